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

Lines are numbered across files, and an unfinished one goes on in the next file.
  $ printf 'a\nb' > f; printf 'c\n\nd\n' > g; cat -n f g
       1\ta (esc)
       2\tbc (esc)
       3\t (esc)
       4\td (esc)
  $ printf 'a\nb' > f; printf 'c\n\nd\n' > g; cat -nb f g
       1\ta (esc)
       2\tbc (esc)
  
       3\td (esc)

A number may outgrow its six columns.
  $ i=0; while [ $i -lt 20 ]; do i=$((i+1)); echo; done > f; i=0; while [ $i -lt 16 ]; do i=$((i+1)); cat f f > g; mv g f; done 2>&1; cat -n f 2>&1 | tail -n 1
  1310720\t (esc)

Of adjacent empty lines -s prints one, also across files.
  $ printf '\n\n\na\n\n' > f; printf '\n\nb\n' > g; cat -s f g
  
  a
  
  b

Control characters are shown as ^X, and bytes from 128 on as M-X.
  $ printf 'a\t\033\177\200\211\212\377\r\n' | cat -v
  a\t^[^?M-^@M-^IM-^JM-^?^M (esc)
  $ printf 'a\t\033\t\n' | cat -T
  a^I\x1b^I (esc)
  $ printf 'a\t\n' | cat -t; printf 'a\t\n' | cat -e; printf 'a\t\n\n' | cat -A
  a^I
  a\t$ (esc)
  a^I$
  $

A carriage return before a newline is shown by -E, wherever the data is cut.
  $ printf 'a\r\nb\rc\n' | cat -E
  a^M$
  b\rc$ (esc)
  $ printf 'a\r' > f; printf '\nb\r' > g; cat -E f g f
  a^M$
  b\ra\r (no-eol) (esc)

An output file that would feed itself is refused.
  $ echo a > f; cat f >> f
  cat: f: input file is output file
  [1]
