# Ports are those of a network of its own, where there is one; and paths need none.

A listener prints what it gets and sends its input; both leave at the end of both.
  $ echo from the server | nc -lU -N s > got & while ! test -e s; do sleep 0.01; done; echo from the client | nc -NU s; wait; cat got
  from the server
  from the client

What is sent ends with -N only, so that the answer can still come.
  $ (nc -lU s > got; echo bye >> got) & while ! test -e s; do sleep 0.01; done; (echo one; sleep 0.1; echo two) | nc -N -U s; wait; cat got
  one
  two
  bye

-k goes on with the next, -e gives the connection to a program and its arguments; -ll is both -l and -k.
  $ nc -llU s -e sh -c 'read a; echo "got $a"' & p=$!; while ! test -e s; do sleep 0.01; done; echo 1 | nc -U s; echo 2 | nc -U s; kill $p
  got 1
  got 2

-C ends lines with CR and LF, those that do not; -d reads no input.
  $ printf 'a\nb\r\nc' | nc -CNlU s & while ! test -e s; do sleep 0.01; done; nc -dU s | od -c; wait
  0000000   a  \r  \n   b  \r  \n   c
  0000007

-u sends datagrams, -W leaves after so many, -w when nothing comes, and -q so long after the end of the input.
  $ nc -luU -W 2 s < /dev/null & while ! test -e s; do sleep 0.01; done; (echo one; sleep 0.1; echo two; sleep 3) | nc -uU -w 1 s; wait
  one
  two
  $ nc -luU -W 1 t < /dev/null & while ! test -e t; do sleep 0.01; done; echo three | nc -uU -q 0 t; wait
  three

An abstract name is said with @.
  $ n=@nc.$$; echo abstract | nc -vlNU $n 2> e & while ! test -s e; do sleep 0.01; done; nc -dU $n; wait; sed "s/$n/NAME/" e
  abstract
  Listening on NAME
  Connection received on NAME

More goes through than any buffer holds, in both directions. (not emulated: slow)
  $ head -c 3000000 /dev/zero | nc -lNU s | wc -c & while ! test -e s; do sleep 0.01; done; head -c 3000000 /dev/zero | nc -NU s | wc -c; wait
  3000000
  3000000

-f talks with a device; what cannot be opened is an error.
  $ nc -f nosuch; nc -f /dev/null < /dev/null
  nc: nosuch: No such file or directory

Ports are listened at, connected with and looked for; a range is tried in its order. (not emulated: namespaces)
  $ cat > t <<'X'
  > ip link set lo up; nc -nvl 127.0.0.1 700 2> l & until test -s l; do sleep 0.01; done; nc -z 127.0.0.1 699 || echo closed; nc -nzv 127.0.0.1 701-699 2>&1; wait; sed 's/[0-9]*$/N/' l
  > nc -lu -p 600 -W 1 < /dev/null & sleep 0.3; echo datagram | nc -nu -p 500 -q 0 127.0.0.1 600; wait; nc -nuzv 127.0.0.1 601
  > echo again | nc -Nl 127.0.0.1 700 & sleep 0.2; nc -d localhost 700; wait; echo six | nc -6Nl 800 & sleep 0.2; nc -6d ::1 800
  > X
  $ cat > want <<'X'
  > closed
  > nc: connect to 127.0.0.1 port 699 (tcp) failed: Connection refused
  > Connection to 127.0.0.1 700 port [tcp/*] succeeded!
  > nc: connect to 127.0.0.1 port 701 (tcp) failed: Connection refused
  > Listening on 127.0.0.1 N
  > Connection received on 127.0.0.1 N
  > datagram
  > nc: connect to 127.0.0.1 port 601 (udp) failed: Connection refused
  > again
  > six
  > X
  $ export LC_ALL=C.UTF-8; test $(id -u) = 0 && unshare -n true 2> /dev/null || exit 0; unshare -n sh t 2>&1 | diff want -

A listener is done when the other side is, though there may be more to read; with -k, the next one has its turn.
  $ mkfifo in; exec 3<> in; nc -lkU s <&3 > got & p=$!; while ! test -e s; do sleep 0.01; done; for i in one two; do echo $i | timeout 3 nc -NU s; done; kill $p; cat got
  > timeout 3 nc -lU t <&3 & while ! test -e t; do sleep 0.01; done; echo three | nc -NU t; wait $!
  one
  two
  three

What is there to be sent still is when the other side has said all, and so is what a program answers to that.
  $ seq 3 > f; nc -lU s < f & while ! test -e s; do sleep 0.01; done; nc -NU s < /dev/null; wait
  1
  2
  3
  $ mkfifo in; (nc -lU t < in | while read a; do echo "got $a"; done > in) & while ! test -e t; do sleep 0.01; done; echo x | timeout 3 nc -NU t; wait
  got x

A socket that was left behind is in nobody's way; another file stays what it is.
  $ for i in one two; do echo $i | nc -lNU s & while ! test -S s; do sleep 0.01; done; sleep 0.2; nc -dU s; wait; done; echo data > f; nc -lU f; cat f
  one
  two
  nc: f: Address already in use
  data

No more is put in a datagram than goes into one. (not emulated: namespaces)
  $ cat > t <<'X'
  > ip link set lo up; head -c 100000 /dev/zero > f; nc -luW 7 600 < /dev/null | wc -c & sleep 0.3; nc -uq 0 127.0.0.1 600 < f; wait
  > X
  $ test $(id -u) = 0 && unshare -n true 2> /dev/null || { echo 100000; exit 0; }; unshare -n sh t
  100000

What makes no sense is refused.
  $ for w in '' 'h' '-l' '-lz 1' '-k h 1' '::1 x' '::1 0' '::1 65536' '::1 5-' '-w x h 1' '-s x 127.0.0.1 1' '-U' '-U a b' '-n localhost 1' '-U nosuch' '-l 1 2 3' '-W 0 h 1' '-w 18446744073709552 h 1' '-n4 ::1 1' '-s 192.0.2.9 127.0.0.1 1'; do nc $w 2>&1 | head -n 1; done
  nc: missing operand
  nc: missing port number
  nc: missing port number
  nc: cannot use -z and -l
  nc: must use -l with -k
  nc: port number invalid: x
  nc: port number invalid: 0
  nc: port number invalid: 65536
  nc: port number invalid: 5-
  nc: invalid number 'x'
  nc: invalid address 'x'
  nc: missing operand
  nc: extra operand 'b'
  nc: localhost: Name or service not known
  nc: nosuch: No such file or directory
  nc: extra operand '2'
  nc: invalid number '0'
  nc: invalid number '18446744073709552'
  nc: '::1': Name or service not known
  nc: connect to 127.0.0.1 port 1 (tcp) failed: Cannot assign requested address
