The kind is chosen by an option, the last of several.
  $ for i in '' a abcd '~~~???>>>' abcdefgh; do for b in base64 base64url base32 base32hex base16 base2msbf base2lsbf; do printf '%s' "$i" | basenc --$b; printf '%s' "$i" | basenc --$b | basenc -d --$b; echo; done; done
  
  
  
  
  
  
  
  YQ==
  a
  YQ==
  a
  ME======
  a
  C4======
  a
  61
  a
  01100001
  a
  10000110
  a
  YWJjZA==
  abcd
  YWJjZA==
  abcd
  MFRGGZA=
  abcd
  C5H66P0=
  abcd
  61626364
  abcd
  01100001011000100110001101100100
  abcd
  10000110010001101100011000100110
  abcd
  fn5+Pz8/Pj4+
  ~~~???>>>
  fn5-Pz8_Pj4-
  ~~~???>>>
  PZ7H4PZ7H47D4PQ=
  ~~~???>>>
  FPV7SFPV7SV3SFG=
  ~~~???>>>
  7E7E7E3F3F3F3E3E3E
  ~~~???>>>
  011111100111111001111110001111110011111100111111001111100011111000111110
  ~~~???>>>
  011111100111111001111110111111001111110011111100011111000111110001111100
  ~~~???>>>
  YWJjZGVmZ2g=
  abcdefgh
  YWJjZGVmZ2g=
  abcdefgh
  MFRGGZDFMZTWQ===
  abcdefgh
  C5H66P35CPJMG===
  abcdefgh
  6162636465666768
  abcdefgh
  0110000101100010011000110110010001100101011001100110011101101000
  abcdefgh
  1000011001000110110001100010011010100110011001101110011000010110
  abcdefgh
  $ printf abc | basenc; printf abc | basenc --base32 --base16
  basenc: missing encoding type
  Try 'basenc --help' for more information.
  616263
  $ for b in base64 base64url base32 base32hex base16 base2msbf base2lsbf z85; do yes | head -c 70000 | basenc --$b | md5sum; yes | head -c 70000 | basenc -w5 --$b | basenc -d --$b | md5sum; done
  790afa79888cc24ac205d66fbbc54efe  -
  b05e4da659a02d9e71cb4fb327833ba2  -
  790afa79888cc24ac205d66fbbc54efe  -
  b05e4da659a02d9e71cb4fb327833ba2  -
  90634dd728dfb66db645d58e6dfe2a3e  -
  b05e4da659a02d9e71cb4fb327833ba2  -
  12a6aafb474fb026553291a2dcf2dee3  -
  b05e4da659a02d9e71cb4fb327833ba2  -
  c285aab2785a1e438eef624909db863f  -
  b05e4da659a02d9e71cb4fb327833ba2  -
  61f251119bda7d2162bbe88443c27c92  -
  b05e4da659a02d9e71cb4fb327833ba2  -
  ae016d19246446e31faed75d77a02c37  -
  b05e4da659a02d9e71cb4fb327833ba2  -
  edd40d7ce701f2b250721c626706f444  -
  b05e4da659a02d9e71cb4fb327833ba2  -

Z85 is for groups of four bytes.
  $ printf 'HelloWorld' | basenc -d --z85 | basenc --base16; printf 'HelloWorld' | basenc -d --z85 | basenc --z85; printf abc | basenc --z85
  864FD26FB559F75B
  HelloWorld
  basenc: invalid input (length must be multiple of 4 characters)
  [1]
  $ printf '%%nSc0' | basenc -d --z85 | basenc --base16; printf '%%nSc1' | basenc -d --z85; printf 'Hell' | basenc -d --z85; printf 'He l\nlo' | basenc -d --z85 -i | basenc --base16
  FFFFFFFF
  basenc: invalid input
  basenc: invalid input
  864FD26F

What is no digit is wrong.
  $ printf 6a | basenc -d --base16; printf 6 | basenc -d --base16; printf 616 | basenc -d --base16; printf '6 1' | basenc -di --base16; printf 61= | basenc -di --base16; printf 0110 | basenc -d --base2msbf; printf 011000012 | basenc -d --base2msbf
  basenc: invalid input
  basenc: invalid input
  abasenc: invalid input
  aabasenc: invalid input
  basenc: invalid input
  abasenc: invalid input
  [1]
