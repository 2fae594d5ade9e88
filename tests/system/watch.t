# The time and the machine's name stand on the right of the heading, which -t leaves out.
What the command prints is shown on a screen of its own, until it changes with -g. (not GNU: curses draws otherwise)
  $ pty: export LINES=3; watch -t -g -n .1 'echo x >> f; wc -l < f' | sed 's/\r/R/g; s/\x1b/E/g'; echo; wc -l < f
  E[?1049hE[?25lE[H1E[KR
  E[KR
  E[KE[H2E[KR
  E[KR
  E[KE[?25hE[?1049l
  2

The heading says what runs how often, where, and when. -q leaves when nothing changes, -x takes no shell. (not GNU: curses draws otherwise)
  $ export LINES=4 COLUMNS=60; watch -q 1 -n 0.1 -x echo a b | sed 's/\r//; s/\x1b/E/g; s/  *[^ ]*: [A-Z].*:.*\dE/ RIGHTE/; s/  *[^ ]*: [A-Z].*[0-9]E/ RIGHTE/' | head -n 4
  E[?1049hE[?25lE[HEvery 0.1s: echo a b RIGHTE[K
  E[K
  a bE[K
  E[KE[HEvery 0.1s: echo a b RIGHTE[K

Long lines are wrapped, or cut with -w; tabs and wide characters take their columns. (not GNU: curses draws otherwise)
  $ export LINES=4 COLUMNS=10 LC_ALL=C.UTF-8; s() { watch -t -q 1 -n .1 "$@" | sed 's/\r//; s/\x1b/E/g' | head -n 3; }; s printf '%s\\n' 123456789012345 'a\\tb'; s -w "printf '123456789012345\\na\\tbcdef\\nx'"; s "echo 一二三四五六"
  E[?1049hE[?25lE[H1234567890
  12345E[K
  a\tbE[K
  E[?1049hE[?25lE[H1234567890
  a       bc
  xE[K
  E[?1049hE[?25lE[H一二三四五
  六E[K
  E[K

Colors are shown with -c, and other control characters never are. (not GNU: curses draws otherwise)
  $ export LINES=2 COLUMNS=20; s() { watch -t -q 1 -n .1 "$@" | sed 's/\r//; s/\x1b/E/g' | head -n 1; }; s -c "printf 'a\033[31mb\033[1mc\033[0md\033[2Je\007'"; s "printf 'a\033[31mb\007'"
  E[?1049hE[?25lE[HaE[0;31mbE[0;31;1mcE[0mdeE[K
  E[?1049hE[?25lE[Ha[31mbE[K

-d marks what is new, or all that has ever changed. (not GNU: curses draws otherwise)
  $ export LINES=2 COLUMNS=20; for d in -d --differences=permanent; do : > f; watch -t $d -q 2 -n .1 'echo x >> f; test $(wc -l < f) -gt 2 && echo bb || echo ab' | sed 's/\r//; s/\x1b/E/g' | sed -n '2,4p'; done
  E[KE[HabE[K
  E[KE[HE[0;7mbE[0mbE[K
  E[KE[HbbE[K
  E[KE[HabE[K
  E[KE[HE[0;7mbE[0mbE[K
  E[KE[HE[0;7mbE[0mbE[K
-b beeps if the status is not 0, and -e leaves with status 8. (not GNU: curses draws otherwise)
  $ export LINES=2 COLUMNS=20; watch -t -b -e -n .1 'echo x; exit 3' < /dev/null > f; echo $?; sed 's/\r//; s/\x1b/E/g; s/\x07/BELL/' f | head -n 1
  8
  E[?1049hE[?25lBELLE[HxE[K

A signal restores the screen. (not GNU: curses draws otherwise)
  $ env watch -t -n 9 'echo x' > f & sleep .3; kill $!; wait $!; echo $?; tail -c 14 f | od -An -c
  0
   033   [   ?   2   5   h 033   [   ?   1   0   4   9   l

A mistake on the command line is reported. (not GNU: the words differ)
  $ watch; watch -n x true; watch -q 0 true; watch --differences=x true; WATCH_INTERVAL=x watch true
  watch: no command given
  Try 'watch --help' for more information.
  watch: failed to parse interval: 'x'
  Try 'watch --help' for more information.
  watch: invalid count: '0'
  Try 'watch --help' for more information.
  watch: invalid argument 'x' for -d
  Try 'watch --help' for more information.
  watch: failed to parse interval: 'x'
  Try 'watch --help' for more information.
  [1]

A signal ends it, also while the command still runs. (not GNU: curses draws otherwise)
  $ watch -t 'echo x; sleep 4' > out & sleep 0.3; kill $!; sleep 0.5; kill -0 $! 2> /dev/null && echo 'still there'; wait $!
