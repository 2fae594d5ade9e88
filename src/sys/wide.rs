//! What differs with the width of registers, where they have 64 bits: nothing but the numbers of the calls. narrow.rs is for 32 bits.
use super::{Errno, Fd, Stat, raw::*, result};
use crate::arch::*;
use core::{ffi::CStr, mem::MaybeUninit};

pub(super) use super::raw::{
    __NR_fcntl, __NR_getegid, __NR_geteuid, __NR_getgid, __NR_getgroups, __NR_getuid, __NR_mmap,
    __NR_setgid, __NR_setgroups, __NR_setuid, F_GETLK, F_SETLK, flock, stat, statfs,
};

/// A call that takes times.
#[derive(Clone, Copy)]
pub(super) struct Timed(u32);
pub(super) const CLOCK_GETTIME: Timed = Timed(__NR_clock_gettime);
pub(super) const CLOCK_NANOSLEEP: Timed = Timed(__NR_clock_nanosleep);
pub(super) const CLOCK_SETTIME: Timed = Timed(__NR_clock_settime);
pub(super) const PPOLL: Timed = Timed(__NR_ppoll);
pub(super) const SIGTIMEDWAIT: Timed = Timed(__NR_rt_sigtimedwait);
pub(super) const UTIMENSAT: Timed = Timed(__NR_utimensat);

impl Timed {
    /// Makes the call: `call` does, with the call's number and the address of the times, 0 if there are none.
    #[inline(always)]
    pub(super) fn call(
        self,
        times: Option<&mut [__kernel_timespec]>,
        call: impl Fn(u32, usize) -> isize,
    ) -> Result<usize, Errno> {
        let at = times.map_or(core::ptr::null_mut(), <[_]>::as_mut_ptr);
        result(call(self.0, at as usize))
    }
}

/// Reads at most `buf.len()` bytes at an offset (pread(2)).
#[inline(always)]
pub(super) fn read_at(file: &Fd, buf: &mut [u8], offset: u64) -> Result<usize, Errno> {
    let (at, len) = (buf.as_mut_ptr() as usize, buf.len());
    // SAFETY: the kernel writes at most `buf.len()` bytes at `buf`.
    result(unsafe { syscall4(__NR_pread64, file.arg(), at, len, offset as usize) })
}

/// Moves the position of a file (lseek(2)).
#[inline(always)]
pub(super) fn seek(file: &Fd, offset: i64, whence: u32) -> Result<u64, Errno> {
    // SAFETY: lseek touches no memory.
    result(unsafe { syscall3(__NR_lseek, file.arg(), offset as usize, whence as usize) })
        .map(|at| at as u64)
}

/// Sets the size of a file (ftruncate(2)).
#[inline(always)]
pub(super) fn truncate(file: &Fd, size: u64) -> Result<(), Errno> {
    // SAFETY: ftruncate touches no memory.
    result(unsafe { syscall2(__NR_ftruncate, file.arg(), size as usize) }).map(drop)
}

/// Says how a part of a file will be used (posix_fadvise(2)).
#[inline(always)]
pub(super) fn advise(file: &Fd, offset: u64, len: u64, advice: u32) -> Result<(), Errno> {
    let (offset, len) = (offset as usize, len as usize);
    // SAFETY: fadvise64 touches no memory.
    result(unsafe { syscall4(__NR_fadvise64, file.arg(), offset, len, advice as usize) }).map(drop)
}

/// The status of `path` below `dir`. `flags`: AT_SYMLINK_NOFOLLOW, AT_EMPTY_PATH.
#[inline(always)]
pub(super) fn stat_at(dir: i32, path: &CStr, flags: u32) -> Result<Stat, Errno> {
    let mut buf = MaybeUninit::<stat>::uninit();
    // SAFETY: `path` is NUL-terminated, and the kernel writes one `stat` to `buf`.
    result(unsafe {
        syscall4(
            __NR_newfstatat,
            dir as usize,
            path.as_ptr() as usize,
            buf.as_mut_ptr() as usize,
            flags as usize,
        )
    })?;
    // SAFETY: the call succeeded, so it filled `buf`; every bit pattern is a `stat`.
    Ok(Stat(unsafe { buf.assume_init() }))
}

/// The status of an open file.
#[inline(always)]
pub(super) fn fstat(fd: &Fd) -> Result<Stat, Errno> {
    let mut buf = MaybeUninit::<stat>::uninit();
    // SAFETY: the kernel writes one `stat` to `buf`.
    result(unsafe { syscall2(__NR_fstat, fd.arg(), buf.as_mut_ptr() as usize) })?;
    // SAFETY: as above.
    Ok(Stat(unsafe { buf.assume_init() }))
}

/// What the file system that `path` is on says of itself.
#[inline(always)]
pub(super) fn file_system(path: &CStr) -> Result<statfs, Errno> {
    let mut buf = MaybeUninit::<statfs>::uninit();
    let (path, at) = (path.as_ptr() as usize, buf.as_mut_ptr() as usize);
    // SAFETY: `path` is NUL-terminated, and the kernel writes one `statfs` to `buf`.
    result(unsafe { syscall2(__NR_statfs, path, at) })?;
    // SAFETY: the call succeeded, so it filled `buf`; every bit pattern is a `statfs`.
    Ok(unsafe { buf.assume_init() })
}
