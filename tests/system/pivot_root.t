Another mount takes the place of the root. (not GNU: the words differ) (not emulated: mounts)
  $ cat > t <<'X'
  > m=$(readlink -f "$(command -v pivot_root)"); mkdir new; mount -t tmpfs x new; mkdir new/bin new/old; cp "$m" new/bin/mote; for a in sh ls umount echo; do ln -s mote new/bin/$a; done; echo hi > new/file; mount --make-rprivate /
  > cd new; PATH=/bin pivot_root . old || exit; exec /bin/mote sh -c 'PATH=/bin; cd /; ls; echo *; umount -l old; ls old'
  > X
  $ printf 'bin\nfile\nold\nbin file old\n' > want; test $(id -u) = 0 && unshare -m true 2> /dev/null || exit 0; unshare -m sh t 2>&1 | sed '/bad usage/d' | diff want -

What is no mount is refused. (not GNU: the words differ)
  $ echo "pivot_root: failed to change root from 'nope' to 'b': No such file or directory" > want; test $(id -u) = 0 && unshare -m true 2> /dev/null || exit 0; unshare -m pivot_root nope b 2>&1 | diff want -
  $ pivot_root a; pivot_root a b c
  pivot_root: missing operand
  Try 'pivot_root --help' for more information.
  pivot_root: extra operand 'c'
  Try 'pivot_root --help' for more information.
  [1]
