Packets that come back are shown and summed up. (not emulated: raw sockets)
  $ ping -c 2 -i 0.01 127.0.0.1 > out; echo $?; sed 's/time=[0-9.]* ms/time=T ms/;s/time [0-9]*ms/time Tms/;s/= [0-9./]* ms/= T ms/' out
  0
  PING 127.0.0.1 (127.0.0.1) 56(84) bytes of data.
  64 bytes from 127.0.0.1: icmp_seq=1 ttl=64 time=T ms
  64 bytes from 127.0.0.1: icmp_seq=2 ttl=64 time=T ms
  
  --- 127.0.0.1 ping statistics ---
  2 packets transmitted, 2 received, 0% packet loss, time Tms
  rtt min/avg/max/mdev = T ms

With -q there is the sum only, with -s the data have another size; without room for the time there is none. (not emulated: raw sockets)
  $ ping -q -s 4 -c 1 127.0.0.1; ping -s 1000 -c 1 127.0.0.1 | grep -o '.*bytes from'
  PING 127.0.0.1 (127.0.0.1) 4(32) bytes of data.
  
  --- 127.0.0.1 ping statistics ---
  1 packets transmitted, 1 received, 0% packet loss, time 0ms
  
  1008 bytes from

A host that does not answer is the status 1. (not emulated: raw sockets)
  $ cat > t <<'X'
  > ip link set lo up; ip route add 192.0.2.0/24 dev lo; ping -c 1 -W 0.1 192.0.2.1; echo $?; ping -c 1 -w 0.1 10.0.0.1; echo $?; ping -q -c 1 10.0.0.1 2>&1 | head -n 2 | tail -n 1
  > X
  $ cat > want <<'X'
  > PING 192.0.2.1 (192.0.2.1) 56(84) bytes of data.
  >
  > --- 192.0.2.1 ping statistics ---
  > 1 packets transmitted, 0 received, 100% packet loss, time 0ms
  >
  > 1
  > PING 10.0.0.1 (10.0.0.1) 56(84) bytes of data.
  > ping: icmp_seq=1: Network is unreachable
  >
  > --- 10.0.0.1 ping statistics ---
  > 1 packets transmitted, 0 received, +1 errors, 100% packet loss, time 0ms
  >
  > 1
  > ping: icmp_seq=1: Network is unreachable
  > X
  $ test $(id -u) = 0 && unshare -n true 2> /dev/null || exit 0; unshare -n sh t 2>&1 | diff want -

What somebody on the way says is shown, also by a socket that does not get it as it is. (not emulated: raw sockets)
  $ cat > t <<'X'
  > ip link set lo up; ip link add v0 type veth peer name v1; ip link set v1 up; ip link set v0 up; ip addr add 10.0.0.1/24 dev v0; sysctl -qw net.ipv4.neigh.v0.retrans_time_ms=100
  > for range in '0 0' '1 0'; do sysctl -qw net.ipv4.ping_group_range="$range"; ping -c 2 -i 0.1 10.0.0.7 | sed 's/time [0-9]*ms.*/time Tms/; s/^pipe.*//'; echo; done
  > X
  $ cat > want <<'X'
  > PING 10.0.0.7 (10.0.0.7) 56(84) bytes of data.
  > From 10.0.0.1 icmp_seq=1 Destination Host Unreachable
  > From 10.0.0.1 icmp_seq=2 Destination Host Unreachable
  >
  > --- 10.0.0.7 ping statistics ---
  > 2 packets transmitted, 0 received, +2 errors, 100% packet loss, time Tms
  >
  >
  > PING 10.0.0.7 (10.0.0.7) 56(84) bytes of data.
  > From 10.0.0.1 icmp_seq=1 Destination Host Unreachable
  > From 10.0.0.1 icmp_seq=2 Destination Host Unreachable
  >
  > --- 10.0.0.7 ping statistics ---
  > 2 packets transmitted, 0 received, +2 errors, 100% packet loss, time Tms
  >
  >
  > X
  $ test $(id -u) = 0 && unshare -n true 2> /dev/null || exit 0; unshare -n sh t 2>&1 | diff want -

With -w, it goes on until as many as -c says have come back. (not emulated: raw sockets)
  $ cat > t <<'X'
  > ip link set lo up; ip route add 192.0.2.0/24 dev lo; ping -c 1 -w 0.5 -i 0.2 192.0.2.1 | grep -o '[0-9] packets'; ping -q -c 2 -w 5 -i 0.1 127.0.0.1 | grep -o '[0-9] packets'
  > X
  $ printf '3 packets\n2 packets\n' > want; test $(id -u) = 0 && unshare -n true 2> /dev/null || exit 0; unshare -n sh t 2>&1 | diff want -

Names come from /etc/hosts and the name servers; localhost is this machine.
  $ ping -c 1 nosuch.invalid. ; ping -c 1 ''; ping -c 1 -4 ::1
  ping: nosuch.invalid.: .* (re)
  ping: '': Name or service not known
  ping: '::1': No address associated with hostname
  [2]

Numbers that make no sense are refused.
  $ for o in -c0 -cx -i-1 -i. -s65508 -t0 -t256 -w1x -i18446744073 -i9999999999; do ping $o localhost 2>&1 | head -n 1; done; ping; ping a b
  ping: invalid number '0'
  ping: invalid number 'x'
  ping: invalid number of seconds '-1'
  ping: invalid number of seconds '.'
  ping: invalid number '65508'
  ping: invalid number '0'
  ping: invalid number '256'
  ping: invalid number of seconds '1x'
  ping: invalid number of seconds '18446744073'
  ping: invalid number of seconds '9999999999'
  ping: missing operand
  Try 'ping --help' for more information.
  ping: extra operand 'b'
  Try 'ping --help' for more information.
  [2]

To wait 0 seconds is to have no limit. (not emulated: raw sockets)
  $ for o in -w0 -W0; do ping -q -c 1 $o 127.0.0.1 | grep -o '1 received'; done
  1 received
  1 received

An address may be written with fewer numbers, of which the last fills what is left. (not emulated: raw sockets)
  $ ping -q -c 1 127.1 | head -n 1; ping -q -c 1 0x7f.0.2 | head -n 1; for a in 1.2.65536 4294967296 1..2 .1; do ping -c 1 $a; done 2>&1 | grep -c ': [NT]'
  PING 127.1 (127.0.0.1) 56(84) bytes of data.
  PING 0x7f.0.2 (127.0.0.2) 56(84) bytes of data.
  4
