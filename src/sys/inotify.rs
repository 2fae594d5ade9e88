//! Being told of changes to files (inotify(7)).
use super::{Errno, Fd, raw::*, result};
use crate::arch::*;
use core::ffi::CStr;

/// A queue of events. Reads from it do not wait.
pub fn queue() -> Result<Fd, Errno> {
    // SAFETY: inotify_init1 touches no memory.
    result(unsafe { syscall1(__NR_inotify_init1, (IN_NONBLOCK | IN_CLOEXEC) as usize) })
        .and_then(Fd::new)
}

/// Asks for `events` (IN_*) of a file or directory.
pub fn watch(queue: &Fd, path: &CStr, events: u32) -> Result<(), Errno> {
    // SAFETY: `path` is NUL-terminated, and the kernel only reads it.
    result(unsafe {
        syscall3(__NR_inotify_add_watch, queue.arg(), path.as_ptr() as usize, events as usize)
    })
    .map(drop)
}
