Characters of the first set become those of the second at the same places.
  $ echo hello | tr a-y b-z; echo hello | tr 'lo' 01; echo 'a-b' | tr -- -a +A; echo aab | tr aa xy
  ifmmp
  he001
  A+b
  yyb

The second set is extended by its last character, or -t cuts the first one.
  $ echo abcd | tr abcd xy; echo abcd | tr -t abcd xy; echo abcd | tr -t abcd ''
  xyyy
  xycd
  abcd

-d deletes, -s squeezes, and both together do both.
  $ echo aabbccdd | tr -d bc; echo aabbccdd | tr -s bc; echo aabbccdd | tr -ds b c; echo aabbccdd | tr -s bc x
  aadd
  aabcdd
  aacdd
  aaxdd

-c takes all other characters, in ascending order.
  $ echo 'a b,c' | tr -cd 'a-z\n'; echo 'a  b,c' | tr -cs a-z '\n'; printf '\001\000\002ab' | tr -c ab 012
  abc
  a
  b
  c
  102ab (no-eol)

Escapes and octal values are characters like others, but nothing special.
  $ printf 'a\tb\\c' | tr '\t\\' '\n/'; echo; echo 'a-c[b]' | tr 'a\-c' 123; echo abc | tr '\141-\143' '\060-\062'; echo aq | tr '\q' x
  a
  b/c
  123[b]
  012
  ax

Classes are sets; lower and upper go to one another.
  $ echo 'Ab 1;' | tr '[:lower:]' '[:upper:]'; echo 'Ab 1;' | tr '[:upper:][:lower:]' '[:lower:][:upper:]'; echo 'Ab 1;' | tr -d '[:alpha:][:space:]'
  AB 1;
  aB 1;
  1; (no-eol)
  $ echo 'Ab 1;' | tr '[:digit:][:punct:]' 'dp'; echo 'Ab' | tr '[=A=]' x; echo '[:a]' | tr '[:a' 123
  Ab pp
  xb
  123]

A character can be repeated as often as it is said, or as is needed.
  $ echo abcdef | tr a-f 'x[y*2]z'; echo abcdef | tr a-f 'x[y*]z'; echo abcdefghijk | tr a-k '[y*010]z'; echo 'a*]' | tr 'abc' '[*'
  xyyzzz
  xyyyyz
  yyyyyyyyzzz
  [*]

What does not go together is refused.
  $ tr; tr a; tr -d a b; tr a b c; tr -ds a
  tr: missing operand
  Try 'tr --help' for more information.
  tr: missing operand after 'a'
  Two strings must be given when translating.
  Try 'tr --help' for more information.
  tr: extra operand 'b'
  Only one string may be given when deleting without squeezing repeats.
  Try 'tr --help' for more information.
  tr: extra operand 'c'
  Try 'tr --help' for more information.
  tr: missing operand after 'a'
  Two strings must be given when both deleting and squeezing repeats.
  Try 'tr --help' for more information.
  [1]
  $ tr z-a x; tr '\n-\1' x; tr '[:foo:]' x; tr '[::]' x; tr '[=ab=]' x; tr '[==]' x; tr a '[x*y]'; tr a '[x*09]'
  tr: range-endpoints of 'z-a' are in reverse collating sequence order
  tr: range-endpoints of '\012-\001' are in reverse collating sequence order
  tr: invalid character class 'foo'
  tr: missing character class name '[::]'
  tr: ab: equivalence class operand must be a single character
  tr: missing equivalence class character '[==]'
  tr: invalid repeat count 'y' in [c*n] construct
  tr: invalid repeat count '09' in [c*n] construct
  [1]
  $ tr abc ''; tr -d '[x*]'; tr a '[x*][y*]'; tr -ds a '[x*]'; tr a '[=b=]'; tr a '[:alpha:]'; tr a-z '[:upper:]'
  tr: when not truncating set1, string2 must be non-empty
  tr: the [c*] repeat construct may not appear in string1
  tr: only one [c*] repeat construct may appear in string2
  tr: the [c*] construct may appear in string2 only when translating
  tr: [=c=] expressions may not appear in string2 when translating
  tr: when translating, the only character classes that may appear in
  string2 are 'upper' and 'lower'
  tr: misaligned [:upper:] and/or [:lower:] construct
  [1]
  $ tr '[:lower:]a' '[:upper:]'; tr -c '[:upper:]' ab
  tr: when translating with string1 longer than string2,
  the latter string must not end with a character class
  tr: when translating with complemented character classes,
  string2 must map all characters in the domain to one
  [1]

A backslash at the end, and an octal value that is too large, are warned of.
  $ echo 'a\ 0' | tr 'a\' xy; echo 'a 0' | tr '\400' xy
  tr: warning: an unescaped backslash at end of string is not portable
  xy 0
  tr: warning: the ambiguous octal escape \400 is being
  \tinterpreted as the 2-byte sequence \\040, 0 (esc)
  axy

In the C locale characters are bytes.
  $ printf 'a\303\251\377' | LC_ALL=C tr '\251\377' '1-'; echo; printf 'a\303\251' | LC_ALL=C tr -c a x
  a\xc31- (esc)
  axx (no-eol)

In a UTF-8 locale they are characters, and what is none is left as it is or belongs to the complement (not GNU: it takes bytes).
  $ export LC_ALL=C.UTF-8; printf 'aéb\377\n' | tr é 'ü'; echo 'aéb' | tr -d é; printf 'éé\377\n' | tr -s é; printf 'aé€\n' | tr a-é 'ä'
  aüb\xff (esc)
  ab
  é\xff (esc)
  ää€
  $ export LC_ALL=C.UTF-8; printf 'aé\377b\n' | tr -c 'a\n' x; printf 'aé\377\n' | tr -cd 'é\n'; printf 'é' | tr '\303\251' e; (printf 'a\303'; printf '\251b\342\202') | tr é€ xy
  axxx
  é
  eaxb\xe2\x82 (no-eol) (esc)

What cannot be read is told.
  $ tr a b < .
  tr: read error: Is a directory
  [1]
