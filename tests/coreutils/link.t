A file gets a second name.
  $ echo a > f; link f g; cat g; stat -c %h f
  a
  2

What is there already stays, and what is missing has no second name.
  $ echo a > f; echo b > g; link f g; link nope h; link f 'no dir/x'; cat g
  link: cannot create link 'g' to 'f': File exists
  link: cannot create link 'h' to 'nope': No such file or directory
  link: cannot create link 'no dir/x' to 'f': No such file or directory
  b

A symbolic link is not followed.
  $ ln -s nope l; link l m; readlink m
  nope

A directory has one name.
  $ mkdir d; link d e
  link: cannot create link 'e' to 'd': Operation not permitted
  [1]

There are two operands.
  $ link
  link: missing operand
  Try 'link --help' for more information.
  [1]
  $ link a
  link: missing operand after 'a'
  Try 'link --help' for more information.
  [1]
  $ link a b c d
  link: extra operand 'c'
  Try 'link --help' for more information.
  [1]
