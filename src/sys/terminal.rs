//! Terminals.
use super::{Fd, raw::*, result};
use crate::arch::*;
use core::mem::MaybeUninit;

/// Is the descriptor a terminal?
#[inline(never)]
pub fn is_terminal(fd: &Fd) -> bool {
    let mut settings = MaybeUninit::<termios>::uninit();
    // SAFETY: TCGETS writes one `termios`, which is not looked at.
    result(unsafe {
        syscall3(
            __NR_ioctl,
            fd.arg(),
            linux_raw_sys::ioctl::TCGETS as usize,
            settings.as_mut_ptr() as usize,
        )
    })
    .is_ok()
}
