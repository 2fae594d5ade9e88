The sum of BSD, and of System V with -s; blocks of 1024 and 512 bytes.
  $ printf 'a\n' > f; sum f; sum f f; sum < f; sum - < f; sum -r f; sum -s f; sum --sysv < f; sum -sr f; sum -rs f
  32826     1 f
  32826     1 f
  32826     1 f
  32826     1
  32826     1 -
  32826     1 f
  107 1 f
  107 1
  32826     1 f
  107 1 f
  $ head -c 100000 /dev/zero | tr '\0' x > g; sum g; sum -s g; head -c 1025 g | sum; head -c 513 g | sum -s; printf '' | sum; printf '' | sum -s
  61743    98 g
  7095 196 g
  00056     2
  61560 2
  00000     0
  0 0
  $ sum nope f .; sum -s .
  sum: nope: No such file or directory
  32826     1 f
  sum: .: Is a directory
  sum: .: Is a directory
  [1]
