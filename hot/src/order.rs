//! Sorting lines: by eight bytes of their keys at a time, which lie together, before the lines themselves are looked at.
use super::{
    gather::{AHEAD, prefetch},
    take_until,
};

/// A line, and the part of its key that is compared at the moment.
#[derive(Clone, Copy, Default, Debug, PartialEq)]
pub struct Line {
    pub prefix: u64,
    /// Where in the text it starts, and its length in bytes without what ends it.
    pub start: u32,
    pub len: u32,
}

impl Line {
    /// The line in its text.
    #[inline]
    pub fn of<'t>(&self, text: &'t [u8]) -> &'t [u8] {
        let rest = text.get(self.start as usize..).unwrap_or(&[]);
        rest.get(..self.len as usize).unwrap_or(&[])
    }
}

/// How many bytes of a text a [`prefix`] has.
pub const PREFIX: usize = 7;

/// What compares as the [`PREFIX`] bytes at `at` in `bytes`, and then as where they end: 8 stands for "not yet".
#[inline]
pub fn prefix(bytes: &[u8], at: usize) -> u64 {
    let rest = bytes.get(at..).unwrap_or(&[]);
    match rest.first_chunk() {
        Some(chunk) => u64::from_be_bytes(*chunk) & !0xFF | 8,
        None => {
            let mut value = 0;
            for &byte in rest {
                value = value << 8 | u64::from(byte);
            }
            // With all of seven the last shift is by 8.
            // Shifted by less than 64 where there are any.
            value << ((8 - rest.len()) * 8 % 64) | rest.len() as u64
        }
    }
}

/// Does the text end within this [`prefix`]?
#[inline]
pub fn is_last(prefix: u64) -> bool {
    prefix & 0xFF < 8
}

/// What [`sort`] asks about lines.
pub trait Order {
    /// Takes lines whose prefixes are equal at a level, gives them their next ones, and returns the level of those. `None` if they are
    /// equal in all that counts, or in their order already.
    fn deepen(&self, lines: &mut [Line], level: u64) -> Option<u64>;
    /// Does `a` come before `b`, where their prefixes are equal?
    fn less(&self, a: &Line, b: &Line) -> bool;
}

/// As many lines are sorted one by one.
const FEW: usize = 12;

/// Sorts lines that have the prefixes of `level`. A quicksort with three parts (Bentley and Sedgewick 1997): what is equal to the pivot
/// goes on with the next level.
pub fn sort(mut lines: &mut [Line], mut level: u64, order: &dyn Order) {
    while lines.len() > FEW {
        let (below, equal) = partition(lines);
        let (low, rest) = lines.split_at_mut_checked(below).unwrap_or_default();
        let (same, high) = rest.split_at_mut_checked(equal).unwrap_or_default();
        let deeper = if same.len() > 1 { order.deepen(same, level) } else { None };
        // The largest part comes last and in this loop, so that the stack only grows with the logarithm.
        let mut parts = [(low, Some(level)), (same, deeper), (high, Some(level))];
        let largest = (0..3).max_by_key(|&at| parts.get(at).map_or(0, |part| part.0.len()));
        parts.swap(largest.unwrap_or(0), 2);
        let [first, second, (part, next)] = parts;
        for (part, level) in [first, second].iter_mut() {
            if let Some(level) = *level {
                sort(part, level, order);
            }
        }
        let Some(next) = next else { return };
        (lines, level) = (part, next);
    }
    for end in 1..lines.len() {
        let mut at = end;
        while let Some([left, right]) =
            lines.get_mut(at.wrapping_sub(1)..).and_then(|rest| rest.first_chunk_mut())
            && (right.prefix < left.prefix
                || right.prefix == left.prefix && order.less(right, left))
        {
            core::mem::swap(left, right);
            at -= 1;
        }
    }
}

/// Brings the lines into three parts: less than one of them, equal to it, and greater. Returns the lengths of the first two.
#[inline(never)]
pub fn partition(lines: &mut [Line]) -> (usize, usize) {
    let pick = |at: usize| lines.get(at).map_or(0, |line| line.prefix);
    let middle = |a: u64, b: u64, c: u64| a.min(b).max(a.max(b).min(c));
    let step = lines.len() / 9;
    // Nine lines from all over, so that lines that are nearly sorted already are no bad case.
    let three = |at: usize| middle(pick(at * step), pick((at + 1) * step), pick((at + 2) * step));
    let pivot = middle(three(0), three(3), three(6));
    let below = front(lines, |prefix| prefix < pivot);
    let rest = lines.get_mut(below..).unwrap_or(&mut []);
    let equal = front(rest, |prefix| prefix == pivot);
    (below, equal)
}

/// Brings the lines that are `chosen` to the front, and returns how many there are.
#[inline(always)]
fn front(lines: &mut [Line], chosen: impl Fn(u64) -> bool) -> usize {
    let mut end = 0;
    let start = lines.as_mut_ptr();
    for at in 0..lines.len() {
        // Without a branch, which would be guessed wrong half of the time.
        // SAFETY: `end` is at most `at`, which is less than the length.
        unsafe {
            let line = *start.add(at);
            *start.add(at) = *start.add(end);
            *start.add(end) = line;
            end += usize::from(chosen(line.prefix));
        }
    }
    end
}

/// The lines of a text that ends with `end`, with their first prefixes.
pub struct Lines<'t> {
    rest: &'t [u8],
    end: u8,
    at: usize,
}

/// Takes a text apart into lines, which end with `end`, as the text does.
pub fn lines(text: &[u8], end: u8) -> Lines<'_> {
    Lines { rest: text, end, at: 0 }
}

impl Iterator for Lines<'_> {
    type Item = Line;

    #[inline(never)]
    fn next(&mut self) -> Option<Line> {
        if self.rest.is_empty() {
            return None;
        }
        let taken = take_until(&mut self.rest, self.end);
        let text = taken.strip_suffix(&[self.end]).unwrap_or(taken);
        let line = Line { prefix: prefix(text, 0), start: self.at as u32, len: text.len() as u32 };
        self.at += taken.len();
        Some(line)
    }
}

/// Copies lines, each with the byte behind it, to `room`. Returns how many lines fit, and their bytes.
pub fn gather(text: &[u8], lines: &[Line], room: &mut [u8]) -> (usize, usize) {
    let mut len = 0;
    for (count, line) in lines.iter().enumerate() {
        announce(text, lines, count);
        let from = line.start as usize;
        let all = text.get(from..from + line.len as usize + 1).unwrap_or(&[]);
        let Some(place) = room.get_mut(len..len + all.len()) else { return (count, len) };
        place.copy_from_slice(all);
        len += all.len();
    }
    (lines.len(), len)
}

/// Says that the lines from `at` on are looked at next. They lie all over the text: what is asked for early is there when its turn
/// comes.
#[inline]
pub fn announce(text: &[u8], lines: &[Line], at: usize) {
    if let Some(line) = lines.get(at + AHEAD) {
        prefetch(text, line.start as usize);
        prefetch(text, line.start as usize + line.len as usize);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Lines by their bytes alone.
    struct Plain<'t>(&'t [u8]);
    impl Order for Plain<'_> {
        fn deepen(&self, lines: &mut [Line], level: u64) -> Option<u64> {
            if lines.first().is_none_or(|line| is_last(line.prefix)) {
                return None;
            }
            for line in lines {
                line.prefix = prefix(line.of(self.0), (level as usize + 1) * PREFIX);
            }
            Some(level + 1)
        }
        fn less(&self, a: &Line, b: &Line) -> bool {
            a.of(self.0) < b.of(self.0)
        }
    }

    proptest! {
        #[test]
        fn prefixes_compare_as_texts(a: Vec<u8>, b: Vec<u8>) {
            let (mut at, mut order) = (0, core::cmp::Ordering::Equal);
            loop {
                let (x, y) = (prefix(&a, at), prefix(&b, at));
                order = order.then(x.cmp(&y));
                if is_last(x) || is_last(y) {
                    break;
                }
                at += PREFIX;
            }
            prop_assert_eq!(order, a.cmp(&b));
        }

        #[test]
        fn sorts_as_the_library(words in prop::collection::vec("[ab\u{0}]{0,20}", 0..400)) {
            let mut text: Vec<u8> = words.iter().flat_map(|w| [w.as_bytes(), b"\n"].concat()).collect();
            let mut lines: Vec<Line> = lines(&text, b'\n').collect();
            prop_assert_eq!(lines.len(), words.len());
            sort(&mut lines, 0, &Plain(&text));
            let mut room = vec![0; text.len()];
            prop_assert_eq!(gather(&text, &lines, &mut room), (words.len(), text.len()));
            let mut expected: Vec<&[u8]> = words.iter().map(|word| word.as_bytes()).collect();
            expected.sort();
            text.clear();
            expected.iter().for_each(|word| { text.extend_from_slice(word); text.push(b'\n') });
            prop_assert_eq!(room, text);
        }
    }

    #[test]
    fn short_prefixes() {
        assert_eq!(prefix(b"", 0), 0);
        assert_eq!(prefix(b"a", 0), 0x6100_0000_0000_0001);
        assert_eq!(prefix(b"abcdefg", 0), 0x6162_6364_6566_6707);
        assert_eq!(prefix(b"abcdefgh", 0), 0x6162_6364_6566_6708);
        assert_eq!(prefix(b"abcdefgh", 7), 0x6800_0000_0000_0001);
    }
}
