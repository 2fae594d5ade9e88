A command runs in another root, in its root directory (not emulated: unshare).
  $ mkdir root; : > root/here; cp $(readlink -f $(command -v mote || command -v busybox)) root/sh
  $ unshare -r chroot root ./sh -c 'echo *; pwd' 2>&1 | sed 's/ sh$//'
  here
  \x2f (esc)

The command's environment and arguments are its own, and its status is the status. (not emulated: the emulator has threads, which may not change to another namespace of users)
  $ unshare -r chroot / env -i A=1 sh -c 'echo $A-$1-$0; exit 3' x -y --help
  1--y-x
  [3]

What cannot be run has status 126 or 127, and what is wrong before that 125 (not emulated: unshare).
  $ unshare -r chroot / nosuch
  chroot: failed to run command 'nosuch': No such file or directory
  [127]
  $ unshare -r chroot / /etc/passwd
  chroot: failed to run command '/etc/passwd': Permission denied
  [126]
  $ unshare -r chroot nosuch true
  chroot: cannot change root directory to 'nosuch': No such file or directory
  [125]
  $ unshare -r chroot /etc/passwd true
  chroot: cannot change root directory to '/etc/passwd': Not a directory
  [125]
  $ mkdir root; unshare -r chroot root
  chroot: failed to run command '/bin/sh': No such file or directory
  [127]
  $ SHELL= unshare -r chroot root
  chroot: failed to run command '': No such file or directory
  [127]

Without a command it is an interactive shell, the user's if there is one (not emulated: unshare).
  $ SHELL=/bin/echo unshare -r chroot /
  -i

--skip-chdir stays in the working directory, which must be in the same root (not emulated: unshare).
  $ test "$(unshare -r chroot --skip-chdir /../ pwd -P)" = "$(pwd -P)"; unshare -r chroot / pwd
  /
  $ mkdir root; unshare -r chroot --skip-chdir root true
  chroot: option --skip-chdir only permitted if NEWROOT is old '/'
  Try 'chroot --help' for more information.
  [125]

--userspec and --groups are numbers, or names in the new root (not emulated: unshare).
  $ for o in --userspec=: --userspec= --userspec=nosuch --userspec=0:nosuch --userspec=77777 --groups=nosuch,5x,0 --groups=,; do
  > unshare -r chroot $o / echo done
  > done
  done
  done
  chroot: invalid user
  chroot: invalid group
  chroot: no group specified for unknown uid: 77777
  chroot: invalid group 'nosuch'
  chroot: invalid group '5x'
  chroot: invalid group list ','
  [125]
  $ unshare -r chroot --userspec=+0:+0 --groups=1 / true 2>&1 | sed 's/:[^:]*$//'
  chroot: failed to set supplemental groups

Whoever may not is told so, and the command does not run.
  $ setpriv=; test $(id -u) -ne 0 || setpriv='setpriv --reuid 65534 --clear-groups'; $setpriv chroot / echo run
  chroot: cannot change root directory to '/': Operation not permitted
  [125]

Without an operand there is nothing to do.
  $ chroot --skip-chdir
  chroot: missing operand
  Try 'chroot --help' for more information.
  [125]
