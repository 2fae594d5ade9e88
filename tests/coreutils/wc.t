Newlines, words and bytes are counted.
  $ printf 'one two\nthree\n' > f; wc f; wc < f; cat f | wc
   2  3 14 f
   2  3 14
        2       3      14
  $ : > e; wc e; wc -c e; printf 'no end' > n; wc n
  0 0 0 e
  0 e
  0 2 6 n

Each column has an option, and their order is fixed.
  $ printf 'one two\n\tthree\n' > f; wc -l f; wc -w f; wc -c f; wc -m f; wc -L f
  2 f
  3 f
  15 f
  15 f
  13 f
  $ wc -cl f; wc -Lmcwl f; wc --max-line-length --words f; wc --chars --bytes --lines f
   2 15 f
   2  3 15 15 13 f
   3 13 f
   2 15 15 f

A single number stands alone, several are as wide as the sum of the sizes.
  $ printf 'a\n' > f; wc -l f; wc -l < f; wc -lw f; wc -lw < f
  1 f
  1
  1 1 f
  1 1
  $ head -c 12345 /dev/zero > g; wc -lw f g; wc -l f g; wc g
      1     1 f
      0     0 g
      1     1 total
      1 f
      0 g
      1 total
      0     0 12345 g
  $ cat g | wc; cat g | wc -cl; cat f | wc f -
        0       0   12345
        0   12345
        1       1       2 f
        1       1       2 -
        2       2       4 total

Several files have a total.
  $ printf 'a b\n' > f; printf 'cc\n' > g; wc f g; wc -L f g; wc f f f
  1 2 4 f
  1 1 3 g
  2 3 7 total
  3 f
  2 g
  3 total
   1  2  4 f
   1  2  4 f
   1  2  4 f
   3  6 12 total
  $ wc -c f nope g
  4 f
  wc: nope: No such file or directory
  3 g
  7 total
  [1]
  $ wc nope
  wc: nope: No such file or directory
  [1]
  $ wc -l nope
  wc: nope: No such file or directory
  [1]

A dash is standard input, and is shown if it was given.
  $ printf 'a\n' > f; wc - < f; wc -l f - < f; wc -- -  < f
  1 1 2 -
  1 f
  1 -
  2 total
  1 1 2 -

A directory is reported, and counts as nothing.
  $ mkdir d; printf 'a\n' > f; wc d f
  wc: d: Is a directory
        0       0       0 d
        1       1       2 f
        1       1       2 total
  [1]
  $ wc -c d
  wc: d: Is a directory
  0 d
  [1]
  $ wc -l d
  wc: d: Is a directory
  0 d
  [1]

Words are separated by blanks of all kinds, and need something printable.
  $ printf 'a\tb\vc\fd\re f' | wc -w; printf '\001 \002\n' | wc -w; printf 'a\001b\n' | wc -w; printf 'a\0b' | wc -w
  6
  0
  1
  1
  $ printf '\303\251 \300\377\n' | wc -w; printf '\303\251\n' | wc -m
  0
  3

In a UTF-8 locale characters are decoded.
  $ printf '\303\251\342\202\254\360\237\230\200\n' | LC_ALL=C.UTF-8 wc -m; printf '\377\303\251' | LC_ALL=C.UTF-8 wc -m
  4
  1
  $ printf '\303\251\343\200\200\342\202\254\n' | LC_ALL=C.UTF-8 wc -w; printf 'a\302\240b\n' | LC_ALL=C.UTF-8 wc -w
  2
  2
  $ printf 'a\302\240b\n' | POSIXLY_CORRECT=1 LC_ALL=C.UTF-8 wc -w
  1
  $ printf '\303\251' | LANG=C.UTF-8 LC_ALL= wc -m; printf '\303\251' | LC_ALL= LC_CTYPE=C.UTF-8 LANG=C wc -m
  1
  1

The widest line is measured in columns.
  $ printf 'abc\n12345\nx' | wc -L; printf 'a\tb\n' | wc -L; printf 'abc\rabcde\r\n' | wc -L; printf 'ab\fabcd\f' | wc -L
  5
  9
  5
  4
  $ printf '\303\251\344\270\200\n' | LC_ALL=C.UTF-8 wc -L; printf '\303\251\344\270\200\n' | wc -L; printf 'e\314\201\n' | LC_ALL=C.UTF-8 wc -L
  3
  0
  1
  $ printf '\001ab\010c\177\n' | wc -L
  3

What follows a broken character is measured, too.
  $ printf 'a\3457' | LC_ALL=C.UTF-8 wc -L; printf 'a\303\n' | LC_ALL=C.UTF-8 wc -L; printf 'a\343/' | LC_ALL=C.UTF-8 wc -mL
  2
  1
        2       2

A character that two reads share is one.
  $ (printf '\344\270'; sleep 0.1; printf '\200b') | LC_ALL=C.UTF-8 wc -mL
        2       3

Names come from a list with --files0-from.
  $ printf 'a\n' > f; printf 'bb\n' > g; printf 'f\0g\0' > l; wc --files0-from=l; wc -c --files0-from=l; cat l | wc --files0-from=-
  1 1 2 f
  1 1 3 g
  2 2 5 total
  2 f
  3 g
  5 total
  1 1 2 f
  1 1 3 g
  2 2 5 total
  $ printf 'f' > l; wc --files0-from=l; printf 'f\0g' | wc -l --files0-from=-
  1 1 2 f
  1 f
  1 g
  2 total
  $ : > l; wc --files0-from=l; wc --files0-from=- < /dev/null
  $ printf 'f\0\0g\0' > l; wc --files0-from=l
  1 1 2 f
  wc: l:2: invalid zero-length file name
  1 1 3 g
  2 2 5 total
  [1]
  $ printf 'f\0-\0' | wc --files0-from=-
  1 1 2 f
  wc: when reading file names from stdin, no file name of '-' allowed
  1 1 2 total
  [1]
  $ printf 'f\0-\0' > l; echo 'x y' | wc --files0-from=l
        1       1       2 f
        1       2       4 -
        2       3       6 total
  $ wc --files0-from=nope
  wc: cannot open 'nope' for reading: No such file or directory
  [1]
  $ wc --files0-from=l f
  wc: extra operand 'f'
  file operands cannot be combined with --files0-from
  Try 'wc --help' for more information.
  [1]
  $ mkdir d; wc --files0-from=d
  wc: d: read error: Is a directory
  [1]
  $ wc --files0-from=l --files0-from=nope
  wc: cannot open 'nope' for reading: No such file or directory
  [1]

A name that takes more than one line is quoted.
  $ n=$(printf 'a\nb'); echo x > "$n"; wc "$n"; wc "$n" nope
  1 1 2 'a'$'\n''b'
  1 1 2 'a'$'\n''b'
  wc: nope: No such file or directory
  1 1 2 total
  [1]

An empty name is invalid.
  $ wc ''
  wc: invalid zero-length file name
  [1]

Files that are said to be empty are read.
  $ wc -c /proc/sys/kernel/ostype; wc -l < /proc/sys/kernel/ostype
  6 /proc/sys/kernel/ostype
  1

A file is counted from where it stands.
  $ printf 'a\nb\nc\n' > f; (head -n 1 > /dev/null; wc) < f; (head -n 2 > /dev/null; wc -c) < f; (cat > /dev/null; wc -c) < f
  2 2 4
  2
  0

Bytes of a large file are not read.
  $ truncate -s 5G f; wc -c f; wc -c < f
  5368709120 f
  5368709120

A file as long as a read, and a little more.
  $ head -c 131072 /dev/zero > f; wc -c f; echo >> f; wc f; head -c 262143 /dev/zero | tr '\0' a | wc
  131072 f
       1      0 131073 f
        0       1  262143

Options may be shortened, and stand behind names.
  $ printf 'a\n' > f; wc f --li; wc --by f; wc -- f -l
  1 f
  2 f
  1 1 2 f
  wc: -l: No such file or directory
  1 1 2 total
  [1]
  $ wc --files0=f --debug
  wc: 'a'$'\n': No such file or directory
  [1]

Unknown options are usage errors.
  $ wc -x
  wc: invalid option -- 'x'
  Try 'wc --help' for more information.
  [1]
  $ wc --nope
  wc: unrecognized option '--nope'
  Try 'wc --help' for more information.
  [1]
  $ wc --files0-from
  wc: option '--files0-from' requires an argument
  Try 'wc --help' for more information.
  [1]
  $ wc --lines=1 f
  wc: option '--lines' doesn't allow an argument
  Try 'wc --help' for more information.
  [1]

A full output is an error (not GNU: we say why).
  $ printf 'a\n' > f; wc f > /dev/full
  wc: write error: No space left on device
  [1]
