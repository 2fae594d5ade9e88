//! Quoting names as GNU's programs do, so that no name can pass for something else or steer a terminal.
use super::{split::parts, utf8};
use crate::{Cx, Done, Out};

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
    if style == b'r' && !out.is_terminal() {
        return out.add(text);
    }
    styled(
        out,
        text,
        Style { kind: style, hide: false, special: if style == b'n' { b":" } else { b"" } },
        utf8,
    );
}

/// Is there a command that has all of ls's styles? A small program does without them.
const LISTS: bool =
    cfg!(any(every_applet, applet = "ls", applet = "dir", applet = "vdir", applet = "stat"));

/// How [`styled`] quotes.
#[derive(Clone, Copy)]
pub struct Style {
    /// A letter of [`write`]'s, or one of ls's styles: `l` literal, `h` shell, `a` shell-always, `c` c, `m` c-maybe, `e` escape, `t`
    /// the same without a backslash before blanks,
    /// `k` clocale; `s` is shell-escape, `q` shell-escape-always, `w` locale.
    pub kind: u8,
    /// Does a question mark stand for what is not printable, where it would be as it is?
    pub hide: bool,
    /// Characters that are special, because what follows the name looks like them.
    pub special: &'static [u8],
}

impl Style {
    fn is_special(self, byte: u8) -> bool {
        match LISTS {
            true => self.special.contains(&byte),
            false => self.kind == b'n' && byte == b':',
        }
    }
}

/// What users call the kinds of quoting, and the kinds.
pub const STYLES: &str =
    "literal|shell|shell-always|shell-escape|shell-escape-always|c|c-maybe|escape|locale|clocale";
pub const KINDS: &[u8; 10] = b"lhasqcmewk";

/// The kind that the variable QUOTING_STYLE asks for.
#[inline(never)]
pub fn kind_of_env(cx: &mut Cx) -> Option<u8> {
    let text = cx.var(b"QUOTING_STYLE")?;
    let at = parts(STYLES.as_bytes(), b'|').position(|style| style == text);
    if at.is_none() {
        let message = packed!("ignoring invalid value of environment variable QUOTING_STYLE: %w");
        cx.note(message, &[text]);
    }
    KINDS.get(at?).copied()
}

/// Writes `text` as `style` says.
#[inline(never)]
pub fn styled(out: &mut Out, text: &[u8], style: Style, utf8: bool) {
    let mut kind = style.kind;
    let (mut open, mut close): (&[u8], &[u8]) = (b"'", b"'");
    let mut for_shell = false;
    match kind {
        b'r' => (open, close) = (b"", b""),
        b'l' | b'e' | b't' if LISTS => (open, close) = (b"", b""),
        b'w' | b'k' if utf8 => (open, close) = ("‘".as_bytes(), "’".as_bytes()),
        b'w' => {}
        b'k' | b'c' | b'm' if LISTS => {
            let special = |byte: &u8| *byte == b'"' || style.special.contains(byte);
            let plain = |(piece, printable): (&[u8], bool)| {
                printable && !piece.first().is_some_and(special)
            };
            if kind == b'm' && utf8::pieces(text, utf8).all(plain) {
                return out.add(text);
            }
            (open, close) = (b"\"", b"\"");
        }
        _ => {
            let marks = marks(text, style, utf8);
            // An apostrophe is easier to read in double quotes.
            if marks & (APOSTROPHE | RICH) == APOSTROPHE {
                (open, close) = (b"\"", b"\"");
                kind = b'l';
            } else if marks & SPECIAL == 0 {
                (open, close) = (b"", b"");
                kind = b'l';
            } else {
                for_shell = true;
            }
            // GNU's programs show in this way that an escape is the last of a text with an apostrophe.
            if for_shell && marks & (APOSTROPHE | ESCAPED_END) == APOSTROPHE | ESCAPED_END {
                out.add(b"''");
            }
        }
    }
    let raw = kind == b'l' || LISTS && matches!(kind, b'h' | b'a');
    out.add(open);
    let mut escaping = false;
    for (piece, printable) in utf8::pieces(text, utf8) {
        let printable = if raw {
            if LISTS && !printable && style.hide {
                out.add(b"?");
                continue;
            }
            true
        } else {
            printable
        };
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
        } else if !raw && kind != b'r' {
            let special = piece == b"\\"
                || piece == close
                || LISTS && piece == b" " && kind == b'e'
                || LISTS && kind != b'm' && matches!(piece, [byte] if style.is_special(*byte));
            if special {
                out.add(b"\\");
            }
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

/// It ends in what has to be escaped, and starts with a character that is neither that nor an apostrophe.
const ESCAPED_END: u8 = 8;

/// What there is in `text` that matters to a shell.
#[inline(never)]
fn marks(text: &[u8], style: Style, utf8: bool) -> u8 {
    let raw = LISTS && matches!(style.kind, b'h' | b'a');
    let mut marks = u8::from(style.kind == b'q' || LISTS && style.kind == b'a' || text.is_empty());
    let mut first = 0;
    let mut before: &[u8] = b"";
    let mut escaped = false;
    for (piece, printable) in utf8::pieces(text, utf8) {
        let start = piece.first().copied().unwrap_or(0);
        escaped = !printable;
        let byte = match start {
            // Without escapes, only what separates words is special.
            b'\t' | b'\n' | b'\r' => b'!',
            _ if printable => start,
            _ if raw => 0,
            _ => b'!',
        };
        marks |= match byte {
            b'\'' => SPECIAL | APOSTROPHE,
            // What is not for double quotes.
            0 => RICH,
            // The last four matter only at the start, or alone.
            _ => match b"!\"$&()*;<=>?[\\^`| #~{}".iter().position(|&other| other == byte) {
                Some(..17) => SPECIAL | RICH,
                Some(17) => SPECIAL,
                Some(18..20) if before.is_empty() => SPECIAL,
                Some(20..) if text.len() == 1 => SPECIAL,
                Some(_) => RICH,
                None => u8::from(style.is_special(byte)),
            },
        };
        if before.is_empty() && printable {
            first = start;
        }
        before = piece;
    }
    if escaped && !raw && !matches!(first, b'\'' | 0) {
        marks |= ESCAPED_END;
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
