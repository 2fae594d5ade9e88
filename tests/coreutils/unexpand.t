The blanks that lines start with become tabs.
  $ printf '        a        b\n          c\n    \td\n   e\n' > f; unexpand f; unexpand < f
  \ta        b (esc)
  \t  c (esc)
  \td (esc)
     e
  \ta        b (esc)
  \t  c (esc)
  \td (esc)
     e

-a makes tabs of all blanks that reach a stop, but not of a single space.
  $ printf 'a       b  c      d\n1234567 8\n1234567  8\n1234567         8\n' | unexpand -a
  a\tb  c\t  d (esc)
  1234567 8
  1234567\t 8 (esc)
  1234567\t\t8 (esc)

-t gives the stops and means -a, and --first-only takes that back.
  $ printf '    a   b   c\n' > f; unexpand -t 4 f; unexpand -t 4 --first-only f; unexpand -4 f; unexpand -t 2,5 f; unexpand -a -t 4,/3 f; unexpand -t 1 f
  \ta\tb\tc (esc)
  \ta   b   c (esc)
  \ta   b   c (esc)
  \t  a   b   c (esc)
  \ta\t  b\tc (esc)
  \t\t\t\ta\t\t\tb\t\t\tc (esc)

A line goes on in the next file, and what cannot be read is told.
  $ printf '    ' > f; printf '    b\n' > g; unexpand f nope . g
  unexpand: nope: No such file or directory
  unexpand: .: Is a directory
  \tb (esc)
  [1]

What is no list of stops is refused.
  $ unexpand -t 0; unexpand -t 5,2; unexpand -t x
  unexpand: tab size cannot be 0
  unexpand: tab sizes must be ascending
  unexpand: tab size contains invalid character(s): 'x'
  [1]

In a UTF-8 locale characters take the columns that they take on a terminal (not GNU: it counts bytes).
  $ printf 'é      x\n一     x\n' | LC_ALL=C.UTF-8 unexpand -a; printf 'é      x\n' | LC_ALL=C unexpand -a
  é      x
  一     x
  \xC3\xA9\tx (esc)

