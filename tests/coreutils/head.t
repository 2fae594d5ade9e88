The first ten lines are printed.
  $ printf '1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n12\n' > f; head f
  1
  2
  3
  4
  5
  6
  7
  8
  9
  10
  $ head < f | wc -l
  10

-n gives the number of lines.
  $ printf '1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n12\n' > f; head -n 2 f; head -n2 f; head --lines=1 f; head --lines 1 f
  1
  2
  1
  2
  1
  1
  $ head -n 0 f
  $ head -n 100 f | wc -l
  12

-n with a minus prints all but the last lines.
  $ printf '1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n12\n' > f; head -n -10 f; cat f | head -n -11
  1
  2
  1
  $ head -n -12 f; head -n -100 f; head -n -0 f | wc -l
  12

-c gives the number of bytes.
  $ printf '1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n12\n' > f; head -c 3 f; echo; head -c 0 f; head -c 1K f | wc -c
  1
  2
  27
  $ head -c -25 f; cat f | head -c -26; head -c -1000 f
  1
  1 (no-eol)

A file without a newline at its end is printed as it is.
  $ printf 'a\nb' > f; head f
  a
  b (no-eol)
  $ head -n 1 f; head -n -1 f; head -n 2 f
  a
  a
  a
  b (no-eol)

Several files have headers.
  $ echo a > f; echo b > g; head f g
  ==> f <==
  a
   (esc)
  ==> g <==
  b
  $ head -q f g; head -v f; head --quiet -v f
  a
  b
  ==> f <==
  a
  ==> f <==
  a
  $ echo c | head f - g
  ==> f <==
  a
   (esc)
  ==> standard input <==
  c
   (esc)
  ==> g <==
  b

A missing file is reported, and the rest is printed.
  $ echo a > f; head f nope f
  ==> f <==
  a
  head: cannot open 'nope' for reading: No such file or directory
   (esc)
  ==> f <==
  a
  [1]
  $ head nope
  head: cannot open 'nope' for reading: No such file or directory
  [1]

A directory is an error.
  $ mkdir d; head d
  head: error reading 'd': Is a directory
  [1]

-z makes NUL end lines.
  $ printf 'a\0b\0c\0' | head -z -n 2
  a\x00b\x00 (no-eol) (esc)

The old form -NUM works as the first argument.
  $ printf '1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n12\n' > f; head -2 f; head -1q f f; head -3c f; echo; head -1v f
  1
  2
  1
  1
  1
  2
  ==> f <==
  1
  $ head f -2
  head: invalid trailing option -- 2
  Try 'head --help' for more information.
  [1]
  $ head -q -2 f
  head: invalid trailing option -- 2
  Try 'head --help' for more information.
  [1]

A digit that is no first argument is an option of its own.
  $ head -q2 f
  head: invalid trailing option -- 2
  Try 'head --help' for more information.
  [1]
  $ head -n 1 -99x f
  head: invalid trailing option -- 9
  Try 'head --help' for more information.
  [1]

A multiplier of the old form holds for lines too, and is shown in messages.
  $ yes | head -2kl | wc -l
  2048
  $ yes | head -18446744073709551615b
  head: invalid number of bytes: '18446744073709551615b': Value too large for defined data type
  [1]
  $ yes | head -18446744073709551615bmq
  head: invalid number of bytes: '18446744073709551615m': Value too large for defined data type
  [1]

All but more bytes than a file can have is too much.
  $ head -c -8E < /dev/null
  head: invalid number of bytes: '9223372036854775808': Value too large for defined data type
  [1]
  $ head -c -9223372036854775807 < /dev/null; head -c 8E < /dev/null

Numbers may have multipliers.
  $ yes | head -c 2kB | wc -c; yes | head -c 1b | wc -c; yes | head -c 1KiB | wc -c; yes | head -c 1M | wc -c
  2000
  512
  1024
  1048576
  $ yes | head -n 1K | wc -l; yes | head -n 1k | wc -l
  1024
  1024

Blanks and a plus may stand before a number, but not before a multiplier alone.
  $ printf 'a\nb\n' > f; head -n ' +1' f; head -n k f
  a
  a
  b
  $ head -n +K f
  head: invalid number of lines: '+K'
  [1]
  $ head -n ' K' f
  head: invalid number of lines: ' K'
  [1]

Wrong numbers are errors.
  $ head -n x f
  head: invalid number of lines: 'x'
  [1]
  $ head -c 1x f
  head: invalid number of bytes: '1x'
  [1]
  $ head -n ''
  head: invalid number of lines: ''
  [1]
  $ head -n 1e
  head: invalid number of lines: '1e'
  [1]
  $ head --lines=-
  head: invalid number of lines: ''
  [1]

Numbers of any size are taken.
  $ echo a | head -n 99999999999999999999
  head: invalid number of lines: '99999999999999999999': Value too large for defined data type
  [1]
  $ echo a | head -n 18446744073709551615; echo a | head -c -18446744073709551615
  a
  head: invalid number of bytes: '18446744073709551615': Value too large for defined data type
  [1]
  $ echo a | head -n 1Y
  head: invalid number of lines: '1Y': Value too large for defined data type
  [1]

A seekable input is left right after what was used.
  $ printf '1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n12\n' > f; (head -n 2; echo -; head -n 1) < f
  1
  2
  -
  3
  $ (head -c 3 > /dev/null; cat) < f | head -n 1
   (esc)

Unknown options are usage errors.
  $ head -x
  head: invalid option -- 'x'
  Try 'head --help' for more information.
  [1]
  $ head --line=1 --no-such-option
  head: unrecognized option '--no-such-option'
  Try 'head --help' for more information.
  [1]

A full output is an error.
  $ yes | head > /dev/full
  head: write error: No space left on device
  [1]

All but the last bytes of a file need not fit into memory.
  $ truncate -s 5G f; echo end >> f; head -c -5368709000 f | wc -c; (head -c -5368709000 > /dev/null; wc -c) < f
  124
  5368709000
  $ printf '%70000d' 1 > f; (head -c 5 > /dev/null; head -c -69990 | wc -c; wc -c) < f; head -c -70001 f
  5
  69990
