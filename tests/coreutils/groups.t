The groups of users are printed by name, each behind the user's.
  $ groups root; groups daemon bin
  root : root
  daemon : daemon
  bin : bin

Those of the process need no user.
  $ test $(id -u) = 0 || exec echo root daemon; setpriv --reuid 0 --regid 0 --groups 0,1 groups
  root daemon
  $ test $(id -u) = 0 || { echo 'groups: cannot find name for group ID 4343'; exec echo 4343; }; setpriv --regid 4343 --clear-groups groups
  groups: cannot find name for group ID 4343
  4343
  [1]

A user who is not there is reported, and the next one is taken.
  $ groups nope root; groups ''; groups 0
  groups: 'nope': no such user
  root : root
  groups: '': no such user
  groups: '0': no such user
  [1]

A mistake on the command line is reported.
  $ groups -x; groups --help=x
  groups: invalid option -- 'x'
  Try 'groups --help' for more information.
  groups: option '--help' doesn't allow an argument
  Try 'groups --help' for more information.
  [1]
