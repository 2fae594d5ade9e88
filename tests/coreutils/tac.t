The last line comes first.
  $ printf '1\n2\n3\n' > f; tac f; tac < f; cat f | tac; printf 'a\nb' | tac; echo; : > e; tac e
  3
  2
  1
  3
  2
  1
  3
  2
  1
  ba
   (esc)

Each file is turned round on its own.
  $ printf '1\n2\n' > f; printf '3' > g; tac f g f; tac - f < g
  2
  1
  32
  1
  32
  1

-s is another separator, -b says that it stands before a line.
  $ printf 'a--b--c' > f; tac -s -- f; echo; tac -b -s -- f; echo; printf '1\n2\n' | tac -b; printf 'a\0b\0' | tac -s '' | tr '\0' .; printf 'xaxax' | tac -s ax
  cb--a--
  --c--ba
   (esc)
   (esc)
  21b.a.axxax (no-eol)

-r takes it for a regular expression, looked for from the end.
  $ printf 'x1y22z' > f; tac -rs '[0-9]' f; echo; tac -rs '[0-9][0-9]*' f; echo; tac -rbs '[0-9]*' f; echo; printf 'a\nb\nxc\n' | tac -rs '^x*'; tac -rs 'x\|y' f
  z2y2x1
  z2y2x1
  z22y1x
  c
  b
  xa
  22z1yx (no-eol)

A large file is read from its end.
  $ i=0; while test $i -lt 12; do echo "line $i"; i=$((i+1)); done > f; for i in 1 2 3 4 5 6 7 8 9 10 11; do cat f f > g; mv g f; done; tac f | tac | cmp - f; cat f | tac > g; tac f | cmp - g; tac f | head -n 2
  line 11
  line 10

What cannot be read or is no expression is told.
  $ echo 1 > f; tac nope f; tac -r -s '' f; tac -rs '\(' f; tac -rs '[' f
  tac: failed to open 'nope' for reading: No such file or directory
  1
  tac: separator cannot be empty
  tac: Unmatched ( or \(
  tac: Invalid regular expression
  [1]

A directory is told as such (not GNU: it says that an argument is invalid).
  $ tac .
  tac: .: read error: Is a directory
  [1]

