The names in a directory are sorted by their bytes, without those that start with a dot; -a lists all, -A all but . and .., -d the directory itself.
  $ mkdir d; : > b; : > a; : > B; : > .h; ls; ls -d; ls -A; ls -a
  B
  a
  b
  d
  .
  .h
  B
  a
  b
  d
  .
  ..
  .h
  B
  a
  b
  d

Operands that are files come first, and then directories with a title; one that is missing is status 2.
  $ mkdir d e; : > d/x; : > f; ls e f nope d; echo $?
  ls: cannot access 'nope': No such file or directory
  f
  
  d:
  x
  
  e:
  2

A single directory has no title; with -R, each has one.
  $ mkdir -p d/e/f; : > d/e/x; : > d/.h; ls d; ls -R d; ls -R d/e/x; cd d; ls -R
  e
  d:
  e
  
  d/e:
  f
  x
  
  d/e/f:
  d/e/x
  .:
  e
  
  ./e:
  f
  x
  
  ./e/f:

What is below a directory that cannot be listed is status 1, and 2 for an operand (not emulated: root reads all).
  $ mkdir -p d/e; ls -l d/nope d >/dev/null; echo $?
  ls: cannot access 'd/nope': No such file or directory
  2

-l shows type, permissions, links, owner, group, size and time.
  $ mkdir d; printf abc > f; ln -s f l; ln -s nope b; mkfifo p; chmod 4711 f; chmod 1777 d; chmod 640 p; touch -h -d 2001-02-03T04:05:06 f d l b p; chown 0:0 f l b p d; TZ=UTC0 ls -ln | sed '1d; s/ 4096 / SIZE /'
  chown: cannot dereference 'b': No such file or directory
  lrwxrwxrwx 1 0 0    4 Feb  3  2001 b -> nope
  drwxrwxrwt 2 0 0 SIZE Feb  3  2001 d
  -rwx--x--x 1 0 0    3 Feb  3  2001 f
  lrwxrwxrwx 1 0 0    1 Feb  3  2001 l -> f
  prw-r----- 1 0 0    0 Feb  3  2001 p

-g, -o, -G, -n and --author choose among the owners.
  $ umask 022; : > f; touch -d @0 f; chown 12345:54321 f; export TZ=UTC0; ls -l f; ls -g f; ls -o f; ls -lG f; ls -n --author f; ls -go f
  -rw-r--r-- 1 12345 54321 0 Jan  1  1970 f
  -rw-r--r-- 1 54321 0 Jan  1  1970 f
  -rw-r--r-- 1 12345 0 Jan  1  1970 f
  -rw-r--r-- 1 12345 0 Jan  1  1970 f
  -rw-r--r-- 1 12345 54321 12345 0 Jan  1  1970 f
  -rw-r--r-- 1 0 Jan  1  1970 f

Times of the last half year have the time of day, others the year; --time-style has other formats, and two lines of a format are for old and recent files.
  $ export TZ=UTC0; : > f; touch -d '2001-02-03 04:05:06.789' f; ls -go f; for s in full-iso long-iso iso locale +%s.%N 'posix-iso'; do ls -go --time-style=$s f; done; ls -go --full-time f; TIME_STYLE=+%Y ls -go f; : > n; ls -go --time-style='+old
  > new' n f | sed 's/ 0 / /'; ls -go --time-style='+old
  > ' f
  -rw-r--r-- 1 0 Feb  3  2001 f
  -rw-r--r-- 1 0 2001-02-03 04:05:06.789000000 +0000 f
  -rw-r--r-- 1 0 2001-02-03 04:05 f
  -rw-r--r-- 1 0 2001-02-03  f
  -rw-r--r-- 1 0 Feb  3  2001 f
  -rw-r--r-- 1 0 981173106.789000000 f
  -rw-r--r-- 1 0 Feb  3  2001 f
  -rw-r--r-- 1 0 2001-02-03 04:05:06.789000000 +0000 f
  -rw-r--r-- 1 0 2001 f
  -rw-r--r-- 1 old f
  -rw-r--r-- 1 new n
  -rw-r--r-- 1 0 old f
  $ ls -l --time-style=nope
  ls: invalid argument 'nope' for 'time style'
  Valid arguments are:
    - [posix-]full-iso
    - [posix-]long-iso
    - [posix-]iso
    - [posix-]locale
    - +FORMAT (e.g., +%H:%M) for a 'date'-style format
  Try 'ls --help' for more information.
  [2]
  $ ls -l --time-style='+1
  > 2
  > 3'
  ls: invalid time style format '1\n2\n3'
  [2]

Time zones come from files and rules, with summer time.
  $ : > w; : > s; touch -d @1700000000 w; touch -d @1690000000 s; for z in Europe/Berlin CET-1CEST,M3.5.0,M10.5.0/3 '<-03>3' America/St_Johns :Asia/Kathmandu foo ''; do TZ=$z ls -go --time-style='+%F %T %Z %z' s w; done
  -rw-r--r-- 1 0 2023-07-22 06:26:40 CEST +0200 s
  -rw-r--r-- 1 0 2023-11-14 23:13:20 CET +0100 w
  -rw-r--r-- 1 0 2023-07-22 06:26:40 CEST +0200 s
  -rw-r--r-- 1 0 2023-11-14 23:13:20 CET +0100 w
  -rw-r--r-- 1 0 2023-07-22 01:26:40 -03 -0300 s
  -rw-r--r-- 1 0 2023-11-14 19:13:20 -03 -0300 w
  -rw-r--r-- 1 0 2023-07-22 01:56:40 NDT -0230 s
  -rw-r--r-- 1 0 2023-11-14 18:43:20 NST -0330 w
  -rw-r--r-- 1 0 2023-07-22 10:11:40 +0545 +0545 s
  -rw-r--r-- 1 0 2023-11-15 03:58:20 +0545 +0545 w
  -rw-r--r-- 1 0 2023-07-22 04:26:40 foo +0000 s
  -rw-r--r-- 1 0 2023-11-14 22:13:20 foo +0000 w
  -rw-r--r-- 1 0 2023-07-22 04:26:40 UTC +0000 s
  -rw-r--r-- 1 0 2023-11-14 22:13:20 UTC +0000 w

Formats have GNU's flags, widths and directives.
  $ : > f; touch -d '2023-11-14 22:13:20.123456789Z' f; export TZ=CET-1CEST,M3.5.0,M10.5.0/3; for s in '%c|%x|%X|%r|%D|%R' '%12F|%_12F|%+12F|%-F' '%+5Y|%5Y|%_5Y|%-5d|%5d' '%3N|%12N|%_12N|%-3N' '%10z|%_10z|%:z|%::z|%:::z|%_:z' '%5Q|%10%d|%E' '%#Z|%^a|%#p|%^P|%30c|%^B' '%Ed|%Od|%5EY|%OY|%s' '%U|%V|%W|%G|%g|%u|%w|%j|%q|%5k|%l|%I|%C|%y|%h|%e|%n|%t|%%'; do ls -go --time-style="+$s" f | cut -c 16-; done
  Tue Nov 14 23:13:20 2023|11/14/23|23:13:20|11:13:20 PM|11/14/23|23:13 f
  002023-11-14|  2023-11-14|+02023-11-14|2023-11-14 f
  +2023|02023| 2023|14|00014 f
  123|123456789000|123456789   |123 f
  +000000100|      +100|+01:00|+01:00:00|+01| +1:00 f
    %5Q|       %1014|%E f
  cet|TUE|pm|pm|      Tue Nov 14 23:13:20 2023|NOVEMBER f
  %Ed|14| 2023|%OY|1700000000 f
  46|46|46|2023|23|2|2|318|4|   23|11|11|20|23|Nov|14|
  

-t, -u, -c and --time sort by times and show them, -S by size, -X by extension, -v by versions, -r the other way round; -U and -f do not sort.
  $ printf 1 > a.c; printf 333 > b.b; printf 22 > c; touch -m -d @30 a.c; touch -m -d @10 b.b; touch -m -d @20.5 c; touch -a -d @1 a.c; touch -a -d @2 b.b; touch -a -d @3 c; ls -t; ls -tu; ls -u; ls -S; ls -X; ls -rS; ls -r --sort=time --time=atime; ls -U | sort; ls -f | sort; export TZ=UTC0; ls -lgoU --time=access --time-style=+%s a.c
  a.c
  c
  b.b
  c
  b.b
  a.c
  c
  b.b
  a.c
  b.b
  c
  a.c
  c
  b.b
  a.c
  a.c
  c
  b.b
  a.c
  b.b
  c
  a.c
  b.b
  c
  .
  ..
  a.c
  b.b
  c
  -rw-r--r-- 1 1 1 a.c

-v compares numbers by their value, and a suffix last.
  $ touch a1 a10 a2 a02 a.tar.gz a-1.2.tar.gz a-1.10.tar.gz a~ A .b .b1 .b1~ b.c b10.c b9.c ..x 1 01 a_b a.b; ls -Av
  .b
  .b1~
  .b1
  ..x
  01
  1
  A
  a~
  a.b
  a.tar.gz
  a1
  a02
  a2
  a10
  a-1.2.tar.gz
  a-1.10.tar.gz
  a_b
  b.c
  b9.c
  b10.c

--group-directories-first also takes links to directories; --sort=width sorts by width.
  $ mkdir z; ln -s z l; : > aaa; : > bb; ls --group-directories-first; ls -r --group-directories-first; ls --sort=width
  l
  z
  aaa
  bb
  z
  l
  bb
  aaa
  l
  z
  bb
  aaa

-C fills columns, -x rows, -m lines with commas, all to a width; tabs are as wide as -T says.
  $ touch one two three four five six seven; ls -C -w 30; ls -x -w 30; ls -m -w 20; ls -C -w 0; ls -C -w 1; ls -T 0 -C -w 40; COLUMNS=20 ls -x; TABSIZE=4 ls -C -w 40
  five  one    six    two
  four  seven  three
  five   four  one  seven  six
  three  two
  five, four, one,
  seven, six, three,
  two
  five  four  one  seven  six  three  two
  five
  four
  one
  seven
  six
  three
  two
  five  four  one  seven  six  three  two
  five   four  one
  seven  six   three
  two
  five  four\tone  seven\tsix  three\ttwo (esc)

Columns are as wide as characters are on a terminal, of two columns or of none.
  $ export LC_ALL=C.UTF-8; touch 日本語 é long-name x y z abcdef é; ls -C -w 24; ls -x -w 30 -T 0
  abcdef\t   x  \xC3\xA9 (esc)
  e\xCC\x81\t   y  \xE6\x97\xA5\xE6\x9C\xAC\xE8\xAA\x9E (esc)
  long-name  z
  abcdef  é  long-name  x  y
  z       é  日本語

On a terminal, ls lists in columns, and names are quoted and aligned.
  $ touch 'a b' c "it's" d; mkdir e
  $ pty: ls
  'a b'   c   d   e  "it's"
  $ pty: ls -l | cut -c 1
  t
  -
  -
  -
  d
  -
  $ pty: ls -m; ls -N; ls -1
  'a b', c, d, e, "it's"
  a b  c\td  e  it's (esc)
  'a b'
  c
  d
  e
  "it's"
  $ pty: dir; LC_ALL=C.UTF-8 ls -Q
  a\ b  c  d  e  it's
  "a b"  "c"  "d"  "e"  "it's"

dir lists in columns and vdir in long format, both with escapes.
  $ touch 'a b' c $(printf 'n\001'); dir; touch -d @0 c; TZ=UTC0 vdir -go c | cut -c 1-10; vdir -d 'a b' | tail -c 5
  a\ b  c  n\001
  -rw-r--r--
  a\ b

Names are quoted in many ways.
  $ touch 'a b' "it's" "$(printf 'n\nl')" "$(printf 'c\001')" 'b\s' '"q"' "$(printf 'x\377')" '~t' 'a=b' '#h' '!'; for s in literal locale shell shell-always shell-escape shell-escape-always c c-maybe escape clocale; do echo "$s:"; ls --quoting-style=$s | cat -v; done; ls -b | tail -n 1; ls -N | cat -v | tail -n 1; ls -Q | tail -n 1; ls -q | head -n 7; QUOTING_STYLE=c ls -d '~t'
  literal:
  !
  "q"
  #h
  a b
  a=b
  b\s
  c^A
  it's
  n
  l
  xM-^?
  ~t
  locale:
  '!'
  '"q"'
  '#h'
  'a b'
  'a=b'
  'b\\s'
  'c\001'
  'it\'s'
  'n\nl'
  'x\377'
  '~t'
  shell:
  '!'
  '"q"'
  '#h'
  'a b'
  'a=b'
  'b\s'
  c^A
  "it's"
  'n
  l'
  xM-^?
  '~t'
  shell-always:
  '!'
  '"q"'
  '#h'
  'a b'
  'a=b'
  'b\s'
  'c^A'
  "it's"
  'n
  l'
  'xM-^?'
  '~t'
  shell-escape:
  '!'
  '"q"'
  '#h'
  'a b'
  'a=b'
  'b\s'
  'c'$'\001'
  "it's"
  'n'$'\n''l'
  'x'$'\377'
  '~t'
  shell-escape-always:
  '!'
  '"q"'
  '#h'
  'a b'
  'a=b'
  'b\s'
  'c'$'\001'
  "it's"
  'n'$'\n''l'
  'x'$'\377'
  '~t'
  c:
  "!"
  "\"q\""
  "#h"
  "a b"
  "a=b"
  "b\\s"
  "c\001"
  "it's"
  "n\nl"
  "x\377"
  "~t"
  c-maybe:
  !
  "\"q\""
  #h
  a b
  a=b
  b\s
  "c\001"
  it's
  "n\nl"
  "x\377"
  ~t
  escape:
  !
  "q"
  #h
  a\ b
  a=b
  b\\s
  c\001
  it's
  n\nl
  x\377
  ~t
  clocale:
  "!"
  "\"q\""
  "#h"
  "a b"
  "a=b"
  "b\\s"
  "c\001"
  "it's"
  "n\nl"
  "x\377"
  "~t"
  ~t
  ~t
  "~t"
  !
  "q"
  #h
  a b
  a=b
  b\s
  c?
  "~t"
  $ export LC_ALL=C.UTF-8; touch é; ls --quoting-style=locale; ls -b
  ‘!’
  ‘"q"’
  ‘#h’
  ‘a b’
  ‘a=b’
  ‘b\\s’
  ‘c\001’
  ‘it's’
  ‘n\nl’
  ‘x\377’
  ‘~t’
  ‘é’
  !
  "q"
  #h
  a\ b
  a=b
  b\\s
  c\001
  it's
  n\nl
  x\377
  ~t
  é
  $ ls --quoting-style=x
  ls: invalid argument 'x' for '--quoting-style'
  Valid arguments are:
    - 'literal'
    - 'shell'
    - 'shell-always'
    - 'shell-escape'
    - 'shell-escape-always'
    - 'c'
    - 'c-maybe'
    - 'escape'
    - 'locale'
    - 'clocale'
  Try 'ls --help' for more information.
  [1]
  $ QUOTING_STYLE=x ls
  ls: ignoring invalid value of environment variable QUOTING_STYLE: 'x'
  !
  "q"
  #h
  a b
  a=b
  b\s
  c\x01 (esc)
  it's
  n
  l
  x\xFF (esc)
  ~t
  é

What is appended to names is quoted in them.
  $ touch 'a=' 'b*' 'c@'; mkdir d; ls -bF; ls -b --file-type; ls -R -b 'd'; mkdir 'e:f'; ls -bR e:f; ls -R --quoting-style=shell e:f
  a\=
  b*
  c\@
  d/
  a\=
  b\*
  c\@
  d/
  d:
  e\:f:
  'e:f':

-F, -p, --file-type and --indicator-style append to names by their type; on a line of -l to what a link leads to.
  $ mkdir d; : > x; chmod +x x; : > f; ln -s d l; ln -s nope b; mkfifo p; ls -F; ls -p; ls --file-type; for i in none slash file-type classify; do ls -m --indicator-style=$i; done; ls -lF l b | sed 's/.* l/l/; s/.* b/b/'; ls -F --classify=never x; ls --classify=auto x
  b@
  d/
  f
  l@
  p|
  x*
  b
  d/
  f
  l
  p
  x
  b@
  d/
  f
  l@
  p|
  x
  b, d, f, l, p, x
  b, d/, f, l, p, x
  b@, d/, f, l@, p|, x
  b@, d/, f, l@, p|, x*
  b -> nope
  l -> d/
  x*
  x

-i shows inodes and -s blocks, which --block-size, -h, --si and -k count; -s has a total, too.
  $ dd if=/dev/zero of=f bs=1024 count=3000 2>/dev/null; : > e; export TZ=UTC0; touch -d @0 f; for o in '' -h --si --block-size=K --block-size=MB --block-size=1000 --block-size=\'KiB; do ls -go $o f; done; ls -s e; ls -sm e; BLOCK_SIZE=M ls -go f; LS_BLOCK_SIZE=1 BLOCKSIZE=1M ls -go f; test "$(ls -i e)" = "$(stat -c '%i %n' e)" && echo same; ls -sd e; mkdir d; ls -s d; ls -l d
  -rw-r--r-- 1 3072000 Jan  1  1970 f
  -rw-r--r-- 1 3.0M Jan  1  1970 f
  -rw-r--r-- 1 3.1M Jan  1  1970 f
  -rw-r--r-- 1 3000K Jan  1  1970 f
  -rw-r--r-- 1 4MB Jan  1  1970 f
  -rw-r--r-- 1 3072 Jan  1  1970 f
  -rw-r--r-- 1 3000KiB Jan  1  1970 f
  0 e
  0 e
  -rw-r--r-- 1 3M Jan  1  1970 f
  -rw-r--r-- 1 3072000 Jan  1  1970 f
  same
  0 e
  total 0
  total 0
  $ ls --block-size=x
  ls: invalid --block-size argument 'x'
  [2]
  $ ls --block-size=0
  ls: invalid --block-size argument '0'
  [2]

Symbolic links are listed as such, but an operand that leads to a directory is followed; -H and -L follow more, -d and -l less.
  $ mkdir d; : > d/x; ln -s d l; ln -s d/x f; ln -s nope b; ls l; ls -d l; ls -lH f | cut -c 1; ls -L -F d/x f; ls -F l; ls --dereference-command-line-symlink-to-dir -F l f; ls -l l/ | tail -n 1 | cut -c 1; ls -L b; echo $?; ls -L; echo $?; ls -lL | sed 1d | cut -c 1-10,10-20; ls -H b
  x
  l
  -
  d/x
  f
  l@
  f@
  
  l:
  x
  -
  ls: cannot access 'b': No such file or directory
  2
  b
  d
  f
  l
  0
  ls: cannot access 'b': No such file or directory
  l????????? ? ?    ?  (esc)
  drwxr-xr-x 2 root ro
  -rw-r--r-- 1 root ro
  drwxr-xr-x 2 root ro
  ls: cannot access 'b': No such file or directory
  [2]

A link that leads to itself is no file, and a loop of directories ends (with -L).
  $ ln -s l l; ls l; echo $?; mkdir d; ln -s .. d/up; ls -LR d; echo $?
  ls: cannot access 'l': Too many levels of symbolic links
  2
  d:
  up
  
  d/up:
  ls: cannot access 'd/up/l': Too many levels of symbolic links
  d
  l
  ls: d/up/d: not listing already-listed directory
  2

-I, --hide and -B leave out names; --hide not with -a and -A, and a pattern's star does not match a dot in front.
  $ touch a.c b.c c .d.c e~ .f~; ls -I '*.c'; ls --hide='*.c'; ls -A --hide='*.c'; ls -A -I '*.c' -I '[ce]*'; ls -B; ls -AB; ls -AI '.*'; ls -I '?'
  c
  e~
  c
  e~
  .d.c
  .f~
  a.c
  b.c
  c
  e~
  .d.c
  .f~
  a.c
  b.c
  c
  .d.c
  a.c
  b.c
  c
  a.c
  b.c
  c
  e~
  a.c
  b.c
  e~

Colors are those of LS_COLORS, or the built-in ones if the terminal knows colors.
  $ mkdir d; : > x; chmod +x x; : > f; : > f.GZ; ln -s d l; ln -s nope b; mkfifo p; chmod 1777 d; export TERM=xterm; ls --color=always | cat -v; ls --color; LS_COLORS='*.gz=1;2:or=31:mi=32:no=07:ex=\e^A\x41\101\_' ls -l --time-style=+ --color=always | sed 1d | cut -d ' ' -f 6- | cat -v; LS_COLORS=ln=target:lc={:rc=}:ec=.:tw=0:ow=0 ls -F --color=always; TERM=dumb ls --color=always; TERM=dumb COLORTERM=x ls --color=always d; ls --color=never; ls --color=auto
  ^[[0m^[[01;36mb^[[0m
  ^[[30;42md^[[0m
  f
  f.GZ
  ^[[01;36ml^[[0m
  ^[[33mp^[[0m
  ^[[01;32mx^[[0m
  \x1B[0m\x1B[01;36mb\x1B[0m (esc)
  \x1B[30;42md\x1B[0m (esc)
  f
  f.GZ
  \x1B[01;36ml\x1B[0m (esc)
  \x1B[33mp\x1B[0m (esc)
  \x1B[01;32mx\x1B[0m (esc)
    4  ^[[m^[[31mb^[[0m -> ^[[m^[[32mnope^[[0m
   ^[[m^[[30;42md^[[0m
    0  f^[[0m
    0  ^[[m^[[1;2mf.GZ^[[0m
    1  ^[[m^[[01;36ml^[[0m -> ^[[m^[[30;42md^[[0m
    0  ^[[m^[[33mp^[[0m
    0  ^[[m^[[^[^AAA mx^[[0m
  b@
  .{37;44}d./
  f
  f.GZ
  {37;44}l.@
  {33}p.|
  {01;32}x.*
  {}b
  d
  f
  f.GZ
  l
  p
  x
  b
  d
  f
  f.GZ
  l
  p
  x
  b
  d
  f
  f.GZ
  l
  p
  x
  $ LS_COLORS=xx=1 ls --color=always
  ls: unrecognized prefix: 'xx'
  ls: unparsable value for LS_COLORS environment variable
  b
  d
  f
  f.GZ
  l
  p
  x
  $ LS_COLORS=di ls --color=always
  ls: unparsable value for LS_COLORS environment variable
  b
  d
  f
  f.GZ
  l
  p
  x
  $ ls --color=x
  ls: invalid argument 'x' for '--color'
  Valid arguments are:
    - 'always', 'yes', 'force'
    - 'never', 'no', 'none'
    - 'auto', 'tty', 'if-tty'
  Try 'ls --help' for more information.
  [1]

A name that wraps around the line's end is followed by a code that clears the rest of it.
  $ mkdir d; mkdir d/$(printf 'a%.0s' $(seq 60)); TERM=xterm ls --color=always -w 50 d | cat -v
  ^[[0m^[[01;34maaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa^[[0m^[[K

--hyperlink makes names links to the absolute file.
  $ mkdir 'a b'; : > 'a b/é'; ln -s é 'a b/l'; ln -s nope 'a b/n'; ls -R --hyperlink 'a b' | sed "s|file://[^/]*$PWD|file://HOST/PWD|g" | cat -v; ls -l --hyperlink 'a b/l' | cut -d ' ' -f 9- | sed "s|file://[^/]*$PWD|file://HOST/PWD|g" | cat -v; ls --hyperlink=never 'a b'
  ^[]8;;file://HOST/PWD/a%20b^Ga b^[]8;;^G:
  ^[]8;;file://HOST/PWD/a%20b/%c3%a9^Gl^[]8;;^G
  ^[]8;;file://HOST/PWD/a%20b/nope^Gn^[]8;;^G
  ^[]8;;file://HOST/PWD/a%20b/%c3%a9^GM-CM-)^[]8;;^G
  ^[]8;;file://HOST/PWD/a%20b/%c3%a9^Ga b/l^[]8;;^G -> ^[]8;;file://HOST/PWD/a%20b/%c3%a9^GM-CM-)^[]8;;^G
  l
  n
  é

--zero ends lines with NUL and does not quote; -1 does not undo -l.
  $ touch 'a b' "$(printf 'n\nl')"; ls --zero | tr '\0' '|'; echo; ls -Q --zero | tr '\0' '|'; echo; ls -l1 | head -n 1; ls --zero -Q -C | tr '\0' '|'
  a b|n
  l|
  a b|n
  l|
  total 0
  "a b"  "n\nl"| (no-eol)

-D says where the names and the titles are.
  $ mkdir -p a/b; : > a/f; export TZ=UTC0; touch -d @0 a/f a/b a; ls -D; ls -goRD --time-style=+ a | sed 's/ [0-9]* b$/ SIZE b/' | head -n 5; ls -goD --time-style=+ a/f; ls -goDQ --time-style=+ a/f
  a
    a:
    total 4
    drwxr-xr-x 2 4096 SIZE b
    -rw-r--r-- 1    0  f
  
    -rw-r--r-- 1 0  a/f
  //DIRED// 18 21
  //DIRED-OPTIONS// --quoting-style=literal
    -rw-r--r-- 1 0  "a/f"
  //DIRED// 18 23
  //DIRED-OPTIONS// --quoting-style=c

-Z shows no context where there is none.
  $ : > f; mkdir d; ls -Z f; ls -Zgo f | cut -c 1-16; ls -Zd f d; ls --context f
  ? f
  -rw-r--r-- 1 ? 0
  ? d
  ? f
  ? f

Devices have two numbers in place of a size.
  $ cd /dev; ls -lgn null zero | sed 's/ [A-Z].* / /'
  crw-rw-rw- 1 0 1, 3 null
  crw-rw-rw- 1 0 1, 5 zero

Values of options and of the environment that are none are reported.
  $ ls -w x
  ls: invalid line width: 'x'
  [2]
  $ ls -T -1
  ls: invalid tab size: '-1'
  [2]
  $ ls --sort=x
  ls: invalid argument 'x' for '--sort'
  Valid arguments are:
    - 'none'
    - 'time'
    - 'size'
    - 'extension'
    - 'version'
    - 'width'
  Try 'ls --help' for more information.
  [1]
  $ ls --time=x
  ls: invalid argument 'x' for '--time'
  Valid arguments are:
    - 'atime', 'access', 'use'
    - 'ctime', 'status'
    - 'birth', 'creation'
  Try 'ls --help' for more information.
  [1]
  $ ls --format=x
  ls: invalid argument 'x' for '--format'
  Valid arguments are:
    - 'verbose', 'long'
    - 'commas'
    - 'horizontal', 'across'
    - 'vertical'
    - 'single-column'
  Try 'ls --help' for more information.
  [1]
  $ ls -w 99999999999999999999999 -C
  $ touch a; COLUMNS=x TABSIZE=y ls -C
  ls: ignoring invalid width in environment variable COLUMNS: 'x'
  ls: ignoring invalid tab size in environment variable TABSIZE: 'y'
  a
  $ ls --indicator-style=x
  ls: invalid argument 'x' for '--indicator-style'
  Valid arguments are:
    - 'none'
    - 'slash'
    - 'file-type'
    - 'classify'
  Try 'ls --help' for more information.
  [1]
  $ ls --nope
  ls: unrecognized option '--nope'
  Try 'ls --help' for more information.
  [2]

Names of operands are shown as given, with control characters spelled in messages.
  $ touch -- -f; ls -- -f; ls ''; ls "$(printf 'a\nb')" 'x y'
  -f
  ls: cannot access '': No such file or directory
  ls: cannot access 'a'$'\n''b': No such file or directory
  ls: cannot access 'x y': No such file or directory
  [2]

Names that only question marks change stand behind a blank where others have quotation marks.
  $ touch 'a b' "$(printf 'c\377')" d; ls --quoting-style=shell -q -C -w 80; rm 'a b'; ls --quoting-style=shell -q -C -w 80
  'a b'   c?   d
  c?  d

A blank line ends the files before directories that cannot be read.
  $ umask 022; mkdir d; : > f; chmod 0 d; setpriv=; test $(id -u) -ne 0 || setpriv='setpriv --reuid 65534 --clear-groups'; mkdir e; $setpriv ls d e f; $setpriv ls -R f d
  f
  
  ls: cannot open directory 'd': Permission denied
  e:
  f
  
  ls: cannot open directory 'd': Permission denied
  [2]

Units that are none, in the environment, are those of blocks for sizes, too.
  $ head -c 5000 /dev/zero > f; BLOCK_SIZE=x ls -l f | cut -d ' ' -f 5; LS_BLOCK_SIZE=x ls -l f | cut -d ' ' -f 5; BLOCKSIZE=x ls -l f | cut -d ' ' -f 5
  5
  5
  5000

A directory of many files is listed whole.
  $ seq 2000 | xargs touch; ls | wc -l; ls -U | sort | md5sum; ls | md5sum; ls -S | md5sum; ls -f | wc -l
  2000
  6d5c124d45c571fb9b8e0ce4ccf18859  -
  6d5c124d45c571fb9b8e0ce4ccf18859  -
  6d5c124d45c571fb9b8e0ce4ccf18859  -
  2002

A tree may be deeper than a path is long, and than there are descriptors (not GNU: it builds paths).
  $ p=$(printf 'd/%.0s' $(seq 2100)); mkdir -p $p; : > d/f; ls -R | grep -c :; ls -lR d | tail -n 1; ls -LR | grep -c /d:
  2101
  total 0
  2100

--json prints all that is known, and names that are not UTF-8 without loss (not GNU: it has no JSON).
  $ umask 022; printf abc > f; touch -d @1.5 f; ln -s nope l; touch "$(printf 'n\n"\\\377\303\251')"; mkdir d; : > d/x; chmod 4755 f; ls --json f | sed -E 's/"(block_size|blocks|inode|uid|gid)": [0-9]+, //g; s/"(user|group)": "[^"]*", //g; s/"device": [^]]*], //; s/"changed.*/.../'; ls --json . | grep -o '"path": "./n.*", "type"'; ls --json -R . | grep -o '"path": "[./dx]*"'; ls --json l | grep -o '"type": "link", "target": "nope"'; ls --json d/.. -A -I '*'; ls -l --json nope
  \x5b (esc)
  {"path": "f", "type": "file", "mode": "4755", "links": 1, "size": 3, "accessed": "1970-01-01T00:00:01.500000000Z", "modified": "1970-01-01T00:00:01.500000000Z", ...
  ]
  "path": "./n\u000a\"\\\udcffé", "type"
  "path": "./d"
  "path": "./d/x"
  "type": "link", "target": "nope"
  \x5b] (esc)
  ls: cannot access 'nope': No such file or directory
  \x5b] (esc)
  [2]
