The last Xs become letters and digits, and the name is printed.
  $ f=$(mktemp fXXX.XXXXXX); test -f "$f" && expr "$f" : 'fXXX\.[A-Za-z0-9]*$'
  11

Nobody else can read what is made, and the umask can take more away.
  $ umask 0; stat -c %A "$(mktemp aXXX)" "$(mktemp -d bXXX)"; umask 477; stat -c %A "$(mktemp aXXX)" "$(mktemp -d bXXX)"
  -rw-------
  drwx------
  --w-------
  d-wx------

What is there already is never taken: neither a file nor where a link leads. Of 62 names with one that is left, that one is found.
  $ for a in A B C D E F G H I J K L M N O P Q R S T U V W X Y Z a b c d e f g h i j k l m n o p q r s t u v w x y z 0 1 2 3 4 5 6 7 8 9; do ln -s nope x$a; done; rm xk
  $ for i in 1 2 3; do mktemp -u XXXXXXXXXXXX | wc -c; done; ls | wc -l; test -e nope || echo nothing
  13
  13
  13
  61
  nothing

Without a template it is made where temporary files are: in TMPDIR, or in /tmp if that is empty or not set.
  $ mkdir d; TMPDIR=d mktemp -u | sed 's/\..*/.X/'; TMPDIR=d/ mktemp -d | sed 's/\..*/.X/'; TMPDIR= mktemp -u | sed 's/\..*/.X/'; (unset TMPDIR; mktemp -u | sed 's/\..*/.X/')
  d/tmp.X
  d/tmp.X
  /tmp/tmp.X
  /tmp/tmp.X

-p says where, unless DIR is empty; TMPDIR is not asked then.
  $ mkdir d e; TMPDIR=d mktemp -p e -u aXXX | sed 's/a.*/aX/'; TMPDIR=d mktemp --tmpdir=e -u aXXX | sed 's/a.*/aX/'; TMPDIR=d mktemp -p '' -u aXXX | sed 's/a.*/aX/'; TMPDIR=d mktemp --tmpdir -u aXXX | sed 's/a.*/aX/'
  e/aX
  e/aX
  d/aX
  d/aX

With -t, TMPDIR comes before -p.
  $ mkdir d e; TMPDIR=d mktemp -t -u aXXX | sed 's/a.*/aX/'; TMPDIR=d mktemp -tup e aXXX | sed 's/a.*/aX/'; TMPDIR= mktemp -tup e aXXX | sed 's/a.*/aX/'; TMPDIR= mktemp -tu aXXX | sed 's/a.*/aX/'
  d/aX
  d/aX
  e/aX
  /tmp/aX

A suffix stands behind the Xs, with --suffix or without.
  $ mktemp aXXX.txt | sed 's/a.../a/'; mktemp --suffix=.XX aXXX | sed 's/a.../a/'; ls | sed 's/a.../a/' | LC_ALL=C sort
  a.txt
  a.XX
  a.XX
  a.txt

-u makes nothing, even where nothing could be made.
  $ mktemp -u aXXX | wc -c; mktemp -u nope/aXXX | wc -c; mktemp -du aXXX | wc -c; ls
  5
  10
  5

What cannot be made is reported, but with -q only by the status.
  $ : > f; mktemp nope/aXXX; mktemp -d 'f/a bXXX'; mktemp -q nope/aXXX; mktemp -p nope; mktemp -d nope/xXXX
  mktemp: failed to create file via template 'nope/aXXX': No such file or directory
  mktemp: failed to create directory via template 'f/a bXXX': Not a directory
  mktemp: failed to create file via template 'nope/tmp.XXXXXXXXXX': No such file or directory
  mktemp: failed to create directory via template 'nope/xXXX': No such file or directory
  [1]

A template that is none is an error, also with -q.
  $ mktemp a; mktemp aXX; mktemp -q ''; mktemp aXXX/b; mktemp --suffix=a/b aXXX; mktemp --suffix=b aXXXb; mktemp -t a/XXX; mktemp -p d /XXX; mktemp --suffix=XX aXX
  mktemp: too few X's in template 'a'
  mktemp: too few X's in template 'aXX'
  mktemp: too few X's in template ''
  mktemp: invalid suffix '/b', contains directory separator
  mktemp: invalid suffix 'a/b', contains directory separator
  mktemp: with --suffix, template 'aXXXb' must end in X
  mktemp: invalid template, 'a/XXX', contains directory separator
  mktemp: invalid template, '/XXX'; with --tmpdir, it may not be absolute
  mktemp: too few X's in template 'aXXXX'
  [1]

What was made is removed again if its name cannot be printed (not GNU: it does not say why).
  $ mktemp aXXX > /dev/full; mktemp -d aXXX > /dev/full; ls
  mktemp: write error: No space left on device
  mktemp: write error: No space left on device

Two templates are too many.
  $ mktemp aXXX bXXX
  mktemp: too many templates
  Try 'mktemp --help' for more information.
  [1]
