//! What is below /dev, which is the working directory: no name leads out of it, neither by `..` nor by a link.
use super::rules::Rule;
use core::ffi::CStr;
use rt::{
    c_string,
    sys::{
        Errno, Fd, Stat, fs, fstat, process,
        raw::{AT_EMPTY_PATH, AT_SYMLINK_NOFOLLOW, O_DIRECTORY, O_NOFOLLOW, O_PATH},
        stat_at,
    },
    text::split::parts,
};

/// Calls `work` with the directory of `path`, which is made if `make`, and the name in it.
#[inline(never)]
pub fn within(
    path: &[u8],
    make: bool,
    work: &mut dyn FnMut(i32, &CStr) -> Result<(), Errno>,
) -> Result<(), Errno> {
    let mut dir: Option<Fd> = None;
    let mut names = parts(path, b'/').peekable();
    while let Some(name) = names.next() {
        if matches!(name, b"" | b"." | b"..") {
            break;
        }
        let name = c_string(name);
        let above = dir.as_ref().map_or(fs::CWD, Fd::number);
        if names.peek().is_none() {
            return work(above, &name);
        }
        if make {
            match fs::make_directory(above, &name, 0o755) {
                Ok(()) | Err(Errno::EXIST) => {}
                Err(e) => return Err(e),
            }
        }
        dir = Some(fs::open(above, &name, O_PATH | O_DIRECTORY | O_NOFOLLOW, 0)?);
    }
    Err(Errno::INVAL)
}

/// A block or character device.
#[derive(Clone, Copy)]
pub struct Device {
    /// S_IFBLK or S_IFCHR.
    pub kind: u32,
    pub number: u32,
}

impl Device {
    fn is(self, stat: &Stat) -> bool {
        stat.kind() == self.kind && stat.special_device() == self.number.into()
    }

    /// Makes a node. At no time has it wider rights than the rule says, nor for anybody else.
    #[inline(never)]
    pub fn make(self, dir: i32, name: &CStr, rule: &Rule) -> Result<(), Errno> {
        let old = stat_at(dir, name, AT_SYMLINK_NOFOLLOW);
        if !old.as_ref().is_ok_and(|old| self.is(old)) {
            if old.is_ok() {
                // What is left of another one makes way.
                fs::unlink(dir, name, 0)?;
            }
            // It belongs to root until it gets its owner.
            let mode = if rule.user | rule.group == 0 { rule.mode } else { 0 };
            let umask = process::umask(0);
            let made = fs::make_node(dir, name, self.kind | mode, self.number);
            process::umask(umask);
            match made {
                // The kernel makes nodes itself, where devtmpfs is mounted.
                Ok(()) | Err(Errno::EXIST) => {}
                Err(e) => return Err(e),
            }
        }
        let file = fs::open(dir, name, O_PATH | O_NOFOLLOW, 0)?;
        let stat = fstat(&file)?;
        if !self.is(&stat) {
            return Err(Errno::EXIST);
        }
        let mut mode = stat.mode() & 0o7777;
        if (stat.user(), stat.group()) != (rule.user, rule.group) {
            if mode & !rule.mode != 0 {
                mode &= rule.mode;
                fs::change_mode(&file, mode)?;
            }
            let (user, group) = (Some(rule.user), Some(rule.group));
            fs::change_owner(file.number(), c"", user, group, AT_EMPTY_PATH)?;
        }
        if mode != rule.mode { fs::change_mode(&file, rule.mode) } else { Ok(()) }
    }

    /// Removes a node, if it is one of that kind; that it is not there is no error.
    #[inline(never)]
    pub fn remove(self, dir: i32, name: &CStr) -> Result<(), Errno> {
        match stat_at(dir, name, AT_SYMLINK_NOFOLLOW) {
            Ok(stat) if self.is(&stat) => fs::unlink(dir, name, 0),
            Err(e) if e != Errno::NOENT => Err(e),
            _ => Ok(()),
        }
    }
}

/// Removes a name, if it is there.
pub fn unlink(dir: i32, name: &CStr) -> Result<(), Errno> {
    match fs::unlink(dir, name, 0) {
        Ok(()) | Err(Errno::NOENT) => Ok(()),
        Err(e) => Err(e),
    }
}
