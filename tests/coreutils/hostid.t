The number has eight digits.
  $ hostid | tr 0-9a-f x
  xxxxxxxx

It comes from the address of the machine's name. (Nothing is tried where one may not mount.)
  $ printf '# c\n::5 box\n10.1.2.3 BOX.example.org box # x\n' > h; unshare -rmu sh -c 'hostname box && mount --bind h /etc/hosts' 2> /dev/null || exec echo 010a0302; unshare -rmu sh -c 'hostname box; mount --bind h /etc/hosts; hostid'
  010a0302

There are no operands.
  $ hostid x; hostid -x
  hostid: extra operand 'x'
  Try 'hostid --help' for more information.
  hostid: invalid option -- 'x'
  Try 'hostid --help' for more information.
  [1]
