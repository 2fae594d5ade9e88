//! Counting lines, words and characters in one pass, as GNU wc does (tried against `wc` of coreutils 9.1, byte by byte and
//! character by character).
//!
//! A word is a longest run of characters without a separator that holds at least one printable character. What is neither, such as a
//! control character, neither ends a word nor makes one: `a\x01b` is one word, and a lone `\x01` is none.
//!
//! In the C locale every byte is a character. Separators are space and `\t \n \v \f \r`, printable is `!` to `~`, and all bytes
//! from 0x80 on are neither.
//!
//! In a UTF-8 locale printable are also all characters from U+00A1 on, but U+2028 and U+2029, which are neither. Further
//! separators are U+1680, U+2000 to U+200A, U+205F and U+3000, and the no-break spaces U+00A0, U+2007, U+202F and U+2060,
//! which count as printable instead under POSIXLY_CORRECT. A byte that is not part of a valid sequence is neither, and no
//! character. Sequences for numbers beyond Unicode (up to six bytes) are characters, neither separating nor printable;
//! surrogates and overlong forms are not valid. Numbers that no character is assigned to are taken as printable here, as
//! opposed to wc, which leaves out those that its version of Unicode does not know.
use crate::{
    block::{Block, Native, SIZE, lowest, pad},
    count,
};

/// The longest sequence that encodes a character: glibc accepts all 31 bits of the original UTF-8.
const LONGEST: usize = 6;

/// Counters that carry over from chunk to chunk of a file.
#[derive(Clone, Default, PartialEq, Eq, Debug)]
pub struct Words {
    pub lines: u64,
    pub words: u64,
    /// Characters; not counted by [`Words::bytes`], where they are bytes.
    pub chars: u64,
    join: bool,
    /// Has the word at hand been counted?
    inside: bool,
    /// The first bytes of a sequence that the last chunk ended in.
    partial: [u8; LONGEST],
    partial_len: usize,
}

/// What a character is for counting words.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Separator,
    Printable,
    Neither,
}

/// What starts at the front of some bytes.
enum Front {
    /// A character and the number of bytes it takes.
    Char(u32, usize),
    /// A byte that is not part of a valid sequence.
    Stray,
    /// The bytes may be the start of a sequence that goes on.
    Partial,
}

impl Words {
    /// Counters at the start of a file. With `join`, no-break spaces are printable rather than separators, as under
    /// POSIXLY_CORRECT.
    pub fn new(join: bool) -> Words {
        Words { join, ..Words::default() }
    }

    /// Counts lines and words of the next chunk in the C locale.
    #[inline(never)]
    pub fn bytes(&mut self, bytes: &[u8]) {
        self.lines += count(b'\n', bytes) as u64;
        let (blocks, tail) = bytes.as_chunks::<SIZE>();
        for bytes in blocks {
            let block = Native::load(bytes);
            self.count(block.within(b'!', b'~'), block.blank());
        }
        if !tail.is_empty() {
            let block = Native::load(&pad(tail));
            let keep = lowest(tail.len());
            self.count(block.within(b'!', b'~') & keep, block.blank() & keep);
        }
    }

    /// Counts the words of a block by its printable bytes and its separators; the other bytes change nothing.
    #[inline(always)]
    fn count(&mut self, printable: u64, separators: u64) {
        // Bytes that directly follow a printable one are inside a word, and a byte that is neither leaves things as they are. Adding
        // a run of those to its own first bit carries through the run and into the byte behind it.
        let neither = !(printable | separators);
        let follows = printable << 1 | u64::from(self.inside);
        let (sum, carry) = (follows & neither).overflowing_add(neither);
        let inside = follows | (sum ^ neither);
        self.words += u64::from((printable & !inside).count_ones());
        self.inside = carry || printable >> 63 != 0;
    }

    /// Counts lines, words and characters of the next chunk in a UTF-8 locale.
    #[inline(never)]
    pub fn utf8(&mut self, mut bytes: &[u8]) {
        // In valid and invalid text alike, this byte is always a character of its own.
        self.lines += count(b'\n', bytes) as u64;
        // A sequence that the last chunk began is finished byte by byte, because it may turn out to be none.
        while self.partial_len > 0
            && let [byte, rest @ ..] = bytes
        {
            if let Some(slot) = self.partial.get_mut(self.partial_len) {
                *slot = *byte;
            }
            bytes = rest;
            let (partial, len) = (self.partial, self.partial_len + 1);
            self.partial_len = 0;
            self.exactly(partial.get(..len).unwrap_or(&partial), len);
        }
        while let Some((block, _)) = bytes.split_first_chunk::<SIZE>() {
            let used = match self.block(block) {
                0 => self.exactly(bytes, SIZE),
                used => used,
            };
            bytes = bytes.get(used..).unwrap_or(&[]);
        }
        self.exactly(bytes, SIZE);
    }

    /// Counts as many whole characters as the block has, if all of them are valid. Returns the bytes they take, or 0 if it has
    /// counted nothing.
    #[inline(always)]
    fn block(&mut self, bytes: &[u8; SIZE]) -> usize {
        let block = Native::load(bytes);
        let high = block.less(0);
        let mut printable = block.within(b'!', b'~');
        let mut separators = block.blank();
        if high == 0 {
            self.chars += SIZE as u64;
            self.count(printable, separators);
            return SIZE;
        }
        let trail = block.less(0xC0);
        let lead = high & !trail;
        let lead3 = high & !block.less(0xE0);
        let lead4 = high & !block.less(0xF0);
        // A sequence that does not end within the block is left to the next one, which starts with it.
        let cut = lead & 1 << 63 | lead3 & 1 << 62 | lead4 & 1 << 61;
        let len = (cut.trailing_zeros() as usize).min(SIZE);
        let keep = lowest(len);
        let after = |byte| block.equal(byte) << 1;
        let invalid = ((lead << 1 | lead3 << 2 | lead4 << 3) ^ trail)
            // Overlong forms of two bytes, and what goes beyond Unicode, at the latest with its second byte.
            | lead & block.less(0xC2)
            | high & !block.less(0xF4)
            // Overlong forms of three and four bytes, and surrogates (RFC 3629, 3).
            | after(0xE0) & block.less(0xA0)
            | after(0xED) & !block.less(0xA0)
            | after(0xF0) & block.less(0x90);
        // What is cut off starts with a byte that no sequence before it may want.
        if invalid & lowest(len + 1) != 0 {
            return 0;
        }
        self.chars += u64::from((keep & !trail).count_ones());
        printable |= high;

        // Separators and unprintable characters count by their last byte, and what is before it changes nothing.
        let (c2, e2) = (after(0xC2), after(0xE2));
        let general = e2 & block.less(0x82); // the first two bytes of U+2000 to U+207F
        let wide = block.equal(0xE3) << 2 & after(0x80) & block.equal(0x80) // U+3000
            | block.equal(0xE1) << 2 & after(0x9A) & block.equal(0x80); // U+1680
        if (c2 & block.less(0xA1) | general | wide) & keep != 0 {
            let e280 = (general & block.equal(0x80)) << 1;
            let e281 = (general & block.equal(0x81)) << 1;
            let nobreak = c2 & block.equal(0xA0) // U+00A0
                | e280 & (block.equal(0x87) | block.equal(0xAF)) // U+2007, U+202F
                | e281 & block.equal(0xA0); // U+2060
            let spaces =
                e280 & block.within(0x80, 0x8A) | e281 & block.equal(0x9F) | wide | nobreak;
            let mut others = spaces | c2 & block.less(0xA0) | e280 & block.within(0xA8, 0xA9);
            separators |= spaces;
            if self.join {
                separators &= !nobreak;
                others &= !nobreak;
            }
            printable &= !(others | (others & !c2) >> 2 | others >> 1);
        }
        self.count(printable & keep, separators & keep);
        len
    }

    /// Counts words and characters one by one until `least` bytes are used, or all. Returns the number that is used.
    #[inline(never)]
    fn exactly(&mut self, bytes: &[u8], least: usize) -> usize {
        let mut used = 0;
        while used < least {
            let rest = bytes.get(used..).unwrap_or(&[]);
            if rest.is_empty() {
                break;
            }
            match front(rest) {
                Front::Char(code, len) => {
                    used += len;
                    self.chars += 1;
                    match self.class(code) {
                        Class::Separator => self.inside = false,
                        Class::Printable => {
                            self.words += u64::from(!self.inside);
                            self.inside = true;
                        }
                        Class::Neither => {}
                    }
                }
                Front::Stray => used += 1,
                Front::Partial => {
                    self.partial_len = rest.len();
                    for (slot, &byte) in self.partial.iter_mut().zip(rest) {
                        *slot = byte;
                    }
                    return bytes.len();
                }
            }
        }
        used
    }

    fn class(&self, code: u32) -> Class {
        match code {
            0x20 | 0x09..=0x0D => Class::Separator,
            0x21..=0x7E => Class::Printable,
            0xA0 | 0x2007 | 0x202F | 0x2060 if self.join => Class::Printable,
            0xA0 | 0x1680 | 0x2000..=0x200A | 0x202F | 0x205F | 0x2060 | 0x3000 => Class::Separator,
            0x2028 | 0x2029 => Class::Neither,
            0xA1..=0x10_FFFF => Class::Printable,
            _ => Class::Neither,
        }
    }
}

/// Decodes what `bytes`, of which there is at least one, start with.
fn front(bytes: &[u8]) -> Front {
    let [first, rest @ ..] = bytes else { return Front::Partial };
    let (len, least) = match first {
        0..0x80 => return Front::Char(u32::from(*first), 1),
        0xC2..0xE0 => (2, 0x80),
        0xE0..0xF0 => (3, 0x800),
        0xF0..0xF8 => (4, 0x1_0000),
        0xF8..0xFC => (5, 0x20_0000),
        0xFC..0xFE => (6, 0x400_0000),
        _ => return Front::Stray,
    };
    let mut code = u32::from(*first) & (0x7F >> len);
    for index in 0..len - 1 {
        match rest.get(index) {
            Some(&byte) if byte & 0xC0 == 0x80 => code = code << 6 | u32::from(byte & 0x3F),
            Some(_) => return Front::Stray,
            None => return Front::Partial,
        }
    }
    if code < least || matches!(code, 0xD800..=0xDFFF) {
        return Front::Stray;
    }
    Front::Char(code, len)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use proptest::sample::select;

    /// The definition, without any state but "has this word been counted".
    fn plain(bytes: &[u8], utf8: bool, join: bool) -> (u64, u64, u64) {
        let (mut lines, mut words, mut chars, mut inside) = (0, 0, 0, false);
        let mut at = 0;
        while at < bytes.len() {
            let (code, len) = match bytes[at] {
                byte if byte < 0x80 || !utf8 => (u32::from(byte), 1),
                _ => match front(&bytes[at..]) {
                    Front::Char(code, len) => (code, len),
                    _ => {
                        at += 1;
                        continue;
                    }
                },
            };
            at += len;
            chars += u64::from(utf8);
            lines += u64::from(code == 10);
            let space = matches!(code, 9..=13 | 32);
            let wide = matches!(code, 0x1680 | 0x2000..=0x200A | 0x205F | 0x3000);
            let nobreak = matches!(code, 0xA0 | 0x2007 | 0x202F | 0x2060);
            let unprintable = matches!(code, 0..32 | 0x7F..=0x9F | 0x2028..=0x2029 | 0x110000..);
            if space || utf8 && (wide || nobreak) && !(nobreak && join) {
                inside = false;
            } else if !unprintable && (utf8 || code < 0x80) {
                words += u64::from(!inside);
                inside = true;
            }
        }
        (lines, words, chars)
    }

    fn check(bytes: &[u8], cuts: &[usize]) {
        for (utf8, join) in [(false, false), (true, false), (true, true)] {
            let expected = plain(bytes, utf8, join);
            for cuts in [&[], cuts] {
                let mut words = Words::new(join);
                let mut last = 0;
                for cut in cuts.iter().copied().chain([bytes.len()]) {
                    let cut = cut.clamp(last, bytes.len());
                    match utf8 {
                        true => words.utf8(&bytes[last..cut]),
                        false => words.bytes(&bytes[last..cut]),
                    }
                    last = cut;
                }
                let found = (words.lines, words.words, words.chars);
                assert_eq!(found, expected, "utf8 {utf8} join {join} {bytes:02X?} at {cuts:?}");
            }
        }
    }

    #[test]
    fn decoding_is_that_of_the_standard_library() {
        for code in 0..0x11_0000 {
            let Some(c) = char::from_u32(code) else { continue };
            let mut buf = [0; 4];
            let bytes = c.encode_utf8(&mut buf).as_bytes();
            assert!(
                matches!(front(bytes), Front::Char(found, len) if found == code && len == bytes.len())
            );
        }
        for bytes in
            [&b"\xED\xA0\x80"[..], b"\xC0\x80", b"\xE0\x9F\xBF", b"\xF0\x8F\xBF\xBF", b"\x80"]
        {
            assert!(matches!(front(bytes), Front::Stray), "{bytes:02X?}");
        }
    }

    #[test]
    fn every_character_between_letters() {
        for code in
            (0..0x3100).chain(0xD7F0..0xE010).chain(0xFFF0..0x1_0010).chain(0x10_FFF0..0x11_0000)
        {
            let Some(c) = char::from_u32(code) else { continue };
            // In the middle of a block, across two, and in the tail.
            for pad in [10, 62, 63, 127, 130] {
                let text =
                    format!("{}a{c}b {c} {c}{c}{}", "é".repeat(pad / 2), "x".repeat(70 - pad % 64));
                check(text.as_bytes(), &[pad + 2, pad + 3]);
            }
        }
    }

    #[test]
    fn every_length_and_alignment() {
        let text = "ab \u{1}c\n\u{2} é\u{a0}€ 𐍈\u{2028}x\t\n".repeat(30);
        for len in 0..200 {
            for start in 0..64 {
                check(&text.as_bytes()[start..start + len], &[len / 3, len / 2]);
            }
        }
    }

    #[test]
    fn a_sequence_that_another_one_interrupts_at_the_end_of_a_block() {
        for first in [&b"\xC2"[..], b"\xE2\x82", b"\xE2", b"\xF0\x9F\x98", b"\xF0\x9F", b"\xF0"] {
            for second in [&b"\xC0"[..], b"\xC2\xA2", b"\xE2\x82\xAC", b"\xF0\x9F\x98\x80"] {
                for pad in 55..64 {
                    let mut text = [&b"\xC3\xA9"[..]; 32].concat();
                    text.resize(64 + pad, b'x');
                    check(&[&text, first, second, &text].concat(), &[64 + pad + 1]);
                }
            }
        }
    }

    fn pieces() -> impl Strategy<Value = Vec<u8>> {
        let valid = select(vec![
            "a",
            "b",
            "xyz",
            " ",
            "\n",
            "\t",
            "\r",
            "\u{1}",
            "\u{7f}",
            "é",
            "ÿ",
            "\u{a0}",
            "\u{85}",
            "€",
            "가",
            "\u{3000}",
            "、",
            "\u{1680}",
            "\u{2003}",
            "\u{2028}",
            "’",
            "\u{2060}",
            "\u{d7ff}",
            "𐍈",
            "\u{10ffff}",
            "ऄ",
        ]);
        let valid = valid.prop_map(|text| text.as_bytes().to_vec());
        let odd = select(vec![
            &b"\x80"[..],
            b"\xC2",
            b"\xC0\x80",
            b"\xE0\x80\x80",
            b"\xE2\x82",
            b"\xED\xA0\x80",
            b"\xF0\x80\x80\x80",
            b"\xF0\x9F",
            b"\xF4\x90\x80\x80",
            b"\xF5",
            b"\xF8\x88\x80\x80\x80",
            b"\xFC\x84\x80\x80\x80\x80",
            b"\xFF",
        ]);
        let odd = odd.prop_map(<[u8]>::to_vec);
        let any = proptest::collection::vec(any::<u8>(), 1..4);
        // Most blocks are valid, so that the fast path is taken.
        prop_oneof![60 => valid, 1 => odd, 1 => any]
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(5000))]
        #[test]
        fn as_the_definition(
            pieces in proptest::collection::vec(pieces(), 0..200),
            mut cuts in proptest::collection::vec(0usize..500, 0..6),
        ) {
            cuts.sort();
            check(&pieces.concat(), &cuts);
        }
    }
}
