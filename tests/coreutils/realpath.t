Names become absolute, without links, dots and more slashes than needed.
  $ mkdir -p d/e; : > f; ln -s d/e l; realpath . l l/.. ./d//../f nope nope/ | sed "s|$PWD|DIR|"
  DIR
  DIR/d/e
  DIR/d
  DIR/f
  DIR/nope
  DIR/nope

What is missing is reported, and the rest is still printed; -e wants all of it to exist, -m nothing.
  $ : > f; realpath nope/x f/x f | sed "s|$PWD|DIR|"
  realpath: nope/x: No such file or directory
  realpath: f/x: Not a directory
  DIR/f
  $ realpath -e nope f/ ''; realpath -m nope/x f/x | sed "s|$PWD|DIR|"; realpath -m ''
  realpath: nope: No such file or directory
  realpath: f/: Not a directory
  realpath: '': No such file or directory
  DIR/nope/x
  DIR/f/x
  realpath: '': No such file or directory
  [1]

-q reports nothing, but the status tells.
  $ : > f; realpath -q nope/x; realpath -q nope/x f | sed "s|$PWD|DIR|"; realpath -q nope/x
  DIR/f
  [1]

-L takes dots off first, -s leaves links as they are, -P undoes both.
  $ mkdir -p d/e; ln -s d/e l; ln -s l m; for o in -L -s -P -LP -sP -sL; do realpath $o l/.. m | sed "s|$PWD|$o|"; done
  -L
  -L/d/e
  -s
  -s/m
  -P/d
  -P/d/e
  -LP/d
  -LP/d/e
  -sP/d
  -sP/d/e
  -sL
  -sL/d/e

Even then what .. stands behind must be a directory.
  $ : > f; ln -s nope l; realpath -s f/.. l/.. nope/../f; realpath -ms f/.. | sed "s|$PWD|DIR|"
  realpath: f/..: Not a directory
  realpath: l/..: No such file or directory
  realpath: nope/../f: No such file or directory
  DIR

--relative-to prints how names are reached from a directory.
  $ mkdir -p d/e; : > f; ln -s d/e l; realpath --relative-to=d/e f d/e d l/x; realpath --relative-to=l f; realpath --relative-to=/ / /x; realpath --relative-to=nope d
  ../../f
  .
  ..
  x
  ../../f
  .
  x
  ../d

--relative-base prints names below a directory that way, and others as absolute ones.
  $ mkdir -p d/e; : > f; realpath --relative-base=d d d/e f | sed "s|$PWD|DIR|"; realpath --relative-base=d --relative-to=d/e d d/x f | sed "s|$PWD|DIR|"
  .
  e
  DIR/f
  ..
  ../x
  DIR/f
  $ realpath --relative-base=d --relative-to=. d | sed "s|$PWD|DIR|"
  DIR/d

With -e the directory must be one; otherwise it must be resolved.
  $ : > f; realpath -e --relative-to=f f; realpath --relative-to=nope/x f; realpath -m --relative-to=nope/x f; realpath --relative-base= f
  realpath: f: Not a directory
  realpath: nope/x: No such file or directory
  ../../f
  realpath: '': No such file or directory
  [1]

-z ends names with NUL.
  $ realpath -z / /x
  /\x00/x\x00 (no-eol) (esc)

Names may be longer than the kernel takes (not GNU: it fails).
  $ top=$PWD; n=$(printf 'n%.0s' $(seq 200)); for i in $(seq 50); do mkdir $n; cd -P $n; done; mkdir x; ln -s .. x/l; realpath --relative-to="$top" x/l/f | wc -c; realpath -s x/l/../.. | wc -c | (read n; [ $n -gt 9000 ] && echo long)
  10052
  long

A working directory that is gone has no name (not emulated: the wrapper complains as well).
  $ mkdir d; cd d; rmdir ../d; realpath f; realpath /
  realpath: f: No such file or directory
  /

Without an operand there is nothing to do.
  $ realpath -e
  realpath: missing operand
  Try 'realpath --help' for more information.
  [1]
