A kernel without SELinux has no contexts to run a command in, and none to print.
  $ runcon u:r:t true; runcon -c -u u -r r -t t -l s0 true -x; runcon; runcon -c
  runcon: runcon may be used only on a SELinux kernel
  runcon: runcon may be used only on a SELinux kernel
  runcon: failed to get current context: Invalid argument
  runcon: failed to get current context: Invalid argument
  [1]

A command is needed, and each part is given once.
  $ runcon u:r:t; runcon -t a -t b true; runcon -u a -u b; runcon -r a -r b true; runcon -l a -l b true
  runcon: no command specified
  Try 'runcon --help' for more information.
  runcon: multiple types
  runcon: multiple users
  runcon: multiple roles
  runcon: multiple levelranges
  [1]

Options end at the command.
  $ runcon u:r:t true --bad; runcon --bad u:r:t true
  runcon: runcon may be used only on a SELinux kernel
  runcon: unrecognized option '--bad'
  Try 'runcon --help' for more information.
  [1]
