What is not in the kernel cannot be taken out, whatever its name is spelled like.
  $ rmmod; rmmod no-such-module; rmmod x/no_such_module.ko.xz; rmmod ..; rmmod -v ''
  rmmod: ERROR: missing module name.
  rmmod: ERROR: Module no_such_module is not currently loaded
  rmmod: ERROR: Module no_such_module is not currently loaded
  rmmod: ERROR: Module .. is builtin.
  rmmod: ERROR: Module  is not currently loaded
  [1]
