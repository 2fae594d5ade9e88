The modes of the terminal are the usual ones again, and its own are reset.
  $ pty: stty -icanon -echo -isig -opost -icrnl intr x; reset 2>&1; stty -a > f; stty -opost; grep -o 'intr = [^;]*' f; tr -s ' \n' '\n\n' < f | grep -xE '(icanon|isig|opost|icrnl|echo);?' | sort
  \x1bc\x1b(B\x1b[m\x1b[J\x1b[?25hintr = ^C (esc)
  echo
  icanon
  icrnl
  isig
  opost

There must be one.
  $ reset < /dev/null; reset x
  reset: standard error: Inappropriate ioctl for device
  reset: extra operand 'x'
  Try 'reset --help' for more information.
  [1]
