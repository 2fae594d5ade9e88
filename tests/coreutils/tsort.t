Words come in an order in which the first of each pair is before the second.
  $ printf 'a b\nb c\na c d\tb e e\n' > f; tsort f; tsort < f; cat f | tsort -; : | tsort
  a
  d
  e
  b
  c
  a
  d
  e
  b
  c
  a
  d
  e
  b
  c

Words that nothing is said about come in alphabetical order, others as soon as they can.
  $ echo c a b a z z x y x b | tsort
  c
  x
  z
  b
  y
  a

A loop is told and cut.
  $ echo a b b a > f; tsort f; echo a b b c c a b d d b x y | tsort
  tsort: f: input contains a loop:
  tsort: a
  tsort: b
  a
  b
  x
  y
  tsort: -: input contains a loop:
  tsort: d
  tsort: b
  d
  tsort: -: input contains a loop:
  tsort: a
  tsort: b
  tsort: c
  a
  b
  c
  [1]

Words come in pairs, and there is one file.
  $ echo a b c | tsort; tsort a b; tsort nope
  tsort: -: input contains an odd number of tokens
  tsort: extra operand 'b'
  Try 'tsort --help' for more information.
  tsort: nope: No such file or directory
  [1]

What cannot be read is told (not GNU: it takes that for the end).
  $ tsort .
  tsort: .: read error: Is a directory
  [1]

