A number ends a piece before that line, and the rest is the last piece.
  $ seq 12 > f; csplit f 5 9; head xx*; rm xx*; csplit - 3 < f; cat f | csplit -s - 11; tail -n 1 xx00; cat xx01
  8
  8
  11
  ==> xx00 <==
  1
  2
  3
  4
  
  ==> xx01 <==
  5
  6
  7
  8
  
  ==> xx02 <==
  9
  10
  11
  12
  4
  23
  10
  11
  12

A pattern can be repeated, as often as it can be with *.
  $ seq 12 > f; csplit f 4 '{2}'; cat xx03; rm xx*; csplit f /1/ '{*}'; cat xx01 xx04
  6
  8
  10
  3
  12
  0
  18
  3
  3
  3
  1
  2
  3
  4
  5
  6
  7
  8
  9
  12

A regular expression ends a piece before the line that it matches, with an offset.
  $ seq 12 > f; csplit f /7/; csplit f /7/+1 ; csplit f /7/-2; cat xx01; csplit f '/^\(1\)\1$/'; csplit f /5/-2 /6/; csplit f /5/ /7/-2
  12
  15
  14
  13
  8
  19
  5
  6
  7
  8
  9
  10
  11
  12
  21
  6
  4
  6
  17
  8
  0
  19

Between percent signs it leaves lines out.
  $ seq 12 > f; csplit f %7%; cat xx00; csplit f %3%+2 /9/; head xx*
  15
  7
  8
  9
  10
  11
  12
  8
  11
  ==> xx00 <==
  5
  6
  7
  8
  
  ==> xx01 <==
  9
  10
  11
  12

Files have names as asked.
  $ seq 4 > f; csplit -n 3 -f yy f 3; csplit -b '%03x.txt' f 2; csplit -b '%-4dz' f 2; csplit --prefix=a --digits=1 -q f 2; ls
  4
  4
  2
  6
  2
  6
  a0
  a1
  f
  xx0   z
  xx000.txt
  xx001.txt
  xx1   z
  yy000
  yy001

Empty files can be left out, and the lines at which pieces begin.
  $ seq 12 > f; csplit -z f /1/ '{*}'; csplit f 1; csplit --suppress-matched f /5/ 9; cat xx01; csplit -z --suppress-matched f 12
  18
  3
  3
  3
  0
  27
  8
  6
  9
  6
  7
  8
  24

After an error the pieces are removed, unless they are to be kept.
  $ seq 5 > f; csplit f 2 9 2> err; cat err; ls; csplit -k f 2 9 2> err; cat err; head xx*
  2
  8
  csplit: '9': line number out of range
  err
  f
  2
  8
  csplit: '9': line number out of range
  ==> xx00 <==
  1
  
  ==> xx01 <==
  2
  3
  4
  5
  $ csplit f /x/ 2> err; cat err; csplit f 2 '{3}' 2> err; cat err; csplit f /3/+9 2> err; cat err; csplit f /3/-3 2> err; cat err; csplit f /3/ /x/ '{*}'
  10
  csplit: '/x/': match not found
  2
  4
  4
  csplit: '2': line number out of range on repetition 2
  10
  csplit: '/3/+9': line number out of range
  0
  csplit: '/3/-3': line number out of range
  4
  6

Wrong patterns are reported.
  $ seq 5 > f; csplit f 0; csplit f x; csplit f 5x; csplit f '{2}'; csplit f 2 '{x}'; csplit f 2 '{2'; csplit f /5; csplit f /5/x; csplit f '/[/'; csplit f 4 2
  csplit: 0: line number must be greater than zero
  csplit: 'x': invalid pattern
  csplit: '5x': invalid pattern
  csplit: '{2}': invalid pattern
  csplit: '{x'}: integer required between '{' and '}'
  csplit: '{2': '}' is required in repeat count
  csplit: /5: closing delimiter '/' missing
  csplit: '/5/x': integer expected after delimiter
  csplit: '/[/': invalid regular expression: Invalid regular expression
  csplit: line number '2' is smaller than preceding line number, 4
  [1]
  $ csplit; csplit f; csplit nope 2; csplit -n x f 2; csplit -b x f 2; csplit -b %s f 2; csplit -b %d%d f 2; csplit -b %#d f 2; csplit -b "%'x" f 2; csplit -b % f 2
  csplit: missing operand
  Try 'csplit --help' for more information.
  csplit: missing operand after 'f'
  Try 'csplit --help' for more information.
  csplit: cannot open 'nope' for reading: No such file or directory
  csplit: invalid number: 'x'
  csplit: missing % conversion specification in suffix
  csplit: invalid conversion specifier in suffix: s
  csplit: too many % conversion specifications in suffix
  csplit: invalid flags in conversion specification: %#d
  csplit: invalid flags in conversion specification: %'x
  csplit: missing conversion specifier in suffix
  [1]
  $ csplit f 3 3 2> err; cat err
  4
  0
  6
  csplit: warning: line number '3' is the same as preceding line number

Behind the last search, too, there is to be a line that a number can stand for.
  $ seq 20 > f; csplit f /20/ 5 2> err; cat err; csplit f /10/ 5 12; csplit --suppress-matched f /20/ 1 2> err; cat err; csplit --suppress-matched f 19 > out; cat out; csplit --suppress-matched f 21 22 2> err; cat err; csplit --suppress-matched - 1 < /dev/null 2> err; cat err; ls
  48
  0
  csplit: '5': line number out of range
  18
  0
  6
  27
  48
  0
  csplit: '1': line number out of range
  45
  3
  51
  0
  csplit: '22': line number out of range
  0
  csplit: '1': line number out of range
  err
  f
  out
  xx02
  xx03

Numbers may have blanks and a plus before them, and messages have the number itself.
  $ seq 5 > f; csplit f ' 2' +4; csplit f '/3/ +1' '{ 1}' 2> err; cat err; csplit f +07 2> err; cat err; csplit f '/3/+ 1'; csplit f '/3/-+1'
  2
  4
  4
  6
  4
  csplit: '/3/ +1': match not found on repetition 1
  10
  csplit: '7': line number out of range
  csplit: '/3/+ 1': integer expected after delimiter
  csplit: '/3/-+1': integer expected after delimiter
  [1]

With no digits asked for, a number still has one.
  $ seq 5 > f; csplit -n 0 f 2; ls
  2
  8
  f
  xx0
  xx1

What is wrong is said in the order in which it is read.
  $ csplit -b %s f; csplit -n -1 f 1; csplit -n -x f 1; echo 1 > f; csplit f '/[/x'; LC_ALL=C.UTF-8 csplit f /1 2; csplit -s . 2
  csplit: missing operand after 'f'
  Try 'csplit --help' for more information.
  csplit: invalid number: '-1': Numerical result out of range
  csplit: invalid number: '-x'
  csplit: '/[/x': invalid regular expression: Invalid regular expression
  csplit: /1: closing delimiter '/' missing
  csplit: read error: Is a directory
  [1]

Where no line is left for a number, nothing remains either (not GNU: it leaves its files there).
  $ echo 1 > f; csplit f /1/+1 1; ls; csplit - 1 < /dev/null; ls
  2
  csplit: input disappeared
  f
  csplit: input disappeared
  f
