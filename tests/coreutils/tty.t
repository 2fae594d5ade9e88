Standard input that is no terminal has no name, and the status says so.
  $ tty
  not a tty
  [1]
  $ tty <&-
  not a tty
  [1]

The status can be all that is asked for.
  $ tty -s
  [1]
  $ tty --silent --quiet
  [1]

A terminal has a name.
  $ pty: tty
  /dev/pts/[0-9]+ (re)
  $ pty: tty -s

A terminal whose device is out of sight has none, for /dev/stdin is the same for all. (Nothing is tried where one may not mount.)
  $ pty: (unshare -rm sh -c 'mount -t tmpfs x /dev/pts && tty' || echo not a tty) 2>&1 | tail -n 1
  not a tty

A mistake on the command line has a status of its own.
  $ tty x
  tty: extra operand 'x'
  Try 'tty --help' for more information.
  [2]
  $ tty -x
  tty: invalid option -- 'x'
  Try 'tty --help' for more information.
  [2]

So has output that cannot be written.
  $ tty > /dev/full
  tty: write error: No space left on device
  [3]
  $ tty >&-
  tty: write error: Bad file descriptor
  [3]
