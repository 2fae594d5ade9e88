//! Calls that move data between descriptors inside the kernel.
use super::{Errno, Fd, raw::*, result};
use crate::arch::*;

// An error counts as nothing moved: whoever then reads and writes plainly finds out which side fails.

/// Copies at most `len` bytes between two regular files, sharing blocks where the file system can (copy_file_range(2)). Both file
/// positions move. Returns how many there were.
pub fn copy_file_range(from: &Fd, to: &Fd, len: usize) -> usize {
    transfer(__NR_copy_file_range, from, to, len)
}

/// Moves at most `len` bytes; one of the two is a pipe (splice(2)). Returns how many there were.
pub fn splice(from: &Fd, to: &Fd, len: usize) -> usize {
    transfer(__NR_splice, from, to, len)
}

/// Copies at most `len` bytes from a file that has pages (a regular file) to any descriptor (sendfile(2)). Returns how many there
/// were.
pub fn sendfile(from: &Fd, to: &Fd, len: usize) -> usize {
    // SAFETY: a null offset: the kernel uses the file position and touches no memory.
    result(unsafe { syscall4(__NR_sendfile, to.arg(), from.arg(), 0, len) }).unwrap_or(0)
}

/// The other two calls take the same arguments.
#[inline(never)]
fn transfer(call: u32, from: &Fd, to: &Fd, len: usize) -> usize {
    // SAFETY: null offsets: the kernel uses the file positions and touches no memory.
    result(unsafe { syscall6(call, from.arg(), 0, to.arg(), 0, len, 0) }).unwrap_or(0)
}

/// Puts memory that never changes into a pipe without copying it (vmsplice(2)): `bytes` from `at` on, and then all of it again a
/// number of times.
pub fn vmsplice(to: &Fd, bytes: &'static [u8], at: usize) -> Result<usize, Errno> {
    const TIMES: usize = 16;
    let rest = bytes.get(at..).unwrap_or(&[]);
    let vector =
        |bytes: &[u8]| iovec { iov_base: bytes.as_ptr() as *mut _, iov_len: bytes.len() as _ };
    let mut vectors = [vector(bytes); TIMES];
    if let Some(first) = vectors.first_mut() {
        *first = vector(rest);
    }
    // SAFETY: the vectors lie within `bytes`. The kernel only reads the pages, for as long as the pipe holds them, which `'static`
    // allows, and without SPLICE_F_GIFT it does not keep them.
    result(unsafe { syscall4(__NR_vmsplice, to.arg(), vectors.as_ptr() as usize, TIMES, 0) })
}

/// Asks for a pipe that holds as much as an unprivileged user may ask for. That it is refused (no pipe, or above the user's limit) is
/// of no consequence but speed.
#[inline(never)]
pub fn enlarge_pipe(pipe: &Fd) {
    // SAFETY: fcntl with F_SETPIPE_SZ touches no memory.
    let _ = result(unsafe { syscall3(__NR_fcntl, pipe.arg(), F_SETPIPE_SZ as usize, 1 << 20) });
}

/// Makes the file `to` share all blocks of `from` (ioctl FICLONE), where the file system can.
pub fn clone(from: &Fd, to: &Fd) -> Result<(), Errno> {
    // SAFETY: FICLONE takes a descriptor's number and touches no memory.
    result(unsafe {
        syscall3(__NR_ioctl, to.arg(), linux_raw_sys::ioctl::FICLONE as usize, from.arg())
    })
    .map(drop)
}
