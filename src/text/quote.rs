//! Quoting names as GNU's programs do, so that no name can pass for something else or steer a terminal.
use super::utf8;
use crate::{Done, Out};

/// A file's name, quoted for the shell only if it needs to be. `utf8`: are characters encoded in UTF-8?
pub fn name(out: &mut Out, name: &[u8], utf8: bool) -> Done {
    write(out, name, b'n', utf8);
    out.checked()
}

/// A word, quoted for the shell only if it needs to be (`%q` of printf(1)).
pub fn shell(out: &mut Out, word: &[u8], utf8: bool) -> Done {
    write(out, word, b's', utf8);
    out.checked()
}

/// Writes `text` in one of the ways that a message's `%` and this letter stand for:
///
/// - `n`: a file's name, quoted for the shell if it needs to be; a colon is nothing special to a shell, but what comes before it in a
///   message looks like the noun
/// - `q`: a file's name, always quoted for the shell: `'a b'`, `"it's"`, `'a'$'\n''b'`
/// - `s`: a word, quoted for the shell if it needs to be
/// - `w`: a word in the locale's quotation marks, with control characters as C escapes
/// - `r`: bytes from outside as they are, but on a terminal `?` for each byte of a control character
#[inline(never)]
pub fn write(out: &mut Out, text: &[u8], style: u8, utf8: bool) {
    let raw = style == b'r';
    let (mut open, mut close): (&[u8], &[u8]) = (b"'", b"'");
    let is_word = style == b'w';
    if raw {
        if !out.is_terminal() {
            return out.add(text);
        }
        (open, close) = (b"", b"");
    } else if is_word {
        if utf8 {
            (open, close) = ("‘".as_bytes(), "’".as_bytes());
        }
    } else {
        let marks = marks(text, style, utf8);
        if marks == 0 {
            return out.add(text);
        }
        // An apostrophe is easier to read in double quotes.
        if marks & (APOSTROPHE | RICH) == APOSTROPHE {
            out.add(b"\"");
            out.add(text);
            return out.add(b"\"");
        }
    }
    out.add(open);
    let mut escaping = false;
    for (piece, printable) in utf8::pieces(text, utf8) {
        if raw {
            out.add(if printable { piece } else { b"????".get(..piece.len()).unwrap_or(b"?") });
            continue;
        }
        if is_word {
            if piece == b"\\" || piece == close {
                out.add(b"\\");
            }
        } else if piece == b"'" {
            out.add(b"'\\''");
            escaping = false;
            continue;
        } else if printable == escaping {
            out.add(if escaping { b"''" } else { b"'$'" });
            escaping = !escaping;
        }
        spell(out, piece, printable);
    }
    out.add(close);
}

/// It needs quotes.
const SPECIAL: u8 = 1;
const APOSTROPHE: u8 = 2;
/// It is not for double quotes.
const RICH: u8 = 4;

/// What there is in `text` that matters to a shell.
fn marks(text: &[u8], style: u8, utf8: bool) -> u8 {
    let mut marks = u8::from(style == b'q' || text.is_empty());
    let mut first = true;
    for (piece, printable) in utf8::pieces(text, utf8) {
        marks |= match piece {
            _ if !printable => SPECIAL | RICH,
            b" " => SPECIAL,
            b"'" => SPECIAL | APOSTROPHE,
            b":" if style == b'n' => SPECIAL,
            b"#" | b"~" if first => SPECIAL,
            b"{" | b"}" if text.len() == 1 => SPECIAL | RICH,
            b"#" | b"~" | b"{" | b"}" => RICH,
            [b'!'..=b'$' | b'&'..=b'*' | b';'..=b'?' | b'[' | b'\\' | b'^' | b'`' | b'|'] => {
                SPECIAL | RICH
            }
            _ => 0,
        };
        first = false;
    }
    // What is rich but for a `#` within needs no quotes.
    if marks & SPECIAL == 0 { 0 } else { marks }
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

/// Is every character one that leaves a mark?
pub fn is_printable(bytes: &[u8], utf8: bool) -> bool {
    utf8::pieces(bytes, utf8).all(|(_, printable)| printable)
}
