//! dir, ls, vdir - list directories
mod color;
mod columns;
mod list;
mod long;
mod name;
mod order;
mod tree;

use alloc::boxed::Box;
use color::Colors;
use core::ffi::CStr;
use list::List;
use rt::{
    Cx, Done, Id, Place, Stop, Vec, io,
    json::Array,
    long,
    sys::{
        Errno, Fd, fs,
        raw::{O_DIRECTORY, O_PATH},
        system,
        terminal::{self, is_terminal},
    },
    text::{
        quote::{self, Style},
        size::{self, Scale},
        split::{lines, parts},
        time::Zone,
    },
    user::Table,
};

rt::applet! { "ls", main, { failure: 2, own_process: true, place: Place::Bin }, "\
Usage: ls [OPTION]... [FILE]...
List the FILEs, and what is in those that are directories; without a FILE, the working directory.

  -a, --all                 do not leave out names that start with a dot
  -A, --almost-all          the same, but for . and ..
      --author              with -l, show the author, who is the owner
  -b, --escape              write what is not printable as C escapes
      --block-size=SIZE     with -l and -s, the unit of sizes
  -B, --ignore-backups      leave out names that end with ~
  -c                        with -l, show the time of the last change of status; with -t or without -l, sort by it
  -C                        list in columns
      --color[=WHEN]        color the names WHEN: always, auto or never
  -d, --directory           list directories themselves, not what is in them
  -D, --dired               with -l, say in the end where the names are, for Emacs
  -f                        list all, unsorted
  -F, --classify[=WHEN]     append one of */=>@| to the names WHEN
      --file-type           the same without *
      --format=WORD         across (-x), commas (-m), horizontal (-x), long (-l), single-column (-1), verbose (-l), vertical (-C)
      --full-time           like -l --time-style=full-iso
  -g                        like -l without the owner
      --group-directories-first  list directories before files, but not with -U
  -G, --no-group            with -l, leave out the group
  -h, --human-readable      with -l and -s, print sizes like 1K 234M 2G
      --si                  the same by powers of 1000
  -H, --dereference-command-line  follow symbolic links among the FILEs
      --dereference-command-line-symlink-to-dir  follow those of them that lead to directories
      --hide=PATTERN        leave out names that fit PATTERN, but not with -a and -A
      --hyperlink[=WHEN]    make the names links to the files WHEN
      --indicator-style=WORD  append to the names: none, slash (-p), file-type (--file-type), classify (-F)
  -i, --inode               show the inode's number
  -I, --ignore=PATTERN      leave out names that fit PATTERN
      --json                print all that is known as JSON
  -k, --kibibytes           blocks of 1024 bytes for -s and totals
  -l                        list in long format
  -L, --dereference         show what symbolic links lead to
  -m                        list with commas between the names
  -n, --numeric-uid-gid     like -l with numbers for owner and group
  -N, --literal             do not quote names
  -o                        like -l without the group
  -p                        append / to directories
  -q, --hide-control-chars  write ? for what is not printable
      --show-control-chars  write it as it is
  -Q, --quote-name          put names in double quotes
      --quoting-style=WORD  literal, locale, shell, shell-always, shell-escape, shell-escape-always, c, escape
  -r, --reverse             sort the other way round
  -R, --recursive           list what is in subdirectories, too
  -s, --size                show the size on the disk, in blocks
  -S                        sort by size, the largest first
      --sort=WORD           none (-U), size (-S), time (-t), version (-v), extension (-X), width
      --time=WORD           the time to show and to sort by: atime, access or use (-u); ctime or status (-c); birth or creation
      --time-style=STYLE    full-iso, long-iso, iso, locale or +FORMAT; two lines of it are for old and for recent files
  -t                        sort by time, the newest first
  -T, --tabsize=COLS        tab stops are COLS apart, not 8
  -u                        as -c, with the time of the last access
  -U                        do not sort
  -v                        sort by the numbers in names, as of versions
  -w, --width=COLS          the width of the output; 0 is no limit
  -x                        list in rows
  -X                        sort by extension
  -Z, --context             show the security context
      --zero                end lines with NUL
  -1                        list one name to a line

The environment has defaults: LS_COLORS, QUOTING_STYLE, TIME_STYLE, LS_BLOCK_SIZE, COLUMNS, TABSIZE.
The status is 1 if something could not be listed, and 2 if that was a FILE.
" }
rt::entry! { "dir", main, { failure: 2, own_process: true, place: Place::Bin }, HELP }
rt::entry! { "vdir", main, { failure: 2, own_process: true, place: Place::Bin }, HELP }

const AUTHOR: Id = long(HELP, "author");
const BLOCK_SIZE: Id = long(HELP, "block-size");
const COLOR: Id = long(HELP, "color");
const FILE_TYPE: Id = long(HELP, "file-type");
const FORMAT: Id = long(HELP, "format");
const FULL_TIME: Id = long(HELP, "full-time");
const DIRECTORIES_FIRST: Id = long(HELP, "group-directories-first");
const SI: Id = long(HELP, "si");
const DEREFERENCE_DIRECTORIES: Id = long(HELP, "dereference-command-line-symlink-to-dir");
const HIDE: Id = long(HELP, "hide");
const JSON: Id = long(HELP, "json");
const HYPERLINK: Id = long(HELP, "hyperlink");
const INDICATOR_STYLE: Id = long(HELP, "indicator-style");
const SHOW_CONTROL: Id = long(HELP, "show-control-chars");
const QUOTING_STYLE: Id = long(HELP, "quoting-style");
const SORT: Id = long(HELP, "sort");
const TIME: Id = long(HELP, "time");
const TIME_STYLE: Id = long(HELP, "time-style");
const ZERO: Id = long(HELP, "zero");

#[derive(Clone, Copy, PartialEq)]
enum Format {
    Long,
    Single,
    Vertical,
    Across,
    Commas,
}

#[derive(Clone, Copy, PartialEq)]
enum Sort {
    None,
    Name,
    Size,
    Time,
    Version,
    Extension,
    Width,
}

/// Which of a file's times counts.
#[derive(Clone, Copy, PartialEq)]
enum When {
    Modified,
    Changed,
    Accessed,
    Born,
}

/// What is appended to names.
#[derive(Clone, Copy, PartialEq, PartialOrd)]
enum Indicator {
    None,
    Slash,
    FileType,
    Classify,
}

/// Which symbolic links are followed.
#[derive(Clone, Copy, PartialEq)]
enum Follow {
    Never,
    ToDirectories,
    Operands,
    All,
}

/// Which names are left out.
#[derive(Clone, Copy, PartialEq)]
enum Ignore {
    Hidden,
    Dots,
    None,
}

/// What was asked for. What most of the code reads comes first: that is where instructions reach with a byte.
#[repr(C)]
struct Ls<'a> {
    format: Format,
    sort: Sort,
    reverse: bool,
    when: When,
    ignore: Ignore,
    backups: bool,
    follow: Follow,
    directory: bool,
    recursive: bool,
    directories_first: bool,
    inode: bool,
    blocks: bool,
    owner: bool,
    group: bool,
    author: bool,
    numeric: bool,
    context: bool,
    utf8: bool,
    indicator: Indicator,
    eol: u8,
    /// What was printed by color so far: nothing?
    colored: bool,
    /// Has anything been listed yet?
    begun: bool,
    /// The directory that operands start from.
    home: Option<Fd>,
    /// The columns of a line, 0 for no limit, and the distance of tab stops.
    width: usize,
    tab: usize,
    /// How much was written.
    position: u64,
    quoting: Style,
    /// Patterns of names to leave out, and with each whether it is one of `--hide`.
    patterns: Vec<(&'a [u8], bool)>,
    /// The units of blocks and of sizes.
    block_scale: Scale,
    size_scale: Scale,
    colors: Option<Colors>,
    /// The machine's name, for links.
    hyperlink: Option<Vec<u8>>,
    /// The formats of times, old and recent.
    time_formats: [&'a [u8]; 2],
    zone: Zone,
    now: (i64, u32),
    users: Table,
    groups: Table,
    /// Where names are in the output, and where those of directories: for Emacs.
    dired: Option<[Vec<u64>; 2]>,
    /// Is there no need to look for access control lists on this device?
    without_lists: Option<u64>,
    entries: io::Buffer,
    /// For JSON, and the directory of the files that come next: its descriptor and its path.
    json: Option<(Box<Array>, i32, Vec<u8>)>,
}

fn main(cx: &mut Cx) -> Done {
    let terminal = is_terminal(&Fd::STDOUT);
    let mut ls = Ls {
        format: Format::Single,
        sort: Sort::Name,
        reverse: false,
        when: When::Modified,
        ignore: Ignore::Hidden,
        patterns: Vec::new(),
        backups: false,
        follow: Follow::Never,
        directory: false,
        recursive: false,
        directories_first: false,
        inode: false,
        blocks: false,
        owner: true,
        group: true,
        author: false,
        numeric: false,
        context: false,
        block_scale: Scale::blocks(1024),
        size_scale: Scale::blocks(1),
        quoting: Style { kind: b'l', hide: false, special: b"" },
        utf8: cx.utf8(),
        indicator: Indicator::None,
        eol: b'\n',
        width: 80,
        tab: 8,
        colors: None,
        hyperlink: None,
        time_formats: [b""; 2],
        zone: Zone::default(),
        now: (0, 0),
        users: Table::users(),
        groups: Table::groups(),
        dired: None,
        position: 0,
        colored: false,
        home: None,
        without_lists: None,
        begun: false,
        entries: io::buffer(io::CHUNK),
        json: None,
    };
    ls.read_options(cx, terminal)?;
    ls.home = fs::open(fs::CWD, c".", O_PATH | O_DIRECTORY, 0).ok();
    ls.list_operands(cx)?;
    ls.finish(cx)
}

/// Options that others override, or that have a default that depends on the rest.
#[derive(Default)]
struct Wish<'a> {
    format: Option<Format>,
    sort: Option<Sort>,
    when: Option<When>,
    follow: Option<Follow>,
    hide: Option<bool>,
    quoting: Option<u8>,
    blocks: Option<Scale>,
    sizes: Option<Scale>,
    kibibytes: bool,
    width: Option<usize>,
    tab: Option<usize>,
    time_style: Option<&'a [u8]>,
    color: bool,
    hyperlink: bool,
    dired: bool,
}

impl<'a> Ls<'a> {
    #[inline(never)]
    fn read_options(&mut self, cx: &mut Cx<'a>, terminal: bool) -> Done {
        let mut wish = Wish::default();
        let program = cx.applet.name;
        while let Some(option) = cx.option()? {
            match option {
                b'a' => self.ignore = Ignore::None,
                b'A' => self.ignore = Ignore::Dots,
                AUTHOR => self.author = true,
                b'b' => wish.quoting = Some(b'e'),
                BLOCK_SIZE => {
                    let scale = Scale::from_option(cx)?;
                    (wish.blocks, wish.sizes) = (Some(scale), Some(scale));
                }
                b'B' => self.backups = true,
                b'c' => wish.when = Some(When::Changed),
                b'C' => wish.format = Some(Format::Vertical),
                COLOR => wish.color = when(cx, "--color", terminal)?,
                b'd' => self.directory = true,
                b'D' => wish.dired = true,
                b'f' => {
                    self.ignore = Ignore::None;
                    wish.sort = Some(Sort::None);
                    if wish.format == Some(Format::Long) {
                        wish.format = None;
                    }
                    self.blocks = false;
                    wish.color = false;
                    wish.hyperlink = false;
                }
                b'F' if when(cx, "--classify", terminal)? => self.indicator = Indicator::Classify,
                FILE_TYPE => self.indicator = Indicator::FileType,
                FORMAT => {
                    const WORDS: &str =
                        "verbose long|commas|horizontal across|vertical|single-column";
                    wish.format = Some(match choose(cx, "--format", WORDS)? {
                        0 => Format::Long,
                        1 => Format::Commas,
                        2 => Format::Across,
                        3 => Format::Vertical,
                        _ => Format::Single,
                    });
                }
                FULL_TIME => {
                    wish.format = Some(Format::Long);
                    wish.time_style = Some(b"full-iso");
                }
                b'g' => {
                    wish.format = Some(Format::Long);
                    self.owner = false;
                }
                DIRECTORIES_FIRST => self.directories_first = true,
                b'G' => self.group = false,
                b'h' => (wish.blocks, wish.sizes) = (Some(Scale::HUMAN), Some(Scale::HUMAN)),
                SI => (wish.blocks, wish.sizes) = (Some(Scale::SI), Some(Scale::SI)),
                b'H' => wish.follow = Some(Follow::Operands),
                DEREFERENCE_DIRECTORIES => wish.follow = Some(Follow::ToDirectories),
                HIDE => self.patterns.push((cx.value().to_bytes(), true)),
                HYPERLINK => wish.hyperlink = when(cx, "--hyperlink", terminal)?,
                INDICATOR_STYLE => {
                    const WORDS: &str = "none|slash|file-type|classify";
                    self.indicator = match choose(cx, "--indicator-style", WORDS)? {
                        0 => Indicator::None,
                        1 => Indicator::Slash,
                        2 => Indicator::FileType,
                        _ => Indicator::Classify,
                    };
                }
                b'i' => self.inode = true,
                b'I' => self.patterns.push((cx.value().to_bytes(), false)),
                JSON => self.json = Some((Array::new(), fs::CWD, Vec::new())),
                b'k' => wish.kibibytes = true,
                b'l' => wish.format = Some(Format::Long),
                b'L' => wish.follow = Some(Follow::All),
                b'm' => wish.format = Some(Format::Commas),
                b'n' => {
                    wish.format = Some(Format::Long);
                    self.numeric = true;
                }
                b'N' => wish.quoting = Some(b'l'),
                b'o' => {
                    wish.format = Some(Format::Long);
                    self.group = false;
                }
                b'p' => self.indicator = Indicator::Slash,
                b'q' => wish.hide = Some(true),
                SHOW_CONTROL => wish.hide = Some(false),
                b'Q' => wish.quoting = Some(b'c'),
                QUOTING_STYLE => {
                    let choice = choose(cx, "--quoting-style", quote::STYLES)?;
                    wish.quoting = quote::KINDS.get(choice).copied();
                }
                b'r' => self.reverse = true,
                b'R' => self.recursive = true,
                b's' => self.blocks = true,
                b'S' => wish.sort = Some(Sort::Size),
                SORT => {
                    const WORDS: &str = "none|time|size|extension|version|width";
                    wish.sort = Some(match choose(cx, "--sort", WORDS)? {
                        0 => Sort::None,
                        1 => Sort::Time,
                        2 => Sort::Size,
                        3 => Sort::Extension,
                        4 => Sort::Version,
                        _ => Sort::Width,
                    });
                }
                TIME => {
                    const WORDS: &str = "atime access use|ctime status|birth creation";
                    wish.when = Some(match choose(cx, "--time", WORDS)? {
                        0 => When::Accessed,
                        1 => When::Changed,
                        _ => When::Born,
                    });
                }
                TIME_STYLE => wish.time_style = Some(cx.value().to_bytes()),
                b't' => wish.sort = Some(Sort::Time),
                b'T' => wish.tab = Some(number(cx, "invalid tab size: %w")?),
                b'u' => wish.when = Some(When::Accessed),
                b'U' => wish.sort = Some(Sort::None),
                b'v' => wish.sort = Some(Sort::Version),
                b'w' => wish.width = Some(number(cx, "invalid line width: %w")?),
                b'x' => wish.format = Some(Format::Across),
                b'X' => wish.sort = Some(Sort::Extension),
                b'Z' => self.context = true,
                ZERO => {
                    self.eol = 0;
                    wish.quoting = Some(b'l');
                    wish.hide = Some(false);
                    wish.color = false;
                    if wish.format != Some(Format::Long) {
                        wish.format = Some(Format::Single);
                    }
                }
                b'1' if wish.format != Some(Format::Long) => wish.format = Some(Format::Single),
                _ => {}
            }
        }
        let vertical = terminal && program == "ls" || program == "dir";
        self.format = match wish.format {
            Some(format) => format,
            None if program == "vdir" => Format::Long,
            None if vertical => Format::Vertical,
            None => Format::Single,
        };
        self.scales(cx, &wish);
        self.quoting.kind = match wish.quoting.or_else(|| quote::kind_of_env(cx)) {
            Some(letter) => letter,
            None if program != "ls" => b'e',
            None if terminal => b's',
            None => b'l',
        };
        self.quoting.special = match self.indicator {
            Indicator::Classify => b"=>@|",
            Indicator::FileType => b"*=>@|",
            _ => b"",
        };
        self.quoting.hide = wish.hide.unwrap_or(program == "ls" && terminal);
        self.when = wish.when.unwrap_or(When::Modified);
        self.sort = match wish.sort {
            Some(sort) => sort,
            None if wish.when.is_some() && self.format != Format::Long => Sort::Time,
            None => Sort::Name,
        };
        if wish.color {
            self.colors = Colors::from_env(cx);
            // A tab would be colored, too.
            if self.colors.is_some() {
                wish.tab = Some(0);
            }
        }
        self.widths(cx, &wish, terminal);
        if wish.hyperlink {
            let names = system::Names::get();
            self.hyperlink =
                Some(names.map_or(Vec::new(), |names| name::encode(names.node(), false)));
        }
        if wish.dired && self.format == Format::Long && !wish.hyperlink {
            self.dired = Some([Vec::new(), Vec::new()]);
        }
        self.follow = wish.follow.unwrap_or({
            let plain = self.directory
                || self.indicator == Indicator::Classify
                || self.format == Format::Long;
            if plain { Follow::Never } else { Follow::ToDirectories }
        });
        if self.directory {
            self.recursive = false;
        }
        if self.format == Format::Long {
            self.now = system::now();
            self.zone = cx.zone();
            self.time_style(cx, wish.time_style)?;
        }
        Ok(())
    }

    fn scales(&mut self, cx: &mut Cx, wish: &Wish) {
        let from_env = Scale::from_env(cx, "LS_BLOCK_SIZE");
        self.block_scale = match wish.blocks {
            Some(scale) => scale,
            None if wish.kibibytes => Scale::blocks(1024),
            None => from_env,
        };
        // BLOCKSIZE is not for sizes.
        let named = cx.var(b"LS_BLOCK_SIZE").or_else(|| cx.var(b"BLOCK_SIZE"));
        self.size_scale = match wish.sizes {
            Some(scale) => scale,
            None if named.is_some() => from_env,
            None => Scale::blocks(1),
        };
    }

    fn widths(&mut self, cx: &mut Cx, wish: &Wish, terminal: bool) {
        let lined = matches!(self.format, Format::Vertical | Format::Across | Format::Commas);
        if let Some(width) = wish.width {
            self.width = width;
        } else if lined || self.colors.is_some() {
            let columns = if terminal { terminal::columns(&Fd::STDOUT) } else { None };
            if let Some(columns) = columns {
                self.width = columns.into();
            } else if let Some(text) = cx.var(b"COLUMNS").filter(|text| !text.is_empty()) {
                match line_number(text) {
                    Some(width) => self.width = width,
                    None => {
                        let message =
                            packed!("ignoring invalid width in environment variable COLUMNS: %w");
                        cx.note(message, &[text]);
                    }
                }
            }
        }
        if let Some(tab) = wish.tab {
            self.tab = tab;
        } else if lined && let Some(text) = cx.var(b"TABSIZE") {
            match line_number(text) {
                Some(tab) => self.tab = tab,
                None => {
                    let message =
                        packed!("ignoring invalid tab size in environment variable TABSIZE: %w");
                    cx.note(message, &[text]);
                }
            }
        }
    }

    fn time_style(&mut self, cx: &mut Cx<'a>, given: Option<&'a [u8]>) -> Done {
        let mut style = given.or_else(|| cx.var(b"TIME_STYLE")).unwrap_or(b"locale");
        let mut locale = false;
        while let Some(rest) = style.strip_prefix(b"posix-") {
            locale |= !cx_has_locale(cx);
            style = rest;
        }
        if let Some(format) = style.strip_prefix(b"+").filter(|_| !locale) {
            let mut lines = lines(format);
            let old = lines.next().unwrap_or(b"");
            let recent = lines.rest().unwrap_or(old);
            if recent.contains(&b'\n') {
                return Err(cx.stop(packed!("invalid time style format %w"), &[format]));
            }
            self.time_formats = [old, recent];
            return Ok(());
        }
        const FORMATS: [(&[u8], [&[u8]; 2]); 4] = [
            (b"full-iso", [b"%Y-%m-%d %H:%M:%S.%N %z"; 2]),
            (b"long-iso", [b"%Y-%m-%d %H:%M"; 2]),
            (b"iso", [b"%Y-%m-%d ", b"%m-%d %H:%M"]),
            (b"locale", [b"%b %e  %Y", b"%b %e %H:%M"]),
        ];
        let style = if locale { b"locale" } else { style };
        let mut fitting = FORMATS.iter().filter(|(name, _)| name.starts_with(style));
        let exact = FORMATS.iter().find(|(name, _)| *name == style);
        let first = fitting.next();
        if let Some((_, formats)) = exact.or(first.filter(|_| fitting.next().is_none())) {
            self.time_formats = *formats;
            return Ok(());
        }
        let problem: &[u8] = if first.is_some() { b"ambiguous" } else { b"invalid" };
        cx.say(packed!("%r argument %w for %w"), &[problem, style, b"time style"]);
        cx.line(packed!("Valid arguments are:"), &[]);
        for (name, _) in FORMATS {
            cx.line(packed!("  - [posix-]%r"), &[name]);
        }
        cx.line(packed!("  - %r for a 'date'-style format"), &[b"+FORMAT (e.g., +%H:%M)"]);
        Err(cx.hint())
    }

    /// Prints what stands in the end.
    fn finish(&mut self, cx: &mut Cx) -> Done {
        if let Some((mut json, ..)) = self.json.take() {
            json.end(cx);
        }
        if let Some(colors) = self.colors.as_ref().filter(|_| self.colored) {
            colors.restore(cx);
        }
        if let Some([names, directories]) = self.dired.take() {
            for (title, positions) in [("//DIRED//", names), ("//SUBDIRED//", directories)] {
                if !positions.is_empty() {
                    cx.out.add(title.as_bytes());
                    for position in positions {
                        cx.out.add(b" ");
                        cx.out.number(position, 0)?;
                    }
                    cx.out.add(b"\n");
                }
            }
            let at = quote::KINDS.iter().position(|&letter| letter == self.quoting.kind);
            let style =
                at.and_then(|at| parts(quote::STYLES.as_bytes(), b'|').nth(at)).unwrap_or(b"");
            cx.report(packed!("//DIRED-OPTIONS// --quoting-style=%r"), &[style]);
        }
        cx.out.checked()
    }

    /// Writes bytes that count for [`Ls::dired`].
    #[inline(never)]
    fn put(&mut self, cx: &mut Cx, bytes: &[u8]) {
        self.position += bytes.len() as u64;
        cx.out.add(bytes);
    }

    fn end_line(&mut self, cx: &mut Cx) {
        self.put(cx, &[self.eol]);
    }

    /// The directory that operands start from.
    fn home(&self) -> i32 {
        self.home.as_ref().map_or(fs::CWD, Fd::number)
    }
}

/// Reports that a file could not be looked at: one of the command line, or one in a directory.
fn fail(cx: &mut Cx, message: &str, path: &[u8], error: Errno, operand: bool) {
    cx.say_error(message, &[path], Some(error));
    if operand {
        cx.raise(2);
    }
}

/// Which of `choices` the option's value names. A wrong one is less of a failure than others, as GNU's ls has it.
fn choose(cx: &mut Cx, option: &str, choices: &str) -> Result<usize, Stop> {
    cx.choose(option, choices).map_err(|_| Stop::new(1))
}

/// What the value of an option says that is on always, never, or on a terminal.
fn when(cx: &mut Cx, option: &str, terminal: bool) -> Result<bool, Stop> {
    if cx.optional_value().is_none() {
        return Ok(true);
    }
    let choices = "always yes force|never no none|auto tty if-tty";
    Ok(match choose(cx, option, choices)? {
        0 => true,
        1 => false,
        _ => terminal,
    })
}

/// The option's value as a number of columns.
fn number(cx: &mut Cx, message: &str) -> Result<usize, Stop> {
    let value = cx.value().to_bytes();
    line_number(value).ok_or_else(|| cx.stop(message, &[value]))
}

/// A number of columns; what is too large is no limit.
fn line_number(text: &[u8]) -> Option<usize> {
    if !text.last().is_some_and(u8::is_ascii_hexdigit) {
        return None;
    }
    match size::bytes(text) {
        Ok(number) if text.iter().any(u8::is_ascii_digit) => Some(rt::text::number::fit(number)),
        Err(size::SizeError::Overflow) => Some(0),
        _ => None,
    }
}

/// Are times written as in another locale than POSIX's?
fn cx_has_locale(cx: &Cx) -> bool {
    let names = ["LC_ALL", "LC_TIME", "LANG"];
    let mut values = names.iter().filter_map(|name| cx.var(name.as_bytes()));
    let locale = values.find(|value| !value.is_empty()).unwrap_or(b"C");
    !matches!(locale, b"C" | b"POSIX")
}

/// An operand's path, or a name in a directory.
fn join(directory: &[u8], name: &[u8]) -> Vec<u8> {
    let slash: &[u8] = if directory.is_empty() || directory.ends_with(b"/") { b"" } else { b"/" };
    [directory, slash, name].concat()
}
