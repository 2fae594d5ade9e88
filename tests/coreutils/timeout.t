A command that ends in time has its status.
  $ timeout 5 sh -c 'exit 3'; echo $?; timeout 0 true; echo $?; timeout inf true; timeout 1e1000 true; timeout 1d true; timeout 1h true; timeout 1m true; timeout 1s true; timeout +0x1p3 true; echo $?
  3
  0
  0

One that does not is ended, and the status says so.
  $ timeout .1 sleep 5; echo $?; timeout 1e-2 sleep 5; echo $?; timeout --foreground .1 sleep 5; echo $?; timeout --preserve-status .1 sleep 5; echo $?; timeout .05 sh -c 'trap "exit 3" TERM; sleep 5 & wait'; echo $?; timeout --preserve-status .05 sh -c 'trap "exit 3" TERM; sleep 5 & wait'; echo $?
  124
  124
  124
  143
  124
  3

-s chooses the signal, which -v tells.
  $ timeout -v .1 sleep 5; timeout -v -s INT .1 sleep 5; timeout -v --signal=sigusr1 .1 sleep 5; timeout --verbose -s 40 .1 sleep 5; timeout -v -s RTMIN+3 .1 sleep 5; timeout -v -s 0 .1 sleep .2; timeout -v -s EXIT .1 sleep .2; echo $?; timeout -v .1 sh -c 'sleep 5' 'it is'
  timeout: sending signal TERM to command 'sleep'
  timeout: sending signal INT to command 'sleep'
  timeout: sending signal USR1 to command 'sleep'
  timeout: sending signal RTMIN+6 to command 'sleep'
  timeout: sending signal RTMIN+3 to command 'sleep'
  timeout: sending signal EXIT to command 'sleep'
  timeout: sending signal EXIT to command 'sleep'
  124
  timeout: sending signal TERM to command 'sh'
  [124]

After KILL the status is that of one who was killed.
  $ timeout -s KILL .1 sleep 5; echo $?
  Killed
  137
  $ timeout -v --foreground -s 9 .1 sleep 5
  timeout: sending signal KILL to command 'sleep'
  [137]

-k kills what does not end by itself.
  $ timeout -v -k .1 .1 sh -c 'trap "" TERM; sleep 5; sleep 5'; echo $?
  timeout: sending signal TERM to command 'sh'
  timeout: sending signal KILL to command 'sh'
  Killed
  137
  $ timeout -v --foreground --kill-after=.1 -s INT .05 sh -c 'trap "" INT; while :; do sleep .02; done'
  timeout: sending signal INT to command 'sh'
  timeout: sending signal KILL to command 'sh'
  [137]
  $ timeout -k 5 .05 sh -c 'trap "" TERM; sleep .1; exit 4'; echo $?; timeout --preserve-status -k 5 .05 sh -c 'trap "" TERM; sleep .1; exit 4'; echo $?
  124
  4

Its children are ended with the command, but not those of one in the foreground.
  $ timeout .2 sh -c '(sleep 5; echo no) & (trap "echo child; exit" TERM; sleep 5 & wait) & trap "" TERM; wait; wait; echo end'; echo $?
  child
  end
  124
  $ timeout --foreground .1 sh -c '(trap "" TERM; sleep .2; echo child) & wait'; echo $?; sleep .3
  124
  child

A stopped command is ended, too.
  $ timeout -s TERM .2 sh -c 'kill -STOP $$; echo on'; echo $?
  124

A signal to timeout is passed on.
  $ for s in TERM ALRM; do rm -f up; timeout -v 5 sh -c 'exec 2> /dev/null; trap "exit 3" TERM; : > up; while :; do sleep .01; done' & while ! test -e up; do sleep .02; done; kill -$s $!; wait $!; echo $?; done
  timeout: sending signal TERM to command 'sh'
  3
  timeout: sending signal TERM to command 'sh'
  124

It ends by the signal that has ended its command, without a core file of its own.
  $ timeout 5 sh -c 'kill -TERM $$'; echo $?; timeout 5 sh -c 'kill -9 $$'; echo $?
  Terminated
  143
  Killed
  137

The signals that it waits for are not blocked in its command.
  $ grep -E 'Sig(Blk|Ign)' /proc/self/status > a; timeout 5 grep -E 'Sig(Blk|Ign)' /proc/self/status | diff a -
  $ pty: timeout .2 cat; timeout --foreground 5 cat; echo end
  end

The status says why a command is not run.
  $ timeout 1 nope
  timeout: failed to run command 'nope': No such file or directory
  [127]
  $ timeout 1 .
  timeout: failed to run command '.': Permission denied
  [126]

A mistake on the command line has a status of its own.
  $ timeout
  Try 'timeout --help' for more information.
  [125]
  $ timeout 1; timeout -k 1; timeout x true; timeout 1x true; timeout '' true; timeout nan true; timeout -k x 1 true; timeout -1 true; timeout -s foo 1 true; timeout -s 99 1 true; timeout -x 1 true
  Try 'timeout --help' for more information.
  Try 'timeout --help' for more information.
  timeout: invalid time interval 'x'
  Try 'timeout --help' for more information.
  timeout: invalid time interval '1x'
  Try 'timeout --help' for more information.
  timeout: invalid time interval ''
  Try 'timeout --help' for more information.
  timeout: invalid time interval 'nan'
  Try 'timeout --help' for more information.
  timeout: invalid time interval 'x'
  Try 'timeout --help' for more information.
  timeout: invalid option -- '1'
  Try 'timeout --help' for more information.
  timeout: 'foo': invalid signal
  Try 'timeout --help' for more information.
  timeout: '99': invalid signal
  Try 'timeout --help' for more information.
  timeout: invalid option -- 'x'
  Try 'timeout --help' for more information.
  [125]

A status that names no signal stands for none.
  $ timeout -s 128 5 true; timeout -s 512 5 true; timeout -s 384 5 true
  timeout: '384': invalid signal
  Try 'timeout --help' for more information.
  [125]
