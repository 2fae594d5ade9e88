//! The compression functions of message digests, and checksums.
//!
//! A digest is made of blocks. Padding, lengths and the order of the output's bytes are for the caller.
mod blake2b;
mod constants;
mod crc;
mod md5;
mod sha1;
mod sha256;
mod sha512;
mod sm3;
mod sums;

use crate::cpu::Cpu;
pub use blake2b::blake2b;
pub use constants::{SHA384, SHA512};
pub use crc::crc;
pub use md5::md5;
pub use sha1::sha1;
pub use sha256::sha256;
pub use sha512::sha512;
pub use sm3::sm3;
pub use sums::{bsd, sysv};

/// What goes from block to block.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct State {
    /// The words of the state; 32 bits of each where the digest has such words.
    pub words: [u64; 8],
    /// The bytes before the blocks at hand: for BLAKE2b only.
    pub count: u64,
    /// Are the blocks the last? For BLAKE2b only.
    pub last: bool,
    pub cpu: Cpu,
}

impl State {
    /// The words as such of 32 bits.
    fn short<const N: usize>(&self) -> [u32; N] {
        let mut words = [0; N];
        words.iter_mut().zip(&self.words).for_each(|(short, &word)| *short = word as u32);
        words
    }

    fn set_short(&mut self, words: &[u32]) {
        self.words.iter_mut().zip(words).for_each(|(word, &short)| *word = short.into());
    }
}

/// The block's words of 32 bits, most significant byte first.
#[inline(never)]
fn words_be(block: &[u8; 64]) -> [u32; 16] {
    let mut words = [0; 16];
    let (bytes, _) = block.as_chunks();
    words.iter_mut().zip(bytes).for_each(|(word, bytes)| *word = u32::from_be_bytes(*bytes));
    words
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cpu::cpu;
    use proptest::prelude::*;

    type Compress = fn(&mut State, &[u8]);

    /// The digest's first 32 bits, by the usual padding.
    fn of(compress: Compress, start: [u64; 8], text: &[u8], wide: bool, little: bool) -> u32 {
        let mut bytes = text.to_vec();
        bytes.push(0x80);
        let block = if wide { 128 } else { 64 };
        while bytes.len() % block != block - 8 {
            bytes.push(0);
        }
        let bits = text.len() as u64 * 8;
        bytes.extend(if little { bits.to_le_bytes() } else { bits.to_be_bytes() });
        let mut state = State { words: start, count: 0, last: false, cpu: Cpu::PLAIN };
        compress(&mut state, &bytes);
        let first = state.words[0];
        if wide { (first >> 32) as u32 } else { first as u32 }
    }

    #[test]
    fn the_digests_of_abc() {
        let mut short = [0; 8];
        short[..5].copy_from_slice(&[0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0]);
        let sm3_start = [
            0x7380166f, 0x4914b2b9, 0x172442d7, 0xda8a0600, 0xa96f30bc, 0x163138aa, 0xe38dee4d,
            0xb0fb0e4e,
        ];
        assert_eq!(of(md5, short, b"abc", false, true), 0x98500190); // RFC 1321, A.5
        assert_eq!(of(sha1, short, b"abc", false, false), 0xa9993e36); // FIPS 180
        assert_eq!(of(sha256, SHA512.map(|word| word >> 32), b"abc", false, false), 0xba7816bf);
        assert_eq!(of(sha512, SHA512, b"abc", true, false), 0xddaf35a1);
        assert_eq!(of(sha512, SHA384, b"abc", true, false), 0xcb00753f);
        assert_eq!(of(sm3, sm3_start, b"abc", false, false), 0x66c7f0f4);
        let mut state =
            State { words: SHA512, count: 3u64.wrapping_sub(128), last: true, cpu: Cpu::PLAIN };
        state.words[0] ^= 0x0101_0040;
        let mut block = [0; 128];
        block[..3].copy_from_slice(b"abc");
        blake2b(&mut state, &block);
        assert_eq!(state.words[0], 0x0d4d1c983fa580ba); // RFC 7693, A
    }

    fn check(compress: Compress, start: State, bytes: &[u8]) {
        let (mut whole, mut parts) = (start, start);
        whole.cpu = cpu(0);
        compress(&mut whole, bytes);
        bytes.chunks(128).for_each(|block| compress(&mut parts, block));
        whole.cpu = parts.cpu;
        assert_eq!(whole, parts);
    }

    proptest! {
        #[test]
        fn what_the_processor_has_makes_no_difference(
            words: [u64; 8], bytes in proptest::collection::vec(any::<u8>(), 0..20),
        ) {
            let start = State { words, count: 7, last: false, cpu: Cpu::PLAIN };
            let short = State { words: words.map(|word| word & 0xFFFF_FFFF), ..start };
            let bytes: Vec<u8> = bytes
                .iter()
                .flat_map(|&seed| (0..128u32).map(move |i| ((i * i * (u32::from(seed) + 3)) >> 3) as u8))
                .collect();
            for compress in [md5, sha1, sha256, sm3] {
                check(compress, short, &bytes);
            }
            for compress in [sha512, blake2b] {
                check(compress, start, &bytes);
            }
        }

        #[test]
        fn the_checksum_is_a_remainder(start: u32, bytes in proptest::collection::vec(any::<u8>(), 0..9000)) {
            let plain = bytes.iter().fold(start, |crc, &byte| {
                (0..8).fold(crc ^ u32::from(byte) << 24, |crc, _| (crc << 1) ^ ((crc >> 31) * 0x04C1_1DB7))
            });
            prop_assert_eq!(crc(start, &bytes, Cpu::PLAIN), plain);
            prop_assert_eq!(crc(start, &bytes, cpu(0)), plain);
            let sum = bytes.iter().fold(start, |sum, &byte| sum.wrapping_add(byte.into()));
            prop_assert_eq!(sysv(start, &bytes), sum);
        }
    }
}
