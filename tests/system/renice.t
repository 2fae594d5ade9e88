The niceness of processes is set and told.
  $ sleep 9 & p=$!; for o in 5 '-n 6' '-n 7' '-n 8 -p'; do renice $o $p | sed "s/$p/P/"; done; renice 9 $p $p | sed "s/$p/P/"; kill $p
  P (process ID) old priority 0, new priority 5
  P (process ID) old priority 5, new priority 6
  P (process ID) old priority 6, new priority 7
  P (process ID) old priority 7, new priority 8
  P (process ID) old priority 8, new priority 9
  P (process ID) old priority 9, new priority 9

That of a process group is the lowest of its processes.
  $ env setsid sh -c 'sleep 9 & nice sleep 9' & p=$!; sleep .2; renice -n 3 -g $p | sed "s/$p/P/"; renice 4 -g $p | sed "s/$p/P/"; kill -- -$p
  P (process group ID) old priority 0, new priority 3
  P (process group ID) old priority 3, new priority 4

It can be changed by some, and given by the long option. (not GNU: it cannot)
  $ sleep 9 & p=$!; renice --priority=0 $p | sed "s/$p/P/"; renice --relative=2 $p | sed "s/$p/P/"; renice --relative 3 $p | sed "s/$p/P/"; kill $p
  P (process ID) old priority 0, new priority 0
  P (process ID) old priority 0, new priority 2
  P (process ID) old priority 2, new priority 5

What is none is reported, and the next one is taken.
  $ sleep 9 & p=$!; renice 1 1x 99999999 $p | sed "s/$p/P/"; renice 2 -u nosuch; kill $p
  renice: bad process ID value: 1x
  renice: failed to get priority for 99999999 (process ID): No such process
  P (process ID) old priority 0, new priority 1
  renice: unknown user nosuch

A mistake on the command line is reported.
  $ renice; renice 1; renice x 1
  renice: not enough arguments
  Try 'renice --help' for more information.
  renice: not enough arguments
  Try 'renice --help' for more information.
  renice: invalid priority 'x'
  Try 'renice --help' for more information.
  [1]
