//! Whole numbers of any size, as far as exact decimal conversion needs them.
use alloc::vec::Vec;
use core::cmp::Ordering;

/// A number, its least significant 32 bits first, without zeros at the top.
#[derive(Clone)]
pub struct Big(Vec<u32>);

impl Big {
    pub fn new(value: u64) -> Big {
        let mut big = Big(Vec::new());
        big.0.extend([value as u32, (value >> 32) as u32]);
        big.trim();
        big
    }

    fn trim(&mut self) {
        while self.0.last() == Some(&0) {
            self.0.pop();
        }
    }

    pub fn is_zero(&self) -> bool {
        self.0.is_empty()
    }

    /// The number of bits up to the highest that is set.
    pub fn bits(&self) -> usize {
        self.0.last().map_or(0, |top| self.0.len() * 32 - top.leading_zeros() as usize)
    }

    /// self = self * factor + addend
    pub fn multiply_add(&mut self, factor: u32, addend: u32) {
        let mut carry = u64::from(addend);
        for word in &mut self.0 {
            carry += u64::from(*word) * u64::from(factor);
            *word = carry as u32;
            carry >>= 32;
        }
        if carry > 0 {
            self.0.push(carry as u32);
        }
    }

    /// self = self * 5^power
    pub fn scale_by_five(&mut self, power: usize) {
        for _ in 0..power / 13 {
            self.multiply_add(5u32.pow(13), 0); // the highest power that fits
        }
        self.multiply_add(5u32.pow((power % 13) as u32), 0);
    }

    /// Divides by `divisor`, which is not 0, and returns the remainder.
    pub fn divide(&mut self, divisor: u32) -> u32 {
        let mut rest = 0;
        for word in self.0.iter_mut().rev() {
            let part = rest << 32 | u64::from(*word);
            *word = (part / u64::from(divisor)) as u32;
            rest = part % u64::from(divisor);
        }
        self.trim();
        rest as u32
    }

    /// self = self * 2^count
    pub fn shift_left(&mut self, count: usize) {
        self.multiply_add(1 << (count % 32), 0);
        if !self.is_zero() {
            self.0.splice(0..0, core::iter::repeat_n(0, count / 32));
        }
    }

    /// The number that decimal digits stand for.
    pub fn from_decimal(digits: &[u8]) -> Big {
        let mut big = Big::new(0);
        for chunk in digits.chunks(9) {
            let value = chunk.iter().fold(0, |value, &digit| value * 10 + u32::from(digit - b'0'));
            big.multiply_add(10u32.pow(chunk.len() as u32), value);
        }
        big
    }

    /// Its decimal digits.
    pub fn to_decimal(&self) -> Vec<u8> {
        let mut rest = self.clone();
        let mut digits = Vec::new();
        loop {
            let mut part = rest.divide(1_000_000_000);
            for _ in 0..9 {
                digits.push(b'0' + (part % 10) as u8);
                part /= 10;
                if part == 0 && rest.is_zero() {
                    digits.reverse();
                    return digits;
                }
            }
        }
    }

    pub fn compare(&self, other: &Big) -> Ordering {
        let by_length = self.0.len().cmp(&other.0.len());
        by_length.then_with(|| self.0.iter().rev().cmp(other.0.iter().rev()))
    }

    /// self = self + other
    pub fn add(&mut self, other: &Big) {
        self.0.resize(self.0.len().max(other.0.len()) + 1, 0);
        let mut carry = 0;
        for (index, word) in self.0.iter_mut().enumerate() {
            carry += u64::from(*word) + u64::from(other.0.get(index).copied().unwrap_or(0));
            *word = carry as u32;
            carry >>= 32;
        }
        self.trim();
    }

    pub fn multiply(&self, other: &Big) -> Big {
        let mut product = Big(alloc::vec![0; self.0.len() + other.0.len()]);
        for (index, &word) in self.0.iter().enumerate() {
            let mut carry = 0;
            let mut places = product.0.iter_mut().skip(index);
            for factor in other.0.iter().copied().chain([0]) {
                let Some(place) = places.next() else { break };
                carry += u64::from(word) * u64::from(factor) + u64::from(*place);
                *place = carry as u32;
                carry >>= 32;
            }
        }
        product.trim();
        product
    }

    /// Divides by `divisor`, which is not 0, and returns the remainder (Knuth, The Art of Computer Programming, 4.3.1 D).
    pub fn divide_by(&mut self, divisor: &Big) -> Big {
        let shift = divisor.0.last().map_or(0, |top| top.leading_zeros() as usize);
        let mut divisor = divisor.clone();
        divisor.shift_left(shift);
        self.shift_left(shift);
        self.0.push(0);
        let words = divisor.0.len();
        let at = |big: &Big, index: usize| u64::from(big.0.get(index).copied().unwrap_or(0));
        let (top, second) = (at(&divisor, words - 1), at(&divisor, words.wrapping_sub(2)));
        let mut quotient = Big(Vec::new());
        for place in (0..self.0.len().saturating_sub(words)).rev() {
            let high = at(self, place + words) << 32 | at(self, place + words - 1);
            let third = if words > 1 { at(self, place + words - 2) } else { 0 };
            let mut guess = (high / top).min(u64::from(u32::MAX));
            let mut rest = high - guess * top;
            while rest >> 32 == 0 && guess * second > (rest << 32 | third) {
                guess -= 1;
                rest += top;
            }
            // Taken off; once too often is put right.
            let (mut borrow, mut carry) = (0i64, 0u64);
            for index in 0..=words {
                carry += guess * at(&divisor, index);
                let Some(word) = self.0.get_mut(place + index) else { break };
                borrow += i64::from(*word) - i64::from(carry as u32);
                *word = borrow as u32;
                borrow >>= 32;
                carry >>= 32;
            }
            if borrow < 0 {
                guess -= 1;
                carry = 0;
                for index in 0..=words {
                    let Some(word) = self.0.get_mut(place + index) else { break };
                    carry += u64::from(*word) + at(&divisor, index);
                    *word = carry as u32;
                    carry >>= 32;
                }
            }
            quotient.0.push(guess as u32);
        }
        quotient.0.reverse();
        quotient.trim();
        self.trim();
        // What is left was shifted, too.
        let mut rest = core::mem::replace(self, quotient);
        rest.divide(1 << shift);
        rest
    }

    /// self = self - other, if it is not less.
    pub fn try_subtract(&mut self, other: &Big) -> bool {
        if self.compare(other) == Ordering::Less {
            return false;
        }
        let mut borrow = false;
        for (index, word) in self.0.iter_mut().enumerate() {
            let (less, first) = word.overflowing_sub(other.0.get(index).copied().unwrap_or(0));
            let (less, second) = less.overflowing_sub(borrow.into());
            (*word, borrow) = (less, first | second);
        }
        self.trim();
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::string::String;

    /// What a number should be: from its decimal digits.
    fn big(digits: &str) -> Big {
        Big::from_decimal(digits.as_bytes())
    }

    fn text(big: &Big) -> String {
        String::from_utf8(big.to_decimal()).unwrap()
    }

    #[test]
    fn quotient_times_divisor_and_remainder_give_the_number() {
        let mut seed = 1u64;
        let mut random = |words: usize| {
            let mut number = Big::new(0);
            for _ in 0..words {
                seed = seed.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
                // Words of all ones and of zeros are where guesses go wrong.
                let word = [(seed >> 32) as u32, u32::MAX, 0, 1 << 31][(seed >> 20) as usize & 3];
                number.shift_left(32);
                number.add(&Big::new(word.into()));
            }
            number
        };
        for turn in 0..20_000 {
            let (number, divisor) = (random(turn % 9), random(turn % 5 + 1));
            if divisor.is_zero() {
                continue;
            }
            let mut quotient = number.clone();
            let rest = quotient.divide_by(&divisor);
            assert_eq!(rest.compare(&divisor), Ordering::Less);
            let mut product = quotient.multiply(&divisor);
            product.add(&rest);
            assert_eq!(text(&product), text(&number));
        }
    }

    #[test]
    fn decimal_digits() {
        for digits in [
            "0",
            "1",
            "999999999",
            "1000000000",
            "18446744073709551616",
            "1000000000000000000000000",
        ] {
            assert_eq!(text(&big(digits)), digits);
        }
        assert_eq!(text(&big("000")), "0");
    }
}
