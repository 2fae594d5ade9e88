An archive holds what is in a directory, sorted, with owners that are asked for. (not emulated: cpio is the host's)
  $ mkdir -p d/b; echo hello > d/a; echo x > d/b/c; ln -s a d/l; chmod 640 d/a; chmod 755 d/b; chmod 600 d/b/c; touch -h -d @86400 d/a d/b/c d/l d/b
  $ image --owner=7:8 d > f; command -v cpio > /dev/null && TZ=UTC0 cpio -itvn --quiet < f || cat <<'X'
  > -rw-r-----   1 7        8               6 Jan  2  1970 a
  > drwxr-xr-x   2 7        8               0 Jan  2  1970 b
  > -rw-------   1 7        8               2 Jan  2  1970 b/c
  > lrwxrwxrwx   1 7        8               1 Jan  2  1970 l -> a
  > X
  -rw-r-----   1 7        8               6 Jan  2  1970 a
  drwxr-xr-x   2 7        8               0 Jan  2  1970 b
  -rw-------   1 7        8               2 Jan  2  1970 b/c
  lrwxrwxrwx   1 7        8               1 Jan  2  1970 l -> a

The header of an entry is as the kernel's documentation has it.
  $ mkdir d; printf ab > d/f; chmod 644 d/f; touch -d @16 d/f; image d | head -c 116; echo
  07070100000001000081a40000000000000000000000010000001000000002000000000000000000000000000000000000000200000000f\x00ab\x00\x00 (esc)

The same input gives the same bytes, whenever it is made and whoever owns it.
  $ mkdir -p d/b; echo 1 > d/b/x; echo 2 > d/y; cp -R d e; touch -d @1000000000 e/b/x
  $ SOURCE_DATE_EPOCH=1000 image -b d > 1; SOURCE_DATE_EPOCH=1000 image -o 2 -b e; cmp 1 2 && echo same
  same
  $ SOURCE_DATE_EPOCH=x image d
  image: SOURCE_DATE_EPOCH is no time: 'x'
  [1]

A list adds devices and owners that only the superuser could make; what is wrong in it is told by its line. (not emulated: cpio is the host's)
  $ echo data > f; cat > list <<'X'
  > # a comment
  > dir /dev 755 0 0
  > nod /dev/console 600 0 0 c 5 1
  > nod /dev/vda 660 0 6 b 254 0
  > slink /link dev 777 0 0
  > file /one f 644 1 2 /two
  > pipe /p 600 3 4
  > sock /s 600 3 4
  > file /three nope 644 0 0
  > nod /dev/x 600 0 0 z 1 1
  > dir ../up 755 0 0
  > X
  $ image -o out -l list -d dev/null,c,1,3,666; echo $?; command -v cpio > /dev/null && TZ=UTC0 cpio -itvn --quiet < out || cat want
  image: list: line 9: No such file or directory
  image: list: line 10: not understood
  image: list: line 11: not understood
  1
  drwxr-xr-x   2 0        0               0 Jan  1  1970 dev
  crw-------   1 0        0          5,   1 Jan  1  1970 dev/console
  crw-rw-rw-   1 0        0          1,   3 Jan  1  1970 dev/null
  brw-rw----   1 0        6        254,   0 Jan  1  1970 dev/vda
  lrwxrwxrwx   1 0        0               3 Jan  1  1970 link -> dev
  -rw-r--r--   2 1        2               0 Jan  1  1970 one
  prw-------   1 3        4               0 Jan  1  1970 p
  srw-------   1 3        4               0 Jan  1  1970 s
  -rw-r--r--   2 1        2               5 Jan  1  1970 two

Directories that are missing are made, and what lies below something else is refused.
  $ image -d a/b/null,c,1,3 | tr '\0' '\n' | grep -a -o '[a-z][a-z/]*$'
  a
  a/b
  a/b/null
  $ mkdir -p d/x; ln -s x d/y; image -d y/null,c,1,3 d > f
  image: y/null: 'y' is no directory
  [1]

A container image is laid out as OCI says: each blob has the digest that is its name.
  $ mkdir d; echo hi > d/f; chmod 644 d/f; touch -d @0 d/f; image --oci=o --tag=v1 --cmd='cat /f' --env=A='b "c"' d; ls o o/blobs; cat o/oci-layout; echo
  o:
  blobs
  index.json
  oci-layout
  
  o/blobs:
  sha256
  {"imageLayoutVersion":"1.0.0"}
  $ cd o/blobs/sha256; for f in *; do test "$(sha256sum < $f)" = "$f  -" || echo "$f differs"; done; ls | wc -l
  3
  $ cat o/blobs/sha256/* | grep -ao '"Env":.*"Cmd":[^}]*'
  "Env":["PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin","A=b \\"c\\""],"Cmd":["cat","/f"] (esc)
  $ image --oci=o --tag=v1 --cmd='cat /f' --env=A='b "c"' d; ls o/blobs/sha256 | wc -l
  3

Mistakes on the command line are told.
  $ mkdir d; image; image -d x d; image --owner=root d; image nope
  image: nothing to make an image of
  Try 'image --help' for more information.
  image: invalid device 'x'
  Try 'image --help' for more information.
  image: invalid owner 'root'
  Try 'image --help' for more information.
  image: nope: No such file or directory
  [1]
  $ image d > /dev/full
  image: write error: No space left on device
  [1]

What it is written to is no part of it, though it lies in the directory.
  $ mkdir d; echo x > d/f; image -o d/out d; cp d/out one; image -o d/out d; cmp one d/out; image d > d/out; cmp one d/out && echo same
  same

What is compressed is the same, and the same each time.
  $ mkdir d; seq 30000 > d/numbers; touch -d @7 d d/numbers; image d > plain; image -z d > packed; image --gzip -o again d; cmp packed again; gzip -dc < packed | cmp - plain; test $(wc -c < packed) -lt 80000 && od -A n -t x1 -N 10 packed
   1f 8b 08 00 00 00 00 00 00 03
