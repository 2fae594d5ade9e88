The length of a digest is a multiple of 8 bits.
  $ printf 'a\n' > f; b2sum f; b2sum -l 8 f; b2sum -l 256 f; b2sum -l 256 --tag f; b2sum --tag f; b2sum -l 0 f
  bedfbb90d858c2d67b7ee8f7523be3d3b54004ef9e4f02f2ad79a1d05bfdfe49b81e3c92ebf99b504102b6bf003fa342587f5b3124c205f55204e8c4b4ce7d7c  f
  13  f
  be29a54b934581ab434fde713c16db07c3e0124a371daca7c33588be7526630e  f
  BLAKE2b-256 (f) = be29a54b934581ab434fde713c16db07c3e0124a371daca7c33588be7526630e
  BLAKE2b (f) = bedfbb90d858c2d67b7ee8f7523be3d3b54004ef9e4f02f2ad79a1d05bfdfe49b81e3c92ebf99b504102b6bf003fa342587f5b3124c205f55204e8c4b4ce7d7c
  bedfbb90d858c2d67b7ee8f7523be3d3b54004ef9e4f02f2ad79a1d05bfdfe49b81e3c92ebf99b504102b6bf003fa342587f5b3124c205f55204e8c4b4ce7d7c  f
  $ b2sum -l 9 f; b2sum -l 520 f; b2sum -l x f; b2sum -l -8 f
  b2sum: invalid length: '9'
  b2sum: length is not a multiple of 8
  b2sum: invalid length: '520'
  b2sum: maximum digest length for 'BLAKE2b' is 512 bits
  b2sum: invalid length: 'x'
  b2sum: invalid length: '-8'
  [1]

Checking takes the length from each line.
  $ printf 'a\n' > f; (b2sum -l 8 f; b2sum f; b2sum -l 256 --tag f; b2sum --tag f) > l; b2sum -c l; b2sum -l 128 -c l
  f: OK
  f: OK
  f: OK
  f: OK
  f: OK
  f: OK
  f: OK
  f: OK
  $ printf 'BLAKE2b-12 (f) = 123\nBLAKE2b-0 (f) = 123\nBLAKE2b-16 (f) = 9c144\n9c144  f\n9  f\n9c14 f\n' | b2sum -cw
  b2sum: 'standard input': 1: improperly formatted BLAKE2b checksum line
  b2sum: 'standard input': 2: improperly formatted BLAKE2b checksum line
  b2sum: 'standard input': 3: improperly formatted BLAKE2b checksum line
  b2sum: 'standard input': 4: improperly formatted BLAKE2b checksum line
  b2sum: 'standard input': 5: improperly formatted BLAKE2b checksum line
  f: OK
  b2sum: WARNING: 5 lines are improperly formatted
