# What is changed is in a namespace of its own, where the user may make one.

Routes are added, shown in three forms and deleted. (not emulated: namespaces)
  $ cat > t <<'X'
  > ip link set lo up; ip link add eth0 type veth peer name eth1; ip link set eth1 up; ip link set eth0 up; ip addr add 10.1.2.3/16 dev eth0
  > route add default gw 10.1.0.1; route add -net 10.77.0.0 netmask 255.255.0.0 gw 10.1.0.9 metric 5 dev eth0; route add -host 10.66.1.1 reject; route add -net 10.55.0.0/20 dev eth0; route add 10.44.1.1 eth0; route add -net 10.33.0.0/16 gw 10.1.0.9 mss 1000 window 2000 irtt 300
  > route -n; route -ne; route -nee; route del default; route del -net 10.77.0.0/16; route del -host 10.66.1.1 reject; route del 10.44.1.1; route del -net 10.33.0.0 netmask 255.255.0.0 gw 10.1.0.9; route add 10.0.0.0 gw 10.1.0.4; route add 10.66.1.2 reject dev eth0; route -n; route del 10.0.0.0; route del 10.66.1.2 reject; route add default eth0; route | tail -n +3 | sed 's/ .*//' | head -n 1
  > X
  $ cat > want <<'X'
  > Kernel IP routing table
  > Destination     Gateway         Genmask         Flags Metric Ref    Use Iface
  > 0.0.0.0         10.1.0.1        0.0.0.0         UG    0      0        0 eth0
  > 10.1.0.0        0.0.0.0         255.255.0.0     U     0      0        0 eth0
  > 10.33.0.0       10.1.0.9        255.255.0.0     UG    0      0        0 eth0
  > 10.44.1.1       0.0.0.0         255.255.255.255 UH    0      0        0 eth0
  > 10.55.0.0       0.0.0.0         255.255.240.0   U     0      0        0 eth0
  > 10.66.1.1       -               255.255.255.255 !H    0      -        0 -
  > 10.77.0.0       10.1.0.9        255.255.0.0     UG    5      0        0 eth0
  > Kernel IP routing table
  > Destination     Gateway         Genmask         Flags   MSS Window  irtt Iface
  > 0.0.0.0         10.1.0.1        0.0.0.0         UG        0 0          0 eth0
  > 10.1.0.0        0.0.0.0         255.255.0.0     U         0 0          0 eth0
  > 10.33.0.0       10.1.0.9        255.255.0.0     UG     1000 2000     300 eth0
  > 10.44.1.1       0.0.0.0         255.255.255.255 UH        0 0          0 eth0
  > 10.55.0.0       0.0.0.0         255.255.240.0   U         0 0          0 eth0
  > 10.66.1.1       -               255.255.255.255 !H        - -          - -
  > 10.77.0.0       10.1.0.9        255.255.0.0     UG        0 0          0 eth0
  > Kernel IP routing table
  > Destination     Gateway         Genmask         Flags Metric Ref    Use Iface    MSS   Window irtt
  > 0.0.0.0         10.1.0.1        0.0.0.0         UG    0      0        0 eth0     0     0      0
  > 10.1.0.0        0.0.0.0         255.255.0.0     U     0      0        0 eth0     0     0      0
  > 10.33.0.0       10.1.0.9        255.255.0.0     UG    0      0        0 eth0     1000  2000   300
  > 10.44.1.1       0.0.0.0         255.255.255.255 UH    0      0        0 eth0     0     0      0
  > 10.55.0.0       0.0.0.0         255.255.240.0   U     0      0        0 eth0     0     0      0
  > 10.66.1.1       -               255.255.255.255 !H    0      -        0 -        -     -      -
  > 10.77.0.0       10.1.0.9        255.255.0.0     UG    5      0        0 eth0     0     0      0
  > Kernel IP routing table
  > Destination     Gateway         Genmask         Flags Metric Ref    Use Iface
  > 10.0.0.0        10.1.0.4        255.255.255.255 UGH   0      0        0 eth0
  > 10.1.0.0        0.0.0.0         255.255.0.0     U     0      0        0 eth0
  > 10.55.0.0       0.0.0.0         255.255.240.0   U     0      0        0 eth0
  > 10.66.1.2       -               255.255.255.255 !H    0      -        0 -
  > default
  > X
  $ test $(id -u) = 0 && unshare -n true 2> /dev/null || exit 0; unshare -n sh t 2>&1 | diff want -

Those of IPv6 are so, too. (not emulated: namespaces)
  $ cat > t <<'X'
  > ip link set lo up; ip link add eth0 type veth peer name eth1; ip link set eth1 up; ip link set eth0 up; ip addr add fd00::1/64 dev eth0 nodad 2> /dev/null || ip addr add fd00::1/64 dev eth0
  > route -A inet6 add fd77::/32 gw fd00::9 metric 7; route --inet6 add default gw fd00::2 dev eth0; route -6 add fd88::1 dev eth0; route -n6 | sed -n '1,2p; /^fd[78]/s/ *[0-9]* *[0-9] eth0$//p; /^::.0.*UG/s/  *[0-9] *[0-9]* eth0$//p'; route add -A inet6 fd88::1 dev eth0; route del -A inet6 fd77::/32; route -A inet6 -n | grep -c fd77
  > X
  $ cat > want <<'X'
  > Kernel IPv6 routing table
  > Destination                    Next Hop                   Flag Met Ref  Use If
  > fd77::/32                      fd00::9                    UG   7
  > fd88::1/128                    ::                         U    1
  > ::/0                           fd00::2                    UG   1
  > route: SIOCADDRT: File exists
  > 0
  > X
  $ export LC_ALL=C; test $(id -u) = 0 && unshare -n true 2> /dev/null || exit 0; unshare -n sh t 2>&1 | diff want -

What makes no sense, or is refused, is said. (not emulated: namespaces)
  $ cat > t <<'X'
  > ip link set lo up; for w in add frob '-A x' 'add 1.2.3.4/33' 'add 1.2.3.4/24 lo' 'add -host 10.1.1.0/24 lo' 'add -net 10.0.0.0 netmask 255.0.255.0 lo' 'add 10.1.1.1 metric x' 'add 10.1.1.1 gw' 'add 10.1.1.1 nosuch' 'add 10.1.1.1 lo more' 'del 10.1.1.1' 'add default'; do route $w 2>&1 | head -n 1; done
  > X
  $ cat > want <<'X'
  > route: missing operand
  > route: unknown command 'frob'
  > route: unknown address family 'x'
  > route: invalid number '33'
  > route: netmask doesn't match route address
  > route: a netmask makes no sense with a host
  > route: invalid netmask '255.0.255.0'
  > route: invalid number 'x'
  > route: a value is missing behind 'gw'
  > route: SIOCADDRT: No such device
  > route: unknown word 'more'
  > route: SIOCDELRT: No such process
  > route: SIOCADDRT: No such device
  > X
  $ export LC_ALL=C; test $(id -u) = 0 && unshare -n true 2> /dev/null || exit 0; unshare -n sh t 2>&1 | diff want -

Routes are printed as JSON, with fields as ip's. (not GNU: the words differ) (not emulated: namespaces)
  $ cat > t <<'X'
  > route --json; ip link set lo up; ip addr add 10.1.2.3/8 dev lo; ip route add 192.168.0.0/16 dev lo; route add -net 172.16.0.0/12 gw 10.9.9.9 metric 7; route add default gw 10.9.9.8; route -n --json; ip -6 route add 2001:db8::/32 dev lo metric 5; route -6 --json | sed -n 's/"flags": [^ ]*, //; s/\(.*2001.*}\).*/\1/p'
  > X
  $ cat > want <<'X'
  > []
  > [
  > {"dst": "default", "gateway": "10.9.9.8", "dev": "lo", "flags": "UG", "metric": 0},
  > {"dst": "172.16.0.0/12", "gateway": "10.9.9.9", "dev": "lo", "flags": "UG", "metric": 7},
  > {"dst": "192.168.0.0/16", "dev": "lo", "flags": "U", "metric": 0}
  > ]
  > {"dst": "2001:db8::/32", "dev": "lo", "metric": 5}
  > X
  $ test $(id -u) = 0 && unshare -n true 2> /dev/null || exit 0; unshare -n sh t 2>&1 | diff want -
