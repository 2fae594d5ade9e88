# Where there may be no namespaces of one's own, nothing is tried, and what is expected is printed in its place.
The machine's name, the network, processes and users are one's own. (not emulated: an emulator has no namespaces)
  $ may() { test $(id -u) = 0 && env unshare -muinpfUr true 2> /dev/null; }; may && unshare -u sh -c 'hostname inside; hostname' || echo inside; may && unshare -fp sh -c 'echo $$' || echo 1; may && unshare --mount-proc -fp sh -c 'test $(ps -e -o pid= | wc -l) -lt 9; echo $?' || echo 0; may && unshare -n sh -c 'tail -n +3 /proc/net/dev | wc -l' || echo 1; may && unshare -U id -u || echo 65534; may && unshare -C -i -T true; echo $?
  inside
  1
  0
  1
  65534
  0

Users are mapped: to root, to oneself, or to any. (not emulated: an emulator has no namespaces)
  $ may() { env unshare -Ur true 2> /dev/null; }; may && unshare -r id -u || echo 0; may && unshare -c sh -c 'test $(id -u) = '$(id -u)'; echo $?' || echo 0; may && unshare --map-user=5 --map-group=6 sh -c 'id -u; id -g; cat /proc/self/setgroups' || printf '5\n6\ndeny\n'
  0
  0
  5
  6
  deny

The status is that of the command, also of a child. (not emulated: an emulator has no namespaces)
  $ unshare sh -c 'exit 3'; echo $?; unshare -f sh -c 'exit 4'; echo $?; unshare -f --kill-child=TERM sh -c 'exit 5'; echo $?; unshare /nope/x; echo $?; SHELL=/bin/echo unshare; SHELL=/nope/x unshare
  3
  4
  5
  unshare: failed to execute /nope/x: No such file or directory
  127
  
  unshare: failed to execute /nope/x: No such file or directory
  [127]

The child ends with unshare. (not emulated: an emulator has no namespaces)
  $ env unshare --kill-child sleep 9 & sleep .2; p=$(pgrep -P $! sleep); kill -9 $!; sleep .2; ps -o s= -p $p | grep -v Z
  [1]

The root, the directory, the user and the group are changed. (not emulated: an emulator has no namespaces)
  $ unshare -w / pwd; may() { test $(id -u) = 0; }; may && unshare -R / -w /tmp pwd || echo /tmp; may && unshare -S 5 -G 6 sh -c 'id -u; id -G' || printf '5\n6\n'
  /
  /tmp
  5
  6

A namespace lasts where it is mounted. (not emulated: an emulator has no namespaces)
  $ may() { test $(id -u) = 0 && env unshare -mu true 2> /dev/null; }; : > f; may && unshare -m sh -c 'unshare --uts=f hostname kept; nsenter --uts=f hostname' || echo kept
  kept

A mistake on the command line is reported. (not GNU: the words differ)
  $ unshare --propagation=x true; unshare --setgroups=x true; unshare --kill-child=x true; unshare -S nosuch true; unshare --monotonic 1 true; unshare -x
  unshare: unsupported propagation mode: x
  unshare: unsupported --setgroups argument 'x'
  unshare: 'x': invalid signal
  unshare: invalid user or group 'nosuch'
  unshare: clocks are set in a new time namespace (-T) only
  unshare: invalid option -- 'x'
  Try 'unshare --help' for more information.
  [1]
