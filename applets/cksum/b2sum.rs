//! b2sum - compute and check BLAKE2 message digests
use super::main;

rt::applet! { "b2sum", main, "\
Usage: b2sum [OPTION]... [FILE]...
Print the BLAKE2b checksum of each FILE, or of standard input, or check them. - is standard input.

  -l, --length=BITS      the length, a multiple of 8; at most 512
  -b, --binary           put * before the names
  -c, --check            check what a FILE lists
      --tag              print BLAKE2b (FILE) = CHECKSUM
  -t, --text             put a blank before the names (the default)
  -z, --zero             end lines with NUL, not newline, and do not escape names

With -c:
      --ignore-missing   pass over files that are missing
      --quiet            say nothing of what is right
      --status           say nothing at all
      --strict           fail if a line is no checksum
  -w, --warn             tell of each line that is no checksum

" }

const _: () = assert!(super::same_ids(HELP));
