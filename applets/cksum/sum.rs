//! sum - checksum and count the blocks of files
use super::main;

rt::applet! { "sum", main, "\
Usage: sum [OPTION]... [FILE]...
Print a checksum of 16 bits of each FILE, or of standard input, and its length in blocks. - is standard input.

  -r                     BSD's sum and blocks of 1024 bytes (the default)
  -s, --sysv             System V's sum and blocks of 512 bytes

" }
