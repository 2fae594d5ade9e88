//! Digits in a field.

/// Writes the digits of `value` at the end of `room`, and `fill` before them. What has more digits than there is room for loses the
/// first of them. Returns how many digits there are.
#[inline(never)]
pub fn digits(mut value: u64, radix: u64, fill: u8, room: &mut [u8]) -> usize {
    let len = room.len();
    let mut places = room.iter_mut().rev();
    let mut count = 0;
    for place in places.by_ref() {
        let (digit, rest) = match radix {
            16 => (value & 15, value >> 4),
            8 => (value & 7, value >> 3),
            _ => (value % 10, value / 10),
        };
        *place = b"0123456789abcdef"[digit as usize];
        value = rest;
        count += 1;
        if value == 0 {
            break;
        }
    }
    places.for_each(|place| *place = fill);
    count.min(len)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn as_formatted(value: u64) {
            let texts = [(16, format!("{value:024x}")), (8, format!("{value:024o}")), (10, format!("{value:024}"))];
            for (radix, text) in texts {
                let mut room = [0; 24];
                let len = digits(value, radix, b'0', &mut room);
                prop_assert_eq!(&room[..], text.as_bytes());
                prop_assert_eq!(len, text.trim_start_matches('0').len().max(1));
            }
        }
    }
}
