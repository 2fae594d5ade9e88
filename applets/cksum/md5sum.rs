//! md5sum, sha1sum, sha224sum, sha256sum, sha384sum, sha512sum - compute and check message digests
use super::main;

rt::applet! { "md5sum", main, "\
Usage: md5sum [OPTION]... [FILE]...
Print the checksum of each FILE, or of standard input, or check them. - is standard input.

  -b, --binary           put * before the names
  -c, --check            check what a FILE lists
      --tag              print NAME (FILE) = CHECKSUM
  -t, --text             put a blank before the names (the default)
  -z, --zero             end lines with NUL, not newline, and do not escape names

With -c:
      --ignore-missing   pass over files that are missing
      --quiet            say nothing of what is right
      --status           say nothing at all
      --strict           fail if a line is no checksum
  -w, --warn             tell of each line that is no checksum

" }
rt::entry! { "sha1sum", main, {}, HELP }
rt::entry! { "sha224sum", main, {}, HELP }
rt::entry! { "sha256sum", main, {}, HELP }
rt::entry! { "sha384sum", main, {}, HELP }
rt::entry! { "sha512sum", main, {}, HELP }

const _: () = assert!(super::same_ids(HELP));
