TERM is sent to processes, or a signal by its name or number.
  $ for o in '' -TERM -SIGTERM -15 '-s TERM' '-s 15' --signal=term '-n 15' -kill -9 -s9; do sleep 5 & env kill $o $!; wait $!; echo $?; done
  143
  143
  143
  143
  143
  143
  143
  143
  137
  137
  137

Signal 0 only asks whether there is such a process.
  $ env kill -0 $$; echo $?; env kill -s 0 $$; env kill -s EXIT $$; echo $?; sleep 0 & wait; env kill -0 $! 2>&1 | sed "s/$!/N/"
  0
  0
  kill: 'N': No such process

A negative number is a group of processes.
  $ setsid sh -c 'sleep 5 & sleep 5' & sleep .1; env kill -s KILL -- -$!; wait $!; echo $?
  137
  $ setsid sh -c 'sleep 5 & sleep 5' & sleep .1; env kill -s KILL -$!; wait $!; echo $?
  137

What is no process is reported, and the next one is taken.
  $ sleep 5 & env kill x '' 1.5 99999999999 $!; echo $?; wait $!; echo $?
  kill: 'x': invalid process id
  kill: '': invalid process id
  kill: '1.5': invalid process id
  kill: '99999999999': invalid process id
  1
  143

-1 alone sends nothing.
  $ env kill -1
  kill: no process ID specified
  Try 'kill --help' for more information.
  [1]
  $ env kill -9
  kill: no process ID specified
  Try 'kill --help' for more information.
  [1]
  $ env kill
  kill: no process ID specified
  Try 'kill --help' for more information.
  [1]

A value can go with the signal.
  $ sleep 5 & env kill -q 7 -s USR1 $!; wait $!; echo $?; env kill --queue=x $$
  138
  kill: invalid value 'x'
  [1]

-l lists names, and turns names into numbers and numbers into names.
  $ env kill -l | tr '\n' ' '
  HUP INT QUIT ILL TRAP ABRT BUS FPE KILL USR1 SEGV USR2 PIPE ALRM TERM STKFLT CHLD CONT STOP TSTP TTIN TTOU URG XCPU XFSZ VTALRM PROF WINCH POLL PWR SYS RTMIN RTMIN+1 RTMIN+2 RTMIN+3 RTMIN+4 RTMIN+5 RTMIN+6 RTMIN+7 RTMIN+8 RTMIN+9 RTMIN+10 RTMIN+11 RTMIN+12 RTMIN+13 RTMIN+14 RTMIN+15 RTMAX-14 RTMAX-13 RTMAX-12 RTMAX-11 RTMAX-10 RTMAX-9 RTMAX-8 RTMAX-7 RTMAX-6 RTMAX-5 RTMAX-4 RTMAX-3 RTMAX-2 RTMAX-1 RTMAX\x20 (no-eol) (esc)
  $ env kill -l 1 15 64 137 HUP TERM sigkill RTMIN+2 0 EXIT; env kill --list 9 x 99 32
  HUP
  TERM
  RTMAX
  KILL
  1
  15
  9
  36
  EXIT
  0
  KILL
  kill: 'x': invalid signal
  kill: '99': invalid signal
  kill: '32': invalid signal
  [1]

-t lists what they mean, too.
  $ env kill -t | sed -n '1,3p;31,34p;$p'; env kill -L 9 TERM; env kill --table 0
   1 HUP      Hangup
   2 INT      Interrupt
   3 QUIT     Quit
  31 SYS      Bad system call
  34 RTMIN    Real-time signal 0
  35 RTMIN+1  Real-time signal 1
  36 RTMIN+2  Real-time signal 2
  64 RTMAX    Real-time signal 30
   9 KILL     Killed
  15 TERM     Terminated
   0 EXIT     Unknown signal 0

A mistake on the command line is reported.
  $ env kill -s x 1; env kill -X 1; env kill -99 1; env kill -s TERM -s INT 1; env kill -l -t; env kill -s 1 -l; env kill -x 1; env kill -s
  kill: 'x': invalid signal
  Try 'kill --help' for more information.
  kill: 'X': invalid signal
  Try 'kill --help' for more information.
  kill: '99': invalid signal
  Try 'kill --help' for more information.
  kill: 'INT': multiple signals specified
  Try 'kill --help' for more information.
  kill: multiple -l or -t options specified
  Try 'kill --help' for more information.
  kill: cannot combine signal with -l or -t
  Try 'kill --help' for more information.
  kill: invalid option -- 'x'
  Try 'kill --help' for more information.
  kill: option requires an argument -- 's'
  Try 'kill --help' for more information.
  [1]
