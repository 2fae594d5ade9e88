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

    /// self = self - other, if it is not less.
    pub fn try_subtract(&mut self, other: &Big) -> bool {
        let by_length = self.0.len().cmp(&other.0.len());
        if by_length.then_with(|| self.0.iter().rev().cmp(other.0.iter().rev())) == Ordering::Less {
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
