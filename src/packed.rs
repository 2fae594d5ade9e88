//! Texts packed by byte pair encoding: a byte that no text has stands for a pair of bytes, which may be such bytes themselves.
//!
//! The build script finds the pairs that occur most in help texts and in those of errors. Lines and columns stay what they are: no pair
//! has a newline or a tab. In a program of a few applets (cfg `plain`) only the texts of errors are packed.

mod pairs {
    include!(concat!(env!("OUT_DIR"), "/pairs.rs"));
}
use pairs::{FIRST, NODES, PAIRS};

/// The texts of errors that are not those of writing, a line for each number.
pub use pairs::ERRORS;

/// What a packed text stands for, as far as there is room.
#[derive(Clone, Copy, Debug)]
pub struct Line {
    text: [u8; Line::ROOM],
    len: usize,
}

impl Line {
    pub const ROOM: usize = 64;
    pub const EMPTY: Line = Line { text: [0; Line::ROOM], len: 0 };

    /// What a byte of a packed text stands for.
    pub const fn of(byte: u8) -> Line {
        let mut line = Line::EMPTY;
        line.unpack(byte);
        line
    }

    /// Adds what a byte of a packed text stands for.
    pub const fn unpack(&mut self, byte: u8) {
        if cfg!(plain) { self.push(byte) } else { self.unpack_pairs(byte) }
    }

    /// Gives each byte that a byte of a packed text stands for.
    #[inline(always)]
    pub fn each(byte: u8, mut give: impl FnMut(u8)) {
        if cfg!(plain) {
            give(byte);
        } else {
            Line::of(byte).bytes().iter().for_each(|&byte| give(byte));
        }
    }

    const fn push(&mut self, byte: u8) {
        if self.len < Line::ROOM {
            self.text[self.len] = byte;
            self.len += 1;
        }
    }

    /// Adds what a byte of the text of an error stands for.
    #[inline(never)]
    pub const fn unpack_pairs(&mut self, byte: u8) {
        let index = byte.wrapping_sub(FIRST) as usize;
        if index < PAIRS.len() && !matches!(byte, b'\t' | b'\n') {
            let [one, other] = PAIRS[index];
            self.unpack_pairs(one);
            self.unpack_pairs(other);
        } else {
            self.push(byte);
        }
    }

    pub const fn bytes(&self) -> &[u8] {
        match self.text.split_at_checked(self.len) {
            Some((text, _)) => text,
            None => &self.text,
        }
    }
}

/// A message's template, packed while the program is compiled.
#[macro_export]
macro_rules! packed {
    ($text:literal) => {{
        const TEXT: &str = $text;
        const PACKED: $crate::packed::Packed<{ TEXT.len() }> =
            $crate::packed::Packed::new(TEXT.as_bytes());
        const EXACT: &[u8] = &PACKED.exact::<{ PACKED.len }>();
        EXACT
    }};
}

/// A packed text at the start of the room for it.
pub struct Packed<const N: usize> {
    bytes: [u8; N],
    pub len: usize,
}

impl<const N: usize> Packed<N> {
    /// Packs a text while the program is compiled.
    pub const fn new(text: &[u8]) -> Packed<N> {
        if cfg!(plain) {
            let mut packed = Packed { bytes: [0; N], len: N };
            packed.bytes.copy_from_slice(text);
            return packed;
        }
        Packed::errors(text)
    }

    /// Packs the texts of errors, whatever others are.
    #[allow(clippy::panic)] // at compile time
    pub const fn errors(text: &[u8]) -> Packed<N> {
        let mut packed = Packed { bytes: [0; N], len: 0 };
        let mut at = 0;
        while at < text.len() {
            // As much as a byte stands for.
            let (mut node, mut end) = (0, at);
            let mut found = None;
            while end < text.len() && text[end].is_ascii() {
                node = NODES[node].0[text[end] as usize] as usize;
                if node == 0 {
                    break;
                }
                end += 1;
                if let Some(byte) = NODES[node].1 {
                    found = Some(byte);
                    at = end;
                }
            }
            match found {
                Some(byte) => packed.bytes[packed.len] = byte,
                None => panic!("only text can be packed"),
            }
            packed.len += 1;
        }
        packed
    }

    /// The text alone.
    #[allow(clippy::panic)] // at compile time
    pub const fn exact<const LEN: usize>(&self) -> [u8; LEN] {
        match self.bytes.first_chunk() {
            Some(bytes) => *bytes,
            None => panic!("there is more room than text"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_packed_comes_back() {
        const TEXT: &[u8] =
            b"Usage: x [OPTION]...\n  -n, --lines=NUM\tthe number of lines\n\t\tand ~";
        const PACKED: Packed<{ TEXT.len() }> = Packed::new(TEXT);
        assert!(PACKED.len < TEXT.len() * 2 / 3, "{}", PACKED.len);
        let mut text = Vec::<u8>::new();
        for byte in PACKED.exact::<{ PACKED.len }>() {
            text.extend(Line::of(byte).bytes());
        }
        assert_eq!(text, TEXT);
    }

    #[test]
    fn what_there_is_no_room_for_is_left_out() {
        let mut line = Line::EMPTY;
        (0..100).for_each(|_| line.unpack(b'x'));
        assert_eq!(line.bytes(), [b'x'; Line::ROOM]);
    }
}
