jobs shows what runs in the background, with its text. (not GNU: dash pads otherwise)
  $ sleep 5 | cat & sleep 6 & jobs; kill %1 %2
  [1] - Running                    sleep 5 | cat
  [2] + Running                    sleep 6

How a job ended is told once. (not GNU: dash pads otherwise)
  $ (exit 3) & sleep 0.1; jobs; jobs; echo end
  [1] + Done(3)                    (exit 3)
  end

A job is named by its number, its beginning or a part of it. (not GNU: the words differ)
  $ sleep 5 & sleep 6 & kill %?6; wait %2; echo $?; kill %sleep; wait %1; echo $?; kill %3; echo $?
  143
  143
  sh: 1: kill: %3: no such job
  1

A name that fits more than one job fits none. (not GNU: the words differ)
  $ sleep 5 & sleep 6 & kill %sleep; echo $?; kill %1 %2
  sh: 1: kill: %sleep: more than one job
  1

$! is the last process of a pipeline, and its status is the job's.
  $ true | (exit 4) & wait $!; echo $?
  4

With set -m every job has a process group of its own. (not GNU: dash wants a terminal for it)
  $ set -m; sleep 5 & kill -STOP %1; sleep 0.1; jobs; bg; jobs; kill %1; wait %1; echo $?
  [1] + Stopped (SIGSTOP)          sleep 5
  [1] sleep 5
  [1] + Running                    sleep 5
  143

Without it there is no fg and no bg. (not GNU: the words differ)
  $ sleep 0 & fg; echo $?; bg; echo $?
  sh: 1: fg: no job control
  2
  sh: 1: bg: no job control
  2

wait -n waits for the next one that ends. (not GNU: dash has no -n)
  $ sleep 3 & (sleep 0.05; exit 7) & wait -n; echo $?; kill %1
  7

A job that is disowned is not waited for. (not GNU: dash has no disown)
  $ sleep 2 >/dev/null 2>&1 & disown; wait; jobs; echo $?
  0

The processes of jobs can be told by a command substitution. (not GNU: dash forgets them there)
  $ sleep 5 & [ "$(jobs -p)" = $! ] && echo same; kill $(jobs -p); wait $!; echo $?
  same
  143
