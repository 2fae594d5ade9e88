# That a clock is read and set is tried in a machine of our own (tests/boot.rs).

--predict says what the clock will show, which falls behind by the drift that the file has.
  $ export TZ=UTC; printf '2.000000 1700000000 0.000000\n1700000000\nUTC\n' > adj; hwclock --predict --date '2024-01-01 00:00:00' --adjfile=adj; printf -- '-0.5 1700000000 0.25\n0\nLOCAL\n' > adj
  > hwclock --predict --date '2024-01-01 00:00:00' --adjfile=adj; hwclock --predict --date '2024-01-01' --noadjfile -u; hwclock --predict --date '2024-01-01' --adjfile=nosuch; TZ=CET-1CEST,M3.5.0,M10.5.0/3 hwclock --predict --date '2024-07-01 12:00' --noadjfile -u
  2023-12-31 23:58:25.851852+00:00
  2024-01-01 00:00:23.287037+00:00
  2024-01-01 00:00:00.000000+00:00
  2024-01-01 00:00:00.000000+00:00
  2024-07-01 12:00:00.000000+02:00

A line of the file that makes no sense is reported, and left out. (not GNU: they say nothing)
  $ printf 'x y z\nlong ago\nGMT\n' > adj; TZ=UTC hwclock --predict --date '2024-01-01 00:00:00' --adjfile=adj
  hwclock: adj: line 1 makes no sense
  hwclock: adj: line 2 makes no sense
  hwclock: adj: line 3 makes no sense
  2024-01-01 00:00:00.000000+00:00

What makes no sense, and a clock that is not there, is an error. (not GNU: the words differ)
  $ for w in --predict '--set --date nonsense' '-r -w' '--noadjfile' 'x' '-f nosuch' '--update-drift' '-wf nosuch' '-r -f /dev/null'; do hwclock $w 2>&1 | head -n 1; done
  hwclock: --date is required for --set or --predict
  hwclock: invalid date 'nonsense'
  hwclock: only one thing can be done at a time
  hwclock: With --noadjfile, you must specify either --utc or --localtime
  hwclock: extra operand 'x'
  hwclock: nosuch: No such file or directory
  hwclock: --update-drift requires --set or --systohc
  hwclock: nosuch: No such file or directory
  hwclock: cannot read the clock: Inappropriate ioctl for device
