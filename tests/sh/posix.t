With set -o posix there is nothing but what POSIX has. (not GNU: dash has no such option)
  $ set -o posix
  > echo {a,b}; [[ a ]] 2>/dev/null; echo $?; function f 2>/dev/null; echo $?
  {a,b}
  127
  127

A variable's value is a number there, not an expression. (not GNU: the words differ)
  $ set -o posix; x=y; echo $((x)); echo no
  sh: 1: Illegal number: y
  [2]

It is so from the start for sh when POSIXLY_CORRECT is set. (not GNU: dash knows nothing else)
  $ POSIXLY_CORRECT=1 sh -c 'echo {a,b}'; sh -c 'echo {a,b}'
  {a,b}
  a b

What other shells call & and > stays what POSIX says. (not GNU: dash has no such option)
  $ set -o posix; echo a &>f; wait; cat f
  a

Variables that are computed are none there. (not GNU: dash has no such option)
  $ set -o posix; echo "[$RANDOM][$EPOCHSECONDS]"
  [][]
