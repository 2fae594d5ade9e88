//! Counting a byte, and finding its n-th occurrence from either end.
use crate::block::{Block, Native, SIZE, lowest, pad};

/// How many bytes equal `byte`?
#[inline(never)] // it is unrolled, and once is enough
pub fn count(byte: u8, bytes: &[u8]) -> usize {
    let (blocks, tail) = bytes.as_chunks::<SIZE>();
    // The few bytes behind the last block are not worth a vector.
    Native::count(byte, blocks) + tail.iter().filter(|&&b| b == byte).count()
}

/// What a search for the n-th occurrence has found.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Nth {
    /// The occurrence is at this index.
    At(usize),
    /// There are only so many occurrences, fewer than were asked for.
    Only(u64),
}

/// Blocks that are counted together before the search narrows down to one of them.
const STRIDE: usize = 16;

/// Where `byte` occurs for the `n`-th time; `n` counts from 1.
#[inline(never)]
pub fn find_nth(byte: u8, n: u64, bytes: &[u8]) -> Nth {
    if n == 1 {
        // It may be near: counting would look at much that is behind it.
        return crate::find(byte, bytes).map_or(Nth::Only(0), Nth::At);
    }
    let mut seen = 0;
    let mut at = 0;
    for size in [STRIDE * SIZE, SIZE] {
        while let Some(chunk) = bytes.get(at..at + size) {
            let found = count(byte, chunk) as u64;
            if seen + found >= n {
                break;
            }
            seen += found;
            at += size;
        }
    }
    let rest = bytes.get(at..).unwrap_or(&[]);
    let rest = rest.get(..SIZE).unwrap_or(rest);
    let mut mask = Native::load(&pad(rest)).equal(byte) & lowest(rest.len());
    while mask != 0 {
        seen += 1;
        if seen >= n {
            return Nth::At(at + mask.trailing_zeros() as usize);
        }
        mask &= mask - 1;
    }
    Nth::Only(seen)
}

/// Where `byte` occurs for the `n`-th time from the end; `n` counts from 1.
#[inline(never)]
pub fn rfind_nth(byte: u8, n: u64, bytes: &[u8]) -> Nth {
    let mut seen = 0;
    let mut end = bytes.len();
    for size in [STRIDE * SIZE, SIZE] {
        while let Some(chunk) = end.checked_sub(size).and_then(|start| bytes.get(start..end)) {
            let found = count(byte, chunk) as u64;
            if seen + found >= n {
                break;
            }
            seen += found;
            end -= size;
        }
    }
    let start = end.saturating_sub(SIZE);
    let rest = bytes.get(start..end).unwrap_or(&[]);
    let mut mask = Native::load(&pad(rest)).equal(byte) & lowest(rest.len());
    while mask != 0 {
        seen += 1;
        let last = mask.ilog2();
        if seen >= n {
            return Nth::At(start + last as usize);
        }
        mask &= !(1 << last);
    }
    Nth::Only(seen)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn check(byte: u8, bytes: &[u8]) {
        let places: Vec<usize> = (0..bytes.len()).filter(|&at| bytes[at] == byte).collect();
        assert_eq!(count(byte, bytes), places.len());
        let total = places.len() as u64;
        for n in (1..=total + 2).chain([u64::MAX]) {
            let forth = places.get(n as usize - 1).map_or(Nth::Only(total), |&at| Nth::At(at));
            assert_eq!(find_nth(byte, n, bytes), forth, "{n} in {bytes:?}");
            let back = (n <= total).then(|| places[(total - n) as usize]);
            let back = back.map_or(Nth::Only(total), Nth::At);
            assert_eq!(rfind_nth(byte, n, bytes), back, "{n} from the end in {bytes:?}");
        }
    }

    #[test]
    fn every_length_and_alignment() {
        let text: Vec<u8> = (0..400u32).map(|i| (i * i / 7 % 5) as u8).collect();
        for len in 0..200 {
            for start in 0..64 {
                check(0, &text[start..start + len]);
            }
        }
    }

    proptest! {
        #[test]
        fn as_a_plain_loop(bytes in proptest::collection::vec(0u8..40, 0..5000), byte in 0u8..41) {
            check(byte, &bytes);
        }
    }
}
