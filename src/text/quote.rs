//! Quoting names as GNU's programs do, so that no name can pass for something else or steer a terminal.
use super::utf8;
use crate::{Done, Out};

/// A file's name, quoted for the shell only if it needs to be. `utf8`: are characters encoded in UTF-8?
pub fn name(out: &mut Out, name: &[u8], utf8: bool) -> Done {
    // A colon is nothing special to a shell, but what comes before it in a message looks like the noun.
    if name.contains(&b':') { always(out, name, utf8) } else { shell(out, name, utf8) }
}

/// A word, quoted for the shell only if it needs to be (`%q` of printf(1)).
pub fn shell(out: &mut Out, name: &[u8], utf8: bool) -> Done {
    let special = |(index, byte): (usize, &u8)| match byte {
        b' '
        | b'!'
        | b'"'
        | b'$'
        | b'&'
        | b'\''..=b'*'
        | b';'..=b'?'
        | b'['
        | b'\\'
        | b'^'
        | b'`'
        | b'|' => true,
        b'#' | b'~' => index == 0,
        b'{' | b'}' => name.len() == 1,
        _ => false,
    };
    if name.is_empty() || name.iter().enumerate().any(special) || !is_printable(name, utf8) {
        return always(out, name, utf8);
    }
    out.write(name)
}

/// A file's name, always quoted for the shell: `'a b'`, `"it's"`, `'a'$'\n''b'`.
pub fn always(out: &mut Out, name: &[u8], utf8: bool) -> Done {
    // An apostrophe is easier to read in double quotes, where nothing else is special in these.
    let plain = |(index, byte): (usize, &u8)| match byte {
        b' ' | b'%' | b'\'' | b'+'..=b':' | b'@'..=b'Z' | b']' | b'_' | b'a'..=b'z' | 0x80.. => {
            true
        }
        b'#' | b'~' => index == 0,
        _ => false,
    };
    if name.contains(&b'\'') && name.iter().enumerate().all(plain) && is_printable(name, utf8) {
        return [b"\"", name, b"\""].iter().try_for_each(|part| out.write(part));
    }
    out.byte(b'\'')?;
    let mut escaping = false;
    for piece in utf8::pieces(name, utf8) {
        match piece {
            Ok(b"'") => {
                out.write(b"'\\''")?;
                escaping = false;
            }
            Ok(character) => {
                if escaping {
                    out.write(b"''")?;
                    escaping = false;
                }
                out.write(character)?;
            }
            Err(byte) => {
                if !escaping {
                    out.write(b"'$'")?;
                    escaping = true;
                }
                escape(out, byte)?;
            }
        }
    }
    out.byte(b'\'')
}

/// A word in the locale's quotation marks, with control characters as C escapes.
pub fn word(out: &mut Out, word: &[u8], utf8: bool) -> Done {
    let (open, close) = if utf8 { ("‘", "’") } else { ("'", "'") };
    out.write(open.as_bytes())?;
    for piece in utf8::pieces(word, utf8) {
        match piece {
            Ok(character) => {
                if character == b"\\" || character == close.as_bytes() {
                    out.byte(b'\\')?;
                }
                out.write(character)?;
            }
            Err(byte) => escape(out, byte)?,
        }
    }
    out.write(close.as_bytes())
}

/// Bytes from outside as they are, but for control characters, which become `?`. For what goes to a terminal without quotes.
pub fn mask(out: &mut Out, bytes: &[u8], utf8: bool) -> Done {
    utf8::pieces(bytes, utf8).try_for_each(|piece| out.write(piece.unwrap_or(b"?")))
}

/// Is every character one that leaves a mark?
pub fn is_printable(bytes: &[u8], utf8: bool) -> bool {
    utf8::pieces(bytes, utf8).all(|piece| piece.is_ok())
}

/// A byte as a C escape: `\n`, `\033`.
fn escape(out: &mut Out, byte: u8) -> Done {
    out.byte(b'\\')?;
    match b"abtnvfr".get(usize::from(byte.wrapping_sub(7))) {
        Some(&letter) => out.byte(letter),
        None => [6, 3, 0].iter().try_for_each(|shift| out.byte(b'0' + (byte >> shift & 7))),
    }
}
