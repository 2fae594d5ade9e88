Tabs become spaces up to the next of the stops, which are 8 columns apart.
  $ printf 'a\tb\n\tc\n1234567\t8\t9\n' > f; expand f; expand < f
  a       b
          c
  1234567 8       9
  a       b
          c
  1234567 8       9

-t gives the distance of the stops, or where they are.
  $ printf 'a\tb\tc\td\n' > f; expand -t 4 f; expand -t 2,5 f; expand -t '2 5' f; expand -t 2 -t 5 f; expand -t 2,/4 f; expand -t 2,+4 f; expand -4 f; expand -2,5 f
  a   b   c   d
  a b  c d
  a b  c d
  a b  c d
  a b c   d
  a b   c   d
  a   b   c   d
  a b  c d

-i leaves tabs behind other text as they are.
  $ printf '\t a\tb\n' | expand -i
           a\tb (esc)

A backspace goes back one column.
  $ printf 'ab\b\tc\n' | expand | od -An -c
     a   b  \b                               c  \n

A line goes on in the next file, and what cannot be read is told.
  $ printf 'a' > f; printf '\tb\n' > g; expand f nope . g
  aexpand: nope: No such file or directory
  expand: .: Is a directory
         b
  [1]

What is no list of stops is refused.
  $ expand -t 0; expand -t 5,2; expand -t x; expand -t 99999999999999999999; expand -t /4,2; expand -t 3/4; expand -t /3,+4
  expand: tab size cannot be 0
  expand: tab sizes must be ascending
  expand: tab size contains invalid character(s): 'x'
  expand: tab stop is too large '99999999999999999999'
  expand: '/' specifier only allowed with the last value
  expand: '/' specifier not at start of number: '/4'
  expand: '/' specifier is mutually exclusive with '+'
  [1]

In the C locale a character takes a column for each byte.
  $ printf 'é\tx\n' | LC_ALL=C expand -t 4
  é  x

In a UTF-8 locale it takes those that it takes on a terminal (not GNU: it counts bytes).
  $ printf 'é\tx\n一\tx\n\377\tx\ne\314\201\tx\n' | LC_ALL=C.UTF-8 expand -t 4
  é   x
  一  x
  \xFF   x (esc)
  é   x

