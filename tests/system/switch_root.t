# The old root that is emptied is a file system in memory of the test's own.

The mount becomes the root, the old one is emptied, and the program runs as process 1. (not GNU: the words differ) (not emulated: mounts)
  $ cat > t <<'X'
  > m=$(readlink -f "$(command -v switch_root)"); mount --make-rprivate /; mkdir a b; mount -t tmpfs old a; mkdir a/bin a/junk a/new a/proc a/other; cp "$m" a/bin/mote; for i in sh switch_root mount; do ln -s mote a/bin/$i; done
  > : > a/junk/file; ln -s /bin a/junk/link; mount --bind a b; mount -t tmpfs other a/other; : > a/other/kept
  > cat > a/init <<Y
  > mount -t tmpfs new /new; mount -t proc proc /proc; mount --bind /bin /new 2>/dev/null
  > switch_root /new /init2
  > exec switch_root /new /init2 one two
  > Y
  > mount -t tmpfs new a/new; mkdir a/new/bin a/new/proc a/new/dev; cp -a a/bin/. a/new/bin; for i in ls sleep cat; do ln -s mote a/new/bin/$i; done
  > printf '#!/bin/sh\necho $$ $#; ls /; ls /proc/1/comm; sleep 1\n' > a/new/init2; chmod +x a/new/init2
  > sed -i '1d' a/init; printf 'mount -t proc proc /proc\n' | cat - a/init > i; cat i > a/init
  > (while test -e b/bin/sh; do sleep 0.05; done; sleep 0.2; echo old: $(ls b)) & PATH=/bin exec "$(command -v chroot)" a /bin/sh /init
  > X
  $ cat > want <<'X'
  > switch_root: only process 1 can switch the root: use 'exec switch_root' in /init
  > 1 2
  > bin
  > dev
  > init2
  > proc
  > /proc/1/comm
  > old: other
  > X
  $ test $(id -u) = 0 && unshare -mpf true 2> /dev/null || exit 0; unshare -mpf sh t 2>&1 | diff want -

Another process than the first one is refused, before anything is done. (not GNU: the words differ)
  $ switch_root / /init; switch_root; switch_root /
  switch_root: only process 1 can switch the root: use 'exec switch_root' in /init
  switch_root: missing operand
  Try 'switch_root --help' for more information.
  switch_root: missing operand
  Try 'switch_root --help' for more information.
  [1]
  $ mkdir d; printf "switch_root: d: not a mount point\nswitch_root: nope: No such file or directory\nswitch_root: /: not a mount point\n" > want; test $(id -u) = 0 && unshare -mpf true 2> /dev/null || exit 0; for d in d nope /; do unshare -mpf switch_root $d /init; done 2>&1 | diff want -
