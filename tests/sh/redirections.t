> writes, >> adds, < reads, <> does not truncate.
  $ echo a > f; echo b >> f; cat < f; echo c 1<> f; cat f
  a
  b
  c
  b

A number before it names the descriptor.
  $ { echo out; echo err >&2; } 2> f; cat f
  out
  err
  $ echo 2 >f; cat f; echo '2'>f; cat f
  2
  2

They are done in order.
  $ { echo out; echo err >&2; } 2>&1 >/dev/null
  err
  $ { echo out; echo err >&2; } >/dev/null 2>&1

>&- closes a descriptor. (not GNU: the words differ)
  $ echo x >&-
  echo: write error: Bad file descriptor
  [1]

exec keeps them.
  $ exec 3>f; echo a >&3; exec 3>&-; exec 4<f; read x <&4; echo $x; { echo b >&3; } 2>/dev/null || echo closed
  a
  closed

A redirection alone makes the file.
  $ >f; wc -c <f
  0

set -C does not overwrite a file, >| does. (not GNU: the words differ)
  $ set -C; echo a >f; echo b >f; echo c >|f; cat f; echo d >/dev/null; echo $?
  sh: 1: cannot create f: File exists
  c
  0

A here-document is expanded.
  $ x=v; cat <<E
  > $x ${u:-"d"} $(echo s) $((1+1)) \$x 'q' "r" \a
  > E
  v d s 2 $x 'q' "r" \a

With a quoted delimiter it is not.
  $ cat <<'E' | tr a-z A-Z
  > $x `y` \
  > E
  $X `Y` \

<<- takes tabs away.
  $ cat <<-E
  > 	tab
  > 		tabs
  > 	E
  tab
  tabs

Two on a line come one after the other.
  $ cat <<A - <<B; cat <<C
  > a
  > A
  > b
  > B
  > c
  > C
  b
  c

A here-document can stand in a command substitution.
  $ x=$(cat <<E
  > inside
  > E
  > ); echo "$x"
  inside

A large here-document is whole.
  $ x=0123456789; x=$x$x$x$x$x$x$x$x$x$x; x=$x$x$x$x$x$x$x$x$x$x; x=$x$x$x$x$x$x$x$x$x$x; x=$x$x$x$x$x$x$x$x$x$x; wc -c <<E
  > $x
  > E
  100001

A file that cannot be opened fails the command, and the shell goes on. (not GNU: the words differ)
  $ cat < nope; echo $?; echo x > no/where; echo $?
  sh: 1: cannot open nope: No such file or directory
  2
  sh: 1: cannot create no/where: No such file or directory
  2

For a special built-in it ends the shell. (not GNU: the words differ)
  $ : < nope; echo no
  sh: 1: cannot open nope: No such file or directory
  [2]

Redirections of a group and of a function work, too.
  $ f() { echo f; } > out; f; { echo a; echo b; } > g; cat out g; while read x; do echo "<$x>"; done < g
  f
  a
  b
  <a>
  <b>

A reader of a file leaves the rest to the next.
  $ printf '1\n2\n3\n' > f; { read x; read y; cat; echo $x$y; } < f
  3
  12

A here-document of any length can be read again from where a command left it.
  $ { read a; cat; } <<E
  > one
  > two
  > E
  two
