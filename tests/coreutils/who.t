The records of a file are printed by their kind: users with terminal, time and host, and all others by options (not emulated: the records are those of x86_64).
  $ r() { printf "$1\0\0\0"; printf "$2"; printf %s "$3"; head -c $((32 - ${#3})) /dev/zero; printf %s "$4"; head -c $((4 - ${#4})) /dev/zero; printf %s "$5"; head -c $((32 - ${#5})) /dev/zero; printf %s "$6"; head -c $((256 - ${#6})) /dev/zero; printf '\17\0\2\0\0\0\0\0'; printf "$7\145\0\0\0\0"; head -c 36 /dev/zero; }
  > { r '\2' '\0\0\0\0' '~' '~~' reboot 6.1 '\0\0\0'; r '\1' '5N\0\0' '~' '~~' runlevel 6.1 '\1\0\0'; r '\3' '\0\0\0\0' '' '' '' '' '\2\0\0'; r '\5' '\115\0\0\0' '' si '' '' '\3\0\0'; r '\6' '\53\2\0\0' tty1 1 LOGIN '' '\4\0\0'; r '\7' '\322\4\0\0' no/tty ts/0 alice host.example.org '\5\0\0'; r '\7' '\323\4\0\0' null 0 averyveryverylongusernamethatfil :0 '\6\0\0'; r '\7' '\324\4\0\0' x 1 '' y '\6\0\0'; r '\10' '\24\5\0\0' pts/3 ts/3 '' '' '\7\0\0'; } > f
  $ export TZ=UTC0; who f; who -s f; who -H f; LC_ALL=C.UTF-8 who -H f; TZ=Asia/Kolkata who f; who --lookup --ips f
  alice    no/tty       Sep 12 06:07 (host.example.org)
  averyveryverylongusernamethatfil null         Sep 12 06:07 (:0)
  alice    no/tty       Sep 12 06:07 (host.example.org)
  averyveryverylongusernamethatfil null         Sep 12 06:07 (:0)
  NAME     LINE         TIME         COMMENT
  alice    no/tty       Sep 12 06:07 (host.example.org)
  averyveryverylongusernamethatfil null         Sep 12 06:07 (:0)
  NAME     LINE         TIME             COMMENT
  alice    no/tty       2023-09-12 06:07 (host.example.org)
  averyveryverylongusernamethatfil null         2023-09-12 06:07 (:0)
  alice    no/tty       Sep 12 11:37 (host.example.org)
  averyveryverylongusernamethatfil null         Sep 12 11:37 (:0)
  alice    no/tty       Sep 12 06:07 (host.example.org)
  averyveryverylongusernamethatfil null         Sep 12 06:07 (:0)
  $ export TZ=UTC0; for o in -b -d -l -p -r -t --boot --dead --login --process --runlevel --time '-d -H' '-l -r -H' '-b -s'; do who $o f; done
           system boot  Sep 12 06:06
           pts/3        Sep 12 06:07              1300 id=ts/3  term=15 exit=2
  LOGIN    tty1         Sep 12 06:07               555 id=1
                        Sep 12 06:06         77 id=si
           run-level 5  Sep 12 06:06                   last=S
           clock change Sep 12 06:06
           system boot  Sep 12 06:06
           pts/3        Sep 12 06:07              1300 id=ts/3  term=15 exit=2
  LOGIN    tty1         Sep 12 06:07               555 id=1
                        Sep 12 06:06         77 id=si
           run-level 5  Sep 12 06:06                   last=S
           clock change Sep 12 06:06
  NAME     LINE         TIME         IDLE          PID COMMENT  EXIT
           pts/3        Sep 12 06:07              1300 id=ts/3  term=15 exit=2
  NAME     LINE         TIME         IDLE          PID COMMENT
           run-level 5  Sep 12 06:06                   last=S
  LOGIN    tty1         Sep 12 06:07               555 id=1
           system boot  Sep 12 06:06
  $ # Whether messages are taken, and how long nobody typed, is the terminal's.
  $ export TZ=UTC0; who -T f; who -w -H f; who -u f | cut -c 1-35; who --mesg f; who --message f; who --writable f; who -uH f | head -n 1
  alice    ? no/tty       Sep 12 06:07 (host.example.org)
  averyveryverylongusernamethatfil + null         Sep 12 06:07 (:0)
  NAME       LINE         TIME         COMMENT
  alice    ? no/tty       Sep 12 06:07 (host.example.org)
  averyveryverylongusernamethatfil + null         Sep 12 06:07 (:0)
  alice    no/tty       Sep 12 06:07\x20 (esc)
  averyveryverylongusernamethatfil nu
  alice    ? no/tty       Sep 12 06:07 (host.example.org)
  averyveryverylongusernamethatfil + null         Sep 12 06:07 (:0)
  alice    ? no/tty       Sep 12 06:07 (host.example.org)
  averyveryverylongusernamethatfil + null         Sep 12 06:07 (:0)
  alice    ? no/tty       Sep 12 06:07 (host.example.org)
  averyveryverylongusernamethatfil + null         Sep 12 06:07 (:0)
  NAME     LINE         TIME         IDLE          PID COMMENT
  $ export TZ=UTC0; who -a f | grep -v :0; who -aH f | head -n 1; who --all f | wc -l
  NAME       LINE         TIME         IDLE          PID COMMENT  EXIT
  8
  $ who -q f; : > e; who --count e; who -q -H f
  alice averyveryverylongusernamethatfil
  # users=2
  
  # users=0
  alice averyveryverylongusernamethatfil
  # users=2
  $ # Nobody sits at the terminal of standard input.
  $ who -m f; who am i; who mom likes
  $ pty: TZ=UTC0 who -m f; echo none
  none
  $ # What is cut short is no record.
  $ head -c 500 f > g; TZ=UTC0 who -b g; who g
           system boot  Sep 12 06:06

There are at most two operands.
  $ who a b c; who -x
  who: extra operand 'c'
  Try 'who --help' for more information.
  who: invalid option -- 'x'
  Try 'who --help' for more information.
  [1]

A file that cannot be read is reported (not GNU: its C library takes it for an empty one).
  $ who nope; who .
  who: nope: No such file or directory
  who: .: Is a directory
  [1]

Where there is no utmp, systemd's sessions are printed (not GNU: 9.1 knows none). (Nothing is tried where one may not mount.)
  $ cat > t <<'X'
  > mount -t tmpfs x /run || exit; mkdir -p /run/systemd/sessions; cd /run/systemd/sessions
  > printf '# x\nUID=0\nUSER=alice\nACTIVE=1\nSTATE=active\nREMOTE=1\nREMOTE_HOST=10.0.0.1\nTYPE=tty\nCLASS=user\nTTY=no/tty\nLEADER=1\nREALTIME=1700000000123456\n' > 3
  > printf 'USER=gdm\nSTATE=online\nCLASS=greeter\nTTY=tty1\nLEADER=1\nREALTIME=1\n' > c1; printf 'USER=gone\nSTATE=closing\nCLASS=user\nLEADER=1\n' > 2; : > 3.ref
  > who -u; users; uptime | grep -o '[0-9]* user'
  > X
  $ cat > want <<'X'
  > alice    no/tty       Nov 14 22:13   ?             1 (10.0.0.1)
  > alice
  > 1 user
  > X
  $ test $(id -u) = 0 && unshare -m true 2> /dev/null || exit 0; TZ=UTC0 unshare -m sh t | diff want -

The heading is printed also where there is no terminal.
  $ who -H am i; who -mH < /dev/null
  NAME     LINE         TIME         COMMENT
  NAME     LINE         TIME         COMMENT

--ips shows addresses, with --lookup the names of those, and --lookup alone the names that those of hosts stand for; what has none stays as it is. (not emulated: the records are those of x86_64)
  $ r() { printf '\7\0\0\0\0\0\0\0'; printf '%s' x; head -c 35 /dev/zero; printf bob; head -c 29 /dev/zero; printf %s "$1"; head -c $((256 - ${#1})) /dev/zero; head -c 16 /dev/zero; printf "$2"; head -c 32 /dev/zero; }
  > { r localhost:0 '\0\0\0\0'; r host:1 '\012\001\002\003'; r nosuch_:2 '\0\0\0\0'; r host '\177\0\0\1'; r 127.0.0.1 '\0\0\0\0'; r :0 '\0\0\0\0'; } > f
  $ export TZ=UTC; who --ips f | sed 's/.*00:00 *//'
  (localhost:0)
  10.1.2.3
  (nosuch_:2)
  127.0.0.1
  (127.0.0.1)
  (:0)
  $ export TZ=UTC; grep -q '^127.0.0.1[ \t]*localhost' /etc/hosts || exit 0; who --lookup f | sed 's/.*00:00 *//' | grep -v host$ | sed -n '1p; 3p; 5,6p' | cat > got; who --ips --lookup f | sed 's/.*00:00 *//' | sed -n 4p >> got; printf '%s\n' '(localhost:0)' '(nosuch_:2)' '(127.0.0.1)' '(:0)' localhost | diff - got
