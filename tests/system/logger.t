The message goes to the log with a priority, the time, a tag and a number. (not GNU: it wants a socket for --no-act, too)
  $ t='[A-Z][a-z][a-z] [ 123][0-9] ..:..:..'; s() { logger --no-act -s "$@" 2>&1 | sed "s/$t/TIME/"; }; s -t tag hello world; s -t tag --id=77 -p local0.err x; s -i x | sed "s/\[[0-9]*\]/[N]/; s/$(id -un)/USER/"; for p in mail.info kern.warn user.emerg daemon.panic security.error local7.debug notice auth.alert; do s -t t -p $p x; done
  <13>TIME tag: hello world
  <131>TIME tag[77]: x
  <13>TIME USER[N]: x
  <22>TIME t: x
  <12>TIME t: x
  <8>TIME t: x
  <24>TIME t: x
  <35>TIME t: x
  <191>TIME t: x
  <13>TIME t: x
  <33>TIME t: x

Lines come from standard input or a file, with a priority of their own if that is asked for. (not GNU: it wants a socket for --no-act, too)
  $ t='[A-Z][a-z][a-z] [ 123][0-9] ..:..:..'; s() { logger --no-act -s -t t "$@" 2>&1 | sed "s/$t/TIME/; s/ $/./"; }; printf 'one\n\ntwo' | s; printf 'one\n\ntwo\n' > f; s -e -f f; printf '<3>a\n<abc>b\n<30>c\n<999>d\n' | s --prio-prefix
  <13>TIME t: one
  <13>TIME t:.
  <13>TIME t: two
  <13>TIME t: one
  <13>TIME t: two
  <11>TIME t: a
  <13>TIME t: <abc>b
  <30>TIME t: c
  <13>TIME t: <999>d

No message is longer than --size. (not GNU: it wants a socket for --no-act, too)
  $ printf 'hello world\n' | logger --no-act -s -t t -S 5 2>&1 | sed 's/.*t: /t: /'; logger --no-act -s -t t --size=5 hello world 2>&1 | sed 's/.*t: /t: /'; logger --no-act -s -t t "$(printf %2000d 0)" 2>&1 | sed 's/.*t: //' | wc -c
  t: hello
  t:  worl
  t: d
  t: hello
  1025

The other forms have the machine's name, structured data and more. (not GNU: it wants a socket for --no-act, too)
  $ h=$(uname -n); s() { logger --no-act -s -t t "$@" 2>&1 | sed "s/ $h / HOST /; s/[0-9T:.-]*[+-]..:../TIME/"; }; s --rfc3164 x | sed 's/>.*H/> H/'; s --rfc5424=notq x; s --rfc5424=notq,notime,nohost --msgid M --id=5 --sd-id a@1 --sd-param 'b="c"' --sd-param 'd="e"' --sd-id f@2 x; s --rfc5424 x | sed 's/\[.*\]/[...]/'
  <13> HOST t: x
  <13>1 TIME HOST t - - - x
  <13>1 - - t 5 M [a@1 b="c" d="e"][f@2] x
  <13>1 TIME HOST t - - [...] x

It is written to a socket of this machine, or by UDP and TCP to another. (Nothing is tried without perl.)
  $ command -v perl > /dev/null || exit 0; cat > serve <<'X'
  > use Socket; socket(S, AF_UNIX, SOCK_DGRAM, 0); bind(S, sockaddr_un("s")); alarm 5; recv(S, $m, 999, 0); $m =~ s/[A-Z].*?:..:../TIME/; print "$m|\n";
  > socket(U, AF_INET, SOCK_DGRAM, 0); bind(U, sockaddr_in(0, INADDR_LOOPBACK)); ($p) = sockaddr_in(getsockname(U)); open F, ">udp"; print F $p; close F;
  > recv(U, $m, 999, 0); print "$m|\n";
  > socket(T, AF_INET, SOCK_STREAM, 0); listen(T, 9); ($p) = sockaddr_in(getsockname(T)); open F, ">tcp"; print F $p; close F;
  > for (1, 2) { accept(C, T); sysread(C, $m, 999); print "$m|\n"; }
  > X
  $ command -v perl > /dev/null || { printf '<13>TIME t: a\tb|\n<13>1 - - t - - - x y|\n<13>1 - - t - - - x\n|\n19 <13>1 - - t - - - x|\n'; exit; }; perl serve & while ! test -S s; do sleep .01; done; logger -u s -t t "$(printf 'a\tb')"; while ! test -s udp; do sleep .01; done; o='--rfc5424=notime,nohost -n 127.0.0.1 -t t'; logger $o -d -P $(cat udp) x y; while ! test -s tcp; do sleep .01; done; logger $o -T -P $(cat tcp) x; logger $o -T -P $(cat tcp) --octet-count x; wait
  <13>TIME t: a	b|
  <13>1 - - t - - - x y|
  <13>1 - - t - - - x
  |
  19 <13>1 - - t - - - x|

Where there is nobody to hear, that is told if it is asked for.
  $ logger -u ./nope --socket-errors=off x; echo $?; logger -u ./nope --socket-errors=on x
  0
  logger: socket ./nope: No such file or directory
  [1]

A mistake on the command line is reported.
  $ logger -p x y; logger -p x.info y; logger --sd-param 'a="b"' x; logger --msgid 'a b' x; logger -f nope
  logger: unknown priority name: x
  logger: unknown facility name: x
  logger: --sd-id was not specified for --sd-param a="b"
  logger: --msgid cannot contain space
  logger: file nope: No such file or directory
  [1]

Names of facilities and levels may have capitals, and a level may be its number. (not GNU: it wants a socket for --no-act, too)
  $ for p in LOCAL0.Err user.3 7 Mail.INFO 8; do logger --no-act -s -t t -p $p x 2>&1 | sed 's/>.*/>/'; done
  <131>
  <11>
  <15>
  <22>
  logger: unknown priority name: 8

Empty words before the first are no part of the message. (not GNU: it wants a socket for --no-act, too)
  $ logger --no-act -s -t t '' '' a '' b 2>&1 | sed 's/.*t: /t: /'
  t: a  b

Structured data must be such as others can take apart. (not GNU: it wants a socket for --no-act, too)
  $ for i in a@ @1 a@b 'a=b@1' tzKnown; do logger --no-act --sd-id "$i" x; done; for p in x x=y '="y"' 'x="y' 'x="]"' 'x="a"b"' 'x="\"'; do logger --no-act --sd-id a@1 --sd-param "$p" x; done; logger --no-act -s --rfc5424=notq,notime,nohost -t t --sd-id a@1.2 --sd-param 'x="\]=\""' --sd-id meta --sd-param 'y=""' z
  logger: invalid structured data ID: 'a@'
  logger: invalid structured data ID: '@1'
  logger: invalid structured data ID: 'a@b'
  logger: invalid structured data ID: 'a=b@1'
  logger: invalid structured data ID: 'tzKnown'
  logger: invalid structured data parameter: 'x'
  logger: invalid structured data parameter: 'x=y'
  logger: invalid structured data parameter: '="y"'
  logger: invalid structured data parameter: 'x="y'
  logger: invalid structured data parameter: 'x="]"'
  logger: invalid structured data parameter: 'x="a"b"'
  logger: invalid structured data parameter: 'x="\\"'
  <13>1 - - t - - [a@1.2 x="\]=\""][meta y=""] z
