//! What stands at the target's place already: may it go, and how.
use super::{Copier, Item, LINKS, Method, Overwrite, Skip, confirm_overwrite};
use crate::{
    Cx,
    backup::Backup,
    c_string,
    resolve::{Existing, resolve},
    sys::{
        Errno, Stat, fs,
        raw::{AT_SYMLINK_NOFOLLOW, S_IFLNK},
        stat_at,
    },
    text::path,
};

impl<'a> Copier<'a> {
    /// Decides what is to be done about what has the target's name. Is it still there then?
    #[inline(never)]
    pub(super) fn prepare(&mut self, cx: &mut Cx, item: &mut Item) -> Result<bool, Skip> {
        let Some(found) = &item.existing else { return Ok(true) };
        let stat = &item.stat;
        let directory = stat.is_directory();
        let behind = match found.kind() {
            S_IFLNK => stat_at(item.dir, &item.name, 0).unwrap_or(*found),
            _ => *found,
        };
        let leads_to_directory =
            found.is_directory() || self.options.keep_directory_symlink && behind.is_directory();
        let moving = self.options.moving;
        // There is nothing yet where the link leads; whether it may be there is seen when it is opened.
        if found.kind() == S_IFLNK
            && behind.kind() == S_IFLNK
            && self.writes_through(stat)
            && !directory
        {
            return Ok(true);
        }
        if moving && self.options.overwrite == Overwrite::Never {
            return Err(Skip);
        }
        let kept = moving && self.options.backup.is_some();
        let mismatch = directory && !leads_to_directory && !kept;
        if mismatch && !moving {
            return Err(self.blame_mismatch(cx));
        }
        if self.options.overwrite == Overwrite::Never && !directory {
            return Err(Skip);
        }
        self.check_same(cx, item, found)?;
        if self.options.update && !directory && found.modified() >= stat.modified() {
            return Err(Skip);
        }
        if !directory || moving {
            self.may_overwrite(cx, item, found)?;
        }
        if mismatch {
            return Err(self.blame_mismatch(cx));
        }
        if directory && !self.options.moving {
            return Ok(true);
        }
        // A regular file is written through a link.
        let written = if self.writes_through(stat) { &behind } else { found };
        if written.is_directory() && !directory && !kept {
            return Err(self.blame_target(
                cx,
                packed!("cannot overwrite directory %q with non-directory"),
                None,
            ));
        }
        if self.levels.is_empty()
            && !self.options.backup.as_ref().is_some_and(Backup::is_numbered)
            && self.targets.get(self.target_key(found.identity())).is_some()
        {
            return Err(self.blame_both(
                cx,
                packed!("will not overwrite just-created %q with %q"),
                true,
                None,
            ));
        }
        if let Some(way) = &self.options.backup
            && !matches!(path::base(self.walk.name().to_bytes()), b"." | b"..")
        {
            // What is copied must not be what the backup takes the place of.
            let (place, _) = way.path(item.dir, &item.name);
            if stat_at(item.dir, &place, AT_SYMLINK_NOFOLLOW).is_ok_and(|old| old.same_file(stat)) {
                return Err(self.blame_both(
                    cx,
                    packed!("backing up %q might destroy source;  %q not copied"),
                    true,
                    None,
                ));
            }
            match way.make(item.dir, &item.name) {
                Ok(made) => {
                    let path = self.target_path();
                    let path = path::trim(&path);
                    let parent = path.len() - path::base(path).len();
                    let head = path.get(..parent).unwrap_or(b"");
                    item.backup.path = [head, path::base(made.to_bytes())].concat();
                    item.backup.name = Some(made);
                }
                Err(Errno::NOENT) => {}
                Err(e) => return Err(self.blame_target(cx, packed!("cannot backup %q"), Some(e))),
            }
            return Ok(false);
        }
        // A name that others share is not written to, if names are kept together.
        let replaced = !moving
            && (self.options.remove_destination
                || self.options.keeps(LINKS)
                    && written.links() > 1
                    && self.options.method != Method::SymbolicLink
                    && !self.options.attributes_only
                || self.options.method == Method::Copy && !self.reads(stat));
        if replaced {
            self.remove(cx, item)?;
        }
        Ok(!replaced)
    }

    fn blame_mismatch(&mut self, cx: &mut Cx) -> Skip {
        self.blame_both(
            cx,
            packed!("cannot overwrite non-directory %q with directory %q"),
            true,
            None,
        )
    }

    /// Is a symbolic link at the target followed?
    fn writes_through(&self, stat: &Stat) -> bool {
        self.reads(stat)
            && !self.options.moving
            && !self.options.remove_destination
            && self.options.backup.is_none()
            && self.options.method == Method::Copy
    }

    /// Asks for leave to overwrite `found`, if the options say so.
    fn may_overwrite(&mut self, cx: &mut Cx, item: &Item, found: &Stat) -> Result<(), Skip> {
        match self.options.overwrite {
            Overwrite::Fail => {
                return Err(self.blame_target(cx, packed!("not replacing %q"), None));
            }
            Overwrite::Ask => {}
            Overwrite::Default
                if self.options.ask_if_unwritable
                    && found.kind() != S_IFLNK
                    && fs::may_access_at(item.dir, &item.name, 2).is_err() => {}
            _ => return Ok(()),
        }
        self.ask(cx, item, found)
    }

    /// Are contents read, and not the file made anew?
    pub(super) fn reads(&self, stat: &Stat) -> bool {
        let plain = !self.options.recursive || self.options.contents_of_special;
        stat.is_regular() || plain && stat.kind() != S_IFLNK && !self.options.moving
    }

    /// Reports that source and target are one file, where that cannot be done.
    #[inline(never)]
    fn check_same(&mut self, cx: &mut Cx, item: &Item, found: &Stat) -> Result<(), Skip> {
        let stat = &item.stat;
        let same_entry_kind = found.same_file(stat);
        if same_entry_kind && self.options.method == Method::HardLink {
            return Err(Skip);
        }
        let (from, from_name) = (self.walk.dir(), self.walk.name());
        let behind = |stat: &Stat, dir, name| match stat.kind() {
            S_IFLNK => stat_at(dir, name, 0).ok().map(|stat| stat.identity()),
            _ => Some(stat.identity()),
        };
        let source = behind(stat, from, from_name);
        let same = !stat.is_directory()
            && source.is_some()
            && source == behind(found, item.dir, &item.name);
        if !same && !same_entry_kind {
            return Ok(());
        }
        if self.options.overwrite == Overwrite::Never {
            return Err(Skip);
        }
        let source_link = stat.kind() == S_IFLNK
            || item.follow
                && stat_at(from, from_name, AT_SYMLINK_NOFOLLOW)
                    .is_ok_and(|link| link.kind() == S_IFLNK);
        let target_link = found.kind() == S_IFLNK;
        // Two links that lead to the same file are two files, if links are copied.
        let two_links = stat.kind() == S_IFLNK && target_link && !same_entry_kind;
        let replaced = self.options.remove_destination || self.options.backup.is_some();
        let allowed = match self.options.method {
            Method::SymbolicLink => false,
            Method::HardLink => target_link || stat.kind() == S_IFLNK,
            Method::Copy if two_links => true,
            // The target's name goes, and with it perhaps what the source leads to.
            Method::Copy if replaced => {
                let elsewhere = target_link && !same_entry_kind;
                let backed = self.options.backup.is_some() && stat.kind() == S_IFLNK;
                !stat.is_directory()
                    && (elsewhere || backed || !source_link)
                    && !self.is_same_entry(item)
            }
            Method::Copy if self.options.moving => {
                target_link && !same_entry_kind
                    || source_link && found.links() > 1 && self.leads_elsewhere()
            }
            Method::Copy => false,
        };
        if allowed {
            return Ok(());
        }
        Err(self.blame_both(cx, packed!("%q and %q are the same file"), false, None))
    }

    /// Is the item's target the very name that it is copied from?
    fn is_same_entry(&mut self, item: &Item) -> bool {
        let source = self.walk.name().to_bytes();
        let parent = |dir, name: &[u8]| {
            stat_at(dir, &c_string(path::directory(name)), 0).map(|stat| stat.identity())
        };
        path::base(source) == path::base(item.name.to_bytes())
            && parent(self.walk.dir(), source) == parent(item.dir, item.name.to_bytes())
    }

    /// Does the source, a symbolic link, lead to another name of the target's file, which keeps that file when the target is gone?
    #[inline(never)]
    fn leads_elsewhere(&mut self) -> bool {
        let target = c_string(&self.target_path());
        let target = resolve(&target, Existing::All, true);
        let source = resolve(self.source, Existing::All, true);
        source.is_ok_and(|source| target.is_ok_and(|target| source != target))
    }

    /// Asks whether the target may be replaced.
    #[inline(never)]
    pub(super) fn ask(&mut self, cx: &mut Cx, item: &Item, found: &Stat) -> Result<(), Skip> {
        self.progress.clear();
        let path = self.target_path();
        let replaces = self.options.moving || self.options.remove_destination || self.options.force;
        if confirm_overwrite(cx, item.dir, &item.name, found, &path, replaces) {
            Ok(())
        } else {
            Err(Skip)
        }
    }
}
