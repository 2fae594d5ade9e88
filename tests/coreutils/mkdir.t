Directories are made, with what the umask leaves of all permissions.
  $ umask 027; mkdir a 'b c'; stat -c '%a %n' a 'b c'
  750 a
  750 b c

A directory that exists is an error, and the rest is still made.
  $ mkdir a; mkdir a nope/x b; ls
  mkdir: cannot create directory 'a': File exists
  mkdir: cannot create directory 'nope/x': No such file or directory
  a
  b

-p makes parents, and a directory that exists is none; -v tells of each that is made.
  $ mkdir -pv a/b/c; mkdir -pv a/b/c a/./d/../e//f/ "x y"
  mkdir: created directory 'a'
  mkdir: created directory 'a/b'
  mkdir: created directory 'a/b/c'
  mkdir: created directory 'a/./d'
  mkdir: created directory 'a/./d/../e'
  mkdir: created directory 'a/./d/../e//f/'
  mkdir: created directory 'x y'

Parents can be written and searched by their owner whatever the umask is, and the last directory has just what it leaves.
  $ umask 777; mkdir -p a/b/c; stat -c '%a %n' a a/b a/b/c
  300 a
  300 a/b
  0 a/b/c

-m is for the last directory, as chmod takes it, with a=rwx to start from.
  $ umask 022; mkdir -p -m 2751 a/b; mkdir -m u=rx,g-w,o= c; mkdir -m -w d; mkdir -m 1777 e; stat -c '%a %n' a a/b c d e
  755 a
  2751 a/b
  550 c
  577 d
  1777 e

A mode that changes nothing leaves a=rwx, whatever the umask is.
  $ umask 022; mkdir -m + a; mkdir -m u+t b; stat -c '%a %n' a b
  777 a
  777 b

A directory that exists keeps its permissions.
  $ mkdir -m 750 a; mkdir -p -m 777 a; stat -c %a a
  750

The set-group-ID bit of the parent is passed on, unless a mode of five digits, = with digits, or a letter says otherwise.
  $ mkdir g; chmod 2775 g; cd g; mkdir -m 755 a; mkdir -m 00755 b; mkdir -m g-s c; mkdir -m =755 d; stat -c '%a %n' a b c d
  2755 a
  755 b
  777 c
  755 d

The sticky bit takes no other bit away, as chmod's +t takes none (not GNU: its +t also takes away the others' permission to write).
  $ mkdir -m +t a; stat -c %a a
  1777

What is no mode is an error, before anything is made.
  $ mkdir -m u+7 a
  mkdir: invalid mode 'u+7'
  [1]
  $ mkdir -m 17777 a; ls
  mkdir: invalid mode '17777'

What is in the way of a parent is named.
  $ : > f; mkdir -p f/x/y f; ln -s nope l; mkdir -p l/x l; ln -s loop loop; mkdir -p loop loop/x
  mkdir: cannot create directory 'f': Not a directory
  mkdir: cannot create directory 'f': File exists
  mkdir: cannot create directory 'l': File exists
  mkdir: cannot create directory 'l': File exists
  mkdir: cannot stat 'loop': Too many levels of symbolic links
  mkdir: cannot create directory 'loop': Too many levels of symbolic links
  [1]

Symbolic links to directories are followed.
  $ mkdir d; ln -s d l; mkdir -p l l/x/y; ls d/x
  y

A path may be longer than the kernel takes.
  $ p=$(printf 'a/%.0s' $(seq 3000)); mkdir -p "$p"; find . -type d | wc -l
  3001

An empty name is none.
  $ mkdir '' ; mkdir -p ''
  mkdir: cannot create directory '': No such file or directory
  mkdir: cannot create directory '': No such file or directory
  [1]

A context is ignored where the kernel knows none, and one that is named is missed.
  $ mkdir -Z a; mkdir --context b; mkdir --context=user_t c; ls
  mkdir: warning: ignoring --context; it requires an SELinux/SMACK-enabled kernel
  a
  b
  c

Without an operand there is nothing to do.
  $ mkdir -m bad
  mkdir: missing operand
  Try 'mkdir --help' for more information.
  [1]
