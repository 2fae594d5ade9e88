//! System calls that only the user knows.
use super::{Errno, result};
use crate::arch;
use alloc::vec::Vec;

/// What is passed in a register.
pub enum Argument {
    Number(usize),
    /// The address of these bytes, which the kernel may read and write.
    Memory(Vec<u8>),
}

/// Makes a system call with up to six arguments.
///
/// The user who asks for a call answers for it, as with a debugger that is attached to this process: a call that writes where its
/// arguments do not say, or unmaps memory, can make the process crash or err. It is for a process that does nothing else.
pub fn call(number: u32, arguments: &mut [Argument]) -> Result<usize, Errno> {
    let mut registers = [0; 6];
    for (register, argument) in registers.iter_mut().zip(arguments) {
        *register = match argument {
            Argument::Number(number) => *number,
            Argument::Memory(bytes) => bytes.as_mut_ptr() as usize,
        };
    }
    let [a, b, c, d, e, f] = registers;
    // SAFETY: memory that is passed is owned by `arguments` and may be changed. For what else the call does, see above: it
    // is the caller's wish, which the program cannot judge.
    result(unsafe { arch::syscall6(number, a, b, c, d, e, f) })
}
