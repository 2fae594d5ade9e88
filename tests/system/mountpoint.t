What is mounted is told by its place, and what is not has status 32. (not GNU: the words differ)
  $ mountpoint /; mountpoint -q /; mountpoint --quiet /proc && echo yes
  / is a mountpoint
  yes
  $ mkdir d; mountpoint d
  d is not a mountpoint
  [32]
  $ mountpoint -q d
  [32]

A file that something is mounted over is one too, and a link to a mount point unless --nofollow is given. (not GNU: the words differ)
  $ ln -s /proc l; mountpoint l; mountpoint --nofollow l
  l is a mountpoint
  l is not a mountpoint
  [32]
  $ printf 'f is a mountpoint\nf is not a mountpoint\n' > want; : > f; test $(id -u) = 0 && unshare -m true 2> /dev/null || exit 0; unshare -m sh -c 'mount --bind want f; mountpoint f; umount f; mountpoint f' | diff want -

The device number of the file system is printed with -d, and that of a device with -x. (not GNU: the words differ)
  $ stat -c %Hd:%Ld / > want; mountpoint -d / | diff want -; mountpoint --fs-devno / | diff want -
  $ mountpoint -x /dev/null
  mountpoint: /dev/null: not a block device
  [32]

What cannot be looked at is an error, with -q without words. (not GNU: the words differ)
  $ mountpoint nope
  mountpoint: nope: No such file or directory
  [1]
  $ mountpoint -q nope
  [1]
  $ mountpoint; mountpoint / /; mountpoint -z
  mountpoint: missing operand
  Try 'mountpoint --help' for more information.
  mountpoint: extra operand '/'
  Try 'mountpoint --help' for more information.
  mountpoint: invalid option -- 'z'
  Try 'mountpoint --help' for more information.
  [1]
