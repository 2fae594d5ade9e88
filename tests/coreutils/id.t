All that there is to know about a user is on one line.
  $ id 0; id root daemon; id -a daemon
  uid=0(root) gid=0(root) groups=0(root)
  uid=0(root) gid=0(root) groups=0(root)
  uid=1(daemon) gid=1(daemon) groups=1(daemon)
  uid=1(daemon) gid=1(daemon) groups=1(daemon)

A part of it can be asked for, as numbers or as names.
  $ id -u daemon; id -g daemon; id -G daemon; id -un daemon; id --group --name daemon; id -Gn daemon; id -ru daemon; id --real --user daemon; id -rn -g daemon root
  1
  1
  1
  daemon
  daemon
  daemon
  1
  1
  daemon
  root

NUL can end what is printed.
  $ id -uz daemon root | tr '\0' '!'; id -Gnz daemon | tr '\0' '!'; id -Gz daemon root | tr '\0' '!'; id --zero --user --name daemon | tr '\0' '!'
  1!0!daemon!1!!0!!daemon! (no-eol)

Groups are those of the process, the effective one among them (not emulated: a script gives up the effective one).
  $ test $(id -u) = 0 || exec echo '42 43 5 6 7777'; setpriv --ruid 42 --euid 42 --rgid 42 --egid 43 --groups 5,6,7777 id -G
  42 43 5 6 7777
  $ test $(id -u) = 0 || { echo 'id: cannot find name for group ID 4343'; exec echo 4343; }; setpriv --reuid 4242 --regid 4343 --clear-groups id -gn
  id: cannot find name for group ID 4343
  4343
  [1]
  $ test $(id -u) = 0 || exec echo 'uid=4242 gid=4343 groups=4343,7777'; setpriv --reuid 4242 --regid 4343 --groups 7777 id
  uid=4242 gid=4343 groups=4343,7777
  $ test $(id -u) = 0 || exec echo 'uid=4242 gid=4343 euid=4244 egid=4345 groups=4345'; setpriv --ruid 4242 --euid 4244 --rgid 4343 --egid 4345 --clear-groups id
  uid=4242 gid=4343 euid=4244 egid=4345 groups=4345

A user who is not there is reported, and the next one is taken.
  $ id nope; id -un nope daemon; id ''; id 4242424242; id root:
  id: 'nope': no such user
  id: 'nope': no such user
  daemon
  id: '': no such user: No such file or directory
  id: '4242424242': no such user
  id: 'root:': no such user
  [1]

A name of digits is a number where there is no such name.
  $ id -un 0 +1
  root
  daemon

What contradicts itself is refused.
  $ id -u -g; id -n; id -r; id -z; id -nz daemon; id -Z; id -x; id -uu root
  id: cannot print "only" of more than one choice
  id: cannot print only names or real IDs in default format
  id: cannot print only names or real IDs in default format
  id: option --zero not permitted in default format
  id: cannot print only names or real IDs in default format
  id: --context (-Z) works only on an SELinux-enabled kernel
  id: invalid option -- 'x'
  Try 'id --help' for more information.
  0

Output that is lost is an error.
  $ id > /dev/full
  id: write error: No space left on device
  [1]
