A parameter is expanded inside double quotes, too.
  $ x=1; echo $x "$x" ${x}y '$x' "${x}y"
  1 1 1y $x 1y

A default stands in for a parameter that is unset, with : for an empty one too.
  $ e=; echo "[${u-d}] [${e-d}] [${u:-d}] [${e:-d}]"
  [d] [] [d] [d]

= assigns the default.
  $ echo ${x=1} $x ${x:=2}; y=; echo ${y:=3} $y
  1 1 1
  3 3

+ stands in for a parameter that is set.
  $ e=; x=v; echo "[${u+s}] [${e+s}] [${e:+s}] [${x:+s}]"
  [] [s] [] [s]

? ends the shell with a message. (not GNU: the words differ)
  $ echo ${u?gone}; echo no
  sh: 1: u: gone
  [2]
  $ (e=; echo ${e:?}); echo $?
  sh: 1: e: parameter not set or null
  2

${#…} counts characters, and $# the arguments.
  $ x=hello; echo ${#x} ${#u} $#; set -- a b; echo $# ${#}
  5 0 0
  2 2

% and # cut the shortest match of a pattern from an end, doubled the longest.
  $ x=/usr/lib/a.tar.gz; echo ${x%.*} ${x%%.*} ${x#*/} ${x##*/}
  /usr/lib/a.tar /usr/lib/a usr/lib/a.tar.gz a.tar.gz

A quoted pattern stands for itself.
  $ x='a*b'; echo "${x%\*b}" "${x%"*b"}" "${x#a'*'}"
  a a b

The word of an expansion can hold anything, even another expansion.
  $ echo ${u:-$(echo a; echo b)} "${u:-"c  d"}" ${u:-${v:-'e  f'}}
  a b c  d e  f

"$@" gives each argument as a word, "$*" all in one.
  $ set -- 'a b' c; for i in "$@"; do echo "[$i]"; done; for i in "x$*y"; do echo "[$i]"; done; for i in x"$@"y; do echo "[$i]"; done
  [a b]
  [c]
  [xa b cy]
  [xa b]
  [cy]

"$@" without arguments is no word at all.
  $ set --; for i in "$@"; do echo no; done; echo $#
  0

"$*" joins by the first character of IFS.
  $ set -- a b; IFS=:; echo "$*"; IFS=; echo "$*"; unset IFS; echo "$*"
  a:b
  ab
  a b

Arguments beyond the ninth need braces.
  $ set -- 1 2 3 4 5 6 7 8 9 ten; echo $10 ${10}
  10 ten

$? is the last status, $$ the shell's number in subshells too.
  $ (exit 3); echo $?; (exit 4) || echo $?; x=$$; (echo $(($$ - x)))
  3
  4
  0

$0 and the arguments come after the commands of -c.
  $ sh -c 'echo $0 $1 $#' name a b
  name a 2

A bad substitution is reported when it is expanded. (not GNU: the words differ)
  $ if false; then echo ${x!y}; fi; echo ok
  ok
  $ echo ${x!y}; echo no
  sh: 1: ${x}: Bad substitution
  [2]

set -u makes unset parameters errors. (not GNU: the words differ)
  $ set -u; echo ${u-ok} "$@"; echo $u; echo no
  ok
  sh: 1: u: parameter not set
  [2]

A pattern that nothing matches is found out in time on a long text.
  $ x=$(printf %030000d 1); y=${x##*a}; echo ${#y}; y=${x%%b*}; echo ${#y}; y=${x#*a*b}; echo ${#y}
  30000
  30000
  30000
