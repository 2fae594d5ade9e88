A terminal and speeds are needed. (not GNU: the words differ)
  $ getty; getty 9600,1 tty1; getty -t x tty1; getty 9600 null; getty 9600 tty1 linux more; getty nope/x
  getty: missing operand
  Try 'getty --help' for more information.
  getty: bad speed: '1'
  Try 'getty --help' for more information.
  getty: invalid timeout: 'x'
  getty: /dev/null: not a tty
  getty: extra operand 'more'
  Try 'getty --help' for more information.
  getty: /dev/nope/x: No such file or directory
  [1]

What is in /etc/issue or another file is shown with names in place of letters, and login runs with the terminal's type. (not GNU: it wants a terminal of its own)
  $ printf 'on \\l: \\\\ \\s\n' > issue; printf '#!/bin/sh\necho "$@" $TERM\n' > login; chmod +x login
  $ pty: getty -f issue -l ./login -a bob -H far -E - xterm
  \r (esc)
  on -: \\ Linux\r (esc)
  -h far -f -- bob xterm\r (esc)

The file is shown, too, where no name is asked for. (not GNU: it wants a terminal of its own)
  $ echo hello > issue
  $ pty: getty -f issue -n -N -l /bin/echo -
  hello\r (esc)
  --\r (esc)
