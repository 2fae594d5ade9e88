There are no operands.
  $ logname x; logname -x
  logname: extra operand 'x'
  Try 'logname --help' for more information.
  logname: invalid option -- 'x'
  Try 'logname --help' for more information.
  [1]

Without a login there is no name. (Nothing is tried where there may be one.)
  $ case $(cat /proc/self/loginuid 2>&1) in 4294967295) logname ;; *) echo 'logname: no login name'; exit 1 ;; esac
  logname: no login name
  [1]
