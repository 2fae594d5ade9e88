Standard input is copied to standard output, and the blocks are counted: whole ones and partial ones.
  $ printf 'hello world\n' | dd 2> err; sed 's/, [0-9].*//' err
  hello world
  0+1 records in
  0+1 records out
  12 bytes copied
  $ head -c 2000 /dev/zero > f; dd if=f of=g 2> err; sed 's/ied, .*/ied/' err; cmp f g
  3+1 records in
  3+1 records out
  2000 bytes (2.0 kB, 2.0 KiB) copied

Sizes are told in both kinds of units, rounded to the nearest.
  $ for n in 0 1 999 1000 1023 1024 10239 999949 999950 1047552 1048576; do dd if=/dev/zero of=/dev/null bs=1M iflag=count_bytes count=$n 2>&1 | sed -n 's/ copied.*//p'; done
  0 bytes
  1 byte
  999 bytes
  1000 bytes (1.0 kB)
  1023 bytes (1.0 kB)
  1024 bytes (1.0 kB, 1.0 KiB)
  10239 bytes (10 kB, 10 KiB)
  999949 bytes (1.0 MB, 977 KiB)
  999950 bytes (1.0 MB, 977 KiB)
  1047552 bytes (1.0 MB, 1023 KiB)
  1048576 bytes (1.0 MB, 1.0 MiB)

The time and the speed stand behind that.
  $ dd if=/dev/zero of=/dev/null count=1 2>&1 | grep -cE '^512 bytes copied, [0-9.e-]+ s, [0-9.]+ ([kMGT]?B|kB)/s$'
  1

status=noxfer leaves out the last line, status=none all but errors.
  $ echo a | dd status=noxfer; echo a | dd status=none; dd if=nope status=none
  a
  0+1 records in
  0+1 records out
  a
  dd: failed to open 'nope': No such file or directory
  [1]

status=progress tells how far it is once a second, on one line.
  $ (sleep 1.2; echo a; sleep 0.3; echo b) | dd bs=4 status=progress 2>&1 | tr '\r' '@' | sed 's/, 1\.[0-9]* s.*/, 1.N s/'
  a
  @2 bytes copied, 1 s, 0.0 kB/sb
   (esc)
  0+2 records in
  0+2 records out
  4 bytes copied, 1.N s

Blocks are read and written in sizes of their own, or as they come with bs.
  $ printf 'abcdefghij' > f; dd if=f ibs=3 obs=4 status=noxfer; dd if=f bs=4 status=noxfer; dd if=f bs=4 ibs=1 obs=1 status=noxfer
  abcdefghij3+1 records in
  2+1 records out
  abcdefghij2+1 records in
  2+1 records out
  abcdefghij2+1 records in
  2+1 records out

A partial read is a partial block with bs, unless iflag=fullblock reads on.
  $ (printf abc; sleep 0.2; printf defgh) | dd bs=4 status=noxfer; (printf abc; sleep 0.2; printf defgh) | dd bs=4 iflag=fullblock status=noxfer
  abcdefgh1+2 records in
  1+2 records out
  abcdefgh2+0 records in
  2+0 records out
  $ (printf abc; sleep 0.2; printf defgh) | dd ibs=5 obs=4 status=noxfer
  abcdefgh1+1 records in
  2+0 records out

Where blocks are counted, a partial read is warned of.
  $ (printf a; sleep 0.2; printf b; sleep 0.2; printf c) | dd bs=4 count=2 status=noxfer
  add: warning: partial read (1 byte); suggest iflag=fullblock
  b0+2 records in
  0+2 records out

count, skip and seek count blocks, or with a B or a flag bytes.
  $ printf 'abcdefghij' > f; for o in count=2 skip=2 'skip=1 count=1' count=5B skip=5B 'count=5 iflag=count_bytes' 'skip=5 iflag=skip_bytes' 'iseek=3B count=3B'; do dd if=f bs=2 status=none $o; echo " $o"; done
  abcd count=2
  efghij skip=2
  cd skip=1 count=1
  abcde count=5B
  fghij skip=5B
  abcde count=5 iflag=count_bytes
  fghij skip=5 iflag=skip_bytes
  def iseek=3B count=3B
  $ for o in seek=1 seek=3B oseek=2 'seek=3 oflag=seek_bytes'; do printf '1234567890' > g; dd if=f of=g bs=2 count=1 status=none conv=notrunc $o; cat g; echo " $o"; done
  12ab567890 seek=1
  123ab67890 seek=3B
  1234ab7890 oseek=2
  123ab67890 seek=3 oflag=seek_bytes

The output is emptied, but for what is before seek; conv=notrunc keeps it all.
  $ printf 'abcdefghij' > f; for o in '' seek=1 conv=notrunc; do printf '1234567890' > g; dd if=f of=g bs=2 count=1 status=none $o; cat g; echo " $o"; done
  ab 
  12ab seek=1
  ab34567890 conv=notrunc

That is so also where less than a block is before seek (not GNU: it empties the file).
  $ printf 1234567890 > g; printf ab | dd of=g seek=3B status=none; cat g
  123ab (no-eol)

What seek passes over in a new file reads as zeros.
  $ printf ab | dd of=g bs=2 seek=2 status=none; od -An -c g
    \0  \0  \0  \0   a   b

A pipe is read to skip, but cannot be sought.
  $ printf 'abcdefghij' | dd bs=4 skip=1 status=none; echo; printf 'abc' | dd bs=4 skip=2 status=noxfer; printf a | dd seek=1 status=noxfer | cat
  efghij
  dd: 'standard input': cannot skip to specified offset
  0+0 records in
  0+0 records out
  dd: 'standard output': cannot seek: Illegal seek
  0+0 records in
  0+0 records out

Skipping more than there is, is told.
  $ printf abc > f; dd if=f bs=1 skip=3 status=noxfer; dd if=f bs=1 skip=4 status=noxfer; dd if=f bs=512 skip=9223372036854775807 status=noxfer
  0+0 records in
  0+0 records out
  dd: f: cannot skip to specified offset
  0+0 records in
  0+0 records out
  dd: f: cannot skip: Value too large for defined data type
  0+0 records in
  0+0 records out
  [1]

Numbers have multipliers, and may be products.
  $ for n in 3 3c 2w 1b 1kB 1K 1k 1KiB 2x3 2x3k 2kx3 1xM; do dd if=/dev/zero bs=1 count=$n status=none 2>&1 | wc -c; done
  3
  3
  4
  512
  1000
  1024
  1024
  1024
  6
  6144
  6144
  1048576

Products may have more than two factors, and a B at their end (not GNU: POSIX allows that, but 9.1 takes two and no B).
  $ dd if=/dev/zero count=2x3x4 bs=1 status=none | wc -c; dd if=/dev/zero count=2x3B status=none | wc -c
  24
  6

What is no number, or too large, is an error.
  $ for o in bs=0 bs= bs=x bs=-1 bs=1x bs=1m ibs=0 cbs=0 count=B count=1kk count=1.5 skip=18446744073709551616 bs=9223372036854775807 bs=1Y; do dd $o; done
  dd: invalid number: '0'
  dd: invalid number: ''
  dd: invalid number: 'x'
  dd: invalid number: '-1'
  dd: invalid number: '1x'
  dd: invalid number: '1m'
  dd: invalid number: '0'
  dd: invalid number: '0'
  dd: invalid number: 'B'
  dd: invalid number: '1kk'
  dd: invalid number: '1.5'
  dd: invalid number: '18446744073709551616': Value too large for defined data type
  dd: invalid number: '9223372036854775807': Value too large for defined data type
  dd: invalid number: '1Y': Value too large for defined data type
  [1]
  $ dd if=/dev/null of=/dev/null count=0x10 status=none; dd if=/dev/null bs=1E
  dd: warning: '0x' is a zero multiplier; use '00x' if that is intended
  dd: memory exhausted by input buffer of size 1152921504606846976 bytes (1.0 EiB)
  [1]

block makes records of lines and tells which did not fit, unblock makes lines of records.
  $ printf 'ab\nabcde\n\nabc' | dd conv=block cbs=4 status=noxfer > f; cat f; echo .; dd if=f conv=unblock cbs=4 status=none
  0+1 records in
  0+1 records out
  1 truncated record
  ab  abcd    abc .
  ab
  abcd
   (esc)
  abc

sync fills up input blocks, with blanks for records.
  $ printf abcde | dd ibs=4 conv=sync status=none | od -An -c; printf 'a\nbc' | dd ibs=3 cbs=2 conv=block,sync status=none; echo .
     a   b   c   d   e  \0  \0  \0
  a bc.

lcase, ucase and swab convert bytes; a pair may lie in two blocks.
  $ printf 'Hello, World' > f; dd if=f conv=lcase status=none; dd if=f conv=ucase status=none; dd if=f conv=swab bs=5 status=none
  hello, worldHELLO, WORLDeHll,oW rodl (no-eol)

ebcdic and ibm convert from ASCII, ascii converts back; with cbs lines become records.
  $ printf 'Az09[]^~!|\n' | dd conv=ebcdic status=none | od -An -tx1; printf 'Az09[]^~!|\n' | dd conv=ibm status=none | od -An -tx1
   c1 a9 f0 f9 ad bd 9a 5f 5a 4f 25
   c1 a9 f0 f9 ad bd 5f a1 5a 4f 25
  $ printf 'ab\nc\n' | dd conv=ebcdic cbs=4 status=none | dd conv=ascii cbs=4 status=none; printf 'aB' | dd conv=ebcdic,ucase status=none | dd conv=ascii,lcase status=none
  ab
  c
  ab (no-eol)
  $ for i in 0 1 2 3; do for j in 0 1 2 3 4 5 6 7; do for k in 0 1 2 3 4 5 6 7; do printf "\\$i$j$k"; done; done; done > f; dd if=f conv=ebcdic status=none | dd conv=ascii status=none | cmp - f && dd if=f conv=ebcdic status=none | cksum; dd if=f conv=ibm status=none | cksum
  928490572 256
  3556905824 256

sparse leaves holes for blocks of zeros, also at the end.
  $ (head -c 65536 /dev/zero; echo a; head -c 65536 /dev/zero) > f; dd if=f of=g bs=8k conv=sparse status=none; cmp f g && [ $(stat -c %b g) -lt $(stat -c %b f) ] && echo sparse
  sparse

excl wants a new file, nocreat an old one.
  $ : > f; dd if=/dev/null of=f conv=excl status=none; dd if=/dev/null of=g conv=nocreat status=none; ls
  dd: failed to open 'f': File exists
  dd: failed to open 'g': No such file or directory
  f

What does not go together is an error.
  $ dd conv=ascii,ibm; dd conv=block,unblock cbs=1; dd conv=lcase,ucase; dd conv=excl,nocreat; dd iflag=direct,nocache
  dd: cannot combine any two of {ascii,ebcdic,ibm}
  dd: cannot combine block and unblock
  dd: cannot combine lcase and ucase
  dd: cannot combine excl and nocreat
  dd: cannot combine direct and nocache
  [1]

Operands and their symbols must be known.
  $ dd foo=1; dd bs; dd conv=lcas; dd conv=lcase,; dd iflag=x; dd oflag=fullblock; dd status=x; dd -x
  dd: unrecognized operand 'foo=1'
  Try 'dd --help' for more information.
  dd: unrecognized operand 'bs'
  Try 'dd --help' for more information.
  dd: invalid conversion: 'lcas'
  Try 'dd --help' for more information.
  dd: invalid conversion: ''
  Try 'dd --help' for more information.
  dd: invalid input flag: 'x'
  Try 'dd --help' for more information.
  dd: invalid output flag: 'fullblock'
  Try 'dd --help' for more information.
  dd: invalid status level: 'x'
  Try 'dd --help' for more information.
  dd: invalid option -- 'x'
  Try 'dd --help' for more information.
  [1]

Flags of open(2) are passed on.
  $ : > f; mkdir d; ln -s f l; dd if=f iflag=directory status=none; dd if=l iflag=nofollow status=none; printf a | dd of=l oflag=nofollow status=none; for i in 1 2; do printf a | dd of=f oflag=append conv=notrunc status=none; done; cat f; echo; printf b | dd of=f oflag=append,sync status=none; cat f
  dd: failed to open 'f': Not a directory
  dd: failed to open 'l': Too many levels of symbolic links
  dd: failed to open 'l': Too many levels of symbolic links
  aa
  dd: you probably want conv=notrunc with oflag=append
  b (no-eol)

oflag=direct writes whole blocks past the cache, and the rest as usual.
  $ head -c 10000 /dev/zero | tr '\0' a > f; dd if=f of=g bs=4096 oflag=direct iflag=fullblock status=noxfer; cmp f g
  2+1 records in
  2+1 records out

nocache takes data out of the cache, where there is one.
  $ echo a > f; dd if=f of=g iflag=nocache oflag=nocache conv=fdatasync status=none; cat g; echo | dd iflag=nocache count=0 status=none
  a
  dd: failed to discard cache for: 'standard input': Illegal seek
  [1]

An error of reading ends the copy, and what was read is written; a directory cannot be read.
  $ mkdir d; dd if=d status=noxfer; dd if=d conv=noerror status=noxfer 2>&1 | head -n 3
  dd: error reading 'd': Is a directory
  0+0 records in
  0+0 records out
  dd: error reading 'd': Is a directory
  0+0 records in
  0+0 records out

An error of writing does, too.
  $ printf abc | dd of=/dev/full status=noxfer; printf abcd | dd of=/dev/full obs=2 status=noxfer; dd if=/dev/null of=nope/x; dd if=/dev/null of=/
  dd: error writing '/dev/full': No space left on device
  0+1 records in
  0+0 records out
  dd: writing to '/dev/full': No space left on device
  0+1 records in
  0+0 records out
  dd: failed to open 'nope/x': No such file or directory
  dd: failed to open '/': Is a directory
  [1]

What cannot be put on a disk is an error.
  $ printf 'a\n' | dd conv=fsync status=noxfer 2> err | cat; cat err
  a
  dd: fsync failed for 'standard output': Invalid argument
  0+1 records in
  0+1 records out

A file that cannot become as long as seek says is an error.
  $ printf a | dd of=f bs=1 seek=9223372036854775807 status=none; printf a | dd of=f seek=9223372036854775807 status=none
  dd: failed to truncate to 9223372036854775807 bytes in output file 'f': File too large
  dd: f: cannot seek: Invalid argument
  dd: offset too large: cannot truncate to a length of seek=9223372036854775807 (512-byte) blocks
  [1]

Where that is known before, no file is made; a record may be as long as a file.
  $ dd if=/dev/null of=f seek=9223372036854775807 status=none; ls; echo a | dd cbs=9223372036854775807 status=none
  dd: offset too large: cannot truncate to a length of seek=9223372036854775807 (512-byte) blocks
  a

SIGUSR1 makes it tell how far it is, and go on.
  $ mkfifo p; dd if=p bs=4 status=noxfer & exec 9> p; printf abcdef >&9; sleep 0.2; kill -USR1 $!; sleep 0.2; printf gh >&9; exec 9>&-; wait
  abcdef1+1 records in
  1+1 records out
  gh1+2 records in
  1+2 records out

SIGINT makes it tell, and ends it.
  $ timeout --foreground -s INT 1 dd if=/dev/zero of=/dev/null status=noxfer 2>&1 | sed 's/[0-9]\{2,\}/N/'; timeout --foreground -s INT 1 dd if=/dev/zero of=/dev/null status=none
  N+0 records in
  N+0 records out
  [124]
