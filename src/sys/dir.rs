//! Looking up files and listing directories.
use super::{Errno, Fd, fs, raw::*, result, width};
use crate::arch::*;
use crate::text::split::before;
use core::ffi::CStr;

/// What a path names: enough to tell files apart and to know their type and permissions.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Identity {
    pub device: u64,
    pub inode: u64,
    /// `S_IF*` and the permission bits.
    pub mode: u32,
}

impl Identity {
    /// Is the type of the file this `S_IF*`?
    pub fn is(&self, kind: u32) -> bool {
        self.mode & S_IFMT == kind
    }
}

/// What `path` names; with `follow`, behind symbolic links.
pub fn identify(path: &CStr, follow: bool) -> Result<Identity, Errno> {
    let stat = width::stat_at(fs::CWD, path, if follow { 0 } else { AT_SYMLINK_NOFOLLOW })?.0;
    Ok(Identity { device: stat.st_dev, inode: stat.st_ino, mode: stat.st_mode })
}

/// May the process execute the file, by its effective user and group as far as the kernel's access(2) checks them?
pub fn executable(path: &CStr) -> bool {
    const X_OK: usize = 1;
    // SAFETY: `path` is NUL-terminated, and the kernel only reads it.
    result(unsafe { syscall3(__NR_faccessat, AT_FDCWD as usize, path.as_ptr() as usize, X_OK) })
        .is_ok()
}

/// Calls `each` with every name in a directory, `.` and `..` too, in the order the kernel gives them.
#[inline(never)]
pub fn list(path: &CStr, each: &mut dyn FnMut(&[u8])) -> Result<(), Errno> {
    list_open(&fs::open(fs::CWD, path, O_RDONLY | O_DIRECTORY, 0)?, each)
}

/// Reads entries of a directory (struct linux_dirent64), and returns how many bytes they take; 0 is the end.
pub fn read_entries(dir: &Fd, buf: &mut [u8]) -> Result<usize, Errno> {
    // SAFETY: the kernel writes at most `buf.len()` bytes at `buf`.
    result(unsafe { syscall3(__NR_getdents64, dir.arg(), buf.as_mut_ptr() as usize, buf.len()) })
}

/// As [`list`], for a directory that was just opened.
#[inline(never)]
pub fn list_open(dir: &Fd, each: &mut dyn FnMut(&[u8])) -> Result<(), Errno> {
    let mut buf = [0u8; 4096];
    loop {
        let len = read_entries(dir, &mut buf)?;
        if len == 0 {
            return Ok(());
        }
        let mut rest = buf.get(..len).unwrap_or(&[]);
        // struct linux_dirent64: inode and offset of 8 bytes each, the record's length, the type, the name with its NUL.
        while let Some((head, _)) = rest.split_first_chunk::<19>() {
            let [.., low, high, _] = *head;
            let len = usize::from(u16::from_ne_bytes([low, high]).max(19)); // at least what was read
            let name = rest.get(19..len).unwrap_or(&[]);
            each(before(name, 0));
            rest = rest.get(len..).unwrap_or(&[]);
        }
    }
}
