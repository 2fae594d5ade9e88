It prints y until nobody reads.
  $ yes | head -n 3
  y
  y
  y

It prints its words.
  $ yes a 'b c' | head -n 2
  a b c
  a b c
  $ yes '' | head -n 2
   (esc)
   (esc)
  $ yes -- -n | head -n 1
  -n

Long lines come whole.
  $ yes $(printf '%0100000d' 1) | head -n 50 | wc -c
  5000050
  $ yes $(printf '%0100000d' 1) | head -n 20 | sort -u | wc -l
  1

Many lines come whole.
  $ yes abc | head -n 300000 | sort -u
  abc
  $ yes abc | head -n 300000 | wc
   300000  300000 1200000

Bytes that are not UTF-8 are printed.
  $ yes $(printf '\377') | head -n 1
  \xff (esc)

A full output is an error.
  $ yes > /dev/full
  yes: standard output: No space left on device
  [1]

Unknown options are usage errors.
  $ yes -x
  yes: invalid option -- 'x'
  Try 'yes --help' for more information.
  [1]
  $ yes --no-such-option
  yes: unrecognized option '--no-such-option'
  Try 'yes --help' for more information.
  [1]
