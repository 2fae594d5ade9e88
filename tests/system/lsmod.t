The modules are listed with their sizes and users. (not emulated: mounts)
  $ cat > t <<'X'
  > mount -t tmpfs x /proc; cat > /proc/modules <<Y
  > short 16384 0 - Live 0x0000000000000000
  > a_module_of_a_longer_name 1234567890 3 one,two, Live 0xffffffffc0000000 (OE)
  > Y
  > lsmod; lsmod --json
  > X
  $ cat > want <<'X'
  > Module                  Size  Used by
  > short                  16384  0
  > a_module_of_a_longer_name 1234567890  3 one,two
  > [
  > {"name": "short", "size": 16384, "used": 0, "by": ""},
  > {"name": "a_module_of_a_longer_name", "size": 1234567890, "used": 3, "by": "one,two"}
  > ]
  > X
  $ test $(id -u) = 0 && unshare -m true 2> /dev/null || exit 0; unshare -m sh t 2>&1 | diff want -
  $ lsmod x
  lsmod: extra operand 'x'
  Try 'lsmod --help' for more information.
  [1]
