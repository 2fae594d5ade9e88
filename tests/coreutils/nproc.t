It prints how many processors the process may use, at most as many as there are.
  $ [ "$(nproc)" -ge 1 ] && [ "$(nproc)" -le "$(nproc --all)" ] && echo yes
  yes

Of those, --ignore leaves out some, but never all.
  $ nproc --ignore=1000000
  1
  $ nproc --ignore=18446744073709551615
  1
  $ OMP_NUM_THREADS=7 nproc --ignore=2
  5
  $ OMP_NUM_THREADS=7 nproc --ignore +2
  5

OMP_NUM_THREADS stands for the number, or the first of its list.
  $ OMP_NUM_THREADS=7 nproc
  7
  $ OMP_NUM_THREADS=' 3 ,2' nproc
  3
  $ OMP_NUM_THREADS=99999999999999999999 nproc
  18446744073709551615

A vertical tab before or behind a number is a blank like any other.
  $ OMP_NUM_THREADS="$(printf '\v7\v')" nproc --ignore="$(printf '\v2')"
  5

OMP_THREAD_LIMIT is the most.
  $ OMP_NUM_THREADS=7 OMP_THREAD_LIMIT=4 nproc
  4
  $ OMP_NUM_THREADS=7 OMP_THREAD_LIMIT=9 nproc
  7
  $ OMP_THREAD_LIMIT=1 nproc
  1

What is no number above 0 in them counts for nothing.
  $ for n in '' 0 -3 +3 3x '3 x' ,3 ' '; do [ "$(OMP_NUM_THREADS=$n nproc)" = "$(nproc)" ] || echo "$n"; done
  $ OMP_NUM_THREADS=5 OMP_THREAD_LIMIT=0 nproc
  5

With --all neither counts.
  $ [ "$(OMP_NUM_THREADS=7777 OMP_THREAD_LIMIT=1 nproc --all)" = "$(nproc --all)" ] && echo yes
  yes

What is not a number is reported.
  $ nproc --ignore=x
  nproc: invalid number: 'x'
  [1]
  $ nproc --ignore=-1
  nproc: invalid number: '-1'
  [1]
  $ nproc --ignore=1k
  nproc: invalid number: '1k'
  [1]
  $ nproc --ignore=
  nproc: invalid number: ''
  [1]
  $ nproc --ignore=18446744073709551616
  nproc: invalid number: '18446744073709551616': Value too large for defined data type
  [1]

So are a missing one and an operand.
  $ nproc --ignore
  nproc: option '--ignore' requires an argument
  Try 'nproc --help' for more information.
  [1]
  $ nproc x
  nproc: extra operand 'x'
  Try 'nproc --help' for more information.
  [1]

Output that cannot be written is an error.
  $ nproc > /dev/full
  nproc: write error: No space left on device
  [1]
