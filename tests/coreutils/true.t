It does nothing, successfully.
  $ true

Arguments are ignored.
  $ true --no-such-option -x a b

A help text that cannot be written is an error.
  $ true --help > /dev/full
  true: write error: No space left on device
  [1]
