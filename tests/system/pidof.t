Processes are found by the name of their program, the newest first, and can be left out. (not emulated: programs have the emulator's name)
  $ ln -s /bin/sleep pidof-test; ./pidof-test 9 & p=$!; ./pidof-test 9 & q=$!; sleep .1; pidof pidof-test | sed "s/$p/P/; s/$q/Q/"; pidof -s pidof-test | sed "s/$q/Q/"; pidof -o $q,1 pidof-test | sed "s/$p/P/"; pidof -o $q -o $p pidof-test; echo $?; pidof -d + pidof-test | sed "s/$p/P/; s/$q/Q/"; pidof -q pidof-test; echo $?; pidof -s pidof-test pidof-test | sed "s/$q/Q/g"; kill $p $q
  Q P
  Q
  P
  1
  Q+P
  0
  Q Q

A path is that of the file that runs. (not emulated: programs have the emulator's name)
  $ cp /bin/sleep other; ./other 9 & sleep .1; test "$(pidof ./other)" = $!; echo $?; kill $!
  0

A script has the name of its shell, and its own with -x. (not emulated: programs have the emulator's name)
  $ printf '#!/bin/sh\nsleep 9; :\n' > pidof-script; chmod +x pidof-script; ./pidof-script 2> /dev/null & sleep .1; pidof pidof-script; echo $?; pidof -x pidof-script | sed "s/$!/P/"; pkill -P $!; wait
  1
  P

Nothing to look for is nothing found, and a bad number is reported.
  $ pidof
  [1]
  $ pidof -o x y
  pidof: invalid process id 'x'
  Try 'pidof --help' for more information.
  [1]
