//! Time zones: files of the zone database (TZif, RFC 9636) and the rules of POSIX's TZ (XBD 8.3).
use super::{DAY, date_of, days_before, is_leap};
use crate::{
    io::read,
    sys::{
        Fd, fs,
        raw::{O_NONBLOCK, O_RDONLY},
    },
    text::split::{lines, parts},
    zeros,
};
use alloc::vec::Vec;
use core::ops::Range;

/// A time zone.
#[derive(Default)]
pub struct Zone {
    /// The file that the zone was read from; nothing if there is none.
    file: Vec<u8>,
    /// Where in the file the times of change are, the type that each starts (a byte), the types (6 bytes), and their names.
    times: Range<usize>,
    starts: usize,
    types: Range<usize>,
    names: usize,
    /// A time's size, 4 bytes or 8.
    size: usize,
    /// What holds after the last change.
    rule: Rule,
}

/// What holds in a zone at some time.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Local<'z> {
    /// Seconds east of Greenwich.
    pub offset: i32,
    pub name: &'z [u8],
    pub summer: bool,
}

/// A rule of POSIX's TZ.
#[derive(Default)]
struct Rule {
    text: Vec<u8>,
    /// The standard time, and in summer.
    halves: [Half; 2],
    has_summer: bool,
}

#[derive(Clone, Default)]
struct Half {
    name: Range<usize>,
    offset: i32,
    start: Start,
}

/// When one half of the year starts.
#[derive(Clone, Copy, Default)]
struct Start {
    /// `M`, `J`, or 0 for days that are counted from 0.
    kind: u8,
    month: i64,
    week: i64,
    day: i64,
    /// Seconds since midnight.
    time: i64,
}

const DIRECTORY: &[u8] = b"/usr/share/zoneinfo/";

impl Zone {
    /// Coordinated Universal Time.
    pub fn utc() -> Zone {
        Zone::of_rule(b"UTC0")
    }

    /// A zone that is so many seconds east of Greenwich all year.
    pub fn fixed(offset: i64) -> Zone {
        let mut zone = Zone::utc();
        let [standard, _] = &mut zone.rule.halves;
        standard.offset = offset as i32;
        zone
    }

    /// The zone that the value of TZ stands for: a file of the zone database in `directory` (TZDIR), or else a rule; if there is none, the
    /// machine's zone. What is neither is UTC by that name.
    #[inline(never)]
    pub fn new(tz: Option<&[u8]>, directory: Option<&[u8]>) -> Zone {
        let tz = tz.unwrap_or(b"/etc/localtime");
        let tz = tz.strip_prefix(b":").unwrap_or(tz);
        if tz.is_empty() {
            return Zone::utc();
        }
        let directory = directory.unwrap_or(DIRECTORY);
        let directory = if tz.starts_with(b"/") { b"" } else { directory };
        // Whatever is not there, or is no zone, is tried as a rule.
        let path = crate::c_filled(b"%/%", &[directory, tz]);
        if let Ok(file) = fs::open(fs::CWD, &path, O_RDONLY | O_NONBLOCK, 0)
            && let Some(zone) = Zone::of_file(contents(&file))
        {
            return zone;
        }
        if tz == b"/etc/localtime" { Zone::utc() } else { Zone::of_rule(tz) }
    }

    fn of_rule(text: &[u8]) -> Zone {
        Zone { rule: Rule::new(text), ..Zone::default() }
    }

    /// Reads a file of the zone database, versions 1 to 4.
    #[inline(never)]
    fn of_file(file: Vec<u8>) -> Option<Zone> {
        let mut zone = Zone { size: 4, ..Zone::default() };
        let mut at = 0;
        loop {
            let header = file.get(at..)?.first_chunk::<44>()?;
            let counts = [0, 1, 2, 3, 4, 5].map(|index| word(header, 20 + 4 * index).unwrap_or(0));
            // No count is larger than the file.
            let fits = |&count: &i32| (0..=file.len() as i64).contains(&count.into());
            if !header.starts_with(b"TZif") || !counts.iter().all(fits) {
                return None;
            }
            let [utc, standard, leaps, times, types, names] = counts.map(|count| count as usize);
            if types == 0 {
                return None;
            }
            at += 44;
            zone.times = at..at + times * zone.size;
            zone.starts = zone.times.end;
            zone.types = zone.starts + times..zone.starts + times + 6 * types;
            zone.names = zone.types.end;
            // Leap seconds, and what only rules without a year would need.
            at = zone.names + names + leaps * (zone.size + 4) + standard + utc;
            let footer = file.get(at..)?;
            if header.get(4) == Some(&0) {
                break;
            }
            if zone.size == 8 {
                // A rule stands between newlines.
                let rule = lines(footer).nth(1).unwrap_or(b"");
                zone.rule = Rule::new(rule);
                break;
            }
            // The same with 64 bits follows.
            zone.size = 8;
        }
        zone.file = file;
        Some(zone)
    }

    /// The time of the change at `index`.
    fn change(&self, index: usize) -> Option<i64> {
        let at = self.times.start + index * self.size;
        let high = word(&self.file, at)?;
        if self.size == 4 {
            return Some(high.into());
        }
        Some(i64::from(high) << 32 | i64::from(word(&self.file, at + 4)? as u32))
    }

    /// What holds at that time, in seconds since 1970.
    #[inline(never)]
    pub fn at(&self, seconds: i64) -> Local<'_> {
        let (mut low, mut high) = (0, self.times.len().checked_div(self.size).unwrap_or(0));
        let count = high;
        // The number of changes up to then.
        while low < high {
            let middle = (low + high) / 2;
            if self.change(middle).is_some_and(|change| change <= seconds) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        if low == count && !self.rule.text.is_empty() || self.file.is_empty() {
            return self.rule.at(seconds);
        }
        let types = || self.file.get(self.types.clone()).unwrap_or(&[]).chunks_exact(6);
        let start = low.checked_sub(1).and_then(|last| self.file.get(self.starts + last));
        // Before the first change it is standard time.
        let index = match start {
            Some(&start) => usize::from(start),
            None => types().position(|kind| kind.get(4) == Some(&0)).unwrap_or(0),
        };
        let kind = types().nth(index).unwrap_or(&[]);
        let name = self.names + usize::from(kind.get(5).copied().unwrap_or(0));
        let name = parts(self.file.get(name..).unwrap_or(&[]), 0).next();
        Local {
            offset: word(kind, 0).unwrap_or(0),
            name: name.unwrap_or(&[]),
            summer: kind.get(4).is_some_and(|&summer| summer != 0),
        }
    }

    /// As [`Zone::seconds`]; a time that is left out is as far after the change as it would be.
    pub fn nearest(&self, there: i64) -> Option<i64> {
        let before = self.at(there.checked_sub(DAY)?).offset;
        self.seconds(there).or_else(|| there.checked_sub(before.into()))
    }

    /// As [`Zone::seconds`], and `None` if that is not in that half of the year.
    pub fn seconds_in(&self, there: i64, summer: bool) -> Option<i64> {
        [there.checked_sub(DAY)?, there.checked_add(DAY)?].iter().find_map(|&near| {
            let seconds = there.checked_sub(self.at(near).offset.into())?;
            let local = self.at(seconds);
            let is = seconds + i64::from(local.offset) == there && local.summer == summer;
            is.then_some(seconds)
        })
    }

    /// When it is `there`, in seconds since 1970 as if it were UTC. `None` where a clock that is put forward leaves that time out; of the
    /// two times when it is put back, the one with the offset from before `guess`.
    pub fn seconds(&self, there: i64) -> Option<i64> {
        [there.checked_sub(DAY)?, there.checked_add(DAY)?].iter().find_map(|&near| {
            let seconds = there.checked_sub(self.at(near).offset.into())?;
            (seconds + i64::from(self.at(seconds).offset) == there).then_some(seconds)
        })
    }
}

/// The signed 32 bits at `at`, the most significant byte first.
fn word(bytes: &[u8], at: usize) -> Option<i32> {
    bytes.get(at..)?.first_chunk().map(|bytes| i32::from_be_bytes(*bytes))
}

/// What is in a file, up to a length that no zone has.
fn contents(file: &Fd) -> Vec<u8> {
    let mut bytes = zeros(64 << 10);
    let mut len = 0;
    while let Some(room) = bytes.get_mut(len..).filter(|room| !room.is_empty()) {
        match read(file, room) {
            Ok(more) if more > 0 => len += more,
            _ => break,
        }
    }
    bytes.truncate(len);
    bytes
}

impl Rule {
    /// `STD offset [DST [offset] [, start [/time], end [/time]]]`. What does not fit ends the rule, as it does for glibc.
    #[inline(never)]
    fn new(text: &[u8]) -> Rule {
        let mut rule = Rule { text: text.to_vec(), ..Rule::default() };
        rule.read();
        rule
    }

    #[inline(never)]
    fn read(&mut self) -> Option<()> {
        let Rule { text, halves: [standard, summer], has_summer } = self;
        let mut at = 0;
        standard.name = name(text, &mut at)?;
        standard.offset = -hours(text, &mut at, 24)? as i32;
        let name = name(text, &mut at)?;
        *summer = Half { name, offset: standard.offset + 3600, ..Half::default() };
        *has_summer = true;
        // The United States' rule, since 2007.
        summer.start = Start { kind: b'M', month: 3, week: 2, day: 0, time: 7200 };
        standard.start = Start { kind: b'M', month: 11, week: 1, ..summer.start };
        if !matches!(text.get(at), Some(b',') | None) {
            summer.offset = -hours(text, &mut at, 24)? as i32;
        }
        if at < text.len() {
            (summer.start, standard.start) = (Start::default(), Start::default());
        }
        summer.start = start(text, &mut at)?;
        standard.start = start(text, &mut at)?;
        Some(())
    }

    fn at(&self, seconds: i64) -> Local<'_> {
        let [standard, summer] = &self.halves;
        let mut is_summer = false;
        if self.has_summer {
            let there = seconds.saturating_add(standard.offset.into());
            // Before 1970 glibc takes the half of the year that 1970 started with.
            let year = date_of(there.div_euclid(DAY)).0.max(1970);
            // Each change is at a time of the half that ends.
            let since = |start: &Start, offset: i32| {
                seconds.saturating_sub(start.seconds(year)).saturating_add(offset.into()) >= 0
            };
            let (begun, ended) =
                (since(&summer.start, standard.offset), since(&standard.start, summer.offset));
            let north = summer.start.seconds(year) - i64::from(standard.offset)
                <= standard.start.seconds(year) - i64::from(summer.offset);
            is_summer = if north { begun && !ended } else { begun || !ended };
        }
        let half = if is_summer { summer } else { standard };
        let name = self.text.get(half.name.clone()).unwrap_or(&[]);
        Local { offset: half.offset, name, summer: is_summer }
    }
}

impl Start {
    /// When it is in that year: seconds since 1970 in its own time.
    fn seconds(&self, year: i64) -> i64 {
        let first = days_before(year, 1, 1);
        let day = match self.kind {
            b'M' => {
                let first = days_before(year, self.month, 1);
                // The first such day of the week in the month is number 0 to 6.
                let day = (self.day - (first + 4)).rem_euclid(7) + 7 * (self.week - 1);
                let (next, month) =
                    if self.month == 12 { (year + 1, 1) } else { (year, self.month + 1) };
                let days = days_before(next, month, 1) - first;
                // The fifth is the last one.
                first + if day >= days { day - 7 } else { day }
            }
            b'J' => first + self.day - 1 + i64::from(is_leap(year) && self.day > 59),
            _ => first + self.day,
        };
        day * DAY + self.time
    }
}

/// A name: three letters or more, or what stands between `<` and `>`.
fn name(text: &[u8], at: &mut usize) -> Option<Range<usize>> {
    let start = *at;
    let rest = text.get(start..)?;
    let range = if rest.starts_with(b"<") {
        let len = rest.iter().position(|&byte| byte == b'>')?;
        *at += len + 1;
        start + 1..start + len
    } else {
        *at += rest.iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
        start..*at
    };
    (range.len() >= 3).then_some(range)
}

/// A number without a sign.
fn number(text: &[u8], at: &mut usize) -> Option<i64> {
    let start = *at;
    let mut value = 0;
    while let Some(digit @ b'0'..=b'9') = text.get(*at)
        && *at < start + 6
    {
        value = value * 10 + i64::from(digit - b'0');
        *at += 1;
    }
    (*at > start).then_some(value)
}

/// `[+-]hh[:mm[:ss]]`, in seconds; `most` hours are the most.
fn hours(text: &[u8], at: &mut usize, most: i64) -> Option<i64> {
    let sign = match text.get(*at) {
        Some(b'-') => -1,
        Some(b'+') => 1,
        _ => 0,
    };
    *at += usize::from(sign != 0);
    let mut seconds = number(text, at)?.min(most) * 3600;
    for unit in [60, 1] {
        if text.get(*at) == Some(&b':') {
            *at += 1;
            seconds += number(text, at)? * unit;
        }
    }
    Some(if sign < 0 { -seconds } else { seconds })
}

/// `,Mm.w.d[/time]`, `,Jn` or `,n`.
fn start(text: &[u8], at: &mut usize) -> Option<Start> {
    if text.get(*at) != Some(&b',') {
        return None;
    }
    *at += 1;
    let mut start = Start { time: 7200, ..Start::default() };
    if let Some(kind @ (b'M' | b'J')) = text.get(*at) {
        start.kind = *kind;
        *at += 1;
    }
    start.day = number(text, at)?;
    if start.kind == b'M' {
        let mut next = || {
            *at += usize::from(text.get(*at) == Some(&b'.'));
            number(text, at)
        };
        (start.month, start.week, start.day) = (start.day, next()?, next()?);
        if !(1..=12).contains(&start.month) || !(1..=5).contains(&start.week) || start.day > 6 {
            return None;
        }
    }
    if text.get(*at) == Some(&b'/') {
        *at += 1;
        start.time = hours(text, at, 167)?;
    }
    Some(start)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn local(tz: &str, seconds: i64) -> (i32, String, bool) {
        let zone = Zone::new(Some(tz.as_bytes()), None);
        let Local { offset, name, summer } = zone.at(seconds);
        (offset, String::from_utf8_lossy(name).into_owned(), summer)
    }

    #[test]
    fn rules() {
        let (november, july) = (1_700_000_000, 1_690_000_000);
        let cases = [
            ("UTC0", november, (0, "UTC", false)),
            ("", november, (0, "UTC", false)),
            ("foo", november, (0, "foo", false)),
            ("fo", november, (0, "", false)),
            ("AAA5BBB", november, (-18000, "AAA", false)),
            ("AAA5BBB", july, (-14400, "BBB", true)),
            ("<+05>-5", july, (18000, "+05", false)),
            ("CET-1CEST,M3.5.0,M10.5.0/3", july, (7200, "CEST", true)),
            ("CET-1CEST,M3.5.0,M10.5.0/3", november, (3600, "CET", false)),
            ("AEST-10AEDT,M10.1.0,M4.1.0/3", november, (39600, "AEDT", true)),
            ("AEST-10AEDT,M10.1.0,M4.1.0/3", july, (36000, "AEST", false)),
            // The last second of winter and the first of summer in 2024, and the other way round.
            ("CET-1CEST,M3.5.0,M10.5.0/3", 1_711_846_799, (3600, "CET", false)),
            ("CET-1CEST,M3.5.0,M10.5.0/3", 1_711_846_800, (7200, "CEST", true)),
            ("CET-1CEST,M3.5.0,M10.5.0/3", 1_729_990_799, (7200, "CEST", true)),
            ("CET-1CEST,M3.5.0,M10.5.0/3", 1_729_990_800, (3600, "CET", false)),
            ("XXX3YYY,J60,J300", 1_709_262_000 - 3600, (-10800, "XXX", false)),
        ];
        for (tz, seconds, (offset, name, summer)) in cases {
            assert_eq!(local(tz, seconds), (offset, name.to_owned(), summer), "{tz} {seconds}");
        }
    }

    #[test]
    fn what_is_no_file_of_a_zone() {
        for bytes in [&b""[..], b"TZif", &[0; 100], &[b'T'; 44]] {
            assert!(Zone::of_file(bytes.to_vec()).is_none());
        }
        // Counts that lead behind the end.
        let mut bytes = b"TZif2".to_vec();
        bytes.resize(44, 0xFF);
        assert!(Zone::of_file(bytes).is_none());
    }
}
