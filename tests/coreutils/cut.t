-f selects fields, which a tab separates.
  $ printf 'a\tb\tc\nd\n\n' > f; cut -f 2 f; cut -f 1,3 < f; cut --fields=2- f
  b
  d
   (esc)
  a\tc (esc)
  d
   (esc)
  b\tc (esc)
  d
   (esc)

-d is another delimiter, -s leaves out lines without one.
  $ printf 'a:b:c\nd e\n:\n' > f; cut -d: -f2 f; cut -d ' ' -f2 -s f; cut -sd: -f1,2 f
  b
  d e
   (esc)
  e
  a:b
  :

What is selected is printed once and in the order of the input.
  $ echo a:b:c:d > f; cut -d: -f4,1-2,2 f; cut -b3,1,1-2 f; cut -c '5-	2' f
  a:b:d
  a:b
  :c:d

--complement selects the rest.
  $ echo a:b:c:d > f; cut -d: --complement -f2,3 f; cut --complement -b 1-3,6- f; cut --complement -b1- f
  a:d
  :c
   (esc)

--output-delimiter stands between the parts, and is NUL if it is empty.
  $ echo a:b:c:d > f; cut -d: -f1,3- --output-delimiter=', ' f; cut -b1-2,2-3,5,6 --output-delimiter=+ f
  a, c, d
  a:b+c+:
  $ echo a:b:c:d | cut -d: -f1,2 --output-delimiter= | od -An -c
     a  \0   b  \n

Bytes and characters behind the end of the line are none.
  $ printf 'abc\n\nx' > f; cut -b 2- f; cut -c 2,5 f
  bc
   (esc)
   (esc)
  b
   (esc)
   (esc)

Characters are bytes in the C locale.
  $ printf 'a\303\251b\n' | LC_ALL=C cut -c 1,4
  ab

In a UTF-8 locale -c and -n count characters, and what is none counts by itself (not GNU: it counts bytes).
  $ printf 'a\303\251b\377c\n' > f; LC_ALL=C.UTF-8 cut -c 2-3 f; LC_ALL=C.UTF-8 cut -c 4,5 --output-delimiter=. f
  éb
  \xff.c (esc)
  $ LC_ALL=C.UTF-8 cut -nb 2 f; LC_ALL=C.UTF-8 cut -nb 3,4 f; LC_ALL=C.UTF-8 cut -n -b -2 f
   (esc)
  éb
  a

In a UTF-8 locale a delimiter may be any character (not GNU: it may be a byte).
  $ printf 'xéyèz\n' > f; LC_ALL=C.UTF-8 cut -d é -f2 f; LC_ALL=C.UTF-8 cut -d è -f2 f; LC_ALL=C cut -d é -f2 f
  yèz
  z
  cut: the delimiter must be a single character
  Try 'cut --help' for more information.
  [1]

With a newline as the delimiter the fields are the lines.
  $ printf 'a\nb\nc\n' > f; cut -d '
  > ' -f 1,3 f; cut -d '
  > ' -f 2- --output-delimiter=+ f
  a
  c
  b+c

-z ends lines with NUL.
  $ printf 'a:b\0c\nd:e\0' | cut -z -d: -f1 | od -An -c
     a  \0   c  \n   d  \0

Several files are cut one after another, and what cannot be read is reported.
  $ printf 'ab' > f; echo cd | cut -b1 f nope - .
  a
  cut: nope: No such file or directory
  c
  cut: .: Is a directory
  [1]

There must be one list, and it must be right.
  $ cut; cut -f1 -b1; cut -b 0; cut -f 1,; cut -f -; cut -f 2-1
  cut: you must specify a list of bytes, characters, or fields
  Try 'cut --help' for more information.
  cut: only one list may be specified
  Try 'cut --help' for more information.
  cut: byte/character positions are numbered from 1
  Try 'cut --help' for more information.
  cut: fields are numbered from 1
  Try 'cut --help' for more information.
  cut: invalid range with no endpoint: -
  Try 'cut --help' for more information.
  cut: invalid decreasing range
  Try 'cut --help' for more information.
  [1]
  $ cut -f 1,2x,3; cut -b x; cut -f 1-2-3; cut -b 1--; cut -b 99999999999999999999; cut -f 18446744073709551615
  cut: invalid field value 'x,3'
  Try 'cut --help' for more information.
  cut: invalid byte/character position 'x'
  Try 'cut --help' for more information.
  cut: invalid field range
  Try 'cut --help' for more information.
  cut: invalid byte or character range
  Try 'cut --help' for more information.
  cut: byte/character offset '99999999999999999999' is too large
  Try 'cut --help' for more information.
  cut: field number '18446744073709551615' is too large
  Try 'cut --help' for more information.
  [1]

-d and -s are for fields.
  $ cut -b1 -d:; cut -b1 -s; cut -f1 -d ab
  cut: an input delimiter may be specified only when operating on fields
  Try 'cut --help' for more information.
  cut: suppressing non-delimited lines makes sense
  \tonly when operating on fields (esc)
  Try 'cut --help' for more information.
  cut: the delimiter must be a single character
  Try 'cut --help' for more information.
  [1]
