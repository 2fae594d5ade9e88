//! Files and directories. Paths are relative to a directory descriptor; [`CWD`] stands for the working directory.
use super::{Errno, Fd, process, raw::*, result};
use crate::arch::*;
use alloc::vec::Vec;
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

/// Gives the file `path` a second name (linkat(2)); a symbolic link is followed if `follow`.
pub fn link(path: &CStr, new: &CStr, follow: bool) -> Result<(), Errno> {
    let flags = if follow { AT_SYMLINK_FOLLOW as usize } else { 0 };
    // SAFETY: both paths are NUL-terminated, and the kernel only reads them.
    result(unsafe {
        syscall5(
            __NR_linkat,
            CWD as usize,
            path.as_ptr() as usize,
            CWD as usize,
            new.as_ptr() as usize,
            flags,
        )
    })
    .map(drop)
}

/// Makes `path` a symbolic link with the text `target`.
pub fn symlink(target: &CStr, path: &CStr) -> Result<(), Errno> {
    // SAFETY: both paths are NUL-terminated, and the kernel only reads them.
    result(unsafe {
        syscall3(__NR_symlinkat, target.as_ptr() as usize, CWD as usize, path.as_ptr() as usize)
    })
    .map(drop)
}

/// Moves `path` to `new`, over what is there.
pub fn rename(path: &CStr, new: &CStr) -> Result<(), Errno> {
    // SAFETY: both paths are NUL-terminated, and the kernel only reads them.
    result(unsafe {
        syscall5(
            __NR_renameat2,
            CWD as usize,
            path.as_ptr() as usize,
            CWD as usize,
            new.as_ptr() as usize,
            0,
        )
    })
    .map(drop)
}

/// Removes a name that is no directory's.
pub fn unlink(path: &CStr) -> Result<(), Errno> {
    // SAFETY: the path is NUL-terminated, and the kernel only reads it.
    result(unsafe { syscall3(__NR_unlinkat, CWD as usize, path.as_ptr() as usize, 0) }).map(drop)
}

/// Makes a directory; `mode` is reduced by the umask.
pub fn make_directory(path: &CStr, mode: u32) -> Result<(), Errno> {
    // SAFETY: the path is NUL-terminated, and the kernel only reads it.
    result(unsafe { syscall3(__NR_mkdirat, CWD as usize, path.as_ptr() as usize, mode as usize) })
        .map(drop)
}

/// The text of a symbolic link.
pub fn read_link(path: &CStr) -> Result<Vec<u8>, Errno> {
    let mut text = alloc::vec![0; 256];
    loop {
        // SAFETY: the path is NUL-terminated, and the kernel writes at most `text.len()` bytes.
        let len = result(unsafe {
            syscall4(
                __NR_readlinkat,
                CWD as usize,
                path.as_ptr() as usize,
                text.as_mut_ptr() as usize,
                text.len(),
            )
        })?;
        if len < text.len() {
            text.truncate(len);
            return Ok(text);
        }
        // It may have been cut off.
        text.resize(text.len() * 2, 0);
    }
}

/// The absolute path of a directory, without symbolic links. Needs no /proc, but changes the working directory for a moment.
pub fn resolve(directory: &CStr) -> Result<Vec<u8>, Errno> {
    let here = open(CWD, c".", O_PATH | O_DIRECTORY, 0)?;
    process::change_directory(directory)?;
    let path = process::working_directory();
    // SAFETY: fchdir touches no memory.
    result(unsafe { syscall1(__NR_fchdir, here.arg()) })?;
    path
}
