//! Random bytes.
use super::{Errno, raw::*, result};
use crate::arch::*;

/// Fills the start of `buf` and says how much of it; up to 256 bytes come at once. It does not wait for the kernel to gather randomness
/// (getrandom(2)).
pub fn fill(buf: &mut [u8]) -> Result<usize, Errno> {
    let (at, len) = (buf.as_mut_ptr() as usize, buf.len());
    // SAFETY: the kernel writes at most `buf.len()` bytes at `buf`.
    result(unsafe { syscall3(__NR_getrandom, at, len, GRND_NONBLOCK as usize) })
}
