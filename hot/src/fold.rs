//! Wrapping lines of plain text.
use crate::{
    Marks,
    lines::{copy, put},
};

/// Puts a newline into the whole lines of `input` so that none has more than `width` bytes, behind the last space that fits if there
/// is one and it is to be behind `spaces`. Gives how many bytes of `output` that takes, which has room for twice the input.
#[inline(never)]
pub fn fold(input: &[u8], width: usize, spaces: bool, output: &mut [u8]) -> usize {
    let mut marks = Marks::new(b'\n');
    let (mut start, mut used) = (0, 0);
    while let Some(end) = marks.next(input) {
        while end - start > width {
            let mut stop = start + width;
            if spaces {
                let part = input.get(start..stop).unwrap_or(&[]);
                if let Some(at) = part.iter().rposition(|&byte| byte == b' ') {
                    stop = start + at + 1;
                }
            }
            used = copy(input, start, stop, output, used);
            used = put(b'\n', output, used);
            start = stop;
        }
        used = copy(input, start, end + 1, output, used);
        start = end + 1;
    }
    used
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn as_a_plain_loop(text in "([ab ]{0,30}\n){0,8}", width in 1usize..12, spaces: bool) {
            let mut expected: Vec<u8> = Vec::new();
            let mut line: Vec<u8> = Vec::new();
            for byte in text.bytes() {
                if byte != b'\n' && line.len() == width {
                    let at = line.iter().rposition(|&byte| byte == b' ').filter(|_| spaces);
                    let rest = at.map_or(Vec::new(), |at| line.split_off(at + 1));
                    expected.append(&mut line);
                    expected.push(b'\n');
                    line = rest;
                }
                line.push(byte);
                if byte == b'\n' {
                    expected.append(&mut line);
                }
            }
            let mut output = vec![0; 2 * text.len() + 1];
            let len = fold(text.as_bytes(), width, spaces, &mut output);
            prop_assert_eq!(&output[..len], &expected);
        }
    }
}
