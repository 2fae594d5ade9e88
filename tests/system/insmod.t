What is no module, or not there, is told.
  $ insmod; insmod nope.ko; insmod -z
  insmod: ERROR: missing filename.
  insmod: ERROR: could not load module nope.ko: No such file or directory
  insmod: invalid option -- 'z'
  Try 'insmod --help' for more information.
  [1]
