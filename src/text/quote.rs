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
/// - `r`: bytes from outside as they are, but on a terminal with control characters as C escapes
#[inline(never)]
pub fn write(out: &mut Out, text: &[u8], style: u8, utf8: bool) {
    let (mut open, mut close): (&[u8], &[u8]) = (b"'", b"'");
    let mut for_shell = false;
    match style {
        b'r' => {
            if !out.is_terminal() {
                return out.add(text);
            }
            (open, close) = (b"", b"");
        }
        b'w' => {
            if utf8 {
                (open, close) = ("‘".as_bytes(), "’".as_bytes());
            }
        }
        _ => {
            let marks = marks(text, style, utf8);
            if marks & SPECIAL == 0 {
                return out.add(text);
            }
            // An apostrophe is easier to read in double quotes.
            if marks & (APOSTROPHE | RICH) == APOSTROPHE {
                out.add(b"\"");
                out.add(text);
                return out.add(b"\"");
            }
            for_shell = true;
        }
    }
    out.add(open);
    let mut escaping = false;
    for (piece, printable) in utf8::pieces(text, utf8) {
        if for_shell {
            if piece == b"'" {
                out.add(b"'\\''");
                escaping = false;
                continue;
            }
            if printable == escaping {
                out.add(if escaping { b"''" } else { b"'$'" });
                escaping = !escaping;
            }
        } else if !close.is_empty() && (piece == b"\\" || piece == close) {
            out.add(b"\\");
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
    let mut before: &[u8] = b"";
    for (piece, printable) in utf8::pieces(text, utf8) {
        let byte = if printable { piece.first().copied().unwrap_or(0) } else { b'!' };
        marks |= match byte {
            b'\'' => SPECIAL | APOSTROPHE,
            // The last four matter only at the start, or alone.
            _ => match b"!\"$&()*;<=>?[\\^`| :#~{}".iter().position(|&other| other == byte) {
                Some(..17) => SPECIAL | RICH,
                Some(17) => SPECIAL,
                Some(18) => u8::from(style == b'n'),
                Some(19..21) if before.is_empty() => SPECIAL,
                Some(21..) if text.len() == 1 => SPECIAL,
                Some(_) => RICH,
                None => 0,
            },
        };
        before = piece;
    }
    marks
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
