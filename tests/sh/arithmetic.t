All of C's operators work, with its precedence.
  $ echo $((1+2*3)) $(((1+2)*3)) $((7/2)) $((-7/2)) $((-7%3)) $((1<<4|1)) $((6&3)) $((5^1)) $((~5)) $((!5)) $((2-3-4))
  7 9 3 -3 -1 17 2 4 -6 0 -5
  $ echo $((1<2)) $((2<=1)) $((1==1&&2!=2)) $((0||3)) $((1?2:3)) $((0?2:0?3:4))
  1 0 0 1 2 4

Variables need no $, and unset ones are 0.
  $ x=5; echo $((x*x)) $(($x+1)) $((u)) $(( x > 3 ? x : 0 ))
  25 6 0 5

Assignments assign.
  $ x=5; echo $((x+=2)) $((x*=3)) $((x/=2)) $((x%=6)) $((x<<=3)) $((x>>=1)) $((x|=1)) $((x&=24)) $((x^=3)) $x $((y = x = 4)) $y
  7 21 10 4 32 16 17 16 19 19 4 4

++ and -- step a variable. (not GNU: dash lacks them)
  $ x=5; echo $((x++)) $((++x)) $((x--)) $((--x)) $x $((- -x)) $((1 - -1))
  5 7 7 5 5 5 2

Constants are decimal, octal or hexadecimal.
  $ echo $((010)) $((0x1F)) $((9223372036854775807)) $((-9223372036854775807 - 1))
  8 31 9223372036854775807 -9223372036854775808

What && || and ?: leave out is not evaluated.
  $ x=1; echo $((0 && (x=2))) $((1 || 1/0)) $((1 ? 3 : 1/0)) $x
  0 1 3 1

Mistakes end the shell with a message. (not GNU: the words differ)
  $ echo $((1/0)); echo no
  sh: 1: arithmetic expression: division by zero: "1/0"
  [2]
  $ echo $((2+)); echo no
  sh: 1: arithmetic expression: expecting a number or a variable: "2+"
  [2]
  $ echo $((1 2)); echo no
  sh: 1: arithmetic expression: expecting the end: "1 2"
  [2]
  $ x=1a; echo $((x)); echo no
  sh: 1: arithmetic expression: bad number: "1a"
  [2]
