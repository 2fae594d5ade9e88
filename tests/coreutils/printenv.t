Values are printed, in the order asked for.
  $ A=1 B='x y' printenv B A
  x y
  1

A variable that is not set makes the status 1.
  $ A=1 printenv NOPE A
  1
  [1]

All are printed without operands.
  $ env -i A=1 B=2 printenv
  A=1
  B=2

-0 ends each with NUL.
  $ env -i A=1 B=2 printenv -0; env -i A=1 printenv --null A
  A=1\x00B=2\x001\x00 (no-eol) (esc)

An empty value is a line, and a name with = is never set.
  $ env -i A= printenv A; env -i A=b=c printenv A=b
   (esc)
  [1]

Each entry of that name is printed only once.
  $ env -i A=1 printenv A A
  1
  1

Options end at the first operand.
  $ env -i A=1 printenv A -0
  1
  [1]

Mistakes have the status 2.
  $ printenv -x
  printenv: invalid option -- 'x'
  Try 'printenv --help' for more information.
  [2]
  $ A=1 printenv A > /dev/full
  printenv: write error: No space left on device
  [2]

Options end at the first variable.
  $ env -i A=1 PATH="$PATH" printenv A -0
  1
  [1]
