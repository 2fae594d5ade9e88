Devices and pipes are made, with what the umask leaves of a=rw.
  $ umask 027; mknod p p; mknod c c 1 3; mknod u u 0x1 010; mknod b block 4095 524287; stat -c '%A %t %T %n' p c u b
  prw-r----- 0 0 p
  crw-r----- 1 3 c
  crw-r----- 1 8 u
  brw-r----- fff 7ffff b

The numbers of a device have 12 and 20 bits (not emulated: QEMU takes the largest for negative ones on machines of 32 bits).
  $ mknod b b 4095 1048575; stat -c '%t %T' b
  fff fffff

-m is taken as chmod takes it, and the umask keeps nothing back.
  $ umask 077; mknod -m 622 p p; mknod -m u=r,go= q p; mknod --mode=+x r p; stat -c '%a %n' p q r
  622 p
  400 q
  766 r

Never is there a moment with wider rights than asked for (not emulated: it takes too long).
  $ umask 0; : > seen; (while test ! -e end; do stat -c %a x 2> /dev/null; done >> seen) & while test $(wc -l < seen) -lt 20; do mknod -m 600 x p; rm x; done; : > end; wait; sort -u seen
  600

What is no mode is an error, before anything is made.
  $ mknod -m u+7 a p; mknod -m u+s a p; ls
  mknod: invalid mode
  mknod: mode must specify only file permission bits

A name that exists, or whose directory does not, is an error.
  $ : > a; mknod a p; mknod nope/b p; mknod '' p; mknod 'a b/c' c 1 3
  mknod: a: File exists
  mknod: nope/b: No such file or directory
  mknod: '': No such file or directory
  mknod: 'a b/c': No such file or directory
  [1]

Numbers are decimal, octal or hexadecimal, and not too large.
  $ mknod a c x 1; mknod a c 1 08; mknod a c 4294967296 1; mknod a c 1 -- -1; mknod a c 4096 1; mknod a c 4294967295 4294967295; ls
  mknod: invalid major device number 'x'
  mknod: invalid minor device number '08'
  mknod: invalid major device number '4294967296'
  mknod: invalid minor device number '-1'
  mknod: a: Invalid argument
  mknod: invalid device 4294967295 4294967295

A type must be known, and have the numbers that belong to it.
  $ mknod a x 1 2; mknod a b; mknod a b 1; mknod a c 1 2 3; mknod a p 1 2; mknod a; mknod
  mknod: invalid device type 'x'
  Try 'mknod --help' for more information.
  mknod: missing operand after 'b'
  Special files require major and minor device numbers.
  Try 'mknod --help' for more information.
  mknod: missing operand after '1'
  Try 'mknod --help' for more information.
  mknod: extra operand '3'
  Try 'mknod --help' for more information.
  mknod: extra operand '1'
  Fifos do not have major and minor device numbers.
  Try 'mknod --help' for more information.
  mknod: missing operand after 'a'
  Try 'mknod --help' for more information.
  mknod: missing operand
  Try 'mknod --help' for more information.
  [1]

A context is ignored where the kernel knows none, and one that is named is missed.
  $ mknod -Z a p; mknod --context b p; mknod --context=user_t c p; ls
  mknod: warning: ignoring --context; it requires an SELinux/SMACK-enabled kernel
  a
  b
  c
