Lines that are longer than 80 columns are broken.
  $ printf '%085d\n' 0 | fold; printf 'abcde\nfg\n\nhijklm' > f; fold -w 3 f; echo; fold -3 < f; echo; fold -w 100 f
  00000000000000000000000000000000000000000000000000000000000000000000000000000000
  00000
  abc
  de
  fg
   (esc)
  hij
  klm
  abc
  de
  fg
   (esc)
  hij
  klm
  abcde
  fg
   (esc)
  hijklm (no-eol)

-s breaks behind the last blank that fits.
  $ printf 'ab cd efghijk l\nmn  op\tq\n' | fold -s -w 5
  ab  (esc)
  cd  (esc)
  efghi
  jk l
  mn   (esc)
  op
  \t (esc)
  q

Tabs, backspaces and carriage returns move the column, but with -b they are bytes like others.
  $ printf 'a\tb\nab\b\bcd\nab\rcde\n' > f; fold -w 3 f | od -An -c; fold -b -w 3 f | od -An -c
     a  \n  \t  \n   b  \n   a   b  \b  \b   c   d  \n   a   b  \r
     c   d   e  \n
     a  \t   b  \n   a   b  \b  \n  \b   c   d  \n   a   b  \r  \n
     c   d   e  \n

Each file starts a line.
  $ printf 'abc' > f; printf 'de\n' > g; fold -w 4 f nope . g
  abcfold: nope: No such file or directory
  fold: .: Is a directory
  de
  [1]

What is no width is refused.
  $ fold -w 0; fold -w x; fold -5x; fold -w 99999999999999999999
  fold: invalid number of columns: '0': Numerical result out of range
  fold: invalid number of columns: 'x'
  fold: invalid number of columns: '5x'
  fold: invalid number of columns: '99999999999999999999': Value too large for defined data type
  [1]

In the C locale characters are bytes.
  $ printf 'éé\n' | LC_ALL=C fold -w 2
  é
  é

In a UTF-8 locale they take the columns that they take on a terminal, and none is broken (not GNU: it counts bytes).
  $ export LC_ALL=C.UTF-8; printf 'éé一一é\377\377\n' > f; fold -w 3 f; fold -b -w 3 f; printf 'e\314\201e\314\201f\n' | fold -w 2; printf 'é éé é\n' | fold -s -w 3
  éé
  一
  一é
  \xFF\xFF (esc)
  é
  é
  一
  一
  \xC3\xA9\xFF (esc)
  \xFF (esc)
  éé
  f
  é  (esc)
  éé  (esc)
  é

