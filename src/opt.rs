//! Option tables, read from help texts.
//!
//! The help text is the option table. A line that is indented by two spaces or more and goes on with a dash declares an option:
//!
//! ```text
//!   -n, --lines=NUM        a letter, a long name, and a value that is required
//!   -k NUM                 a required value, no long name
//!   -w[BYTES], --width[=BYTES]   an optional value; a letter only takes it attached
//!   -f, --follow[=HOW]     an optional value for the long name, and none for the letter
//!   -q, --quiet, --silent  two long names
//!       --parents          a long name only
//!   -NUM                   every digit is an option, as old forms such as `head -5` need it; the applet reads the number
//! ```
//!
//! Two spaces end the declaration. The parser finds an option by searching for its line, so what `--help` shows is what is
//! accepted, and an option costs no bytes beyond its help.
//!
//! All of it is `const`: the same code checks option names while an applet is compiled.

/// What [`crate::Cx::option`] returns: an option's letter, or for one without a letter 128 + its rank among those.
pub type Id = u8;

/// The identity of the line `-NUM`, which declares the digits.
const DIGITS: Id = 255;

/// Does the option take a value?
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Arity {
    None,
    Optional,
    Required,
}

/// One option line.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Line<'a> {
    pub id: Id,
    /// The arity of the letter, where there is one.
    pub arity: Arity,
    /// The long names with their values: `--quiet, --silent`, `--lines=NUM`, or nothing.
    longs: &'a [u8],
}

/// The option lines of a help text.
#[derive(Clone, Copy)]
pub struct Lines<'a> {
    rest: &'a [u8],
    long_only: u8,
}

/// Splits `text` before its first `stop`; the second half is without it.
pub(crate) const fn split(text: &[u8], stop: u8) -> (&[u8], &[u8]) {
    let mut at = 0;
    while at < text.len() && text[at] != stop {
        at += 1;
    }
    match text.split_at_checked(at) {
        Some((head, [_, tail @ ..])) => (head, tail),
        _ => (text, &[]),
    }
}

impl<'a> Lines<'a> {
    pub const fn new(help: &'a str) -> Lines<'a> {
        Lines { rest: help.as_bytes(), long_only: 127 }
    }

    #[allow(clippy::should_implement_trait)] // a trait's method cannot be const
    pub const fn next(&mut self) -> Option<Line<'a>> {
        while !self.rest.is_empty() {
            let (line, rest) = split(self.rest, b'\n');
            self.rest = rest;
            let [b' ', b' ', line @ ..] = line else { continue };
            match line.trim_ascii_start() {
                longs @ [b'-', b'-', b'a'..=b'z' | b'A'..=b'Z' | b'-', ..] => {
                    self.long_only += 1;
                    return Some(Line { id: self.long_only, arity: Arity::None, longs });
                }
                // `-n, --lines=NUM`: the letter takes what the long name requires.
                [b'-', letter, b',', b' ', longs @ ..] => {
                    let arity = match arity(skip_name(longs)) {
                        Arity::Required => Arity::Required,
                        _ => Arity::None,
                    };
                    return Some(Line { id: *letter, arity, longs });
                }
                [b'-', b'N', b'U', b'M', ..] => {
                    return Some(Line { id: DIGITS, arity: Arity::None, longs: &[] });
                }
                // `-k NUM`, `-w[BYTES], --width[=BYTES]`, `-u  text`, `-u`
                [b'-', letter, rest @ ..]
                    if *letter > b' ' && matches!(rest, [] | [b' ' | b'[', ..]) =>
                {
                    let longs = match find_longs(rest) {
                        Some(longs) => longs,
                        None => &[],
                    };
                    return Some(Line { id: *letter, arity: arity(rest), longs });
                }
                _ => {}
            }
        }
        None
    }
}

/// The long names after a letter with a value of its own: what follows `, ` before the declaration ends.
const fn find_longs(mut rest: &[u8]) -> Option<&[u8]> {
    loop {
        match rest {
            [b',', b' ', b'-', b'-', ..] => return Some(rest.split_at(2).1),
            [] | [b' ', b' ', ..] => return None,
            [_, tail @ ..] => rest = tail,
        }
    }
}

/// `text` without the long name, dashes and all, that it starts with.
const fn skip_name(mut text: &[u8]) -> &[u8] {
    while let [byte, rest @ ..] = text {
        if matches!(byte, b' ' | b'=' | b'[' | b',') {
            break;
        }
        text = rest;
    }
    text
}

/// The arity that is written behind an option's letter or name.
const fn arity(after: &[u8]) -> Arity {
    match after {
        [b'[', ..] => Arity::Optional,
        [b'=', ..] => Arity::Required,
        [b' ', byte, ..] if *byte != b' ' && *byte != b'-' => Arity::Required,
        // The value of `--quiet, --lines=NUM` stands behind the last name.
        [b',', b' ', rest @ ..] => arity(skip_name(rest)),
        _ => Arity::None,
    }
}

impl<'a> Line<'a> {
    /// The line's long names, with what each takes. A name without a value of its own takes what the one after it takes.
    pub const fn next_long(&mut self) -> Option<(&'a [u8], Arity)> {
        let [b'-', b'-', name @ ..] = self.longs else { return None };
        let after = skip_name(name);
        let (name, _) = name.split_at(name.len() - after.len());
        self.longs = match find_longs(after) {
            Some(longs) => longs,
            None => &[],
        };
        Some((name, arity(after)))
    }
}

/// What a long option's name on the command line stands for.
#[derive(PartialEq, Eq, Debug)]
pub enum Found<'a> {
    /// The option, its full name, and what it takes.
    One(Id, &'a [u8], Arity),
    Ambiguous,
    Unknown,
}

/// Finds the option of a letter.
pub fn find_short(help: &str, letter: u8) -> Option<Arity> {
    let mut lines = Lines::new(help);
    while let Some(line) = lines.next() {
        let is_digit = line.id == DIGITS && letter.is_ascii_digit();
        if (line.id == letter && letter < 128) || is_digit {
            return Some(line.arity);
        }
    }
    None
}

/// Finds a long option by its name or by a prefix that fits no other option. Calls `each` with every name that fits.
pub fn find_long<'a>(help: &'a str, name: &[u8], mut each: impl FnMut(&'a [u8])) -> Found<'a> {
    let mut found = Found::Unknown;
    let mut lines = Lines::new(help);
    while let Some(mut line) = lines.next() {
        while let Some((long, arity)) = line.next_long() {
            if !long.starts_with(name) {
                continue;
            }
            if long.len() == name.len() {
                return Found::One(line.id, long, arity);
            }
            each(long);
            found = match found {
                Found::Unknown => Found::One(line.id, long, arity),
                Found::One(id, ..) if id == line.id => found,
                _ => Found::Ambiguous,
            };
        }
    }
    found
}

/// The identity of a long option, checked when the applet is compiled: a name that is not in `help` does not compile.
#[allow(clippy::panic)] // at compile time
pub const fn long(help: &str, name: &str) -> Id {
    let mut lines = Lines::new(help);
    while let Some(mut line) = lines.next() {
        while let Some((long, _)) = line.next_long() {
            if same(long, name.as_bytes()) {
                return line.id;
            }
        }
    }
    panic!("no such option in the help text")
}

const fn same(mut a: &[u8], mut b: &[u8]) -> bool {
    loop {
        match (a, b) {
            ([], []) => return true,
            ([x, a_rest @ ..], [y, b_rest @ ..]) if *x == *y => (a, b) = (a_rest, b_rest),
            _ => return false,
        }
    }
}

/// Prepares a help text for the program while it is compiled: takes off `Usage: NAME`, which is printed from the applet's name,
/// and if `terse` all that is neither a usage line nor an option's declaration. Returns the text and its length; with `N` = 0
/// just the length.
#[allow(clippy::panic)] // at compile time
pub const fn prepare<const N: usize>(name: &str, help: &str, terse: bool) -> ([u8; N], usize) {
    let (mut text, mut len) = ([0; N], 0);
    let (usage, rest) = help.as_bytes().split_at("Usage: ".len());
    let (first, mut rest) = rest.split_at(name.len());
    if !same(usage, b"Usage: ") || !same(first, name.as_bytes()) {
        panic!("a help text starts with `Usage: ` and the applet's name")
    }
    let mut first = true;
    while !rest.is_empty() {
        let (mut line, after) = split(rest, b'\n');
        rest = after;
        if terse && !first && !matches!(line, [b' ', b' ', b'o', b'r', b':', ..]) {
            if (Lines { rest: line, long_only: 127 }).next().is_none() {
                continue;
            }
            line = declaration_of(line);
        }
        first = false;
        while let [byte, tail @ ..] = line {
            if N > 0 {
                text[len] = *byte;
            }
            len += 1;
            line = tail;
        }
        if N > 0 {
            text[len] = b'\n';
        }
        len += 1;
    }
    (text, len)
}

/// An option line up to the two spaces that end its declaration.
const fn declaration_of(line: &[u8]) -> &[u8] {
    let mut at = 2;
    while at < line.len() && line[at] == b' ' {
        at += 1;
    }
    while at < line.len() && !(line[at] == b' ' && at + 1 < line.len() && line[at + 1] == b' ') {
        at += 1;
    }
    line.split_at(at).0
}

#[cfg(test)]
mod tests {
    use super::*;

    const HELP: &str = "Usage: x [OPTION]...
  or:  x -1

Prose with - dashes.
  -n, --lines=NUM  a
  -k NUM           b
                     -z is no option here... and neither -NUM nor -5 below is
  -NUM             number
  -q, --quiet, --silent  c
      --parents    d
      --color[=WHEN]  e
  -f, --follow[=HOW]  k
  -u               f
      --line-buffered  g
  -w[BYTES], --width[=BYTES]  h
  -S BYTES, --strings[=BYTES]  i
  -[               j";

    fn find(name: &str) -> Found<'static> {
        find_long(HELP, name.as_bytes(), |_| {})
    }

    #[test]
    fn letters() {
        let cases = [
            (b'n', Some(Arity::Required)),
            (b'k', Some(Arity::Required)),
            (b'q', Some(Arity::None)),
        ];
        let more = [
            (b'u', Some(Arity::None)),
            (b'f', Some(Arity::None)),
            (b'w', Some(Arity::Optional)),
            (b'S', Some(Arity::Required)),
        ];
        for (letter, arity) in cases.into_iter().chain(more).chain([
            (b'N', None),
            (b'5', Some(Arity::None)),
            (b'x', None),
        ]) {
            assert_eq!(find_short(HELP, letter), arity, "-{}", letter as char);
        }
        assert_eq!(find_short(HELP, 128), None);
        assert_eq!(find_short(HELP, b'['), Some(Arity::None));
    }

    #[test]
    fn long_names() {
        const PARENTS: Id = long(HELP, "parents");
        const SILENT: Id = long(HELP, "silent");
        assert_eq!(SILENT, b'q');
        assert_eq!(find("par"), Found::One(PARENTS, b"parents", Arity::None));
        assert_eq!(find("follow"), Found::One(b'f', b"follow", Arity::Optional));
        assert_eq!(find("lines"), Found::One(b'n', b"lines", Arity::Required));
        assert_eq!(find("color"), Found::One(long(HELP, "color"), b"color", Arity::Optional));
        assert_eq!(find("line"), Found::Ambiguous);
        assert_eq!(find("strings"), Found::One(b'S', b"strings", Arity::Optional));
        assert_eq!(find("width"), Found::One(b'w', b"width", Arity::Optional));
        assert_eq!(find("s"), Found::Ambiguous);
        assert_eq!(find("qu"), Found::One(b'q', b"quiet", Arity::None));
        assert_eq!(find("zero"), Found::Unknown);
        assert_eq!(find("linesx"), Found::Unknown);
    }

    #[test]
    fn a_terse_text_declares_the_same_options() {
        const LEN: usize = prepare::<0>("x", HELP, true).1;
        const TERSE: [u8; LEN] = prepare::<LEN>("x", HELP, true).0;
        let terse = str::from_utf8(&TERSE).unwrap();
        assert!(terse.starts_with(" [OPTION]...\n  or:  x -1\n  -n, --lines=NUM\n"), "{terse}");
        assert!(!terse.contains("Prose") && !terse.contains("number"));
        let (mut a, mut b) = (Lines::new(HELP), Lines::new(terse));
        while let Some(mut a) = a.next() {
            let mut b = b.next().unwrap();
            assert_eq!((a.id, a.arity), (b.id, b.arity));
            while let Some(long) = a.next_long() {
                assert_eq!(Some(long), b.next_long());
            }
        }
        assert_eq!(b.next(), None);
    }
}
