The working directory is printed.
  $ mkdir d; cd d; test "$(pwd)" = "$HOME/d" && test "$(pwd)" = "$(env pwd)"; echo $?
  0

Without options symbolic links are resolved; -L keeps them.
  $ mkdir a; ln -s a b; cd b; export PWD; PWD=$HOME/b; basename "$(env pwd)"; basename "$(env pwd -L)"; basename "$(env pwd -P)"; basename "$(env pwd -L -P)"; basename "$(env pwd -P -L)"
  a
  b
  a
  a
  b

With POSIXLY_CORRECT -L is the default.
  $ mkdir a; ln -s a b; cd b; export PWD; PWD=$HOME/b; POSIXLY_CORRECT=1 env pwd | sed "s,.*/,,"
  b

A wrong PWD is not believed.
  $ mkdir a b; cd a; basename "$(PWD=$HOME/b env pwd -L)"; basename "$(PWD=$HOME/b/../a env pwd -L)"; basename "$(PWD=a env pwd -L)"; basename "$(PWD= env pwd -L)"
  a
  a
  a
  a

Operands are ignored with a warning.
  $ mkdir d; cd d; env pwd a 2>&1 | sed "s,/.*/,,"
  pwd: ignoring non-option arguments
  d

Unknown options are usage errors.
  $ env pwd -x
  pwd: invalid option -- 'x'
  Try 'pwd --help' for more information.
  [1]

A directory that was removed has no name any more. (not emulated: the wrapper complains as well)
  $ mkdir d; cd d; rmdir ../d; env pwd; env pwd -P > /dev/null 2>&1
  pwd: couldn't find directory entry in '..' with matching i-node
  [1]

A path that is longer than the kernel's own limit is printed whole.
  $ d=$(printf %0200d 0); for i in 1 2 3 4 5 6; do p=$p/$d/$d/$d/$d; mkdir -p $d/$d/$d/$d; cd -P $d/$d/$d/$d; done; [ "$(env pwd)" = "$HOME$p" ] && echo yes
  yes
