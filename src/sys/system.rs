//! The machine and its kernel.
use super::{
    Errno, Fd,
    raw::*,
    result,
    width::{CLOCK_GETTIME, CLOCK_SETTIME},
};
use crate::arch::*;
use core::{ffi::CStr, mem::MaybeUninit};
use linux_raw_sys::{
    ioctl,
    system::{new_utsname, sysinfo},
};

/// What the kernel calls itself and the machine (uname(2)).
pub struct Names(new_utsname);

impl Names {
    pub fn get() -> Result<Names, Errno> {
        let mut names = MaybeUninit::<new_utsname>::uninit();
        // SAFETY: the kernel writes one `new_utsname`.
        result(unsafe { syscall1(__NR_uname, names.as_mut_ptr() as usize) })?;
        // SAFETY: the call succeeded, so it filled `names`.
        Ok(Names(unsafe { names.assume_init() }))
    }

    pub fn kernel(&self) -> &[u8] {
        text(&self.0.sysname)
    }
    pub fn node(&self) -> &[u8] {
        text(&self.0.nodename)
    }
    pub fn release(&self) -> &[u8] {
        text(&self.0.release)
    }
    pub fn version(&self) -> &[u8] {
        text(&self.0.version)
    }
    /// The name of the NIS domain.
    pub fn domain(&self) -> &[u8] {
        text(&self.0.domainname)
    }
    pub fn machine(&self) -> &[u8] {
        text(&self.0.machine)
    }
}

fn text(field: &[core::ffi::c_char; 65]) -> &[u8] {
    // SAFETY: `c_char` is a byte by another name.
    let bytes = unsafe { &*core::ptr::from_ref(field).cast::<[u8; 65]>() };
    CStr::from_bytes_until_nul(bytes).map_or(bytes, CStr::to_bytes)
}

/// How many processors this process may run on.
pub fn processors() -> Result<usize, Errno> {
    // Room for 8192 processors, the most that Linux can be built for.
    let mut mask = [0u64; 128];
    // SAFETY: the kernel writes at most as many bytes as `mask` has.
    result(unsafe {
        syscall3(__NR_sched_getaffinity, 0, size_of_val(&mask), mask.as_mut_ptr() as usize)
    })?;
    Ok(mask.iter().map(|word| word.count_ones() as usize).sum())
}

/// How much memory the machine has, in bytes; 64 MiB if the kernel does not say.
pub fn memory() -> u64 {
    let mut info = MaybeUninit::<sysinfo>::zeroed();
    // SAFETY: the kernel writes one `sysinfo`.
    let done = result(unsafe { syscall1(__NR_sysinfo, info.as_mut_ptr() as usize) });
    // SAFETY: zeros are a `sysinfo`, and so is what the kernel writes.
    let info = unsafe { info.assume_init() };
    match done {
        #[allow(clippy::unnecessary_cast)] // the types differ between architectures
        Ok(_) => (info.totalram as u64).saturating_mul(info.mem_unit.into()),
        Err(_) => 64 << 20,
    }
}

/// The time of day: seconds since 1970 and nanoseconds.
pub fn now() -> (i64, u32) {
    clock(CLOCK_REALTIME)
}

fn clock(clock: u32) -> (i64, u32) {
    let mut now = [__kernel_timespec { tv_sec: 0, tv_nsec: 0 }];
    // SAFETY: the kernel writes one time.
    let get = |call, at| unsafe { syscall2(call, clock as usize, at) };
    // There always are a clock of real time and one that starts at boot.
    let _ = CLOCK_GETTIME.call(Some(&mut now), get);
    let [now] = now;
    (now.tv_sec, now.tv_nsec as u32)
}

/// Sets that clock.
pub fn set_now((seconds, nanoseconds): (i64, u32)) -> Result<(), Errno> {
    let mut now = [__kernel_timespec { tv_sec: seconds, tv_nsec: nanoseconds.into() }];
    // SAFETY: the kernel reads one time.
    let set = |call, at| unsafe { syscall2(call, CLOCK_REALTIME as usize, at) };
    CLOCK_SETTIME.call(Some(&mut now), set).map(drop)
}

/// Tells the kernel how many minutes local time is behind UTC. The first time after the start, it moves the clock by so much, for it
/// takes that the machine's own clock had local time (settimeofday(2)).
pub fn set_zone(minutes_west: i32) -> Result<(), Errno> {
    let zone = [minutes_west, 0];
    // SAFETY: the kernel reads nothing through the null pointer and two `int`s, a `struct timezone`.
    result(unsafe { syscall2(__NR_settimeofday, 0, zone.as_ptr() as usize) }).map(drop)
}

/// What the clock that runs while the machine is off shows: second, minute, hour, day, month from 0 on, and year from 1900 on.
pub type RtcTime = [i32; 6];

/// Reads such a clock (rtc(4)).
pub fn read_clock(rtc: &Fd) -> Result<RtcTime, Errno> {
    let mut fields = [0i32; 9];
    let at = fields.as_mut_ptr() as usize;
    // SAFETY: the kernel writes one `struct rtc_time`, nine `int`s.
    result(unsafe { syscall3(__NR_ioctl, rtc.arg(), ioctl::RTC_RD_TIME as usize, at) })?;
    let [second, minute, hour, day, month, year, ..] = fields;
    Ok([second, minute, hour, day, month, year])
}

/// Sets it.
pub fn set_clock(
    rtc: &Fd,
    [second, minute, hour, day, month, year]: &RtcTime,
) -> Result<(), Errno> {
    let fields = [*second, *minute, *hour, *day, *month, *year, 0, 0, 0];
    let at = fields.as_ptr() as usize;
    // SAFETY: the kernel reads one `struct rtc_time`, nine `int`s.
    result(unsafe { syscall3(__NR_ioctl, rtc.arg(), ioctl::RTC_SET_TIME as usize, at) }).map(drop)
}

/// How long the machine has run: seconds, with those asleep, and nanoseconds.
pub fn uptime() -> (i64, u32) {
    clock(CLOCK_BOOTTIME)
}

/// How many processes wanted to run in the last 1, 5 and 15 minutes, in 2048ths.
pub fn loads() -> Result<[u64; 3], Errno> {
    let mut info = MaybeUninit::<sysinfo>::uninit();
    // SAFETY: the kernel writes one `sysinfo`.
    result(unsafe { syscall1(__NR_sysinfo, info.as_mut_ptr() as usize) })?;
    // SAFETY: the call succeeded, so it filled `info`.
    let info = unsafe { info.assume_init() };
    // The kernel gives more bits than it has.
    #[allow(clippy::unnecessary_cast)] // the types differ between architectures
    Ok(info.loads.map(|load| load as u64 >> 5))
}

/// Sets the name of the machine.
pub fn set_name(name: &[u8]) -> Result<(), Errno> {
    // SAFETY: the kernel reads `name`.
    result(unsafe { syscall2(__NR_sethostname, name.as_ptr() as usize, name.len()) }).map(drop)
}

/// Restarts, halts or powers off the machine, or says what Ctrl-Alt-Del does (`LINUX_REBOOT_CMD_*`, reboot(2)). What is not written
/// yet is lost.
pub fn reboot(command: u32) -> Result<(), Errno> {
    let (first, second) = (LINUX_REBOOT_MAGIC1 as usize, LINUX_REBOOT_MAGIC2 as usize);
    // SAFETY: no command but RESTART2, which nobody gives, has an address behind it.
    result(unsafe { syscall4(__NR_reboot, first, second, command as usize, 0) }).map(drop)
}
