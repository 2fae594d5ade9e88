Options of DHCP are named, or given by number.
  $ for w in '-O foo' '-O 0' '-O 256' '-x a' '-x hostname' '-x mtu:70000' '-x 14:0g' '-r x' '-T x' x; do udhcpc -i lo $w 2>&1 | head -n 1; done
  udhcpc: unknown option of DHCP 'foo'
  udhcpc: unknown option of DHCP '0'
  udhcpc: unknown option of DHCP '256'
  udhcpc: 'a' has no value
  udhcpc: 'hostname' has no value
  udhcpc: '70000' is no value for an option of DHCP
  udhcpc: '0g' is no value for an option of DHCP
  udhcpc: invalid address 'x'
  udhcpc: invalid number 'x'
  udhcpc: extra operand 'x'

An interface has to be there. (not emulated: netlink)
  $ udhcpc -i nosuch
  udhcpc: there is no interface 'nosuch'
  [1]

Without an answer, the script is told, and -n gives up. (not emulated: namespaces)
  $ printf '#!/bin/sh\n[ $1 = deconfig ] && ip link set $interface up\necho $1 $interface\n' > s; chmod +x s
  $ cat > t <<'X'
  > ip link add v0 type veth peer name v1; ip link set v1 up; udhcpc -i v0 -s ./s -n -t 2 -T 0 -p pid; echo $?; ls pid
  > X
  $ cat > want <<'X'
  > deconfig v0
  > udhcpc: broadcasting discover
  > udhcpc: broadcasting discover
  > leasefail v0
  > udhcpc: no lease, giving up
  > 1
  > ls: cannot access 'pid': No such file or directory
  > X
  $ test $(id -u) = 0 && unshare -n true 2> /dev/null || exit 0; unshare -n sh t 2>&1 | diff want -

A server's lease sets up the interface, its routes and the names' servers; it is renewed and given back on signals. (not emulated: namespaces)
  $ cat > conf <<'X'
  > start 10.3.0.50
  > end 10.3.0.50
  > interface v1
  > lease_file leases
  > pidfile dpid
  > option subnet 255.255.255.0
  > option router 10.3.0.1
  > option dns 10.3.0.1 10.3.0.2
  > option domain d.test
  > option lease 600
  > static_lease 02:00:00:00:00:01 10.3.0.50
  > option staticroutes 10.9.1.0/17 10.3.0.7, 0.0.0.0/0 10.3.0.1
  > X
  $ cat > t <<'X'
  > until_told() { i=0; until [ $(cat log out 2> /dev/null | grep -c "$2") -ge $1 ] || [ $((i += 1)) = 80 ]; do sleep 0.1; done; }
  > mkdir etc; mount --bind etc /etc; ip link add v0 type veth peer name v1; ip addr add 10.3.0.1/24 dev v1; ip link set v1 up; ip link set v0 address 02:00:00:00:00:01; : > leases; /bin/busybox udhcpd -f conf 2> log & until_told 1 started
  > udhcpc -i v0 -f -R -p pid 2> out & c=$!; until_told 1 obtained; sleep 0.5; ip -4 -o addr show dev v0 | cut -d ' ' -f 2-9; ip route; cat /etc/resolv.conf
  > kill -USR1 $(cat pid); until_told 1 'sending renew'; sleep 0.3; kill $(cat pid); wait $c; sort out | uniq; ip -4 addr show dev v0; kill %1
  > X
  $ cat > want <<'X'
  > v0    inet 10.3.0.50/24 scope global
  > default via 10.3.0.1 dev v0 proto dhcp 
  > 10.3.0.0/24 dev v1 proto kernel scope link src 10.3.0.1 
  > 10.3.0.0/24 dev v0 proto kernel scope link src 10.3.0.50 
  > 10.9.0.0/17 via 10.3.0.7 dev v0 proto dhcp 
  > search d.test
  > nameserver 10.3.0.1
  > nameserver 10.3.0.2
  > udhcpc: broadcasting discover
  > udhcpc: broadcasting select for 10.3.0.50, server 10.3.0.1
  > udhcpc: lease of 10.3.0.50 obtained from 10.3.0.1, lease time 600
  > udhcpc: sending renew to server 10.3.0.1
  > udhcpc: unicasting a release of 10.3.0.50 to 10.3.0.1
  > X
  $ test $(id -u) = 0 && unshare -nm true 2> /dev/null && test -x /bin/busybox || exit 0; unshare -nm sh t 2>&1 | diff want -
