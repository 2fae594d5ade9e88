//! The numbers of dd's operands.
use rt::{
    Cx, Stop,
    sys::Errno,
    text::{
        number::{NumberError, size as plain},
        split::parts,
    },
};

/// A number of blocks, or of bytes.
#[derive(Clone, Copy)]
pub struct Count {
    pub value: u64,
    pub bytes: bool,
}

impl Count {
    pub const NONE: Count = Count { value: 0, bytes: false };

    /// How many bytes that is, if a file can have as many.
    pub fn offset(self, block: u64) -> Option<u64> {
        let bytes = self.value.checked_mul(if self.bytes { 1 } else { block });
        bytes.filter(|&bytes| bytes <= i64::MAX as u64)
    }
}

/// The largest block; there has to be room for it and a page or two.
pub const BLOCK: u64 = i64::MAX as u64 - (16 << 10);
/// The largest record, of which nothing is kept.
pub const RECORD: u64 = i64::MAX as u64;

/// A size in bytes, `most` at most.
pub fn size(cx: &mut Cx, text: &[u8], most: u64) -> Result<u64, Stop> {
    let count = match product(cx, text) {
        Ok((0, _)) => Err(NumberError::Invalid),
        Ok((value, _)) if value > most => Err(NumberError::Overflow),
        done => done,
    };
    count.map(|(value, _)| value).map_err(|error| refuse(cx, text, error))
}

/// A number of blocks, or, with a B behind it, of bytes.
pub fn count(cx: &mut Cx, text: &[u8]) -> Result<Count, Stop> {
    let count = match product(cx, text) {
        Ok((value, _)) if value > i64::MAX as u64 => Err(NumberError::Overflow),
        done => done,
    };
    count.map(|(value, bytes)| Count { value, bytes }).map_err(|error| refuse(cx, text, error))
}

#[inline(never)]
fn refuse(cx: &mut Cx, text: &[u8], error: NumberError) -> Stop {
    let error = (error == NumberError::Overflow).then_some(Errno::OVERFLOW);
    cx.say_error(packed!("invalid number: %w"), &[text], error);
    Stop::new(1)
}

/// Factors between `x`s, and whether a B says bytes.
#[inline(never)]
fn product(cx: &mut Cx, text: &[u8]) -> Result<(u64, bool), NumberError> {
    // An `x` before a letter belongs to the letter: 2xM is 2M.
    let mut whole = text.to_vec();
    let mut at = 0;
    while let Some(&byte) = whole.get(at) {
        let before = at.checked_sub(1).and_then(|before| whole.get(before));
        if byte == b'x'
            && before.is_some_and(u8::is_ascii_digit)
            && whole.get(at + 1).is_some_and(|next| b"bcwkKMGTPEZY".contains(next))
        {
            whole.remove(at);
        }
        at += 1;
    }
    let (mut product, mut zero, mut bytes) = (Some(1u64), false, false);
    for text in parts(&whole, b'x') {
        let (value, in_bytes) = match factor(text) {
            Err(NumberError::Overflow) => (None, false),
            Err(e) => return Err(e),
            Ok((value, in_bytes)) => (Some(value), in_bytes),
        };
        zero |= value == Some(0);
        bytes |= in_bytes;
        product = product.and_then(|product| product.checked_mul(value?));
    }
    if text.starts_with(b"0x") {
        let words: [&[u8]; 2] = [b"0x", b"00x"];
        cx.note(packed!("warning: %w is a zero multiplier; use %w if that is intended"), &words);
    }
    // What ends in B counts bytes, 1kB too.
    bytes |= text.ends_with(b"B");
    match product {
        _ if zero => Ok((0, bytes)),
        Some(value) => Ok((value, bytes)),
        None => Err(NumberError::Overflow),
    }
}

/// A number with a multiplier, and whether a B behind it says bytes.
#[inline(never)]
fn factor(text: &[u8]) -> Result<(u64, bool), NumberError> {
    let digits = |text: &[u8]| text.last().is_some_and(u8::is_ascii_digit);
    let (text, bytes) = match text {
        [rest @ .., b'B'] if digits(rest) => (rest, true),
        [.., b'b' | b'c' | b'w', b'B'] => (text.get(..text.len() - 1).unwrap_or(text), true),
        _ => (text, false),
    };
    let (text, factor) = match text {
        [rest @ .., b'c'] => (rest, 1),
        [rest @ .., b'w'] => (rest, 2),
        [.., b'm'] => return Err(NumberError::Invalid),
        _ => (text, 0),
    };
    let value = match (text, factor) {
        ([], 1 | 2) => 1,
        (_, 1 | 2) if !digits(text) => return Err(NumberError::Invalid),
        _ => plain(text)?,
    };
    value.checked_mul(factor.max(1)).map(|value| (value, bytes)).ok_or(NumberError::Overflow)
}
