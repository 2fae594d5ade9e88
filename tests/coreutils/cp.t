A file is copied to a new name, or over what is there, or into a directory.
  $ echo one > a; echo two > b; mkdir d; cp a c; cp a b; cp a b d; cat c b d/a d/b
  one
  one
  one
  one

A new file has the permissions of its source that the umask leaves, without set-id bits; an old one keeps its own.
  $ echo x > a; chmod 6777 a; echo > old; chmod 600 old; umask 027; cp a new; cp a old; stat -c '%a %n' new old
  750 new
  600 old

Directories are copied with -R, others only without; what fails does not keep the rest from being copied.
  $ mkdir -p d/e x; echo 1 > d/e/f; ln -s f d/e/l; cp d nope d/e/f x; cp -R d x; ls -R x; readlink x/d/e/l
  cp: -r not specified; omitting directory 'd'
  cp: cannot stat 'nope': No such file or directory
  x:
  d
  f
  
  x/d:
  e
  
  x/d/e:
  f
  l
  f

A symbolic link is followed, unless -R or -P says otherwise; -H follows those on the command line, -L all.
  $ echo x > f; mkdir d; ln -s f l; ln -s ../f d/k; ln -s d ld; cp l c; cp -P l p; cp -R ld r; cp -RH ld h; cp -RL ld a
  $ stat -c '%F %n' c p r h h/k a a/k
  regular file c
  symbolic link p
  symbolic link r
  directory h
  symbolic link h/k
  directory a
  regular file a/k

What is no file is made anew by -R, and not read.
  $ mkfifo p; cp -R p q; stat -c %F q; cp -v -R p q
  fifo
  removed 'q'
  'p' -> 'q'

-p keeps permissions, owner and times, to the nanosecond; -a keeps all, names of the same file too.
  $ mkdir d; echo 1 > d/a; ln d/a d/b; chmod 4751 d/a; chmod 2711 d; touch -d '2001-02-03 04:05:06.123456789' d/a d; umask 077; cp -p d/a c; cp -a d e
  $ stat -c '%a %y %n' c e e/a; stat -c %h c e/a e/b
  4751 2001-02-03 04:05:06.123456789 +0000 c
  2711 2001-02-03 04:05:06.123456789 +0000 e
  4751 2001-02-03 04:05:06.123456789 +0000 e/a
  1
  2
  2

--preserve takes a list, --no-preserve leaves out of it; --no-preserve=mode gives a new file what others get.
  $ echo 1 > a; ln a b; chmod 700 a; touch -d @7 a; umask 022; mkdir x; cp --preserve=links,timestamps a b x; cp -p --no-preserve=times a t; cp --no-preserve=mode a n
  $ stat -c '%a %h %Y %n' x/a x/b; stat -c %a n t; test t -nt a && echo newer
  700 2 7 x/a
  700 2 7 x/b
  644
  700
  newer

What cannot be preserved is refused.
  $ touch a; cp --preserve=colour a b
  cp: invalid argument 'colour' for '--preserve'
  Valid arguments are:
    - 'mode'
    - 'timestamps'
    - 'ownership'
    - 'links'
    - 'context'
    - 'xattr'
    - 'all'
  Try 'cp --help' for more information.
  [1]
  $ cp --preserve=context a b
  cp: cannot preserve security context without an SELinux-enabled kernel
  [1]

A file is not copied over itself, under whatever name.
  $ echo x > a; ln a h; ln -s a s; cp a a; cp a h; cp a s; cp s a; cat a
  cp: 'a' and 'a' are the same file
  cp: 'a' and 'h' are the same file
  cp: 'a' and 's' are the same file
  cp: 's' and 'a' are the same file
  x

With -f and -b it becomes its own backup.
  $ echo x > a; cp -f -b a a; cat a a~
  x
  x

--remove-destination removes a link rather than write through it; a link to nowhere is not written through at all.
  $ echo new > a; echo old > t; ln -s t l; ln -s nowhere n; cp --remove-destination -v a l; cp a n; cp -f a n; cat t; ls
  removed 'l'
  'a' -> 'l'
  cp: not writing through dangling symlink 'n'
  cp: not writing through dangling symlink 'n'
  old
  a
  l
  n
  t

-n leaves what is there alone, -u unless it is older, -i asks; of -n and -i the last one counts.
  $ echo new > a; echo old > b; touch -d @1 b; cp -n a b; cat b; echo y > yes; cp -n -i a b < /dev/null; cat b; cp -i a b < yes; cat b; touch -d @5 a; cp -u yes a; touch -d @4 b; cp -u b yes; cat a yes
  old
  cp: overwrite 'b'? old
  cp: overwrite 'b'? new
  y
  y

Backups have a suffix or a number.
  $ echo 1 > a; echo 2 > b; cp -b a b; cp -v --backup=numbered a b; cp --backup=existing a b; cp -S .old a b; ls; cat b~
  'a' -> 'b' (backup: 'b.~1~')
  a
  b
  b.~1~
  b.~2~
  b.~3~
  b~
  2

-b and -n are not given together.
  $ touch a; cp -bn a b
  cp: options --backup and --no-clobber are mutually exclusive
  Try 'cp --help' for more information.
  [1]

A directory and another file do not take each other's place.
  $ mkdir d e; touch f e/d; cp -RT d f; cp -T f d; cp -R d e
  cp: cannot overwrite non-directory 'f' with directory 'd'
  cp: cannot overwrite directory 'd' with non-directory
  cp: cannot overwrite non-directory 'e/d' with directory 'd'
  [1]

A directory is not copied into itself.
  $ mkdir d; cp -R d d/e; ls d/e
  cp: cannot copy a directory, 'd', into itself, 'd/e'

What was just made is not overwritten, and what stands twice is copied once.
  $ mkdir x y d; echo 1 > x/f; echo 2 > y/f; cp x/f y/f d; cp x/f x/f d; cat d/f
  cp: will not overwrite just-created 'd/f' with 'y/f'
  cp: warning: source file 'x/f' specified more than once
  1

-l makes hard links, -s symbolic ones; in place of others with -f.
  $ mkdir d; echo x > d/f; cp -Rl d e; stat -c %h d/f; cp -s d/f s; readlink s; touch g; cp -s g s; cp -sf g s; readlink s; cp -l d/f s
  2
  d/f
  cp: cannot create symbolic link 's' to 'g': File exists
  g
  cp: cannot create hard link 's' to 'd/f': File exists
  [1]
  $ touch f; cp -s f d/f; cp -ls f d
  cp: d/f: can make relative symbolic links only in current directory
  cp: cannot make both hard and symbolic links
  Try 'cp --help' for more information.
  [1]

A link that cannot be made leaves what is there.
  $ mkfifo p; echo x > f; ln f g; cp -Rl p g; cp -lf p g; cat f; stat -c %F g
  cp: cannot create hard link 'g' to 'p': File exists
  x
  fifo

A directory for all stays one where each removes only what is theirs, whoever copies it.
  $ mkdir -m 1777 s; chmod 777 .; setpriv --reuid 65534 --clear-groups "$(command -v cp)" -a s n; stat -c %a n
  1777

--parents makes the path of the source below the directory, with its permissions.
  $ mkdir -p a/b d; chmod 750 a; echo x > a/b/c; cp -v --parents a/b/c d; stat -c %a d/a; cp --parents a/b/c e
  a -> d/a
  a/b -> d/a/b
  'a/b/c' -> 'd/a/b/c'
  750
  cp: with --parents, the destination must be a directory
  Try 'cp --help' for more information.
  [1]

What is no directory is not made one, and does not become one.
  $ mkdir d; touch f d/g; mkdir g; touch g/x; cp --parents f/x d; cp --parents nope/x d; cp --parents g/x d; ls d
  cp: failed to get attributes of 'f': Not a directory
  cp: failed to get attributes of 'nope': No such file or directory
  cp: 'd/g' exists but is not a directory
  g

Holes stay holes, --sparse=always makes more of them, and --sparse=never none.
  $ truncate -s 1M a; printf x >> a; printf '%08192d' 0 | tr 0 '\0' > z; cp a b; cp --sparse=never a c; cp --sparse=always z y; cmp a b && cmp a c && cmp z y && stat -c %s b y; test $(stat -c %b b) -lt 100 && test $(stat -c %b c) -gt 2000 && test $(stat -c %b y) = 0 && echo sparse
  1048577
  8192
  sparse

Files of /proc, which do not know their size, are copied all the same.
  $ cp /proc/self/status s; test -s s

--reflink=always fails where the file system cannot share blocks.
  $ echo x > /dev/shm/mote-reflink-$$; cp --reflink=always /dev/shm/mote-reflink-$$ a 2> e; echo $?; rm /dev/shm/mote-reflink-$$; cut -d: -f 1-2 < e | cut -c 1-20
  1
  cp: failed to clone 
  $ touch a; cp --reflink --sparse=always a b
  cp: --reflink can be used only with --sparse=auto
  Try 'cp --help' for more information.
  [1]

--attributes-only copies no contents, and takes none away.
  $ echo new > a; echo old > b; chmod 741 a; cp --attributes-only -p a b; cp --attributes-only a c; stat -c '%a %s' b c; cat b
  741 4
  741 0
  old

-t names the directory first, and -T says that there is none.
  $ echo x > a; mkdir d; cp -t d a; cat d/a; cp -t nope a; cp -t a a; cp -T a b c; cp -T a; cp -t d -T a
  x
  cp: target directory 'nope': No such file or directory
  cp: target directory 'a': Not a directory
  cp: extra operand 'c'
  Try 'cp --help' for more information.
  cp: missing destination file operand after 'a'
  Try 'cp --help' for more information.
  cp: cannot combine --target-directory (-t) and --no-target-directory (-T)
  [1]

Operands must be there.
  $ cp
  cp: missing file operand
  Try 'cp --help' for more information.
  [1]
  $ cp a
  cp: missing destination file operand after 'a'
  Try 'cp --help' for more information.
  [1]
  $ cp a b c
  cp: target 'c': No such file or directory
  [1]

Links that lead in a circle are not followed for ever.
  $ mkdir d; ln -s . d/l; cp -RL d e
  cp: cannot copy cyclic symbolic link 'd/l'
  [1]

A file system is not left with -x: only the directory is made that another one is mounted on.
  $ mkdir d; echo x > d/f; cp -Rx d e; cat e/f
  x

A tree that is deeper than paths may be long is copied (not GNU: it is the end there).
  $ n=$(printf %0250d 0); mkdir t; echo deep > t/f; for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do mkdir u; mv t u/$n; mv u t; done
  $ cp -R t c; find c -name f -printf '%d %s\n'
  21 5

A full disk is an error.
  $ echo x > a; cp a /dev/full
  cp: error writing '/dev/full': No space left on device
  [1]

-g shows on a terminal how far a long copy has come, and takes that away in the end (not GNU: it has no such option).
  $ pty: mkfifo p; (sleep 1; printf 12) > p & cp -g p out; wait; cat out
  \r      0 MiB      0 MiB/s  out\x1b[K\r\x1b[K12 (no-eol) (esc)

Extended attributes of a directory are kept, also of one that a followed link leads to (not GNU: it looks at the link).
  $ mkdir d; python3 -c 'import os; os.setxattr("d", "user.k", b"v")'; ln -s d l; cp -aL l c; cp -a d e; python3 -c 'import os; print(os.getxattr("c", "user.k"), os.getxattr("e", "user.k"))'
  b'v' b'v'

A tree may be deeper than there are descriptors, however few they are (not emulated: prlimit).
  $ p=$(printf 'd/%.0s' $(seq 60)); mkdir -p $p; echo deep > ${p}f; prlimit -n12 cp -a d c; find c -name f | wc -c; prlimit -n12 mv c /dev/shm/mote-few-$$; find /dev/shm/mote-few-$$ -name f | tr -cd / | wc -c; rm -r /dev/shm/mote-few-$$
  122
  63
