//! Changing /etc/passwd and /etc/shadow: one at a time, and in one step, so that a reader finds what was or what is.
use super::{field, read};
use crate::{
    c_string, io,
    sys::{
        Errno, Fd, fs, fstat,
        raw::{AT_EMPTY_PATH, O_CREAT, O_DIRECTORY, O_EXCL, O_NOFOLLOW, O_RDONLY, O_WRONLY},
        sync,
        wait::{self, Time},
    },
    text::split::parts,
};
use alloc::vec::Vec;
use core::ffi::CStr;

/// What lckpwdf(3) locks, and for how long it is tried, in milliseconds.
const LOCK: &CStr = c"/etc/.pwd.lock";
const PATIENCE: u64 = 15_000;

/// Keeps others from changing the files while it lives.
pub struct Lock(#[allow(dead_code)] Fd); // it is closed in the end

impl Lock {
    #[inline(never)]
    pub fn new() -> Result<Lock, Errno> {
        let file = fs::open(fs::CWD, LOCK, O_WRONLY | O_CREAT | O_NOFOLLOW, 0o600)?;
        let end = wait::milliseconds() + PATIENCE;
        loop {
            match fs::try_lock_record(&file) {
                Err(Errno::AGAIN | Errno::ACCES) if wait::milliseconds() < end => {
                    let mut time = Time { seconds: 0, nanoseconds: 50_000_000 };
                    let _ = wait::sleep(&mut time); // sooner is no harm
                }
                done => return done.map(|()| Lock(file)),
            }
        }
    }
}

/// The line with another value in a field. A line that is too short gets fields.
pub fn with_field(line: &[u8], index: usize, value: &[u8]) -> Vec<u8> {
    let mut changed = Vec::new();
    let count = parts(line, b':').count().max(index + 1);
    for at in 0..count {
        if at > 0 {
            changed.push(b':');
        }
        changed.extend_from_slice(if at == index { value } else { field(line, at) });
    }
    changed
}

/// Puts `line` in the place of the first one that is about the same name, or at the end. All else stays as it is, also what is
/// broken. What was is kept with a dash behind the file's name.
#[inline(never)]
pub fn put(_lock: &Lock, path: &CStr, line: &[u8]) -> Result<(), Errno> {
    let old = fs::open(fs::CWD, path, O_RDONLY, 0)?;
    let stat = fstat(&old)?;
    let text = read(path)?;
    let mut changed = Vec::new();
    let mut placed = false;
    for there in text.split_inclusive(|&byte| byte == b'\n') {
        let ended = there.strip_suffix(b"\n").unwrap_or(there);
        let same = !placed && field(ended, 0) == field(line, 0);
        placed |= same;
        changed.extend_from_slice(if same { line } else { ended });
        changed.push(b'\n');
    }
    if !placed {
        changed.extend_from_slice(line);
        changed.push(b'\n');
    }
    let with = |end: &[u8]| c_string(&[path.to_bytes(), end].concat());
    let (new, backup) = (with(b"+"), with(b"-"));
    // Whoever left it there does not have the lock.
    match fs::unlink(fs::CWD, &new, 0) {
        Ok(()) | Err(Errno::NOENT) => {}
        Err(e) => return Err(e),
    }
    let write = || {
        let file = fs::open(fs::CWD, &new, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, 0o600)?;
        io::write_all(&file, &changed)?;
        let (user, group) = (Some(stat.user()), Some(stat.group()));
        fs::change_owner(file.number(), c"", user, group, AT_EMPTY_PATH)?;
        fs::change_mode(&file, stat.mode() & 0o7777)?;
        sync::file(&file)?;
        file.close()?;
        // Without one, the change is made all the same.
        let _ = fs::unlink(fs::CWD, &backup, 0);
        let _ = fs::link(fs::CWD, path, fs::CWD, &backup, false);
        fs::rename(fs::CWD, &new, fs::CWD, path, 0)
    };
    let done: Result<(), Errno> = write();
    if done.is_err() {
        let _ = fs::unlink(fs::CWD, &new, 0); // the first error counts
    }
    done?;
    sync::file(&fs::open(fs::CWD, c"/etc", O_RDONLY | O_DIRECTORY, 0)?)
}
