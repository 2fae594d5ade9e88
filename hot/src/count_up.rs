//! Writing numbers one after another.

/// The most that a line may take, in bytes.
pub const LINE: usize = 32;

/// Writes a line again and again, with the number that it starts with higher by `step` each time, until `output` is full, `count`
/// lines are written, or the number would need another digit. Returns how many lines are left to write, the bytes that are
/// written, and what goes before the number's digits if there are not enough of them, or else 0.
///
/// The `line` takes `len` bytes, the first `digits` of which are the number.
#[inline(never)]
pub fn count_up(
    line: &mut [u8; LINE],
    len: usize,
    digits: usize,
    step: u64,
    mut count: u64,
    output: &mut [u8],
) -> (u64, usize, u64) {
    let mut at = 0;
    let last = digits.saturating_sub(1) % LINE;
    while count > 0 {
        let first = line[last];
        let image = *line;
        // Up to the next number that ends in 0.
        let steps = if step == 1 { count.min((b'9' + 1).saturating_sub(first).into()) } else { 1 };
        for more in 0..steps as u8 {
            // More than the line, which the next one overwrites.
            let Some(room) = output.get_mut(at..).and_then(<[u8]>::first_chunk_mut::<LINE>) else {
                line[last] = first + more;
                return (count - u64::from(more), at, 0);
            };
            *room = image;
            room[last] = first + more;
            at += len;
        }
        count -= steps;
        let mut carry = steps * step;
        for place in line.iter_mut().take(digits).rev() {
            carry += u64::from(*place - b'0');
            if carry < 10 {
                *place = b'0' + carry as u8;
                carry = 0;
                break;
            }
            *place = b'0' + (carry % 10) as u8;
            carry /= 10;
        }
        if carry > 0 {
            return (count, at, carry);
        }
    }
    (count, at, 0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn as_formatted(start in 0u64..200_000, step in prop_oneof![Just(1u64), 1u64..300], count in 0u64..3000, room in 0usize..9000, end in "[,;\n]{1,5}") {
            let number = start.to_string();
            let mut line = [0; LINE];
            let whole = format!("{number}{end}");
            line[..whole.len()].copy_from_slice(whole.as_bytes());
            let mut output = vec![0; room];
            let (left, used, carry) = count_up(&mut line, whole.len(), number.len(), step, count, &mut output);
            let done = count - left;
            let expected: String = (0..done).map(|line| format!("{}{end}", start + step * line)).collect();
            prop_assert_eq!(&output[..used], expected.as_bytes());
            let next = (start + step * done).to_string();
            let digits = std::str::from_utf8(&line[..number.len()]).unwrap();
            if carry == 0 {
                prop_assert_eq!(digits, next);
                prop_assert!(left == 0 || used + LINE > room);
            } else {
                prop_assert_eq!(format!("{carry}{digits}"), next);
            }
        }
    }
}
