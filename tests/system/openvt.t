# There may be no consoles where this runs.
A mistake on the command line is reported.
  $ openvt -c x true; openvt -c 0 true; openvt -c 64 true; openvt -x
  openvt: invalid number 'x'
  Try 'openvt --help' for more information.
  openvt: invalid number '0'
  Try 'openvt --help' for more information.
  openvt: invalid number '64'
  Try 'openvt --help' for more information.
  openvt: invalid option -- 'x'
  Try 'openvt --help' for more information.
  [1]
