//! Copying files and trees: what cp, mv and install share.
//!
//! Source and target are walked together, each by directory descriptor, so that nobody who puts a link in the place of a directory
//! meanwhile leads a copy out of either tree. A new file never has wider rights than it is to have: it is made with the owner's
//! alone where it is to change hands, and gets the others' afterwards.
mod attributes;
mod contents;
mod directory;
mod existing;
mod make;
mod options;
mod parents;
mod progress;
mod relocate;
pub mod target;

use crate::{
    Cx, c_string,
    io::Buffer,
    seen::Seen,
    sys::{
        Errno, Fd, Stat, fs, process,
        raw::{AT_SYMLINK_NOFOLLOW, O_DIRECTORY, O_PATH, S_IFLNK},
        stat_at,
    },
    text::{mode, path, split::parts},
    walk::{Step, Walk},
};
use alloc::{ffi::CString, vec::Vec};

use core::ffi::CStr;
pub use options::*;
pub use progress::Progress;

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
            cx.report(packed!("%q -> %q (unbackup)"), &[&item.backup.path, &target]);
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
            cx.report(packed!("removed %q"), &[&path]);
        }
        Ok(())
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
    for name in parts(directory, b'/').filter(|name| !name.is_empty()) {
        dir = fs::open(dir.number(), &c_string(name), O_PATH | O_DIRECTORY, 0)?;
    }
    Ok((dir, name))
}
