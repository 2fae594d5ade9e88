# What it fetches is in tests/network.rs.

URLs are of http. (not GNU: it has https)
  $ wget; wget https://h/; wget ftp://h/; wget http://h:x/; wget 'http:///'
  wget: missing URL
  Try 'wget --help' for more information.
  wget: 'https://h/': https is not supported, because certificates cannot be verified yet
  wget: 'ftp://h/': unsupported scheme 'ftp'
  wget: 'http://h:x/': invalid URL
  wget: 'http:///': invalid URL
  [1]

Values are checked before anything is sent. (not GNU: the words differ)
  $ for o in -tx -T-1 --max-redirect=x -Ymaybe --header='a
  > b' -i/nosuch --post-file=/nosuch; do wget "$o" http://127.0.0.1:1/ 2>&1 | head -n 1; done
  wget: invalid number 'x'
  wget: invalid number '-1'
  wget: invalid number 'x'
  wget: invalid --proxy argument 'maybe'
  wget: 'a\nb' has more than one line
  wget: 'http://127.0.0.1:1/': Connection refused
  wget: /nosuch: No such file or directory

A machine that does not answer is the status 4. (not GNU: the words differ)
  $ wget -q http://127.0.0.1:1/
  wget: 'http://127.0.0.1:1/': Connection refused
  [4]
