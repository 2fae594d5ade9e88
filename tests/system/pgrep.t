# Only children of the shell are looked for, so that nobody else's are found.
Processes are found by their names, an extended regular expression, and their parent. (not emulated: programs have the emulator's name)
  $ env sleep 9 & p=$!; env cat < /dev/zero > /dev/null & q=$!; sleep .1; pgrep -P $$ '^s.*(p|q)$' | sed "s/^$p$/P/"; pgrep -P $$ -c '^(sleep|cat)$'; pgrep -P $$ -x slee; echo $?; kill $p $q
  P
  2
  1

Names and command lines can be printed, and numbers with something else between them. (not emulated: programs have the emulator's name)
  $ env sleep 9.5 & p=$!; env sleep 9.25 & q=$!; sleep .1; pgrep -l -P $$ sleep | sed "s/$p/P/; s/$q/Q/"; pgrep -a -P $$ sleep | sed "s/$p/P/; s/$q/Q/"; pgrep -d+ -P $$ sleep | sed "s/$p/P/; s/$q/Q/"; kill $p $q
  P sleep
  Q sleep
  P sleep 9.5
  Q sleep 9.25
  P+Q

-f matches the command line, -x all of it, -i without regard to case. (not emulated: programs have the emulator's name)
  $ env sleep 9.5 & p=$!; env sleep 9.25 & q=$!; sleep .1; pgrep -P $$ -f '^sleep 9[.]2' | sed "s/$q/Q/"; pgrep -P $$ -fx 'sleep 9.5' | sed "s/$p/P/"; pgrep -P $$ -fx 'sleep 9'; pgrep -P $$ -i SLEEP -c; kill $p $q
  Q
  P
  2

The newest and the oldest can be picked, and those that are not what is asked for. (not emulated: programs have the emulator's name)
  $ env sleep 9 & p=$!; sleep .05; env sleep 9 & q=$!; sleep .1; pgrep -P $$ -n sleep | sed "s/$q/Q/"; pgrep -P $$ -o sleep | sed "s/$p/P/"; pgrep -v . ; echo $?; kill $p $q
  Q
  P
  1

Users, groups, sessions, process groups and states are asked for by lists. (not emulated: programs have the emulator's name)
  $ env sleep 9 & p=$!; sleep .1; for o in "-u $(id -u)" "-U 7,$(id -un)" "-G $(id -g)" "-s 0" "-g 0,1" "-r S,D"; do pgrep -P $$ $o sleep > x && echo found || echo "$o"; done; pgrep -P $$ -u 4711 sleep; pgrep -P $$ -r Z sleep; pgrep -P $$ -t tty9 sleep; pgrep -P $$ -O 99999 sleep; kill $p
  found
  found
  found
  found
  found
  found


A number can come from a file, which has to be locked with -L. (not GNU: the words differ)
  $ env sleep 9 & echo $! > f; pgrep -F f > g; cmp f g; pgrep -L -F f; echo $?; pgrep -F nope; kill $!; :
  pgrep: pidfile not valid
  Try 'pgrep --help' for more information.
  1
  pgrep: pidfile not valid
  Try 'pgrep --help' for more information.

Namespaces and ancestors count where they are asked for. (not emulated: programs have the emulator's name)
  $ env sleep 9 & p=$!; sleep .1; pgrep -P $$ --ns $$ sleep | sed "s/$p/P/"; pgrep -P $$ --ns $$ --nslist net,pid sleep | sed "s/$p/P/"; kill $p; wait; sh -c "pgrep -A -P $$ .; echo \$?"
  P
  P
  1

pkill sends a signal, by name or number, and says whom with -e. (not emulated: programs have the emulator's name)
  $ env sleep 9 & p=$!; sleep .1; pkill -e -P $$ sleep | sed "s/$p/P/"; { wait $p; } 2> /dev/null; echo $?
  sleep killed (pid P)
  143
  $ for o in -9 -KILL -SIGKILL '--signal KILL' '--signal=9'; do env sleep 9 & sleep .1; pkill $o -P $$ -x sleep; { wait $!; } 2> /dev/null; echo $?; done; pkill -P $$ sleep; echo $?
  137
  137
  137
  137
  137
  1
  $ env sleep 9 & sleep .1; pkill -q 7 -USR1 -P $$ sleep; { wait $!; } 2> /dev/null; echo $?; env sleep 9 & sleep .1; pkill -c -P $$ sleep
  138
  1

JSON has numbers, names and command lines. (not GNU: it has none) (not emulated: programs have the emulator's name)
  $ env sleep 9.5 & sleep .1; pgrep --json -P $$ sleep | sed "s/$!/PID/"; kill $!; pgrep --json -P $$ nope
  [
  {"pid": PID, "name": "sleep", "command": "sleep 9.5"}
  ]
  []
  [1]

A mistake on the command line is reported. (not GNU: the words differ)
  $ pgrep; pgrep a b; pgrep -no x; pgrep -v -n x; pgrep -u nosuch x; pgrep -g x y; pgrep -O x; pgrep '('; pgrep -L x; pgrep --nslist x y; pgrep -e x; pkill -v x; pkill --signal=x y; pkill -q x y
  pgrep: no matching criteria specified
  Try 'pgrep --help' for more information.
  pgrep: only one pattern can be provided
  Try 'pgrep --help' for more information.
  pgrep: -n and -o exclude each other
  Try 'pgrep --help' for more information.
  pgrep: -v excludes -n and -o
  Try 'pgrep --help' for more information.
  pgrep: invalid user name: nosuch
  Try 'pgrep --help' for more information.
  pgrep: invalid process group: x
  Try 'pgrep --help' for more information.
  pgrep: invalid number: x
  Try 'pgrep --help' for more information.
  pgrep: regex error: Unmatched ( or \(
  pgrep: -L without -F makes no sense
  Try 'pgrep --help' for more information.
  pgrep: invalid namespace 'x'
  Try 'pgrep --help' for more information.
  pgrep: pgrep has no such option
  Try 'pgrep --help' for more information.
  pkill: pkill has no such option
  Try 'pkill --help' for more information.
  pkill: 'x': invalid signal
  Try 'pkill --help' for more information.
  pkill: not a number: x
  Try 'pkill --help' for more information.
  [2]
