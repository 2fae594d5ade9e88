A size is set: what is beyond it is lost, what is added reads as zeros, and files are made.
  $ printf 12345 > f; truncate -s 3 f; cat f; echo; truncate -s 5 f new; od -An -c f; stat -c '%s %n' f new
  123
     1   2   3  \0  \0
  5 f
  5 new

A size has a multiplier.
  $ for s in 1K 1kB 1k 1KiB 2M 1MB 1g 1tB K; do truncate -s $s f; stat -c %s f; done
  1024
  1000
  1024
  1024
  2097152
  1000000
  1073741824
  1000000000000
  1024

It can be relative to the size that is there.
  $ for s in 10 +5 -3 '<20' '<8' '>6' '>9' /4 %5 -100 ' > 7'; do truncate -s "$s" f; stat -c %s f; done
  10
  15
  12
  12
  8
  8
  9
  8
  10
  0
  7

-r takes the size of another file, or changes it.
  $ printf 12345 > r; truncate -r r f; stat -c %s f; truncate -r r -s +2 f; stat -c %s f; truncate -r r -s %10 f; stat -c %s f; truncate -r r -s 1 f
  5
  7
  10
  truncate: you must specify a relative '--size' with '--reference'
  Try 'truncate --help' for more information.
  [1]

-o counts blocks, -c makes no files.
  $ truncate -o -s 2 f; stat -c %s f; truncate -c -s 1 nope nope/x; ls
  8192
  f

What cannot be done is reported, and the rest is still done.
  $ mkdir d; truncate -s 1 d nope/x '' f; stat -c %s f; truncate -s +1 /dev/null; truncate -r nope f
  truncate: cannot open 'd' for writing: Is a directory
  truncate: cannot open 'nope/x' for writing: No such file or directory
  truncate: cannot open '' for writing: No such file or directory
  1
  truncate: failed to truncate '/dev/null' at 1 bytes: Invalid argument
  truncate: cannot stat 'nope': No such file or directory
  [1]

A named pipe is not waited for.
  $ mkfifo p; truncate -s 1 p
  truncate: cannot open 'p' for writing: No such device or address
  [1]

What is no size is an error.
  $ : > f; for s in x '' 1b 1B 1Kx 0x10 +-1 '+ 3' '<>3' +K 99999999999999999999 9223372036854775808 1Y; do truncate -s "$s" f; done
  truncate: Invalid number: 'x'
  truncate: Invalid number: ''
  truncate: Invalid number: '1b'
  truncate: Invalid number: '1B'
  truncate: Invalid number: '1Kx'
  truncate: Invalid number: '0x10'
  truncate: Invalid number: '+-1'
  truncate: Invalid number: '+ 3'
  truncate: Invalid number: '>3'
  truncate: Invalid number: '+K'
  truncate: Invalid number: '99999999999999999999': Value too large for defined data type
  truncate: Invalid number: '9223372036854775808': Value too large for defined data type
  truncate: Invalid number: '1Y': Value too large for defined data type
  [1]
  $ truncate -s '<+1' f; truncate -s /0 f
  truncate: multiple relative modifiers specified
  Try 'truncate --help' for more information.
  truncate: division by zero
  [1]

Sizes near the limits do not wrap around.
  $ printf 1 > f; truncate -s +9223372036854775807 f; truncate -os 9223372036854775807 f 2>&1 | sed 's/ [0-9]* byte/ N byte/'; truncate -s -9223372036854775808 f; stat -c %s f
  truncate: overflow extending size of file 'f'
  truncate: overflow in 9223372036854775807 * N byte blocks for file 'f'
  0

Without a size or a file there is nothing to do.
  $ truncate f; truncate -o f; truncate -s 1
  truncate: you must specify either '--size' or '--reference'
  Try 'truncate --help' for more information.
  truncate: you must specify either '--size' or '--reference'
  Try 'truncate --help' for more information.
  truncate: missing file operand
  Try 'truncate --help' for more information.
  [1]
