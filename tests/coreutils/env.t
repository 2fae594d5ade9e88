Without a command the environment is printed, changed as asked.
  $ env -i A=1 'B=x y' A=2
  A=2
  B=x y
  $ env -i A=1 | cat; env - B=2
  A=1
  B=2
  $ env -i -0 A=1 B=2
  A=1\x00B=2\x00 (no-eol) (esc)
  $ env -i =x A=1 =y
  =y
  A=1
  $ env -u HOME -u TMPDIR --unset=PWD -u OLDPWD PATH=/bin LC_ALL=C | sort
  LC_ALL=C
  PATH=/bin

-u does not take what is no name.
  $ env -u ''
  env: cannot unset '': Invalid argument
  [125]
  $ env -u A=B
  env: cannot unset 'A=B': Invalid argument
  [125]
  $ env -i -u A=B

A command gets the new environment and its own status.
  $ env A=1 sh -c 'echo $A; exit 3'
  1
  [3]
  $ env -i A=1 /bin/sh -c 'echo $A'
  1
  $ env -- A=1 sh -c 'echo $A'
  1

Options end at the first operand.
  $ env printf '%s\n' -i -u
  -i
  -u
  $ env A=1 -i
  env: '-i': No such file or directory
  [127]
  $ env -i - A=1
  A=1
  $ env - -i
  env: '-i': No such file or directory
  [127]

A command that does not exist is status 127, one that cannot be run 126.
  $ env nope
  env: 'nope': No such file or directory
  [127]
  $ env ./nope/x
  env: './nope/x': No such file or directory
  [127]
  $ env /etc
  env: '/etc': Permission denied
  [126]
  $ env ''
  env: '': No such file or directory
  [127]
  $ touch f; env ./f
  env: './f': Permission denied
  [126]
  $ env ./f/x
  env: './f/x': Not a directory
  [126]

The command is looked for in the new PATH; an empty part of it is the working directory.
  $ mkdir d
  > for f in d/tool tool; do echo '#!/bin/sh' >$f; echo 'echo "$0"' >>$f; chmod +x $f; done
  $ env PATH=d tool; env PATH=/nope:d:/bin tool; env PATH=:d tool; env PATH= tool
  d/tool
  d/tool
  tool
  tool
  $ env -u PATH tool
  env: 'tool': No such file or directory
  [127]
  $ env -i printf '%s\n' default
  default

What may not be run is passed over in PATH, and reported if nothing else is found.
  $ mkdir a b; touch a/x; echo 'echo "b $1"' >b/x; chmod +x b/x
  $ env PATH=a:b x y; env PATH=a x
  b y
  env: 'x': Permission denied
  [126]

An executable that is no program of the kernel is a script for sh.
  $ echo 'echo "script $0 $1"' >s; chmod +x s; env ./s arg
  script ./s arg
  $ printf '#!/nope\n' >s; env ./s
  env: './s': No such file or directory
  [127]

-C changes the directory, only for a command.
  $ mkdir d; env -C d sh -c 'pwd' | sed 's,.*/,,'; env --chdir=/ pwd
  d
  /
  $ env -C nope pwd
  env: cannot change directory to 'nope': No such file or directory
  [125]
  $ env -C 'a b' pwd
  env: cannot change directory to 'a b': No such file or directory
  [125]
  $ env -C /
  env: must specify command with --chdir (-C)
  Try 'env --help' for more information.
  [125]
  $ env -C '' pwd
  env: cannot change directory to '': No such file or directory
  [125]

-0 is only for printing.
  $ env -0 true
  env: cannot specify --null (-0) with command
  Try 'env --help' for more information.
  [125]
  $ env -v -0 A=1 true
  setenv:   A=1
  env: cannot specify --null (-0) with command
  Try 'env --help' for more information.
  [125]

A mistake in the options is status 125.
  $ env -x
  env: invalid option -- 'x'
  Try 'env --help' for more information.
  [125]
  $ env --nope
  env: unrecognized option '--nope'
  Try 'env --help' for more information.
  [125]
  $ env -u
  env: option requires an argument -- 'u'
  Try 'env --help' for more information.
  [125]
  $ env --d
  env: option '--d' is ambiguous; possibilities: '--default-signal' '--debug'
  Try 'env --help' for more information.
  [125]
  $ env --null=1
  env: option '--null' doesn't allow an argument
  Try 'env --help' for more information.
  [125]

A blank in the only argument of a #! line is explained.
  $ env 'sh -c x'
  env: 'sh -c x': No such file or directory
  env: use -[v]S to pass options in shebang lines
  [127]
  $ env '-i sh'
  env: invalid option -- ' '
  env: use -[v]S to pass options in shebang lines
  Try 'env --help' for more information.
  [125]
  $ env '-w sh'
  env: invalid option -- 'w'
  Try 'env --help' for more information.
  [125]
  $ env -vu '-i x' A=1 | grep -c HOME
  unset:    -i x
  setenv:   A=1
  1

-v tells every step on standard error.
  $ env -v -u X -C / A=1 printf '%s\n' 'a b' "it's"
  unset:    X
  setenv:   A=1
  chdir:    '/'
  executing: printf
     arg[0]= 'printf'
     arg[1]= '%s\\n'
     arg[2]= 'a b'
     arg[3]= 'it\'s'
  a b
  it's
  $ env -vi A=1
  cleaning environ
  setenv:   A=1
  A=1
  $ env -iv -u X true
  cleaning environ
  executing: true
     arg[0]= 'true'
  $ env -v nope
  executing: nope
     arg[0]= 'nope'
  env: 'nope': No such file or directory
  [127]
  $ LC_ALL=C.UTF-8 env -v printf é
  executing: printf
     arg[0]= ‘printf’
     arg[1]= ‘é’
  é (no-eol)

-S splits its text into words.
  $ env -S 'printf [%s] a  b ' 'c d'
  [a][b][c d] (no-eol)
  $ env -S 'printf\_[%s] a\_b "c\_d"'
  [a][b][c d] (no-eol)
  $ env -S "printf [%s] \"a b\"'c d'e '' x"
  [a bc de][][x] (no-eol)
  $ env '-S-i A=1' printf %s
  $ env --split-string='printf [%s]' x
  [x] (no-eol)
  $ env -S '-S "printf [%s] y"'
  [y] (no-eol)

-S knows some escapes, fewer of them between apostrophes.
  $ env -S 'printf [%s] \t\#\$\\\"'
  [\t#$\\"] (no-eol) (esc)
  $ env -S "printf [%s] '\\t\\\\\\'\$x'"
  [\t\'$x] (no-eol)
  $ env -S 'printf [%s] a\c b'
  [a] (no-eol)

-S has comments.
  $ env -S 'printf [%s] a #b c'
  [a] (no-eol)
  $ env -S 'printf [%s] a#b "#" \#c'
  [a#b][#][#c] (no-eol)
  $ env -S '# all' printf x
  x (no-eol)

-S replaces ${NAME}, by what env was given, and nothing else.
  $ A='x  y' env -S 'printf [%s] ${A} p${A}q "${A}" ${NOPE} z'
  [x  y][px  yq][x  y][z] (no-eol)
  $ env -S 'printf [%s] $A'
  env: only ${VARNAME} expansion is supported, error at: $A
  [125]
  $ env -S 'printf ${A'
  env: only ${VARNAME} expansion is supported, error at: ${A
  [125]
  $ env -S 'printf ${1}'
  env: only ${VARNAME} expansion is supported, error at: ${1}
  [125]
  $ A=1 env -i -S 'B=${A}'
  B=1
  $ E= env -S 'printf [%s] ${E} x'
  [][x] (no-eol)

A mistake in the text of -S is status 125.
  $ env -S 'a\q'
  env: invalid sequence '\q' in -S
  [125]
  $ env -S 'a\'
  env: invalid backslash at end of string in -S
  [125]
  $ env -S 'a"b'
  env: no terminating quote in -S string
  [125]
  $ env -S "a'b"
  env: no terminating quote in -S string
  [125]
  $ env -S '"\c"'
  env: '\c' must not appear in double-quoted -S string
  [125]

-v shows what -S makes of its text.
  $ A=1 env -vS 'printf ${A}${B} "x y"'
  expanding ${A} into '1'
  replacing ${B} with null string
  split -S:  'printf ${A}${B} "x y"'
   into:    'printf'
       &    '1'
       &    'x y'
  executing: printf
     arg[0]= 'printf'
     arg[1]= '1'
     arg[2]= 'x y'
  1printf: warning: ignoring excess arguments, starting with 'x y'

Signals are ignored or blocked by name or number, and listed.
  $ env --ignore-signal=INT,SIGTERM,3,rtmin+1 --block-signal=HUP,INT --list-signal-handling true
  HUP        ( 1): BLOCK
  INT        ( 2): BLOCK,IGNORE
  QUIT       ( 3): IGNORE
  TERM       (15): IGNORE
  RTMIN+1    (35): IGNORE
  $ env --ignore-signal=INT env --list-signal-handling true
  INT        ( 2): IGNORE
  $ env --ignore-signal=INT env --default-signal=INT --list-signal-handling true
  $ env --block-signal=INT env --default-signal --list-signal-handling true
  $ env --ignore-signal --list-signal-handling true 2>&1 | wc -l
  60
  $ env --ignore-signal=PIPE sh -c 'kill -PIPE $$; echo alive'
  alive

A signal's number may stand behind SIG, too.
  $ env --ignore-signal=SIG3,sig02 --list-signal-handling true
  INT        ( 2): IGNORE
  QUIT       ( 3): IGNORE
  $ env --ignore-signal=SIG130 true
  env: 'SIG130': invalid signal
  Try 'env --help' for more information.
  [125]

Signals may be the status of a process that one has ended.
  $ env --ignore-signal=130,258,IO,CLD,RTMAX-30 --list-signal-handling true
  INT        ( 2): IGNORE
  CHLD       (17): IGNORE
  POLL       (29): IGNORE
  RTMIN      (34): IGNORE

What is no signal, or cannot be changed, is an error.
  $ env --ignore-signal=FOO true
  env: 'FOO': invalid signal
  Try 'env --help' for more information.
  [125]
  $ env --ignore-signal=0 true
  env: '0': invalid signal
  Try 'env --help' for more information.
  [125]
  $ env --block-signal=32 true
  env: '32': invalid signal
  Try 'env --help' for more information.
  [125]
  $ env --ignore-signal=KILL true
  env: failed to set signal action for signal 9: Invalid argument
  [125]
  $ env --default-signal=9 true
  env: failed to set signal action for signal 9: Invalid argument
  [125]
  $ env --block-signal=KILL true
  $ env --ignore-signal= true

-v tells what is done to signals.
  $ env -v --ignore-signal=INT --default-signal=TERM --block-signal=HUP true
  Reset signal INT (2) to IGNORE
  Reset signal TERM (15) to DEFAULT
  signal HUP (1) mask set to BLOCK
  signal TERM (15) mask set to UNBLOCK
  executing: true
     arg[0]= 'true'

An environment that cannot be written is an error.
  $ env >/dev/full
  env: write error: No space left on device
  [125]
