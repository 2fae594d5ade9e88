Files are removed; a directory is not, and what cannot be removed keeps nothing else.
  $ mkdir d; : > a; : > 'b c'; ln -s d l; rm a nope d 'b c' l; ls
  rm: cannot remove 'nope': No such file or directory
  rm: cannot remove 'd': Is a directory
  d

The status tells of each operand, not of the last.
  $ : > a; rm nope a
  rm: cannot remove 'nope': No such file or directory
  [1]

-f does not miss what is not there, or has a file in its way.
  $ : > f; rm -f nope nope/x f/x f/ ''; ls; rm -f; rm -f f; ls
  f

-r removes what is in directories, and does not go through links.
  $ mkdir -p d/e/f keep; : > d/e/x; : > keep/y; ln -s ../../keep d/e/l; ln -s ../keep/y d/m; rm -r d; ls . keep
  .:
  keep
  
  keep:
  y

-v tells of each removal, with the names as they were given but for slashes at the end.
  $ mkdir -p d/e; : > d/e/f; : > 'a b'; rm -rv d//// ./'a b'
  removed 'd/e/f'
  removed directory 'd/e'
  removed directory 'd/'
  removed './a b'

-d removes directories that are empty.
  $ mkdir -p d e/f; rm -d d e e/f; rm -dv e
  rm: cannot remove 'e': Directory not empty
  removed directory 'e'

The directories . and .. are refused, by whatever path.
  $ mkdir d; for name in . .. ./ ../ d/. d/.. d/.//; do rm -rf $name; done; ls
  rm: refusing to remove '.' or '..' directory: skipping '.'
  rm: refusing to remove '.' or '..' directory: skipping '..'
  rm: refusing to remove '.' or '..' directory: skipping './'
  rm: refusing to remove '.' or '..' directory: skipping '../'
  rm: refusing to remove '.' or '..' directory: skipping 'd/.'
  rm: refusing to remove '.' or '..' directory: skipping 'd/..'
  rm: refusing to remove '.' or '..' directory: skipping 'd/./'
  d

-i asks about each file, and before and after a directory; what is kept keeps its directory.
  $ mkdir -p d/e; : > d/e/f; for i in y y n y y; do echo $i; done | rm -ri d 2>&1 | tr '?' '\n'; echo; find d
  rm: descend into directory 'd'
   rm: descend into directory 'd/e'
   rm: remove regular empty file 'd/e/f'
   rm: remove directory 'd/e'
   rm: cannot remove 'd/e': Directory not empty
  
  d
  d/e
  d/e/f

A directory that is not entered, or was empty and is kept, is the end of the questions about those above.
  $ mkdir -p d/e; (echo y; echo n) | rm -ri d; echo; : > d/e/f; (echo y; echo n) | rm -ri d; echo; find d
  rm: descend into directory 'd'? rm: remove directory 'd/e'? 
  rm: descend into directory 'd'? rm: descend into directory 'd/e'? 
  d
  d/e
  d/e/f

The question names the type of the file. Only an answer that starts with y is a yes.
  $ : > f; echo x > g; ln -s f l; mkfifo p; printf '%s\n' yes no '' Y | rm -i f g l p; echo; ls
  rm: remove regular empty file 'f'? rm: remove regular file 'g'? rm: remove symbolic link 'l'? rm: remove fifo 'p'? 
  g
  l

-I asks once about more than three files, or about removing recursively.
  $ : > a; : > b; : > c; : > d; rm -I a b c; echo n | rm -I d d d d; echo; echo n | rm -rI d; echo; echo y | rm -rI d d
  rm: remove 4 arguments? 
  rm: remove 1 argument recursively? 
  rm: remove 2 arguments recursively? rm: cannot remove 'd': No such file or directory
  [1]

The last of -f, -i, -I and --interactive counts.
  $ : > a; : > b; : > c; rm -i -f a; rm --interactive --interactive=never b; echo n | rm -f --interactive=once c nope; ls
  rm: cannot remove 'nope': No such file or directory
  $ : > c; echo n | rm -f --interactive=yes c; echo; rm --interactive=no c; ls
  rm: remove regular empty file 'c'? 

WHEN may be cut short, but not to what fits several.
  $ rm --interactive=n f
  rm: cannot remove 'f': No such file or directory
  [1]
  $ rm --interactive= f
  rm: ambiguous argument '' for '--interactive'
  Valid arguments are:
    - 'never', 'no', 'none'
    - 'once'
    - 'always', 'yes'
  Try 'rm --help' for more information.
  [1]

No short form of --no-preserve-root is taken, and no other value of --preserve-root.
  $ : > f; rm --no-preserve f; rm --no f; rm --preserve-root=some f; rm --preserve-root=all --no-preserve-root f; ls
  rm: you may not abbreviate the --no-preserve-root option
  rm: you may not abbreviate the --no-preserve-root option
  rm: unrecognized --preserve-root argument: 'some'

A slash behind a link to a directory leads into it, and the link itself stays.
  $ mkdir d; : > d/f; ln -s d l; rm l/; rm -r l/; ls . d
  rm: cannot remove 'l/': Is a directory
  rm: cannot remove 'l/': Not a directory
  .:
  d
  l
  
  d:

A slash behind a file is none of its name.
  $ : > f; ln -s nope l; rm f/ l/; ls
  rm: cannot remove 'f/': Not a directory
  rm: cannot remove 'l/': Not a directory
  f
  l

Any bytes but a slash can be in a name, and messages quote them.
  $ touch "$(printf 'a\nb')" "it's" "$(printf '\033\377')"; rm -v "$(printf 'a\nb')" "it's" "$(printf '\033\377')"; rm "$(printf 'a\nb')"
  removed 'a'$'\n''b'
  removed "it's"
  removed ''$'\033\377'
  rm: cannot remove 'a'$'\n''b': No such file or directory
  [1]

A name that starts with a dash is reached by its directory, or behind --.
  $ : > ./-f; : > ./-v; rm ./-f -- -v; ls

Without an operand there is nothing to do.
  $ rm -r
  rm: missing operand
  Try 'rm --help' for more information.
  [1]

On a terminal, what may not be written is asked about, but not of the superuser (not emulated: setpriv).
  $ mkdir d; : > d/f; chmod 444 d/f; chmod 777 . d
  $ pty: setpriv=; test $(id -u) -ne 0 || setpriv='setpriv --reuid 65534 --clear-groups'; $setpriv rm -r d
  rm: remove write-protected regular empty file 'd/f'? rm: cannot remove 'd': Directory not empty
  [1]

A tree may be deeper than there are descriptors, however few they are (not emulated: prlimit).
  $ umask 022; p=$(printf 'd/%.0s' $(seq 40)); mkdir -p t/$p; (cd t; for i in $(seq 40); do : > f; mkdir e; : > e/g; cd d; done)
  $ few() { prlimit --nofile=16 "$@" 2>&1; }; few chmod -Rc 700 t | wc -l; few chown -Rv --from=$(stat -c %u t) $(stat -c %u t) t | grep -c retained; few chown -RLv $(stat -c %u t) t | grep -c retained; few du --inodes -s t; few du -L --inodes -s t; few rm -rv t | wc -l
  161
  161
  161
  161	t
  161	t
  161
