* ? and [ ] match names, sorted; a leading dot must be written.
  $ touch a.c b.c ab.h .x 'sp ace.c'; echo *.c; echo ?.c; echo [ab].c [!a].c; echo .x*
  a.c b.c sp ace.c
  a.c b.c
  a.c b.c b.c
  .x

A pattern without a match stays.
  $ echo *.z [a
  *.z [a

Quoted characters match themselves only.
  $ touch a b; echo "*" \* '?' "a"*
  * * ? a

A pattern reaches through directories.
  $ mkdir -p d/e f; touch d/e/x f/y; echo */*; echo d/*/x; echo */; echo */nope*
  d/e f/y
  d/e/x
  d/ f/
  */nope*

set -f turns it off.
  $ touch a; set -f; echo *; set +f; echo *
  *
  a

The result of an expansion is a pattern, if it is not quoted.
  $ touch a.c b.c; x='*.c'; echo $x "$x"
  a.c b.c *.c

case takes the first pattern that matches.
  $ for i in abc 'a b' '*' x; do case $i in a?c) echo 1;; 'a b') echo 2;; "*") echo 3;; [[:alpha:]]) echo 4;; esac; done
  1
  2
  3
  4

An arm that ends in ;& goes on with the next. (not GNU: dash lacks it)
  $ case a in a) echo a;& b) echo b;; c) echo c;; esac
  a
  b

Classes and ranges work in brackets.
  $ for i in 5 x - ]; do case $i in [0-9]) echo digit;; [[:lower:]]) echo lower;; []]) echo bracket;; [a-]) echo dash;; esac; done
  digit
  lower
  dash
  bracket

Many stars take no longer than they must. (not GNU: dash takes forever)
  $ x=aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa; case $x in *a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*b) echo no;; *) echo done;; esac
  done

A tilde at the start of a word, or after a colon in a value, is the home directory.
  $ HOME=/h; x=~/a:~; echo ~ ~/b "~" a~ $x ~root/c
  /h /h/b ~ a~ /h/a:/h /root/c
