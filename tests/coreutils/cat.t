A missing operand is reported and the rest is still copied.
  $ printf 'a\n' > f; cat f nope f
  a
  cat: nope: No such file or directory
  a
  [1]

Bytes go through as they are.
  $ printf 'a\0\377\t\r\nb' | cat
  a\x00\xff\t\r (esc)
  b (no-eol)

A terminal is read and written as other files are.
  $ pty: printf 'a\tb\033\n' | cat; cat; cat < /dev/tty
  a\tb\x1b (esc)

Control characters in a name do not reach a terminal.
  $ pty: cat "$(printf 'a\033[31m\rb')"
  cat: 'a'$'\033''[31m'$'\r''b': No such file or directory
  [1]

Control characters in an option do not reach a terminal (not GNU: it prints them).
  $ pty: cat --"$(printf 'a\033[31m\rb')" 2>&1
  cat: unrecognized option '--a[ -~]*' (re)
  Try 'cat --help' for more information.
  [1]
