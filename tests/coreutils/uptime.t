The time, how long the system has run, the users and the load are on one line. (not GNU: procps takes no file)
  $ TZ=UTC0 uptime
   \d\d:\d\d:\d\d up (\d+ days?, )?( ?\d+:\d\d|\d+ min), +\d+ users?,  load average: \d+\.\d\d, \d+\.\d\d, \d+\.\d\d (re)
  $ : > e; uptime e | grep -o ' [0-9]* user'
   0 user

How long can be put in words, or be the time since when.
  $ uptime -p; uptime --pretty | head -c 2
  up (\d+ \w+, )*\d+ \w+ (re)
  up (no-eol)
  $ TZ=UTC0 uptime -s; TZ=UTC0 uptime --since
  \d{4}-\d\d-\d\d \d\d:\d\d:\d\d (re)
  \d{4}-\d\d-\d\d \d\d:\d\d:\d\d (re)

A mistake on the command line is reported, and so is a file that cannot be read. (not GNU: the words differ)
  $ uptime nope; uptime a b; uptime -x
  uptime: nope: No such file or directory
  uptime: extra operand 'b'
  Try 'uptime --help' for more information.
  uptime: invalid option -- 'x'
  Try 'uptime --help' for more information.
  [1]
