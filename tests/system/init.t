Only the first process can be init.
  $ init; init single; init --nope
  init: only the first process can be init
  init: only the first process can be init
  init: unrecognized option '--nope'
  Try 'init --help' for more information.
  [1]
