The path that PATH leads to is printed, or all there are with -a.
  $ mkdir a b; printf '#!/bin/sh\n' | tee a/x b/x > b/y; chmod +x a/x b/x; mkdir a/d; env -i PATH="a:b:$PATH" which x; env -i PATH="a:b:$PATH" which -a x; env -i PATH="a:b:$PATH" which x y d nope; echo $?; env -i PATH="a:b:$PATH" which x x
  a/x
  a/x
  b/x
  a/x
  1
  a/x
  a/x

An empty part of PATH is the working directory, and a name with a slash is a path.
  $ printf '#!/bin/sh\n' > x; chmod +x x; env -i PATH=":$PATH" which x; which ./x ./y; echo $?; which "$PWD/x" | sed "s|$PWD|.|"
  ./x
  ./x
  1
  ./x

-s prints nothing. Nothing to look for is not found.
  $ which -s sh; echo $?; which -s nope; echo $?; which
  0
  1
  [1]
  $ which -x
  which: invalid option -- 'x'
  Try 'which --help' for more information.
  [2]
