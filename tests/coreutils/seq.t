Numbers go from 1, or the first operand, to the last, in steps of 1 or the operand between.
  $ seq 3; seq 2 4; seq 5 1; seq 5 -2 1; seq 1 200 1000; seq 1 201 1000; seq -3; seq -3 -1; seq 10 -3 0; seq 0 0
  1
  2
  3
  2
  3
  4
  5
  3
  1
  1
  201
  401
  601
  801
  1
  202
  403
  604
  805
  -3
  -2
  -1
  10
  7
  4
  1
  0
  $ seq 99998 100001; seq 8 99 500; seq 1 123456 | md5sum; seq 3 7 123456 | md5sum; seq -w 1 123456 | md5sum; seq 1 1000000 | tail -n 1
  99998
  99999
  100000
  100001
  8
  107
  206
  305
  404
  9c9b3fc43ef2206c1db11a7b614f3603  -
  cfd366a058b8750e97dcfb5ba54db951  -
  e9412a3aebcb63d56bd646c114dd359d  -
  1000000

Integers may have any length.
  $ seq 18446744073709551614 18446744073709551617; seq 99999999999999999999999999999999999998 2 100000000000000000000000000000000000003; seq 9223372036854775806 9223372036854775808
  18446744073709551614
  18446744073709551615
  18446744073709551616
  18446744073709551617
  99999999999999999999999999999999999998
  100000000000000000000000000000000000000
  100000000000000000000000000000000000002
  9223372036854775806
  9223372036854775807
  9223372036854775808

Integers are exact below zero, with any step. (not GNU: its floating point rounds them)
  $ seq -99999999999999999999999 -99999999999999999999998; seq 0 99999999999999999999 200000000000000000000
  -99999999999999999999999
  -99999999999999999999998
  0
  99999999999999999999
  199999999999999999998

Fractions have as many digits as the first operand and the step have.
  $ seq 0 .1 .5; seq 1 .25 2; seq 1.0 3; seq 1 3.9; seq 0.10 .1 .4; seq 1e-3 0.005; seq 1.5e1 17; seq 1 1e-1 1.3; seq 0 0.000001 0.000003; seq -1 0.5 1; seq -1.5e0 0; seq 1e2 102; seq 1. 3
  0.0
  0.1
  0.2
  0.3
  0.4
  0.5
  1.00
  1.25
  1.50
  1.75
  2.00
  1.0
  2.0
  3.0
  1
  2
  3
  0.10
  0.20
  0.30
  0.40
  0.001
  15
  16
  17
  1.0
  1.1
  1.2
  1.3
  0.000000
  0.000001
  0.000002
  0.000003
  -1.0
  -0.5
  0.0
  0.5
  1.0
  -1.5
  -0.5
  100
  101
  102
  1
  2
  3

-w pads all numbers to the width of the widest.
  $ seq -w 8 11; seq -w -5 5 5; seq -w 1 .5 3; seq -w -1 .05 -0.9; seq -w 001 3; seq -w 10 -5 -10; seq -w .1 .25 1.1; seq -w -0 2; seq -w 1 99999999999999999999 | head -n 2
  08
  09
  10
  11
  -5
  00
  05
  1.0
  1.5
  2.0
  2.5
  3.0
  -1.00
  -0.95
  -0.90
  001
  002
  003
  010
  005
  000
  -05
  -10
  0.10
  0.35
  0.60
  0.85
  1.10
  -0
  01
  02
  00000000000000000001
  00000000000000000002

The separator stands between, and a newline at the end.
  $ seq -s, 3; seq -s '' 3; seq -s ab 9 11; seq -s '\n' 2; seq -s, -w 9 10; seq -s 0123456789012345678901234567890123456789 9 11
  1,2,3
  123
  9ab10ab11
  1\n2
  09,10
  9012345678901234567890123456789012345678910012345678901234567890123456789012345678911

A format has one directive for floating point.
  $ seq -f %g 3; seq -f %05.2f 2; seq -f 'x%%%gy%%' 2; seq -f %-5gx 2; seq -f %+.3e 2; seq -f %a 2; seq -f %Lg 2; seq -f '% G|' 2; seq -f %.3f 1 .001 1.002; seq -f %g 1e6 1e6 2e6
  1
  2
  3
  01.00
  02.00
  x%1y%
  x%2y%
  1    x
  2    x
  +1.000e+00
  +2.000e+00
  0x8p-3
  0x8p-2
  1
  2
   1|
   2|
  1.000
  1.001
  1.002
  1e+06
  2e+06
  $ seq -f %d 2; seq -f % 2; seq -f '' 2; seq -f abc 2; seq -f %g%g 2; seq -f %ld 2; seq -f %5 2; seq -w -f %g 2
  seq: format '%d' has unknown %d directive
  seq: format '%' ends in %
  seq: format '' has no % directive
  seq: format 'abc' has no % directive
  seq: format '%g%g' has too many % directives
  seq: format '%ld' has unknown %l directive
  seq: format '%5' ends in %
  seq: format string may not be specified when printing equal width strings
  Try 'seq --help' for more information.
  [1]

Hexadecimal and infinite numbers count as well.
  $ seq 0x1 0x3; seq 0x1p3 10; seq -w 0x9 0x10; seq inf | head -n 3; seq 1 inf 3; seq inf 3; seq 5 -1 -inf | head -n 7; seq 1e400 | head -n 2; seq -- -inf inf | head -n 2
  1
  2
  3
  8
  9
  10
  9
  10
  11
  12
  13
  14
  15
  16
  1
  2
  3
  1
  5
  4
  3
  2
  1
  0
  -1
  1
  2
  -inf
  -inf

What is no number is refused.
  $ seq; seq x; seq 1 x; seq 1 2 3 4; seq 1 0 2; seq nan; seq ''; seq '1 '; seq ' 1' 2; seq -x; seq 1 -w 3; seq -5 -w; seq -0 1
  seq: missing operand
  Try 'seq --help' for more information.
  seq: invalid floating point argument: 'x'
  Try 'seq --help' for more information.
  seq: invalid floating point argument: 'x'
  Try 'seq --help' for more information.
  seq: extra operand '4'
  Try 'seq --help' for more information.
  seq: invalid Zero increment value: '0'
  Try 'seq --help' for more information.
  seq: invalid 'not-a-number' argument: 'nan'
  Try 'seq --help' for more information.
  seq: invalid floating point argument: ''
  Try 'seq --help' for more information.
  seq: invalid floating point argument: '1 '
  Try 'seq --help' for more information.
  1
  2
  seq: invalid option -- 'x'
  Try 'seq --help' for more information.
  seq: invalid floating point argument: '-w'
  Try 'seq --help' for more information.
  seq: invalid floating point argument: '-w'
  Try 'seq --help' for more information.
  -0
  1
