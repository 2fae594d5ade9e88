A file gets another name, or goes into a directory.
  $ echo one > a; echo two > b; mkdir d; mv a c; mv b c d; ls . d; cat d/b
  .:
  d
  
  d:
  b
  c
  two

-v tells what is renamed, and what became of what was there.
  $ echo 1 > a; echo 2 > b; mkdir d; mv -v a b; echo 3 > a; mv -bv a b; mv -v b d; cat b~
  renamed 'a' -> 'b'
  renamed 'a' -> 'b' (backup: 'b~')
  renamed 'b' -> 'd/b'
  1

A file is replaced, a directory only if it is empty, and neither by the other.
  $ mkdir d e f; echo > e/x; echo > a; mv -T d f; mv -T f e; mv -T a e; mv -T e a; ls
  mv: cannot move 'f' to 'e': Directory not empty
  mv: cannot overwrite directory 'e' with non-directory
  mv: cannot overwrite non-directory 'a' with directory 'e'
  a
  e
  f

A directory does not go into itself.
  $ mkdir d; mv d d/e; mv d d; ls
  mv: cannot move 'd' to a subdirectory of itself, 'd/e'
  mv: cannot move 'd' to a subdirectory of itself, 'd/d'
  d

A file is not moved onto itself, under whatever name.
  $ echo x > a; ln -s a s; mv a a; mv s a; mv a ./a; mv a s; cat s
  mv: 'a' and 'a' are the same file
  mv: 's' and 'a' are the same file
  mv: 'a' and './a' are the same file
  x

A symbolic link takes the place of a file that has another name, unless it leads to this one.
  $ echo x > a; ln a h; ln -s a s; ln -s a k; mv s h; readlink h; ln a g; mv k a; cat g
  a
  mv: 'k' and 'a' are the same file
  x

Two names of a file are two targets.
  $ mkdir a b d; echo 1 > a/f; echo 2 > b/g; ln a/f d/g; mv a/f b/g d; cat d/f d/g
  1
  2

Of -f, -i and -n the last one counts; -u replaces older files only.
  $ echo 1 > a; echo 2 > b; touch -d @5 b; mv -f -n a b; cat b; mv -n -i a b < /dev/null; cat b; touch -d @4 a; mv -u a b; cat b; echo y | mv -i a b; cat b; ls
  2
  mv: overwrite 'b'? 2
  2
  mv: overwrite 'b'? 1
  b

To another file system it is copied with all its attributes, and removed then.
  $ t=/dev/shm/mote-mv-$$; mkdir -p d/e $t; echo 1 > d/e/f; ln d/e/f d/g; chmod 4751 d/e/f; ln -s x d/l; mkfifo d/p; touch -d @7.5 d/e/f; chmod 711 d/e; mv -v d $t/n | sed "s|$t|T|" | grep -v "copied 'd/[eg]" | sort; ls; stat -c '%a %h %F %n' $t/n/e $t/n/e/f $t/n/g $t/n/l $t/n/p | sed "s|$t|T|"; stat -c %.1Y $t/n/g; mv $t/n .; ls n; rm -r $t
  copied 'd/l' -> 'T/n/l'
  copied 'd/p' -> 'T/n/p'
  created directory 'T/n'
  created directory 'T/n/e'
  removed 'd/e/f'
  removed 'd/g'
  removed 'd/l'
  removed 'd/p'
  removed directory 'd'
  removed directory 'd/e'
  711 2 directory T/n/e
  4751 2 regular file T/n/e/f
  4751 2 regular file T/n/g
  777 1 symbolic link T/n/l
  644 1 fifo T/n/p
  7.5
  e
  g
  l
  p

What is there on another file system is replaced, too.
  $ t=/dev/shm/mote-mvr-$$; mkdir -p $t/d e f; echo new > $t/a; echo old > a; mv $t/a a; cat a; mv $t/d e; echo 1 > e/d/x; mv -T e/d $t/g; mkdir $t/f; mv f $t; ls $t; cat $t/g/x; echo x > $t/x; ln -s nowhere x; mv $t/x x; cat x; rm -r $t
  new
  f
  g
  1
  x

The names of a file stay names of one file on another file system, also where each is an operand of its own or in one.
  $ t=/dev/shm/mote-mvh-$$; mkdir $t d e; echo 1 > a; ln a b; ln a d/c; ln a e/f; mv a b d e $t; stat -c %h $t/a $t/b $t/d/c $t/e/f; rm -r $t
  4
  4
  4
  4

What . and .. lead to is copied to another file system, and not removed.
  $ t=/dev/shm/mote-mvd-$$; mkdir $t; echo 1 > f; mv . $t/n; cat f $t/n/f; mkdir d; mv .. d; mv -v ./ d; rm -r $t
  mv: refusing to remove '.' or '..' directory: skipping '.'
  1
  1
  mv: cannot move '..' to 'd/..': Device or resource busy
  mv: cannot move './' to 'd/.': Device or resource busy

Extended attributes come along, also those of a file that its owner cannot write to.
  $ t=/dev/shm/mote-mvx-$$; mkdir -m 777 $t w; chmod 755 .; echo 1 > w/f; chmod 444 w/f; python3 -c 'import os; os.setxattr("w/f", "user.k", b"v"); os.chown("w/f", 65534, 65534)'; setpriv --reuid 65534 --regid 65534 --clear-groups "$(command -v mv)" w/f $t; python3 -c 'import os, sys; print(os.getxattr(sys.argv[1], "user.k"))' $t/f; stat -c %a $t/f; rm -r $t
  b'v'
  444

What cannot be copied whole stays.
  $ t=/dev/shm/mote-mvn-$$; mkdir -p d $t/d; echo 1 > d/f; echo 2 > $t/d/x; mv d $t 2>&1 | sed "s|$t|T|"; cat d/f; rm -r $t
  mv: inter-device move failed: 'd' to 'T/d'; unable to remove target: Directory not empty
  1

--exchange exchanges two files, and --no-copy moves within a file system only (not GNU: it has them from 9.5 on).
  $ echo 1 > a; echo 2 > b; mv --exchange a b; cat a b; mv --no-copy a /dev/shm/mote-mvx-$$ 2>&1 | sed 's/-mvx-.*:/:/'; cat a
  2
  1
  mv: cannot move 'a' to '/dev/shm/mote: Invalid cross-device link
  2

Operands must be there.
  $ mv
  mv: missing file operand
  Try 'mv --help' for more information.
  [1]
  $ mv a
  mv: missing destination file operand after 'a'
  Try 'mv --help' for more information.
  [1]
  $ touch a b; mv a b c; mv nope a; mv a nope/x; mv a nope/
  mv: target 'c': No such file or directory
  mv: cannot stat 'nope': No such file or directory
  mv: cannot move 'a' to 'nope/x': No such file or directory
  mv: cannot move 'a' to 'nope/': Not a directory
  [1]
