//! Memory from the kernel.
use super::{Errno, raw::*, result, width::__NR_mmap};
use crate::arch::*;

/// Moves the program break up by `len` bytes and returns where it was: the start of the new memory.
pub(crate) fn grow_break(len: usize) -> Result<*mut u8, Errno> {
    // SAFETY: a break of 0 is refused, which the kernel answers with the present one.
    let start = unsafe { syscall1(__NR_brk, 0) } as usize;
    let end = start.checked_add(len).ok_or(Errno::NOMEM)?;
    // SAFETY: the break only grows, so nothing that is in use goes away.
    let now = unsafe { syscall1(__NR_brk, end) } as usize;
    if now == end { Ok(start as *mut u8) } else { Err(Errno::NOMEM) }
}

/// Maps at least `len` bytes of zeros.
pub(crate) fn map(len: usize) -> Result<*mut u8, Errno> {
    let (protection, flags) =
        ((PROT_READ | PROT_WRITE) as usize, (MAP_PRIVATE | MAP_ANONYMOUS) as usize);
    // SAFETY: the kernel chooses a place that nothing is mapped at.
    result(unsafe { syscall6(__NR_mmap, 0, len, protection, flags, usize::MAX, 0) })
        .map(|at| at as *mut u8)
}

/// Gives a mapping back.
///
/// # Safety
/// `start` came from [`map`] or [`remap`] with `len`, and nothing refers to the memory any more.
pub(crate) unsafe fn unmap(start: *mut u8, len: usize) -> Result<(), Errno> {
    // SAFETY: as above.
    result(unsafe { syscall2(__NR_munmap, start as usize, len) }).map(drop)
}

/// Makes a mapping of `old` bytes one of `new` bytes, in another place if it must, with its contents.
///
/// # Safety
/// `start` came from [`map`] or [`remap`] with `old`, and nothing refers to the memory any more.
pub(crate) unsafe fn remap(start: *mut u8, old: usize, new: usize) -> Result<*mut u8, Errno> {
    // SAFETY: as above.
    result(unsafe { syscall4(__NR_mremap, start as usize, old, new, MREMAP_MAYMOVE as usize) })
        .map(|at| at as *mut u8)
}

/// Pages of zeros that are given back when it is dropped.
pub(crate) struct Mapping {
    start: *mut u8,
    len: usize,
}

impl Mapping {
    /// At least `len` bytes.
    pub(crate) fn new(len: usize) -> Result<Mapping, Errno> {
        // The kernel does not map nothing.
        map(len.max(1)).map(|start| Mapping { start, len })
    }

    /// Makes it `len` bytes long, with what it holds. What is new is zeros.
    pub(crate) fn grow(&mut self, len: usize) -> Result<(), Errno> {
        // A shorter one would leave pages behind.
        if len > self.len {
            // SAFETY: the mapping is owned by `self`, and there are no borrows of it.
            self.start = unsafe { remap(self.start, self.len.max(1), len) }?;
            self.len = len;
        }
        Ok(())
    }

    pub(crate) fn bytes(&self) -> &[u8] {
        // SAFETY: the mapping has `len` initialized bytes, and is borrowed as `self` is.
        unsafe { core::slice::from_raw_parts(self.start, self.len) }
    }

    pub(crate) fn bytes_mut(&mut self) -> &mut [u8] {
        // SAFETY: as above, and `self` is borrowed exclusively.
        unsafe { core::slice::from_raw_parts_mut(self.start, self.len) }
    }
}

impl Drop for Mapping {
    fn drop(&mut self) {
        // It stays mapped if the kernel refuses; that is no error of the program.
        // SAFETY: the mapping is owned by `self`, and borrows of it have ended.
        let _ = unsafe { unmap(self.start, self.len.max(1)) };
    }
}
