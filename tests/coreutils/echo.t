The words are printed with a space between them.
  $ echo a 'b  c' ''  d
  a b  c  d
  $ echo
   (esc)

-n leaves the newline out.
  $ echo -n a b
  a b (no-eol)

Backslashes stay as they are without -e, and with -E after it.
  $ echo 'a\tb'
  a\tb
  $ echo -e -E 'a\tb'
  a\tb
  $ echo -eE 'a\tb'
  a\tb

-e interprets escapes.
  $ echo -e '\a\b\e\f\n\r\t\v\\'
  \x07\x08\x1b\x0c (esc)
  \r\t\x0b\\ (esc)
  $ echo -e '\0101\x41\x4a\xfffe'
  AAJ\xfffe (esc)
  $ echo -e '\01234\08\x\xg\q\\'
  S4\x008\\x\\xg\\q\\ (esc)
  $ echo -e '\101 \00'
  A \x00 (esc)

\c ends all output.
  $ echo -e 'a\cb' c
  a (no-eol)

Options end at the first word that is none.
  $ echo -n -x; echo; echo -ne 'a\n'
  -x
  a
  $ echo -nx a; echo -; echo -- -n; echo --help x
  -nx a
  -
  -- -n
  --help x

A trailing backslash is printed.
  $ echo -e 'a\'
  a\

With POSIXLY_CORRECT escapes are on, and -n is an option only where it is first and alone.
  $ POSIXLY_CORRECT=1 echo -e 'a\tb'
  -e a\tb (esc)
  $ POSIXLY_CORRECT=1 echo -n 'a\tb'
  a\tb (no-eol) (esc)
  $ POSIXLY_CORRECT=1 echo --help
  --help

Bytes that are not UTF-8 are printed.
  $ echo $(printf '\377\376')
  \xff\xfe (esc)

A full output is an error.
  $ echo a > /dev/full
  echo: write error: No space left on device
  [1]
