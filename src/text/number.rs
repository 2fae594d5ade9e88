//! Numbers from the command line.
use alloc::vec::Vec;

/// Why a text is not a number. As wide as a register, so that a number or this comes back in two of them.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(usize)]
pub enum NumberError {
    Invalid,
    /// A number, but too large.
    Overflow,
}

/// isspace(3) in the C locale: what the C library's functions skip before a number.
pub fn is_space(byte: &u8) -> bool {
    matches!(byte, b' ' | 9..=13)
}

/// `text` without the blanks that it starts with.
#[inline(never)]
pub fn skip_space(mut text: &[u8]) -> &[u8] {
    while let [byte, rest @ ..] = text
        && is_space(byte)
    {
        text = rest;
    }
    text
}

/// A count as memory has them: one that is beyond all memory is the largest.
#[inline(always)]
pub fn fit(count: u64) -> usize {
    usize::try_from(count).unwrap_or(usize::MAX)
}

/// A decimal number without a sign.
pub fn decimal(text: &[u8]) -> Result<u64, NumberError> {
    match digits(text) {
        (_, used, _) if used == 0 || used < text.len() => Err(NumberError::Invalid),
        (_, _, true) => Err(NumberError::Overflow),
        (value, ..) => Ok(value),
    }
}

/// The same with what strtoul(3) takes before it: white space and a plus.
#[inline(never)]
pub fn unsigned(text: &[u8]) -> Result<u64, NumberError> {
    let digits = skip_space(text);
    decimal(digits.strip_prefix(b"+").unwrap_or(digits))
}

/// The value of the digits that `text` starts with, how many there are, and whether the value is too large for its type.
#[inline(never)]
pub fn digits(text: &[u8]) -> (u64, usize, bool) {
    let (mut value, mut used, mut overflow) = (0u64, 0, false);
    for digit in text.iter().map(|byte| byte.wrapping_sub(b'0')).take_while(|&digit| digit < 10) {
        let next = value.checked_mul(10).and_then(|value| value.checked_add(digit.into()));
        overflow |= next.is_none();
        value = next.unwrap_or(u64::MAX);
        used += 1;
    }
    (value, used, overflow)
}

/// The room that [`format`] needs: the digits of 2^64 - 1.
pub const DIGITS: usize = 20;

/// The decimal digits of `value`, at the end of `room`.
pub fn format(mut value: u64, room: &mut [u8; DIGITS]) -> &[u8] {
    let mut at = DIGITS;
    for slot in room.iter_mut().rev() {
        *slot = b'0' + (value % 10) as u8;
        at -= 1;
        value /= 10;
        if value == 0 {
            break;
        }
    }
    room.get(at..).unwrap_or(&[])
}

/// The decimal digits of `value`, behind a minus sign if it is negative.
#[inline(never)]
pub fn format_signed(value: i64) -> Vec<u8> {
    let mut text = Vec::new();
    if value < 0 {
        text.push(b'-');
    }
    text.extend_from_slice(format(value.unsigned_abs(), &mut [0; DIGITS]));
    text
}

/// The hexadecimal digits of `value`, at the end of `room`.
pub fn format_hex(mut value: u64, room: &mut [u8; 16]) -> &[u8] {
    let mut at = room.len();
    for slot in room.iter_mut().rev() {
        let digit = (value % 16) as u8;
        *slot = digit + if digit < 10 { b'0' } else { b'a' - 10 };
        at -= 1;
        value /= 16;
        if value == 0 {
            break;
        }
    }
    room.get(at..).unwrap_or(&[])
}

/// A count with a multiplier, as `head -c` takes it: blanks and a plus sign before it are fine; `b` is 512; `K`, `M` to `Y` are powers
/// of 1024, also as `KiB`, and `KB` to `YB` powers of 1000; `k` and `m` are `K` and `M`. A suffix alone, with nothing before it,
/// stands for 1 of it.
pub fn size(given: &[u8]) -> Result<u64, NumberError> {
    let text = skip_space(given);
    let text = text.strip_prefix(b"+").unwrap_or(text);
    let (value, used, overflow) = digits(text);
    let suffix = text.get(used..).unwrap_or(b"");
    let value = if used == 0 { 1 } else { value };
    let power = |letter: &u8| {
        let letter = if matches!(letter, b'k' | b'm') { letter - 32 } else { *letter };
        b"KMGTPEZY".iter().position(|&known| known == letter).map(|index| index as u32 + 1)
    };
    let factor = match suffix {
        _ if used == 0 && (suffix.is_empty() || text.len() < given.len()) => {
            return Err(NumberError::Invalid);
        }
        [] => Some(1),
        b"b" => Some(512),
        [letter, unit @ ..] => {
            let base: u64 = match unit {
                b"" | b"iB" => 1024,
                b"B" => 1000,
                _ => return Err(NumberError::Invalid),
            };
            base.checked_pow(power(letter).ok_or(NumberError::Invalid)?)
        }
    };
    if value == 0 {
        return Ok(0);
    }
    factor
        .and_then(|factor| value.checked_mul(factor))
        .filter(|_| !overflow)
        .ok_or(NumberError::Overflow)
}

#[cfg(test)]
mod tests {
    use super::{NumberError::*, *};

    #[test]
    fn sizes() {
        let cases: [(&str, Result<u64, NumberError>); 23] = [
            ("0", Ok(0)),
            ("010", Ok(10)),
            (" +7", Ok(7)),
            ("\x0b7", Ok(7)),
            ("b", Ok(512)),
            ("2b", Ok(1024)),
            ("1k", Ok(1024)),
            ("1KiB", Ok(1024)),
            ("1kB", Ok(1000)),
            ("3M", Ok(3 << 20)),
            ("1E", Ok(1 << 60)),
            ("0Y", Ok(0)),
            ("18446744073709551615", Ok(u64::MAX)),
            ("18446744073709551616", Err(Overflow)),
            ("16E", Err(Overflow)),
            ("1Y", Err(Overflow)),
            ("99999999999999999999x", Err(Invalid)),
            ("", Err(Invalid)),
            ("1Ki", Err(Invalid)),
            ("1g", Err(Invalid)),
            ("1B", Err(Invalid)),
            ("0x10", Err(Invalid)),
            ("-1", Err(Invalid)),
        ];
        for (text, value) in cases {
            assert_eq!(size(text.as_bytes()), value, "{text:?}");
        }
    }
}
