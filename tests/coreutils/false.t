It fails, and says nothing.
  $ false
  [1]

Arguments are ignored.
  $ false --no-such-option a
  [1]

Its help fails, too, and so does what cannot be written.
  $ false --help > out; echo $?; head -c 12 out
  1
  Usage: false (no-eol)
  $ false --help > /dev/full
  false: write error: No space left on device
  [1]
