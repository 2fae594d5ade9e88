//! The kernel's log (syslog(2)).
use super::{Errno, raw::*, result};
use crate::arch::*;

/// All that is in the log, at the start of `buf`: the last of it, if there is more. Returns how long it is.
pub fn read_all(buf: &mut [u8]) -> Result<usize, Errno> {
    const READ_ALL: usize = 3;
    let (at, len) = (buf.as_mut_ptr() as usize, buf.len());
    // SAFETY: the kernel writes at most `buf.len()` bytes at `buf`.
    result(unsafe { syscall3(__NR_syslog, READ_ALL, at, len) })
}

/// What can be asked of the log.
#[derive(Clone, Copy)]
#[repr(usize)]
pub enum Action {
    /// Later reads give only what comes after this.
    Clear = 5,
    /// Prints nothing but emergencies on the console, or again what it did.
    ConsoleOff = 6,
    ConsoleOn = 7,
    /// Prints what is more urgent than a level on the console.
    ConsoleLevel = 8,
    /// Returns how many bytes the log may have.
    Size = 10,
}

/// Asks for something that touches no memory; `value` counts for [`Action::ConsoleLevel`].
pub fn control(action: Action, value: usize) -> Result<usize, Errno> {
    // SAFETY: none of these actions touches memory.
    result(unsafe { syscall3(__NR_syslog, action as usize, 0, value) })
}
