The time of a string is printed, by default as POSIX says.
  $ export TZ=UTC0; date -d @0; date -d '2024-02-29 12:34:56.789'; date --date='1999-12-31 1 day'; LC_ALL=C.UTF-8 date -d @0; TZ=Europe/Berlin date -d @1719828000; date -u -d '10:00 CET 2024-01-01'; date --utc -d @1 +%T; date --universal -d @1 +%T
  Thu Jan  1 00:00:00 UTC 1970
  Thu Feb 29 12:34:56 UTC 2024
  Sat Jan  1 00:00:00 UTC 2000
  Thu Jan  1 00:00:00 UTC 1970
  Mon Jul  1 12:00:00 CEST 2024
  Mon Jan  1 09:00:00 UTC 2024
  00:00:01
  00:00:01

A format has directives with flags, widths and modifiers.
  $ export TZ=Asia/Kolkata; d='2009-02-03 04:05:06.789012345'; for f in '%a %A %b %B %h %p %P %Z' '%C %d %e %D %F' '%g %G %V %U %W %u %w %j %q' '%H %I %k %l %M %S %N %s' '%y %Y %z %:z %::z %:::z' '%R|%T|%r|%c|%x|%X' '%n%t%%'; do date -d "$d" +"$f"; done
  Tue Tuesday Feb February Feb AM am IST
  20 03  3 02/03/09 2009-02-03
  09 2009 06 05 05 2 2 034 1
  04 04  4  4 05 06 789012345 1233614106
  09 2009 +0530 +05:30 +05:30:00 +05:30
  04:05|04:05:06|04:05:06 AM|Tue Feb  3 04:05:06 2009|02/03/09|04:05:06
  
  \t% (esc)
  $ export TZ=UTC0; d='2009-02-03 04:05:06.789012345'; for f in '%-d %_d %5d %-5d %_5d %05e %-e %3N %-3N %_3N %12N' '%^a %#Z %#p %^12B %010A %-10A' '%+5Y %+4Y %6Y %_6Y %12F %+12F' '%Ey %OS %EY %-I %_10z %010z %-z' '%Q %5Q %E %' 'a%%b' ''; do date -d "$d" +"$f"; done
  3  3 00003 3     3 00003 3 789 789 789 789012345000
  TUE utc am     FEBRUARY 000Tuesday Tuesday
  +2009 2009 002009   2009 002009-02-03 +02009-02-03
  09 06 2009 4         +0 +000000000 +0
  %Q   %5Q %E %
  a%b
  

-I, --rfc-3339 and -R have formats of their own.
  $ export TZ=America/St_Johns; d='2006-08-14 02:34:56.5'; for o in -I -Id -Idate -Ih -Ihours -Im -Iminutes -Is -Iseconds -Ins --iso-8601 --iso-8601=n --rfc-3339=date --rfc-3339=s --rfc-3339=ns -R --rfc-email; do date $o -d "$d"; done
  2006-08-14
  2006-08-14
  2006-08-14
  2006-08-14T02-02:30
  2006-08-14T02-02:30
  2006-08-14T02:34-02:30
  2006-08-14T02:34-02:30
  2006-08-14T02:34:56-02:30
  2006-08-14T02:34:56-02:30
  2006-08-14T02:34:56,500000000-02:30
  2006-08-14
  2006-08-14T02:34:56,500000000-02:30
  2006-08-14
  2006-08-14 02:34:56-02:30
  2006-08-14 02:34:56.500000000-02:30
  Mon, 14 Aug 2006 02:34:56 -0230
  Mon, 14 Aug 2006 02:34:56 -0230
  $ date -Ix; date --iso-8601=; date --rfc-3339=minutes
  date: invalid argument 'x' for '--iso-8601'
  Valid arguments are:
    - 'hours'
    - 'minutes'
    - 'date'
    - 'seconds'
    - 'ns'
  Try 'date --help' for more information.
  date: ambiguous argument '' for '--iso-8601'
  Valid arguments are:
    - 'hours'
    - 'minutes'
    - 'date'
    - 'seconds'
    - 'ns'
  Try 'date --help' for more information.
  date: invalid argument 'minutes' for '--rfc-3339'
  Valid arguments are:
    - 'date'
    - 'seconds'
    - 'ns'
  Try 'date --help' for more information.
  [1]
  $ date -R -I; date -I +%Y; date +%Y +%m
  date: multiple output formats specified
  date: multiple output formats specified
  date: extra operand '+%m'
  Try 'date --help' for more information.
  [1]

-f prints the time of each line, - those of standard input.
  $ printf '@1\nfoo\n@2 x\n\1\n@3' > f; export TZ=UTC0; date -f f +%s; printf '@5\n@6\n' | date --file=- -R; date -f nope; : > e; date -f e
  1
  date: invalid date 'foo'
  date: invalid date '@2 x'
  date: invalid date '\001'
  3
  Thu, 01 Jan 1970 00:00:05 +0000
  Thu, 01 Jan 1970 00:00:06 +0000
  date: nope: No such file or directory

A file of dates that cannot be read is an error (not GNU: 9.1 stops without a word, as 9.2 does no more).
  $ date -f .
  date: .: Is a directory
  [1]

-r prints when a file was modified.
  $ export TZ=UTC0; touch -d @1700000000.123 f; date -r f; date --reference=f +%s.%N; date -r nope
  Tue Nov 14 22:13:20 UTC 2023
  1700000000.123000000
  date: nope: No such file or directory
  [1]

The resolution of the clock is that of its unit.
  $ date --resolution; date --resolution +%s
  0.000000001
  0

What the strings say is for the same parser as touch -d.
  $ export TZ=Europe/Berlin; for d in 'TZ="America/New_York" 2024-07-04 10:00' '2024-01-31 1 month' '2024-03-31 02:30' 'Sat, 10 Feb 2024 10:00:00 +0200' '2024-02-10T10:00Z' '10 feb 2024 5pm 2 days ago' '2024-02-30' 'nonsense' '99:00' '@-1.5'; do date -d "$d" '+%F %T.%N %z'; done
  2024-07-04 16:00:00.000000000 +0200
  2024-03-02 00:00:00.000000000 +0100
  date: invalid date '2024-03-31 02:30'
  2024-02-10 09:00:00.000000000 +0100
  2024-02-10 11:00:00.000000000 +0100
  2024-02-08 17:00:00.000000000 +0100
  date: invalid date '2024-02-30'
  date: invalid date 'nonsense'
  date: invalid date '99:00'
  1970-01-01 00:59:58.500000000 +0100

The last -d counts; different ways to choose a time exclude one another.
  $ date -d @0 -d @5 +%s; date -d @0 -r f; date -f f -r f; date --resolution -d @0; date -d @0 -s @0
  5
  date: the options to specify dates for printing are mutually exclusive
  Try 'date --help' for more information.
  date: the options to specify dates for printing are mutually exclusive
  Try 'date --help' for more information.
  date: the options to specify dates for printing are mutually exclusive
  Try 'date --help' for more information.
  date: the options to print and set the time may not be used together
  Try 'date --help' for more information.
  [1]
  $ date -d @0 12; date -s @0 x
  date: the argument '12' lacks a leading '+';
  when using an option to specify date(s), any non-option
  argument must be a format string beginning with '+'
  Try 'date --help' for more information.
  date: the argument 'x' lacks a leading '+';
  when using an option to specify date(s), any non-option
  argument must be a format string beginning with '+'
  Try 'date --help' for more information.
  [1]

A mistake on the command line sets no clock.
  $ date 1; date ''; date 13010000; date 02300000; date 01010000202; date 010100002023.60x; date 1234 5678; date -x; date -d; date --foo
  date: invalid date '1'
  date: invalid date ''
  date: invalid date '13010000'
  date: invalid date '02300000'
  date: invalid date '01010000202'
  date: invalid date '010100002023.60x'
  date: extra operand '5678'
  Try 'date --help' for more information.
  date: invalid option -- 'x'
  Try 'date --help' for more information.
  date: option requires an argument -- 'd'
  Try 'date --help' for more information.
  date: unrecognized option '--foo'
  Try 'date --help' for more information.
  [1]

A time of a year that has no room is refused.
  $ TZ=UTC0 date -d @99999999999999999; TZ=UTC0 date -d @-99999999999999999 +%s
  date: time '99999999999999999' is out of range
  date: time '-99999999999999999' is out of range
  [1]

Who may not set the clock is told so, and the time is printed all the same.
  $ export TZ=UTC0; test $(id -u) = 0 && set -- setpriv --bounding-set=-sys_time; "$@" date -s 2001-02-03; "$@" date 020304052001.06; "$@" date 0203040569; "$@" date --set='2001-02-03 10:00' +%F; "$@" date 02030405 +%m%d%H%M
  date: cannot set date: Operation not permitted
  Sat Feb  3 00:00:00 UTC 2001
  date: cannot set date: Operation not permitted
  Sat Feb  3 04:05:06 UTC 2001
  date: cannot set date: Invalid argument
  Mon Feb  3 04:05:00 UTC 1969
  date: cannot set date: Operation not permitted
  2001-02-03
  date: extra operand '+%m%d%H%M'
  Try 'date --help' for more information.
  [1]

--debug says how a string was understood, and what is printed.
  $ export TZ=Europe/Berlin; date --debug -d '2024-03-30 02:30 1 day' +%F; date --debug -d 'TZ="Asia/Kolkata" 2024-07-01 5:00pm 2 months 3.5 sec ago' +%F; date --debug -d '2024-01-02T03:04:05.25-05:30' -R
  date: parsed date part: (Y-M-D) 2024-03-30
  date: parsed time part: 02:30:00
  date: parsed relative part: +1 day(s)
  date: input timezone: TZ="Europe/Berlin" environment value
  date: using specified time as starting value: '02:30:00'
  date: starting date/time: '(Y-M-D) 2024-03-30 02:30:00'
  date: warning: when adding relative days, it is recommended to specify noon
  date: after date adjustment (+0 years, +0 months, +1 days),
  date:     new date/time = '(Y-M-D) 2024-03-31 03:30:00'
  date: '(Y-M-D) 2024-03-31 03:30:00' = 1711848600 epoch-seconds
  date: timezone: TZ="Europe/Berlin" environment value
  date: final: 1711848600.000000000 (epoch-seconds)
  date: final: (Y-M-D) 2024-03-31 01:30:00 (UTC)
  date: final: (Y-M-D) 2024-03-31 03:30:00 (UTC+02)
  date: output format: '%F'
  2024-03-31
  date: parsed date part: (Y-M-D) 2024-07-01
  date: parsed time part: 05:00:00pm
  date: parsed relative part: +2 month(s)
  date: parsed relative part: +2 month(s) -3 seconds -500000000 nanoseconds
  date: input timezone: TZ="Asia/Kolkata" in date string
  date: using specified time as starting value: '17:00:00'
  date: starting date/time: '(Y-M-D) 2024-07-01 17:00:00'
  date: warning: when adding relative months/years, it is recommended to specify the 15th of the months
  date: after date adjustment (+0 years, +2 months, +0 days),
  date:     new date/time = '(Y-M-D) 2024-09-01 17:00:00'
  date: '(Y-M-D) 2024-09-01 17:00:00' = 1725190200 epoch-seconds
  date: after time adjustment (+0 hours, +0 minutes, -3 seconds, -500000000 ns),
  date:     new time = 1725190196 epoch-seconds
  date: timezone: TZ="Asia/Kolkata" environment value
  date: final: 1725190196.500000000 (epoch-seconds)
  date: final: (Y-M-D) 2024-09-01 11:29:56 (UTC)
  date: final: (Y-M-D) 2024-09-01 16:59:56 (UTC+05:30)
  date: output format: '%F'
  2024-09-01
  date: parsed datetime part: (Y-M-D) 2024-01-02 03:04:05.250000000 UTC-05:30
  date: input timezone: parsed date/time string (-05:30)
  date: using specified time as starting value: '03:04:05'
  date: starting date/time: '(Y-M-D) 2024-01-02 03:04:05 TZ=-05:30'
  date: '(Y-M-D) 2024-01-02 03:04:05 TZ=-05:30' = 1704184445 epoch-seconds
  date: timezone: TZ="Europe/Berlin" environment value
  date: final: 1704184445.250000000 (epoch-seconds)
  date: final: (Y-M-D) 2024-01-02 08:34:05 (UTC)
  date: final: (Y-M-D) 2024-01-02 09:34:05 (UTC+01)
  date: output format: '%a, %d %b %Y %H:%M:%S %z'
  Tue, 02 Jan 2024 09:34:05 +0100
  $ export TZ=Europe/Berlin; date --debug -d '@-1.5' +%s; date --debug -u -d '1 jan 2020 12:00 CET' +%s; date --debug -d '20240102 1530' +%s; date --debug -d '2024-07-01 12:00 CET dst' +%s
  date: parsed number of seconds part: number of seconds: -2
  date: input timezone: '@timespec' - always UTC
  date: timezone: TZ="Europe/Berlin" environment value
  date: final: -2.500000000 (epoch-seconds)
  date: final: (Y-M-D) 1969-12-31 23:59:58 (UTC)
  date: final: (Y-M-D) 1970-01-01 00:59:58 (UTC+01)
  date: output format: '%s'
  -2
  date: parsed date part: (Y-M-D) 2020-01-01
  date: parsed time part: 12:00:00
  date: parsed zone part: UTC+01
  date: input timezone: parsed date/time string (+01)
  date: using specified time as starting value: '12:00:00'
  date: starting date/time: '(Y-M-D) 2020-01-01 12:00:00 TZ=+01'
  date: '(Y-M-D) 2020-01-01 12:00:00 TZ=+01' = 1577876400 epoch-seconds
  date: timezone: Universal Time
  date: final: 1577876400.000000000 (epoch-seconds)
  date: final: (Y-M-D) 2020-01-01 11:00:00 (UTC)
  date: final: (Y-M-D) 2020-01-01 11:00:00 (UTC+00)
  date: output format: '%s'
  1577876400
  date: parsed number part: (Y-M-D) 2024-01-02
  date: parsed number part: 15:30:00
  date: input timezone: TZ="Europe/Berlin" environment value
  date: using specified time as starting value: '15:30:00'
  date: starting date/time: '(Y-M-D) 2024-01-02 15:30:00'
  date: '(Y-M-D) 2024-01-02 15:30:00' = 1704205800 epoch-seconds
  date: timezone: TZ="Europe/Berlin" environment value
  date: final: 1704205800.000000000 (epoch-seconds)
  date: final: (Y-M-D) 2024-01-02 14:30:00 (UTC)
  date: final: (Y-M-D) 2024-01-02 15:30:00 (UTC+01)
  date: output format: '%s'
  1704205800
  date: parsed date part: (Y-M-D) 2024-07-01
  date: parsed time part: 12:00:00
  date: parsed local_zone part: isdst=1 DST
  date: input timezone: TZ="Europe/Berlin" environment value, dst
  date: using specified time as starting value: '12:00:00'
  date: starting date/time: '(Y-M-D) 2024-07-01 12:00:00'
  date: '(Y-M-D) 2024-07-01 12:00:00' = 1719828000 epoch-seconds
  date: timezone: TZ="Europe/Berlin" environment value
  date: final: 1719828000.000000000 (epoch-seconds)
  date: final: (Y-M-D) 2024-07-01 10:00:00 (UTC)
  date: final: (Y-M-D) 2024-07-01 12:00:00 (UTC+02)
  date: output format: '%s'
  1719828000
  $ export TZ=UTC0; date --debug -d '5 mon 10:00' 2>&1 | grep -v '[0-9]-[0-9]'; date --debug -d 'now' 2>&1 | grep -c :; date --debug -r . 2>&1 | head -n 1; env -u TZ date --debug -d @5 2>&1 | grep zone
  date: parsed day part: fifth Mon (day ordinal=5 number=1)
  date: parsed time part: 10:00:00
  date: input timezone: TZ="UTC0" environment value or -u
  date: using specified time as starting value: '10:00:00'
  date: timezone: Universal Time
  date: final: 1797847200.000000000 (epoch-seconds)
  date: output format: '%a %b %e %H:%M:%S %Z %Y'
  Mon Dec 21 10:00:00 UTC 2026
  12
  date: output format: '%a %b %e %H:%M:%S %Z %Y'
  date: input timezone: '@timespec' - always UTC
  date: timezone: system default

Output that is lost is an error.
  $ date > /dev/full
  date: write error: No space left on device
  [1]

Beside another zone, a time of day that is kept is that of this one on the new day.
  $ export TZ=Europe/Berlin; for d in '6 month' '180 days' '-400 days' 'next year' '7 month'; do a=$(date -d "$d UTC" +%s) b=$(date -d "$d" +%s) o=$(date -d "$d" +%z); o=${o#+0}; [ $(( (a - b + 60) / 3600 )) = ${o%00} ] && echo "$d"; done
  6 month
  180 days
  -400 days
  next year
  7 month
