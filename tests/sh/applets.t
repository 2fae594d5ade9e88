Applets run in the shell itself: what they print comes in order.
  $ echo a; cat <<E; printf 'c\n'; pwd >/dev/null; echo d
  > b
  > E
  a
  b
  c
  d

Redirections around an applet end with it.
  $ echo a > f; echo b; cat f nope 2> g; cat g
  b
  a
  cat: nope: No such file or directory

Their output can be captured without a process.
  $ x=$(basename /a/b.c .c); echo $x$(dirname /a/b/c) "$(printf '%s\n' 1 2)"
  b/a/b 1
  2

An applet sees exported variables only.
  $ a=1; export b=2; c=3 printenv a b c; d=$(printenv b); echo $d
  2
  3
  2

A program in PATH goes before an applet of its name. (not GNU: dash has no applets)
  $ mkdir p; printf '#!/bin/sh\necho own\n' > p/basename; chmod +x p/basename; PATH=$PWD/p:$PATH; basename x
  own

Without anything in PATH, applets are there. (not GNU: dash has no applets)
  $ PATH=/nowhere; basename /a/b; echo $(dirname /a/b); echo x | cat
  b
  /a
  x

A failure to write is reported. (not GNU: the words differ)
  $ echo a > /dev/full; echo $?; cat /dev/null; echo b
  echo: write error: No space left on device
  1
  b

A script without #! is run by the shell.
  $ echo 'echo $0 $1' > s; chmod +x s; ./s a
  ./s a

The shell reads a script from standard input and leaves the rest to its commands. (not GNU: dash reads ahead)
  $ printf 'echo a\ncat\nrest\n' > s; sh < s; cat s | sh
  a
  rest
  a
  rest

-s takes arguments along.
  $ echo 'echo $# $1' | sh -s x y
  2 x

What an applet does that the built-in of its name does not is left to the applet. (not GNU: dash has no applets)
  $ true --help | head -n 1; x=$(pwd --version); echo ${x%% *}
  Usage: true [IGNORED]...
  pwd

An applet whose pipe has no reader ends alone, with SIGPIPE's status.
  $ sh -c '(head -c 9000000 /dev/zero; echo $? >f) | head -c1 >/dev/null'; cat f
  141

Where a signal has a trap, it ends the applet, and then the trap runs.
  $ trap 'echo caught' INT; (sleep 0.3; kill -INT 0) & cat /dev/zero >/dev/null; echo $?
  caught
  130

An applet in the background does not hold the descriptors that redirections have put aside.
  $ x=$({ sleep 20 >/dev/null 2>&1 & } >/dev/null); echo done
  done

What has a NUL in its first line is no script. (not GNU: dash runs it)
  $ printf 'echo \0 hi\n' >f; chmod +x f; ./f; echo $?
  sh: 1: ./f: Exec format error
  126

An applet that runs out of memory ends alone. (not GNU: the words differ) (not emulated: the emulator needs more memory)
  $ prlimit --as=20000000 sh -c 'head -c -100000000 /dev/zero > /dev/null; echo $?; echo on'
  mote: memory exhausted
  1
  on

Arguments that are too long for a program are not too long for the applet of its name. (not GNU: its echo here is a program)
  $ x=xxxxxxxxxx; x=$x$x$x$x$x$x$x$x$x$x; x=$x$x$x$x$x$x$x$x$x$x; x=$x$x$x$x$x$x$x$x$x$x$x$x$x$x; x=$x$x$x$x$x$x$x$x$x$x$x$x$x$x
  > echo "$x" | wc -c
  196001
