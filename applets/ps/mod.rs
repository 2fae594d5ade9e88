//! ps - list processes
mod fields;
mod print;

use core::ffi::CStr;
use fields::{Column, Sample, Value, World};
use rt::{
    Cx, Done, Id, Stop, Vec, long, order,
    proc::{self, Process, at},
    sys::process,
    text::{number, split::lines},
    user::{Table, parse_number},
};

rt::applet! { "ps", main, { place: rt::Place::Bin }, "\
Usage: ps [OPTION]...
List processes: those of this user on this terminal, or all that fit one of the options. Lists have commas or blanks between
their parts. Options without a dash are BSD's.

  -A, -e                all processes
  -a                    all with a terminal that do not lead a session
  -d                    all that do not lead a session
  -N, --deselect        all others
  -C LIST               those of these names
  -G, --Group=LIST      of these real groups
  -g LIST               of these sessions or effective groups
      --group=LIST      of these effective groups
  -p, --pid=LIST        of these numbers
      --ppid=LIST       children of these
  -q, --quick-pid=LIST  of these numbers, in this order
  -s, --sid=LIST        of these sessions
  -t, --tty=LIST        of these terminals; - is none
  -u, --user=LIST       of these effective users
  -U, --User=LIST       of these real users
a with a terminal, x of this user, ax all, r that run, T and t[LIST] of terminals, p q LIST, U LIST; a number is that of a process

  -F                    extra full format
  -f                    full format
  -j                    jobs format
  -l                    long format
  -y                    with -l memory, no flags
  -M                    with the security label
      --context         the same, of numbers and commands
  -O LIST               some fields and these
  -o, --format=LIST     these fields: NAME, NAME:WIDTH, NAME=HEADING
  -P                    with the processor
  -c                    with the scheduling class
  -L                    threads, with their numbers and how many there are
  -T                    threads, with their numbers
  -H                    as a tree, indented
      --forest          as a tree, drawn
      --sort=LIST       sort by these fields, by those with a - backwards
      --cumulative      with the time of children that have ended
      --headers, --heading  a heading on each page
      --no-headers, --no-heading  no heading
      --cols, --columns, --width=NUM  so many columns
      --rows, --lines=NUM  so many lines on a page
  -w                    132 columns, twice for any number
      --json            print an array of JSON objects
j l s u v X formats, Z label, o O LIST fields, k LIST sort, c names, e environment, f tree, h no heading, H threads, n numbers,
S children's time, w width, L list all fields

" }

const GROUP: Id = long(HELP, "group");
const PARENT: Id = long(HELP, "ppid");
const CONTEXT: Id = long(HELP, "context");
const FOREST: Id = long(HELP, "forest");
const SORT: Id = long(HELP, "sort");
const CUMULATIVE: Id = long(HELP, "cumulative");
const HEADERS: Id = long(HELP, "headers");
const NO_HEADERS: Id = long(HELP, "no-headers");
const COLUMNS: Id = long(HELP, "cols");
const ROWS: Id = long(HELP, "rows");
const JSON: Id = long(HELP, "json");

/// What a selection compares.
struct Criterion {
    option: Id,
    numbers: Vec<i64>,
    texts: Vec<Vec<u8>>,
}

#[derive(Default)]
struct Ps {
    criteria: Vec<Criterion>,
    /// Numbers to be listed in this order.
    quick: Vec<i32>,
    /// The letters of simple selections and formats that were given: `-x` as it is, BSD's with 128 added.
    given: Vec<u8>,
    columns: Vec<Column>,
    /// What is sorted by.
    keys: Vec<Column>,
    /// Do fields come between others that are always there?
    preloaded: bool,
    bsd: bool,
    tree: u8,
    headers: Headers,
    width: Option<usize>,
    wide: usize,
    rows: Option<usize>,
    json: bool,
}

#[derive(Default, PartialEq)]
enum Headers {
    #[default]
    One,
    None,
    Pages,
}

/// The formats of BSD, each behind its letter.
static FORMATS: &[u8] = b"j ppid pid pgid sid tname tpgid stat uid bsdtime args
l f uid pid ppid priority ni vsz rss wchan stat tname bsdtime args
s uid pid pending blocked ignored caught stat tname bsdtime args
u user pid pcpu pmem vsz rss tname stat start_time bsdtime args
v pid tname stat bsdtime maj_flt m_trs drs rss pmem args
X pid stackp esp eip tmout alarm stat tname bsdtime args";

/// What was given of the formats of System V: -f or -F, -F, -l, -j, -c, -L, -T, -P, -y, and besides -f or -l, and BSD's.
const FULL: u16 = 1;
const EXTRA: u16 = 2;
const LONG: u16 = 4;
const JOBS: u16 = 8;
const CLASS: u16 = 16;
const THREADS: u16 = 32;
const SPID: u16 = 64;
const PROCESSOR: u16 = 128;
const RSS: u16 = 256;
const EITHER: u16 = 512;
const OLD: u16 = 1024;

/// With what and without what of these which fields are listed, in this order.
static SYSV: [(u16, u16, &str); 27] = [
    (LONG, RSS, "f"),
    (LONG, 0, "s"),
    (FULL, 0, "uid_hack"),
    (LONG, FULL, "uid"),
    (0, 0, "pid"),
    (SPID, 0, "spid"),
    (EITHER, 0, "ppid"),
    (JOBS, 0, "pgid sid"),
    (THREADS, 0, "lwp"),
    (PROCESSOR, 0, "psr"),
    (CLASS, 0, "class pri"),
    (EITHER, CLASS, "c"),
    (FULL | THREADS, 0, "nlwp"),
    (LONG, CLASS, "opri ni"),
    (RSS, 0, "rss"),
    (LONG, RSS, "addr"),
    (LONG, 0, "sz wchan"),
    (EXTRA, 0, "sz rss psr"),
    (FULL, 0, "stime"),
    (0, 0, "tname"),
    (OLD, LONG, "stat"),
    (OLD, 0, "bsdtime"),
    (0, OLD, "time"),
    (FULL, 0, "cmd"),
    (LONG | OLD, FULL, "cmd"),
    (OLD, FULL | LONG, "args"),
    (0, FULL | OLD, "ucmd"),
];

/// What is printed of a process.
struct Row {
    id: i32,
    parent: i32,
    values: Vec<Value>,
    keys: Vec<Value>,
}

const BSD: u8 = 128;

fn main(cx: &mut Cx) -> Done {
    let mut ps = Ps::default();
    let mut world = World::new(cx);
    loop {
        if let Some([b'-', digits @ ..]) = cx.upcoming().map(CStr::to_bytes)
            && digits.first().is_some_and(u8::is_ascii_digit)
        {
            ps.list(cx, b'p', digits)?;
            cx.skip_args(1);
            continue;
        }
        // What has no dash is read as it comes, for it may take what follows as its value, and that may have one.
        if let Some(word) = cx.upcoming().map(CStr::to_bytes)
            && (!word.starts_with(b"-") || word.len() == 1)
        {
            cx.skip_args(1);
            ps.bsd_options(cx, &mut world, word)?;
            continue;
        }
        let Some(option) = cx.option()? else { break };
        let text = cx.value().to_bytes();
        match option {
            b'O' | b'o' => ps.add_columns(cx, text, option == b'O')?,
            SORT => ps.add_keys(cx, text)?,
            CUMULATIVE => world.cumulative = true,
            FOREST | b'H' => ps.tree = option,
            HEADERS => ps.headers = Headers::Pages,
            NO_HEADERS => ps.headers = Headers::None,
            COLUMNS => ps.width = Some(size(cx, text)?),
            ROWS => ps.rows = Some(size(cx, text)?),
            b'w' => ps.wide += 1,
            JSON => ps.json = true,
            b'A' | b'a' | b'd' | b'N' | b'F' | b'f' | b'j' | b'l' | b'y' | b'M' | b'P' | b'c'
            | b'L' | b'T' | CONTEXT => ps.given.push(option),
            // Where there is no user x, `ps -aux` is what BSD's would be.
            b'u' if !cx.is_long() && !cx.is_separate() && !is_user(text) => {
                ps.given.retain(|&given| given != b'a');
                for part in [b"au", text] {
                    ps.bsd_options(cx, &mut world, part)?;
                }
            }
            _ => ps.list(cx, option, text)?,
        }
    }
    if ps.has(BSD | b'L') {
        return fields::list(cx);
    }
    ps.choose_columns(cx)?;
    for column in &mut ps.columns {
        // Users and groups as numbers are aligned as numbers.
        column.left &= !(world.numeric && matches!(column.what.first(), Some(b'U' | b'G')));
    }
    let rows = ps.rows(cx, &mut world)?;
    let found = !rows.is_empty();
    print::print(cx, &ps, &world, &rows)?;
    if found { Ok(()) } else { Err(Stop::new(1)) }
}

fn is_user(text: &[u8]) -> bool {
    let mut users = Table::users();
    let mut words = words(text);
    words.all(|word| users.find(word).is_some() || parse_number(word).is_some())
}

#[inline(never)]
fn size(cx: &mut Cx, text: &[u8]) -> Result<usize, Stop> {
    match number::decimal(text) {
        Ok(size @ 1..) => Ok(number::fit(size)),
        _ => Err(cx.usage(packed!("invalid size %w"), &[text])),
    }
}

/// The parts of a list.
fn words(text: &[u8]) -> impl Iterator<Item = &[u8]> {
    text.split(|byte| matches!(byte, b',' | b' ' | b'\t' | b'\n')).filter(|word| !word.is_empty())
}

impl Ps {
    fn has(&self, option: u8) -> bool {
        self.given.contains(&option)
    }

    /// Takes a word of BSD's options: letters, or the number of a process.
    fn bsd_options(&mut self, cx: &mut Cx, world: &mut World, word: &[u8]) -> Done {
        self.bsd = true;
        if word.first().is_some_and(u8::is_ascii_digit) {
            return self.list(cx, b'p', word);
        }
        let mut letters = word;
        while let Some((&letter, rest)) = letters.split_first() {
            letters = rest;
            self.bsd_option(cx, world, letter, &mut letters)?;
        }
        Ok(())
    }

    /// Takes one of BSD's options; its value is the rest of its word, or the next one.
    #[inline(never)]
    fn bsd_option(&mut self, cx: &mut Cx, world: &mut World, letter: u8, rest: &mut &[u8]) -> Done {
        match letter {
            b'c' => world.names = true,
            b'e' => world.environment = true,
            b'f' => self.tree = FOREST,
            b'h' => self.headers = Headers::None,
            b'n' => world.numeric = true,
            b'S' => world.cumulative = true,
            b'w' => self.wide += 1,
            b'g' => {} // leaders of sessions are listed anyway
            b'a' | b'x' | b'r' | b'T' | b'j' | b'l' | b's' | b'u' | b'v' | b'X' | b'Z' | b'H'
            | b'L' => self.given.push(BSD | letter),
            b'k' | b'o' | b'O' | b'p' | b'q' | b't' | b'U' => {
                let mut text = core::mem::take(rest);
                // Only the last word may be without a terminal: ours.
                if text.is_empty() && (letter != b't' || cx.upcoming().is_some()) {
                    let Some(next) = cx.upcoming() else {
                        let message = packed!("option '%r' requires an argument");
                        return Err(cx.usage(message, &[&[letter]]));
                    };
                    cx.skip_args(1);
                    text = next.to_bytes();
                }
                match letter {
                    b'k' => self.add_keys(cx, text)?,
                    b'o' | b'O' => self.add_columns(cx, text, letter == b'O')?,
                    b't' if text.is_empty() => self.given.push(BSD | b'T'),
                    b'U' => self.list(cx, b'u', text)?,
                    _ => self.list(cx, letter, text)?,
                }
            }
            _ => return Err(cx.usage(packed!("invalid BSD option '%r'"), &[&[letter]])),
        }
        Ok(())
    }

    /// Takes the list of a selection.
    #[inline(never)]
    fn list(&mut self, cx: &mut Cx, mut option: Id, text: &[u8]) -> Done {
        let (mut numbers, mut texts) = (Vec::new(), Vec::new());
        let mut table = match option {
            b'u' | b'U' => Some(Table::users()),
            b'g' | b'G' | GROUP => Some(Table::groups()),
            _ => None,
        };
        // A list of numbers is one of sessions.
        if option == b'g' && words(text).all(|word| parse_number(word).is_some()) {
            option = b's';
        }
        for word in words(text) {
            if matches!(option, b'C' | b't') {
                texts.push(word.strip_prefix(b"/dev/").unwrap_or(word).to_vec());
                continue;
            }
            let named = table.as_mut().and_then(|table| table.find(word).map(|entry| entry.id));
            match named.or_else(|| parse_number(word)) {
                Some(number) => numbers.push(number.into()),
                None => return Err(cx.usage(packed!("invalid part of a list: %w"), &[word])),
            }
        }
        if option == b'q' {
            self.quick.extend(numbers.iter().map(|&number: &i64| number as i32));
            return Ok(());
        }
        self.criteria.push(Criterion { option, numbers, texts });
        Ok(())
    }

    /// Adds the fields of a list, with `extra` between others.
    #[inline(never)]
    fn add_columns(&mut self, cx: &mut Cx, text: &[u8], extra: bool) -> Done {
        self.preloaded |= extra;
        for word in words(text) {
            let mut name = word;
            let mut heading = None;
            if let Some(at) = word.iter().position(|&byte| byte == b'=') {
                name = word.get(..at).unwrap_or(word);
                heading = word.get(at + 1..);
            }
            let mut width = None;
            if let Some(at) = name.iter().position(|&byte| byte == b':') {
                width = Some(size(cx, name.get(at + 1..).unwrap_or(b""))?);
                name = name.get(..at).unwrap_or(name);
            }
            let found = match name {
                [b'%', letter] => Column::of_letter(*letter).and_then(Column::find),
                b"DefSysV" => return self.add_columns(cx, b"pid,tname,time,ucmd", extra),
                b"DefBSD" => return self.add_columns(cx, b"pid,tname,stat,bsdtime,args", extra),
                name => Column::find(name),
            };
            let Some(mut column) = found else {
                return Err(cx.usage(packed!("unknown user-defined format specifier %w"), &[word]));
            };
            if let Some(heading) = heading {
                column.width = column.width.max(heading.len());
                column.heading = heading.to_vec();
            }
            column.width = width.unwrap_or(column.width);
            self.columns.push(column);
        }
        Ok(())
    }

    #[inline(never)]
    fn add_keys(&mut self, cx: &mut Cx, text: &[u8]) -> Done {
        for word in words(text) {
            let (descending, name) = match word {
                [b'-', name @ ..] => (true, name),
                [b'+', name @ ..] => (false, name),
                name => (false, name),
            };
            match Column::find(name) {
                Some(column) => self.keys.push(Column { descending, ..column }),
                None => return Err(cx.usage(packed!("unknown sort specifier %w"), &[word])),
            }
        }
        Ok(())
    }

    /// Finds out the columns where they were not given.
    #[inline(never)]
    fn choose_columns(&mut self, cx: &mut Cx) -> Done {
        if self.preloaded {
            let given = core::mem::take(&mut self.columns);
            self.add_columns(cx, b"pid", false)?;
            self.columns.extend(given);
            return self.add_columns(cx, b"state,tname,time,command", false);
        }
        if !self.columns.is_empty() {
            return Ok(());
        }
        let mut given = 0;
        for (letter, bit) in b"fFljcLTPy".iter().zip(0..) {
            given |= u16::from(self.has(*letter)) << bit;
        }
        if given & EXTRA != 0 {
            given |= FULL;
        }
        // It belongs to the long format.
        if given & LONG == 0 {
            given &= !RSS;
        }
        if given & (FULL | LONG) != 0 {
            given |= EITHER;
        }
        let sysv = given != 0;
        if self.bsd {
            given |= OLD;
        }
        let mut list: Vec<u8> = Vec::new();
        if self.has(b'M') || self.has(BSD | b'Z') {
            list.extend_from_slice(b"label ");
        }
        let mut formats = lines(FORMATS);
        let format =
            formats.find(|line| line.first().is_some_and(|&letter| self.has(BSD | letter)));
        if let Some(format) = format {
            list.extend_from_slice(format.get(2..).unwrap_or(b""));
        } else if self.has(CONTEXT) {
            list.extend_from_slice(b"pid context command");
        } else if self.bsd && !sysv {
            list.extend_from_slice(b"pid tname stat bsdtime args");
        } else {
            for (with, without, fields) in &SYSV {
                if given & with == *with && given & without == 0 {
                    list.extend_from_slice(fields.as_bytes());
                    list.push(b' ');
                }
            }
        }
        if let Some(own) = cx.var(b"PS_FORMAT")
            && format.is_none()
            && !sysv
        {
            return self.add_columns(cx, own, false);
        }
        self.add_columns(cx, &list, false)
    }

    /// Reads all processes, and keeps those that are wanted.
    #[inline(never)]
    fn rows(&mut self, cx: &mut Cx, world: &mut World) -> Result<Vec<Row>, Stop> {
        let own = Process::open(process::id()).and_then(|process| process.stat());
        let own = own.map_or(0, |stat| stat.get(at::TERMINAL));
        let threads = self.has(b'L') || self.has(b'T') || self.has(BSD | b'H');
        let mut rows = Vec::new();
        let ids = match self.quick.is_empty() {
            true => proc::ids().map_err(|e| cx.fail(b"/proc", e))?,
            false => self.quick.clone(),
        };
        for id in ids {
            let Some(process) = Process::open(id) else { continue };
            let Some(mut sample) = Sample::new(&process, id) else { continue };
            if self.quick.is_empty() && !self.wants(&mut sample, own) {
                continue;
            }
            if !threads {
                rows.push(self.row(world, &mut sample));
                continue;
            }
            for id in process.thread_ids() {
                if let Some(thread) = process.thread(id)
                    && let Some(mut sample) = Sample::new(&thread, process.id)
                {
                    rows.push(self.row(world, &mut sample));
                }
            }
        }
        if !self.keys.is_empty() {
            order::sort_by(&mut rows, |a: &Row, b: &Row| {
                let pairs = a.keys.iter().zip(&b.keys).zip(&self.keys);
                let mut orders = pairs.map(|((a, b), key)| {
                    let order = a.cmp(b);
                    if key.descending { order.reverse() } else { order }
                });
                orders.find(|order| order.is_ne()).is_some_and(|order| order.is_lt())
            });
        }
        Ok(rows)
    }

    #[inline(never)]
    fn row(&self, world: &mut World, sample: &mut Sample) -> Row {
        let mut values = |columns: &[Column]| {
            columns.iter().map(|column| world.value(column.what, sample)).collect::<Vec<Value>>()
        };
        let (values, keys) = (values(&self.columns), values(&self.keys));
        Row { id: sample.leader, parent: sample.stat.id(at::PARENT), values, keys }
    }

    /// Is the process one to be listed? `own` is our own terminal.
    #[inline(never)]
    fn wants(&self, sample: &mut Sample, own: u64) -> bool {
        let terminal = sample.stat.get(at::TERMINAL);
        let leads = sample.stat.id(at::SESSION) == sample.leader;
        let mine = sample.id(b"Uid", 1) == process::effective_user();
        let (all, mut simple) = (self.has(b'A') || self.has(b'e'), false);
        let (a, x) = (self.has(BSD | b'a'), self.has(BSD | b'x'));
        let mut fits = false;
        for (given, holds) in [
            (all || a && x, true),
            (self.has(b'a'), terminal != 0 && !leads),
            (self.has(b'd'), !leads),
            (a, terminal != 0),
            (x, mine),
            (self.has(BSD | b'T'), terminal == own),
        ] {
            simple |= given;
            fits |= given && holds;
        }
        if !simple && self.criteria.is_empty() {
            fits = mine && if self.bsd { terminal != 0 } else { terminal == own };
        }
        fits |= self.criteria.iter().any(|criterion| criterion.fits(sample));
        let runs = !self.has(BSD | b'r') || matches!(sample.stat.state, b'R' | b'D');
        runs && fits != self.has(b'N')
    }
}

impl Criterion {
    #[inline(never)]
    fn fits(&self, sample: &mut Sample) -> bool {
        let stat = &sample.stat;
        let number = match self.option {
            b'C' => return self.texts.iter().any(|name| name == stat.name()),
            b't' => {
                let name = proc::terminal(stat.get(at::TERMINAL), sample.process.id);
                let name = name.as_deref().unwrap_or(b"-");
                // `S1` is `ttyS1`.
                let short = name.strip_prefix(b"tty").unwrap_or(name);
                return self.texts.iter().any(|text| text == name || text == short);
            }
            b'p' => sample.leader.into(),
            b's' => stat.id(at::SESSION).into(),
            PARENT => stat.id(at::PARENT).into(),
            b'u' => sample.id(b"Uid", 1).into(),
            b'U' => sample.id(b"Uid", 0).into(),
            b'G' => sample.id(b"Gid", 0).into(),
            _ => sample.id(b"Gid", 1).into(),
        };
        self.numbers.contains(&number)
    }
}
