The last ten lines are printed.
  $ seq 12 > f; tail f | head -n 1; tail < f | wc -l; cat f | tail | head -n 1
  3
  10
  3

-n gives the number of lines.
  $ seq 12 > f; tail -n 2 f; tail -n1 f; tail --lines=1 f; tail --lines -1 f; cat f | tail -n 1
  11
  12
  12
  12
  12
  12
  $ tail -n 0 f; tail -n 100 f | wc -l; cat f | tail -n 100 | wc -l; tail -n 0 nope
  12
  12

-n with a plus prints all from that line on.
  $ seq 12 > f; tail -n +11 f; cat f | tail -n +12; tail -n +13 f; cat f | tail -n +100
  11
  12
  12
  $ tail -n +0 f | wc -l; tail -n +1 f | wc -l
  12
  12

-c gives the number of bytes.
  $ seq 12 > f; tail -c 3 f; cat f | tail -c 6; tail --bytes=-3 f; tail -c 0 f; tail -c 1K f | wc -c
  12
  11
  12
  12
  27
  $ tail -c +25 f; cat f | tail -c +25; tail -c +100 f; tail -c +0 f | wc -c
  12
  12
  27

A file without a newline at its end is printed as it is.
  $ printf 'a\nb' > f; tail -n 1 f; echo; cat f | tail -n 1; echo; tail -n 2 f; echo; tail -n +2 f
  b
  b
  a
  b
  b (no-eol)

-z makes NUL end lines.
  $ printf 'a\0b\nb\0c\0' > f; tail -z -n 2 f; tail --zero-terminated -n +3 f
  b
  b\x00c\x00c\x00 (no-eol) (esc)

Several files have headers.
  $ echo a > f; echo b > g; tail f g
  ==> f <==
  a
   (esc)
  ==> g <==
  b
  $ tail -q f g; tail -v f; tail --quiet -v f; tail --silent f g
  a
  b
  ==> f <==
  a
  ==> f <==
  a
  a
  b
  $ echo c | tail f - g
  ==> f <==
  a
   (esc)
  ==> standard input <==
  c
   (esc)
  ==> g <==
  b

A missing file is reported, and the rest is printed.
  $ echo a > f; tail f nope f
  ==> f <==
  a
  tail: cannot open 'nope' for reading: No such file or directory
   (esc)
  ==> f <==
  a
  [1]
  $ tail nope
  tail: cannot open 'nope' for reading: No such file or directory
  [1]

A directory is an error.
  $ mkdir d; tail d
  tail: error reading 'd': Is a directory
  [1]
  $ tail -c 1 d
  tail: error reading 'd': Is a directory
  [1]
  $ tail -n +2 d
  tail: error reading 'd': Is a directory
  [1]

Long inputs are read from their end, and pipes as well.
  $ seq 100000 > f; tail -n 2 f; tail -n 99999 f | head -n 1; cat f | tail -n 99999 | head -n 1; tail -c 300000 f | cksum
  99999
  100000
  2
  2
  2184320931 300000
  $ cat f | tail -c 300000 | cksum; tail -n +50000 f | cksum; cat f | tail -n +50000 | cksum
  2184320931 300000
  477075726 300007
  477075726 300007
  $ (tail -c +588890; echo -) < f; (tail -n 1; echo -) < f
  00000
  -
  100000
  -
  $ truncate -s 5G g; echo end >> g; tail -c 4 g; tail -n 1 -c 4 < g
  end
  end

An input that is not at its start is not read from further back.
  $ printf '1\n2\n3\n' > f; (head -n 1; tail -n 5) < f; (head -n 2; tail -c 100) < f; (head -n 3; tail -n 1) < f
  1
  2
  3
  1
  2
  3
  1
  2
  3

Files that are said to be larger than they are are read.
  $ cd /sys/kernel/mm/transparent_hugepage; tail -c 1 enabled | wc -c; tail -c +2 enabled | wc -l; tail -n 1 enabled | wc -l
  1
  1
  1

The old form stands first, with at most one file.
  $ seq 12 > f; tail -2 f; tail +12 f; tail -3c f; tail +25c f; tail -1l f; tail -1b < f | head -n 1
  11
  12
  12
  12
  12
  12
  1
  $ cat f | tail -1; cat f | tail -1 --; tail -1 -- f
  12
  12
  12
  $ tail -99999999999999999999f f
  tail: invalid number: '-99999999999999999999f': Numerical result out of range
  [1]
  $ tail +18446744073709551615b f
  tail: invalid number: '+18446744073709551615b'
  [1]
  $ tail -1 f f
  tail: option used in invalid context -- 1
  [1]
  $ tail -n 1 -1 f
  tail: option used in invalid context -- 1
  [1]
  $ tail -q1 f
  tail: option used in invalid context -- 1
  [1]
  $ tail -1x f
  tail: option used in invalid context -- 1
  [1]

-f may stand in a cluster and takes no value there.
  $ echo a > f; tail -fn1 --pid=999999 -s.1 f; tail -fv --pid=999999 f; tail -1f --pid=999999 f
  a
  ==> f <==
  a
  tail: option used in invalid context -- 1
  [1]

Numbers may have multipliers.
  $ yes | head -c 3M > f; tail -c 1b f | wc -c; tail -c 1kB f | wc -c; tail -c 1K f | wc -c; tail -c 1MiB f | wc -c
  512
  1000
  1024
  1048576
  $ tail -n 1k f | wc -l; tail -n K f | wc -l
  1024
  1024

Wrong numbers are errors.
  $ tail -n x
  tail: invalid number of lines: 'x'
  [1]
  $ tail -c 1x
  tail: invalid number of bytes: '1x'
  [1]
  $ tail -n +K
  tail: invalid number of lines: '+K'
  [1]
  $ tail -n 99999999999999999999
  tail: invalid number of lines: '99999999999999999999': Value too large for defined data type
  [1]
  $ tail -n ''
  tail: invalid number of lines: ''
  [1]
  $ echo a | tail -n 18446744073709551615; echo a | tail -c +18446744073709551615
  a
  $ tail --pid=x -f
  tail: invalid PID: 'x'
  [1]
  $ tail --pid=-1 -f
  tail: invalid PID: '-1'
  [1]
  $ tail --pid=99999999999 -f
  tail: invalid PID: '99999999999': Value too large for defined data type
  [1]
  $ tail -s x
  tail: invalid number of seconds: 'x'
  [1]
  $ tail -s -1
  tail: invalid number of seconds: '-1'
  [1]
  $ tail --max-unchanged-stats=x
  tail: invalid maximum number of unchanged stats between opens: 'x'
  [1]
  $ tail --follow=x
  tail: invalid argument 'x' for '--follow'
  Valid arguments are:
    - 'descriptor'
    - 'name'
  Try 'tail --help' for more information.
  [1]
  $ tail --max-unchanged-stats=5 -s 1e1 < /dev/null; tail -s 0x1p-3 < /dev/null; tail -s .5 < /dev/null

Options without an effect are warned of.
  $ echo a > f; tail --retry f; tail --pid=1 f
  tail: warning: --retry ignored; --retry is useful only when following
  a
  tail: warning: PID ignored; --pid=PID is useful only when following
  a
  $ tail --retry -f --pid=999999 f
  tail: warning: --retry only effective for the initial open
  a

Standard input cannot be followed by name.
  $ tail -F
  tail: cannot follow '-' by name
  [1]
  $ tail --follow=name -
  tail: cannot follow '-' by name
  [1]
  $ tail --follow=name f - nope
  tail: cannot follow '-' by name
  [1]

A pipe on standard input ends where it ends.
  $ (echo a; sleep 0.1; echo b) | tail -f; echo c | tail -f -
  a
  b
  c

-f goes on with what is added.
  $ echo a > f; (sleep 0.4; echo b >> f; sleep 0.4; printf c >> f; sleep 0.4) & tail -s 0.1 --pid=$! -f f
  a
  b
  c (no-eol)
  $ echo a > f; (sleep 0.4; echo b >> f; sleep 0.4) & tail -s 0.1 --pid=$! -f < f
  a
  b
  $ echo a > f; (sleep 0.4; echo b >> f; sleep 0.4) & tail -s 0.1 --pid=$! -n 0 -f - < f
  b
  $ echo abc > f; (sleep 0.4; echo def >> f; sleep 0.4) & tail -s 0.1 --pid=$! -c +3 --follow f
  c
  def
  $ echo a > f; (sleep 0.4; echo bcdefg >> f; sleep 0.4) & tail -s 0.1 --pid=$! -c +5 --follow f
  tail: f: file truncated
  a
  bcdefg

With several files, a header says whose lines follow.
  $ echo a > f; echo b > g; (sleep 0.4; echo c >> f; sleep 0.3; echo d >> f; sleep 0.3; echo e >> g; sleep 0.4) &
  > tail -s 0.1 --pid=$! -f f g
  ==> f <==
  a
   (esc)
  ==> g <==
  b
   (esc)
  ==> f <==
  c
  d
   (esc)
  ==> g <==
  e
  $ (sleep 0.4; echo x >> g; sleep 0.3; echo y >> f; sleep 0.4) & tail -s 0.1 --pid=$! -n 0 -f f g
  ==> f <==
   (esc)
  ==> g <==
  x
   (esc)
  ==> f <==
  y
  $ (sleep 0.4; echo x >> g; sleep 0.3; echo y >> f; sleep 0.4) & tail -s 0.1 --pid=$! -qn 0 -f f g
  x
  y

A file that gets shorter is printed from its start.
  $ echo abcdef > f; (sleep 0.4; : > f; sleep 0.4; echo x >> f; sleep 0.4) & tail -s 0.1 --pid=$! -f f
  abcdef
  tail: f: file truncated
  x

-f stays with the file when its name goes away.
  $ echo a > f; (sleep 0.3; mv f g; sleep 0.3; echo b > f; echo c >> g; sleep 0.4) & tail -s 0.1 --pid=$! -f f
  a
  c
  $ echo a > f; (exec >> f; sleep 0.3; rm f; sleep 0.3; echo b; sleep 0.4) & tail -s 0.1 --pid=$! -f f
  a
  b

-F goes on with the file that has the name.
  $ echo a > f; (sleep 0.3; mv f g; sleep 0.3; echo b > f; sleep 0.3; echo c >> f; echo d >> g; sleep 0.4) &
  > tail -s 0.1 --pid=$! -F f
  a
  tail: 'f' has become inaccessible: No such file or directory
  tail: 'f' has appeared;  following new file
  b
  c
  $ echo a > f; echo b > g; (sleep 0.4; mv g f; sleep 0.4; echo c >> f; sleep 0.4) & tail -s 0.1 --pid=$! -F f
  a
  tail: 'f' has been replaced;  following new file
  b
  c
  $ (sleep 0.4; rm f; sleep 0.4) & tail -s 0.1 --pid=$! -F f
  b
  c
  tail: 'f' has become inaccessible: No such file or directory
  $ (sleep 0.4; echo x > f; sleep 0.4; echo y >> f; sleep 0.4) & tail -s 0.1 --pid=$! -F f
  tail: cannot open 'f' for reading: No such file or directory
  tail: 'f' has appeared;  following new file
  x
  y
  [1]

--follow=name without --retry gives up when the name goes away.
  $ echo a > f; (sleep 0.3; rm f) & tail -s 0.1 --follow=name f
  a
  tail: f: No such file or directory
  tail: no files remaining
  [1]
  $ echo a > f; echo b > g; (sleep 0.4; rm f; sleep 0.4; echo c >> g; sleep 0.4) & tail -s 0.1 --pid=$! --follow=name f g
  ==> f <==
  a
   (esc)
  ==> g <==
  b
  tail: f: No such file or directory
  c
  $ echo a > f; echo b > g; (sleep 0.4; mv g f; sleep 0.4; echo c >> f; sleep 0.4) & tail -s 0.1 --pid=$! --follow=name f
  a
  tail: 'f' has been replaced;  following new file
  b
  c

Files that never were there are given up, but not with --retry.
  $ tail -f nope
  tail: cannot open 'nope' for reading: No such file or directory
  tail: no files remaining
  [1]
  $ tail --follow=name nope nope2
  tail: cannot open 'nope' for reading: No such file or directory
  tail: cannot open 'nope2' for reading: No such file or directory
  tail: no files remaining
  [1]
  $ echo a > f; tail -s 0.1 --pid=999999 -f nope f
  tail: cannot open 'nope' for reading: No such file or directory
  ==> f <==
  a
  [1]
  $ (sleep 0.4; echo x > g; sleep 0.4; rm g; sleep 0.4) & tail -s 0.1 --pid=$! -f --retry g
  tail: warning: --retry only effective for the initial open
  tail: cannot open 'g' for reading: No such file or directory
  tail: 'g' has appeared;  following new file
  x
  [1]
  $ tail -s 0.1 --pid=999999 -F nope
  tail: cannot open 'nope' for reading: No such file or directory
  [1]

A name that stands for a directory cannot be followed.
  $ mkdir d; tail -f d
  tail: error reading 'd': Is a directory
  tail: d: cannot follow end of this type of file; giving up on this name
  tail: no files remaining
  [1]
  $ tail --follow=name d
  tail: error reading 'd': Is a directory
  tail: d: cannot follow end of this type of file; giving up on this name
  tail: no files remaining
  [1]
  $ tail -F --pid=999999 -s 0.1 d
  tail: error reading 'd': Is a directory
  tail: d: cannot follow end of this type of file
  [1]
  $ echo a > f; (sleep 0.4; rm f; sleep 0.4; mkdir f; sleep 0.4) & tail -s 0.1 --pid=$! -F f
  a
  tail: 'f' has become inaccessible: No such file or directory
  tail: 'f' has been replaced with an untailable file
  $ tail -f --retry d
  tail: warning: --retry only effective for the initial open
  tail: error reading 'd': Is a directory
  tail: d: cannot follow end of this type of file
  tail: no files remaining
  [1]

A directory that becomes a file is followed with -F (not GNU: only without inotify).
  $ mkdir d; (sleep 0.4; mkdir x; echo a > x/g; mv d e; mv x/g d; sleep 0.4) & tail -s 0.1 --pid=$! -F d
  tail: error reading 'd': Is a directory
  tail: d: cannot follow end of this type of file
  tail: 'd' has (become accessible|appeared;  following new file) (re)
  a
  [1]

A name that could not be opened for another reason becomes accessible.
  $ ln -s f f; (sleep 0.4; echo b > g; mv g f; sleep 0.4) & tail -s 0.1 --pid=$! -F f
  tail: cannot open 'f' for reading: Too many levels of symbolic links
  tail: 'f' has become accessible
  b
  [1]

A directory that is replaced with its files is noticed (not GNU: only without inotify).
  $ mkdir d g; echo a > d/f; echo b > g/f; (sleep 0.3; mv d e; mv g d; sleep 0.4) & tail -s 0.1 --pid=$! -F d/f 2> x
  a
  b

A symbolic link that comes to lead elsewhere is noticed (not GNU: only without inotify).
  $ echo a > f; echo b > g; ln -s f l; (sleep 0.3; ln -s g m; mv m l; sleep 0.4; echo c >> g; sleep 0.4) &
  > tail -s 0.1 --pid=$! -F l
  a
  tail: 'l' has been replaced;  following new file
  b
  c

A named pipe that takes a file's place is read (not GNU: it gives up).
  $ echo a > f; mkfifo p; (sleep 0.3; mv p f; sleep 0.3; echo b > f; sleep 0.4) & tail -s 0.1 --pid=$! -F f
  a
  tail: 'f' has been replaced;  following new file
  b

The last -n or -c counts alone (not GNU: a plus is remembered).
  $ printf 'a\nb\nc\n' > f; tail -n +1 -n 1 f; tail -c +1 -n 1 f
  c
  c

A directory does not end the rest with -c (not GNU: it does).
  $ mkdir d; echo a > f; tail -c 2 d f
  ==> d <==
  tail: error reading 'd': Is a directory
   (esc)
  ==> f <==
  a
  [1]

A named pipe is read as it comes.
  $ mkfifo p; (echo a; sleep 0.3; echo b) > p & tail p; (echo a; sleep 0.3; echo b; sleep 0.3) > p & tail -s 0.1 --pid=$! -f p
  a
  b
  a
  b

It ends when nobody reads.
  $ echo a > f; tail -f f | head -n 1
  a

Unknown options are usage errors.
  $ tail -x
  tail: invalid option -- 'x'
  Try 'tail --help' for more information.
  [1]
  $ tail --nope
  tail: unrecognized option '--nope'
  Try 'tail --help' for more information.
  [1]
  $ tail --pid
  tail: option '--pid' requires an argument
  Try 'tail --help' for more information.
  [1]
  $ tail --retry=1
  tail: option '--retry' doesn't allow an argument
  Try 'tail --help' for more information.
  [1]

A full output is an error.
  $ echo a > f; tail f > /dev/full
  tail: write error: No space left on device
  [1]

A full output ends following (not GNU: it says so twice).
  $ echo a > f; tail -f f > /dev/full
  tail: write error: No space left on device
  [1]
  $ : > f; (sleep 0.3; echo b >> f) & tail -f f > /dev/full
  tail: write error: No space left on device
  [1]
