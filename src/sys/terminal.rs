//! Terminals.
use super::{Errno, Fd, fs, raw::*, result};
use crate::arch::*;
use linux_raw_sys::ioctl;

/// Is the descriptor a terminal?
#[inline(never)]
pub fn is_terminal(fd: &Fd) -> bool {
    let mut settings = core::mem::MaybeUninit::<termios>::uninit();
    // SAFETY: TCGETS writes one `termios`, which is not looked at.
    unsafe { ioctl(fd, ioctl::TCGETS, settings.as_mut_ptr().cast()) }.is_ok()
}

/// The columns of a terminal, if it knows them.
pub fn columns(fd: &Fd) -> Option<u16> {
    size(fd).ok().map(|(_, columns)| columns).filter(|&columns| columns > 0)
}

/// The rows and columns of a terminal; 0 where they are not known.
pub fn size(fd: &Fd) -> Result<(u16, u16), Errno> {
    let mut size = winsize { ws_row: 0, ws_col: 0, ws_xpixel: 0, ws_ypixel: 0 };
    // SAFETY: TIOCGWINSZ writes one `winsize`.
    unsafe { ioctl(fd, ioctl::TIOCGWINSZ, (&raw mut size).cast()) }?;
    Ok((size.ws_row, size.ws_col))
}

/// Sets the rows and columns of a terminal.
pub fn set_size(fd: &Fd, rows: u16, columns: u16) -> Result<(), Errno> {
    let mut size = winsize { ws_row: rows, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0 };
    // SAFETY: TIOCSWINSZ reads one `winsize`.
    unsafe { ioctl(fd, ioctl::TIOCSWINSZ, (&raw mut size).cast()) }
}

/// The process group in the foreground of the terminal.
pub fn foreground(fd: &Fd) -> Result<i32, Errno> {
    let mut group = 0i32;
    // SAFETY: TIOCGPGRP writes one `int`.
    unsafe { ioctl(fd, ioctl::TIOCGPGRP, (&raw mut group).cast()) }.map(|()| group)
}

/// Makes a process group the one in the foreground of the terminal.
pub fn set_foreground(fd: &Fd, group: i32) -> Result<(), Errno> {
    let mut group = group;
    // SAFETY: TIOCSPGRP reads one `int`.
    unsafe { ioctl(fd, ioctl::TIOCSPGRP, (&raw mut group).cast()) }
}

/// Makes the terminal the controlling one of the session that this process leads. It is not taken away from another session.
pub fn take_control(fd: &Fd) -> Result<(), Errno> {
    // SAFETY: TIOCSCTTY takes a number, 0, and touches no memory.
    unsafe { ioctl(fd, ioctl::TIOCSCTTY, core::ptr::null_mut()) }
}

/// Is it one of the kernel's own, on a screen, and not a serial line?
pub fn is_virtual(fd: &Fd) -> bool {
    let mut free = 0i32;
    // SAFETY: VT_OPENQRY writes one `int`, which is not looked at.
    unsafe { ioctl(fd, ioctl::VT_OPENQRY, (&raw mut free).cast()) }.is_ok()
}

/// Something that answers for the kernel's consoles: one of them, or the one on the screen.
pub fn console() -> Result<Fd, Errno> {
    let mut failure = Errno::NODEV;
    for path in [c"/dev/tty0", c"/dev/tty", c"/dev/console"] {
        match fs::open(fs::CWD, path, O_RDWR | O_NOCTTY, 0) {
            Ok(fd) if is_virtual(&fd) => return Ok(fd),
            Ok(_) => {}
            Err(e) => failure = e,
        }
    }
    Err(failure)
}

/// The number of the first console that nobody has open.
pub fn free_console(fd: &Fd) -> Result<u32, Errno> {
    let mut free = 0i32;
    // SAFETY: VT_OPENQRY writes one `int`.
    unsafe { ioctl(fd, ioctl::VT_OPENQRY, (&raw mut free).cast()) }?;
    u32::try_from(free).map_err(|_| Errno::BUSY)
}

/// The number of the console on the screen, and which of the first 15 are used: bit n is console n.
pub fn consoles(fd: &Fd) -> Result<(u32, u16), Errno> {
    // `struct vt_stat`: the one on the screen, a signal, and the mask.
    let mut state = [0u16; 3];
    // SAFETY: VT_GETSTATE writes three numbers of 16 bits.
    unsafe { ioctl(fd, ioctl::VT_GETSTATE, state.as_mut_ptr().cast()) }?;
    let [active, _, used] = state;
    Ok((active.into(), used))
}

/// Puts a console on the screen, and waits until it is there.
pub fn activate(fd: &Fd, number: u32) -> Result<(), Errno> {
    for request in [ioctl::VT_ACTIVATE, ioctl::VT_WAITACTIVE] {
        // SAFETY: these two take a number and touch no memory.
        unsafe { ioctl(fd, request, core::ptr::without_provenance_mut(number as usize)) }?;
    }
    Ok(())
}

/// How a terminal is set: `struct termios`.
#[repr(C)]
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub struct Settings {
    /// Of input, output, control and local modes.
    pub flags: [u32; 4],
    /// The line discipline.
    pub line: u8,
    /// The special characters (`VINTR` and so on).
    pub characters: [u8; 19],
}
const _: () = assert!(size_of::<Settings>() == size_of::<termios>());

impl Settings {
    /// The same for a program that takes keys one by one and shows them itself. A carriage return is a newline; no key sends a signal
    /// or stops the output.
    pub fn for_keys(&self) -> Settings {
        let mut keys = *self;
        let [input, _, _, local] = &mut keys.flags;
        *input = *input & !(INLCR | IGNCR | ISTRIP | IXON) | ICRNL;
        *local &= !(ICANON | ECHO | ISIG | IEXTEN);
        keys.characters[VMIN as usize] = 1;
        keys.characters[VTIME as usize] = 0;
        keys
    }

    /// The same for lines that people type: shown, edited and ended as usual. Speed and size of characters stay.
    pub fn for_lines(&self) -> Settings {
        let mut sane = *self;
        let [input, output, control, local] = &mut sane.flags;
        *input = ICRNL | IXON | IUTF8;
        *output = OPOST | ONLCR;
        *control |= CREAD | HUPCL;
        *local = ISIG | ICANON | ECHO | ECHOE | ECHOK | ECHOCTL | ECHOKE | IEXTEN;
        for (at, byte) in [
            (VINTR, 3),
            (VQUIT, 28),
            (VERASE, 127),
            (VKILL, 21),
            (VEOF, 4),
            (VSTART, 17),
            (VSTOP, 19),
            (VSUSP, 26),
            (VREPRINT, 18),
            (VWERASE, 23),
            (VLNEXT, 22),
            (VDISCARD, 15),
            (VEOL, 0),
            (VEOL2, 0),
        ] {
            if let Some(place) = sane.characters.get_mut(at as usize) {
                *place = byte;
            }
        }
        sane
    }

    pub fn of(fd: &Fd) -> Result<Settings, Errno> {
        let mut settings = Settings::default();
        // SAFETY: TCGETS writes one `termios`, which is laid out as `Settings`.
        unsafe { ioctl(fd, ioctl::TCGETS, (&raw mut settings).cast()) }?;
        Ok(settings)
    }

    /// Sets the terminal, at once or, with `drain`, when all output so far has gone out. What the terminal cannot do is passed over.
    pub fn set(&self, fd: &Fd, drain: bool) -> Result<(), Errno> {
        let request = if drain { ioctl::TCSETSW } else { ioctl::TCSETS };
        // SAFETY: the request reads one `termios`, which is laid out as `Settings`.
        unsafe { ioctl(fd, request, (&raw const *self).cast_mut().cast()) }
    }
}

/// The speeds, in bauds: those whose codes are 0 to 15, and from [`FAST`] on.
pub static SPEEDS: [u32; 31] = [
    0, 50, 75, 110, 134, 150, 200, 300, 600, 1200, 1800, 2400, 4800, 9600, 19200, 38400, 57600,
    115200, 230400, 460800, 500000, 576000, 921600, 1000000, 1152000, 1500000, 2000000, 2500000,
    3000000, 3500000, 4000000,
];
const FAST: u32 = B57600;
/// The bits of a speed's code in the control flags.
pub const SPEED_CODE: u32 = CBAUD;

/// The speed that a code stands for.
pub fn speed_of(code: u32) -> u32 {
    let index = if code < 16 { code } else { code.wrapping_sub(FAST - 16) };
    SPEEDS.get(index as usize).copied().unwrap_or(0)
}

/// The code of a speed.
pub fn code_of(speed: u32) -> Option<u32> {
    let index = SPEEDS.iter().position(|&known| known == speed)? as u32;
    Some(if index < 16 { index } else { index + FAST - 16 })
}

/// # Safety
/// At `at` is what the request reads and writes.
unsafe fn ioctl(fd: &Fd, request: u32, at: *mut u8) -> Result<(), Errno> {
    // SAFETY: the caller vouches for it.
    result(unsafe { syscall3(__NR_ioctl, fd.arg(), request as usize, at as usize) }).map(drop)
}
