//! Sorting what has a key of one word.

/// An item to sort: its key, and its number, by which the items of equal keys are compared.
pub type Item = (u64, u32);

/// Sorts `items`, by their keys first and then by `less`. `spare` is as long as `items`. A merge sort: items that are equal keep their
/// order, and the time is that of n log n comparisons, most of which only look at keys that follow one another in memory.
#[inline(never)]
pub fn sort(items: &mut [Item], spare: &mut [Item], less: &dyn Fn(u32, u32) -> bool) {
    let before = |a: &Item, b: &Item| a.0 < b.0 || a.0 == b.0 && less(a.1, b.1);
    // Short runs are sorted in place.
    for run in items.chunks_mut(RUN) {
        for end in 1..run.len() {
            let mut at = end;
            while let Some([left, right]) =
                run.get_mut(at.wrapping_sub(1)..).and_then(|rest| rest.first_chunk_mut())
                && before(right, left)
            {
                core::mem::swap(left, right);
                at -= 1;
            }
        }
    }
    let (mut from, mut to) = (items, spare);
    let mut width = RUN;
    let mut swapped = false;
    while width < from.len() {
        for (pair, merged) in from.chunks(2 * width).zip(to.chunks_mut(2 * width)) {
            let (mut left, mut right) = pair.split_at_checked(width).unwrap_or((pair, &[]));
            for place in merged {
                match (left, right) {
                    ([l, rest @ ..], _) if right.first().is_none_or(|r| !before(r, l)) => {
                        *place = *l;
                        left = rest;
                    }
                    (_, [r, rest @ ..]) => {
                        *place = *r;
                        right = rest;
                    }
                    _ => {}
                }
            }
        }
        (from, to) = (to, from);
        swapped = !swapped;
        width *= 2;
    }
    if swapped {
        to.copy_from_slice(from);
    }
}

const RUN: usize = 8;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sorts() {
        let mut seed = 1u64;
        for len in [0, 1, 2, 7, 8, 9, 16, 17, 100, 1000, 4097] {
            let mut items: Vec<Item> = (0..len)
                .map(|index| {
                    seed = seed.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
                    (seed >> 56, index)
                })
                .collect();
            let mut expected = items.clone();
            expected.sort_by_key(|&(key, index)| (key, core::cmp::Reverse(index)));
            let mut spare = items.clone();
            sort(&mut items, &mut spare, &|a, b| a > b);
            assert_eq!(items, expected, "{len}");
        }
    }
}
