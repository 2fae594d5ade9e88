Single quotes keep every character, double quotes all but $, ` and \.
  $ x=v; echo 'a  $x `b` \' "a  $x $(echo b) \$x \\ \a"
  a  $x `b` \ a  v b $x \ \a

A backslash outside quotes keeps the next character, and joins lines.
  $ echo a\ \ b \$x \\
  a  b $x \
  $ echo one \
  > two; ec\
  > ho joined
  one two
  joined

$'…' knows C's escapes. (not GNU: dash lacks it)
  $ echo $'a\tb\x41\102\'\\' "$'x'"
  a\tbAB'\\ $'x' (esc)

A word may mix all kinds of quotes.
  $ x='a b'; echo a'b'"c"\d"$x"$x
  abcda ba b

Empty quotes are a word.
  $ for i in '' "" a; do echo "[$i]"; done
  []
  []
  [a]

A # begins a comment only where a word may begin.
  $ echo a#b '#c' # d
  a#b #c

Reserved words are words anywhere but where a command begins.
  $ echo if then fi; x=if; echo $x; 'if' 2>/dev/null
  if then fi
  if
  [127]
