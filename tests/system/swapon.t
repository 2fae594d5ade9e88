# The system's own areas are not touched. Where the superuser may not swap, nothing is tried.

A file is used, listed with what it is called, and let go. (not GNU: the words differ) (not emulated: the kernel swaps)
  $ cat > t <<'X'
  > swapon -v -p 3 f; swapon f; echo $?; swapon --show=name,type,size,prio,uuid,LABEL --noheadings --raw | grep "$PWD"; swapon --show=NAME,SIZE --bytes --noheadings | grep "$PWD" | tr -s ' '; swapon --show=name,size,prio --json | grep "$PWD" | tr -d "\n" | sed "s/}.*/}/"; echo; swapon -s | grep -c "$PWD/f"; swapon | grep -c "$PWD/f *file"
  > swapoff -v f; swapoff f; swapon -L name-of-the-test -o pri=5,nofail; swapon --show=PRIO,NAME --raw | grep "$PWD"; swapoff "$PWD/f"
  > X
  $ cat > want <<'X'
  > swapon f
  > swapon: f: swapon failed: Device or resource busy
  > 1
  > HERE/f file 1020K 3 11111111-2222-3333-4444-555555555555 name
  > HERE/f 1044480
  > {"name": "HERE/f", "size": 1044480, "prio": 3}
  > 1
  > 1
  > swapoff f
  > swapoff: f: swapoff failed: Invalid argument
  > swapon: cannot find the device for name-of-the-test
  > swapoff: HERE/f: swapoff failed: Invalid argument
  > X
  $ dd if=/dev/zero of=f bs=1M count=1 status=none; chmod 600 f; mkswap -q -p $(getconf PAGESIZE) -L name -U 11111111-2222-3333-4444-555555555555 f; test "$(getconf PAGESIZE)" = 4096 && swapon f 2> /dev/null || exit 0; swapoff f; sh t 2>&1 | sed "s,$PWD,HERE," | diff want -

What cannot be used says why. (not GNU: the words differ)
  $ truncate -s 100K f; chmod 644 f; swapon f; dd if=/dev/zero of=g bs=1K count=100 status=none; chmod 600 g; swapon g nope; swapon -e nope; swapon -L nothing-is-called-so; swapon --show=x; swapon -p x g; swapon -p99999999999999999999 g
  swapon: f: insecure permissions 0644, 0600 suggested.
  swapon: f: skipping - it appears to have holes.
  swapon: g: read swap header failed
  swapon: cannot open nope: No such file or directory
  swapon: cannot find the device for nothing-is-called-so
  swapon: unknown column: x
  swapon: invalid priority: 'x'
  swapon: invalid priority: '99999999999999999999': Value too large for defined data type
  [1]

The table is asked for all of them. (not GNU: the words differ) (not emulated: the kernel swaps)
  $ cat > t <<'X'
  > printf '%s none swap sw,pri=7 0 0\n%s none swap noauto 0 0\n%s none swap nofail\n%s none swap sw\n' "$PWD/f" "$PWD/g" "$PWD/h" "$PWD/i" > tab; mount --bind tab /etc/fstab; swapon -a -v; swapon -a -v; swapon --show=NAME,PRIO --raw | grep "$PWD"; swapoff f
  > X
  $ cat > want <<'X'
  > swapon HERE/f
  > swapon: cannot open HERE/i: No such file or directory
  > swapon: cannot open HERE/i: No such file or directory
  > HERE/f 7
  > X
  $ dd if=/dev/zero of=f bs=1M count=1 status=none; chmod 600 f; mkswap -q f; test -e /etc/fstab && unshare -m true 2> /dev/null && swapon f 2> /dev/null || exit 0; swapoff f; unshare -m sh t 2>&1 | sed "s,$PWD,HERE," | diff want -
