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
//! Two spaces end the declaration; in the program they are a tab ([`prepare`]), and the text is [`packed`](crate::packed). The parser
//! finds an option by searching for its line, so what `--help` shows is what is accepted, and an option costs no bytes beyond its help.
//!
//! All of it is `const`: the same code checks option names while an applet is compiled.

use crate::packed::Line;

/// What [`crate::Cx::option`] returns: an option's letter, or for one without a letter 128 + its rank among those.
pub type Id = u8;

/// A set of options.
#[derive(Clone, Copy, Default, Debug)]
pub struct IdSet([u8; 32]);

impl IdSet {
    #[inline(never)]
    pub fn add(&mut self, id: Id) {
        if let Some(byte) = self.0.get_mut(usize::from(id / 8)) {
            *byte |= 1 << (id % 8);
        }
    }

    #[inline(always)]
    pub fn has(&self, id: Id) -> bool {
        self.0.get(usize::from(id / 8)).is_some_and(|byte| byte & 1 << (id % 8) != 0)
    }
}

/// The identity of the line `-NUM`, which declares the digits.
const DIGITS: Id = 255;

/// Does the option take a value?
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Arity {
    None,
    Optional,
    Required,
}

/// The options that every applet has.
pub const COMMON: &[u8] = b"\n\t--help\tprint this text\n\t--version\tprint the version\n";

/// How many options a name on the command line may stand for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Found {
    One,
    Several,
    None,
}

/// The names of all options in a packed help text, and then the common ones, one after another.
#[derive(Clone, Copy, Debug)]
pub struct Names<'a> {
    /// What comes behind the line at hand, or is left of its prose.
    help: &'a [u8],
    line: Line,
    /// The name at hand: where it starts and ends in the line.
    start: usize,
    end: usize,
    /// The option at hand, or [`BLANK`].
    pub id: Id,
    /// The identity of the last option without a letter.
    long_only: Id,
    /// Is `help` the text of the common options, or the only one?
    last: bool,
}

/// Nothing but blanks since the line began.
const BLANK: Id = 0;

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
    pub const fn new(help: &'a [u8]) -> Names<'a> {
        Names::of(help, false)
    }

    /// Without the common options.
    const fn only(help: &'a [u8]) -> Names<'a> {
        Names::of(help, true)
    }

    const fn of(help: &'a [u8], last: bool) -> Names<'a> {
        Names { help, line: Line::EMPTY, start: 0, end: 0, id: BLANK, long_only: 127, last }
    }

    /// The byte of the line at `at`, or 0 behind the end.
    #[inline(never)]
    const fn byte(&self, at: usize) -> u8 {
        let line = self.line.bytes();
        if at < line.len() { line[at] } else { 0 }
    }

    /// Where the option's name that starts at `at` ends.
    #[inline(never)]
    const fn name_end(&self, mut at: usize) -> usize {
        at += 2;
        while !matches!(self.byte(at), b' ' | b'=' | b'[' | b',' | 0) {
            at += 1;
        }
        at
    }

    /// Goes to the next line, if there is one, as far as it may declare options.
    const fn next_line(&mut self) -> bool {
        self.help = split(self.help, b'\n').1;
        if self.help.is_empty() {
            if self.last {
                return false;
            }
            self.help = COMMON;
            self.last = true;
        }
        self.line = Line::EMPTY;
        (self.end, self.id) = (0, BLANK);
        let mut at = 0;
        while at < self.help.len() && !matches!((self.help[at], at), (b'\n', _) | (b'\t', 1..)) {
            self.line.unpack(self.help[at]);
            at += 1;
        }
        true
    }

    /// Goes to the next name, if there is one.
    #[inline(never)]
    pub const fn next(&mut self) -> bool {
        loop {
            let at = self.end;
            self.end = at + 1;
            match self.byte(at) {
                b' ' | b'\t' => {}
                0 => {
                    if !self.next_line() {
                        return false;
                    }
                }
                b'-' if self.is_name_start(at) => {
                    self.start = at;
                    self.end = self.name_end(at);
                    let len = self.end - at;
                    let mut id = self.byte(at + 1);
                    if id == b'-' {
                        self.long_only += (self.id == BLANK) as u8;
                        id = self.long_only;
                    } else if len == 4 && id == b'N' {
                        id = DIGITS;
                    } else if len != 2 || id <= b' ' {
                        self.line = Line::EMPTY;
                        continue;
                    }
                    if self.id == BLANK {
                        self.id = id;
                    }
                    return true;
                }
                _ => {
                    if self.id == BLANK {
                        self.line = Line::EMPTY;
                    }
                }
            }
        }
    }

    /// May a name start at `at`: behind the blanks of a line, or behind a comma in a declaration?
    const fn is_name_start(&self, at: usize) -> bool {
        match self.id {
            BLANK => at > 0,
            _ => at > 1 && self.byte(at - 2) == b',',
        }
    }

    /// The name at hand, with its dashes.
    #[inline(never)]
    pub const fn text(&self) -> &[u8] {
        match self.line.bytes().split_at_checked(self.end) {
            Some((head, _)) => match head.split_at_checked(self.start) {
                Some((_, text)) => text,
                None => head,
            },
            None => b"",
        }
    }

    /// What is written behind the name. The value of `--quiet, --lines=NUM` stands behind the last name, and `-f, --follow[=HOW]` says
    /// that a letter takes what the long name requires, not what it allows.
    #[inline(never)]
    pub const fn arity(&self) -> Arity {
        let mut at = self.end;
        loop {
            match self.byte(at) {
                b'[' if at > self.end && self.end - self.start == 2 => return Arity::None,
                b'[' => return Arity::Optional,
                b'=' => return Arity::Required,
                b',' => at = self.name_end(at + 2),
                b' ' if !matches!(self.byte(at + 1), b' ' | b'-' | 0) => {
                    return Arity::Required;
                }
                _ => return Arity::None,
            }
        }
    }

    /// Is it a common one?
    pub(crate) fn is_common(&self) -> bool {
        self.last
    }

    /// Goes to the option of a name, dashes and all, a long one also by a prefix that fits no other option. To be called on what is
    /// new, of the same `help`.
    #[inline(never)]
    pub fn find(&mut self, help: &'a [u8], name: &[u8]) -> Found {
        if self.seek(name, true) {
            return Found::One;
        }
        *self = Names::new(help);
        if name.len() == 2 || !self.seek(name, false) {
            return Found::None;
        }
        let mut others = *self;
        while others.seek(name, false) {
            if others.id != self.id {
                return Found::Several;
            }
        }
        Found::One
    }

    /// Goes to the next name that starts with `name`, or is the `whole` of it, if there is one.
    #[inline(never)]
    pub fn seek(&mut self, name: &[u8], whole: bool) -> bool {
        while self.next() {
            // Each digit is an option of the line `-NUM`.
            if self.id == DIGITS
                && let [_, digit @ b'0'..=b'9'] = name
            {
                self.id = *digit;
                return true;
            }
            let text = self.text();
            if text.starts_with(name) && (!whole || text.len() == name.len()) {
                return true;
            }
        }
        false
    }
}

/// The identity of a long option, checked when the applet is compiled: a name that is not in `help` does not compile.
#[allow(clippy::panic)] // at compile time
pub const fn long(help: &[u8], name: &str) -> Id {
    let mut names = Names::only(help);
    while names.next() {
        if let [b'-', b'-', text @ ..] = names.text()
            && same(text, name.as_bytes())
        {
            return names.id;
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

/// Where the texts of options start when a help text is printed, and options without a letter.
pub(crate) const TEXT_COLUMN: usize = 26;
pub(crate) const LONG_COLUMN: usize = 6;

/// Prepares a help text for the program while it is compiled. Takes off `Usage: NAME`, which is printed from the applet's name,
/// the newline at its end, and if `terse` all that is neither a usage line nor an option's declaration. The blanks of its columns become
/// tabs, which [`crate::Cx::help`] turns into blanks again. Returns the text and its length; with `N` = 0 just the length.
#[allow(clippy::panic)] // at compile time
pub const fn prepare<const N: usize>(name: &str, help: &str, terse: bool) -> ([u8; N], usize) {
    let mut text = Prepared { text: [0; N], len: 0 };
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
        let indent = blanks(line);
        let dash = indent < line.len() && line[indent] == b'-';
        let declares = !first && dash && indent < TEXT_COLUMN - 6 && Names::only(whole).next();
        let is_usage = first || matches!(line, [b' ', b' ', b'o', b'r', b':', ..]);
        if terse && !is_usage && !declares {
            continue;
        }
        first = false;
        if indent >= TEXT_COLUMN - 6 {
            text.add(b"\t\t");
            line = line.split_at(indent).1;
        } else if indent == LONG_COLUMN {
            text.add(b"\t");
            line = line.split_at(indent).1;
        }
        if declares {
            let mut at = blanks(line);
            while at < line.len() && blanks(line.split_at(at).1) < 2 {
                at += 1;
            }
            if at + indent > Line::ROOM {
                panic!("a declaration is too long")
            }
            let (declaration, mut description) = line.split_at(at);
            text.add(declaration);
            line = b"";
            description = description.split_at(blanks(description)).1;
            if !terse && !description.is_empty() {
                let width = if indent == LONG_COLUMN { indent + at } else { at };
                text.add(if width + 2 > TEXT_COLUMN { b" \t" } else { b"\t" });
                line = description;
            }
        }
        text.add(line);
        text.add(b"\n");
    }
    (text.text, text.len - 1)
}

struct Prepared<const N: usize> {
    text: [u8; N],
    len: usize,
}

impl<const N: usize> Prepared<N> {
    const fn add(&mut self, mut bytes: &[u8]) {
        while let [byte, rest @ ..] = bytes {
            if self.len < N {
                self.text[self.len] = *byte;
            }
            self.len += 1;
            bytes = rest;
        }
    }
}

/// How many blanks `line` starts with.
const fn blanks(line: &[u8]) -> usize {
    let mut count = 0;
    while count < line.len() && line[count] == b' ' {
        count += 1;
    }
    count
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::packed::Packed;

    const RAW: &str = "Usage: x [OPTION]...
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
  -[               j
";

    const LEN: usize = prepare::<0>("x", RAW, false).1;
    static TEXT: [u8; LEN] = prepare::<LEN>("x", RAW, false).0;
    const PACKED: Packed<LEN> = Packed::new(&TEXT);
    const HELP: &[u8] = &PACKED.exact::<{ PACKED.len }>();

    fn find<'a>(help: &'a [u8], name: &str) -> (Found, Names<'a>) {
        let mut names = Names::new(help);
        (names.find(help, name.as_bytes()), names)
    }

    fn one(name: &str) -> Option<(Id, String, Arity)> {
        match find(HELP, name) {
            (Found::One, names) => {
                let text = String::from_utf8(names.text().to_vec()).unwrap();
                Some((names.id, text, names.arity()))
            }
            _ => None,
        }
    }

    #[test]
    fn columns_are_tabs() {
        let help = str::from_utf8(&TEXT).unwrap();
        assert!(help.contains("\n  -n, --lines=NUM\ta\n"), "{help}");
        assert!(help.contains("\n\t--parents\td\n"), "{help}");
        assert!(help.contains("\n  -w[BYTES], --width[=BYTES] \th\n"), "{help}");
        assert!(help.ends_with("\n  -[\tj"), "{help}");
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
        assert_eq!(one("--par"), Some((PARENTS, "--parents".into(), Arity::None)));
        assert_eq!(one("--follow"), Some((b'f', "--follow".into(), Arity::Optional)));
        assert_eq!(one("--lines"), Some((b'n', "--lines".into(), Arity::Required)));
        assert_eq!(one("--color"), Some((long(HELP, "color"), "--color".into(), Arity::Optional)));
        assert_eq!(find(HELP, "--line").0, Found::Several);
        assert_eq!(one("--strings"), Some((b'S', "--strings".into(), Arity::Optional)));
        assert_eq!(one("--width"), Some((b'w', "--width".into(), Arity::Optional)));
        assert_eq!(find(HELP, "--s").0, Found::Several);
        assert_eq!(one("--qu"), Some((b'q', "--quiet".into(), Arity::None)));
        assert_eq!(find(HELP, "--zero").0, Found::None);
        assert_eq!(find(HELP, "--linesx").0, Found::None);
    }

    #[test]
    fn the_common_options_stand_behind_the_others() {
        let help = b"\n  --helper\n  -x, --ver";
        assert_eq!(find(help, "--hel").0, Found::Several);
        assert_eq!(find(help, "--help").1.text(), b"--help");
        assert_eq!(find(help, "--vers").1.text(), b"--version");
        assert_eq!(find(help, "--ver").1.text(), b"--ver");
        assert_eq!(find(help, "-h").0, Found::None);
    }

    #[test]
    fn a_terse_text_declares_the_same_options() {
        const LEN: usize = prepare::<0>("x", RAW, true).1;
        const TERSE: [u8; LEN] = prepare::<LEN>("x", RAW, true).0;
        let terse = str::from_utf8(&TERSE).unwrap();
        assert!(terse.starts_with(" [OPTION]...\n  or:  x -1\n  -n, --lines=NUM\n"), "{terse}");
        assert!(!terse.contains("Prose") && !terse.contains("number"));
        let mut names = Names::only(HELP);
        let mut left = Names::only(&TERSE);
        while names.next() {
            assert!(left.next());
            assert_eq!(
                (names.text(), names.id, names.arity()),
                (left.text(), left.id, left.arity())
            );
        }
        assert!(!left.next());
    }
}
