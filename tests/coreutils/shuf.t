All lines come out, in another order; the last gets its newline.
  $ seq 100 > f; shuf f | wc -l; shuf < f | wc -c; printf 'a' | shuf; printf '' | shuf
  100
  292
  a
  $ yes | head -n 100000 | shuf - | md5sum
  eda1b2a5649ead4aaf46ae7bb418a101  -

A range of numbers and arguments can be the lines.
  $ shuf -i 5-5; shuf -i 1-1000 | md5sum | wc -l; shuf -e a b 'c d' | wc -l; shuf -i 5-4; shuf -e; shuf -i 0-18446744073709551614 -n 2 | wc -l
  5
  1
  3
  2

-n is the most that is printed, and the least of several counts.
  $ seq 20 | shuf -n 3 | wc -l; shuf -n 0; shuf -i 1-3 -n 9 | wc -l; shuf -n 1 -n 5 -i 1-9 | wc -l; shuf -n 99999999999999999999999 -e a
  3
  3
  1
  a

-r takes lines again and again.
  $ shuf -r -n 1000 -e a b | wc -c; shuf -r -n 5 -i 7-7; shuf -r -n 1 -e; shuf -r -n 0 -e; printf '' | shuf -r
  2000
  7
  7
  7
  7
  7
  shuf: no lines to repeat
  shuf: no lines to repeat
  [1]

Bytes of a file choose the order, which is then always the same.
  $ yes 'random numbers, they say' | head -c 100000 > r; seq 20 > f; shuf --random-source=r f | base64 -w 0; echo; shuf --random-source=r -n 5 < f | base64 -w 0; echo; cat f | shuf --random-source=r -n 5 | base64 -w 0; echo
  MTUKMTEKMwoxNgo3CjIwCjIKOAo2CjE4CjkKMTMKMTIKMQo1CjQKMTkKMTQKMTAKMTcK
  MTUKMTEKMwoxNgo3Cg==
  MTEKMwoyMAo5CjQK
  $ shuf --random-source=r -i 1-1000000 -n 5 | base64 -w 0; echo; shuf --random-source=r -r -n 9 -i 5-9 | base64 -w 0; echo; shuf --random-source=r -e a b c d | base64 -w 0; echo; seq 2000 | shuf --random-source=r | md5sum; shuf -i 1-3000 --random-source=r -n 1500 | md5sum
  NDk2MDQ3CjQ4NDQ2NQoxNTE3NDMKNDg4ODE3CjQ0ODUyNwo=
  OQo3CjkKNwo5CjgKNQo3CjkK
  YwphCmQKYgo=
  2984ed8532115547a70c50efa6aaf410  -
  aa0d559b9bfc461c7214d7eada88d10b  -
  $ printf ab > s; shuf --random-source=s f; shuf --random-source=nope f; shuf --random-source=. f; shuf --random-source=s -e a; shuf --random-source=s --random-source=r -e a
  shuf: 's': end of file
  shuf: nope: No such file or directory
  shuf: '.': read error: Is a directory
  a
  shuf: multiple random sources specified
  [1]

The output may be a file, also the input.
  $ seq 3 > f; shuf -o f f; wc f; shuf -o g -z -e a; cat g; echo; shuf -o g -o h -e a; shuf -o /nope/x -e a
  3 3 6 f
  a\x00 (esc)
  shuf: multiple output files specified
  shuf: /nope/x: No such file or directory
  [1]

What is wrong is told.
  $ shuf -i 5; shuf -i x-5; shuf -i 1-x; shuf -i 9-5; shuf -i 1-18446744073709551616; shuf -i 0-18446744073709551615; shuf -i 1-5 -i 2-3; shuf -i 1-5 a; shuf -e -i 1-5; shuf -n x; shuf -n -1; shuf -n 1K; shuf a b; shuf nope; shuf .
  shuf: invalid input range: '5'
  shuf: invalid input range: 'x'
  shuf: invalid input range: 'x'
  shuf: invalid input range: '9-5'
  shuf: invalid input range: '18446744073709551616': Value too large for defined data type
  shuf: invalid input range: '0-18446744073709551615'
  shuf: multiple -i options specified
  shuf: extra operand 'a'
  Try 'shuf --help' for more information.
  shuf: cannot combine -e and -i options
  Try 'shuf --help' for more information.
  shuf: invalid line count: 'x'
  shuf: invalid line count: '-1'
  shuf: invalid line count: '1K'
  shuf: extra operand 'b'
  Try 'shuf --help' for more information.
  shuf: nope: No such file or directory
  shuf: read error: Is a directory
  [1]

The end of the random source is told as GNU quotes it.
  $ export LC_ALL=C.UTF-8; : > r; shuf -i 1-9 --random-source=r
  shuf: ‘r’: end of file
  [1]
