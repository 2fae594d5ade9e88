//! Taking texts apart. The iterators are types of their own whose step stands once in the program, where a closure's would each time.
use super::number::{decimal, is_space};
use alloc::vec::Vec;

/// What stands between the places of a byte, with what is before the first and behind the last.
#[derive(Clone)]
pub struct Parts<'a> {
    rest: Option<&'a [u8]>,
    stop: u8,
}

pub fn parts(text: &[u8], stop: u8) -> Parts<'_> {
    Parts { rest: Some(text), stop }
}

/// The lines of a text; behind its last newline there is an empty one.
pub fn lines(text: &[u8]) -> Parts<'_> {
    parts(text, b'\n')
}

impl<'a> Parts<'a> {
    /// All that is left, whatever it holds.
    pub fn rest(&mut self) -> Option<&'a [u8]> {
        self.rest.take()
    }
}

impl<'a> Iterator for Parts<'a> {
    type Item = &'a [u8];

    #[inline(never)]
    fn next(&mut self) -> Option<&'a [u8]> {
        let rest = self.rest.take()?;
        let at = rest.iter().position(|&byte| byte == self.stop);
        let Some((part, behind)) = at.and_then(|at| rest.split_at_checked(at)) else {
            return Some(rest);
        };
        self.rest = behind.get(1..);
        Some(part)
    }
}

/// What stands before the first place of a byte, or all.
#[inline(never)]
pub fn before(text: &[u8], stop: u8) -> &[u8] {
    parts(text, stop).next().unwrap_or(text)
}

/// What stands behind the last place of a byte, or all.
#[inline(never)]
pub fn last(text: &[u8], stop: u8) -> &[u8] {
    let start = text.iter().rposition(|&byte| byte == stop).map_or(0, |at| at + 1);
    text.get(start..).unwrap_or(text)
}

/// Takes bytes away from the front, no more than there are.
#[inline(never)]
pub fn consume(text: &mut Vec<u8>, count: usize) {
    text.drain(..count.min(text.len()));
}

/// The place of a word among others, which have single blanks between them.
#[inline(never)]
pub fn place(words: &[u8], word: &[u8]) -> Option<usize> {
    parts(words, b' ').position(|other| other == word && !word.is_empty())
}

/// The names and numbers of a list such as `one 1 two 2`: less than half as large as a table.
#[derive(Clone)]
pub struct Numbered<'a>(Parts<'a>);

pub fn numbered(list: &str) -> Numbered<'_> {
    Numbered(parts(list.as_bytes(), b' '))
}

/// The names in such a list of the bits that are set in `flags`, with commas between them.
#[inline(never)]
pub fn names_of(list: &str, flags: u32) -> Vec<u8> {
    let mut text = Vec::new();
    for (name, bit) in numbered(list) {
        if flags & bit != 0 {
            crate::fill(&mut text, b"%,", &[name]);
        }
    }
    text.pop();
    text
}

impl<'a> Iterator for Numbered<'a> {
    type Item = (&'a [u8], u32);

    #[inline(never)]
    fn next(&mut self) -> Option<(&'a [u8], u32)> {
        let name = self.0.next()?;
        Some((name, decimal(self.0.next()?).ok()? as u32))
    }
}

/// The number of a name in such a list.
#[inline(never)]
pub fn number_of(list: &str, name: &[u8]) -> Option<u32> {
    numbered(list).find(|(known, _)| *known == name).map(|(_, number)| number)
}

/// The words of a line, which have blanks between them.
#[derive(Clone)]
pub struct Words<'a>(&'a [u8]);

pub fn words(text: &[u8]) -> Words<'_> {
    Words(text)
}

impl<'a> Iterator for Words<'a> {
    type Item = &'a [u8];

    #[inline(never)]
    fn next(&mut self) -> Option<&'a [u8]> {
        let start = self.0.iter().position(|byte| !is_space(byte))?;
        let text = self.0.get(start..)?;
        let len = text.iter().position(is_space).unwrap_or(text.len());
        let (word, rest) = text.split_at_checked(len)?;
        self.0 = rest;
        Some(word)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_come_apart() {
        let all = |text: &'static str| -> Vec<&[u8]> { parts(text.as_bytes(), b',').collect() };
        assert_eq!(all(""), [b""]);
        assert_eq!(all("a,,b,"), [&b"a"[..], b"", b"b", b""]);
        let all = |text: &'static str| -> Vec<&[u8]> { words(text.as_bytes()).collect() };
        assert!(all(" \t").is_empty());
        assert_eq!(all(" a  bc\td "), [&b"a"[..], b"bc", b"d"]);
    }
}
