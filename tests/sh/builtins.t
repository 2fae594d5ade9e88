cd goes to HOME, to OLDPWD and along CDPATH.
  $ mkdir -p a/b; cd a; CDPATH=$PWD; cd /; cd b >/dev/null; echo ${PWD##*/} $OLDPWD; cd - >/dev/null; HOME=${CDPATH%/*}; cd; [ "$PWD" = "$HOME" ] && echo home
  b /
  home

cd keeps the names of symbolic links, -P resolves them.
  $ mkdir d; ln -s d l; cd l; echo ${PWD##*/}; cd ..; cd -P l; echo ${PWD##*/}
  l
  d

A directory that is not there is reported. (not GNU: the words differ)
  $ cd nope; echo $?
  sh: 1: cd: can't cd to nope: No such file or directory
  2

export passes variables on, an assignment before a command for that one.
  $ a=1 b=2; export a; c=3 sh -c 'echo $a$b$c'; export d='x y'; sh -c 'echo $d'; unset a; sh -c 'echo [$a]'
  13
  x y
  []

export takes a value like an assignment.
  $ x='a  b'; export y=$x z=~; sh -c 'echo "$y"'; [ "$z" = "$HOME" ] && echo home
  a  b
  home

readonly variables cannot be changed. (not GNU: the words differ)
  $ readonly r=1; (r=2; echo no); echo $?; unset r; echo no
  sh: 1: r: is read only
  2
  sh: 1: r: is read only
  [2]

export -p, readonly -p and set show what can be read back. (not GNU: dash quotes otherwise)
  $ env -i sh -c "export a=\"it's\" b; readonly c=1; export -p; readonly -p; x='y z'; set" | grep -v -e P -e IFS
  export a='it'"'"'s'
  export b
  readonly c='1'
  '
  a='it'"'"'s'
  c='1'
  x='y z'

eval runs its arguments as one command.
  $ x='echo $y'; y=1; eval "$x"; eval echo '$y' ';' 'echo b'; eval; echo $?
  1
  1
  b
  0

. runs a file here, with its status or that of return.
  $ echo 'x=1; return 3; echo no' > f; . ./f; echo $? $x
  3 1

A file that is not there ends the shell, but not after command. (not GNU: the words differ)
  $ command . ./nope; echo $?; . ./nope; echo no
  sh: 1: .: cannot open ./nope: No such file or directory
  2
  sh: 1: .: cannot open ./nope: No such file or directory
  [2]

shift takes arguments away.
  $ set -- a b c; shift; echo $@; shift 2; echo $#
  b c
  0

set gives arguments and options.
  $ set -- -a b; echo $@; set x; echo $@; set -f -- y; case $- in *f*) echo $@;; esac; set +f; set -o errexit; case $- in *e*) echo e;; esac
  -a b
  x
  y
  e

read splits a line into variables, the last takes the rest.
  $ echo ' a b  c ' | { read x y; echo "[$x][$y]"; }; echo 'a:b:' | { IFS=: read x y; echo "[$x][$y]"; }
  [a][b  c]
  [a][b]

read joins lines and takes backslashes away, -r does not.
  $ printf '%s\n' 'a\' 'b\c' | { read x; echo "$x"; }; printf '%s\n' 'a\b' | { read -r x; echo "$x"; }
  abc
  a\b

read fails at the end of the input, with what there was.
  $ printf 'x' | { read a; echo $? $a; read a; echo $? "[$a]"; }
  1 x
  1 []

getopts reads options one by one.
  $ set -- -ab v -c -- d; while getopts ab:c o; do echo "$o ${OPTARG-}"; done; shift $((OPTIND-1)); echo $@
  a  (esc)
  b v
  c  (esc)
  d

getopts with a colon first is silent about mistakes.
  $ set -- -x -b; while getopts :b: o; do echo "$o $OPTARG"; done
  ? x
  : b

umask shows and sets what new files lack.
  $ umask 027; umask; umask -S; umask u=rwx,go=; umask; >f; ls -l f | cut -c1-10
  0027
  u=rwx,g=rx,o=
  0077
  -rw-------

type says what a name is. (not GNU: the words differ)
  $ f() { :; }; type cd : if f nope; echo $?; type cat | sed 's,/.*/,,'
  cd is a shell builtin
  : is a special shell builtin
  if is a shell keyword
  f is a shell function
  nope: not found
  127
  cat is cat

command -v gives a word for each.
  $ f() { :; }; command -v cd; command -v f; command -v if; command -v nope; echo $?
  cd
  f
  if
  127

command passes functions by.
  $ f() { echo f; }; cat() { echo no; }; echo x | command cat; f; unset -f f cat; echo y | cat
  x
  f
  y

exec becomes another program.
  $ exec echo gone; echo no
  gone

exec without one that exists ends the shell. (not GNU: the words differ)
  $ exec nope; echo no
  sh: 1: nope: not found
  [127]

kill sends signals by name or number.
  $ sleep 9 & kill -TERM $!; wait $! 2>/dev/null; echo $?; kill -l 9; kill -0 $$; echo $?
  143
  KILL
  0

wait for what is no child is 127.
  $ wait 999999; echo $?
  127

cd starts from where the shell is, whatever PWD says. (not GNU: dash has another PWD of its own)
  $ mkdir -p a/b; cd a; PWD=/tmp; cd b; pwd | tail -c 4; cd ..; echo "${PWD##*/}"
  a/b
  a

kill -l knows names and numbers, and the statuses that signals leave. (not GNU: dash knows no names here)
  $ kill -l 2; kill -l 137; kill -l TERM; kill -l NO; echo $?
  INT
  KILL
  15
  sh: 1: kill: NO: bad signal
  2

set -v shows the last line, too, if it has no newline.
  $ printf 'set -v\necho a\necho b' >s; sh s
  echo a
  a
  echo bb
