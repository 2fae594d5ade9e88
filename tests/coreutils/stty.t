What is not sane is printed, and everything with -a.
  $ pty: stty; stty -a; stty --all -F /dev/tty | head -n 1
  speed 38400 baud; line = 0;
  -brkint -imaxbel
  -opost
  -echo -echoctl
  speed 38400 baud; rows 24; columns 80; line = 0;
  intr = ^C; quit = ^\; erase = ^?; kill = ^U; eof = ^D; eol = <undef>;
  eol2 = <undef>; swtch = <undef>; start = ^Q; stop = ^S; susp = ^Z; rprnt = ^R;
  werase = ^W; lnext = ^V; discard = ^O; min = 1; time = 0;
  -parenb -parodd -cmspar cs8 -hupcl -cstopb cread -clocal -crtscts
  -ignbrk -brkint -ignpar -parmrk -inpck -istrip -inlcr -igncr icrnl ixon -ixoff
  -iuclc -ixany -imaxbel -iutf8
  -opost -olcuc -ocrnl onlcr -onocr -onlret -ofill -ofdel nl0 cr0 tab0 bs0 vt0 ff0
  isig icanon iexten -echo echoe echok -echonl -noflsh -xcase -tostop -echoprt
  -echoctl echoke -flusho -extproc
  speed 38400 baud; rows 24; columns 80; line = 0;
  $ pty: stty sane; stty; stty -icanon min 3 time 5 -echo tab3 iutf8 intr ^X quit undef; stty
  speed 38400 baud; line = 0;\r (esc)
  speed 38400 baud; line = 0;\r (esc)
  intr = ^X; quit = <undef>; min = 3; time = 5;\r (esc)
  iutf8\r (esc)
  tab3\r (esc)
  -icanon -echo\r (esc)

-g prints everything as one word, which sets it again.
  $ pty: s=$(stty -g); stty raw intr ^A; stty "$s"; test "$(stty -g)" = "$s" && echo same; echo "$s" | sed 's/[0-9a-f]*:[0-9a-f]*:[0-9a-f]*:[0-9a-f]*//'
  same
  :3:1c:7f:15:4:0:1:0:11:13:1a:0:12:f:17:16:0:0:0:0:0:0:0:0:0:0:0:0:0:0:0:0
  $ pty: stty 500:5:bf; stty 500:5:bf:8a3b:3:1c:7f:15:4:0:1:0:11:13:1a:0:12:f:17:16:0:0:0:0:0:0:0:0:0:0:0:0:0:0:0:x; stty ::::
  stty: invalid argument '500:5:bf'
  Try 'stty --help' for more information.
  stty: invalid argument '500:5:bf:8a3b:3:1c:7f:15:4:0:1:0:11:13:1a:0:12:f:17:16:0:0:0:0:0:0:0:0:0:0:0:0:0:0:0:x'
  Try 'stty --help' for more information.
  stty: invalid argument '::::'
  Try 'stty --help' for more information.
  [1]

Lines are as long as the terminal is wide.
  $ pty: stty cols 40; stty -a; stty cols 7; stty -a | head -n 30 | tail -n 20; stty
  speed 38400 baud; rows 24; columns 40;
  line = 0;
  intr = ^C; quit = ^\; erase = ^?;
  kill = ^U; eof = ^D; eol = <undef>;
  eol2 = <undef>; swtch = <undef>;
  start = ^Q; stop = ^S; susp = ^Z;
  rprnt = ^R; werase = ^W; lnext = ^V;
  discard = ^O; min = 1; time = 0;
  -parenb -parodd -cmspar cs8 -hupcl
  -cstopb cread -clocal -crtscts
  -ignbrk -brkint -ignpar -parmrk -inpck
  -istrip -inlcr -igncr icrnl ixon -ixoff
  -iuclc -ixany -imaxbel -iutf8
  -opost -olcuc -ocrnl onlcr -onocr -onlret
  -ofill -ofdel nl0 cr0 tab0 bs0 vt0 ff0
  isig icanon iexten -echo echoe echok
  -echonl -noflsh -xcase -tostop -echoprt
  -echoctl echoke -flusho -extproc
  speed 38400 baud; rows 24; columns 7; line = 0;
  intr = ^C; quit = ^\; erase = ^?; kill = ^U; eof = ^D; eol = <undef>;
  eol2 = <undef>; swtch = <undef>; start = ^Q; stop = ^S; susp = ^Z; rprnt = ^R;
  werase = ^W; lnext = ^V; discard = ^O; min = 1; time = 0;
  -parenb -parodd -cmspar cs8 -hupcl -cstopb cread -clocal -crtscts
  -ignbrk -brkint -ignpar -parmrk -inpck -istrip -inlcr -igncr icrnl ixon -ixoff
  -iuclc -ixany -imaxbel -iutf8
  -opost -olcuc -ocrnl onlcr -onocr -onlret -ofill -ofdel nl0 cr0 tab0 bs0 vt0 ff0
  isig icanon iexten -echo echoe echok -echonl -noflsh -xcase -tostop -echoprt
  -echoctl echoke -flusho -extproc
  speed 38400 baud;
  line = 0;
  -brkint
  -imaxbel
  -opost
  -echo
  -echoctl

Modes are set by name, and taken back with a dash (not emulated: qemu does not know all of them).
  $ pty: stty sane; for s in 'echo -echoe -echok' 'ignbrk ignpar -icrnl ixoff' '-opost olcuc -olcuc nl1 cr3 tab2 bs1 vt1 ff1' 'tandem hup -crtkill prterase crterase ctlecho' '-isig tostop -extproc' 'cstopb -clocal crtscts cmspar'; do stty $s; stty; stty sane; done
  speed 38400 baud; line = 0;\r (esc)
  -echoe -echok\r (esc)
  speed 38400 baud; line = 0;\r (esc)
  ignbrk -icrnl ixoff\r (esc)
  speed 38400 baud; line = 0;
  -opost nl1 cr3 tab2 bs1 vt1 ff1
  speed 38400 baud; line = 0;\r (esc)
  ixoff\r (esc)
  echoprt -echoke\r (esc)
  speed 38400 baud; line = 0;\r (esc)
  -isig tostop\r (esc)
  speed 38400 baud; line = 0;\r (esc)

Some names stand for several modes.
  $ pty: for s in raw -raw cooked -cooked cbreak -cbreak nl -nl 'litout' pass8 'dec' crt ek decctlq -decctlq tabs -tabs lcase -LCASE; do stty sane; stty $s; echo "$s:"; stty | tr A-Z a-z; done
  raw:
  speed 38400 baud; line = 0;
  min = 1; time = 0;
  -brkint -icrnl -imaxbel
  -opost
  -isig -icanon
  -raw:\r (esc)
  speed 38400 baud; line = 0;\r (esc)
  cooked:\r (esc)
  speed 38400 baud; line = 0;\r (esc)
  -cooked:
  speed 38400 baud; line = 0;
  min = 1; time = 0;
  -brkint -icrnl -imaxbel
  -opost
  -isig -icanon
  cbreak:\r (esc)
  speed 38400 baud; line = 0;\r (esc)
  min = 1; time = 0;\r (esc)
  -icanon\r (esc)
  -cbreak:\r (esc)
  speed 38400 baud; line = 0;\r (esc)
  nl:
  speed 38400 baud; line = 0;
  -icrnl
  -onlcr
  -nl:\r (esc)
  speed 38400 baud; line = 0;\r (esc)
  litout:
  speed 38400 baud; line = 0;
  -opost
  pass8:\r (esc)
  speed 38400 baud; line = 0;\r (esc)
  dec:\r (esc)
  speed 38400 baud; line = 0;\r (esc)
  crt:\r (esc)
  speed 38400 baud; line = 0;\r (esc)
  ek:\r (esc)
  speed 38400 baud; line = 0;\r (esc)
  decctlq:\r (esc)
  speed 38400 baud; line = 0;\r (esc)
  -decctlq:\r (esc)
  speed 38400 baud; line = 0;\r (esc)
  ixany\r (esc)
  tabs:\r (esc)
  speed 38400 baud; line = 0;\r (esc)
  -tabs:\r (esc)
  speed 38400 baud; line = 0;\r (esc)
  tab3\r (esc)
  LCASE:\r (esc)
  SPEED 38400 BAUD; LINE = 0;\r (esc)
  IUCLC\r (esc)
  OLCUC\r (esc)
  XCASE\r (esc)
  -LCASE:\r (esc)
  speed 38400 baud; line = 0;\r (esc)

Characters are themselves, ^ and a letter, a number in any base, or undef.
  $ pty: stty intr a quit ^b erase 0x41 kill 0101 eof 10 eol '^?' eol2 ^- start undef stop '' susp 200 rprnt 255 discard 159 flush ^F; stty -a | head -n 4
  speed 38400 baud; rows 24; columns 80; line = 0;
  intr = a; quit = ^B; erase = A; kill = A; eof = ^J; eol = ^?; eol2 = <undef>;
  swtch = <undef>; start = <undef>; stop = <undef>; susp = M-H; rprnt = M-^?;
  werase = ^W; lnext = ^V; discard = ^F; min = 1; time = 0;

The size is the kernel's, and set for all who ask.
  $ pty: stty size; stty rows 50 cols 0x64; stty size; stty columns 9 size; stty rows 010; stty -F /dev/tty size
  24 80
  50 100
  50 9
  8 9

Speeds are those that have a name (not emulated: qemu does not know all of them).
  $ pty: stty speed; for s in 9600 exta extb 134.5 0 4000000 115200; do stty $s; stty speed; done; stty 12345; stty 1.5; stty 09600; stty -9600
  38400
  9600
  19200
  38400
  134
  stty: 'standard input': unable to perform all requested operations
  0
  4000000
  115200
  stty: invalid argument '12345'
  Try 'stty --help' for more information.
  stty: invalid argument '1.5'
  Try 'stty --help' for more information.
  stty: invalid argument '09600'
  Try 'stty --help' for more information.
  stty: invalid argument '-9600'
  Try 'stty --help' for more information.
  [1]

A number that is too large or none is refused, and nothing is set.
  $ pty: stty sane; stty -echo intr 256; stty -echo min 300; stty time x; stty intr ab; stty -echo cols 4294967296; stty line -1; stty
  stty: invalid integer argument: '256': Numerical result out of range\r (esc)
  stty: invalid integer argument: '300': Numerical result out of range\r (esc)
  stty: invalid integer argument: 'x'\r (esc)
  stty: invalid integer argument: 'ab'\r (esc)
  stty: invalid integer argument: '4294967296': Value too large for defined data type\r (esc)
  stty: invalid integer argument: '-1'\r (esc)
  speed 38400 baud; line = 0;\r (esc)

What a terminal cannot do is an error.
  $ pty: stty sane; stty parenb cs7; stty -cread; stty -cread -echo; stty ispeed 300; stty
  stty: 'standard input': Invalid argument\r (esc)
  stty: 'standard input': Invalid argument\r (esc)
  stty: 'standard input': unable to perform all requested operations\r (esc)
  stty: 'standard input': unable to perform all requested operations\r (esc)
  speed 300 baud; line = 0;\r (esc)
  -echo\r (esc)

A speed that is none is refused (not GNU: 9.1 overlooks it, as 9.2 does no more).
  $ pty: stty ispeed abc; stty ospeed 12345
  stty: invalid ispeed 'abc'
  Try 'stty --help' for more information.
  stty: invalid ospeed '12345'
  Try 'stty --help' for more information.
  [1]

A mistake on the command line is reported.
  $ pty: stty foo; stty -foo; stty intr; stty ispeed; stty -cs8; stty -rows 5; stty --foo; stty -x; stty -F
  stty: invalid argument 'foo'
  Try 'stty --help' for more information.
  stty: invalid argument '-foo'
  Try 'stty --help' for more information.
  stty: missing argument to 'intr'
  Try 'stty --help' for more information.
  stty: missing argument to 'ispeed'
  Try 'stty --help' for more information.
  stty: invalid argument '-cs8'
  Try 'stty --help' for more information.
  stty: invalid argument '-rows'
  Try 'stty --help' for more information.
  stty: invalid argument '--foo'
  Try 'stty --help' for more information.
  stty: invalid argument '-x'
  Try 'stty --help' for more information.
  stty: invalid argument '-F'
  Try 'stty --help' for more information.
  [1]
  $ pty: stty -a -g; stty -a sane; stty -g size; stty -F /dev/tty -F /dev/null
  stty: the options for verbose and stty-readable output styles are
  mutually exclusive
  stty: when specifying an output style, modes may not be set
  stty: when specifying an output style, modes may not be set
  stty: only one device may be specified
  [1]
  $ stty -F nope; stty -F /dev/null; stty; stty -a -F .
  stty: nope: No such file or directory
  stty: /dev/null: Inappropriate ioctl for device
  stty: 'standard input': Inappropriate ioctl for device
  stty: .: Inappropriate ioctl for device
  [1]

drain alone sets nothing.
  $ pty: stty sane; stty -drain; stty drain -echo; stty -drain echo; stty drain
  speed 38400 baud; line = 0;\r (esc)
  speed 38400 baud; line = 0;\r (esc)

Output that is lost is an error.
  $ pty: stty -g > /dev/full
  stty: write error: No space left on device
  [1]

A dash alone is no setting, and two are none behind a setting.
  $ pty: stty -; stty -echo -; stty echo --
  stty: invalid argument '-'
  Try 'stty --help' for more information.
  stty: invalid argument '-'
  Try 'stty --help' for more information.
  stty: invalid argument '--'
  Try 'stty --help' for more information.
  [1]
