Those who are logged in are printed in order, once for each login; other records count for nothing (not emulated: the records are those of x86_64).
  $ r() { printf "$1\0\0\0\1\0\0\0"; head -c 36 /dev/zero; printf %s "$2"; head -c $((340 - ${#2})) /dev/zero; }; for n in zoe bob '' ann; do r '\7' "$n"; done > f; r '\7' bob >> f; r '\10' dead >> f; users f
  ann bob bob zoe
  $ : > e; users e

A record that is cut short is none.
  $ head -c 300 /dev/zero > f; users f

There is at most one file.
  $ users a b; users -x
  users: extra operand 'b'
  Try 'users --help' for more information.
  users: invalid option -- 'x'
  Try 'users --help' for more information.
  [1]

A file that cannot be read is reported (not GNU: its C library takes it for an empty one).
  $ users nope
  users: nope: No such file or directory
  [1]
