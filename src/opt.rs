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

/// A name of an option, as its line declares it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Name<'a> {
    /// The name with its dashes.
    pub text: &'a [u8],
    pub id: Id,
    pub arity: Arity,
}

/// The names of all options in a help text.
#[derive(Clone, Copy)]
pub struct Names<'a> {
    rest: &'a [u8],
    /// The option in whose declaration `rest` starts, or 0.
    id: Id,
    long_only: Id,
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

impl<'a> Names<'a> {
    pub const fn new(help: &'a str) -> Names<'a> {
        Names { rest: help.as_bytes(), id: 0, long_only: 127 }
    }

    #[allow(clippy::should_implement_trait)] // a trait's method cannot be const
    pub const fn next(&mut self) -> Option<Name<'a>> {
        while let [first, rest @ ..] = self.rest {
            self.rest = rest;
            if let Some(name) = self.name_after(*first) {
                return Some(name);
            }
        }
        None
    }

    /// The name that `rest` starts with, if one is declared there. `first` is the byte before it.
    #[inline(never)]
    const fn name_after(&mut self, first: u8) -> Option<Name<'a>> {
        match (first, self.rest) {
            (b',', _) if self.id != 0 => {}
            (b'\n', [b' ', b' ', ..]) => self.id = 0,
            (b'\n', _) | (b' ', [b' ', ..]) => {
                self.id = 0;
                return None;
            }
            _ => return None,
        }
        let mut text = self.rest;
        while let [b' ', after @ ..] = text {
            text = after;
        }
        let (text, after) = split_name(text);
        let mut arity = arity(after);
        match text {
            [b'-', b'-', _, ..] => {
                if self.id == 0 {
                    self.long_only += 1;
                    self.id = self.long_only;
                }
            }
            [b'-', letter] if self.id == 0 && *letter > b' ' => {
                self.id = *letter;
                // `-f, --follow[=HOW]`: a letter takes what the long name requires, not what it allows.
                if let (Arity::Optional, [b',', ..]) = (arity, after) {
                    arity = Arity::None;
                }
            }
            b"-NUM" => self.id = DIGITS,
            _ => return None,
        }
        self.rest = after;
        Some(Name { text, id: self.id, arity })
    }
}

/// Splits `text` behind the name, dashes and all, that it starts with.
const fn split_name(text: &[u8]) -> (&[u8], &[u8]) {
    let mut at = 2;
    while at < text.len() && !matches!(text[at], b' ' | b'=' | b'[' | b',' | b'\n') {
        at += 1;
    }
    match text.split_at_checked(at) {
        Some(parts) => parts,
        None => (text, &[]),
    }
}

/// The arity that is written behind an option's name. The value of `--quiet, --lines=NUM` stands behind the last one.
const fn arity(mut after: &[u8]) -> Arity {
    loop {
        match after {
            [b'[', ..] => return Arity::Optional,
            [b'=', ..] => return Arity::Required,
            [b' ', byte, ..] if *byte != b' ' && *byte != b'-' => return Arity::Required,
            [b',', b' ', name @ ..] => after = split_name(name).1,
            _ => return Arity::None,
        }
    }
}

/// What a long option's name on the command line stands for.
#[derive(PartialEq, Eq, Debug)]
pub enum Found<'a> {
    One(Name<'a>),
    Ambiguous,
    Unknown,
}

/// Finds the option of a letter.
pub fn find_short(help: &str, letter: u8) -> Option<Arity> {
    let mut names = Names::new(help);
    while let Some(name) = names.next() {
        let is_digit = name.id == DIGITS && letter.is_ascii_digit();
        if (name.id == letter && letter < 128) || is_digit {
            return Some(name.arity);
        }
    }
    None
}

/// Finds a long option by its name, dashes and all, or by a prefix that fits no other option.
pub fn find_long<'a>(help: &'a str, name: &[u8]) -> Found<'a> {
    let mut found = Found::Unknown;
    let mut names = Names::new(help);
    while let Some(long) = names.next() {
        if !long.text.starts_with(name) {
            continue;
        }
        if long.text.len() == name.len() {
            return Found::One(long);
        }
        found = match found {
            Found::Unknown => Found::One(long),
            Found::One(other) if other.id == long.id => found,
            _ => Found::Ambiguous,
        };
    }
    found
}

/// The identity of a long option, checked when the applet is compiled: a name that is not in `help` does not compile.
#[allow(clippy::panic)] // at compile time
pub const fn long(help: &str, name: &str) -> Id {
    let mut names = Names::new(help);
    while let Some(long) = names.next() {
        if let [b'-', b'-', text @ ..] = long.text
            && same(text, name.as_bytes())
        {
            return long.id;
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
        // The line with the newline before it.
        let (_, whole) = help.as_bytes().split_at(help.len() - rest.len() - 1);
        let (whole, _) = whole.split_at(line.len() + 1);
        rest = after;
        if terse && !first && !matches!(line, [b' ', b' ', b'o', b'r', b':', ..]) {
            if (Names { rest: whole, id: 0, long_only: 127 }).next().is_none() {
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
        find_long(HELP, format!("--{name}").as_bytes())
    }

    fn one(id: Id, text: &'static [u8], arity: Arity) -> Found<'static> {
        Found::One(Name { text, id, arity })
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
        assert_eq!(find("par"), one(PARENTS, b"--parents", Arity::None));
        assert_eq!(find("follow"), one(b'f', b"--follow", Arity::Optional));
        assert_eq!(find("lines"), one(b'n', b"--lines", Arity::Required));
        assert_eq!(find("color"), one(long(HELP, "color"), b"--color", Arity::Optional));
        assert_eq!(find("line"), Found::Ambiguous);
        assert_eq!(find("strings"), one(b'S', b"--strings", Arity::Optional));
        assert_eq!(find("width"), one(b'w', b"--width", Arity::Optional));
        assert_eq!(find("s"), Found::Ambiguous);
        assert_eq!(find("qu"), one(b'q', b"--quiet", Arity::None));
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
        let (mut a, mut b) = (Names::new(HELP), Names::new(terse));
        while let Some(name) = a.next() {
            assert_eq!(Some(name), b.next());
        }
        assert_eq!(b.next(), None);
    }
}
