//! Backslash escapes, as `echo -e` and `printf` share them.

/// What stands behind a backslash.
pub enum Escape {
    /// The byte that it means, and the length of its text.
    Byte(u8, usize),
    /// `\c`: nothing more is to be printed.
    End,
    /// No escape.
    Other,
}

/// Reads the escape whose backslash stands right before `text`: a letter of `\abefnrtv`, up to three octal digits, `x` and up to two
/// hexadecimal digits, or `c`. With `zero`, as in `echo` and `%b`, a 0 may stand before the octal digits.
pub fn escape(text: &[u8], zero: bool) -> Escape {
    let (start, radix, most) = match text {
        [b'0', ..] if zero => (1, 8, 3),
        [b'0'..=b'7', ..] => (0, 8, 3),
        [b'x', digit, ..] if digit.is_ascii_hexdigit() => (1, 16, 2),
        [b'c', ..] => return Escape::End,
        [letter, ..] => {
            const MEANING: &[u8; 18] = b"\\\\a\x07b\x08e\x1Bf\x0Cn\nr\rt\tv\x0B";
            let pair = MEANING.chunks(2).find(|pair| pair.first() == Some(letter));
            return pair
                .and_then(|pair| pair.last())
                .map_or(Escape::Other, |&byte| Escape::Byte(byte, 1));
        }
        [] => return Escape::Other,
    };
    let mut value = 0;
    let mut len = start;
    for &byte in text.iter().skip(start).take(most) {
        let Some(digit) = char::from(byte).to_digit(radix) else { break };
        value = value * radix + digit;
        len += 1;
    }
    Escape::Byte(value as u8, len) // \777 is \377: GNU keeps the low bits
}
