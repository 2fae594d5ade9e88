Options come first, taken apart, and all is quoted for the shell.
  $ getopt -o ab:c:: --long along,blong:,clong:: -- -a f1 -b 'v w' --clong=5 -c -cx --bl "it's" -- -f2; eval set -- "$(getopt -o ab: -- x -b 'a  b' -a)"; for w; do echo "<$w>"; done
   -a -b 'v w' --clong '5' -c '' -c 'x' --blong 'it'\''s' -- 'f1' '-f2'
  <-b>
  <a  b>
  <-a>
  <-->
  <x>

A letter string first, or GETOPT_COMPATIBLE, quotes nothing; so does -u.
  $ getopt ab: -a y -b 'x  z'; GETOPT_COMPATIBLE=1 getopt ab: -a y -b 'x  z'; GETOPT_COMPATIBLE=1 getopt; getopt -u -o b: -- -b 'x  z'; getopt -- ab -b; getopt -u -s csh b: 'x  z'
   -a -b x  z -- y
   -a -b x  z -- y
   --
   -b x  z --
   -b --
   -- x  z

What is no option stays where it is after a minus, or ends the options after a plus.
  $ getopt -o +a -- -a b -a; getopt -o -a: -- b -a c d; POSIXLY_CORRECT=1 getopt -o a -- -a b -a; getopt +ab x -a
   -a -- 'b' '-a'
   'b' -a 'c' 'd' --
   -a -- 'b' '-a'
   -a -- x

-a takes long options with one dash.
  $ getopt -a -o abx --long foo,bar: -- -foo -bar 1 -bar=2 -x -ab -fo
   --foo --bar '1' --bar '2' -x -a -b --foo --

csh needs other quotes.
  $ getopt -s csh -o a: -- -a "b! c'\\
  > d"; getopt -s tcsh -o a: -- -a 'x y'
   -a 'b'\!''\ 'c'\''\\\nd' --
   -a 'x'\ 'y' --

-T tells it from others by status 4. -q and -Q are silent.
  $ getopt -T; echo $?; getopt -q -o a -- -x -a; echo $?; getopt -Q -o a -- -a; echo $?; getopt -o :a -- -x
  4
   -a --
  1
  0
   --
  [1]

What is wrong with the parameters is told in the script's name, with status 1.
  $ getopt -n nm -o ab: -l foo,foobar,val: -- -x -a --nope --fo --foobar=1 --val; echo $?; getopt -o b: -- -b; echo $?; getopt -a -o a -l foo -- -x -ax
  nm: invalid option -- 'x'
  nm: unrecognized option '--nope'
  nm: option '--fo' is ambiguous; possibilities: '--foo' '--foobar'
  nm: option '--foobar' doesn't allow an argument
  nm: option '--val' requires an argument
   -a --
  1
  getopt: option requires an argument -- 'b'
   --
  1
  getopt: unrecognized option '-x'
  getopt: invalid option -- 'x'
   -a --
  [1]

What is wrong with its own options has status 2.
  $ getopt; echo $?; getopt -a; echo $?; getopt -s x -o a; echo $?; getopt --nope; echo $?; getopt -n
  getopt: missing optstring argument
  Try 'getopt --help' for more information.
  2
  getopt: missing optstring argument
  Try 'getopt --help' for more information.
  2
  getopt: unknown shell after -s or --shell argument
  Try 'getopt --help' for more information.
  2
  getopt: unrecognized option '--nope'
  Try 'getopt --help' for more information.
  2
  getopt: option requires an argument -- 'n'
  Try 'getopt --help' for more information.
  [2]
