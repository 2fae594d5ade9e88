//! What the kernel knows about a file.
use super::{
    Errno, Fd,
    raw::*,
    result,
    width::{self, stat},
};
use crate::arch::*;
use core::{ffi::CStr, mem::MaybeUninit};

/// The status of a file (stat(2)), as the kernel gives it.
#[derive(Clone, Copy)]
pub struct Stat(pub(super) stat);

#[allow(clippy::unnecessary_cast)] // the types differ between architectures
impl Stat {
    /// The status of nothing: it has no type and no size.
    // SAFETY: all of `stat` is integers, for which zero is a value.
    pub const NOTHING: Stat = Stat(unsafe { core::mem::zeroed() });

    /// The device and the inode, which are the file's whatever its name.
    pub fn identity(&self) -> (u64, u64) {
        (self.0.st_dev as u64, self.0.st_ino as u64)
    }
    /// In bytes.
    pub fn size(&self) -> u64 {
        self.0.st_size as u64
    }
    /// The device that a special file stands for.
    pub fn special_device(&self) -> u64 {
        self.0.st_rdev as u64
    }
    /// The type and the permissions.
    pub fn mode(&self) -> u32 {
        self.0.st_mode as u32
    }
    /// How many names it has.
    pub fn links(&self) -> u64 {
        self.0.st_nlink as u64
    }
    /// Its owner.
    pub fn user(&self) -> u32 {
        self.0.st_uid
    }
    pub fn group(&self) -> u32 {
        self.0.st_gid
    }
    /// What it takes on the device, in units of 512 bytes.
    pub fn blocks(&self) -> u64 {
        self.0.st_blocks as u64
    }
    /// The size that input and output should have, in bytes.
    pub fn block_size(&self) -> u64 {
        self.0.st_blksize as u64
    }
    /// When it was last read: seconds since 1970 and nanoseconds, as the other times.
    pub fn accessed(&self) -> (i64, u32) {
        (self.0.st_atime as i64, self.0.st_atime_nsec as u32)
    }
    /// When its contents last changed.
    pub fn modified(&self) -> (i64, u32) {
        (self.0.st_mtime as i64, self.0.st_mtime_nsec as u32)
    }
    /// When its status last changed.
    pub fn changed(&self) -> (i64, u32) {
        (self.0.st_ctime as i64, self.0.st_ctime_nsec as u32)
    }
    /// The type: `S_IF*`.
    pub fn kind(&self) -> u32 {
        self.mode() & S_IFMT
    }
    pub fn is_regular(&self) -> bool {
        self.kind() == S_IFREG
    }
    pub fn is_directory(&self) -> bool {
        self.kind() == S_IFDIR
    }
    pub fn is_pipe(&self) -> bool {
        self.kind() == S_IFIFO
    }
    pub fn is_character_device(&self) -> bool {
        self.kind() == S_IFCHR
    }
    pub fn is_socket(&self) -> bool {
        self.kind() == S_IFSOCK
    }
    /// The size of a regular file, in bytes, if it can be relied on: files of /proc say that they are empty, and files of /sys that they
    /// are as large as a page.
    pub fn real_size(&self) -> Option<u64> {
        (self.is_regular() && self.size() > 64 << 10).then_some(self.size())
    }
    /// Is it the same file, by whatever name?
    pub fn same_file(&self, other: &Stat) -> bool {
        self.identity() == other.identity()
    }
}

/// The status of `path` below `dir`. `flags`: AT_SYMLINK_NOFOLLOW, AT_EMPTY_PATH.
pub fn stat_at(dir: i32, path: &CStr, flags: u32) -> Result<Stat, Errno> {
    width::stat_at(dir, path, flags)
}

/// The status of an open file.
#[inline(never)]
pub fn fstat(fd: &Fd) -> Result<Stat, Errno> {
    width::fstat(fd)
}

/// When the file `path` below `dir` was made, as far as the kernel (statx(2), Linux 4.11) and the file system know. `flags` as for
/// [`stat_at`], and AT_STATX_FORCE_SYNC or AT_STATX_DONT_SYNC.
pub fn birth_at(dir: i32, path: &CStr, flags: u32) -> Option<(i64, u32)> {
    let mut buf = MaybeUninit::<statx>::uninit();
    let (dir, path, flags) = (dir as usize, path.as_ptr() as usize, flags as usize);
    let room = buf.as_mut_ptr() as usize;
    // SAFETY: `path` is NUL-terminated, and the kernel writes one `statx` to `buf`.
    result(unsafe { syscall5(__NR_statx, dir, path, flags, STATX_BTIME as usize, room) }).ok()?;
    // SAFETY: the call succeeded, so it filled `buf`; every bit pattern is a `statx`.
    let stat = unsafe { buf.assume_init() };
    (stat.stx_mask & STATX_BTIME != 0).then_some((stat.stx_btime.tv_sec, stat.stx_btime.tv_nsec))
}
