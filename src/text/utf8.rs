//! UTF-8, byte for byte as it comes.

/// The character that `bytes` start with, and how many bytes it takes. `None` if they do not start with a whole, valid one: then the
/// first byte stands for itself.
pub fn decode(bytes: &[u8]) -> Option<(char, usize)> {
    let (&first, rest) = bytes.split_first()?;
    // The least code point for each length rejects what could be written shorter (RFC 3629, 3).
    let (len, least, bits) = match first {
        0..0x80 => return Some((first as char, 1)),
        0xC2..0xE0 => (2, 0x80, first & 0x1F),
        0xE0..0xF0 => (3, 0x800, first & 0x0F),
        0xF0..0xF5 => (4, 0x1_0000, first & 0x07),
        _ => return None,
    };
    let mut code = u32::from(bits);
    for &byte in rest.get(..len - 1)? {
        if byte & 0xC0 != 0x80 {
            return None;
        }
        code = code << 6 | u32::from(byte & 0x3F);
    }
    // `from_u32` rejects surrogates and what is beyond U+10FFFF.
    Some((char::from_u32(code).filter(|_| code >= least)?, len))
}

/// Does the character leave a mark or a space, rather than steer a terminal?
pub fn is_printable(c: char) -> bool {
    // Controls (C0, DEL, C1), the line and paragraph separators.
    !matches!(c, '\0'..' ' | '\x7F'..'\u{A0}' | '\u{2028}' | '\u{2029}')
}

/// Splits `bytes` into printable characters (`Ok`) and bytes that are not part of one (`Err`). Without `utf8` only ASCII is
/// printable.
pub fn pieces(mut bytes: &[u8], utf8: bool) -> impl Iterator<Item = Result<&[u8], u8>> {
    // The bytes that are left of a character that is valid but not printable.
    let mut hidden = 0;
    core::iter::from_fn(move || {
        let &first = bytes.first()?;
        let mut len = 1;
        let mut printable = false;
        if hidden > 0 {
            hidden -= 1;
        } else if let Some((c, size)) = decode(bytes).filter(|(_, size)| utf8 || *size == 1) {
            printable = is_printable(c);
            if printable { len = size } else { hidden = size - 1 }
        }
        let (piece, rest) = bytes.split_at_checked(len)?;
        bytes = rest;
        Some(if printable { Ok(piece) } else { Err(first) })
    })
}
