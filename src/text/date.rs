//! Dates as people write them: `tomorrow 10:00`, `2023-01-02T03:04:05Z`, `3 days ago` (what GNU's date -d and touch -d take).
//!
//! A text becomes tokens, each with a class of one byte; [`RULES`] says which classes make an item.
mod notes;
mod words;

use super::{
    number::skip_space,
    time::{DAY, Local, Time, Zone, date_of, days_before},
};
use crate::text::split::parts;
use alloc::vec::Vec;
pub use notes::Notes;

/// A time: seconds since 1970 and nanoseconds.
type When = (i64, u32);

/// The time that `text` stands for, as seen from `now` in `zone`. `notes` hears how it is understood.
#[inline(never)]
pub fn parse(text: &[u8], now: When, zone: &Zone, notes: &mut Notes) -> Option<When> {
    let mut text = skip_space(text);
    // A zone of its own: `TZ="Europe/Berlin" tomorrow`.
    let other;
    let mut zone = zone;
    if let Some(mut rest) = text.strip_prefix(b"TZ=\"") {
        let mut name = Vec::new();
        loop {
            let (&byte, behind) = rest.split_first()?;
            rest = behind;
            match byte {
                b'"' => break,
                b'\\' => {
                    name.push(*rest.first()?);
                    rest = rest.get(1..)?;
                }
                byte => name.push(byte),
            }
        }
        other = Zone::new(Some(&name), None);
        zone = &other;
        text = rest;
        notes.own_zone(name);
    }
    let here = zone.at(now.0);
    // The other half of the year is within three quarters.
    let other = (1..=3)
        .map(|quarter| zone.at(now.0.saturating_add(quarter * 90 * DAY)))
        .find(|local| local.summer != here.summer)
        .unwrap_or(here);
    let tokens = tokens(text, &[here, other])?;
    let mut date = Date { tokens: &tokens, now, ..Date::default() };
    let when = if date.fits(b"@N") && tokens.len() == 2 {
        let number = date.token(1);
        let seconds = number.value()?;
        notes.seconds(seconds.checked_sub((number.negative && number.nanoseconds > 0).into())?);
        // What is before 1970 counts its fraction from the second before.
        let fraction = number.nanoseconds;
        if number.negative && fraction > 0 {
            (seconds.checked_sub(1)?, 1_000_000_000 - fraction)
        } else {
            (seconds, fraction)
        }
    } else {
        while date.at < tokens.len() {
            let kind = date.item()?;
            notes.part(&date, kind);
        }
        date.resolve(zone, notes)?
    };
    notes.result(when);
    Some(when)
}

/// Where the year stands in a stamp.
#[derive(Clone, Copy, PartialEq)]
pub enum Year {
    /// `[[CC]YY]MMDDhhmm[.ss]`, as touch -t has it.
    First,
    /// `MMDDhhmm[[CC]YY][.ss]`, as date has it.
    Last,
    /// `MMDDhhmm[YY]`, as touch had it before 2001, of years from 1969 on.
    Old,
}

/// The time of a stamp in `zone`; the year can be that of `now`.
#[inline(never)]
pub fn stamp(text: &[u8], now: When, zone: &Zone, place: Year) -> Option<When> {
    let (mut digits, mut seconds) = (text, 0);
    if let [front @ .., b'.', tens, ones] = text
        && place != Year::Old
    {
        (digits, seconds) = (front, two(&[*tens, *ones])?);
    }
    let mut pairs = [0; 6];
    let count = digits.len() / 2;
    let longest = if place == Year::Old { 5 } else { 6 };
    if digits.len() % 2 != 0 || !(4..=longest).contains(&count) {
        return None;
    }
    for (pair, digits) in pairs.iter_mut().zip(digits.chunks(2)) {
        *pair = two(digits)?;
    }
    if place == Year::First {
        // The year goes to the end.
        pairs.get_mut(..count)?.rotate_left(count - 4);
    }
    let [month, day, hour, minute, high, low] = pairs;
    let year = match count {
        4 => Time::new(now, zone)?.year,
        5 if high >= 69 => 1900 + high,
        5 if place == Year::Old => return None,
        5 => 2000 + high,
        _ => high * 100 + low,
    };
    let real = (1..=12).contains(&month)
        && day >= 1
        && day <= days_of_month(year, month)
        && hour < 24
        && minute < 60
        && seconds <= 60;
    if !real {
        return None;
    }
    let there = days_before(year, month, day) * DAY + hour * 3600 + minute * 60 + seconds;
    Some((zone.seconds(there)?, 0))
}

fn two(digits: &[u8]) -> Option<i64> {
    match digits {
        [a @ b'0'..=b'9', b @ b'0'..=b'9'] => Some(i64::from(a - b'0') * 10 + i64::from(b - b'0')),
        _ => None,
    }
}

/// How many days a month has.
fn days_of_month(year: i64, month: i64) -> i64 {
    let next =
        if month == 12 { days_before(year + 1, 1, 1) } else { days_before(year, month + 1, 1) };
    next - days_before(year, month, 1)
}

/// A number, a word or a sign.
#[derive(Clone, Copy, Default)]
struct Token {
    /// For numbers: `n` without a sign, `f` with a fraction, `-` and `+` with a sign, `p` with both. For words see [`words`]. For signs
    /// the sign.
    class: u8,
    negative: bool,
    nanoseconds: u32,
    digits: usize,
    /// A number without its sign.
    magnitude: u64,
    /// What a word stands for; of a unit how many of the one below.
    value: i64,
    /// The place of a unit in [`Date::relative`], or the letter if the word is only one.
    unit: u8,
}

impl Token {
    #[inline(never)]
    fn value(&self) -> Option<i64> {
        if self.negative {
            0i64.checked_sub_unsigned(self.magnitude)
        } else {
            i64::try_from(self.magnitude).ok()
        }
    }

    /// Its value, if it has neither a sign nor a fraction.
    fn plain(&self) -> Option<i64> {
        if self.class == b'n' { self.value() } else { None }
    }

    /// A year; of two digits, it is one from 1969 to 2068.
    #[inline(never)]
    fn year(&self) -> Option<i64> {
        let value = i64::try_from(self.magnitude).ok()?;
        i32::try_from(value - 1900).ok()?;
        match (self.class, value) {
            (b'f' | b'p', _) => None,
            (_, 0..=68) if self.digits == 2 => Some(value + 2000),
            (_, 69..=99) if self.digits == 2 => Some(value + 1900),
            _ => Some(value),
        }
    }
}

/// Skips blanks and comments in parentheses.
#[inline(never)]
fn skip(mut text: &[u8]) -> &[u8] {
    let mut depth = 0;
    while let [byte, rest @ ..] = text {
        match byte {
            b'(' => depth += 1,
            b')' if depth > 0 => depth -= 1,
            b' ' | 9..=13 => {}
            _ if depth > 0 => {}
            _ => break,
        }
        text = rest;
    }
    text
}

/// Splits `text` into tokens; `locals` are the names that the zone itself has.
#[inline(never)]
fn tokens(text: &[u8], locals: &[Local; 2]) -> Option<Vec<Token>> {
    let mut tokens = Vec::new();
    let mut rest = skip(text);
    while let [byte, behind @ ..] = rest {
        let mut token = Token { class: *byte, ..Token::default() };
        let mut at = rest;
        let mut signed = false;
        if matches!(byte, b'-' | b'+') {
            signed = true;
            token.negative = *byte == b'-';
            at = behind;
            while let [b' ' | 9..=13, after @ ..] = at {
                at = after;
            }
            if !matches!(at, [b'0'..=b'9', ..]) {
                // A sign before anything else says nothing.
                rest = skip(at);
                continue;
            }
        }
        if let [b'0'..=b'9', ..] = at {
            while let [digit @ b'0'..=b'9', after @ ..] = at {
                let digit = u64::from(digit - b'0');
                token.magnitude = token.magnitude.checked_mul(10)?.checked_add(digit)?;
                token.digits += 1;
                at = after;
            }
            let fraction = matches!(at, [b'.' | b',', b'0'..=b'9', ..]);
            if fraction {
                at = at.get(1..)?;
                let mut unit = 100_000_000;
                while let [digit @ b'0'..=b'9', after @ ..] = at {
                    token.nanoseconds += u32::from(digit - b'0') * unit;
                    unit /= 10;
                    at = after;
                }
            }
            token.class = match (signed, fraction) {
                (false, false) => b'n',
                (false, true) => b'f',
                (true, false) => *byte,
                (true, true) => b'p',
            };
        } else if byte.is_ascii_alphabetic() {
            let len = rest.iter().take_while(|b| b.is_ascii_alphabetic() || **b == b'.').count();
            let (name, after) = rest.split_at_checked(len)?;
            token = words::token(name, locals);
            if len == 1 {
                token.unit = byte.to_ascii_lowercase();
            }
            at = after;
        } else {
            at = behind;
        }
        tokens.push(token);
        rest = skip(at);
    }
    Some(tokens)
}

/// The items, by the classes of their tokens: the first that fits is taken. `N` is any number, `S` one with a sign, `U` one without.
static RULES: &[u8] = b"N:N Nh N/N/N N/N U-- Nm m-- mN,N mN od Nd d Nu ou u x z y l NS N";

/// What was said so far. Each may be said once, but distances add up.
#[derive(Default)]
struct Date<'t> {
    tokens: &'t [Token],
    at: usize,
    now: When,
    /// Year, month and day; the year may be left out.
    date: Option<(Option<i64>, i64, i64)>,
    /// Seconds since midnight, and nanoseconds.
    time: Option<(i64, u32)>,
    /// Was that an hour of the twelve after noon?
    afternoon: bool,
    /// Minutes east of Greenwich.
    zone: Option<i64>,
    /// Was the zone's own name said, and is it the one in summer (1), the other one (0), or both (2)?
    local: Option<i64>,
    /// Did DST stand behind it?
    says_summer: bool,
    /// A day of the week, and which of them.
    weekday: Option<(i64, i64)>,
    /// Years, months, days, hours, minutes, seconds and nanoseconds to go.
    relative: [i64; 7],
    /// Was a distance said?
    is_relative: bool,
}

impl Date<'_> {
    /// The token so many from here.
    #[inline(never)]
    fn token(&self, ahead: usize) -> Token {
        self.tokens.get(self.at + ahead).copied().unwrap_or_default()
    }

    /// Do the next tokens fit?
    #[inline(never)]
    fn fits(&self, classes: &[u8]) -> bool {
        classes.iter().enumerate().all(|(ahead, class)| {
            let token = self.token(ahead).class;
            match class {
                b'N' => matches!(token, b'n' | b'f' | b'-' | b'+' | b'p'),
                b'S' => matches!(token, b'-' | b'+' | b'p'),
                b'U' => matches!(token, b'n' | b'f'),
                _ => token == *class,
            }
        })
    }

    /// Takes the next tokens, if they fit.
    fn take(&mut self, classes: &[u8]) -> bool {
        let fits = self.fits(classes);
        if fits {
            self.at += classes.len();
        }
        fits
    }

    /// Takes the next item, and says of what kind it was.
    #[inline(never)]
    fn item(&mut self) -> Option<&'static [u8]> {
        let [a, b, c, d, e] = [0, 1, 2, 3, 4].map(|ahead| self.token(ahead));
        let mut rules = parts(RULES, b' ');
        let rule = rules.position(|rule| match rule {
            // A number before a unit is a distance.
            b"NS" => self.fits(rule) && self.token(2).class != b'u',
            _ => self.fits(rule),
        })?;
        self.at += parts(RULES, b' ').nth(rule)?.len();
        match rule {
            0 => {
                self.clock(&a, &c)?;
                return Some(b"time");
            }
            1 => {
                self.afternoon = b.value > 0;
                self.set_time(twelve(a.plain()?, b.value)?, 0, 0, 0)?;
                return Some(b"time");
            }
            2 if a.digits >= 4 && a.class == b'n' => {
                self.set_date(Some(a.year()?), c.plain()?, e.plain()?)?
            }
            2 if matches!(e.class, b'n' | b'f') => {
                self.set_date(Some(e.year()?), a.plain()?, c.plain()?)?;
            }
            3 => self.set_date(None, a.plain()?, c.plain()?)?,
            4 => {
                self.set_date(Some(a.year()?), -b.value()?, -c.value()?)?;
                // Before a time of day, T is no zone. That is one of 24 hours, and an hour alone has its offset behind it.
                if self.token(0).unit == b't' {
                    self.at += 1;
                    if self.fits(b"N:Nh") || self.fits(b"N:N:Nh") {
                        return None;
                    }
                    let [hour, offset, minute] = [0, 1, 2].map(|ahead| self.token(ahead));
                    if self.take(b"N:N") {
                        self.clock(&hour, &minute)?;
                    } else if self.take(b"NS") {
                        self.set_time(hour.plain()?, 0, 0, 0)?;
                        self.offset(&offset, 0)?;
                    } else {
                        return None;
                    }
                    return Some(b"datetime");
                }
            }
            5 => {
                let mut year = None;
                if matches!(c.class, b'n' | b'-' | b'+') {
                    self.at += 1;
                    // With a plus, 24 is not 2024.
                    let digits = if c.class == b'+' { 0 } else { c.digits };
                    year = Some(Token { digits, ..c }.year()?);
                }
                self.set_date(year, b.value, a.plain()?)?;
            }
            6 => self.set_date(Some(c.year()?), a.value, -b.value()?)?,
            7 => self.set_date(Some(d.year()?), a.value, b.plain()?)?,
            8 => self.set_date(None, a.value, b.plain()?)?,
            9..=11 => {
                let (day, count) = match rule {
                    9 => (b.value, a.value),
                    10 => (b.value, a.plain()?),
                    _ => (a.value, 0),
                };
                if self.weekday.replace((day, count)).is_some() {
                    return None;
                }
                if rule == 11 {
                    self.take(b",");
                }
                return Some(b"day");
            }
            12..=15 => {
                let (mut count, unit) = match rule {
                    12 => (a.value()?, b),
                    13 => (a.value, b),
                    14 => (1, a),
                    // Days that have a name.
                    _ => (a.value, Token { value: 1, unit: DAYS, ..a }),
                };
                if matches!(a.class, b'f' | b'p') && unit.unit != SECONDS {
                    return None;
                }
                let mut nanoseconds = i64::from(a.nanoseconds);
                if a.negative && nanoseconds > 0 {
                    count = count.checked_sub(1)?;
                    nanoseconds = 1_000_000_000 - nanoseconds;
                }
                let mut sign = 1;
                if rule < 15 && self.fits(b"a") {
                    sign = self.token(0).value;
                    self.at += 1;
                }
                let sum = self.relative.get_mut(usize::from(unit.unit))?;
                let distance = count.checked_mul(unit.value)?.checked_mul(sign)?;
                *sum = sum.checked_add(distance)?;
                self.relative[NANOSECONDS] += nanoseconds * sign;
                self.is_relative = true;
                return Some(b"relative");
            }
            16 => {
                // Nothing can be added to T, which stands for more.
                let alone = a.unit == b't';
                if !alone && self.take(b"q") {
                    self.set_zone(a.value + 60)?;
                } else if !alone && self.fits(b"S") && self.token(1).class != b'u' {
                    self.at += 1;
                    self.offset(&b, a.value)?;
                } else {
                    self.set_zone(a.value)?;
                    self.not_ago()?;
                }
                return Some(b"zone");
            }
            17 => {
                self.set_zone(a.value)?;
                return Some(b"zone");
            }
            18 => {
                self.says_summer = self.take(b"q");
                let summer = if self.says_summer { 1 } else { a.value };
                return self.local.replace(summer).is_none().then_some(b"local_zone");
            }
            19 => {
                self.set_time(a.plain()?, 0, 0, 0)?;
                self.offset(&b, 0)?;
                return Some(b"time");
            }
            20 => {
                self.number(&a)?;
                self.not_ago()?;
                return Some(b"number");
            }
            _ => return None,
        }
        Some(b"date")
    }

    /// A time of day of which the hour and the minute are taken: seconds, and am or pm or an offset.
    #[inline(never)]
    fn clock(&mut self, hour: &Token, minute: &Token) -> Option<()> {
        let mut second = Token { class: b'n', ..Token::default() };
        if self.fits(b":U") {
            second = self.token(1);
            self.at += 2;
        } else if self.fits(b":N") {
            return None;
        }
        let mut hour = hour.plain()?;
        let next = self.token(0);
        if self.take(b"h") {
            self.afternoon = next.value > 0;
            hour = twelve(hour, next.value)?;
        } else if next.class != b'p' && self.take(b"S") {
            // It is a zone even where a unit follows: `10:00 +3 days` is 7:00 in Greenwich, a day later.
            self.offset(&next, 0)?;
        }
        self.set_time(hour, minute.plain()?, second.value()?, second.nanoseconds)
    }

    /// A number alone: a year behind a date, a date, or a time of day.
    #[inline(never)]
    fn number(&mut self, number: &Token) -> Option<()> {
        let value = number.plain()?;
        if let Some((known @ None, ..)) = &mut self.date
            && (self.time.is_some() || number.digits > 2)
            && !self.is_relative
        {
            *known = Some(number.year()?);
            return Some(());
        }
        if number.digits > 4 {
            let short = Token {
                digits: number.digits - 4,
                magnitude: number.magnitude / 10_000,
                ..*number
            };
            return self.set_date(Some(short.year()?), value / 100 % 100, value % 100);
        }
        let (hour, minute) =
            if number.digits <= 2 { (value, 0) } else { (value / 100, value % 100) };
        self.set_time(hour, minute, 0, 0)
    }

    #[inline(never)]
    fn set_date(&mut self, year: Option<i64>, month: i64, day: i64) -> Option<()> {
        self.date.replace((year, month, day)).is_none().then_some(())
    }

    #[inline(never)]
    fn set_time(&mut self, hour: i64, minute: i64, second: i64, nanoseconds: u32) -> Option<()> {
        if hour > 23 || minute > 59 || second > 59 {
            return None;
        }
        let time = (hour * 3600 + minute * 60 + second, nanoseconds);
        self.time.replace(time).is_none().then_some(())
    }

    fn set_zone(&mut self, minutes: i64) -> Option<()> {
        self.zone.replace(minutes).is_none().then_some(())
    }

    /// `+hh`, `+hhmm` or `+hh:mm`, from a zone that is that far east already.
    #[inline(never)]
    fn offset(&mut self, number: &Token, base: i64) -> Option<()> {
        let value = i64::try_from(number.magnitude).ok()?;
        let (mut hours, mut minutes) = (value, 0);
        if self.fits(b":N") {
            minutes = self.token(1).plain()?;
            self.at += 2;
        } else if number.digits > 2 {
            (hours, minutes) = (value / 100, value % 100);
        }
        let distance = hours.checked_mul(60)?.checked_add(minutes)?;
        if distance > 24 * 60 || number.class == b'p' {
            return None;
        }
        self.set_zone(base + if number.negative { -distance } else { distance })
    }

    /// Behind a number or a zone, a distance with a sign is not `ago`.
    fn not_ago(&self) -> Option<()> {
        (!self.fits(b"Sua")).then_some(())
    }

    /// Puts it all together.
    #[inline(never)]
    fn resolve(&self, zone: &Zone, notes: &mut Notes) -> Option<When> {
        let now = Time::new(self.now, zone)?;
        let fixed;
        let here = zone;
        let zone = match self.zone {
            Some(minutes) => {
                fixed = Zone::fixed(minutes * 60);
                &fixed
            }
            None => here,
        };
        let keeps_time = self.date.is_none()
            && self.weekday.is_none()
            && self.time.is_none()
            && self.is_relative;
        let (mut time, mut nanoseconds) = self.time.unwrap_or((0, 0));
        if keeps_time {
            time = i64::from(now.hour) * 3600 + i64::from(now.minute) * 60 + i64::from(now.second);
            nanoseconds = now.nanoseconds;
        }
        let today = (now.year, i64::from(now.month), i64::from(now.day));
        let (mut year, mut month, mut day) = match self.date {
            Some((year, month, day)) => (year.unwrap_or(now.year), month, day),
            None => today,
        };
        notes.start(self, keeps_time, time, self.now.0.saturating_add(now.local.offset.into()));
        // The date must be one before distances are added, and so must the time.
        if !(1..=12).contains(&month) || !(1..=days_of_month(year, month)).contains(&day) {
            return None;
        }
        let there = days_before(year, month, day).checked_mul(DAY)?.checked_add(time)?;
        let mut seconds = match self.local {
            Some(summer @ 0..=1) => zone.seconds_in(there, summer == 1)?,
            _ => zone.seconds(there)?,
        };
        if keeps_time && self.zone.is_none() {
            seconds = self.now.0;
        }
        if self.zone.is_some() && self.local.is_some() {
            return None;
        }
        // A time of day that is kept, or that of summer or winter by name, stays so in the other half of the year.
        let offset = match self.local {
            Some(0..=1) => Some(there - seconds),
            _ => (keeps_time && self.zone.is_none()).then_some(now.local.offset.into()),
        };
        if let Some((weekday, count)) = self.weekday
            && self.date.is_none()
        {
            let today = i64::from(now.weekday);
            let ahead = (weekday - today).rem_euclid(7);
            let weeks = count - i64::from(count > 0 && weekday != today);
            day = day.checked_add(weeks.checked_mul(7)?.checked_add(ahead)?)?;
            i32::try_from(day).ok()?;
            // Months are counted from that day on.
            let (its_year, its_month, its_day) = date_of(days_before(year, month, day));
            (year, month, day) = (its_year, its_month.into(), its_day.into());
        }
        let start = days_before(year, month, day).checked_mul(DAY)?.checked_add(time)?;
        notes.starting(self, start);
        let [years, months, days, hours, minutes, more, nano] = self.relative;
        if years != 0 || months != 0 || days != 0 || self.weekday.is_some() {
            let sum = years.checked_mul(12)?.checked_add(months)?;
            let sum = month.checked_add(sum)?.checked_sub(1)?;
            let first = day;
            year = year.checked_add(sum.div_euclid(12))?;
            month = sum.rem_euclid(12) + 1;
            day = day.checked_add(days)?;
            i32::try_from(year).ok()?;
            i32::try_from(day).ok()?;
            let days = days_before(year, month, 1).checked_add(day)?.checked_sub(1)?;
            let mut there = days.checked_mul(DAY)?.checked_add(time)?;
            if keeps_time && self.zone.is_some() {
                // It is this zone's clock that is kept, and then read in the other one.
                let kept = i64::from(now.local.offset);
                there += i64::from(here.at(there.checked_sub(kept)?).offset) - kept;
            }
            seconds = match offset {
                Some(offset) => there.checked_sub(offset)?,
                None => zone.nearest(there)?,
            };
            notes.moved(self, first, time, seconds.saturating_add(zone.at(seconds).offset.into()));
        }
        notes.epoch(seconds, zone);
        let nanoseconds = i64::from(nanoseconds) + nano;
        let distance = hours.checked_mul(3600)?.checked_add(minutes.checked_mul(60)?)?;
        let seconds = seconds
            .checked_add(distance.checked_add(more)?)?
            .checked_add(nanoseconds.div_euclid(1_000_000_000))?;
        notes.later(self, seconds);
        Some((seconds, nanoseconds.rem_euclid(1_000_000_000) as u32))
    }
}

/// Places in [`Date::relative`].
const DAYS: u8 = 2;
const SECONDS: u8 = 5;
const NANOSECONDS: usize = 6;

/// An hour of the twelve before or after noon.
fn twelve(hour: i64, half: i64) -> Option<i64> {
    (1..=12).contains(&hour).then_some(hour % 12 + half)
}
