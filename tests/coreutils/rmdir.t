Empty directories are removed; another is reported, and so is what is no directory.
  $ mkdir a b; : > b/f; rmdir a b b/f nope ''; ls
  rmdir: failed to remove 'b': Directory not empty
  rmdir: failed to remove 'b/f': Not a directory
  rmdir: failed to remove 'nope': No such file or directory
  rmdir: failed to remove '': No such file or directory
  b

-p removes the parents, too, up to one that cannot be; -v tells of each before.
  $ mkdir -p a/b/c d//e// f/g; : > f/x; rmdir -pv a/b/c d//e// f/g; ls
  rmdir: removing directory, 'a/b/c'
  rmdir: removing directory, 'a/b'
  rmdir: removing directory, 'a'
  rmdir: removing directory, 'd//e//'
  rmdir: removing directory, 'd'
  rmdir: removing directory, 'f/g'
  rmdir: removing directory, 'f'
  rmdir: failed to remove directory 'f': Directory not empty
  f

It ends at the root, and at a link.
  $ mkdir -p a/b; ln -s a l; rmdir -p l/b
  rmdir: failed to remove 'l': Not a directory
  [1]
  $ mkdir a/b; rmdir -p ./a/b; ls
  rmdir: failed to remove directory '.': Invalid argument
  l

--ignore-fail-on-non-empty is silent about what is in use or may not be removed as long as it is not empty.
  $ mkdir -p a/b c; : > a/x; rmdir --ignore-fail-on-non-empty a /proc ..; rmdir -p --ignore a/b; rmdir --ignore c nope; ls
  rmdir: failed to remove 'nope': No such file or directory
  a

A link to a directory is not followed, whatever stands behind it.
  $ mkdir d; : > f; ln -s d l; ln -s f m; rmdir l l/ m/
  rmdir: failed to remove 'l': Not a directory
  rmdir: failed to remove 'l/': Symbolic link not followed
  rmdir: failed to remove 'm/': Not a directory
  [1]

Names are quoted, so that none can pass for a message.
  $ rmdir "$(printf 'a\nb: gone')" "it's"
  rmdir: failed to remove 'a'$'\n''b: gone': No such file or directory
  rmdir: failed to remove "it's": No such file or directory
  [1]

Without an operand there is nothing to do.
  $ rmdir
  rmdir: missing operand
  Try 'rmdir --help' for more information.
  [1]
