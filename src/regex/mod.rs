//! Regular expressions (POSIX XBD 9), basic and extended, with GNU's additions: `\+ \? \|` in basic ones, `\w \W \s \S`,
//! `\< \> \b \B`, `` \` `` and `\'`, back-references in extended ones. What glibc's `regcomp` says of a bad one is said here.
//!
//! A pattern becomes a program of [`Step`]s over characters, and all ways through it are followed at the same time (Thompson
//! 1968): the time is at most the product of the lengths of text and program. Back-references cannot be done so; a pattern with one
//! tries its ways one after the other.
//!
//! The match is the leftmost, and of those the longest. Its groups are the ones that glibc reports: within the match, `*` takes
//! as much as it can from left to right, and an earlier alternative goes before a later one.
//!
//! ```ignore
//! let mut regex = Regex::new(br"\([0-9]*\)x", Syntax { utf8: cx.utf8(), ..Syntax::BASIC })?;
//! if regex.search(text, 0) {
//!     let whole = regex.group(0); // where in the text
//!     regex.find_groups(text);
//!     let digits = regex.group(1);
//! }
//! ```
mod compile;
mod follow;
mod retry;

use alloc::{vec, vec::Vec};
use compile::Compiler;
use core::ops::Range;
use follow::Threads;

/// How a pattern is read, and what it matches.
#[derive(Clone, Copy)]
pub struct Syntax {
    /// Is it an extended regular expression, or a basic one?
    pub extended: bool,
    pub ignore_case: bool,
    /// Is a character UTF-8, or a byte? In UTF-8, bytes that are none are matched by themselves only.
    pub utf8: bool,
    /// Do `^` and `$` match at each newline too, and `.` at none?
    pub lines: bool,
    /// Is a basic one read as Emacs reads it? `+` and `?` are operators, a repeated one may be repeated; there are no intervals and no
    /// classes of characters, `.` is no newline, and a range may be empty.
    pub emacs: bool,
}

impl Syntax {
    pub const BASIC: Syntax =
        Syntax { extended: false, ignore_case: false, utf8: false, lines: false, emacs: false };

    /// What is compared in place of `c`. Beyond ASCII case always matters.
    fn fold(self, c: u32) -> u32 {
        if self.ignore_case && (u32::from(b'A')..=u32::from(b'Z')).contains(&c) {
            c | 32
        } else {
            c
        }
    }
}

/// A compiled regular expression, and its last match.
pub struct Regex {
    syntax: Syntax,
    program: Program,
    /// What ASCII characters a match can begin with, a bit each; `None` if it can be empty. One beyond ASCII always can.
    first: Option<u128>,
    /// Where the groups of the last match begin and end; [`UNSET`] for one that took no part.
    slots: Vec<usize>,
    threads: Threads,
}

/// What a pattern is compiled to.
#[derive(Default)]
struct Program {
    /// Behind the last step is the match.
    steps: Vec<Step>,
    sets: Vec<Set>,
    groups: usize,
    /// Are there back-references?
    refers: bool,
}

/// Distances are from the step itself.
#[derive(Clone, Copy, PartialEq)]
enum Step {
    Char(u32),
    Set(u32),
    /// What a group matched.
    Refer(u32),
    Jump(i32),
    /// Go on with the next step, or if that fails so far from here.
    Fork(i32),
    /// Go back so far, or if that fails on with the next step: another turn of what is repeated.
    Loop(i32),
    /// Note where a group begins (an even number) or ends.
    Save(u32),
    Assert(Place),
}

/// What an assertion asks of a place.
#[derive(Clone, Copy, PartialEq)]
enum Place {
    LineStart,
    LineEnd,
    TextStart,
    TextEnd,
    WordStart,
    WordEnd,
    WordEdge,
    NoWordEdge,
}

/// The characters that a bracket expression stands for.
#[derive(Default)]
struct Set {
    /// A bit for each of ASCII.
    ascii: u128,
    /// Those beyond, from and to.
    ranges: Vec<(u32, u32)>,
    /// Or, if not these, all others?
    negated: bool,
}

impl Set {
    /// `c` as [`character`](crate::text::pattern::character) gives it.
    fn has(&self, c: u32, utf8: bool) -> bool {
        if c < 128 {
            return self.ascii >> c & 1 != 0;
        }
        // A byte that is no UTF-8 is nothing that could be meant.
        (c < 0x11_0000 || !utf8)
            && self.ranges.iter().any(|&(low, high)| low <= c && c <= high) != self.negated
    }
}

const UNSET: usize = usize::MAX;

impl Regex {
    /// Compiles a pattern. An error is the message that glibc has for it.
    pub fn new(pattern: &[u8], syntax: Syntax) -> Result<Regex, &'static str> {
        let program = Compiler::new(pattern, syntax).compile()?;
        let mut threads = Threads::new(program.steps.len());
        let first = threads.first(&program);
        let slots = vec![UNSET; 2 * program.groups + 2];
        Ok(Regex { syntax, program, first, slots, threads })
    }

    /// How many groups the pattern has.
    pub fn groups(&self) -> usize {
        self.program.groups
    }

    /// Looks for the leftmost, longest match in `text` that begins at `from` or behind it.
    pub fn search(&mut self, text: &[u8], from: usize) -> bool {
        self.look(text, from, false)
    }

    fn look(&mut self, text: &[u8], from: usize, only_there: bool) -> bool {
        self.slots.fill(UNSET);
        if self.program.refers {
            self.retry(text, from, only_there)
        } else {
            self.follow(text, from, only_there, None)
        }
    }

    /// Looks for the longest match in `text` that begins at `at`.
    pub fn search_at(&mut self, text: &[u8], at: usize) -> bool {
        self.look(text, at, true)
    }

    /// Where in the text group `number` of the last match lies, 0 being all of it. The others are known after [`Regex::find_groups`].
    pub fn group(&self, number: usize) -> Option<Range<usize>> {
        let start = *self.slots.get(2 * number)?;
        let end = *self.slots.get(2 * number + 1)?;
        (start != UNSET && end != UNSET).then_some(start..end)
    }

    /// Finds the groups of the match that [`Regex::search`] has just found in `text`.
    pub fn find_groups(&mut self, text: &[u8]) {
        if let Some(Range { start, end }) = self.group(0)
            && self.program.groups > 0
            && !self.program.refers
        {
            self.follow(text, start, true, Some(end));
        }
    }
}

impl Place {
    /// Does the place `at` in `text` have it?
    fn is_at(self, text: &[u8], at: usize, syntax: Syntax) -> bool {
        let before = at.checked_sub(1).and_then(|at| text.get(at)).copied();
        let after = text.get(at).copied();
        let newline = |byte| syntax.lines && byte == Some(b'\n');
        let word = |byte: Option<u8>| {
            byte.is_some_and(|byte| {
                byte.is_ascii_alphanumeric() || byte == b'_' || syntax.utf8 && byte >= 0x80
            })
        };
        match self {
            Place::TextStart => before.is_none(),
            Place::TextEnd => after.is_none(),
            Place::LineStart => before.is_none() || newline(before),
            Place::LineEnd => after.is_none() || newline(after),
            Place::WordStart => !word(before) && word(after),
            Place::WordEnd => word(before) && !word(after),
            Place::WordEdge => word(before) != word(after),
            Place::NoWordEdge => word(before) == word(after),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::{format, string::String};

    /// The groups of the match as `0,4 0,1 -`, or the message.
    fn find(extended: bool, pattern: &str, text: &[u8]) -> String {
        let syntax = Syntax { extended, utf8: true, ..Syntax::BASIC };
        let mut regex = match Regex::new(pattern.as_bytes(), syntax) {
            Ok(regex) => regex,
            Err(message) => return message.into(),
        };
        if !regex.search(text, 0) {
            return "no match".into();
        }
        regex.find_groups(text);
        let groups: Vec<String> = (0..=regex.groups())
            .map(|number| {
                regex
                    .group(number)
                    .map_or("-".into(), |group| format!("{},{}", group.start, group.end))
            })
            .collect();
        groups.join(" ")
    }

    // What is expected here is what glibc 2.36 finds.

    #[test]
    fn basic() {
        for (pattern, text, expected) in [
            ("", "abc", "0,0"),
            ("b*", "abbb", "0,0"),
            ("bb*", "abbb", "1,4"),
            ("*a", "*a", "0,2"),
            (r"\(*a\)", "*a", "0,2 0,2"),
            ("^*a", "*a", "0,2"),
            ("a^b", "a^b", "0,3"),
            ("a$b", "a$b", "0,3"),
            ("$*", "$$", "0,2"),
            (r"a\|*b", "*b", "0,2"),
            (r"\(^a\)", "a", "0,1 0,1"),
            (r"x\(^a\)", "x^a", "no match"),
            (r"\(a$\)b", "a$b", "no match"),
            (r"\+a", "+a", "0,2"),
            (r"a\+", "aaa", "0,3"),
            (r"a\{2\}", "aaa", "0,2"),
            (r"a\{,2\}", "aaa", "0,2"),
            (r"a\{2,\}", "aaa", "0,3"),
            (r"\<a", "b a", "2,3"),
            (r"\w*\W", "ab c", "0,3"),
            (r"\n", "n", "0,1"),
            (r"\(a*\)b\1", "aabaa", "0,5 0,2"),
            (r"\(.*\)\1", "abab", "0,4 0,2"),
            (r"\(a\)*b", "b", "0,1 -"),
            (r"a\{1\}\{2\}", "aa", "Invalid preceding regular expression"),
            ("a**", "aa", "Invalid preceding regular expression"),
            (r"\{1\}", "a", "Invalid preceding regular expression"),
            (r"a\{1", "a", r"Unmatched \{"),
            (r"a\{1}", "a", r"Unmatched \{"),
            (r"a\{1,x\}", "a", r"Invalid content of \{\}"),
            (r"a\{2,1\}", "a", r"Invalid content of \{\}"),
            (r"a\{32768\}", "a", "Regular expression too big"),
            (r"\(", "a", r"Unmatched ( or \("),
            (r"\)", "a", r"Unmatched ) or \)"),
            ("a\\", "a", "Trailing backslash"),
            (r"\1\(a\)", "a", "Invalid back reference"),
            (r"\(a\1\)", "a", "Invalid back reference"),
        ] {
            assert_eq!(find(false, pattern, text.as_bytes()), expected, "{pattern} {text}");
        }
    }

    #[test]
    fn extended() {
        for (pattern, text, expected) in [
            ("(a|ab)(c|bcd)(d*)", "abcd", "0,4 0,1 1,4 4,4"),
            ("(ab|a)(b?)", "ab", "0,2 0,2 2,2"),
            ("(a?)((ab)?)", "ab", "0,2 0,0 0,2 0,2"),
            ("(a*)(a|aa)", "aaaa", "0,4 0,3 3,4"),
            ("(a*)*", "b", "0,0 0,0"),
            ("(a*)+", "b", "0,0 0,0"),
            ("((a)|(b))*", "ab", "0,2 1,2 0,1 1,2"),
            ("((a){2}){2}", "aaaa", "0,4 2,4 3,4"),
            ("a|ab|abc", "xabcd", "1,4"),
            ("a||b", "b", "0,1"),
            ("()", "a", "0,0 0,0"),
            ("a{0}b", "ab", "1,2"),
            ("(a){0}b", "ab", "1,2 -"),
            ("a{1}{2}", "aa", "0,2"),
            ("a**", "aaa", "0,3"),
            (")", ")", "0,1"),
            ("a{,}", "aa", "0,2"),
            ("a^b", "a^b", "no match"),
            ("^^a", "a", "0,1"),
            ("^*", "a", "Invalid preceding regular expression"),
            ("a|*b", "b", "Invalid preceding regular expression"),
            ("a{", "a{", r"Unmatched \{"),
            ("a{}", "a", r"Invalid content of \{\}"),
        ] {
            assert_eq!(find(true, pattern, text.as_bytes()), expected, "{pattern} {text}");
        }
    }

    #[test]
    fn bracket_expressions() {
        for (pattern, text, expected) in [
            ("[]a]", "]", "0,1"),
            ("[^]a]", "]ax", "2,3"),
            ("[a-]", "-", "0,1"),
            ("[--/]", ".", "0,1"),
            ("[%--]", "-", "0,1"),
            ("[[.a.]-c]", "b", "0,1"),
            ("[[.].]]", "]", "0,1"),
            ("[[=a=]]", "a", "0,1"),
            ("[[:alpha:]]*", "aé1", "0,3"),
            ("[^a]", "aé", "1,3"),
            (r"[\n]", r"\", "0,1"),
            ("[ä-ü]", "aö", "1,3"),
            ("[b-a]", "a", BAD_RANGE),
            ("[a-c-e]", "a", BAD_RANGE),
            ("[[=a=]-c]", "a", BAD_RANGE),
            ("[[:foo:]]", "a", "Invalid character class name"),
            ("[[.ab.]]", "a", "Invalid collation character"),
            ("[", "a", "Invalid regular expression"),
            ("[a", "a", UNMATCHED),
            ("[[:alpha:", "a", UNMATCHED),
        ] {
            assert_eq!(find(false, pattern, text.as_bytes()), expected, "{pattern} {text}");
        }
    }
    const BAD_RANGE: &str = "Invalid range end";
    const UNMATCHED: &str = "Unmatched [, [^, [:, [., or [=";

    #[test]
    fn emacs() {
        for (pattern, text, expected) in [
            ("a+", "aa", Some(0..2)),
            (r"a\+", "aa+", Some(1..3)),
            ("ab?", "abb", Some(0..2)),
            ("+a", "a+a", Some(1..3)),
            ("a**", "aa", Some(0..2)),
            (r"a\{1\}", "aa{1}", Some(1..5)),
            ("[[:alpha:]]", "b:]", Some(1..3)),
            ("[b-a]x", "ax", None),
            ("a.", "a\nab", Some(2..4)),
            ("[^b]", "\n", Some(0..1)),
            (r"a\|^b", "\nb", Some(1..2)),
        ] {
            let syntax = Syntax { emacs: true, lines: true, ..Syntax::BASIC };
            let mut regex = Regex::new(pattern.as_bytes(), syntax).unwrap();
            regex.search(text.as_bytes(), 0);
            assert_eq!(regex.group(0), expected, "{pattern} {text}");
        }
    }

    #[test]
    fn a_byte_that_is_no_utf8_is_matched_by_itself_only() {
        assert_eq!(find(false, ".", b"\xFFa"), "1,2");
        assert_eq!(find(false, "[^b]", b"\xFFa"), "1,2");
        let mut regex = Regex::new(b"\xFF*", Syntax { utf8: true, ..Syntax::BASIC }).unwrap();
        assert!(regex.search(b"\xFF\xFF", 0));
        assert_eq!(regex.group(0), Some(0..2));
    }

    #[test]
    fn case_does_not_matter_if_asked() {
        let syntax = Syntax { ignore_case: true, ..Syntax::BASIC };
        let mut regex = Regex::new(br"\([aB]c\)\1", syntax).unwrap();
        assert!(regex.search(b"xxACac", 0));
        assert_eq!(regex.group(1), Some(2..4));
    }

    #[test]
    fn a_later_search_sees_what_is_before() {
        let mut regex = Regex::new(b"^a", Syntax::BASIC).unwrap();
        assert!(!regex.search(b"aa", 1));
        let mut regex = Regex::new(b"^a", Syntax { lines: true, ..Syntax::BASIC }).unwrap();
        assert!(regex.search(b"b\na", 1));
    }

    #[test]
    fn no_pattern_takes_exponential_time() {
        let text = "a".repeat(20_000);
        assert_eq!(find(true, "(a*)*(a|aa)*(a*a*)*b", text.as_bytes()), "no match");
        let pattern = format!("{}{}", "a?".repeat(500), "a".repeat(500));
        assert_eq!(find(true, &pattern, "a".repeat(500).as_bytes()), "0,500");
    }

    #[test]
    fn groups_may_be_as_deep_as_memory() {
        let depth = 100_000;
        let pattern = format!("{}a{}", "(".repeat(depth), ")*".repeat(depth));
        let mut regex =
            Regex::new(pattern.as_bytes(), Syntax { extended: true, ..Syntax::BASIC }).unwrap();
        assert!(regex.search(b"aaa", 0));
        assert_eq!(regex.group(0), Some(0..3));
        let pattern = format!("{}a{}", "(".repeat(20), "){100}".repeat(20));
        assert_eq!(find(true, &pattern, b"a"), "Regular expression too big");
    }
}
