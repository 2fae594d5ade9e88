//! How full file systems are.
use super::{
    Errno,
    width::{self, statfs},
};
use core::ffi::CStr;

/// What a file system says of itself (statfs(2)).
#[derive(Clone, Copy)]
pub struct Usage(statfs);

#[allow(clippy::unnecessary_cast)] // the types differ between architectures
impl Usage {
    /// Of the file system that `path` is on.
    pub fn of(path: &CStr) -> Result<Usage, Errno> {
        width::file_system(path).map(Usage)
    }

    /// Its type (`*_SUPER_MAGIC`).
    pub fn kind(&self) -> u64 {
        self.0.f_type as u64 & 0xFFFF_FFFF
    }
    /// Its number, if it has one.
    pub fn id(&self) -> u64 {
        let [high, low] = self.0.f_fsid.val;
        u64::from(high as u32) << 32 | u64::from(low as u32)
    }
    /// The most bytes of a name.
    pub fn name_length(&self) -> u64 {
        self.0.f_namelen as u64
    }
    /// The size that input and output should have, in bytes.
    pub fn block_size(&self) -> u64 {
        self.0.f_bsize as u64
    }
    /// The unit of what follows, in bytes.
    pub fn unit(&self) -> u64 {
        match self.0.f_frsize as u64 {
            0 => self.0.f_bsize as u64,
            unit => unit,
        }
    }
    pub fn blocks(&self) -> u64 {
        self.0.f_blocks as u64
    }
    pub fn free(&self) -> u64 {
        self.0.f_bfree as u64
    }
    /// What of the free blocks is not kept for the superuser; with the top bit set it is less than nothing.
    pub fn available(&self) -> u64 {
        self.0.f_bavail as u64
    }
    pub fn inodes(&self) -> u64 {
        self.0.f_files as u64
    }
    pub fn free_inodes(&self) -> u64 {
        self.0.f_ffree as u64
    }
}
