//! chcon - change security contexts of files
use core::ffi::CStr;
use rt::{
    Cx, Done, Id, Vec, long,
    sys::{
        Errno, fs, label,
        raw::{AT_SYMLINK_NOFOLLOW, O_NOFOLLOW, O_PATH},
        stat_at,
    },
    walk::{self, Step, Walk},
};

rt::applet! { "chcon", main, "\
Usage: chcon [OPTION]... CONTEXT FILE...
  or:  chcon [OPTION]... [-u USER] [-r ROLE] [-l RANGE] [-t TYPE] FILE...
  or:  chcon [OPTION]... --reference=RFILE FILE...
Set the SELinux security context of each FILE, parts of it, or make it that of RFILE.

      --dereference  change what a link stands for (default without -R)
  -h, --no-dereference  change links themselves
  -u, --user=USER  set the user
  -r, --role=ROLE  set the role
  -t, --type=TYPE  set the type
  -l, --range=RANGE  set the range
      --no-preserve-root  do not protect '/' (default)
      --preserve-root  refuse to work on all below '/'
      --reference=RFILE  use the context of RFILE
  -R, --recursive  change directories and what is in them
  -v, --verbose  tell of each file

With -R, the last of these counts:
  -H             go through links to directories that are FILEs
  -L             go through all links to directories
  -P             go through no links (default)
" }

const DEREFERENCE: Id = long(HELP, "dereference");
const NO_PRESERVE_ROOT: Id = long(HELP, "no-preserve-root");
const PRESERVE_ROOT: Id = long(HELP, "preserve-root");
const REFERENCE: Id = long(HELP, "reference");

/// The parts of a context, in the order in which they are set: their names, and their places.
const PARTS: &[(&str, usize); 4] = &[("user", 0), ("range", 3), ("role", 1), ("type", 2)];

/// What was asked for.
struct Wish<'a> {
    /// The whole context, or parts of it by their places.
    whole: Option<Vec<u8>>,
    parts: [Option<&'a [u8]>; 4],
    recursive: bool,
    verbose: bool,
    /// Are links followed to what they stand for?
    referents: bool,
    /// Are links to directories gone through: those that are operands, and all?
    through_operands: bool,
    through_all: bool,
    /// The device and the inode of the root, if that is protected.
    root: Option<(u64, u64)>,
}

fn main(cx: &mut Cx) -> Done {
    let mut wish = Wish {
        whole: None,
        parts: [None; 4],
        recursive: false,
        verbose: false,
        referents: true,
        through_operands: false,
        through_all: false,
        root: None,
    };
    let (mut dereference, mut preserve, mut reference) = (None, false, None);
    while let Some(option) = cx.option()? {
        match option {
            b'h' => dereference = Some(false),
            b'H' => (wish.through_operands, wish.through_all) = (true, false),
            b'L' => (wish.through_operands, wish.through_all) = (true, true),
            b'P' => (wish.through_operands, wish.through_all) = (false, false),
            b'R' => wish.recursive = true,
            b'v' => wish.verbose = true,
            DEREFERENCE => dereference = Some(true),
            PRESERVE_ROOT => preserve = true,
            NO_PRESERVE_ROOT => preserve = false,
            REFERENCE => reference = Some(cx.value()),
            letter => {
                let place = b"urtl".iter().position(|&part| part == letter);
                if let Some(part) = place.and_then(|place| wish.parts.get_mut(place)) {
                    *part = Some(cx.value().to_bytes());
                }
            }
        }
    }
    if !wish.recursive {
        (wish.through_operands, wish.through_all) = (false, false);
        wish.referents = dereference != Some(false);
    } else if wish.through_operands {
        if dereference == Some(false) {
            return Err(cx.stop(packed!("-R -h requires -P"), &[]));
        }
    } else {
        if dereference == Some(true) {
            return Err(cx.stop(packed!("-R --dereference requires either -H or -L"), &[]));
        }
        wish.referents = false;
    }
    let has_parts = wish.parts.iter().any(Option::is_some);
    let mut files = cx.operands();
    let takes_context = reference.is_none() && !has_parts;
    let Some(first) = ({ files }).next() else { return Err(cx.missing_operand()) };
    if takes_context {
        files.next();
        if files.is_empty() {
            return Err(cx.usage(packed!("missing operand after %w"), &[first.to_bytes()]));
        }
        wish.whole = Some(first.to_bytes().to_vec());
    }
    if let Some(path) = reference {
        let found = fs::open(fs::CWD, path, O_PATH, 0).and_then(|file| label::get(&file));
        match found {
            Ok(found) => wish.whole = Some(found),
            Err(e) => {
                let words = [path.to_bytes()];
                return Err(cx.stop_error(
                    packed!("failed to get security context of %q"),
                    &words,
                    e,
                ));
            }
        }
    }
    if reference.is_some() && has_parts {
        return Err(cx.usage(packed!("conflicting security context specifiers given"), &[]));
    }
    if wish.recursive && preserve {
        wish.root = Some(walk::root(cx)?);
    }
    let mut walk = Walk::new();
    for operand in files {
        wish.change_all(cx, &mut walk, operand);
    }
    Ok(())
}

impl Wish<'_> {
    fn change_all<'p>(&self, cx: &mut Cx, walk: &mut Walk<'p>, operand: &'p CStr) {
        walk.begin(operand);
        self.visit(cx, walk);
        loop {
            match walk.step() {
                Step::Name(_) => self.visit(cx, walk),
                // A directory comes after what is in it.
                Step::Left(_) => self.change(cx, walk, false),
                Step::Unreadable(e) => {
                    cx.say_error(packed!("cannot read directory %q"), &[walk.directory()], Some(e));
                }
                Step::Lost(e) => {
                    cx.say_error(packed!("cannot access %q"), &[operand.to_bytes()], Some(e));
                }
                Step::End => return,
            }
        }
    }

    /// Is the name at hand followed to a directory?
    fn follows(&self, walk: &Walk) -> bool {
        self.through_all || self.through_operands && walk.depth() == 0
    }

    /// Changes the name at hand, or enters it.
    fn visit(&self, cx: &mut Cx, walk: &mut Walk) {
        let own = match stat_at(walk.dir(), walk.name(), AT_SYMLINK_NOFOLLOW) {
            Ok(own) => own,
            Err(e) => return cx.say_error(packed!("cannot access %q"), &[walk.path()], Some(e)),
        };
        let is_link = !own.is_directory();
        let follow = self.follows(walk);
        let mut stat = own;
        if follow && is_link {
            // A link that leads nowhere is changed, or rather fails to be, as what it is.
            stat = stat_at(walk.dir(), walk.name(), 0).unwrap_or(own);
        }
        if !stat.is_directory() || !self.recursive {
            return self.change(cx, walk, true);
        }
        if self.root == Some(stat.identity()) {
            return walk::refuse_root(cx, walk.path());
        }
        if self.through_all && walk.is_inside(&stat) {
            return self.change(cx, walk, true);
        }
        match walk.open(follow, Some(&stat)) {
            Ok((dir, stat)) => walk.enter(dir, &stat, follow),
            Err(e) => cx.say_error(packed!("cannot read directory %q"), &[walk.path()], Some(e)),
        }
    }

    /// Changes the name at hand, `maybe_link` or not.
    #[inline(never)]
    fn change(&self, cx: &mut Cx, walk: &mut Walk, maybe_link: bool) {
        if self.verbose {
            cx.report(packed!("changing security context of %q"), &[walk.path()]);
        }
        // Whatever is put in its place meanwhile, one file is looked at and changed.
        let follow = self.referents && (maybe_link || self.follows(walk));
        let flags = if follow { O_PATH } else { O_PATH | O_NOFOLLOW };
        let opened = walk.open_file(flags);
        let old = opened.as_ref().map_err(|e| *e).and_then(label::get);
        let new = match &self.whole {
            Some(whole) => whole.clone(),
            None => match self.compute(cx, walk, &old) {
                Some(new) => new,
                None => return,
            },
        };
        if old.as_ref().is_ok_and(|old| *old == new) {
            return;
        }
        if let Err(e) = opened.and_then(|file| label::set(&file, &new)) {
            let words = [walk.path(), &new];
            cx.say_error(packed!("failed to change context of %q to %w"), &words, Some(e));
        }
    }

    /// The context that is to be in the place of the `old` one, unless that cannot be, which is reported.
    #[inline(never)]
    fn compute(
        &self,
        cx: &mut Cx,
        walk: &mut Walk,
        old: &Result<Vec<u8>, Errno>,
    ) -> Option<Vec<u8>> {
        let old = match old {
            Ok(old) => old,
            Err(Errno::NODATA) => {
                let message = packed!("can't apply partial context to unlabeled file %q");
                cx.say(message, &[walk.path()]);
                return None;
            }
            Err(e) => {
                let message = packed!("failed to get security context of %q");
                cx.say_error(message, &[walk.path()], Some(*e));
                return None;
            }
        };
        let is_blank = |byte: &u8| matches!(byte, b' ' | b'\t' | b'\n' | b'\r');
        let mut parts: Vec<&[u8]> = old.splitn(4, |&byte| byte == b':').collect();
        if parts.len() < 3 || old.iter().any(is_blank) {
            let message = packed!("failed to create security context: %w");
            cx.say_error(message, &[old], Some(Errno::INVAL));
            return None;
        }
        let mut failed = false;
        for &(name, place) in PARTS {
            let Some(part) = self.parts.get(place).copied().flatten() else { continue };
            if part.iter().any(|byte| is_blank(byte) || *byte == b':' && place < 3) {
                let message = packed!("failed to set %r security context component to %w");
                cx.say_error(message, &[name.as_bytes(), part], Some(Errno::INVAL));
                failed = true;
            }
            match parts.get_mut(place) {
                Some(old) => *old = part,
                None => parts.push(part),
            }
        }
        (!failed).then(|| parts.join(&b':'))
    }
}
