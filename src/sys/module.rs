//! The kernel's modules.
use super::{Errno, Fd, raw::*, result};
use crate::arch::*;
use core::ffi::CStr;

// linux/module.h
pub const IGNORE_MODVERSIONS: u32 = 1;
pub const IGNORE_VERMAGIC: u32 = 2;
pub const COMPRESSED: u32 = 4;

/// Puts the module in a file into the kernel (finit_module(2)). That it may be compressed came with Linux 5.17.
pub fn load(file: &Fd, parameters: &CStr, flags: u32) -> Result<(), Errno> {
    let parameters = parameters.as_ptr() as usize;
    // SAFETY: the parameters are NUL-terminated, and the kernel only reads them.
    result(unsafe { syscall3(__NR_finit_module, file.arg(), parameters, flags as usize) }).map(drop)
}

/// Takes a module out of the kernel; by force with O_TRUNC (delete_module(2)).
pub fn unload(name: &CStr, flags: u32) -> Result<(), Errno> {
    let flags = (flags | O_NONBLOCK) as usize;
    // SAFETY: the name is NUL-terminated, and the kernel only reads it.
    result(unsafe { syscall2(__NR_delete_module, name.as_ptr() as usize, flags) }).map(drop)
}
