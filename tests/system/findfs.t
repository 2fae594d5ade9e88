A device is found by its label or identity, and is what it is by its name. (not GNU: the words differ)
  $ findfs LABEL=nothing-is-called-so; echo $?; findfs UUID="x"; echo $?; findfs x; echo $?; findfs; echo $?; findfs a b; echo $?
  findfs: unable to resolve 'LABEL=nothing-is-called-so'
  1
  findfs: unable to resolve 'UUID=x'
  1
  findfs: unable to resolve 'x'
  1
  findfs: missing operand
  Try 'findfs --help' for more information.
  2
  findfs: extra operand 'b'
  Try 'findfs --help' for more information.
  2
  $ findfs /dev/nothing
  /dev/nothing

A loop device is one. (not GNU: the words differ) (not emulated: devices)
  $ truncate -s 100K f; mkswap -q -L findfs-test -U 01234567-89ab-cdef-1032-547698badcf0 f; d=$(losetup -f --show f 2> /dev/null) || exit 0; findfs LABEL=findfs-test > a; findfs UUID=01234567-89AB-cdef-1032-547698badcf0 >> a; blkid -L findfs-test >> a; blkid -l -t LABEL=findfs-test -o device >> a; losetup -d $d; printf "$d\n$d\n$d\n$d\n" | diff - a
