//! The order of names with numbers in them.
use core::cmp::Ordering;

/// Compares names as `sort -V` and `ls -v` do: digits by their value, `~` before the end, letters before all else; hidden names first, and
/// what looks like a suffix (`.tar.gz`) counts only where the rest is equal.
pub fn compare(a: &[u8], b: &[u8]) -> Ordering {
    let rank = |name: &[u8]| match name {
        b"" => 0,
        b"." => 1,
        b".." => 2,
        [b'.', ..] => 3,
        _ => 4,
    };
    let order = rank(a).cmp(&rank(b));
    if order != Ordering::Equal || rank(a) < 3 {
        return order;
    }
    let (x, y) = (without_suffix(a), without_suffix(b));
    parts(x, y).then_with(|| parts(a, b))
}

/// The name without `(\.[A-Za-z~][A-Za-z0-9~]*)*` at its end.
fn without_suffix(name: &[u8]) -> &[u8] {
    let mut end = name.len();
    let mut at = name.len();
    while let Some((index, &byte)) = at.checked_sub(1).and_then(|i| name.get(i).map(|b| (i, b))) {
        at = index;
        match byte {
            b'.' if name.get(at + 1).is_some_and(|&b| b.is_ascii_alphabetic() || b == b'~') => {
                end = at;
            }
            b'~' => {}
            byte if byte.is_ascii_alphanumeric() => {}
            _ => break,
        }
    }
    name.get(..end).unwrap_or(name)
}

fn rank(byte: Option<&u8>) -> i32 {
    match byte {
        None => -1,
        Some(b'0'..=b'9') => 0,
        Some(b'~') => -2,
        Some(byte) if byte.is_ascii_alphabetic() => i32::from(*byte),
        Some(byte) => i32::from(*byte) + 256,
    }
}

/// Compares part by part: what is no number by characters, and numbers by their values.
fn parts(mut a: &[u8], mut b: &[u8]) -> Ordering {
    let digit = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_digit);
    while !a.is_empty() || !b.is_empty() {
        while !a.is_empty() && !digit(a.first()) || !b.is_empty() && !digit(b.first()) {
            let order = rank(a.first()).cmp(&rank(b.first()));
            if order != Ordering::Equal {
                return order;
            }
            (a, b) = (a.get(1..).unwrap_or(&[]), b.get(1..).unwrap_or(&[]));
        }
        let (x, y);
        (x, a) = number(a);
        (y, b) = number(b);
        let order = x.len().cmp(&y.len()).then_with(|| x.cmp(y));
        if order != Ordering::Equal {
            return order;
        }
    }
    Ordering::Equal
}

/// The digits in front without zeros, and what follows.
fn number(mut text: &[u8]) -> (&[u8], &[u8]) {
    while let [b'0', rest @ ..] = text {
        text = rest;
    }
    let len = text.iter().take_while(|byte| byte.is_ascii_digit()).count();
    text.split_at_checked(len).unwrap_or((text, &[]))
}
