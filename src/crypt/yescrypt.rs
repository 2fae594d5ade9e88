//! yescrypt (openwall.com/yescrypt), as distributions set it up: with a memory that is read and written, in one thread.
use super::{DIGITS, digest, push_digits};
use crate::digest::{Hash, SHA256};
use crate::text::split::parts;
use alloc::vec::Vec;

/// 64 bytes as words. The words of a block stand in the order that vectors want: the one at `i` is number `5 i mod 16`.
type Block = [u32; 16];

/// The flags of the only flavor: read and write, 6 rounds, gathers of 4 times 2 words, boxes of 12 KiB.
const FLAVOR: u32 = 47;

/// The boxes: three of 512 words.
struct Boxes {
    words: Vec<u64>,
    /// Where each starts; they take turns.
    starts: [usize; 3],
    /// What is written next of the third.
    next: usize,
}

/// What is kept of a password, by a setting without `$y$`.
#[inline(never)]
pub fn crypt(hash: &mut Hash, password: &[u8], setting: &[u8]) -> Option<Vec<u8>> {
    let mut parts = parts(setting, b'$');
    let (parameters, salt_text) = (parts.next()?, parts.next()?);
    let mut rest = parameters;
    let flavor = number(&mut rest, 0)?;
    let log = number(&mut rest, 1)?;
    let r = number(&mut rest, 1)? as usize;
    // More parameters are for what nobody uses; more memory than 1 GiB is nothing to log in with.
    if flavor != FLAVOR || !rest.is_empty() || !(2..24).contains(&log) || r > 1 << (23 - log) {
        return None;
    }
    let n = 1 << log;
    let salt = bytes(salt_text)?;
    let mut key = password.to_vec();
    if n >= 0x100 && n * r >= 0x20000 {
        key = derive(hash, &key, &salt, n >> 6, r, true)?;
    }
    let key = derive(hash, &key, &salt, n, r, false)?;

    let mut kept = crate::filled(b"$y$%$%$", &[parameters, salt_text]);
    for group in key.chunks(3) {
        let value = group.iter().rev().fold(0, |value, &byte| value << 8 | u32::from(byte));
        push_digits(&mut kept, value, group.len() as u32 + 1);
    }
    Some(kept)
}

fn value_of(digit: u8) -> Option<u32> {
    DIGITS.iter().position(|&known| known == digit).map(|value| value as u32)
}

/// Takes a number off: the first digit says how many there are.
fn number(text: &mut &[u8], least: u32) -> Option<u32> {
    let mut take = || {
        let (&digit, rest) = text.split_first()?;
        *text = rest;
        value_of(digit)
    };
    let first = take()?;
    let (mut start, mut end, mut bits, mut value) = (0, 47, 0, least);
    while first > end {
        value += (end + 1 - start) << bits;
        start = end + 1;
        end = start + (62 - end) / 2;
        bits += 6;
    }
    value += (first - start) << bits;
    while bits > 0 {
        bits -= 6;
        value += take()? << bits;
    }
    Some(value)
}

/// The bytes that digits stand for, the lowest bits first. What is left of the last digit is 0.
fn bytes(text: &[u8]) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    for group in text.chunks(4) {
        let mut value = 0;
        for (index, &digit) in group.iter().enumerate() {
            value |= value_of(digit)? << (6 * index);
        }
        let count = group.len() * 6 / 8;
        if count == 0 || value >> (8 * count) != 0 {
            return None;
        }
        bytes.extend_from_slice(value.to_le_bytes().get(..count)?);
    }
    (bytes.len() <= 64).then_some(bytes)
}

/// HMAC with SHA-256 (RFC 2104).
#[inline(never)]
fn hmac(hash: &mut Hash, key: &[u8], text: &[&[u8]]) -> Vec<u8> {
    let shortened;
    let mut key = key;
    if key.len() > 64 {
        shortened = digest(hash, SHA256, &[key]);
        key = &shortened;
    }
    let (mut inner, mut outer) = ([0x36; 64], [0x5C; 64]);
    for ((inner, outer), byte) in inner.iter_mut().zip(&mut outer).zip(key) {
        (*inner, *outer) = (*inner ^ byte, *outer ^ byte);
    }
    let mut pieces = Vec::from([&inner[..]]);
    pieces.extend_from_slice(text);
    let middle = digest(hash, SHA256, &pieces);
    digest(hash, SHA256, &[&outer, &middle])
}

/// PBKDF2 with one turn (RFC 8018).
#[inline(never)]
fn stretch(hash: &mut Hash, key: &[u8], salt: &[u8], len: usize) -> Vec<u8> {
    let mut made = Vec::new();
    let mut block = 0u32;
    while made.len() < len {
        block += 1;
        made.extend_from_slice(&hmac(hash, key, &[salt, &block.to_be_bytes()]));
    }
    made.truncate(len);
    made
}

/// 32 bytes of a password, by way of `n` times `128 r` bytes of memory.
#[inline(never)]
fn derive(
    hash: &mut Hash,
    password: &[u8],
    salt: &[u8],
    n: usize,
    r: usize,
    before: bool,
) -> Option<Vec<u8>> {
    let name: &[u8] = if before { b"yescrypt-prehash" } else { b"yescrypt" };
    let key = hmac(hash, name, &[password]);
    let mut text = stretch(hash, &key, salt, 128 * r);
    let mut key = text.get(..32)?.to_vec();

    let mut blocks: Vec<Block> = text.chunks(64).map(load).collect();
    let mut memory: Vec<Block> = Vec::new();
    memory.try_reserve_exact(n * 2 * r).ok()?;
    // The boxes are filled as scrypt fills its memory, of which nothing is read.
    let mut first = [*blocks.first()?, *blocks.get(1)?];
    for _ in 0..96 {
        memory.extend_from_slice(&first);
        mix_simple(&mut first);
    }
    let pairs = memory.iter().flat_map(|block| block.as_chunks::<2>().0);
    let words = pairs.map(|&[low, high]| u64::from(high) << 32 | u64::from(low)).collect();
    let mut boxes = Boxes { words, starts: [1024, 512, 0], next: 0 };
    memory.clear();
    for (block, made) in blocks.iter_mut().zip(first) {
        *block = made;
    }
    let last: Vec<u8> = store(blocks.last()?);
    key = hmac(hash, &last, &[&key]);

    for index in 0..n {
        memory.extend_from_slice(&blocks);
        if index > 1 {
            let power = 1 << index.ilog2();
            let other = (integer(&blocks) & (power - 1)) + index - power;
            let from = memory.get(other * 2 * r..)?;
            xor(&mut blocks, from);
        }
        mix(&mut blocks, &mut boxes);
    }
    let turns = n.div_ceil(3);
    for _ in 0..(turns + 1) & !1 {
        let other = integer(&blocks) & (n - 1);
        let place = memory.get_mut(other * 2 * r..(other + 1) * 2 * r)?;
        xor(&mut blocks, place);
        place.copy_from_slice(&blocks);
        mix(&mut blocks, &mut boxes);
    }

    text.clear();
    blocks.iter().for_each(|block| text.extend_from_slice(&store(block)));
    let made = stretch(hash, &key, &text, 32);
    if before {
        return Some(made);
    }
    let client = hmac(hash, &made, &[b"Client Key"]);
    Some(digest(hash, SHA256, &[&client]))
}

fn load(bytes: &[u8]) -> Block {
    let mut block = [0; 16];
    for (index, word) in bytes.as_chunks::<4>().0.iter().enumerate() {
        // 13 is what 5 is multiplied by for 1.
        if let Some(place) = block.get_mut(index * 13 % 16) {
            *place = u32::from_le_bytes(*word);
        }
    }
    block
}

fn store(block: &Block) -> Vec<u8> {
    let words = (0..16).filter_map(|index| block.get(index * 13 % 16));
    words.flat_map(|word| word.to_le_bytes()).collect()
}

/// A number that depends on all of the blocks.
fn integer(blocks: &[Block]) -> usize {
    blocks.last().map_or(0, |[low, ..]| *low as usize)
}

fn xor(blocks: &mut [Block], others: &[Block]) {
    for (block, other) in blocks.iter_mut().zip(others) {
        xor_block(block, other);
    }
}

#[inline(always)]
fn xor_block(block: &mut Block, other: &Block) {
    block.iter_mut().zip(other).for_each(|(word, other)| *word ^= other);
}

/// Salsa20 with that many rounds.
#[inline(never)]
fn salsa(block: &mut Block, rounds: usize) {
    let mut x = [0u32; 16];
    for (index, word) in block.iter().enumerate() {
        x[(index * 5) & 15] = *word;
    }
    for _ in 0..rounds {
        // Each column from its diagonal on; then rows become columns.
        for column in 0..4 {
            for (step, turn) in [7, 9, 13, 18].into_iter().enumerate() {
                let at = |back: usize| (column * 5 + 4 * (step + 1) + 16 - 4 * back) & 15;
                x[at(0)] ^= x[at(1)].wrapping_add(x[at(2)]).rotate_left(turn);
            }
        }
        for row in 0..4 {
            for column in 0..row {
                x.swap(row * 4 + column, column * 4 + row);
            }
        }
    }
    for (index, word) in block.iter_mut().enumerate() {
        *word = word.wrapping_add(x[(index * 5) & 15]);
    }
}

/// scrypt's mixing of two blocks.
fn mix_simple(blocks: &mut [Block; 2]) {
    let [first, last] = blocks;
    xor_block(first, last);
    salsa(first, 8);
    xor_block(last, first);
    salsa(last, 8);
}

/// yescrypt's mixing.
#[inline(never)]
fn mix(blocks: &mut [Block], boxes: &mut Boxes) {
    let Some(mut x) = blocks.last().copied() else { return };
    for block in blocks.iter_mut() {
        xor_block(&mut x, block);
        boxes.turn(&mut x);
        *block = x;
    }
    if let Some(last) = blocks.last_mut() {
        salsa(last, 2);
    }
}

impl Boxes {
    /// Multiplies what is in the block, and adds words from the boxes; what comes of it goes into the third box.
    #[inline(never)]
    fn turn(&mut self, block: &mut Block) {
        let [first, second, third] = self.starts;
        for round in 0..6 {
            for lanes in block.as_chunks_mut::<4>().0 {
                let [low, high, ..] = *lanes;
                let (low, high) = ((low >> 3 & 0x1FE) as usize, (high >> 3 & 0x1FE) as usize);
                for (lane, pair) in lanes.as_chunks_mut::<2>().0.iter_mut().enumerate() {
                    let word = |at: usize| self.words.get(at + lane).copied().unwrap_or(0);
                    let product = u64::from(pair[0]) * u64::from(pair[1]);
                    let value = product.wrapping_add(word(first + low)) ^ word(second + high);
                    *pair = [value as u32, (value >> 32) as u32];
                    if (1..5).contains(&round) {
                        if let Some(place) = self.words.get_mut(third + self.next) {
                            *place = value;
                        }
                        self.next += 1;
                    }
                }
            }
        }
        self.next &= 511;
        self.starts = [third, first, second];
    }
}
