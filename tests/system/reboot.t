Mistakes on the command line are told before anything is done.
  $ reboot -d x; halt --delay=1y; poweroff now; reboot -x
  reboot: invalid time interval 'x'
  Try 'reboot --help' for more information.
  halt: invalid time interval '1y'
  Try 'halt --help' for more information.
  poweroff: extra operand 'now'
  Try 'poweroff --help' for more information.
  reboot: invalid option -- 'x'
  Try 'reboot --help' for more information.
  [1]
