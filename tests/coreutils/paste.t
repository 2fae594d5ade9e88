Lines of the same number are put side by side, with tabs between them.
  $ printf '1\n2\n3' > f; printf 'a\nb\n' > g; paste f g; paste g f g; paste f
  1\ta (esc)
  2\tb (esc)
  3\t (esc)
  a\t1\ta (esc)
  b\t2\tb (esc)
  \t3\t (esc)
  1
  2
  3

-d gives the delimiters, which are used in turns.
  $ printf '1\n2\n' > f; paste -d ,: f f f f; paste -d '\n' f f; paste -d '\t\\\0x' f f f f f; paste -d '' f f; paste -d '\q\v' f f | od -An -c
  1,1:1,1
  2,2:2,2
  1
  1
  2
  2
  1\t1\\11x1 (esc)
  2\t2\\22x2 (esc)
  11
  22
     1   q   1  \n   2   q   2  \n

-s makes a line of each file.
  $ printf '1\n2\n3\n4' > f; : > e; paste -s f e f; paste -sd+- f
  1\t2\t3\t4 (esc)
   (esc)
  1\t2\t3\t4 (esc)
  1+2-3+4

Standard input may be several of the files.
  $ printf '1\n2\n3\n4\n5\n' > f; paste - - < f; paste - f - < f; cat f | paste
  1\t2 (esc)
  3\t4 (esc)
  5\t (esc)
  1\t1\t2 (esc)
  3\t2\t4 (esc)
  5\t3\t (esc)
  \t4\t (esc)
  \t5\t (esc)
  1
  2
  3
  4
  5

-z ends lines with NUL.
  $ printf 'a\0b' > f; paste -z f f | od -An -c
     a  \t   a  \0   b  \t   b  \0

In a UTF-8 locale a delimiter may be any character (not GNU: it may be a byte).
  $ printf '1\n' > f; LC_ALL=C.UTF-8 paste -d 'é€' f f f f
  1é1€1é1

What cannot be opened is the end, but with -s the other files are printed.
  $ echo 1 > f; paste f nope; paste -s nope f; paste -s . f; paste -d '\' f
  paste: nope: No such file or directory
  paste: nope: No such file or directory
  1
   (esc)
  paste: .: Is a directory
  1
  paste: delimiter list ends with an unescaped backslash: \
  [1]

