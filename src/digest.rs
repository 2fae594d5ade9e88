//! Checksums from start to end: padding, lengths, and the order of the output's bytes.
use crate::auxv::{AT_HWCAP, Auxv};
use hot::{
    Cpu,
    digest::{self, State},
};

/// The checksums by number, in the order of cksum's names.
pub const BSD: usize = 0;
pub const SYSV: usize = 1;
pub const CRC: usize = 2;
/// The first one that is a digest.
pub const FIRST: usize = 3;
pub const MD5: usize = 3;
pub const SHA256: usize = 6;
pub const SHA512: usize = 8;
pub const BLAKE2B: usize = 9;

/// One of the digests.
pub struct Algorithm {
    pub tag: &'static str,
    /// The length of the digest, in bytes.
    pub length: u8,
    kind: Kind,
    compress: fn(&mut State, &[u8]),
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Md5,
    /// Words of 32 bits.
    Short,
    /// Words of 64 bits.
    Long,
    Blake2b,
}
use Kind::*;

/// In the order of their numbers, from [`FIRST`] on.
pub static ALGORITHMS: [Algorithm; 8] = [
    Algorithm { tag: "MD5", length: 16, kind: Md5, compress: digest::md5 },
    Algorithm { tag: "SHA1", length: 20, kind: Short, compress: digest::sha1 },
    Algorithm { tag: "SHA224", length: 28, kind: Short, compress: digest::sha256 },
    Algorithm { tag: "SHA256", length: 32, kind: Short, compress: digest::sha256 },
    Algorithm { tag: "SHA384", length: 48, kind: Long, compress: digest::sha512 },
    Algorithm { tag: "SHA512", length: 64, kind: Long, compress: digest::sha512 },
    Algorithm { tag: "BLAKE2b", length: 64, kind: Blake2b, compress: digest::blake2b },
    Algorithm { tag: "SM3", length: 32, kind: Short, compress: digest::sm3 },
];

/// Where MD5 and SHA-1 start, and SM3 (GB/T 32905, 4.1).
static START_MD5: [u32; 8] =
    [0x6745_2301, 0xEFCD_AB89, 0x98BA_DCFE, 0x1032_5476, 0xC3D2_E1F0, 0, 0, 0];
static START_SM3: [u32; 8] = [
    0x7380_166F,
    0x4914_B2B9,
    0x1724_42D7,
    0xDA8A_0600,
    0xA96F_30BC,
    0x1631_38AA,
    0xE38D_EE4D,
    0xB0FB_0E4E,
];

/// How many bytes there must be before it pays to ask what the processor can do.
const MANY: usize = 16 << 10;

/// A checksum in the making, or made.
pub struct Hash {
    kind: usize,
    /// The length of the digest, in bytes.
    pub length: usize,
    /// The bytes so far.
    pub total: u64,
    /// The sum or the remainder where it is no digest.
    pub number: u64,
    state: State,
    /// What the last blocks have left over: never nothing, once there was something, because a last block is treated otherwise.
    block: [u8; 128],
    used: usize,
    known: bool,
    auxv: Auxv<'static>,
    output: [u8; 64],
}

impl Hash {
    pub fn new(auxv: Auxv<'static>) -> Hash {
        Hash {
            kind: CRC,
            length: 0,
            total: 0,
            number: 0,
            state: State { words: [0; 8], count: 0, last: false, cpu: Cpu::PLAIN },
            block: [0; 128],
            used: 0,
            known: false,
            auxv,
            output: [0; 64],
        }
    }

    pub fn algorithm(&self) -> &'static Algorithm {
        let [first, ..] = &ALGORITHMS;
        ALGORITHMS.get(self.kind.wrapping_sub(FIRST)).unwrap_or(first)
    }

    /// What multiplies for a CRC.
    pub fn multiplier(&mut self) -> Option<&'static str> {
        self.look();
        self.state.cpu.multiplier()
    }

    /// Finds out what the processor can do.
    fn look(&mut self) {
        if !self.known {
            self.known = true;
            self.state.cpu = hot::cpu(self.auxv.get(AT_HWCAP).unwrap_or(0));
        }
    }

    /// Starts over, for an algorithm by its number. A `length` in bytes is for a BLAKE2b that is not as long as can be.
    pub fn start(&mut self, kind: usize, length: usize) {
        self.kind = kind;
        self.total = 0;
        self.number = 0;
        self.used = 0;
        if kind < FIRST {
            return;
        }
        let algorithm = self.algorithm();
        self.length = if length > 0 { length } else { algorithm.length.into() };
        let short = |words: &[u32; 8]| words.map(u64::from);
        let mut words = match (algorithm.kind, algorithm.length) {
            (_, 16 | 20) => short(&START_MD5),
            (_, 28) => digest::SHA384.map(|word| word & 0xFFFF_FFFF),
            (_, 48) => digest::SHA384,
            (_, 64) => digest::SHA512,
            _ if algorithm.tag == "SM3" => short(&START_SM3),
            _ => digest::SHA512.map(|word| word >> 32),
        };
        if algorithm.kind == Blake2b {
            let [first, ..] = &mut words;
            *first ^= 0x0101_0000 ^ self.length as u64;
        }
        self.state = State { words, count: 0, last: false, cpu: self.state.cpu };
    }

    /// The length of a block, in bytes.
    fn size(&self) -> usize {
        if matches!(self.algorithm().kind, Long | Blake2b) { 128 } else { 64 }
    }

    /// Adds `bytes`.
    pub fn update(&mut self, mut bytes: &[u8]) {
        self.total += bytes.len() as u64;
        if bytes.len() >= MANY {
            self.look();
        }
        let number = self.number as u32;
        match self.kind {
            BSD => self.number = digest::bsd(number as u16, bytes).into(),
            SYSV => self.number = digest::sysv(number, bytes).into(),
            CRC => self.number = digest::crc(number, bytes, self.state.cpu).into(),
            _ => {
                let size = self.size();
                if self.used > 0 {
                    let taken = (size - self.used).min(bytes.len());
                    bytes = self.keep(bytes, taken);
                    if bytes.is_empty() {
                        return;
                    }
                    self.compress();
                }
                // At least one byte stays.
                let whole = bytes.len().saturating_sub(1) / size * size;
                let (blocks, rest) = bytes.split_at_checked(whole).unwrap_or((bytes, b""));
                (self.algorithm().compress)(&mut self.state, blocks);
                self.keep(rest, rest.len());
            }
        }
    }

    /// Puts the first `len` of `bytes` into the block, and returns the others.
    fn keep<'b>(&mut self, bytes: &'b [u8], len: usize) -> &'b [u8] {
        let (kept, rest) = bytes.split_at_checked(len).unwrap_or((bytes, b""));
        if let Some(room) = self.block.get_mut(self.used..self.used + kept.len()) {
            room.copy_from_slice(kept);
            self.used += kept.len();
        }
        rest
    }

    /// Takes the block that is full.
    fn compress(&mut self) {
        let block = self.block.get(..self.size()).unwrap_or(&[]);
        (self.algorithm().compress)(&mut self.state, block);
        self.used = 0;
    }

    /// Fills the block up with zeros to `end`.
    fn fill(&mut self, end: usize) {
        if let Some(room) = self.block.get_mut(self.used..end) {
            room.fill(0);
        }
        self.used = end;
    }

    /// Ends it.
    pub fn finish(&mut self) {
        if self.kind < FIRST {
            return self.finish_number();
        }
        let (size, kind) = (self.size(), self.algorithm().kind);
        if kind == Blake2b {
            self.fill(size);
            self.state.last = true;
            self.state.count = self.total.wrapping_sub(128);
            self.compress();
        } else {
            if self.used == size {
                self.compress();
            }
            self.keep(&[0x80], 1);
            // A length of 64 bits, or of 128.
            let end = size - size / 8;
            if self.used > end {
                self.fill(size);
                self.compress();
            }
            self.fill(size - 8);
            let bits = self.total << 3;
            let bits = if kind == Md5 { bits.to_le_bytes() } else { bits.to_be_bytes() };
            self.keep(&bits, 8);
            if size == 128
                && let Some(high) = self.block.get_mut(119)
            {
                *high = (self.total >> 61) as u8;
            }
            self.compress();
        }
        for (at, byte) in self.output.iter_mut().enumerate() {
            let width = if matches!(kind, Long | Blake2b) { 8 } else { 4 };
            let word = self.state.words.get(at / width).copied().unwrap_or(0);
            let place =
                if matches!(kind, Short | Long) { width - 1 - at % width } else { at % width };
            *byte = (word >> (8 * place)) as u8;
        }
    }

    fn finish_number(&mut self) {
        if self.kind == CRC {
            let mut length = self.total;
            let mut crc = self.number as u32;
            while length > 0 {
                crc = digest::crc(crc, &[length as u8], Cpu::PLAIN);
                length >>= 8;
            }
            self.number = (!crc).into();
        } else if self.kind == SYSV {
            let folded = (self.number & 0xFFFF) + (self.number >> 16);
            self.number = (folded & 0xFFFF) + (folded >> 16);
        }
    }

    /// The digest that is made.
    pub fn digest(&self) -> &[u8] {
        self.output.get(..self.length).unwrap_or(&[])
    }
}
