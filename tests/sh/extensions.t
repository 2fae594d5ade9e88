What cannot be done with arrays is told. (not GNU: dash has none)
  $ a[-1]=x; echo no
  sh: 1: a[-1]: bad array subscript
  [2]

A regular expression that is none is told, and the test is false with status 2. (not GNU: dash has none)
  $ r='('; [[ a =~ $r ]]; echo $?; [[ a =~ [a ]]; echo $?
  sh: 1: [[: Unmatched ( or \(
  2
  sh: 1: [[: Unmatched [, [^, [:, [., or [=
  2

A test that does not end says where it began. (not GNU: dash has none)
  $ sh -c 'true
  > [[ a == b &&
  > c
  > d'
  sh: 4: Syntax error: word unexpected (expecting "]]" for "[[" of line 2)
  [2]

Division by zero in (( )) ends the shell, as in an expansion. (not GNU: dash has none)
  $ ((1/0)); echo no
  sh: 1: arithmetic expression: division by zero: "1/0"
  [2]

<( ) gives the name of a pipe to the command, and it is closed afterwards. (not GNU: dash has none)
  $ n=$(ls /proc/self/fd | wc -l); cat <(echo a; echo b) - <<< c; [ $n = $(ls /proc/self/fd | wc -l) ] && echo closed
  a
  b
  c
  closed

read -t gives up in time, with a status above 128. (not GNU: dash has no -t)
  $ sleep 1 | { read -t 0.05 x; echo $?; }
  142

printf -v, mapfile and read -a want names. (not GNU: dash has none)
  $ printf -v 1x a; echo $?; mapfile 1x </dev/null; echo $?; read -a 1x </dev/null; echo $?
  sh: 1: printf: 1x: bad variable name
  2
  sh: 1: mapfile: 1x: bad variable name
  2
  sh: 1: read: -a: bad value: 1x
  2

ulimit lists and sets limits; what is more than allowed is refused. (not GNU: the words differ)
  $ ulimit -Sn 50; ulimit -n; ulimit -Hn 60; ulimit -Sn 100; ulimit -n; ulimit -a | grep files
  50
  sh: 1: ulimit: open files: cannot set the limit: Invalid argument
  50
  -n  open files: 50

declare -p shows what can be read back. (not GNU: dash has none)
  $ declare -a a=(1 'x y'); declare -rx b=2; declare -p a b; declare -p nope
  declare -a a=([0]='1' [1]='x y')
  declare -r -x b='2'
  sh: 1: declare: nope: not found
  [1]

Files of source get parameters of their own. (not GNU: dash gives them none)
  $ echo 'echo $# $1; set -- z; echo $1' >s; set -- a b; source ./s q; echo $#
  1 q
  z
  2
