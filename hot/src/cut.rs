//! Selected parts of lines.
use crate::{
    Marks,
    block::{Block, Native, SIZE, lowest, pad},
    lines::{copy, put},
};

/// What to select of each line, and how lines are put together again.
pub struct Cut<'a> {
    /// First and last of what is selected, counted from 1, in order and without overlap. In lists of fields no two follow one another
    /// without a gap.
    pub ranges: &'a [(u64, u64)],
    /// One character, which may be several bytes.
    pub delimiter: &'a [u8],
    /// What stands between the selected parts of the output; nothing is put between the bytes of adjacent ranges without it.
    pub joint: &'a [u8],
    /// What ends a line.
    pub end: u8,
    /// Leave out lines without a delimiter?
    pub only_delimited: bool,
}

impl Cut<'_> {
    /// Selects fields of the whole lines in `input`, and gives how many bytes of `output` they take. That has room for `input`, and for
    /// a joint in the place of each of its bytes.
    #[inline(never)]
    pub fn fields(&self, input: &[u8], output: &mut [u8]) -> usize {
        let Some((&last, before)) = self.delimiter.split_last() else { return 0 };
        let translates = self.joint != self.delimiter;
        let first = self.ranges.first().copied().unwrap_or((u64::MAX, 0));
        // How many delimiters there are to the next change, and what is the case until then.
        let start_left = if first.0 == 1 { first.1 } else { first.0 - 1 };
        let start_selects = first.0 == 1;
        let (mut left, mut selects, mut skips) = (start_left, start_selects, false);
        let mut range = 0;
        let mut delimited = false;
        let mut line = 0;
        let mut piece = 0;
        let mut used = 0;
        let mut base = 0;
        while base < input.len() {
            let rest = input.get(base..).unwrap_or(&[]);
            let (block, valid) = match rest.first_chunk() {
                Some(block) => (Native::load(block), u64::MAX),
                None => (Native::load(&pad(rest)), lowest(rest.len())),
            };
            let ends = block.equal(self.end) & valid;
            let all = block.equal(last) & valid | ends;
            let mut events = if skips { ends } else { all };
            while events != 0 {
                let bit = events & events.wrapping_neg();
                let at = base + events.trailing_zeros() as usize;
                events ^= bit;
                // What is to be copied, and whether a joint comes behind it.
                let (mut from, mut to, mut joint) = (at, at, false);
                if ends & bit == 0 {
                    let mut stop = at;
                    if !before.is_empty() {
                        stop = at.wrapping_sub(before.len());
                        if stop < line || input.get(stop..at) != Some(before) {
                            continue;
                        }
                    }
                    delimited = true;
                    left -= 1;
                    let turns = left == 0;
                    if selects && (turns || translates) {
                        (from, to, joint) = (piece, stop, !turns);
                        piece = at + 1;
                    }
                    if turns {
                        let (low, high) = self.ranges.get(range).copied().unwrap_or((0, 0));
                        if selects {
                            range += 1;
                            match self.ranges.get(range) {
                                Some((low, _)) => left = low - high - 1,
                                None => {
                                    skips = true;
                                    events &= ends;
                                }
                            }
                        } else {
                            joint = range > 0;
                            left = (high - low).saturating_add(1);
                            piece = at + 1;
                        }
                        selects = !selects;
                    }
                } else {
                    to = at + 1;
                    if !delimited {
                        from = if self.only_delimited { to } else { line };
                    } else if selects {
                        from = piece;
                    }
                    (left, selects, skips, range, delimited) =
                        (start_left, start_selects, false, 0, false);
                    line = at + 1;
                    piece = line;
                    // All that is behind it in the block.
                    events = all & !(bit | (bit - 1));
                }
                used = copy(input, from, to, output, used);
                if joint {
                    used = self.join(output, used);
                }
            }
            base += SIZE;
        }
        used
    }

    #[inline(never)]
    fn join(&self, output: &mut [u8], used: usize) -> usize {
        copy(self.joint, 0, self.joint.len(), output, used)
    }

    /// Selects bytes of the whole lines in `input`, and gives how many bytes of `output` they take. That has room for `input`, and for
    /// a joint behind each of its bytes.
    #[inline(never)]
    pub fn bytes(&self, input: &[u8], output: &mut [u8]) -> usize {
        let mut marks = Marks::new(self.end);
        let (mut start, mut used) = (0, 0);
        while let Some(end) = marks.next(input) {
            let len = (end - start) as u64;
            for (index, &(low, high)) in self.ranges.iter().enumerate() {
                if low > len {
                    break;
                }
                if index > 0 {
                    used = self.join(output, used);
                }
                let stop = start + high.min(len) as usize;
                used = copy(input, start + low as usize - 1, stop, output, used);
            }
            used = put(self.end, output, used);
            start = end + 1;
        }
        used
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn plain(cut: &Cut, input: &[u8], fields: bool) -> Vec<u8> {
        let delimiter = std::str::from_utf8(cut.delimiter).unwrap();
        let joint = std::str::from_utf8(cut.joint).unwrap();
        let mut output = String::new();
        for line in std::str::from_utf8(input).unwrap().split_inclusive('\n') {
            let line = line.strip_suffix('\n').unwrap();
            let chosen =
                |at: usize| cut.ranges.iter().any(|r| (r.0..=r.1).contains(&(at as u64 + 1)));
            if fields {
                let all: Vec<&str> = line.split(delimiter).collect();
                if all.len() == 1 {
                    if !cut.only_delimited {
                        output += line;
                        output.push('\n');
                    }
                    continue;
                }
                let some: Vec<&str> =
                    all.iter().enumerate().filter(|(at, _)| chosen(*at)).map(|(_, f)| *f).collect();
                output += &some.join(joint);
            } else {
                let mut parts = Vec::new();
                for &(low, high) in cut.ranges {
                    if low as usize <= line.len() {
                        parts.push(&line[low as usize - 1..line.len().min(high as usize)]);
                    }
                }
                output += &parts.join(joint);
            }
            output.push('\n');
        }
        output.into_bytes()
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(3000))]
        #[test]
        fn as_a_plain_loop(
            text in "([a:]{0,9}|[ab:é]{0,6}|a{60,70}|\n){0,40}",
            gaps in proptest::collection::vec((1u64..4, 0u64..4), 1..4),
            open: bool,
            only_delimited: bool,
            wide: bool,
            joint in 0usize..3,
        ) {
            let mut at = 0;
            let mut ranges = Vec::new();
            for (gap, len) in gaps {
                let low = at + gap + u64::from(at > 0);
                at = low + len;
                ranges.push((low, at));
            }
            if open {
                ranges.last_mut().unwrap().1 = u64::MAX;
            }
            let delimiter = if wide { "é" } else { ":" }.as_bytes();
            let joint = [delimiter, b"", b"<+>"][joint];
            let cut = Cut { ranges: &ranges, delimiter, joint, end: b'\n', only_delimited };
            let text = text + "\n";
            let mut output = vec![0; text.len() * 4];
            let len = cut.fields(text.as_bytes(), &mut output);
            prop_assert_eq!(&output[..len], &plain(&cut, text.as_bytes(), true));
            let text = text.replace('é', "e");
            let len = cut.bytes(text.as_bytes(), &mut output);
            prop_assert_eq!(&output[..len], &plain(&cut, text.as_bytes(), false));
        }
    }
}
