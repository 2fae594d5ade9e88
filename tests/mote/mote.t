An applet's name as the first operand runs the applet.
  $ mote echo a -n b
  a -n b
  $ mote basename --nope
  basename: unrecognized option '--nope'
  Try 'basename --help' for more information.
  [1]

--list prints each name once, sorted, without its own.
  $ mote --list | grep -x -e cat -e mote -e true
  cat
  true
  $ mote --list > a; LC_ALL=C sort -u a | cmp - a

--list-full has the directories of the file system standard.
  $ mote --list-full | grep -x -e bin/true -e usr/bin/head
  usr/bin/head
  bin/true
  $ mote --list-full | sed 's,.*/,,' > a; mote --list | cmp - a

--install -s links every name, and may be run twice.
  $ mkdir d; mote --install -s d && mote --install -s d; test -L d/cat; echo $?; ls d > a; mote --list | cmp - a
  0

--noclobber leaves names alone that are there.
  $ mkdir d; echo x > d/cat; mote --install -s --noclobber d; cat d/cat; test -L d/true; echo $?
  x
  0

A name that is there is replaced without --noclobber.
  $ mkdir d; echo x > d/cat; mote --install -s d; test -L d/cat; echo $?
  0

Unknown options and operands that are too many are usage errors.
  $ mote --frob
  mote: unrecognized option '--frob'
  Try 'mote --help' for more information.
  [1]
  $ mote --list extra
  mote: extra operand 'extra'
  Try 'mote --help' for more information.
  [1]

An empty directory name is no place to install to.
  $ mote --install ''
  mote: '': No such file or directory
  [1]

What cannot be replaced is reported, and the rest is linked. (not emulated: it runs a link that it has made)
  $ mkdir -p d/cat; ln -s /nonexistent d/head; mkfifo d/tail; mote --install -s d; echo $?; test -L d/head && d/tail -n 0; echo $?
  mote: d/cat: Is a directory
  1
  0
