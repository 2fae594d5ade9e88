//! chmod - change permissions of files
use core::ffi::CStr;
use rt::{
    Cx, Done, Id, OwnedStrings, Vec, long,
    sys::{
        Errno, fs, process,
        raw::{AT_SYMLINK_NOFOLLOW, S_IFLNK},
        stat_at,
    },
    text::mode::{self, Change},
    walk::{self, Step, Walk},
};

rt::applet! { "chmod", main, { place: rt::Place::Bin }, "\
Usage: chmod [OPTION]... MODE[,MODE]... FILE...
  or:  chmod [OPTION]... --reference=RFILE FILE...
Change the permissions of each FILE to MODE, or to those of RFILE. Links are followed, but with -R only where they are
FILEs.

  -c, --changes  as -v, but only where something changes
  -f, --silent, --quiet  do not report most errors
  -v, --verbose  tell what becomes of each file
      --no-preserve-root  do not protect '/' (default)
      --preserve-root  refuse to work on all below '/'
      --reference=RFILE  use the permissions of RFILE
  -R, --recursive  change directories and what is in them

MODE is octal, or [ugoa]*([-+=]([rwxXst]*|[ugo]))+ or [-+=][0-7]+. One that starts with - need not stand behind --.
" }

const PRESERVE_ROOT: Id = long(HELP, "preserve-root");
const NO_PRESERVE_ROOT: Id = long(HELP, "no-preserve-root");
const REFERENCE: Id = long(HELP, "reference");

const DANGLING: &str = "cannot operate on dangling symlink %q";

/// What was asked for.
struct Wish<'m> {
    change: Change<'m>,
    umask: u32,
    recursive: bool,
    silent: bool,
    verbose: bool,
    changes: bool,
    /// Was the mode given as if it were an option? Then the umask's part in it is told.
    surprising: bool,
    /// The device and the inode of the root, if that is protected.
    root: Option<(u64, u64)>,
}

fn main(cx: &mut Cx) -> Done {
    let mut text = take_modes(cx);
    let mut reference = None;
    let mut preserve = false;
    let mut wish = Wish {
        change: Change::NOTHING,
        umask: 0,
        recursive: false,
        silent: false,
        verbose: false,
        changes: false,
        surprising: !text.is_empty(),
        root: None,
    };
    while let Some(option) = cx.option()? {
        match option {
            b'c' => (wish.verbose, wish.changes) = (false, true),
            b'f' => wish.silent = true,
            b'v' => (wish.verbose, wish.changes) = (true, false),
            b'R' => wish.recursive = true,
            PRESERVE_ROOT => preserve = true,
            NO_PRESERVE_ROOT => preserve = false,
            REFERENCE => reference = Some(cx.value()),
            _ => {}
        }
    }
    let mut files = cx.operands();
    if reference.is_some() && wish.surprising {
        return Err(cx.usage(packed!("cannot combine mode and --reference options"), &[]));
    }
    if reference.is_none() && !wish.surprising {
        let Some(mode) = files.next() else { return Err(cx.missing_operand()) };
        text.extend_from_slice(mode.to_bytes());
        if files.is_empty() {
            return Err(cx.usage(packed!("missing operand after %w"), &[&text]));
        }
    }
    if files.is_empty() {
        return Err(cx.missing_operand());
    }
    if let Some(path) = reference {
        match cx.status_of(path) {
            // Five digits name all bits of a directory.
            Ok(stat) => rt::fill(&mut text, b"0%", &[&mode::octal(stat.mode())[..]]),
            Err(e) => {
                return Err(cx.stop_error(
                    packed!("failed to get attributes of %q"),
                    &[path.to_bytes()],
                    e,
                ));
            }
        }
    } else {
        wish.umask = process::current_umask();
    }
    wish.change = match Change::new(&text) {
        Some(change) => change,
        None => return Err(cx.usage(packed!("invalid mode: %w"), &[&text])),
    };
    if wish.recursive && preserve {
        wish.root = Some(walk::root(cx)?);
    }
    let mut walk = Walk::new();
    for operand in files {
        wish.change_all(cx, &mut walk, operand);
    }
    Ok(())
}

/// Takes the arguments that are modes, but look like options, out of the command line: `-w`, `-x,u+w`. They become one mode.
fn take_modes(cx: &mut Cx) -> Vec<u8> {
    let is_mode = |arg: &CStr| match arg.to_bytes() {
        [b'-', letters @ ..] => {
            let first = letters.iter().find(|letter| !b"Rcfv".contains(letter));
            first.is_some_and(|letter| b"rwxXstugoa,+=01234567".contains(letter))
        }
        _ => false,
    };
    let mut modes: Vec<u8> = Vec::new();
    if !cx.operands().any(is_mode) {
        return modes;
    }
    let mut rest = OwnedStrings::default();
    let (mut literal, mut value) = (false, false);
    for (index, arg) in cx.args().enumerate() {
        let bytes = arg.to_bytes();
        let first = index == 0;
        if !literal && !value && !first && is_mode(arg) {
            if !modes.is_empty() {
                modes.push(b',');
            }
            modes.extend_from_slice(bytes);
            continue;
        }
        rest.push(bytes);
        // What stands behind --reference is its value.
        value = !literal && !value && bytes.len() > 4 && b"--reference".starts_with(bytes);
        literal |= bytes == b"--" || !first && !bytes.starts_with(b"-") && cx.posixly_correct();
    }
    cx.restart(rest.leak());
    modes
}

impl Wish<'_> {
    fn change_all<'a>(&self, cx: &mut Cx, walk: &mut Walk<'a>, operand: &'a CStr) {
        walk.begin(operand);
        self.visit(cx, walk);
        loop {
            match walk.step() {
                Step::Name(_) => self.visit(cx, walk),
                Step::Left(_) => {}
                Step::Unreadable(e) => {
                    self.unreachable(cx, "cannot read directory %q", walk.directory(), e);
                }
                Step::Lost(e) => {
                    self.unreachable(cx, "cannot access %q", operand.to_bytes(), e);
                }
                Step::End => return,
            }
        }
    }

    /// Changes the name at hand, and enters it.
    fn visit(&self, cx: &mut Cx, walk: &mut Walk) {
        let at_operand = walk.depth() == 0;
        let flags = if at_operand { 0 } else { AT_SYMLINK_NOFOLLOW };
        let stat = match stat_at(walk.dir(), walk.name(), flags) {
            Ok(stat) => stat,
            Err(e) => return self.inaccessible(cx, walk, e),
        };
        if stat.kind() == S_IFLNK {
            if self.verbose {
                let message = "neither symbolic link %q nor referent has been changed";
                cx.report(message, &[walk.path()]);
            }
            return;
        }
        if self.root.is_some_and(|root| root == stat.identity()) {
            return walk::refuse_root(cx, walk.path());
        }
        let old = stat.mode();
        let (new, _) = self.change.apply(old, stat.is_directory(), self.umask);
        // A link is followed only where a user has named it.
        let done = fs::change_mode_at(walk.dir(), walk.name(), new, at_operand);
        if let Err(e) = done {
            self.complain(cx, "changing permissions of %q", walk.path(), e);
        }
        if self.verbose || self.changes {
            self.tell(cx, walk, old, new, done.is_ok());
        }
        if done.is_ok() && self.surprising {
            let (naive, _) = self.change.apply(old, stat.is_directory(), 0);
            if new & !naive != 0 {
                let (new, naive) = (mode::letters(new), mode::letters(naive));
                let message = packed!("%n: new permissions are %r, not %r");
                cx.say(message, &[walk.path(), permissions(&new), permissions(&naive)]);
            }
        }
        if self.recursive && stat.is_directory() {
            match walk.open(at_operand, Some(&stat)) {
                Ok((dir, stat)) => walk.enter(dir, &stat, false),
                Err(e) => self.unreachable(cx, "cannot read directory %q", walk.path(), e),
            }
        }
    }

    fn inaccessible(&self, cx: &mut Cx, walk: &mut Walk, error: Errno) {
        let link = stat_at(walk.dir(), walk.name(), AT_SYMLINK_NOFOLLOW);
        let dangling = error == Errno::NOENT && link.is_ok();
        let message = if dangling { DANGLING } else { "cannot access %q" };
        self.unreachable(cx, message, walk.path(), error);
    }

    #[inline(never)]
    fn unreachable(&self, cx: &mut Cx, message: &str, path: &[u8], error: Errno) {
        self.complain(cx, message, path, error);
        if self.verbose {
            cx.report(packed!("%q could not be accessed"), &[path]);
        }
    }

    #[inline(never)]
    fn tell(&self, cx: &mut Cx, walk: &mut Walk, old: u32, mut new: u32, done: bool) {
        // The kernel may have left out set-id bits.
        if done
            && new & 0o7000 != 0
            && let Ok(stat) = stat_at(walk.dir(), walk.name(), AT_SYMLINK_NOFOLLOW)
            && stat.kind() != S_IFLNK
        {
            new = stat.mode();
        }
        let changed = (old ^ new) & mode::ALL != 0;
        let message = match (done, changed) {
            (true, false) => "mode of %q retained as %r (%r)",
            (true, true) => "mode of %q changed from %r (%r) to %r (%r)",
            (false, _) => "failed to change mode of %q from %r (%r) to %r (%r)",
        };
        if self.verbose || done && changed {
            let (before, after) = (mode::letters(old), mode::letters(new));
            let (old, new) = (mode::octal(old), mode::octal(new));
            let words: [&[u8]; 5] =
                [walk.path(), &old, permissions(&before), &new, permissions(&after)];
            cx.report(message, &words);
        }
    }

    #[inline(never)]
    fn complain(&self, cx: &mut Cx, message: &str, path: &[u8], error: Errno) {
        cx.raise(1);
        if !self.silent {
            cx.say_error(message, &[path], Some(error).filter(|_| message != DANGLING));
        }
    }
}

/// Permissions as `ls -l` shows them, without the type.
fn permissions(letters: &[u8; 10]) -> &[u8] {
    letters.get(1..).unwrap_or(letters)
}
