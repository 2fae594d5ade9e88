if takes the first branch whose condition succeeds.
  $ if false; then echo 1; elif true; then echo 2; else echo 3; fi; if false; then :; fi; echo $?
  2
  0

while and until repeat, break and continue leave.
  $ i=0; while :; do i=$((i+1)); case $i in 2) continue;; 4) break;; esac; echo $i; done; until false; do echo once; break; done
  1
  3
  once

break and continue take a number of loops.
  $ for i in 1 2; do for j in a b c; do case $j in b) continue 2;; esac; echo $i$j; done; done; for i in 1 2; do while :; do break 2; done; done; echo $i
  1a
  2a
  1

for without in takes the arguments.
  $ set -- a 'b c'; for i; do echo "[$i]"; done; for i in; do echo no; done
  [a]
  [b c]

&& and || go from left to right, ! turns a status around.
  $ false && echo 1 || echo 2; true || echo 3 && echo 4; ! true; echo $?; ! false | true; echo $?
  2
  4
  1
  1

A pipeline's status is that of its last command.
  $ true | false; echo $?; false | true; echo $?
  1
  0

set -o pipefail takes the last failure. (not GNU: dash lacks it)
  $ set -o pipefail; sh -c 'exit 3' | true; echo $?
  3

( ) is a subshell, { } is not.
  $ x=1; (x=2; cd /; exit 5); echo $? $x; { x=3; }; echo $x
  5 1
  3

Commands may be on many lines.
  $ for i in a \
  > b
  > do
  >   if :
  >   then echo $i; fi
  > done |
  > cat
  a
  b

Commands in the background run beside, and wait waits for them.
  $ { sleep 0.2; echo late; } & echo early; wait; (exit 7) & wait $!; echo $?
  early
  late
  7

A function has arguments of its own.
  $ f() { echo $# $1; }; set -- x; f a b; echo $1; f() (echo sub; exit 4); f; echo $?
  2 a
  x
  sub
  4

return gives the status.
  $ f() { return 3; echo no; }; f; echo $?; f() { false; return; }; f; echo $?
  3
  1

local variables end with the function, assignments before it too.
  $ f() { local x=in; y=in; echo $x $z; }; x=out; z=out; z=tmp f; echo $x $y $z
  in tmp
  out in out

Functions call themselves.
  $ f() { [ $1 = 0 ] || { echo $1; f $(($1-1)); }; }; f 3
  3
  2
  1

Command substitution takes the output without the newlines at its end.
  $ echo "[$(printf 'a\nb\n\n')]" `echo x \`echo y\`` "`echo "q"`"
  [a
  b] x y q

A case inside of it needs no balanced parentheses.
  $ echo $(case x in x) echo y;; esac) $(echo a # )
  > )
  y a

An assignment has the status of its substitution.
  $ x=$(exit 3); echo $? $x; x=$(false) true; echo $?
  3
  0

What a substitution changes stays inside.
  $ x=1; y=$(echo ${x:+$((x=5))} $((z=3)) ${w:=4}); echo $y $x $z $w; z=$(cd /; pwd); echo $z; [ "$PWD" = / ] || echo here
  5 3 4 1
  /
  here

What has ended in the background does not wait for the command in the foreground.
  $ sleep 0.1 & sleep 0.5; grep -s '^State:.Z' /proc/$!/status; echo $?
  2
  $ sleep 0.1 & pid=$!; sleep 0.5; (exit 3) & sleep 0.1; wait $!; echo $?; wait $pid; echo $?
  3
  0

The status of a child is known where SIGCHLD was ignored, and the others are not waited for. (not GNU: dash waits for all)
  $ trap '' CHLD; sleep 5 & (exit 3); echo $?; kill $!
  3
  $ sh -c "trap '' CHLD; exec sh -c 'sleep 5 & (exit 3); echo \$?; kill \$!'"
  3

What a loop or a case runs first sees the status of the command before it; without a turn or a match the status is 0.
  $ false; for i in a; do echo $?; done; false; case x in x) echo $?;; esac
  1
  1
  $ false; for i in; do :; done; echo $?; false; case x in y) ;; esac; echo $?; false; case x in x) ;; esac; echo $?
  0
  0
  0
