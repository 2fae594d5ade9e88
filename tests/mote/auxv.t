Each entry is on a line, with its name and its value in a column.
  $ auxv | grep -E '^AT_(PAGESZ|CLKTCK|PHENT|SECURE|RANDOM|EXECFN):' | sort
  AT_CLKTCK:            100
  AT_EXECFN:            .+ (re)
  AT_PAGESZ:            [0-9]+ (re)
  AT_PHENT:             (56|32) (re)
  AT_RANDOM:            0x[0-9a-f]+ (re)
  AT_SECURE:            0

It prints what other programs are told as well.
  $ auxv | grep -c -E '^AT_(UID|EUID|GID|EGID|HWCAP|PHDR|PHNUM|BASE|ENTRY|FLAGS): +'
  10

The library that the kernel maps, where it does, has symbols, one for the time.
  $ if auxv | grep -q EHDR; then auxv -s | grep -E '^([0-9a-f]{8}){1,2} [TW] .*clock_gettime$'; fi | sort -u > f
  $ if auxv | grep -q EHDR; then test -s f; else test -e f; fi && echo yes
  yes

It takes no operands.
  $ auxv x
  auxv: extra operand 'x'
  Try 'auxv --help' for more information.
  [1]

Output that cannot be written is an error.
  $ auxv > /dev/full
  auxv: write error: No space left on device
  [1]
