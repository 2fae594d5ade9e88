What is already so is retained, which -v tells; owners and groups are named or numbered.
  $ : > f; u=$(id -u) g=$(id -g); for spec in $u $u:$g :+$g +$u:+$g "$(id -un)"; do chown $spec f || echo failed; done; chown -v : f; chown -v '' f
  ownership of 'f' retained
  ownership of 'f' retained

Names and numbers of users and groups are told as they were given, and what they were by name (not emulated: unshare).
  $ : > f; cat > run <<'E'
  > mount -t tmpfs none /etc || exit
  > echo root:x:0:0:::/ > /etc/passwd; printf 'root:x:0:\nstaff:x:0:\n' > /etc/group
  > chown -v root f; chown -v 0:0 f; chown -v root: f; chown -v :staff f; chown -v root.staff f; chown -v nobody f; chgrp -v staff f
  > E
  $ unshare -rm sh run
  ownership of 'f' retained as root
  ownership of 'f' retained as root:root
  ownership of 'f' retained as root:root
  ownership of 'f' retained as root:root
  chown: warning: '.' should be ':': 'root.staff'
  ownership of 'f' retained as root:root
  chown: invalid user: 'nobody'
  group of 'f' retained as root

What is no user and no group is an error, before anything is changed.
  $ : > f; for spec in no.such nosuch 0:nosuch 5: 4294967295 5x 1:2:3 +root; do chown "$spec" f; done
  chown: invalid user: 'no.such'
  chown: invalid user: 'nosuch'
  chown: invalid group: '0:nosuch'
  chown: invalid spec: '5:'
  chown: invalid user: '4294967295'
  chown: invalid user: '5x'
  chown: invalid group: '1:2:3'
  chown: invalid user: '+root'
  [1]

The status tells of each operand, and -f is silent about them.
  $ : > f; chown $(id -u) nope f; chown -f $(id -u) nope f; chown -v 0:0 nope
  chown: cannot access 'nope': No such file or directory
  chown: cannot access 'nope': No such file or directory
  failed to change ownership of 'nope' to 0:0
  [1]

A link is followed, but with -h or -R it is changed itself.
  $ ln -s nope l; chown : l; chown -h : l; chown -R : l
  chown: cannot dereference 'l': No such file or directory

-R goes through directories, and tells of each after what is in it.
  $ mkdir -p d/e; : > d/e/f; ln -s .. d/e/l; ln -s d l; chown -Rv : l; chown -RHv : l
  ownership of 'l' retained
  ownership of 'l/e/(f|l)' retained (re)
  ownership of 'l/e/(f|l)' retained (re)
  ownership of 'l/e' retained
  ownership of 'l' retained

With -L all links to directories are gone through, but not in a circle.
  $ mkdir -p d/e x; : > x/f; ln -s ../.. d/e/up; ln -s ../x d/x; (cd d && chown -RLv : . | sort)
  ownership of '.' retained
  ownership of './e' retained
  ownership of './e/up' retained
  ownership of './e/up/d' retained
  ownership of './e/up/x' retained
  ownership of './e/up/x/f' retained
  ownership of './x' retained
  ownership of './x/f' retained

-R --dereference needs to be told which links.
  $ : > f; chown -R --dereference : f; chown -RP --dereference : f; chown -RH --dereference : f
  chown: -R --dereference requires either -H or -L
  chown: -R --dereference requires either -H or -L

--from leaves alone what has another owner or group.
  $ : > f; chown -v --from=77777 1 f | sed "s/ as $(id -un)$/ as me/"; chown --from=:77777 1:1 f; chown --from=nosuch 1 f
  ownership of 'f' retained as me
  chown: invalid user: 'nosuch'
  [1]

The set-id bits of a file are gone when its owner is set, even to the same one.
  $ : > f; chmod 6755 f; chown $(id -u) f; stat -c %a f
  755

--reference takes the owner and the group of another file.
  $ : > f; : > g; chown --reference=g f; chown --reference=nope f; chown --reference=f
  chown: failed to get attributes of 'nope': No such file or directory
  chown: missing operand
  Try 'chown --help' for more information.
  [1]

--preserve-root refuses the root, by any name, but only with -R.
  $ ln -s / l; for root in / // /../ l/; do chown -R --preserve-root : $root && echo done; done; chown -RH --preserve-root : l; chown --preserve-root --from=77777 : /
  chown: it is dangerous to operate recursively on '/'
  chown: use --no-preserve-root to override this failsafe
  chown: it is dangerous to operate recursively on '//' (same as '/')
  chown: use --no-preserve-root to override this failsafe
  chown: it is dangerous to operate recursively on '/../' (same as '/')
  chown: use --no-preserve-root to override this failsafe
  chown: it is dangerous to operate recursively on 'l/' (same as '/')
  chown: use --no-preserve-root to override this failsafe
  chown: it is dangerous to operate recursively on 'l' (same as '/')
  chown: use --no-preserve-root to override this failsafe

Without an operand there is nothing to do.
  $ chown; chown root
  chown: missing operand
  Try 'chown --help' for more information.
  chown: missing operand after 'root'
  Try 'chown --help' for more information.
  [1]
