A file is copied, executable for all whatever the umask is, in place of what was there.
  $ umask 077; echo 1 > a; echo 2 > b; ln b h; mkdir d; install -v a b; install a b d; stat -c '%a %n' b d/a; cat h
  removed 'b'
  'a' -> 'b'
  755 b
  755 d/a
  2

-m gives the permissions, as chmod takes them, from none; set-id bits too.
  $ echo 1 > a; install -m 4711 a b; install -m u=rw,go+r a c; install -m +x a d; stat -c %a b c d
  4711
  644
  111
  $ install -m 9 a b
  install: invalid mode '9'
  [1]

The permissions are all there is: no access control list comes from the directory.
  $ mkdir d; echo 1 > a; python3 -c 'import os; os.setxattr("d", "system.posix_acl_default", bytes.fromhex("0200000001000700ffffffff02000700010000000400 0500ffffffff10000700ffffffff20000500ffffffff"))'; install -m 640 a d; stat -c %a d/a; python3 -c 'import os; print(os.listxattr("d/a"))'
  640
  []

-o and -g give the owner, by name or number; only known names are taken.
  $ echo 1 > a; install -o daemon -g 7 a b; stat -c '%U %g' b; install -o nobody-knows a c; install -g nobody-knows a c; ls
  daemon 7
  install: invalid user 'nobody-knows'
  install: invalid group 'nobody-knows'
  a
  b

-p keeps times, others are of now.
  $ echo 1 > a; touch -d @7.25 a; install -p a b; install a c; stat -c %.2Y b; test c -nt a && echo newer
  7.25
  newer

-d makes directories with their parents; only the last is given the permissions.
  $ umask 077; install -dv -m 2750 a/b/c d; install -d -m u=rwx,g-s,go= d; stat -c '%a %n' a a/b a/b/c d
  install: creating directory 'a'
  install: creating directory 'a/b'
  install: creating directory 'a/b/c'
  install: creating directory 'd'
  755 a
  755 a/b
  2750 a/b/c
  700 d
  $ : > f; install -d f g f/x; ls
  install: cannot create directory 'f': File exists
  install: cannot create directory 'f': Not a directory
  a
  d
  f
  g

-D makes what is missing above the file, or the directory of -t.
  $ echo 1 > a; install -D a x/y/z; install -Dv -t p/q a; cat x/y/z p/q/a
  install: creating directory 'p'
  install: creating directory 'p/q'
  'a' -> 'p/q/a'
  1
  1

Nothing is installed where that fails.
  $ echo 1 > a; touch f; ln -s nope l; install -D a f/x; install -D -t f a; install -D a l/x; install -D -T -t q a; ls
  install: cannot create directory 'f': Not a directory
  install: failed to access 'f': Not a directory
  install: cannot create directory 'l': File exists
  install: cannot combine --target-directory (-t) and --no-target-directory (-T)
  a
  f
  l

Set-id bits of a directory go, unless -m leaves them.
  $ mkdir d e; chmod 6777 d e; install -d d; install -d -m 700 e; stat -c %a d e; install -d -T d e f
  755
  6700
  install: extra operand 'f'
  Try 'install --help' for more information.
  [1]

-C leaves alone what is the same already, with its permissions and owner.
  $ echo 1 > a; install -Cv a b; install -Cv a b; install -Cv -m 700 a b; echo 2 > a; install -Cv -m 700 a b; install -C -p a b; install -C -s a b
  'a' -> 'b'
  removed 'b'
  'a' -> 'b'
  removed 'b'
  'a' -> 'b'
  install: options --compare (-C) and --preserve-timestamps are mutually exclusive
  Try 'install --help' for more information.
  install: options --compare (-C) and --strip are mutually exclusive
  Try 'install --help' for more information.
  [1]

-s has a program take the symbols out of the new file, which goes again if that fails.
  $ echo 1 > a; printf '#!/bin/sh\necho 22 > "$1"\n' > p; chmod 755 p; install -s --strip-program=./p -m 640 a b; cat b; stat -c %a b; install -s --strip-program=false a b; install -s --strip-program=./nope a c; ls
  22
  640
  install: strip process terminated abnormally
  install: cannot run './nope': No such file or directory
  install: strip process terminated abnormally
  a
  p

Directories are not copied, and what fails does not keep the rest from being installed.
  $ mkdir d e; echo 1 > a; install d nope a e; ls e; install -T a d
  install: omitting directory 'd'
  install: cannot stat 'nope': No such file or directory
  a
  install: cannot overwrite directory 'd' with non-directory
  [1]

What is replaced can be kept.
  $ echo 1 > a; echo 2 > b; install -bv a b; cat b~; install --backup=numbered a b; ls
  'a' -> 'b' (backup: 'b~')
  2
  a
  b
  b.~1~
  b~

Operands must be there, and fit the options.
  $ install
  install: missing file operand
  Try 'install --help' for more information.
  [1]
  $ install -d -t x y
  install: target directory not allowed when installing a directory
  [1]
  $ install -d -s x
  install: the strip option may not be used when installing a directory
  [1]
  $ touch a; install -t nope a; install a b c
  install: failed to access 'nope': No such file or directory
  install: target 'c': No such file or directory
  [1]
