//! The directories that lead to a target (`--parents`).
use super::{Copier, Level, MODE, Message, OWNER, Target, join};
use crate::{
    Cx, c_string,
    sys::{
        Errno, Fd, Stat, fs,
        raw::{O_DIRECTORY, O_RDONLY},
        stat_at,
    },
    text::{mode, path},
};
use alloc::{ffi::CString, vec::Vec};
use core::ffi::CStr;

impl<'a> Copier<'a> {
    /// Copies `source` to its own path below the directory `base`, which the user knows as `path`; missing directories are made
    /// like those that it is in.
    #[inline(never)]
    pub fn copy_with_parents(
        &mut self,
        cx: &mut Cx,
        source: &'a CStr,
        base: &Fd,
        path: &[u8],
    ) -> bool {
        let bytes = source.to_bytes();
        let name = path::base(bytes);
        let mut above: Vec<(Level, CString, Vec<u8>)> = Vec::new();
        let end = path::trim(bytes).len().saturating_sub(name.len());
        let mut at = 0;
        while let Some(rest) = bytes.get(at..end) {
            let skip = rest.iter().take_while(|&&byte| byte == b'/').count();
            let len = rest.iter().skip(skip).take_while(|&&byte| byte != b'/').count();
            if len == 0 {
                break;
            }
            let component = c_string(rest.get(skip..skip + len).unwrap_or(b""));
            at += skip + len;
            let dir = above.last().and_then(|(level, ..)| level.dir.as_ref()).unwrap_or(base);
            let whole = c_string(bytes.get(..at).unwrap_or(bytes));
            let told = join(path, whole.to_bytes());
            let source = match stat_at(fs::CWD, &whole, 0) {
                Ok(stat) if stat.is_directory() => Ok(stat),
                Ok(_) => Err(Errno::NOTDIR),
                Err(e) => Err(e),
            };
            let source = match source {
                Ok(source) => source,
                Err(e) => {
                    let words = [whole.to_bytes()];
                    self.fail(cx, packed!("failed to get attributes of %q"), &words, Some(e));
                    return false;
                }
            };
            match self.make_parent(dir.number(), &component, &source) {
                Ok((level, new)) => {
                    if new && self.options.verbose {
                        cx.report("%r -> %r", &[whole.to_bytes(), &told]);
                    }
                    above.push((level, whole, told));
                }
                Err((message, e)) => {
                    self.fail(cx, message, &[&told], e);
                    return false;
                }
            }
        }
        let dir = above.last().and_then(|(level, ..)| level.dir.as_ref()).unwrap_or(base);
        let target = Target { dir: dir.number(), name: c_string(name), path: join(path, bytes) };
        let mut ok = self.copy(cx, source, target);
        for (level, source, told) in above.iter().rev() {
            self.walk.begin(c"");
            self.target.path.clone_from(told);
            let opened = fs::open(fs::CWD, source, O_RDONLY | O_DIRECTORY, 0).ok();
            ok &= self.apply(cx, level, opened.as_ref()).is_ok();
        }
        ok
    }

    /// Opens a directory of a target's path, or makes it like `source`. Is it new?
    #[inline(never)]
    fn make_parent(
        &mut self,
        dir: i32,
        name: &CStr,
        source: &Stat,
    ) -> Result<(Level, bool), (Message, Option<Errno>)> {
        let (first, withheld) = self.directory_mode(source);
        let new = match fs::make_directory(dir, name, first & !withheld) {
            Ok(()) => true,
            Err(Errno::EXIST) => false,
            Err(e) => return Err((packed!("cannot make directory %q"), Some(e))),
        };
        let (target, stat) = self.open_directory(dir, name, 0).map_err(|e| match e {
            Errno::NOTDIR => (packed!("%q exists but is not a directory"), None),
            e => (packed!("cannot access %q"), Some(e)),
        })?;
        let mut made = None;
        if new {
            made = self
                .usable(&target, &stat, first, withheld)
                .map_err(|e| (packed!("setting permissions for %q"), Some(e)))?;
        }
        let source = *source;
        let level =
            Level { dir: Some(target), stat, source, made, has_default_list: true, kept: true };
        Ok((level, new))
    }

    /// The permissions that a directory is made with, and those among them that others get only once it is filled.
    pub(super) fn directory_mode(&self, stat: &Stat) -> (u32, u32) {
        let first = match self.options.default_mode {
            true => 0o777,
            false => stat.mode() & 0o1777,
        };
        let withheld = match () {
            () if self.options.keeps(OWNER) => 0o077,
            () if self.options.keeps(MODE) => 0o022,
            () => 0,
        };
        (first, withheld)
    }

    /// Lets its owner use a new directory. Returns the permissions that it has, and those that it is to get.
    pub(super) fn usable(
        &self,
        made: &Fd,
        now: &Stat,
        first: u32,
        withheld: u32,
    ) -> Result<Option<(u32, u32)>, Errno> {
        let has = now.mode() & mode::ALL;
        let usable = has | 0o700;
        if usable != has {
            fs::change_mode(made, usable)?;
        }
        Ok(Some((usable, has | first & withheld & !self.umask)))
    }
}
