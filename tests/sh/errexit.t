set -e ends the shell after a command that fails.
  $ set -e; echo a; false; echo no
  a
  [1]

A condition may fail, and so may all but the last of && and ||.
  $ set -e; if false; then :; fi; while false; do :; done; false || true; ! true; true && false || echo go; false && true; echo end
  go
  end

In a function that is a condition nothing ends the shell.
  $ set -e; f() { false; echo on; }; f && echo yes; f; echo no
  on
  yes
  [1]

A subshell, a pipeline and a substitution count as a whole.
  $ set -e; false | true; echo a; (exit 3); echo no
  a
  [3]
  $ set -e; x=$(exit 4); echo no
  [4]

set +e ends it.
  $ set -e; set +e; false; echo on
  on

A compound command with a redirection fails no more than without one.
  $ set -e; { false && true; } 2>/dev/null; for i in 1; do false && true; done >f; echo on; { false; } >f; echo no
  on
  [1]
