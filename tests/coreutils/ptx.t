Each word is printed in its context, in the order of the words; a context is a sentence.
  $ printf 'The quick fox jumps.  Over\nthe lazy dog again!\n' > f; ptx f; ptx < f | head -n 1; printf 'One. two\n' | ptx - -
                                         Over the lazy dog again!
                                         The quick fox jumps.
                     Over the lazy dog   again!
                         Over the lazy   dog again!
                             The quick   fox jumps.
                         The quick fox   jumps.
                              Over the   lazy dog again!
                                   The   quick fox jumps.
                                  Over   the lazy dog again!
                                         Over the lazy dog again!
                                         One. two
                                  One.   two

Words that are equal keep the order of the text, and files are contexts of their own.
  $ printf 'b a b a\n' > f; printf 'd c' > g; ptx f g; ptx /dev/null
                                     b   a b a
                                 b a b   a
                                         b a b a
                                   b a   b a
                                     d   c
                                         d c

What does not fit on the right is shown on the left and the other way round, by whole words, and what is cut is marked.
  $ printf 'The quick fox jumps.  Over\nthe lazy dog again!\n' > f; ptx -w 30 f; ptx -w 30 -F '' f | tail -n 2; ptx -w 40 --flag-truncation=.\\x2E f | head -n 2
     dog/           Over the lazy
     jumps.         The quick fox
         lazy dog   again!     /the
        /the lazy   dog again!
        The quick   fox jumps.
        quick fox   jumps.      The
         Over the   lazy dog/
              The   quick fox/
             Over   the lazy dog/
     .        The   quick fox jumps
             Over   the lazy dog
     dog again..         Over the lazy
     jumps.              The quick fox

-w is how wide lines are, and -g is how wide the space between fields is.
  $ printf 'The quick fox jumps.  Over\nthe lazy dog again!\n' > f; ptx -w 20 -g 1 f; ptx --width=1 f | head -n 2; ptx -w 0x20 --gap-size=010 f | head -n 2
   lazy/     Over the
   quick/    The
        /dog again!
        lazy dog/  /the
       quick fox/   The
        /fox jumps.
        /the lazy dog/
         The quick/
        Over the lazy/
        Over/
        The/
                          Over the lazy/
                          The quick fox/

-f sorts lower case as upper case.
  $ echo 'b B a C' > f; ptx -w 20 f; ptx -w 20 --ignore-case f
           b   B a C
       b B a   C
         b B   a C
               b B a C
         b B   a C
               b B a C
           b   B a C
       b B a   C

-A begins lines with file and line, for which the width has room unless -R puts it at the end.
  $ printf 'The quick fox jumps.  Over\nthe lazy dog again!\n' > f; ptx -A -w 40 f; ptx -AR -w 40 - < f | tail -n 3
  f:1:  dog/             Over the lazy
  f:1:  jumps.           The quick fox
  f:2:    the lazy dog   again!       Over
  f:2:       /the lazy   dog again!
  f:1:       The quick   fox jumps.
  f:1:       quick fox   jumps.        The
  f:2:        Over the   lazy dog again!
  f:1:  .          The   quick fox jumps
  f:2:            Over   the lazy dog/
           Over the   lazy dog again!        :2
                The   quick fox jumps.       :1
  !            Over   the lazy dog again     :2

-r takes the first word of each line as its reference.
  $ printf 'r1 one two\nr22 three\n' > f; ptx -r -w 40 f; ptx -rR -w 40 f; ptx -r -A -w 40 f; ptx -O --references f
  r1                     one two
  r22                    three
  r1               one   two
                      one two                r1
                      three                  r22
                one   two                    r1
  f:1:                   one two
  f:2:                   three
  f:1:             one   two
  .xx "" "" "one two" "" "r1"
  .xx "" "" "three" "" "r22"
  .xx "" "one" "two" "" "r1"

-S is what contexts end with, and nothing is the end of the file.
  $ printf 'a b; c\nd e' > f; ptx -w 20 -S '; *' f; ptx -w 20 -S '\n' f | tail -n 2; ptx -w 20 --sentence-regexp= f | tail -n 2
               a b;
           a   b;
               c d e
           c   d e
         c d   e
               d e
           d   e
        b; c   d e      a
       ; c d   e      a b

-W is what words are, by a regular expression as Emacs has it.
  $ printf 'a1 b22 +c' > f; ptx -w 20 -W '[a-z][0-9]+' f; ptx -w 20 -W '[0-9]\{1\}' f; ptx -w 20 --word-regexp '\(a\|c\)' f; ptx -w 20 -W +c f
     c         a1 b22 +
          a1   b22 +c
     c         a1 b22 +
       b22 +   c       a1
       1 b22   +c       a

-b is a file of characters that are in no word, of which -W takes no notice.
  $ printf 'a.b c-d\n' > f; printf .- > b; ptx -w 20 -b b f; printf '.- \n' > b; ptx -w 20 --break-file=b f; ptx -w 20 -b b -W '\w' f | head -n 1; ptx -b nope -W . f
               a.b c-d
          a.   b c-d
       .b c-   d        a
               a.b c-d
          a.   b c-d
         a.b   c-d
       .b c-   d        a
               a.b c-d
  ptx: nope: No such file or directory
  [1]

-i is a file of words that are left out, and -o one of those that are not.
  $ printf 'one two One three\n' > f; printf 'two\n\none' > i; ptx -w 30 -i i f; ptx -w 30 -fi i f; ptx -w 30 -o i f; printf 'one\n' | ptx -w 30 --ignore-file=- --only-file=i f; ptx -o /dev/null f
          one two   One three
          two One   three       one
          two One   three       one
     three          one two One
              one   two One three
              one   two One three
                               one two   One three
                                         one two One three
                           one two One   three
                                   one   two One three

-O writes a macro of roff for each word.
  $ printf 'say "a b"\tc\n' > f; ptx -O f; ptx --format=roff -M yy -w 20 -A f; ptx -T -O f | head -n 1
  .xx "" "say """ "a b"" c" ""
  .xx "" "say ""a" "b"" c" ""
  .xx "" "say ""a b""" "c" ""
  .xx "" "" "say ""a b"" c" ""
  .yy "" "/""" "a b""/" "" "f:1"
  .yy "" "/""a" "b"" c" "" "f:1"
  .yy "" "b""" "c" "/a" "f:1"
  .yy "" "" "say ""/" "" "f:1"
  .xx "" "say """ "a b"" c" ""

-T writes a macro of TeX for each word, without marks.
  $ printf 'a $1 {b} c\\d e_f #%%&~^\n' > f; ptx -T f; ptx --format=t --macro-name=y -A -w 20 f
  \xx {}{}{a}{ \$1 $\{$b$\}$ c\backslash{}d e\_f \#\%\&~^}{}
  \xx {}{a \$1 $\{$}{b}{$\}$ c\backslash{}d e\_f \#\%\&~^}{}
  \xx {}{a \$1 $\{$b$\}$}{c}{\backslash{}d e\_f \#\%\&~^}{}
  \xx {}{a \$1 $\{$b$\}$ c\backslash{}}{d}{ e\_f \#\%\&~^}{}
  \xx {}{a \$1 $\{$b$\}$ c\backslash{}d}{e}{\_f \#\%\&~^}{}
  \xx {}{a \$1 $\{$b$\}$ c\backslash{}d e\_}{f}{ \#\%\&~^}{}
  \y {}{}{a}{ \$1}{}{f:1}
  \y {}{$\{$}{b}{$\}$ c\backslash{}}{}{f:1}
  \y {}{b$\}$}{c}{\backslash{}d e}{}{f:1}
  \y {}{c\backslash{}}{d}{ e\_f}{}{f:1}
  \y {}{\backslash{}d}{e}{\_f \#}{}{f:1}
  \y {}{e\_}{f}{ \#\%\&}{}{f:1}

-G is ptx of System V, which writes to its second operand.
  $ printf 'The quick fox jumps.  Over\nthe lazy dog again!\n' > f; ptx -G f; ptx -G -r f out; cat out; ptx --traditional -A - out < f; tail -n 1 out; ptx -G f out g
  .xx "" "The quick fox jumps." "Over" ""
  .xx "" "" "The quick fox jumps.  Over" ""
  .xx "" "the lazy dog" "again!" ""
  .xx "" "the lazy" "dog again!" ""
  .xx "" "The quick" "fox jumps.  Over" ""
  .xx "" "The quick fox" "jumps.  Over" ""
  .xx "" "the" "lazy dog again!" ""
  .xx "" "The" "quick fox jumps.  Over" ""
  .xx "" "" "the lazy dog again!" ""
  .xx "" "quick fox jumps." "Over" "" "The"
  .xx "" "lazy dog" "again!" "" "the"
  .xx "" "lazy" "dog again!" "" "the"
  .xx "" "quick" "fox jumps.  Over" "" "The"
  .xx "" "quick fox" "jumps.  Over" "" "The"
  .xx "" "" "lazy dog again!" "" "the"
  .xx "" "" "quick fox jumps.  Over" "" "The"
  .xx "" "" "the lazy dog again!" "" ":2"
  ptx: extra operand 'g'
  Try 'ptx --help' for more information.
  [1]

Characters that are white space become blanks, and all others stay, NUL too.
  $ printf 'a\tb\vc\fd\re\0f\377g\n' > f; ptx -G -w 60 f | cat -A | head -n 2; ptx -w 30 f | cat -A | tail -n 2
  .xx "" "" "a b c d e^@fM-^?g" ""$
  .xx "" "a" "b c d e^@fM-^?g" ""$
       a b c d e^@   fM-^?g$
       b c d e^@fM-^?   g             a$

Escapes as in C stand for characters in the values of -F, -S and -W.
  $ printf 'The quick fox jumps.  Over\nthe lazy dog again!\n' > f; ptx -w 30 -F '\x41\0102\q\c.' f | head -n 2; ptx -w 30 -F 'a\0b' f | head -n 2; ptx -w 30 -S '\n' f | head -n 2; ptx -W '\x66ox' f
                    OverAB\q
                    TheAB\q
     doga           Over the lazy
     jumps.         The quick fox
       fox jumps.   Over     /quick
     jumps./        The quick fox
                             The quick   fox jumps.

A wrong option, number or expression is an error.
  $ ptx -g 0; ptx -w x; ptx -w 1k; ptx --format=x; ptx -W '['; ptx -S '\('; echo a | ptx -S 'x*'; ptx -w 99999999999999999999
  ptx: invalid gap width: '0'
  ptx: invalid line width: 'x'
  ptx: invalid line width: '1k'
  ptx: invalid argument 'x' for '--format'
  Valid arguments are:
    - 'roff'
    - 'tex'
  Try 'ptx --help' for more information.
  ptx: Invalid regular expression (for regexp '[')
  ptx: Unmatched ( or \( (for regexp '\\(')
  ptx: error: regular expression has a match of length zero: 'x*'
  ptx: invalid line width: '99999999999999999999'
  [1]

What cannot be read or written is an error.
  $ printf 'The quick fox jumps.  Over\nthe lazy dog again!\n' > f; ptx nope f; ptx -i nope f; ptx -o . f; ptx -G f nope/out; ptx . ; ptx f > /dev/full
  ptx: nope: No such file or directory
  ptx: nope: No such file or directory
  ptx: .: Is a directory
  ptx: nope/out: No such file or directory
  ptx: .: Is a directory
  ptx: write error: No space left on device
  [1]

A line without a word in it is no error (not GNU: it calls what matches at once a match of length zero).
  $ printf 'a\n\nb\n' > f; ptx -w 20 -G f; ptx -w 20 -S '\n' f
  .xx "" "" "a" ""
  .xx "" "" "b" ""
               a
               b

A first line with a reference alone has no words (not GNU: it takes the next line's reference for a word).
  $ printf 'r\ns a\n' > f; ptx -r -w 20 f
  s           a

What matches nothing is no word (not GNU: it does not end).
  $ echo aba > f; ptx -w 20 -W 'a*' f
               aba
          ab   a

A word may begin in the white space that belongs to a reference.
  $ printf 'x y\n\nfoo bar' > f; printf ' ' > k; ptx -r -S 'y\n' -b k -w 20 f
                 foo/
  foo          bar
  x            y

No name stands for standard input, and numbers that are too large are refused.
  $ echo 'a b' | ptx ''; echo 'a b' | ptx -A ''; ptx -w 9223372036854775808; ptx -g 9223372036854775808
                                         a b
                                     a   b
  :1:                                   a b
  :1:                               a   b
  ptx: invalid line width: '9223372036854775808'
  ptx: invalid gap width: '9223372036854775808'
  [1]
