Without a command, the niceness is printed.
  $ nice -n 0 nice
  0

A command runs with another niceness, 10 more if nothing else is said.
  $ nice nice; nice -n 5 nice; nice -n3 nice -n +4 nice; nice --adjustment=7 nice; nice --adj 1 nice; nice -- nice
  10
  5
  7
  7
  1
  10

The obsolete forms are a number behind a dash, and the last one counts.
  $ nice -5 nice; nice -+5 nice; nice -5 -n 3 nice; nice -1 -2 nice; nice -10 nice --5 nice 2> /dev/null | tail -n 1 | sed 's/^10$/5/'
  5
  5
  3
  2
  5

The niceness ends at 19, whatever is asked for.
  $ nice -n 99999999999999999999 nice; nice -n 30 nice; nice nice nice
  19
  19
  19

Who may not have more of the processor is told so, and the command runs all the same.
  $ test $(id -u) = 0 && set -- setpriv --bounding-set=-sys_nice; "$@" nice -n -5 nice; "$@" nice -n -99999999999999999999 nice; echo $?
  nice: cannot set niceness: Permission denied
  0
  nice: cannot set niceness: Permission denied
  0
  0

A mistake on the command line has a status of its own.
  $ nice -n x true; nice -n '' true; nice -5x true; nice -n 5; nice -5
  nice: invalid adjustment 'x'
  nice: invalid adjustment ''
  nice: invalid adjustment '5x'
  nice: a command must be given with an adjustment
  Try 'nice --help' for more information.
  nice: a command must be given with an adjustment
  Try 'nice --help' for more information.
  [125]
  $ nice -n
  nice: option requires an argument -- 'n'
  Try 'nice --help' for more information.
  [125]
  $ nice -x true
  nice: invalid option -- 'x'
  Try 'nice --help' for more information.
  [125]

The status is the command's, or says why there is none.
  $ nice sh -c 'exit 3'
  [3]
  $ nice nope
  nice: 'nope': No such file or directory
  [127]
  $ nice .
  nice: '.': Permission denied
  [126]

Output that is lost is an error.
  $ nice > /dev/full
  nice: write error: No space left on device
  [125]
