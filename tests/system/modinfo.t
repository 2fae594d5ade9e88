# tree: a kernel's directory of modules, and a module of 64 bits with a section of what it says of itself, made by hand.

What a module says of itself is printed, parameters with their types. (not GNU: a module that is no program)
  $ cat > make <<'X'
  > at() { printf "$2" | dd of=m.ko bs=1 seek=$1 conv=notrunc status=none; }
  > : > m.ko; truncate -s 600 m.ko; at 0 '\177ELF\002\001\001'; at 40 '\110\001'; at 58 '\100\000\003\000\001\000'
  > at 64 'license=GPL\0author=Me\0parm=debug:level\0parmtype=debug:int\0alias=foo*\0parmtype=x:charp\0description=a test\0'
  > at 200 '\0.modinfo\0.shstrtab\0'; at 392 '\013'; at 416 '\310'; at 424 '\024'; at 456 '\001'; at 480 '\100'; at 488 '\177'
  > X
  $ sh make; (modinfo ./m.ko; modinfo -F alias m.ko; modinfo -0 -p m.ko | tr '\0' '|'; echo; modinfo -a -n "$PWD/m.ko"; modinfo -d -l m.ko; modinfo -0 m.ko | tr '\0' '\n' | head -n 2) | sed "s,$PWD/,/HERE/,"
  filename:       /HERE/./m.ko
  license:        GPL
  author:         Me
  alias:          foo*
  description:    a test
  parm:           x:charp
  parm:           debug:level (int)
  foo*
  x: (charp)|debug:level (int)|
  /HERE/m.ko
  GPL
  filename=/HERE/m.ko
  license=GPL
  $ mkdir -p r/lib/modules/1.0/k; cp m.ko r/lib/modules/1.0/k/my-mod.ko; cd r/lib/modules/1.0; printf 'k/my-mod.ko:\n' > modules.dep; printf 'alias x:*y my_mod\n' > modules.alias; printf 'kernel/in-side.ko\n' > modules.builtin; printf 'in_side.license=GPL\0in_side.parm=a:b\0other.license=BSD\0' > modules.builtin.modinfo; cd ../../../..
  $ modinfo -b r -k 1.0 -n my_mod my-mod x:abcy | sed "s,$PWD/,/HERE/,"; modinfo -b r -k 1.0 in_side
  /HERE/r/lib/modules/1.0/k/my-mod.ko
  /HERE/r/lib/modules/1.0/k/my-mod.ko
  /HERE/r/lib/modules/1.0/k/my-mod.ko
  name:           in_side
  filename:       (builtin)
  license:        GPL
  parm:           a:b

What is no module is told. (not GNU: the words differ)
  $ : > e.ko; : > x.ko.gz; printf '\177ELF\002\001' > cut.ko; printf '\177ELF\002\001\001\0\0\0\0\0\0\0\0\0\377\377\377\377\377\377\377\377\377\377\377\377\377\377\377\377\377\377\377\377\377\377\377\377\377\377\377\377\377\377\377\377\377\377\377\377\377\377\377\377\377\377\377\377\377\377\377\377' > big.ko; modinfo e.ko nope.ko cut.ko big.ko x.ko.gz; modinfo -b . -k 1 nope; modinfo
  modinfo: ERROR: could not get modinfo from e.ko: Exec format error
  modinfo: ERROR: could not get modinfo from nope.ko: No such file or directory
  modinfo: ERROR: could not get modinfo from cut.ko: Exec format error
  modinfo: ERROR: could not get modinfo from big.ko: Exec format error
  modinfo: ERROR: could not get modinfo from x.ko.gz: compressed modules are not supported
  modinfo: ERROR: Module nope not found.
  modinfo: ERROR: missing module or filename.
  [1]
