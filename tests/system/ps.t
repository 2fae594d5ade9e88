# How wide numbers of processes are depends on the machine, so blanks are squeezed where they are printed.
A process is listed by its number, in the formats of System V. (not emulated: programs have the emulator's name)
  $ env sleep 9 & p=$!; sleep .1; for f in '' -f -F -j -l -ly -jf -lf -jl -c -lc -P -T -L -fL -M; do ps $f -p $p | sed 's/  */ /g; s/^ //; q'; done; ps -o ppid=,comm=,args= -p $p | sed "s/  */ /g; s/^ *$$ /PPID /"; kill $p
  PID TTY TIME CMD
  UID PID PPID C STIME TTY TIME CMD
  UID PID PPID C SZ RSS PSR STIME TTY TIME CMD
  PID PGID SID TTY TIME CMD
  F S UID PID PPID C PRI NI ADDR SZ WCHAN TTY TIME CMD
  S UID PID PPID C PRI NI RSS SZ WCHAN TTY TIME CMD
  UID PID PPID PGID SID C STIME TTY TIME CMD
  F S UID PID PPID C PRI NI ADDR SZ WCHAN STIME TTY TIME CMD
  F S UID PID PPID PGID SID C PRI NI ADDR SZ WCHAN TTY TIME CMD
  PID CLS PRI TTY TIME CMD
  F S UID PID PPID CLS PRI ADDR SZ WCHAN TTY TIME CMD
  PID PSR TTY TIME CMD
  PID SPID TTY TIME CMD
  PID LWP TTY TIME CMD
  UID PID PPID LWP C NLWP STIME TTY TIME CMD
  LABEL PID TTY TIME CMD
  PPID sleep sleep 9

And in those of BSD, whose options have no dash.
  $ for f in x j l u v s X Z 'x -f' ''; do ps $f p $$ | sed 's/  */ /g; s/^ //; q'; done; ps $$ | sed 's/  */ /g; s/^ //; q'
  PID TTY STAT TIME COMMAND
  PPID PID PGID SID TTY TPGID STAT UID TIME COMMAND
  F UID PID PPID PRI NI VSZ RSS WCHAN STAT TTY TIME COMMAND
  USER PID %CPU %MEM VSZ RSS TTY STAT START TIME COMMAND
  PID TTY STAT TIME MAJFL TRS DRS RSS %MEM COMMAND
  UID PID PENDING BLOCKED IGNORED CAUGHT STAT TTY TIME COMMAND
  PID STACKP ESP EIP TMOUT ALARM STAT TTY TIME COMMAND
  LABEL PID TTY STAT TIME COMMAND
  UID PID PPID C STIME TTY STAT TIME CMD
  PID TTY STAT TIME COMMAND
  PID TTY STAT TIME COMMAND

Fields can be chosen, with headings and widths of their own; without any heading there is no line for them. (not emulated: programs have the emulator's name)
  $ env sleep 9 & p=$!; sleep .1; ps -p $p -o uid=WHO,comm:7,nlwp=A-WIDE-ONE -o args; ps -p $p -o nlwp= -o comm=; ps -p $p -o nlwp=X,comm=Y; ps -p $p --no-headers -o ni,sched,args; ps -p $p -o '%n %c' | sed 's/ *$//'; kill $p
    WHO COMMAND A-WIDE-ONE COMMAND
      0 sleep            1 sleep 9
     1 sleep
     X Y
     1 sleep
    0   0 sleep 9
   NI COMMAND
    0 sleep

The fields of identity are those of id(1), and the others are there.
  $ test "$(ps -p $$ -o euid=,egid=,ruid=,rgid= | tr -s ' ')" = " $(id -u) $(id -g) $(id -ru) $(id -rg)" && test "$(ps -o user:32= -p $$ | tr -d ' ')" = "$(id -un)"; echo $?
  0
  $ ps -p $$ -o pcpu,pmem,cp,time,times,bsdtime,etime,etimes,start,stime,lstart,bsdstart,rss,vsz,sz,size,drs,trs,pss,uss,maj_flt,min_flt,pri,opri,ni | wc -l; ps -p $$ -o cls,policy,rtprio,psr,wchan,stat,s,f,flags,tty,tt,sess,pgrp,pgid,sid,tpgid,blocked,caught,ignored,pending,fname,ucmd,exe,cgroup,label,ipcns,mntns,netns,pidns,userns,utsns,supgid,supgrp,oom,oomadj,nlwp,lwp,spid,tid,tgid | wc -l; ps -p $$ -o egroup,rgroup,sgroup,suser,ruser,fuser,luid,eip,esp,stackp,rbytes,wchars,ag_id | wc -l
  2
  2
  2
  $ test "$(ps L | grep -c .)" -gt 150; echo $?; ps L | sed -n '/^pid /p; /^vsz /p' | tr -s ' ' | sed 's/ $//'
  0
  pid PID
  vsz VSZ

Processes can be chosen by their names, parents, sessions, users, groups and terminals, and by not being so. (not emulated: programs have the emulator's name)
  $ cat > t <<'X'
  > n=ps$$; ln -s /bin/sleep $n; ./$n 9 & p=$!; sleep .1; for o in "-C x,$n" "--ppid $$ -o comm" "-s $(ps -o sid= -p $$)" "-g $(ps -o sid= -p $$)" "-u $(id -u)" "-U $(id -un)" "-G $(id -g)" "--group $(id -gn)" -A -e -d "-N -p 1" "ax" "x" "U $(id -u)" "-q 1,$p" "-p 1 -p $p" "T" ; do ps $o | grep -q "$n" || echo "not by $o"; done
  > for o in -a a "-C y$n" "-N -C $n" "-p 1" "-u 4711" "-t tty99"; do ps $o -o comm 2> /dev/null | grep "^$n" && echo "by $o"; done; kill $p
  > X
  $ setsid -w sh t

Of those, r keeps the ones that run.
  $ ps r -p $$ -o s= | grep -v R; ps -p 1 -o s= | grep -v '[A-Z]'
  [1]

What is printed can be sorted. (not emulated: programs have the emulator's name)
  $ env sleep 9 & p=$!; env sleep 8 & q=$!; sleep .1; ps --ppid $$ -C nothing -o args= --sort args | grep ^sleep; ps -p $p,$q -o args= --sort=-args; ps p $p,$q k -pid o args= | head -n 1; kill $p $q
  sleep 8
  sleep 9
  sleep 9
  sleep 8
  sleep 8

Parents and children can be shown as a tree. (not emulated: programs have the emulator's name)
  $ env sh -c 'env sleep 9 & env sleep 8; :' 2> /dev/null & p=$!; sleep .2; ps -o args= --forest -p $p,$(pgrep -d, -P $p); ps -H -o args= -p $p,$(pgrep -d, -P $p); pkill -P $p; wait 2> /dev/null
  sh -c env sleep 9 & env sleep 8; :
   \_ sleep 9
   \_ sleep 8
  sh -c env sleep 9 & env sleep 8; :
    sleep 9
    sleep 8

The line ends where the screen does, or where --cols or COLUMNS say. (not emulated: programs have the emulator's name)
  $ env sleep 0000000000000000000000000000000000000009 & p=$!; sleep .1; ps --cols 20 -o args= -p $p; COLUMNS=10 ps -o args= -p $p; COLUMNS=10 ps -wwo args= -p $p; ps -o args:8,nlwp=X -p $p; kill $p
  sleep 00000000000000
  sleep 0000
  sleep 0000000000000000000000000000000000000009
  COMMAND     X
  sleep 00    1

The heading comes again on each page with --headers. (not emulated: programs have the emulator's name)
  $ env sleep 9 & env sleep 9 & env sleep 9 & sleep .1; ps -o comm --headers --rows 3 --ppid $$ | head -n 5; pkill -P $$ sleep
  COMMAND
  sleep
  sleep
  COMMAND
  sleep

-L, -T and H list threads. (not emulated: the emulator has threads)
  $ ps -T -p $$ -o pid=,spid= | awk '$1 != $2'; ps H p $$ o pid=,lwp= | awk '$1 != $2'; ps -L -p $$ -o nlwp= | tr -d ' '
  1

JSON has the fields by their names. (not GNU: it has none) (not emulated: programs have the emulator's name)
  $ env sleep 9 & p=$!; sleep .1; ps -p $p --json -o pid,nlwp,comm,args | sed "s/$p/PID/"; kill $p; ps --json -p 99999999
  [
  {"pid": PID, "nlwp": 1, "comm": "sleep", "args": "sleep 9"}
  ]
  []
  [1]

A name cannot steer a terminal. (not GNU: it has dots) (not emulated: programs have the emulator's name)
  $ n=$(printf 'a\033[1mb'); ln -s /bin/sleep "$n"; "./$n" 9 & p=$!; sleep .1; ps -o comm=,args= -p $p; kill $p
  a?[1mb          ./a?[1mb 9

Where there is no user x, -aux is BSD's. Nothing that fits is status 1.
  $ ps -aux | sed 's/  */ /g; q'; ps -p 99999999 -o comm
  USER PID %CPU %MEM VSZ RSS TTY STAT START TIME COMMAND
  COMMAND
  [1]

A mistake on the command line is reported. (not GNU: the words differ)
  $ ps -o nope; ps -p x; ps -u nosuch; ps --sort nope; ps y; ps o; ps --cols 0; ps -Q
  ps: unknown user-defined format specifier 'nope'
  Try 'ps --help' for more information.
  ps: invalid part of a list: 'x'
  Try 'ps --help' for more information.
  ps: invalid part of a list: 'nosuch'
  Try 'ps --help' for more information.
  ps: unknown sort specifier 'nope'
  Try 'ps --help' for more information.
  ps: invalid BSD option 'y'
  Try 'ps --help' for more information.
  ps: option 'o' requires an argument
  Try 'ps --help' for more information.
  ps: invalid size '0'
  Try 'ps --help' for more information.
  ps: invalid option -- 'Q'
  Try 'ps --help' for more information.
  [1]

What the first process has started is no branch of its tree. (not emulated: namespaces)
  $ unshare -rpf --mount-proc sh -c 'env sleep 5 & sleep .3; ps axf -o args=; kill $!' | head -n 2 | tail -n 1
  sleep 5

t takes the next word for a terminal.
  $ pty: ps h t "$(tty)" | grep -q . && echo yes
  yes

With options of BSD's, the formats of System V show states, but for the long one, and commands with their arguments.
  $ for o in -j -l -P -lf; do ps $o p 1 | head -n 1 | tr -s ' '; done
   PID PGID SID TTY STAT TIME COMMAND
  F S UID PID PPID C PRI NI ADDR SZ WCHAN TTY TIME CMD
   PID PSR TTY STAT TIME COMMAND
  F S UID PID PPID C PRI NI ADDR SZ WCHAN STIME TTY TIME CMD
