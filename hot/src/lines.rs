//! Lines: where they end, how they compare, and pieces of them that are copied.
use crate::block::{Block, Native, SIZE, lowest, pad};
use core::cmp::Ordering;

/// Where a byte occurs in a buffer that grows at its end: found a block at a time, given one by one.
#[derive(Clone, Copy)]
pub struct Marks {
    byte: u8,
    /// The occurrences that are not given yet, from `base` on.
    mask: u64,
    base: usize,
    /// What is looked through so far.
    end: usize,
}

impl Marks {
    pub fn new(byte: u8) -> Marks {
        Marks { byte, mask: 0, base: 0, end: 0 }
    }

    /// The next occurrence. After `None` there may be more bytes behind those that were there.
    #[inline(always)]
    pub fn next(&mut self, bytes: &[u8]) -> Option<usize> {
        if self.mask == 0 && !self.seek(bytes) {
            return None;
        }
        let at = self.base + self.mask.trailing_zeros() as usize;
        self.mask &= self.mask - 1;
        Some(at)
    }

    /// Goes to the next block that has an occurrence.
    #[inline(never)]
    fn seek(&mut self, bytes: &[u8]) -> bool {
        loop {
            let rest = bytes.get(self.end..).unwrap_or(&[]);
            let (mask, len) = match rest.first_chunk() {
                Some(block) => (Native::load(block).equal(self.byte), SIZE),
                None => {
                    (Native::load(&pad(rest)).equal(self.byte) & lowest(rest.len()), rest.len())
                }
            };
            self.mask = mask;
            self.base = self.end;
            self.end += len;
            if mask != 0 {
                return true;
            }
            if len == 0 {
                return false;
            }
        }
    }

    /// The bytes have moved to the front by so much.
    pub fn shift(&mut self, by: usize) {
        self.base = self.base.wrapping_sub(by);
        self.end = self.end.wrapping_sub(by);
    }
}

/// Where `byte` occurs first.
#[inline(never)]
pub fn find(byte: u8, bytes: &[u8]) -> Option<usize> {
    if bytes.is_empty() { None } else { Marks::new(byte).next(bytes) }
}

/// How many bytes at the start are printable ASCII characters from `least` on.
#[inline(never)]
pub fn plain(bytes: &[u8], least: u8) -> usize {
    bytes.iter().position(|byte| !(least..0x7F).contains(byte)).unwrap_or(bytes.len())
}

/// How `a` compares to `b`, byte by byte.
#[inline(always)]
pub fn compare(a: &[u8], b: &[u8]) -> Ordering {
    let (mut x, mut y) = (a, b);
    while let (Some((left, x_rest)), Some((right, y_rest))) =
        (x.split_first_chunk(), y.split_first_chunk())
    {
        if left != right {
            return u64::from_be_bytes(*left).cmp(&u64::from_be_bytes(*right));
        }
        (x, y) = (x_rest, y_rest);
    }
    if let (Some((left, x_rest)), Some((right, y_rest))) =
        (x.split_first_chunk(), y.split_first_chunk())
    {
        if left != right {
            return u32::from_be_bytes(*left).cmp(&u32::from_be_bytes(*right));
        }
        (x, y) = (x_rest, y_rest);
    }
    for (left, right) in x.iter().zip(y) {
        if left != right {
            return left.cmp(right);
        }
    }
    a.len().cmp(&b.len())
}

/// Are they the same?
#[inline(always)]
pub fn same(a: &[u8], b: &[u8]) -> bool {
    a.len() == b.len() && compare(a, b) == Ordering::Equal
}

/// Splits `text` at each `separator`, or at runs of blanks where there is none, of which those at the front do not count. Puts where the
/// fields start and end into `fields`, as far as they fit, and gives how many there are, or `most` if there are more.
#[inline(never)]
pub fn split(
    text: &[u8],
    separator: Option<u8>,
    fields: &mut [(usize, usize)],
    most: usize,
) -> usize {
    let is_end = |byte: u8| match separator {
        Some(separator) => byte == separator,
        None => matches!(byte, b' ' | b'\t' | b'\n'),
    };
    let skip = |mut at: usize| {
        while separator.is_none() && text.get(at).is_some_and(|&byte| is_end(byte)) {
            at += 1;
        }
        at
    };
    let mut start = skip(0);
    let mut count = 0;
    if start == text.len() {
        return 0;
    }
    while count < most {
        let mut end = start;
        while let Some(&byte) = text.get(end) {
            if is_end(byte) {
                break;
            }
            end += 1;
        }
        if let Some(place) = fields.get_mut(count) {
            *place = (start, end);
        }
        count += 1;
        if end >= text.len() {
            return count;
        }
        start = skip(end + 1);
    }
    count
}

/// Is every blank in `text` a single space with something behind it, other than a blank?
#[inline(never)]
pub fn single_spaced(text: &[u8]) -> bool {
    let mut was_space = false;
    for &byte in text {
        let is_space = byte == b' ';
        if was_space && is_space || matches!(byte, b'\t' | b'\n') {
            return false;
        }
        was_space = is_space;
    }
    !was_space
}

/// Copies `input` from `start` to `end` to `output` at `at`, and gives where that ends there. What does not fit is left out. Up to 15
/// bytes behind it are overwritten where there is room.
#[inline(always)]
pub(crate) fn copy(
    input: &[u8],
    mut start: usize,
    end: usize,
    output: &mut [u8],
    mut at: usize,
) -> usize {
    let done = at + end.saturating_sub(start);
    while start < end {
        let from = input.get(start..).and_then(<[u8]>::first_chunk::<16>);
        let to = output.get_mut(at..).and_then(<[u8]>::first_chunk_mut::<16>);
        match (from, to) {
            (Some(from), Some(to)) => {
                *to = *from;
                start += 16;
                at += 16;
            }
            _ => {
                let from = input.get(start..end).unwrap_or(&[]);
                for (&byte, place) in from.iter().zip(output.get_mut(at..).unwrap_or(&mut [])) {
                    *place = byte;
                }
                break;
            }
        }
    }
    done
}

/// Puts one byte to `output` at `at`, if there is room, and gives the place behind it.
#[inline(always)]
pub(crate) fn put(byte: u8, output: &mut [u8], at: usize) -> usize {
    if let Some(place) = output.get_mut(at) {
        *place = byte;
    }
    at + 1
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn marks_as_a_plain_loop(bytes in proptest::collection::vec(0u8..20, 0..600), cut in 0usize..600) {
            let expected: Vec<usize> = (0..bytes.len()).filter(|&at| bytes[at] == 7).collect();
            let mut marks = Marks::new(7);
            let mut found = Vec::new();
            for part in [&bytes[..cut.min(bytes.len())], &bytes[..]] {
                while let Some(at) = marks.next(part) {
                    found.push(at);
                }
            }
            prop_assert_eq!(&found, &expected);
            prop_assert_eq!(find(7, &bytes), expected.first().copied());
        }

        #[test]
        fn comparing(a in proptest::collection::vec(0u8..3, 0..40), b in proptest::collection::vec(0u8..3, 0..40), common in 0usize..40) {
            let mut c = a[..common.min(a.len())].to_vec();
            c.extend(&b);
            prop_assert_eq!(compare(&a, &c), a.cmp(&c));
            prop_assert_eq!(same(&a, &c), a == c);
            prop_assert_eq!(compare(&a, &a), Ordering::Equal);
        }

        #[test]
        fn splitting(text in "[a :]{0,20}") {
            let mut fields = [(0, 0); 30];
            let count = split(text.as_bytes(), Some(b':'), &mut fields, usize::MAX);
            let found: Vec<&str> = fields[..count].iter().map(|&(start, end)| &text[start..end]).collect();
            let expected: Vec<&str> = text.split(':').filter(|_| !text.is_empty()).collect();
            prop_assert_eq!(found, expected);
            let count = split(text.as_bytes(), None, &mut fields, usize::MAX);
            let found: Vec<&str> = fields[..count].iter().map(|&(start, end)| &text[start..end]).collect();
            let mut expected: Vec<&str> = text.split_ascii_whitespace().collect();
            if text.ends_with(' ') && !expected.is_empty() {
                expected.push("");
            }
            prop_assert_eq!(found, expected);
        }

        #[test]
        fn copying(bytes in proptest::collection::vec(any::<u8>(), 0..100), a in 0usize..100, b in 0usize..100, at in 0usize..9) {
            let (a, b) = (a.min(bytes.len()), b.min(bytes.len()));
            let (start, end) = (a.min(b), a.max(b));
            let mut output = vec![0; at + end - start];
            prop_assert_eq!(copy(&bytes, start, end, &mut output, at), output.len());
            prop_assert_eq!(&output[at..], &bytes[start..end]);
        }
    }
}
