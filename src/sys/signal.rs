//! Signals: sending them, and noting those that arrive.
use super::{Errno, raw::*, result, wait::Time, width::SIGTIMEDWAIT};
use crate::arch::{self, *};
use core::sync::atomic::{AtomicU64, Ordering};

/// What a process does when a signal arrives.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Action {
    /// What signal(7) lists.
    Default,
    Ignore,
    /// Notes it for [`take`]; system calls that wait end with `EINTR`.
    Note,
}

/// The signals that arrived and were not taken yet: bit n-1 is signal n.
static ARRIVED: AtomicU64 = AtomicU64::new(0);

extern "C" fn note(signal: i32) {
    ARRIVED.fetch_or(1 << ((signal - 1) & 63), Ordering::Relaxed);
}

/// Has any signal arrived that was not taken yet?
pub fn arrived() -> bool {
    ARRIVED.load(Ordering::Relaxed) != 0
}

/// Takes the lowest signal that has arrived.
pub fn take() -> Option<u8> {
    let arrived = ARRIVED.load(Ordering::Relaxed);
    let signal = arrived.trailing_zeros();
    (arrived != 0).then(|| {
        ARRIVED.fetch_and(!(1 << signal), Ordering::Relaxed);
        signal as u8 + 1
    })
}

/// SIG_DFL and SIG_IGN, as the kernel has them in place of a handler.
const DEFAULT: usize = 0;
const IGNORE: usize = 1;

/// `struct sigaction` as the kernel takes it, with the handler as a number.
#[repr(C)]
#[derive(Default)]
struct Entry {
    handler: usize,
    flags: usize,
    restorer: arch::Restorer,
    /// 64 bits, aligned as a register is: none is blocked.
    mask: [usize; 8 / size_of::<usize>()],
}
const _: () = assert!(size_of::<Entry>() >= size_of::<kernel_sigaction>());

fn sigaction(signal: u8, new: Option<&Entry>, old: &mut Entry) -> Result<(), Errno> {
    let new = new.map_or(core::ptr::null(), core::ptr::from_ref) as usize;
    // SAFETY: `new` is null or an entry whose handler only does one atomic operation and returns through the restorer, and the
    // kernel writes one entry at `old`. The mask has 8 bytes.
    result(unsafe { syscall4(__NR_rt_sigaction, signal.into(), new, old as *mut _ as usize, 8) })
        .map(drop)
}

/// Says what to do when `signal` arrives.
pub fn set(signal: u8, action: Action) -> Result<(), Errno> {
    let handler = match action {
        Action::Default => DEFAULT,
        Action::Ignore => IGNORE,
        Action::Note => note as extern "C" fn(i32) as usize,
    };
    let mut entry = Entry { handler, ..Entry::default() };
    (entry.flags, entry.restorer) = (RESTORER_FLAG as usize, restorer());
    sigaction(signal, Some(&entry), &mut Entry::default())
}

/// Is `signal` ignored?
pub fn is_ignored(signal: u8) -> bool {
    let mut old = Entry::default();
    sigaction(signal, None, &mut old).is_ok() && old.handler == IGNORE
}

/// The signals that are blocked: bit n-1 is signal n.
pub fn blocked() -> u64 {
    let mut mask = 0u64;
    // SAFETY: without a new mask nothing changes, and the kernel writes 8 bytes.
    let _ = unsafe {
        syscall4(__NR_rt_sigprocmask, SIG_SETMASK as usize, 0, &raw mut mask as usize, 8)
    };
    mask
}

/// Blocks the signals of the mask and no others.
pub fn block(mask: u64) -> Result<(), Errno> {
    let new = &raw const mask as usize;
    // SAFETY: the kernel reads 8 bytes, and writes nothing through the null pointer.
    result(unsafe { syscall4(__NR_rt_sigprocmask, SIG_SETMASK as usize, new, 0, 8) }).map(drop)
}

/// Sends a signal to a process, or to a group of processes by its negative number; signal 0 only checks that it may.
pub fn send(pid: i32, signal: u8) -> Result<(), Errno> {
    // SAFETY: kill touches no memory.
    result(unsafe { syscall2(__NR_kill, pid as usize, signal.into()) }).map(drop)
}

/// Waits until one of the signals of `mask` arrives, which are blocked, and takes it; `None` if the time is over first.
pub fn wait(mask: u64, timeout: Option<Time>) -> Result<Option<u8>, Errno> {
    let mut timeout = timeout.map(Time::kernel);
    let at = &raw const mask as usize;
    // SAFETY: the kernel reads the mask of 8 bytes and the time, if there is one, and writes nothing through the null pointer.
    let wait = |call, time| unsafe { syscall4(call, at, 0, time, 8) };
    match SIGTIMEDWAIT.call(timeout.as_mut().map(core::slice::from_mut), wait) {
        Ok(signal) => Ok(Some(signal as u8)),
        Err(Errno::AGAIN) => Ok(None),
        Err(e) => Err(e),
    }
}

/// Sends a signal to a process with a value that goes with it (sigqueue(3)).
pub fn queue(pid: i32, signal: u8, value: i32) -> Result<(), Errno> {
    // `siginfo_t`: the signal's number, an error's, the code, on machines of 64 bits four bytes for alignment, the sender's
    // process and user, and the value.
    let mut info = [0i32; 32];
    info[0] = signal.into();
    info[2] = SI_QUEUE;
    let sender = if cfg!(target_pointer_width = "64") { 4 } else { 3 };
    if let Some([process, user, data, ..]) = info.get_mut(sender..) {
        *process = super::process::id();
        *user = super::process::real_user() as i32;
        *data = value;
    }
    let at = info.as_ptr() as usize;
    // SAFETY: the kernel reads one `siginfo_t`, which has 128 bytes.
    result(unsafe { syscall3(__NR_rt_sigqueueinfo, pid as usize, signal.into(), at) }).map(drop)
}

/// Has `SIGALRM` sent to this process when the time is over, and then again every 10 milliseconds, so that none comes unnoticed just before
/// a system call begins to wait (setitimer(2)).
pub fn set_alarm(time: Time) -> Result<(), Errno> {
    let micros = time.nanoseconds.div_ceil(1000).max(1) as _;
    let seconds = time.seconds.min(i32::MAX as u64) as _;
    let timer = __kernel_old_itimerval {
        it_interval: __kernel_old_timeval { tv_sec: 0, tv_usec: 10_000 },
        it_value: __kernel_old_timeval { tv_sec: seconds, tv_usec: micros },
    };
    let at = &raw const timer as usize;
    // SAFETY: the kernel reads one `itimerval`, and writes nothing through the null pointer.
    result(unsafe { syscall3(__NR_setitimer, ITIMER_REAL as usize, at, 0) }).map(drop)
}
