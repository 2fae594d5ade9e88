A context is set as a whole or in part, where the file system keeps it, whether or not the kernel looks at it (not emulated: unshare).
  $ mkdir m; cat > run <<'E'
  > mount -t tmpfs none m || exit; cd m; mkdir -p d/e; : > f; : > d/e/g; ln -s ../f d/l
  > chcon u:r:t f; stat -c '%C %n' f; chcon -u x -l s0:c1,c2 f; stat -c '%C %n' f; chcon -t y -r z f; stat -c '%C %n' f
  > chcon -R --reference=f d; stat -c '%C %n' d d/l d/e d/e/g; chcon -Rv -t w d/e; chcon a:b:c d/l; chcon -h d:e:f d/l; stat -c '%C %n' f d/l d/e/g
  > E
  $ unshare -rm sh run
  u:r:t f
  x:r:t:s0:c1,c2 f
  x:z:y:s0:c1,c2 f
  x:z:y:s0:c1,c2 d
  x:z:y:s0:c1,c2 d/l
  x:z:y:s0:c1,c2 d/e
  x:z:y:s0:c1,c2 d/e/g
  changing security context of 'd/e/g'
  changing security context of 'd/e'
  a:b:c f
  d:e:f d/l
  x:z:w:s0:c1,c2 d/e/g

A part is only set where there is a whole, and a part that is none is refused (not emulated: unshare).
  $ mkdir m; cat > run <<'E'
  > mount -t tmpfs none m || exit; cd m; : > f; : > g; chcon u:r g
  > chcon -u x f; chcon -u x g; chcon u:r:t g; chcon -r a:b -t 'c d' g; chcon --reference=f g; chcon --reference=nope g; chcon --reference=g -t x g
  > E
  $ unshare -rm sh run
  chcon: can't apply partial context to unlabeled file 'f'
  chcon: failed to create security context: 'u:r': Invalid argument
  chcon: failed to set role security context component to 'a:b': Invalid argument
  chcon: failed to set type security context component to 'c d': Invalid argument
  chcon: failed to get security context of 'f': No data available
  chcon: failed to get security context of 'nope': No such file or directory
  chcon: conflicting security context specifiers given
  Try 'chcon --help' for more information.
  [1]

A file below a directory is told by its whole path (not GNU: that tells only its name).
  $ mkdir d; : > d/f; chcon -Rt x d
  chcon: can't apply partial context to unlabeled file 'd/f'
  chcon: can't apply partial context to unlabeled file 'd'
  [1]

The status tells of each operand.
  $ chcon -t x nope nope/x; : > f; chcon x nope f/x
  chcon: cannot access 'nope': No such file or directory
  chcon: cannot access 'nope/x': No such file or directory
  chcon: cannot access 'nope': No such file or directory
  chcon: cannot access 'f/x': Not a directory
  [1]

Options that contradict each other are refused.
  $ : > f; chcon -R --dereference x f; chcon -RH -h x f; chcon --reference=f -t x f 2>&1 | head -n 1
  chcon: -R --dereference requires either -H or -L
  chcon: -R -h requires -P
  chcon: failed to get security context of 'f': No data available

--preserve-root refuses the root, by any name, but only with -R.
  $ ln -s / l; for root in / // /../; do chcon -R --preserve-root -t x $root; done; chcon -RH --preserve-root -t x l
  chcon: it is dangerous to operate recursively on '/'
  chcon: use --no-preserve-root to override this failsafe
  chcon: it is dangerous to operate recursively on '//' (same as '/')
  chcon: use --no-preserve-root to override this failsafe
  chcon: it is dangerous to operate recursively on '/../' (same as '/')
  chcon: use --no-preserve-root to override this failsafe
  chcon: it is dangerous to operate recursively on 'l' (same as '/')
  chcon: use --no-preserve-root to override this failsafe
  [1]

Without an operand there is nothing to do.
  $ chcon; chcon x; chcon -t x; chcon --reference=f
  chcon: missing operand
  Try 'chcon --help' for more information.
  chcon: missing operand after 'x'
  Try 'chcon --help' for more information.
  chcon: missing operand
  Try 'chcon --help' for more information.
  chcon: missing operand
  Try 'chcon --help' for more information.
  [1]
