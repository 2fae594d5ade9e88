Input goes to the output and to each file.
  $ echo a | tee f g
  a
  $ cat f g
  a
  a

Files are emptied first; -a appends.
  $ echo old > f; echo new | tee f > /dev/null; cat f; echo more | tee -a f > /dev/null; cat f
  new
  new
  more

A file that cannot be opened is reported, and the rest is written.
  $ echo a | tee d/f g; cat g
  tee: d/f: No such file or directory
  a
  a

A directory is an error.
  $ mkdir d; echo a | tee d
  tee: d: Is a directory
  a
  [1]

A full output is an error, and the files are written.
  $ echo a | tee f > /dev/full
  tee: 'standard output': No space left on device
  [1]
  $ cat f
  a

A full file is an error, and the output is written.
  $ echo a | tee /dev/full
  a
  tee: /dev/full: No space left on device
  [1]

- is a file of that name.
  $ echo a | tee -; cat ./-
  a
  a

With -p it goes on when a pipe is closed.
  $ yes | head -n 100000 | tee -p f | head -n 1; wc -l < f
  y
  100000

Where SIGPIPE was ignored from the start, a closed pipe is no error either, unless a mode says so.
  $ trap '' PIPE; { sleep 0.1; echo a | tee f; echo $? >&2; echo b | tee --output-error=warn f; echo $? >&2; } | true; cat f
  0
  tee: 'standard output': Broken pipe
  1
  b

--output-error takes a mode.
  $ echo a | tee --output-error=exit /dev/full f
  a
  tee: /dev/full: No space left on device
  [1]
  $ echo a | tee --output-error=warn /dev/full
  a
  tee: /dev/full: No space left on device
  [1]
  $ echo a | tee --output-error=x
  tee: invalid argument 'x' for '--output-error'
  Valid arguments are:
    - 'warn'
    - 'warn-nopipe'
    - 'exit'
    - 'exit-nopipe'
  Try 'tee --help' for more information.
  [1]
  $ echo a | tee --output-error=warn-
  a
  $ echo a | tee --output-error=e f
  tee: ambiguous argument 'e' for '--output-error'
  Valid arguments are:
    - 'warn'
    - 'warn-nopipe'
    - 'exit'
    - 'exit-nopipe'
  Try 'tee --help' for more information.
  [1]

Without input the files are made all the same.
  $ tee f g; wc -c f g
  0 f
  0 g
  0 total

Unknown options are usage errors.
  $ tee -x
  tee: invalid option -- 'x'
  Try 'tee --help' for more information.
  [1]
