The file system that a file is on is shown by what it is on, its size and use, and where it is mounted.
  $ df /proc; df -P /proc/self/stat; df -h /proc; df -i /proc; df -T /proc /proc/.
  Filesystem     1K-blocks  Used Available Use% Mounted on
  proc                   0     0         0    - /proc
  Filesystem     1024-blocks  Used Available Capacity Mounted on
  proc                     0     0         0        - /proc
  Filesystem      Size  Used Avail Use% Mounted on
  proc               0     0     0    - /proc
  Filesystem     Inodes IUsed IFree IUse% Mounted on
  proc                0     0     0     - /proc
  Filesystem     Type 1K-blocks  Used Available Use% Mounted on
  proc           proc         0     0         0    - /proc
  proc           proc         0     0         0    - /proc

--output chooses columns and their order; without fields, it shows all.
  $ df --output=target,fstype,file /proc/self /proc; df --output /proc; df --output=pcent,iused /proc
  Mounted on Type File
  /proc      proc /proc/self
  /proc      proc /proc
  Filesystem     Type Inodes IUsed IFree IUse% 1K-blocks  Used Avail Use% File  Mounted on
  proc           proc      0     0     0     -         0     0     0    - /proc /proc
  Use% IUsed
     -     0
  $ df --output=size,nope; df --output=size,size; df -i --output; df --output -T; df -P --output=size
  df: option --output: field 'nope' unknown
  Try 'df --help' for more information.
  df: option --output: field 'size' used more than once
  Try 'df --help' for more information.
  df: options -i and --output are mutually exclusive
  Try 'df --help' for more information.
  df: options -T and --output are mutually exclusive
  Try 'df --help' for more information.
  df: options -P and --output are mutually exclusive
  Try 'df --help' for more information.
  [1]

Sizes are in units of 1024 bytes, or those that options or variables say, and the heading tells which (not emulated: unshare).
  $ mkdir m; cat > run <<'E'
  > mount -t tmpfs -o size=3000k,nr_inodes=77 'my name' m || exit
  > head -c 100000 /dev/zero > m/f
  > cd m; for o in -k -m -h -H -B1 -B512 -B1500 -BkB -BM -B5M -P -PB1M -i -hi -T; do df $o . | sed "s| /.*| DIR|"; done
  > DF_BLOCK_SIZE=si BLOCK_SIZE=1 df --output=size .; BLOCKSIZE=1 df --output=size .; POSIXLY_CORRECT=1 df --output=size .; BLOCKSIZE=1 df -P . | head -n 1
  > E
  $ unshare -rm sh run
  Filesystem     1K-blocks  Used Available Use% Mounted on
  my name             3000   100      2900   4% DIR
  Filesystem     1M-blocks  Used Available Use% Mounted on
  my name                3     1         3   4% DIR
  Filesystem      Size  Used Avail Use% Mounted on
  my name         3.0M  100K  2.9M   4% DIR
  Filesystem      Size  Used Avail Use% Mounted on
  my name         3.1M  103k  3.0M   4% DIR
  Filesystem     1B-blocks   Used Available Use% Mounted on
  my name          3072000 102400   2969600   4% DIR
  Filesystem     512B-blocks  Used Available Use% Mounted on
  my name               6000   200      5800   4% DIR
  Filesystem     1.5kB-blocks  Used Available Use% Mounted on
  my name                2048    69      1980   4% DIR
  Filesystem     1kB-blocks  Used Available Use% Mounted on
  my name            3072kB 103kB    2970kB   4% DIR
  Filesystem     1M-blocks  Used Available Use% Mounted on
  my name               3M    1M        3M   4% DIR
  Filesystem     5M-blocks  Used Available Use% Mounted on
  my name                1     1         1   4% DIR
  Filesystem     1024-blocks  Used Available Capacity Mounted on
  my name               3000   100      2900       4% DIR
  Filesystem     1048576-blocks  Used Available Capacity Mounted on
  my name                     3     1         3       4% DIR
  Filesystem     Inodes IUsed IFree IUse% Mounted on
  my name            77     2    75    3% DIR
  Filesystem     Inodes IUsed IFree IUse% Mounted on
  my name            77     2    75    3% DIR
  Filesystem     Type  1K-blocks  Used Available Use% Mounted on
  my name        tmpfs      3000   100      2900   4% DIR
   Size
   3.1M
  1B-blocks
    3072000
  512B-blocks
         6000
  Filesystem     1024-blocks  Used Available Capacity Mounted on

What is mounted twice is shown once, nearest to the root, and only what is on top of a directory (not emulated: unshare).
  $ mkdir a b c 'sp ace'; cat > run <<'E'
  > mount -t tmpfs -o size=1M none . || exit; cd .; cd "$PWD"; mkdir a b c e 'x y' "$(printf 'n\nl')"
  > mount -t tmpfs -o size=1M one a; mount --bind a b; mount -t tmpfs -o size=2M two c; mount -t tmpfs -o size=3M three c
  > mount -t tmpfs -o size=4M four 'x y'; mount -t tmpfs -o size=5M five "$(printf 'n\nl')"
  > df --output=source,size,target -t tmpfs | grep "$PWD" | sed "s|$PWD|DIR|"
  > df --output=source,target b/. 'x y' | sed "s|$PWD|DIR|"
  > E
  $ unshare -rm sh run
  none                         1024 DIR
  one                          1024 DIR/a
  three                        3072 DIR/c
  four                         4096 DIR/x y
  five                         5120 DIR/n?l
  Filesystem     Mounted on
  one            DIR/b
  four           DIR/x y

A total is that of all that is shown.
  $ df --total --output=source,size,target /proc /proc; df --total --output=size,target /proc
  Filesystem     1K-blocks Mounted on
  proc                   0 /proc
  proc                   0 /proc
  total                  0 -
  1K-blocks Mounted on
          0 /proc
          0 total

The status tells of each operand; where there is nothing to be shown, that is an error.
  $ df nope /proc; df --output=target /proc nope; df nope ''; df -t nosuch; df -x proc /proc; df -t proc -x proc
  df: nope: No such file or directory
  Filesystem     1K-blocks  Used Available Use% Mounted on
  proc                   0     0         0    - /proc
  df: nope: No such file or directory
  Mounted on
  /proc
  df: nope: No such file or directory
  df: '': No such file or directory
  df: no file systems processed
  df: no file systems processed
  df: file system type 'proc' both selected and excluded
  [1]

What is no size is an error.
  $ df -B0; df --block-size=1x; df -B1Y
  df: invalid -B argument '0'
  df: invalid suffix in --block-size argument '1x'
  df: -B argument '1Y' too large
  [1]

--json prints all that is known of each file system, in bytes (not GNU: it has no JSON).
  $ df --json -i --total /proc nope /proc/self; df --json / | grep -o '"type": \|"file": "/"\|"target": "/"\|"size": \|"used": \|"available": \|"percent": \|"inodes": '; df --json nope; df -t nope --json
  df: nope: No such file or directory
  \x5b (esc)
  {"source": "proc", "type": "proc", "file": "/proc", "target": "/proc", "inodes": 0, "used_inodes": 0, "free_inodes": 0, "size": 0, "used": 0, "available": 0},
  {"source": "proc", "type": "proc", "file": "/proc/self", "target": "/proc", "inodes": 0, "used_inodes": 0, "free_inodes": 0, "size": 0, "used": 0, "available": 0},
  {"source": "total", "inodes": 0, "used_inodes": 0, "free_inodes": 0, "size": 0, "used": 0, "available": 0}
  ]
  "type": 
  "file": "/"
  "target": "/"
  "inodes": 
  "size": 
  "used": 
  "available": 
  "percent": 
  df: nope: No such file or directory
  \x5b] (esc)
  \x5b] (esc)
  df: no file systems processed
  [1]
