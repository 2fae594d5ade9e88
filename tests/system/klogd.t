# That all of it comes is tried in a machine of our own (tests/boot.rs).

The kernel's messages are passed on with their priority and their time. (not emulated: the host's kernel)
  $ test -n "$(timeout 1 dd if=/dev/kmsg bs=8192 count=1 2> /dev/null)" || exit 0; nc -luUW 1 s < /dev/null > got & while ! test -e s; do sleep 0.01; done; klogd -n -p s & p=$!; while ! test -s got; do sleep 0.01; done; kill $p; wait; grep -q '^<[0-7]>kernel: \[ *[0-9]*\.[0-9]\{6\}\] ' got || cat got

It waits until there is somebody to tell, and ends when it is told to.
  $ test -n "$(timeout 1 dd if=/dev/kmsg bs=8192 count=1 2> /dev/null)" || exit 0; klogd -n -p nosuch & sleep 0.2; kill $!; wait $! || echo $?

It ends also while the log takes no more. (not emulated: the host's kernel)
  $ test -n "$(timeout 1 dd if=/dev/kmsg bs=8192 count=1 2> /dev/null)" || exit 0; syslogd -nS -p s -O log & s=$!; while ! test -e s; do sleep 0.01; done; kill -STOP $s; klogd -n -p s & sleep 0.3; kill $!; sleep 0.3; kill -0 $! 2> /dev/null && echo 'still there'; kill -9 $! 2> /dev/null; kill -CONT $s; kill $s; wait

What makes no sense is refused.
  $ for w in '-c 0' '-c 9' '-c loud' 'x'; do klogd $w 2>&1 | head -n 1; done
  klogd: unknown level '0'
  klogd: unknown level '9'
  klogd: unknown level 'loud'
  klogd: extra operand 'x'
