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
