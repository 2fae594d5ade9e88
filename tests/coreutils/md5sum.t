A line is the digest, two blanks and the name; -b puts an asterisk there, and --tag turns it around.
  $ printf 'a\n' > f; md5sum f; md5sum - < f; md5sum < f; md5sum -b f; md5sum -t f; md5sum --tag f; md5sum -z f f
  60b725f10c9c85c70d97880dfe8191b3  f
  60b725f10c9c85c70d97880dfe8191b3  -
  60b725f10c9c85c70d97880dfe8191b3  -
  60b725f10c9c85c70d97880dfe8191b3 *f
  60b725f10c9c85c70d97880dfe8191b3  f
  MD5 (f) = 60b725f10c9c85c70d97880dfe8191b3
  60b725f10c9c85c70d97880dfe8191b3  f\x0060b725f10c9c85c70d97880dfe8191b3  f\x00 (no-eol) (esc)

A name that would break the line is escaped, and the line starts with a backslash, but not with -z.
  $ n=$(printf 'a\nb\\c\rd'); : > "$n"; md5sum *; md5sum --tag *; md5sum -z *; echo; md5sum * | md5sum -c
  \d41d8cd98f00b204e9800998ecf8427e  a\nb\\c\rd
  \MD5 (a\nb\\c\rd) = d41d8cd98f00b204e9800998ecf8427e
  d41d8cd98f00b204e9800998ecf8427e  a
  b\\c\rd\x00 (esc)
  \a\nb\\c\rd: OK

What cannot be read is reported and the others are done.
  $ echo a > f; md5sum nope f .; md5sum -c nope; md5sum < .
  md5sum: nope: No such file or directory
  60b725f10c9c85c70d97880dfe8191b3  f
  md5sum: .: Is a directory
  md5sum: nope: No such file or directory
  md5sum: -: Is a directory
  [1]

Digests of all lengths of data around that of a block, and of more than one read.
  $ for i in 0 1 54 55 56 57 63 64 65 110 111 112 113 119 120 127 128 129 130 1000 16383 16384 300000; do head -c $i /dev/zero > f; for p in md5 sha1 sha224 sha256 sha384 sha512 b2; do ${p}sum f; done; cksum -a sm3 f; done | md5sum
  6831b35582989ebf6e6cc9aca38cb780  -
  $ yes | head -c 1000001 > f; md5sum f; sha1sum f; sha224sum f; sha256sum f; sha384sum f; sha512sum f; b2sum f; cksum -a sm3 f
  f0e8a9993011a38a1497aa207daf0b27  f
  427fb03f5a8f6ab399ca24eb3815add25f70e9b0  f
  3c8326e67890ef832bda88beb3ead4e17cb4bab86418ceda55d7048e  f
  4f8f278faeeac9cd38ec078b5098e19089e3c790f91b9355047a75ef6e1a769d  f
  72bbfb1b3aed4408e61f6926579bc48b6068667e882a349e97aceb823d103e527e2bfea8bb696025e0a5b7f8c529da0e  f
  f9511ffb2643485c96f74ee87761fea3aac6520f24e1eafdc86415736f13aad8b681e4d13247b9bd87c25e81318920cca279502f606e9633df90547a661934a6  f
  0f06e835e46cc83e42bcb172f714f975aa668a42f2ac57ab2f8ae563bd02abde218f16512b79fc94adff98e962721d4bddfa99ea04e44805a5b3387fc6f7fdf6  f
  SM3 (f) = 33c447906586fb2d4a4a134949d1ff765f83a2b6eb2e7214aa4c7056647b766b
  $ (head -c 100; sleep 0.05; cat) < f | sha512sum; (head -c 128; sleep 0.05; cat) < f | b2sum
  f9511ffb2643485c96f74ee87761fea3aac6520f24e1eafdc86415736f13aad8b681e4d13247b9bd87c25e81318920cca279502f606e9633df90547a661934a6  -
  0f06e835e46cc83e42bcb172f714f975aa668a42f2ac57ab2f8ae563bd02abde218f16512b79fc94adff98e962721d4bddfa99ea04e44805a5b3387fc6f7fdf6  -

Lists are checked, in any of the forms that they may have.
  $ printf 'a\n' > a; h=60b725f10c9c85c70d97880dfe8191b3; printf "$h  a\n$h *a\n# c\n\n \t$h  a\r\nMD5 (a) = $h\nMD5(a)=$h\n\\\\$h  a\n" > l; md5sum -c l; md5sum -c --quiet l
  a: OK
  a: OK
  a: OK
  a: OK
  a: OK
  a: OK
  $ echo 60B725F10C9C85C70D97880DFE8191B3 a | md5sum -c; printf '%s a\n%s  a\n' 60b725f10c9c85c70d97880dfe8191b3 60b725f10c9c85c70d97880dfe8191b3 | md5sum -c
  a: OK
  a: OK
  md5sum: ' a': No such file or directory
   a: FAILED open or read
  md5sum: WARNING: 1 listed file could not be read
  [1]
  $ printf '%s  a\n%s a\n' 60b725f10c9c85c70d97880dfe8191b3 60b725f10c9c85c70d97880dfe8191b3 | md5sum -c
  a: OK
  md5sum: WARNING: 1 line is improperly formatted
  $ printf '%s\n' '\60b725f10c9c85c70d97880dfe8191b3  a\nb' | md5sum -c; printf '%s\n' '\60b725f10c9c85c70d97880dfe8191b3  a\xb' | md5sum -c
  md5sum: 'a'$'\n''b': No such file or directory
  \a\nb: FAILED open or read
  md5sum: WARNING: 1 listed file could not be read
  md5sum: 'standard input': no properly formatted checksum lines found
  [1]

What is wrong is told, and summed up.
  $ printf 'a\n' > a; h=0b725f10c9c85c70d97880dfe8191b3; printf "0$h  a\n6$h  nope\nxx\n6$h  a\n6$h  .\n" > l; md5sum -c l
  a: FAILED
  md5sum: nope: No such file or directory
  nope: FAILED open or read
  a: OK
  md5sum: .: Is a directory
  .: FAILED open or read
  md5sum: WARNING: 1 line is improperly formatted
  md5sum: WARNING: 2 listed files could not be read
  md5sum: WARNING: 1 computed checksum did NOT match
  [1]
  $ md5sum -cw l; md5sum -c --quiet l; md5sum -c --status l; md5sum -c --status -w l; md5sum -c -w --status l
  a: FAILED
  md5sum: nope: No such file or directory
  nope: FAILED open or read
  md5sum: l: 3: improperly formatted MD5 checksum line
  a: OK
  md5sum: .: Is a directory
  .: FAILED open or read
  md5sum: WARNING: 1 line is improperly formatted
  md5sum: WARNING: 2 listed files could not be read
  md5sum: WARNING: 1 computed checksum did NOT match
  a: FAILED
  md5sum: nope: No such file or directory
  nope: FAILED open or read
  md5sum: .: Is a directory
  .: FAILED open or read
  md5sum: WARNING: 1 line is improperly formatted
  md5sum: WARNING: 2 listed files could not be read
  md5sum: WARNING: 1 computed checksum did NOT match
  md5sum: nope: No such file or directory
  md5sum: .: Is a directory
  a: FAILED
  md5sum: nope: No such file or directory
  nope: FAILED open or read
  md5sum: l: 3: improperly formatted MD5 checksum line
  a: OK
  md5sum: .: Is a directory
  .: FAILED open or read
  md5sum: WARNING: 1 line is improperly formatted
  md5sum: WARNING: 2 listed files could not be read
  md5sum: WARNING: 1 computed checksum did NOT match
  md5sum: nope: No such file or directory
  md5sum: .: Is a directory
  [1]
  $ md5sum -c --ignore-missing l; head -n 3 l | md5sum -c --ignore-missing; sed -n 2p l | md5sum -c --ignore-missing
  a: FAILED
  a: OK
  md5sum: .: Is a directory
  .: FAILED open or read
  md5sum: WARNING: 1 line is improperly formatted
  md5sum: WARNING: 1 listed file could not be read
  md5sum: WARNING: 1 computed checksum did NOT match
  a: FAILED
  md5sum: WARNING: 1 line is improperly formatted
  md5sum: WARNING: 1 computed checksum did NOT match
  md5sum: 'standard input': no file was verified
  md5sum: 'standard input': no file was verified
  [1]
  $ sed -n '3,4p' l | md5sum -c; echo $?; sed -n '3,4p' l | md5sum -c --strict; sed -n 3p l | md5sum -c; md5sum -c - < /dev/null; md5sum -c . l
  a: OK
  md5sum: WARNING: 1 line is improperly formatted
  0
  a: OK
  md5sum: WARNING: 1 line is improperly formatted
  md5sum: 'standard input': no properly formatted checksum lines found
  md5sum: 'standard input': no properly formatted checksum lines found
  md5sum: .: read error
  a: FAILED
  md5sum: nope: No such file or directory
  nope: FAILED open or read
  a: OK
  md5sum: .: Is a directory
  .: FAILED open or read
  md5sum: WARNING: 1 line is improperly formatted
  md5sum: WARNING: 2 listed files could not be read
  md5sum: WARNING: 1 computed checksum did NOT match
  [1]

Options that do not go together are refused.
  $ md5sum --tag -t; md5sum -c --tag; md5sum -c -b; md5sum -cz; md5sum --quiet; md5sum --status; md5sum -w; md5sum --strict; md5sum --ignore-missing; md5sum -l 8
  md5sum: --tag does not support --text mode
  Try 'md5sum --help' for more information.
  md5sum: the --tag option is meaningless when verifying checksums
  Try 'md5sum --help' for more information.
  md5sum: the --binary and --text options are meaningless when verifying checksums
  Try 'md5sum --help' for more information.
  md5sum: the --zero option is not supported when verifying checksums
  Try 'md5sum --help' for more information.
  md5sum: the --quiet option is meaningful only when verifying checksums
  Try 'md5sum --help' for more information.
  md5sum: the --status option is meaningful only when verifying checksums
  Try 'md5sum --help' for more information.
  md5sum: the --warn option is meaningful only when verifying checksums
  Try 'md5sum --help' for more information.
  md5sum: the --strict option is meaningful only when verifying checksums
  Try 'md5sum --help' for more information.
  md5sum: the --ignore-missing option is meaningful only when verifying checksums
  Try 'md5sum --help' for more information.
  md5sum: invalid option -- 'l'
  Try 'md5sum --help' for more information.
  [1]
