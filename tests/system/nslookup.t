# What it asks and shows is in tests/network.rs.

A name is asked for, of the system's servers or of another one.
  $ nslookup; nslookup a b c; nslookup -type=x a; nslookup -port=0 a; nslookup -frob a; nslookup a..b 127.0.0.1
  nslookup: missing operand
  Try 'nslookup --help' for more information.
  nslookup: extra operand 'c'
  Try 'nslookup --help' for more information.
  nslookup: unknown query type 'x'
  Try 'nslookup --help' for more information.
  nslookup: invalid number '0'
  Try 'nslookup --help' for more information.
  nslookup: unrecognized option '-frob'
  Try 'nslookup --help' for more information.
  nslookup: 'a..b' is not a legal name
  [1]

Without a server that answers, it says so.
  $ nslookup -port=1 -timeout=1 -retry=1 a 127.0.0.1
  nslookup: no servers could be reached
  [1]
