# The tests have a /dev, a /sys and an /etc of their own. Where nodes may not be made, nothing is tried. Events of the kernel's come in
# tests/boot.rs.

Nodes are made for all devices, with the rights that the first rule for their name says; a path is made that a name asks for. (not emulated: mounts)
  $ cat > t <<'X'
  > d() { mkdir -p sys/devices/$1 sys/dev/block sys/dev/char sys/class/$3; ln -s /sys/class/$3 sys/devices/$1/subsystem; echo $2 > sys/devices/$1/dev; printf "MAJOR=%s\nMINOR=%s\nDEVNAME=%s\n$5" ${2%:*} ${2#*:} ${4:-${1##*/}} > sys/devices/$1/uevent; test $3 = block && k=block || k=char; ln -s ../../devices/$1 sys/dev/$k/$2; }
  > mkdir etc sys dev; echo root:x:0:0::/: > etc/passwd; echo games:x:5:60::/: >> etc/passwd; printf 'root:x:0:\ntty:x:5:\ndisk:x:6:\n' > etc/group
  > d pci/vdx 8:0 block '' 'DEVTYPE=disk\n'; d pci/vdx/vdx1 8:1 block '' 'DEVTYPE=partition\n'; d tty/tty1 4:1 tty; d misc/tun 10:200 misc net/tun; d sound/a!b 14:3 sound; rm sys/devices/sound/a!b/uevent
  > enter() { mount -t tmpfs -o mode=755 d dev; mknod -m 666 dev/null c 1 3; mount --bind sys /sys; mount --bind etc /etc; mount --move dev /dev; cd /dev; }
  > list() { for i in "$@"; do test -L $i && echo $i '->' $(readlink $i) || stat -c '%A %u:%g %t,%T %n' $i; done; }
  > printf 'tty1 root:tty 620\nvdx[0-9] games u=rw,g=r\nnet/.* 7:8 0666\ntty. 9:9 777\nvd 9:9 777\n' > etc/mdev.conf
  > enter; mdev -s; list vdx vdx1 tty1 net net/tun a a/b
  > X
  $ cat > want <<'X'
  > brw-rw---- 0:0 8,0 vdx
  > brw-r----- 5:60 8,1 vdx1
  > crw--w---- 0:5 4,1 tty1
  > drwxr-xr-x 0:0 0,0 net
  > crw-rw-rw- 7:8 a,c8 net/tun
  > drwxr-xr-x 0:0 0,0 a
  > crw-rw---- 0:0 e,3 a/b
  > X
  $ test $(id -u) = 0 && unshare -m true 2> /dev/null && mknod n c 1 3 2> /dev/null || exit 0; unshare -m sh t 2>&1 | diff want -

A node can have another name, of groups of the expression, and a link to it; or there is none. (not emulated: mounts)
  $ cat > t <<'X'
  > d() { mkdir -p sys/devices/$1 sys/dev/block sys/dev/char sys/class/$3; ln -s /sys/class/$3 sys/devices/$1/subsystem; echo $2 > sys/devices/$1/dev; printf "MAJOR=%s\nMINOR=%s\nDEVNAME=%s\n$5" ${2%:*} ${2#*:} ${4:-${1##*/}} > sys/devices/$1/uevent; test $3 = block && k=block || k=char; ln -s ../../devices/$1 sys/dev/$k/$2; }
  > mkdir etc sys dev; echo root:x:0:0::/: > etc/passwd; echo games:x:5:60::/: >> etc/passwd; printf 'root:x:0:\ntty:x:5:\ndisk:x:6:\n' > etc/group
  > d pci/vdx 8:0 block '' 'DEVTYPE=disk\n'; d pci/vdx/vdx1 8:1 block '' 'DEVTYPE=partition\n'; d tty/tty1 4:1 tty; d misc/tun 10:200 misc net/tun; d sound/a!b 14:3 sound; rm sys/devices/sound/a!b/uevent
  > enter() { mount -t tmpfs -o mode=755 d dev; mknod -m 666 dev/null c 1 3; mount --bind sys /sys; mount --bind etc /etc; mount --move dev /dev; cd /dev; }
  > list() { for i in "$@"; do test -L $i && echo $i '->' $(readlink $i) || stat -c '%A %u:%g %t,%T %n' $i; done; }
  > printf 'vd([a-z])([0-9]*) 0:6 640 =disks/%%1/p%%2\nnet/tun 0:0 600 >l/\ntty1 0:0 600 >l/%%0\na/b 0:0 600 !\n' > etc/mdev.conf
  > enter; mdev -s; list disks/x/p disks/x/p1 net/tun l/net/tun tty1 l/tty1 a/b
  > X
  $ cat > want <<'X'
  > brw-r----- 0:6 8,0 disks/x/p
  > brw-r----- 0:6 8,1 disks/x/p1
  > net/tun -> ../l/net/tun
  > crw------- 0:0 a,c8 l/net/tun
  > tty1 -> l/tty1
  > crw------- 0:0 4,1 l/tty1
  > stat: cannot statx 'a/b': No such file or directory
  > X
  $ test $(id -u) = 0 && unshare -m true 2> /dev/null && mknod n c 1 3 2> /dev/null || exit 0; unshare -m sh t 2>&1 | diff want -

A rule can be for numbers, for the value of a variable, and for both of those and a name; behind one with a dash the next one counts, too. (not emulated: mounts)
  $ cat > t <<'X'
  > d() { mkdir -p sys/devices/$1 sys/dev/block sys/dev/char sys/class/$3; ln -s /sys/class/$3 sys/devices/$1/subsystem; echo $2 > sys/devices/$1/dev; printf "MAJOR=%s\nMINOR=%s\nDEVNAME=%s\n$5" ${2%:*} ${2#*:} ${4:-${1##*/}} > sys/devices/$1/uevent; test $3 = block && k=block || k=char; ln -s ../../devices/$1 sys/dev/$k/$2; }
  > mkdir etc sys dev; echo root:x:0:0::/: > etc/passwd; echo games:x:5:60::/: >> etc/passwd; printf 'root:x:0:\ntty:x:5:\ndisk:x:6:\n' > etc/group
  > d pci/vdx 8:0 block '' 'DEVTYPE=disk\n'; d pci/vdx/vdx1 8:1 block '' 'DEVTYPE=partition\n'; d tty/tty1 4:1 tty; d misc/tun 10:200 misc net/tun; d sound/a!b 14:3 sound; rm sys/devices/sound/a!b/uevent
  > enter() { mount -t tmpfs -o mode=755 d dev; mknod -m 666 dev/null c 1 3; mount --bind sys /sys; mount --bind etc /etc; mount --move dev /dev; cd /dev; }
  > list() { for i in "$@"; do test -L $i && echo $i '->' $(readlink $i) || stat -c '%A %u:%g %t,%T %n' $i; done; }
  > cat > etc/mdev.conf <<'Y'
  > # major, minor and the last minor
  > @4,1 1:1 604
  > @10,100-200 2:2 640
  > 	SUBSYSTEM=block;DEVTYPE=disk;v.*x  3:3	600
  > $DEVTYPE=part.* 4:4 600
  > -$SUBSYSTEM=sou 9:9 666
  > -$SUBSYSTEM=(so).* 5:5 600 >%1/%0
  > -a/b 6:6 640
  > .* 7:7 644
  > Y
  > enter; mdev -s; list tty1 net/tun vdx vdx1 so/sound a/b
  > X
  $ cat > want <<'X'
  > crw----r-- 1:1 4,1 tty1
  > crw-r----- 2:2 a,c8 net/tun
  > brw------- 3:3 8,0 vdx
  > brw------- 4:4 8,1 vdx1
  > crw------- 5:5 e,3 so/sound
  > crw-r--r-- 7:7 e,3 a/b
  > X
  $ test $(id -u) = 0 && unshare -m true 2> /dev/null && mknod n c 1 3 2> /dev/null || exit 0; unshare -m sh t 2>&1 | diff want -

An event adds or removes a device, and commands hear of it: when it comes, when it goes, or both. (not emulated: mounts)
  $ cat > t <<'X'
  > d() { mkdir -p sys/devices/$1 sys/dev/block sys/dev/char sys/class/$3; ln -s /sys/class/$3 sys/devices/$1/subsystem; echo $2 > sys/devices/$1/dev; printf "MAJOR=%s\nMINOR=%s\nDEVNAME=%s\n$5" ${2%:*} ${2#*:} ${4:-${1##*/}} > sys/devices/$1/uevent; test $3 = block && k=block || k=char; ln -s ../../devices/$1 sys/dev/$k/$2; }
  > mkdir etc sys dev; echo root:x:0:0::/: > etc/passwd; echo games:x:5:60::/: >> etc/passwd; printf 'root:x:0:\ntty:x:5:\ndisk:x:6:\n' > etc/group
  > d pci/vdx 8:0 block '' 'DEVTYPE=disk\n'; d pci/vdx/vdx1 8:1 block '' 'DEVTYPE=partition\n'; d tty/tty1 4:1 tty; d misc/tun 10:200 misc net/tun; d sound/a!b 14:3 sound; rm sys/devices/sound/a!b/uevent
  > enter() { mount -t tmpfs -o mode=755 d dev; mknod -m 666 dev/null c 1 3; mount --bind sys /sys; mount --bind etc /etc; mount --move dev /dev; cd /dev; }
  > list() { for i in "$@"; do test -L $i && echo $i '->' $(readlink $i) || stat -c '%A %u:%g %t,%T %n' $i; done; }
  > cat > etc/mdev.conf <<'Y'
  > -vdx 0:0 600 >disk/%0 $echo go; test -b $MDEV && echo "is  there"
  > -vdx 0:0 600 >disk/%0 @echo come $MDEV $ACTION $SUBSYSTEM $DEVPATH; test -b $MDEV && echo "is  there"
  > vdx 0:0 600 >disk/%0 *echo $MDEV $EXTRA; pwd
  > $MODALIAS=.* 0:0 600 @echo load "$MODALIAS"
  > Y
  > enter; e() { env DEVPATH=/devices/pci/vdx SUBSYSTEM=block EXTRA=more "$@" mdev; }; e ACTION=add; list vdx disk/vdx; e ACTION=change; e ACTION=remove; ls . disk
  > env ACTION=add DEVPATH=/devices/pci SUBSYSTEM=pci MODALIAS=pci:v01 mdev; ls
  > X
  $ cat > want <<'X'
  > come disk/vdx add block /devices/pci/vdx
  > is  there
  > disk/vdx more
  > /dev
  > vdx -> disk/vdx
  > brw------- 0:0 8,0 disk/vdx
  > go
  > is  there
  > disk/vdx more
  > /dev
  > .:
  > disk
  > null
  > 
  > disk:
  > load pci:v01
  > disk
  > null
  > X
  $ test $(id -u) = 0 && unshare -m true 2> /dev/null && mknod n c 1 3 2> /dev/null || exit 0; unshare -m sh t 2>&1 | diff want -

What is there is made right, and is not gone through where it is a link; no name leads out of /dev, and no path out of /sys. (not emulated: mounts)
  $ cat > t <<'X'
  > d() { mkdir -p sys/devices/$1 sys/dev/block sys/dev/char sys/class/$3; ln -s /sys/class/$3 sys/devices/$1/subsystem; echo $2 > sys/devices/$1/dev; printf "MAJOR=%s\nMINOR=%s\nDEVNAME=%s\n$5" ${2%:*} ${2#*:} ${4:-${1##*/}} > sys/devices/$1/uevent; test $3 = block && k=block || k=char; ln -s ../../devices/$1 sys/dev/$k/$2; }
  > mkdir etc sys dev; echo root:x:0:0::/: > etc/passwd; echo games:x:5:60::/: >> etc/passwd; printf 'root:x:0:\ntty:x:5:\ndisk:x:6:\n' > etc/group
  > d pci/vdx 8:0 block '' 'DEVTYPE=disk\n'; d pci/vdx/vdx1 8:1 block '' 'DEVTYPE=partition\n'; d tty/tty1 4:1 tty; d misc/tun 10:200 misc net/tun; d sound/a!b 14:3 sound; rm sys/devices/sound/a!b/uevent
  > enter() { mount -t tmpfs -o mode=755 d dev; mknod -m 666 dev/null c 1 3; mount --bind sys /sys; mount --bind etc /etc; mount --move dev /dev; cd /dev; }
  > list() { for i in "$@"; do test -L $i && echo $i '->' $(readlink $i) || stat -c '%A %u:%g %t,%T %n' $i; done; }
  > printf 'vdx1 0:0 600 =../../tmp/mdev-x\nvdx 1:1 640\ntun 0:0 600 =/tmp/mdev-x\n' > etc/mdev.conf; ln -s /tmp sys/dev/char/9:9; ln -s ../../../../tmp sys/dev/char/9:8
  > enter; ln -s /tmp/mdev-x tty1; mknod -m 777 vdx b 8 0; ln -s /tmp a; mdev -s; list tty1 vdx a
  > env ACTION=add DEVPATH=/devices/../../../tmp SUBSYSTEM=misc DEVNAME=../tmp/mdev-x MAJOR=1 MINOR=3 mdev
  > env ACTION=add DEVPATH=/.. SUBSYSTEM=misc MAJOR=1 MINOR=3 mdev
  > env ACTION=remove DEVPATH=/x/null SUBSYSTEM=misc MAJOR=1 MINOR=4 mdev; list null; ls /tmp/mdev-x
  > X
  $ cat > want <<'X'
  > mdev: ../../tmp/mdev-x: Invalid argument
  > mdev: a/b: Not a directory
  > crw-rw---- 0:0 4,1 tty1
  > brw-r----- 1:1 8,0 vdx
  > a -> /tmp
  > mdev: ../tmp/mdev-x: Invalid argument
  > mdev: ..: Invalid argument
  > crw-rw-rw- 0:0 1,3 null
  > ls: cannot access '/tmp/mdev-x': No such file or directory
  > X
  $ test $(id -u) = 0 && unshare -m true 2> /dev/null && mknod n c 1 3 2> /dev/null || exit 0; unshare -m sh t 2>&1 | diff want -

A broken line is told and left out. (not emulated: mounts)
  $ cat > t <<'X'
  > d() { mkdir -p sys/devices/$1 sys/dev/block sys/dev/char sys/class/$3; ln -s /sys/class/$3 sys/devices/$1/subsystem; echo $2 > sys/devices/$1/dev; printf "MAJOR=%s\nMINOR=%s\nDEVNAME=%s\n$5" ${2%:*} ${2#*:} ${4:-${1##*/}} > sys/devices/$1/uevent; test $3 = block && k=block || k=char; ln -s ../../devices/$1 sys/dev/$k/$2; }
  > mkdir etc sys dev; echo root:x:0:0::/: > etc/passwd; echo games:x:5:60::/: >> etc/passwd; printf 'root:x:0:\ntty:x:5:\ndisk:x:6:\n' > etc/group
  > d pci/vdx 8:0 block '' 'DEVTYPE=disk\n'; d pci/vdx/vdx1 8:1 block '' 'DEVTYPE=partition\n'; d tty/tty1 4:1 tty; d misc/tun 10:200 misc net/tun; d sound/a!b 14:3 sound; rm sys/devices/sound/a!b/uevent
  > enter() { mount -t tmpfs -o mode=755 d dev; mknod -m 666 dev/null c 1 3; mount --bind sys /sys; mount --bind etc /etc; mount --move dev /dev; cd /dev; }
  > list() { for i in "$@"; do test -L $i && echo $i '->' $(readlink $i) || stat -c '%A %u:%g %t,%T %n' $i; done; }
  > printf 'vd( 1:1 600\nvdx 1:1\n@8,x 1:1 600\n@8 1:1 600\n@8,1-2-3 1:1 600\nvdx nobody 600\nvdx 1:nobody 600\nvdx 1:1 77777\nvdx 1:1 600 =\nvdx 1:1 600 !x\nvdx 1:1 600 ! echo\n\nvdx 1:1 600\n' > etc/mdev.conf
  > enter; mdev -s; echo $?; list vdx
  > X
  $ cat > want <<'X'
  > mdev: /etc/mdev.conf: line 1: Unmatched ( or \( -- ignored
  > mdev: /etc/mdev.conf: line 2: a device, its owner and its mode are needed -- ignored
  > mdev: /etc/mdev.conf: line 3: invalid device numbers -- ignored
  > mdev: /etc/mdev.conf: line 4: invalid device numbers -- ignored
  > mdev: /etc/mdev.conf: line 5: invalid device numbers -- ignored
  > mdev: /etc/mdev.conf: line 6: invalid user -- ignored
  > mdev: /etc/mdev.conf: line 7: invalid group -- ignored
  > mdev: /etc/mdev.conf: line 8: invalid mode -- ignored
  > mdev: /etc/mdev.conf: line 9: invalid place -- ignored
  > mdev: /etc/mdev.conf: line 10: invalid place -- ignored
  > mdev: /etc/mdev.conf: line 11: invalid command -- ignored
  > 0
  > brw------- 1:1 8,0 vdx
  > X
  $ test $(id -u) = 0 && unshare -m true 2> /dev/null && mknod n c 1 3 2> /dev/null || exit 0; unshare -m sh t 2>&1 | diff want -

Where /dev/mdev.seq is, an event waits for its turn, though not for ever. (not emulated: mounts)
  $ cat > t <<'X'
  > d() { mkdir -p sys/devices/$1 sys/dev/block sys/dev/char sys/class/$3; ln -s /sys/class/$3 sys/devices/$1/subsystem; echo $2 > sys/devices/$1/dev; printf "MAJOR=%s\nMINOR=%s\nDEVNAME=%s\n$5" ${2%:*} ${2#*:} ${4:-${1##*/}} > sys/devices/$1/uevent; test $3 = block && k=block || k=char; ln -s ../../devices/$1 sys/dev/$k/$2; }
  > mkdir etc sys dev; echo root:x:0:0::/: > etc/passwd; echo games:x:5:60::/: >> etc/passwd; printf 'root:x:0:\ntty:x:5:\ndisk:x:6:\n' > etc/group
  > d pci/vdx 8:0 block '' 'DEVTYPE=disk\n'; d pci/vdx/vdx1 8:1 block '' 'DEVTYPE=partition\n'; d tty/tty1 4:1 tty; d misc/tun 10:200 misc net/tun; d sound/a!b 14:3 sound; rm sys/devices/sound/a!b/uevent
  > enter() { mount -t tmpfs -o mode=755 d dev; mknod -m 666 dev/null c 1 3; mount --bind sys /sys; mount --bind etc /etc; mount --move dev /dev; cd /dev; }
  > list() { for i in "$@"; do test -L $i && echo $i '->' $(readlink $i) || stat -c '%A %u:%g %t,%T %n' $i; done; }
  > enter; e() { env ACTION=add DEVPATH=/devices/pci/vdx SUBSYSTEM=block SEQNUM=$1 mdev; echo $(cat mdev.seq); }
  > : > mdev.seq; e 5; e 3; (sleep 0.3; : > came; echo 8 > mdev.seq) & e 8; ls came; echo 0 > mdev.seq; e 2
  > X
  $ cat > want <<'X'
  > 6
  > 6
  > 9
  > came
  > 3
  > X
  $ test $(id -u) = 0 && unshare -m true 2> /dev/null && mknod n c 1 3 2> /dev/null || exit 0; unshare -m sh t 2>&1 | diff want -

A device that asks for firmware gets it, or hears that there is none; it is looked for nowhere else. (not emulated: mounts)
  $ cat > t <<'X'
  > d() { mkdir -p sys/devices/$1 sys/dev/block sys/dev/char sys/class/$3; ln -s /sys/class/$3 sys/devices/$1/subsystem; echo $2 > sys/devices/$1/dev; printf "MAJOR=%s\nMINOR=%s\nDEVNAME=%s\n$5" ${2%:*} ${2#*:} ${4:-${1##*/}} > sys/devices/$1/uevent; test $3 = block && k=block || k=char; ln -s ../../devices/$1 sys/dev/$k/$2; }
  > mkdir etc sys dev; echo root:x:0:0::/: > etc/passwd; echo games:x:5:60::/: >> etc/passwd; printf 'root:x:0:\ntty:x:5:\ndisk:x:6:\n' > etc/group
  > d pci/vdx 8:0 block '' 'DEVTYPE=disk\n'; d pci/vdx/vdx1 8:1 block '' 'DEVTYPE=partition\n'; d tty/tty1 4:1 tty; d misc/tun 10:200 misc net/tun; d sound/a!b 14:3 sound; rm sys/devices/sound/a!b/uevent
  > enter() { mount -t tmpfs -o mode=755 d dev; mknod -m 666 dev/null c 1 3; mount --bind sys /sys; mount --bind etc /etc; mount --move dev /dev; cd /dev; }
  > list() { for i in "$@"; do test -L $i && echo $i '->' $(readlink $i) || stat -c '%A %u:%g %t,%T %n' $i; done; }
  > mkdir -p lib/firmware/sub sys/devices/fw; ln -s /etc/passwd lib/firmware/out; echo image > lib/firmware/sub/f; for i in loading data; do : > sys/devices/fw/$i; done
  > mount --bind lib /lib; enter
  > for f in sub/f nope ../../etc/passwd /etc/passwd out; do env ACTION=add DEVPATH=/devices/fw SUBSYSTEM=firmware FIRMWARE=$f mdev; cat /sys/devices/fw/*; echo; : > /sys/devices/fw/data; : > /sys/devices/fw/loading; done
  > X
  $ cat > want <<'X'
  > image
  > 0
  > mdev: /lib/firmware/nope: No such file or directory
  > -1
  > mdev: /lib/firmware/../../etc/passwd: Invalid cross-device link
  > -1
  > mdev: /lib/firmware//etc/passwd: Invalid cross-device link
  > -1
  > mdev: /lib/firmware/out: Invalid cross-device link
  > -1
  > X
  $ test $(id -u) = 0 && unshare -m true 2> /dev/null && mknod n c 1 3 2> /dev/null || exit 0; unshare -m sh t 2>&1 | diff want -

There is nothing to do without an event. (not GNU: the words differ)
  $ unset ACTION DEVPATH; mdev; mdev -f; mdev -s x
  mdev: -s, -d, or ACTION and DEVPATH in the environment are needed
  Try 'mdev --help' for more information.
  mdev: -s, -d, or ACTION and DEVPATH in the environment are needed
  Try 'mdev --help' for more information.
  mdev: extra operand 'x'
  Try 'mdev --help' for more information.
  [1]
