The rows and columns are those of memory and swap areas.
  $ free | sed 's/  *[0-9][0-9]*/ N/g'; free -wltv | sed 's/  *-*[0-9][0-9]*/ N/g'
                 total        used        free      shared  buff/cache   available
  Mem: N N N N N N
  Swap: N N N
                 total        used        free      shared     buffers       cache   available
  Mem: N N N N N N N
  Low: N N N
  High: N N N
  Swap: N N N
  Total: N N N
  Comm: N N N

Numbers come in units.
  $ t=$(free -b | awk '/Mem/ { print $2 }'); for u in 'k 1024' 'm 1048576' 'g 1073741824' '-kilo 1000' '-mega 1000000' '-giga 1000000000' '-tera 1000000000000' '-peta 1000000000000000' '-kibi 1024' '-mebi 1048576' '-gibi 1073741824' '-tebi 1099511627776' '-pebi 1125899906842624' '-si 1000' 'm\t--si 1000000'; do set -- $(printf "$u"); test $(free -$1 ${3:+$2} | awk '/Mem/ { print $2 }') = $((t / ${3:-$2})) || echo "$1 $2"; done
  $ free -h | grep -c '[0-9][KMGT]i '; free -h --si | awk '/Mem/ { print $2 }' | grep -c '^[0-9.]*[MGT]$'
  1
  1

It can be printed again and again.
  $ free -s .01 -c 3 | grep -c Mem; free -c 1 | grep -c Mem
  3
  1

All of it can be on one line, or in JSON. (not GNU: it has neither)
  $ free -L | sed 's/[0-9][0-9]*/N/g' | tr -s ' '; free --json | sed 's/[0-9][0-9]*/N/g'
  SwapUse N CachUse N MemUse N MemFree N
  [
  {"name": "memory", "total": N, "used": N, "free": N, "shared": N, "buffers": N, "cache": N, "available": N},
  {"name": "swap", "total": N, "used": N, "free": N}
  ]

A mistake on the command line is reported. (not GNU: the words differ)
  $ free -c 0; free -s x; free -s 0; free x
  free: invalid count: '0'
  free: invalid time interval 'x'
  free: invalid time interval '0'
  free: extra operand 'x'
  Try 'free --help' for more information.
  [1]
