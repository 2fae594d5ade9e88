//! Blocks for architectures without a file of their own, and the yardstick for those with one.
use super::{Block, SIZE};

/// A search for one byte.
#[cfg(not(any(target_arch = "x86_64", target_arch = "aarch64")))]
pub fn search(byte: u8) -> Option<memchr::arch::all::memchr::One> {
    Some(memchr::arch::all::memchr::One::new(byte))
}

#[derive(Clone, Copy)]
pub struct Portable([u8; SIZE]);

impl Portable {
    fn mask(self, test: impl Fn(u8) -> bool) -> u64 {
        self.0.iter().rev().fold(0, |mask, &byte| mask << 1 | u64::from(test(byte)))
    }
}

impl Block for Portable {
    fn load(bytes: &[u8; SIZE]) -> Portable {
        Portable(*bytes)
    }
    fn equal(self, byte: u8) -> u64 {
        self.mask(|b| b == byte)
    }
    fn less(self, byte: u8) -> u64 {
        self.mask(|b| (b as i8) < byte as i8)
    }
    fn within(self, first: u8, last: u8) -> u64 {
        self.mask(|b| (first..=last).contains(&b))
    }
    fn blank(self) -> u64 {
        self.mask(|b| matches!(b, b' ' | b'\t'..=b'\r'))
    }
    fn shift(bytes: &mut [u8; SIZE], ranges: &[(u8, u8, u8)]) {
        for byte in bytes {
            let old = *byte;
            for (first, last, distance) in ranges {
                if (*first..=*last).contains(&old) {
                    *byte = byte.wrapping_add(*distance);
                }
            }
        }
    }
    fn count(byte: u8, blocks: &[[u8; SIZE]]) -> usize {
        blocks.as_flattened().iter().filter(|&&b| b == byte).count()
    }
}
