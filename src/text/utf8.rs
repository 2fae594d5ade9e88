//! UTF-8, byte for byte as it comes.

/// The character that `bytes` start with, and how many bytes it takes. `None` if they do not start with a whole, valid one: then the
/// first byte stands for itself.
pub fn decode(bytes: &[u8]) -> Option<(char, usize)> {
    let (&first, rest) = bytes.split_first()?;
    let len = first.leading_ones() as usize;
    if len == 0 {
        return Some((first as char, 1));
    }
    // A shorter form would do for what these two start (RFC 3629, 3).
    if first & !1 == 0xC0 || len > 4 {
        return None;
    }
    let mut code = u32::from(first & 0x7F >> len);
    // What could be written shorter leaves these bits empty.
    let high = 5 * len as u32 - 4;
    let mut rest = rest.iter();
    for _ in 1..len {
        let byte = *rest.next()?;
        if byte & 0xC0 != 0x80 {
            return None;
        }
        code = code << 6 | u32::from(byte & 0x3F);
    }
    if code >> high == 0 || len == 1 { None } else { Some((char::from_u32(code)?, len)) }
}

/// Do `bytes`, which [`decode`] takes nothing whole from, start a character that may go on behind them?
#[inline(never)]
pub fn is_cut(bytes: &[u8]) -> bool {
    // The least and the greatest byte that may go on; one of them does, if any.
    [0x80, 0xBF].iter().any(|&byte| {
        let mut room = [byte; 4];
        for (place, &given) in room.iter_mut().zip(bytes) {
            *place = given;
        }
        decode(&room).is_some_and(|(_, len)| len > bytes.len())
    })
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

    #[inline]
    fn next(&mut self) -> Option<Self::Item> {
        let (len, printable) = first(self.bytes, self.utf8);
        let (piece, rest) = self.bytes.split_at_checked(len)?;
        self.bytes = rest;
        Some((piece, printable))
    }
}

/// The length of the first piece, at least 1, and whether it is printable.
#[inline(never)]
fn first(bytes: &[u8], utf8: bool) -> (usize, bool) {
    match decode(bytes) {
        Some((c, len)) if utf8 || len == 1 => (len, is_printable(c)),
        _ => (1, false),
    }
}
