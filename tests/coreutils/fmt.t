Lines of a paragraph are filled to about the same length, 75 columns at most.
  $ seq -s ' ' 60 > f; fmt f; fmt -w 30 f; fmt -30 f; fmt < f | wc -l
  1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27
  28 29 30 31 32 33 34 35 36 37 38 39 40 41 42 43 44 45 46 47 48 49 50 51
  52 53 54 55 56 57 58 59 60
  1 2 3 4 5 6 7 8 9 10 11 12 13
  14 15 16 17 18 19 20 21 22 23
  24 25 26 27 28 29 30 31 32 33
  34 35 36 37 38 39 40 41 42 43
  44 45 46 47 48 49 50 51 52 53
  54 55 56 57 58 59 60
  1 2 3 4 5 6 7 8 9 10 11 12 13
  14 15 16 17 18 19 20 21 22 23
  24 25 26 27 28 29 30 31 32 33
  34 35 36 37 38 39 40 41 42 43
  44 45 46 47 48 49 50 51 52 53
  54 55 56 57 58 59 60
  3
  $ printf 'The lines of a paragraph are filled.  Breaks behind sentences are better\nthan (say) others. A word alone\nis worse, i.e. a. b\n' > g; fmt -w 40 g; fmt -w 25 g; fmt -w 25 -g 12 g; fmt -g 20 g
  The lines of a paragraph are filled.
  Breaks behind sentences are better than
  (say) others. A word alone is worse,
  i.e. a. b
  The lines of a
  paragraph are filled.
  Breaks behind sentences
  are better than (say)
  others. A word alone is
  worse, i.e. a. b
  The lines of
  a paragraph
  are filled.
  Breaks behind
  sentences are
  better than
  (say) others. A
  word alone is
  worse, i.e. a. b
  The lines of a paragraph
  are filled.  Breaks behind
  sentences are better than
  (say) others. A word
  alone is worse, i.e. a. b

Blank lines and other indentations begin another paragraph, and keep what they are.
  $ printf 'a b\nc\n\n  d e\n  f\n g\n \t\n\th i\n\tj\n' | fmt | cat -A
  a b c$
  $
    d e f$
   g$
  $
  ^Ih i j$

-u leaves one space between words, two after sentences; a newline is one, too.
  $ printf 'a   b.   c\td\ne.\nf  g. h\n' | fmt; printf 'a   b.   c\td\ne.\nf  g. h\n' | fmt -u
  a   b.	 c	d e.  f  g. h
  a b.  c d e.  f g. h

-s breaks long lines and joins none.
  $ printf 'one two three four\nfive\nsix seven eight nine\n' | fmt -s -w 12
  one two
  three four
  five
  six seven
  eight nine

-c keeps the indentation of the first two lines, -t tells paragraphs by it.
  $ printf '   one two three four\n five six seven\n eight nine\nten\n' > f; fmt -c -w 16 f; fmt -t -w 16 f; printf '  one two three four\n  five six seven\n' | fmt -t -w 14
     one two
   three four
   five six seven
   eight nine
  ten
     one two
   three four
   five six seven
   eight nine
  ten
    one two
  three four
    five six
  seven

-p fills only lines with a prefix, and puts it before each.
  $ printf '# one two three\n# four\nno\n#five\n  # six seven eight\n#\n# nine\n' > f; fmt -p '#' -w 14 f; fmt -p '  #' f; fmt -p '# ' -w 12 f; printf '> a' | fmt -p '>'; printf 'x y' | fmt -p '>'; echo
  # one two
  # three four
  no
  #five
    # six seven
    # eight
  #
  # nine
  # one two three
  # four
  no
  #five
    # six seven eight
  #
  # nine
  # one two
  # three
  # four
  no
  #five
    # six
    # seven
    # eight
  #
  # nine
  > a
  x y

A word that is too long stands alone, and a last line without its end gets one.
  $ printf 'a bbbbbbbbbbbbbbbbbbbb c' | fmt -w 8; printf '' | fmt | wc -c; printf '   ' | fmt | wc -c
  a
  bbbbbbbbbbbbbbbbbbbb
  c
  0
  1

Long paragraphs are filled in parts.
  $ seq -s ' ' 20000 | fmt | md5sum; seq -s ' ' 20000 | fmt -w 33 | md5sum; seq -f %03g -s ' ' 999 | tr 0-9 a-j | fmt -w 50 | md5sum
  03e4e5f09618a8a6f0b5c4f1ec3bcac7  -
  f566e30bef6a5ac309c5fd44a75050ae  -
  a3ecd5ec9b8406d71a3ebf4687102d12  -

Several files are filled one by one, and errors reported.
  $ printf 'a\nb\n' > f; printf 'c\n' > g; fmt f nope g -; fmt -w x; fmt -w 2501; fmt -g 80 -w 70 f; fmt -5x f; fmt -w 5 -7
  a b
  fmt: cannot open 'nope' for reading: No such file or directory
  c
  fmt: invalid width: 'x'
  fmt: invalid width: '2501': Numerical result out of range
  fmt: invalid width: '80': Numerical result out of range
  fmt: invalid width: '5x'
  fmt: invalid option -- 7; -WIDTH is recognized only when it is the first
  option; use -w N instead
  Try 'fmt --help' for more information.
  [1]
In UTF-8, columns count (not GNU: it counts bytes).
  $ printf 'äöü äöü äöü äöü äöü\n' > f; LC_ALL=C.UTF-8 fmt -w 13 f
  äöü äöü äöü
  äöü äöü

White space that is no blank ends a word, and may begin one.
  $ printf 'a\rb \rc\r \vd e\f\n' | fmt -u | tr '\r\v\f' RVF
  a Rb Rc R Vd e F
