Hard links are more names of a file.
  $ echo a > a; ln a b; ln ./b c; echo more >> c; cat a; stat -c %h a
  a
  more
  3

Symbolic links hold any text.
  $ mkdir d; ln -s a b; ln -s 'no such/../thing' d/l; ln -s /x/y d; readlink b d/l d/y
  a
  no such/../thing
  /x/y

One operand is linked to in the working directory, several in the directory that comes last or is given with -t.
  $ mkdir d e; : > d/a; : > d/b; ln d/a; ln d/a d/b e; ln -st . d/b; ln -t e -s x/ y; ls . e
  .:
  a
  b
  d
  e
   (esc)
  e:
  a
  b
  x
  y

-v tells of each link, also of a backup.
  $ : > a; mkdir d; ln -v a b; ln -sv a 'c d'; ln -v a b d; ln -bv a b; ln -sv --backup=t a b; ln -sv --backup=t a b
  'b' => 'a'
  'c d' -> 'a'
  'd/a' => 'a'
  'd/b' => 'b'
  'b~' ~ 'b' => 'a'
  'b.~1~' ~ 'b' -> 'a'
  'b.~2~' ~ 'b' -> 'a'

What is there stays, unless -f replaces it.
  $ echo a > a; echo b > b; ln a b; ln -s a b; ln -f a b; cat b; ln -sf x b; readlink b
  ln: failed to create hard link 'b': File exists
  ln: failed to create symbolic link 'b': File exists
  a
  x

Replacing happens at once: there is no moment without the old link or the new one (not emulated: it takes too long).
  $ ln -s 0 l; for i in $(seq 100); do ln -sfn $i l; done & while [ "$(readlink l)" != 100 ]; do readlink l > /dev/null || echo missing; done; ls
  l

Nothing but the link is left of that, also where both names are those of one file already.
  $ : > a; ln a b; ln -f a b; ln -f b a; ls; stat -c %h a
  a
  b
  2

-i asks.
  $ echo a > a; echo b > b; echo n | ln -i a b; echo; cat b; echo y | ln -vi a b 2> /dev/null; cat b; ln -i a b < /dev/null; echo $?
  ln: replace 'b'?  (esc)
  b
  'b' => 'a'
  a
  ln: replace 'b'? 0

A file is not replaced by itself.
  $ : > a; ln -f a a; ln -f a ./a; ln -sf a a; mkdir -p d; ln -b a d/../a; ln -sb a a; readlink a
  ln: 'a' and 'a' are the same file
  ln: 'a' and './a' are the same file
  ln: 'a' and 'a' are the same file
  ln: 'a' and 'd/../a' are the same file
  a

A directory is neither replaced nor given another name.
  $ mkdir d e; : > a; ln d x; ln d e; ln -s a d; mkdir d/e; ln -sf e d; ln -sfT a e; ls d
  ln: d: hard link not allowed for directory
  ln: d: hard link not allowed for directory
  ln: d/e: cannot overwrite directory
  ln: e: cannot overwrite directory
  a
  e

A link to a directory is one, but with -n it is replaced, and with -T nothing is a directory.
  $ mkdir d; ln -s d l; ln -s a l; ln -sf b l; ln -sfn c l; readlink l d/a d/b; ln -sT x d; ln -sT x l
  c
  a
  b
  ln: failed to create symbolic link 'd': File exists
  ln: failed to create symbolic link 'l': File exists
  [1]

-P links to a symbolic link itself, and so it is without an option; -L to what it leads to.
  $ echo a > a; ln -s a l; ln l p; ln -P l q; ln -L l r; readlink p q; stat -c %F r
  a
  a
  regular file

-r names the target as it is reached from the link, wherever that is.
  $ mkdir -p d/e x; : > x/f; ln -sr x/f d/e/l; ln -sr x/f nope d; ln -s x lx; ln -sr lx/f y; ln -sr . d/e/up; readlink d/e/l d/f d/nope y d/e/up
  ../../x/f
  ../x/f
  ../nope
  x/f
  ../..

Backups are simple, or numbered where there are such already; a suffix may be given.
  $ for i in 1 2 3 4 5; do echo $i > f$i; done; ln -b f1 x; ln -b f2 x; ln --backup=numbered f3 x; ln -b f4 x; ln --backup=simple -S .old f5 x; for f in x*; do echo $f $(cat $f); done
  x 5
  x.old 4
  x.~1~ 2
  x.~2~ 3
  x~ 1

The environment says so, too, and off makes none.
  $ : > a; : > x; : > y; : > z; VERSION_CONTROL=t SIMPLE_BACKUP_SUFFIX=.o ln -b a x; SIMPLE_BACKUP_SUFFIX=.o ln -bS .p a y; ln --backup=off a z; ls
  ln: failed to create hard link 'z': File exists
  a
  x
  x.~1~
  y
  y.p
  z

Numbers may be large, and what is no number is none.
  $ : > a; : > x; : > x.~99999999999999999999~; : > x.~007~; : > 'x.~1~~'; ln -b a x; ls
  a
  x
  x.~007~
  x.~100000000000000000000~
  x.~1~~
  x.~99999999999999999999~

A suffix does not lead to another directory, and a backup's name is no longer than a name can be.
  $ n=$(printf 'n%.0s' $(seq 255)); mkdir d; : > a; : > b; : > $n; ln -b -S /../d/x a b; ln -b -S .bak a $n; ls | cut -c 250-; ls | head -n 4
   (esc)
   (esc)
   (esc)
   (esc)
  nnnnnn
  nnnn~
  a
  b
  b~
  d

A backup type that is none is an error.
  $ : > a; ln --backup=n a b; VERSION_CONTROL=x ln -b a b
  ln: ambiguous argument 'n' for 'backup type'
  Valid arguments are:
    - 'none', 'off'
    - 'simple', 'never'
    - 'existing', 'nil'
    - 'numbered', 't'
  Try 'ln --help' for more information.
  ln: invalid argument 'x' for '$VERSION_CONTROL'
  Valid arguments are:
    - 'none', 'off'
    - 'simple', 'never'
    - 'existing', 'nil'
    - 'numbered', 't'
  Try 'ln --help' for more information.
  [1]

What was just made is not replaced.
  $ mkdir a b d; : > a/x; : > b/x; ln -f a/x b/x d
  ln: will not overwrite just-created 'd/x' with 'b/x'
  [1]

Nor with a backup, which would be made of that, unless it has a number.
  $ mkdir a b d; echo 1 > a/x; echo 2 > b/x; echo old > d/x; ln -bf a/x b/x d; cat d/x d/x~
  ln: will not overwrite just-created 'd/x' with 'b/x'
  1
  old
  $ ln -f --backup=numbered a/x b/x d; cat d/x d/x.~1~ d/x.~2~
  2
  1
  1

A relative link does not replace what it leads to, by whatever name, even if that has other names.
  $ echo data > f; ln f other; ln -s f l; mkdir d; ln -s ../f d/up; ln -srf l f; ln -srf d/up ./f; cat f
  ln: 'f' and 'f' are the same file
  ln: 'f' and './f' are the same file
  data

What fails is reported, and the rest is still done.
  $ mkdir d; : > a; ln nope a '' d; ls d; ln a nope/b; ln -s a nope/b; ln -s '' b; ln a b/; ln -f a d/nope/b
  ln: failed to access 'nope': No such file or directory
  ln: failed to access '': No such file or directory
  a
  ln: failed to create hard link 'nope/b' => 'a': No such file or directory
  ln: failed to create symbolic link 'nope/b': No such file or directory
  ln: failed to create symbolic link 'b' -> '': No such file or directory
  ln: failed to create hard link 'b/' => 'a': No such file or directory
  ln: failed to create hard link 'd/nope/b' => 'a': No such file or directory
  [1]

A DIRECTORY must be one.
  $ : > a; ln a a nope; ln -s a a a; ln -t nope a; ln -t a a
  ln: target 'nope': No such file or directory
  ln: target 'a': Not a directory
  ln: failed to access 'nope': No such file or directory
  ln: target 'a' is not a directory
  [1]

Options that do not go together are an error.
  $ ln -r a b; ln -T -t . a; ln -t . -t . a; ln -T a; ln -T a b 'c d'; ln
  ln: cannot do --relative without --symbolic
  ln: cannot combine --target-directory and --no-target-directory
  ln: multiple target directories specified
  ln: missing destination file operand after 'a'
  Try 'ln --help' for more information.
  ln: extra operand 'c d'
  Try 'ln --help' for more information.
  ln: missing file operand
  Try 'ln --help' for more information.
  [1]
