//! Waiting: for time to pass, and for descriptors.
use super::{
    Errno, Fd,
    raw::*,
    width::{CLOCK_GETTIME, CLOCK_NANOSLEEP, PPOLL},
};
use crate::arch::*;

/// What one descriptor is waited for, and what came.
#[repr(transparent)]
#[derive(Clone, Copy)]
pub struct Watch(pollfd);

impl Watch {
    /// Waits for `events` (POLLIN, POLLOUT …); errors and hang-ups (POLLERR, POLLHUP) always count.
    pub fn new(fd: &Fd, events: u32) -> Watch {
        Watch(pollfd { fd: fd.number(), events: events as i16, revents: 0 })
    }

    /// An entry for nothing.
    pub fn none() -> Watch {
        Watch(pollfd { fd: -1, events: 0, revents: 0 })
    }

    /// Did one of `events` come?
    pub fn came(&self, events: u32) -> bool {
        self.0.revents as u16 as u32 & events != 0
    }
}

/// Waits until something comes for one of the descriptors or the time is over; `None` waits for ever. Returns how many descriptors
/// something came for.
pub fn poll(watches: &mut [Watch], timeout: Option<Time>) -> Result<usize, Errno> {
    poll_with(watches, timeout, None)
}

/// As [`poll`]; meanwhile the signals of `mask`, if there is one, are blocked and no others, so that none comes unnoticed just before
/// the waiting begins.
pub fn poll_with(
    watches: &mut [Watch],
    timeout: Option<Time>,
    mask: Option<&u64>,
) -> Result<usize, Errno> {
    let mut timeout = timeout.map(Time::kernel);
    let mask = mask.map_or(core::ptr::null(), core::ptr::from_ref) as usize;
    let (list, len) = (watches.as_mut_ptr() as usize, watches.len());
    // SAFETY: the list has `len` entries, the time is null or lives across the call, at the end of which the kernel writes what
    // is left of it, and the mask is null or has 8 bytes.
    let wait = |call, time| unsafe { syscall5(call, list, len, time, mask, 8) };
    PPOLL.call(timeout.as_mut().map(core::slice::from_mut), wait)
}

/// Sleeps for `span`. Where a signal interrupts it (`EINTR`), `span` becomes what is left of it.
pub fn sleep(span: &mut Time) -> Result<(), Errno> {
    let mut time = [span.kernel()];
    // SAFETY: the kernel reads one time before it writes what is left to the same place.
    let sleep = |call, at| unsafe { syscall4(call, CLOCK_MONOTONIC as usize, 0, at, at) };
    let done = CLOCK_NANOSLEEP.call(Some(&mut time), sleep);
    let [time] = time;
    *span = Time { seconds: time.tv_sec as u64, nanoseconds: time.tv_nsec as u32 };
    done.map(drop)
}

/// A length of time.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Time {
    pub seconds: u64,
    /// Less than 1,000,000,000.
    pub nanoseconds: u32,
}

impl Time {
    pub fn milliseconds(count: u64) -> Time {
        Time { seconds: count / 1000, nanoseconds: (count % 1000) as u32 * 1_000_000 }
    }

    pub(super) fn kernel(self) -> __kernel_timespec {
        // The kernel refuses what does not fit into a signed number.
        __kernel_timespec {
            tv_sec: self.seconds.min(i64::MAX as u64) as i64,
            tv_nsec: self.nanoseconds.into(),
        }
    }
}

/// Nanoseconds of a clock that nobody sets (CLOCK_MONOTONIC).
pub fn nanoseconds() -> u64 {
    let mut time = [__kernel_timespec { tv_sec: 0, tv_nsec: 0 }];
    // SAFETY: the kernel writes one time.
    let get = |call, at| unsafe { syscall2(call, CLOCK_MONOTONIC as usize, at) };
    let done = CLOCK_GETTIME.call(Some(&mut time), get);
    let [time] = time;
    // The call fails only for clocks that the kernel does not know; without time, none passes.
    done.map_or(0, |_| time.tv_sec as u64 * 1_000_000_000 + time.tv_nsec as u64)
}

/// Milliseconds of the same clock.
pub fn milliseconds() -> u64 {
    nanoseconds() / 1_000_000
}
