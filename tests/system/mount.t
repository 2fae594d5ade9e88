# Nothing is mounted but in namespaces of their own, where the user may make one.

Without operands, what is mounted is listed, in the order in which it was. (not GNU: the words differ) (not emulated: mounts)
  $ mount | grep -q ' on / type ' && echo yes; mount -t noproc | grep -c ' type proc '; mount -l -t xyz
  yes
  0
  $ cat > t <<'X'
  > mkdir a 'b c'; mount -t tmpfs -o nosuid,size=64k first a; mount -t tmpfs -o ro,noatime,size=64k 'se cond' 'b c'; mount | tail -n 2 | sed "s,$PWD/,,;s/,inode64//"; mount --json -t tmpfs | tail -n 2 | sed "s,$PWD/,,;s/,inode64//"
  > X
  $ cat > want <<'X'
  > first on a type tmpfs (rw,nosuid,relatime,size=64k)
  > se cond on b c type tmpfs (ro,noatime,size=64k)
  > {"source": "se cond", "target": "b c", "type": "tmpfs", "options": "ro,noatime,size=64k"}
  > ]
  > X
  $ test $(id -u) = 0 && unshare -m true 2> /dev/null || exit 0; unshare -m sh t 2>&1 | diff want -

Each option has its flag, and the last one wins. (not GNU: the words differ) (not emulated: mounts)
  $ cat > t <<'X'
  > mkdir a; for o in ro ro,rw nosuid,suid nosuid nodev noexec noatime nodiratime strictatime sync dirsync nosymfollow lazytime user users,exec defaults,x-foo,comment=bar,_netdev nodev,noexec,nosuid,ro; do
  > mount -t tmpfs -o size=64k,$o x a && mount -t tmpfs | tail -n 1 | sed "s/.*(//;s/)$//;s/,inode64//;s/,size=64k//"; umount a; done; mount -r -o rw -t tmpfs x a; mount | tail -n 1 | grep -o '(..'; mount -w -o remount a; mount | tail -n 1 | grep -o '(..'
  > X
  $ cat > want <<'X'
  > ro,relatime
  > rw,relatime
  > rw,relatime
  > rw,nosuid,relatime
  > rw,nodev,relatime
  > rw,noexec,relatime
  > rw,noatime
  > rw,nodiratime,relatime
  > rw
  > rw,relatime,sync
  > rw,relatime,dirsync
  > rw,nosymfollow,relatime
  > rw,relatime,lazytime
  > rw,nosuid,nodev,noexec,relatime
  > rw,nosuid,nodev,relatime
  > rw,relatime
  > ro,nosuid,nodev,noexec,relatime
  > (rw
  > (rw
  > X
  $ test $(id -u) = 0 && unshare -m true 2> /dev/null || exit 0; unshare -m sh t 2>&1 | sed 's/,nosymfollow,relatime/,relatime,nosymfollow/; s/rw,relatime,nosymfollow/rw,nosymfollow,relatime/; s/lazytime,relatime/relatime,lazytime/; s/rw,sync,relatime/rw,relatime,sync/; s/rw,dirsync,relatime/rw,relatime,dirsync/; s/rw,lazytime,relatime/rw,relatime,lazytime/' | diff want -

A directory can be shown in a second place, with flags of its own, with what is below it, or be moved. (not GNU: the words differ) (not emulated: mounts)
  $ cat > t <<'X'
  > mkdir a b c d; mount -t tmpfs x a; mkdir a/in; mount -t tmpfs y a/in; : > a/f; : > a/in/g
  > mount -v --bind a b; ls b b/in; mount -R a c; ls c/in; mount -o bind,ro a/in d; true > d/h; : > a/in/i; ls d
  > mount -o remount,rw,bind d; true > d/h; ls d; umount d; mount --move a/in d; ls d; mountpoint a/in
  > mount -v --make-private d; mount --make-rshared a; mount --make-shared --make-slave /nope; mount -v -o bind,private a/f b/f; grep -c "b/f .* - tmpfs x" /proc/self/mountinfo
  > X
  $ cat > want <<'X'
  > mount: a bound on b.
  > b:
  > f
  > in
  > 
  > b/in:
  > g
  > sh: d/h: Read-only file system
  > g
  > i
  > g
  > h
  > i
  > g
  > h
  > i
  > a/in is not a mountpoint
  > mount: d propagation flags changed.
  > mount: /nope: mount point does not exist.
  > mount: HERE/a/f bound on b/f.
  > mount: b/f propagation flags changed.
  > 1
  > X
  $ test $(id -u) = 0 && unshare -m true 2> /dev/null || exit 0; unshare -m sh t 2>&1 | sed "s,$PWD,HERE,;s/^t: [0-9]*: /sh: /; s/cannot create //" | sed '/^b:/,/^sh/{/^g$/d;s/^b\/in:$/&\ng/}' | diff want -

The table is asked for what has one operand, and for all with -a; a broken line is told by its number. (not GNU: the words differ) (not emulated: mounts)
  $ cat > t <<'X'
  > mkdir a b c; cat > tab <<Y
  > # comment
  > first $PWD/a tmpfs size=64k,ro,noauto 0 0
  > broken
  > second $PWD/b tmpfs size=64k
  >   third $PWD/c\040x ramfs defaults 0 0
  > LABEL=nothing-is-called-so $PWD/c auto nofail
  > none none swap sw
  > Y
  > mkdir 'c x'; mount -T tab -a; mount | tail -n 2 | sed "s,$PWD/,,;s/,inode64//"; mount -T tab -a -v; umount b; mount -T tab a; mount | tail -n 1 | sed "s,$PWD/,,;s/,inode64//"; mount -T tab -o remount,rw "$PWD/a"; mount | tail -n 1 | sed "s,$PWD/,,;s/,inode64//"
  > mount -T tab -a -t notmpfs,ramfs; mountpoint b; mount -T tab -a -O noro,size=1; mountpoint b; mount -T tab -a -O size=64k; mountpoint b; mount -T tab d
  > echo 'x /nope tmpfs' > tab; mount -a -T tab; echo $?; printf 'x /nope tmpfs\nx %s tmpfs\n' "$PWD/c" > tab; mount -a -T tab; echo $?; mount -a -T nope
  > X
  $ cat > want <<'X'
  > mount: tab: parse error at line 3 -- ignored
  > second on b type tmpfs (rw,relatime,size=64k)
  > third on c x type ramfs (rw,relatime)
  > mount: tab: parse error at line 3 -- ignored
  > HERE/b: already mounted
  > HERE/c x: already mounted
  > mount: tab: parse error at line 3 -- ignored
  > first on a type tmpfs (ro,relatime,size=64k)
  > mount: tab: parse error at line 3 -- ignored
  > first on a type tmpfs (rw,relatime,size=64k)
  > mount: tab: parse error at line 3 -- ignored
  > b is not a mountpoint
  > mount: tab: parse error at line 3 -- ignored
  > b is not a mountpoint
  > mount: tab: parse error at line 3 -- ignored
  > b is a mountpoint
  > mount: tab: parse error at line 3 -- ignored
  > mount: d: can't find in tab.
  > mount: /nope: mount point does not exist.
  > 32
  > mount: /nope: mount point does not exist.
  > 64
  > mount: nope: No such file or directory
  > X
  $ test $(id -u) = 0 && unshare -m true 2> /dev/null || exit 0; unshare -m sh t 2>&1 | sed "s,$PWD/,HERE/," | diff want -

A file is shown by a loop device, its type found by looking, and the device is freed with the mount. (not GNU: the words differ) (not emulated: mounts)
  $ cat > t <<'X'
  > cat > b64 <<Y
  > aHNxcwIAAAAAAAAAAAACAAEAAAABABEAwAABAAQAAAAgAAAAAAAAANoAAAAAAAAA0gAAAAAAAAD//////////2YAAAAAAAAAhwAAAAAAAACsAAAAAAAAAMQAAAAAAAAAaGVsbG8KHwB42mNiWMLIAAVwBhSwgcXewoWZkGgJIGYGYgBG0AG9EQB42mNggABGKM0ExGkAAJIAahCAYAAAAAAAAAAGAAABAAAAAJoAAAAAAAAADgB42mNggAAFKA0AARAAIbQAAAAAAAAABIAAAAAAzAAAAAAAAAA=
  > Y
  > base64 -d b64 > img; truncate -s 4096 img; mkdir m n; mount img m; cat m/f; mount -r -t squashfs img n && cat n/f; umount n; umount -d m
  > truncate -s 1024 off; cat img >> off; mount -o loop,offset=1024,sizelimit=4096,ro off m; cat m/f; umount off; mountpoint m
  > mount -t ext4 img m 2>&1 | sed 's,/dev/loop[0-9]*,LOOP,'
  > X
  $ cat > want <<'X'
  > hello
  > hello
  > hello
  > m is not a mountpoint
  > mount: m: wrong fs type, bad option, bad superblock on LOOP, missing codepage or helper program, or other error.
  > X
  $ test $(id -u) = 0 && unshare -m true 2> /dev/null && test -b /dev/loop0 && grep -q squashfs /proc/filesystems && grep -q ext4 /proc/filesystems || exit 0; unshare -m sh t 2>&1 | diff want -

The directory is made with -m, and all of them can be below another one. (not GNU: the words differ) (not emulated: mounts)
  $ cat > t <<'X'
  > mount --mkdir=700 -t tmpfs x a/b/c; stat -c %a a a/b; umount a/b/c; stat -c %a a/b/c; mkdir -p r/m; mount --target-prefix "$PWD/r" --source x --target /m -t tmpfs; mountpoint r/m; mount --fake -v -t tmpfs y a
  > X
  $ printf '700\n700\n700\nr/m is a mountpoint\nmount: y mounted on a.\n' > want
  $ test $(id -u) = 0 && unshare -m true 2> /dev/null || exit 0; unshare -m sh t 2>&1 | diff want -

What failed is told in words that say what to look at. (not GNU: the words differ) (not emulated: mounts)
  $ cat > t <<'X'
  > mkdir m; : > f; mount -t xyz x m; mount /dev/nope m; mount -t tmpfs x nope; mount /dev/null m; mount -t tmpfs -o nope=1 x m; mount -o remount,ro m; mount -t tmpfs x f; mount -L nothing-is-called-so m; mount -o offset=x f m; mount -o loop=/dev/nope f m; mount m; mount -t tmpfs; mount -o ro; mount a b c; mount -a x; echo $?; mount --bind nope m; echo $?; mount --make-shared m
  > X
  $ cat > want <<'X'
  > mount: m: unknown filesystem type 'xyz'.
  > mount: m: special device /dev/nope does not exist.
  > mount: nope: mount point does not exist.
  > mount: m: /dev/null is not a block device.
  > mount: m: wrong fs type, bad option, bad superblock on x, missing codepage or helper program, or other error.
  > mount: m: mount point not mounted or bad option.
  > mount: f: mount point is not a directory.
  > mount: m: can't find LABEL=nothing-is-called-so.
  > mount: invalid offset: 'x'
  > mount: m: failed to setup loop device for f: No such file or directory
  > mount: m: can't find in /etc/fstab.
  > mount: missing operand
  > Try 'mount --help' for more information.
  > mount: extra operand 'c'
  > Try 'mount --help' for more information.
  > mount: extra operand 'x'
  > Try 'mount --help' for more information.
  > 1
  > mount: m: special device nope does not exist.
  > 32
  > mount: m: not mount point or bad option.
  > X
  $ test $(id -u) = 0 && unshare -m true 2> /dev/null || exit 0; unshare -m sh t 2>&1 | grep -v ' type tmpfs (' | sed "s,$PWD/,HERE/," | diff want -

A line of the table is found by its directory, however that is spelled. (not emulated: mounts)
  $ test $(id -u) = 0 || exit 0; mkdir m n; ln -s m l; printf 'x %s/l/ tmpfs\ny n tmpfs\n' "$PWD" > t; mount -fT t m && mount -fT t "$PWD/n/" || echo missed

Behind the options of a line there are two numbers, if anything. (not GNU: the words differ) (not emulated: mounts)
  $ cat > t <<'X'
  > mkdir a; for end in '0 -1 # more' '1' '# no comment' '0 x' '0 0#'; do echo "it $PWD/a tmpfs defaults $end" > tab; mount -T tab -a; mountpoint -q a && umount a && echo "$end"; done
  > X
  $ cat > want <<'X'
  > 0 -1 # more
  > 1
  > mount: tab: parse error at line 1 -- ignored
  > mount: tab: parse error at line 1 -- ignored
  > mount: tab: parse error at line 1 -- ignored
  > X
  $ test $(id -u) = 0 && unshare -m true 2> /dev/null || exit 0; unshare -m sh t 2>&1 | diff want -
