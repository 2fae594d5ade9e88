A file is overwritten with random bytes, three times, up to the end of its last block; it stays.
  $ printf hello > a; shred -v a; stat -c %s a; grep -c hello a
  shred: a: pass 1/3 (random)...
  shred: a: pass 2/3 (random)...
  shred: a: pass 3/3 (random)...
  4096
  0
  [1]

-x ends with the file, -s says how much is overwritten, -n how often, and -z writes zeros in the end.
  $ printf hello > a; shred -vxz -n 1 a; od -An -c a; shred -n 0 -z -s 1K a; stat -c %s a; shred -v -n 0 a
  shred: a: pass 1/2 (random)...
  shred: a: pass 2/2 (000000)...
    \0  \0  \0  \0  \0
  1024

More passes write patterns, between random bytes in the beginning, the middle and the end.
  $ printf x > a; shred -xv -n 25 a 2>&1 | sed 's/.*(//; s/).*//' > o; sed -n '1p;13p;25p' o; grep -vc random o; sort -u o | wc -l
  random
  random
  random
  22
  23

Random bytes can come from a file, which must have enough of them.
  $ printf 'abcdefgh' > r; printf xxx > a; shred -x -n 2 --random-source=r a; cat a; echo; shred -x -n 3 --random-source=r a 2> /dev/null || echo failed; shred --random-source=nope a
  def
  failed
  shred: nope: No such file or directory
  [1]

-u removes the file, after its name has become shorter and shorter; --remove=unlink only removes it.
  $ echo > abc; echo > 0; shred -n 0 -vu abc; echo > abc; shred -n 0 -v --remove=unlink abc; ls
  shred: abc: removing
  shred: abc: renamed to 000
  shred: 000: renamed to 00
  shred: 00: renamed to 1
  shred: abc: removed
  shred: abc: removing
  shred: abc: removed
  0
  $ echo > a; shred --remove=burn a
  shred: invalid argument 'burn' for '--remove'
  Valid arguments are:
    - 'unlink'
    - 'wipe'
    - 'wipesync'
  Try 'shred --help' for more information.
  [1]

- is standard output, which is no pipe.
  $ printf secret > a; shred -x -n 0 -z - 1<> a; od -An -c a; shred - | wc -c
    \0  \0  \0  \0  \0  \0
  shred: -: invalid file type
  0

What cannot be overwritten is reported, and the rest is still done.
  $ mkdir d; echo > a; shred d nope a; stat -c %s a; shred -n 1 -s 5000 /dev/full
  shred: d: failed to open for writing: Is a directory
  shred: nope: failed to open for writing: No such file or directory
  4096
  shred: /dev/full: error writing at offset 0: No space left on device
  [1]

Numbers must be numbers, and a file must be named.
  $ shred -n x a
  shred: invalid number of passes: 'x'
  [1]
  $ shred -s 1x a
  shred: invalid file size: '1x'
  [1]
  $ shred
  shred: missing file operand
  Try 'shred --help' for more information.
  [1]
