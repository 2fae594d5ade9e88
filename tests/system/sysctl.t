# What is set is set in a name space of the test's own, where there may be one.

Values are printed with their names, or alone, and directories with all that is in them.
  $ sysctl kernel.ostype; sysctl -n kernel/ostype kernel.ostype; sysctl -N kernel.ostype; sysctl -b kernel.ostype; echo
  kernel.ostype = Linux
  Linux
  Linux
  kernel.ostype
  Linux
  $ sysctl -N kernel.pty | head -n 1; sysctl -a -N 2> /dev/null | grep -c '^kernel\.ostype$'; sysctl -a -r '^kernel\.os(t|x)'; sysctl -n net.ipv4.conf.lo.forwarding > /dev/null && echo fine
  kernel.pty.max
  1
  kernel.ostype = Linux
  fine

A name with slashes keeps its dots, and a list can be JSON. (not GNU: it has no JSON)
  $ sysctl -N net/ipv4/conf/lo/forwarding; sysctl --json kernel.ostype kernel.pty.max | sed 's/"[0-9]*"/"N"/'
  net.ipv4.conf.lo.forwarding
  [
  {"name": "kernel.ostype", "value": "Linux"},
  {"name": "kernel.pty.max", "value": "N"}
  ]

What is set is printed, and files say what to set; a line that is none is told by its number. (not GNU: the order of its messages)
  $ cat > t <<'X'
  > sysctl -w kernel.domainname=x kernel/domainname='a b '; sysctl -q -w kernel.domainname=y; sysctl -n kernel.domainname; sysctl -n kernel.domainname=z; sysctl --dry-run kernel.domainname=w kernel.nope=1; sysctl -n kernel.domainname
  > sysctl -p f; sysctl -q --load=f 2>/dev/null; sysctl -p - < g; sysctl -p nope; echo $?; sysctl -p f -r none 2> /dev/null
  > X
  $ printf ' kernel.domainname = in a file \n\n# c\n; c\nbroken\nkernel.nope=1\n-kernel.nope=2\nkernel/domainn*me=pattern\n-kernel.domainname\nkernel.domain?ame=left out\n' > f; echo 'kernel.domainname=stdin' > g
  $ cat > want <<'X'
  > kernel.domainname = x
  > kernel.domainname = a b
  > y
  > z
  > kernel.domainname = w
  > kernel.nope = 1
  > z
  > kernel.domainname = in a file
  > sysctl: f(5): invalid syntax, continuing...
  > sysctl: cannot stat /proc/sys/kernel/nope: No such file or directory
  > kernel.domainname = pattern
  > kernel.domainname = stdin
  > sysctl: cannot open 'nope': No such file or directory
  > 1
  > X
  $ test $(id -u) = 0 && unshare -u true 2> /dev/null || exit 0; unshare -u sh t 2>&1 | diff want -

What is not there is an error, unless -e is given, and nothing outside is touched. (not GNU: the words differ)
  $ sysctl nope; sysctl -e nope kernel.nope=1 && echo fine; sysctl nope=1; sysctl /../../etc/passwd; sysctl kernel/../../../etc/nothing=1; sysctl; sysctl -w kernel.ostype; sysctl -r '(' -a
  sysctl: cannot stat /proc/sys/nope: No such file or directory
  fine
  sysctl: cannot stat /proc/sys/nope: No such file or directory
  sysctl: cannot stat /proc/sys//../../etc/passwd: No such file or directory
  sysctl: cannot stat /proc/sys/kernel/../../../etc/nothing: No such file or directory
  sysctl: missing operand
  Try 'sysctl --help' for more information.
  sysctl: 'kernel.ostype' must be of the form name=value
  sysctl: Unmatched ( or \(
  [1]

The files of all directories are read in the order of their names. (not GNU: the words differ) (not emulated: mounts)
  $ cat > t <<'X'
  > mount -t tmpfs x /etc; mkdir /etc/sysctl.d; for d in /run /usr/lib /usr/local/lib /lib; do test -d $d/sysctl.d && mount -t tmpfs y $d/sysctl.d; done
  > echo kernel.domainname=one > /etc/sysctl.d/20-a.conf; echo kernel.domainname=two > /etc/sysctl.d/10-b.conf; echo x > /etc/sysctl.d/readme; echo kernel.domainname=three > /etc/sysctl.conf; sysctl --system; sysctl -q --system; sysctl -n kernel.domainname; sysctl -p
  > X
  $ cat > want <<'X'
  > * Applying /etc/sysctl.d/10-b.conf ...
  > kernel.domainname = two
  > * Applying /etc/sysctl.d/20-a.conf ...
  > kernel.domainname = one
  > * Applying /etc/sysctl.conf ...
  > kernel.domainname = three
  > three
  > kernel.domainname = three
  > X
  $ test $(id -u) = 0 && unshare -mu true 2> /dev/null || exit 0; unshare -mu sh t 2>&1 | diff want -
