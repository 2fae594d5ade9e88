Lines of the first file, of the second and of both stand in columns.
  $ printf 'a\nb\nd\n' > f; printf 'b\nc\nd' > g; comm f g; comm -12 f g; comm -3 f g; comm -1 f - < g; comm -123 f g
  a
  \t\tb (esc)
  \tc (esc)
  \t\td (esc)
  b
  d
  a
  \tc (esc)
  \tb (esc)
  c
  \td (esc)

--total counts them, --output-delimiter stands between the columns.
  $ printf 'a\nb\n' > f; printf 'b\nc\n' > g; comm --total f g; comm --output-delimiter=: --total f g; comm -23 --total f g; comm --output-delimiter= f g | od -An -c
  a
  \t\tb (esc)
  \tc (esc)
  1\t1\t1\ttotal (esc)
  a
  ::b
  :c
  1:1:1:total
  a
  1\t1\t1\ttotal (esc)
     a  \n  \0  \0   b  \n  \0   c  \n

What is not sorted is told when it matters.
  $ printf 'b\na\n' > f; printf 'a\nb\n' > g; comm f f; comm f g; comm g f
  \t\tb (esc)
  \t\ta (esc)
  \ta (esc)
  \t\tb (esc)
  comm: file 1 is not in sorted order
  a
  comm: input is not in sorted order
  a
  \t\tb (esc)
  comm: file 2 is not in sorted order
  \ta (esc)
  comm: input is not in sorted order
  [1]
  $ comm --check-order f f; comm --nocheck-order f g
  \t\tb (esc)
  comm: file 1 is not in sorted order
  \ta (esc)
  \t\tb (esc)
  a

-z ends lines with NUL.
  $ printf 'a\0b' > f; printf 'b\0' > g; comm -z f g | od -An -c
     a  \0  \t  \t   b  \0

Two files must be there.
  $ echo > f; comm; comm f; comm f f f; comm f nope; comm . f; comm --output-delimiter=a --output-delimiter=b f f
  comm: missing operand
  Try 'comm --help' for more information.
  comm: missing operand after 'f'
  Try 'comm --help' for more information.
  comm: extra operand 'f'
  Try 'comm --help' for more information.
  comm: nope: No such file or directory
  comm: .: Is a directory
  comm: multiple output delimiters specified
  [1]

