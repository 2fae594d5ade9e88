The checksum of POSIX, the length and the name.
  $ printf 'a\n' > f; cksum f; cksum < f; cksum - < f; cksum -z f; printf '' | cksum; cksum f nope; cksum --untagged f
  2418082923 2 f
  2418082923 2
  2418082923 2 -
  2418082923 2 f\x004294967295 0 (esc)
  2418082923 2 f
  cksum: nope: No such file or directory
  2418082923 2 f
  $ for i in 1 2 15 16 17 255 256 257 400 1000 65536 131071 400000; do yes | head -c $i | cksum; done
  3537609151 1
  2205067299 2
  1510428319 15
  982030751 16
  3014818350 17
  3815203149 255
  66906573 256
  456460234 257
  2797364819 400
  3036178251 1000
  375198798 65536
  1752213002 131071
  2421413765 400000

A directory is reported. (not GNU: its cksum prints the checksum of nothing)
  $ cksum .
  cksum: .: Is a directory
  [1]

The other algorithms have names, and those of digests tag their lines.
  $ printf 'a\n' > f; for a in bsd sysv crc md5 sha1 sha224 sha256 sha384 sha512 blake2b sm3; do cksum -a $a f; cksum -a $a < f; cksum --untagged -a $a f; done
  32826     1 f
  32826     1
  32826     1 f
  107 1 f
  107 1
  107 1 f
  2418082923 2 f
  2418082923 2
  2418082923 2 f
  MD5 (f) = 60b725f10c9c85c70d97880dfe8191b3
  MD5 (-) = 60b725f10c9c85c70d97880dfe8191b3
  60b725f10c9c85c70d97880dfe8191b3  f
  SHA1 (f) = 3f786850e387550fdab836ed7e6dc881de23001b
  SHA1 (-) = 3f786850e387550fdab836ed7e6dc881de23001b
  3f786850e387550fdab836ed7e6dc881de23001b  f
  SHA224 (f) = 7c297c1793fdad2ac52a68bdd6b8fde3eb59b99c3f8c44710fde5fd7
  SHA224 (-) = 7c297c1793fdad2ac52a68bdd6b8fde3eb59b99c3f8c44710fde5fd7
  7c297c1793fdad2ac52a68bdd6b8fde3eb59b99c3f8c44710fde5fd7  f
  SHA256 (f) = 87428fc522803d31065e7bce3cf03fe475096631e5e07bbd7a0fde60c4cf25c7
  SHA256 (-) = 87428fc522803d31065e7bce3cf03fe475096631e5e07bbd7a0fde60c4cf25c7
  87428fc522803d31065e7bce3cf03fe475096631e5e07bbd7a0fde60c4cf25c7  f
  SHA384 (f) = 927b2f0395e4ce326f4ab759c75aa5fc399f7d6c3037b2deb4095279ca7ced3ca70f68f3574148680fc52d6c15bc8914
  SHA384 (-) = 927b2f0395e4ce326f4ab759c75aa5fc399f7d6c3037b2deb4095279ca7ced3ca70f68f3574148680fc52d6c15bc8914
  927b2f0395e4ce326f4ab759c75aa5fc399f7d6c3037b2deb4095279ca7ced3ca70f68f3574148680fc52d6c15bc8914  f
  SHA512 (f) = 162b0b32f02482d5aca0a7c93dd03ceac3acd7e410a5f18f3fb990fc958ae0df6f32233b91831eaf99ca581a8c4ddf9c8ba315ac482db6d4ea01cc7884a635be
  SHA512 (-) = 162b0b32f02482d5aca0a7c93dd03ceac3acd7e410a5f18f3fb990fc958ae0df6f32233b91831eaf99ca581a8c4ddf9c8ba315ac482db6d4ea01cc7884a635be
  162b0b32f02482d5aca0a7c93dd03ceac3acd7e410a5f18f3fb990fc958ae0df6f32233b91831eaf99ca581a8c4ddf9c8ba315ac482db6d4ea01cc7884a635be  f
  BLAKE2b (f) = bedfbb90d858c2d67b7ee8f7523be3d3b54004ef9e4f02f2ad79a1d05bfdfe49b81e3c92ebf99b504102b6bf003fa342587f5b3124c205f55204e8c4b4ce7d7c
  BLAKE2b (-) = bedfbb90d858c2d67b7ee8f7523be3d3b54004ef9e4f02f2ad79a1d05bfdfe49b81e3c92ebf99b504102b6bf003fa342587f5b3124c205f55204e8c4b4ce7d7c
  bedfbb90d858c2d67b7ee8f7523be3d3b54004ef9e4f02f2ad79a1d05bfdfe49b81e3c92ebf99b504102b6bf003fa342587f5b3124c205f55204e8c4b4ce7d7c  f
  SM3 (f) = 56a35b730c63604e053663ab2dc6b7e424b792418aa8efaad7a5179d1b284bcc
  SM3 (-) = 56a35b730c63604e053663ab2dc6b7e424b792418aa8efaad7a5179d1b284bcc
  56a35b730c63604e053663ab2dc6b7e424b792418aa8efaad7a5179d1b284bcc  f
  $ cksum -a md5 --tag --untagged f; cksum -a md5 --untagged --tag f; cksum -za md5 f; echo; cksum -a blake2b -l 16 f; cksum -a blake2b -l 0 --untagged f
  60b725f10c9c85c70d97880dfe8191b3  f
  MD5 (f) = 60b725f10c9c85c70d97880dfe8191b3
  MD5 (f) = 60b725f10c9c85c70d97880dfe8191b3\x00 (esc)
  BLAKE2b-16 (f) = 9c14
  bedfbb90d858c2d67b7ee8f7523be3d3b54004ef9e4f02f2ad79a1d05bfdfe49b81e3c92ebf99b504102b6bf003fa342587f5b3124c205f55204e8c4b4ce7d7c  f
  $ cksum -a m f; cksum -a MD5 f
  cksum: invalid argument 'm' for '--algorithm'
  Valid arguments are:
    - 'bsd'
    - 'sysv'
    - 'crc'
    - 'md5'
    - 'sha1'
    - 'sha224'
    - 'sha256'
    - 'sha384'
    - 'sha512'
    - 'blake2b'
    - 'sm3'
  Try 'cksum --help' for more information.
  cksum: invalid argument 'MD5' for '--algorithm'
  Valid arguments are:
    - 'bsd'
    - 'sysv'
    - 'crc'
    - 'md5'
    - 'sha1'
    - 'sha224'
    - 'sha256'
    - 'sha384'
    - 'sha512'
    - 'blake2b'
    - 'sm3'
  Try 'cksum --help' for more information.
  [1]
  $ cksum -l 8 f; cksum -a blake2b -l 9 f; cksum -a blake2b -l 520 f; cksum -a blake2b -l x f; cksum -a blake2b -l 99999999999999999999 f
  cksum: --length is only supported with --algorithm=blake2b
  cksum: invalid length: '9'
  cksum: length is not a multiple of 8
  cksum: invalid length: '520'
  cksum: maximum digest length for 'BLAKE2b' is 512 bits
  cksum: invalid length: 'x'
  cksum: invalid length: '99999999999999999999': Value too large for defined data type
  [1]

Checking finds out by the tags which algorithm it was.
  $ printf 'a\n' > f; for a in md5 sha1 sha224 sha256 sha384 sha512 blake2b sm3; do cksum -a $a f; done > l; cksum -a blake2b -l 16 f >> l; cksum --check l; cksum -c -a sm3 l
  f: OK
  f: OK
  f: OK
  f: OK
  f: OK
  f: OK
  f: OK
  f: OK
  f: OK
  f: OK
  cksum: WARNING: 8 lines are improperly formatted
  $ printf 'CRC (f) = 123\nSHA1 (f) = 12\nxx\n' | cksum -cw; cksum -a crc -c l; cksum -a sysv -c l
  cksum: 'standard input': 1: improperly formatted CRC checksum line
  cksum: 'standard input': 2: improperly formatted SHA1 checksum line
  cksum: 'standard input': 3: improperly formatted SHA1 checksum line
  cksum: 'standard input': no properly formatted checksum lines found
  cksum: --check is not supported with --algorithm={bsd,sysv,crc}
  cksum: --check is not supported with --algorithm={bsd,sysv,crc}
  [1]
  $ cksum -a md5 --untagged f | cksum -c; cksum -a md5 --untagged f | cksum -a md5 -c; sed 's/SHA1 /SHA1  /;s/MD5 /MD5/' l | cksum -c | head -n 2
  cksum: 'standard input': no properly formatted checksum lines found
  f: OK
  f: OK
  f: OK
