The status tells whether the expression is true, and nothing is printed.
  $ test a; echo $?; test ''; echo $?; test; echo $?
  0
  1
  1

[ is the same, with ] at the end.
  $ [ a ]; echo $?; [ '' ]; echo $?; [ ]; echo $?
  0
  1
  1

Without its ] it is an error.
  $ env [ a
  [: missing ']'
  [2]
  $ env [
  [: missing ']'
  [2]

test takes --help for a string; [ prints its help, if it is the only argument.
  $ test --help; echo $?; env [ --help | head -n 1 | cut -c 1-6; env [ --help ]; echo $?
  0
  Usage:
  0

Strings are compared byte by byte.
  $ test a = a; echo $?; test a == b; echo $?; test a != b; echo $?; test -n a; echo $?; test -z a; echo $?
  0
  1
  0
  0
  1

Integers have any length, signs, leading zeros, and blanks around them.
  $ test 99999999999999999999999 -gt 99999999999999999999998; echo $?; test -0 -eq +0; echo $?; test ' 007' -eq '7	'; echo $?
  0
  0
  0
  $ test -5 -lt -3; echo $?; test -18446744073709551617 -lt 1; echo $?; test 10 -le 9; echo $?; test 1 -ne 1; echo $?; test 2 -ge 2; echo $?
  0
  0
  1
  1
  0

-l STRING is an integer: the string's length.
  $ test -l abc -eq 3; echo $?; test 2 -lt -l abc; echo $?; test -l '' -eq -l ''; echo $?
  0
  0
  0
  $ test -l a -nt b
  test: -nt does not accept -l
  [2]

What is no integer is an error.
  $ test a -eq 1
  test: invalid integer 'a'
  [2]
  $ test 1 -eq ''
  test: invalid integer ''
  [2]
  $ test 1 -eq '1
  > '
  test: invalid integer '1\n'
  [2]
  $ test -t x
  test: invalid integer 'x'
  [2]

By the number of arguments: an operator alone is a string.
  $ test !; echo $?; test -n; echo $?; test = = =; echo $?; test '('; echo $?; test ! ''; echo $?
  0
  0
  0
  0
  0
  $ test '(' a ')'; echo $?; test '(' = '('; echo $?; test '(' ! a ')'; echo $?; test ! a = b; echo $?
  0
  0
  1
  0

-a binds tighter than -o, and parentheses group.
  $ test a -o '' -a ''; echo $?; test '(' a -o '' ')' -a ''; echo $?; test ! '' -a ! ''; echo $?
  0
  1
  0

Parentheses nest as deep as the command line is long (not GNU: it runs out of stack).
  $ test $(yes '(' | head -n 100000) a = a -a b $(yes ')' | head -n 100000); echo $?
  0

An expression that goes wrong is named.
  $ test a b
  test: missing argument after 'b'
  [2]
  $ test a b c
  test: 'b': binary operator expected
  [2]
  $ test -Q a
  test: '-Q': unary operator expected
  [2]
  $ test a = b c
  test: extra argument 'c'
  [2]
  $ test '(' a = a b
  test: ')' expected, found 'b'
  [2]
  $ test '(' a = a
  test: ')' expected
  [2]
  $ test a -a
  test: missing argument after '-a'
  [2]
  $ env [ '(' a = a ]
  [: ')' expected, found ']'
  [2]

In a UTF-8 locale the quotation marks are others, and control characters are escapes.
  $ LC_ALL=C.UTF-8 env test 1 -eq "$(printf 'é\033')"
  test: invalid integer ‘é\033’
  [2]

Types of files.
  $ mkdir d; echo a > f; mkfifo p; ln -s f l; ln -s nope n
  $ for t in b c d e f h L p s S; do for f in d f p l n /dev/null; do test -$t $f && printf '%s ' "-$t $f"; done; done; echo
  -c /dev/null -d d -e d -e f -e p -e l -e /dev/null -f f -f l -h l -h n -L l -L n -p p -s d -s f -s l 

Modes of files.
  $ touch f; chmod 6000 f; mkdir d; chmod +t d
  $ test -u f; echo $?; test -g f; echo $?; test -k f; echo $?; test -k d; echo $?; test -O f; echo $?; test -G f; echo $?
  0
  0
  1
  0
  0
  0

Access is that of the effective user.
  $ touch f; chmod 500 f; test -r f; echo $?; test -x f; echo $?; test -x nope; echo $?
  0
  0
  1

Files are compared by identity, and by time to the nanosecond; one that does not exist is the oldest.
  $ touch -d '2020-01-01 00:00:00.000000001' a; touch -d '2020-01-01 00:00:00.000000002' b; ln a c
  $ test b -nt a; echo $?; test a -ot b; echo $?; test a -nt b; echo $?; test a -nt c; echo $?; test a -ef c; echo $?; test a -ef b; echo $?
  0
  0
  1
  1
  0
  1
  $ test a -nt nope; echo $?; test nope -ot a; echo $?; test nope -nt a; echo $?; test nope -ef nope; echo $?
  0
  0
  1
  1

-N is true of what was modified since it was read.
  $ touch -a -d 2020-01-02 f; touch -m -d 2020-01-01 f; test -N f; echo $?; touch -m -d 2020-01-03 f; test -N f; echo $?
  1
  0

-t tells whether a descriptor is a terminal.
  $ pty: for n in 0 1 9 +00 -1 99999999999999999999; do test -t $n; echo $?; done
  0
  0
  1
  0
  1
  1
