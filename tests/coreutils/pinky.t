A long description says what is known of a user. (Nothing is tried where one may not mount.)
  $ printf 'al:x:7:7:& Smith & Co,Room 5:%s:/bin/sh\n' "$PWD" > p; printf 'my plan\n' > .plan; printf project > .project
  $ cat > want <<'X'
  > Login name: al                          In real life:  Al Smith Al Co
  > Directory: DIR Shell:  /bin/sh
  > Project: projectPlan:
  > my plan
  > 
  > Login name: nope                        In real life:  ???
  > Login name: al                          In real life:  Al Smith Al Co
  > Project: projectPlan:
  > my plan
  > 
  > Login name: al                          In real life:  Al Smith Al Co
  > Directory: DIR Shell:  /bin/sh
  > Project: project
  > Login name: al                          In real life:  Al Smith Al Co
  > Directory: DIR Shell:  /bin/sh
  > Plan:
  > my plan
  > 
  > X
  $ test $(id -u) = 0 && unshare -m true 2> /dev/null || exit 0; unshare -m sh -c 'mount --bind p /etc/passwd; pinky -l al nope; pinky -lb al; pinky -lp al; pinky -lh al' | sed "s|$PWD.*Shell|DIR Shell|" | diff want -
  $ pinky -l nope; pinky -b -h -p -l nope
  Login name: nope                        In real life:  ???
  Login name: nope                        In real life:  ???

A line for each login has what the options leave. (Nothing is tried where one may not mount.) (not emulated: the records are those of x86_64)
  $ r() { printf '\7\0\0\0\322\4\0\0'; printf %s "$1"; head -c $((36 - ${#1})) /dev/zero; printf %s "$2"; head -c $((32 - ${#2})) /dev/zero; printf %s "$3"; head -c $((264 - ${#3})) /dev/zero; printf '\0\361\123\145'; head -c 40 /dev/zero; }; { r no/tty alice host; r no/too averyveryverylongusername ''; } > f
  $ printf 'alice:x:8:8:Alice & Wonder with a long name:/h:/s\n' > p; cat > t <<'X'
  > mount -t tmpfs x /run; cp f /run/utmp; mount --bind p /etc/passwd; for o in '' -s -f -w -i -q -fw -b '-l -s' alice 'nope alice'; do pinky $o; done
  > X
  $ cat > want <<'X'
  > Login    Name                 TTY      Idle   When         Where
  > alice    Alice Alice Wonder  ?no/tty   ?????  Nov 14 22:13 host
  > averyveryverylongusername                 ??? ?no/too   ?????  Nov 14 22:13
  > Login    Name                 TTY      Idle   When         Where
  > alice    Alice Alice Wonder  ?no/tty   ?????  Nov 14 22:13 host
  > averyveryverylongusername                 ??? ?no/too   ?????  Nov 14 22:13
  > alice    Alice Alice Wonder  ?no/tty   ?????  Nov 14 22:13 host
  > averyveryverylongusername                 ??? ?no/too   ?????  Nov 14 22:13
  > Login     TTY      Idle   When         Where
  > alice    ?no/tty   ?????  Nov 14 22:13 host
  > averyveryverylongusername ?no/too   ?????  Nov 14 22:13
  > Login     TTY      Idle   When
  > alice    ?no/tty   ?????  Nov 14 22:13
  > averyveryverylongusername ?no/too   ?????  Nov 14 22:13
  > Login     TTY      When
  > alice    ?no/tty   Nov 14 22:13
  > averyveryverylongusername ?no/too   Nov 14 22:13
  > alice    ?no/tty   ?????  Nov 14 22:13 host
  > averyveryverylongusername ?no/too   ?????  Nov 14 22:13
  > Login    Name                 TTY      Idle   When         Where
  > alice    Alice Alice Wonder  ?no/tty   ?????  Nov 14 22:13 host
  > averyveryverylongusername                 ??? ?no/too   ?????  Nov 14 22:13
  > Login    Name                 TTY      Idle   When         Where
  > alice    Alice Alice Wonder  ?no/tty   ?????  Nov 14 22:13 host
  > averyveryverylongusername                 ??? ?no/too   ?????  Nov 14 22:13
  > Login    Name                 TTY      Idle   When         Where
  > alice    Alice Alice Wonder  ?no/tty   ?????  Nov 14 22:13 host
  > Login    Name                 TTY      Idle   When         Where
  > alice    Alice Alice Wonder  ?no/tty   ?????  Nov 14 22:13 host
  > X
  $ test $(id -u) = 0 && unshare -m true 2> /dev/null || exit 0; TZ=UTC0 unshare -m sh t | sed 's/ *$//' | diff want -

The description needs names.
  $ pinky -l; pinky -x
  pinky: no username specified; at least one must be specified when using -l
  Try 'pinky --help' for more information.
  pinky: invalid option -- 'x'
  Try 'pinky --help' for more information.
  [1]
