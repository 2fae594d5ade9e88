# What is changed is in a namespace of its own, where the user may make one.

Interfaces are made, set and shown; names of objects and commands can be cut short. (not emulated: namespaces)
  $ cat > t <<'X'
  > ip link add v0 type veth peer name v1; ip link set v0 address 02:00:00:00:00:01 mtu 1400 alias 'a b'; ip l set v1 address 02:00:00:00:00:02 up; ip link set v0 up txqueuelen 7
  > until [ $(ip -br link show up | grep -c ' UP ') = 2 ]; do sleep 0.02; done # the kernel looks for the other end a moment later
  > ip link show v0 | sed '1s/^[0-9]*/N/'; ip -br link show up; ip -o link show type veth | wc -l; ip link set v1 down; ip link set v1 name w1; until ip -br l sh w1 | grep -q DOWN; do sleep 0.02; done; ip -br l sh w1; ip link del w1; ip link show v0
  > X
  $ cat > want <<'X'
  > N: v0@v1: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1400 qdisc noqueue state UP mode DEFAULT group default qlen 7
  >     link/ether 02:00:00:00:00:01 brd ff:ff:ff:ff:ff:ff
  >     alias a b
  > v1@v0            UP             02:00:00:00:00:02 <BROADCAST,MULTICAST,UP,LOWER_UP> 
  > v0@v1            UP             02:00:00:00:00:01 <BROADCAST,MULTICAST,UP,LOWER_UP> 
  > 2
  > w1@v0            DOWN           02:00:00:00:00:02 <BROADCAST,MULTICAST> 
  > ip: Cannot find device ‘v0’
  > X
  $ export LC_ALL=C.UTF-8; test $(id -u) = 0 && unshare -n true 2> /dev/null || exit 0; unshare -n sh t 2>&1 | diff want -

Addresses have their prefix, broadcast, label and scope; + stands for the broadcast that the prefix makes. (not emulated: namespaces)
  $ cat > t <<'X'
  > ip link set lo up; ip a add 10.1.2.3/16 brd + dev lo; ip addr add 10.2.2.4/16 dev lo label lo:1 scope link; ip addr add 10.9.9.9 peer 10.8.8.8 dev lo; ip addr add fd00::1/64 dev lo nodad 2> /dev/null; ip addr add fd00::1/64 dev lo
  > ip -4 addr show dev lo; ip -o addr show to 10.2.0.0/15; ip -br addr; ip addr del 10.2.2.4/16 dev lo; ip addr replace 10.9.9.9 peer 10.8.8.8 brd 1.2.3.4 dev lo; ip -4 -br addr; ip addr flush dev lo scope global; ip -4 -br addr; ip --json addr
  > X
  $ cat > want <<'X'
  > 1: lo: <LOOPBACK,UP,LOWER_UP> mtu 65536 qdisc noqueue state UNKNOWN group default qlen 1000
  >     inet 127.0.0.1/8 scope host lo
  >        valid_lft forever preferred_lft forever
  >     inet 10.2.2.4/16 scope link lo:1
  >        valid_lft forever preferred_lft forever
  >     inet 10.1.2.3/16 brd 10.1.255.255 scope global lo
  >        valid_lft forever preferred_lft forever
  >     inet 10.9.9.9 peer 10.8.8.8/32 scope global lo
  >        valid_lft forever preferred_lft forever
  > 1: lo    inet 10.2.2.4/16 scope link lo:1\       valid_lft forever preferred_lft forever
  > lo               UNKNOWN        127.0.0.1/8 10.2.2.4/16 10.1.2.3/16 10.9.9.9 peer 10.8.8.8/32 fd00::1/64 ::1/128 
  > lo               UNKNOWN        127.0.0.1/8 10.1.2.3/16 10.9.9.9 peer 10.8.8.8/32 
  > lo               UNKNOWN        127.0.0.1/8 
  > [
  > {"ifindex": 1, "ifname": "lo", "family": "inet", "local": "127.0.0.1", "prefixlen": 8, "scope": "host"},
  > {"ifindex": 1, "ifname": "lo", "family": "inet6", "local": "::1", "prefixlen": 128, "scope": "host"}
  > ]
  > X
  $ export LC_ALL=C.UTF-8; test $(id -u) = 0 && unshare -n true 2> /dev/null || exit 0; unshare -n sh t 2>&1 | diff want -

Routes are added, replaced, asked for and flushed. (not emulated: namespaces)
  $ cat > t <<'X'
  > ip link add v0 type veth peer name v1; ip link set v0 up; ip link set v1 up; ip addr add 10.1.2.3/16 dev v0
  > ip route add default via 10.1.0.1; ip r add 10.77.0.0/16 dev v0 metric 5 src 10.1.2.3; ip route add blackhole 10.66.0.0/16; ip route add 10.55.0.0/255.255.0.0 via 10.1.0.9 table 100 proto static mtu 1300
  > ip route; ip route show table 100; ip route get 10.77.1.1; ip route get 10.66.1.1; ip route add default via 10.1.0.2; ip route replace default via 10.1.0.2; ip route show default; ip route del 10.77.0.0/16; ip route del 10.77.0.0/16; ip route flush table 100; ip route show table 100; ip -j route show 10.66.0.0/16
  > X
  $ cat > want <<'X'
  > default via 10.1.0.1 dev v0 
  > 10.1.0.0/16 dev v0 proto kernel scope link src 10.1.2.3 
  > blackhole 10.66.0.0/16 
  > 10.77.0.0/16 dev v0 scope link src 10.1.2.3 metric 5 
  > 10.55.0.0/16 via 10.1.0.9 dev v0 proto static mtu 1300 
  > 10.77.1.1 dev v0 src 10.1.2.3 uid 0 
  >     cache 
  > ip: RTNETLINK answers: Invalid argument
  > ip: RTNETLINK answers: File exists
  > default via 10.1.0.2 dev v0 
  > ip: RTNETLINK answers: No such process
  > [
  > {"type": "blackhole", "dst": "10.66.0.0/16", "table": "main", "protocol": "boot", "scope": "global", "metric": 0}
  > ]
  > X
  $ export LC_ALL=C.UTF-8; test $(id -u) = 0 && unshare -n true 2> /dev/null || exit 0; unshare -n sh t 2>&1 | diff want -

Neighbours have hardware addresses and states. (not emulated: namespaces)
  $ cat > t <<'X'
  > ip link add v0 type veth peer name v1; ip link set v0 up
  > ip neigh add 10.1.0.7 lladdr 02:01:02:03:04:05 dev v0; ip n add fd00::77 lladdr 2:1:2:3:4:6 dev v0 nud stale; ip neigh; ip neigh show nud permanent dev v0; ip neigh change 10.1.0.7 lladdr 02:01:02:03:04:07 dev v0; ip -br neigh; ip neigh flush dev v0; ip neigh; ip neigh del 10.1.0.7 dev v0; ip neigh
  > X
  $ cat > want <<'X'
  > 10.1.0.7 dev v0 lladdr 02:01:02:03:04:05 PERMANENT 
  > fd00::77 dev v0 lladdr 02:01:02:03:04:06 STALE 
  > 10.1.0.7 lladdr 02:01:02:03:04:05 PERMANENT 
  > 10.1.0.7                                v0               02:01:02:03:04:07
  > fd00::77                                v0               02:01:02:03:04:06
  > 10.1.0.7 dev v0 lladdr 02:01:02:03:04:07 PERMANENT 
  > X
  $ export LC_ALL=C.UTF-8; test $(id -u) = 0 && unshare -n true 2> /dev/null || exit 0; unshare -n sh t 2>&1 | diff want -

What is not understood is refused.
  $ export LC_ALL=C.UTF-8; for w in frob 'addr frob' 'addr add' 'addr add 1.2.3.4/33 dev lo' 'addr add 1.2.3.4' 'link set lo mtu x' 'link set' 'addr flush' 'route get' 'route show to x'; do ip $w 2>&1 | head -n 1; done; ip link add a/b type dummy
  ip: unknown object ‘frob’
  ip: unknown command ‘frob’
  ip: an address is missing
  ip: invalid address ‘1.2.3.4/33’
  ip: a device is missing: dev NAME
  ip: invalid number ‘x’
  ip: unknown word ‘’
  ip: say which addresses are to be flushed
  ip: an address is missing
  ip: invalid address ‘x’
  ip: ‘a/b’ is no name for an interface
  Try 'ip --help' for more information.
  [255]
