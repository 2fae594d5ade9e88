All but the last component is printed.
  $ dirname /usr/bin/sort
  /usr/bin
  $ dirname a/b/ c//d
  a
  c

Where there is no directory, it is the working directory.
  $ dirname a; dirname ''; dirname a/; dirname .. .
  .
  .
  .
  .
  .

The root is its own directory.
  $ dirname /; dirname //; dirname /a; dirname //a; dirname ///a//
  /
  /
  /
  /
  /

Slashes before the last component are not part of it.
  $ dirname a//b; dirname a//b//; dirname /a//b/
  a
  a
  /a

A dot at the end is a component.
  $ dirname a/.; dirname a/..; dirname x/. y/./
  a
  a
  x
  y

-z ends each with NUL.
  $ dirname -z a/b c
  a\x00.\x00 (no-eol) (esc)

A missing operand is a usage error.
  $ dirname
  dirname: missing operand
  Try 'dirname --help' for more information.
  [1]
  $ dirname -z
  dirname: missing operand
  Try 'dirname --help' for more information.
  [1]

Unknown options are usage errors.
  $ dirname -x
  dirname: invalid option -- 'x'
  Try 'dirname --help' for more information.
  [1]
  $ dirname --zero=1 a
  dirname: option '--zero' doesn't allow an argument
  Try 'dirname --help' for more information.
  [1]
