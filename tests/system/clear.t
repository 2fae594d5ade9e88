The screen is cleared, and what was scrolled off it, unless -x keeps that.
  $ clear | od -An -c; clear -x | od -An -c
   033   [   H 033   [   2   J 033   [   3   J
   033   [   H 033   [   2   J
  $ clear x; clear -y
  clear: extra operand 'x'
  Try 'clear --help' for more information.
  clear: invalid option -- 'y'
  Try 'clear --help' for more information.
  [1]
