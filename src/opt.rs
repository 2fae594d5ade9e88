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
    /// The help text behind the name.
    after: &'a [u8],
}

/// The names of all options in one help text and then in another.
#[derive(Clone, Copy)]
pub struct Names<'a> {
    help: &'a [u8],
    more: &'a [u8],
    /// Where to go on.
    at: usize,
    /// The option in whose declaration that is, or 0.
    id: Id,
    /// The identity of the last option without a letter.
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

/// The byte at `at`, or 0 behind the end.
const fn byte(text: &[u8], at: usize) -> u8 {
    if at < text.len() { text[at] } else { 0 }
}

/// Where the option's name that starts at `at` ends.
const fn name_end(help: &[u8], mut at: usize) -> usize {
    at += 2;
    while !matches!(byte(help, at), b' ' | b'=' | b'[' | b',' | b'\n' | 0) {
        at += 1;
    }
    at
}

impl<'a> Names<'a> {
    pub const fn new(help: &'a [u8], more: &'a [u8]) -> Names<'a> {
        Names { help, more, at: 0, id: 0, long_only: 127 }
    }

    #[allow(clippy::should_implement_trait)] // a trait's method cannot be const
    #[inline(never)]
    pub const fn next(&mut self) -> Option<Name<'a>> {
        loop {
            let help = self.help;
            let first = byte(help, self.at);
            if first == 0 {
                if self.more.is_empty() {
                    return None;
                }
                (self.help, self.more, self.at) = (self.more, &[], 0);
                continue;
            }
            self.at += 1;
            let blank = byte(help, self.at) == b' ';
            match first {
                b'\n' => {
                    self.id = 0;
                    if !blank || byte(help, self.at + 1) != b' ' {
                        continue;
                    }
                }
                b' ' if blank => {
                    self.id = 0;
                    continue;
                }
                b',' if self.id != 0 => {}
                _ => continue,
            }
            let mut start = self.at;
            while byte(help, start) == b' ' {
                start += 1;
            }
            let end = name_end(help, start);
            let letter = byte(help, start + 1);
            match (byte(help, start), letter, end - start) {
                (b'-', b'-', 3..) => {
                    if self.id == 0 {
                        self.long_only += 1;
                        self.id = self.long_only;
                    }
                }
                (b'-', b'!'.., 2) if self.id == 0 => self.id = letter,
                (b'-', b'N', 4) => self.id = DIGITS,
                _ => continue,
            }
            self.at = end;
            if let Some((head, after)) = help.split_at_checked(end)
                && let Some((_, text)) = head.split_at_checked(start)
            {
                return Some(Name { text, id: self.id, after });
            }
        }
    }
}

impl Name<'_> {
    /// The identity, given the `name` that it was found by: that of `-NUM` is the digit.
    pub fn id_of(&self, name: &[u8]) -> Id {
        if self.id == DIGITS { byte(name, 1) } else { self.id }
    }

    /// What is written behind it. The value of `--quiet, --lines=NUM` stands behind the last name, and `-f, --follow[=HOW]` says that a
    /// letter takes what the long name requires, not what it allows.
    pub const fn arity(&self) -> Arity {
        let mut at = 0;
        loop {
            match byte(self.after, at) {
                b'[' if at > 0 && self.text.len() == 2 => return Arity::None,
                b'[' => return Arity::Optional,
                b'=' => return Arity::Required,
                b',' => at = name_end(self.after, at + 2),
                b' ' if !matches!(byte(self.after, at + 1), b' ' | b'-' | b'\n' | 0) => {
                    return Arity::Required;
                }
                _ => return Arity::None,
            }
        }
    }
}

/// What a name on the command line stands for.
#[derive(PartialEq, Eq, Debug)]
pub enum Found<'a> {
    One(Name<'a>),
    Ambiguous,
    Unknown,
}

/// Finds an option by its name, dashes and all, a long one also by a prefix that fits no other option.
#[inline(never)]
pub fn find<'a>(mut names: Names<'a>, name: &[u8]) -> Found<'a> {
    let mut found = Found::Unknown;
    while let Some(candidate) = names.next() {
        if candidate.id == DIGITS {
            // Each digit is an option of that line.
            match name {
                [_, b'0'..=b'9'] => return Found::One(candidate),
                _ => continue,
            }
        }
        if !candidate.text.starts_with(name) {
            continue;
        }
        if candidate.text.len() == name.len() {
            return Found::One(candidate);
        }
        found = match found {
            Found::Unknown => Found::One(candidate),
            Found::One(other) if other.id == candidate.id => found,
            _ => Found::Ambiguous,
        };
    }
    found
}

/// The identity of a long option, checked when the applet is compiled: a name that is not in `help` does not compile.
#[allow(clippy::panic)] // at compile time
pub const fn long(help: &str, name: &str) -> Id {
    let mut names = Names::new(help.as_bytes(), &[]);
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
/// the newline at its end, and if `terse` all that is neither a usage line nor an option's declaration. Returns the text and its
/// length; with `N` = 0 just the length.
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
            if Names::new(whole, &[]).next().is_none() {
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
        if N > 0 && len < N {
            text[len] = b'\n';
        }
        len += 1;
    }
    (text, len - 1)
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
        super::find(Names::new(HELP.as_bytes(), b""), name.as_bytes())
    }

    fn one(name: &str) -> Option<(Id, &'static str, Arity)> {
        let Found::One(found) = find(name) else { return None };
        Some((found.id, str::from_utf8(found.text).unwrap(), found.arity()))
    }

    #[test]
    fn letters() {
        let cases = [
            (b'n', Some(Arity::Required)),
            (b'k', Some(Arity::Required)),
            (b'q', Some(Arity::None)),
            (b'u', Some(Arity::None)),
            (b'f', Some(Arity::None)),
            (b'w', Some(Arity::Optional)),
            (b'S', Some(Arity::Required)),
            (b'N', None),
            (b'5', Some(Arity::None)),
            (b'x', None),
            (b'[', Some(Arity::None)),
        ];
        for (letter, arity) in cases {
            let name = ['-', letter as char].iter().collect::<String>();
            assert_eq!(one(&name).map(|(.., arity)| arity), arity, "{name}");
        }
    }

    #[test]
    fn long_names() {
        const PARENTS: Id = long(HELP, "parents");
        const SILENT: Id = long(HELP, "silent");
        assert_eq!(SILENT, b'q');
        assert_eq!(one("--par"), Some((PARENTS, "--parents", Arity::None)));
        assert_eq!(one("--follow"), Some((b'f', "--follow", Arity::Optional)));
        assert_eq!(one("--lines"), Some((b'n', "--lines", Arity::Required)));
        assert_eq!(one("--color"), Some((long(HELP, "color"), "--color", Arity::Optional)));
        assert_eq!(find("--line"), Found::Ambiguous);
        assert_eq!(one("--strings"), Some((b'S', "--strings", Arity::Optional)));
        assert_eq!(one("--width"), Some((b'w', "--width", Arity::Optional)));
        assert_eq!(find("--s"), Found::Ambiguous);
        assert_eq!(one("--qu"), Some((b'q', "--quiet", Arity::None)));
        assert_eq!(find("--zero"), Found::Unknown);
        assert_eq!(find("--linesx"), Found::Unknown);
    }

    #[test]
    fn names_of_two_texts_stand_together() {
        let names = Names::new(HELP.as_bytes(), b"\n  --parade  x\n  --help\n");
        assert_eq!(super::find(names, b"--par"), Found::Ambiguous);
        assert!(matches!(super::find(names, b"--hel"), Found::One(name) if name.text == b"--help"));
    }

    #[test]
    fn a_terse_text_declares_the_same_options() {
        const LEN: usize = prepare::<0>("x", HELP, true).1;
        const TERSE: [u8; LEN] = prepare::<LEN>("x", HELP, true).0;
        let terse = str::from_utf8(&TERSE).unwrap();
        assert!(terse.starts_with(" [OPTION]...\n  or:  x -1\n  -n, --lines=NUM\n"), "{terse}");
        assert!(!terse.contains("Prose") && !terse.contains("number"));
        let mut names = Names::new(HELP.as_bytes(), b"");
        let mut left = Names::new(&TERSE, b"");
        while let Some(name) = names.next() {
            let same = left.next().unwrap();
            assert_eq!((name.text, name.id, name.arity()), (same.text, same.id, same.arity()),);
        }
        assert_eq!(left.next(), None);
    }
}
