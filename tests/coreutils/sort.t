Lines are sorted by their bytes; files are taken together.
  $ printf 'b\na\nC\n' > f; printf 'B\n\nab' > g; sort f g; echo --; sort < f; sort - g < f | head -n 2
  
  B
  C
  a
  ab
  b
  --
  C
  a
  b
  
  B

An unfinished last line is finished, and empty input gives nothing.
  $ printf 'b\na' | sort; sort /dev/null
  a
  b

-r turns the order round, also among lines with equal keys.
  $ printf '1 b\n1 a\n2 a\n' > f; sort -r f; sort -k1,1 -r f; sort -k1,1r f
  2 a
  1 b
  1 a
  2 a
  1 b
  1 a
  2 a
  1 a
  1 b

-s keeps the order of lines with equal keys, and -u the first of them.
  $ printf '1 b\n1 a\n0 c\n01 d\n' > f; sort -s -k1,1n f; sort -u -k1,1n f; sort -s -r -k1,1n f
  0 c
  1 b
  1 a
  01 d
  0 c
  1 b
  0 c
  1 b
  1 a
  01 d

-u prints one of equal lines.
  $ printf 'b\na\nb\na\na\n' | sort -u
  a
  b
  $ printf 'b\nB\na\nA\n' | sort -uf
  a
  b

-n compares decimal numbers, of any length.
  $ printf '%s\n' 10 9 -1 -10 0 '' x 1.5 1.45 .5 -.5 ' 7' 007 +5 1e3 12345678901234567890 12345678901234567891 0x10 -0 | sort -n
  -10
  -1
  -.5
  
  +5
  -0
  0
  0x10
  x
  .5
  1e3
  1.45
  1.5
   7
  007
  9
  10
  12345678901234567890
  12345678901234567891
  $ printf '%s\n' 1.0005 1.0004 1.00045 -1.0005 -1.0004 1.000 1 1. | sort -ns
  -1.0005
  -1.0004
  1.000
  1
  1.
  1.0004
  1.00045
  1.0005

-g compares floating-point numbers, after what is none and NaN.
  $ printf '%s\n' 1e3 1E2 0x10 inf -inf nan -nan abc '' 1.5 -0 0 1e400 1e-400 1e5000 | sort -gs
  abc
  
  nan
  -nan
  -inf
  -0
  0
  1e-400
  1.5
  0x10
  1E2
  1e3
  1e400
  inf
  1e5000

-h compares numbers with suffixes, by the suffix first.
  $ printf '%s\n' 1K 2M 1023 1G 3k -1K -2M 0K 1.5K 1T 1P 1E 1Z 1Y 10 1Ki abc | sort -hs
  -2M
  -1K
  0K
  abc
  10
  1023
  1K
  1Ki
  1.5K
  3k
  2M
  1G
  1T
  1P
  1E
  1Z
  1Y

-M compares the names of months.
  $ printf '%s\n' dec Jan feb xyz '' '  mar' JANUARY may | sort -Ms
  xyz
  
  Jan
  JANUARY
  feb
    mar
  may
  dec

-V compares numbers within texts.
  $ printf '%s\n' a1 a10 a2 a02 1.2.10 1.2.9 1.2~ 1.2 x.tar.gz x-1.tar.gz .x | sort -V
  .x
  1.2~
  1.2
  1.2.9
  1.2.10
  a1
  a02
  a2
  a10
  x.tar.gz
  x-1.tar.gz

-f, -d and -i pass over or change bytes.
  $ printf '%s\n' b B a A 'a-b' 'aa' 'a b' | sort -f
  A
  a
  a b
  a-b
  aa
  B
  b
  $ printf '%s\n' b-a ba 'b a' ab-c | sort -d
  ab-c
  b a
  b-a
  ba
  $ printf 'b\001a\nba\nb\001\n' | sort -i | od -c
  0000000   b 001  \n   b 001   a  \n   b   a  \n
  0000012
  $ printf '%s\n' b-A ba B-a | sort -dfs
  b-A
  ba
  B-a

A key is where -k says, with letters of its own or those of all.
  $ printf '%s\n' 'a 10 x' 'b 9 y' 'c  2 z' > f; sort -k2 f; sort -k2n f; sort -k2,2 f; sort -nk2 f; sort -k3,3r f; sort -k2b,2 f
  c  2 z
  a 10 x
  b 9 y
  c  2 z
  b 9 y
  a 10 x
  c  2 z
  a 10 x
  b 9 y
  c  2 z
  b 9 y
  a 10 x
  c  2 z
  b 9 y
  a 10 x
  a 10 x
  c  2 z
  b 9 y
  $ sort -k1.1,1.1 -r f; sort -k2.2b,2.2 f; sort -k9 f; sort -k2,1 f
  c  2 z
  b 9 y
  a 10 x
  a 10 x
  b 9 y
  c  2 z
  a 10 x
  b 9 y
  c  2 z
  a 10 x
  b 9 y
  c  2 z
  $ printf '%s\n' 'x:b:2' 'y:a:10' ':c:1' > g; sort -t: -k2 g; sort -t : -k3n g; sort -t: -k1,1 -k3,3nr g; sort -t: -k 2.1,2.0 g
  y:a:10
  x:b:2
  :c:1
  :c:1
  x:b:2
  y:a:10
  :c:1
  x:b:2
  y:a:10
  y:a:10
  x:b:2
  :c:1

Several keys decide one after the other.
  $ printf '%s\n' 'a 2 x' 'a 1 y' 'b 1 a' 'a 1 x' > f; sort -k1,1 -k2,2n -k3,3r f; sort -k2n -k1r f
  a 1 y
  a 1 x
  a 2 x
  b 1 a
  b 1 a
  a 1 y
  a 1 x
  a 2 x

Keys may be given as before POSIX.
  $ printf '%s\n' 'a 2' 'b 1' > f; sort +1 f; sort +0 -1 -r f; sort +1n -2 f; sort +0.1 f
  b 1
  a 2
  b 1
  a 2
  b 1
  a 2
  b 1
  a 2

Bad keys are named.
  $ sort -k 0; sort -k 1.0; sort -k x; sort -k 1,0; sort -k 1x; sort -k 1,2.x; sort -k 1.,2; sort -k ''
  sort: field number is zero: invalid field specification '0'
  sort: character offset is zero: invalid field specification '1.0'
  sort: invalid number at field start: invalid count at start of 'x'
  sort: field number is zero: invalid field specification '1,0'
  sort: stray character in field spec: invalid field specification '1x'
  sort: invalid number after '.': invalid count at start of 'x'
  sort: invalid number after '.': invalid count at start of ',2'
  sort: invalid number at field start: invalid count at start of ''
  [2]
  $ sort -nh; sort -nd; sort -k1nM; sort -t ''; sort -t ab; sort -t: -t,
  sort: options '-hn' are incompatible
  sort: options '-dn' are incompatible
  sort: options '-Mn' are incompatible
  sort: empty tab
  sort: multi-character tab 'ab'
  sort: incompatible tabs
  [2]

-z takes lines that end with NUL.
  $ printf 'b\na\0a\nb\0' | sort -z | od -An -c
     a  \n   b  \0   b  \n   a  \0

-m merges files that are sorted.
  $ printf 'a\nc\n' > f; printf 'b\nd' > g; printf 'a\nb\n' > h; sort -m f g h; sort -mu f g h; sort -mr f; sort -m
  a
  a
  b
  b
  c
  d
  a
  b
  c
  d
  a
  c
  $ sort -m --batch-size=2 f g h f g h | tr '\n' ' '; echo
  a a a a b b b b c c d d 

-c finds the first line out of order, -C only tells by its status.
  $ printf 'a\nc\nb\n' > f; sort -c f; sort -C f
  sort: f:3: disorder: b
  [1]
  $ printf 'a\na\n' > g; sort -c g; sort -cu g
  sort: g:2: disorder: a
  [1]
  $ sort --check=quiet f; sort --check=diagnose-first f; sort --check=x f
  sort: f:3: disorder: b
  sort: invalid argument 'x' for '--check'
  Valid arguments are:
    - 'quiet', 'silent'
    - 'diagnose-first'
  Try 'sort --help' for more information.
  [1]
  $ sort -c nope
  sort: open failed: nope: No such file or directory
  [2]
  $ sort -c f g; sort -cC f; sort -co x f
  sort: extra operand 'g' not allowed with -c
  sort: options '-cC' are incompatible
  sort: options '-co' are incompatible
  [2]

-o writes to a file, which may be one that is read.
  $ printf 'b\na\n' > f; sort -o f f; cat f; printf 'c\n' > g; sort -m -o g g f; cat g; sort f -o h; cat h; sort -o no/x f
  a
  b
  a
  b
  c
  a
  b
  sort: open failed: no/x: No such file or directory
  [2]
  $ sort -o a -o b f
  sort: multiple output files specified
  [2]

A merge into a file that is read, also as standard input, reads all of it first.
  $ printf 'a\nb\n' > f; printf 'c\n' > g; sort -m -o f - < f; cat f; sort -m -o f g f; cat f; sort -m -o f g - < f; cat f
  a
  b
  a
  b
  c
  a
  b
  c
  c

--files0-from gives the files' names.
  $ printf 'b\n' > f; printf 'a\n' > g; printf 'f\0g' | sort --files0-from=-; printf 'f\0' > l; sort --files0-from=l
  a
  b
  b
  $ sort --files0-from=nope; sort --files0-from=- f < /dev/null; printf 'f\0\0g' | sort --files0-from=-; printf '' | sort --files0-from=-; printf -- '-\0' | sort --files0-from=-
  sort: open failed: nope: No such file or directory
  sort: extra operand 'f'
  file operands cannot be combined with --files0-from
  Try 'sort --help' for more information.
  sort: -:2: invalid zero-length file name
  sort: no input from '-'
  sort: when reading file names from stdin, no file name of '-' allowed
  [2]

A file that cannot be read ends it, before there is output.
  $ printf 'a\n' > f; sort f nope; mkdir d; sort d; sort -m f nope; sort -T nope -S 1b f
  sort: cannot read: nope: No such file or directory
  sort: read failed: d: Is a directory
  sort: cannot read: nope: No such file or directory
  a

-R puts lines in random order, equal ones together; with the same source it is the same order.
  $ printf '%s\n' a b c a b c d e f > f; sort -R --random-source=/dev/zero f; sort -R -u --random-source=f f; sort -R f | sort | tr '\n' ' '; echo
  a
  a
  b
  b
  f
  d
  e
  c
  c
  c
  e
  d
  b
  f
  a
  a a b b c c d e f 
  $ sort -R --random-source=nope f; printf x > short; sort -R --random-source=short f
  sort: open failed: nope: No such file or directory
  sort: 'short': end of file
  [2]
  $ LC_ALL=C.UTF-8 sort -R --random-source=/dev/zero f | tr '\n' ' '; echo
  b b f e c c a a d 

What is larger than memory goes through temporary files, compressed if asked.
  $ seq 20000 | awk '{ print ($1 * 7919) % 20011 }' > f; sort -n f > g; sort -n -S 1k f | cmp - g; sort -n -S 50k --batch-size=3 f | cmp - g; sort -n -S 30k --compress-program=gzip f | cmp - g; sort -rn -S 1k -u f | head -n 3; wc -l < g
  20010
  20009
  20008
  20000
  $ mkdir t; sort -S 1k -T t f | md5sum; ls t
  842210a44f166a1f0672c201c00f70f7  -

Numbers of memory, threads and files are checked.
  $ printf 'b\na\n' > f; sort -S 1x f; sort -S x f; sort -S 10% f; sort -S 1M --parallel=2 f; sort --parallel=0 f; sort --parallel=x f; sort --batch-size=1 f; sort --batch-size=x f; sort --sort=foo f; sort --sort=numeric f
  sort: invalid suffix in -S argument '1x'
  sort: invalid -S argument 'x'
  a
  b
  a
  b
  sort: number in parallel must be nonzero
  sort: invalid --parallel argument 'x'
  sort: invalid --batch-size argument '1'
  sort: minimum --batch-size argument is '2'
  sort: invalid --batch-size argument 'x'
  sort: invalid argument 'foo' for '--sort'
  Valid arguments are:
    - 'general-numeric'
    - 'human-numeric'
    - 'month'
    - 'numeric'
    - 'random'
    - 'version'
  Try 'sort --help' for more information.
  a
  b

--debug underlines what counts and warns.
  $ printf 'b 10 x\na 9 y\nc  2 z\n' > g; sort --debug g; sort --debug -k2n g; sort --debug -k2,2 -k3r g
  sort: text ordering performed using simple byte comparison
  a 9 y
  _____
  b 10 x
  ______
  c  2 z
  ______
  sort: text ordering performed using simple byte comparison
  sort: key 1 is numeric and spans multiple fields
  sort: note numbers use '.' as a decimal point in this locale
  c  2 z
     _
  ______
  a 9 y
    _
  _____
  b 10 x
    __
  ______
  sort: text ordering performed using simple byte comparison
  sort: leading blanks are significant in key 1; consider also specifying 'b'
  sort: leading blanks are significant in key 2; consider also specifying 'b'
  c  2 z
   ___
      __
  ______
  b 10 x
   ___
      __
  ______
  a 9 y
   __
     __
  _____
  $ sort --debug -k2,1 g; sort --debug -n -t. g; sort --debug +1 -2 g; sort --debug -M g; sort --debug -k1,1d -i -n g
  sort: text ordering performed using simple byte comparison
  sort: key 1 has zero width and will be ignored
  a 9 y
   ^ no match for key
  _____
  b 10 x
   ^ no match for key
  ______
  c  2 z
   ^ no match for key
  ______
  sort: text ordering performed using simple byte comparison
  sort: numbers use '.' as a decimal point in this locale
  a 9 y
  ^ no match for key
  _____
  b 10 x
  ^ no match for key
  ______
  c  2 z
  ^ no match for key
  ______
  sort: text ordering performed using simple byte comparison
  sort: obsolescent key '+1 -2' used; consider '-k 2,2' instead
  sort: leading blanks are significant in key 1; consider also specifying 'b'
  c  2 z
   ___
  ______
  b 10 x
   ___
  ______
  a 9 y
   __
  _____
  sort: text ordering performed using simple byte comparison
  a 9 y
  ^ no match for key
  _____
  b 10 x
  ^ no match for key
  ______
  c  2 z
  ^ no match for key
  ______
  sort: text ordering performed using simple byte comparison
  sort: leading blanks are significant in key 1; consider also specifying 'b'
  sort: options '-in' are ignored
  a 9 y
  _
  _____
  b 10 x
  _
  ______
  c  2 z
  _
  ______
  $ printf 'a\tb c\n' | sort --debug -k2,2; printf '1 x\n -2.5e3y\n1K\n' | sort --debug -g; sort --debug -c g; sort --debug -o x g
  sort: text ordering performed using simple byte comparison
  sort: leading blanks are significant in key 1; consider also specifying 'b'
  a>b c
   __
  _____
  sort: text ordering performed using simple byte comparison
  sort: note numbers use '.' as a decimal point in this locale
   -2.5e3y
   ______
  ________
  1 x
  _
  ___
  1K
  _
  __
  sort: options '-c --debug' are incompatible
  sort: options '-o --debug' are incompatible
  [2]

Long lines, many equal lines and long common beginnings are sorted.
  $ awk 'BEGIN { for (i = 0; i < 300; i++) { s = s "abcdefgh" }; for (i = 0; i < 500; i++) print s (i * 7 % 13) }' > f; sort f | uniq -c | awk '{ print $1, length($2), substr($2, 2400) }'; sort -u f | wc -l
  39 2401 h0
  39 2401 h1
  38 2402 h10
  38 2402 h11
  38 2402 h12
  39 2401 h2
  38 2401 h3
  38 2401 h4
  38 2401 h5
  38 2401 h6
  39 2401 h7
  39 2401 h8
  39 2401 h9
  13

Options exclude each other.
  $ sort -cC; sort -mc f g; sort -iM f; sort -V -i /dev/null; sort -dV /dev/null
  sort: options '-cC' are incompatible
  sort: extra operand 'g' not allowed with -c
  sort: options '-iM' are incompatible

A program for temporary files that cannot be run is reported (not GNU: SIGPIPE may end it).
  $ seq 20000 > f; sort -S 1k --compress-program=nope f > /dev/null
  sort: couldn't execute 'nope': No such file or directory
  sort: 'nope' terminated abnormally
  [2]
  $ sort -S 1k --compress-program=false f > /dev/null
  sort: 'false' terminated abnormally
  [2]

What is no number is quoted plainly in every locale, and said to have a wrong suffix if it starts as one.
  $ export LC_ALL=C.UTF-8; sort -S x; sort -S 1x; sort --parallel=x; sort --parallel=1k; sort --batch-size=x; sort --batch-size=1x; sort -S 99999999999999999999
  sort: invalid -S argument 'x'
  sort: invalid suffix in -S argument '1x'
  sort: invalid --parallel argument 'x'
  sort: invalid suffix in --parallel argument '1k'
  sort: invalid --batch-size argument 'x'
  sort: invalid suffix in --batch-size argument '1x'
  sort: -S argument '99999999999999999999' too large
  [2]
