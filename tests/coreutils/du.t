What files take is printed for each directory, after those in it; -a prints files, too.
  $ mkdir -p a/b; head -c 5000 /dev/zero > a/b/f; du --apparent-size --block-size=1 --exclude=b a | sed 's/^[0-9]*/N/'; du -a a | sed 's/^[0-9]*/N/'
  N	a
  N	a/b/f
  N	a/b
  N	a

A directory's sum is that of all that is in it, and -S leaves out the directories.
  $ mkdir -p a/b; : > a/f; : > a/g; : > a/b/h; du --inodes a; du --inodes -S a; du --inodes -s a; du --inodes -c a a/b
  2	a/b
  5	a
  2	a/b
  3	a
  5	a
  2	a/b
  5	a
  5	total

Each file is counted once, whatever its names; -l counts each name.
  $ mkdir a b; : > a/f; ln a/f a/g; ln a/f b/h; du --inodes a b; du --inodes -l a b; du --inodes b a b
  2	a
  1	b
  3	a
  2	b
  2	b
  1	a

Links are counted themselves, unless -L follows them all, or -D those that are operands.
  $ mkdir -p a/b; : > a/b/f; ln -s b a/l; ln -s a m; du --inodes m; du --inodes -D m; du --inodes -L m | sed 's/[bl]$/x/'; ln -s nope n; du -L n
  1	m
  2	m/b
  4	m
  2	m/x
  3	m
  du: cannot access 'n'
  [1]

Sizes are printed in units of 1024 bytes, or those that options or variables say, and rounded up.
  $ truncate -s 1500001 f; for o in '' -k -m -h --si -b -B1 -BM -BkB -BKiB --block-size=1000 -B\'1K -Bhuman-readable; do du --apparent-size $o f; done
  1465	f
  1465	f
  2	f
  1.5M	f
  1.6M	f
  1500001	f
  1500001	f
  2M	f
  1501kB	f
  1465KiB	f
  1501	f
  1465	f
  1.5M	f
  $ f() { env "$@" du --apparent-size f; }; f POSIXLY_CORRECT=1; f BLOCKSIZE=1M; f BLOCK_SIZE=10 BLOCKSIZE=1M; f DU_BLOCK_SIZE=si BLOCK_SIZE=10; f DU_BLOCK_SIZE=x BLOCK_SIZE=10
  2930	f
  2	f
  150001	f
  1.6M	f
  1465	f

What is no size is an error.
  $ for o in -B0 -Bx -B1x --block-size=1Y --block-si=-1 -t-0 -tx --threshold=1x -t99999999999999999999; do du $o; done
  du: invalid -B argument '0'
  du: invalid -B argument 'x'
  du: invalid suffix in -B argument '1x'
  du: --block-size argument '1Y' too large
  du: invalid --block-size argument '-1'
  du: invalid --threshold argument '-0'
  du: invalid -t argument 'x'
  du: invalid suffix in --threshold argument '1x'
  du: -t argument '99999999999999999999' too large
  [1]

-d prints what is that deep at most, -s only operands.
  $ mkdir -p a/b/c; : > a/f; du --inodes -d1 a; du --inodes -d 0 a; du -s --inodes -d0 a; du -s -d 1 a; du -sa a; du -d x -d -1 a
  2	a/b
  4	a
  4	a
  du: warning: summarizing is the same as using --max-depth=0
  4	a
  du: warning: summarizing conflicts with --max-depth=1
  Try 'du --help' for more information.
  du: cannot both summarize and show all entries
  Try 'du --help' for more information.
  du: invalid maximum depth 'x'
  du: invalid maximum depth '-1'
  Try 'du --help' for more information.
  [1]

-t leaves out what is smaller, or with a minus what is larger.
  $ truncate -s 1000 f; truncate -s 2000 g; truncate -s 3000 h; du -b -t 2000 f g h; du -b -t-2000 f g h; du -bc -t 1G f
  2000	g
  3000	h
  1000	f
  2000	g
  1000	total

Patterns leave out files and directories by their paths, or by what is behind a slash.
  $ mkdir -p a/b/c; : > a/b/f.o; : > a/g.o; : > a/h; cat > x <<'E'
  > *.o
  > 
  > c
  > E
  $ du --inodes -a -X x a; du --inodes --exclude='a/b' --exclude='?.o' a; du --inodes --exclude='b*/c' a; du -X nope
  1	a/b
  1	a/h
  3	a
  2	a
  2	a/b
  5	a
  du: nope: No such file or directory
  Try 'du --help' for more information.
  [1]

--files0-from reads the names, each ended by NUL.
  $ : > a; : > b; printf 'a\0\0nope\0b' > l; du --files0-from=l; du --files0-from=- < l; printf 'a\0-\0' | du --files0-from=-; du --files0-from=l x; du --files0-from=none
  0	a
  du: l:2: invalid zero-length file name
  du: cannot access 'nope': No such file or directory
  0	b
  0	a
  du: -:2: invalid zero-length file name
  du: cannot access 'nope': No such file or directory
  0	b
  0	a
  du: when reading file names from stdin, no file name of '-' allowed
  du: extra operand 'x'
  file operands cannot be combined with --files0-from
  Try 'du --help' for more information.
  du: cannot open 'none' for reading: No such file or directory
  [1]

The status tells of each operand.
  $ : > f; du nope f ''; du f nope
  du: cannot access 'nope': No such file or directory
  0	f
  du: invalid zero-length file name
  0	f
  du: cannot access 'nope': No such file or directory
  [1]

-0 ends lines with NUL, so that any name can be read; without it, names are as they are.
  $ : > "$(printf 'a\nb\377')"; du -0 "$(printf 'a\nb\377')" | tr '\0' '!'; echo; du "$(printf 'a\nb\377')"
  0\ta (esc)
  b\xff! (esc)
  0\ta (esc)
  b\xff (esc)

--inodes counts files, and sizes of files do not matter.
  $ mkdir d; truncate -s 1G d/f; du --inodes -b d; du --inodes -h d; du --inodes -BkB d
  du: warning: options --apparent-size and -b are ineffective with --inodes
  2	d
  2	d
  2B	d

--time prints the last time of what is summed up, of the kind and in the style that are asked for.
  $ mkdir -p d/e; touch -d 2001-02-03T04:05:06.789Z d/e/f; touch -d 2020-01-01T00:00Z d/g; touch -d 1999-12-31T23:59:59Z d/e d; export TZ=UTC
  > f() { du --inodes --time "$@" d; }; f -ac; f -S; f --time-style=full-iso; f -s --time-style=iso; f -s --time-style=+%s%N; f -s --time-style=l
  > TIME_STYLE=iso f -s; TIME_STYLE=posix-posix-iso f -s; TIME_STYLE=locale f -s; TIME_STYLE=$(printf '+%%Y\n%%m') f -s; TZ=XYZ+5:30 f -s
  1	2020-01-01 00:00	d/g
  1	2001-02-03 04:05	d/e/f
  2	2001-02-03 04:05	d/e
  4	2020-01-01 00:00	d
  4	2020-01-01 00:00	total
  2	2001-02-03 04:05	d/e
  2	2020-01-01 00:00	d
  2	2001-02-03 04:05:06.789000000 +0000	d/e
  4	2020-01-01 00:00:00.000000000 +0000	d
  4	2020-01-01	d
  4	1577836800000000000	d
  4	2020-01-01 00:00	d
  4	2020-01-01	d
  4	2020-01-01	d
  4	2020-01-01 00:00	d
  4	2020	d
  4	2019-12-31 18:30	d
  $ : > f; touch -d @1 f; year=$(date +%Y); for w in ctime status; do du --time=$w --time-style=+%Y f | sed "s/$year/now/"; done
  0	now	f
  0	now	f
  $ du --time=mtime; du --time --time-style=locale; TIME_STYLE=x du --time; du --time-style=x f
  du: invalid argument 'mtime' for '--time'
  Valid arguments are:
    - 'atime', 'access', 'use'
    - 'ctime', 'status'
  Try 'du --help' for more information.
  du: invalid argument 'locale' for 'time style'
  Valid arguments are:
    - 'full-iso'
    - 'long-iso'
    - 'iso'
  Try 'du --help' for more information.
  du: invalid argument 'x' for 'time style'
  Valid arguments are:
    - 'full-iso'
    - 'long-iso'
    - 'iso'
  Try 'du --help' for more information.
  0	f

--json prints all that is known of each line that there would be, in bytes, and names without loss (not GNU: it has no JSON).
  $ mkdir d; head -c 5000 /dev/zero > "$(printf 'd/\377\nx')"; touch -d @1.5 d/* d; du --json -ac --time d nope | sed 's/"disk": [0-9]*/"disk": N/; s/: [0-9]*, "inodes": 2/: N, "inodes": 2/'; du --json -s -B1M d | grep -o '"inodes": .*'; du --json nope
  du: cannot access 'nope': No such file or directory
  \x5b (esc)
  {"path": "d/\udcff\u000ax", "disk": N, "apparent": 5000, "inodes": 1, "time": "1970-01-01T00:00:01.500000000Z"},
  {"path": "d", "disk": N, "apparent": N, "inodes": 2, "time": "1970-01-01T00:00:01.500000000Z"},
  {"path": "total", "disk": N, "apparent": N, "inodes": 2, "time": "1970-01-01T00:00:01.500000000Z"}
  ]
  "inodes": 2}
  du: cannot access 'nope': No such file or directory
  \x5b] (esc)
  [1]

A threshold's sign stands before digits, and a suffix that is none is an error even behind 0.
  $ : > f; for t in -K '- 5' -+5 0b -0x 0Kx -0K 8E; do du -t "$t" f; done; du -t -8E f; du -t ' -0K' f
  du: invalid -t argument '-K'
  du: invalid -t argument '- 5'
  du: invalid -t argument '-+5'
  du: invalid suffix in -t argument '0b'
  du: invalid suffix in -t argument '-0x'
  du: invalid suffix in -t argument '0Kx'
  du: invalid --threshold argument '-0'
  du: -t argument '8E' too large
  0	f
  0	f

A variable's number is taken, whatever is wrong with what stands behind it.
  $ head -c 3000 /dev/zero > f; for b in 512x 2kx kBx "'4x" 1Y Kx x 0x; do BLOCK_SIZE=$b du --apparent-size f; done; BLOCK_SIZE=100x ls -l f | cut -d ' ' -f 5
  6	f
  2	f
  3	f
  750	f
  1	f
  3	f
  3	f
  3	f
  30
