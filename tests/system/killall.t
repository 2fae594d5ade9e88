# Programs have names of their own here, so that nobody else's get a signal.
All processes of a name get TERM, or another signal, and -v says which. (not emulated: programs have the emulator's name)
  $ n=ka$$; ln -s /bin/sleep $n; ./$n 9 & p=$!; ./$n 9 & q=$!; sleep .1; killall -v $n 2>&1 | sed "s/$p/P/; s/$q/Q/; s/$n/N/"; wait $p; echo $?; wait $q; echo $?
  Killed N(P) with signal 15
  Killed N(Q) with signal 15
  143
  143
  $ n=kb$$; ln -s /bin/sleep $n; for o in -USR1 -10 '-s SIGUSR1' --signal=usr1; do ./$n 9 & sleep .1; killall $o $n; wait $!; echo $?; done
  138
  138
  138
  138

A name is matched as a whole, without regard to case with -I, as a pattern with -r, and as a file if it has a slash. (not emulated: programs have the emulator's name)
  $ n=kc$$; N=KC$$; cp /bin/sleep $n; ./$n 9 & p=$!; sleep .1; killall -q k$$; echo $?; killall -0 -I $N; echo $?; killall -0 -r "^k.$$\$"; echo $?; killall -0 ./$n; echo $?; killall -0 -u 4711 -q $n; echo $?; killall -0 -o 1h -q $n; echo $?; killall -0 -y 1h $n; echo $?; killall -w $n; echo $?; kill -0 $p 2> /dev/null; echo $?
  1
  0
  0
  0
  1
  1
  0
  0
  1

A long name is found by its first 15 bytes, or what the command line says. (not emulated: programs have the emulator's name)
  $ n=longer-than-15-$$; cp /bin/sleep $n; ./$n 9 & sleep .1; killall -q -e longer-than-15-; echo $?; killall $n; wait $!; echo $?
  1
  143

What is not found is told, and the status is 1.
  $ killall no-such-name no-other; echo $?; killall -q no-such-name
  no-such-name: no process found
  no-other: no process found
  1
  [1]

-l lists signals.
  $ killall -l | cut -c 1-20
  HUP INT QUIT ILL TRA

A mistake on the command line is reported.
  $ killall; killall -s x y; killall -u nosuch; killall -o 5x y; killall -r '('
  Try 'killall --help' for more information.
  killall: 'x': invalid signal
  killall: unknown user 'nosuch'
  killall: invalid time interval '5x'
  killall: bad regular expression '(': Unmatched ( or \(
  [1]

A group of another namespace has no number: then -g is for the process alone, not for our own group. (not GNU: it finds none) (not emulated: namespaces)
  $ unshare -rpf --mount-proc sh -c 'env sleep 9 & sleep .2; killall -vg sleep; echo alive $?'
  Killed sleep(2) with signal 15
  alive 0
