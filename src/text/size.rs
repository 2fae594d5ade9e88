//! Sizes as `ls`, `du` and `df` print them, and the options and variables that choose their unit.
use super::number;
use crate::{Cx, Stop};
use alloc::vec::Vec;

/// The unit that sizes are printed in. What does not come out even is rounded up.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Scale {
    /// In bytes; 0 is the largest unit of which there is at least one, for each size on its own.
    block: u64,
    /// 1000 or 1024
    base: u64,
    /// Does the unit stand behind the number?
    shown: bool,
    /// As `KiB` and `kB`, not just `K`?
    whole: bool,
}

/// Why a text is no size.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum SizeError {
    Invalid,
    Suffix,
    Overflow,
}

/// The room that a printed size needs.
pub const ROOM: usize = number::DIGITS + 3;

impl Scale {
    pub const HUMAN: Scale = Scale { block: 0, base: 1024, shown: true, whole: false };
    pub const SI: Scale = Scale { block: 0, base: 1000, shown: true, whole: false };

    /// A unit of so many bytes, which is not 0.
    pub const fn blocks(block: u64) -> Scale {
        Scale { block, base: 1024, shown: false, whole: false }
    }

    /// Bytes in a unit; 1 where each size has its own.
    pub fn block(self) -> u64 {
        self.block.max(1)
    }

    /// Does each size have a unit of its own, and is that a power of 1000 or of 1024?
    pub fn human(self) -> Option<u64> {
        (self.block == 0).then_some(self.base)
    }

    /// The same for what is counted and not in bytes: one by one, if there is one unit for all.
    pub fn for_counts(self) -> Scale {
        Scale { block: self.block.min(1), ..self }
    }

    /// What `--block-size` takes: a count with a multiplier, which is printed behind the sizes where it is given alone, or
    /// `human-readable` or `si`. An apostrophe before it asks for the locale's grouping of digits, of which the C locale has none.
    #[inline(never)]
    pub fn parse(text: &[u8]) -> Result<Scale, SizeError> {
        let text = text.strip_prefix(b"'").unwrap_or(text);
        if !text.is_empty() {
            if b"human-readable".starts_with(text) {
                return Ok(Scale::HUMAN);
            }
            // An `s` is enough.
            if b"si".starts_with(text) {
                return Ok(Scale::SI);
            }
        }
        let (size, error) = measure(text);
        // What is 0 is refused as such, whatever stands behind it.
        if size == 0 {
            return Err(SizeError::Invalid);
        }
        error.map_or(Ok(()), Err)?;
        let whole = text.ends_with(b"B");
        Ok(Scale {
            block: size,
            base: if whole && !text.ends_with(b"iB") { 1000 } else { 1024 },
            shown: !text.iter().any(u8::is_ascii_digit),
            whole,
        })
    }

    /// What the variable `name`, or else BLOCK_SIZE or BLOCKSIZE says; without them, units of 1024 bytes, or of 512 for POSIX.
    #[inline(never)]
    pub fn from_env(cx: &Cx, name: &str) -> Scale {
        for name in [name, "BLOCK_SIZE", "BLOCKSIZE"].iter() {
            // One that is no size hides the others as well.
            if let Some(text) = cx.var(name.as_bytes()) {
                match Scale::parse(text) {
                    Ok(scale) => return scale,
                    Err(SizeError::Invalid) => break,
                    // A number counts, whatever is wrong with what stands behind it.
                    Err(_) => {
                        let text = text.strip_prefix(b"'").unwrap_or(text);
                        return Scale::blocks(measure(text).0.max(1));
                    }
                }
            }
        }
        Scale::blocks(if cx.posixly_correct() { 512 } else { 1024 })
    }

    /// What the option at hand says: `-B`, or `--block-size`.
    #[inline(never)]
    pub fn from_option(cx: &mut Cx) -> Result<Scale, Stop> {
        let text = cx.value().to_bytes();
        let name = if cx.is_long() { "--block-size" } else { "-B" };
        Scale::parse(text).map_err(|error| refuse(cx, name, error))
    }

    /// `count` times `unit` bytes, at the start of `room`.
    #[inline(never)]
    pub fn format(self, count: u64, unit: u64, room: &mut [u8; ROOM]) -> &[u8] {
        let size = count.saturating_mul(unit);
        let mut power = 0;
        let mut tenths = None;
        let value = if self.block == 0 {
            let mut divisor = 1u64;
            while size / divisor >= self.base {
                divisor *= self.base;
                power += 1;
            }
            let mut value = size.div_ceil(divisor);
            if value >= self.base {
                value = 1;
                power += 1;
                tenths = Some(0);
            } else if power > 0 {
                // No remainder is as much as 2^60, so that this fits.
                let all = size / divisor * 10 + (size % divisor * 10).div_ceil(divisor);
                if all < 100 {
                    value = all / 10;
                    tenths = Some(all % 10);
                }
            }
            value
        } else {
            let mut reached = 1u64;
            while self.shown && reached < self.block {
                reached = reached.saturating_mul(self.base);
                power += 1;
            }
            // Without a detour over bytes where the units fit, so that nothing overflows.
            match unit.checked_rem(self.block) {
                Some(0) => count.saturating_mul(unit / self.block),
                _ => size.div_ceil(self.block),
            }
        };
        let mut digits = [0; number::DIGITS];
        let mut len = 0;
        let mut put = |byte: u8| {
            if let Some(place) = room.get_mut(len) {
                *place = byte;
                len += 1;
            }
        };
        number::format(value, &mut digits).iter().for_each(|&digit| put(digit));
        if let Some(tenths) = tenths {
            put(b'.');
            put(b'0' + tenths as u8);
        }
        if self.shown && power > 0 {
            let letters: &[u8; 9] = if self.base == 1000 { b"?kMGTPEZY" } else { b"?KMGTPEZY" };
            put(letters.get(power).copied().unwrap_or(b'?'));
        }
        if self.whole && self.shown {
            if self.base == 1024 && power > 0 {
                put(b'i');
            }
            put(b'B');
        }
        room.get(..len).unwrap_or(&[])
    }
}

impl Scale {
    /// The unit itself, as the heading of a column names it: `1K`, `512B`, `1.5kB`.
    #[inline(never)]
    pub fn unit(self, room: &mut [u8; ROOM]) -> Vec<u8> {
        let mut base = if self.shown { self.base } else { 1000 };
        // The base that the unit is a round number in, if that is just one of the two.
        let (mut thousands, mut powers_of_two) = (self.block, self.block);
        while thousands != 0 {
            let (decimal, binary) = (thousands % 1000 == 0, powers_of_two % 1024 == 0);
            thousands /= 1000;
            powers_of_two /= 1024;
            if decimal != binary {
                base = if binary { 1024 } else { 1000 };
            }
            if !decimal || !binary {
                break;
            }
        }
        let whole = self.shown && self.whole || base == 1000;
        let text = Scale { block: 0, base, shown: true, whole }.format(self.block, 1, room);
        // A whole number of units needs no tenths.
        match text {
            [digit, b'.', b'0', rest @ ..] => [&[*digit], rest].concat(),
            text => text.to_vec(),
        }
    }
}

/// Reports that the value of the option at hand, which is called `name`, is no size.
#[inline(never)]
pub fn refuse(cx: &mut Cx, name: &str, error: SizeError) -> Stop {
    let message = match error {
        SizeError::Invalid => packed!("invalid %r argument '%r'"),
        SizeError::Suffix => packed!("invalid suffix in %r argument '%r'"),
        SizeError::Overflow => packed!("%r argument '%r' too large"),
    };
    let value = cx.value().to_bytes();
    cx.stop(message, &[name.as_bytes(), value])
}

/// A number as C writes it (`0x` and a leading `0` have their meaning), with a multiplier: powers of 1024, or of 1000 with a `B` or a
/// `D` behind the letter. A multiplier alone stands for 1 of it.
#[inline(never)]
pub fn bytes(text: &[u8]) -> Result<u64, SizeError> {
    match measure(text) {
        (size, None) => Ok(size),
        (_, Some(error)) => Err(error),
    }
}

/// The size, as far as it is one, and what is wrong with the text.
fn measure(text: &[u8]) -> (u64, Option<SizeError>) {
    let digits = number::skip_space(text);
    let digits = digits.strip_prefix(b"+").unwrap_or(digits);
    let (base, digits) = match digits {
        [b'0', b'x' | b'X', rest @ ..] if rest.first().is_some_and(u8::is_ascii_hexdigit) => {
            (16, rest)
        }
        [b'0', ..] => (8, digits),
        _ => (10, digits),
    };
    let (mut value, mut used, mut overflow) = (0u64, 0, false);
    for digit in digits.iter().map_while(|&byte| char::from(byte).to_digit(base)) {
        let next = value.checked_mul(base.into()).and_then(|value| value.checked_add(digit.into()));
        overflow |= next.is_none();
        value = next.unwrap_or(u64::MAX);
        used += 1;
    }
    let mut suffix = digits.get(used..).unwrap_or(b"");
    if used == 0 {
        value = 1;
        suffix = text;
        if !matches!(text, [letter, ..] if b"eEgGkKmMpPtTyYzZ".contains(letter)) {
            return (0, Some(SizeError::Invalid));
        }
    }
    let [letter, unit @ ..] = suffix else {
        return (value, overflow.then_some(SizeError::Overflow));
    };
    let power = match letter {
        b'g' | b'k' | b'm' | b't' => letter - 32,
        letter => *letter,
    };
    let power = b"KMGTPEZY".iter().position(|&known| known == power);
    let Some(power) = power else { return (value, Some(SizeError::Suffix)) };
    let (base, rest): (u64, &[u8]) = match unit {
        [b'B' | b'D', rest @ ..] => (1000, rest),
        [b'i', b'B', rest @ ..] => (1024, rest),
        _ => (1024, unit),
    };
    // Nothing is 0 of any unit, even of those that do not fit.
    let size = match base.checked_pow(power as u32 + 1) {
        _ if value == 0 => Some(0),
        factor => factor.and_then(|factor| value.checked_mul(factor)).filter(|_| !overflow),
    };
    let error = match size {
        _ if !rest.is_empty() => Some(SizeError::Suffix),
        None => Some(SizeError::Overflow),
        Some(_) => None,
    };
    (size.unwrap_or(u64::MAX), error)
}

/// A size with a digit behind the point and a letter, rounded as util-linux does: `512B`, `1.5M`.
#[inline(never)]
pub fn short(size: u64) -> Vec<u8> {
    let mut shift = 0;
    while shift < 60 && size >> shift >= 1024 {
        shift += 10;
    }
    let mut whole = size >> shift;
    let rest = size & ((1 << shift) - 1);
    // Tenths of the unit: what is cut off does not matter to them.
    let mut tenths = if shift > 10 { rest >> (shift - 10) } else { rest };
    tenths = (tenths * 1000 / 1024 + 50) / 100;
    if tenths == 10 {
        (whole, tenths) = (whole + 1, 0);
    }
    let mut text = number::format(whole, &mut [0; number::DIGITS]).to_vec();
    if tenths > 0 && shift > 0 {
        text.extend_from_slice(&[b'.', b'0' + tenths as u8]);
    }
    text.push(b"BKMGTPE".get(shift / 10).copied().unwrap_or(b'B'));
    text
}

#[cfg(test)]
mod tests {
    use super::{SizeError::*, *};

    fn of(scale: &str, size: u64) -> String {
        let scale = Scale::parse(scale.as_bytes()).unwrap();
        String::from_utf8(scale.format(size, 1, &mut [0; ROOM]).to_vec()).unwrap()
    }

    #[test]
    fn what_gnu_prints() {
        // -h, --si, -BK, -BkB, -BKiB, -BM, -B1000, -B3 of GNU du.
        let cases = [
            (0, "0 0 0K 0kB 0KiB 0M 0 0"),
            (999, "999 999 1K 1kB 1KiB 1M 1 333"),
            (1000, "1000 1.0k 1K 1kB 1KiB 1M 1 334"),
            (1025, "1.1K 1.1k 2K 2kB 2KiB 1M 2 342"),
            (10137, "9.9K 11k 10K 11kB 10KiB 1M 11 3379"),
            (10138, "10K 11k 10K 11kB 10KiB 1M 11 3380"),
            (99999, "98K 100k 98K 100kB 98KiB 1M 100 33333"),
            (999999, "977K 1.0M 977K 1000kB 977KiB 1M 1000 333333"),
            (1047553, "1.0M 1.1M 1024K 1048kB 1024KiB 1M 1048 349185"),
            (1048577, "1.1M 1.1M 1025K 1049kB 1025KiB 2M 1049 349526"),
        ];
        for (size, texts) in cases {
            let scales = ["human", "si", "K", "kB", "KiB", "M", "1000", "3"];
            for (scale, text) in scales.iter().zip(texts.split(' ')) {
                assert_eq!(of(scale, size), text, "{size} by {scale}");
            }
        }
        assert_eq!(of("human-readable", u64::MAX), "16E");
        assert_eq!(of("si", u64::MAX), "19E");
        assert_eq!(of("kD", 1_500_000), "1500K");
        assert_eq!(of("'1", 1_500_000), "1500000");
    }

    #[test]
    fn units_in_headings() {
        let cases = [
            ("1", "1B"),
            ("512", "512B"),
            ("1000", "1kB"),
            ("1024", "1K"),
            ("1500", "1.5kB"),
            ("2048", "2K"),
            ("5M", "5M"),
            ("1000000", "1MB"),
            ("kB", "1kB"),
            ("M", "1M"),
            ("KiB", "1KiB"),
            ("1000000000", "1GB"),
        ];
        for (text, unit) in cases {
            let scale = Scale::parse(text.as_bytes()).unwrap();
            assert_eq!(scale.unit(&mut [0; ROOM]), unit.as_bytes(), "{text}");
        }
    }

    #[test]
    fn other_units_than_bytes() {
        let format = |scale: Scale, count, unit| {
            String::from_utf8(scale.format(count, unit, &mut [0; ROOM]).to_vec()).unwrap()
        };
        assert_eq!(format(Scale::blocks(1024), u64::MAX / 2, 1024), "9223372036854775807");
        assert_eq!(format(Scale::blocks(1024), 3, 512), "2");
        assert_eq!(format(Scale::HUMAN, 3, 512), "1.5K");
    }

    #[test]
    fn what_is_no_unit() {
        let cases = [
            ("0", Invalid),
            ("", Invalid),
            ("'", Invalid),
            ("-1", Invalid),
            ("B", Invalid),
            ("x", Invalid),
            ("+K", Invalid),
            ("08", Invalid),
            ("0x", Invalid),
            ("i", Invalid),
            ("human-readablex", Invalid),
            ("1B", Suffix),
            ("1x", Suffix),
            ("1Kx", Suffix),
            ("1 K", Suffix),
            ("Ki", Suffix),
            ("KK", Suffix),
            ("e", Suffix),
            ("1p", Suffix),
            ("1Y", Overflow),
            ("16E", Overflow),
            ("18446744073709551616", Overflow),
        ];
        for (text, error) in cases {
            assert_eq!(Scale::parse(text.as_bytes()), Err(error), "{text}");
        }
        assert_eq!(bytes(b" +0x10K"), Ok(16 << 10));
        assert_eq!(bytes(b"010"), Ok(8));
        assert_eq!(bytes(b"1KD"), Ok(1000));
    }
}
