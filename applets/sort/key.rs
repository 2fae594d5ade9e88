//! What lines are compared by: their keys.
use super::Sort;
use core::cmp::Ordering::{self, Equal, Greater, Less};
use rt::{
    Cx, Stop, Vec,
    text::{
        float::{Extended, Value},
        version,
    },
};

/// A key: where in a line it lies, and how it is compared.
#[derive(Clone, Copy)]
pub struct Key {
    /// The fields, and the bytes, that come before it.
    pub start: (usize, usize),
    /// The fields that its end is behind, and the bytes behind those. The field is [`LINE`] where there is no end.
    pub end: (usize, usize),
    /// Are blanks passed over before the bytes of the end are counted?
    pub skip_at_end: bool,
    /// Ordering options, a bit for each of [`LETTERS`].
    pub letters: u16,
    /// Was it given in the form of before POSIX?
    pub obsolete: bool,
}

pub const LINE: usize = usize::MAX;

/// Ordering options, in the order in which messages list them.
pub const LETTERS: &[u8; 11] = b"bdfghiMnRrV";

/// The bit of an ordering option; 0 for other letters.
pub const fn bit(letter: u8) -> u16 {
    let mut at = 0;
    while at < LETTERS.len() {
        if LETTERS[at] == letter {
            return 1 << at;
        }
        at += 1;
    }
    0
}

pub const BLANKS: u16 = bit(b'b');
pub const DICTIONARY: u16 = bit(b'd');
pub const FOLD: u16 = bit(b'f');
pub const GENERAL: u16 = bit(b'g');
pub const HUMAN: u16 = bit(b'h');
pub const PRINTING: u16 = bit(b'i');
pub const MONTH: u16 = bit(b'M');
pub const NUMERIC: u16 = bit(b'n');
pub const RANDOM: u16 = bit(b'R');
pub const REVERSE: u16 = bit(b'r');
pub const VERSION: u16 = bit(b'V');

/// What passes over or changes bytes of a text.
pub const TRANSLATING: u16 = DICTIONARY | FOLD | PRINTING;
/// What is no order of texts; of these there can be one.
pub const KINDS: u16 = NUMBERS | MONTH | RANDOM | VERSION;
pub const NUMBERS: u16 = GENERAL | HUMAN | NUMERIC;

impl Key {
    /// All of the line.
    pub const WHOLE: Key =
        Key { start: (0, 0), end: (LINE, 0), skip_at_end: false, letters: 0, obsolete: false };

    pub fn has(&self, letters: u16) -> bool {
        self.letters & letters != 0
    }

    /// Is it all of the line, byte by byte?
    pub fn is_plain_line(&self) -> bool {
        self.start == (0, 0) && self.end.0 == LINE && !self.has(!REVERSE)
    }

    /// Reads the value of `-k`: `F[.C][OPTS][,F[.C][OPTS]]`.
    pub fn parse(cx: &mut Cx, text: &[u8]) -> Result<Key, Stop> {
        let mut key = Key::WHOLE;
        let mut rest = text;
        key.start.0 = number(cx, &mut rest, "number at field start")?;
        if let [b'.', after @ ..] = rest {
            rest = after;
            key.start.1 = number(cx, &mut rest, "number after '.'")?;
            if key.start.1 == 0 {
                return Err(bad(cx, "character offset is zero", text));
            }
            key.start.1 -= 1;
        }
        if key.start.0 == 0 {
            return Err(bad(cx, "field number is zero", text));
        }
        key.start.0 -= 1;
        key.letters = letters(&mut rest);
        if let [b',', after @ ..] = rest {
            rest = after;
            key.end.0 = number(cx, &mut rest, "number after ','")?;
            if key.end.0 == 0 {
                return Err(bad(cx, "field number is zero", text));
            }
            if let [b'.', after @ ..] = rest {
                rest = after;
                key.end.1 = number(cx, &mut rest, "number after '.'")?;
            }
            if key.end.1 > 0 {
                key.end.0 -= 1;
            }
            let at_end = letters(&mut rest);
            key.skip_at_end = at_end & BLANKS != 0;
            key.letters |= at_end & !BLANKS;
        }
        if !rest.is_empty() {
            return Err(bad(cx, "stray character in field spec", text));
        }
        Ok(key)
    }

    /// Where in the line the key lies. `tab` ends fields; without one, fields begin with their blanks.
    pub fn bounds(&self, line: &[u8], tab: Option<u8>) -> (usize, usize) {
        let mut start = skip_fields(line, 0, self.start.0, tab, true);
        if self.has(BLANKS) {
            start = skip_blanks(line, start);
        }
        start = start.saturating_add(self.start.1).min(line.len());
        if self.end.0 == LINE {
            return (start, line.len());
        }
        let mut end = skip_fields(line, 0, self.end.0, tab, self.end.1 > 0);
        if self.end.1 > 0 {
            if self.skip_at_end {
                end = skip_blanks(line, end);
            }
            end = end.saturating_add(self.end.1).min(line.len());
        }
        (start, end.max(start))
    }

    /// The key in the line.
    pub fn of<'l>(&self, line: &'l [u8], tab: Option<u8>) -> &'l [u8] {
        let (start, end) = self.bounds(line, tab);
        line.get(start..end).unwrap_or(&[])
    }

    /// Compares the keys of two lines.
    pub fn compare(&self, a: &[u8], b: &[u8], sort: &Sort) -> Ordering {
        let (a, b) = (self.of(a, sort.tab), self.of(b, sort.tab));
        let (x, y);
        let (a, b) = if self.has(TRANSLATING) && self.has(KINDS) {
            (x, y) = (self.translate(a), self.translate(b));
            (&*x, &*y)
        } else {
            (a, b)
        };
        let order = match self.letters & KINDS {
            NUMERIC => Number::of(a).compare(&Number::of(b)),
            GENERAL => compare_general(a, b),
            HUMAN => {
                let (a, b) = (Number::of(a), Number::of(b));
                a.power().cmp(&b.power()).then_with(|| a.compare(&b))
            }
            MONTH => month(a).cmp(&month(b)),
            VERSION => version::compare(a, b),
            RANDOM => sort.hash(a).cmp(&sort.hash(b)).then_with(|| a.cmp(b)),
            _ => self.compare_texts(a, b),
        };
        if self.has(REVERSE) { order.reverse() } else { order }
    }

    fn compare_texts(&self, a: &[u8], b: &[u8]) -> Ordering {
        if !self.has(TRANSLATING) {
            return a.cmp(b);
        }
        let (mut a, mut b) = (a.iter(), b.iter());
        loop {
            let (x, y) = (self.next(&mut a), self.next(&mut b));
            if x != y || x.is_none() {
                return x.cmp(&y);
            }
        }
    }

    /// What counts of a text, as it counts.
    fn translate(&self, text: &[u8]) -> Vec<u8> {
        let mut bytes = text.iter();
        let mut translated = Vec::with_capacity(text.len());
        while let Some(byte) = self.next(&mut bytes) {
            translated.push(byte);
        }
        translated
    }

    /// The next byte that counts, as it counts.
    fn next(&self, bytes: &mut core::slice::Iter<u8>) -> Option<u8> {
        let counts = |byte: &u8| {
            (!self.has(DICTIONARY) || byte.is_ascii_alphanumeric() || is_blank(byte))
                && (!self.has(PRINTING) || matches!(byte, b' '..=b'~'))
        };
        let byte = *bytes.find(|byte| counts(byte))?;
        Some(if self.has(FOLD) { byte.to_ascii_uppercase() } else { byte })
    }

    /// What compares as the part of the key that level `depth` looks at.
    pub fn prefix(&self, line: &[u8], depth: usize, sort: &Sort) -> u64 {
        let mut text = self.of(line, sort.tab);
        let translated;
        if self.has(TRANSLATING) && self.has(KINDS) {
            translated = self.translate(text);
            text = &translated;
        }
        let value = match self.letters & KINDS {
            NUMERIC => Number::of(text).rank(0),
            HUMAN => {
                let number = Number::of(text);
                number.rank(number.power())
            }
            MONTH => month(text).into(),
            GENERAL => rank_general(text),
            RANDOM => u64::from_be_bytes(*sort.hash(text).first_chunk().unwrap_or(&[0; 8])),
            VERSION => 0,
            _ if self.has(TRANSLATING) => {
                let mut bytes = text.iter();
                let mut start = [0; hot::PREFIX + 1];
                let mut len = 0;
                while let Some(place) = start.get_mut(len)
                    && let Some(byte) = self.next(&mut bytes)
                {
                    *place = byte;
                    len += 1;
                }
                hot::prefix(start.get(..len).unwrap_or(&[]), 0)
            }
            _ => hot::prefix(text, depth * hot::PREFIX),
        };
        if self.has(REVERSE) { !value } else { value }
    }

    /// What is known of lines with the same prefix.
    pub fn after(&self, prefix: u64) -> After {
        let prefix = if self.has(REVERSE) { !prefix } else { prefix };
        match self.letters & KINDS {
            MONTH => After::Equal,
            NUMERIC | HUMAN if prefix & 1 == 0 => After::Equal,
            0 if hot::is_last(prefix) => After::Equal,
            0 if !self.has(TRANSLATING) => After::More,
            _ => After::Unknown,
        }
    }
}

/// What is known of the keys of lines with the same prefix.
pub enum After {
    Equal,
    /// There is another prefix behind it.
    More,
    Unknown,
}

fn bad(cx: &mut Cx, problem: &str, text: &[u8]) -> Stop {
    cx.stop(packed!("%r: invalid field specification %w"), &[problem.as_bytes(), text])
}

/// Takes a number off the front of `rest`.
fn number(cx: &mut Cx, rest: &mut &[u8], what: &str) -> Result<usize, Stop> {
    let (mut value, mut len) = (0usize, 0);
    while let Some(digit) = rest.get(len).map(|byte| byte.wrapping_sub(b'0')).filter(|&d| d < 10) {
        value = value.saturating_mul(10).saturating_add(digit.into());
        len += 1;
    }
    if len == 0 {
        return Err(
            cx.stop(packed!("invalid %r: invalid count at start of %w"), &[what.as_bytes(), rest])
        );
    }
    *rest = rest.get(len..).unwrap_or(&[]);
    // So large a number is as good as none.
    Ok(value.min(LINE - 1))
}

/// Takes ordering options off the front of `rest`.
pub fn letters(rest: &mut &[u8]) -> u16 {
    let mut letters = 0;
    while let [letter, after @ ..] = *rest
        && bit(*letter) != 0
    {
        letters |= bit(*letter);
        *rest = after;
    }
    letters
}

fn is_blank(byte: &u8) -> bool {
    // A newline is one where it ends no line.
    matches!(byte, b' ' | b'\t' | b'\n')
}

fn skip_blanks(line: &[u8], mut at: usize) -> usize {
    while line.get(at).is_some_and(is_blank) {
        at += 1;
    }
    at
}

/// The place behind `count` fields from `at` on, and `behind` what ends the last one.
fn skip_fields(line: &[u8], mut at: usize, count: usize, tab: Option<u8>, behind: bool) -> usize {
    for left in (0..count).rev() {
        if at >= line.len() {
            break;
        }
        match tab {
            Some(tab) => {
                while line.get(at).is_some_and(|&byte| byte != tab) {
                    at += 1;
                }
                if at < line.len() && (left > 0 || behind) {
                    at += 1;
                }
            }
            None => {
                at = skip_blanks(line, at);
                while line.get(at).is_some_and(|byte| !is_blank(byte)) {
                    at += 1;
                }
            }
        }
    }
    at
}

/// A decimal number as it stands in a text.
pub struct Number<'t> {
    negative: bool,
    /// The digits before the point without leading zeros, and behind it without trailing ones.
    whole: &'t [u8],
    fraction: &'t [u8],
    /// What follows.
    pub rest: &'t [u8],
}

impl<'t> Number<'t> {
    pub fn of(text: &'t [u8]) -> Number<'t> {
        let mut rest = text.get(skip_blanks(text, 0)..).unwrap_or(&[]);
        let mut negative = false;
        if let [b'-', after @ ..] = rest {
            (negative, rest) = (true, after);
        }
        while let [b'0', after @ ..] = rest {
            rest = after;
        }
        let whole;
        (whole, rest) = digits(rest);
        let mut fraction: &[u8] = &[];
        if let [b'.', after @ ..] = rest {
            (fraction, rest) = digits(after);
            while let [before @ .., b'0'] = fraction {
                fraction = before;
            }
        }
        negative &= !(whole.is_empty() && fraction.is_empty());
        Number { negative, whole, fraction, rest }
    }

    fn is_zero(&self) -> bool {
        self.whole.is_empty() && self.fraction.is_empty()
    }

    fn compare(&self, other: &Number) -> Ordering {
        if self.negative != other.negative {
            return if self.negative { Less } else { Greater };
        }
        let order = self.whole.len().cmp(&other.whole.len());
        let order = order
            .then_with(|| self.whole.cmp(other.whole))
            .then_with(|| self.fraction.cmp(other.fraction));
        if self.negative { order.reverse() } else { order }
    }

    /// The power of 1000 or 1024 that its suffix stands for; of negative ones negative.
    fn power(&self) -> i32 {
        let power = match self.rest.first() {
            Some(b'k') => 1,
            Some(letter) if !self.is_zero() => {
                b"KMGTPEZYRQ".iter().position(|known| known == letter).map_or(0, |at| at as i32 + 1)
            }
            _ => 0,
        };
        let power = if self.is_zero() { 0 } else { power };
        if self.negative { -power } else { power }
    }

    /// What compares as the number of that power does, as far as it goes: an odd one is less than the number, or greater than a
    /// negative one, and stands for several.
    fn rank(&self, power: i32) -> u64 {
        const MOST: u64 = 1 << 57;
        let mut value = 0u64;
        for at in 0..self.whole.len() + 3 {
            let digit = match at.checked_sub(self.whole.len()) {
                None => self.whole.get(at),
                Some(at) => self.fraction.get(at),
            };
            value = value * 10 + u64::from(digit.map_or(0, |digit| digit - b'0'));
            if value >= MOST {
                value = MOST;
                break;
            }
        }
        let inexact = value >= MOST || self.fraction.len() > 3;
        let rank = (power.unsigned_abs() as u64) << 59 | value << 1 | u64::from(inexact);
        const ZERO: u64 = 1 << 63;
        if self.negative { ZERO - rank } else { ZERO + rank }
    }
}

fn digits(text: &[u8]) -> (&[u8], &[u8]) {
    let len = text.iter().take_while(|byte| byte.is_ascii_digit()).count();
    text.split_at_checked(len).unwrap_or((text, &[]))
}

pub fn month(text: &[u8]) -> u8 {
    let name = text.get(skip_blanks(text, 0)..).and_then(|text| text.first_chunk::<3>());
    let name = name.map(|name| name.to_ascii_uppercase());
    let known = b"JANFEBMARAPRMAYJUNJULAUGSEPOCTNOVDEC".as_chunks::<3>().0;
    known.iter().position(|known| Some(known.to_vec()) == name).map_or(0, |at| at as u8 + 1)
}

/// What is no number comes first, then NaN, then numbers by their values.
fn compare_general(a: &[u8], b: &[u8]) -> Ordering {
    let (a, b) = (Extended::parse(a), Extended::parse(b));
    if a.used == 0 || b.used == 0 {
        return (a.used > 0).cmp(&(b.used > 0));
    }
    let (x, y) = (place(&a.value), place(&b.value));
    if a.value.value == Value::NotANumber && a.value.value == b.value.value {
        return Equal;
    }
    x.cmp(&y)
}

/// What compares as the number does.
fn place(number: &Extended) -> i128 {
    let size = match number.value {
        Value::NotANumber => return i128::MIN,
        Value::Infinite => i128::MAX,
        Value::Finite { mantissa: 0, .. } => 0,
        Value::Finite { mantissa, exponent } => {
            // Where the exponent is the least, what is before the mantissa's highest bit tells nothing: it is 0.
            i128::from(exponent + (1 << 16)) << 64 | i128::from(mantissa)
        }
    };
    if number.negative { -size } else { size }
}

fn rank_general(text: &[u8]) -> u64 {
    let number = Extended::parse(text);
    if number.used == 0 {
        return 0;
    }
    // The exponent has 17 bits behind the 64 of the mantissa; the sign is flipped.
    match number.value.value {
        Value::NotANumber => 1,
        Value::Infinite if number.value.negative => 2,
        Value::Infinite => u64::MAX,
        _ => (place(&number.value) >> 19) as u64 ^ 1 << 63,
    }
}
