//! Bytes that are replaced, deleted or squeezed, where they stand.

use crate::block::{Block, Native};

/// For each byte whether it belongs.
pub type Set = [bool; 256];

/// How many ranges of values that change are few.
const RANGES: usize = 6;

/// Replaces each byte by what `table` has in its place.
#[inline(never)]
pub fn translate(table: &[u8; 256], bytes: &mut [u8]) {
    // Ranges of values that move by the same distance: first, last, distance.
    let mut ranges = [(0u8, 0u8, 0u8); RANGES];
    let mut count = 0;
    let mut last = 0;
    for (value, &new) in (0..=255u8).zip(table) {
        let distance = new.wrapping_sub(value);
        if distance != 0 {
            if distance != last {
                count += 1;
                if let Some(range) = ranges.get_mut(count - 1) {
                    *range = (value, value, distance);
                }
            } else if let Some(range) = ranges.get_mut(count - 1) {
                range.1 = value;
            }
        }
        last = distance;
    }
    let mut rest = bytes;
    if let Some(ranges) = ranges.get(..count) {
        let (blocks, tail) = rest.as_chunks_mut();
        for block in blocks {
            Native::shift(block, ranges);
        }
        rest = tail;
    }
    for byte in rest {
        *byte = table.get(usize::from(*byte)).copied().unwrap_or(0);
    }
}

/// Takes the bytes of `set` out, and gives how many are left.
#[inline(never)]
pub fn delete(set: &Set, bytes: &mut [u8]) -> usize {
    let mut used = 0;
    for at in 0..bytes.len() {
        let byte = bytes.get(at).copied().unwrap_or(0);
        if let Some(place) = bytes.get_mut(used) {
            *place = byte;
        }
        used += usize::from(!set.get(usize::from(byte)).copied().unwrap_or(false));
    }
    used
}

/// Leaves one of each run of a byte of `set`, and gives how many bytes are left. `last` is the byte before, or more than a byte.
#[inline(never)]
pub fn squeeze(set: &Set, bytes: &mut [u8], last: &mut u32) -> usize {
    let mut used = 0;
    let mut before = *last;
    for at in 0..bytes.len() {
        let byte = bytes.get(at).copied().unwrap_or(0);
        if let Some(place) = bytes.get_mut(used) {
            *place = byte;
        }
        let again =
            u32::from(byte) == before && set.get(usize::from(byte)).copied().unwrap_or(false);
        used += usize::from(!again);
        before = u32::from(byte);
    }
    *last = before;
    used
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn as_plain_loops(
            bytes in proptest::collection::vec(0u8..12, 0..300),
            changes in proptest::collection::vec((0u8..12, any::<u8>()), 0..12),
            cut in 0usize..300,
        ) {
            let mut table: [u8; 256] = core::array::from_fn(|at| at as u8);
            let mut set = [false; 256];
            for (from, to) in changes {
                table[usize::from(from)] = to;
                set[usize::from(from)] = true;
            }
            let mut translated = bytes.clone();
            translate(&table, &mut translated);
            let expected: Vec<u8> = bytes.iter().map(|&byte| table[usize::from(byte)]).collect();
            prop_assert_eq!(translated, expected);

            let mut left = bytes.clone();
            let len = delete(&set, &mut left);
            let expected: Vec<u8> = bytes.iter().copied().filter(|&byte| !set[usize::from(byte)]).collect();
            prop_assert_eq!(&left[..len], &expected);

            let mut expected = bytes.clone();
            expected.dedup_by(|a, b| a == b && set[usize::from(*a)]);
            let (head, tail) = bytes.split_at(cut.min(bytes.len()));
            let mut last = 256;
            let mut found: Vec<u8> = Vec::new();
            for part in [head, tail] {
                let mut part = part.to_vec();
                let len = squeeze(&set, &mut part, &mut last);
                found.extend(&part[..len]);
            }
            prop_assert_eq!(found, expected);
        }
    }
}
