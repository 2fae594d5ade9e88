The text of a symbolic link is printed.
  $ ln -s 'a/../b c' l; readlink l; readlink ./l l
  a/../b c
  a/../b c
  a/../b c

What is no symbolic link is an error that -v reports; the rest is still read.
  $ : > f; ln -s f l; readlink f nope l
  f
  [1]
  $ readlink -v f nope '' f/x l; readlink -vq f; readlink -vs f
  readlink: f: Invalid argument
  readlink: nope: No such file or directory
  readlink: '': No such file or directory
  readlink: f/x: Not a directory
  f
  [1]

-n leaves out the newline of a single name, -z ends each name with NUL.
  $ ln -s t l; readlink -n l; readlink -n l l; readlink -z l l; readlink -nz l
  treadlink: ignoring --no-newline with multiple arguments
  t
  t
  t\x00t\x00t (no-eol) (esc)

-f, -e and -m print absolute names, and ask for less and less to exist.
  $ mkdir -p d/e; : > f; ln -s d/e l; ln -s nope dangling; ln -s "$PWD/l/.." abs
  $ for o in -f -e -m; do echo "$o:"; readlink $o l/../../f abs/e nope dangling nope/x f/ f/x | sed "s|$PWD|DIR|"; done
  -f:
  DIR/f
  DIR/d/e
  DIR/nope
  DIR/nope
  -e:
  DIR/f
  DIR/d/e
  -m:
  DIR/f
  DIR/d/e
  DIR/nope
  DIR/nope
  DIR/nope/x
  DIR/f
  DIR/f/x

Errors are reported for the name that was given.
  $ : > f; ln -s f/ l; readlink -ve nope/x l f/. f/.. 'a b' ''
  readlink: nope/x: No such file or directory
  readlink: l: Not a directory
  readlink: f/.: Not a directory
  readlink: f/..: Not a directory
  readlink: 'a b': No such file or directory
  readlink: '': No such file or directory
  [1]

A chain of links may be longer than the kernel follows.
  $ : > l0; i=0; while [ $i -lt 100 ]; do ln -s l$i l$((i+1)); i=$((i+1)); done; readlink -e l100 | sed "s|$PWD|DIR|"
  DIR/l0

A loop is an error, and with -m the name of what loops stays.
  $ ln -s b a; ln -s a b; ln -s x/../self self; readlink -ve a a/x; readlink -m a a/x self | sed "s|$PWD|DIR|"
  readlink: a: Too many levels of symbolic links
  readlink: a/x: Too many levels of symbolic links
  DIR/a
  DIR/a/x
  DIR/self

A link that leads into itself is a loop, too (not GNU: it never ends).
  $ ln -s grow/x grow; readlink -ve grow
  readlink: grow: Too many levels of symbolic links
  [1]

The root is its own parent.
  $ readlink -f / // /.. /../.. ///./
  /
  /
  /
  /
  /

Names may be longer than the kernel takes (not GNU: it fails).
  $ n=$(printf 'n%.0s' $(seq 200)); for i in $(seq 50); do mkdir $n; cd -P $n; done; : > f; ln -s ../$n/f l; readlink -f l | wc -c | (read n; [ $n -gt 10000 ] && echo long)
  long

Bytes are printed as they are.
  $ l=$(printf '\377\033\n.'); ln -s "$l" l; readlink l; readlink -v "$l"
  \xff\x1b (esc)
  .
  readlink: ''$'\377\033\n''.': No such file or directory
  [1]

Without an operand there is nothing to do.
  $ readlink
  readlink: missing operand
  Try 'readlink --help' for more information.
  [1]
