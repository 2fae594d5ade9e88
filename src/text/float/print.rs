//! Printing numbers.
use super::{
    super::{
        big::Big,
        format::{Spec, digits_of, zeros},
        number,
    },
    Extended,
    Value::*,
};
use crate::{Done, Out};
use alloc::vec::Vec;

/// A number's decimal digits: 0.DDD * 10^point. Digits that are not there are 0; a number without any is 0.0 * 10^1.
struct Decimal {
    digits: Vec<u8>,
    point: i64,
}

/// How far a number is rounded.
#[derive(Clone, Copy)]
enum Keep {
    /// To so many digits.
    Digits(i64),
    /// To so many behind the point.
    Places(i64),
}

impl Decimal {
    /// The digits of a number, rounded.
    fn rounded(mantissa: u64, exponent: i32, keep: Keep) -> Decimal {
        if let Some(decimal) = Decimal::quick(mantissa, exponent.into(), keep) {
            return decimal;
        }
        let mut decimal = Decimal::new(mantissa, exponent);
        decimal.round(match keep {
            Keep::Digits(digits) => digits,
            Keep::Places(places) => decimal.point + places,
        });
        decimal
    }

    /// The same, if that is certain without the exact expansion.
    fn quick(mantissa: u64, exponent: i64, keep: Keep) -> Option<Decimal> {
        let shift = mantissa.leading_zeros();
        let (mantissa, exponent) = (mantissa.checked_shl(shift)?, exponent - i64::from(shift));
        let mut places = match keep {
            Keep::Places(places) => places,
            // About as many as there are if the first is where the number of bits says that it is.
            Keep::Digits(digits @ 1..=18) => digits - (((exponent + 64) * 1233) >> 12),
            Keep::Digits(_) => return None,
        };
        if !(-5000..=5000).contains(&places) {
            return None;
        }
        // Right beside a power of ten, the number of digits may look different each time.
        for _ in 0..3 {
            let (number, scale) = hot::scaled(mantissa, exponent, places);
            // A whole number of 64 bits at most, and what is behind its point.
            let (whole, part, off) = match -scale {
                129.. => (0, 0, 0),
                128 => (0, number, hot::SCALED_OFF),
                drop @ 65..128 => {
                    (number >> drop, number << (128 - drop), hot::SCALED_OFF << (128 - drop))
                }
                _ => return None,
            };
            if let Keep::Digits(digits) = keep {
                let len = (whole as u64).checked_ilog10().map_or(0, |log| i64::from(log) + 1);
                if len != digits {
                    places += digits - len;
                    continue;
                }
            }
            let half = 1 << 127;
            if part.abs_diff(half) <= off {
                return None;
            }
            let value = whole as u64 + u64::from(part > half);
            let mut digits = number::format(value, &mut [0; number::DIGITS]).to_vec();
            let len = digits.len() as i64;
            digits.iter_mut().for_each(|digit| *digit -= b'0');
            while digits.pop_if(|digit| *digit == 0).is_some() {}
            let point = if digits.is_empty() { 1 } else { len - places };
            return Some(Decimal { digits, point });
        }
        None
    }

    /// The exact expansion of a number.
    fn new(mantissa: u64, exponent: i32) -> Decimal {
        let mut decimal = Decimal { digits: Vec::new(), point: 1 };
        if mantissa == 0 {
            return decimal;
        }
        let zeros = mantissa.trailing_zeros();
        let exponent = exponent as i64 + zeros as i64;
        let mut big = Big::new(mantissa >> zeros);
        if exponent < 0 {
            // m / 2^n is m * 5^n / 10^n.
            big.scale_by_five(exponent.unsigned_abs() as usize);
            decimal.point = exponent;
        } else {
            decimal.point = 0;
            big.shift_left(exponent as usize);
        }
        while !big.is_zero() {
            let mut part = big.divide(1_000_000_000);
            for _ in 0..9 {
                decimal.digits.push((part % 10) as u8);
                part /= 10;
            }
        }
        while decimal.digits.pop_if(|digit| *digit == 0).is_some() {}
        decimal.digits.reverse();
        decimal.point += decimal.digits.len() as i64;
        while decimal.digits.pop_if(|digit| *digit == 0).is_some() {}
        decimal
    }

    /// Rounds to `keep` digits, a tie to the even one, and drops zeros at the end.
    fn round(&mut self, keep: i64) {
        if let Ok(keep) = usize::try_from(keep) {
            let odd = |index: usize| self.digits.get(index).is_some_and(|digit| digit & 1 == 1);
            let up = match self.digits.get(keep..) {
                Some([5, rest @ ..]) => !rest.is_empty() || keep > 0 && odd(keep - 1),
                Some([digit, ..]) => *digit > 5,
                _ => false,
            };
            self.digits.truncate(keep);
            if up {
                while self.digits.pop_if(|digit| *digit == 9).is_some() {}
                match self.digits.last_mut() {
                    Some(digit) => *digit += 1,
                    None => {
                        self.digits.push(1);
                        self.point += 1;
                    }
                }
            }
        } else {
            self.digits.clear();
        }
        while self.digits.pop_if(|digit| *digit == 0).is_some() {}
        if self.digits.is_empty() {
            self.point = 1;
        }
    }

    /// Writes the digits from one position to another; those before the first are 0 too.
    fn write(&self, out: &mut Out, from: i64, to: i64) -> Done {
        let (start, end) = (from.max(0), to.min(self.digits.len() as i64));
        zeros(out, to.min(0) - from)?;
        for digit in self.digits.get(start as usize..end.max(start) as usize).unwrap_or(&[]) {
            out.byte(b'0' + digit)?;
        }
        zeros(out, to - start.max(end))
    }
}

impl Spec {
    /// Writes a number as printf(3) does for a conversion among `aAeEfFgG`.
    pub fn float(&self, out: &mut Out, number: Extended, conversion: u8) -> Done {
        let upper = conversion.is_ascii_uppercase();
        let (mantissa, exponent) = match number.value {
            Finite { mantissa, exponent } => (mantissa, exponent),
            special => {
                let text: &[u8; 6] = if upper { b"INFNAN" } else { b"infnan" };
                let (infinite, nan) = text.split_at(3);
                let text = if special == Infinite { infinite } else { nan };
                return self
                    .field(out, self.sign(number.negative), b"", 3, false, |out| out.write(text));
            }
        };
        if conversion | 32 == b'a' {
            return self.hexadecimal(out, number.negative, mantissa, exponent, upper);
        }
        let mut precision = self.precision.unwrap_or(6) as i64;
        let significant = precision.max(1);
        let keep = match conversion | 32 {
            b'f' => Keep::Places(precision),
            b'e' => Keep::Digits(precision + 1),
            _ => Keep::Digits(significant),
        };
        let decimal = Decimal::rounded(mantissa, exponent, keep);
        // Does an exponent follow?
        let scientific = match conversion | 32 {
            b'f' => false,
            b'e' => true,
            _ => {
                let scientific = decimal.point < -3 || decimal.point > significant;
                let before = if scientific { 1 } else { decimal.point };
                precision = significant - before;
                if !self.alternate {
                    precision = precision.min(decimal.digits.len() as i64 - before).max(0);
                }
                scientific
            }
        };
        let mut text = [b'0'; 24];
        let mut tail: &[u8] = b"";
        let mut point = decimal.point;
        if scientific {
            tail = exponent_text(&mut text, if upper { b'E' } else { b'e' }, point - 1, 2);
            point = 1;
        }
        let before = point.max(1);
        let dot = precision > 0 || self.alternate;
        let len = number::fit((before + precision) as u64) + usize::from(dot) + tail.len();
        self.field(out, self.sign(number.negative), b"", len, true, |out| {
            decimal.write(out, point - before, point)?;
            if dot {
                out.byte(b'.')?;
            }
            decimal.write(out, point, point + precision)?;
            out.write(tail)
        })
    }

    /// `%a`: one digit before the point, of the mantissa's highest four bits.
    fn hexadecimal(
        &self,
        out: &mut Out,
        negative: bool,
        mantissa: u64,
        exponent: i32,
        upper: bool,
    ) -> Done {
        let (mut mantissa, mut exponent) = (u128::from(mantissa), exponent as i64 + 60);
        if mantissa == 0 {
            exponent = 0;
        }
        // The mantissa's digits behind the point, without zeros at the end.
        let shown = 15 - (mantissa.trailing_zeros() as usize / 4).min(15);
        let precision = self.precision.unwrap_or(shown);
        let drop = 60 - 4 * precision.min(15);
        let half = 1 << drop >> 1;
        let rest = mantissa & ((1 << drop) - 1);
        mantissa >>= drop;
        if rest > half || rest == half && half > 0 && mantissa & 1 == 1 {
            mantissa += 1;
        }
        mantissa <<= drop;
        if mantissa >> 64 != 0 {
            (mantissa, exponent) = (mantissa >> 4, exponent + 4);
        }
        let (mut first, mut rest, mut tail) = ([0; 24], [0; 24], [b'0'; 24]);
        let first = digits_of(mantissa as u64 >> 60, 16, upper, &mut first);
        // A bit above keeps the zeros at the start.
        let rest = digits_of((mantissa as u64 & !(15 << 60)) | 1 << 60, 16, upper, &mut rest);
        let rest = rest.get(1..1 + precision.min(15)).unwrap_or(b"");
        let tail = exponent_text(&mut tail, if upper { b'P' } else { b'p' }, exponent, 1);
        let dot = precision > 0 || self.alternate;
        let len = 1 + usize::from(dot) + precision + tail.len();
        let prefix = if upper { b"0X" } else { b"0x" };
        self.field(out, self.sign(negative), prefix, len, true, |out| {
            out.write(first)?;
            if dot {
                out.byte(b'.')?;
            }
            out.write(rest)?;
            zeros(out, precision as i64 - rest.len() as i64)?;
            out.write(tail)
        })
    }
}

/// An exponent with its letter, its sign and at least `least` digits, at the end of `buf`, which is full of zeros.
fn exponent_text(buf: &mut [u8; 24], letter: u8, exponent: i64, least: usize) -> &[u8] {
    let len = digits_of(exponent.unsigned_abs(), 10, false, buf).len().max(least);
    let at = buf.len().saturating_sub(len + 2);
    if let Some([mark, sign, ..]) = buf.get_mut(at..) {
        (*mark, *sign) = (letter, if exponent < 0 { b'-' } else { b'+' });
    }
    buf.get(at..).unwrap_or(b"")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_certain_is_exact() {
        let mut random = 88172645463325252u64;
        let mut certain = 0;
        for _ in 0..20_000 {
            random ^= random << 13;
            random ^= random >> 7;
            random ^= random << 17;
            let (mantissa, count) = (random >> (random >> 40 & 63), (random & 15) as i64);
            let exponent = match random >> 20 & 3 {
                0 => (random >> 4) as i32 % 16_000,
                _ => (random >> 4) as i32 % 75,
            };
            let places = random >> 10 & 1 == 0;
            let keep = if places { Keep::Places(count) } else { Keep::Digits(count) };
            if let Some(quick) = Decimal::quick(mantissa, exponent.into(), keep) {
                let mut exact = Decimal::new(mantissa, exponent);
                exact.round(if places { exact.point + count } else { count });
                let (quick, exact) = ((quick.digits, quick.point), (exact.digits, exact.point));
                assert_eq!(quick, exact, "{mantissa} {exponent} {count} {places}");
                certain += 1;
            }
        }
        assert!(certain > 12_000, "{certain}");
    }
}
