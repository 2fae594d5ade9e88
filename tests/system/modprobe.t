# Nothing is put into the kernel: what would be done is printed. `p` is modprobe of a tree of the test's own.

A module comes with what it needs, in that order, with the options that are set for each. (not GNU: it reads tables of another form)
  $ mkdir -p r/lib/modules/1.0 c; cd r/lib/modules/1.0; printf 'k/m-one.ko:\nk/m_two.ko: k/m-one.ko\nk/m_three.ko.xz: k/m_two.ko k/m-one.ko\nk/m_soft.ko:\nk/m_inst.ko:\n/abs/m_loopa.ko: k/m_loopb.ko\nk/m_loopb.ko: /abs/m_loopa.ko\nk/m_bad.ko:\n' > modules.dep; printf '# c\nalias pci:v*d0001* m_three\nalias m-multi m_one\nalias m-multi m_soft\nalias m-[a-c]x m_bad\n' > modules.alias; printf 'alias symbol:foo m_one\n' > modules.symbols; printf 'k/m-inside.ko\n' > modules.builtin; printf 'softdep m_three pre: m_soft\n' > modules.softdep; cd ../../../..
  $ printf 'options m-two a=1 b="x y"\noptions m_one \\\n  q=2\n# comment\n\nalias mine* m_two\nblacklist m_bad\nsoftdep m_two pre: m_soft post: m_inside\ninstall m_inst echo ran $CMDLINE_OPTS\noptions m_one z=3\n' > c/b.conf; printf 'not a config' > c/readme
  $ printf 'modprobe -d r -S 1.0 -C c "$@"' > p; sh p -D m_three x=1; sh p -D m-one; sh p -D m_loopa
  insmod r/lib/modules/1.0/k/m_soft.ko 
  insmod r/lib/modules/1.0/k/m-one.ko q=2 z=3
  insmod r/lib/modules/1.0/k/m_two.ko a=1 b="x y"
  builtin m_inside
  insmod r/lib/modules/1.0/k/m_three.ko.xz x=1
  insmod r/lib/modules/1.0/k/m-one.ko q=2 z=3
  insmod r/lib/modules/1.0/k/m_loopb.ko 
  insmod /abs/m_loopa.ko 
  $ sh p -n -v -a m_one m_soft; sh p -n m_three; sh p -n -v m_inside
  insmod r/lib/modules/1.0/k/m-one.ko q=2 z=3
  insmod r/lib/modules/1.0/k/m_soft.ko 

Names may be aliases with patterns, symbols, or of the configuration; what is blacklisted is not taken by an alias. (not GNU: it reads tables of another form)
  $ mkdir -p r/lib/modules/1.0 c; cd r/lib/modules/1.0; printf 'k/m-one.ko:\nk/m_two.ko: k/m-one.ko\nk/m_bad.ko:\n' > modules.dep; printf 'alias pci:v*d0001* m_two\nalias m-multi m_one\nalias m-multi m_two\nalias m-[a-c]x m_bad\n' > modules.alias; printf 'alias symbol:foo m_one\n' > modules.symbols; : > modules.builtin; cd ../../../..; printf 'alias mine* m-two\nblacklist m-bad\n' > c/b.conf; printf 'modprobe -d r -S 1.0 -C c "$@"' > p
  $ sh p -R pci:v0005d0001x mine-x; sh p -R m-multi; sh p -R m_multi; sh p -R symbol:foo; sh p -R m_bx; echo; sh p -D m_ax; sh p -D m_bad; sh p -b -D m_bad
  m_two
  m_one
  m_two
  m_one
  m_two
  m_one
  m_bad
  
  insmod r/lib/modules/1.0/k/m_bad.ko 
  $ sh p -c | grep -v "^options"
  alias mine* m-two
  blacklist m-bad

Commands of the configuration are run in place of a module. (not GNU: it reads tables of another form)
  $ mkdir -p r/lib/modules/1.0 c; echo 'k/m_inst.ko:' > r/lib/modules/1.0/modules.dep; printf 'install m_inst echo ran $CMDLINE_OPTS\ninstall m_gone exit 3\nremove m_inst echo removed\n' > c.conf; printf 'modprobe -d r -S 1.0 -C c.conf "$@"' > p; sh p m_inst a=1 b=2; sh p -r m_inst; sh p -n m_inst; sh p m_gone
  ran a=1 b=2
  removed
  install echo ran $CMDLINE_OPTS 
  modprobe: ERROR: Error running install command 'exit 3'
  [1]

A broken line is told by its file and number, and left out. (not GNU: the words differ)
  $ mkdir -p r/lib/modules/1.0; echo 'k/m.ko:' > r/lib/modules/1.0/modules.dep; printf '\nbroken\noptions\noptions m a=1\n' > c; modprobe -d r -S 1.0 -C c -D m
  modprobe: c:2: ignoring bad line
  modprobe: c:3: ignoring bad line
  insmod r/lib/modules/1.0/k/m.ko a=1

Tabs stand for blanks. (not GNU: it reads tables of another form)
  $ mkdir -p r/lib/modules/1.0; echo 'k/m.ko:' > r/lib/modules/1.0/modules.dep; printf ' options\tm\ta=1\nalias\t\tx* \tm\n' > c; modprobe -d r -S 1.0 -C c -D xy; printf 'blacklist\tm\nalias x m\n' > c; modprobe -d r -S 1.0 -C c -D x
  insmod r/lib/modules/1.0/k/m.ko a=1

What is not there is told, unless -q is given, and no path is taken. (not GNU: the words differ)
  $ printf 'modprobe -d r -S 1.0 -C /dev/null "$@"' > p; mkdir -p r/lib/modules/1.0/k; echo 'k/m.ko:' > r/lib/modules/1.0/modules.dep; : > r/lib/modules/1.0/k/m.ko; sh p m_nope; sh p -q m_nope; echo $?; sh p k/m.ko; sh p ../m; sh p; sh p -r --first-time m; sh p -r m && echo fine
  modprobe: FATAL: Module m_nope not found in directory r/lib/modules/1.0
  1
  modprobe: FATAL: k/m.ko is no module's name
  modprobe: FATAL: ../m is no module's name
  modprobe: ERROR: missing parameters. See --help.
  modprobe: FATAL: Module m is not in kernel.
  fine
