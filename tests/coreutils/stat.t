Without a format, all that is known is shown, and of a device its numbers.
  $ export TZ=UTC0; printf abc > f; chmod 640 f; touch -d @1700000000.123456789 f; ln -s f l; touch -h -d @1700000000 l; stat f l | sed 's/Inode: [0-9]* */Inode: N /; s/Device: [0-9]*,[0-9]*/Device: D/; s/^\(Change\|Access: 20\|Modify: 20\| Birth\): .*/\1/; s/^Access: 202.*/Access: T/; s/IO Block: [0-9]*/IO/; s/Blocks: [0-9]*/Blocks/'; stat /dev/null | sed -n '2p; 3s/Device: [0-9]*,[0-9]*\tInode: [0-9]* */D /p; 4p'
    File: f
    Size: 3         \tBlocks          IO   regular file (esc)
  Device: D\tInode: N Links: 1 (esc)
  Access: (0640/-rw-r-----)  Uid: (    0/    root)   Gid: (    0/    root)
  Access: T
  Modify: 2023-11-14 22:13:20.123456789 +0000
  Change
   Birth
    File: l -> f
    Size: 1         \tBlocks          IO   symbolic link (esc)
  Device: D\tInode: N Links: 1 (esc)
  Access: (0777/lrwxrwxrwx)  Uid: (    0/    root)   Gid: (    0/    root)
  Access: T
  Modify: 2023-11-14 22:13:20.000000000 +0000
  Change
   Birth
    Size: 0         \tBlocks: 0          IO Block: 4096   character special file (esc)
  D Links: 1     Device type: 1,3
  Access: (0666/crw-rw-rw-)  Uid: (    0/    root)   Gid: (    0/    root)

Directives show parts of the status.
  $ export TZ=UTC0; printf abc > f; chmod 4640 f; touch -m -d @1700000000.123456789 f; touch -a -d @-1.5 f; chown 12345:54321 f; mkdir d; mkfifo p; ln -s 'a b' l; : > e; stat -c '%a %A %B %f %F %g %G %h %n %s %u %U %X %Y' f; stat -c '%x|%y' f; stat -c '%F %N %s' d/. p l e /dev/null | sed 's/ [0-9]*$//'; stat -c '%t %T %Hr %Lr %r %R' /dev/zero f; stat -c '%m' /; test "$(stat -c '%d %i' f)" = "$(printf %d 0x$(stat -c %D f)) $(ls -i f | cut -d ' ' -f 1)" && echo same; stat -c '%Hd,%Ld' f | tr 0-9 N | tr -s N; stat -c '%E %q %Hs %L'  f
  640 -rw-r----- 512 81a0 regular file 54321 UNKNOWN 1 f 3 12345 UNKNOWN -2 1700000000
  1969-12-31 23:59:58.500000000 +0000|2023-11-14 22:13:20.123456789 +0000
  directory 'd/.'
  fifo 'p'
  symbolic link 'l' -> 'a b'
  regular empty file 'e'
  character special file '/dev/null'
  1 5 1 5 261 105
  0 0 0 0 0 0
  /
  same
  N,N
  ? ? ?s ?

Directives take flags, widths and precisions.
  $ printf abc > f; chmod 644 f; touch -m -d @1700000000.987654321 f; touch -a -d @-1.3 f; stat -c '%#a|%04a|%5a|%-5a|%+s|% s|%010s|%.5s|%#f|%6f|%06f|%15A|%-15A|%.4A|%.3F|%5.2n|' f; stat -c '%.Y|%.3Y|%.0Y|%.12Y|%20.3Y|%-20.3Y|%020.3Y|%.1X|%X|%.X|%10.1X|' f; stat -c '%.10y|%35.4y|' f; stat -c %5% f; echo $?; stat -c 'a%' f; stat -c %-5 f
  0644|0644|  644|644  |+3| 3|0000000003|00003|0x81a4|  81a4|0081a4|     -rw-r--r--|-rw-r--r--     |-rw-|reg|    f|
  1700000000.987654321|1700000000.987|1700000000|1700000000.987654321000|      1700000000.987|1700000000.987      |0000001700000000.987|-1.3|-2|-1.300000000|      -1.3|
  2023-11-14|                               2023|
  stat: '%5%': invalid directive
  1
  a%
  stat: '%-5': invalid directive
  [1]

--printf reads escapes and adds no newline; what is none is warned of.
  $ touch f; stat --printf '%n\n\t\x41\101\\%%\"|' f; stat --printf 'a\q\c\' f; echo $?; stat -c 'a\n' f
  f
  \tAA\\%"|astat: warning: unrecognized escape '\\q' (esc)
  qstat: warning: unrecognized escape '\c'
  cstat: warning: backslash at end of format
  \0
  a\n

%N quotes names for the shell, or as QUOTING_STYLE says.
  $ touch "it's" "$(printf 'n\nl')"; ln -s 'x y' l; stat -c %N it* n* l; LC_ALL=C.UTF-8 QUOTING_STYLE=locale stat -c %N l; QUOTING_STYLE=x stat -c '%N %n' l
  "it's"
  'n'$'\n''l'
  'l' -> 'x y'
  ‘l’ -> ‘x y’
  stat: ignoring invalid value of environment variable QUOTING_STYLE: 'x'
  'l' -> 'x y' l

Symbolic links are followed with -L.
  $ mkdir d; ln -s d l; ln -s nope b; stat -c %F l b; stat -Lc %F l b; stat -c %F l/
  symbolic link
  symbolic link
  directory
  stat: cannot statx 'b': No such file or directory
  directory

-t shows all in a line.
  $ printf abc > f; stat -t f | cut -d ' ' -f 1,2,4,9 | sed 's/ 1$/ links/'; stat -t f | wc -w
  f 3 81a4 links
  16

-f shows the file system.
  $ stat -f -c '%n %t %T %l %i' /proc | sed 's/ [0-9a-f]*$//'; stat -f -c '%T' /dev/shm; stat -f /proc | sed 's/ID: [0-9a-f]* */ID: /'; stat -ft /proc | wc -w; test $(stat -f -c '%b*%S>=%f*%S' . | sed 's/>.*//; s/\*/ * /' | wc -w) = 3; stat -f -c '%q %10l %-10l| %05s %x' /proc; stat -f -; stat -f nope
  /proc 9fa0 proc 255
  tmpfs
    File: "/proc"
      ID: Namelen: 255     Type: proc
  Block size: 4096       Fundamental block size: 4096
  Blocks: Total: 0          Free: 0          Available: 0
  Inodes: Total: 0          Free: 0
  11
  ?        255 255       | 04096 ?
  stat: using '-' to denote standard input does not work in file system mode
  stat: cannot read file system information for 'nope': No such file or directory
  [1]

- is standard input.
  $ printf abc > f; stat -c '%n %s' - < f; stat - < f | head -n 1; stat -c %s - <&-
  - 3
    File: -
  stat: cannot stat standard input: Bad file descriptor
  [1]

What cannot be shown is reported, and the rest is shown.
  $ touch f; stat -c %n nope f ''; echo $?; stat; stat --cached=x f; stat --cached=never --cached=default --cached=always -c %n f; stat -c %C f
  stat: cannot statx 'nope': No such file or directory
  f
  stat: cannot statx '': No such file or directory
  1
  stat: missing operand
  Try 'stat --help' for more information.
  stat: invalid argument 'x' for '--cached'
  Valid arguments are:
    - 'default'
    - 'never'
    - 'always'
  Try 'stat --help' for more information.
  f
  stat: failed to get security context of 'f': No data available
  ?
  [1]

Times are those of the zone.
  $ touch -d @1690000000 f; TZ=Europe/Berlin stat -c %y f; TZ=CET-1CEST,M3.5.0,M10.5.0/3 stat -c %y f; TZ=America/St_Johns stat -c %y f
  2023-07-22 06:26:40.000000000 +0200
  2023-07-22 06:26:40.000000000 +0200
  2023-07-22 01:56:40.000000000 -0230

A name that could steer a terminal is quoted there (not GNU: it prints it raw).
  $ touch "$(printf 'a\033b')"
  $ pty: stat a* > out; stat a* | head -n 1 | cat -v; stat -c x a*; stat a* 2>&1 >/dev/null
    File: a^[b
  x

--json prints all that is known (not GNU: it has no JSON).
  $ printf abc > f; touch -d @-1 f; stat --json f nope | grep -o '"size": 3,\|"modified": "[^"]*"\|^.$'; stat --json -f /proc | grep -o '"type": "proc"'; stat --json /dev/null | grep -o '"special_device": [^]]*]'
  stat: cannot statx 'nope': No such file or directory
  \x5b (esc)
  "size": 3,
  "modified": "1969-12-31T23:59:59.000000000Z"
  ]
  "type": "proc"
  "special_device": [1, 3]

The inodes of a file system have no sign.
  $ stat -f -c '%+c %c' /dev/pts
  0 0
