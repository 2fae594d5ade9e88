//! Lines in reverse order.
use crate::{
    block::{Block, Native, SIZE, lowest, pad},
    lines::copy,
};

/// Copies the lines of `input`, each with the `end` that follows it, to `output` in reverse order. The last one may lack its end.
#[inline(never)]
pub fn reverse(end: u8, input: &[u8], output: &mut [u8]) {
    let (mut stop, mut used) = (input.len(), 0);
    let mut base = input.len().saturating_sub(1) / SIZE * SIZE;
    loop {
        let rest = input.get(base..).unwrap_or(&[]);
        let mut mask = match rest.first_chunk() {
            Some(block) => Native::load(block).equal(end),
            None => Native::load(&pad(rest)).equal(end) & lowest(rest.len()),
        };
        while mask != 0 {
            let bit = mask.ilog2();
            mask ^= 1 << bit;
            let start = base + bit as usize + 1;
            used = copy(input, start, stop, output, used);
            stop = start;
        }
        if base == 0 {
            break;
        }
        base -= SIZE;
    }
    copy(input, 0, stop, output, used);
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn as_a_plain_loop(text in "([a-c]{0,70}\n?){0,20}") {
            let expected: Vec<&str> = text.split_inclusive('\n').rev().collect();
            let mut output = vec![0; text.len()];
            reverse(b'\n', text.as_bytes(), &mut output);
            prop_assert_eq!(output, expected.concat().into_bytes());
        }
    }
}
