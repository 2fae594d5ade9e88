What is not used cannot be let go. (not GNU: the words differ)
  $ : > f; swapoff; swapoff -L nothing-is-called-so; swapoff -z
  swapoff: missing operand
  Try 'swapoff --help' for more information.
  swapoff: cannot find the device for nothing-is-called-so
  swapoff: invalid option -- 'z'
  Try 'swapoff --help' for more information.
  [1]
  $ test $(id -u) = 0 || { echo 'swapoff: nope: swapoff failed: No such file or directory'; exit 1; }; swapoff nope
  swapoff: nope: swapoff failed: No such file or directory
  [1]
