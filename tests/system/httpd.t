# What it serves is in tests/network.rs.

-d takes the escapes of URLs back, -e makes those of HTML.
  $ httpd -d 'a%20b%2Fc'; echo; httpd -d 'a%2'; echo; httpd -e '<a b>'; echo
  a b/c
  a%2
  &#60;a&#32;b&#62;

A directory, a port or a user that is not there is refused.
  $ httpd -f -h nosuch; httpd -f -p 1:x 2>&1 | head -n 1; httpd -f -p 70000 2>&1 | head -n 1; httpd x
  httpd: nosuch: No such file or directory
  httpd: invalid port 'x'
  httpd: invalid port '70000'
  httpd: extra operand 'x'
  Try 'httpd --help' for more information.
  [1]

-i serves the connection that is standard input; -v says what was asked. (not emulated: sockets)
  $ echo hello > f; printf 'GET /f HTTP/1.0\r\n\r\n' | httpd -iv 2>&1; cp f index.html; printf 'GET http://x HTTP/1.0\r\n\r\n' | httpd -iv 2>&1
  httpd: GET /f: 200
  httpd: GET 'http://x': 200
