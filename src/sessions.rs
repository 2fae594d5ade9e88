//! Who is logged in: the records of utmp(5), or systemd's where there is no such file.
use crate::{
    Cx, Vec, arch, c_string, io,
    sys::{Errno, Stat, dir, fs, raw::O_RDONLY, signal},
    text::{
        number,
        time::{self, Time, Zone},
    },
    zeros,
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
    pub fn read(path: Option<&CStr>) -> Result<Sessions, Errno> {
        match fs::open(fs::CWD, path.unwrap_or(FILE), O_RDONLY, 0) {
            Ok(file) => io::read_all(&file).map(Sessions),
            Err(e) if path.is_some() => Err(e),
            Err(_) => Ok(Sessions(systemd())),
        }
    }

    pub fn records(&self) -> impl Iterator<Item = Record<'_>> {
        self.0.chunks_exact(arch::UTMP_SIZE).map(Record)
    }

    /// Those of users.
    pub fn users(&self) -> impl Iterator<Item = Record<'_>> {
        self.records().filter(|record| record.is_user())
    }
}

impl<'a> Record<'a> {
    pub fn kind(self) -> u8 {
        self.0.first().copied().unwrap_or(0)
    }

    /// Is it a user who is logged in?
    pub fn is_user(self) -> bool {
        self.kind() == USER && !self.name().is_empty()
    }

    fn int(self, at: usize) -> i32 {
        self.0.get(at..).and_then(|rest| rest.first_chunk()).map_or(0, |b| i32::from_ne_bytes(*b))
    }

    fn text(self, range: Range<usize>) -> &'a [u8] {
        self.0.get(range).and_then(|text| text.split(|&byte| byte == 0).next()).unwrap_or(b"")
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
        i64::from(self.int(arch::UTMP_TIME) as u32)
    }

    /// Does its process still run?
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
    let mut add = |name: &[u8]| {
        let path = c_string(&[SYSTEMD.to_bytes(), b"/", name].concat());
        // A session may end meanwhile.
        let Ok(text) = fs::open(fs::CWD, &path, O_RDONLY, 0).and_then(|file| io::read_all(&file))
        else {
            return;
        };
        let value = |name: &[u8]| {
            let mut lines = text.split(|&byte| byte == b'\n');
            lines.find_map(|line| line.strip_prefix(name)).unwrap_or(b"")
        };
        if !value(b"CLASS=").starts_with(b"user") || value(b"STATE=") == b"closing" {
            return;
        }
        let mut record = zeros(arch::UTMP_SIZE);
        let mut put = |at: usize, bytes: &[u8]| {
            if let Some(room) = record.get_mut(at..at + bytes.len()) {
                room.copy_from_slice(bytes);
            }
        };
        let number = |name| number::decimal(value(name)).unwrap_or(0);
        put(0, &u16::from(USER).to_ne_bytes());
        put(PID, &(number(b"LEADER=") as i32).to_ne_bytes());
        put(arch::UTMP_TIME, &((number(b"REALTIME=") / 1_000_000) as u32).to_ne_bytes());
        for (range, name) in
            [(LINE, &b"TTY="[..]), (NAME, b"USER="), (HOST, b"REMOTE_HOST="), (LINE, b"SEAT=")]
        {
            let text = value(name);
            // A session without a terminal is at a seat, if anywhere.
            if name == b"SEAT=" && !value(b"TTY=").is_empty() {
                continue;
            }
            put(range.start, text.get(..range.len()).unwrap_or(text));
        }
        records.extend_from_slice(&record);
    };
    // Without the directory there are none.
    let _ = dir::list(SYSTEMD, |name| {
        if !name.starts_with(b".") && !name.ends_with(b".ref") {
            add(name);
        }
    });
    records
}
