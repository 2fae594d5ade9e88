A command whose streams are no terminal runs as it is.
  $ nohup echo hi; nohup sh -c 'echo e >&2; exit 3' 2>&1; echo $?; ls
  hi
  e
  3

It does not hear that its terminal hangs up.
  $ nohup sh -c 'kill -HUP $$; echo on'
  on

Output that would go to a terminal goes to a file that only its owner may read, behind what is in it.
  $ pty: umask 0; nohup echo a; nohup sh -c 'echo b >&2; cat'; cat nohup.out; stat -c %a nohup.out
  nohup: ignoring input and appending output to 'nohup.out'
  nohup: ignoring input and appending output to 'nohup.out'
  a
  b
  cat: -: Bad file descriptor
  600

Where the file cannot be written, it is in the home directory.
  $ pty: mkdir nohup.out home; HOME=home nohup echo a | cat; HOME=home; export HOME; nohup echo b; cat home/nohup.out
  nohup: ignoring input and redirecting stderr to stdout
  a
  nohup: ignoring input and appending output to 'home/nohup.out'
  b
  $ pty: HOME=/proc nohup echo a; echo $?; env -u HOME nohup echo a; echo $?
  nohup: failed to open 'nohup.out': Is a directory
  nohup: failed to open '/proc/nohup.out': No such file or directory
  125
  nohup: failed to open 'nohup.out': Is a directory
  125

Only what is a terminal is turned away from it.
  $ pty: nohup echo a < /dev/null; nohup echo b | cat; nohup echo c > f 2>&1; nohup echo d 2> g; nohup sh -c 'echo e >&2' > h < /dev/null; cat f g h nohup.out
  nohup: appending output to 'nohup.out'
  nohup: ignoring input and redirecting stderr to stdout
  b
  nohup: redirecting stderr to stdout
  nohup: ignoring input
  c
  nohup: ignoring input and appending output to 'nohup.out'
  e
  a
  d
  $ pty: nohup echo a >&-; nohup sh -c 'echo b >&2' >&- < /dev/null; cat nohup.out
  nohup: ignoring input and appending output to 'nohup.out'
  nohup: ignoring input and redirecting stderr to stdout
  nohup: appending output to 'nohup.out'
  nohup: redirecting stderr to stdout
  a
  d
  echo: write error: Bad file descriptor
  b

The status says why a command is not run, where standard error was.
  $ nohup nope
  nohup: failed to run command 'nope': No such file or directory
  [127]
  $ nohup .
  nohup: failed to run command '.': Permission denied
  [126]
  $ pty: nohup nope; nohup nope < /dev/null > f; cat nohup.out
  nohup: ignoring input and appending output to 'nohup.out'
  nohup: failed to run command 'nope': No such file or directory
  nohup: redirecting stderr to stdout
  nohup: failed to run command 'nope': No such file or directory

A mistake on the command line has a status of its own; POSIX has another.
  $ nohup
  nohup: missing operand
  Try 'nohup --help' for more information.
  [125]
  $ nohup -x
  nohup: invalid option -- 'x'
  Try 'nohup --help' for more information.
  [125]
  $ POSIXLY_CORRECT=1 nohup
  nohup: missing operand
  Try 'nohup --help' for more information.
  [127]
  $ POSIXLY_CORRECT=1 nohup --foo
  nohup: unrecognized option '--foo'
  Try 'nohup --help' for more information.
  [127]
  $ POSIXLY_CORRECT=1 nohup .
  nohup: failed to run command '.': Permission denied
  [126]

The command that cannot be run is quoted as for a shell, whatever the locale.
  $ export LC_ALL=C.UTF-8; nohup nosuch; nohup "it's"
  nohup: failed to run command 'nosuch': No such file or directory
  nohup: failed to run command "it's": No such file or directory
  [127]
