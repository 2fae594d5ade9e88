//! ln - give files more names
use core::ffi::CStr;
use rt::{
    CString, Cx, Done, Id, Vec,
    backup::{Backup, Wish},
    c_string, long,
    resolve::{self, Existing},
    sys::{
        Errno, Fd,
        fs::{self, CWD},
        raw::{AT_SYMLINK_NOFOLLOW, O_DIRECTORY, O_NOFOLLOW, O_PATH},
        stat_at,
    },
    temporary,
    text::path,
};

rt::applet! { "ln", main, { place: rt::Place::Bin }, "\
Usage: ln [OPTION]... [-T] TARGET LINK
  or:  ln [OPTION]... TARGET
  or:  ln [OPTION]... TARGET... DIRECTORY
  or:  ln [OPTION]... -t DIRECTORY TARGET...
Make LINK a link to TARGET, or make links to the TARGETs by their last components in DIRECTORY or in the working directory.
They are hard links, more names of the same file, or with -s symbolic ones, which hold any text.

      --backup[=CONTROL]  keep what is replaced under another name
  -b                 the same, without CONTROL
  -d, -F, --directory  let the superuser try hard links to directories
  -f, --force        replace what is there
  -i, --interactive  ask before replacing
  -L, --logical      link to what TARGET leads to if it is a symbolic link
  -n, --no-dereference  a LINK that leads to a directory is no DIRECTORY
  -P, --physical     link to TARGET also if it is a symbolic link (the default)
  -r, --relative     with -s, name TARGET as it is reached from the link
  -s, --symbolic     make symbolic links
  -S, --suffix=SUFFIX  what is put behind the name of a backup, not ~ or SIMPLE_BACKUP_SUFFIX
  -t, --target-directory=DIRECTORY  make the links in DIRECTORY
  -T, --no-target-directory  LINK is never a DIRECTORY
  -v, --verbose      tell of each link that is made

CONTROL, or else VERSION_CONTROL, is none or off (no backups), numbered or t, simple or never (with SUFFIX), or existing or
nil (numbered if there are such already, otherwise simple; the default).

" }

const BACKUP: Id = long(HELP, "backup");

/// What was asked for.
#[derive(Default)]
struct Links<'a> {
    symbolic: bool,
    logical: bool,
    relative: bool,
    directories: bool,
    force: bool,
    interactive: bool,
    verbose: bool,
    backup: Option<Backup<'a>>,
    /// The names that were made, for several in a directory that replace others.
    made: Vec<Vec<u8>>,
}

/// Where a link is to be: a name below a directory, and what messages call it.
struct Place<'p> {
    dir: i32,
    name: &'p CStr,
    shown: &'p [u8],
}

fn main(cx: &mut Cx) -> Done {
    let mut links = Links::default();
    let mut wish = Wish::default();
    let (mut directory, mut never, mut link) = (None, false, 0);
    while let Some(option) = cx.option()? {
        match option {
            b'b' | BACKUP => wish.backup(cx),
            b'S' => wish.suffix(cx),
            b'd' => links.directories = true,
            b'f' => (links.force, links.interactive) = (true, false),
            b'i' => (links.force, links.interactive) = (false, true),
            b'L' => links.logical = true,
            b'P' => links.logical = false,
            b'n' => link = O_NOFOLLOW,
            b'r' => links.relative = true,
            b's' => links.symbolic = true,
            b't' => {
                if directory.is_some() {
                    return Err(cx.stop(packed!("multiple target directories specified"), &[]));
                }
                let path = cx.value();
                let name = path.to_bytes();
                match cx.status_of(path) {
                    Ok(stat) if stat.is_directory() => directory = Some(path),
                    Ok(_) => return Err(cx.stop(packed!("target %q is not a directory"), &[name])),
                    Err(e) => {
                        return Err(cx.stop_error(packed!("failed to access %q"), &[name], e));
                    }
                }
            }
            b'T' => never = true,
            b'v' => links.verbose = true,
            _ => {}
        }
    }
    let operands = cx.operands();
    let count = operands.len();
    let first = operands.get(0).unwrap_or(c"");
    let last = operands.get(count.saturating_sub(1)).unwrap_or(c"");
    if count == 0 {
        return Err(cx.usage(packed!("missing file operand"), &[]));
    }
    if links.relative && !links.symbolic {
        return Err(cx.stop(packed!("cannot do --relative without --symbolic"), &[]));
    }
    if never && directory.is_some() {
        let message = packed!("cannot combine --target-directory and --no-target-directory");
        return Err(cx.stop(message, &[]));
    }
    if never && count != 2 {
        return Err(match count {
            1 => {
                cx.usage(packed!("missing destination file operand after %q"), &[first.to_bytes()])
            }
            _ => {
                let extra = operands.get(2).unwrap_or(c"").to_bytes();
                cx.usage(packed!("extra operand %q"), &[extra])
            }
        });
    }
    links.backup = wish.decide(cx)?;

    let mut sources = count;
    let (dir, shown) = match directory {
        Some(path) => match open(path, link) {
            Ok(dir) => (Some(dir), path.to_bytes()),
            Err(e) => return Err(cx.stop_error(packed!("target %q"), &[path.to_bytes()], e)),
        },
        None if count == 1 => (None, &b"."[..]),
        None => {
            sources -= 1;
            let place = Place { dir: CWD, name: last, shown: last.to_bytes() };
            let mut tried = None;
            if count == 2 {
                let done = links.make(&links.text(first, &place), CWD, last);
                let maybe = matches!(done, Err(Errno::EXIST | Errno::NOTDIR | Errno::INVAL));
                if never || !maybe {
                    links.link(cx, first, &place, Some(done));
                    return Ok(());
                }
                tried = Some(done);
            }
            match open(last, link) {
                Ok(dir) => (Some(dir), last.to_bytes()),
                Err(e) if count > 2 => {
                    return Err(cx.stop_error(packed!("target %q"), &[last.to_bytes()], e));
                }
                Err(_) => {
                    links.link(cx, first, &place, tried);
                    return Ok(());
                }
            }
        }
    };
    // Only numbered backups keep all that had the name before.
    let numbered = links.backup.as_ref().is_some_and(|backup| backup.is_numbered());
    let several = sources > 1 && !links.symbolic && links.force && !numbered;
    for source in operands.take(sources) {
        // The root has no last component.
        let name = path::base(source.to_bytes());
        let name = name.strip_prefix(b"/").unwrap_or(name);
        let slash: &[u8] = if shown.ends_with(b"/") { b"" } else { b"/" };
        let shown = [shown, slash, name].concat();
        let name = c_string(name);
        let dir = dir.as_ref().map_or(CWD, Fd::number);
        let place = Place { dir, name: &name, shown: &shown };
        if links.link(cx, source, &place, None) && several {
            links.remember(name.to_bytes());
        }
    }
    Ok(())
}

fn open(path: &CStr, link: u32) -> Result<Fd, Errno> {
    fs::open(CWD, path, O_PATH | O_DIRECTORY | link, 0)
}

impl Links<'_> {
    /// What the link says or leads to.
    fn text(&self, source: &CStr, place: &Place) -> CString {
        if self.relative {
            let directory = c_string(path::directory(place.shown));
            let path = resolve::resolve(source, Existing::Nothing, true);
            let directory = resolve::resolve(&directory, Existing::Nothing, true);
            if let (Ok(path), Ok(directory)) = (path, directory) {
                return c_string(&resolve::relative(&path, &directory));
            }
        }
        c_string(source.to_bytes())
    }

    /// Makes the link if nothing is in its place.
    fn make(&self, text: &CStr, dir: i32, name: &CStr) -> Result<(), Errno> {
        if self.symbolic {
            fs::symlink(text, dir, name)
        } else {
            fs::link(CWD, text, dir, name, self.logical)
        }
    }

    /// Makes the link, unless that was `tried`, and replaces what is there if that is asked for. Is it there now?
    fn link(
        &mut self,
        cx: &mut Cx,
        source: &CStr,
        place: &Place,
        tried: Option<Result<(), Errno>>,
    ) -> bool {
        let bytes = source.to_bytes();
        let text = self.text(source, place);
        let mut done = tried.unwrap_or_else(|| self.make(&text, place.dir, place.name));
        let mut backup = None;
        if let Err(first) = done {
            let flags = if self.symbolic || self.logical { 0 } else { AT_SYMLINK_NOFOLLOW };
            let stat = stat_at(CWD, source, flags);
            if !self.symbolic {
                match &stat {
                    Err(e) => {
                        cx.say_error(packed!("failed to access %q"), &[bytes], Some(*e));
                        return false;
                    }
                    Ok(stat) if stat.is_directory() && !self.directories => {
                        cx.say(packed!("%n: hard link not allowed for directory"), &[bytes]);
                        return false;
                    }
                    Ok(_) => {}
                }
            }
            let replace = self.force || self.interactive || self.backup.is_some();
            if replace {
                match stat_at(place.dir, place.name, AT_SYMLINK_NOFOLLOW) {
                    Err(Errno::NOENT) => done = self.make(&text, place.dir, place.name),
                    Err(e) => {
                        cx.say_error(packed!("failed to access %q"), &[place.shown], Some(e));
                        return false;
                    }
                    Ok(there) => {
                        if there.is_directory() {
                            cx.say(packed!("%n: cannot overwrite directory"), &[place.shown]);
                            return false;
                        }
                        if self.is_made(place.name.to_bytes()) {
                            let message = packed!("will not overwrite just-created %q with %q");
                            cx.say(message, &[place.shown, text.to_bytes()]);
                            return false;
                        }
                        let keeps = self.symbolic && self.backup.is_some();
                        // A relative link names what `source` leads to in the end.
                        let end = if self.relative {
                            resolve::resolve(source, Existing::Nothing, true).ok()
                        } else {
                            None
                        };
                        let end = end.as_deref().unwrap_or(bytes);
                        if let Ok(stat) = stat
                            && (self.force || self.backup.is_some())
                            && !keeps
                            && stat.same_file(&there)
                            && (stat.links() == 1 || is_same_name(end, place))
                        {
                            let words = [text.to_bytes(), place.shown];
                            cx.say(packed!("%q and %q are the same file"), &words);
                            return false;
                        }
                        if self.interactive && !cx.ask("replace %q", &[place.shown]) {
                            return false;
                        }
                        if let Some(wanted) = &self.backup {
                            match wanted.make(place.dir, place.name) {
                                Ok(name) => backup = Some(name),
                                Err(Errno::NOENT) => {}
                                Err(e) => {
                                    cx.say_error(
                                        packed!("cannot backup %q"),
                                        &[place.shown],
                                        Some(e),
                                    );
                                    return false;
                                }
                            }
                        }
                        if first == Errno::EXIST {
                            done = self.replace(&text, place);
                        }
                    }
                }
            }
        }
        if let Err(e) = done {
            self.fail(cx, &text, place, e);
            if let Some(backup) = &backup
                && let Err(e) = fs::rename(place.dir, backup, place.dir, place.name, 0)
            {
                cx.say_error(packed!("cannot un-backup %q"), &[place.shown], Some(e));
            }
            return false;
        }
        if self.verbose {
            let text = text.to_bytes();
            if let Some(backup) = &backup {
                let name = path::base(backup.to_bytes());
                let before = place.shown.len() - path::base(place.shown).len();
                let shown = [place.shown.get(..before).unwrap_or(b""), name].concat();
                cx.report(packed!("%q ~ %q %r %q"), &[&shown, place.shown, self.arrow(), text]);
            } else {
                cx.report("%q %r %q", &[place.shown, self.arrow(), text]);
            }
        }
        true
    }

    /// Makes the link in the place of what is there, if anything still is: under another name first, so that there is no moment without
    /// either of the two.
    fn replace(&self, text: &CStr, place: &Place) -> Result<(), Errno> {
        temporary::replace(place.dir, place.name, &mut |name| self.make(text, place.dir, name))
    }

    fn arrow(&self) -> &'static [u8] {
        if self.symbolic { b"->" } else { b"=>" }
    }

    #[inline(never)]
    fn fail(&self, cx: &mut Cx, text: &CStr, place: &Place, error: Errno) {
        let text = text.to_bytes();
        let both = match error {
            Errno::NAMETOOLONG => true,
            _ if self.symbolic => text.is_empty(),
            Errno::MLINK => {
                return cx.say_error(
                    packed!("failed to create hard link to %q"),
                    &[text],
                    Some(error),
                );
            }
            Errno::DQUOT | Errno::EXIST | Errno::NOSPC | Errno::ROFS => false,
            _ => true,
        };
        let kind: &[u8] = if self.symbolic { b"symbolic" } else { b"hard" };
        let message = "failed to create %r link %q %r %q";
        let message = if both { message } else { "failed to create %r link %q" };
        cx.say_error(message, &[kind, place.shown, self.arrow(), text], Some(error));
    }

    // The names that were made in a directory, in order.

    fn remember(&mut self, name: &[u8]) {
        if let Err(at) = self.made.binary_search_by(|made| made.as_slice().cmp(name)) {
            self.made.insert(at, name.to_vec());
        }
    }

    fn is_made(&self, name: &[u8]) -> bool {
        self.made.binary_search_by(|made| made.as_slice().cmp(name)).is_ok()
    }
}

/// Does `source` stand in the same directory, by the same name?
fn is_same_name(source: &[u8], place: &Place) -> bool {
    let directory = |path: &[u8]| stat_at(CWD, &c_string(path::directory(path)), 0);
    path::base(source) == path::base(place.shown)
        && matches!((directory(source), directory(place.shown)), (Ok(a), Ok(b)) if a.same_file(&b))
}
