//! Waiting: for time to pass, and for descriptors.
use super::{Errno, Fd, raw::*, result};
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

    /// Did one of `events` come?
    pub fn came(&self, events: u32) -> bool {
        self.0.revents as u16 as u32 & events != 0
    }
}

/// Waits until something comes for one of the descriptors or the time is over; `None` waits for ever. Returns how many descriptors
/// something came for.
pub fn poll(watches: &mut [Watch], timeout: Option<Time>) -> Result<usize, Errno> {
    let timeout = timeout.map(Time::kernel);
    let time = timeout.as_ref().map_or(core::ptr::null(), core::ptr::from_ref) as usize;
    // SAFETY: the list has `len` entries, the time is null or lives across the call, and no signal mask is given.
    result(unsafe {
        syscall5(__NR_ppoll, watches.as_mut_ptr() as usize, watches.len(), time, 0, 8)
    })
}

/// A length of time.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Time {
    pub seconds: u64,
    /// Less than 1,000,000,000.
    pub nanoseconds: u32,
}

impl Time {
    fn kernel(self) -> __kernel_timespec {
        // The kernel refuses what does not fit into a signed number.
        __kernel_timespec {
            tv_sec: self.seconds.min(i64::MAX as u64) as i64,
            tv_nsec: self.nanoseconds.into(),
        }
    }
}
