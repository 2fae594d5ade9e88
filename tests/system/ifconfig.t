# What is changed is in a namespace of its own, where the user may make one.

An interface is given addresses, flags and sizes, and shown with them; a name with a colon is another address of it. (not emulated: namespaces)
  $ cat > t <<'X'
  > ip link set lo up; ip link add eth0 type veth peer name eth10; ifconfig eth0 hw ether 02:00:00:00:00:01; ifconfig eth10 hw ether 02:00:00:00:00:02; sysctl -qw net.ipv6.conf.eth0.disable_ipv6=1
  > ifconfig eth0 10.1.2.3; ifconfig eth0:1 10.9.9.9 netmask 255.255.255.0 broadcast 10.9.9.200; ifconfig eth0 mtu 1400 txqueuelen 77 -arp promisc allmulti
  > (ifconfig eth0 | head -n 3; ifconfig eth0:1; ifconfig eth10; ifconfig lo | head -n 4; ifconfig -s; ifconfig nosuch) 2>&1 | sed 's/flags=[0-9]*/flags=N/; s/RUNNING,//; s/RU$/U/'
  > ifconfig | grep -c '^[a-z]'; ifconfig -a | sed -n 's/: .*//p'; ifconfig eth0:1 down; ifconfig eth0 10.3.4.5/20 arp -promisc -allmulti; ifconfig eth0 | sed -n 's/flags=[0-9]*/flags=N/; s/RUNNING,//; 1,2p'; ifconfig eth0 down; ifconfig eth0 | head -n 1; ifconfig eth0 name new9; ifconfig new9 0.0.0.0; ifconfig new9 | head -n 2; ifconfig new9 10.9 netmask 0xfffff000; ifconfig new9 | grep 'inet '; ifconfig new9 0; ifconfig new9 | grep -c 'inet '
  > X
  $ cat > want <<'X'
  > eth0: flags=N<UP,BROADCAST,NOARP,PROMISC,ALLMULTI,MULTICAST>  mtu 1400
  >         inet 10.1.2.3  netmask 255.0.0.0  broadcast 10.255.255.255
  >         ether 02:00:00:00:00:01  txqueuelen 77  (Ethernet)
  > eth0:1: flags=N<UP,BROADCAST,NOARP,PROMISC,ALLMULTI,MULTICAST>  mtu 1400
  >         inet 10.9.9.9  netmask 255.255.255.0  broadcast 10.9.9.200
  >         ether 02:00:00:00:00:01  txqueuelen 77  (Ethernet)
  > 
  > eth10: flags=N<BROADCAST,MULTICAST>  mtu 1500
  >         ether 02:00:00:00:00:02  txqueuelen 1000  (Ethernet)
  >         RX packets 0  bytes 0 (0.0 B)
  >         RX errors 0  dropped 0  overruns 0  frame 0
  >         TX packets 0  bytes 0 (0.0 B)
  >         TX errors 0  dropped 0 overruns 0  carrier 0  collisions 0
  > 
  > lo: flags=N<UP,LOOPBACK,RUNNING>  mtu 65536
  >         inet 127.0.0.1  netmask 255.0.0.0
  >         inet6 ::1  prefixlen 128  scopeid 0x10<host>
  >         loop  txqueuelen 1000  (Local Loopback)
  > Iface      MTU    RX-OK RX-ERR RX-DRP RX-OVR    TX-OK TX-ERR TX-DRP TX-OVR Flg
  > eth0             1400        0      0      0 0             0      0      0      0 ABMPOU
  > eth0:1           1400      - no statistics available -                        ABMPOU
  > lo              65536        0      0      0 0             0      0      0      0 LU
  > ifconfig: nosuch: error fetching interface information: Device not found
  > 3
  > eth0
  > eth0:1
  > eth10
  > lo
  > eth0: flags=N<UP,BROADCAST,MULTICAST>  mtu 1400
  >         inet 10.3.4.5  netmask 255.255.240.0  broadcast 10.3.15.255
  > eth0: flags=4098<BROADCAST,MULTICAST>  mtu 1400
  > new9: flags=4098<BROADCAST,MULTICAST>  mtu 1400
  >         ether 02:00:00:00:00:01  txqueuelen 77  (Ethernet)
  >         inet 10.0.0.9  netmask 255.255.240.0  broadcast 10.0.15.255
  > 0
  > X
  $ test $(id -u) = 0 && unshare -n true 2> /dev/null || exit 0; unshare -n sh t 2>&1 | diff want -

Addresses of IPv6 are added and deleted; bytes are counted in units of 1024, too. (not emulated: namespaces)
  $ cat > t <<'X'
  > ip link set lo up; ifconfig lo add fd00::5/64; ifconfig lo inet6 add fd00::6/128; ifconfig lo | grep fd00 | sort; ifconfig lo del fd00::6/128; ifconfig lo del fd00::6/128; ifconfig lo | grep -c fd00
  > ping -q -c 30 -s 60000 -i 0.002 127.0.0.1 > /dev/null; ifconfig lo | grep RX.p
  > X
  $ cat > want <<'X'
  >         inet6 fd00::5  prefixlen 64  scopeid 0x0<global>
  >         inet6 fd00::6  prefixlen 128  scopeid 0x0<global>
  > ifconfig: SIOCDIFADDR: Cannot assign requested address
  > 1
  >         RX packets 60  bytes 3601680 (3.4 MiB)
  > X
  $ test $(id -u) = 0 && unshare -n true 2> /dev/null || exit 0; unshare -n sh t 2>&1 | diff want -

What makes no sense, or is refused, is said. (not emulated: namespaces)
  $ cat > t <<'X'
  > for w in nosuch 'nosuch up' 'lo mtu x' 'lo mtu' 'lo hw ether 02:11' 'lo hw token 1' 'lo add 1.2.3.4' 'lo add ::1/129' 'lo 1.2.3.4/33' 'lo 1.2.3.4 netmask 255.0.255.0' '-x'; do ifconfig $w 2>&1 | head -n 1; done
  > X
  $ cat > want <<'X'
  > ifconfig: nosuch: error fetching interface information: Device not found
  > ifconfig: SIOCGIFFLAGS: No such device
  > ifconfig: invalid number 'x'
  > ifconfig: a value is missing behind 'mtu'
  > ifconfig: invalid hardware address '02:11'
  > ifconfig: unknown kind of hardware 'token'
  > ifconfig: invalid address '1.2.3.4'
  > ifconfig: invalid number '129'
  > ifconfig: invalid number '33'
  > ifconfig: SIOCSIFNETMASK: Invalid argument
  > ifconfig: invalid option -- 'x'
  > X
  $ export LC_ALL=C; test $(id -u) = 0 && unshare -n true 2> /dev/null || exit 0; unshare -n sh t 2>&1 | diff want -

Interfaces are printed as JSON, each with all its addresses. (not GNU: the words differ) (not emulated: namespaces)
  $ cat > t <<'X'
  > ifconfig --json; ip link set lo up; ip addr add 10.1.2.3/8 dev lo label lo:x; ifconfig -a --json lo | sed 's/\([rt]x_[a-z]*": \)[0-9]*/\1N/g'; ifconfig --json nosuch
  > X
  $ cat > want <<'X'
  > []
  > [
  > {"ifname": "lo", "flags": "UP,LOOPBACK,RUNNING", "mtu": 65536, "txqlen": 1000, "link_type": "loop", "address": "00:00:00:00:00:00", "inet": ["127.0.0.1/8","10.1.2.3/8"], "inet6": ["::1/128"], "rx_packets": N, "tx_packets": N, "rx_bytes": N, "tx_bytes": N, "rx_errors": N, "tx_errors": N, "rx_dropped": N, "tx_dropped": N}
  > ]
  > ifconfig: nosuch: error fetching interface information: Device not found
  > X
  $ test $(id -u) = 0 && unshare -n true 2> /dev/null || exit 0; unshare -n sh t 2>&1 | diff want -
