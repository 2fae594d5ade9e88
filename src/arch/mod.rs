//! What differs between processors: the entry point, the system call instruction and the memory routines.
//!
//! Beside `hot/` this is the only place that names an architecture, and the only one with assembly.
#[cfg(target_arch = "aarch64")]
mod aarch64;
#[cfg(target_arch = "aarch64")]
pub use aarch64::*;

#[cfg(target_arch = "x86_64")]
mod x86_64;
#[cfg(target_arch = "x86_64")]
pub use x86_64::*;
