# `time` is a word of the shell's own, so the command is run by env.
The format tells what the command has used; TIME holds one, too.
  $ env time -f 'x %x %C %% \t|\\' sh -c 'exit 3'; echo $?; env TIME='a %x\nb' time true; env time -f '%q \q' true
  Command exited with non-zero status 3
  x 3 sh -c exit 3 % \t|\\ (esc)
  3
  a 0
  b
  ?q ?\q
  $ env time -f '%e %E %U %S %P %M %F %R %W %I %O %r %s %k %w %c %Z %X %D %K %p %t' true 2>&1 | sed 's/[0-9][0-9]*/N/g'
  N.N N:N.N N.N N.N N% N N N N N N N N N N N N N N N N N
  $ env time -f %e sleep 1 2>&1 | cut -c 1-2
  1.

Without one there are two lines, with -p three, and with -v all there is.
  $ env time true 2>&1 | sed 's/[0-9][0-9]*/N/g'; env time -p true 2>&1 | sed 's/[0-9][0-9]*/N/g'; env time -v true 2>&1 | sed 's/[0-9][0-9]*/N/g' | sed -n '1,5p;10p;$p'
  N.Nuser N.Nsystem N:N.Nelapsed N%CPU (Navgtext+Navgdata Nmaxresident)k
  Ninputs+Noutputs (Nmajor+Nminor)pagefaults Nswaps
  real N.N
  user N.N
  sys N.N
  	Command being timed: "true"
  	User time (seconds): N.N
  	System time (seconds): N.N
  	Percent of CPU this job got: N%
  	Elapsed (wall clock) time (h:mm:ss or m:ss): N:N.N
  	Maximum resident set size (kbytes): N
  	Exit status: N

It can be told in a file.
  $ env time -o f -f one true; env time -o f -a -f two true; cat f; env time -o f -f three true; cat f; env time -o /nope/x true
  one
  two
  three
  time: /nope/x: No such file or directory
  [125]

The status is that of the command; -q does not tell it.
  $ env time -q -f x sh -c 'exit 4'; echo $?; env time -f %x sh -c 'kill -9 $$'; echo $?; env time -f x /nope/x; echo $?; env time -p false 2>&1 | head -n 1 | cut -c 1-4; env time -qf x sh -c 'kill -9 $$'
  x
  4
  Command terminated by signal 9
  0
  137
  time: cannot run /nope/x: No such file or directory
  Command exited with non-zero status 127
  x
  127
  real
  x
  [137]
  $ env time; echo $?; env time -x
  time: missing program to run
  Try 'time --help' for more information.
  125
  time: invalid option -- 'x'
  Try 'time --help' for more information.
  [125]
