//! What the kernel knows about a file.
use super::{Errno, Fd, raw::*, result};
use crate::arch::*;
use core::{ffi::CStr, mem::MaybeUninit};

/// The status of a file (stat(2)).
#[derive(Clone, Copy)]
pub struct Stat {
    pub dev: u64,
    pub ino: u64,
    /// Type (`S_IFMT`) and permissions.
    pub mode: u32,
    pub nlink: u64,
    pub uid: u32,
    pub gid: u32,
    pub rdev: u64,
    /// Bytes.
    pub size: u64,
    /// The size that input and output should have, in bytes.
    pub block_size: u64,
    /// What it takes on the device, in units of 512 bytes.
    pub blocks: u64,
}

impl Stat {
    fn is(&self, kind: u32) -> bool {
        self.mode & S_IFMT == kind
    }
    pub fn is_regular(&self) -> bool {
        self.is(S_IFREG)
    }
    pub fn is_directory(&self) -> bool {
        self.is(S_IFDIR)
    }
    pub fn is_pipe(&self) -> bool {
        self.is(S_IFIFO)
    }
    pub fn is_character_device(&self) -> bool {
        self.is(S_IFCHR)
    }
    pub fn is_socket(&self) -> bool {
        self.is(S_IFSOCK)
    }
    /// The size of a regular file, in bytes, if it can be relied on: files of /proc say that they are empty, and files of /sys that they
    /// are as large as a page.
    pub fn real_size(&self) -> Option<u64> {
        (self.is_regular() && self.size > 64 << 10).then_some(self.size)
    }
    /// Is it the same file, by whatever name?
    pub fn same_file(&self, other: &Stat) -> bool {
        (self.dev, self.ino) == (other.dev, other.ino)
    }
}

/// The status of `path` below `dir`. `flags`: AT_SYMLINK_NOFOLLOW, AT_EMPTY_PATH.
pub fn stat_at(dir: i32, path: &CStr, flags: u32) -> Result<Stat, Errno> {
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
    let stat = unsafe { buf.assume_init() };
    #[allow(clippy::unnecessary_cast)] // the types differ between architectures
    Ok(Stat {
        dev: stat.st_dev as u64,
        ino: stat.st_ino as u64,
        mode: stat.st_mode as u32,
        nlink: stat.st_nlink as u64,
        uid: stat.st_uid as u32,
        gid: stat.st_gid as u32,
        rdev: stat.st_rdev as u64,
        size: stat.st_size as u64,
        block_size: stat.st_blksize as u64,
        blocks: stat.st_blocks as u64,
    })
}

/// The status of an open file.
pub fn fstat(fd: &Fd) -> Result<Stat, Errno> {
    stat_at(fd.number(), c"", AT_EMPTY_PATH)
}
