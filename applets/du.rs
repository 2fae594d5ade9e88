//! du - sum up what files take on the disk
use alloc::boxed::Box;
use core::ffi::CStr;
use rt::{
    Cx, Done, Id, Stop, Vec, io,
    json::{Array, Value},
    long,
    seen::Seen,
    sys::{
        Errno, Stat,
        raw::{AT_SYMLINK_NOFOLLOW, DT_DIR, DT_UNKNOWN},
        stat_at,
    },
    text::{
        number, pattern,
        size::{self, ROOM, Scale, SizeError},
        split::{before, lines},
        time::{self, Time, Zone},
    },
    walk::{Step, Walk},
};

rt::applet! { "du", main, { own_process: true }, "\
Usage: du [OPTION]... [FILE]...
  or:  du [OPTION]... --files0-from=F
Print what each FILE, or the working directory, takes on the disk, and each directory below it with all that is in it.

  -0, --null     end each line with NUL
  -a, --all      print files, too, not just directories
      --apparent-size  print sizes, not what they take on the disk
  -B, --block-size=SIZE  print in units of SIZE
  -b, --bytes    like --apparent-size --block-size=1
  -c, --total    print a total
  -D, --dereference-args  follow links that are FILEs
  -d, --max-depth=N  print what is at most N levels below its FILE
      --files0-from=F  read the files' names, each ended by NUL, from F; - is standard input
  -H             like -D
  -h, --human-readable  print sizes such as 1K 234M 2G
      --inodes   count inodes
      --json     print all that is known as JSON
  -k             like --block-size=1K
  -L, --dereference  follow all links
  -l, --count-links  count a file by each of its hard links
  -m             like --block-size=1M
  -P, --no-dereference  follow no links (default)
  -S, --separate-dirs  leave out of a directory what is in those below it
      --si       like -h, but in powers of 1000
  -s, --summarize  print only each FILE
  -t, --threshold=SIZE  leave out what is smaller than SIZE, or larger than a SIZE with a -
      --time[=WORD]  print when the last file was modified, or for a WORD accessed (atime, access, use) or changed (ctime, status)
      --time-style=STYLE  print times as full-iso, long-iso, iso, or by a +FORMAT as date takes it
  -X, --exclude-from=FILE  leave out what fits a pattern in FILE
      --exclude=PATTERN  leave out what fits PATTERN
  -x, --one-file-system  leave out other file systems than that of FILE

Units are those of --block-size, DU_BLOCK_SIZE, BLOCK_SIZE or BLOCKSIZE, or else 1024 bytes (512 if POSIXLY_CORRECT is set).
SIZE is a number with a unit: K, M, G and so on are powers of 1024, KB, MB and so on of 1000.
" }

const APPARENT: Id = long(HELP, "apparent-size");
const FILES0_FROM: Id = long(HELP, "files0-from");
const INODES: Id = long(HELP, "inodes");
const JSON: Id = long(HELP, "json");
const SI: Id = long(HELP, "si");
const TIME: Id = long(HELP, "time");
const TIME_STYLE: Id = long(HELP, "time-style");
const EXCLUDE: Id = long(HELP, "exclude");

/// What was asked for, and what was found.
struct Du<'a> {
    scale: Scale,
    apparent: bool,
    inodes: bool,
    all: bool,
    separate: bool,
    one_file_system: bool,
    /// Are links followed: those that are operands, and all?
    follow_operands: bool,
    follow: bool,
    count_links: bool,
    /// May a file be come upon twice even if it has one name?
    twice: bool,
    max_depth: u64,
    /// The least size that is printed, or the largest.
    least: u64,
    most: u64,
    end: u8,
    /// Which times are printed, how and where.
    time: Option<Kind>,
    format: &'a [u8],
    zone: Option<Zone>,
    patterns: Vec<&'a [u8]>,
    utf8: bool,
    seen: Seen,
    /// The device of the operand.
    device: u64,
    json: Option<Box<Array>>,
    levels: Vec<Level>,
    total: Sum,
}

/// What files take on the disk and what their sizes are, in bytes, how many there are, and the last of their times.
#[derive(Clone, Copy)]
struct Sum {
    disk: u64,
    apparent: u64,
    inodes: u64,
    time: (i64, u32),
}

impl Sum {
    const NOTHING: Sum = Sum { disk: 0, apparent: 0, inodes: 0, time: (i64::MIN, 0) };
}

/// The times of a file that can be asked for.
#[derive(Clone, Copy)]
enum Kind {
    Modified,
    Accessed,
    Changed,
}

impl Sum {
    fn add(&mut self, other: Sum) {
        self.disk = self.disk.saturating_add(other.disk);
        self.apparent = self.apparent.saturating_add(other.apparent);
        self.inodes += other.inodes;
        self.time = self.time.max(other.time);
    }
}

/// A directory that is gone through: itself with its files, and the directories in it.
struct Level {
    own: Sum,
    below: Sum,
}

fn main(cx: &mut Cx) -> Done {
    let mut du = Du {
        scale: Scale::from_env(cx, "DU_BLOCK_SIZE"),
        apparent: false,
        inodes: false,
        all: false,
        separate: false,
        one_file_system: false,
        follow_operands: false,
        follow: false,
        count_links: false,
        twice: false,
        max_depth: u64::MAX,
        least: 0,
        most: u64::MAX,
        end: b'\n',
        time: None,
        format: b"",
        zone: None,
        patterns: Vec::new(),
        utf8: cx.utf8(),
        seen: Seen::new(),
        device: 0,
        json: None,
        levels: Vec::new(),
        // A total of nothing is from 1970, as GNU's.
        total: Sum { time: (0, 0), ..Sum::NOTHING },
    };
    let (mut total, mut summarize, mut wrong) = (false, false, false);
    let (mut files, mut from, mut depth, mut style) = (Vec::new(), None, None, None);
    while let Some(option) = cx.option()? {
        match option {
            b'0' => du.end = 0,
            b'a' => du.all = true,
            APPARENT => du.apparent = true,
            b'B' => du.scale = Scale::from_option(cx)?,
            b'b' => (du.apparent, du.scale) = (true, Scale::blocks(1)),
            b'c' => total = true,
            b'D' | b'H' => (du.follow_operands, du.follow) = (true, false),
            b'd' => {
                let text = cx.value().to_bytes();
                depth = number::unsigned(text).ok();
                if depth.is_none() {
                    cx.say(packed!("invalid maximum depth %w"), &[text]);
                    wrong = true;
                }
            }
            FILES0_FROM => from = Some(cx.value()),
            b'h' => du.scale = Scale::HUMAN,
            INODES => du.inodes = true,
            JSON => du.json = Some(Array::new()),
            b'k' => du.scale = Scale::blocks(1 << 10),
            b'L' => (du.follow_operands, du.follow) = (true, true),
            b'l' => du.count_links = true,
            b'm' => du.scale = Scale::blocks(1 << 20),
            b'P' => (du.follow_operands, du.follow) = (false, false),
            b'S' => du.separate = true,
            SI => du.scale = Scale::SI,
            b's' => summarize = true,
            b't' => (du.least, du.most) = threshold(cx)?,
            b'X' => {
                let path = cx.value();
                match cx.input(path).and_then(|input| io::read_all(&input.fd)) {
                    Ok(text) => files.push(text),
                    Err(e) => {
                        cx.warn(path.to_bytes(), e);
                        wrong = true;
                    }
                }
            }
            TIME => {
                du.time = Some(match cx.optional_value() {
                    None => Kind::Modified,
                    Some(_) => match cx.choose("--time", "atime access use|ctime status")? {
                        0 => Kind::Accessed,
                        _ => Kind::Changed,
                    },
                });
            }
            TIME_STYLE => style = Some(cx.value().to_bytes()),
            EXCLUDE => du.patterns.push(cx.value().to_bytes()),
            b'x' => du.one_file_system = true,
            _ => {}
        }
    }
    if wrong {
        return Err(cx.hint());
    }
    if du.all && summarize {
        return Err(cx.usage(packed!("cannot both summarize and show all entries"), &[]));
    }
    match depth {
        Some(0) if summarize => {
            cx.note(packed!("warning: summarizing is the same as using --max-depth=0"), &[]);
        }
        Some(depth) if summarize => {
            let mut room = [0; number::DIGITS];
            let digits = number::format(depth, &mut room);
            return Err(
                cx.usage(packed!("warning: summarizing conflicts with --max-depth=%r"), &[digits])
            );
        }
        _ => {}
    }
    du.max_depth = if summarize { 0 } else { depth.unwrap_or(u64::MAX) };
    if du.time.is_some() {
        du.format = time_format(cx, style)?;
        du.zone = Some(cx.zone());
    }
    if du.inodes {
        if du.apparent {
            let message = "options --apparent-size and -b are ineffective with --inodes";
            cx.note(packed!("warning: %r"), &[message.as_bytes()]);
        }
        du.scale = du.scale.for_counts();
    }
    let lines = files.iter().flat_map(|text| lines(text));
    du.patterns.extend(lines.filter(|line| !line.is_empty()));

    let listed = match from {
        Some(list) => Some(names(cx, list)?),
        None => None,
    };
    let operands = cx.operands();
    du.twice = du.follow || listed.is_some() || operands.len() > 1;
    let mut walk = Walk::new();
    if let (Some(list), Some(names)) = (from, &listed) {
        for (index, name) in names.split_inclusive(|&byte| byte == 0).enumerate() {
            let Ok(name) = CStr::from_bytes_with_nul(name) else { continue };
            if name.is_empty() {
                let mut room = [0; number::DIGITS];
                let line = number::format(index as u64 + 1, &mut room);
                cx.say(packed!("%n:%r: invalid zero-length file name"), &[list.to_bytes(), line]);
            } else if name == c"-" && list == c"-" {
                let message =
                    packed!("when reading file names from stdin, no file name of %q allowed");
                cx.say(message, &[b"-"]);
            } else {
                du.sum(cx, &mut walk, name)?;
            }
        }
    } else if operands.is_empty() {
        du.sum(cx, &mut walk, c".")?;
    }
    for operand in operands {
        if operand.is_empty() {
            cx.say(packed!("invalid zero-length file name"), &[]);
        } else {
            du.sum(cx, &mut walk, operand)?;
        }
    }
    if total {
        du.print(cx, du.total, b"total")?;
    }
    if let Some(mut json) = du.json {
        json.end(cx);
    }
    Ok(())
}

/// The format of times: that of the option `--time-style`, or of the variable TIME_STYLE, which is ls's.
#[inline(never)]
fn time_format<'a>(cx: &mut Cx<'a>, option: Option<&'a [u8]>) -> Result<&'a [u8], Stop> {
    let mut style = option.unwrap_or(b"long-iso");
    if option.is_none()
        && let Some(mut text) = cx.var(b"TIME_STYLE")
        && text != b"locale"
    {
        while let Some(rest) = text.strip_prefix(b"posix-") {
            text = rest;
        }
        // A second line is for ls.
        if text.starts_with(b"+") {
            text = before(text, b'\n');
        }
        style = text;
    }
    if let Some(format) = style.strip_prefix(b"+") {
        return Ok(format);
    }
    Ok(match cx.choose_from(style, "time style", "full-iso|long-iso|iso")? {
        0 => b"%Y-%m-%d %H:%M:%S.%N %z",
        1 => b"%Y-%m-%d %H:%M",
        _ => b"%Y-%m-%d",
    })
}

/// The names in a file of `--files0-from`, each with a NUL.
fn names<'a>(cx: &mut Cx<'a>, list: &'a CStr) -> Result<Vec<u8>, Stop> {
    let input = cx.list_of_names(list, "extra operand %w", "cannot open %q for reading")?;
    let mut names = match io::read_all(&input.fd) {
        Ok(names) => names,
        Err(e) => return Err(cx.stop_error(packed!("%n: read error"), &[input.name], e)),
    };
    if names.last().is_some_and(|&last| last != 0) {
        names.push(0);
    }
    Ok(names)
}

/// The least and the largest size that `--threshold` lets through.
#[inline(never)]
fn threshold(cx: &mut Cx) -> Result<(u64, u64), Stop> {
    let text = cx.value().to_bytes();
    let name = if cx.is_long() { "--threshold" } else { "-t" };
    let trimmed = number::skip_space(text);
    let negative = trimmed.strip_prefix(b"-");
    let size = match size::bytes(negative.unwrap_or(trimmed)) {
        // A sign stands before digits.
        _ if negative.is_some_and(|rest| !rest.first().is_some_and(u8::is_ascii_digit)) => {
            Err(SizeError::Invalid)
        }
        Ok(size) if size > i64::MAX as u64 + u64::from(negative.is_some()) => {
            Err(SizeError::Overflow)
        }
        Ok(0) if text.starts_with(b"-") => {
            return Err(cx.stop(packed!("invalid --threshold argument '-0'"), &[]));
        }
        size => size,
    };
    match size {
        Ok(size) if negative.is_some() && size > 0 => Ok((0, size)),
        Ok(size) => Ok((size, u64::MAX)),
        Err(error) => Err(size::refuse(cx, name, error)),
    }
}

impl Du<'_> {
    fn sum<'p>(&mut self, cx: &mut Cx, walk: &mut Walk<'p>, operand: &'p CStr) -> Done {
        walk.begin(operand);
        self.visit(cx, walk, DT_UNKNOWN)?;
        loop {
            match walk.step() {
                Step::Name(kind) => self.visit(cx, walk, u32::from(kind))?,
                Step::Left(_) => {
                    let Some(level) = self.levels.pop() else { continue };
                    let mut whole = level.own;
                    whole.add(level.below);
                    if let Some(above) = self.levels.last_mut() {
                        above.below.add(whole);
                    }
                    let shown = if self.separate { level.own } else { whole };
                    self.show(cx, walk, shown, true)?;
                }
                Step::Unreadable(e) => {
                    cx.say_error(packed!("cannot read directory %q"), &[walk.directory()], Some(e));
                }
                Step::Lost(e) => {
                    self.levels.clear();
                    cx.say_error(packed!("cannot access %q"), &[operand.to_bytes()], Some(e));
                }
                Step::End => return Ok(()),
            }
        }
    }

    /// Counts the name at hand, or enters it.
    fn visit(&mut self, cx: &mut Cx, walk: &mut Walk, kind: u32) -> Done {
        if !self.patterns.is_empty() && self.is_excluded(walk.path()) {
            return Ok(());
        }
        let at_operand = walk.depth() == 0;
        let follow = self.follow || at_operand && self.follow_operands;
        let mut opened = None;
        // What is a directory is opened without another look at it.
        if kind == DT_DIR {
            opened = walk.open(follow, None).ok();
        }
        let mut stat = match &opened {
            Some((_, stat)) => *stat,
            None => {
                let flags = if follow { 0 } else { AT_SYMLINK_NOFOLLOW };
                match stat_at(walk.dir(), walk.name(), flags) {
                    Ok(stat) => stat,
                    Err(e) => {
                        let dangling = follow
                            && e == Errno::NOENT
                            && stat_at(walk.dir(), walk.name(), AT_SYMLINK_NOFOLLOW).is_ok();
                        let error = Some(e).filter(|_| !dangling);
                        cx.say_error(packed!("cannot access %q"), &[walk.path()], error);
                        return Ok(());
                    }
                }
            }
        };
        let (device, _) = stat.identity();
        if at_operand {
            self.device = device;
        }
        if self.one_file_system && device != self.device {
            return Ok(());
        }
        let may_be_known = self.twice || !stat.is_directory() && stat.links() > 1;
        if may_be_known && !self.count_links && self.seen.insert(stat.identity(), 0).is_some() {
            return Ok(());
        }
        let mut unreadable = false;
        if stat.is_directory() {
            // Links can lead round in a circle.
            if self.follow && self.count_links && walk.is_inside(&stat) {
                return Ok(());
            }
            if opened.is_none() {
                match walk.open(follow, Some(&stat)) {
                    Ok(found) => opened = Some(found),
                    Err(e) => {
                        cx.say_error(packed!("cannot read directory %q"), &[walk.path()], Some(e));
                        unreadable = true;
                    }
                }
            }
        }
        if let Some((_, found)) = &opened {
            stat = *found;
        }
        let size = self.size(&stat);
        self.total.add(size);
        if let Some((dir, stat)) = opened {
            walk.enter(dir, &stat, follow);
            self.levels.push(Level { own: size, below: Sum::NOTHING });
            return Ok(());
        }
        if let Some(level) = self.levels.last_mut() {
            let sum = if unreadable { &mut level.below } else { &mut level.own };
            sum.add(size);
        }
        self.show(cx, walk, size, unreadable)
    }

    fn size(&self, stat: &Stat) -> Sum {
        let time = match self.time {
            None => (0, 0),
            Some(Kind::Modified) => stat.modified(),
            Some(Kind::Accessed) => stat.accessed(),
            Some(Kind::Changed) => stat.changed(),
        };
        // A file that says its size is negative has none.
        let [disk, apparent] = [stat.blocks().saturating_mul(512), stat.size()]
            .map(|size| if size > i64::MAX as u64 { 0 } else { size });
        Sum { disk, apparent, inodes: 1, time }
    }

    /// Does a pattern fit the path, or what is behind one of its slashes?
    fn is_excluded(&self, path: &[u8]) -> bool {
        let fits = |path: &[u8]| {
            self.patterns.iter().any(|&pattern| pattern::matches(pattern, path, self.utf8))
        };
        let behind = path.windows(2).enumerate().filter_map(|(at, pair)| match pair {
            [b'/', next] if *next != b'/' => path.get(at + 1..),
            _ => None,
        });
        fits(path) || { behind }.any(fits)
    }

    /// Prints the name at hand with what it takes, if it is to be printed.
    fn show(&mut self, cx: &mut Cx, walk: &mut Walk, sum: Sum, directory: bool) -> Done {
        let depth = walk.depth() as u64;
        let value = self.value(sum);
        let shown = (directory || self.all) && depth <= self.max_depth || depth == 0;
        if !shown || value < self.least || value > self.most {
            return Ok(());
        }
        self.print(cx, sum, walk.path())
    }

    /// Of a sum, what was asked for.
    fn value(&self, sum: Sum) -> u64 {
        match (self.inodes, self.apparent) {
            (true, _) => sum.inodes,
            (_, true) => sum.apparent,
            _ => sum.disk,
        }
    }

    fn print(&mut self, cx: &mut Cx, sum: Sum, name: &[u8]) -> Done {
        if let Some(json) = &mut self.json {
            json.text("path", name);
            let numbers = [("disk", sum.disk), ("apparent", sum.apparent), ("inodes", sum.inodes)];
            for (name, number) in numbers {
                json.count(name, number);
            }
            if self.time.is_some() {
                json.field("time", Value::Time(Some(sum.time)));
            }
            json.end_object(cx);
            return Ok(());
        }
        cx.out.add(self.scale.format(self.value(sum), 1, &mut [0; ROOM]));
        cx.out.add(b"\t");
        if let Some(zone) = &self.zone {
            let mut text = Vec::new();
            match Time::new(sum.time, zone) {
                Some(time) => time::format(&mut text, self.format, &time),
                None => {
                    let (seconds, _) = sum.time;
                    let mut room = [0; number::DIGITS];
                    text.extend_from_slice(if seconds < 0 { b"-" } else { b"" });
                    text.extend_from_slice(number::format(seconds.unsigned_abs(), &mut room));
                }
            }
            cx.out.add(&text);
            cx.out.add(b"\t");
        }
        cx.print_name(name)?;
        cx.out.write(&[self.end])
    }
}
