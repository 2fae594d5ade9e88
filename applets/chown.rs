//! chown, chgrp - change owners and groups of files
use core::ffi::CStr;
use rt::{
    Cx, Done, Id, Stop, Vec, long,
    sys::{
        Errno, Stat, fs, fstat,
        raw::{
            AT_EMPTY_PATH, AT_SYMLINK_NOFOLLOW, DT_DIR, DT_LNK, DT_UNKNOWN, O_NOFOLLOW, O_PATH,
            S_IFLNK,
        },
        stat_at,
    },
    user::{self, Spec, Table},
    walk::{self, Step, Walk},
};

rt::applet! { "chown", main, { place: rt::Place::Bin }, "\
Usage: chown [OPTION]... [OWNER][:[GROUP]] FILE...
  or:  chown [OPTION]... --reference=RFILE FILE...
Change the owner and the group of each FILE, or make them those of RFILE. What is left out stays as it is, but OWNER: is
the owner and their login group.

  -c, --changes  as -v, but only where something changes
  -f, --silent, --quiet  do not report most errors
  -v, --verbose  tell what becomes of each file
      --dereference  change what a link stands for (default without -R)
  -h, --no-dereference  change links themselves
      --no-preserve-root  do not protect '/' (default)
      --preserve-root  refuse to work on all below '/'
      --reference=RFILE  use the owner and the group of RFILE
      --from=OWNER:GROUP  change only files that have this owner or group now
  -R, --recursive  change directories and what is in them

With -R, the last of these counts:
  -H             go through links to directories that are FILEs
  -L             go through all links to directories
  -P             go through no links (default)
" }

const DEREFERENCE: Id = long(HELP, "dereference");
const NO_PRESERVE_ROOT: Id = long(HELP, "no-preserve-root");
const PRESERVE_ROOT: Id = long(HELP, "preserve-root");
const REFERENCE: Id = long(HELP, "reference");
const FROM: Id = long(HELP, "from");

mod group {
    use rt::long;

    rt::applet! { "chgrp", super::main, { place: rt::Place::Bin }, "\
Usage: chgrp [OPTION]... GROUP FILE...
  or:  chgrp [OPTION]... --reference=RFILE FILE...
Change the group of each FILE to GROUP, or to that of RFILE.

  -c, --changes  as -v, but only where something changes
  -f, --silent, --quiet  do not report most errors
  -v, --verbose  tell what becomes of each file
      --dereference  change what a link stands for (default without -R)
  -h, --no-dereference  change links themselves
      --no-preserve-root  do not protect '/' (default)
      --preserve-root  refuse to work on all below '/'
      --reference=RFILE  use the group of RFILE
  -R, --recursive  change directories and what is in them

With -R, the last of these counts:
  -H             go through links to directories that are FILEs
  -L             go through all links to directories
  -P             go through no links (default)
" }

    // Both are read by the same code.
    const _: () = assert!(
        long(HELP, "dereference") == super::DEREFERENCE
            && long(HELP, "no-preserve-root") == super::NO_PRESERVE_ROOT
            && long(HELP, "preserve-root") == super::PRESERVE_ROOT
            && long(HELP, "reference") == super::REFERENCE
    );
}

/// What was asked for.
struct Wish {
    to: Spec,
    /// Only what has this owner or group is changed.
    from: Spec,
    recursive: bool,
    silent: bool,
    verbose: bool,
    changes: bool,
    /// Are links followed to what they stand for?
    referents: bool,
    /// Which links to directories are gone through.
    through: Through,
    /// The device and the inode of the root, if that is protected.
    root: Option<(u64, u64)>,
    /// The owners that the directories had that are gone through, if that is to be told.
    entered: Vec<Owner>,
    users: Table,
    groups: Table,
}

/// The user and the group of a file.
type Owner = (u32, u32);

fn owner(stat: &Stat) -> Owner {
    (stat.user(), stat.group())
}

#[derive(Clone, Copy, PartialEq)]
enum Through {
    Nothing,
    Operands,
    All,
}

fn main(cx: &mut Cx) -> Done {
    let only_group = cx.applet.name == "chgrp";
    let mut wish = Wish {
        to: Spec::default(),
        from: Spec::default(),
        recursive: false,
        silent: false,
        verbose: false,
        changes: false,
        referents: true,
        through: Through::Nothing,
        root: None,
        entered: Vec::new(),
        users: Table::users(),
        groups: Table::groups(),
    };
    let mut dereference = None;
    let mut preserve = false;
    let mut reference = None;
    while let Some(option) = cx.option()? {
        match option {
            b'c' => (wish.verbose, wish.changes) = (false, true),
            b'f' => wish.silent = true,
            b'v' => (wish.verbose, wish.changes) = (true, false),
            b'h' => dereference = Some(false),
            b'H' => wish.through = Through::Operands,
            b'L' => wish.through = Through::All,
            b'P' => wish.through = Through::Nothing,
            b'R' => wish.recursive = true,
            DEREFERENCE => dereference = Some(true),
            PRESERVE_ROOT => preserve = true,
            NO_PRESERVE_ROOT => preserve = false,
            REFERENCE => reference = Some(cx.value()),
            FROM => {
                let text = cx.value().to_bytes();
                wish.from = wish.spec(cx, text)?;
            }
            _ => {}
        }
    }
    if !wish.recursive {
        wish.through = Through::Nothing;
    } else if wish.through == Through::Nothing {
        if dereference == Some(true) {
            return Err(cx.stop(packed!("-R --dereference requires either -H or -L"), &[]));
        }
        dereference = Some(false);
    }
    wish.referents = dereference != Some(false);

    let mut files = cx.operands();
    let Some(first) = files.next() else { return Err(cx.missing_operand()) };
    if let Some(path) = reference {
        files = cx.operands();
        let stat = cx.status_of(path).map_err(|e| {
            cx.stop_error(packed!("failed to get attributes of %q"), &[path.to_bytes()], e)
        })?;
        if !only_group {
            wish.to.user = Some(stat.user());
            wish.to.user_name = Some(wish.users.name_or_number(stat.user()));
        }
        wish.to.group = Some(stat.group());
        wish.to.group_name = Some(wish.groups.name_or_number(stat.group()));
    } else {
        let text = first.to_bytes();
        if files.is_empty() {
            return Err(cx.usage(packed!("missing operand after %w"), &[text]));
        }
        if only_group {
            wish.to = wish.group(cx, text)?;
        } else {
            wish.to = wish.spec(cx, text)?;
            // With a group's name, it is about both.
            if wish.to.group_name.is_some() && wish.to.user_name.is_none() && wish.to.user.is_none()
            {
                wish.to.user_name = Some(Vec::new());
            }
        }
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

impl Wish {
    fn spec(&mut self, cx: &mut Cx, text: &[u8]) -> Result<Spec, Stop> {
        match Spec::parse(text, &mut self.users, &mut self.groups) {
            Ok(spec) => {
                if spec.dotted {
                    cx.note(packed!("warning: '.' should be ':': %w"), &[text]);
                }
                Ok(spec)
            }
            Err(problem) => Err(cx.stop(packed!("%r: %w"), &[problem.as_bytes(), text])),
        }
    }

    /// The group that chgrp is to set.
    fn group(&mut self, cx: &mut Cx, text: &[u8]) -> Result<Spec, Stop> {
        if text.is_empty() {
            return Ok(Spec::default());
        }
        let found = self.groups.find(text).map(|entry| entry.id);
        let Some(group) = found.or_else(|| user::parse_number(text)) else {
            return Err(cx.stop(packed!("%r: %w"), &[user::INVALID_GROUP.as_bytes(), text]));
        };
        let group = Some(group).filter(|&group| group != u32::MAX);
        Ok(Spec { group, group_name: Some(text.to_vec()), ..Spec::default() })
    }

    fn change_all<'a>(&mut self, cx: &mut Cx, walk: &mut Walk<'a>, operand: &'a CStr) {
        walk.begin(operand);
        self.visit(cx, walk, DT_UNKNOWN);
        loop {
            match walk.step() {
                Step::Name(kind) => self.visit(cx, walk, u32::from(kind)),
                // What is above its files is changed after them, because it may be closed to the user then.
                Step::Left(_) => {
                    let known = self.entered.pop();
                    self.change(cx, walk, known, DT_DIR);
                }
                Step::Unreadable(e) => {
                    self.unreachable(cx, "cannot read directory %q", walk.directory(), e);
                }
                Step::Lost(e) => {
                    self.entered.clear();
                    self.complain(cx, "cannot access %q", operand.to_bytes(), e);
                }
                Step::End => return,
            }
        }
    }

    /// Has the status of each file to be known?
    fn tells(&self) -> bool {
        self.verbose || self.changes
    }

    /// Is the name at hand followed to a directory?
    fn follows(&self, walk: &Walk) -> bool {
        match self.through {
            Through::Nothing => false,
            Through::Operands => walk.depth() == 0,
            Through::All => true,
        }
    }

    /// The status of the name at hand; of what a link stands for where that would be entered, and there is something.
    fn look(&self, walk: &Walk) -> Result<Stat, Errno> {
        let status = |flags| stat_at(walk.dir(), walk.name(), flags);
        if self.follows(walk) {
            match status(0) {
                Err(Errno::NOENT) => {}
                done => return done,
            }
        }
        status(AT_SYMLINK_NOFOLLOW)
    }

    /// Changes the name at hand, or enters it.
    fn visit(&mut self, cx: &mut Cx, walk: &mut Walk, kind: u32) {
        let is_sure = kind != DT_UNKNOWN && kind != DT_DIR && kind != DT_LNK;
        let plain_link = kind == DT_LNK && !self.referents && !self.follows(walk);
        if !self.tells() && (is_sure || plain_link) {
            return self.change(cx, walk, None, kind);
        }
        let stat = match self.look(walk) {
            Ok(stat) => stat,
            Err(e) => return self.unreachable(cx, "cannot access %q", walk.path(), e),
        };
        if !stat.is_directory() {
            let kind = if stat.kind() == S_IFLNK { DT_LNK } else { DT_UNKNOWN };
            return self.change(cx, walk, Some(owner(&stat)), kind);
        }
        if self.root == Some(stat.identity()) {
            return walk::refuse_root(cx, walk.path());
        }
        // Round a circle of links, there is nothing new to be found.
        if !self.recursive || self.through == Through::All && walk.is_inside(&stat) {
            return self.change(cx, walk, Some(owner(&stat)), DT_DIR);
        }
        let follow = self.follows(walk);
        match walk.open(follow, Some(&stat)) {
            Ok((dir, stat)) => {
                if self.tells() {
                    self.entered.push(owner(&stat));
                }
                walk.enter(dir, &stat, follow);
            }
            Err(e) => self.unreachable(cx, "cannot read directory %q", walk.path(), e),
        }
    }

    /// Changes the name at hand, whose status is `known` if anything is to be told.
    fn change(&mut self, cx: &mut Cx, walk: &mut Walk, known: Option<Owner>, kind: u32) {
        let is_link = kind == DT_LNK;
        // A link is only followed where one was found, so that nobody slips one in.
        let follow = self.referents && (is_link || self.follows(walk) || !self.recursive);
        let flags = if follow { 0 } else { AT_SYMLINK_NOFOLLOW };
        let mut known = known;
        if is_link && follow {
            match stat_at(walk.dir(), walk.name(), 0) {
                Ok(stat) => known = Some(owner(&stat)),
                Err(e) => {
                    self.complain(cx, "cannot dereference %q", walk.path(), e);
                    return self.tell(cx, walk, known, Some(e));
                }
            }
        }
        let done = if self.from.user.is_some() || self.from.group.is_some() {
            self.change_if_from(walk, flags, &mut known)
        } else {
            let (user, group) = (self.to.user, self.to.group);
            fs::change_owner(walk.dir(), walk.name(), user, group, flags).map(|()| true)
        };
        match done {
            Ok(true) => self.tell(cx, walk, known, None),
            Ok(false) => {
                // It stays as it is, which is told.
                if let Some(owner) = known
                    && self.verbose
                {
                    self.tell_retained(cx, walk, owner);
                }
            }
            Err(e) => {
                let message = match self.to.user {
                    Some(_) => "changing ownership of %q",
                    None => "changing group of %q",
                };
                self.complain(cx, message, walk.path(), e);
                self.tell(cx, walk, known, Some(e));
            }
        }
    }

    /// Changes the name at hand if it has the owner and the group that it is to have. It is held on to meanwhile.
    fn change_if_from(
        &self,
        walk: &mut Walk,
        flags: u32,
        known: &mut Option<Owner>,
    ) -> Result<bool, Errno> {
        let link = if flags == 0 { 0 } else { O_NOFOLLOW };
        let file = walk.open_file(O_PATH | link)?;
        let stat = fstat(&file)?;
        *known = Some(owner(&stat));
        let fits = self.from.user.is_none_or(|user| user == stat.user())
            && self.from.group.is_none_or(|group| group == stat.group());
        if fits {
            let (user, group) = (self.to.user, self.to.group);
            fs::change_owner(file.number(), c"", user, group, AT_EMPTY_PATH)?;
        }
        Ok(fits)
    }

    /// Reports what cannot be looked at or read.
    #[inline(never)]
    fn unreachable(&self, cx: &mut Cx, message: &str, path: &[u8], error: Errno) {
        self.complain(cx, message, path, error);
        if self.verbose {
            match self.what() {
                b"" => cx.report(packed!("failed to change ownership of %q"), &[path]),
                what => cx.report(
                    packed!("failed to change %r of %q to %r"),
                    &[what, path, &self.target()],
                ),
            }
        }
    }

    #[inline(never)]
    fn complain(&self, cx: &mut Cx, message: &str, path: &[u8], error: Errno) {
        cx.raise(1);
        if !self.silent {
            cx.say_error(message, &[path], Some(error));
        }
    }

    /// What is changed: the ownership or the group; nothing if there is nothing to change.
    fn what(&self) -> &'static [u8] {
        if self.to.user.is_some() || self.to.user_name.is_some() {
            b"ownership"
        } else if self.to.group.is_some() || self.to.group_name.is_some() {
            b"group"
        } else {
            b""
        }
    }

    /// The new owner and group, as they were given.
    fn target(&self) -> Vec<u8> {
        let name =
            |name: &Option<Vec<u8>>, id: Option<u32>| name.clone().or_else(|| id.map(user::digits));
        join(name(&self.to.user_name, self.to.user), name(&self.to.group_name, self.to.group))
    }

    /// The owner and the group that a file has had, as far as they are to be changed.
    fn old(&mut self, owner: Owner) -> Vec<u8> {
        let user = self.to.user.is_some() || self.to.user_name.is_some();
        let group = self.to.group.is_some() || self.to.group_name.is_some();
        let user = user.then(|| self.users.name_or_number(owner.0));
        let group = group.then(|| self.groups.name_or_number(owner.1));
        join(user, group)
    }

    /// Tells what has become of the name at hand.
    #[inline(never)]
    fn tell(&mut self, cx: &mut Cx, walk: &mut Walk, known: Option<Owner>, error: Option<Errno>) {
        let Some(owner) = known.filter(|_| self.tells()) else { return };
        let changed = self.to.user.is_some_and(|user| user != owner.0)
            || self.to.group.is_some_and(|group| group != owner.1);
        if error.is_none() && !changed {
            if self.verbose {
                self.tell_retained(cx, walk, owner);
            }
            return;
        }
        if error.is_some() && !self.verbose {
            return;
        }
        let (what, old, new) = (self.what(), self.old(owner), self.target());
        let message = match error {
            None => "changed %r of %q from %r to %r",
            Some(_) if what.is_empty() => "failed to change ownership%r of %q",
            Some(_) => "failed to change %r of %q from %r to %r",
        };
        cx.report(message, &[what, walk.path(), &old, &new]);
    }

    fn tell_retained(&mut self, cx: &mut Cx, walk: &mut Walk, owner: Owner) {
        let (what, old) = (self.what(), self.old(owner));
        let message =
            if what.is_empty() { "ownership%r of %q retained" } else { "%r of %q retained as %r" };
        cx.report(message, &[what, walk.path(), &old]);
    }
}

/// `user`, `group` or `user:group`.
fn join(user: Option<Vec<u8>>, group: Option<Vec<u8>>) -> Vec<u8> {
    match (user, group) {
        (Some(user), Some(group)) => rt::filled(b"%:%", &[&user, &group]),
        (user, group) => user.or(group).unwrap_or_default(),
    }
}
