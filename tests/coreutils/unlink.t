A name is removed, and a link is no more than that.
  $ echo a > f; ln f g; ln -s f l; unlink g; unlink l; ls
  f

A directory is left, and what is missing is an error.
  $ mkdir d; unlink d; unlink 'no pe'; unlink ''; ls
  unlink: cannot unlink 'd': Is a directory
  unlink: cannot unlink 'no pe': No such file or directory
  unlink: cannot unlink '': No such file or directory
  d

A name may start with a dash behind --.
  $ : > -x; unlink -- -x; ls

There is one operand.
  $ unlink
  unlink: missing operand
  Try 'unlink --help' for more information.
  [1]
  $ : > a; unlink a b; ls
  unlink: extra operand 'b'
  Try 'unlink --help' for more information.
  a
