# Images of superblocks: `at OFFSET TEXT` writes there.

Each file system is known by its superblock. (not GNU: the order of tags differs)
  $ cat > s <<'X'
  > at() { printf "$2" | dd of=f bs=1 seek=$1 conv=notrunc status=none; }
  > id() { at $1 '\001\043\105\147\211\253\315\357\020\062\124\166\230\272\334\376'; }
  > new() { rm -f f; truncate -s 256K f; }
  > show() { blkid f || echo "status $?"; }
  > new; show
  > new; at 1080 '\123\357'; at 1144 'a label'; id 1128; show; at 1116 '\004'; show; at 1120 '\100'; at 1048 '\002'; show
  > new; at 0 XFSB; at 108 'x fs'; id 32; at 102 '\002\000'; show
  > new; at 65600 _BHRfS_M; at 65835 b; id 65568; id 65803; at 65680 '\000\020'; show
  > new; at 3 'NTFS    '; at 11 '\000\002\010'; at 72 '\001\002\003\004\005\006\007\010'; show
  > new; at 82 'FAT32   '; at 11 '\000\002\001\001\000\001'; at 36 '\001'; at 44 '\002'; at 67 '\001\002\003\004'; at 71 'NO NAME    '; at 1024 'THE LABEL  \010'; show
  > new; at 32769 CD001; at 32808 'A DISC   '; at 33581 2026010203040506; at 33598 0000000000000000; at 32896 '\000\010'; show
  > new; at 0 hsqs; show
  > new; at 1024 '\020\040\365\362'; at 1040 '\014'; id 1132; at 1148 'f\0002\000'; show
  > new; at 0 'LUKS\272\276\000\002'; at 24 lab; at 168 01234567-89ab; show
  > new; at 1024 '\342\341\365\340'; at 1036 '\014'; id 1072; at 1088 ero; show
  > new; at 4096 '\374\116\053\251'; id 4112; at 4128 'box:0'; id 4264; show
  > new; at 536 'LVM2 001'; at 544 abcdefghijklmnopqrstuvwxyzABCDEF; show
  > new; at 510 '\125\252'; at 450 '\203'; at 440 '\001\002\003\004'; show
  > new; at 512 'EFI PART'; id 568; show
  > X
  $ sh s
  status 2
  f: LABEL="a label" UUID="01234567-89ab-cdef-1032-547698badcfe" BLOCK_SIZE="1024" TYPE="ext2"
  f: SEC_TYPE="ext2" LABEL="a label" UUID="01234567-89ab-cdef-1032-547698badcfe" BLOCK_SIZE="1024" TYPE="ext3"
  f: LABEL="a label" UUID="01234567-89ab-cdef-1032-547698badcfe" BLOCK_SIZE="4096" TYPE="ext4"
  f: LABEL="x fs" UUID="01234567-89ab-cdef-1032-547698badcfe" BLOCK_SIZE="512" TYPE="xfs"
  f: LABEL="b" UUID="01234567-89ab-cdef-1032-547698badcfe" UUID_SUB="01234567-89ab-cdef-1032-547698badcfe" BLOCK_SIZE="4096" TYPE="btrfs"
  f: UUID="0807060504030201" BLOCK_SIZE="512" TYPE="ntfs"
  f: LABEL="THE LABEL" UUID="0403-0201" BLOCK_SIZE="512" TYPE="vfat"
  f: LABEL="A DISC" UUID="2026-01-02-03-04-05-06" BLOCK_SIZE="2048" TYPE="iso9660"
  f: TYPE="squashfs"
  f: LABEL="f2" UUID="01234567-89ab-cdef-1032-547698badcfe" BLOCK_SIZE="4096" TYPE="f2fs"
  f: LABEL="lab" UUID="01234567-89ab" TYPE="crypto_LUKS"
  f: LABEL="ero" UUID="01234567-89ab-cdef-1032-547698badcfe" BLOCK_SIZE="4096" TYPE="erofs"
  f: LABEL="box:0" UUID="01234567-89ab-cdef-1032-547698badcfe" UUID_SUB="01234567-89ab-cdef-1032-547698badcfe" TYPE="linux_raid_member"
  f: UUID="abcdef-ghij-klmn-opqr-stuv-wxyz-ABCDEF" TYPE="LVM2_member"
  f: PTUUID="04030201" PTTYPE="dos"
  f: PTUUID="67452301-ab89-efcd-1032-547698badcfe" PTTYPE="gpt"

What is printed can be chosen, and has forms for shells and programs. (not GNU: files are no devices to it)
  $ truncate -s 100K f; mkswap -q -p 4096 -L 'a "b"$' -U 01234567-89ab-cdef-1032-547698badcfe f; : > empty
  $ blkid f; blkid -o value f; blkid -s TYPE -o value empty f; blkid -o device f; blkid -o export f; blkid -o udev f; blkid -d -s LABEL f; blkid --json f
  f: LABEL="a \"b\"\$" UUID="01234567-89ab-cdef-1032-547698badcfe" TYPE="swap"
  a "b"$
  01234567-89ab-cdef-1032-547698badcfe
  swap
  swap
  f
  DEVNAME=f
  LABEL=a\ \"b\"\$
  UUID=01234567-89ab-cdef-1032-547698badcfe
  TYPE=swap
  ID_FS_LABEL=a__b__
  ID_FS_LABEL_ENC=a\x20\x22b\x22\x24
  ID_FS_UUID=01234567-89ab-cdef-1032-547698badcfe
  ID_FS_UUID_ENC=01234567-89ab-cdef-1032-547698badcfe
  ID_FS_TYPE=swap
  f: LABEL="a "b"$"
  [
  {"device": "f", "label": "a \"b\"$", "uuid": "01234567-89ab-cdef-1032-547698badcfe", "type": "swap"}
  ]
  $ blkid -t TYPE=swap -o device f; blkid -t UUID=01234567-89AB-cdef-1032-547698badcfe -l -o device f f; blkid -t TYPE=ext4 f; echo $?; blkid -p -n noswap f; echo $?; blkid -n xfs,swap -s TYPE f; blkid -s X f; echo $?
  f
  f
  2
  2
  f: TYPE="swap"
  2

A label cannot steer a terminal. (not GNU: files are no devices to it)
  $ truncate -s 100K f; mkswap -q -p 4096 -U clear f; printf 'a\033[2J\302\233\303\244' | dd of=f bs=1 seek=1052 conv=notrunc status=none; blkid f; LC_ALL=C.UTF-8 blkid -o export f; blkid -o udev f | grep ENC
  f: LABEL="a^[[2JM-BM-^[M-CM-\$" TYPE="swap"
  DEVNAME=f
  LABEL=a^[\[2JM-BM-^[ä
  TYPE=swap
  ID_FS_LABEL_ENC=a\x1b\x5b2J\xc2\x9b\xc3\xa4
  $ pty: blkid -s LABEL -o value f
  a\033[2J\302\233\303\244

Nothing found is status 2, and a mistake 4. (not GNU: the words differ)
  $ blkid nope; echo $?; blkid -L nothing-is-called-so; echo $?; blkid -U 1; echo $?; blkid -o x; echo $?; blkid -t x; echo $?; blkid -k | grep -c ext2
  2
  2
  2
  blkid: unsupported output format x
  4
  blkid: -t needs NAME=value pair
  4
  1
  $ cat /dev/urandom | head -c 70000 > f; blkid f > /dev/null; test $? -le 2; truncate -s 70K z; printf 'NTFS    ' | dd of=z bs=1 seek=3 conv=notrunc status=none; printf '\377\377\377\377\377\377\377\377\377\377\377\377\377\377\377\377\377\377\377\377\377\377\377\377\377\377\377\377\377\377\377\377' | dd of=z bs=1 seek=11 conv=notrunc status=none; blkid z
  z: UUID="0000000000000000" BLOCK_SIZE="65535" TYPE="ntfs"

Minix is known by so little that everything else is looked for before. (not GNU: files are no devices to it)
  $ truncate -s 100K f; for m in '\177\23' '\217\23' '\150\44' '\170\44'; do printf "$m" | dd of=f bs=1 seek=1040 conv=notrunc status=none; blkid f; done; truncate -s 0 f; truncate -s 100K f; printf 'ZM\0\0\0\4' | dd of=f bs=1 seek=1048 conv=notrunc status=none; blkid f
  f: BLOCK_SIZE="1024" TYPE="minix"
  f: BLOCK_SIZE="1024" TYPE="minix"
  f: BLOCK_SIZE="1024" TYPE="minix"
  f: BLOCK_SIZE="1024" TYPE="minix"
  f: BLOCK_SIZE="1024" TYPE="minix"
