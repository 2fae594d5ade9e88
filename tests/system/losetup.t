# Where the superuser may not set up loop devices, nothing is tried.

A device shows a file, or a part of it, and is listed in several forms. (not GNU: the words differ) (not emulated: devices)
  $ cat > t <<'X'
  > d=$(losetup -f --show -o 1024 --sizelimit 2048 f); short() { sed "s,$d,LOOP,;s,$PWD,HERE,;s,\[[0-9]*\]:[0-9]*,[N]:N,"; }
  > cat $d | od -A d -c; losetup $d | short; losetup -j f | short; losetup -j f -o 1 | short; losetup -a | grep "$PWD/f" | short
  > losetup -l $d | tr -s ' ' | short; losetup -n --raw -O back-file,ro,NAME,offset $d | short; losetup -J -O NAME,MAJ:MIN,SIZELIMIT $d | sed 's/7:[0-9]*/7:N/' | short; losetup | grep -c "$PWD/f"
  > losetup -c $d; losetup -d $d; losetup $d 2>&1 | short; losetup -d $d 2>&1 | short; losetup -j f
  > X
  $ cat > want <<'X'
  > 0000000   b  \0  \0  \0  \0  \0  \0  \0  \0  \0  \0  \0  \0  \0  \0  \0
  > 0000016  \0  \0  \0  \0  \0  \0  \0  \0  \0  \0  \0  \0  \0  \0  \0  \0
  > *
  > 0002048
  > LOOP: [N]:N (HERE/f), offset 1024, sizelimit 2048
  > LOOP: [N]:N (HERE/f), offset 1024, sizelimit 2048
  > LOOP: [N]:N (HERE/f), offset 1024, sizelimit 2048
  > NAME SIZELIMIT OFFSET AUTOCLEAR RO BACK-FILE DIO LOG-SEC
  > LOOP 2048 1024 0 0 HERE/f 0 512
  > HERE/f 0 LOOP 1024
  > [
  > {"name": "LOOP", "maj_min": "7:N", "sizelimit": 2048}
  > ]
  > 1
  > losetup: LOOP: No such device or address
  > losetup: LOOP: detach failed: No such device or address
  > X
  $ truncate -s 4096 f; printf b | dd of=f bs=1 seek=1024 conv=notrunc status=none; losetup -f > /dev/null 2>&1 && d=$(losetup -f --show f 2> /dev/null) && losetup -d $d || exit 0; sh t 2>&1 | diff want -

A device can be read only, have other sectors, and be the one that shows the file already. (not emulated: devices)
  $ cat > t <<'X'
  > d=$(losetup -f --show -r -b 1024 f); losetup -n --raw -O ro,log-sec $d; e=$(losetup -r -L -f --show f); test $d = $e && echo same; e=$(losetup -f --show f); test $d = $e || losetup -d $e; losetup $d f 2>&1; losetup -d $d; chmod 400 f
  > X
  $ cat > want <<'X'
  > 1 1024
  > same
  > losetup: f: failed to set up loop device: Device or resource busy
  > X
  $ truncate -s 4096 f; losetup -f > /dev/null 2>&1 && d=$(losetup -f --show f 2> /dev/null) && losetup -d $d || exit 0; sh t 2>&1 | diff want -

Mistakes are told. (not GNU: the words differ)
  $ : > f; losetup /nope; losetup -d /nope; losetup -d; losetup -O x; losetup -o x; losetup -j nope; losetup /dev/null; losetup a b c
  losetup: /nope: No such file or directory
  losetup: /nope: detach failed: No such file or directory
  losetup: missing operand
  Try 'losetup --help' for more information.
  losetup: unknown column: x
  losetup: invalid offset: 'x'
  losetup: nope: No such file or directory
  losetup: /dev/null: Block device required
  losetup: extra operand 'c'
  Try 'losetup --help' for more information.
  [1]
