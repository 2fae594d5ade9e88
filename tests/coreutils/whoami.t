The name of the effective user is printed.
  $ test "$(whoami)" = "$(id -un)" && echo same
  same

It is that of the effective user (not emulated: a script gives that up).
  $ test $(id -u) = 0 || exec echo daemon; setpriv --euid 1 whoami
  daemon

A user without a name is an error.
  $ test $(id -u) = 0 || { echo 'whoami: cannot find name for user ID 4242'; exit 1; }; setpriv --reuid 4242 --clear-groups whoami
  whoami: cannot find name for user ID 4242
  [1]

There are no operands.
  $ whoami x; whoami -x
  whoami: extra operand 'x'
  Try 'whoami --help' for more information.
  whoami: invalid option -- 'x'
  Try 'whoami --help' for more information.
  [1]
