//! Files and directories. Paths are relative to a directory descriptor; [`CWD`] stands for the working directory.
use super::{
    Errno, Fd, fstat, process,
    raw::*,
    result,
    width::{self, __NR_fcntl, F_GETLK, F_SETLK, flock},
};
use crate::{
    arch::*,
    text::{number, split::parts},
};
use alloc::vec::Vec;
use core::ffi::CStr;

/// A directory that paths are relative to, as a descriptor's number.
pub const CWD: i32 = AT_FDCWD;

/// Opens `path` below `dir` with the `O_*` flags; O_CLOEXEC and O_LARGEFILE are added. `mode` counts if the file is made.
pub fn open(dir: i32, path: &CStr, flags: u32, mode: u32) -> Result<Fd, Errno> {
    let flags = flags | O_CLOEXEC | O_LARGEFILE;
    // SAFETY: `path` is NUL-terminated, and the kernel only reads it.
    result(unsafe {
        syscall4(__NR_openat, dir as usize, path.as_ptr() as usize, flags as usize, mode as usize)
    })
    .and_then(Fd::new)
}

/// Opens the file `path` for reading if it lies below `dir`, whatever links are on the way (openat2(2)). Kernels without that call follow no
/// link at all.
pub fn open_beneath(dir: &Fd, path: &CStr) -> Result<Fd, Errno> {
    // A fifo is not waited for.
    let flags = O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC | O_LARGEFILE;
    let resolve = (RESOLVE_BENEATH | RESOLVE_NO_MAGICLINKS).into();
    let how = open_how { flags: flags.into(), mode: 0, resolve };
    let (at, len) = (&raw const how as usize, size_of::<open_how>());
    // SAFETY: `path` is NUL-terminated, `how` has `len` bytes, and the kernel only reads them.
    let opened =
        result(unsafe { syscall4(__NR_openat2, dir.arg(), path.as_ptr() as usize, at, len) });
    match opened {
        Err(Errno::NOSYS | Errno::PERM) => {}
        done => return done.and_then(Fd::new),
    }
    let mut inner: Option<Fd> = None;
    let mut parts = parts(path.to_bytes(), b'/').peekable();
    while let Some(part) = parts.next() {
        if part == b".." {
            return Err(Errno::XDEV);
        }
        let last = parts.peek().is_none();
        let name = crate::c_string(if part.is_empty() { b"." } else { part });
        let kind = if last { flags } else { O_PATH | O_DIRECTORY };
        let above = inner.as_ref().unwrap_or(dir).number();
        inner = Some(open(above, &name, kind | O_NOFOLLOW, 0)?);
    }
    inner.ok_or(Errno::NOENT)
}

/// Gives the file `path` a second name (linkat(2)); a symbolic link is followed if `follow`.
pub fn link(dir: i32, path: &CStr, to: i32, new: &CStr, follow: bool) -> Result<(), Errno> {
    let flags = if follow { AT_SYMLINK_FOLLOW as usize } else { 0 };
    let (path, new) = (path.as_ptr() as usize, new.as_ptr() as usize);
    // SAFETY: both paths are NUL-terminated, and the kernel only reads them.
    result(unsafe { syscall5(__NR_linkat, dir as usize, path, to as usize, new, flags) }).map(drop)
}

/// Makes `path` a symbolic link with the text `target`.
pub fn symlink(target: &CStr, dir: i32, path: &CStr) -> Result<(), Errno> {
    let (target, path) = (target.as_ptr() as usize, path.as_ptr() as usize);
    // SAFETY: both paths are NUL-terminated, and the kernel only reads them.
    result(unsafe { syscall3(__NR_symlinkat, target, dir as usize, path) }).map(drop)
}

/// Moves `path` to `new`, over what is there (renameat2(2)). `flags`: RENAME_NOREPLACE, RENAME_EXCHANGE.
pub fn rename(dir: i32, path: &CStr, to: i32, new: &CStr, flags: u32) -> Result<(), Errno> {
    let (path, new) = (path.as_ptr() as usize, new.as_ptr() as usize);
    let (dir, to) = (dir as usize, to as usize);
    // SAFETY: both paths are NUL-terminated, and the kernel only reads them.
    result(unsafe { syscall5(__NR_renameat2, dir, path, to, new, flags as usize) }).map(drop)
}

/// Removes a name (unlinkat(2)): of a directory with the flag AT_REMOVEDIR, and of anything else without.
pub fn unlink(dir: i32, path: &CStr, flags: u32) -> Result<(), Errno> {
    let path = path.as_ptr() as usize;
    // SAFETY: the path is NUL-terminated, and the kernel only reads it.
    result(unsafe { syscall3(__NR_unlinkat, dir as usize, path, flags as usize) }).map(drop)
}

/// Locks a file against others that lock it, until it is closed; `WOULDBLOCK` (`AGAIN`) where one of them has it (flock(2)).
pub fn try_lock(file: &Fd) -> Result<(), Errno> {
    lock(file, LOCK_EX | LOCK_NB)
}

/// Locks or unlocks a file, as `how` says (`LOCK_*`, flock(2)).
pub fn lock(file: &Fd, how: u32) -> Result<(), Errno> {
    // SAFETY: flock touches no memory.
    result(unsafe { syscall2(__NR_flock, file.arg(), how as usize) }).map(drop)
}

/// Has another process locked the file, by flock(2) or, as lockf(3) does, by fcntl(2)?
pub fn is_locked(file: &Fd) -> bool {
    // The lock goes with the descriptor.
    let free = lock(file, LOCK_SH | LOCK_NB);
    // SAFETY: zeros are a `flock`, which stands for all of the file.
    let mut lock: flock = unsafe { core::mem::zeroed() };
    lock.l_type = F_WRLCK as _;
    let at = &raw mut lock as usize;
    // SAFETY: the kernel reads one `flock` and writes one to the same place.
    let told = result(unsafe { syscall3(__NR_fcntl, file.arg(), F_GETLK as usize, at) });
    free.is_err() || told.is_ok() && i64::from(lock.l_type) != i64::from(F_UNLCK)
}

/// Locks all of a file against others that lock it by fcntl(2), until the process closes it; `AGAIN` or `ACCES` where one of them has it.
pub fn try_lock_record(file: &Fd) -> Result<(), Errno> {
    // SAFETY: all of `flock` is integers, for which zero is a value: from the start, to the end.
    let mut lock: flock = unsafe { core::mem::zeroed() };
    lock.l_type = F_WRLCK as _;
    // SAFETY: the kernel reads one `flock`.
    result(unsafe { syscall3(__NR_fcntl, file.arg(), F_SETLK as usize, &raw const lock as usize) })
        .map(drop)
}

/// Makes a directory; `mode` is reduced by the umask.
pub fn make_directory(dir: i32, path: &CStr, mode: u32) -> Result<(), Errno> {
    let path = path.as_ptr() as usize;
    // SAFETY: the path is NUL-terminated, and the kernel only reads it.
    result(unsafe { syscall3(__NR_mkdirat, dir as usize, path, mode as usize) }).map(drop)
}

/// Makes a file of the type in `mode` (`S_IF*`), whose permissions are reduced by the umask. `device` counts for devices.
pub fn make_node(dir: i32, path: &CStr, mode: u32, device: u32) -> Result<(), Errno> {
    let path = path.as_ptr() as usize;
    // SAFETY: the path is NUL-terminated, and the kernel only reads it.
    result(unsafe { syscall4(__NR_mknodat, dir as usize, path, mode as usize, device as usize) })
        .map(drop)
}

/// Sets the permissions of an open file, also of one that was opened with O_PATH.
pub fn change_mode(file: &Fd, mode: u32) -> Result<(), Errno> {
    let (fd, mode) = (file.arg(), mode as usize);
    // SAFETY: fchmod touches no memory.
    let done = result(unsafe { syscall2(__NR_fchmod, fd, mode) });
    if done != Err(Errno::BADF) {
        return done.map(drop);
    }
    let (empty, flags) = (c"".as_ptr() as usize, AT_EMPTY_PATH as usize);
    // SAFETY: the path is NUL-terminated, and the kernel only reads it.
    let done = result(unsafe { syscall4(__NR_fchmodat2, fd, empty, mode, flags) });
    // It came with Linux 6.6.
    if !matches!(done, Err(Errno::NOSYS | Errno::PERM)) {
        return done.map(drop);
    }
    let path = path_of(file);
    // SAFETY: the path is NUL-terminated, and the kernel only reads it.
    result(unsafe { syscall3(__NR_fchmodat, AT_FDCWD as usize, path.as_ptr() as usize, mode) })
        .map(drop)
}

/// A path of an open file, for calls that take no descriptor, or none that was opened with O_PATH. It ends with a NUL.
pub(super) fn path_of(file: &Fd) -> [u8; 36] {
    let mut path = *b"/proc/self/fd/\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0";
    let mut room = [0; number::DIGITS];
    let digits = number::format(file.arg() as u64, &mut room);
    // No number has more than 20 digits.
    path.iter_mut().skip(14).zip(digits).for_each(|(place, digit)| *place = *digit);
    path
}

/// Sets the permissions of `path` below `dir`; of what a symbolic link stands for only with `follow`.
pub fn change_mode_at(dir: i32, path: &CStr, mode: u32, follow: bool) -> Result<(), Errno> {
    let (place, name, bits) = (dir as usize, path.as_ptr() as usize, mode as usize);
    if follow {
        // SAFETY: the path is NUL-terminated, and the kernel only reads it.
        return result(unsafe { syscall3(__NR_fchmodat, place, name, bits) }).map(drop);
    }
    let flags = AT_SYMLINK_NOFOLLOW as usize;
    // SAFETY: as above.
    let done = result(unsafe { syscall4(__NR_fchmodat2, place, name, bits, flags) });
    // It came with Linux 6.6.
    if !matches!(done, Err(Errno::NOSYS | Errno::PERM)) {
        return done.map(drop);
    }
    let file = open(dir, path, O_PATH | O_NOFOLLOW, 0)?;
    if fstat(&file)?.kind() == S_IFLNK {
        return Err(Errno::OPNOTSUPP);
    }
    change_mode(&file, mode)
}

/// Sets the owner and the group of `path` below `dir`; `None` stays as it is. `flags`: AT_SYMLINK_NOFOLLOW, AT_EMPTY_PATH.
pub fn change_owner(
    dir: i32,
    path: &CStr,
    user: Option<u32>,
    group: Option<u32>,
    flags: u32,
) -> Result<(), Errno> {
    let ids = [user, group].map(|id| id.unwrap_or(u32::MAX) as usize);
    let [user, group] = ids;
    let (dir, path) = (dir as usize, path.as_ptr() as usize);
    // SAFETY: the path is NUL-terminated, and the kernel only reads it.
    result(unsafe { syscall5(__NR_fchownat, dir, path, user, group, flags as usize) }).map(drop)
}

/// Sets the size of an open file, in bytes: what is behind it is lost, what is missing reads as zeros.
pub fn truncate(file: &Fd, size: u64) -> Result<(), Errno> {
    width::truncate(file, size)
}

/// The flags of an open file that can be changed, and its access mode: `O_*`.
pub fn open_flags(file: &Fd) -> Result<u32, Errno> {
    // SAFETY: fcntl with F_GETFL touches no memory.
    result(unsafe { syscall2(__NR_fcntl, file.arg(), F_GETFL as usize) }).map(|flags| flags as u32)
}

/// Sets those flags.
pub fn set_open_flags(file: &Fd, flags: u32) -> Result<(), Errno> {
    // SAFETY: fcntl with F_SETFL touches no memory.
    result(unsafe { syscall3(__NR_fcntl, file.arg(), F_SETFL as usize, flags as usize) }).map(drop)
}

/// Says that `len` bytes of a file from `offset` on, or all of it behind that with 0, need not stay in the cache.
pub fn forget_cached(file: &Fd, offset: u64, len: u64) -> Result<(), Errno> {
    width::advise(file, offset, len, POSIX_FADV_DONTNEED)
}

/// May the effective user read (4), write (2) or execute (1) the file at `path` below `dir`? Before Linux 5.8, and where a filter
/// does not know the call, it is the real user who is asked about.
pub fn may_access_at(dir: i32, path: &CStr, mode: u32) -> Result<(), Errno> {
    let (path, mode) = (path.as_ptr() as usize, mode as usize);
    let done = result(unsafe {
        // SAFETY: the path is NUL-terminated, and the kernel only reads it.
        syscall4(__NR_faccessat2, dir as usize, path, mode, AT_EACCESS as usize)
    });
    let done = match done {
        Err(Errno::NOSYS | Errno::PERM) => {
            // SAFETY: as above.
            result(unsafe { syscall3(__NR_faccessat, dir as usize, path, mode) })
        }
        done => done,
    };
    done.map(drop)
}

/// As [`may_access_at`], from the working directory.
pub fn may_access(path: &CStr, mode: u32) -> bool {
    may_access_at(CWD, path, mode).is_ok()
}

/// The text of a symbolic link.
#[inline(never)]
pub fn read_link(dir: i32, path: &CStr) -> Result<Vec<u8>, Errno> {
    let mut text = alloc::vec![0; 256];
    let path = path.as_ptr() as usize;
    loop {
        let (room, len) = (text.as_mut_ptr() as usize, text.len());
        // SAFETY: the path is NUL-terminated, and the kernel writes at most `text.len()` bytes.
        let len = result(unsafe { syscall4(__NR_readlinkat, dir as usize, path, room, len) })?;
        if len < text.len() {
            text.truncate(len);
            return Ok(text);
        }
        // It may have been cut off.
        text.resize(text.len() * 2, 0);
    }
}

/// The absolute path of a directory, without symbolic links. Needs no /proc, but changes the working directory for a moment.
pub fn resolve(directory: &CStr) -> Result<Vec<u8>, Errno> {
    let here = open(CWD, c".", O_PATH | O_DIRECTORY, 0)?;
    process::change_directory(directory)?;
    let path = process::working_directory();
    // SAFETY: fchdir touches no memory.
    result(unsafe { syscall1(__NR_fchdir, here.arg()) })?;
    path
}

/// Makes an open directory the working directory (fchdir(2)).
pub fn change_directory_to(dir: &Fd) -> Result<(), Errno> {
    // SAFETY: fchdir touches no memory.
    result(unsafe { syscall1(__NR_fchdir, dir.arg()) }).map(drop)
}

/// The names of a file's extended attributes, each with a NUL behind it, at the start of `buf` (listxattr(2)). `follow`: of what a
/// symbolic link leads to?
pub fn attribute_names(path: &CStr, follow: bool, buf: &mut [u8]) -> Result<usize, Errno> {
    let (path, at, len) = (path.as_ptr() as usize, buf.as_mut_ptr() as usize, buf.len());
    let number = if follow { __NR_listxattr } else { __NR_llistxattr };
    // SAFETY: the path is NUL-terminated, and the kernel writes at most `buf.len()` bytes at `buf`.
    result(unsafe { syscall3(number, path, at, len) })
}

/// An extended attribute of a file, at the start of `buf` (getxattr(2)).
pub fn attribute(path: &CStr, name: &CStr, follow: bool, buf: &mut [u8]) -> Result<usize, Errno> {
    let (path, name) = (path.as_ptr() as usize, name.as_ptr() as usize);
    let (at, len) = (buf.as_mut_ptr() as usize, buf.len());
    let number = if follow { __NR_getxattr } else { __NR_lgetxattr };
    // SAFETY: path and name are NUL-terminated, and the kernel writes at most `buf.len()` bytes at `buf`.
    result(unsafe { syscall4(number, path, name, at, len) })
}
