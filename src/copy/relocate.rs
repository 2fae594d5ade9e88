//! Moving: by a new name, or by a copy whose source is removed.
use super::{Copier, Item, Overwrite, Skip, Target, report};
use crate::{
    Cx,
    sys::{
        Errno, fs,
        raw::{AT_REMOVEDIR, RENAME_NOREPLACE},
    },
    text::path,
    walk::Step,
};
use core::ffi::CStr;

impl<'a> Copier<'a> {
    /// Renames the operand. Did that work, or has it to be copied to another file system, where nothing is in its place any more?
    #[inline(never)]
    pub(super) fn rename(&mut self, cx: &mut Cx, item: &Item) -> Result<bool, Skip> {
        let (dir, name) = (item.dir, &*item.name);
        let source = self.source.to_bytes();
        let flags = if self.options.overwrite == Overwrite::Never { RENAME_NOREPLACE } else { 0 };
        let mut done = fs::rename(fs::CWD, self.source, dir, name, flags);
        if done == Err(Errno::INVAL) && flags != 0 {
            // The file system does not know the flag.
            done = fs::rename(fs::CWD, self.source, dir, name, 0);
        }
        let target = self.target_path();
        let words = [source, &*target];
        match done {
            Ok(()) => {
                if self.options.verbose {
                    report(cx, "renamed %q -> %q", source, &target, &item.backup);
                }
                self.targets.insert(self.target_key(item.stat.identity()), 0);
                return Ok(true);
            }
            Err(Errno::EXIST) if flags != 0 => return Err(Skip),
            Err(Errno::INVAL) => {
                let message = packed!("cannot move %q to a subdirectory of itself, %q");
                return Err(self.fail(cx, message, &words, None));
            }
            Err(Errno::XDEV) if !self.options.no_copy => {}
            Err(e) => return Err(self.fail(cx, packed!("cannot move %q to %q"), &words, Some(e))),
        }
        if let Some(existing) = &item.existing {
            let flags = if existing.is_directory() { AT_REMOVEDIR } else { 0 };
            let removed = match item.stat.is_directory() == existing.is_directory() {
                true => fs::unlink(dir, name, flags),
                false => Err(Errno::NOTDIR),
            };
            if let Err(e) = removed
                && e != Errno::NOENT
            {
                let message =
                    packed!("inter-device move failed: %q to %q; unable to remove target");
                return Err(self.fail(cx, message, &words, Some(e)));
            }
        }
        self.copied = true;
        Ok(false)
    }

    /// Moves `source` to `target`: renames it, or copies it to another file system and removes it once all of it is there.
    pub fn relocate(&mut self, cx: &mut Cx, source: &'a CStr, target: Target) {
        self.copied = false;
        if self.copy(cx, source, target) && self.copied {
            self.remove_source(cx);
        }
    }

    /// Removes the operand, which was copied.
    #[inline(never)]
    fn remove_source(&mut self, cx: &mut Cx) {
        let source = self.source.to_bytes();
        if matches!(path::base(source), b"." | b"..") {
            // Everything in it would go, and not the directory itself.
            let message = packed!("refusing to remove '.' or '..' directory: skipping %q");
            self.fail(cx, message, &[source], None);
            return;
        }
        self.walk.begin(self.source);
        self.remove_item(cx, 0);
        loop {
            match self.walk.step() {
                Step::Name(_) => self.remove_item(cx, 0),
                Step::Left(_) => self.remove_item(cx, AT_REMOVEDIR),
                // The directory cannot be removed then, which is reported.
                Step::Unreadable(_) => {}
                Step::Lost(e) => {
                    self.fail(cx, packed!("cannot remove %q"), &[self.source.to_bytes()], Some(e));
                }
                Step::End => break,
            }
        }
    }

    fn remove_item(&mut self, cx: &mut Cx, flags: u32) {
        let mut done = fs::unlink(self.walk.dir(), self.walk.name(), flags);
        if flags == 0 && matches!(done, Err(Errno::ISDIR | Errno::PERM)) {
            match self.walk.open(false, None) {
                Ok((dir, stat)) => return self.walk.enter(dir, &stat, false),
                Err(Errno::NOTDIR) => {}
                Err(e) => done = Err(e),
            }
        }
        if let Err(e) = done {
            // What is left in a directory was reported.
            if e != Errno::NOTEMPTY || self.ok {
                self.blame_source(cx, packed!("cannot remove %q"), Some(e));
            }
        } else if self.options.verbose {
            let message = if flags == 0 { "removed %q" } else { "removed directory %q" };
            cx.report(message, &[self.walk.path()]);
        }
    }
}
