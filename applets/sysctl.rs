//! sysctl - read and set parameters of the kernel
use rt::{
    Cx, Done, Id, IdSet, Vec, c_string, directories, io,
    json::Array,
    long, order,
    regex::{Regex, Syntax},
    sys::{Errno, Fd, dir, fs, raw::O_WRONLY},
    text::{
        number, pattern,
        split::{lines, parts},
    },
};

rt::applet! { "sysctl", main, { place: rt::Place::Sbin }, "\
Usage: sysctl [OPTION]... [NAME[=VALUE]]...
  or:  sysctl -p [FILE]...
Print parameters of the kernel, files below /proc/sys, or set them.

  -a, -A, -X, --all   print all
  -b, --binary        print values without newlines
      --deprecated    with -a, those that are old names, too
      --dry-run       print what would be set
  -e, --ignore        be silent about names that are not there
  -f                  -p
      --json          print JSON
  -n, --values        print only values
  -N, --names         print only names
  -p, --load[=FILE]   set what the FILEs say, or /etc/sysctl.conf; - is standard input
  -q, --quiet         do not print what is set
  -r, --pattern=REGEX  only names that match
      --system        set what the files of the system's directories say
  -w, --write         only set values
" }

const DEPRECATED: Id = long(HELP, "deprecated");
const DRY: Id = long(HELP, "dry-run");
const JSON: Id = long(HELP, "json");
const SYSTEM: Id = long(HELP, "system");

const ROOT: &[u8] = b"/proc/sys/";

#[derive(Clone, Copy, PartialEq, Eq, Default)]
enum Show {
    #[default]
    Both,
    Names,
    Values,
    Binary,
}

#[derive(Default)]
struct Sysctl {
    /// The options that take no value.
    flags: IdSet,
    show: Show,
    pattern: Option<Regex>,
    json: Option<alloc::boxed::Box<Array>>,
    /// What patterns of a file leave out.
    excluded: Vec<Vec<u8>>,
}

fn main(cx: &mut Cx) -> Done {
    let mut ctl = Sysctl::default();
    let mut files = Vec::new();
    while let Some(option) = cx.option()? {
        match option {
            b'b' => ctl.show = Show::Binary,
            JSON => ctl.json = Some(Array::new()),
            b'n' => ctl.show = Show::Values,
            b'N' => ctl.show = Show::Names,
            b'p' => {
                ctl.flags.add(b'f');
                files.extend(cx.optional_value());
            }
            b'r' => {
                let utf8 = cx.utf8();
                let syntax = Syntax { extended: true, utf8, ..Syntax::BASIC };
                let compiled = Regex::new(cx.value().to_bytes(), syntax);
                ctl.pattern = match compiled {
                    Ok(regex) => Some(regex),
                    Err(why) => return Err(cx.stop(why, &[])),
                };
            }
            flag => ctl.flags.add(flag),
        }
    }
    if ctl.flags.has(SYSTEM) {
        ctl.load_system(cx);
    } else if ctl.flags.has(b'f') {
        files.extend(cx.operands());
        if files.is_empty() {
            files.push(c"/etc/sysctl.conf");
        }
        for path in files {
            match cx.input(path).and_then(|input| io::read_all(&input.fd)) {
                Ok(text) => ctl.load(cx, path.to_bytes(), &text),
                Err(e) => cx.say_error(packed!("cannot open %w"), &[path.to_bytes()], Some(e)),
            }
        }
    } else if ctl.flags.has(b'a') {
        ctl.print_below(cx, b"", true);
    } else {
        if cx.operands().is_empty() {
            return Err(cx.missing_operand());
        }
        for operand in cx.operands() {
            let word = operand.to_bytes();
            match word.iter().position(|&byte| byte == b'=') {
                Some(at) => {
                    let (name, value) = word.split_at_checked(at).unwrap_or((word, b""));
                    let value = value.get(1..).unwrap_or(b"");
                    ctl.set(cx, &path_of(name.trim_ascii()), value, false);
                }
                None if ctl.flags.has(b'w') => {
                    let message = packed!("%w must be of the form name=value");
                    cx.say(message, &[word]);
                }
                None => ctl.print_below(cx, &path_of(word), false),
            }
        }
    }
    if let Some(array) = &mut ctl.json {
        array.end(cx);
    }
    cx.out.checked()
}

/// The path below /proc/sys of a name. Where its first separator is a dot, slashes in it stand for dots of the path.
fn path_of(name: &[u8]) -> Vec<u8> {
    let first = name.iter().find(|byte| matches!(byte, b'.' | b'/'));
    if first == Some(&b'/') { name.to_vec() } else { swapped(name) }
}

/// Dots for slashes, and the other way: the path of a name, and the name of a path.
fn swapped(text: &[u8]) -> Vec<u8> {
    let swap = |&byte: &u8| match byte {
        b'.' => b'/',
        b'/' => b'.',
        byte => byte,
    };
    text.iter().map(swap).collect()
}

impl Sysctl {
    /// Does a path below /proc/sys stay there?
    fn is_inside(path: &[u8]) -> bool {
        !parts(path, b'/').any(|part| part == b"..")
    }

    fn matches(&mut self, name: &[u8]) -> bool {
        self.pattern.as_mut().is_none_or(|regex| regex.search(name, 0))
    }

    /// Says why something is not done with a parameter.
    fn report(&self, cx: &mut Cx, path: &[u8], error: Errno, doing: &str) {
        let name = swapped(path);
        match error {
            Errno::NOENT | Errno::NOTDIR if self.flags.has(b'e') => {}
            Errno::NOENT | Errno::NOTDIR => {
                cx.say_error(packed!("cannot stat %r%r"), &[ROOT, path], Some(error));
            }
            Errno::ACCES | Errno::PERM | Errno::ROFS => {
                cx.say(packed!("permission denied on key '%r'"), &[&name]);
            }
            error => {
                let words = [doing.as_bytes(), &name];
                cx.say_error(packed!("%r key \"%r\""), &words, Some(error));
            }
        }
    }

    /// Prints a parameter, or all below a directory. Where `all` are printed, those that only can be written are left out.
    #[inline(never)]
    fn print_below(&mut self, cx: &mut Cx, path: &[u8], all: bool) {
        let whole = rt::join(&[ROOT, path]);
        let stat = match cx.status_of(&whole) {
            Ok(stat) if Sysctl::is_inside(path) => stat,
            Ok(_) => return self.report(cx, path, Errno::NOENT, ""),
            Err(e) => return self.report(cx, path, e, "reading"),
        };
        if stat.is_directory() {
            let mut names = Vec::new();
            let listed = dir::list(&whole, &mut |name| {
                if !name.starts_with(b".") {
                    names.push(name.to_vec());
                }
            });
            if let Err(e) = listed {
                self.report(cx, path, e, "reading");
            }
            order::sort(&mut names);
            for name in names {
                let old =
                    matches!(&*name, b"base_reachable_time" | b"retrans_time" | b"stat_refresh");
                if self.flags.has(DEPRECATED) || !old {
                    let slash: &[u8] =
                        if path.is_empty() || path.ends_with(b"/") { b"" } else { b"/" };
                    self.print_below(cx, &[path, slash, &name].concat(), true);
                }
            }
            return;
        }
        let name = swapped(path);
        if all && stat.mode() & 0o444 == 0 || !self.matches(&name) {
            return;
        }
        if self.show == Show::Names && self.json.is_none() {
            cx.report("%r", &[&name]);
            return;
        }
        let text = io::read_file(&whole);
        match text {
            Ok(text) => self.print(cx, &name, &text),
            // Some have no value now.
            Err(Errno::IO | Errno::INVAL | Errno::OPNOTSUPP | Errno::NODEV) if all => {}
            Err(e) => self.report(cx, path, e, "reading"),
        }
    }

    /// Prints a parameter with its value, of which each line is told with the name.
    fn print(&mut self, cx: &mut Cx, name: &[u8], text: &[u8]) {
        let value = text.strip_suffix(b"\n").unwrap_or(text);
        if let Some(array) = &mut self.json {
            array.text("name", name);
            array.text("value", value);
            array.end_object(cx);
            return;
        }
        for line in lines(value) {
            match self.show {
                Show::Both => cx.report("%r = %r", &[name, line]),
                Show::Names => cx.report("%r", &[name]),
                Show::Values => cx.report("%r", &[line]),
                Show::Binary => cx.fill("%r", &[line]),
            }
        }
    }

    /// Sets a parameter; `lenient` says that it need not work.
    #[inline(never)]
    fn set(&mut self, cx: &mut Cx, path: &[u8], value: &[u8], lenient: bool) {
        let name = swapped(path);
        if !self.matches(&name) {
            return;
        }
        let value = value.trim_ascii();
        if !self.flags.has(DRY) {
            let whole = rt::join(&[ROOT, path]);
            let done = match Sysctl::is_inside(path) {
                true => cx.open(&whole, O_WRONLY, 0).and_then(|file| write(&file, value)),
                false => Err(Errno::NOENT),
            };
            match done {
                Ok(()) => {}
                Err(_) if lenient => return,
                Err(e) => return self.report(cx, path, e, "setting"),
            }
        }
        if !self.flags.has(b'q') {
            self.print(cx, &name, value);
        }
    }

    /// Sets what a file says: lines of `name = value`. A dash in front says that it need not work.
    #[inline(never)]
    fn load(&mut self, cx: &mut Cx, file: &[u8], text: &[u8]) {
        for (number, line) in (1..).zip(lines(text)) {
            let line = line.trim_ascii();
            if matches!(line, [] | [b'#' | b';', ..]) {
                continue;
            }
            let (plain, lenient) =
                line.strip_prefix(b"-").map_or((line, false), |rest| (rest, true));
            let Some(at) = plain.iter().position(|&byte| byte == b'=') else {
                if lenient {
                    self.excluded.push(path_of(plain));
                    continue;
                }
                let number = number::format_signed(number);
                let message = packed!("%n(%r): invalid syntax, continuing...");
                cx.note(message, &[file, &number]);
                continue;
            };
            let (name, value) = plain.split_at_checked(at).unwrap_or((plain, b""));
            let (path, value) = (path_of(name.trim_ascii()), value.get(1..).unwrap_or(b""));
            if !path.iter().any(|byte| matches!(byte, b'*' | b'?' | b'[')) {
                self.set(cx, &path, value, lenient);
                continue;
            }
            let mut found = Vec::new();
            expand(b"", &path, &mut found);
            order::sort(&mut found);
            for path in found {
                if !self.excluded.contains(&path) {
                    self.set(cx, &path, value, lenient);
                }
            }
        }
    }

    /// Loads the files of all directories in the order of their names. A file hides those of its name in later directories.
    fn load_system(&mut self, cx: &mut Cx) {
        let mut files = directories::configuration(&[
            c"/etc/sysctl.d",
            c"/run/sysctl.d",
            c"/usr/local/lib/sysctl.d",
            c"/usr/lib/sysctl.d",
            c"/lib/sysctl.d",
        ]);
        files.push(b"/etc/sysctl.conf".to_vec());
        for path in files {
            let text = io::read_file(&c_string(&path));
            match text {
                Ok(text) => {
                    if !self.flags.has(b'q') {
                        cx.report(packed!("* Applying %r ..."), &[&path]);
                    }
                    self.load(cx, &path, &text);
                }
                Err(Errno::NOENT) => {}
                Err(e) => cx.say_error(packed!("cannot open %w"), &[&path], Some(e)),
            }
        }
    }
}

/// Writes a value in one go, as the kernel wants it.
fn write(file: &Fd, value: &[u8]) -> Result<(), Errno> {
    match file.write(&rt::filled(b"%\n", &[value])) {
        Ok(_) => Ok(()),
        Err(e) => Err(e),
    }
}

/// Finds the paths that a pattern stands for, a directory at a time.
fn expand(before: &[u8], wanted: &[u8], found: &mut Vec<Vec<u8>>) {
    let at = wanted.iter().position(|&byte| byte == b'/');
    let part = at.and_then(|at| wanted.get(..at)).unwrap_or(wanted);
    // What cannot be listed has nothing that fits.
    let mut names = Vec::new();
    let _ = dir::list(&rt::join(&[ROOT, before]), &mut |name| {
        if !name.starts_with(b".") && pattern::matches(part, name, false) {
            names.push(name.to_vec());
        }
    });
    for name in names {
        let path = [before, &name].concat();
        match at.and_then(|at| wanted.get(at + 1..)) {
            Some(rest) => expand(&rt::filled(b"%/", &[&*path]), rest, found),
            None if fs::may_access(&rt::join(&[ROOT, &path]), 0) => found.push(path),
            None => {}
        }
    }
}
