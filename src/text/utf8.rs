//! UTF-8, byte for byte as it comes.

/// The character that `bytes` start with, and how many bytes it takes. `None` if they do not start with a whole, valid one: then the
/// first byte stands for itself.
pub fn decode(bytes: &[u8]) -> Option<(char, usize)> {
    let (&first, rest) = bytes.split_first()?;
    let len = first.leading_ones() as usize;
    if len == 0 {
        return Some((first as char, 1));
    }
    if !(2..=4).contains(&len) {
        return None;
    }
    let mut code = u32::from(first & 0x7F >> len);
    for &byte in rest.get(..len - 1)? {
        if byte & 0xC0 != 0x80 {
            return None;
        }
        code = code << 6 | u32::from(byte & 0x3F);
    }
    // `from_u32` rejects surrogates and what is beyond U+10FFFF; what could be written shorter is invalid too (RFC 3629, 3).
    Some((char::from_u32(code).filter(|c| c.len_utf8() == len)?, len))
}

/// Does the character leave a mark or a space, rather than steer a terminal?
pub fn is_printable(c: char) -> bool {
    // Controls (C0, DEL, C1), the line and paragraph separators.
    !matches!(c, '\0'..' ' | '\x7F'..'\u{A0}' | '\u{2028}' | '\u{2029}')
}

/// Splits `bytes` into characters and bytes that are not part of one, each with whether it is printable. Without `utf8` only ASCII
/// is.
pub fn pieces(bytes: &[u8], utf8: bool) -> Pieces<'_> {
    Pieces { bytes, utf8 }
}

/// What [`pieces`] gives.
pub struct Pieces<'a> {
    bytes: &'a [u8],
    utf8: bool,
}

impl<'a> Iterator for Pieces<'a> {
    type Item = (&'a [u8], bool);

    #[inline(never)]
    fn next(&mut self) -> Option<Self::Item> {
        let (len, printable) = match decode(self.bytes) {
            Some((c, len)) if self.utf8 || len == 1 => (len, is_printable(c)),
            _ => (1, false),
        };
        let (piece, rest) = self.bytes.split_at_checked(len)?;
        self.bytes = rest;
        Some((piece, printable))
    }
}
