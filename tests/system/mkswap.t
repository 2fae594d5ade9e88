An area takes a file or a device, or the start of it, with a name and an identity. (not GNU: the words differ)
  $ dd if=/dev/zero of=f bs=1M count=1 status=none; chmod 600 f
  $ mkswap -p 4096 -L name -U 11111111-2222-3333-4444-5555aaaaFFFF f
  Setting up swapspace version 1, size = 1020 KiB (1044480 bytes)
  LABEL=name, UUID=11111111-2222-3333-4444-5555aaaaffff
  $ od -A d -t x1 -v f | sed -n '65,68p;256p'; tail -c +4087 f | head -c 10; echo; stat -c %s f
  0001024 01 00 00 00 ff 00 00 00 00 00 00 00 11 11 11 11
  0001040 22 22 33 33 44 44 55 55 aa aa ff ff 6e 61 6d 65
  0001056 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00
  0001072 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00
  0004080 00 00 00 00 00 00 53 57 41 50 53 50 41 43 45 32
  SWAPSPACE2
  1048576
  $ mkswap -p 4096 -U clear f 512; mkswap -q -L other f; mkswap -p 65536 -q -U clear f; blkid f
  mkswap: f: warning: wiping old swap signature.
  Setting up swapspace version 1, size = 508 KiB (520192 bytes)
  no label, UUID=00000000-0000-0000-0000-000000000000
  f: TYPE="swap"

What others could find of a file system is wiped, and an identity is made if none is given. (not GNU: the words differ)
  $ truncate -s 200K f; chmod 644 f; printf XFSB | dd of=f conv=notrunc status=none; mkswap -p 4096 f | sed 's/=[-0-9a-f]*$/=x/'; head -c 4 f | od -A n -t x1; blkid -o value -s UUID f | grep -c '^........-....-4...-[89ab]...-............$'
  mkswap: f: insecure permissions 0644, fix with: chmod 0600 f
  mkswap: f contains holes; swapon will refuse it
  mkswap: f: warning: wiping old xfs signature.
  Setting up swapspace version 1, size = 196 KiB (200704 bytes)
  no label, UUID=x
   00 00 00 00
  1

What is too small, or no number, is refused. (not GNU: the words differ)
  $ truncate -s 20K f; mkswap -p 4096 f; mkswap -p 4096 f 4; mkswap f 100; mkswap f x; mkswap -U x f; mkswap -p 5000 f; mkswap -v 0 f; mkswap nope; mkswap; mkswap f 1 2
  mkswap: error: swap area needs to be at least 40 KiB
  mkswap: error: swap area needs to be at least 40 KiB
  mkswap: error: size 100 KiB is larger than device size 20 KiB
  mkswap: invalid block count: 'x'
  mkswap: error: parsing UUID failed
  mkswap: bad page size '5000'
  mkswap: swapspace version 0 is not supported
  mkswap: cannot open nope: No such file or directory
  mkswap: error: Nowhere to set up swap on?
  Try 'mkswap --help' for more information.
  mkswap: extra operand '2'
  Try 'mkswap --help' for more information.
  [1]
