Only the superuser can begin sessions, and only with a name if no password is asked for.
  $ login -f; login a b
  login: missing operand
  Try 'login --help' for more information.
  login: extra operand 'b'
  Try 'login --help' for more information.
  [1]
