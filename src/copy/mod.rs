//! Copying files and trees: what cp, mv and install share.
//!
//! Source and target are walked together, each by directory descriptor, so that nobody who puts a link in the place of a directory
//! meanwhile leads a copy out of either tree. A new file never has wider rights than it is to have: it is made with the owner's
//! alone where it is to change hands, and gets the others' afterwards.
mod attributes;
mod contents;
mod progress;
pub mod target;

use crate::{
    Cx, Done,
    backup::{self, Backup},
    c_string,
    io::Buffer,
    resolve::{Existing, resolve},
    seen::Seen,
    sys::{
        Errno, Fd, Stat, fs, fstat, process,
        raw::{
            AT_REMOVEDIR, AT_SYMLINK_NOFOLLOW, O_CREAT, O_DIRECTORY, O_EXCL, O_NOFOLLOW, O_PATH,
            O_RDONLY, O_TRUNC, O_WRONLY, RENAME_NOREPLACE, S_IFBLK, S_IFCHR, S_IFIFO, S_IFLNK,
            S_IFSOCK,
        },
        stat_at,
    },
    temporary,
    text::{mode, path},
    walk::{Step, Walk},
};
use alloc::{ffi::CString, vec::Vec};
use contents::{Copying, Failure};
use core::ffi::CStr;
pub use progress::Progress;

/// Which symbolic links are followed.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Follow {
    Never,
    CommandLine,
    Always,
}

/// What becomes of a file.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Method {
    Copy,
    HardLink,
    SymbolicLink,
}

/// Shall blocks be shared with the source (`--reflink`)?
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Reflink {
    Auto,
    Always,
    Never,
}

/// Which zeros become holes (`--sparse`).
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Sparse {
    Auto,
    Always,
    Never,
}

/// May a file that is there be replaced?
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Overwrite {
    Default,
    Ask,
    Never,
    /// It is an error.
    Fail,
    Always,
}

// What is kept of a file.
pub const MODE: u8 = 1;
pub const OWNER: u8 = 2;
pub const TIMES: u8 = 4;
pub const LINKS: u8 = 8;
pub const XATTR: u8 = 16;
/// An extended attribute that cannot be kept is an error.
pub const REQUIRE_XATTR: u8 = 32;

/// What new files get (install).
#[derive(Clone, Copy)]
pub struct Install {
    pub mode: u32,
    pub user: Option<u32>,
    pub group: Option<u32>,
}

/// How it is done.
pub struct Options<'a> {
    pub follow: Follow,
    pub recursive: bool,
    /// Are there several operands, which may be the same or go to the same name?
    pub several: bool,
    /// Are pipes and devices read in a recursive copy?
    pub contents_of_special: bool,
    pub attributes_only: bool,
    pub one_file_system: bool,
    pub method: Method,
    /// What is kept.
    pub preserve: u8,
    /// Do new files get the permissions that others get, and not those of the source?
    pub default_mode: bool,
    pub reflink: Reflink,
    pub sparse: Sparse,
    pub overwrite: Overwrite,
    /// Is only an older file replaced?
    pub update: bool,
    /// Is a file that cannot be opened for writing removed?
    pub force: bool,
    /// Is every file removed before it is replaced?
    pub remove_destination: bool,
    pub keep_directory_symlink: bool,
    pub backup: Option<Backup<'a>>,
    pub verbose: bool,
    pub progress: bool,
    /// Is it a move to another file system?
    pub moving: bool,
    /// Is a move that would take a copy an error?
    pub no_copy: bool,
    /// Is asked before a file that cannot be written is replaced (mv at a terminal)?
    pub ask_if_unwritable: bool,
    pub install: Option<Install>,
}

impl<'a> Options<'a> {
    /// A plain copy.
    pub const DEFAULT: Options<'static> = Options {
        follow: Follow::Always,
        recursive: false,
        several: false,
        contents_of_special: false,
        attributes_only: false,
        one_file_system: false,
        method: Method::Copy,
        preserve: 0,
        default_mode: false,
        reflink: Reflink::Auto,
        sparse: Sparse::Auto,
        overwrite: Overwrite::Default,
        update: false,
        force: false,
        remove_destination: false,
        keep_directory_symlink: false,
        backup: None,
        verbose: false,
        progress: false,
        moving: false,
        no_copy: false,
        ask_if_unwritable: false,
        install: None,
    };

    /// What `-b` and its like ask for. To be called once all options are read.
    #[inline(never)]
    pub fn set_backup(&mut self, cx: &mut Cx<'a>, wish: backup::Wish<'a>) -> Done {
        if wish.is_wanted() && self.overwrite == Overwrite::Never {
            let message = packed!("options --backup and --no-clobber are mutually exclusive");
            return Err(cx.usage(message, &[]));
        }
        self.backup = wish.decide(cx)?;
        Ok(())
    }

    /// Takes the option `-u` or `--update[=WHICH]`.
    #[inline(never)]
    pub fn set_update(&mut self, cx: &mut Cx<'a>) -> Done {
        if cx.optional_value().is_none() {
            self.update = true;
            return Ok(());
        }
        let choice = cx.choose("--update", &["all", "none", "none-fail", "older"])?;
        self.update = choice == 3;
        self.overwrite = match choice {
            1 => Overwrite::Never,
            2 => Overwrite::Fail,
            _ => self.overwrite,
        };
        Ok(())
    }

    fn keeps(&self, what: u8) -> bool {
        self.preserve & what != 0
    }
}

/// Where a copy goes.
pub struct Target {
    /// The directory that `name` is below.
    pub dir: i32,
    pub name: CString,
    /// What the user knows it as.
    pub path: Vec<u8>,
}

/// A directory of the target tree that is being filled.
struct Level {
    dir: Option<Fd>,
    /// Its status when it was opened.
    stat: Stat,
    /// The source, for its attributes.
    source: Stat,
    /// If it was made: the permissions that it has, and those that it is to get in the end.
    made: Option<(u32, u32)>,
    /// Does what is made in it get an access control list?
    has_default_list: bool,
    /// Does it have to stay open, because `..` may not lead back from it?
    kept: bool,
}

/// How many of the innermost target directories stay open.
const OPEN: usize = 24;

/// A copy of several operands. What most of the code reads comes first: that is where instructions reach with a byte.
#[repr(C)]
pub struct Copier<'a> {
    pub options: Options<'a>,
    levels: Vec<Level>,
    target: Target,
    ok: bool,
    /// Was the operand copied, not renamed?
    copied: bool,
    umask: u32,
    walk: Walk<'a>,
    source: &'a CStr,
    /// The device of the operand.
    device: u64,
    /// What the operand became, if it is a directory.
    top: (u64, u64),
    /// Files with several names that were copied: the index of their path in `paths`.
    links: Seen,
    paths: Vec<(Vec<u8>, (u64, u64))>,
    /// Operands so far, and what they became: the index of both paths in `operands`.
    sources: Seen,
    targets: Seen,
    operands: Vec<(&'a CStr, Vec<u8>)>,
    buf: Option<Buffer>,
    progress: Progress,
}

/// What is at hand.
struct Item {
    stat: Stat,
    /// Is it followed if it is a symbolic link?
    follow: bool,
    /// Where its target is.
    dir: i32,
    name: CString,
    /// What stands there.
    existing: Option<Stat>,
    backup: Backed,
}

/// The backup that was made of what had the target's name.
#[derive(Default)]
struct Backed {
    name: Option<CString>,
    path: Vec<u8>,
}

/// Tells by `template` what went where, and what became of what was there.
fn report(cx: &mut Cx, template: &str, source: &[u8], target: &[u8], backup: &Backed) {
    cx.fill(template, &[source, target]);
    if backup.name.is_some() {
        cx.fill(" (backup: %q)", &[&backup.path]);
    }
    cx.report("", &[]);
}

/// The item at hand failed, which was reported, or is not to be copied.
struct Skip;

/// A packed template.
type Message = &'static [u8];

impl<'a> Copier<'a> {
    #[inline(never)]
    pub fn new(options: Options<'a>) -> Copier<'a> {
        let progress = Progress::new(options.progress);
        Copier {
            options,
            umask: process::current_umask(),
            walk: Walk::new(),
            source: c"",
            target: Target { dir: fs::CWD, name: CString::default(), path: Vec::new() },
            levels: Vec::new(),
            device: 0,
            top: (0, 0),
            copied: false,
            ok: true,
            links: Seen::new(),
            paths: Vec::new(),
            sources: Seen::new(),
            targets: Seen::new(),
            operands: Vec::new(),
            buf: None,
            progress,
        }
    }

    /// Copies `source` to `target`, and says whether all of it is there now.
    #[inline(never)]
    pub fn copy(&mut self, cx: &mut Cx, source: &'a CStr, target: Target) -> bool {
        self.source = source;
        self.target = target;
        self.levels.clear();
        self.ok = true;
        self.walk.begin(source);
        self.item(cx);
        loop {
            match self.walk.step() {
                Step::Name(_) => self.item(cx),
                Step::Left(_) => self.leave(cx),
                Step::Unreadable(e) => {
                    let path = self.walk.directory().to_vec();
                    self.fail(cx, packed!("error reading %q"), &[&path], Some(e));
                }
                Step::Lost(e) => {
                    let path = self.source.to_bytes();
                    self.fail(cx, packed!("cannot access %q"), &[path], Some(e));
                    self.levels.clear();
                }
                Step::End => break,
            }
        }
        self.progress.clear();
        self.ok
    }

    /// Reports that the item at hand failed.
    #[inline(never)]
    fn fail(&mut self, cx: &mut Cx, message: &[u8], words: &[&[u8]], error: Option<Errno>) -> Skip {
        self.progress.clear();
        self.ok = false;
        cx.say_words(message, words, error);
        Skip
    }

    /// Reports that something about the item's source failed.
    #[inline(never)]
    fn blame_source(&mut self, cx: &mut Cx, message: &[u8], error: Option<Errno>) -> Skip {
        let path = self.walk.path().to_vec();
        self.fail(cx, message, &[&path], error)
    }

    /// Reports that something about the item's target failed.
    #[inline(never)]
    fn blame_target(&mut self, cx: &mut Cx, message: &[u8], error: Option<Errno>) -> Skip {
        let path = self.target_path();
        self.fail(cx, message, &[&path], error)
    }

    /// Reports that the item failed, with a message that names its source and its target, or, with `turned`, the target first.
    #[inline(never)]
    fn blame_both(
        &mut self,
        cx: &mut Cx,
        message: &[u8],
        turned: bool,
        error: Option<Errno>,
    ) -> Skip {
        let (mut first, mut second) = (self.walk.path().to_vec(), self.target_path());
        if turned {
            core::mem::swap(&mut first, &mut second);
        }
        self.fail(cx, message, &[&first, &second], error)
    }

    /// The target's path of the item at hand.
    #[inline(never)]
    fn target_path(&mut self) -> Vec<u8> {
        let mut path = self.target.path.clone();
        if !self.levels.is_empty() {
            let below = self.walk.path().get(self.source.count_bytes()..).unwrap_or(b"");
            if !path.ends_with(b"/") {
                path.push(b'/');
            }
            path.extend_from_slice(below.strip_prefix(b"/").unwrap_or(below));
        }
        path
    }

    /// The directory that the item's target is in, and its name there.
    fn place(&self) -> (i32, CString) {
        match self.levels.last() {
            Some(level) => (
                level.dir.as_ref().map_or(fs::CWD, Fd::number),
                c_string(self.walk.name().to_bytes()),
            ),
            None => (self.target.dir, self.target.name.clone()),
        }
    }

    /// Is the item at hand followed if it is a symbolic link?
    fn follows(&self) -> bool {
        match self.options.follow {
            Follow::Always => true,
            Follow::CommandLine => self.levels.is_empty(),
            Follow::Never => false,
        }
    }

    /// Copies the item at hand; a directory is entered.
    fn item(&mut self, cx: &mut Cx) {
        let copied = self.copy_item(cx);
        if copied.is_err() && self.options.moving {
            self.ok = false;
        }
    }

    #[inline(never)]
    fn copy_item(&mut self, cx: &mut Cx) -> Result<(), Skip> {
        let top = self.levels.is_empty();
        let follow = self.follows();
        let flags = if follow { 0 } else { AT_SYMLINK_NOFOLLOW };
        let stat = match stat_at(self.walk.dir(), self.walk.name(), flags) {
            Ok(stat) => stat,
            Err(e) => return Err(self.blame_source(cx, packed!("cannot stat %q"), Some(e))),
        };
        if stat.is_directory() && !self.options.recursive {
            let message = match self.options.install {
                Some(_) => packed!("omitting directory %q"),
                None => packed!("-r not specified; omitting directory %q"),
            };
            return Err(self.blame_source(cx, message, None));
        }
        if top {
            self.device = stat.identity().0;
            if self.options.several {
                self.check_repeated(cx, &stat)?;
            }
        }
        let (dir, name) = self.place();
        let mut item = Item { stat, follow, dir, name, existing: None, backup: Backed::default() };
        if self.levels.last().is_none_or(|level| level.made.is_none()) {
            item.existing = match stat_at(dir, &item.name, AT_SYMLINK_NOFOLLOW) {
                Ok(existing) => Some(existing),
                Err(Errno::NOENT) => None,
                Err(e) => return Err(self.blame_target(cx, packed!("cannot stat %q"), Some(e))),
            };
        }
        if !self.prepare(cx, &mut item)? {
            item.existing = None;
        }
        let done = self.make(cx, &mut item);
        if done.is_err()
            && let Some(kept) = &item.backup.name
            && fs::rename(dir, kept, dir, &item.name, 0).is_ok()
            && self.options.verbose
        {
            let target = self.target_path();
            cx.report("%q -> %q (unbackup)", &[&item.backup.path, &target]);
        }
        done
    }

    /// Makes the target, once nothing is in the way.
    #[inline(never)]
    fn make(&mut self, cx: &mut Cx, item: &mut Item) -> Result<(), Skip> {
        let top = self.levels.is_empty();
        if self.options.moving && top {
            if self.rename(cx, item)? {
                return Ok(());
            }
            // It was removed.
            item.existing = None;
        }
        if item.stat.is_directory() {
            return self.directory(cx, item);
        }
        if self.options.verbose && !self.options.moving {
            self.tell(cx, &item.backup);
        }
        let linked = self.options.keeps(LINKS)
            && (item.stat.links() > 1 || top && self.options.follow != Follow::Never);
        // Of what is moved, the other names may be gone with operands before.
        if (linked || self.options.moving)
            && let Some(index) = self.links.get(item.stat.identity())
            && self.link_copy(cx, item, index)?
        {
            return Ok(());
        }
        if self.options.verbose && self.options.moving {
            self.tell(cx, &item.backup);
        }
        self.file(cx, item)?;
        if top && self.options.several || linked {
            self.remember(item, linked);
        }
        Ok(())
    }

    /// Reports that an operand stands twice on the command line.
    #[inline(never)]
    fn check_repeated(&mut self, cx: &mut Cx, stat: &Stat) -> Result<(), Skip> {
        let index = self.operands.len();
        self.operands.push((self.source, self.target.path.clone()));
        let backed = self.options.backup.is_some() && !stat.is_directory();
        if backed || self.options.moving || self.options.install.is_some() {
            return Ok(());
        }
        let Some(earlier) = self.sources.insert(stat.identity(), index) else { return Ok(()) };
        let Some((source, target)) = self.operands.get(earlier) else { return Ok(()) };
        // The same file by another name in another directory is to be copied again.
        let directory = |path: &CStr| {
            stat_at(fs::CWD, &c_string(path::directory(path.to_bytes())), 0)
                .map(|stat| stat.identity())
        };
        if *target != self.target.path
            || !stat.is_directory() && directory(source) != directory(self.source)
        {
            return Ok(());
        }
        let message = match stat.is_directory() {
            true => packed!("warning: source directory %q specified more than once"),
            false => packed!("warning: source file %q specified more than once"),
        };
        cx.note(message, &[self.source.to_bytes()]);
        Err(Skip)
    }

    /// Keeps in mind what became of a file.
    #[inline(never)]
    fn remember(&mut self, item: &Item, linked: bool) {
        let made =
            stat_at(item.dir, &item.name, AT_SYMLINK_NOFOLLOW).unwrap_or(Stat::NOTHING).identity();
        if linked {
            let path = self.target_path();
            self.links.insert(item.stat.identity(), self.paths.len());
            self.paths.push((path, made));
        }
        if self.levels.is_empty() {
            self.targets.insert(self.target_key(made), 0);
        }
    }

    /// What an operand's target is looked up by. Where its name is replaced, and not what it holds, other names of the file are
    /// other targets.
    fn target_key(&self, (device, inode): (u64, u64)) -> (u64, u64) {
        if !self.options.moving && self.options.method == Method::Copy {
            return (device, inode);
        }
        // FNV-1a
        let hash = self.target.path.iter().fold(0xCBF2_9CE4_8422_2325, |hash: u64, &byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3)
        });
        (device ^ hash, inode)
    }

    /// Tells what is copied where.
    #[inline(never)]
    fn tell(&mut self, cx: &mut Cx, backup: &Backed) {
        self.progress.clear();
        let target = self.target_path();
        let template = if self.options.moving { "copied %q -> %q" } else { "%q -> %q" };
        report(cx, template, self.walk.path(), &target, backup);
    }

    /// Removes a file that is in the way.
    #[inline(never)]
    fn remove(&mut self, cx: &mut Cx, item: &Item) -> Result<(), Skip> {
        match fs::unlink(item.dir, &item.name, 0) {
            Ok(()) | Err(Errno::NOENT) => {}
            Err(e) => return Err(self.blame_target(cx, packed!("cannot remove %q"), Some(e))),
        }
        if self.options.verbose {
            self.progress.clear();
            let path = self.target_path();
            cx.report("removed %q", &[&path]);
        }
        Ok(())
    }

    /// Decides what is to be done about what has the target's name. Is it still there then?
    #[inline(never)]
    fn prepare(&mut self, cx: &mut Cx, item: &mut Item) -> Result<bool, Skip> {
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
    fn reads(&self, stat: &Stat) -> bool {
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
    fn ask(&mut self, cx: &mut Cx, item: &Item, found: &Stat) -> Result<(), Skip> {
        self.progress.clear();
        let path = self.target_path();
        let replaces = self.options.moving || self.options.remove_destination || self.options.force;
        if confirm_overwrite(cx, item.dir, &item.name, found, &path, replaces) {
            Ok(())
        } else {
            Err(Skip)
        }
    }

    /// Gives what was copied already one more name. `false`: the copy is gone by now.
    #[inline(never)]
    fn link_copy(&mut self, cx: &mut Cx, item: &Item, index: usize) -> Result<bool, Skip> {
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
    fn file(&mut self, cx: &mut Cx, item: &Item) -> Result<(), Skip> {
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

    #[inline(never)]
    fn directory(&mut self, cx: &mut Cx, item: &Item) -> Result<(), Skip> {
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
    fn open(&mut self, dir: i32, name: &CStr, flags: u32, mode: u32) -> Result<Fd, Errno> {
        match fs::open(dir, name, flags, mode) {
            Err(Errno::MFILE | Errno::NFILE) => {}
            opened => return opened,
        }
        self.walk.spare_descriptors();
        self.close_all_but(1);
        fs::open(dir, name, flags, mode)
    }

    /// Opens a directory to change its attributes: for reading if possible, because older kernels want that. `link`: O_NOFOLLOW, or 0.
    fn open_directory(&mut self, dir: i32, name: &CStr, link: u32) -> Result<(Fd, Stat), Errno> {
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
            cx.report("created directory %q", &[&path]);
        } else {
            self.tell(cx, &Backed::default());
        }
    }

    /// Goes back to the directory above, once one is filled.
    #[inline(never)]
    fn leave(&mut self, cx: &mut Cx) {
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
    fn apply(&mut self, cx: &mut Cx, level: &Level, source: Option<&Fd>) -> Result<(), Skip> {
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

    /// Renames the operand. Did that work, or has it to be copied to another file system, where nothing is in its place any more?
    #[inline(never)]
    fn rename(&mut self, cx: &mut Cx, item: &Item) -> Result<bool, Skip> {
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
    fn directory_mode(&self, stat: &Stat) -> (u32, u32) {
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
    fn usable(
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

/// A path below the directory `path`.
pub fn join(path: &[u8], name: &[u8]) -> Vec<u8> {
    let mut whole = path.to_vec();
    if !whole.ends_with(b"/") && !name.starts_with(b"/") {
        whole.push(b'/');
    }
    whole.extend_from_slice(name);
    whole
}

/// Asks whether the file `path`, which is `name` below `dir`, may be overwritten. `replaces`: is it a new file that takes its name?
#[inline(never)]
pub fn confirm_overwrite(
    cx: &mut Cx,
    dir: i32,
    name: &CStr,
    found: &Stat,
    path: &[u8],
    replaces: bool,
) -> bool {
    if found.kind() == S_IFLNK || fs::may_access_at(dir, name, 2).is_ok() {
        return cx.ask("overwrite %q", &[path]);
    }
    let octal = mode::octal(found.mode());
    let letters = mode::letters(found.mode());
    let words = [path, &octal, letters.get(1..).unwrap_or(b"")];
    match replaces {
        true => cx.ask("replace %q, overriding mode %r (%r)", &words),
        false => cx.ask("unwritable %q (mode %r, %r); try anyway", &words),
    }
}

/// Opens the directory that `path` is in, also where that is beyond PATH_MAX, and returns it with the last name. What is found there
/// may be something else by now; the caller looks.
fn find_beneath(path: &[u8]) -> Result<(Fd, CString), Errno> {
    let name = c_string(path::base(path));
    let directory = path::directory(path);
    match fs::open(fs::CWD, &c_string(directory), O_PATH | O_DIRECTORY, 0) {
        Err(Errno::NAMETOOLONG) => {}
        opened => return opened.map(|dir| (dir, name)),
    }
    let start = if path.starts_with(b"/") { c"/" } else { c"." };
    let mut dir = fs::open(fs::CWD, start, O_PATH | O_DIRECTORY, 0)?;
    for name in directory.split(|&byte| byte == b'/').filter(|name| !name.is_empty()) {
        dir = fs::open(dir.number(), &c_string(name), O_PATH | O_DIRECTORY, 0)?;
    }
    Ok((dir, name))
}
