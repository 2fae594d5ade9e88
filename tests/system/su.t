The superuser becomes anybody without a password. (not GNU: the words differ)
  $ test $(id -u) = 0 || { echo nobody; echo 'x 65534 y'; exit; }; su -s /bin/sh nobody -c 'id -un'; su nobody -s /bin/sh -c 'echo $0 $(id -u) $1' x y
  nobody
  x 65534 y
  $ su nope; su -g nope nobody; su --shell=/nope nobody
  su: user 'nope' does not exist
  su: group 'nope' does not exist
  su: failed to execute /nope: No such file or directory
  [127]

A shell that is no login shell keeps the environment but for the user's variables.
  $ test $(id -u) = 0 || { printf 'SECRET=1\nTERM=vt100\nUSER=nobody\n'; exit; }; SECRET=1 TERM=vt100 su -s /bin/env nobody | grep -E '^(SECRET|TERM|USER)=' | sort
  SECRET=1
  TERM=vt100
  USER=nobody
