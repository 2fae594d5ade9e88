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

/// The columns of a terminal, if it knows them.
pub fn columns(fd: &Fd) -> Option<u16> {
    let mut size = winsize { ws_row: 0, ws_col: 0, ws_xpixel: 0, ws_ypixel: 0 };
    // SAFETY: TIOCGWINSZ writes one `winsize`.
    result(unsafe {
        syscall3(
            __NR_ioctl,
            fd.arg(),
            linux_raw_sys::ioctl::TIOCGWINSZ as usize,
            &raw mut size as usize,
        )
    })
    .ok()?;
    Some(size.ws_col).filter(|&columns| columns > 0)
}
