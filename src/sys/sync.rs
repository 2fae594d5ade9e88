//! Getting what was written onto the device.
use super::{Errno, Fd, raw::*, result};
use crate::arch::*;

/// Writes a file's data and its metadata.
pub fn file(fd: &Fd) -> Result<(), Errno> {
    // SAFETY: fsync touches no memory.
    result(unsafe { syscall1(__NR_fsync, fd.arg()) }).map(drop)
}

/// Writes a file's data and what metadata is needed to read it.
pub fn data(fd: &Fd) -> Result<(), Errno> {
    // SAFETY: fdatasync touches no memory.
    result(unsafe { syscall1(__NR_fdatasync, fd.arg()) }).map(drop)
}

/// Writes all of the file system that the file is on.
pub fn file_system(fd: &Fd) -> Result<(), Errno> {
    // SAFETY: syncfs touches no memory.
    result(unsafe { syscall1(__NR_syncfs, fd.arg()) }).map(drop)
}

/// Writes all file systems. It has no way to report an error (sync(2)).
pub fn all() {
    // SAFETY: sync has no arguments.
    unsafe { syscall0(__NR_sync) };
}
