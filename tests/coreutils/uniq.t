Adjacent lines that are the same are printed once.
  $ printf 'a\na\nb\na\n\n\n' > f; uniq f; printf 'a\na' | uniq
  a
  b
  a
   (esc)
  a

-c counts, -d prints repeated lines, -u the others.
  $ printf 'a\na\nb\nc\nc\nc\n' > f; uniq -c f; uniq -d f; uniq -u f; uniq -cd f; uniq -du f
        2 a
        1 b
        3 c
  a
  c
  b
        2 a
        3 c

-D prints all lines that are repeated, with empty lines around their groups if asked for.
  $ printf 'a\na\nb\nc\nc\nc\n' > f; uniq -D f; uniq --all-repeated=separate f; uniq --all-repeated=prep f
  a
  a
  c
  c
  c
  a
  a
   (esc)
  c
  c
  c
   (esc)
  a
  a
   (esc)
  c
  c
  c

--group prints all lines, with empty lines around the groups.
  $ printf 'a\na\nb\n' > f; uniq --group f; uniq --group=prepend f; uniq --group=append f; uniq --group=both f
  a
  a
   (esc)
  b
   (esc)
  a
  a
   (esc)
  b
  a
  a
   (esc)
  b
   (esc)
   (esc)
  a
  a
   (esc)
  b
   (esc)

-f skips fields, -s characters, -w limits what is compared, and -i takes no notice of case.
  $ printf '1 a\n 2 a\n1 b\n' > f; uniq -f 1 f; printf 'xa\nya\nyb\n' > g; uniq -s 1 g; uniq -w 1 g; uniq -1 f; uniq +1 g
  1 a
  1 b
  xa
  yb
  xa
  ya
  1 a
  1 b
  xa
  yb
  $ printf 'a\nA\nb\n' | uniq -i; printf 'a 1x\nb 1y\n' | uniq -f1 -s1 -w1; printf 'a\nb\n' | uniq -w 0
  a
  b
  a 1x
  a

-z ends lines with NUL.
  $ printf 'a\0a\0b' | uniq -zc | od -An -c
                             2       a  \\0                         (esc)
     1       b  \0

The second operand is the output.
  $ printf 'a\na\n' | uniq - out; cat out; uniq out -; uniq a b c
  a
  a
  uniq: extra operand 'c'
  Try 'uniq --help' for more information.
  [1]

Characters are bytes in the C locale.
  $ printf 'é1\nè1\nè2\n' | LC_ALL=C uniq -w1
  é1

In a UTF-8 locale they are characters (not GNU: it counts bytes).
  $ printf 'é1\nè1\nè2\n' > f; LC_ALL=C.UTF-8 uniq -w1 f; LC_ALL=C.UTF-8 uniq -s1 f; printf '\377a\n\376a\n' | LC_ALL=C.UTF-8 uniq -s1 | wc -l
  é1
  è1
  é1
  è2
  1

What does not go together or is no number is refused, and what cannot be read is told.
  $ uniq -cD; uniq --group -c; uniq --group=x; uniq -w x; uniq -f -1; uniq -s ''; uniq nope; echo a | uniq - no/such
  uniq: printing all duplicated lines and repeat counts is meaningless
  Try 'uniq --help' for more information.
  uniq: --group is mutually exclusive with -c/-d/-D/-u
  Try 'uniq --help' for more information.
  uniq: invalid argument 'x' for '--group'
  Valid arguments are:
    - 'prepend'
    - 'append'
    - 'separate'
    - 'both'
  Try 'uniq --help' for more information.
  uniq: x: invalid number of bytes to compare
  uniq: -1: invalid number of fields to skip
  uniq: : invalid number of bytes to skip
  uniq: nope: No such file or directory
  uniq: no/such: No such file or directory
  [1]

What cannot be read is told, and why (not GNU: it does not say why).
  $ uniq .
  uniq: error reading '.': Is a directory
  [1]

