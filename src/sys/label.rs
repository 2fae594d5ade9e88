//! SELinux's security contexts of files, which are extended attributes. A file system keeps them also where the kernel does not look
//! at them.
use super::{Errno, Fd, fs, raw::*, result};
use crate::arch::*;
use alloc::vec::Vec;

const NAME: &core::ffi::CStr = c"security.selinux";

/// The context of a file, which may have been opened with O_PATH; also of a symbolic link.
pub fn get(file: &Fd) -> Result<Vec<u8>, Errno> {
    let path = fs::path_of(file);
    let mut label = alloc::vec![0; 256];
    loop {
        let (path, name) = (path.as_ptr() as usize, NAME.as_ptr() as usize);
        let (room, len) = (label.as_mut_ptr() as usize, label.len());
        // SAFETY: path and name are NUL-terminated, and the kernel writes at most `label.len()` bytes.
        match result(unsafe { syscall4(__NR_getxattr, path, name, room, len) }) {
            Err(Errno::RANGE) if len < 1 << 20 => label.resize(len * 2, 0),
            Err(e) => return Err(e),
            Ok(len) => {
                label.truncate(len);
                // It is kept with a NUL at its end.
                let end = label.iter().position(|&byte| byte == 0).unwrap_or(len);
                label.truncate(end);
                return Ok(label);
            }
        }
    }
}

/// Sets the context of such a file.
pub fn set(file: &Fd, label: &[u8]) -> Result<(), Errno> {
    let path = fs::path_of(file);
    let label = crate::filled(b"%\0", &[label]);
    let (path, name) = (path.as_ptr() as usize, NAME.as_ptr() as usize);
    // SAFETY: path and name are NUL-terminated, and the kernel only reads them and the label.
    result(unsafe { syscall5(__NR_setxattr, path, name, label.as_ptr() as usize, label.len(), 0) })
        .map(drop)
}
