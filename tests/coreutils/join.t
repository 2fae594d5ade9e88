Lines with the same first field are joined.
  $ printf 'a 1 x\nb 2 y\nc 3\n' > f; printf 'a A\n b   B  B2\nd D\n' > g; join f g; join f - < g
  a 1 x A
  b 2 y B B2
  a 1 x A
  b 2 y B B2
  $ printf 'a 1\na 2\n' > f; printf 'a 3\na 4' > g; join f g
  a 1 3
  a 1 4
  a 2 3
  a 2 4

-a prints lines without a partner as well, -v only these.
  $ printf 'a 1\nb 2\n' > f; printf 'b 3\nc 4\n' > g; join -a1 f g; join -a 1 -a 2 f g; join -v2 f g
  a 1
  b 2 3
  a 1
  b 2 3
  c 4
  c 4

-1, -2 and -j say which field is joined on.
  $ printf '1 a\n2 b\n' > f; printf 'a x\nb y\n' > g; join -1 2 -2 1 f g; join -1 2 f g; join -j2 f f; join -j1 2 f g
  a 1 x
  b 2 y
  a 1 x
  b 2 y
  a 1 1
  b 2 2
  a 1 x
  b 2 y

-o says what is printed, -e what stands for nothing.
  $ printf 'a 1 x\nb 2\n' > f; printf 'b 3\nc\n' > g; join -o 0,1.2,2.2 f g; join -o '1.1 2.1' f g; join -a1 -a2 -e - -o 0,1.3,2.2 f g; join -a1 -a2 -e E -o auto f g; join -o 1.1 2.2 f g
  b 2 3
  b b
  a x -
  b - 3
  c - -
  a 1 x E
  b 2 E 3
  c E E E
  b 3

-t is another separator; an empty one makes the line the field.
  $ printf 'a,1,,x\nb b,2\n' > f; printf 'a,3\nb b,\n' > g; join -t, f g; join -t, -e0 f g; join -t '' f g; printf 'a\0b\n' > h; join -t '\0' h h | od -An -c
  a,1,,x,3
  b b,2,
  a,1,0,x,3
  b b,2,0
     a  \0   b  \0   b  \n

-i takes no notice of case, --header joins the first lines, -z ends lines with NUL.
  $ printf 'K 1\nA 2\n' > f; printf 'Z 3\na 4\n' > g; join --header f g; join --header -i f g; printf 'a 1\0b 2' > h; join -z h h | od -An -c
  K 1 3
  K 1 3
  A 2 4
     a       1       1  \0   b       2       2  \0

What is not sorted is told when it matters.
  $ printf 'b 1\na 2\n' > f; printf 'a 3\nb 4\n' > g; join f f; join f g 2>err; cat err; join --check-order f f 2>&1; join --nocheck-order f g
  b 1 1
  a 2 2
  b 1 4
  join: f:2: is not sorted: a 2
  join: input is not in sorted order
  join: f:2: is not sorted: a 2
  b 1 4

What is wrong is told.
  $ echo > f; join; join f; join f f f; join - -; join nope f; join f .; join -a 3 f f; join -1 0 f f; join -o 1 f f; join -o 3.1 f f; join -o 1.x f f
  join: missing operand
  Try 'join --help' for more information.
  join: missing operand after 'f'
  Try 'join --help' for more information.
  join: extra operand 'f'
  Try 'join --help' for more information.
  join: both files cannot be standard input
  join: nope: No such file or directory
  join: read error: Is a directory
  join: invalid field number: '3'
  join: invalid field number: '0'
  join: invalid field specifier: '1'
  join: invalid file number in field spec: '3.1'
  join: invalid field number: 'x'
  [1]
  $ echo > f; join -t ab f f; join -t a -t b f f; join -e a -e b f f; join -1 1 -1 2 f f; join -j x f f
  join: multi-character tab 'ab'
  join: incompatible tabs
  join: conflicting empty-field replacement strings
  join: incompatible join fields 1, 2
  join: invalid field number: 'x'
  [1]

