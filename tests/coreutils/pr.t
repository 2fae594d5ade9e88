A file is printed in pages, each with a header of five lines and a footer of five.
  $ seq 1 8 > f; touch -d '2020-01-02 03:04 UTC' f; TZ=UTC0 pr -l 16 f
   (esc)
   (esc)
  2020-01-02 03:04                        f                         Page 1
   (esc)
   (esc)
  1
  2
  3
  4
  5
  6
   (esc)
   (esc)
   (esc)
   (esc)
   (esc)
   (esc)
   (esc)
  2020-01-02 03:04                        f                         Page 2
   (esc)
   (esc)
  7
  8
   (esc)
   (esc)
   (esc)
   (esc)
   (esc)
   (esc)
   (esc)
   (esc)
   (esc)

-h gives a title, -D a format of the date, and -w the width of the header; -F ends pages with form feeds.
  $ seq 2 > f; TZ=UTC0 pr -F -l 11 -w 40 -D %Y -h 'The title' f | sed 's/^20../YEAR/'
   (esc)
   (esc)
  YEAR          The title           Page 1
   (esc)
   (esc)
  1
  \x0C (esc)
   (esc)
  YEAR          The title           Page 2
   (esc)
   (esc)
  2
  \x0c (no-eol) (esc)

-t leaves out headers and footers, and so does a page of ten lines or less; -T leaves out form feeds as well.
  $ printf 'a\fb\n\f\nc\n' > f; pr -t f; pr -l 10 f; pr -T f
  a
  \x0Cb (esc)
  \x0Cc (esc)
  a
  \x0Cb (esc)
  \x0Cc (esc)
  a
  b
  c

Columns are filled one after another, and have one height on the last page.
  $ seq 7 > f; pr -t -3 f; pr -t -l 2 -w 20 --columns=2 f; pr -t -1 -2 -w 72 f
  1\t\t\t4\t\t\t6 (esc)
  2\t\t\t5\t\t\t7 (esc)
  3
  1\t  3 (esc)
  2\t  4 (esc)
  5\t  7 (esc)
  6
  1     2\t    3\t  4\t5     6\t    7 (esc)

-a fills rows.
  $ seq 7 > f; pr -t -a -3 f
  1\t\t\t2\t\t\t3 (esc)
  4\t\t\t5\t\t\t6 (esc)
  7

-m prints files side by side, also where one has ended or is standard input.
  $ seq 3 > f; printf 'x\ny\n' > g; pr -t -m f g; pr -t -m g f; seq 4 | pr -t -m - f -
  1\t\t\t\t    x (esc)
  2\t\t\t\t    y (esc)
  3\t\t\t\t     (esc)
  x\t\t\t\t    1 (esc)
  y\t\t\t\t    2 (esc)
  \t\t\t\t    3 (esc)
  1\t\t\t1\t\t\t2 (esc)
  3\t\t\t2\t\t\t4 (esc)
  \t\t\t3\t\t\t (esc)

Columns are cut and aligned, but neither with -J nor with -s without -w.
  $ printf '%s\n' abcdefghijkl mn opqrstuvwxyz ab > f; pr -t -2 -w 16 f; pr -t -2 -J f; pr -t -2 -s: f; pr -t -2 -s: -w 16 f; pr -t -2 -s -w 16 f; pr -t -2 -s -W 16 f
  abcdefg opqrstu
  mn\tab (esc)
  abcdefghijkl\topqrstuvwxyz (esc)
  mn\tab (esc)
  abcdefghijkl:opqrstuvwxyz
  mn:ab
  abcdefg:opqrstu
  mn     :ab
  abcdefghopqrstuv
  mn\tab (esc)
  abcdefghopqrstuv
  mn\tab (esc)

-S gives a string between columns.
  $ seq 4 > f; pr -t -2 -w 20 -S f; pr -t -2 -w 20 '-S | ' f; pr -t -2 -J --sep-string='<>' f
  1\t  3 (esc)
  2\t  4 (esc)
  1\t | 3 (esc)
  2\t | 4 (esc)
  1<>3
  2<>4

A single column is cut with -W only.
  $ printf 'abcdefghij\na\tb\n' > f; pr -t -w 5 f; pr -t -W 5 f; pr -t -1 -w 5 f
  abcdefghij
  a\tb (esc)
  abcde
  a
  abcde
  a

-n numbers lines, in each column or once for merged files.
  $ seq 3 > f; pr -t -n f; pr -t -n:2 -N 99 f; pr -t -2 -n -w 40 f; pr -t -m -n.3 -w 30 f f; pr -t -n3 -N -2 f
      1\t1 (esc)
      2\t2 (esc)
      3\t3 (esc)
  99:1
  00:2
  01:3
      1\t1\t    \t3   3 (esc)
      2\t2 (esc)
    1.1\t\t 1 (esc)
    2.2\t\t 2 (esc)
    3.3\t\t 3 (esc)
   -2\t1 (esc)
   -1\t2 (esc)
    0\t3 (esc)

-o indents lines, and headers as well.
  $ seq 2 > f; pr -t -o 3 f; pr -t -o 9 -2 -w 20 f; TZ=UTC0 pr -o 2 -w 20 -l 11 -D x f | head -n 3
     1
     2
  \t 1\t   2 (esc)
     (esc)
   (esc)
    x      f      Page 1

-e turns tabs into blanks, and -i blanks into tabs.
  $ printf 'a\tb        c\n' > f; pr -t -e f; pr -t -e4 f; pr -t -i f; pr -t -e -ix4 f; printf 'axb\n' | pr -t -ex5
  a       b        c
  a   b        c
  a\tb\t  c (esc)
  axxbxx c
  a    b

-c and -v show what is not printable.
  $ printf 'a\001\177\377\033\n' > f; pr -t -c f; pr -t -v f
  a^A^?\377^[
  a\001\177\377\033

-d prints an empty line after each line.
  $ seq 3 > f; pr -t -d f; pr -t -d -2 f; printf x | pr -t -d
  1
   (esc)
  2
   (esc)
  3
   (esc)
  1\t\t\t\t    3 (esc)
   (esc)
  2
  x

+FIRST:LAST and --pages choose pages, and -N numbers from the first of them.
  $ seq 9 > f; pr -l 3 +2:2 f; pr -l 3 --pages=3 -n f; pr -l 3 +3 -n -N 1 f; pr -l 3 +9 f; echo $?
  4
  5
  6
      7\t7 (esc)
      8\t8 (esc)
      9\t9 (esc)
      1\t7 (esc)
      2\t8 (esc)
      3\t9 (esc)
  pr: starting page number 9 exceeds page count 4
  0

A form feed ends a page, and the newline behind it belongs to it.
  $ printf '1\n2\n3\f\n4\n' > f; pr -t -2 f; printf '\fa' | pr -t; pr -t -m f f
  1\t\t\t\t    3 (esc)
  2
  \x0C4 (esc)
  \x0Ca (esc)
  1\t\t\t\t    1 (esc)
  2\t\t\t\t    2 (esc)
  3\t\t\t\t    3 (esc)
  \x0C4\t\t\t\t    4 (esc)

A backspace goes back one column, but not beyond the start.
  $ printf '\b\ba\bxy\n' | pr -t -W 2 | od -An -c
     a  \b   x   y  \n

What cannot be opened or read is told, with -r only by the status.
  $ seq 1 > f; pr -t nope f; echo $?; pr -rt nope f; echo $?; pr -t .; pr -t -m nope f
  pr: nope: No such file or directory
  1
  1
  1
  1
  pr: .: Is a directory
  pr: nope: No such file or directory
  1
  [1]

An empty file has no pages.
  $ pr < /dev/null; pr -m /dev/null /dev/null; pr -3 /dev/null

Numbers are checked.
  $ pr -l 0; pr -l x; pr -l 99999999999; pr -w 0; pr -W x; pr -o -1; pr -N x; pr -0; pr --columns=x; pr -n0; pr -n:x; pr -e9x; pr -i99999999999 2>&1 | head -n 1; pr -w 2 -4
  pr: '-l PAGE_LENGTH' invalid number of lines: '0': Numerical result out of range
  pr: '-l PAGE_LENGTH' invalid number of lines: 'x'
  pr: '-l PAGE_LENGTH' invalid number of lines: '99999999999': Value too large for defined data type
  pr: '-w PAGE_WIDTH' invalid number of characters: '0': Numerical result out of range
  pr: '-W PAGE_WIDTH' invalid number of characters: 'x'
  pr: '-o MARGIN' invalid line offset: '-1': Numerical result out of range
  pr: '-N NUMBER' invalid starting line number: 'x'
  pr: invalid number of columns: '0': Numerical result out of range
  pr: invalid number of columns: 'x'
  pr: '-n' extra characters or invalid number in the argument: '0'
  Try 'pr --help' for more information.
  pr: '-n' extra characters or invalid number in the argument: 'x'
  Try 'pr --help' for more information.
  pr: '-e' extra characters or invalid number in the argument: '9x'
  Try 'pr --help' for more information.
  pr: '-i' extra characters or invalid number in the argument: '99999999999': Value too large for defined data type
  pr: page width too narrow
  [1]

Ranges of pages are checked, but an operand that is none is a file.
  $ pr +x; pr --pages=1:x; pr --pages=0; pr --pages=3:2; pr +99999999999999999999; pr +3:2; pr +2x
  pr: invalid + argument 'x'
  pr: invalid --pages argument '1:x'
  pr: invalid page range '0'
  pr: invalid page range '3:2'
  pr: + argument '99999999999999999999' too large
  pr: '+3:2': No such file or directory
  pr: +2x: No such file or directory
  [1]

Options that do not go together are refused.
  $ pr -m -2; pr -m -a; pr -q; pr --header
  pr: cannot specify number of columns when printing in parallel
  pr: cannot specify both printing across and printing in parallel
  pr: invalid option -- 'q'
  Try 'pr --help' for more information.
  pr: option '--header' requires an argument
  Try 'pr --help' for more information.
  [1]

In a UTF-8 locale columns are those of a terminal, and only what is not a character shows as octal (not GNU: it counts bytes).
  $ printf 'éééééé\nx\n' > f; LC_ALL=C.UTF-8 pr -t -2 -w 11 f; printf '一é\377\n' | LC_ALL=C.UTF-8 pr -t -v
  ééééé x
  一é\\377 (esc)

What is no page is quoted plainly in every locale.
  $ export LC_ALL=C.UTF-8; pr +x; pr --pages=:2; pr +99999999999999999999; pr --pages=x1
  pr: invalid + argument 'x'
  pr: invalid --pages argument ':2'
  pr: + argument '99999999999999999999' too large
  pr: invalid --pages argument 'x1'
  [1]

Blanks at the end of a page stay before the columns of inputs that have ended.
  $ printf 'a \nb ' > f; : > e; pr -t -m -s: f e | cat -A; pr -t -m f e | cat -A; pr -t -m -J f e | cat -A
  a :$
  b$
  a^I^I^I^I    $
  b$
  a ^I$
  b$

Of -t and -T the last one says whether form feeds stay.
  $ printf 'a\fb\n' | pr -t -T | od -c; printf 'a\fb\n' | pr -T -t | od -c
  0000000   a  \n   b  \n
  0000004
  0000000   a  \n  \f   b  \n
  0000005
