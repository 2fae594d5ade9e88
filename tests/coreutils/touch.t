Files that do not exist are made, with -c they are not, and none is emptied.
  $ printf x > f; touch -d @5 f; touch f n; cat f; echo; stat -c '%n %s' f n; test $(stat -c %Y f) -gt 1700000000 && echo now; touch -c nope; echo $?; ls; umask 027; touch m; stat -c %a m
  x
  f 1
  n 0
  now
  0
  f
  n
  640

-a and -m set one time only; --time names them.
  $ touch -d @5 f; touch -a -d @6 f; stat -c '%X %Y' f; touch -m -d @7 f; stat -c '%X %Y' f; touch -am -d @8 f; stat -c '%X %Y' f; for w in access atime use modify mtime; do touch -d @9 f; touch --time=$w -d @10 f; stat -c '%X %Y' f; done
  6 5
  6 7
  8 8
  10 9
  10 9
  10 9
  9 10
  9 10
  $ touch --time=x f
  touch: invalid argument 'x' for '--time'
  Valid arguments are:
    - 'atime', 'access', 'use'
    - 'mtime', 'modify'
  Try 'touch --help' for more information.
  [1]

-r takes another file's times, and -d is seen from these.
  $ touch -a -d @1.5 r; touch -m -d @3.25 r; touch -r r f; stat -c '%.X %.Y' f; touch -r r -d '1 day' f; stat -c '%.X %.Y' f; touch -d '2 hours ago' -r r f; stat -c '%.X %.Y' f; ln -s r l; touch -h -d @100 l; touch -r l f; stat -c %.Y f; touch -h -r l f; stat -c %.Y f
  1.500000000 3.250000000
  86401.500000000 86403.250000000
  -7198.500000000 -7196.750000000
  3.250000000
  100.000000000
  $ touch -r nope f
  touch: failed to get attributes of 'nope': No such file or directory
  [1]

-t takes a stamp with or without a year, a century and seconds.
  $ export TZ=UTC0; for t in 202301020304.05 2301020304 6901020304 6801020304.60 197001010000; do touch -t $t f; stat -c '%y' f; done; touch -t 01020304 f; stat -c %y f | cut -c 5-
  2023-01-02 03:04:05.000000000 +0000
  2023-01-02 03:04:00.000000000 +0000
  1969-01-02 03:04:00.000000000 +0000
  2068-01-02 03:05:00.000000000 +0000
  1970-01-01 00:00:00.000000000 +0000
  -01-02 03:04:00.000000000 +0000
  $ for t in 20230230 202302300000 0 '' 2023010203045 202301022400 202301020360 202301020300.61 202301020300. 01020304.x 20x301020304; do touch -t "$t" f; done
  touch: invalid date format '20230230'
  touch: invalid date format '202302300000'
  touch: invalid date format '0'
  touch: invalid date format ''
  touch: invalid date format '2023010203045'
  touch: invalid date format '202301022400'
  touch: invalid date format '202301020360'
  touch: invalid date format '202301020300.61'
  touch: invalid date format '202301020300.'
  touch: invalid date format '01020304.x'
  touch: invalid date format '20x301020304'
  [1]
  $ touch -t 01020304 -r . f; touch -t 01020304 -d now f
  touch: cannot specify times from more than one source
  Try 'touch --help' for more information.
  touch: cannot specify times from more than one source
  Try 'touch --help' for more information.
  [1]

-h sets the times of links, which are otherwise followed; a link to nowhere makes its file.
  $ touch -d @5 f; ln -s f l; touch -h -d @6 l; stat -c %Y f l; touch -d @7 l; stat -c %Y f l; ln -s n b; touch b; ls; touch -h nope; touch -hc nope; echo $?
  5
  6
  7
  6
  b
  f
  l
  n
  touch: setting times of 'nope': No such file or directory
  0

Dates are written in many ways.
  $ export TZ=UTC0; touch -d @1700000000.123456789 r; for d in '2023-01-02' '2023-01-02 03:04:05.5' '2023-01-02T03:04:05Z' '2023-01-02T03:04:05,25+01:30' '20230102 0304' '1/2/2023' '2023/1/2' '2 jan 2023' 'Jan 2, 2023 10:00' '2-Jan-23' 'jan 5' '10:00' '10pm' '12am' '1230' 'tomorrow' 'yesterday 10:00' 'now' '2 days ago' 'next month' 'last week' '+1 hour' '-90 minutes' 'fortnight' '3 years ago' 'third day' 'monday' 'next friday' 'last sun 10:00' '2023-01-31 1 month' '10:00 EST' '10:00 CET DST' '10:00 UTC+3' '10:00 +05:30' 'Z' '' '(a comment) 2020-02-29' 'TZ="Europe/Berlin" 2023-07-01 12:00' '@-1.5' '0069-01-01' '69-1-1'; do touch -r r -d "$d" f && echo "$d: $(stat -c %y f)"; done
  2023-01-02: 2023-01-02 00:00:00.000000000 +0000
  2023-01-02 03:04:05.5: 2023-01-02 03:04:05.500000000 +0000
  2023-01-02T03:04:05Z: 2023-01-02 03:04:05.000000000 +0000
  2023-01-02T03:04:05,25+01:30: 2023-01-02 01:34:05.250000000 +0000
  20230102 0304: 2023-01-02 03:04:00.000000000 +0000
  1/2/2023: 2023-01-02 00:00:00.000000000 +0000
  2023/1/2: 2023-01-02 00:00:00.000000000 +0000
  2 jan 2023: 2023-01-02 00:00:00.000000000 +0000
  Jan 2, 2023 10:00: 2023-01-02 10:00:00.000000000 +0000
  2-Jan-23: 2023-01-02 00:00:00.000000000 +0000
  jan 5: 2023-01-05 00:00:00.000000000 +0000
  10:00: 2023-11-14 10:00:00.000000000 +0000
  10pm: 2023-11-14 22:00:00.000000000 +0000
  12am: 2023-11-14 00:00:00.000000000 +0000
  1230: 2023-11-14 12:30:00.000000000 +0000
  tomorrow: 2023-11-15 22:13:20.123456789 +0000
  yesterday 10:00: 2023-11-13 10:00:00.000000000 +0000
  now: 2023-11-14 22:13:20.123456789 +0000
  2 days ago: 2023-11-12 22:13:20.123456789 +0000
  next month: 2023-12-14 22:13:20.123456789 +0000
  last week: 2023-11-07 22:13:20.123456789 +0000
  +1 hour: 2023-11-14 23:13:20.123456789 +0000
  -90 minutes: 2023-11-14 20:43:20.123456789 +0000
  fortnight: 2023-11-28 22:13:20.123456789 +0000
  3 years ago: 2020-11-14 22:13:20.123456789 +0000
  third day: 2023-11-17 22:13:20.123456789 +0000
  monday: 2023-11-20 00:00:00.000000000 +0000
  next friday: 2023-11-17 00:00:00.000000000 +0000
  last sun 10:00: 2023-11-12 10:00:00.000000000 +0000
  2023-01-31 1 month: 2023-03-03 00:00:00.000000000 +0000
  10:00 EST: 2023-11-14 15:00:00.000000000 +0000
  10:00 CET DST: 2023-11-14 08:00:00.000000000 +0000
  10:00 UTC+3: 2023-11-14 07:00:00.000000000 +0000
  10:00 +05:30: 2023-11-14 04:30:00.000000000 +0000
  Z: 2023-11-14 00:00:00.000000000 +0000
  : 2023-11-14 00:00:00.000000000 +0000
  (a comment) 2020-02-29: 2020-02-29 00:00:00.000000000 +0000
  TZ="Europe/Berlin" 2023-07-01 12:00: 2023-07-01 10:00:00.000000000 +0000
  @-1.5: 1969-12-31 23:59:58.500000000 +0000
  0069-01-01: 1901-12-13 20:45:52.000000000 +0000
  69-1-1: 1969-01-01 00:00:00.000000000 +0000
  $ for d in x 2023-02-29 2023-13-01 24:00 10:60 'mon tue' '2023-01-01 2023-01-02' 13pm '@' '1 2 3' 99999999999999999999 'jan' '+1' '1.5 days'; do touch -d "$d" f; done
  touch: invalid date format '2023-02-29'
  touch: invalid date format '2023-13-01'
  touch: invalid date format '24:00'
  touch: invalid date format '10:60'
  touch: invalid date format 'mon tue'
  touch: invalid date format '2023-01-01 2023-01-02'
  touch: invalid date format '13pm'
  touch: invalid date format '@'
  touch: invalid date format '1 2 3'
  touch: invalid date format '99999999999999999999'
  touch: invalid date format 'jan'
  touch: invalid date format '+1'
  touch: invalid date format '1.5 days'
  [1]
  $ touch -d 'TZ="America/New_York" 2023-03-12 02:30' f; export TZ=Europe/Berlin; touch -d '2023-03-26 02:30' f; touch -d '2023-10-29 02:30' f; touch -d '2023-03-25 12:00 1 day' f; TZ=UTC0 stat -c %y f
  touch: invalid date format 'TZ="America/New_York" 2023-03-12 02:30'
  touch: invalid date format '2023-03-26 02:30'
  2023-03-26 10:00:00.000000000 +0000

- is standard output, and a directory is touched, too.
  $ touch -d @5 - > f; stat -c %Y f; mkdir d; touch -d @6 d d/; stat -c %Y d; touch - >&-; echo $?; touch -c - >&-; echo $?
  5
  6
  touch: setting times of '-': Bad file descriptor
  1
  0

A number with a sign behind a time of day is a zone even before a unit, and one behind a number or a zone is a distance.
  $ export TZ=UTC0; touch -d @1700000000 r; for d in '2023-01-05 10:30 +3 days' '10:30 -1 hour' '10:30:15 - 2 weeks' '2023-01-05T10-5 days' '2023-01-05T10+5:30' '10 +3 days' '10:30 UTC +3 days' '10pm -1 day' '20230105 +1 day' '2 days hence'; do touch -r r -d "$d" f && echo "$d: $(stat -c %y f)"; done
  2023-01-05 10:30 +3 days: 2023-01-06 07:30:00.000000000 +0000
  10:30 -1 hour: 2023-11-14 12:30:00.000000000 +0000
  10:30:15 - 2 weeks: 2023-11-21 12:30:15.000000000 +0000
  2023-01-05T10-5 days: 2023-01-06 15:00:00.000000000 +0000
  2023-01-05T10+5:30: 2023-01-05 04:30:00.000000000 +0000
  10 +3 days: 2023-11-17 10:00:00.000000000 +0000
  10:30 UTC +3 days: 2023-11-17 10:30:00.000000000 +0000
  10pm -1 day: 2023-11-13 22:00:00.000000000 +0000
  20230105 +1 day: 2023-01-06 00:00:00.000000000 +0000
  2 days hence: 2023-11-16 22:13:20.000000000 +0000
  $ for d in '2023-01-05 10:30 +30 days' '10 +3 days ago' '10:30 UTC +3 days ago' '2023-01-05T10' '2023-01-05T10:30 pm' '+3 friday' '-1 monday' '1/5/-24' '10:30 PDT+1' '-99999999999 days'; do touch -d "$d" f; done
  touch: invalid date format '2023-01-05 10:30 +30 days'
  touch: invalid date format '10 +3 days ago'
  touch: invalid date format '10:30 UTC +3 days ago'
  touch: invalid date format '2023-01-05T10'
  touch: invalid date format '2023-01-05T10:30 pm'
  touch: invalid date format '+3 friday'
  touch: invalid date format '-1 monday'
  touch: invalid date format '1/5/-24'
  touch: invalid date format '10:30 PDT+1'
  touch: invalid date format '-99999999999 days'
  [1]

All seconds that there are can be said.
  $ touch -d @-9223372036854775808 f; touch -d @9223372036854775807 f; touch -d @-9223372036854775809 f
  touch: invalid date format '@-9223372036854775809'
  [1]

A number behind a day and its month is the year, whatever follows.
  $ export TZ=UTC0; for d in '5 jan 24' '5jan24 2 days' '5 jan 1999 10:30' '5-jan-24'; do touch -d "$d" f && echo "$d: $(stat -c %y f)"; done; touch -d '5 jan 12:59' f
  5 jan 24: 2024-01-05 00:00:00.000000000 +0000
  5jan24 2 days: 2024-01-07 00:00:00.000000000 +0000
  5 jan 1999 10:30: 1999-01-05 10:30:00.000000000 +0000
  5-jan-24: 2024-01-05 00:00:00.000000000 +0000
  touch: invalid date format '5 jan 12:59'
  [1]

Months are counted from a day of the week.
  $ export TZ=UTC0; touch -d '2024-01-30 12:00' r; for d in 'wed next month' 'fri 10:00 2 months'; do touch -r r -d "$d" f && echo "$d: $(stat -c %y f)"; done
  wed next month: 2024-03-02 00:00:00.000000000 +0000
  fri 10:00 2 months: 2024-04-02 10:00:00.000000000 +0000

The names of the zone itself are taken in their own half of the year.
  $ export TZ=America/New_York; for d in '2023-01-05 10:30 EST' '2023-07-05 10:30 edt' '2023-07-05 10:30 e.d.t.' '2023-11-05 01:30 EST' '2023-11-05 01:30 EDT' '2023-01-05 10:30 CEST' '2023-01-05 EST 6 months'; do touch -d "$d" f && echo "$d: $(TZ=UTC0 stat -c %y f)"; done
  2023-01-05 10:30 EST: 2023-01-05 15:30:00.000000000 +0000
  2023-07-05 10:30 edt: 2023-07-05 14:30:00.000000000 +0000
  2023-07-05 10:30 e.d.t.: 2023-07-05 14:30:00.000000000 +0000
  2023-11-05 01:30 EST: 2023-11-05 06:30:00.000000000 +0000
  2023-11-05 01:30 EDT: 2023-11-05 05:30:00.000000000 +0000
  2023-01-05 10:30 CEST: 2023-01-05 08:30:00.000000000 +0000
  2023-01-05 EST 6 months: 2023-07-05 05:00:00.000000000 +0000
  $ export TZ=America/New_York; for d in '2023-07-05 10:30 EST' '2023-01-05 10:30 EDT' '2023-01-05 10:30 EST+1'; do touch -d "$d" f; done
  touch: invalid date format '2023-07-05 10:30 EST'
  touch: invalid date format '2023-01-05 10:30 EDT'
  touch: invalid date format '2023-01-05 10:30 EST+1'
  [1]

Old POSIX has the stamp as an operand.
  $ export TZ=UTC0; _POSIX2_VERSION=199209 touch 0102030470 f; stat -c %y f; ls; POSIXLY_CORRECT=1 _POSIX2_VERSION=199209 touch 0102030471 f; stat -c %y f; touch 0102030470 g; ls; _POSIX2_VERSION=199209 touch 0102030468 h; ls
  touch: warning: 'touch 0102030470' is obsolete; use 'touch -t 197001020304.00'
  1970-01-02 03:04:00.000000000 +0000
  f
  1971-01-02 03:04:00.000000000 +0000
  0102030470
  f
  g
  0102030468
  0102030470
  f
  g
  h

What cannot be touched is reported, and the rest is touched.
  $ : > f; touch f/x nope/x '' g; echo $?; ls; touch; touch -d now; touch -c f/x; touch "$(printf 'n\nl')/"
  touch: cannot touch 'f/x': Not a directory
  touch: cannot touch 'nope/x': No such file or directory
  touch: cannot touch '': No such file or directory
  1
  f
  g
  touch: missing file operand
  Try 'touch --help' for more information.
  touch: missing file operand
  Try 'touch --help' for more information.
  touch: setting times of 'f/x': Not a directory
  touch: setting times of 'n'$'\n''l/': No such file or directory
  [1]
