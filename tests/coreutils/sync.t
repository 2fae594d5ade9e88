Files and directories are written to the disk, with or without all of their metadata.
  $ echo a > f; sync f . && sync -d f && sync --data f .

So are the file systems that they are on, and without a file all there are.
  $ echo a > f; sync -f f . && sync --file-system f && sync -f

A file that is missing is reported, and the rest is still written.
  $ echo a > f; sync nope f 'no pe'
  sync: error opening 'nope': No such file or directory
  sync: error opening 'no pe': No such file or directory
  [1]

A file that cannot be written to a disk is reported.
  $ sync /dev/null
  sync: error syncing '/dev/null': Invalid argument
  [1]

A named pipe is not waited for.
  $ mkfifo p; sync -d p
  sync: error syncing 'p': Invalid argument
  [1]

The options exclude each other.
  $ sync -d -f .
  sync: cannot specify both --data and --file-system
  [1]

Data belongs to a file.
  $ sync -d
  sync: --data needs at least one argument
  [1]

An option that it does not know is a mistake.
  $ sync -x
  sync: invalid option -- 'x'
  Try 'sync --help' for more information.
  [1]
