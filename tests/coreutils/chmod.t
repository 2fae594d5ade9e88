Permissions are set in octal or changed by symbols, of each file.
  $ umask 022; : > a; mkdir d; chmod 640 a; chmod u+x,g=u,o+r d; stat -c '%a %n' a d; chmod g+w,o=g a d; stat -c '%a %n' a d
  640 a
  775 d
  666 a
  777 d

-v tells what becomes of each file, and -c only of changes.
  $ : > a; chmod 600 a; chmod -v 640 a a nope; chmod -c 640 a; chmod -c 4711 a; chmod -cv 4711 a
  mode of 'a' changed from 0600 (rw-------) to 0640 (rw-r-----)
  mode of 'a' retained as 0640 (rw-r-----)
  chmod: cannot access 'nope': No such file or directory
  'nope' could not be accessed
  mode of 'a' changed from 0640 (rw-r-----) to 4711 (rws--x--x)
  mode of 'a' retained as 4711 (rws--x--x)

The status tells of each operand, not of the last; -f is silent about them.
  $ : > a; chmod 600 nope a
  chmod: cannot access 'nope': No such file or directory
  [1]
  $ chmod -f 600 nope a
  [1]

A directory keeps its set-id bits unless they are named, or five digits are.
  $ mkdir d; chmod 6755 d; chmod -v 700 d; chmod -v = d; chmod -v g-s d; chmod -v 00700 d
  mode of 'd' changed from 6755 (rwsr-sr-x) to 6700 (rws--S---)
  mode of 'd' changed from 6700 (rws--S---) to 6000 (--S--S---)
  mode of 'd' changed from 6000 (--S--S---) to 4000 (--S------)
  mode of 'd' changed from 4000 (--S------) to 0700 (rwx------)

-R changes directories and what is in them, and follows only those links that are operands.
  $ umask 022; mkdir -p d/e; : > d/e/f; : > out; ln -s ../out d/l; ln -s d l; chmod -R -v go-rx l; stat -c '%a %n' out
  mode of 'l' changed from 0755 \(rwxr-xr-x\) to 0700 \(rwx------\) (re)
  (mode of 'l/e' changed .*|neither symbolic link 'l/l' nor referent has been changed) (re)
  (mode of 'l/e/f' changed .*|mode of 'l/e' changed .*) (re)
  (mode of 'l/e/f' changed .*|neither symbolic link 'l/l' nor referent has been changed) (re)
  644 out

A link that leads nowhere is an error.
  $ ln -s nope l; ln -s loop loop; chmod 600 l loop
  chmod: cannot operate on dangling symlink 'l'
  chmod: cannot access 'loop': Too many levels of symbolic links
  [1]

A mode that looks like an option is one, wherever it stands. It tells where the umask keeps it from what it says.
  $ umask 022; : > f; chmod 777 f; chmod f -x; chmod -v -w f
  mode of 'f' changed from 0666 (rw-rw-rw-) to 0466 (r--rw-rw-)
  chmod: f: new permissions are r--rw-rw-, not r--r--r--
  [1]
  $ chmod 777 f; chmod -x -r -v f; chmod 777 f; chmod -- -w f; stat -c %a f; chmod -7,u-r f; stat -c %a f
  mode of 'f' changed from 0777 (rwxrwxrwx) to 0222 (-w--w--w-)
  577
  170

Letters of options cannot be mixed with it.
  $ : > f; chmod -vx f; chmod -xv f; chmod -x --reference=f f; chmod -z f
  chmod: invalid mode: '-vx'
  Try 'chmod --help' for more information.
  chmod: invalid mode: '-xv'
  Try 'chmod --help' for more information.
  chmod: cannot combine mode and --reference options
  Try 'chmod --help' for more information.
  chmod: invalid option -- 'z'
  Try 'chmod --help' for more information.
  [1]

The umask keeps its bits from an operator without a user's letter.
  $ umask 027; : > f; chmod 000 f; chmod -v +rwx f; chmod -v a+rwx f
  mode of 'f' changed from 0000 (---------) to 0750 (rwxr-x---)
  mode of 'f' changed from 0750 (rwxr-x---) to 0777 (rwxrwxrwx)

--reference takes the permissions of another file.
  $ : > f; : > g; chmod 4651 g; chmod --reference=g f; stat -c %a f; chmod --reference g f nope; chmod --reference=nope f; chmod --reference=f
  4651
  chmod: cannot access 'nope': No such file or directory
  chmod: failed to get attributes of 'nope': No such file or directory
  chmod: missing operand
  Try 'chmod --help' for more information.
  [1]

What is no mode is an error, before anything is changed.
  $ : > f; chmod 640 f; for mode in u+7 8 '' 17777 u u,g+r; do chmod "$mode" f 2>&1 | head -n 1; done; stat -c %a f
  chmod: invalid mode: 'u+7'
  chmod: invalid mode: '8'
  chmod: invalid mode: ''
  chmod: invalid mode: '17777'
  chmod: invalid mode: 'u'
  chmod: invalid mode: 'u,g+r'
  640

--preserve-root refuses the root, by any name, but only with -R.
  $ ln -s / l; for root in / // /.. /../ /./ /usr/../ l l/; do chmod -R --preserve-root u+x $root && echo done; done
  chmod: it is dangerous to operate recursively on '/'
  chmod: use --no-preserve-root to override this failsafe
  chmod: it is dangerous to operate recursively on '//' (same as '/')
  chmod: use --no-preserve-root to override this failsafe
  chmod: it is dangerous to operate recursively on '/..' (same as '/')
  chmod: use --no-preserve-root to override this failsafe
  chmod: it is dangerous to operate recursively on '/../' (same as '/')
  chmod: use --no-preserve-root to override this failsafe
  chmod: it is dangerous to operate recursively on '/./' (same as '/')
  chmod: use --no-preserve-root to override this failsafe
  chmod: it is dangerous to operate recursively on '/usr/../' (same as '/')
  chmod: use --no-preserve-root to override this failsafe
  chmod: it is dangerous to operate recursively on 'l' (same as '/')
  chmod: use --no-preserve-root to override this failsafe
  chmod: it is dangerous to operate recursively on 'l/' (same as '/')
  chmod: use --no-preserve-root to override this failsafe
  [1]

Any bytes but a slash can be in a name, and messages quote them.
  $ : > "$(printf 'a\nb\377')"; chmod -v 600 "$(printf 'a\nb\377')"; chmod 600 "$(printf '\033[31m')" ''
  mode of 'a'$'\n''b'$'\377' changed from 0644 (rw-r--r--) to 0600 (rw-------)
  chmod: cannot access ''$'\033''[31m': No such file or directory
  chmod: cannot access '': No such file or directory
  [1]

Without an operand there is nothing to do.
  $ chmod; chmod 644; chmod -x
  chmod: missing operand
  Try 'chmod --help' for more information.
  chmod: missing operand after '644'
  Try 'chmod --help' for more information.
  chmod: missing operand
  Try 'chmod --help' for more information.
  [1]
