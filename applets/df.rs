//! df - tell how full file systems are
use alloc::boxed::Box;
use core::ffi::CStr;
use rt::{
    Cx, Done, Id, Stop, Vec, c_string,
    json::{Array, Value},
    long,
    mounts::{self, Mount},
    resolve::{Existing, resolve},
    sys::{
        Errno, Stat,
        raw::{O_DIRECTORY, O_PATH, S_IFBLK, S_IFCHR},
        sync,
        usage::Usage,
    },
    text::{
        number,
        size::{ROOM, Scale},
        split::parts,
        utf8, width,
    },
};

rt::applet! { "df", main, { place: rt::Place::Bin }, "\
Usage: df [OPTION]... [FILE]...
Tell how full the file system is that each FILE is on, or each one that is mounted.

  -a, --all      show those as well that are empty by nature, mounted twice, or closed to the user
  -B, --block-size=SIZE  print in units of SIZE
  -h, --human-readable  print sizes such as 1K 234M 2G
  -H, --si       print sizes in powers of 1000
  -i, --inodes   count inodes
      --json     print all that is known as JSON
  -k             like --block-size=1K
  -m             like --block-size=1M
  -l, --local    leave out other machines' file systems
      --no-sync  do not call sync first (default)
      --output[=FIELD_LIST]  print these columns, or all there are
  -P, --portability  print headings as POSIX has them
      --sync     call sync first
      --total    print a total
  -t, --type=TYPE  show only file systems of this type
  -F TYPE        like -t
  -T, --print-type  print types
  -x, --exclude-type=TYPE  leave out file systems of this type
  -v             (ignored)

Units are those of --block-size, DF_BLOCK_SIZE, BLOCK_SIZE or BLOCKSIZE, or else 1024 bytes (512 if POSIXLY_CORRECT is set).
SIZE is a number with a unit: K, M, G and so on are powers of 1024, KB, MB and so on of 1000.
The fields are source, fstype, itotal, iused, iavail, ipcent, size, used, avail, pcent, file and target.
" }

const JSON: Id = long(HELP, "json");
const NO_SYNC: Id = long(HELP, "no-sync");
const OUTPUT: Id = long(HELP, "output");
const SYNC: Id = long(HELP, "sync");
const TOTAL: Id = long(HELP, "total");

/// The columns: names, headings, and the least width; those of a width of 0 or 14, and the types, are text.
const FIELDS: &[(&str, &str, usize)] = &[
    ("source", "Filesystem", 14),
    ("fstype", "Type", 4),
    ("itotal", "Inodes", 5),
    ("iused", "IUsed", 5),
    ("iavail", "IFree", 5),
    ("ipcent", "IUse%", 4),
    ("size", "", 5),
    ("used", "Used", 5),
    ("avail", "", 5),
    ("pcent", "Use%", 4),
    ("file", "File", 0),
    ("target", "Mounted on", 0),
];
const SOURCE: usize = 0;
const TYPE: usize = 1;
const ITOTAL: usize = 2;
const IPCENT: usize = 5;
const SIZE: usize = 6;
const AVAIL: usize = 8;
const PCENT: usize = 9;
const FILE: usize = 10;
const TARGET: usize = 11;

/// What was asked for, and the table as it grows.
struct Df<'a> {
    scale: Scale,
    all: bool,
    local: bool,
    total: bool,
    /// Are file systems shown because a user named a file on them?
    named: bool,
    types: Vec<&'a [u8]>,
    excluded: Vec<&'a [u8]>,
    columns: Vec<usize>,
    /// The cells, row by row.
    cells: Vec<Vec<u8>>,
    sum: Amounts,
    json: Option<Box<Array>>,
    utf8: bool,
    processed: bool,
    /// Was an error reported?
    failed: bool,
}

/// What there is of something: in bytes, or how many.
#[derive(Clone, Copy, Default)]
struct Amount {
    total: u64,
    used: u64,
    /// What is left to users is negative where the superuser has taken more than was kept for them.
    available: i128,
}

impl Amount {
    fn add(&mut self, other: Amount) {
        self.total = self.total.saturating_add(other.total);
        self.used = self.used.saturating_add(other.used);
        self.available = self.available.saturating_add(other.available);
    }
}

/// What there is of inodes and of bytes.
#[derive(Clone, Copy, Default)]
struct Amounts {
    inodes: Amount,
    bytes: Amount,
}

fn main(cx: &mut Cx) -> Done {
    let mut df = Df {
        scale: Scale::HUMAN,
        all: false,
        local: false,
        total: false,
        named: !cx.operands().is_empty(),
        types: Vec::new(),
        excluded: Vec::new(),
        columns: Vec::new(),
        cells: Vec::new(),
        sum: Amounts::default(),
        json: None,
        utf8: cx.utf8(),
        processed: false,
        failed: false,
    };
    let mut scale = None;
    let (mut inodes, mut types, mut posix, mut flush, mut output) =
        (false, false, false, false, false);
    while let Some(option) = cx.option()? {
        let exclusive = match option {
            b'a' => {
                df.all = true;
                continue;
            }
            b'i' => {
                inodes = true;
                "-i"
            }
            b'P' => {
                posix = true;
                "-P"
            }
            b'T' => {
                types = true;
                "-T"
            }
            OUTPUT => {
                output = true;
                match (inodes, posix, types) {
                    (true, ..) => "-i",
                    (_, true, _) => "-P",
                    (.., true) => "-T",
                    _ => {
                        if let Some(text) = cx.optional_value() {
                            df.choose_columns(cx, text)?;
                        }
                        continue;
                    }
                }
            }
            _ => {
                match option {
                    b'B' => scale = Some(Scale::from_option(cx)?),
                    b'h' => scale = Some(Scale::HUMAN),
                    b'H' => scale = Some(Scale::SI),
                    b'k' => scale = Some(Scale::blocks(1 << 10)),
                    b'm' => scale = Some(Scale::blocks(1 << 20)),
                    JSON => df.json = Some(Array::new()),
                    b'l' => df.local = true,
                    b't' | b'F' => df.types.push(cx.value().to_bytes()),
                    b'x' => df.excluded.push(cx.value().to_bytes()),
                    NO_SYNC => flush = false,
                    SYNC => flush = true,
                    TOTAL => df.total = true,
                    _ => {}
                }
                continue;
            }
        };
        if output {
            let words: [&[u8]; 1] = [exclusive.as_bytes()];
            return Err(cx.usage(packed!("options %r and --output are mutually exclusive"), &words));
        }
    }
    df.scale = match scale {
        Some(scale) => scale,
        // POSIX knows nothing of the variables.
        None if posix && cx.posixly_correct() => Scale::blocks(512),
        None if posix => Scale::blocks(1024),
        None => Scale::from_env(cx, "DF_BLOCK_SIZE"),
    };
    let both: Vec<&[u8]> =
        df.types.iter().copied().filter(|kind| df.excluded.contains(kind)).collect();
    if !both.is_empty() {
        for kind in both {
            cx.say(packed!("file system type %w both selected and excluded"), &[kind]);
        }
        return Err(Stop::new(1));
    }
    if output {
        if df.columns.is_empty() {
            df.columns = (0..FIELDS.len()).collect();
        }
    } else {
        df.columns.push(SOURCE);
        if types {
            df.columns.push(TYPE);
        }
        df.columns.extend(if inodes { ITOTAL..=IPCENT } else { SIZE..=PCENT });
        df.columns.push(TARGET);
    }

    // Which files are there is told before all else.
    let mut files: Vec<(&CStr, Stat)> = Vec::new();
    df.named = !cx.operands().is_empty();
    for path in cx.operands() {
        // What is mounted on demand is there now.
        drop(cx.open(path, O_PATH | O_DIRECTORY, 0));
        match cx.status_of(path) {
            Ok(stat) => files.push((path, stat)),
            Err(e) => {
                cx.warn(path.to_bytes(), e);
                df.failed = true;
            }
        }
    }
    if df.named && files.is_empty() {
        return df.print(cx);
    }
    let mounts = match mounts::all() {
        Ok(mounts) => mounts,
        Err(e) => {
            let message = "cannot read table of mounted file systems";
            if !df.named {
                return Err(cx.stop_error(message, &[], e));
            }
            cx.note_error(packed!("warning: %r"), &[message.as_bytes()], Some(e));
            Vec::new()
        }
    };
    if flush {
        sync::all();
    }
    df.headings(posix, output);
    if df.named {
        for (path, stat) in files {
            df.add_file(cx, &mounts, path, &stat);
        }
    } else {
        let shown = if df.all { mounts.iter().collect() } else { df.without_doubles(cx, &mounts) };
        for mount in shown {
            df.add(cx, &mounts, mount, None);
        }
    }
    if !df.processed {
        df.cells.clear();
        df.print(cx)?;
        if !df.failed {
            return Err(cx.stop(packed!("no file systems processed"), &[]));
        }
        return Ok(());
    }
    if df.total {
        let has_source = df.columns.contains(&SOURCE);
        let target: Option<&[u8]> = if has_source { None } else { Some(b"total") };
        let sum = df.sum;
        df.row(cx, [Some(b"total"), None, None, target], Some(sum));
    }
    df.print(cx)
}

impl<'a> Df<'a> {
    /// Takes the list of fields that `--output` has.
    fn choose_columns(&mut self, cx: &mut Cx, list: &CStr) -> Done {
        for name in parts(list.to_bytes(), b',') {
            let found = FIELDS.iter().position(|field| field.0.as_bytes() == name);
            let problem = match found {
                None => "unknown",
                Some(field) if self.columns.contains(&field) => "used more than once",
                Some(field) => {
                    self.columns.push(field);
                    continue;
                }
            };
            let words = [name, problem.as_bytes()];
            return Err(cx.usage(packed!("option --output: field %w %r"), &words));
        }
        Ok(())
    }

    #[inline(never)]
    fn headings(&mut self, posix: bool, output: bool) {
        let human = self.scale.human().is_some();
        let posix = posix && !human;
        for &column in &self.columns {
            let heading = match column {
                SIZE if human => b"Size".to_vec(),
                SIZE => {
                    let mut room = [0; number::DIGITS];
                    let unit = match posix {
                        true => number::format(self.scale.block(), &mut room).to_vec(),
                        false => self.scale.unit(&mut [0; ROOM]),
                    };
                    rt::filled(b"%-blocks", &[&unit])
                }
                AVAIL if human || output => b"Avail".to_vec(),
                AVAIL => b"Available".to_vec(),
                PCENT if posix => b"Capacity".to_vec(),
                _ => FIELDS.get(column).map_or(&b""[..], |field| field.1.as_bytes()).to_vec(),
            };
            self.cells.push(heading);
        }
    }

    fn is_wanted(&self, mount: &Mount) -> bool {
        let is_in = |types: &[&[u8]]| types.iter().any(|&kind| kind == mount.kind);
        !(self.local && mount.is_remote())
            && (!mount.is_dummy() || self.all || self.named)
            && (self.types.is_empty() || is_in(&self.types))
            && !is_in(&self.excluded)
    }

    /// The mounts without those that show what others show, too.
    #[inline(never)]
    fn without_doubles<'m>(&self, cx: &Cx, mounts: &'m [Mount]) -> Vec<&'m Mount> {
        let mut kept: Vec<(u64, &Mount)> = Vec::new();
        for mount in mounts {
            // Something else may be mounted over it.
            let status =
                if self.is_wanted(mount) { cx.status_of(&mount.target).ok() } else { None };
            let device = status.map_or(mount.device, |stat| stat.identity().0);
            let double = match status {
                Some(_) => kept.iter_mut().find(|(other, _)| *other == device),
                None => None,
            };
            let Some((_, other)) = double else {
                kept.push((device, mount));
                continue;
            };
            let is_elsewhere = mount.source != other.source;
            // Of what is on other machines, each place counts.
            if !self.total && mount.is_remote() && other.is_remote() && is_elsewhere {
                kept.push((device, mount));
                continue;
            }
            let nearer = mount.target.count_bytes() < other.target.count_bytes();
            let below = mount.root.len() > other.root.len();
            let is_path = |mount: &Mount| mount.source.contains(&b'/');
            // A device wins over a name, what is nearer to the root over what is further, what is on top over what is below.
            if is_path(mount) && !is_path(other)
                || nearer && !below
                || is_elsewhere && mount.target == other.target
            {
                *other = mount;
            }
        }
        kept.into_iter().map(|(_, mount)| mount).collect()
    }

    /// Adds the file system that a file is on, or if it is a device, the one that is on it.
    #[inline(never)]
    fn add_file(&mut self, cx: &mut Cx, mounts: &[Mount], path: &CStr, stat: &Stat) {
        let whole = canonical(path);
        if matches!(stat.kind(), S_IFBLK | S_IFCHR) {
            let is_it = |mount: &&Mount| {
                mount.source == path.to_bytes()
                    || whole.as_ref().is_some_and(|whole| whole == &mount.source)
                    || mount.source.starts_with(b"/")
                        && canonical(&c_string(&mount.source)) == whole
                        && whole.is_some()
            };
            let device = mounts.iter().filter(is_it).min_by_key(|mount| mount.target.count_bytes());
            if let Some(mount) = device {
                return self.add(cx, mounts, mount, Some(path.to_bytes()));
            }
        }
        let (device, _) = stat.identity();
        let is_there = |mount: &Mount| {
            let target = cx.status_of(&mount.target);
            target.is_ok_and(|stat| stat.identity().0 == device)
        };
        let mut best: Option<&Mount> = None;
        if let Some(whole) = &whole {
            let mut len = 0;
            for mount in mounts {
                let target = mount.target.to_bytes();
                let is_above = target == b"/"
                    || whole
                        .strip_prefix(target)
                        .is_some_and(|rest| matches!(rest, [] | [b'/', ..]));
                let is_better = best.is_none_or(|best| best.is_dummy() || !mount.is_dummy());
                if is_above && is_better && target.len() >= len {
                    len = target.len();
                    best = Some(mount);
                }
            }
        }
        if !best.is_some_and(is_there) {
            best = None;
            for mount in mounts {
                let is_better = best.is_none_or(|best| best.is_dummy() || !mount.is_dummy());
                if mount.device == device && is_better && is_there(mount) {
                    best = Some(mount);
                }
            }
        }
        match best {
            Some(mount) => self.add(cx, mounts, mount, Some(path.to_bytes())),
            None => {
                // It is not in the table, but the kernel knows it.
                let target = c_string(whole.as_deref().unwrap_or(path.to_bytes()));
                let unknown = Mount {
                    device,
                    target,
                    kind: b"-".to_vec(),
                    source: b"-".to_vec(),
                    ..Mount::default()
                };
                self.add(cx, mounts, &unknown, Some(path.to_bytes()));
            }
        }
    }

    /// Adds a file system, of which a user has named a `file`.
    fn add(&mut self, cx: &mut Cx, mounts: &[Mount], mount: &Mount, file: Option<&[u8]>) {
        if !self.is_wanted(mount) {
            return;
        }
        let mut amounts = match Usage::of(&mount.target) {
            Ok(usage) => Some(amounts(&usage)),
            Err(Errno::ACCES | Errno::NOENT) if !self.named => {
                if !self.all {
                    return;
                }
                None
            }
            Err(e) => {
                self.failed = true;
                return cx.warn(mount.target.to_bytes(), e);
            }
        };
        if self.all && !self.named {
            // What something else is mounted over is not what one sees there.
            if let Ok(stat) = cx.status_of(&mount.target) {
                let device = stat.identity().0;
                let seen = mounts.iter().rev().find(|other| other.device == device);
                if seen.is_some_and(|seen| {
                    seen.source != mount.source && !(seen.is_remote() && mount.is_remote())
                }) {
                    amounts = None;
                }
            }
        }
        let kind = amounts.map(|_| mount.kind.as_slice());
        let is_empty = amounts.is_some_and(|amounts| amounts.bytes.total == 0);
        if is_empty && !self.all && !self.named {
            return;
        }
        self.processed = true;
        if let Some(amounts) = amounts {
            self.sum.inodes.add(amounts.inodes);
            self.sum.bytes.add(amounts.bytes);
        }
        self.row(cx, [Some(&mount.source), kind, file, Some(mount.target.to_bytes())], amounts);
    }

    /// Adds a row: source, type, file and target, and the numbers, as far as they are known.
    #[inline(never)]
    fn row(&mut self, cx: &mut Cx, texts: [Option<&[u8]>; 4], amounts: Option<Amounts>) {
        if let Some(json) = &mut self.json {
            return print_json(cx, json, texts, amounts);
        }
        let [source, kind, file, target] = texts.map(|text| text.unwrap_or(b"-"));
        let columns = core::mem::take(&mut self.columns);
        for &column in &columns {
            let cell = match column {
                SOURCE => self.printable(source),
                TYPE => self.printable(kind),
                FILE => self.printable(file),
                TARGET => self.printable(target),
                _ => amounts.map_or(b"-".to_vec(), |amounts| self.amount(column, &amounts)),
            };
            self.cells.push(cell);
        }
        self.columns = columns;
    }

    #[inline(never)]
    fn amount(&self, column: usize, amounts: &Amounts) -> Vec<u8> {
        let of_inodes = column <= IPCENT;
        let (first, amount, scale) = match of_inodes {
            true => (ITOTAL, &amounts.inodes, self.scale.for_counts()),
            false => (SIZE, &amounts.bytes, self.scale),
        };
        let value = match column - first {
            0 => i128::from(amount.total),
            1 => i128::from(amount.used),
            2 => amount.available,
            _ => {
                let mut room = [0; number::DIGITS];
                return match percentage(amount) {
                    Some(percent) => [number::format(percent, &mut room), b"%"].concat(),
                    None => b"-".to_vec(),
                };
            }
        };
        let mut room = [0; ROOM];
        let magnitude = u64::try_from(value.unsigned_abs()).unwrap_or(u64::MAX);
        let text = scale.format(magnitude, 1, &mut room);
        if value < 0 { rt::filled(b"-%", &[text]) } else { text.to_vec() }
    }

    /// A text with `?` for what could break the table or steer a terminal.
    fn printable(&self, text: &[u8]) -> Vec<u8> {
        let mut safe = Vec::new();
        for (piece, printable) in utf8::pieces(text, self.utf8) {
            let high = !self.utf8 && piece.first().is_some_and(|&byte| byte >= 0x80);
            safe.extend_from_slice(if printable || high { piece } else { b"?" });
        }
        safe
    }

    /// The columns that a cell takes.
    fn width(&self, cell: &[u8]) -> usize {
        let mut columns = 0;
        for (piece, _) in utf8::pieces(cell, self.utf8) {
            let decoded = if self.utf8 { utf8::decode(piece) } else { None };
            columns += decoded.map_or(1, |(c, _)| width::columns(c));
        }
        columns as usize
    }

    fn print(&mut self, cx: &mut Cx) -> Done {
        if let Some(json) = &mut self.json {
            json.end(cx);
            return Ok(());
        }
        let count = self.columns.len().max(1);
        let mut widths: Vec<usize> =
            self.columns.iter().map(|&column| FIELDS.get(column).map_or(0, |f| f.2)).collect();
        for row in self.cells.chunks(count) {
            for (cell, width) in row.iter().zip(&mut widths) {
                *width = (*width).max(self.width(cell));
            }
        }
        for row in self.cells.chunks(count) {
            let mut left = row.len();
            for ((cell, &width), &column) in row.iter().zip(&widths).zip(&self.columns) {
                left -= 1;
                let is_text = matches!(column, SOURCE | TYPE | FILE | TARGET);
                let blanks = width - self.width(cell).min(width);
                let (before, after) = if is_text { (0, blanks) } else { (blanks, 0) };
                (0..before).for_each(|_| cx.out.add(b" "));
                cx.out.add(cell);
                // Nothing is behind the last column.
                if left > 0 {
                    (0..=after).for_each(|_| cx.out.add(b" "));
                }
            }
            cx.out.write(b"\n")?;
        }
        Ok(())
    }
}

/// Prints all that is known of a file system, whatever columns are asked for.
fn print_json(cx: &mut Cx, json: &mut Array, texts: [Option<&[u8]>; 4], amounts: Option<Amounts>) {
    for (name, text) in ["source", "type", "file", "target"].iter().zip(texts) {
        if let Some(text) = text {
            json.text(name, text);
        }
    }
    if let Some(amounts) = amounts {
        let names = [
            ["inodes", "used_inodes", "free_inodes", "inode_percent"],
            ["size", "used", "available", "percent"],
        ];
        for ([total, used, available, percent], amount) in
            names.into_iter().zip([amounts.inodes, amounts.bytes])
        {
            json.count(total, amount.total);
            json.count(used, amount.used);
            json.field(available, Value::Signed(amount.available));
            if let Some(number) = percentage(&amount) {
                json.count(percent, number);
            }
        }
    }
    json.end_object(cx);
}

#[inline(never)]
fn amounts(usage: &Usage) -> Amounts {
    let unit = usage.unit();
    let bytes = |blocks: u64| blocks.saturating_mul(unit);
    let available = usage.available() as i64;
    Amounts {
        inodes: Amount {
            total: usage.inodes(),
            used: usage.inodes().saturating_sub(usage.free_inodes()),
            available: usage.free_inodes().into(),
        },
        bytes: Amount {
            total: bytes(usage.blocks()),
            used: bytes(usage.blocks().saturating_sub(usage.free())),
            available: i128::from(available) * i128::from(unit),
        },
    }
}

/// How many percent are used of what is there for users, rounded up.
fn percentage(amount: &Amount) -> Option<u64> {
    let used = i128::from(amount.used);
    let whole = used + amount.available;
    if whole <= 0 || amount.total == 0 {
        return None;
    }
    // Both fit into 64 bits, once they are as small.
    let (mut used, mut whole) = (used as u128, whole as u128);
    while whole >= 1 << 57 {
        used >>= 1;
        whole >>= 1;
    }
    Some((used as u64 * 100).div_ceil(whole as u64))
}

/// The path without links, of a file that is there.
fn canonical(path: &CStr) -> Option<Vec<u8>> {
    resolve(path, Existing::All, true).ok()
}
