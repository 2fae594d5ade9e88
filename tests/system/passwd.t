Mistakes on the command line are told before anything is done.
  $ passwd -n x; passwd -a; passwd a b; passwd --nope
  passwd: invalid numeric argument 'x'
  Try 'passwd --help' for more information.
  passwd: -a goes with -S, and without a user
  Try 'passwd --help' for more information.
  passwd: extra operand 'b'
  Try 'passwd --help' for more information.
  passwd: unrecognized option '--nope'
  Try 'passwd --help' for more information.
  [1]
