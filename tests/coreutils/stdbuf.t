The variables that GNU's library reads are set.
  $ stdbuf -i0 -oL -e 1K env | grep ^_STDBUF | sort; stdbuf --output=1MB env | grep ^_STDBUF | sort; stdbuf -o KiB -i 010 env | grep ^_STDBUF | sort; stdbuf -oL -o 0 env | grep ^_STDBUF | sort; _STDBUF_O=7 stdbuf --error=L --input=5 env | grep ^_STDBUF | sort
  _STDBUF_E=1024
  _STDBUF_I=0
  _STDBUF_O=L
  _STDBUF_O=1000000
  _STDBUF_I=10
  _STDBUF_O=1024
  _STDBUF_O=0
  _STDBUF_E=L
  _STDBUF_I=5
  _STDBUF_O=7

Modes are L, but not for input, and sizes.
  $ stdbuf -oX env; stdbuf -o '' env; stdbuf -o -1 true; stdbuf -ol true; stdbuf -o 5b true; stdbuf -o 1m true; stdbuf -o 99999999999999999999 true
  stdbuf: invalid mode 'X'
  stdbuf: invalid mode ''
  stdbuf: invalid mode '-1'
  stdbuf: invalid mode 'l'
  stdbuf: invalid mode '5b'
  stdbuf: invalid mode '1m'
  stdbuf: invalid mode '99999999999999999999': Value too large for defined data type
  [125]
  $ stdbuf -i L true
  stdbuf: line buffering stdin is meaningless
  Try 'stdbuf --help' for more information.
  [125]

A mistake on the command line has a status of its own.
  $ stdbuf
  stdbuf: missing operand
  Try 'stdbuf --help' for more information.
  [125]
  $ stdbuf true
  stdbuf: you must specify a buffering mode option
  Try 'stdbuf --help' for more information.
  [125]
  $ stdbuf -oL
  stdbuf: missing operand
  Try 'stdbuf --help' for more information.
  [125]
  $ stdbuf -o
  stdbuf: option requires an argument -- 'o'
  Try 'stdbuf --help' for more information.
  [125]
  $ stdbuf -x
  stdbuf: invalid option -- 'x'
  Try 'stdbuf --help' for more information.
  [125]

The status is the command's, or says why there is none.
  $ stdbuf -oL sh -c 'exit 3'
  [3]
  $ stdbuf -oL nope
  stdbuf: failed to run command 'nope': No such file or directory
  [127]
  $ stdbuf -oL .
  stdbuf: failed to run command '.': Permission denied
  [126]

A program obeys: each line goes out by itself, or a buffer of that size (not GNU: printenv writes as its C library does).
  $ w() { strace -f -qq -e trace=write -o log "$@" > out; grep -c 'write(1' log; }; command -v strace > /dev/null || exec printf '%s\n' 1 3 1 2; export A=1 B=2 C=3; w printenv A B C; w stdbuf -oL printenv A B C; w stdbuf -o 1K printenv A B C; w stdbuf -o 3 printenv A B C
  1
  3
  1
  2

No kind of line buffering is one for standard input.
  $ stdbuf -iLL true; stdbuf -oLL true
  stdbuf: line buffering stdin is meaningless
  Try 'stdbuf --help' for more information.
  stdbuf: invalid mode 'LL'
  [125]
