//! What differs with the width of registers, where they have 32 bits: sizes and offsets of files take two of them, and for most calls
//! there is an old one with short users, files or times. wide.rs is for 64 bits.
use super::{Errno, Fd, Stat, raw::*, result};
use crate::arch::*;
use core::{ffi::CStr, mem::MaybeUninit};

pub(super) use super::raw::{
    __NR_fcntl64 as __NR_fcntl, __NR_getegid32 as __NR_getegid, __NR_geteuid32 as __NR_geteuid,
    __NR_getgid32 as __NR_getgid, __NR_getgroups32 as __NR_getgroups, __NR_getuid32 as __NR_getuid,
    __NR_mmap2 as __NR_mmap, __NR_setgid32 as __NR_setgid, __NR_setgroups32 as __NR_setgroups,
    __NR_setuid32 as __NR_setuid, F_GETLK64 as F_GETLK, F_SETLK64 as F_SETLK, flock64 as flock,
    statfs64 as statfs,
};

/// A call that takes times of 64 bits, and the one that kernels before 5.1 have instead, whose times have 32.
#[derive(Clone, Copy)]
pub(super) struct Timed(u32, u32);
pub(super) const CLOCK_GETTIME: Timed = Timed(__NR_clock_gettime64, __NR_clock_gettime);
pub(super) const CLOCK_NANOSLEEP: Timed = Timed(__NR_clock_nanosleep_time64, __NR_clock_nanosleep);
pub(super) const CLOCK_SETTIME: Timed = Timed(__NR_clock_settime64, __NR_clock_settime);
pub(super) const PPOLL: Timed = Timed(__NR_ppoll_time64, __NR_ppoll);
pub(super) const SIGTIMEDWAIT: Timed = Timed(__NR_rt_sigtimedwait_time64, __NR_rt_sigtimedwait);
pub(super) const UTIMENSAT: Timed = Timed(__NR_utimensat_time64, __NR_utimensat);

impl Timed {
    /// Makes the call: `call` does, with the call's number and the address of the times, 0 if there are none.
    pub(super) fn call(
        self,
        times: Option<&mut [__kernel_timespec]>,
        call: impl Fn(u32, usize) -> isize,
    ) -> Result<usize, Errno> {
        self.made(times.unwrap_or(&mut []), &call)
    }

    /// As above, with as many copies in the program as there are calls with one and with two times.
    fn made(
        self,
        times: &mut [__kernel_timespec],
        call: &dyn Fn(u32, usize) -> isize,
    ) -> Result<usize, Errno> {
        let start = if times.is_empty() { 0 } else { times.as_mut_ptr() as usize };
        let done = result(call(self.0, start));
        if !matches!(done, Err(Errno::NOSYS | Errno::PERM)) {
            return done;
        }
        // No call has more. What is too far away becomes the last or first second that there is, as the kernel does with those of files.
        let mut old = [(0i32, 0i32); 2];
        for (old, time) in old.iter_mut().zip(times.iter()) {
            let seconds = time.tv_sec.clamp(i32::MIN.into(), i32::MAX.into());
            *old = (seconds as i32, time.tv_nsec as i32);
        }
        let start = if times.is_empty() { 0 } else { old.as_mut_ptr() as usize };
        let done = result(call(self.1, start));
        for (old, time) in old.iter().zip(times) {
            (time.tv_sec, time.tv_nsec) = (old.0.into(), old.1.into());
        }
        done
    }
}

/// Reads at most `buf.len()` bytes at an offset (pread(2)).
pub(super) fn read_at(file: &Fd, buf: &mut [u8], offset: u64) -> Result<usize, Errno> {
    // SAFETY: the kernel writes at most `buf.len()` bytes at `buf`.
    result(unsafe { pread64(file.arg(), buf.as_mut_ptr() as usize, buf.len(), offset) })
}

/// Moves the position of a file (_llseek(2)).
pub(super) fn seek(file: &Fd, offset: i64, whence: u32) -> Result<u64, Errno> {
    let mut at = 0u64;
    let (high, low, room) = ((offset >> 32) as usize, offset as usize, &raw mut at as usize);
    // SAFETY: the kernel writes one number of 64 bits at `at`.
    result(unsafe { syscall5(__NR__llseek, file.arg(), high, low, room, whence as usize) })?;
    Ok(at)
}

/// Sets the size of a file (ftruncate64(2)).
pub(super) fn truncate(file: &Fd, size: u64) -> Result<(), Errno> {
    result(ftruncate64(file.arg(), size)).map(drop)
}

/// Says how a part of a file will be used (posix_fadvise(2)).
pub(super) fn advise(file: &Fd, offset: u64, len: u64, advice: u32) -> Result<(), Errno> {
    result(fadvise64(file.arg(), offset, len, advice)).map(drop)
}

/// The status of a file, with the names that the fields have elsewhere.
#[derive(Clone, Copy)]
#[allow(non_camel_case_types)]
pub(super) struct stat {
    pub st_dev: u64,
    pub st_ino: u64,
    pub st_nlink: u32,
    pub st_mode: u32,
    pub st_uid: u32,
    pub st_gid: u32,
    pub st_rdev: u64,
    pub st_size: i64,
    pub st_blksize: u32,
    pub st_blocks: u64,
    pub st_atime: i64,
    pub st_atime_nsec: u32,
    pub st_mtime: i64,
    pub st_mtime_nsec: u32,
    pub st_ctime: i64,
    pub st_ctime_nsec: u32,
}

/// A device's number, as stat(2) has it elsewhere.
fn device(major: u32, minor: u32) -> u64 {
    (minor & 0xFF | (major & 0xFFF) << 8 | (minor & !0xFF) << 12).into()
}

/// The status of `path` below `dir`. `flags`: AT_SYMLINK_NOFOLLOW, AT_EMPTY_PATH. Kernels before 4.11, and filters that do not know statx(2), give
/// times of 32 bits.
#[inline(never)]
pub(super) fn stat_at(dir: i32, path: &CStr, flags: u32) -> Result<Stat, Errno> {
    let (dir, path, flags) = (dir as usize, path.as_ptr() as usize, flags as usize);
    // The old calls wait for no file system to be mounted.
    let still = flags | AT_NO_AUTOMOUNT as usize;
    let mut buf = MaybeUninit::<statx>::uninit();
    let room = buf.as_mut_ptr() as usize;
    // SAFETY: `path` is NUL-terminated, and the kernel writes one `statx` to `buf`.
    match result(unsafe {
        syscall5(__NR_statx, dir, path, still, STATX_BASIC_STATS as usize, room)
    }) {
        Err(Errno::NOSYS | Errno::PERM) => {}
        done => {
            done?;
            // SAFETY: the call succeeded, so it filled `buf`; every bit pattern is a `statx`.
            let new = unsafe { buf.assume_init() };
            return Ok(Stat(stat {
                st_dev: device(new.stx_dev_major, new.stx_dev_minor),
                st_ino: new.stx_ino,
                st_nlink: new.stx_nlink,
                st_mode: new.stx_mode.into(),
                st_uid: new.stx_uid,
                st_gid: new.stx_gid,
                st_rdev: device(new.stx_rdev_major, new.stx_rdev_minor),
                st_size: new.stx_size as i64,
                st_blksize: new.stx_blksize,
                st_blocks: new.stx_blocks,
                st_atime: new.stx_atime.tv_sec,
                st_atime_nsec: new.stx_atime.tv_nsec,
                st_mtime: new.stx_mtime.tv_sec,
                st_mtime_nsec: new.stx_mtime.tv_nsec,
                st_ctime: new.stx_ctime.tv_sec,
                st_ctime_nsec: new.stx_ctime.tv_nsec,
            }));
        }
    }
    let mut buf = MaybeUninit::<stat64>::uninit();
    // SAFETY: `path` is NUL-terminated, and the kernel writes one `stat64` to `buf`.
    result(unsafe { syscall4(__NR_fstatat64, dir, path, buf.as_mut_ptr() as usize, flags) })?;
    // SAFETY: the call succeeded, so it filled `buf`; every bit pattern is a `stat64`.
    let old = unsafe { buf.assume_init() };
    let time = |seconds: u32| i64::from(seconds as i32);
    Ok(Stat(stat {
        st_dev: old.st_dev,
        st_ino: old.st_ino,
        st_nlink: old.st_nlink,
        st_mode: old.st_mode,
        st_uid: old.st_uid,
        st_gid: old.st_gid,
        st_rdev: old.st_rdev,
        st_size: old.st_size,
        st_blksize: old.st_blksize,
        st_blocks: old.st_blocks,
        st_atime: time(old.st_atime),
        st_atime_nsec: old.st_atime_nsec,
        st_mtime: time(old.st_mtime),
        st_mtime_nsec: old.st_mtime_nsec,
        st_ctime: time(old.st_ctime),
        st_ctime_nsec: old.st_ctime_nsec,
    }))
}

/// The status of an open file.
pub(super) fn fstat(fd: &Fd) -> Result<Stat, Errno> {
    stat_at(fd.number(), c"", AT_EMPTY_PATH)
}

/// What the file system that `path` is on says of itself.
pub(super) fn file_system(path: &CStr) -> Result<statfs, Errno> {
    let mut buf = MaybeUninit::<statfs>::uninit();
    let (path, at) = (path.as_ptr() as usize, buf.as_mut_ptr() as usize);
    // SAFETY: `path` is NUL-terminated, and the kernel writes one `statfs64` to `buf`.
    result(unsafe { syscall3(__NR_statfs64, path, size_of::<statfs>(), at) })?;
    // SAFETY: the call succeeded, so it filled `buf`; every bit pattern is a `statfs64`.
    Ok(unsafe { buf.assume_init() })
}
