//! Descriptors that close themselves.
use super::{
    Errno,
    raw::*,
    result,
    width::{self, __NR_fcntl},
};
use crate::arch::*;

/// An open file, closed when it is dropped.
///
/// Descriptors 0, 1 and 2 belong to the process and are never closed by a drop; nothing that this crate opens gets one of these
/// numbers, even where the process was started with them closed (see [`Fd::new`]).
/// Kept as wide as a register, as [`Errno`] is.
#[derive(PartialEq, Eq, Debug)]
pub struct Fd(usize);

impl Fd {
    pub const STDIN: Fd = Fd(0);
    pub const STDOUT: Fd = Fd(1);
    pub const STDERR: Fd = Fd(2);

    /// Takes over a descriptor that the kernel has just made. One below 3 is moved out of the way, so that data for a file never
    /// ends up in what others take for standard output.
    #[inline(never)]
    pub(crate) fn new(number: usize) -> Result<Fd, Errno> {
        if number > 2 {
            return Ok(Fd(number));
        }
        // SAFETY: fcntl with F_DUPFD_CLOEXEC touches no memory.
        let moved = result(unsafe { syscall3(__NR_fcntl, number, F_DUPFD_CLOEXEC as usize, 3) });
        // SAFETY: close touches no memory, and nobody else knows this descriptor yet.
        let closed = result(unsafe { syscall1(__NR_close, number) });
        closed.and(moved).map(Fd)
    }

    /// A descriptor that the process was given, by number, or one that the caller owns. It is closed on drop if it is above 2.
    pub fn from_number(number: i32) -> Fd {
        Fd(number as usize)
    }

    /// The number, for interfaces that want one; it stays owned by `self`.
    pub fn number(&self) -> i32 {
        self.0 as i32
    }

    /// The number as a system call's argument.
    pub(crate) fn arg(&self) -> usize {
        self.0
    }

    /// Gives up ownership: the descriptor stays open.
    pub fn into_number(self) -> i32 {
        let number = self.number();
        core::mem::forget(self);
        number
    }

    /// Reads at most `buf.len()` bytes; 0 is the end of the file.
    pub fn read(&self, buf: &mut [u8]) -> Result<usize, Errno> {
        // SAFETY: the kernel writes at most `buf.len()` bytes at `buf`.
        result(unsafe { syscall3(__NR_read, self.arg(), buf.as_mut_ptr() as usize, buf.len()) })
    }

    /// Reads at most `buf.len()` bytes at an offset and leaves the file position alone (pread(2)).
    pub fn read_at(&self, buf: &mut [u8], offset: u64) -> Result<usize, Errno> {
        width::read_at(self, buf, offset)
    }

    /// Writes at most `buf.len()` bytes and says how many were taken.
    pub fn write(&self, buf: &[u8]) -> Result<usize, Errno> {
        // SAFETY: the kernel only reads `buf`.
        result(unsafe { syscall3(__NR_write, self.arg(), buf.as_ptr() as usize, buf.len()) })
    }

    /// Moves the file position (lseek(2)): `whence` is SEEK_SET, SEEK_CUR or SEEK_END. Returns the new one, in bytes.
    pub fn seek(&self, offset: i64, whence: u32) -> Result<u64, Errno> {
        width::seek(self, offset, whence)
    }

    /// Closes the descriptor, also one below 3, and reports what a delayed write has run into (close(2): EIO, ENOSPC, EDQUOT).
    pub fn close(self) -> Result<(), Errno> {
        // SAFETY: `self` owns the descriptor and is given up.
        result(unsafe { syscall1(__NR_close, self.into_number() as usize) }).map(drop)
    }
}

impl Drop for Fd {
    #[inline(always)]
    fn drop(&mut self) {
        drop_number(self.0);
    }
}

/// It stands apart, for there are more places where a descriptor ends than any other call has.
#[cfg_attr(not(plain), inline(never))]
fn drop_number(number: usize) {
    if number > 2 {
        // What was written and matters is closed by `close`, which reports errors; nothing is lost with this one.
        // SAFETY: the descriptor that is dropped was the only owner of this number.
        let _ = result(unsafe { syscall1(__NR_close, number) });
    }
}
