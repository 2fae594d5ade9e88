Numbers get a suffix with --to, and are rounded away from zero.
  $ for n in 0 999 1000 1001 1024 9999 10000 999999 1000000 -1500 1.5 0.5 18446744073709551615; do echo "$n $(numfmt --to=si -- $n) $(numfmt --to=iec -- $n) $(numfmt --to=iec-i -- $n)"; done
  0 0 0 0
  999 999 999 999
  1000 1.0K 1000 1000
  1001 1.1K 1001 1001
  1024 1.1K 1.0K 1.0Ki
  9999 10K 9.8K 9.8Ki
  10000 10K 9.8K 9.8Ki
  999999 1.0M 977K 977Ki
  1000000 1.0M 977K 977Ki
  -1500 -1.5K -1.5K -1.5Ki
  1.5 2 2 2
  0.5 0 0 0
  18446744073709551615 19E 16E 16Ei
  $ numfmt 999999999999999999999999999; numfmt --to=si 999999999999999999999999999
  numfmt: value too large to be printed: '1e+27' (consider using --to)
  numfmt: value too large to be printed: '1e+27' (cannot handle values > 999Y)
  [2]

With --from they may have one, and must have i with iec-i.
  $ numfmt --from=si 1K 1.5K .5K 1E 1.123456789K; numfmt --from=iec 1K 1.5M; numfmt --from=iec-i 1Ki 2Mi; numfmt --from=auto 1K 1Ki; numfmt 5K
  1000
  1500
  500
  1000000000000000000
  1124
  1024
  1572864
  1024
  2097152
  1000
  1024
  numfmt: rejecting suffix in input: '5K' (consider using --from)
  [2]
  $ numfmt --from=si 1Ki; numfmt --from=iec-i 1K; numfmt --from=iec-i 1; numfmt --from=si 1x; numfmt --from=si 1Kx; numfmt --from=si K
  numfmt: invalid suffix in input '1Ki': 'i'
  numfmt: missing 'i' suffix in input: '1K' (e.g Ki/Mi/Gi)
  numfmt: missing 'i' suffix in input: '1' (e.g Ki/Mi/Gi)
  numfmt: invalid suffix in input: '1x'
  numfmt: invalid suffix in input '1Kx': 'x'
  numfmt: invalid number: 'K'
  [2]

--round says how.
  $ for m in up down from-zero towards-zero nearest; do numfmt --round=$m --to=si -- 1050 -1050 9950 999999 | tr '\n' ' '; numfmt --round=$m --to-unit=1000 -- 1050 -1050 1499 | tr '\n' ' '; echo; done
  1.1K -1.0K 10K 1.0M 2 -1 2 
  1.0K -1.1K 9.9K 999K 1 -2 1 
  1.1K -1.1K 10K 1.0M 2 -2 2 
  1.0K -1.0K 9.9K 999K 1 -1 1 
  1.1K -1.1K 10K 1.0M 1 -1 1 

--format sets width, precision and what stands around a number.
  $ numfmt --format='<%8.2f>' 1234.5 -7; numfmt --format=%-8.1fx --to=si 123456; numfmt --format=%08f --to=si 123456; numfmt --format=%%%.f 3.5 4.5
  numfmt: invalid option -- '7'
  Try 'numfmt --help' for more information.
  123.5K  x
  00000124K
  %4
  %5
  $ numfmt --format=x 1; numfmt --format=% 1; numfmt --format=%d 1; numfmt --format=%f%f 1; numfmt --format=%.-1f 1; numfmt --format=%99999999999999999999f 1; numfmt --format=%.99f 1; numfmt --format="%'f" --to=si 5
  numfmt: format 'x' has no % directive
  numfmt: format '%' ends in %
  numfmt: invalid format '%d', directive must be %[0]['][-][N][.][N]f
  numfmt: format '%f%f' has too many % directives
  numfmt: invalid precision in format '%.-1f'
  numfmt: invalid format '%99999999999999999999f' (width overflow)
  numfmt: value/precision too large to be printed: '1/99' (consider using --to)
  numfmt: grouping cannot be combined with --to
  [1]

--padding makes them wide, and columns stay where they are.
  $ numfmt --padding=8 --to=si 12345; numfmt --padding=-8 --suffix=B 5 | cat -A; printf 'a     1000 x\n  5000 y\n' | numfmt --to=si --field=2 --invalid=ignore; numfmt --padding=0 5; numfmt --padding=x 5
       13K
  5B      $
  a     1.0K x
    5000 y
  numfmt: invalid padding value '0'
  numfmt: invalid padding value 'x'
  [1]

Units multiply and divide.
  $ numfmt --from-unit=512 --to=iec 9; numfmt --to-unit=Ki 5000; numfmt --from-unit=K 5; numfmt --to-unit=0 5; numfmt --to-unit=x 5; numfmt --from-unit=1.5 5
  4.5K
  5
  5000
  numfmt: invalid unit size: '0'
  numfmt: invalid unit size: 'x'
  numfmt: invalid unit size: '1.5'
  [1]

Suffixes of one's own are added, and taken off.
  $ numfmt --suffix=B 5 5B; numfmt --suffix=B --from=si --to=iec 5KB; numfmt --suffix=XX 5X
  5B
  5B
  4.9KB
  numfmt: invalid suffix in input: '5X'
  [2]

Lines are read where there are no numbers, and fields of them converted.
  $ printf '1000 2000 3000\n' > f; numfmt --to=si < f; numfmt --to=si --field=2- < f; numfmt --to=si --field=1,3 < f; numfmt --to=si --field=- < f; printf '1000:2000:x' | numfmt -d: --field=-2 --to=si; echo; printf 'h\n1000\n' | numfmt --header --to=si; printf '1000\0002000\0' | numfmt -z --to=si | od -An -c
  1.0K 2000 3000
  1000 2.0K 3.0K
  1.0K 2000 3.0K
  1.0K 2.0K 3.0K
  1.0K:2.0K:x
  h
  1.0K
     1   .   0   K  \0   2   .   0   K  \0
  $ numfmt --field=0; numfmt --field=x; numfmt --field=3-2; numfmt --field=1-2-3; numfmt --field=1 --field=2; numfmt -d ab; numfmt --header=0
  numfmt: fields are numbered from 1
  Try 'numfmt --help' for more information.
  numfmt: invalid field value 'x'
  Try 'numfmt --help' for more information.
  numfmt: invalid decreasing range
  Try 'numfmt --help' for more information.
  numfmt: invalid field range
  Try 'numfmt --help' for more information.
  numfmt: multiple field specifications
  numfmt: the delimiter must be a single character
  numfmt: invalid header value '0'
  [1]

What is no number ends it, unless --invalid says otherwise.
  $ numfmt 5 x 6
  5
  numfmt: invalid number: 'x'
  [2]
  $ numfmt --invalid=fail 5 x 6
  5
  numfmt: invalid number: 'x'
  x
  6
  [2]
  $ numfmt --invalid=warn 5 x 6
  5
  numfmt: invalid number: 'x'
  x
  6
  $ numfmt --invalid=ignore 5 x 6
  5
  x
  6
  $ for n in '' x +5 5. . 1..5 1e3 0x5 1,5 -; do numfmt -- "$n"; done
  numfmt: invalid number: ''
  numfmt: invalid number: 'x'
  numfmt: invalid number: '+5'
  numfmt: invalid number: '5.'
  numfmt: invalid number: '.'
  numfmt: invalid suffix in input: '1..5'
  numfmt: invalid suffix in input: '1e3'
  numfmt: invalid suffix in input: '0x5'
  numfmt: invalid suffix in input: '1,5'
  numfmt: invalid number: '-'
  [2]

--debug tells of what makes no sense.
  $ numfmt --debug 5; numfmt --debug --header --to=si 5; numfmt --debug --invalid=warn --to=si x; numfmt --grouping 1234567; numfmt --grouping --to=si 5; numfmt --to=auto 5; numfmt --round=x 5
  numfmt: no conversion option specified
  5
  numfmt: --header ignored with command-line input
  5
  numfmt: invalid number: 'x'
  x
  numfmt: failed to convert some of the input numbers
  1234567
  numfmt: grouping cannot be combined with --to
  numfmt: invalid argument 'auto' for '--to'
  Valid arguments are:
    - 'none'
    - 'si'
    - 'iec'
    - 'iec-i'
  Try 'numfmt --help' for more information.
  numfmt: invalid argument 'x' for '--round'
  Valid arguments are:
    - 'up'
    - 'down'
    - 'from-zero'
    - 'towards-zero'
    - 'nearest'
  Try 'numfmt --help' for more information.
  [1]
Numbers are exact, however many digits they have (not GNU: its floating-point numbers round).
  $ numfmt 37437947.8290 582.44590 1024.811
  37437947.8290
  582.44590
  1024.811

What cannot be printed is quoted plainly in every locale.
  $ export LC_ALL=C.UTF-8; numfmt 1e3; numfmt 12345678901234567890; numfmt 1234567890123.1234567; numfmt --to=si 1000000000000000000000000000
  numfmt: invalid suffix in input: ‘1e3’
  numfmt: value too large to be printed: '1.23457e+19' (consider using --to)
  numfmt: value/precision too large to be printed: '1.23457e+12/7' (consider using --to)
  numfmt: value too large to be converted: ‘1000000000000000000000000000’
  [2]

A width in the format leaves the side to --padding.
  $ numfmt --format=%10f --padding=-12 5 | cat -A; numfmt --format=%-10fx --padding=12 5
  5         $
  5         x

A number may have many zeros before it (not GNU: it can print a few only).
  $ numfmt --format=%0100000f 5 | wc -c
  100001
