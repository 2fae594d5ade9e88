It waits for the sum of its operands, which may be fractions, have an exponent or be hexadecimal.
  $ sleep 0.01 .01s 1e-2 0x.1p-4 +0 ' 0' 0. 0x0 -- -0

A vertical tab before a number is a blank like any other.
  $ sleep "$(printf '\v0')"

Suffixes stand for seconds, minutes, hours and days. In a hexadecimal number d is a digit.
  $ sleep 0s 0.0001m 0.000001h 0.0000001d 0x.00d

Less than a nanosecond is a nanosecond, however it is written.
  $ sleep 1e-400 0.00000000000000000000000000000001 0x1p-99999 0e99999999999999999999

Too small for a number of floating point is 0, even if it is negative.
  $ sleep -- -1e-325 -0x1p-1075
  $ sleep -- -1e-320 2>&1 | head -n 1
  sleep: invalid time interval '-1e-320'

What is too large to count is waited for without an end, as infinity is.
  $ for t in infinity INF infd 1e400 99999999999999999999999d 0x1p99999 3e8d; do timeout 0.05 sleep $t; echo $?; done
  124
  124
  124
  124
  124
  124
  124

Every operand that is none is reported before it waits.
  $ sleep 1000 1x 0 2y
  sleep: invalid time interval '1x'
  sleep: invalid time interval '2y'
  Try 'sleep --help' for more information.
  [1]
  $ for t in '' . .s s 1ms 1.s.s 0x 0x.s 1e 1e+ 0x1p 1_000 '0 ' nan inff 0S 0s0 0,1 --1 -1 -inf; do sleep -- "$t"; done 2>&1 | grep -v Try
  sleep: invalid time interval ''
  sleep: invalid time interval '.'
  sleep: invalid time interval '.s'
  sleep: invalid time interval 's'
  sleep: invalid time interval '1ms'
  sleep: invalid time interval '1.s.s'
  sleep: invalid time interval '0x'
  sleep: invalid time interval '0x.s'
  sleep: invalid time interval '1e'
  sleep: invalid time interval '1e+'
  sleep: invalid time interval '0x1p'
  sleep: invalid time interval '1_000'
  sleep: invalid time interval '0 '
  sleep: invalid time interval 'nan'
  sleep: invalid time interval 'inff'
  sleep: invalid time interval '0S'
  sleep: invalid time interval '0s0'
  sleep: invalid time interval '0,1'
  sleep: invalid time interval '--1'
  sleep: invalid time interval '-1'
  sleep: invalid time interval '-inf'

Without an operand it does not know how long.
  $ sleep
  sleep: missing operand
  Try 'sleep --help' for more information.
  [1]

A negative number looks like an option.
  $ sleep -1
  sleep: invalid option -- '1'
  Try 'sleep --help' for more information.
  [1]
