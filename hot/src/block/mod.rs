//! 64 bytes at once: what each architecture provides, and its portable form.

#[cfg(target_arch = "x86_64")]
mod sse2;
#[cfg(target_arch = "x86_64")]
pub use sse2::{Native, search};

#[cfg(target_arch = "aarch64")]
mod neon;
#[cfg(target_arch = "aarch64")]
pub use neon::{Native, search};

#[cfg(any(test, not(any(target_arch = "x86_64", target_arch = "aarch64"))))]
mod portable;
#[cfg(test)]
pub use portable::Portable;
#[cfg(not(any(target_arch = "x86_64", target_arch = "aarch64")))]
pub use portable::{Portable as Native, search};

/// The number of bytes in a block: one for each bit of a mask.
pub const SIZE: usize = 64;

/// 64 bytes. The questions are answered by a mask: bit n is about byte n.
pub trait Block: Copy {
    fn load(bytes: &[u8; SIZE]) -> Self;

    /// Which bytes equal `byte`?
    fn equal(self, byte: u8) -> u64;

    /// Which bytes, taken as signed numbers, are less than `byte`? `0x80` is the least and `0x7F` the greatest.
    fn less(self, byte: u8) -> u64;

    /// Which bytes are `first` to `last`?
    fn within(self, first: u8, last: u8) -> u64;

    /// Which bytes are space, or `\\t` to `\\r`?
    fn blank(self) -> u64;

    /// Adds to each byte of the block the distances of the ranges that it is in: first, last and distance.
    fn shift(bytes: &mut [u8; SIZE], ranges: &[(u8, u8, u8)]);

    /// How many bytes of all `blocks` equal `byte`?
    fn count(byte: u8, blocks: &[[u8; SIZE]]) -> usize;
}

/// A block of fewer than 64 bytes, filled up with zeros.
#[inline(never)]
pub fn pad(bytes: &[u8]) -> [u8; SIZE] {
    let mut block = [0; SIZE];
    for (slot, &byte) in block.iter_mut().zip(bytes) {
        *slot = byte;
    }
    block
}

/// A mask of the lowest `len` bits.
pub fn lowest(len: usize) -> u64 {
    if len >= SIZE { u64::MAX } else { (1 << len) - 1 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn native_blocks_are_portable_blocks(a: [u8; 32], b: [u8; 32], byte: u8, other: u8) {
            let mut bytes = [byte; SIZE];
            bytes[..32].copy_from_slice(&a);
            for (slot, b) in bytes[32..].iter_mut().zip(b) {
                *slot = if b & 1 == 0 { *slot } else { b / 2 };
            }
            let (native, portable) = (Native::load(&bytes), Portable::load(&bytes));
            let (first, last) = (byte.min(other), byte.max(other));
            prop_assert_eq!(native.equal(byte), portable.equal(byte));
            prop_assert_eq!(native.less(byte), portable.less(byte));
            prop_assert_eq!(native.within(first, last), portable.within(first, last));
            prop_assert_eq!(native.blank(), portable.blank());
            let ranges = [(first, last, 7), (byte, byte, 255)];
            let (mut one, mut two) = (bytes, bytes);
            Native::shift(&mut one, &ranges);
            Portable::shift(&mut two, &ranges);
            prop_assert_eq!(one, two);
            let blocks = [bytes, [byte; SIZE], bytes];
            prop_assert_eq!(Native::count(byte, &blocks), Portable::count(byte, &blocks));
        }
    }

    #[test]
    fn counters_do_not_overflow() {
        for blocks in [0, 1, 62, 63, 64, 254, 255, 256, 600, 2000] {
            let blocks = vec![[7; SIZE]; blocks];
            assert_eq!(Native::count(7, &blocks), blocks.len() * SIZE);
            assert_eq!(Native::count(8, &blocks), 0);
        }
    }
}
