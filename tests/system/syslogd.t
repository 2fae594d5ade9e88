# The socket is one in the case's directory; the time is what the message says.

A message is written with its time, our machine's name, the facility and the level.
  $ syslogd -n -p s -O log & while ! test -e s; do sleep 0.01; done; sleep 0.1
  > for m in '<13>Feb  3 04:05:06 tag: text' '<11>Feb  3 04:05:06 tag[7]: text' 'Feb  3 04:05:06 none' '<191>Feb  3 04:05:06 last' '<192>Feb  3 04:05:06 beyond'; do printf "$m" | nc -uUq0 s; done
  > kill $!; wait; test -e s; echo $?; sed "s/ $(hostname) / HOST /; /syslogd\|beyond/s/^.\{15\}/NOW/" log
  1
  NOW HOST syslog.info syslogd started: mote 0.1.0
  Feb  3 04:05:06 HOST user.notice tag: text
  Feb  3 04:05:06 HOST user.err tag[7]: text
  Feb  3 04:05:06 HOST user.notice none
  Feb  3 04:05:06 HOST local7.debug last
  NOW HOST user.notice <192>Feb  3 04:05:06 beyond
  NOW HOST syslog.info syslogd exiting

What steers a terminal, and what would make a second line, is written as text.
  $ syslogd -nS -p s -O - > log & while ! test -e s; do sleep 0.01; done; sleep 0.1
  > printf '<13>Feb  3 04:05:06 a\033[2J\007\177b\rc\nFeb  3 04:05:06 faked\n\n' | nc -uUq0 s; printf '<13>Feb  3 04:05:06 \x9b1m \xc2\x9b é\t' | nc -uUq0 s; kill $!; wait; sed '1d; $d' log
  Feb  3 04:05:06 a^[[2J^G^?b^Mc Feb  3 04:05:06 faked
  Feb  3 04:05:06 \x9b1m \xc2\x9b é^I

-D leaves out what is the same as before, -l what is not urgent enough, and a datagram may hold several messages.
  $ syslogd -nDS -l 4 -p s -O log & while ! test -e s; do sleep 0.01; done; sleep 0.1; t='Feb  3 04:05:06'
  > for m in '1>a' '1>a' '2>a' '1>a' '4>b' '3>c'; do printf "<$m" | nc -uUq0 s; done; printf "<1>d\0<1>e\0<7>f" | nc -uUq0 s; kill $!; wait; sed 's/.*:.. //' log
  a
  a
  a
  c
  d
  e

A log that is too large becomes an old one; only so many are kept.
  $ syslogd -nS -s 1 -b 2 -p s -O log & while ! test -e s; do sleep 0.01; done; sleep 0.1
  > for i in 1 2 3 4 5 6 7 8; do printf "<13>Feb  3 04:05:06 $i %700d" 0 | nc -uUq0 s; done; kill $!; wait; for f in log*; do echo $f; grep -o '06 [0-9]' $f; done
  log
  log.0
  06 7
  06 8
  log.1
  06 5
  06 6

The configuration says which messages go to which file; what it says nothing about goes to the usual one. A broken line is reported and left out.
  $ cat > conf <<X
  > # comment
  > mail.*;kern,auth.err	-$PWD/mail
  > *.=debug;mail.none $PWD/debug
  > *.!err;nosuch.* $PWD/x
  > mail.info
  > daemon.* relative
  > X
  $ syslogd -nS -p s -O log -f conf 2> err & while ! test -e s; do sleep 0.01; done; sleep 0.1
  > for m in 'mail.debug m' 'auth.err a' 'auth.info b' 'user.debug c' 'kern.crit d'; do set -- $m; logger -u s -t t -p $1 $2; done
  > until grep -q ' d$' log; do sleep 0.01; done 2> /dev/null; mv mail old; logger -u s -t t -p mail.info new; until test -s mail; do sleep 0.01; done
  > echo "mail.* $PWD/other" > conf; kill -HUP $!; sleep 0.3; logger -u s -t t -p mail.info other; kill $!; wait; cat err; for f in old mail debug log other; do echo $f: $(sed 's/.*: //; s/.*:.. //' $f); done
  syslogd: conf: line 4: invalid word 'nosuch.*'
  syslogd: conf: line 5: invalid word ''
  syslogd: conf: line 6: invalid word 'relative'
  old: m a
  mail: new
  debug: c
  log: mote 0.1.0 b d syslogd exiting
  other: other

-R sends the messages to another machine, and with -L writes them, too. (not emulated: namespaces)
  $ cat > t <<'X'
  > ip link set lo up; nc -luW 2 -p 514 < /dev/null > far & nc -luW 2 -p 600 < /dev/null > farther & sleep 0.2; syslogd -nLS -p s -O log -R 127.0.0.1 -R '[::1]' -R localhost:600 & while ! test -e s; do sleep 0.01; done; sleep 0.1; printf '<13>Feb  3 04:05:06 far away' | nc -uUq0 s; kill $!; sleep 0.2; cat far; echo; cat farther; echo; sed 's/.*:.. //' log
  > X
  $ cat > want <<'X'
  > <46>syslogd started: mote 0.1.0<13>Feb  3 04:05:06 far away
  > <46>syslogd started: mote 0.1.0<13>Feb  3 04:05:06 far away
  > syslogd started: mote 0.1.0
  > far away
  > syslogd exiting
  > X
  $ test $(id -u) = 0 && unshare -n true 2> /dev/null || exit 0; unshare -n sh t 2>&1 | diff want -

What makes no sense is refused; a file that is no socket stays.
  $ echo data > file; for w in '-b 100' '-l 9' '-s x' '-R a:b' 'x' '-n -f nosuch' '-n -p file' '-n -p no/such'; do syslogd $w 2>&1 | head -n 1; done; cat file
  syslogd: invalid number '100'
  syslogd: invalid number '9'
  syslogd: invalid number 'x'
  syslogd: invalid port 'a:b'
  syslogd: extra operand 'x'
  syslogd: nosuch: No such file or directory
  syslogd: file: Address already in use
  syslogd: no/such: No such file or directory
  data

Where the configuration is gone when it is to be read again, what it said still holds.
  $ echo "*.* $PWD/all" > conf; syslogd -nS -p s -O log -f conf 2> err & while ! test -e s; do sleep 0.01; done; sleep 0.1; rm conf; kill -HUP $!; sleep 0.1; logger -u s -t t hi; kill $!; wait; cat err; grep -c hi all
  syslogd: conf: No such file or directory
  1

It ends when it is told to, however many messages come. (not emulated: it has less than a second)
  $ syslogd -nS -p s -O log & p=$!; while ! test -e s; do sleep 0.01; done; (yes '<13>Feb  3 04:05:06 flood' | nc -uU s 2> /dev/null) & sleep 0.3; kill $p; sleep 0.7; kill -0 $p 2> /dev/null && echo 'still there'; kill $! 2> /dev/null; kill -9 $p 2> /dev/null; test -s log

The socket that another one has put in place of its own stays.
  $ syslogd -nS -p s -O log & p=$!; while ! test -s log; do sleep 0.01; done; syslogd -nS -p s -O new & while ! test -s new; do sleep 0.01; done; kill $p; wait $p; logger -u s -t t hi; kill $!; wait; grep -c hi new; test -e s
  1
  [1]

That nobody reads its output any more does not end it.
  $ (syslogd -nS -p s -O - & echo $! > p; wait) | head -n 1 > /dev/null & while ! test -e s; do sleep 0.01; done; sleep 0.2; logger -u s -t t a; logger -u s -t t b; sleep 0.2; kill $(cat p); wait
  syslogd: write error: Broken pipe
