A command that is not there is 127, one that cannot be run 126. (not GNU: the words differ)
  $ nope; echo $?; ./nope; echo $?; touch f; ./f; echo $?; /; echo $?
  sh: 1: nope: not found
  127
  sh: 1: ./nope: not found
  127
  sh: 1: ./f: Permission denied
  126
  sh: 1: /: Permission denied
  126

The message has the script's name and the line. (not GNU: the words differ)
  $ printf 'echo a\n\nnope\n' > s; sh ./s
  a
  ./s: 3: nope: not found
  [127]

A script that is not there is 127. (not GNU: dash gives 2)
  $ sh nope
  sh: cannot open nope: No such file or directory
  [127]

A syntax error says what is wrong and ends the shell with 2. (not GNU: the words differ)
  $ echo a; fi
  sh: 1: Syntax error: "fi" unexpected
  [2]
  $ if true; echo x; done
  sh: 1: Syntax error: "done" unexpected (expecting "then" for "if" of line 1)
  [2]
  $ for 1x in a; do :; done
  sh: 1: Syntax error: bad for loop variable
  [2]
  $ echo a | | b
  sh: 1: Syntax error: "|" unexpected
  [2]
  $ a & & b
  sh: 1: Syntax error: "&" unexpected
  [2]
  $ (echo a
  sh: 1: Syntax error: end of file unexpected (expecting ")" for "(" of line 1)
  [2]

What is not closed is told with the line it began on. (not GNU: the words differ)
  $ echo a
  > echo "b
  > c
  a
  sh: 3: Syntax error: unterminated quoted string that began at line 2
  [2]
  $ echo a
  > if true; then
  > echo $(b
  a
  sh: 3: Syntax error: end of file unexpected (expecting ")" for "$(" of line 3)
  [2]
  $ { echo
  > ${x
  sh: 2: Syntax error: missing '}' of the "${" at line 2
  [2]
  $ case x in
  > x) echo y
  sh: 2: Syntax error: end of file unexpected (expecting "esac" for "case" of line 1)
  [2]
  $ echo `a
  sh: 1: Syntax error: unterminated backquotes that began at line 1
  [2]
  $ echo $((1+(2)
  sh: 1: Syntax error: missing '))' of the "((" at line 1
  [2]

What came before an error has run.
  $ printf 'echo a\nfi\n' > s; sh ./s 2>/dev/null; echo $?
  a
  2

An unknown option is an error. (not GNU: the words differ)
  $ sh -Z
  sh: invalid option '-Z'
  Try 'sh --help' for more information.
  [2]
  $ set -Z; echo no
  sh: 1: set: Illegal option -Z
  [2]

Nesting is limited by the stack, with a message. (not GNU: dash crashes) (not emulated: too long for the wrapper)
  $ x='( ( ( ( ( ( ( ( ( ( '; x=$x$x$x$x$x$x$x$x$x$x; x=$x$x$x$x$x$x$x$x$x$x; x=$x$x$x$x$x$x$x$x$x$x; x=$x$x$x$x$x$x$x$x$x$x; sh -c "$x"; sh -c "echo \$(($x$x))" 2>&1 | cut -c1-40
  sh: 1: Syntax error: too deeply nested
  sh: 1: Syntax error: missing '))' of the
  $ sh -c 'f() { f; }; f' 2>&1 | grep -c 'too deeply nested'
  1
  $ sh -c 'x="eval \"\$x\""; eval "$x"' 2>&1 | grep -c 'too deeply nested'
  1

A here-document that the end of the file ends is told. (not GNU: dash says nothing)
  $ cat <<E
  > text
  sh: 1: warning: the end of the file ends a here-document
  text (no-eol)
