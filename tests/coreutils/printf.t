The format is printed with its escapes; what is no escape is printed as it is.
  $ printf 'a\tb\134\x41\101\e[\q\8\E\n'
  a\tb\\AA\x1b[\\q\\8\\E (esc)
  $ printf '\1234\0123\x123\n'
  S4
  3\x123 (esc)
  $ printf '\"%s\n' \"
  ""
  $ printf 'a\'
  a\ (no-eol)

A backslash that starts no escape takes a percent sign with it.
  $ printf 'a\%sb\%%d\n' 5
  a\%sb\%5

A NUL is printed like any other byte.
  $ printf '\0a\0%b' 'b\0'
  \x00a\x00b\x00 (no-eol) (esc)

\c ends all output, also that of the rest of the arguments.
  $ printf 'a\cb%s\n' x y
  a (no-eol)
  $ printf '%b,' a 'b\cc' d
  a,b (no-eol)

The format is used again until no argument is left, and missing ones are empty or 0.
  $ printf '%s=%d\n' a 1 b 2 c
  a=1
  b=2
  c=0
  $ printf '[%s][%d][%b][%g]\n'
  [][0][][0]
  $ printf '[%q]'
  [] (no-eol)
  $ printf '[%c]\n' ''
  [\x00] (esc)

Arguments that the format has no use for are an exception: a warning, no error.
  $ printf 'x\n' a b
  x
  printf: warning: ignoring excess arguments, starting with 'a'
  $ printf '%%\n' 'a b'
  %
  printf: warning: ignoring excess arguments, starting with 'a b'

A format is needed.
  $ printf
  printf: missing operand
  Try 'printf --help' for more information.
  [1]
  $ printf --
  printf: missing operand
  Try 'printf --help' for more information.
  [1]

-- before the format is skipped; --help and --version count only where they are alone.
  $ printf -- '%s\n' -x
  -x
  $ printf --help x
  --helpprintf: warning: ignoring excess arguments, starting with 'x'
  $ printf -x
  -x (no-eol)

A hexadecimal escape needs a digit; the output so far stays.
  $ printf 'a\xg'
  aprintf: missing hexadecimal number in escape
  [1]
  $ printf '%b' 'a\x'
  aprintf: missing hexadecimal number in escape
  [1]
  $ printf '\u12'
  printf: missing hexadecimal number in escape
  [1]
  $ printf '\U0000e9'
  printf: missing hexadecimal number in escape
  [1]

Unicode characters are written in the encoding of the locale, or as their escape.
  $ printf '\u00e9\U0001f600\u0024\n'
  \u00E9\U0001F600$
  $ LC_ALL=C.UTF-8 printf '\u00e9\U0001f600\u20AC\u0060%b\n' '\u00e9'
  é😀€`é
  $ LC_ALL=C.UTF-8 printf '\U00110000\Uffffffff\n'
  \U00110000\UFFFFFFFF

Surrogates, controls and the characters of C itself have no universal names.
  $ printf '\ud800'
  printf: invalid universal character name \ud800
  [1]
  $ printf 'a\u0041'
  aprintf: invalid universal character name \u0041
  [1]
  $ printf '%b' '\U0000dfff'
  printf: invalid universal character name \U0000dfff
  [1]
  $ printf '\u009f'
  printf: invalid universal character name \u009f
  [1]

%b takes an octal number with or without a zero in front, the format at most three digits.
  $ printf '%b|' '\0101' '\101' '\01012' '\1012' '\08' '\400'
  A|A|A2|A2|\x008|\x00| (no-eol) (esc)
  $ printf '\0101|\101|\400'
  \x081|A|\x00 (no-eol) (esc)

%q quotes for the shell where that is needed; a colon needs nothing.
  $ printf '%q\n' a 'b c' "it's" a:b '' '~' x~ '#' '$x' '{' '{a' 'a"b'"'c'"
  a
  'b c'
  "it's"
  a:b
  ''
  '~'
  x~
  '#'
  '$x'
  '{'
  {a
  'a"b'\''c'\'''
  $ printf '%q\n' 'a\b' "$(printf 'x\ny\001')" é
  'a\b'
  'x'$'\n''y'$'\001'
  ''$'\303\251'
  $ LC_ALL=C.UTF-8 printf '%q\n' é
  é

Text and characters have a width; only text has a precision, in bytes.
  $ printf '[%5s][%-5s][%.2s][%5.1s][%3c][%-3c]\n' abc abc abc abc abc abc
  [  abc][abc  ][ab][    a][  a][a  ]
  $ printf '[%5s][%.1s]\n' é é
  [   \xc3\xa9][\xc3] (esc)

Whole numbers have flags, width and precision.
  $ printf '[%5d][%-5d][%05d][%+d][% d][%.3d][%+05d][%-05d][%08.3d]\n' 7 7 7 7 7 7 7 7 7
  [    7][7    ][00007][+7][ 7][007][+0007][7    ][     007]
  $ printf '[%o][%#o][%x][%#x][%X][%#X][%#010x][%#.3o][%u]\n' 8 8 255 255 255 255 255 8 8
  [10][010][ff][0xff][FF][0XFF][0x000000ff][010][8]
  $ printf '[%.0d][%.0x][%#.0o][%+.0d][%#x][%#o]\n' 0 0 0 0 0 0
  [][][0][+][0][0]
  $ printf '%x %u %o\n' -1 -1 -1
  ffffffffffffffff 18446744073709551615 1777777777777777777777
  $ printf "%'d %hhd %lld %jd %zd %td %Lf\n" 1234567 300 5 6 7 8 9
  1234567 300 5 6 7 8 9.000000

A number may be octal or hexadecimal, signed, and have blanks before it.
  $ printf '%d ' 010 0x1F -0X1f +5 ' 6' -- -0 ''
  8 31 -31 5 6 printf: '--': expected a numeric value
  0 0 0  (no-eol)
  [1]
  $ printf '%d\n' 08
  printf: '08': value not completely converted
  0
  [1]
  $ printf '%d\n' 0x
  printf: '0x': value not completely converted
  0
  [1]

What is no number, or only starts with one, is an error, but printed.
  $ printf '%d,%s\n' x y 3z w
  printf: 'x': expected a numeric value
  0,y
  printf: '3z': value not completely converted
  3,w
  [1]
  $ printf '%d\n' ' ' - 1e3 '1 '
  printf: ' ': expected a numeric value
  0
  printf: '-': expected a numeric value
  0
  printf: '1e3': value not completely converted
  1
  printf: '1 ': value not completely converted
  1
  [1]
  $ printf '%f\n' . 1e 0x -
  printf: '.': expected a numeric value
  0.000000
  printf: '1e': value not completely converted
  1.000000
  printf: '0x': value not completely converted
  0.000000
  printf: '-': expected a numeric value
  0.000000
  [1]

Messages come in the order of the output, also when both go to one place.
  $ printf 'a\n%d\nb\n' x 2>&1
  a
  printf: 'x': expected a numeric value
  0
  b
  [1]

A number that is too large becomes the largest there is.
  $ printf '%d %d %u\n' 9223372036854775808 -9223372036854775809 18446744073709551616
  printf: '9223372036854775808': Numerical result out of range
  9223372036854775807 printf: '-9223372036854775809': Numerical result out of range
  -9223372036854775808 printf: '18446744073709551616': Numerical result out of range
  18446744073709551615
  [1]
  $ printf '%d %u %u\n' -9223372036854775808 18446744073709551615 -18446744073709551615
  -9223372036854775808 18446744073709551615 1
  $ printf '%x\n' 99999999999999999999x
  printf: '99999999999999999999x': Numerical result out of range
  ffffffffffffffff
  [1]

A quotation mark before a character stands for its code.
  $ printf '%d %x %.1f\n' "'A" '"a' "'0"
  65 61 48.0
  $ printf '%d\n' "'ab"
  printf: warning: b: character(s) following character constant have been ignored
  97
  $ POSIXLY_CORRECT=1 printf '%d\n' "'ab"
  97
  $ printf '%d\n' "'"
  printf: '\'': expected a numeric value
  0
  [1]
  $ LC_ALL=C.UTF-8 printf '%d\n' "'é" "'éx"
  233
  printf: warning: x: character(s) following character constant have been ignored
  233
  $ printf '%d\n' "'é"
  printf: warning: \xa9: character(s) following character constant have been ignored (esc)
  195

* takes the width or precision from the arguments; a negative width aligns left, a negative precision is none.
  $ printf '[%*d][%-*d][%*d][%.*f][%.*d][%*.*s]\n' 4 1 4 1 -4 1 2 3.14159 -3 5 6 2 abc
  [   1][1   ][1   ][3.14][5][    ab]
  $ printf '<%*d>\n'
  <0>
  $ printf '<%*d>\n' x 3
  <printf: 'x': expected a numeric value
  3>
  [1]

A width or precision that no int holds is refused.
  $ printf '[%*d]' 2147483648 1
  [printf: invalid field width: '2147483648'
  [1]
  $ printf '[%.*f]' 2147483648 1
  [printf: invalid precision: '2147483648'
  [1]
  $ printf '[%*s]' -99999999999999999999 a
  [printf: '-99999999999999999999': Numerical result out of range
  printf: invalid field width: '-99999999999999999999'
  [1]
  $ printf '<%.*d>\n' -2147483649 3
  <3>

A field longer than an int counts is left out and reported, without being made in memory.
  $ printf 'x%2147483648dy%sz\n' 1 2
  xy2z
  printf: write error
  [1]
  $ printf '%.99999999999999999999f' 1
  printf: write error
  [1]

What is no conversion stops the output.
  $ printf 'a%Zb'
  aprintf: %Z: invalid conversion specification
  [1]
  $ printf 'a%'
  aprintf: %: invalid conversion specification
  [1]
  $ printf '%5%'
  printf: %5%: invalid conversion specification
  [1]
  $ printf '%1$s' a
  printf: %1$: invalid conversion specification
  [1]
  $ printf '%05s' a
  printf: %05s: invalid conversion specification
  [1]
  $ printf '%.3c' a
  printf: %.3c: invalid conversion specification
  [1]
  $ printf '%.*c' -1 a
  printf: %.*c: invalid conversion specification
  [1]
  $ printf '%#d' 1
  printf: %#d: invalid conversion specification
  [1]
  $ printf '%10q' a
  printf: %10q: invalid conversion specification
  [1]
  $ printf '%5b' a
  printf: %5b: invalid conversion specification
  [1]
  $ printf "%'x" 1
  printf: %'x: invalid conversion specification
  [1]
  $ printf '%ll'
  printf: %ll: invalid conversion specification
  [1]
  $ printf '%.-3d' 1
  printf: %.-: invalid conversion specification
  [1]
  $ printf '%n' 1
  printf: %n: invalid conversion specification
  [1]

Fixed-point and scientific numbers are rounded from their exact value, ties to even.
  $ printf '%.0f ' 0.5 1.5 2.5 3.5 -0.5; echo
  0 2 2 4 -0 
  $ printf '%f %e %E %.3f %.0e %#.0f %#.0e\n' 1.5 1.5 1.5 2.0005 25 3 25
  1.500000 1.500000e+00 1.500000E+00 2.001 2e+01 3. 2.e+01
  $ printf '%.1E %.2f %.1f\n' 705e22 1.005 0.25
  7.0E+24 1.00 0.2
  $ printf '[%10.3f][%-10.2f][%010.2f][%+f][% f]\n' 3.14159 3.14159 -3.14159 1 1
  [     3.142][3.14      ][-000003.14][+1.000000][ 1.000000]

%g chooses the shorter form and drops zeros unless # keeps them.
  $ printf '%g ' 0 100000 1000000 0.0001 0.00001 123456789 1e300; echo
  0 100000 1e+06 0.0001 1e-05 1.23457e+08 1e+300 
  $ printf '%.3g %#g %#.3g %G %.0g %.30g\n' 1234 1.5 2 1e-10 0.5 0.1
  1.23e+03 1.50000 2.00 1E-10 0.5 0.100000000000000000001355252716

A # keeps the zeros of %g also where rounding carries to the next power of ten (not GNU: glibc 2.36 loses them).
  $ printf '%#g %#.3g\n' 999999.5 999.5
  1.00000e+06 1.00e+03

Numbers have the 64 bits of long double on x86.
  $ printf '%.20f %.25f\n' 0.1 0.1
  0.10000000000000000000 0.1000000000000000000013553
  $ printf '%a %a %a %A\n' 0.1 1 -0 31.999
  0xc.ccccccccccccccdp-7 0x8p-3 -0x0p+0 0XF.FFDF3B645A1CAC1P+1
  $ printf '%.0a %.1a %.20a %020a\n' 15.5 0xf.f8 0.1 -1.5
  0x1p+4 0x1.0p+4 0xc.ccccccccccccccd00000p-7 -0x0000000000000cp-3
  $ printf '%.0f\n' 18446744073709551615 36893488147419103233 1e30
  18446744073709551615
  36893488147419103232
  1000000000000000000024696061952
  $ printf '%a\n' 0x1p-16445 0x.8p-16382 0x1.fffffffffffffffep16383
  0x0.000000000000001p-16385
  0x4p-16385
  0xf.fffffffffffffffp+16380

The largest and the smallest numbers are printed to the last digit.
  $ printf '%f\n' 1e400
  10000000000000000000281880683947586514586453433629052038625910693539685534008629862039363994848324160522094053927317616200295822777259255734023828976593340661017797447434546173917862448116674971723778943824391593338047470675026246684401359237513603830343735485505244955964979021825038280091068414947402456898653040951017512658092615827588920183472511643316591362664138176309734806343732497430221946880.000000
  $ printf '%.5000f\n' 3.3621031431120935063e-4932 | cut -c4930-5002
  0000336210314311209350626267781732175260259807934484647124010882722980874
  $ printf '%.10e\n' 1e4932 3.6452e-4951
  1.0000000000e+4932
  printf: '3.6452e-4951': Numerical result out of range
  3.6451995319e-4951
  [1]

A floating-point number that is too large is infinite; one that is too small loses digits. Both are errors.
  $ printf '%g\n' 2e4932 -2e4932 1e-4951 1e-4940 1e99999999999999999999 1e-99999999999999999999
  printf: '2e4932': Numerical result out of range
  inf
  printf: '-2e4932': Numerical result out of range
  -inf
  printf: '1e-4951': Numerical result out of range
  0
  printf: '1e-4940': Numerical result out of range
  1e-4940
  printf: '1e99999999999999999999': Numerical result out of range
  inf
  printf: '1e-99999999999999999999': Numerical result out of range
  0
  [1]
  $ printf '%g\n' 0e99999999999 0x1p-16445 1e-4931
  0
  3.6452e-4951
  1e-4931

Infinity and NaN have names in any case, and are not padded with zeros.
  $ printf '%f %F %e %g %a\n' inf -INF Infinity nan -NaN
  inf -INF inf nan -nan
  $ printf '[%05f][%-6f][%+f][% g]\n' inf nan inf nan
  [  inf][nan   ][+inf][ nan]
  $ printf '%g\n' 'nan(12)' infx 'nan(-)'
  nan
  printf: 'infx': value not completely converted
  inf
  printf: 'nan(-)': value not completely converted
  nan
  [1]

Hexadecimal floating-point numbers are read exactly.
  $ printf '%g ' 0x1p3 0x.8 0x1.8P-1 0X1P+5 0x10; echo
  8 0.5 0.75 32 16 
  $ printf '%g\n' 0x1p 0x. 0x.p1
  printf: '0x1p': value not completely converted
  1
  printf: '0x.': value not completely converted
  0
  printf: '0x.p1': value not completely converted
  0
  [1]

A number of 100,000 digits is read and printed in a moment.
  $ printf '%.3f\n' $(printf '%050000d' 0)1.5$(printf '%050000d' 0)
  1.500
  $ printf '%.60000f' 1e-4950 2>/dev/null | wc -c
  60002

An error before \c shows in the status (not GNU: it leaves with 0 there).
  $ printf '%d\c' x
  printf: 'x': expected a numeric value
  0 (no-eol)
  [1]

An output that cannot be written is an error.
  $ printf x >/dev/full
  printf: write error: No space left on device
  [1]
