A name that a file has or could have is fine.
  $ mkdir d; pathchk d d/x nope/y . / 'a b' '*' -- x

What is no directory on the way, or leads nowhere, is reported.
  $ : > f; ln -s loop loop; pathchk f/x loop/x ''
  pathchk: f/x: Not a directory
  pathchk: loop/x: Too many levels of symbolic links
  pathchk: '': No such file or directory
  [1]

A component and a path can be too long.
  $ n=$(printf 'n%.0s' $(seq 256)); pathchk $n 2>&1 | sed "s/$n/N/"; pathchk nope/$n 2>&1 | sed "s/$n/N/"; pathchk $(printf 'a/%.0s' $(seq 2048)) 2>&1 | sed 's,a[a/]*:,A:,'
  pathchk: N: File name too long
  pathchk: limit 255 exceeded by length 256 of file name component 'N'
  pathchk: A: File name too long

-p asks for what every POSIX system takes.
  $ pathchk -p abc.d_-e/F9 'a b' 'x/a*' abcdefghijklmno a/abcdefghijklmno/b ''; pathchk -p "$(printf 'a\nb\351')"
  pathchk: nonportable character ' ' in file name 'a b'
  pathchk: nonportable character '*' in file name 'x/a*'
  pathchk: limit 14 exceeded by length 15 of file name component 'abcdefghijklmno'
  pathchk: limit 14 exceeded by length 15 of file name component 'abcdefghijklmno'
  pathchk: empty file name
  pathchk: nonportable character '\n' in file name 'a'$'\n''b'$'\351'
  [1]
  $ pathchk -p $(printf 'a/%.0s' $(seq 127))a; pathchk -p $(printf 'a/%.0s' $(seq 127))aa 2>&1 | sed 's,a/[a/]*,A,'
  pathchk: limit 255 exceeded by length 256 of file name 'A'

With -p it does not matter what is there.
  $ : > f; pathchk -p f/x

In UTF-8 a character is reported whole.
  $ LC_ALL=C.UTF-8 pathchk -p aéb; LC_ALL=C.UTF-8 pathchk -p "$(printf 'a\351')"
  pathchk: nonportable character ‘é’ in file name 'aéb'
  pathchk: nonportable character ‘\351’ in file name 'a'$'\351'
  [1]

-P reports empty names and components that begin with a hyphen, and still looks at the rest.
  $ : > f; pathchk -P a/-b '' f/x; pathchk -P -- -x a-
  pathchk: leading '-' in a component of file name 'a/-b'
  pathchk: empty file name
  pathchk: f/x: Not a directory
  pathchk: leading '-' in a component of file name '-x'
  [1]

--portability is both; an option behind a name is a name.
  $ pathchk --portability a -p 'x y'
  pathchk: leading '-' in a component of file name '-p'
  pathchk: nonportable character ' ' in file name 'x y'
  [1]

Without an operand there is nothing to do.
  $ pathchk -p
  pathchk: missing operand
  Try 'pathchk --help' for more information.
  [1]
