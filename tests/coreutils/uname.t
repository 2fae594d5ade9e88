Without an option it prints the name of the kernel.
  $ uname
  Linux

What is asked for is printed once, always in the same order.
  $ [ "$(uname -rsr)" = "$(uname -s) $(uname -r)" ] && echo yes
  yes
  $ [ "$(uname -o -n -m)" = "$(uname -n) $(uname -m) $(uname -o)" ] && echo yes
  yes

What is unknown is printed as such if it is asked for alone, but is no part of all.
  $ uname -p
  unknown
  $ uname --hardware-platform --processor --operating-system
  unknown unknown GNU/Linux
  $ [ "$(uname -a)" = "$(uname -snrvmo)" ] && echo yes
  yes
  $ [ "$(uname -a -p -i)" = "$(uname --all)" ] && echo yes
  yes

The names of the kernel and its release have second ones.
  $ [ "$(uname --sysname --release)" = "$(uname -sr)" ] && echo yes
  yes

An operand is a mistake.
  $ uname x y
  uname: extra operand 'x'
  Try 'uname --help' for more information.
  [1]

So is an option that it does not know.
  $ uname -z
  uname: invalid option -- 'z'
  Try 'uname --help' for more information.
  [1]

A long option needs only as much of its name as is its own.
  $ uname --op
  GNU/Linux
  $ uname --kernel
  uname: option '--kernel' is ambiguous; possibilities: '--kernel-name' '--kernel-release' '--kernel-version'
  Try 'uname --help' for more information.
  [1]

Output that cannot be written is an error.
  $ uname > /dev/full
  uname: write error: No space left on device
  [1]
  $ uname >&-
  uname: write error: Bad file descriptor
  [1]
