//! What is said on the way (date --debug), in GNU's words.
use super::{Date, Time, When, Zone};
use crate::text::{
    number::{DIGITS, format},
    time::{self, WEEKDAYS},
};
use alloc::vec::Vec;

/// Is there a command that wants to know? Others do without the texts.
const WANTED: bool = cfg!(any(every_applet, applet = "date"));

/// How a message is said: a template and its words.
type Say<'s> = &'s mut dyn FnMut(&str, &[&[u8]]);

/// Who is to hear how a date is understood; by default nobody.
#[derive(Default)]
pub struct Notes<'s> {
    say: Option<Say<'s>>,
    /// The value of TZ.
    tz: Option<&'s [u8]>,
    /// The zone that the text itself names.
    own: Option<Vec<u8>>,
    /// What of the date was told: the date, the time, the day of the week, the local zone, the zone.
    told: [bool; 5],
    /// The day of the week and which of them it is, and the zone in minutes east of Greenwich, as soon as they are known.
    weekday: (i64, i64),
    zone: Option<i64>,
}

impl<'s> Notes<'s> {
    pub fn new(say: Say<'s>, tz: Option<&'s [u8]>) -> Notes<'s> {
        Notes { say: Some(say), tz, ..Notes::default() }
    }

    fn wanted(&self) -> bool {
        WANTED && self.say.is_some()
    }

    #[inline(never)]
    fn say(&mut self, message: &str, words: &[&[u8]]) {
        if let Some(say) = &mut self.say {
            say(message, words);
        }
    }

    /// Says a message in which `%` and a letter stand for the next of `values`, as [`Notes::put`] writes them.
    #[inline(never)]
    fn note(&mut self, message: &str, values: &[i64]) {
        let mut text = Vec::new();
        self.put(&mut text, message, values);
        self.say("%r", &[&text]);
    }

    /// - `%n` and a digit: a number, `%p` with its sign, `%2`, `%4` and `%9` of that many digits
    /// - `%d` a date and a time, `%t` only the time; `%z` a distance from Greenwich; all in seconds
    /// - `%w` the day of the week, `%Z` the zone if there is one, which take no value
    #[inline(never)]
    fn put(&self, text: &mut Vec<u8>, message: &str, values: &[i64]) {
        let mut values = values.iter();
        let mut bytes = message.bytes();
        while let Some(byte) = bytes.next() {
            if byte != b'%' {
                text.push(byte);
                continue;
            }
            let directive = bytes.next().unwrap_or(0);
            if directive == b'w' {
                let (number, ordinal) = self.weekday;
                let names = "last this next/first (SECOND) third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth";
                if ordinal != 0 {
                    match names.split(' ').nth((ordinal + 1).clamp(0, 99) as usize) {
                        Some(name) => text.extend_from_slice(name.as_bytes()),
                        None => self.put(text, "%n", &[ordinal]),
                    }
                    text.push(b' ');
                }
                let day = WEEKDAYS.get(number as usize).unwrap_or(&"").as_bytes();
                text.extend_from_slice(day.get(..3).unwrap_or(day));
                continue;
            }
            if directive == b'Z' {
                if let Some(zone) = self.zone {
                    self.put(text, " TZ=%z", &[zone * 60]);
                }
                continue;
            }
            let value = values.next().copied().unwrap_or(0);
            let format_of: &[u8] = match directive {
                b'd' => b"(Y-M-D) %Y-%m-%d %H:%M:%S",
                b't' => b"%H:%M:%S",
                b'z' => b"%:::z",
                directive => {
                    let sign: &[u8] = match value {
                        ..0 => b"-",
                        _ if directive == b'p' => b"+",
                        _ => b"",
                    };
                    text.extend_from_slice(sign);
                    let mut room = [0; DIGITS];
                    let digits = format(value.unsigned_abs(), &mut room);
                    // A letter stands for no digits at all.
                    let width = usize::from(directive.wrapping_sub(b'0') % 64);
                    let width = if width > 9 { 0 } else { width };
                    text.resize(text.len() + width.saturating_sub(digits.len()), b'0');
                    text.extend_from_slice(digits);
                    continue;
                }
            };
            let (there, zone) =
                if directive == b'z' { (0, Zone::fixed(value)) } else { (value, Zone::utc()) };
            if let Some(time) = Time::new((there, 0), &zone) {
                time::format(text, format_of, &time);
            }
        }
    }

    pub(super) fn own_zone(&mut self, name: Vec<u8>) {
        if self.wanted() {
            self.own = Some(name);
        }
    }

    pub(super) fn seconds(&mut self, seconds: i64) {
        if self.wanted() {
            self.note("parsed number of seconds part: number of seconds: %n", &[seconds]);
            self.note("input timezone: '@timespec' - always UTC", &[]);
        }
    }

    /// An item was taken.
    pub(super) fn part(&mut self, date: &Date, kind: &[u8]) {
        if self.wanted() {
            self.tell_part(date, kind);
        }
    }

    #[inline(never)]
    fn tell_part(&mut self, date: &Date, kind: &[u8]) {
        let mut text = Vec::new();
        if kind == b"relative" {
            let names =
                ["year(s)", "month(s)", "day(s)", "hour(s)", "minutes", "seconds", "nanoseconds"];
            for (name, &value) in names.iter().zip(&date.relative) {
                if value != 0 {
                    self.put(&mut text, " %p ", &[value]);
                    text.extend_from_slice(name.as_bytes());
                }
            }
            if text.is_empty() {
                text.extend_from_slice(b" today/this/now");
            }
        }
        let told = self.told;
        if let (Some((year, month, day)), false) = (date.date, told[0]) {
            let now = Time::new(date.now, &Zone::utc()).map_or(0, |now| now.year);
            self.put(&mut text, " (Y-M-D) %4-%2-%2", &[year.unwrap_or(now), month, day]);
        }
        if let (Some((time, nanoseconds)), false) = (date.time, told[1]) {
            let hours = if date.afternoon && time >= 13 * 3600 { 12 * 3600 } else { 0 };
            self.put(&mut text, " %t", &[time - hours]);
            if nanoseconds > 0 {
                self.put(&mut text, ".%9", &[nanoseconds.into()]);
            }
            if date.afternoon {
                text.extend_from_slice(b"pm");
            }
        }
        if let (Some((number, ordinal)), false) = (date.weekday, told[2]) {
            self.weekday = (number, ordinal);
            self.put(&mut text, " %w (day ordinal=%n number=%n)", &[ordinal, number]);
        }
        if let (Some(summer), false) = (date.local, told[3]) {
            self.put(&mut text, " isdst=%n", &[summer & 1]);
            if date.says_summer {
                text.extend_from_slice(b" DST");
            }
        }
        if let (Some(minutes), false) = (date.zone, told[4]) {
            self.zone = Some(minutes);
            self.put(&mut text, " UTC%z", &[minutes * 60]);
        }
        self.told = [
            date.date.is_some(),
            date.time.is_some(),
            date.weekday.is_some(),
            date.local.is_some(),
            date.zone.is_some(),
        ];
        self.say("parsed %r part:%r", &[kind, if text.is_empty() { b" " } else { &text }]);
    }

    /// Which zone the date is in, and what it starts from: a time of day, and today if it says no day itself.
    pub(super) fn start(&mut self, date: &Date, keeps: bool, time: i64, today: i64) {
        if !self.wanted() {
            return;
        }
        let summer: &[u8] = if date.local == Some(1) { b", dst" } else { b"" };
        let own = self.own.take();
        match (self.zone, &own, self.tz) {
            (Some(zone), ..) => {
                self.note("input timezone: parsed date/time string (%z)", &[zone * 60])
            }
            (_, Some(own), _) => {
                self.say("input timezone: TZ=\"%r\" in date string%r", &[own, summer])
            }
            (.., Some(b"UTC0")) => {
                self.note("input timezone: TZ=\"UTC0\" environment value or -u", &[])
            }
            (.., Some(tz)) => {
                self.say("input timezone: TZ=\"%r\" environment value%r", &[tz, summer])
            }
            _ => self.say("input timezone: system default%r", &[summer]),
        }
        self.own = own;
        let message = match (keeps, date.time) {
            (true, _) => "using current time as starting value: '%t'",
            (_, Some(_)) => "using specified time as starting value: '%t'",
            _ => "warning: using midnight as starting time: %t",
        };
        self.note(message, &[time]);
        if date.date.is_none() && date.weekday.is_none() {
            let Some(today) = Time::new((today, 0), &Zone::utc())
                .map(|time| [time.year, time.month.into(), time.day.into()])
            else {
                return;
            };
            self.note("using current date as starting value: '(Y-M-D) %4-%2-%2'", &today);
        }
    }

    /// The day of the week is found, and with it what distances are added to.
    pub(super) fn starting(&mut self, date: &Date, there: i64) {
        if self.wanted() {
            match (date.weekday, date.date) {
                (None, _) => {}
                (_, None) => self.note("new start date: '%w' is '%d'", &[there]),
                _ => self.note("warning: day (%w) ignored when explicit dates are given", &[]),
            }
            self.note("starting date/time: '%d%Z'", &[there]);
        }
    }

    /// Years, months and days were added; the day of the month was `first`.
    pub(super) fn moved(&mut self, date: &Date, first: i64, time: i64, there: i64) {
        let [years, months, days, ..] = date.relative;
        if self.wanted() && (years | months | days) != 0 {
            if (years | months) != 0 && first != 15 {
                self.note(MIDDLE, &[]);
            }
            if days != 0 && time / 3600 != 12 {
                self.note(NOON, &[]);
            }
            let message = "after date adjustment (%p years, %p months, %p days),";
            self.note(message, &[years, months, days]);
            self.note("    new date/time = '%d%Z'", &[there]);
        }
    }

    /// Without what is less than a day, the date is that.
    pub(super) fn epoch(&mut self, seconds: i64, zone: &Zone) {
        if self.wanted() {
            let there = seconds.saturating_add(zone.at(seconds).offset.into());
            self.note("'%d%Z' = %n epoch-seconds", &[there, seconds]);
        }
    }

    /// Hours and what is less were added.
    pub(super) fn later(&mut self, date: &Date, seconds: i64) {
        let [.., hours, minutes, more, nanoseconds] = date.relative;
        if self.wanted() && (hours | minutes | more | nanoseconds) != 0 {
            let message = "after time adjustment (%p hours, %p minutes, %p seconds, %p ns),";
            self.note(message, &[hours, minutes, more, nanoseconds]);
            self.note("    new time = %n epoch-seconds", &[seconds]);
        }
    }

    /// The end: the time, and what it is in the zone of the output.
    pub(super) fn result(&mut self, (seconds, nanoseconds): When) {
        if self.wanted() {
            let own = self.own.take();
            let tz = own.as_deref().or(self.tz);
            match tz {
                Some(b"UTC0") => self.note("timezone: Universal Time", &[]),
                Some(tz) => self.say("timezone: TZ=\"%r\" environment value", &[tz]),
                None => self.note("timezone: system default", &[]),
            }
            let offset = i64::from(Zone::new(tz, None).at(seconds).offset);
            self.note("final: %n.%9 (epoch-seconds)", &[seconds, nanoseconds.into()]);
            self.note("final: %d (UTC)", &[seconds]);
            self.note("final: %d (UTC%z)", &[seconds.saturating_add(offset), offset]);
        }
    }
}

const MIDDLE: &str = "warning: when adding relative months/years, it is recommended to specify the 15th of the months";
const NOON: &str = "warning: when adding relative days, it is recommended to specify noon";
