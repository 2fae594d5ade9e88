# Nothing is mounted or taken away but in namespaces of their own, where the user may make one.

A mount is known by its directory, through links, or by what is mounted. (not GNU: the words differ) (not emulated: mounts)
  $ cat > t <<'X'
  > mkdir a b; ln -s a l
  > mount -t tmpfs first a; umount l; mountpoint -q a || echo gone
  > mount -t tmpfs first a; umount -v first; umount -c "$PWD/a"
  > mount -t tmpfs first a; umount -c "$PWD/a" && echo gone; mount -t tmpfs first a; mount -t tmpfs second b; umount -v a b
  > X
  $ printf "gone\numount: $PWD/a unmounted\numount: $PWD/a: not mounted.\ngone\numount: $PWD/a unmounted\numount: $PWD/b unmounted\n" > want
  $ test $(id -u) = 0 && unshare -m true 2> /dev/null || exit 0; unshare -m sh t 2>&1 | diff want -

All mounts below are taken away first with -R, and all of one file system with -A. (not GNU: the words differ) (not emulated: mounts)
  $ cat > t <<'X'
  > mkdir a b c; mount -t tmpfs first a; mkdir a/b a/c; mount -t tmpfs second a/b; mkdir a/b/c; mount -t tmpfs third a/b/c
  > umount a; umount -v -R a
  > mount -t tmpfs first a; mount -B a b; mount -B a c; umount -A a; mountpoint a; mountpoint b; mountpoint c
  > X
  $ printf "umount: $PWD/a: target is busy.\numount: $PWD/a/b/c unmounted\numount: $PWD/a/b unmounted\numount: $PWD/a unmounted\na is not a mountpoint\nb is not a mountpoint\nc is not a mountpoint\n" > want
  $ test $(id -u) = 0 && unshare -m true 2> /dev/null || exit 0; unshare -m sh t 2>&1 | diff want -

What is busy stays, but can be made read-only, or be taken out of the tree. (not GNU: the words differ) (not emulated: mounts)
  $ cat > t <<'X'
  > mkdir a; mount -t tmpfs first a; cd a; umount ../a; echo $?; umount -r ../a; true > x; umount -v --lazy ../a; umount --fake ../a
  > X
  $ printf "umount: $PWD/a: target is busy.\n32\numount: $PWD/a busy - remounted read-only\nsh: x: Read-only file system\numount: $PWD/a unmounted\numount: ../a: no mount point specified.\n" > want
  $ test $(id -u) = 0 && unshare -m true 2> /dev/null || exit 0; unshare -m sh t 2>&1 | sed 's/^t: [0-9]*: /sh: /; s/sh: .*x: Read/sh: x: Read/; s/cannot create //' | diff want -

With -a it is all that fit the lists of types and options. (not GNU: the words differ) (not emulated: mounts)
  $ cat > t <<'X'
  > mkdir a b; mount -t tmpfs -o size=64k first a; mount -t ramfs second b
  > umount -a -t tmpfs -O size=64k -v; mountpoint b; umount -a -v -t ramfs; umount -a -v -t noproc,sysfs --fake | grep -c '/proc unmounted'
  > X
  $ printf "umount: $PWD/a unmounted\nb is a mountpoint\numount: $PWD/b unmounted\n0\n" > want
  $ test $(id -u) = 0 && unshare -m true 2> /dev/null || exit 0; unshare -m sh t 2>&1 | diff want -

What is not mounted is an error, unless -q is given; status 64 says that others were. (not GNU: the words differ) (not emulated: mounts)
  $ mkdir d; umount d; umount nope
  umount: d: not mounted.
  umount: nope: no mount point specified.
  [32]
  $ umount -q d
  [32]
  $ umount LABEL=nothing-is-called-so 2>&1; umount; umount -a x
  umount: 'LABEL=nothing-is-called-so': can't find a device with that tag.
  umount: missing operand
  Try 'umount --help' for more information.
  umount: extra operand 'x'
  Try 'umount --help' for more information.
  [1]
  $ printf "umount: $PWD/d: not mounted.\n64\n" > want; test $(id -u) = 0 && unshare -m true 2> /dev/null || exit 0; unshare -m sh -c 'mkdir e; mount -t tmpfs first e; umount d e; echo $?' 2>&1 | sed "s, d: , $PWD/d: ," | diff want -

What is not mounted ends it with status 1 where all that is mounted there was meant. (not GNU: the words differ) (not emulated: mounts)
  $ mkdir d; for o in '-R d d' '-A nope' '-Rq d'; do umount $o; echo $?; done
  umount: d: not mounted.
  1
  umount: nope: no mount point specified.
  1
  1
