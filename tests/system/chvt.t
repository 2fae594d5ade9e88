# There may be no consoles where this runs.
A mistake on the command line is reported.
  $ chvt; chvt x; chvt 1 2; chvt -x
  chvt: missing operand
  Try 'chvt --help' for more information.
  chvt: invalid number 'x'
  Try 'chvt --help' for more information.
  chvt: extra operand '2'
  Try 'chvt --help' for more information.
  chvt: invalid option -- 'x'
  Try 'chvt --help' for more information.
  [1]
