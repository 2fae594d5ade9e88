It prints what uname -m prints.
  $ [ "$(arch)" = "$(uname -m)" ] && echo yes
  yes

It takes no operands.
  $ arch x
  arch: extra operand 'x'
  Try 'arch --help' for more information.
  [1]

It has no options of its own.
  $ arch -m
  arch: invalid option -- 'm'
  Try 'arch --help' for more information.
  [1]

Output that cannot be written is an error.
  $ arch > /dev/full
  arch: write error: No space left on device
  [1]
