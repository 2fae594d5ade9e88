The last component is printed.
  $ basename /usr/bin/sort
  sort
  $ basename sort
  sort
  $ basename usr/
  usr
  $ basename a//b///
  b

Slashes only are one slash, and nothing is nothing.
  $ basename /; basename //; basename ///; basename ''
  /
  /
  /
   (esc)

A suffix is removed, but not all of the name.
  $ basename include/stdio.h .h
  stdio
  $ basename .h .h
  .h
  $ basename a.h.h .h
  a.h
  $ basename / /
  /
  $ basename ab/ b
  a

-a takes every operand as a name.
  $ basename -a a/b c/d
  b
  d

-s removes a suffix from each name and implies -a.
  $ basename -s .h a/b.h c/d.h e.c
  b
  d
  e.c
  $ basename --suffix=.h a/b.h
  b
  $ basename -as .h b.h
  b

-z ends each name with NUL.
  $ basename -z a/b; basename -za a/b c
  b\x00b\x00c\x00 (no-eol) (esc)

A missing operand is a usage error.
  $ basename
  basename: missing operand
  Try 'basename --help' for more information.
  [1]
  $ basename -a
  basename: missing operand
  Try 'basename --help' for more information.
  [1]

A third operand without -a is a usage error.
  $ basename a b c
  basename: extra operand 'c'
  Try 'basename --help' for more information.
  [1]
  $ basename a b 'c d'
  basename: extra operand 'c d'
  Try 'basename --help' for more information.
  [1]

Unknown options are usage errors.
  $ basename -x a
  basename: invalid option -- 'x'
  Try 'basename --help' for more information.
  [1]
  $ basename --xyz a
  basename: unrecognized option '--xyz'
  Try 'basename --help' for more information.
  [1]
  $ basename --suffix
  basename: option '--suffix' requires an argument
  Try 'basename --help' for more information.
  [1]
  $ basename --multiple=1 a
  basename: option '--multiple' doesn't allow an argument
  Try 'basename --help' for more information.
  [1]

Options may be shortened where that is clear.
  $ basename --su=c abc
  ab
  $ basename --mul a/b c/d
  b
  d

Bytes that are not UTF-8 go through.
  $ basename $(printf 'a/\377b\376') $(printf '\376')
  \xffb (esc)

Names with control characters go through to a file.
  $ basename $(printf 'a/b\033c')
  b\x1bc (esc)

Options end at the first name.
  $ basename a/b -s
  b
  $ basename -s .c x.c -a.c
  x
  -a
  $ basename -- -a/-b
  -b
