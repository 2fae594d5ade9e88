//! Directories: going down into them, and finishing them on the way up.
use super::{Backed, Copier, Follow, Item, Level, MODE, OPEN, Skip, XATTR};
use crate::{
    Cx,
    sys::{
        Errno, Fd, Stat, fs, fstat,
        raw::{O_DIRECTORY, O_NOFOLLOW, O_PATH, O_RDONLY},
    },
};
use core::ffi::CStr;

impl<'a> Copier<'a> {
    #[inline(never)]
    pub(super) fn directory(&mut self, cx: &mut Cx, item: &Item) -> Result<(), Skip> {
        let (stat, dir, name) = (&item.stat, item.dir, &*item.name);
        let exists = item.existing.is_some();
        let top = self.levels.is_empty();
        if !top && stat.identity() == self.top {
            let words = [self.source.to_bytes(), &self.target.path.clone()];
            return Err(self.fail(
                cx,
                packed!("cannot copy a directory, %q, into itself, %q"),
                &words,
                None,
            ));
        }
        if self.options.follow == Follow::Always && self.walk.is_inside(stat) {
            return Err(self.blame_source(
                cx,
                packed!("cannot copy cyclic symbolic link %q"),
                None,
            ));
        }
        let (first, withheld) = self.directory_mode(stat);
        if !exists {
            if let Err(e) = fs::make_directory(dir, name, first & !withheld) {
                return Err(self.blame_target(cx, packed!("cannot create directory %q"), Some(e)));
            }
            if self.options.verbose {
                self.tell_directory(cx);
            }
        }
        let keep_link = exists && self.options.keep_directory_symlink;
        let link = if keep_link { 0 } else { O_NOFOLLOW };
        let (target, target_stat) = match self.open_directory(dir, name, link) {
            Ok(opened) => opened,
            Err(e) => return Err(self.blame_target(cx, packed!("cannot access %q"), Some(e))),
        };
        let mut made = None;
        if !exists {
            made = match self.usable(&target, &target_stat, first, withheld) {
                Ok(made) => made,
                Err(e) => {
                    return Err(self.blame_target(
                        cx,
                        packed!("setting permissions for %q"),
                        Some(e),
                    ));
                }
            };
        }
        if top {
            self.top = target_stat.identity();
        }
        self.close_all_but(OPEN);
        let has_default_list = self.options.keeps(MODE) && self.has_default_list(&target);
        let level = Level {
            dir: Some(target),
            stat: target_stat,
            source: *stat,
            made,
            has_default_list,
            kept: keep_link,
        };
        if self.options.one_file_system && stat.identity().0 != self.device {
            self.finish(cx, level);
            return Ok(());
        }
        match self.walk.open(item.follow, Some(stat)) {
            Ok((source, now)) => {
                self.walk.enter(source, &now, item.follow);
                self.levels.push(level);
                Ok(())
            }
            Err(e) => {
                let failed = self.blame_source(cx, packed!("cannot access %q"), Some(e));
                self.finish(cx, level);
                Err(failed)
            }
        }
    }

    /// Opens a name below `dir`, which is a target's. Where there is no descriptor left, directories further up are closed.
    #[inline(never)]
    pub(super) fn open(
        &mut self,
        dir: i32,
        name: &CStr,
        flags: u32,
        mode: u32,
    ) -> Result<Fd, Errno> {
        match fs::open(dir, name, flags, mode) {
            Err(Errno::MFILE | Errno::NFILE) => {}
            opened => return opened,
        }
        self.walk.spare_descriptors();
        self.close_all_but(1);
        fs::open(dir, name, flags, mode)
    }

    /// Opens a directory to change its attributes: for reading if possible, because older kernels want that. `link`: O_NOFOLLOW, or 0.
    pub(super) fn open_directory(
        &mut self,
        dir: i32,
        name: &CStr,
        link: u32,
    ) -> Result<(Fd, Stat), Errno> {
        let opened = match self.open(dir, name, O_RDONLY | O_DIRECTORY | link, 0) {
            Err(_) => self.open(dir, name, O_PATH | O_DIRECTORY | link, 0)?,
            Ok(opened) => opened,
        };
        let stat = fstat(&opened)?;
        Ok((opened, stat))
    }

    /// Closes the target's directories that are further up than the innermost `count`.
    fn close_all_but(&mut self, count: usize) {
        let far = self.levels.len().saturating_sub(count);
        for level in self.levels.iter_mut().take(far).rev() {
            // Those above it were closed before.
            if level.dir.is_none() {
                return;
            }
            if !level.kept {
                level.dir = None;
            }
        }
    }

    fn tell_directory(&mut self, cx: &mut Cx) {
        if self.options.moving {
            let path = self.target_path();
            cx.report(packed!("created directory %q"), &[&path]);
        } else {
            self.tell(cx, &Backed::default());
        }
    }

    /// Goes back to the directory above, once one is filled.
    #[inline(never)]
    pub(super) fn leave(&mut self, cx: &mut Cx) {
        let Some(level) = self.levels.pop() else { return };
        if let Some(above) = self.levels.last()
            && above.dir.is_none()
        {
            let identity = above.stat.identity();
            let found = level.dir.as_ref().ok_or(Errno::BADF).and_then(|dir| {
                let (found, stat) = self.open_directory(dir.number(), c"..", O_NOFOLLOW)?;
                if stat.identity() == identity { Ok(found) } else { Err(Errno::NOENT) }
            });
            match found {
                Ok(found) => {
                    if let Some(above) = self.levels.last_mut() {
                        above.dir = Some(found);
                    }
                }
                Err(e) => {
                    let path = self.target.path.clone();
                    self.fail(cx, packed!("cannot access %q"), &[&path], Some(e));
                    // Nothing more is copied: the way back up is no more.
                    self.walk.begin(self.source);
                    self.levels.clear();
                    return;
                }
            }
        }
        self.finish(cx, level);
    }

    /// Gives a directory its attributes, once it is filled.
    fn finish(&mut self, cx: &mut Cx, level: Level) {
        let mut source = None;
        if self.options.keeps(XATTR | MODE) {
            // It must still be the directory that was copied.
            match self.walk.open(self.follows(), Some(&level.source)) {
                Ok((opened, _)) => source = Some(opened),
                Err(e) => {
                    self.blame_source(cx, packed!("cannot access %q"), Some(e));
                }
            }
        }
        let _ = self.apply(cx, &level, source.as_ref()); // it reports
    }

    /// Gives the directory of `level` its attributes. `source`: what they come from, if it is open.
    pub(super) fn apply(
        &mut self,
        cx: &mut Cx,
        level: &Level,
        source: Option<&Fd>,
    ) -> Result<(), Skip> {
        let Some(target) = &level.dir else { return Ok(()) };
        let made = level.made.is_some();
        self.attributes(cx, &level.source, source, target, &level.stat, made)?;
        match level.made {
            Some((has, wanted)) if has != wanted && !self.options.keeps(MODE) => {
                fs::change_mode(target, wanted).map_err(|e| {
                    self.blame_target(cx, packed!("preserving permissions for %q"), Some(e))
                })
            }
            _ => Ok(()),
        }
    }
}
