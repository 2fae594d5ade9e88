Mistakes on the command line are told before anything is asked. (not GNU: the words differ)
  $ sulogin -t x; sulogin a b
  sulogin: invalid timeout: 'x'
  sulogin: extra operand 'b'
  Try 'sulogin --help' for more information.
  [1]
