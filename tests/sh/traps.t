The trap on EXIT runs when the shell ends, with its status kept.
  $ trap 'echo bye' EXIT; echo hi; exit 3
  hi
  bye
  [3]

It runs after an error, too. (not GNU: the words differ)
  $ trap 'echo bye' EXIT; echo ${u?gone}
  sh: 1: u: gone
  bye
  [2]

A trap on a signal runs after the command.
  $ trap 'echo got' USR1; kill -USR1 $$; echo after; trap - USR1; kill -USR1 $$; echo no
  got
  after
  [138]

An empty trap ignores the signal, in children as well.
  $ trap '' TERM; kill -TERM $$; sh -c 'kill -TERM $$; echo child'; echo parent
  child
  parent

A subshell does not run the traps of its parent.
  $ trap 'echo once' EXIT; (echo sub); echo end
  sub
  end
  once

trap alone lists them. (not GNU: dash quotes otherwise)
  $ trap "echo it's" INT 0; trap
  trap -- 'echo it'\''s' EXIT
  trap -- 'echo it'\''s' INT
  sh: 1: Syntax error: unterminated quoted string that began at line 1
  [2]

exit in a trap ends the shell.
  $ trap 'exit 7' TERM; kill -TERM $$; echo no
  [7]

A command that a signal ends has 128 and its number as status.
  $ sh -c 'kill -INT $$'; echo $?; sh -c 'kill -KILL $$'; echo $?
  130
  Killed
  137

A signal with a trap ends wait, with 128 and its number as status, even if the job ends at once. (not GNU: in dash it depends on which comes first)
  $ trap 'echo got' USR1; (sleep 0.2; kill -USR1 $$) & wait $!; echo $?
  got
  138

It ends read, too. (not GNU: dash's status is 1)
  $ trap 'echo got' USR1; mkfifo p; (sleep 0.2; kill -USR1 $$; sleep 0.2) >p & read x <p; echo $?
  got
  138

An exit without a status in a trap leaves with the status from before the trap.
  $ trap 'false; exit' EXIT; true
  $ trap 'false; exit' USR1; (exit 3); kill -USR1 $$; echo no

One that ends a subshell does not end the trap. (not GNU: dash takes the status from before the trap)
  $ trap 'echo $?; (false; exit); echo $?; exit 4' EXIT; (exit 3)
  3
  1
  [4]
