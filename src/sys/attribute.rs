//! What a file has beside its contents, owner and permissions: its times and extended attributes.
use super::{Errno, Fd, raw::*, result, width::UTIMENSAT};
use crate::arch::*;
use alloc::vec::Vec;
use core::ffi::CStr;

/// A time of a file: seconds since 1970 and nanoseconds. [`UTIME_NOW`] and [`UTIME_OMIT`] in place of the latter are the present, and
/// no change.
pub type Time = (i64, u32);

/// Sets when a file was last read and modified (utimensat(2)): the one at `path` below `dir`, or `dir` itself without a path. `flags`:
/// AT_SYMLINK_NOFOLLOW.
#[inline(never)]
pub fn set_times(
    dir: i32,
    path: Option<&CStr>,
    read: Time,
    modified: Time,
    flags: u32,
) -> Result<(), Errno> {
    let mut times = [read, modified]
        .map(|(seconds, nano)| __kernel_timespec { tv_sec: seconds, tv_nsec: nano.into() });
    let path = path.map_or(0, |path| path.as_ptr() as usize);
    // SAFETY: the path is null or NUL-terminated, and the kernel only reads it and the two times.
    let set = |call, times| unsafe { syscall4(call, dir as usize, path, times, flags as usize) };
    UTIMENSAT.call(Some(&mut times), set).map(drop)
}

/// The names of an open file's extended attributes, each with a NUL behind it (flistxattr(2)).
pub fn names(file: &Fd) -> Result<Vec<u8>, Errno> {
    read_all(&|buf| {
        let at = buf.as_mut_ptr() as usize;
        // SAFETY: the kernel writes at most `buf.len()` bytes at `buf`.
        result(unsafe { syscall3(__NR_flistxattr, file.arg(), at, buf.len()) })
    })
}

/// An extended attribute of an open file (fgetxattr(2)).
pub fn value(file: &Fd, name: &CStr) -> Result<Vec<u8>, Errno> {
    read_all(&|buf| {
        let (name, at) = (name.as_ptr() as usize, buf.as_mut_ptr() as usize);
        // SAFETY: the name is NUL-terminated, and the kernel writes at most `buf.len()` bytes at `buf`.
        result(unsafe { syscall4(__NR_fgetxattr, file.arg(), name, at, buf.len()) })
    })
}

/// Reads what has no size known beforehand and may grow meanwhile.
#[inline(never)]
fn read_all(read: &dyn Fn(&mut [u8]) -> Result<usize, Errno>) -> Result<Vec<u8>, Errno> {
    let mut buf = Vec::new();
    loop {
        let len = read(&mut [])?;
        if len == 0 {
            return Ok(Vec::new());
        }
        buf.resize(len, 0);
        match read(&mut buf) {
            Err(Errno::RANGE) => {}
            Ok(len) => {
                buf.truncate(len);
                return Ok(buf);
            }
            Err(e) => return Err(e),
        }
    }
}

/// Sets an extended attribute of an open file (fsetxattr(2)).
pub fn set_value(file: &Fd, name: &CStr, value: &[u8]) -> Result<(), Errno> {
    let (name, at) = (name.as_ptr() as usize, value.as_ptr() as usize);
    // SAFETY: the name is NUL-terminated, and the kernel only reads it and the value.
    result(unsafe { syscall5(__NR_fsetxattr, file.arg(), name, at, value.len(), 0) }).map(drop)
}

/// Removes an extended attribute of an open file (fremovexattr(2)).
pub fn remove_value(file: &Fd, name: &CStr) -> Result<(), Errno> {
    // SAFETY: the name is NUL-terminated, and the kernel only reads it.
    result(unsafe { syscall2(__NR_fremovexattr, file.arg(), name.as_ptr() as usize) }).map(drop)
}
