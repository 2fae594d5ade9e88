Sums, differences, products, quotients and remainders are of integers of any size.
  $ expr 1 + 2 '*' 3 - 4; expr '(' 1 + 2 ')' '*' 3; expr -7 / 2; expr -7 % 2; expr 7 % -2; expr 5 - -3
  3
  9
  -3
  -1
  1
  8
  $ expr 9223372036854775807 + 1; expr -9223372036854775808 - 1; expr 99999999999999999999 '*' 99999999999999999999
  9223372036854775808
  -9223372036854775809
  9999999999999999999800000000000000000001
  $ expr 99999999999999999999999999999999999999999 / 1000000000000000000007; expr 99999999999999999999999999999999999999999 % 1000000000000000000007
  99999999999999999999
  300000000000000000006

Numbers are compared by value, other words as texts.
  $ expr 10 '<' 9; expr 10 '<' 9a; expr 1 = 01; expr 1 == 1; expr abc '<=' abd; expr b '>' a; expr a '!=' a; expr 1 '<' 2 '<' 3; expr 2 '>=' 99999999999999999999
  0
  1
  1
  1
  1
  1
  0
  1
  0
  [1]

| and & choose, and do not look at what does not count.
  $ expr 3 '|' 1 / 0; expr 0 '|' ''; expr '' '|' b; expr a '&' b; expr 0 '&' 1 / 0; expr a '&' ''; expr 0 '&' a + 1
  3
  0
  b
  a
  0
  0
  0
  [1]
  $ expr 0 '|' 1 / 0
  expr: division by zero
  [2]

A regular expression matches from the beginning on, and gives its group or its length.
  $ expr abcabc : 'a.c'; expr abc : b; expr abc : '\(.\)'; expr abc : 'x\(.\)'; expr abc : '.*\(c\)$'; expr match foobar 'fo*'; expr aaa : 'a\{2\}'; expr abab : '\(ab\)\1'; expr foo/bar.c : '.*/\(.*\)\.c'
  3
  0
  a
  
  c
  3
  2
  ab
  bar
  $ expr abc : '['; expr abc : '\('; expr abc : 'a\{1'
  expr: Invalid regular expression
  expr: Unmatched ( or \(
  expr: Unmatched \{
  [2]

Strings have a length, parts, and places.
  $ expr length abc; expr length ''; expr substr abcdef 2 3; expr substr abc 2 99; expr substr abc 0 1; expr substr abc x 1; expr index abcdef ed; expr index abc x; expr length + length; expr + match : m
  3
  0
  bcd
  bc
  
  
  4
  0
  6
  1

The status tells whether the value is empty or 0.
  $ expr 00; expr -- -0; expr ''; expr -5 + 5; expr abc
  00
  -0
  
  0
  abc

In UTF-8, characters count; elsewhere bytes.
  $ LC_ALL=C.UTF-8 expr length äöü; LC_ALL=C.UTF-8 expr substr äöü 2 1; LC_ALL=C.UTF-8 expr index äöü ü; LC_ALL=C.UTF-8 expr äöü : '.*'; expr length äöü
  3
  ö
  3
  3
  6

A wrong expression is reported.
  $ expr; expr 1 +; expr 1 2; expr '('; expr '(' 1; expr '(' 1 2; expr ')'; expr '(' ')'; expr length; expr substr abc 1; expr 2 ')'
  expr: missing operand
  Try 'expr --help' for more information.
  expr: syntax error: missing argument after '+'
  expr: syntax error: unexpected argument '2'
  expr: syntax error: missing argument after '('
  expr: syntax error: expecting ')' after '1'
  expr: syntax error: expecting ')' instead of '2'
  expr: syntax error: unexpected ')'
  expr: syntax error: unexpected ')'
  expr: syntax error: missing argument after 'length'
  expr: syntax error: missing argument after '1'
  expr: syntax error: unexpected argument ')'
  [2]
  $ expr a + 1; expr 1 / 0; expr 1 % 0; expr 1 '*' +5; expr '' + 1; expr 1 --help
  expr: non-integer argument
  expr: division by zero
  expr: division by zero
  expr: non-integer argument
  expr: non-integer argument
  expr: syntax error: unexpected argument '--help'
  [2]

Options are words unless they are alone.
  $ expr --foo; expr -- --help; expr length --help; expr --help | head -n 1 | cut -c1-11
  --foo
  --help
  6
  Usage: expr
Parentheses may be as deep as there are arguments (not GNU: it takes too long).
  $ p=$(yes '(' | head -n 50000); q=$(yes ')' | head -n 50000); set -f; expr $p 7 $q
  7
