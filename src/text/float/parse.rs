//! Reading numbers.
use super::{
    super::{big::Big, number::skip_space},
    Extended, LEAST, MOST,
    Value::*,
    nearest,
};
use alloc::vec::Vec;

/// What [`Extended::parse`] has read.
pub struct Parsed {
    pub value: Extended,
    /// The length of the number's text in bytes, blanks before it included; 0 if there is none.
    pub used: usize,
    /// Is the number too large, or too small to be kept exactly ("Numerical result out of range")?
    pub out_of_range: bool,
}

impl Extended {
    /// Reads the number that `text` starts with, as strtold(3) does in the C locale: blanks, a sign, decimal or (after `0x`)
    /// hexadecimal digits with a point and an exponent, `inf`, `infinity`, `nan` or `nan(…)`.
    pub fn parse(text: &[u8]) -> Parsed {
        let rest = skip_space(text);
        let (negative, number) = match rest {
            [b'-', rest @ ..] => (true, rest),
            [b'+', rest @ ..] => (false, rest),
            _ => (false, rest),
        };
        let starts_with = |word: &[u8]| {
            number.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word))
        };
        let special = |value| (Extended { negative, value }, false);
        let ((value, out_of_range), used) = if starts_with(b"infinity") {
            (special(Infinite), 8)
        } else if starts_with(b"inf") {
            (special(Infinite), 3)
        } else if starts_with(b"nan") {
            let payload = number.get(3..).and_then(|rest| rest.strip_prefix(b"("));
            let payload = payload.and_then(|rest| {
                let len =
                    rest.iter().take_while(|b| b.is_ascii_alphanumeric() || **b == b'_').count();
                (rest.get(len) == Some(&b')')).then_some(len + 2)
            });
            (special(NotANumber), 3 + payload.unwrap_or(0))
        } else {
            match number {
                [b'0', b'x' | b'X', digit, ..] | [b'0', b'x' | b'X', b'.', digit, ..]
                    if digit.is_ascii_hexdigit() =>
                {
                    let (value, used) = hexadecimal(negative, number.get(2..).unwrap_or(b""));
                    (value, used + 2)
                }
                _ => decimal(negative, number),
            }
        };
        if used == 0 {
            return Parsed { value: Extended::from(0), used, out_of_range };
        }
        Parsed { value, used: used + text.len() - number.len(), out_of_range }
    }
}

/// The digits of a number and the point among them, as they stand in a text.
struct Digits {
    /// Their values without leading zeros, and no more than `most`.
    digits: Vec<u8>,
    /// The power of the base that the last one of `digits` stands for.
    scale: i64,
    /// Is a digit beyond `most` other than 0?
    more: bool,
    /// The value of the exponent, and the length of it all in bytes; 0 without a digit.
    exponent: i64,
    used: usize,
}

fn digits(text: &[u8], base: u32, most: usize, letter: u8) -> Digits {
    let mut all = Digits { digits: Vec::new(), scale: 0, more: false, exponent: 0, used: 0 };
    let (mut point, mut len) = (false, 0);
    for &byte in text {
        if byte == b'.' && !point {
            point = true;
        } else if let Some(digit) = char::from(byte).to_digit(base) {
            if all.digits.len() < most {
                if digit > 0 || !all.digits.is_empty() {
                    all.digits.push(digit as u8);
                }
                all.scale -= i64::from(point);
            } else {
                all.more |= digit > 0;
                all.scale += i64::from(!point);
            }
            all.used = len + 1;
        } else {
            break;
        }
        len += 1;
    }
    if all.used == 0 {
        return all;
    }
    all.used = len;
    let Some([mark, rest @ ..]) = text.get(len..) else { return all };
    let (sign, after) = match rest {
        [b'-', after @ ..] => (-1, after),
        [b'+', after @ ..] => (1, after),
        _ => (1, rest),
    };
    let exponent = after.iter().take_while(|byte| byte.is_ascii_digit());
    let len = exponent.clone().count();
    if *mark | 32 == letter && len > 0 {
        // Far beyond what any mantissa on a command line makes up for.
        let value = exponent
            .fold(0, |value, digit| (value * 10 + i64::from(digit - b'0')).min(1_000_000_000_000));
        all.exponent = sign * value;
        all.used += 1 + rest.len() - after.len() + len;
    }
    all
}

fn hexadecimal(negative: bool, text: &[u8]) -> ((Extended, bool), usize) {
    let all = digits(text, 16, 31, b'p');
    let mantissa = all.digits.iter().fold(0, |value, &digit| value << 4 | u128::from(digit));
    let exponent = (all.exponent + 4 * all.scale).clamp(-100_000, 100_000);
    (nearest(negative, mantissa | u128::from(all.more), exponent), all.used)
}

#[inline(never)]
fn decimal(negative: bool, text: &[u8]) -> ((Extended, bool), usize) {
    // No number, and no number in the middle between two, has more digits than this that are not 0.
    let mut all = digits(text, 10, 11_600, b'e');
    while all.digits.pop_if(|digit| *digit == 0 && !all.more).is_some() {
        all.scale += 1;
    }
    if all.more {
        all.digits.push(1); // stands for all below
        all.scale -= 1;
    }
    let scale = all.exponent + all.scale;
    let magnitude = all.digits.len() as i64 + scale;
    let value = if all.digits.is_empty() {
        nearest(negative, 0, 0)
    } else if let Some((mantissa, exponent)) = quick(&all.digits, scale) {
        nearest(negative, mantissa, exponent)
    } else if magnitude > 4933 {
        nearest(negative, 1, 100_000)
    } else if magnitude < -4950 {
        nearest(negative, 1, -100_000)
    } else {
        let mut above = Big::new(0);
        for chunk in all.digits.chunks(9) {
            let value = chunk.iter().fold(0, |value, &digit| value * 10 + u32::from(digit));
            above.multiply_add(10u32.pow(chunk.len() as u32), value);
        }
        let mut below = Big::new(1);
        let power = scale.unsigned_abs() as usize;
        if scale < 0 {
            below.scale_by_five(power)
        } else {
            above.scale_by_five(power)
        }
        // With the same number of bits above and below, the quotient is between 1/2 and 2.
        let shift = above.bits() as i64 - below.bits() as i64;
        if shift > 0 {
            below.shift_left(shift as usize);
        } else {
            above.shift_left(-shift as usize);
        }
        let mut quotient = 0u128;
        for _ in 0..67 {
            quotient = quotient << 1 | u128::from(above.try_subtract(&below));
            above.shift_left(1);
        }
        nearest(negative, quotient << 1 | u128::from(!above.is_zero()), shift + scale - 67)
    };
    (value, all.used)
}

/// The number of few digits times a power of ten, as near as is needed to round it, if that is certain.
fn quick(digits: &[u8], power: i64) -> Option<(u128, i64)> {
    if digits.len() > 19 || power.abs() > 5000 {
        return None;
    }
    let whole = digits.iter().fold(0, |value, &digit| value * 10 + u64::from(digit));
    let shift = whole.leading_zeros();
    let (mantissa, exponent) = hot::scaled(whole << shift, -i64::from(shift), power);
    // The lower half is rounded away. Numbers out of range, or near to that, are told exactly.
    let normal = (i64::from(LEAST) + 2..i64::from(MOST) - 2).contains(&(exponent + 64));
    let certain = (mantissa & u128::from(u64::MAX)).abs_diff(1 << 63) > hot::SCALED_OFF;
    (normal && certain).then_some((mantissa, exponent))
}
