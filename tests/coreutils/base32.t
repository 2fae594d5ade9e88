Five bits are a character.
  $ for i in '' a ab abc abcd abcde abcdef; do printf "$i" | base32; printf "$i" | base32 | base32 -d; echo; done
  
  ME======
  a
  MFRA====
  ab
  MFRGG===
  abc
  MFRGGZA=
  abcd
  MFRGGZDF
  abcde
  MFRGGZDFMY======
  abcdef
  $ yes abc | head -c 100001 | base32 | md5sum; yes abc | head -c 100001 | base32 -w 3 | base32 -d | md5sum
  ea6d96dc025091b6626f7f6dfe7ba1c3  -
  5f1bbe91a48efdd785c63dd8ed542c1e  -
  $ printf 'ME' | base32 -d; printf 'MFR=====' | base32 -d; printf 'me======' | base32 -d; printf 'MFRG!GZDF' | base32 -d; printf 'MFRG!GZDF' | base32 -di; printf 'ME======ME======' | base32 -d
  base32: invalid input
  abase32: invalid input
  base32: invalid input
  abbase32: invalid input
  abcdeaa (no-eol)
