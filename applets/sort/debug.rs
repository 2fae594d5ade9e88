//! What `--debug` says, and keys as they were given before POSIX.
use super::*;
use rt::text::{number::format, utf8, width};

/// Takes an obsolete key, `+F[.C][LETTERS] [-F[.C][LETTERS]]`, if one comes next.
pub fn obsolete(cx: &mut Cx) -> Result<Option<Key>, Stop> {
    let Some([b'+', first @ ..]) = cx.upcoming().map(CStr::to_bytes) else { return Ok(None) };
    if !first.first().is_some_and(|byte| byte.is_ascii_digit() || *byte == b'.') {
        return Ok(None);
    }
    let (start, letters) = place(cx, first)?;
    let mut key = Key { start, letters, obsolete: true, ..Key::WHOLE };
    cx.skip_args(1);
    if let Some([b'-', last @ ..]) = cx.upcoming().map(CStr::to_bytes)
        && last.first().is_some_and(u8::is_ascii_digit)
    {
        let letters;
        (key.end, letters) = place(cx, last)?;
        key.skip_at_end = letters & BLANKS != 0;
        key.letters |= letters & !BLANKS;
        cx.skip_args(1);
    }
    Ok(Some(key))
}

/// Reads `F[.C][LETTERS]`, which counts from 0.
fn place(cx: &mut Cx, text: &[u8]) -> Result<((usize, usize), u16), Stop> {
    let count = |rest: &mut &[u8]| {
        let mut value = 0usize;
        while let [byte @ b'0'..=b'9', after @ ..] = *rest {
            value = value.saturating_mul(10).saturating_add((byte - b'0').into());
            *rest = after;
        }
        value.min(LINE - 1)
    };
    let mut rest = text;
    let field = count(&mut rest);
    let mut byte = 0;
    if let [b'.', after @ ..] = rest {
        rest = after;
        byte = count(&mut rest);
    }
    let letters = key::letters(&mut rest);
    if !rest.is_empty() {
        let message = packed!("stray character in field spec: invalid field specification %w");
        return Err(cx.stop(message, &[text]));
    }
    Ok(((field, byte), letters))
}

/// The ordering options of a set.
pub fn letters(letters: u16) -> Vec<u8> {
    let mut names = Vec::new();
    for &letter in LETTERS {
        if letters & bit(letter) != 0 {
            names.push(letter);
        }
    }
    names
}

/// Warns of keys that may not mean what was meant.
#[inline(never)]
pub fn warn(cx: &mut Cx, sort: &Sort, global: &Key, only_line: bool) {
    cx.note(packed!("text ordering performed using simple byte comparison"), &[]);
    let mut unused = global.letters;
    let mut numbers = false;
    for (index, key) in sort.keys.iter().enumerate() {
        let mut room = [0; number::DIGITS];
        let number = format(index as u64 + 1, &mut room);
        if key.obsolete {
            let last = key.end.0.saturating_add((key.end.1 > 0).into());
            let mut rooms = [[0; number::DIGITS]; 3];
            let [a, b, c] = &mut rooms;
            let first = format(key.start.0 as u64, a);
            let (old, new);
            if key.end.0 == LINE {
                old = rt::filled(b"+%", &[first]);
                new = format(key.start.0 as u64 + 1, b).to_vec();
            } else {
                let last = format(last as u64, b);
                old = rt::filled(b"+% -%", &[first, last]);
                new = rt::filled(b"%,%", &[format(key.start.0 as u64 + 1, c), last]);
            }
            let new = rt::filled(b"-k %", &[&*new]);
            cx.note(packed!("obsolescent key %w used; consider %w instead"), &[&old, &new]);
        }
        numbers |= key.has(NUMBERS);
        unused &= !key.letters;
        if only_line {
            continue;
        }
        let limited = key.end.0 != LINE;
        let end = key.end.0.saturating_add((key.end.1 > 0).into());
        if limited && key.start.0 >= end {
            cx.note(packed!("key %r has zero width and will be ignored"), &[number]);
            continue;
        }
        let skips = key.has(NUMBERS | MONTH);
        let at_start = !key.has(BLANKS) && (!skips || key.start.1 > 0);
        let at_end = key.end.1 > 0 && !key.skip_at_end;
        // A number at the beginning of the line has no blanks before it that matter.
        let first = skips && key.end.0 == 0;
        if sort.tab.is_none() && (at_start || at_end) && !first {
            let message =
                packed!("leading blanks are significant in key %r; consider also specifying 'b'");
            cx.note(message, &[number]);
        }
        if key.has(NUMBERS) && (!limited || key.start.0 + 1 < end) {
            cx.note(packed!("key %r is numeric and spans multiple fields"), &[number]);
        }
    }
    if numbers {
        match sort.tab {
            Some(b'.') => {}
            Some(tab @ (b'-' | b'+')) => {
                let kind: &[u8] = if tab == b'-' { b"minus" } else { b"plus" };
                let words = [&[tab][..], kind];
                cx.note(packed!("field separator %w is treated as a %r sign in numbers"), &words);
            }
            _ => {}
        }
        let note: &[u8] = if sort.tab == Some(b'.') { b"" } else { b"note " };
        cx.note(packed!("%rnumbers use %w as a decimal point in this locale"), &[note, b"."]);
    }
    // There is a last comparison that is reversed.
    let last_resort = unused & REVERSE != 0 && !sort.stable && !sort.unique;
    unused &= !BLANKS;
    if last_resort {
        unused &= !REVERSE;
    }
    if unused != 0 {
        let mut names = letters(unused);
        names.insert(0, b'-');
        let (plural, verb): (&[u8], &[u8]) =
            if names.len() > 2 { (b"options", b"are") } else { (b"option", b"is") };
        cx.note(packed!("%r %w %r ignored"), &[plural, &names, verb]);
    }
    if last_resort {
        cx.note(packed!("option '-r' only applies to last-resort comparison"), &[]);
    }
}

/// Prints a line, with tabs as one column, and underlines what counts of it.
pub fn show(cx: &mut Cx, sort: &Sort, line: &[u8]) -> Done {
    for &byte in line {
        cx.out.byte(if byte == b'\t' { b'>' } else { byte })?;
    }
    cx.out.byte(b'\n')?;
    let utf8 = cx.utf8();
    for key in &sort.keys {
        let (start, mut end) = key.bounds(line, sort.tab);
        let text = line.get(start..end).unwrap_or(&[]);
        let mut at = start;
        if key.has(KINDS) && !key.has(VERSION | RANDOM) {
            let blanks = text.iter().take_while(|byte| matches!(byte, b' ' | b'\t')).count();
            at = start + blanks;
            let rest = text.get(blanks..).unwrap_or(&[]);
            end = at + used(key, rest);
        } else if key.has(BLANKS) {
            at = start;
        }
        for _ in 0..columns(line.get(..at).unwrap_or(&[]), utf8) {
            cx.out.byte(b' ')?;
        }
        if at == end {
            cx.out.write(b"^ no match for key")?;
        }
        for _ in 0..columns(line.get(at..end).unwrap_or(&[]), utf8) {
            cx.out.byte(b'_')?;
        }
        cx.out.byte(b'\n')?;
    }
    Ok(())
}

/// How many columns a text takes, tabs one each.
fn columns(text: &[u8], utf8: bool) -> u64 {
    let mut columns = 0;
    for (piece, printable) in utf8::pieces(text, utf8) {
        let alone = piece == b"\t" || !utf8 && piece >= b"\x80";
        if printable || alone {
            columns += utf8::decode(piece).map_or(1, |(c, _)| width::columns(c));
        }
    }
    columns
}

/// How much of a text is the number, or the month, that counts.
fn used(key: &Key, text: &[u8]) -> usize {
    if key.has(GENERAL) {
        return rt::text::float::Extended::parse(text).used;
    }
    if key.has(MONTH) {
        return if key::month(text) > 0 { 3 } else { 0 };
    }
    let number = Number::of(text);
    let mut len = text.len() - number.rest.len();
    if !text.get(..len).unwrap_or(&[]).iter().any(u8::is_ascii_digit) {
        return 0;
    }
    if key.has(HUMAN) && number.rest.first().is_some_and(|b| b"kKMGTPEZYRQ".contains(b)) {
        len += 1;
    }
    len
}
