# A log in a file is what can be compared; lines are as syslog(2) has them.

Priorities and times are taken apart and printed in several forms.
  $ printf '<5>[    0.000000] Linux\n<6>[   12.345678] usb: found\n<3>[   12.345700] disk: bad\n<30>[   75.000001] a program\n' > f; dmesg -F f; dmesg -F f -t; dmesg -F f -r; dmesg --file=f --decode; dmesg -F f -d; dmesg -F f --time-format delta; dmesg -F f -t -d | head -n 2
  [    0.000000] Linux
  [   12.345678] usb: found
  [   12.345700] disk: bad
  [   75.000001] a program
  Linux
  usb: found
  disk: bad
  a program
  <5>[    0.000000] Linux
  <6>[   12.345678] usb: found
  <3>[   12.345700] disk: bad
  <30>[   75.000001] a program
  kern  :notice: [    0.000000] Linux
  kern  :info  : [   12.345678] usb: found
  kern  :err   : [   12.345700] disk: bad
  daemon:info  : [   75.000001] a program
  [    0.000000 <    0.000000>] Linux
  [   12.345678 <    0.000000>] usb: found
  [   12.345700 <    0.000022>] disk: bad
  [   75.000001 <   62.654301>] a program
  [<    0.000000>] Linux
  [<    0.000000>] usb: found
  [<    0.000022>] disk: bad
  [<   62.654301>] a program
  [<    0.000000>] Linux
  [<    0.000000>] usb: found

Levels and facilities choose lines. (not GNU: the words differ)
  $ printf '<5>[    0.000000] Linux\n<6>[   12.345678] usb: found\n<3>[   12.345700] disk: bad\n<30>[   75.000001] a program\n' > f; dmesg -t -F f -l err,notice; echo; dmesg -t -F f -l notice+; echo; dmesg -t -F f -l +info; echo; dmesg -t -F f -f daemon; dmesg -t -F f -u; dmesg -t -F f -k -l err; dmesg -l foo; dmesg -f foo; dmesg -n 9; dmesg -n foo; dmesg -r -x; dmesg -F nope; dmesg x; dmesg --color=x
  Linux
  disk: bad
  
  Linux
  disk: bad
  
  usb: found
  a program
  
  a program
  a program
  disk: bad
  dmesg: unknown level 'foo'
  dmesg: unknown facility 'foo'
  dmesg: unknown level '9'
  dmesg: unknown level 'foo'
  dmesg: --raw goes with no other choice of lines or forms
  dmesg: cannot open nope: No such file or directory
  dmesg: extra operand 'x'
  Try 'dmesg --help' for more information.
  dmesg: invalid argument 'x' for '--color'
  Valid arguments are:
    - 'auto'
    - 'always'
    - 'never'
  Try 'dmesg --help' for more information.
  [1]

Dates are those of when the machine was started, and what came. (not GNU: the words differ)
  $ printf '<5>[    0.000000] Linux\n<6>[   12.345678] usb\n' > f; dmesg -F f -T | sed 's/[A-Z][a-z][a-z] /Abc /g; s/[0-9]/9/g; s/ 9 / 99 /'; dmesg -F f --time-format=iso | sed 's/[0-9]/9/g; s/[-+]99:99 / Z /'; dmesg -F f -e | sed '1s/[A-Z][a-z][a-z][ 0-9][0-9] [0-9:]*/Date/;2s/\[.*\]/[when]/'
  [Abc Abc 99 99:99:99 9999] Linux
  [Abc Abc 99 99:99:99 9999] usb
  9999-99-99T99:99:99,999999 Z Linux
  9999-99-99T99:99:99,999999 Z usb
  [Date] Linux
  [when] usb

Nothing in a message can steer a terminal.
  $ printf '<5>[    1.000000] a\033[2Jb\tc\177\303\244\302\233\377\n' > f; dmesg -F f --noescape | od -A n -t x1; dmesg -t -F f; LC_ALL=C.UTF-8 dmesg -t -F f
   5b 20 20 20 20 31 2e 30 30 30 30 30 30 5d 20 61
   1b 5b 32 4a 62 09 63 7f c3 a4 c2 9b ff 0a
  a\x1b[2Jb	c\x7f\xc3\xa4\xc2\x9b\xff
  a\x1b[2Jb	c\x7fä\xc2\x9b\xff

Colors and JSON tell the parts of a line apart. (not GNU: the forms differ)
  $ printf '<3>[    1.000000] disk: bad\n<31>[    2.500000] x\n' > f; dmesg --color=always -F f; dmesg -L -F f; dmesg -J -F f
  \x1b[32m[    1.000000] \x1b[0m\x1b[33mdisk: \x1b[0m\x1b[31mbad\x1b[0m (esc)
  \x1b[32m[    2.500000] \x1b[0mx (esc)
  [    1.000000] disk: bad
  [    2.500000] x
  [
  {"priority": 3, "facility": "kern", "level": "err", "microseconds": 1000000, "message": "disk: bad"},
  {"priority": 31, "facility": "daemon", "level": "debug", "microseconds": 2500000, "message": "x"}
  ]

The kernel's own log is read, as it is or by syslog(2). (not GNU: nothing is tried where one may not)
  $ dmesg > /dev/null 2>&1 || exit 0; dmesg -r | grep -c -v '^<[0-9]*>\[ *[0-9]*\.[0-9]*\] \|^ ' ; test $(dmesg -S | head -n 5 | wc -l) -gt 0 && test $(dmesg -s 200 -S | wc -c) -le 200 && echo read
  0
  read

With -r lines are as they were; -L may have its word with it.
  $ printf '<5>[    0.000000][    T1] Linux\n<6>no: time\n' > f; dmesg -r -F f; dmesg -Lalways -t -F f | tail -n 1 | sed 's/\x1b/E/g'
  <5>[    0.000000][    T1] Linux
  <6>no: time
  E[33mno: E[0mtime
