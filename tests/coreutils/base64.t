Bytes become characters, in lines of 76, or as many as -w says; -w 0 is one line without an end.
  $ printf 'a' | base64; printf 'ab' | base64; printf 'abc' > f; base64 f; base64 - < f; printf '' | base64
  YQ==
  YWI=
  YWJj
  YWJj
  $ yes | head -c 200 | base64; yes | head -c 57 | base64; yes | head -c 58 | base64 -w 0; echo; yes | head -c 10 | base64 -w 3
  eQp5CnkKeQp5CnkKeQp5CnkKeQp5CnkKeQp5CnkKeQp5CnkKeQp5CnkKeQp5CnkKeQp5CnkKeQp5
  CnkKeQp5CnkKeQp5CnkKeQp5CnkKeQp5CnkKeQp5CnkKeQp5CnkKeQp5CnkKeQp5CnkKeQp5CnkK
  eQp5CnkKeQp5CnkKeQp5CnkKeQp5CnkKeQp5CnkKeQp5CnkKeQp5CnkKeQp5CnkKeQp5CnkKeQp5
  CnkKeQp5CnkKeQp5CnkKeQp5CnkKeQp5CnkKeQo=
  eQp5CnkKeQp5CnkKeQp5CnkKeQp5CnkKeQp5CnkKeQp5CnkKeQp5CnkKeQp5CnkKeQp5CnkKeQp5
  eQp5CnkKeQp5CnkKeQp5CnkKeQp5CnkKeQp5CnkKeQp5CnkKeQp5CnkKeQp5CnkKeQp5CnkKeQp5Cg==
  eQp
  5Cn
  kKe
  Qp5
  Cg=
  =
  $ yes abc | head -c 300001 | base64 | md5sum; yes abc | head -c 300001 | base64 -w 7 | md5sum; yes abc | head -c 300001 | base64 -w0 | md5sum; yes abc | head -c 300001 | base64 | base64 -d | md5sum
  94f49a101d98a038afee3f447386e70b  -
  821e7989e0e3f7cfbb587efe40a285f8  -
  7eb864da1fa1a4c9b2a16575066af8a2  -
  4acba6492f7b505e19c53c00afbc13c9  -

Characters become bytes again; newlines may be anywhere, and padded texts may follow one another.
  $ echo YWJjZA== | base64 -d; echo; printf 'Y\nWJj\n\nZA=\n=YWI=' | base64 --decode; echo; printf '' | base64 -d
  abcd
  abcdab
  $ yes abc | head -c 300001 | base64 -w 5 | base64 -d | md5sum
  4acba6492f7b505e19c53c00afbc13c9  -

Anything else is an error, behind what was right, but for -i.
  $ printf 'YWJj!ZGVm' | base64 -d; printf 'YWJj!ZGVm' | base64 -di; echo; printf 'YWJjZ' | base64 -d; printf 'YWI' | base64 -d; printf 'YW=j' | base64 -d; printf 'YWJj=' | base64 -d; printf '!YW Jj' | base64 -d -i; echo
  abcbase64: invalid input
  abcdef
  abcbase64: invalid input
  abbase64: invalid input
  abase64: invalid input
  abcbase64: invalid input
  abc

What is wrong on the command line is told.
  $ base64 a b; base64 nope; base64 .; base64 -w x; base64 -w -1; base64 -d .; echo abc | base64 -w 99999999999999999999; echo; echo abc | base64 -w 08
  base64: extra operand 'b'
  Try 'base64 --help' for more information.
  base64: nope: No such file or directory
  base64: read error: Is a directory
  base64: invalid wrap size: 'x'
  base64: invalid wrap size: '-1'
  base64: read error: Is a directory
  YWJjCg==
  YWJjCg==
