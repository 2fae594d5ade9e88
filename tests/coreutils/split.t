Pieces of 1000 lines are named xaa, xab and so on; another prefix can be given, and - is standard input.
  $ seq 2500 > f; split f; wc -l x*; rm x*; split - y < f; wc -l y*; rm y*; cat f | split; tail -n 1 xac
   1000 xaa
   1000 xab
    500 xac
   2500 total
   1000 yaa
   1000 yab
    500 yac
   2500 total
  2500

-l gives the lines in a piece; so does a number as an option, of which the last one counts, digit by digit.
  $ seq 7 > f; split -l 3 f; paste xaa xab xac; rm x*; split -5 f; cat xab; rm x*; split -1 -6 f; cat xab; rm x*; split -1a16 f; ls x*
  1	4	7
  2	5	
  3	6	
  6
  7
  7
  xaaaaaaaaaaaaaaaa
  xaaaaaaaaaaaaaaab
  xaaaaaaaaaaaaaaac
  xaaaaaaaaaaaaaaad
  xaaaaaaaaaaaaaaae
  xaaaaaaaaaaaaaaaf
  xaaaaaaaaaaaaaaag

-b gives the bytes, with a multiplier.
  $ seq 2500 > f; split -b 10 -a3 f; cat xaaa; rm x*; split -b 1K f; ls x*; wc -c xaj; rm x*; split -b 4kB f; wc -c xac; cat x* | cmp - f
  1
  2
  3
  4
  5
  xaa
  xab
  xac
  xad
  xae
  xaf
  xag
  xah
  xai
  xaj
  xak
  xal
  1024 xaj
  3393 xac

-C gives the bytes at most, for whole lines; longer ones are cut.
  $ printf 'a b\ncc\n\nddddd\ne' > f; split -C 3 f; head x*; echo; rm x*; split -C 8 f; head x*; echo
  ==> xaa <==
  a b
  ==> xab <==
  
  
  ==> xac <==
  cc
  
  ==> xad <==
  
  
  ==> xae <==
  ddd
  ==> xaf <==
  dd
  
  ==> xag <==
  e
  ==> xaa <==
  a b
  cc
  
  
  ==> xab <==
  ddddd
  e

-n makes so many pieces of the same size, and the last one takes the rest.
  $ seq 25 > f; split -n 4 f; wc -c x*; rm x*; : > e; split -n 2 e; wc -c x*; rm x*; split -e -n 2 e; ls x*
  16 xaa
  16 xab
  16 xac
  18 xad
  66 total
  0 xaa
  0 xab
  0 total
  ls: cannot access 'x*': No such file or directory
  [2]

-n l/N puts each line into the piece in which it begins, and -e makes no empty files.
  $ printf 'a b\ncc\n\nddddd\ne' > f; split -n l/5 f; head x*; echo; rm x*; split -en l/5 f; head xad; echo
  ==> xaa <==
  a b
  
  ==> xab <==
  cc
  
  ==> xac <==
  
  ddddd
  
  ==> xad <==
  
  ==> xae <==
  e
  e

-n r/N deals the lines out, also from a pipe.
  $ seq 7 | split -n r/3; paste xaa xab xac; seq 2 | split -un r/3; wc -c xaa xab xac
  1	2	3
  4	5	6
  7		
  2 xaa
  2 xab
  0 xac
  4 total

A piece alone goes to standard output.
  $ seq 25 > f; split -n 2/5 f; echo; split -n l/2/5 f; echo; split -n r/2/5 f; ls
  
  8
  9
  10
  11
  12
  8
  9
  10
  11
  12
  
  2
  7
  12
  17
  22
  f

-n needs to know the size, unless lines go in turn.
  $ seq 9 | split -n 3; seq 9 | split -n l/1/3; split -n 2 .; split .
  split: -: cannot determine file size
  split: -: cannot determine file size
  split: .: cannot determine file size: Is a directory
  split: .: Is a directory
  [1]

What was read before of standard input does not count.
  $ seq 9 > f; (dd bs=6 count=1 status=none of=/dev/null; split -n 2) < f; head x*
  ==> xaa <==
  4
  5
  6
  
  ==> xab <==
  7
  8
  9

Suffixes become longer as they must, and a given length stays.
  $ seq 2000 | split -l 1; ls | sed -n '649,652p;$p'; rm x*; seq 120 | split -dl 1; ls | sed -n '90,91p'; rm x*; seq 27 | split -l 1 -a 1; ls | tail -n 1
  xyy
  xyz
  xzaaa
  xzaab
  xzbzx
  x89
  x9000
  split: output file suffixes exhausted
  xz

Suffixes can be decimal and hexadecimal, from a number, and something can stand behind them.
  $ seq 30 > f; split -dl 10 f; ls x*; rm x*; split --numeric-suffixes=8 -l 10 f; ls x*; rm x*; split -x -n 20 f; ls x* | tail -n 1; rm x*; split --additional-suffix=.txt -l 20 f; ls x*
  x00
  x01
  x02
  x08
  x09
  x10
  x13
  xaa.txt
  xab.txt

Hexadecimal suffixes start where they are to (not GNU: it takes the letters of the first one for digits).
  $ seq 30 > f; split --hex-suffixes=fe -l 15 f; ls x*; rm x*; split --hex-suffixes=1f -l 10 f; ls x*
  xfe
  xff
  x1f
  x20
  x21

A first number that does not fit is refused, and so is a length that is too small.
  $ split --numeric-suffixes=100; split --numeric-suffixes=x; split --hex-suffixes=x; split -a 1 -n 30; split --additional-suffix=a/b; seq 3 | split --numeric-suffixes=98 -l 1
  split: numerical suffix start value is too large for the suffix length
  Try 'split --help' for more information.
  split: 'x': invalid start value for numerical suffix
  Try 'split --help' for more information.
  split: 'x': invalid start value for hexadecimal suffix
  Try 'split --help' for more information.
  split: the suffix length needs to be at least 2
  split: invalid suffix 'a/b', contains directory separator
  Try 'split --help' for more information.
  split: output file suffixes exhausted
  [1]

Lines may end with another character.
  $ printf 'a:b:c' | split -t: -l 2; cat xaa; echo; cat xab; echo; printf 'a\0b\0' | split -t '\0' -l 1; od -c xab; split -t ab; split -t ''; split -t a -t b
  a:b:
  c
  0000000   b  \0
  0000002
  split: multi-character separator 'ab'
  split: empty record separator
  split: multiple separator characters specified
  [1]

The input is not written to.
  $ seq 9 > xaa; split xaa; cat xaa | wc -l; ln -s f xaf; seq 9 > f; split -l 5 f -a1 xa; cat xaf | wc -l
  split: 'xaa' would overwrite input; aborting
  9
  9

--verbose tells of the files.
  $ seq 9 | split --verbose -l 5
  creating file 'xaa'
  creating file 'xab'

Each piece can go to a command, which knows the name.
  $ seq 9 > f; split -l 4 --filter='cat > $FILE.out' f; cat xab.out; split -n r/2 --filter='echo $FILE $(cat)' f; yes | head -n 100000 | split -l 50000 --filter='head -n 1'; yes | split -n r/2 --filter='head -n 1'
  5
  6
  7
  8
  xaa 1 3 5 7 9
  xab 2 4 6 8
  y
  y
  y
  y

A command that fails ends it all.
  $ seq 9 > f; split --filter='exit 3' f; echo $?; split --filter='kill -9 $$' f; echo $?; SHELL=/nope split --filter=x f; split --filter=cat -n 1/2 f
  split: with FILE=xaa, exit 3 from command: exit 3
  3
  split: with FILE=xaa, signal KILL from command: kill -9 $$
  137
  split: failed to run command: "/nope -c x": No such file or directory
  split: with FILE=xaa, exit 1 from command: x
  split: --filter does not process a chunk extracted to stdout
  Try 'split --help' for more information.
  [1]

Numbers that are none, nothing or too large are refused.
  $ for o in -ax -l0 -lx -b0 -b1x -C0 -n0 -nx -n3/ -n4/3 -n0/3 -nr/x -nk/2 -b18446744073709551616 -l99999999999999999999 -n9223372036854775808 -99999999999999999999 ; do split $o; done; split -0
  split: invalid suffix length: 'x'
  split: invalid number of lines: '0': Numerical result out of range
  split: invalid number of lines: 'x'
  split: invalid number of bytes: '0': Numerical result out of range
  split: invalid number of bytes: '1x'
  split: invalid number of bytes: '0': Numerical result out of range
  split: invalid number of chunks: '0': Numerical result out of range
  split: invalid number of chunks: 'x'
  split: invalid number of chunks: ''
  split: invalid chunk number: '4': Numerical result out of range
  split: invalid chunk number: '0': Numerical result out of range
  split: invalid number of chunks: 'x'
  split: invalid chunk number: 'k'
  split: invalid number of bytes: '18446744073709551616': Value too large for defined data type
  split: invalid number of lines: '99999999999999999999': Value too large for defined data type
  split: invalid number of chunks: '9223372036854775808': Value too large for defined data type
  split: line count option -99999999999999999999... is too large
  split: invalid number of lines: '0'
  Try 'split --help' for more information.
  [1]

There is one way to split, and there are two operands at most.
  $ split -l 5 -b 5; split -5 -l 5; split a b c; split nope; printf a | split - nope/x
  split: cannot split in more than one way
  Try 'split --help' for more information.
  split: cannot split in more than one way
  Try 'split --help' for more information.
  split: extra operand 'c'
  Try 'split --help' for more information.
  split: cannot open 'nope' for reading: No such file or directory
  split: nope/xaa: No such file or directory
  [1]

What cannot be written is reported.
  $ ln -s /dev/full xab; seq 9 > f; split -l 5 f; split -n 2 f; split -n r/2 f; split -C 10 f
  split: xab: No space left on device
  split: xab: No space left on device
  split: xab: No space left on device
  split: xab: No space left on device
  [1]

The files of /proc, which do not tell their size, can be split.
  $ split -n 2 /proc/version; cat xaa xab | cmp - /proc/version

White space before CHUNKS is skipped, and a chunk beyond the last is out of range.
  $ seq 4 > f; split -n ' l/1/2' f; split -n 'r/ 1/ 2' f; split -n 5/3 f; split -n 1073741823/3 f; split -n 1073741824/3 f; LC_ALL=C.UTF-8 split --verbose f
  1
  2
  1
  3
  split: invalid chunk number: '5': Numerical result out of range
  split: invalid chunk number: '1073741823': Numerical result out of range
  split: invalid chunk number: '1073741824': Value too large for defined data type
  creating file 'xaa'
