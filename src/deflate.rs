//! Compressing (RFC 1951), and the form of gzip around it (RFC 1952). The same input gives the same bytes.
//!
//! Strings that were there before are found by chains of places whose first bytes have the same hash; one that begins a byte later
//! and is longer goes first. A block of up to 64 KiB has Huffman codes of its own, or is stored if that is shorter.
use alloc::{vec, vec::Vec};

/// How far back a string may be.
const WINDOW: usize = 1 << 15;
/// The longest block: what is stored has 16 bits for its length.
const BLOCK: usize = 0xffff;
const SHORTEST: usize = 3;
const LONGEST: usize = 258;
/// How many places are looked at.
const CHAIN: usize = 96;
/// A string of that length is not looked for any better.
const GOOD: usize = 64;
const HASH_BITS: u32 = 15;

/// The symbol that ends a block; those of lengths follow.
const END: usize = 256;
const LENGTHS: usize = 286;
const DISTANCES: usize = 30;
/// The order in which the lengths of the codes for lengths stand.
const ORDER: [u8; 19] = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

/// A file that is being compressed.
pub struct Gzip {
    /// The window, and from `start` on what is to be compressed.
    data: Vec<u8>,
    start: usize,
    /// The place of the first byte of `data` in the file, which wraps around as the other places do.
    base: u32,
    /// The last place with a hash, and for each place the one before it.
    heads: Vec<u32>,
    links: Vec<u32>,
    bits: Bits,
    crc: u32,
    len: u32,
}

/// What is written, the lowest bit first.
#[derive(Default)]
struct Bits {
    bytes: Vec<u8>,
    rest: u64,
    count: u32,
}

impl Bits {
    /// Adds up to 32 bits.
    #[inline(never)]
    fn put(&mut self, value: u32, count: u32) {
        self.rest |= u64::from(value) << self.count;
        self.count += count;
        while self.count >= 8 {
            self.bytes.push(self.rest as u8);
            self.rest >>= 8;
            self.count -= 8;
        }
    }

    /// Goes on with a whole byte.
    fn align(&mut self) {
        self.put(0, self.count.wrapping_neg() & 7);
    }
}

/// The codes of an alphabet.
struct Codes {
    lengths: Vec<u8>,
    codes: Vec<u16>,
}

impl Codes {
    /// The best codes of at most `limit` bits for symbols that come so often.
    #[inline(never)]
    fn new(counts: &[u32], limit: u8) -> Codes {
        let mut weights = counts.to_vec();
        loop {
            let lengths = tree(&weights);
            if lengths.iter().all(|&length| length <= limit) {
                return Codes { codes: codes(&lengths), lengths };
            }
            // Where seldom ones are less seldom, no code is as long.
            weights.iter_mut().filter(|weight| **weight > 0).for_each(|weight| {
                *weight = *weight >> 2 | 1;
            });
        }
    }

    fn put(&self, bits: &mut Bits, symbol: usize) {
        if let (Some(&code), Some(&length)) = (self.codes.get(symbol), self.lengths.get(symbol)) {
            bits.put(code.into(), length.into());
        }
    }

    /// How many symbols there are up to the last one that comes, but no less than `least`.
    fn used(&self, least: usize) -> usize {
        let last = self.lengths.iter().rposition(|&length| length > 0);
        last.map_or(0, |last| last + 1).max(least)
    }
}

/// The lengths of Huffman codes: the two lightest go together, until there is one.
#[inline(never)]
fn tree(weights: &[u32]) -> Vec<u8> {
    // Each with its parent; 0 for none yet, which is no parent.
    let mut nodes: Vec<(u32, usize)> = weights.iter().map(|&weight| (weight, 0)).collect();
    loop {
        let mut lightest = [(u32::MAX, 0); 2];
        for (index, &(weight, parent)) in nodes.iter().enumerate() {
            if weight > 0 && parent == 0 {
                let [first, second] = &mut lightest;
                if weight < first.0 {
                    *second = *first;
                    *first = (weight, index);
                } else if weight < second.0 {
                    *second = (weight, index);
                }
            }
        }
        let [first, second] = lightest;
        if second.0 == u32::MAX {
            break;
        }
        let parent = nodes.len();
        nodes.push((first.0 + second.0, 0));
        for (_, index) in lightest {
            if let Some(node) = nodes.get_mut(index) {
                node.1 = parent;
            }
        }
    }
    let length = |(index, &weight): (usize, &u32)| {
        let (mut length, mut at) = (0, index);
        while let Some(&(_, parent @ 1..)) = nodes.get(at) {
            (length, at) = (length + 1, parent);
        }
        // Where there is one symbol, it takes a bit.
        if weight > 0 { length.max(1) } else { 0 }
    };
    weights.iter().enumerate().map(length).collect()
}

/// The codes that belong to lengths: shorter ones first, and each with its first bit in the lowest place.
fn codes(lengths: &[u8]) -> Vec<u16> {
    let mut codes = vec![0; lengths.len()];
    let mut next = 0u16;
    for bits in 1..16 {
        for (code, _) in codes.iter_mut().zip(lengths).filter(|(_, length)| **length == bits) {
            *code = next.reverse_bits() >> (16 - bits);
            next += 1;
        }
        next <<= 1;
    }
    codes
}

/// The symbol of a length or a distance, and how many bits behind it tell the rest: of two numbers with the same leading bits, `kept` and
/// one of them, the symbol is the same.
fn symbol(value: u32, kept: u32) -> (usize, u32) {
    let rest = value.checked_ilog2().unwrap_or(0).saturating_sub(kept);
    (((rest << kept) + (value >> rest)) as usize, rest)
}

/// The same for a string's length, where the longest has a symbol of its own.
fn length_symbol(len: usize) -> (usize, u32) {
    if len == LONGEST {
        return (LENGTHS - 1, 0);
    }
    let (symbol, rest) = symbol((len - SHORTEST) as u32, 2);
    (symbol + END + 1, rest)
}

impl Gzip {
    /// Begins a file.
    pub fn begin() -> Gzip {
        let mut bits = Bits::default();
        // Deflated; no name, no time, and made by a Unix.
        bits.bytes.extend_from_slice(&[0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3]);
        Gzip {
            data: Vec::new(),
            start: 0,
            base: 0,
            heads: vec![0; 1 << HASH_BITS],
            links: vec![0; WINDOW],
            bits,
            crc: u32::MAX,
            len: 0,
        }
    }

    /// Takes more of the file.
    pub fn add(&mut self, bytes: &[u8]) {
        self.crc = crc(self.crc, bytes);
        self.len = self.len.wrapping_add(bytes.len() as u32);
        let mut rest = bytes;
        while !rest.is_empty() {
            let room = BLOCK - (self.data.len() - self.start);
            let (part, behind) = rest.split_at(room.min(rest.len()));
            self.data.extend_from_slice(part);
            rest = behind;
            if self.data.len() - self.start == BLOCK {
                self.block();
            }
        }
    }

    /// Takes out what is there of the compressed file.
    pub fn take(&mut self) -> Vec<u8> {
        core::mem::take(&mut self.bits.bytes)
    }

    /// Ends it.
    pub fn finish(&mut self) {
        if self.start < self.data.len() {
            self.block();
        }
        // An empty last block with the codes that need no telling.
        self.bits.put(3, 10);
        self.bits.align();
        self.bits.put(!self.crc, 32);
        self.bits.put(self.len, 32);
    }

    /// The last place with the hash of the three bytes at `at`, which is then this one.
    fn enter(&mut self, at: usize) -> u32 {
        let Some(&[a, b, c]) = self.data.get(at..).and_then(<[u8]>::first_chunk) else { return 0 };
        let place = self.base.wrapping_add(at as u32);
        let hash = u32::from_le_bytes([a, b, c, 0]).wrapping_mul(0x9e37_79b1) >> (32 - HASH_BITS);
        let Some(head) = self.heads.get_mut(hash as usize) else { return 0 };
        let last = core::mem::replace(head, place);
        if let Some(link) = self.links.get_mut(at_link(place)) {
            *link = last;
        }
        last
    }

    /// The longest string before `at` that is the one at `at`, and longer than `known`: its length, and how far back it is.
    #[inline(never)]
    fn find(&mut self, at: usize, known: usize) -> (usize, usize) {
        let mut place = self.enter(at);
        let here = self.base.wrapping_add(at as u32);
        let text = self.data.get(at..).unwrap_or(&[]);
        let text = text.get(..LONGEST).unwrap_or(text);
        let (mut best, mut back) = (known.max(SHORTEST - 1), 0);
        for _ in 0..CHAIN {
            // What the chains have is a hint: the bytes decide.
            let distance = here.wrapping_sub(place) as usize;
            if !(1..=WINDOW.min(at)).contains(&distance) || best >= text.len() {
                break;
            }
            let other = self.data.get(at - distance..).unwrap_or(&[]);
            if other.get(best) == text.get(best) {
                let len = text.iter().zip(other).take_while(|(a, b)| a == b).count();
                if len > best {
                    (best, back) = (len, distance);
                }
            }
            place = self.links.get(at_link(place)).copied().unwrap_or(0);
        }
        if back == 0 { (0, 0) } else { (best, back) }
    }

    /// Writes a block of what there is, and keeps a window of it.
    #[inline(never)]
    fn block(&mut self) {
        // Each a byte, or a length and a distance above it.
        let mut tokens: Vec<u32> = Vec::new();
        let end = self.data.len();
        let mut at = self.start;
        let mut found = (0, 0);
        while at < end {
            if found.0 == 0 {
                found = self.find(at, 0);
            }
            let (len, distance) = found;
            found = (0, 0);
            // A longer one may begin with the next byte.
            if len > 0 && len < GOOD && at + 1 < end {
                found = self.find(at + 1, len);
            }
            if len == 0 || found.0 > 0 {
                tokens.push(self.data.get(at).copied().unwrap_or(0).into());
                at += 1;
                continue;
            }
            tokens.push((distance << 16 | len) as u32);
            // The next one was entered where it was looked at.
            let entered = if len < GOOD && at + 1 < end { 2 } else { 1 };
            for inside in at + entered..at + len {
                self.enter(inside);
            }
            at += len;
        }
        self.write(&tokens);
        let before = end.saturating_sub(WINDOW);
        self.data.drain(..before);
        self.base = self.base.wrapping_add(before as u32);
        self.start = self.data.len();
    }

    #[inline(never)]
    fn write(&mut self, tokens: &[u32]) {
        let (mut lengths, mut distances) = ([0; LENGTHS], [0; DISTANCES]);
        let mut size = 0;
        for &token in tokens.iter().chain(&[END as u32]) {
            let (symbols, rest) = parts(token);
            for (counts, symbol) in [&mut lengths[..], &mut distances].into_iter().zip(symbols) {
                if let Some(count) = counts.get_mut(symbol) {
                    *count += 1;
                }
            }
            size += rest[0].1 + rest[1].1;
        }
        let all = [Codes::new(&lengths, 15), Codes::new(&distances, 15)];
        let used = [all[0].used(257), all[1].used(1)];
        for (codes, counts) in all.iter().zip([&lengths[..], &distances]) {
            let bits =
                codes.lengths.iter().zip(counts).map(|(&bits, count)| u32::from(bits) * count);
            size += bits.sum::<u32>();
        }
        // The lengths of both are one list, in which repetitions are told: 16 of the last one, 17 and 18 of zeros.
        let mut list: Vec<(u8, u8)> = Vec::new();
        let mut table: Vec<u8> = Vec::new();
        for (codes, used) in all.iter().zip(used) {
            table.extend(codes.lengths.iter().take(used));
        }
        let mut rest = table.as_slice();
        while let [first, behind @ ..] = rest {
            let more = behind.iter().take_while(|length| *length == first).count();
            let taken = match (first, more + 1) {
                (0, run @ 11..) => {
                    let run = run.min(138);
                    list.push((18, run as u8 - 11));
                    run
                }
                (0, run @ 3..) => {
                    list.push((17, run as u8 - 3));
                    run
                }
                (_, 4..) => {
                    let run = more.min(6);
                    list.extend([(*first, 0), (16, run as u8 - 3)]);
                    run + 1
                }
                _ => {
                    list.push((*first, 0));
                    1
                }
            };
            rest = rest.get(taken..).unwrap_or(&[]);
        }
        let mut counts = [0; 19];
        for (symbol, _) in &list {
            if let Some(count) = counts.get_mut(usize::from(*symbol)) {
                *count += 1;
            }
        }
        let short = Codes::new(&counts, 7);
        let bits_of = |symbol: u8| short.lengths.get(usize::from(symbol)).copied().unwrap_or(0);
        let order = ORDER.iter().rposition(|&symbol| bits_of(symbol) > 0).map_or(4, |at| at + 1);
        let order = order.max(4);
        size += list.iter().map(|item| u32::from(bits_of(item.0) + extra(item.0))).sum::<u32>();
        let text = self.data.get(self.start..).unwrap_or(&[]);
        let bits = &mut self.bits;
        if (size as usize + 17 + 3 * order) / 8 >= text.len() + 4 {
            bits.put(0, 3);
            bits.align();
            bits.put(text.len() as u32 | !(text.len() as u32) << 16, 32);
            bits.bytes.extend_from_slice(text);
            return;
        }
        bits.put(0b100, 3);
        bits.put((used[0] - 257) as u32, 5);
        bits.put((used[1] - 1) as u32, 5);
        bits.put(order as u32 - 4, 4);
        for &symbol in ORDER.iter().take(order) {
            bits.put(bits_of(symbol).into(), 3);
        }
        for (symbol, value) in list {
            short.put(bits, symbol.into());
            bits.put(value.into(), extra(symbol).into());
        }
        for &token in tokens.iter().chain(&[END as u32]) {
            let (symbols, rest) = parts(token);
            for ((codes, symbol), (value, count)) in all.iter().zip(symbols).zip(rest) {
                codes.put(bits, symbol);
                bits.put(value, count);
            }
        }
    }
}

/// Where the link of a place is.
fn at_link(place: u32) -> usize {
    place as usize & (WINDOW - 1)
}

/// The symbols of a token and the bits behind them; a byte has no distance, and a symbol that is none.
fn parts(token: u32) -> ([usize; 2], [(u32, u32); 2]) {
    let (len, distance) = (token & 0xffff, token >> 16);
    if distance == 0 {
        return ([len as usize, usize::MAX], [(0, 0); 2]);
    }
    let (first, few) = length_symbol(len as usize);
    let (second, many) = symbol(distance - 1, 1);
    let low = |value: u32, count: u32| (value & ((1 << count) - 1), count);
    ([first, second], [low(len - SHORTEST as u32, few), low(distance - 1, many)])
}

/// How many bits are behind a symbol of the table of lengths.
fn extra(symbol: u8) -> u8 {
    match symbol {
        16 => 2,
        17 => 3,
        18 => 7,
        _ => 0,
    }
}

/// Goes on with the checksum of gzip, four bits at a time.
#[inline(never)]
fn crc(start: u32, bytes: &[u8]) -> u32 {
    const TABLE: [u32; 16] = {
        let mut table = [0; 16];
        let mut at = 0;
        while at < 16 {
            let (mut value, mut bit) = (at as u32, 0);
            while bit < 4 {
                value = value >> 1 ^ if value & 1 != 0 { 0xedb8_8320 } else { 0 };
                bit += 1;
            }
            table[at] = value;
            at += 1;
        }
        table
    };
    let four = |crc: u32, bits: u32| crc >> 4 ^ TABLE[((crc ^ bits) & 15) as usize];
    bytes.iter().fold(start, |crc, &byte| four(four(crc, byte.into()), u32::from(byte >> 4)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The file as the library that others use expands it.
    fn expand(packed: &[u8]) -> Vec<u8> {
        let (head, rest) = packed.split_at(10);
        assert_eq!(head, [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3]);
        let (body, tail) = rest.split_at(rest.len() - 8);
        let plain = miniz_oxide::inflate::decompress_to_vec(body).unwrap();
        assert_eq!(tail[4..], (plain.len() as u32).to_le_bytes());
        // The remainder of a text and its own checksum is the same for all texts.
        assert_eq!(crc(crc(u32::MAX, &plain), &tail[..4]), 0xdebb_20e3);
        plain
    }

    fn pack(pieces: &[&[u8]]) -> Vec<u8> {
        let (mut gzip, mut packed) = (Gzip::begin(), Vec::new());
        for piece in pieces {
            gzip.add(piece);
            packed.extend(gzip.take());
        }
        gzip.finish();
        packed.extend(gzip.take());
        packed
    }

    #[test]
    fn what_is_packed_comes_back() {
        let numbers: std::string::String =
            (0..40_000).map(|n| std::format!("line {n}\n")).collect();
        let zeros = vec![0; 300_000];
        let mut noise = 1u32;
        let noise: Vec<u8> = (0..200_000)
            .map(|_| {
                noise = noise.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                (noise >> 24) as u8
            })
            .collect();
        // Strings as far back as may be, and one farther.
        let far: Vec<u8> = [&noise[..WINDOW], &noise[..WINDOW + 1], &noise[..9]].concat();
        for (text, most) in [
            (&b""[..], 20),
            (b"a", 30),
            (b"abcabcabcabcabcabc", 40),
            (numbers.as_bytes(), 110_000),
            (&zeros, 1000),
            (&noise, 200_100),
            (&far, 34_000),
        ] {
            let packed = pack(&[text]);
            assert!(packed.len() <= most, "{} of {}", packed.len(), text.len());
            assert!(expand(&packed) == text);
            let (first, second) = text.split_at(text.len() / 3);
            assert!(pack(&[first, second]) == packed);
        }
    }

    #[test]
    fn codes_are_not_too_long() {
        let mut counts = vec![1, 1];
        for at in 2..40 {
            counts.push(counts[at - 1] + counts[at - 2]);
        }
        let codes = Codes::new(&counts, 15);
        let room: f64 = codes.lengths.iter().map(|&length| 0.5f64.powi(length.into())).sum();
        assert_eq!(room, 1.0);
    }

    proptest! {
        #[test]
        fn any_bytes_come_back(
            alphabet in 1u8..=255,
            bytes in proptest::collection::vec(any::<u8>(), 0..70_000),
        ) {
            let text: Vec<u8> = bytes.iter().map(|byte| byte % alphabet).collect();
            prop_assert!(expand(&pack(&[&text])) == text);
        }
    }
}
