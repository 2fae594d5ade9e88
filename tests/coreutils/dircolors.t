The built-in colors are set for the shell that SHELL, -b or -c says, if the terminal is one of color.
  $ export TERM=xterm; SHELL=/bin/sh dircolors | head -c 60; echo; SHELL=/bin/tcsh dircolors | head -c 60; echo; dircolors -b | tail -n 1; dircolors -c | tail -c 20; SHELL=csh dircolors --sh | md5sum; dircolors --c-shell | md5sum; TERM=dumb dircolors -b; TERM=dumb COLORTERM=yes dircolors -b | md5sum; TERM=screen.x dircolors -b | md5sum
  LS_COLORS='rs=0:di=01;34:ln=01;36:mh=00:pi=40;33:so=01;35:do
  setenv LS_COLORS 'rs=0:di=01;34:ln=01;36:mh=00:pi=40;33:so=0
  export LS_COLORS
  0:*.rpmsave=00;90:'
  dd9e3b7af8d9165738e5e7d4bea54501  -
  ff9fbc6da28fb557ddf1f559f7c740e8  -
  LS_COLORS='';
  export LS_COLORS
  dd9e3b7af8d9165738e5e7d4bea54501  -
  dd9e3b7af8d9165738e5e7d4bea54501  -
  $ dircolors
  dircolors: no SHELL environment variable, and no shell type option given
  [1]
  $ SHELL= dircolors
  dircolors: no SHELL environment variable, and no shell type option given
  [1]

--print-ls-colors shows each color in itself.
  $ TERM=xterm dircolors --print-ls-colors | sed -n '1,3p;$p' | cat -v; TERM=xterm dircolors --print-ls-colors | md5sum
  ^[[0mrs\t0^[[0m (esc)
  ^[[01;34mdi\t01;34^[[0m (esc)
  ^[[01;36mln\t01;36^[[0m (esc)
  ^[[00;90m*.rpmsave\t00;90^[[0m (esc)
  a4f1a88cff4d6be0d28013f8348eb562  -

What -p prints reads back as what is known.
  $ export TERM=xterm; dircolors -p > f; dircolors -b f | cmp - f > /dev/null; dircolors -b f > a; dircolors -b > b; cmp a b && echo same; grep -c '^TERM ' f; grep -v '^ *#' f | grep -c '^[.*]'
  same
  25
  130

A file has types, endings and comments; keywords have other names, in any case.
  $ printf 'DIR 1\n.tar 2 # c\n*z  3;4  5 \n\n# c\nlink 6\nSymLink 7\nBLOCK 8\r\nNORM 9\nCLRTOEOL a\nLEFT b\nENDCODE c\nOPTIONS x\nfoo 1\n' > f; dircolors -b f; dircolors -c - < f; dircolors --print-ls-colors f | cat -v
  LS_COLORS='di=1:*.tar=2:*z=3;4  5:ln=6:ln=7:bd=8:no=9:cl=a:lc=b:ec=c:';
  export LS_COLORS
  setenv LS_COLORS 'di=1:*.tar=2:*z=3;4  5:ln=6:ln=7:bd=8:no=9:cl=a:lc=b:ec=c:'
  ^[[1mdi\t1^[[0m (esc)
  ^[[2m*.tar\t2^[[0m (esc)
  ^[[3;4  5m*z\t3;4  5^[[0m (esc)
  ^[[6mln\t6^[[0m (esc)
  ^[[7mln\t7^[[0m (esc)
  ^[[8mbd\t8^[[0m (esc)
  ^[[9mno\t9^[[0m (esc)
  ^[[amcl\ta^[[0m (esc)
  ^[[bmlc\tb^[[0m (esc)
  ^[[cmec\tc^[[0m (esc)

Colons, equals signs and apostrophes are quoted.
  $ printf '.a 1\\2^:3:\\:4\\\\:5=6\n*=: 1\n.b\047c \047\n' > f; cat f; dircolors -b f
  .a 1\2^:3:\:4\\:5=6
  *=: 1
  .b'c '
  LS_COLORS='*.a=1\2^:3\:\:4\\\:5\=6:*\=\:=1:*.b'\''c='\'':';
  export LS_COLORS

Lines after TERM and COLORTERM count where one of these fits.
  $ printf 'DIR 1\nTERM xterm*\nCOLORTERM yes\nDIR 2\nterm [f-g]oo\nDIR 3\nTERM none\nDIR 4\n' > f; TERM=xterm-x dircolors -b f; TERM=foo dircolors -b f; TERM=foo COLORTERM=yes dircolors -b f; dircolors -b f; TERM= dircolors -b f
  LS_COLORS='di=1:di=2:';
  export LS_COLORS
  LS_COLORS='di=1:di=3:';
  export LS_COLORS
  LS_COLORS='di=1:di=2:di=3:';
  export LS_COLORS
  LS_COLORS='di=1:di=4:';
  export LS_COLORS
  LS_COLORS='di=1:di=4:';
  export LS_COLORS

A line that is wrong is reported, and nothing is printed.
  $ printf 'DIR\nTERM *\nfoo 1\nLINK 2\n' > f; dircolors -b f; echo $?; printf 'TERM x\nfoo 1\nDIR\n' | dircolors -b -
  dircolors: f:1: invalid line;  missing second token
  dircolors: f:3: unrecognized keyword foo
  1
  dircolors: -:3: invalid line;  missing second token
  [1]

Options that go against each other are refused, and a file that is not there.
  $ dircolors -p x
  dircolors: extra operand 'x'
  file operands cannot be combined with --print-database (-p)
  Try 'dircolors --help' for more information.
  [1]
  $ dircolors a b
  dircolors: extra operand 'b'
  Try 'dircolors --help' for more information.
  [1]
  $ dircolors -p -b
  dircolors: the options to output non shell syntax,
  and to select a shell syntax are mutually exclusive
  Try 'dircolors --help' for more information.
  [1]
  $ dircolors --print-ls-colors -c
  dircolors: the options to output non shell syntax,
  and to select a shell syntax are mutually exclusive
  Try 'dircolors --help' for more information.
  [1]
  $ dircolors -p --print-ls-colors
  dircolors: options --print-database and --print-ls-colors are mutually exclusive
  Try 'dircolors --help' for more information.
  [1]
  $ dircolors -b nope
  dircolors: nope: No such file or directory
  [1]

A file that cannot be read is reported (not GNU: it takes it for an empty one).
  $ dircolors -b .
  dircolors: .: Is a directory
  [1]
