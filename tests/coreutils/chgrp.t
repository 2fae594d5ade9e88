A group is named or numbered; an empty name changes nothing.
  $ : > f; chgrp $(id -g) f; chgrp +$(id -g) f; chgrp -v '' f; chgrp -c $(id -gn) f
  ownership of 'f' retained

What is no group is an error, before anything is changed.
  $ : > f; for group in nosuch 1:2 -- 5x 99999999999; do chgrp "$group" f; done
  chgrp: invalid group: 'nosuch'
  chgrp: invalid group: '1:2'
  chgrp: missing operand after 'f'
  Try 'chgrp --help' for more information.
  chgrp: invalid group: '5x'
  chgrp: invalid group: '99999999999'
  [1]

The status tells of each operand.
  $ : > f; chgrp -v 77777 nope; chgrp $(id -g) nope f
  chgrp: cannot access 'nope': No such file or directory
  failed to change group of 'nope' to 77777
  chgrp: cannot access 'nope': No such file or directory
  [1]

-R goes through directories, and links are changed themselves.
  $ mkdir -p d/e; ln -s nope d/e/l; chgrp -Rv '' d; chgrp -R --preserve-root '' /../
  ownership of 'd/e/l' retained
  ownership of 'd/e' retained
  ownership of 'd' retained
  chgrp: it is dangerous to operate recursively on '/../' (same as '/')
  chgrp: use --no-preserve-root to override this failsafe
  [1]

--reference takes the group of another file.
  $ : > f; : > g; chgrp --reference=g f; chgrp --reference=nope f
  chgrp: failed to get attributes of 'nope': No such file or directory
  [1]

Without an operand there is nothing to do.
  $ chgrp; chgrp 0
  chgrp: missing operand
  Try 'chgrp --help' for more information.
  chgrp: missing operand after '0'
  Try 'chgrp --help' for more information.
  [1]
