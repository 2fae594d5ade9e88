//! mote's byte loops that must be fast: pure functions over slices, no system calls.
//!
//! Laid out like `memchr`: the public functions here, a generic core, and a file per architecture that says how to look at 64
//! bytes at once. SSE2 and NEON are the floor. Wider units do not pay here: what these loops read comes through a copy
//! from the kernel that is slower than they are.
#![cfg_attr(not(test), no_std)]

mod block;
mod count;
mod words;

use block::{Block, Native};
pub use count::{Nth, count, find_nth, rfind_nth};
pub use words::Words;

/// Where `byte` occurs first.
#[inline(never)]
pub fn find(byte: u8, bytes: &[u8]) -> Option<usize> {
    let (blocks, rest) = bytes.as_chunks();
    let mut start = 0;
    for block in blocks {
        let found = Native::load(block).equal(byte);
        if found != 0 {
            return Some(start + found.trailing_zeros() as usize);
        }
        start += block::SIZE;
    }
    rest.iter().position(|&other| other == byte).map(|at| start + at)
}

/// Where `byte` occurs last.
#[inline(never)]
pub fn rfind(byte: u8, bytes: &[u8]) -> Option<usize> {
    block::search(byte)?.rfind(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finding_from_either_end() {
        for len in 0..200 {
            for at in (0..len).chain([1000]) {
                let mut bytes = vec![b'x'; len];
                if let Some(byte) = bytes.get_mut(at) {
                    *byte = b'\n';
                }
                let expected = Some(at).filter(|&at| at < len);
                assert_eq!((find(b'\n', &bytes), rfind(b'\n', &bytes)), (expected, expected));
            }
            let bytes = vec![b'x'; len];
            assert_eq!(find(b'x', &bytes), (len > 0).then_some(0));
            assert_eq!(rfind(b'x', &bytes), len.checked_sub(1));
        }
    }
}
