//! Who is logged in: the records of utmp(5), or systemd's where there is no such file.
use crate::{
    Cx, Stop, Vec, arch, c_string, io,
    sys::{
        Errno, Stat, dir, fs,
        raw::{O_APPEND, O_RDONLY, O_RDWR, O_WRONLY, SEEK_SET},
        signal, system,
    },
    text::{
        ip::Ip,
        number,
        split::{lines, parts},
        time::{self, Time, Zone},
    },
};
use core::{ffi::CStr, ops::Range};

/// Kinds of records.
pub const RUN_LEVEL: u8 = 1;
pub const BOOT: u8 = 2;
pub const NEW_TIME: u8 = 3;
pub const INIT: u8 = 5;
pub const LOGIN: u8 = 6;
pub const USER: u8 = 7;
pub const DEAD: u8 = 8;

/// All records.
pub struct Sessions(Vec<u8>);

/// A record.
#[derive(Clone, Copy)]
pub struct Record<'a>(&'a [u8]);

const PID: usize = 4;
const LINE: Range<usize> = 8..40;
const ID: Range<usize> = 40..44;
const NAME: Range<usize> = 44..76;
const HOST: Range<usize> = 76..332;
const EXIT: usize = 332;

/// The file of those who are logged in.
const FILE: &CStr = c"/run/utmp";
/// A file for each session of systemd's.
const SYSTEMD: &CStr = c"/run/systemd/sessions";

impl Sessions {
    /// The records of a file, or those of this machine.
    #[inline(never)]
    pub fn read(cx: &mut Cx, path: Option<&CStr>) -> Result<Sessions, Stop> {
        let path = path.unwrap_or(FILE);
        let text = cx.open(path, O_RDONLY, 0).and_then(|file| io::read_all(&file));
        match text {
            Ok(records) => Ok(Sessions(records)),
            Err(_) if path == FILE => Ok(Sessions(systemd())),
            Err(e) => Err(cx.fail(path.to_bytes(), e)),
        }
    }

    /// The users that a list has: with `alive` only those whose processes still run.
    pub fn present(&self, alive: bool) -> impl Iterator<Item = Record<'_>> {
        self.records().filter(move |record| record.is_user() && (!alive || record.is_alive()))
    }

    pub fn records(&self) -> impl Iterator<Item = Record<'_>> {
        self.0.chunks_exact(arch::UTMP.size).map(Record)
    }
}

impl<'a> Record<'a> {
    pub fn kind(self) -> u8 {
        self.0.first().copied().unwrap_or(0)
    }

    /// Is it a user who is logged in?
    #[inline(never)]
    pub fn is_user(self) -> bool {
        self.kind() == USER && !self.name().is_empty()
    }

    fn int(self, at: usize) -> i32 {
        self.0.get(at..).and_then(|rest| rest.first_chunk()).map_or(0, |b| i32::from_ne_bytes(*b))
    }

    #[inline(never)]
    fn text(self, range: Range<usize>) -> &'a [u8] {
        self.0.get(range).and_then(|text| parts(text, 0).next()).unwrap_or(b"")
    }

    pub fn pid(self) -> i32 {
        self.int(PID)
    }

    /// The terminal, as it is called in /dev.
    pub fn line(self) -> &'a [u8] {
        self.text(LINE)
    }

    pub fn id(self) -> &'a [u8] {
        self.text(ID)
    }

    pub fn name(self) -> &'a [u8] {
        self.text(NAME)
    }

    /// Where the user comes from.
    pub fn host(self) -> &'a [u8] {
        self.text(HOST)
    }

    /// The address that the user comes from, if it is known.
    #[inline(never)]
    pub fn address(self) -> Option<Ip> {
        let bytes = self.0.get(arch::UTMP.address..)?.first_chunk::<16>()?;
        let (four, rest) = bytes.split_first_chunk::<4>()?;
        let is_four = rest.iter().all(|&byte| byte == 0);
        let known = bytes.iter().any(|&byte| byte != 0);
        Ip::from_bytes(if is_four { four } else { bytes }).filter(|_| known)
    }

    /// The signal and the status that a process ended with.
    pub fn exit(self) -> (i16, i16) {
        let both = self.int(EXIT);
        if cfg!(target_endian = "little") {
            (both as i16, (both >> 16) as i16)
        } else {
            ((both >> 16) as i16, both as i16)
        }
    }

    /// Seconds since 1970. On every machine the lower half of the number is enough until 2106.
    pub fn time(self) -> i64 {
        i64::from(self.int(arch::UTMP.time) as u32)
    }

    /// Does its process still run?
    #[inline(never)]
    pub fn is_alive(self) -> bool {
        self.pid() <= 0 || signal::send(self.pid(), 0) != Err(Errno::SRCH)
    }

    /// The status of the terminal.
    pub fn terminal(self) -> Result<Stat, Errno> {
        let line = self.line();
        let directory: &[u8] = if line.starts_with(b"/") { b"" } else { b"/dev/" };
        crate::sys::stat_at(fs::CWD, &c_string(&[directory, line].concat()), 0)
    }
}

/// The file of all that were ever logged in.
const HISTORY: &CStr = c"/var/log/wtmp";

/// Notes that a session begins or ends: in the place of the record that has this `id`, and at the end of the history. Where these files
/// are missing, nobody wants to know; where they cannot be written, the session goes on without.
#[inline(never)]
pub fn note(kind: u8, pid: i32, line: &[u8], id: &[u8], name: &[u8], host: &[u8]) {
    let mut record = alloc::vec![0; arch::UTMP.size];
    let now = (system::now().0 as u32).to_ne_bytes();
    fill(&mut record, 0..2, &u16::from(kind).to_ne_bytes());
    fill(&mut record, PID..PID + 4, &pid.to_ne_bytes());
    fill(&mut record, LINE, line);
    fill(&mut record, ID, id);
    fill(&mut record, NAME, name);
    fill(&mut record, HOST, host);
    fill(&mut record, arch::UTMP.time..arch::UTMP.time + 4, &now);
    if kind != RUN_LEVEL
        && let Ok(file) = fs::open(fs::CWD, FILE, O_RDWR, 0)
    {
        let records = Sessions(io::read_all(&file).unwrap_or_default());
        let index = records.records().position(|there| there.id() == Record(&record).id());
        let at = index.unwrap_or(records.records().count()) * arch::UTMP.size;
        if file.seek(at as i64, SEEK_SET).is_ok() {
            let _ = io::write_all(&file, &record);
        }
    }
    if kind != LOGIN
        && let Ok(file) = fs::open(fs::CWD, HISTORY, O_WRONLY | O_APPEND, 0)
    {
        let _ = io::write_all(&file, &record);
    }
}

/// Notes in the history that the machine goes down.
pub fn note_shutdown() {
    let names = system::Names::get();
    let release = names.as_ref().map_or(&b""[..], |names| names.release());
    note(RUN_LEVEL, 0, b"~~", b"~~", b"shutdown", release);
}

/// When somebody logged in, as lists have it: in the C locale without the year.
#[inline(never)]
pub fn when(cx: &Cx, zone: &Zone, seconds: i64) -> Vec<u8> {
    let names = ["LC_ALL", "LC_TIME", "LANG"];
    let mut values = names.iter().map(|name| cx.var(name.as_bytes()).unwrap_or(b""));
    let locale = values.find(|value| !value.is_empty()).unwrap_or(b"C");
    let format: &[u8] =
        if matches!(locale, b"C" | b"POSIX") { b"%b %e %H:%M" } else { b"%Y-%m-%d %H:%M" };
    let mut text = Vec::new();
    if let Some(time) = Time::new((seconds, 0), zone) {
        time::format(&mut text, format, &time);
    }
    text
}

/// How long nobody has typed at a terminal since `last`, as `hh:mm`; blanks if that was less than a minute ago. `None` if it was more
/// than a day ago.
pub fn idle(last: i64, now: i64) -> Option<Vec<u8>> {
    let minutes = (now - last) / 60;
    if minutes >= 24 * 60 {
        return None;
    }
    let digit = |value: i64| b'0' + (value % 10) as u8;
    let (hours, rest) = (minutes / 60, minutes % 60);
    let text = [digit(hours / 10), digit(hours), b':', digit(rest / 10), digit(rest)];
    Some(if minutes <= 0 { b"     ".to_vec() } else { text.to_vec() })
}

/// The sessions of systemd's, as records.
fn systemd() -> Vec<u8> {
    let mut records = Vec::new();
    // Without the directory there are none.
    let _ = dir::list(SYSTEMD, &mut |name| {
        if !name.starts_with(b".") && !name.ends_with(b".ref") {
            let path = crate::c_filled(b"%/%", &[SYSTEMD.to_bytes(), name]);
            // A session may end meanwhile.
            let text = fs::open(fs::CWD, &path, O_RDONLY, 0).and_then(|file| io::read_all(&file));
            record(&mut records, &text.unwrap_or_default());
        }
    });
    records
}

/// What a record has of a session, where, and which part of the number it is, or 0 for a text.
static FIELDS: [(&str, usize, usize, u64); 5] = [
    ("USER=", NAME.start, NAME.end, 0),
    ("TTY=", LINE.start, LINE.end, 0),
    ("REMOTE_HOST=", HOST.start, HOST.end, 0),
    ("LEADER=", PID, PID + 4, 1),
    ("REALTIME=", arch::UTMP.time, arch::UTMP.time + 4, 1_000_000),
];

/// Adds the record of a session.
#[inline(never)]
fn record(records: &mut Vec<u8>, text: &[u8]) {
    let start = records.len();
    let mut kind = 0;
    records.resize(start + arch::UTMP.size, 0);
    for line in lines(text) {
        if line.starts_with(b"CLASS=user") {
            kind |= u16::from(USER);
        }
        if line == b"STATE=closing" {
            kind |= 1 << 15;
        }
        for &(name, from, to, unit) in &FIELDS {
            let Some(mut value) = line.strip_prefix(name.as_bytes()) else { continue };
            let number = number::decimal(value).unwrap_or(0);
            let bytes = (number.checked_div(unit).unwrap_or(0) as u32).to_ne_bytes();
            if unit > 0 {
                value = &bytes;
            }
            fill(records, start + from..start + to, value);
        }
    }
    fill(records, start..start + 2, &kind.to_ne_bytes());
    if kind != u16::from(USER) {
        records.truncate(start);
    }
}

/// Puts as much of the value there as has room.
fn fill(records: &mut [u8], place: Range<usize>, value: &[u8]) {
    for (to, from) in records.get_mut(place).unwrap_or(&mut []).iter_mut().zip(value) {
        *to = *from;
    }
}
