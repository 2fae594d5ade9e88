//! rm - remove files and directories
use core::ffi::CStr;
use rt::{
    Cx, Done, Id, long,
    sys::{
        Errno, Fd, Stat, fs, process,
        raw::{AT_REMOVEDIR, AT_SYMLINK_NOFOLLOW, DT_DIR, DT_UNKNOWN, S_IFLNK},
        stat_at, terminal,
    },
    text::{mode, number, path},
    walk::{self, Step, Walk},
};

rt::applet! { "rm", main, { place: rt::Place::Bin }, "\
Usage: rm [OPTION]... [FILE]...
Remove the FILEs: by default no directories.

  -f, --force    never ask, and do not miss what does not exist
  -i             ask before each removal
  -I             ask once before removing more than three files or removing recursively
      --interactive[=WHEN]  ask never, once (-I) or always (-i, or no WHEN)
      --one-file-system  with -r, pass over directories on another file system than their FILE
      --no-preserve-root  do not protect '/'
      --preserve-root[=all]  refuse to remove '/' (default); with all, also a FILE on another device than its parent
  -r, -R, --recursive  remove directories and what is in them
  -d, --dir      remove empty directories
  -v, --verbose  tell of each removal

Without -f, what may not be written is asked about if standard input is a terminal.
A name that starts with a dash is removed by rm -- -name or rm ./-name.
" }

const INTERACTIVE: Id = long(HELP, "interactive");
const ONE_FILE_SYSTEM: Id = long(HELP, "one-file-system");
const NO_PRESERVE_ROOT: Id = long(HELP, "no-preserve-root");
const PRESERVE_ROOT: Id = long(HELP, "preserve-root");

const FAILED: &str = "cannot remove %q";

/// What was asked for.
#[derive(Default)]
struct Wish {
    force: bool,
    /// Is there a question before each removal, or before that of what may not be written?
    always: bool,
    protected: bool,
    recursive: bool,
    empty: bool,
    verbose: bool,
    one_file_system: bool,
    preserve_all: bool,
    /// The device and the inode of the root, if that is protected.
    root: Option<(u64, u64)>,
    /// The device that the operand is on.
    device: u64,
}

fn main(cx: &mut Cx) -> Done {
    let mut wish = Wish::default();
    let (mut never, mut once, mut preserve) = (false, false, true);
    while let Some(option) = cx.option()? {
        let when = match option {
            b'f' => {
                wish.force = true;
                0
            }
            b'I' => 1,
            b'i' => 2,
            INTERACTIVE => match cx.optional_value() {
                Some(_) => cx.choose("--interactive", "never no none|once|always yes")?,
                None => 2,
            },
            _ => {
                match option {
                    b'r' => wish.recursive = true,
                    b'd' => wish.empty = true,
                    b'v' => wish.verbose = true,
                    ONE_FILE_SYSTEM => wish.one_file_system = true,
                    NO_PRESERVE_ROOT => {
                        if cx.is_abbreviated() {
                            let message =
                                packed!("you may not abbreviate the --no-preserve-root option");
                            return Err(cx.stop(message, &[]));
                        }
                        preserve = false;
                    }
                    PRESERVE_ROOT => {
                        if let Some(value) = cx.optional_value() {
                            if value != c"all" {
                                let message = packed!("unrecognized --preserve-root argument: %q");
                                return Err(cx.stop(message, &[value.to_bytes()]));
                            }
                            wish.preserve_all = true;
                        }
                        preserve = true;
                    }
                    _ => {}
                }
                continue;
            }
        };
        (never, once, wish.always) = (when == 0, when == 1, when == 2);
        wish.force &= never;
    }
    let count = cx.operands().len();
    if count == 0 {
        return if wish.force { Ok(()) } else { Err(cx.missing_operand()) };
    }
    if wish.recursive && preserve {
        wish.root = Some(walk::root(cx)?);
    }
    wish.protected = !never && terminal::is_terminal(&Fd::STDIN);
    if once && (wish.recursive || count > 3) {
        let mut room = [0; number::DIGITS];
        let digits = number::format(count as u64, &mut room);
        let question = match (wish.recursive, count) {
            (false, _) => "remove %r arguments",
            (true, 1) => "remove %r argument recursively",
            (true, _) => "remove %r arguments recursively",
        };
        if !cx.ask(question, &[digits]) {
            return Ok(());
        }
    }
    let mut walk = Walk::new();
    for operand in cx.operands() {
        wish.remove(cx, &mut walk, operand);
    }
    Ok(())
}

impl Wish {
    fn remove<'a>(&mut self, cx: &mut Cx, walk: &mut Walk<'a>, operand: &'a CStr) {
        walk.begin(operand);
        self.visit(cx, walk, DT_UNKNOWN);
        loop {
            match walk.step() {
                Step::Name(kind) => self.visit(cx, walk, u32::from(kind)),
                // Where something is left, there is no more to say.
                Step::Left(spoiled) => {
                    if !spoiled {
                        self.remove_directory(cx, walk, None);
                    }
                }
                Step::Unreadable(e) => {
                    cx.say_error(FAILED, &[walk.directory()], Some(e));
                    walk.spoil();
                }
                Step::Lost(e) => cx.say_error(FAILED, &[operand.to_bytes()], Some(e)),
                Step::End => return,
            }
        }
    }

    /// Removes the name at hand, or enters it.
    fn visit(&mut self, cx: &mut Cx, walk: &mut Walk, kind: u32) {
        let mut failure = None;
        if kind != DT_DIR && !self.asks() {
            // Of a directory, this is refused.
            match fs::unlink(walk.dir(), walk.name(), 0) {
                Ok(()) => return self.tell(cx, walk, false),
                Err(e) => failure = Some(e),
            }
        }
        let stat = match stat_at(walk.dir(), walk.name(), AT_SYMLINK_NOFOLLOW) {
            Ok(stat) => stat,
            // A file system that is read-only does not look for the name before it refuses.
            Err(e) => {
                let failure = failure.filter(|&failure| failure != Errno::ROFS);
                return self.complain(cx, walk, failure.unwrap_or(e));
            }
        };
        if stat.is_directory() {
            return self.descend(cx, walk, &stat);
        }
        if failure.is_none() {
            if !self.may_remove(cx, walk, &stat) {
                return;
            }
            failure = fs::unlink(walk.dir(), walk.name(), 0).err();
        }
        match failure {
            None => self.tell(cx, walk, false),
            Some(e) => self.complain(cx, walk, e),
        }
    }

    /// Enters the directory at hand, or does what is to be done with it otherwise.
    fn descend(&mut self, cx: &mut Cx, walk: &mut Walk, stat: &Stat) {
        let at_operand = walk.depth() == 0;
        if !self.recursive && !self.empty {
            return self.complain(cx, walk, Errno::ISDIR);
        }
        if self.recursive && at_operand && matches!(path::base(walk.path()), b"." | b"..") {
            let message = packed!("refusing to remove '.' or '..' directory: skipping %q");
            return cx.say(message, &[walk.path()]);
        }
        let opened = walk.open(false, None);
        let is_empty = (self.asks() || !self.recursive)
            && opened.as_ref().is_ok_and(|(dir, _)| walk::is_empty(dir));
        if !self.recursive && !is_empty {
            return self.complain(cx, walk, Errno::NOTEMPTY);
        }
        if self.recursive
            && let Ok((dir, stat)) = &opened
            && !self.may_enter(cx, walk, dir, stat)
        {
            return walk.spoil();
        }
        if !is_empty && !self.may(cx, walk, stat, true) {
            return walk.spoil();
        }
        match opened {
            Ok((dir, stat)) if !is_empty => walk.enter(dir, &stat, false),
            // One that cannot be read can still be empty.
            opened => {
                if !self.remove_directory(cx, walk, opened.err()) {
                    walk.spoil();
                }
            }
        }
    }

    /// Is the directory at hand, which was opened, one that may be emptied? If not, that is reported.
    fn may_enter(&mut self, cx: &mut Cx, walk: &mut Walk, dir: &Fd, stat: &Stat) -> bool {
        if self.root == Some(stat.identity()) {
            walk::refuse_root(cx, walk.path());
            return false;
        }
        let (device, _) = stat.identity();
        let at_operand = walk.depth() == 0;
        let other = if at_operand {
            self.device = device;
            let above = stat_at(dir.number(), c"..", 0);
            self.preserve_all && above.is_ok_and(|above| above.identity().0 != device)
        } else {
            self.one_file_system && device != self.device
        };
        if other {
            cx.say(packed!("skipping %q, since it's on a different device"), &[walk.path()]);
            if at_operand {
                cx.say(packed!("and --preserve-root=all is in effect"), &[]);
            }
        }
        !other
    }

    /// Removes the directory at hand, after a question if there is one to ask. It could not be read, if there is such an `error`.
    /// Returns whether that was answered with yes.
    fn remove_directory(&self, cx: &mut Cx, walk: &mut Walk, error: Option<Errno>) -> bool {
        if self.asks() {
            match stat_at(walk.dir(), walk.name(), AT_SYMLINK_NOFOLLOW) {
                Ok(stat) if !self.may_remove(cx, walk, &stat) => return false,
                Ok(_) => {}
                Err(e) => {
                    self.complain(cx, walk, e);
                    return true;
                }
            }
        }
        match fs::unlink(walk.dir(), walk.name(), AT_REMOVEDIR) {
            Ok(()) => self.tell(cx, walk, true),
            Err(e) => {
                let is_full =
                    matches!(e, Errno::NOTEMPTY | Errno::ISDIR | Errno::NOTDIR | Errno::EXIST);
                self.complain(cx, walk, error.filter(|_| is_full).unwrap_or(e));
            }
        }
        true
    }

    fn asks(&self) -> bool {
        self.always || self.protected
    }

    fn may_remove(&self, cx: &mut Cx, walk: &mut Walk, stat: &Stat) -> bool {
        self.may(cx, walk, stat, false)
    }

    /// Asks about the name at hand, if that is to be asked about. Is the answer yes?
    #[inline(never)]
    fn may(&self, cx: &mut Cx, walk: &mut Walk, stat: &Stat, enter: bool) -> bool {
        if !self.asks() {
            return true;
        }
        // A link has no permissions, and the superuser needs none.
        let mut protected = false;
        if stat.kind() != S_IFLNK && !process::is_root() {
            match fs::may_access_at(walk.dir(), walk.name(), 2) {
                Ok(()) => {}
                Err(Errno::ACCES) => protected = true,
                Err(e) => {
                    self.complain(cx, walk, e);
                    return false;
                }
            }
        }
        if !protected && !self.always {
            return true;
        }
        let protected: &[u8] = if protected { b"write-protected " } else { b"" };
        let kind = mode::file_type(stat.mode(), stat.size()).as_bytes();
        let question = if enter { "descend into %r%r %q" } else { "remove %r%r %q" };
        cx.ask(question, &[protected, kind, walk.path()])
    }

    fn tell(&self, cx: &mut Cx, walk: &mut Walk, directory: bool) {
        if self.verbose {
            let message = if directory { "removed directory %q" } else { "removed %q" };
            cx.report(message, &[walk.path()]);
        }
    }

    /// Reports that the name at hand cannot be removed.
    #[inline(never)]
    fn complain(&self, cx: &mut Cx, walk: &mut Walk, error: Errno) {
        if self.force && matches!(error, Errno::NOENT | Errno::NOTDIR | Errno::INVAL) {
            return;
        }
        walk.spoil();
        cx.say_error(FAILED, &[walk.path()], Some(error));
    }
}
