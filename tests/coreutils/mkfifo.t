Pipes are made, with what the umask leaves of a=rw.
  $ umask 027; mkfifo a 'b c'; stat -c '%a %F %n' a 'b c'
  640 fifo a
  640 fifo b c

-m takes a mode as chmod does, with a=rw to start from, and the umask for what has no letter of a user.
  $ umask 077; mkfifo -m 666 a; mkfifo -m u+x,g=u b; mkfifo -m -r c; mkfifo -m =rx d; stat -c '%a %n' a b c d
  666 a
  776 b
  266 c
  500 d

What exists stays as it is, and the rest is still made.
  $ umask 022; : > f; ln -s nope l; mkfifo -m 777 f l nope/x '' p; stat -c '%a %F %n' f p
  mkfifo: cannot create fifo 'f': File exists
  mkfifo: cannot create fifo 'l': File exists
  mkfifo: cannot create fifo 'nope/x': No such file or directory
  mkfifo: cannot create fifo '': No such file or directory
  644 regular empty file f
  777 fifo p

A mode has permissions and nothing else.
  $ mkfifo -m u+s p
  mkfifo: mode must specify only file permission bits
  [1]
  $ mkfifo -m 1666 p
  mkfifo: mode must specify only file permission bits
  [1]
  $ mkfifo -m bad p; ls
  mkfifo: invalid mode

A context is ignored where the kernel knows none, and one that is named is missed.
  $ mkfifo -Z a; mkfifo --context b; mkfifo --context=user_t c; ls
  mkfifo: warning: ignoring --context; it requires an SELinux/SMACK-enabled kernel
  a
  b
  c

Without an operand there is nothing to do.
  $ mkfifo -m bad
  mkfifo: missing operand
  Try 'mkfifo --help' for more information.
  [1]
