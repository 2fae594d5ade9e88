//! Checking what lists of checksums say.
use super::{ALGORITHMS, BLAKE2B, ESCAPES, FIRST, QUIET, STATUS, Sum};
use core::ffi::CStr;
use rt::{
    Cx, Done, Vec, c_string, io,
    sys::Errno,
    text::{number, split::consume},
};

/// What became of the lines of a list.
#[derive(Default)]
struct Tally {
    lines: u64,
    proper: bool,
    improper: u64,
    unreadable: u64,
    different: u64,
    /// Was any file as it should be?
    matched: bool,
}

/// What a line says: the digest in hexadecimal digits, and of which file.
struct Entry {
    digits: Vec<u8>,
    name: Vec<u8>,
}

impl Sum {
    /// Checks what a list says.
    #[inline(never)]
    pub fn check(&mut self, cx: &mut Cx, path: &CStr) -> Done {
        let named = if path == c"-" { b"standard input" } else { path.to_bytes() };
        let input = match cx.input(path) {
            Ok(input) => input,
            Err(e) => {
                cx.warn(named, e);
                return Ok(());
            }
        };
        let mut tally = Tally::default();
        let mut text = Vec::new();
        let mut room = rt::zeros(64 << 10);
        // Where the next line starts, and how much of it has no newline, so that a long one is not searched again and again.
        let (mut start, mut seen, mut ended) = (0, 0, false);
        loop {
            let rest = text.get(start..).unwrap_or(&[]);
            let found = hot::find_nth(b'\n', 1, rest.get(seen..).unwrap_or(&[]));
            let len = match found {
                hot::Nth::At(at) => seen + at + 1,
                _ if ended && rest.is_empty() => break,
                _ if ended => rest.len(),
                _ => {
                    seen = rest.len();
                    consume(&mut text, start);
                    start = 0;
                    let _ = cx.out.flush(); // the next write tells
                    match io::read(&input.fd, &mut room) {
                        Ok(len) => {
                            ended = len == 0;
                            text.extend_from_slice(room.get(..len).unwrap_or(&[]));
                        }
                        Err(_) => {
                            cx.say(packed!("%n: read error"), &[named]);
                            return Ok(());
                        }
                    }
                    continue;
                }
            };
            let line = rest.get(..len).unwrap_or(rest);
            start += len;
            seen = 0;
            self.line(cx, line, named, &mut tally)?;
        }
        self.conclude(cx, named, &tally);
        Ok(())
    }

    #[inline(never)]
    fn line(&mut self, cx: &mut Cx, line: &[u8], list: &[u8], tally: &mut Tally) -> Done {
        tally.lines += 1;
        let line = line.strip_suffix(b"\n").unwrap_or(line);
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        if matches!(line, [] | [b'#', ..]) {
            return Ok(());
        }
        let Some(entry) = self.parse(line) else {
            tally.improper += 1;
            if self.verbosity == b'w' {
                let mut room = [0; number::DIGITS];
                let tag = match self.algorithm.checked_sub(FIRST) {
                    Some(at) => ALGORITHMS.get(at).map_or("", |algorithm| algorithm.tag),
                    None => "CRC",
                };
                let words = [list, number::format(tally.lines, &mut room), tag.as_bytes()];
                cx.note(packed!("%n: %r: improperly formatted %r checksum line"), &words);
            }
            return Ok(());
        };
        tally.proper = true;
        let path = c_string(&entry.name);
        let name = path.to_bytes();
        let outcome: &[u8] = match self.compute(cx, &path) {
            Err(Errno::NOENT) if self.ignore_missing => return Ok(()),
            Err(e) => {
                cx.warn(name, e);
                tally.unreadable += 1;
                b": FAILED open or read\n"
            }
            Ok(()) => {
                let same = self.hash.digest().iter().zip(entry.digits.as_chunks::<2>().0).all(
                    |(&byte, &[high, low])| {
                        let digit = |digit: u8| char::from(digit).to_digit(16).unwrap_or(16);
                        u32::from(byte) == digit(high) << 4 | digit(low)
                    },
                );
                if same {
                    tally.matched = true;
                    if self.verbosity == QUIET {
                        return Ok(());
                    }
                    b": OK\n"
                } else {
                    tally.different += 1;
                    b": FAILED\n"
                }
            }
        };
        if self.verbosity == STATUS {
            return Ok(());
        }
        let mut shown = None;
        if name.contains(&b'\n') {
            cx.out.add(b"\\");
            shown = super::escape(name);
        }
        cx.print_name(shown.as_deref().unwrap_or(name))?;
        cx.out.write(outcome)
    }

    /// Understands a line of a list. Sets the algorithm and the length that it goes by.
    #[inline(never)]
    fn parse(&mut self, line: &[u8]) -> Option<Entry> {
        let blank = |byte: &u8| matches!(byte, b' ' | b'\t');
        let line = skip_blanks(line);
        let escaped = line.strip_prefix(b"\\");
        let line = escaped.unwrap_or(line);
        let (digits, name);
        match self.tagged(line) {
            Some(mut rest) => {
                // NAME (FILE) = CHECKSUM
                rest = rest.strip_prefix(b" ").unwrap_or(rest);
                let inner = rest.strip_prefix(b"(")?;
                let close = inner.iter().rposition(|&byte| byte == b')')?;
                let (file, after) = inner.split_at_checked(close)?;
                let after = skip_blanks(after.get(1..)?).strip_prefix(b"=")?;
                (digits, name) = (skip_blanks(after), file);
                if digits.len() != 2 * self.length_now() {
                    return None;
                }
            }
            None if self.any => return None,
            None => {
                // CHECKSUM, a blank, a blank or an asterisk, FILE.
                let len = line.iter().take_while(|byte| byte.is_ascii_hexdigit()).count();
                let (head, rest) = line.split_at_checked(len)?;
                if self.algorithm == BLAKE2B {
                    if !(2..=128).contains(&len) || len % 2 != 0 {
                        return None;
                    }
                    self.length = len / 2;
                } else if len != 2 * self.length_now() {
                    return None;
                }
                let [separator, file @ ..] = rest else { return None };
                if !blank(separator) || file.is_empty() {
                    return None;
                }
                digits = head;
                name = match file {
                    [b' ' | b'*', file @ ..] if !file.is_empty() && self.reversed != Some(true) => {
                        self.reversed = Some(false);
                        file
                    }
                    _ if self.reversed == Some(false) => return None,
                    _ => {
                        self.reversed = Some(true);
                        file
                    }
                };
            }
        }
        if !digits.iter().all(u8::is_ascii_hexdigit) {
            return None;
        }
        let name = if escaped.is_some() { unescape(name)? } else { name.to_vec() };
        Some(Entry { digits: digits.to_vec(), name })
    }

    /// The length of the digest that is looked for, in bytes.
    fn length_now(&self) -> usize {
        let known = ALGORITHMS.get(self.algorithm.wrapping_sub(FIRST));
        if self.length > 0 { self.length } else { known.map_or(0, |known| known.length.into()) }
    }

    /// What stands behind the algorithm's tag, if the line starts with one.
    #[inline(never)]
    fn tagged<'l>(&mut self, line: &'l [u8]) -> Option<&'l [u8]> {
        let mut rest;
        if self.any {
            let len = line.iter().take_while(|byte| !b" -(".contains(byte)).count();
            let (tag, after) = line.split_at_checked(len)?;
            let found = ALGORITHMS.iter().position(|known| known.tag.as_bytes() == tag)?;
            self.algorithm = found + FIRST;
            self.length = 0;
            rest = after;
            // One blank more than elsewhere.
            if rest.starts_with(b"  ") {
                rest = rest.get(1..)?;
            }
        } else {
            let tag = ALGORITHMS.get(self.algorithm.checked_sub(FIRST)?)?.tag;
            rest = line.strip_prefix(tag.as_bytes())?;
        }
        if self.algorithm == BLAKE2B {
            self.length = 0;
            if let Some(length) = rest.strip_prefix(b"-") {
                let len = length.iter().take_while(|byte| byte.is_ascii_digit()).count();
                let (bits, after) = length.split_at_checked(len)?;
                match number::decimal(bits) {
                    Ok(bits @ 8..=512) if bits % 8 == 0 && !length.starts_with(b"0") => {
                        self.length = bits as usize / 8
                    }
                    // What is no length is followed by no parenthesis.
                    _ => return Some(b""),
                }
                rest = after;
            }
        }
        Some(rest)
    }

    /// Sums up what a list had.
    #[inline(never)]
    fn conclude(&self, cx: &mut Cx, list: &[u8], tally: &Tally) {
        if !tally.proper {
            cx.say(packed!("%n: no properly formatted checksum lines found"), &[list]);
            return;
        }
        let status = self.verbosity == STATUS;
        let mut say = |count: u64, one: &str, many: &str| {
            if count > 0 && !status {
                let mut room = [0; number::DIGITS];
                let words = [number::format(count, &mut room)];
                cx.note(if count == 1 { one } else { many }, &words);
            }
        };
        say(
            tally.improper,
            "WARNING: %r line is improperly formatted",
            "WARNING: %r lines are improperly formatted",
        );
        say(
            tally.unreadable,
            "WARNING: %r listed file could not be read",
            "WARNING: %r listed files could not be read",
        );
        say(
            tally.different,
            "WARNING: %r computed checksum did NOT match",
            "WARNING: %r computed checksums did NOT match",
        );
        let none = self.ignore_missing && !tally.matched;
        if none && !status {
            cx.say(packed!("%n: no file was verified"), &[list]);
        }
        let strict = self.strict && tally.improper > 0;
        if none || strict || tally.unreadable > 0 || tally.different > 0 {
            cx.raise(1);
        }
    }
}

fn skip_blanks(mut text: &[u8]) -> &[u8] {
    while let [b' ' | b'\t', rest @ ..] = text {
        text = rest;
    }
    text
}

/// The name that an escaped one stands for.
fn unescape(text: &[u8]) -> Option<Vec<u8>> {
    let mut name = Vec::new();
    let mut bytes = text.iter();
    while let Some(&byte) = bytes.next() {
        name.push(match byte {
            b'\\' => {
                let letter = bytes.next()?;
                ESCAPES.iter().find(|(_, known)| known == letter)?.0
            }
            byte => byte,
        });
    }
    Some(name)
}
