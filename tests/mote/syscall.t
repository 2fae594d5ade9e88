A call is named or numbered; its result is printed.
  $ syscall write 1 hi 2; echo
  hi2
  
  $ syscall close 1 2>&1
  syscall: write error: Bad file descriptor
  [1]
  $ syscall -l | grep -E ' (read|write|openat)$' | wc -l
  3

An error has a name and a text.
  $ syscall close 99
  syscall: close: EBADF: Bad file descriptor
  [1]
  $ syscall mkdirat -100 /proc/x 0755
  syscall: mkdirat: ENOENT: No such file or directory
  [1]
  $ syscall 99999
  syscall: 99999: ENOSYS: Function not implemented
  [1]

Numbers are written as in C.
  $ syscall -x lseek 0 0 0; syscall mkdirat -0x64 d 0750 && stat -c %a d
  0x0
  0
  750

A text that looks like a number stands behind an equals sign.
  $ syscall -r write 1 =12 2; echo; syscall -r write 1 =- 1; echo; syscall -r write 1 == 1; echo
  12
  -
  =

A buffer is printed as far as the result says, or up to its last byte that is not 0.
  $ printf 'a"\\\n\t\1\377' | syscall read 0 - 100
  7
  "a\"\\\n\t\001\377"
  $ syscall uname - | sed -n 's/^"Linux\\000.*/Linux/p'
  Linux

Raw, it is printed as it is, and nothing else.
  $ printf 'a\0b' | syscall -r read 0 - 100
  a\x00b (no-eol) (esc)
  $ head -c 100000 /dev/zero > f; syscall -r read 0 - 100000 < f | wc -c
  100000

What is no call, or has too many arguments, is reported.
  $ syscall nope
  syscall: no such system call: 'nope'
  [1]
  $ syscall getpid 1 2 3 4 5 6 7
  syscall: extra operand '7'
  Try 'syscall --help' for more information.
  [1]
  $ syscall
  syscall: missing operand
  Try 'syscall --help' for more information.
  [1]

A number that no register and no buffer holds is reported.
  $ syscall lseek 0 18446744073709551616 0
  syscall: invalid number: '18446744073709551616': Value too large for defined data type
  [1]
  $ syscall read 0 - 1000000000000
  syscall: invalid number: '1000000000000': Value too large for defined data type
  [1]

Output that cannot be written is an error.
  $ syscall getpid > /dev/full
  syscall: write error: No space left on device
  [1]
