The name of the machine is printed, up to its first dot with -s. (Nothing is set where one may not.)
  $ test "$(hostname)" = "$(uname -n)" && echo same
  same
  $ inside() { test $(id -u) = 0 && unshare -u true 2> /dev/null && unshare -u sh -c "$1" || echo "$2"; }; inside 'hostname a.b.c; hostname' a.b.c; inside 'hostname a.b.c; hostname -s; hostname --short' 'a
  > a'; inside 'hostname -b x; hostname; hostname -b' 'x
  > x'
  a.b.c
  a
  a
  x
  x

The name can stand in a file, and is refused where it is none.
  $ printf '# c\n\n  box.example  \nx\n' > f; : > e; inside() { test $(id -u) = 0 && unshare -u true 2> /dev/null && unshare -u sh -c "$1" || echo "$2"; }; inside 'hostname -F f; hostname; hostname --file=f -b; hostname -b -F e; hostname' 'box.example
  > box.example'
  box.example
  box.example
  $ hostname -F nope; hostname -F /dev/null; hostname ''; hostname a_b; hostname 'a b'; hostname a..b; hostname -- -a; hostname a-; hostname .a
  hostname: nope: No such file or directory
  hostname: the specified hostname is invalid
  hostname: the specified hostname is invalid
  hostname: the specified hostname is invalid
  hostname: the specified hostname is invalid
  hostname: the specified hostname is invalid
  hostname: the specified hostname is invalid
  hostname: the specified hostname is invalid
  hostname: the specified hostname is invalid
  [1]

The domain, the addresses and the other names come from /etc/hosts. (Nothing is tried where one may not mount.)
  $ cat > t <<'X'
  > mount --bind h /etc/hosts; hostname box.example.org; for o in -f --fqdn --long -d --domain -i --ip-address -a --alias -s; do hostname $o; done; hostname BOX; hostname -f; hostname nope; hostname -f; hostname -i
  > X
  $ cat > h <<'X'
  > # a comment
  > 127.0.0.1 localhost
  > 10.1.2.3 box.example.org box other # box.example.org
  > ::5 box.example.org six
  > 10.1.2.4 box box.example.org
  > X
  $ cat > want <<'X'
  > box.example.org
  > box.example.org
  > box.example.org
  > example.org
  > example.org
  > 10.1.2.3 10.1.2.4
  > 10.1.2.3 10.1.2.4
  > box other box box.example.org
  > box other box box.example.org
  > box
  > box.example.org
  > hostname: Name or service not known
  > hostname: Name or service not known
  > X
  $ test $(id -u) = 0 && unshare -mu true 2> /dev/null || exit 0; unshare -mu sh t 2>&1 | diff want -

All addresses but those of the loopback are printed. (Nothing is tried where there may be no network of one's own.)
  $ test $(id -u) = 0 && unshare -n true 2> /dev/null && exec unshare -n hostname -I; echo
  

Options that contradict a name are refused.
  $ hostname -s x; hostname a b; hostname -x; hostname --foo
  hostname: extra operand 'x'
  Try 'hostname --help' for more information.
  hostname: extra operand 'b'
  Try 'hostname --help' for more information.
  hostname: invalid option -- 'x'
  Try 'hostname --help' for more information.
  hostname: unrecognized option '--foo'
  Try 'hostname --help' for more information.
  [1]
