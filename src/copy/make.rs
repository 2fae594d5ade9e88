//! Making one thing that is no directory: a file with its contents, a link, a device.
use super::{
    Copier, Item, Method, OWNER, Overwrite, Skip, Sparse,
    contents::{Copying, Failure},
    find_beneath,
};
use crate::{
    Cx, c_string,
    sys::{
        Errno, Fd, Stat, fs, fstat,
        raw::{
            AT_SYMLINK_NOFOLLOW, O_CREAT, O_EXCL, O_NOFOLLOW, O_RDONLY, O_TRUNC, O_WRONLY, S_IFBLK,
            S_IFCHR, S_IFIFO, S_IFLNK, S_IFSOCK,
        },
        stat_at,
    },
    temporary,
    text::{mode, path},
};
use core::ffi::CStr;

impl<'a> Copier<'a> {
    /// Gives what was copied already one more name. `false`: the copy is gone by now.
    #[inline(never)]
    pub(super) fn link_copy(
        &mut self,
        cx: &mut Cx,
        item: &Item,
        index: usize,
    ) -> Result<bool, Skip> {
        let stat = &item.stat;
        let Some((path, identity)) = self.paths.get(index).cloned() else { return Ok(false) };
        let found = find_beneath(&path).and_then(|(above, earlier)| {
            let found = stat_at(above.number(), &earlier, AT_SYMLINK_NOFOLLOW)?;
            // Once all names of a file are moved, a new file may get its inode.
            let same = stat.links() > 1
                || !self.options.moving
                || (stat.size(), stat.modified()) == (found.size(), found.modified());
            match same && found.identity() == identity {
                true => Ok((above, earlier)),
                false => Err(Errno::NOENT),
            }
        });
        let error = match found {
            Ok((above, earlier)) => loop {
                match fs::link(above.number(), &earlier, item.dir, &item.name, false) {
                    Ok(()) => return Ok(true),
                    Err(Errno::EXIST) => self.remove(cx, item)?,
                    Err(e) => break e,
                }
            },
            Err(Errno::NOENT | Errno::NOTDIR | Errno::LOOP) => return Ok(false),
            Err(e) => e,
        };
        let target = self.target_path();
        let message = packed!("cannot create hard link %q to %q");
        Err(self.fail(cx, message, &[&target, &path], Some(error)))
    }

    /// Makes the target of what is no directory.
    pub(super) fn file(&mut self, cx: &mut Cx, item: &Item) -> Result<(), Skip> {
        match self.options.method {
            Method::HardLink => self.hard_link(cx, item),
            Method::SymbolicLink => self.symbolic_link(cx, item),
            Method::Copy if self.reads(&item.stat) => self.regular(cx, item),
            Method::Copy if item.stat.kind() == S_IFLNK => self.copy_link(cx, item),
            Method::Copy => self.special(cx, item),
        }
    }

    #[inline(never)]
    fn hard_link(&mut self, cx: &mut Cx, item: &Item) -> Result<(), Skip> {
        let (from, source) = (self.walk.dir(), self.walk.name());
        let done = self.put(item, &mut |name| fs::link(from, source, item.dir, name, item.follow));
        done.map_err(|e| {
            self.blame_both(cx, packed!("cannot create hard link %q to %q"), true, Some(e))
        })
    }

    /// Makes a link, with `-f` also in the place of what is there.
    fn put(
        &self,
        item: &Item,
        make: &mut dyn FnMut(&CStr) -> Result<(), Errno>,
    ) -> Result<(), Errno> {
        let replaces = self.options.force || self.options.overwrite == Overwrite::Ask;
        if replaces { temporary::replace(item.dir, &item.name, make) } else { make(&item.name) }
    }

    #[inline(never)]
    fn symbolic_link(&mut self, cx: &mut Cx, item: &Item) -> Result<(), Skip> {
        let source = c_string(self.walk.path());
        let target = self.target_path();
        if !source.to_bytes().starts_with(b"/") {
            let parent = c_string(path::directory(&target));
            let here = stat_at(fs::CWD, c".", 0);
            let there = stat_at(fs::CWD, &parent, 0);
            let same = here.is_ok_and(|here| there.is_ok_and(|there| here.same_file(&there)));
            if !same && parent.to_bytes() != b"." {
                let message =
                    packed!("%n: can make relative symbolic links only in current directory");
                return Err(self.fail(cx, message, &[&target], None));
            }
        }
        let done = self.put(item, &mut |name| fs::symlink(&source, item.dir, name));
        done.map_err(|e| {
            let words = [&*target, source.to_bytes()];
            self.fail(cx, packed!("cannot create symbolic link %q to %q"), &words, Some(e))
        })
    }

    #[inline(never)]
    fn copy_link(&mut self, cx: &mut Cx, item: &Item) -> Result<(), Skip> {
        let text = match fs::read_link(self.walk.dir(), self.walk.name()) {
            Ok(text) => c_string(&text),
            Err(e) => {
                return Err(self.blame_source(
                    cx,
                    packed!("cannot read symbolic link %q"),
                    Some(e),
                ));
            }
        };
        if let Err(e) = fs::symlink(&text, item.dir, &item.name) {
            return Err(self.blame_target(cx, packed!("cannot create symbolic link %q"), Some(e)));
        }
        self.named_attributes(cx, item)
    }

    #[inline(never)]
    fn special(&mut self, cx: &mut Cx, item: &Item) -> Result<(), Skip> {
        let stat = &item.stat;
        let message = match stat.kind() {
            S_IFIFO => packed!("cannot create fifo %q"),
            S_IFCHR | S_IFBLK | S_IFSOCK => packed!("cannot create special file %q"),
            _ => {
                return Err(self.blame_source(cx, packed!("%q has unknown file type"), None));
            }
        };
        let mode = self.first_mode(stat) & 0o777 | stat.kind();
        if let Err(e) = fs::make_node(item.dir, &item.name, mode, stat.special_device() as u32) {
            return Err(self.blame_target(cx, message, Some(e)));
        }
        self.named_attributes(cx, item)
    }

    /// The permissions that a new file is made with: nobody but its maker may use it before it has its owner.
    fn first_mode(&self, stat: &Stat) -> u32 {
        if self.options.install.is_some() {
            return 0o600;
        }
        let mode = match self.options.default_mode {
            true => 0o666,
            false => stat.mode() & mode::ALL,
        };
        if self.options.keeps(OWNER) { mode & !0o7077 } else { mode & !0o7000 }
    }

    #[inline(never)]
    fn regular(&mut self, cx: &mut Cx, item: &Item) -> Result<(), Skip> {
        let stat = &item.stat;
        let link = if item.follow { 0 } else { O_NOFOLLOW };
        let source = match self.walk.open_file(O_RDONLY | link) {
            Ok(source) => source,
            Err(e) => {
                return Err(self.blame_source(cx, packed!("cannot open %q for reading"), Some(e)));
            }
        };
        match fstat(&source) {
            Ok(now) if now.same_file(stat) => {}
            Ok(_) => {
                return Err(self.blame_source(
                    cx,
                    packed!("skipping file %q, as it was replaced while being copied"),
                    None,
                ));
            }
            Err(e) => return Err(self.blame_source(cx, packed!("cannot fstat %q"), Some(e))),
        }
        let (target, made) = self.open_target(cx, item)?;
        let target_stat = match fstat(&target) {
            Ok(target_stat) => target_stat,
            Err(e) => return Err(self.blame_target(cx, packed!("cannot fstat %q"), Some(e))),
        };
        if !self.options.attributes_only {
            self.contents(cx, &source, stat, &target, &target_stat)?;
        }
        self.attributes(cx, stat, Some(&source), &target, &target_stat, made)?;
        target.close().map_err(|e| self.blame_target(cx, packed!("failed to close %q"), Some(e)))
    }

    /// Opens the target for writing. Was it made?
    #[inline(never)]
    fn open_target(&mut self, cx: &mut Cx, item: &Item) -> Result<(Fd, bool), Skip> {
        let (dir, name) = (item.dir, &*item.name);
        const FAILED: &[u8] = packed!("cannot create regular file %q");
        let mut create = O_CREAT | O_EXCL;
        if let Some(existing) = &item.existing {
            let truncate = if self.options.attributes_only { 0 } else { O_TRUNC };
            match self.open(dir, name, O_WRONLY | truncate, 0) {
                Ok(target) => return Ok((target, false)),
                Err(Errno::NOENT) if existing.kind() == S_IFLNK => {
                    if !cx.posixly_correct() {
                        return Err(self.blame_target(
                            cx,
                            packed!("not writing through dangling symlink %q"),
                            None,
                        ));
                    }
                    create = O_CREAT;
                }
                Err(_) if self.options.force => self.remove(cx, item)?,
                Err(e) => return Err(self.blame_target(cx, FAILED, Some(e))),
            }
        }
        match self.open(dir, name, O_WRONLY | create, self.first_mode(&item.stat)) {
            Ok(target) => Ok((target, true)),
            // The slash says a directory, and there is none.
            Err(Errno::ISDIR) if name.to_bytes().ends_with(b"/") => {
                Err(self.blame_target(cx, FAILED, Some(Errno::NOTDIR)))
            }
            Err(e) => Err(self.blame_target(cx, FAILED, Some(e))),
        }
    }

    #[inline(never)]
    fn contents(
        &mut self,
        cx: &mut Cx,
        source: &Fd,
        stat: &Stat,
        target: &Fd,
        target_stat: &Stat,
    ) -> Result<(), Skip> {
        if self.progress.is_shown() {
            let path = self.target_path();
            self.progress.begin(&path, stat.size());
        }
        let sparse = if target_stat.is_regular() { self.options.sparse } else { Sparse::Never };
        let mut copying = Copying {
            reflink: self.options.reflink,
            sparse,
            buf: &mut self.buf,
            progress: &mut self.progress,
        };
        copying.run(source, stat, target).map_err(|failure| match failure {
            Failure::Read(e) => self.blame_source(cx, packed!("error reading %q"), Some(e)),
            Failure::Write(e) => self.blame_target(cx, packed!("error writing %q"), Some(e)),
            Failure::Clone(e) => {
                self.blame_both(cx, packed!("failed to clone %q from %q"), true, Some(e))
            }
        })
    }
}
