//! Backslash escapes, as `echo -e` and `printf` share them.

/// Takes the escape whose backslash stands right before `text` off it, and returns the byte that it means; `None` is `\c`, after which
/// nothing more is to be printed. Where there is no escape it takes nothing, and the byte is the backslash.
///
/// Escapes are a letter of `\abefnrtv`, up to three octal digits, `x` and up to two hexadecimal digits, and `c`. With `zero`, as in
/// `echo` and `%b`, a 0 may stand before the octal digits.
#[inline(never)]
pub fn escape(text: &mut &[u8], zero: bool) -> Option<u8> {
    const MEANINGS: [(u8, u8); 9] = [
        (b'\\', b'\\'),
        (b'a', 0x07),
        (b'b', 0x08),
        (b'e', 0x1B),
        (b'f', 0x0C),
        (b'n', b'\n'),
        (b'r', b'\r'),
        (b't', b'\t'),
        (b'v', 0x0B),
    ];
    let [letter, behind @ ..] = *text else { return Some(b'\\') };
    let (radix, most, start) = match letter {
        b'c' => return None,
        b'x' => (16, 2, behind),
        b'0' if zero => (8, 3, behind),
        b'0'..=b'7' => (8, 3, *text),
        letter => {
            let Some((_, meaning)) = MEANINGS.iter().find(|(name, _)| name == letter) else {
                return Some(b'\\');
            };
            *text = behind;
            return Some(*meaning);
        }
    };
    let (mut value, mut rest) = (0, start);
    for _ in 0..most {
        // What is no digit is looked at again, and is none then either.
        if let [digit, behind @ ..] = rest
            && let Some(digit) = char::from(*digit).to_digit(16)
            && digit < radix
        {
            value = value * radix + digit;
            rest = behind;
        }
    }
    if radix == 16 && rest.len() == start.len() {
        return Some(b'\\');
    }
    *text = rest;
    Some(value as u8) // \777 is \377: GNU keeps the low bits
}
