//! mote's byte loops that must be fast: pure functions over slices, no system calls.
//!
//! Laid out like `memchr`: the public functions here, a generic core, and a file per architecture that says how to look at 64
//! bytes at once. SSE2 and NEON are the floor. Wider units do not pay here: what these loops read comes through a copy
//! from the kernel that is slower than they are.
#![cfg_attr(not(test), no_std)]

pub mod bases;
mod block;
mod chacha;
mod count;
mod count_up;
mod cpu;
mod cut;
pub mod digest;
mod digits;
pub mod factor;
mod fill;
mod fold;
mod gather;
mod lines;
mod order;
mod reverse;
mod scale;
mod sort;
mod translate;
mod words;

use block::{Block, Native};
pub use chacha::chacha;
pub use count::{Nth, count, find_nth, rfind_nth};
pub use count_up::{LINE, count_up};
pub use cpu::{Cpu, cpu};
pub use cut::Cut;
pub use digits::digits;
pub use fill::{Break, Lengths, Word, fill};
pub use fold::fold;
pub use gather::{gather_lines, line_starts, swap_all};
pub use lines::{Marks, compare, find, plain, same, single_spaced, split};
pub use order::{
    Line, Lines, Order, PREFIX, announce, gather, is_last, lines, partition, prefix,
    sort as sort_lines,
};
pub use reverse::reverse;
pub use scale::{SCALED_OFF, scaled};
pub use sort::{Item, sort};
pub use translate::{Set, delete, squeeze, translate};
pub use words::Words;

/// Takes the first line off `bytes`, with its newline; without one, all of them.
#[inline(never)]
pub fn take_line<'a>(bytes: &mut &'a [u8]) -> &'a [u8] {
    take_until(bytes, b'\n')
}

/// Takes the first line off `bytes`, with the `end` behind it; without one, all of them.
#[inline]
fn take_until<'a>(bytes: &mut &'a [u8], end: u8) -> &'a [u8] {
    let mut rest = *bytes;
    while let Some((block, after)) = rest.split_first_chunk() {
        let newlines = Native::load(block).equal(end);
        if newlines != 0 {
            rest = rest.get(newlines.trailing_zeros() as usize..).unwrap_or(rest);
            break;
        }
        rest = after;
    }
    while let [byte, after @ ..] = rest {
        rest = after;
        if *byte == end {
            break;
        }
    }
    let line = bytes.get(..bytes.len() - rest.len()).unwrap_or(bytes);
    *bytes = rest;
    line
}

/// Where `byte` occurs last.
#[inline(never)]
pub fn rfind(byte: u8, bytes: &[u8]) -> Option<usize> {
    block::search(byte)?.rfind(bytes)
}

/// Are all bytes zero?
#[inline(never)]
pub fn is_zero(bytes: &[u8]) -> bool {
    let mut rest = bytes;
    while let Some((block, after)) = rest.split_first_chunk() {
        if Native::load(block).equal(0) != u64::MAX {
            return false;
        }
        rest = after;
    }
    rest.iter().all(|&byte| byte == 0)
}

/// Swaps the bytes of each pair. An odd one at the end stays.
#[inline(never)]
pub fn swap_pairs(bytes: &mut [u8]) {
    bytes.as_chunks_mut::<2>().0.iter_mut().for_each(|pair| pair.reverse());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn zeros() {
        for len in 0..400 {
            let mut bytes = vec![0; len];
            assert!(is_zero(&bytes));
            for at in 0..len {
                bytes[at] = 1;
                assert!(!is_zero(&bytes));
                bytes[at] = 0;
            }
        }
    }

    #[test]
    fn swapping_pairs() {
        for len in 0..200 {
            let mut bytes: Vec<u8> = (0..len).collect();
            swap_pairs(&mut bytes);
            let expected = (0..len).map(|at| if at | 1 < len { at ^ 1 } else { at });
            assert!(bytes.into_iter().eq(expected));
        }
    }

    #[test]
    fn finding_a_byte() {
        for len in 0..200 {
            for at in (0..len).chain([1000]) {
                let mut bytes = vec![b'x'; len];
                if let Some(byte) = bytes.get_mut(at) {
                    *byte = b'\n';
                }
                let expected = Some(at).filter(|&at| at < len);
                assert_eq!(rfind(b'\n', &bytes), expected);
                let mut rest = &bytes[..];
                let line = take_line(&mut rest);
                assert_eq!(line.len(), expected.map_or(len, |at| at + 1));
                assert_eq!([line, rest].concat(), bytes);
            }
            let bytes = vec![b'x'; len];
            assert_eq!(rfind(b'x', &bytes), len.checked_sub(1));
            let mut zeros = vec![0; len];
            assert!(is_zero(&zeros));
            for at in 0..len {
                zeros[at] = 1;
                assert!(!is_zero(&zeros), "{at} of {len}");
                zeros[at] = 0;
            }
        }
    }
}
