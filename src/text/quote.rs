//! Quoting names as GNU's programs do, so that no name can pass for something else or steer a terminal.
use super::utf8;
use crate::{Done, Out};

/// A file's name, quoted for the shell only if it needs to be. `utf8`: are characters encoded in UTF-8?
pub fn name(out: &mut Out, name: &[u8], utf8: bool) -> Done {
    // A colon is nothing special to a shell, but what comes before it in a message looks like the noun.
    #[allow(clippy::manual_contains)] // which is made for long texts and takes 160 bytes more
    let colon = name.iter().any(|&byte| byte == b':');
    quote(out, name, utf8, colon)
}

/// A word, quoted for the shell only if it needs to be (`%q` of printf(1)).
pub fn shell(out: &mut Out, name: &[u8], utf8: bool) -> Done {
    quote(out, name, utf8, false)
}

/// A file's name, always quoted for the shell: `'a b'`, `"it's"`, `'a'$'\n''b'`.
pub fn always(out: &mut Out, name: &[u8], utf8: bool) -> Done {
    quote(out, name, utf8, true)
}

#[inline(never)]
fn quote(out: &mut Out, name: &[u8], utf8: bool, always: bool) -> Done {
    let mut special = always || name.is_empty();
    // Is there an apostrophe, and would all else stand for itself in double quotes?
    let (mut apostrophe, mut plain) = (false, true);
    let mut first = true;
    for (piece, printable) in utf8::pieces(name, utf8) {
        let (is_special, is_plain) = match piece {
            _ if !printable => (true, false),
            b" " => (true, true),
            b"'" => {
                apostrophe = true;
                (true, true)
            }
            b"#" | b"~" => (first, first),
            b"{" | b"}" => (name.len() == 1, false),
            [b'!'..=b'$' | b'&'..=b'*' | b';'..=b'?' | b'[' | b'\\' | b'^' | b'`' | b'|'] => {
                (true, false)
            }
            _ => (false, true),
        };
        special |= is_special;
        plain &= is_plain;
        first = false;
    }
    if !special {
        return out.write(name);
    }
    // An apostrophe is easier to read in double quotes.
    if apostrophe && plain {
        return out.pieces(&[b"\"", name, b"\""]);
    }
    out.add(b"'");
    let mut escaping = false;
    for (piece, printable) in utf8::pieces(name, utf8) {
        if piece == b"'" {
            out.add(b"'\\''");
            escaping = false;
            continue;
        }
        if printable == escaping {
            out.add(if escaping { b"''" } else { b"'$'" });
            escaping = !escaping;
        }
        spell(out, piece, printable);
    }
    out.write(b"'")
}

/// A word in the locale's quotation marks, with control characters as C escapes.
pub fn word(out: &mut Out, word: &[u8], utf8: bool) -> Done {
    let (open, close): (&[u8], &[u8]) =
        if utf8 { ("‘".as_bytes(), "’".as_bytes()) } else { (b"'", b"'") };
    out.add(open);
    for (piece, printable) in utf8::pieces(word, utf8) {
        if piece == b"\\" || piece == close {
            out.add(b"\\");
        }
        spell(out, piece, printable);
    }
    out.write(close)
}

/// A character as it is, or the bytes of one that is not printable as C escapes: `\n`, `\033`.
#[inline(never)]
fn spell(out: &mut Out, piece: &[u8], printable: bool) {
    if printable {
        return out.add(piece);
    }
    for &byte in piece {
        let letter = b"abtnvfr".get(usize::from(byte.wrapping_sub(7)));
        let digit = |shift: u8| b'0' + (byte >> shift & 7);
        let escape = [b'\\', *letter.unwrap_or(&digit(6)), digit(3), digit(0)];
        out.add(if letter.is_some() { escape.split_at(2).0 } else { &escape });
    }
}

/// Bytes from outside as they are, but for control characters, which become `?`. For what goes to a terminal without quotes.
pub fn mask(out: &mut Out, bytes: &[u8], utf8: bool) -> Done {
    for (piece, printable) in utf8::pieces(bytes, utf8) {
        out.add(if printable { piece } else { b"????".get(..piece.len()).unwrap_or(b"?") });
    }
    out.checked()
}

/// Is every character one that leaves a mark?
pub fn is_printable(bytes: &[u8], utf8: bool) -> bool {
    utf8::pieces(bytes, utf8).all(|(_, printable)| printable)
}
