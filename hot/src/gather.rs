//! Copying lines from all over a text.
use crate::block::{Block, Native, SIZE};

/// Copies the lines that start at `starts` in `text` and end with `end` to `output`, with `new_end` in its place, until one more may
/// not fit. Returns how many lines are copied, and the bytes that they take.
#[inline(never)]
pub fn gather_lines(
    text: &[u8],
    end: u8,
    starts: &[u64],
    new_end: u8,
    output: &mut [u8],
) -> (usize, usize) {
    let mut used = 0;
    for (count, &start) in starts.iter().enumerate() {
        // The lines are far apart, so that each would be waited for.
        if let Some(&later) = starts.get(count + AHEAD) {
            prefetch(text, later as usize);
        }
        let (mut from, mut to) = (start as usize, used);
        loop {
            let Some(room) = output.get_mut(to..).and_then(<[u8]>::first_chunk_mut::<SIZE>) else {
                return (count, used);
            };
            if let Some(block) = text.get(from..).and_then(<[u8]>::first_chunk::<SIZE>) {
                // All of it, of which what is too much is overwritten.
                *room = *block;
                let ends = Native::load(block).equal(end);
                if ends == 0 {
                    (from, to) = (from + SIZE, to + SIZE);
                    continue;
                }
                to += ends.trailing_zeros() as usize;
                break;
            }
            let rest = text.get(from..).unwrap_or(&[]);
            let len = rest.iter().position(|&byte| byte == end).unwrap_or(rest.len());
            room.iter_mut().zip(rest).for_each(|(place, byte)| *place = *byte);
            to += len;
            break;
        }
        if let Some(place) = output.get_mut(to) {
            *place = new_end;
        }
        used = to + 1;
    }
    (starts.len(), used)
}

/// Swaps each of `values` from `first` on with the one that `others` has the place of.
#[inline(never)]
pub fn swap_all(values: &mut [u64], first: usize, others: &[u64]) {
    for (count, &other) in others.iter().enumerate() {
        if let Some(&later) = others.get(count + AHEAD) {
            prefetch(values, later as usize);
        }
        let (here, there) = (first + count, other as usize);
        if here < values.len() && there < values.len() {
            values.swap(here, there);
        }
    }
}

/// How far ahead what is far away is asked for.
pub(crate) const AHEAD: usize = 16;

#[inline(always)]
pub(crate) fn prefetch<T>(items: &[T], at: usize) {
    #[cfg(target_arch = "x86_64")]
    if let Some(item) = items.get(at) {
        use core::arch::x86_64::{_MM_HINT_T0, _mm_prefetch};
        // SAFETY: a prefetch reads nothing, and every x86_64 processor has it.
        unsafe { _mm_prefetch::<_MM_HINT_T0>(core::ptr::from_ref(item).cast()) }
    }
    #[cfg(not(target_arch = "x86_64"))]
    let _ = (items, at);
}

/// Adds where the lines of `text` start, which end with `end`, to `starts` of which it has room for as many as there are.
#[inline(never)]
pub fn line_starts(text: &[u8], end: u8, starts: &mut [u64]) -> usize {
    let mut count = 0;
    let mut add = |start: u64| {
        if let Some(place) = starts.get_mut(count) {
            *place = start;
            count += 1;
        }
    };
    if !text.is_empty() {
        add(0);
    }
    let (blocks, tail) = text.as_chunks::<SIZE>();
    for (index, block) in blocks.iter().enumerate() {
        let mut ends = Native::load(block).equal(end);
        while ends != 0 {
            add((index * SIZE) as u64 + u64::from(ends.trailing_zeros()) + 1);
            ends &= ends - 1;
        }
    }
    for (index, &byte) in tail.iter().enumerate() {
        if byte == end {
            add((blocks.len() * SIZE + index + 1) as u64);
        }
    }
    count
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn swapping() {
        let mut values: Vec<u64> = (0..100).collect();
        let mut expected = values.clone();
        let others: Vec<u64> = (0..40).map(|at| 10 + at * at % 90).collect();
        swap_all(&mut values, 10, &others);
        others.iter().enumerate().for_each(|(at, &other)| expected.swap(10 + at, other as usize));
        assert_eq!(values, expected);
    }

    proptest! {
        #[test]
        fn as_split(lines in proptest::collection::vec("[ab]{0,150}", 0..40), room in 0usize..4000) {
            let text: String = lines.iter().map(|line| format!("{line};")).collect();
            let mut starts = vec![0; lines.len()];
            let count = line_starts(text.as_bytes(), b';', &mut starts);
            prop_assert_eq!(count, lines.len());
            starts.reverse();
            let mut output = vec![0; room];
            let (done, used) = gather_lines(text.as_bytes(), b';', &starts, b'\n', &mut output);
            let expected: String = lines.iter().rev().take(done).map(|line| format!("{line}\n")).collect();
            prop_assert_eq!(&output[..used], expected.as_bytes());
            let next = lines.iter().rev().nth(done).map_or(0, |line| line.len());
            prop_assert!(done == lines.len() || used + next + SIZE > room);
        }
    }
}
