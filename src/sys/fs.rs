//! Files and directories. Paths are relative to a directory descriptor; [`CWD`] stands for the working directory.
use super::{Errno, Fd, raw::*, result};
use crate::arch::*;
use core::ffi::CStr;

/// A directory that paths are relative to, as a descriptor's number.
pub const CWD: i32 = AT_FDCWD;

/// Opens `path` below `dir` with the `O_*` flags; O_CLOEXEC and O_LARGEFILE are added. `mode` counts if the file is made.
pub fn open(dir: i32, path: &CStr, flags: u32, mode: u32) -> Result<Fd, Errno> {
    let flags = flags | O_CLOEXEC | O_LARGEFILE;
    // SAFETY: `path` is NUL-terminated, and the kernel only reads it.
    result(unsafe {
        syscall4(__NR_openat, dir as usize, path.as_ptr() as usize, flags as usize, mode as usize)
    })
    .and_then(Fd::new)
}
