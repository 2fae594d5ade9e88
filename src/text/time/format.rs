//! Dates by a format, as date(1) and strftime(3) have them, in the C locale.
use super::{Time, days_before};
use crate::text::number;
use alloc::vec::Vec;

pub const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
pub const WEEKDAYS: [&str; 7] =
    ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];

/// Directives that are others put together.
const TOGETHER: [(u8, &[u8]); 8] = [
    (b'c', b"%a %b %e %H:%M:%S %-Y"),
    (b'D', b"%m/%d/%y"),
    (b'x', b"%m/%d/%y"),
    (b'r', b"%I:%M:%S %p"),
    (b'R', b"%H:%M"),
    (b'T', b"%H:%M:%S"),
    (b'X', b"%H:%M:%S"),
    (b'h', b"%b"),
];

/// Directives that the modifiers E and O do not go with.
const WITHOUT_E: &[u8] = b"aAbBdDeFgGhHIjklmMNSUVwW";
const WITHOUT_O: &[u8] = b"aAcDFqxXY";

/// How a directive is written.
struct Field {
    /// `_`, `-`, `0`, `+`, or 0 if none of them was given.
    pad: u8,
    width: Option<usize>,
    upper: bool,
    /// The flag `#`.
    swap: bool,
}

/// Appends the date to `out` as `format` says. A directive that is none stands for itself.
#[inline(never)]
pub fn format(out: &mut Vec<u8>, format: &[u8], time: &Time) {
    write(out, format, time, false);
}

fn write(out: &mut Vec<u8>, format: &[u8], time: &Time, upper: bool) {
    let mut rest = format;
    while let [byte, behind @ ..] = rest {
        if *byte != b'%' {
            out.push(*byte);
            rest = behind;
            continue;
        }
        let start = rest;
        rest = behind;
        let mut field = Field { pad: 0, width: None, upper, swap: false };
        while let [flag @ (b'_' | b'-' | b'0' | b'+' | b'^' | b'#'), behind @ ..] = rest {
            match flag {
                b'^' => field.upper = true,
                b'#' => field.swap = true,
                pad => field.pad = *pad,
            }
            rest = behind;
        }
        while let [digit @ b'0'..=b'9', behind @ ..] = rest {
            let width = field.width.unwrap_or(0).saturating_mul(10);
            field.width =
                Some(width.saturating_add(usize::from(digit - b'0')).min(i32::MAX as usize));
            rest = behind;
        }
        let mut modifier = 0;
        if let [letter @ (b'E' | b'O'), behind @ ..] = rest {
            modifier = *letter;
            rest = behind;
        }
        let mut colons = 0;
        while let [b':', behind @ ..] = rest
            && rest.iter().find(|&&byte| byte != b':') == Some(&b'z')
        {
            colons += 1;
            rest = behind;
        }
        let mut letter = 0;
        // A percent sign that does not follow at once starts anew.
        if let [byte, behind @ ..] = rest
            && (*byte != b'%' || rest.len() + 1 == start.len())
        {
            letter = *byte;
            rest = behind;
        }
        let refused = match modifier {
            b'E' => WITHOUT_E.contains(&letter),
            b'O' => WITHOUT_O.contains(&letter),
            _ => false,
        };
        if refused || colons > 3 || !field.write(out, letter, modifier, colons, time) {
            let text = start.get(..start.len() - rest.len()).unwrap_or(start);
            field.swap = false;
            field.text(out, text);
        }
    }
}

impl Field {
    /// Writes what a directive's letter stands for, if it stands for anything.
    #[inline(never)]
    fn write(&self, out: &mut Vec<u8>, letter: u8, modifier: u8, colons: u8, time: &Time) -> bool {
        let hour12 = (time.hour + 11) % 12 + 1;
        let year = |year: i64, digits| (year < 0, year.unsigned_abs(), digits);
        let week = |first: u8| (time.yearday + 7 - u16::from((time.weekday + 7 - first) % 7)) / 7;
        // The number, whether it is negative, and how many digits it has at least. With a space they are blanks.
        let (negative, number, digits) = match letter {
            b'd' | b'e' => (false, time.day.into(), 2),
            b'H' | b'k' => (false, time.hour.into(), 2),
            b'I' | b'l' => (false, hour12.into(), 2),
            b'j' => (false, u64::from(time.yearday) + 1, 3),
            b'm' => (false, time.month.into(), 2),
            b'M' => (false, time.minute.into(), 2),
            b'q' => (false, u64::from(time.month - 1) / 3 + 1, 1),
            b'S' => (false, time.second.into(), 2),
            b's' => (time.seconds < 0, time.seconds.unsigned_abs(), 1),
            b'u' => (false, u64::from(time.weekday + 6) % 7 + 1, 1),
            b'w' => (false, time.weekday.into(), 1),
            b'U' => (false, week(0).into(), 2),
            b'W' => (false, week(1).into(), 2),
            b'V' => (false, iso_week(time).1 as u64, 2),
            b'Y' => year(time.year, 4),
            b'G' => year(iso_week(time).0, 4),
            // The century of a year before 0 is the one of its digits, and so are those.
            b'C' => (time.year < 0, time.year.unsigned_abs() / 100, 2),
            b'y' => (false, time.year.unsigned_abs() % 100, 2),
            b'g' => (false, iso_week(time).0.unsigned_abs() % 100, 2),
            b'N' => {
                self.nanoseconds(out, time.nanoseconds);
                return true;
            }
            b'z' => {
                self.offset(out, time, colons);
                return true;
            }
            b'F' => {
                let year = Field {
                    pad: if self.pad == 0 && self.width.is_none() { b'+' } else { self.pad },
                    width: match self.width {
                        None if self.pad == 0 => Some(4),
                        width => Some(width.unwrap_or(0).saturating_sub(6)),
                    },
                    ..*self
                };
                year.write(out, b'Y', 0, 0, time);
                write(out, b"-%m-%d", time, false);
                return true;
            }
            _ => return self.word(out, letter, time),
        };
        let pad = match letter {
            b'e' | b'k' | b'l' if self.pad == 0 => b'_',
            _ => self.pad,
        };
        let mut text = Vec::new();
        let field = Field { pad, ..*self };
        let words: &[u8] = if modifier == b'E' { b"CyY" } else { b"CdeHIgGklmMSuUVwWyj" };
        if modifier != 0 && words.contains(&letter) {
            // What a locale could have instead is a word.
            let blank = matches!(letter, b'e' | b'k' | b'l');
            let pad = if blank { b'_' } else { 0 };
            Field { pad, width: None, ..*self }.number(&mut text, negative, number, digits, false);
            self.text(out, &text);
        } else {
            field.number(
                out,
                negative,
                number,
                digits,
                matches!(letter, b'C' | b'G' | b'Y' | b'y' | b'g'),
            );
        }
        true
    }

    /// Writes what is no number.
    fn word(&self, out: &mut Vec<u8>, letter: u8, time: &Time) -> bool {
        let month = MONTHS.get(usize::from(time.month) - 1).unwrap_or(&"").as_bytes();
        let weekday = WEEKDAYS.get(usize::from(time.weekday)).unwrap_or(&"").as_bytes();
        let half = if time.hour < 12 { b"AM" } else { b"PM" };
        let (word, lower): (&[u8], bool) = match letter {
            b'a' => (weekday.get(..3).unwrap_or(weekday), false),
            b'A' => (weekday, false),
            b'b' | b'h' => (month.get(..3).unwrap_or(month), false),
            b'B' => (month, false),
            b'p' => (half, self.swap),
            b'P' => (half, true),
            b'Z' => (time.local.name, self.swap),
            b'%' => (b"%", false),
            b'n' => (b"\n", false),
            b't' => (b"\t", false),
            _ => {
                let Some((_, format)) = TOGETHER.iter().find(|(name, _)| *name == letter) else {
                    return false;
                };
                let mut text = Vec::new();
                write(&mut text, format, time, self.upper);
                Field { upper: false, swap: false, ..*self }.text(out, &text);
                return true;
            }
        };
        let upper = !lower && (self.upper || self.swap);
        let from = out.len();
        Field { upper, swap: lower, ..*self }.text(out, word);
        if lower {
            out.get_mut(from..).unwrap_or(&mut []).make_ascii_lowercase();
        }
        true
    }

    /// Writes a word: behind blanks, or zeros, up to the width.
    #[inline(never)]
    fn text(&self, out: &mut Vec<u8>, text: &[u8]) {
        let width = if self.pad == b'-' { 0 } else { self.width.unwrap_or(0) };
        let pad = if matches!(self.pad, b'0' | b'+') { b'0' } else { b' ' };
        out.resize(out.len() + width.saturating_sub(text.len()), pad);
        let from = out.len();
        out.extend_from_slice(text);
        if self.upper {
            out.get_mut(from..).unwrap_or(&mut []).make_ascii_uppercase();
        }
    }

    /// Writes a number of `digits` digits, a sign among them.
    #[inline(never)]
    fn number(&self, out: &mut Vec<u8>, negative: bool, number: u64, digits: usize, is_year: bool) {
        let mut room = [0; number::DIGITS];
        let text = number::format(number, &mut room);
        let width = self.width.unwrap_or(digits);
        let shows_plus = self.pad == b'+' && is_year && (text.len() > digits || width > digits);
        let sign: &[u8] = match negative {
            true => b"-",
            false if shows_plus => b"+",
            false => b"",
        };
        self.signed(out, sign, text, width);
    }

    fn signed(&self, out: &mut Vec<u8>, sign: &[u8], digits: &[u8], width: usize) {
        let room = width.saturating_sub(sign.len() + digits.len());
        if self.pad == b'_' {
            out.resize(out.len() + room, b' ');
        }
        out.extend_from_slice(sign);
        if !matches!(self.pad, b'_' | b'-') {
            out.resize(out.len() + room, b'0');
        }
        out.extend_from_slice(digits);
    }

    /// The width is the number of digits; with `-`, as many as are not zeros at the end (date itself takes `%-N` for `%N`).
    fn nanoseconds(&self, out: &mut Vec<u8>, nanoseconds: u32) {
        let mut room = [0; number::DIGITS];
        // The digit in front keeps the zeros behind it.
        let text = number::format(1_000_000_000 + u64::from(nanoseconds), &mut room);
        let width = self.width.unwrap_or(9).max(1);
        let mut digits = text.get(1..(width + 1).min(10)).unwrap_or(&[]);
        if matches!(self.pad, b'_' | b'-') {
            while let [rest @ .., b'0'] = digits
                && !rest.is_empty()
            {
                digits = rest;
            }
        }
        out.extend_from_slice(digits);
        let pad = if self.pad == b'_' { b' ' } else { b'0' };
        let missing = if self.pad == b'-' { 0 } else { width - digits.len() };
        out.resize(out.len() + missing, pad);
    }

    /// The distance from Greenwich: `+hhmm`, or with 1 to 3 colons `+hh:mm`, `+hh:mm:ss`, and `+hh` with as much as is not zero.
    fn offset(&self, out: &mut Vec<u8>, time: &Time, colons: u8) {
        let offset = time.local.offset;
        let size = u64::from(offset.unsigned_abs());
        let parts = [size / 3600, size / 60 % 60, size % 60];
        let count = match (colons, parts) {
            (3, [_, 0, 0]) => 1,
            (0 | 1, _) | (3, [.., 0]) => 2,
            _ => 3,
        };
        let mut text = Vec::new();
        let (mut first, mut width) = (true, 0);
        for part in parts.iter().take(count) {
            // A zero in front is one of padding.
            if !first {
                if colons > 0 {
                    text.push(b':');
                    width += 1;
                }
                text.push(b'0' + (part / 10) as u8);
                text.push(b'0' + (part % 10) as u8);
            } else {
                let mut room = [0; number::DIGITS];
                text.extend_from_slice(number::format(*part, &mut room));
            }
            width += 2;
            first = false;
        }
        let mut digits = text.as_slice();
        while colons == 0
            && let [b'0', rest @ ..] = digits
            && !rest.is_empty()
        {
            digits = rest;
        }
        // Where nobody was, the zone's name says that it is not known: `-00`.
        let west = offset < 0 || offset == 0 && time.local.name.starts_with(b"-");
        let sign = if west { b"-" } else { b"+" };
        self.signed(out, sign, digits, self.width.unwrap_or(width + 1));
    }
}

/// The year and the number of the week by ISO 8601: a week belongs to the year that has its Thursday.
fn iso_week(time: &Time) -> (i64, i64) {
    let first = days_before(time.year, 1, 1);
    let thursday = first + i64::from(time.yearday) + 3 - i64::from((time.weekday + 6) % 7);
    let next = days_before(time.year + 1, 1, 1);
    let (year, start) = if thursday < first {
        (time.year - 1, days_before(time.year - 1, 1, 1))
    } else if thursday >= next {
        (time.year + 1, next)
    } else {
        (time.year, first)
    };
    (year, (thursday - start) / 7 + 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::time::Zone;

    /// Each tried with GNU date.
    #[test]
    fn directives() {
        let zone = Zone::new(Some(b"CET-1CEST,M3.5.0,M10.5.0/3"), None);
        let time = Time::new((1_700_000_000, 123_456_789), &zone).unwrap();
        let cases = [
            ("%c", "Tue Nov 14 23:13:20 2023"),
            ("%12F %_12F %+12F", "002023-11-14   2023-11-14 +02023-11-14"),
            ("%+5Y %5Y %_5Y %-5d %5d", "+2023 02023  2023 14 00014"),
            ("%3N %12N|%_12N|%-3N", "123 123456789000|123456789   |123"),
            ("%10z %_10z %:z %::z %:::z %_:z", "+000000100       +100 +01:00 +01:00:00 +01  +1:00"),
            ("%::::z %5Q %10%d", "%::::z   %5Q        %1014"),
            ("%#Z %^a %#p %^P %30c", "cet TUE pm pm       Tue Nov 14 23:13:20 2023"),
            ("%Ed %Od %5EY %OY", "%Ed 14  2023 %OY"),
            ("%U %V %W %G %g %u %j %q %5k %l", "46 46 46 2023 23 2 318 4    23 11"),
            ("%", "%"),
            ("a%-", "a%-"),
            ("%05n", "0000\n"),
        ];
        for (format, expected) in cases {
            let mut text = Vec::new();
            super::format(&mut text, format.as_bytes(), &time);
            assert_eq!(String::from_utf8_lossy(&text), expected, "{format}");
        }
    }
}
