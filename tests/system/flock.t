A command runs while the file is locked, which is made if there is none.
  $ flock lk echo a b; flock lk -c 'echo c; exit 3'; echo $?; flock . echo d; flock lk sh -c 'kill $$'; echo $?; test -f lk
  a b
  c
  3
  d
  143

Who does not want to wait gets status 1, or another.
  $ flock lk flock -n lk echo no; echo $?; flock lk flock -E 5 -n lk echo no; echo $?; flock lk flock -w 0.05 lk echo no; echo $?; flock lk flock -w 0 lk echo no; echo $?; flock -s lk flock -s -n lk echo both; flock -s lk flock -n lk echo no
  1
  5
  1
  1
  both
  [1]

What waits goes on when the lock is free.
  $ flock lk sleep .2 & sleep .05; flock -w 5 lk echo now
  now

A descriptor that the shell has open can be locked and unlocked.
  $ (flock -n 9; flock -n lk true; echo $?; flock -u 9; flock -n lk echo free; flock -s 9; flock -s -n lk echo shared) 9> lk
  1
  free
  shared

The lock goes on with what the command leaves behind, but not with -o. -F becomes the command.
  $ flock lk sh -c 'sleep .5 & :'; flock -n lk true; echo $?; sleep .6; flock -o lk sh -c 'sleep .3 & :'; flock -n lk echo free; flock -F lk sh -c 'exit 4'
  1
  free
  [4]

--verbose says what is done.
  $ flock --verbose lk true | sed 's/[0-9.]* seconds/N seconds/'; flock lk flock --verbose -n lk true; flock lk flock --verbose -w .05 lk true
  flock: getting lock took N seconds
  flock: executing true
  flock: failed to get lock
  flock: timeout while waiting to get lock
  [1]

What goes wrong has a status of sysexits.h.
  $ flock; echo $?; flock lk; echo $?; flock /nope/x true; echo $?; flock 9; echo $?; flock lk /nope/x; echo $?; flock -w x lk true; echo $?; flock -E 256 lk true; echo $?; flock lk -c a b; echo $?; flock -o -F f true
  flock: not enough arguments
  Try 'flock --help' for more information.
  64
  flock: bad file descriptor: 'lk'
  64
  flock: cannot open lock file /nope/x: No such file or directory
  66
  flock: 9: Bad file descriptor
  65
  flock: failed to execute /nope/x: No such file or directory
  69
  flock: invalid timeout value: 'x'
  64
  flock: exit code out of range (expected 0 to 255)
  64
  flock: -c requires exactly one command argument
  64
  flock: the --no-fork and --close options are incompatible
  [64]
