//! Linux system calls: typed arguments in, `Result<_, Errno>` out.
//!
//! One file per subject. Numbers, flags and layouts come from `linux-raw-sys`. Nothing here retries, buffers or prints.
pub mod arbitrary;
pub mod attribute;
pub mod dir;
mod errno;
mod fd;
pub mod fs;
pub mod inotify;
pub mod label;
pub mod log;
pub(crate) mod memory;
pub mod module;
pub mod mount;
pub mod names;
pub mod namespace;
#[cfg(target_pointer_width = "32")]
mod narrow;
pub mod net;
pub mod process;
pub mod random;
pub mod signal;
mod stat;
pub mod sync;
pub mod system;
pub mod terminal;
pub mod thread;
pub mod transfer;
pub mod usage;
pub mod wait;
#[cfg(target_pointer_width = "64")]
mod wide;

pub use errno::Errno;
pub use fd::Fd;
pub use linux_raw_sys::general as raw;
pub(crate) use names::names;
pub use stat::{Stat, birth_at, fstat, stat_at};

#[cfg(target_pointer_width = "32")]
use narrow as width;
#[cfg(target_pointer_width = "64")]
use wide as width;

use core::num::NonZeroUsize;

/// Turns what the kernel left in its result register into a value or an error.
fn result(register: isize) -> Result<usize, Errno> {
    // The kernel's errors are -1 to -4095; every other value is one, addresses in the upper half included.
    if register as usize > -4096isize as usize {
        // SAFETY: it is one of 1 to 4095.
        Err(Errno(unsafe { NonZeroUsize::new_unchecked(-register as usize) }))
    } else {
        Ok(register as usize)
    }
}
