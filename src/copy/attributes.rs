//! Owners, permissions, times and extended attributes of copies.
use super::{Copier, Install, Item, MODE, OWNER, REQUIRE_XATTR, Skip, TIMES, XATTR};
use crate::{
    Cx, c_string,
    sys::{
        Errno, Fd, Stat, attribute, fs, fstat, process,
        raw::{AT_EMPTY_PATH, AT_SYMLINK_NOFOLLOW, O_NOFOLLOW, O_PATH, S_IFLNK},
    },
    text::{mode::ALL, split::parts},
};
use core::ffi::CStr;

/// Set-user-ID and set-group-ID: for the owner that they were meant for only.
const SPECIAL: u32 = 0o6000;
/// POSIX access control lists, as Linux keeps them. The first is part of a file's permissions.
const ACCESS_LIST: &CStr = c"system.posix_acl_access";
const DEFAULT_LIST: &CStr = c"system.posix_acl_default";

impl Copier<'_> {
    /// Gives an open target, whose status was `now`, what is to be kept of its source. `source`: the source, if it is open. `made`: is it
    /// new?
    #[inline(never)]
    pub(super) fn attributes(
        &mut self,
        cx: &mut Cx,
        stat: &Stat,
        source: Option<&Fd>,
        target: &Fd,
        now: &Stat,
        made: bool,
    ) -> Result<(), Skip> {
        let mut mode = stat.mode() & ALL;
        if let Some(Install { mode, user, group }) = self.options.install {
            return self.install_attributes(cx, stat, target, mode, user, group);
        }
        let owners = (stat.user(), stat.group());
        if self.options.keeps(OWNER) && owners != (now.user(), now.group()) {
            // As long as the owner is somebody else, the old permissions are not meant for it.
            if !made && self.options.keeps(MODE) {
                fs::change_mode(target, now.mode() & mode & 0o700).map_err(|e| {
                    self.blame_target(cx, packed!("clearing permissions for %q"), Some(e))
                })?;
            }
            if !self.change_owner(cx, target.number(), c"", owners, AT_EMPTY_PATH)? {
                mode &= !SPECIAL;
            }
        }
        let mut lists = false;
        if self.options.keeps(XATTR | MODE)
            && let Some(source) = source
        {
            lists = self.copy_attributes(cx, source, target)?;
        }
        let done = if self.options.keeps(MODE) {
            let inherits = self.levels.last().is_none_or(|level| level.has_default_list);
            if !lists && (inherits || !made) {
                // One that came from the directory above would be more than the source has. There may be none.
                let _ = attribute::remove_value(target, ACCESS_LIST);
                if stat.is_directory() {
                    let _ = attribute::remove_value(target, DEFAULT_LIST);
                }
            }
            fs::change_mode(target, mode)
        } else if made && !stat.is_directory() && self.options.keeps(OWNER) {
            // What was held back until it had its owner.
            let base = if self.options.default_mode { 0o666 } else { mode & 0o777 };
            let wanted = base & !self.umask;
            if wanted == now.mode() & ALL { Ok(()) } else { fs::change_mode(target, wanted) }
        } else {
            Ok(())
        };
        done.map_err(|e| self.blame_target(cx, packed!("preserving permissions for %q"), Some(e)))?;
        // The last, because all of this is a change, too.
        if self.options.keeps(TIMES) {
            let path = stat.is_directory().then_some(c".");
            attribute::set_times(target.number(), path, stat.accessed(), stat.modified(), 0)
                .map_err(|e| self.blame_target(cx, packed!("preserving times for %q"), Some(e)))?;
        }
        Ok(())
    }

    /// Does what is made in the directory get an access control list?
    pub(super) fn has_default_list(&self, directory: &Fd) -> bool {
        attribute::value(directory, DEFAULT_LIST).is_ok()
    }

    /// Gives the file to its owners, or at least to its group. Did it get both?
    #[inline(never)]
    fn change_owner(
        &mut self,
        cx: &mut Cx,
        dir: i32,
        name: &CStr,
        (user, group): (u32, u32),
        flags: u32,
    ) -> Result<bool, Skip> {
        let Err(e) = fs::change_owner(dir, name, Some(user), Some(group), flags) else {
            return Ok(true);
        };
        // Only the superuser gives files away.
        if matches!(e, Errno::PERM | Errno::INVAL) && !process::is_root() {
            let _ = fs::change_owner(dir, name, None, Some(group), flags); // as far as that goes
            return Ok(false);
        }
        Err(self.blame_target(cx, packed!("failed to preserve ownership for %q"), Some(e)))
    }

    /// Copies extended attributes, among them the access control lists. Were there such lists?
    #[inline(never)]
    fn copy_attributes(&mut self, cx: &mut Cx, source: &Fd, target: &Fd) -> Result<bool, Skip> {
        let required = self.options.keeps(REQUIRE_XATTR);
        let mut lists = false;
        let names = match attribute::names(source) {
            Ok(names) => names,
            Err(e) if required && e != Errno::OPNOTSUPP => {
                return Err(self.blame_source(cx, packed!("listing attributes of %q"), Some(e)));
            }
            Err(_) => return Ok(false),
        };
        for name in parts(&names, 0) {
            let list = name.starts_with(b"system.posix_acl_");
            let wanted = if list { MODE } else { XATTR };
            if name.is_empty() || !self.options.keeps(wanted) {
                continue;
            }
            lists |= list;
            let name = c_string(name);
            let done = attribute::value(source, &name)
                .and_then(|value| set_attribute(target, &name, &value));
            match done {
                Err(e) if list && e != Errno::OPNOTSUPP => {
                    return Err(self.blame_target(
                        cx,
                        packed!("preserving permissions for %q"),
                        Some(e),
                    ));
                }
                Err(e) if required && !list => {
                    let path = self.target_path();
                    let words = [name.to_bytes(), &path];
                    return Err(self.fail(
                        cx,
                        packed!("setting attribute %q for %q"),
                        &words,
                        Some(e),
                    ));
                }
                _ => {}
            }
        }
        Ok(lists)
    }

    /// Gives what is no regular file and no directory its attributes, by its name.
    #[inline(never)]
    pub(super) fn named_attributes(&mut self, cx: &mut Cx, item: &Item) -> Result<(), Skip> {
        let (stat, dir, name) = (&item.stat, item.dir, &*item.name);
        let mut mode = stat.mode() & ALL;
        let flags = AT_SYMLINK_NOFOLLOW;
        if self.options.keeps(OWNER) {
            let owners = (stat.user(), stat.group());
            if !self.change_owner(cx, dir, name, owners, flags)? {
                mode &= !SPECIAL;
            }
        }
        if self.options.keeps(MODE) && stat.kind() != S_IFLNK {
            let done = fs::open(dir, name, O_PATH | O_NOFOLLOW, 0).and_then(|file| {
                // Somebody may have put something else in its place.
                let now = fstat(&file)?;
                match now.kind() == stat.kind() {
                    true => fs::change_mode(&file, mode),
                    false => Err(Errno::NOENT),
                }
            });
            done.map_err(|e| {
                self.blame_target(cx, packed!("preserving permissions for %q"), Some(e))
            })?;
        }
        if self.options.keeps(TIMES) {
            attribute::set_times(dir, Some(name), stat.accessed(), stat.modified(), flags)
                .map_err(|e| self.blame_target(cx, packed!("preserving times for %q"), Some(e)))?;
        }
        Ok(())
    }

    /// Gives an installed file its owners, permissions and times.
    fn install_attributes(
        &mut self,
        cx: &mut Cx,
        stat: &Stat,
        target: &Fd,
        mode: u32,
        user: Option<u32>,
        group: Option<u32>,
    ) -> Result<(), Skip> {
        if self.options.keeps(TIMES) {
            attribute::set_times(target.number(), None, stat.accessed(), stat.modified(), 0)
                .map_err(|e| {
                    self.blame_target(cx, packed!("cannot set timestamps for %q"), Some(e))
                })?;
        }
        if (user, group) != (None, None) {
            fs::change_owner(target.number(), c"", user, group, AT_EMPTY_PATH).map_err(|e| {
                self.blame_target(cx, packed!("cannot change ownership of %q"), Some(e))
            })?;
        }
        // An access control list that came from the directory would let others in than the permissions say. There may be none.
        let _ = attribute::remove_value(target, ACCESS_LIST);
        fs::change_mode(target, mode).map_err(|e| {
            self.blame_target(cx, packed!("cannot change permissions of %q"), Some(e))
        })?;
        Ok(())
    }
}

/// Sets an extended attribute, also of a file that its owner cannot write to.
fn set_attribute(target: &Fd, name: &CStr, value: &[u8]) -> Result<(), Errno> {
    match attribute::set_value(target, name, value) {
        Err(Errno::ACCES) => {}
        done => return done,
    }
    let mode = fstat(target)?.mode() & ALL;
    fs::change_mode(target, mode | 0o200)?;
    let done = attribute::set_value(target, name, value);
    fs::change_mode(target, mode)?;
    done
}
