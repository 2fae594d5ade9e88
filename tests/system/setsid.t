The command leads a session of its own.
  $ setsid -w sh -c 'test $(ps -o sid= -p $$) = $$; echo $?'; setsid sh -c 'test $(ps -o sid= -p $$) = $$; echo $?' | cat
  0
  0

-w waits for its status; without it, and with -f, it may go on alone.
  $ setsid -w sh -c 'exit 3'; echo $?; setsid -f -w false; echo $?; setsid -f false; echo $?; setsid -w sh -c 'kill $$' 2> /dev/null
  3
  1
  0
  [143]

-c makes standard input its controlling terminal.
  $ pty: setsid -w sh -c ': < /dev/tty' 2> /dev/null; echo $?
  2
  $ cat > t <<'X'
  > setsid -w sh -c 'test "$(ps -o tty= -p $$)" = "?"'; echo $?
  > X
  $ setsid -w sh t; setsid -wc true < /dev/null
  0
  setsid: failed to set the controlling terminal: Inappropriate ioctl for device
  [1]

A mistake on the command line is reported.
  $ setsid; setsid -w /nope/x; setsid -w ./
  setsid: no command specified
  Try 'setsid --help' for more information.
  setsid: failed to execute /nope/x: No such file or directory
  setsid: failed to execute ./: Permission denied
  [126]
