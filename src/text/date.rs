//! Dates as people write them: `tomorrow 10:00`, `2023-01-02T03:04:05Z`, `3 days ago` (what GNU's date -d and touch -d take).
use super::time::{DAY, Local, Time, Zone, date_of, days_before};
use alloc::vec::Vec;

/// A time: seconds since 1970 and nanoseconds.
type When = (i64, u32);

/// The time that `text` stands for, as seen from `now` in `zone`.
#[inline(never)]
pub fn parse(text: &[u8], now: When, zone: &Zone) -> Option<When> {
    let mut text = skip(text);
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
        text = skip(rest);
    }
    let here = zone.at(now.0);
    // The other half of the year is within three quarters.
    let other = (1..=3)
        .map(|quarter| zone.at(now.0.saturating_add(quarter * 90 * DAY)))
        .find(|local| local.summer != here.summer)
        .unwrap_or(here);
    let tokens = tokens(text, &[here, other])?;
    if let [Token::Sign(b'@'), Token::Number(number)] = tokens.as_slice() {
        // What is before 1970 counts its fraction from the second before.
        let below = number.negative && number.nanoseconds > 0;
        let seconds = number.value()?.checked_sub(i64::from(below))?;
        let nanoseconds =
            if below { 1_000_000_000 - number.nanoseconds } else { number.nanoseconds };
        return Some((seconds, nanoseconds));
    }
    let mut date = Date { zone: None, now, ..Date::default() };
    let mut rest = tokens.as_slice();
    while !rest.is_empty() {
        rest = date.item(rest)?;
    }
    date.resolve(zone)
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

#[derive(Clone, Copy)]
struct Number {
    negative: bool,
    signed: bool,
    magnitude: u64,
    digits: usize,
    nanoseconds: u32,
    /// Was there a decimal point?
    fraction: bool,
}

impl Number {
    fn value(&self) -> Option<i64> {
        if self.negative {
            0i64.checked_sub_unsigned(self.magnitude)
        } else {
            i64::try_from(self.magnitude).ok()
        }
    }

    /// Its value, if it has neither a sign nor a fraction.
    fn plain(&self) -> Option<i64> {
        if self.signed || self.fraction { None } else { self.value() }
    }
}

#[derive(Clone, Copy)]
enum Token {
    Number(Number),
    /// What the word means, and its letter if it is only one.
    Word(Word, u8),
    /// Any other character.
    Sign(u8),
}

#[derive(Clone, Copy)]
enum Word {
    Month(i64),
    /// 0 is Sunday.
    Day(i64),
    /// Months, days, or seconds, and how many.
    Unit(Unit, i64),
    /// A number of days from now.
    Shift(i64),
    Ordinal(i64),
    /// Hours to add: 0 or 12.
    Half(i64),
    /// Minutes east of Greenwich.
    Zone(i64),
    /// The same, and nothing can be added to them.
    SummerZone(i64),
    /// The sign of the distance before it: `ago`, or `hence`.
    Ago(i64),
    Summer,
    /// The time that the zone itself has in summer, or not; or of both by one name.
    Local(Option<bool>),
    Unknown,
}

#[derive(Clone, Copy, PartialEq)]
enum Unit {
    Months,
    Days,
    Seconds,
}

/// Skips blanks and comments in parentheses.
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
fn tokens(text: &[u8], locals: &[Local; 2]) -> Option<Vec<Token>> {
    let mut tokens = Vec::new();
    let mut rest = skip(text);
    while let [byte, behind @ ..] = rest {
        let mut sign = 0;
        let mut at = rest;
        if matches!(byte, b'-' | b'+') {
            sign = *byte;
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
            let (mut magnitude, mut digits, mut nanoseconds) = (0u64, 0, 0);
            while let [digit @ b'0'..=b'9', after @ ..] = at {
                magnitude = magnitude.checked_mul(10)?.checked_add(u64::from(digit - b'0'))?;
                digits += 1;
                at = after;
            }
            let fraction = matches!(at, [b'.' | b',', b'0'..=b'9', ..]);
            if fraction {
                at = at.get(1..)?;
                let mut unit = 100_000_000;
                while let [digit @ b'0'..=b'9', after @ ..] = at {
                    nanoseconds += u32::from(digit - b'0') * unit;
                    unit /= 10;
                    at = after;
                }
            }
            let (negative, signed) = (sign == b'-', sign != 0);
            tokens.push(Token::Number(Number {
                negative,
                signed,
                magnitude,
                digits,
                nanoseconds,
                fraction,
            }));
        } else if byte.is_ascii_alphabetic() {
            let len = rest.iter().take_while(|b| b.is_ascii_alphabetic() || **b == b'.').count();
            let (name, after) = rest.split_at_checked(len)?;
            tokens.push(Token::Word(
                word(name, locals),
                if len == 1 { byte.to_ascii_lowercase() } else { 0 },
            ));
            at = after;
        } else {
            tokens.push(Token::Sign(*byte));
            at = behind;
        }
        rest = skip(at);
    }
    Some(tokens)
}

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];
const DAYS: [&str; 7] =
    ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];
const ORDINALS: &str =
    "this first . third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth";
/// Zones by their quarters of an hour east of Greenwich, with `<` and `>` for the signs of those that are of summer.
static ZONES: &str = "gmt+0 ut+0 utc+0 wet+0 west>4 bst>4 art-12 brt-12 brst<8 nst-14 ndt<10 ast-16 adt<12 clt-16 clst<12 est-20 \
edt<16 cst-24 cdt<20 mst-28 mdt<24 pst-32 pdt<28 akst-36 akdt<32 hst-40 hast-40 hadt<36 sst-48 wat+4 cet+4 cest>8 met+4 mez+4 mest>8 \
mesz>8 eet+8 eest>12 cat+8 sast+8 eat+12 msk+12 msd>16 ist+22 sgt+32 kst+36 jst+36 gst+16 nzst+48 nzdt>52";

fn word(name: &[u8], locals: &[Local; 2]) -> Word {
    let mut name = name.to_ascii_lowercase();
    if name == b"am" || name == b"a.m." {
        return Word::Half(0);
    }
    if name == b"pm" || name == b"p.m." {
        return Word::Half(12);
    }
    let short = name.strip_suffix(b".").unwrap_or(&name).to_vec();
    let is = |full: &str| full.as_bytes() == name || full.as_bytes().get(..3) == Some(&short);
    if let Some(month) = MONTHS.iter().position(|full| is(full)) {
        return Word::Month(month as i64 + 1);
    }
    if let Some(day) = DAYS.iter().position(|full| is(full)) {
        return Word::Day(day as i64);
    }
    match short.as_slice() {
        b"sept" => return Word::Month(9),
        b"tues" => return Word::Day(2),
        b"wednes" => return Word::Day(3),
        b"thur" | b"thurs" => return Word::Day(4),
        _ => {}
    }
    if let Some(zone) = zone_word(&name, locals) {
        return zone;
    }
    if let Some(count) = ORDINALS.split(' ').position(|ordinal| ordinal.as_bytes() == name) {
        return Word::Ordinal(count as i64);
    }
    match name.as_slice() {
        b"next" => return Word::Ordinal(1),
        b"last" => return Word::Ordinal(-1),
        b"tomorrow" => return Word::Shift(1),
        b"yesterday" => return Word::Shift(-1),
        b"today" | b"now" => return Word::Shift(0),
        b"ago" => return Word::Ago(-1),
        b"hence" => return Word::Ago(1),
        b"dst" => return Word::Summer,
        // Military zones: A to M without J go east, N to Y west.
        [letter @ (b'a'..=b'i' | b'k'..=b'z')] => {
            let hours = match letter {
                b'a'..=b'i' => i64::from(letter - b'a') + 1,
                b'k'..=b'm' => i64::from(letter - b'a'),
                b'z' => 0,
                _ => -(i64::from(letter - b'n') + 1),
            };
            return Word::Zone(hours * 60);
        }
        _ => {}
    }
    if name.contains(&b'.') {
        name.retain(|&byte| byte != b'.');
        return zone_word(&name, locals).unwrap_or(Word::Unknown);
    }
    if name.ends_with(b"s") {
        name.pop();
    }
    match name.as_slice() {
        b"year" => Word::Unit(Unit::Months, 12),
        b"month" => Word::Unit(Unit::Months, 1),
        b"fortnight" => Word::Unit(Unit::Days, 14),
        b"week" => Word::Unit(Unit::Days, 7),
        b"day" => Word::Unit(Unit::Days, 1),
        b"hour" => Word::Unit(Unit::Seconds, 3600),
        b"minute" | b"min" => Word::Unit(Unit::Seconds, 60),
        b"second" | b"sec" => Word::Unit(Unit::Seconds, 1),
        _ => Word::Unknown,
    }
}

/// The zone of that name, if it is one.
#[inline(never)]
fn zone_word(name: &[u8], locals: &[Local; 2]) -> Option<Word> {
    let [here, other] = locals;
    let universal = matches!(name, b"gmt" | b"ut" | b"utc");
    if let Some(local) = locals.iter().find(|local| local.name.eq_ignore_ascii_case(name))
        && !universal
    {
        let both = here.summer != other.summer && here.name == other.name;
        return Some(Word::Local((!both).then_some(local.summer)));
    }
    let zone = ZONES
        .as_bytes()
        .split(|&byte| byte == b' ')
        .find_map(|zone| zone.strip_prefix(name))
        .filter(|zone| matches!(zone, [b'+' | b'-' | b'<' | b'>', ..]))?;
    let (sign, digits) = zone.split_first()?;
    let quarters = digits.iter().fold(0, |sum, digit| sum * 10 + i64::from(digit - b'0'));
    let minutes = if matches!(sign, b'-' | b'<') { -15 } else { 15 } * quarters;
    Some(if matches!(sign, b'<' | b'>') { Word::SummerZone(minutes) } else { Word::Zone(minutes) })
}

/// What was said so far. Each may be said once, but distances add up.
#[derive(Default)]
struct Date {
    now: When,
    /// Year, month and day; the year may be left out.
    date: Option<(Option<i64>, i64, i64)>,
    /// Seconds since midnight, and nanoseconds.
    time: Option<(i64, u32)>,
    /// Minutes east of Greenwich.
    zone: Option<i64>,
    /// Was the zone's own name said, and is it the one in summer?
    local: Option<Option<bool>>,
    /// A day of the week, and which of them.
    weekday: Option<(i64, i64)>,
    months: i64,
    days: i64,
    seconds: i64,
    nanoseconds: i64,
    /// Was a distance said?
    relative: bool,
}

use Token as T;

impl Date {
    /// Takes the next item, and returns what follows.
    fn item<'t>(&mut self, tokens: &'t [Token]) -> Option<&'t [Token]> {
        let minus = |number: &Number| number.negative && !number.fraction;
        match tokens {
            // Time of day.
            [T::Number(hour), T::Sign(b':'), T::Number(minute), rest @ ..] => {
                let mut rest = rest;
                let (mut second, mut nanoseconds) = (0, 0);
                let minute = minute.plain()?;
                if let [T::Sign(b':'), T::Number(number), after @ ..] = rest {
                    if number.signed {
                        return None;
                    }
                    (second, nanoseconds) = (number.value()?, number.nanoseconds);
                    rest = after;
                }
                let mut hour = hour.plain()?;
                match rest {
                    [T::Word(Word::Half(half), _), after @ ..] => {
                        hour = twelve(hour, *half)?;
                        rest = after;
                    }
                    // It is a zone even where a unit follows: `10:00 +3 days` is 7:00 in Greenwich, a day later.
                    [T::Number(number), after @ ..] if number.signed => {
                        rest = self.offset(number, after, 0)?;
                    }
                    _ => {}
                }
                self.set_time(hour, minute, second, nanoseconds)?;
                Some(rest)
            }
            [T::Number(hour), T::Word(Word::Half(half), _), rest @ ..] => {
                self.set_time(twelve(hour.plain()?, *half)?, 0, 0, 0)?;
                Some(rest)
            }
            // Dates.
            [T::Number(a), T::Sign(b'/'), T::Number(b), T::Sign(b'/'), T::Number(c), rest @ ..] => {
                if a.digits >= 4 {
                    self.set_date(Some(year(a)?), b.plain()?, c.plain()?)?;
                } else {
                    let known = Some(year(c).filter(|_| !c.signed)?);
                    self.set_date(known, a.plain()?, b.plain()?)?;
                }
                Some(rest)
            }
            [T::Number(month), T::Sign(b'/'), T::Number(day), rest @ ..] => {
                self.set_date(None, month.plain()?, day.plain()?)?;
                Some(rest)
            }
            [T::Number(number), T::Number(month), T::Number(day), rest @ ..]
                if !number.signed && minus(month) && minus(day) =>
            {
                self.set_date(Some(year(number)?), -month.value()?, -day.value()?)?;
                // Before a time of day, T is no zone. That is one of 24 hours, and an hour alone has its offset behind it.
                let [T::Word(_, b't'), time @ ..] = rest else { return Some(rest) };
                match time {
                    [T::Number(_), T::Sign(b':'), T::Number(_), T::Word(Word::Half(_), _), ..]
                    | [T::Number(_), _, _, T::Sign(b':'), _, T::Word(Word::Half(_), _), ..] => None,
                    [T::Number(_), T::Sign(b':'), ..] => Some(time),
                    [T::Number(hour), T::Number(offset), rest @ ..] if offset.signed => {
                        self.set_time(hour.plain()?, 0, 0, 0)?;
                        self.offset(offset, rest, 0)
                    }
                    [T::Number(_), ..] => None,
                    _ => Some(rest),
                }
            }
            [T::Number(day), T::Word(Word::Month(month), _), rest @ ..] => {
                let (mut known, mut rest) = (None, rest);
                if let [T::Number(number), after @ ..] = rest
                    && !number.fraction
                {
                    // With a plus, 24 is not 2024.
                    let plus = number.signed && !number.negative;
                    known = Some(year(&Number {
                        digits: if plus { 0 } else { number.digits },
                        ..*number
                    })?);
                    rest = after;
                }
                self.set_date(known, *month, day.plain()?)?;
                Some(rest)
            }
            [T::Word(Word::Month(month), _), T::Number(day), T::Number(number), rest @ ..]
                if minus(day) && minus(number) =>
            {
                self.set_date(Some(year(number)?), *month, -day.value()?)?;
                Some(rest)
            }
            [
                T::Word(Word::Month(month), _),
                T::Number(day),
                T::Sign(b','),
                T::Number(number),
                rest @ ..,
            ] => {
                self.set_date(Some(year(number)?), *month, day.plain()?)?;
                Some(rest)
            }
            [T::Word(Word::Month(month), _), T::Number(day), rest @ ..] => {
                self.set_date(None, *month, day.plain()?)?;
                Some(rest)
            }
            // Days of the week.
            [T::Word(Word::Ordinal(count), _), T::Word(Word::Day(day), _), rest @ ..] => {
                self.set_weekday(*day, *count, rest)
            }
            [T::Number(count), T::Word(Word::Day(day), _), rest @ ..] => {
                self.set_weekday(*day, count.plain()?, rest)
            }
            [T::Word(Word::Day(day), _), rest @ ..] => self.set_weekday(*day, 0, rest),
            // Distances.
            [T::Number(count), T::Word(Word::Unit(unit, size), _), rest @ ..] => {
                if count.fraction && (*unit, *size) != (Unit::Seconds, 1) {
                    return None;
                }
                let nanoseconds = i64::from(count.nanoseconds);
                let nanoseconds = if count.negative { -nanoseconds } else { nanoseconds };
                self.add(*unit, *size, count.value()?, nanoseconds, rest)
            }
            [T::Word(Word::Ordinal(count), _), T::Word(Word::Unit(unit, size), _), rest @ ..] => {
                self.add(*unit, *size, *count, 0, rest)
            }
            [T::Word(Word::Unit(unit, size), _), rest @ ..] => self.add(*unit, *size, 1, 0, rest),
            [T::Word(Word::Shift(days), _), rest @ ..] => {
                self.days = self.days.checked_add(*days)?;
                self.relative = true;
                Some(rest)
            }
            // Zones.
            [T::Word(Word::Zone(minutes), _), rest @ ..] => {
                if self.zone.is_some() {
                    return None;
                }
                match rest {
                    [T::Word(Word::Summer, _), after @ ..] => {
                        self.zone = Some(minutes + 60);
                        Some(after)
                    }
                    [T::Number(number), after @ ..] if number.signed && !is_unit(after) => {
                        self.offset(number, after, *minutes)
                    }
                    _ => {
                        self.zone = Some(*minutes);
                        not_ago(rest)
                    }
                }
            }
            [T::Word(Word::SummerZone(minutes), _), rest @ ..] => {
                self.zone.replace(*minutes).is_none().then_some(rest)
            }
            [T::Word(Word::Local(summer), _), rest @ ..] => {
                let (summer, rest) = match rest {
                    [T::Word(Word::Summer, _), after @ ..] => (Some(true), after),
                    _ => (*summer, rest),
                };
                self.local.replace(summer).is_none().then_some(rest)
            }
            [T::Number(hour), T::Number(offset), rest @ ..] if offset.signed && !is_unit(rest) => {
                self.set_time(hour.plain()?, 0, 0, 0)?;
                self.offset(offset, rest, 0)
            }
            [T::Number(number), rest @ ..] => {
                self.number(number)?;
                not_ago(rest)
            }
            _ => None,
        }
    }

    /// A number alone: a year behind a date, a date, or a time of day.
    fn number(&mut self, number: &Number) -> Option<()> {
        let value = number.plain()?;
        if let Some((known @ None, ..)) = &mut self.date
            && (self.time.is_some() || number.digits > 2)
            && !self.relative
        {
            *known = Some(year(number)?);
            return Some(());
        }
        if number.digits > 4 {
            let short = Number {
                digits: number.digits - 4,
                magnitude: number.magnitude / 10_000,
                ..*number
            };
            return self.set_date(Some(year(&short)?), value / 100 % 100, value % 100);
        }
        let (hour, minute) =
            if number.digits <= 2 { (value, 0) } else { (value / 100, value % 100) };
        self.set_time(hour, minute, 0, 0)
    }

    fn set_date(&mut self, year: Option<i64>, month: i64, day: i64) -> Option<()> {
        self.date.replace((year, month, day)).is_none().then_some(())
    }

    fn set_time(&mut self, hour: i64, minute: i64, second: i64, nanoseconds: u32) -> Option<()> {
        if hour > 23 || minute > 59 || second > 59 {
            return None;
        }
        let time = (hour * 3600 + minute * 60 + second, nanoseconds);
        self.time.replace(time).is_none().then_some(())
    }

    fn set_weekday<'t>(&mut self, day: i64, count: i64, rest: &'t [Token]) -> Option<&'t [Token]> {
        self.weekday.replace((day, count)).is_none().then_some(match rest {
            [T::Sign(b','), after @ ..] => after,
            _ => rest,
        })
    }

    /// `+hh`, `+hhmm` or `+hh:mm`, from a zone that is that far east already.
    fn offset<'t>(&mut self, number: &Number, rest: &'t [Token], base: i64) -> Option<&'t [Token]> {
        let value = i64::try_from(number.magnitude).ok()?;
        let (mut hours, mut minutes, mut rest) = (value, 0, rest);
        if let [T::Sign(b':'), T::Number(number), after @ ..] = rest {
            minutes = number.plain()?;
            rest = after;
        } else if number.digits > 2 {
            (hours, minutes) = (value / 100, value % 100);
        }
        let distance = hours.checked_mul(60)?.checked_add(minutes)?;
        if distance > 24 * 60 || number.fraction || self.zone.is_some() {
            return None;
        }
        self.zone = Some(base + if number.negative { -distance } else { distance });
        Some(rest)
    }

    fn add<'t>(
        &mut self,
        unit: Unit,
        size: i64,
        count: i64,
        nanoseconds: i64,
        rest: &'t [Token],
    ) -> Option<&'t [Token]> {
        let (sign, rest) = match rest {
            [T::Word(Word::Ago(sign), _), after @ ..] => (*sign, after),
            _ => (1, rest),
        };
        let distance = count.checked_mul(size)?.checked_mul(sign)?;
        let sum = match unit {
            Unit::Months => &mut self.months,
            Unit::Days => &mut self.days,
            Unit::Seconds => &mut self.seconds,
        };
        *sum = sum.checked_add(distance)?;
        self.nanoseconds += nanoseconds * sign;
        self.relative = true;
        Some(rest)
    }

    /// Puts it all together.
    fn resolve(&self, zone: &Zone) -> Option<When> {
        let now = Time::new(self.now, zone)?;
        let fixed;
        let zone = match self.zone {
            Some(minutes) => {
                fixed = Zone::fixed(minutes * 60);
                &fixed
            }
            None => zone,
        };
        let keeps_time =
            self.date.is_none() && self.weekday.is_none() && self.time.is_none() && self.relative;
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
        if !(1..=12).contains(&month) || !(1..=31).contains(&day) {
            return None;
        }
        // The date must be one before distances are added, and so must the time.
        if day > days_of_month(year, month) {
            return None;
        }
        let there = days_before(year, month, day).checked_mul(DAY)?.checked_add(time)?;
        let mut seconds = match self.local {
            Some(Some(summer)) => zone.seconds_in(there, summer)?,
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
            Some(Some(_)) => Some(there - seconds),
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
        if self.months != 0 || self.days != 0 || self.weekday.is_some() {
            let months = month.checked_add(self.months)?.checked_sub(1)?;
            year = year.checked_add(months.div_euclid(12))?;
            month = months.rem_euclid(12) + 1;
            day = day.checked_add(self.days)?;
            i32::try_from(year).ok()?;
            i32::try_from(day).ok()?;
            let days = days_before(year, month, 1).checked_add(day)?.checked_sub(1)?;
            let there = days.checked_mul(DAY)?.checked_add(time)?;
            seconds = match offset {
                Some(offset) => there.checked_sub(offset)?,
                None => zone.nearest(there)?,
            };
        }
        let nanoseconds = i64::from(nanoseconds) + self.nanoseconds;
        let seconds = seconds
            .checked_add(self.seconds)?
            .checked_add(nanoseconds.div_euclid(1_000_000_000))?;
        Some((seconds, nanoseconds.rem_euclid(1_000_000_000) as u32))
    }
}

/// Does an item go on with a unit, so that a number before it is a distance?
fn is_unit(rest: &[Token]) -> bool {
    matches!(rest, [T::Word(Word::Unit(..), _), ..])
}

/// What follows a number or a zone; a distance with a sign is not `ago` there.
fn not_ago(rest: &[Token]) -> Option<&[Token]> {
    match rest {
        [T::Number(number), T::Word(Word::Unit(..), _), T::Word(Word::Ago(_), _), ..]
            if number.signed =>
        {
            None
        }
        _ => Some(rest),
    }
}

/// An hour of the twelve before or after noon.
fn twelve(hour: i64, half: i64) -> Option<i64> {
    (1..=12).contains(&hour).then_some(hour % 12 + half)
}

/// A year; of two digits, it is one from 1969 to 2068.
fn year(number: &Number) -> Option<i64> {
    if number.fraction {
        return None;
    }
    let value = i64::try_from(number.magnitude).ok()?;
    i32::try_from(value - 1900).ok()?;
    Some(match value {
        0..=68 if number.digits == 2 => value + 2000,
        69..=99 if number.digits == 2 => value + 1900,
        _ => value,
    })
}
