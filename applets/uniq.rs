//! uniq - take out lines that repeat the one before
use rt::{
    Cx, Done, Id, Stop,
    lines::Lines,
    long,
    sys::raw::{O_CREAT, O_TRUNC, O_WRONLY},
    text::{number, utf8},
};

rt::applet! { "uniq", main, { own_process: true }, "\
Usage: uniq [OPTION]... [INPUT [OUTPUT]]
Copy INPUT, or standard input, to OUTPUT, or standard output, with one of adjacent lines that are the same. - is
standard input or output.

  -c, --count              print before each line how often it occurs
  -d, --repeated           print only lines that are repeated, one of each group
  -D                       print all lines that are repeated
      --all-repeated[=METHOD]
                           the same, with an empty line between groups; METHOD is none, prepend or separate
  -f, --skip-fields=N      do not compare the first N fields, which are blanks and what follows them
      --group[=METHOD]     print all lines, with an empty line between groups; METHOD is separate, prepend, append or both
  -i, --ignore-case        take upper and lower case for the same
  -s, --skip-chars=N       do not compare the first N characters, behind the skipped fields
  -u, --unique             print only lines that are not repeated
  -z, --zero-terminated    lines end with NUL, not newline
  -w, --check-chars=N      compare no more than N characters
  -NUM                     (obsolete) the same as -f NUM; +NUM is -s NUM

" }

const ALL_REPEATED: Id = long(HELP, "all-repeated");
const GROUP: Id = long(HELP, "group");

/// Where empty lines go: before a group, behind it.
const BETWEEN: u8 = 1;
const BEFORE: u8 = 2;
const BEHIND: u8 = 4;

struct Uniq {
    fields: u64,
    skip: u64,
    most: u64,
    fold: bool,
    utf8: bool,
}

fn main(cx: &mut Cx) -> Done {
    let mut uniq = Uniq { fields: 0, skip: 0, most: u64::MAX, fold: false, utf8: cx.utf8() };
    // Does a `+NUM` behind it stand for a file?
    let ended = cx.operands().any(|word| word == c"--");
    let (mut count, mut once, mut first, mut all) = (false, true, true, false);
    let mut group = None;
    let mut empty = 0;
    let mut selected = false;
    let mut digits = false;
    let mut end = b'\n';
    while let Some(option) = cx.option()? {
        selected |= matches!(option, b'c' | b'd' | b'D' | b'u' | ALL_REPEATED);
        match option {
            b'c' => count = true,
            b'd' => once = false,
            b'D' => (once, all, empty) = (false, true, 0),
            ALL_REPEATED => {
                (once, all) = (false, true);
                empty = 0;
                if cx.optional_value().is_some() {
                    let method = cx.choose("--all-repeated", "none|prepend|separate")?;
                    empty = [0, BEFORE, BETWEEN].get(method).copied().unwrap_or(0);
                }
            }
            GROUP => {
                let mut method = 0;
                if cx.optional_value().is_some() {
                    method = cx.choose("--group", "prepend|append|separate|both")? + 1;
                }
                let places = [BETWEEN, BEFORE, BEHIND, BETWEEN, BEFORE | BEHIND];
                group = places.get(method).copied();
            }
            b'f' => {
                digits = false;
                uniq.fields = number(cx, "fields to skip")?;
            }
            b'i' => uniq.fold = true,
            b's' => uniq.skip = number(cx, "bytes to skip")?,
            b'u' => first = false,
            b'w' => uniq.most = number(cx, "bytes to compare")?,
            b'z' => end = 0,
            digit => {
                let before = if digits { uniq.fields } else { 0 };
                digits = true;
                uniq.fields = before.saturating_mul(10).saturating_add(u64::from(digit - b'0'));
            }
        }
    }
    let mut files = [c"-"; 2];
    let mut given = 0;
    for (index, word) in cx.operands().enumerate() {
        if !ended
            && let [b'+', digits @ ..] = word.to_bytes()
            && let (value, used, _) = number::digits(digits)
            && used == digits.len()
            && used > 0
        {
            uniq.skip = value;
            continue;
        }
        let Some(file) = files.get_mut(given) else { return Err(cx.extra_operand(index)) };
        *file = word;
        given += 1;
    }
    if group.is_some() && selected {
        return Err(cx.usage(packed!("--group is mutually exclusive with -c/-d/-D/-u"), &[]));
    }
    if all && count {
        return Err(cx.usage(
            packed!("printing all duplicated lines and repeat counts is meaningless"),
            &[],
        ));
    }
    let [input, output] = files;
    let input = cx.input(input).map_err(|e| cx.fail(input.to_bytes(), e))?;
    if output != c"-" {
        let file = cx.open(output, O_WRONLY | O_CREAT | O_TRUNC, 0o666);
        file.and_then(|file| cx.out.redirect(&file)).map_err(|e| cx.fail(output.to_bytes(), e))?;
    }
    let mut lines = Lines::new(input, end);
    lines.quiet = true;
    match group {
        Some(empty) => uniq.group(cx, &mut lines, end, empty),
        None if all => uniq.all(cx, &mut lines, end, empty, first),
        None => uniq.merge(cx, &mut lines, end, [once, first, count]),
    }
    cx.out.checked()?;
    match lines.error {
        None => Ok(()),
        Some(e) => Err(cx.stop_error(packed!("error reading %q"), &[lines.input.name], e)),
    }
}

/// The option's value: a number, of which more than can be counted is as much as can be.
fn number(cx: &mut Cx, what: &str) -> Result<u64, Stop> {
    let text = cx.value().to_bytes();
    let digits = number::skip_space(text);
    let digits = digits.strip_prefix(b"+").unwrap_or(digits);
    match number::digits(digits) {
        (value, used, _) if used > 0 && used == digits.len() => Ok(value),
        _ => Err(cx.stop(packed!("%r: invalid number of %r"), &[text, what.as_bytes()])),
    }
}

impl Uniq {
    /// The part of a line that counts.
    #[inline(never)]
    fn key<'a>(&self, text: &'a [u8]) -> &'a [u8] {
        let mut rest = text;
        let is_blank = |rest: &[u8]| rest.first().map(|byte| matches!(byte, b' ' | b'\t' | b'\n'));
        let mut left = self.fields;
        while left > 0 && !rest.is_empty() {
            for blank in [true, false] {
                while is_blank(rest) == Some(blank) {
                    rest = rest.get(1..).unwrap_or(b"");
                }
            }
            left -= 1;
        }
        rest = rest.get(self.chars(rest, self.skip)..).unwrap_or(b"");
        rest.get(..self.chars(rest, self.most)).unwrap_or(rest)
    }

    /// The length in bytes of the first `count` characters.
    fn chars(&self, text: &[u8], count: u64) -> usize {
        if count >= text.len() as u64 {
            return text.len();
        }
        if !self.utf8 {
            return count as usize;
        }
        let mut pieces = utf8::pieces(text, true);
        let mut len = 0;
        for _ in 0..count {
            len += pieces.next().map_or(0, |(piece, _)| piece.len());
        }
        len
    }

    #[inline(always)]
    fn same(&self, lines: &Lines) -> bool {
        let (a, b) = (lines.held_text(), lines.text());
        if self.fields | self.skip == 0 && self.most == u64::MAX && !self.fold {
            return hot::same(a, b);
        }
        let (a, b) = (self.key(a), self.key(b));
        if self.fold { a.eq_ignore_ascii_case(b) } else { a == b }
    }

    /// Prints one line of each group that is `once` or else repeated.
    #[inline(never)]
    fn merge(&self, cx: &mut Cx, lines: &mut Lines, end: u8, [once, first, count]: [bool; 3]) {
        let mut more = lines.advance(cx);
        while more {
            lines.hold();
            let mut times = 1u64;
            loop {
                more = lines.advance(cx);
                if !more || !self.same(lines) {
                    break;
                }
                times = times.saturating_add(1);
            }
            if if times == 1 { once } else { first } {
                if count {
                    let _ = cx.out.number(times, 7);
                    cx.out.add(b" ");
                }
                print(cx, lines.held(), end);
            }
            if cx.out.error().is_some() {
                return;
            }
        }
    }

    /// Prints all lines, with `empty` lines around the groups.
    #[inline(never)]
    fn group(&self, cx: &mut Cx, lines: &mut Lines, end: u8, empty: u8) {
        let mut start = true;
        while lines.advance(cx) && cx.out.error().is_none() {
            if start || !self.same(lines) {
                if !start && empty & (BETWEEN | BEHIND) != 0 || empty & BEFORE != 0 {
                    cx.out.add(&[end]);
                }
                start = false;
            }
            print(cx, lines.line(), end);
            lines.hold();
        }
        if !start && empty & BEHIND != 0 {
            cx.out.add(&[end]);
        }
    }

    /// Prints all lines that are repeated, with `empty` lines around their groups; the last of a group only if `last`.
    #[inline(never)]
    fn all(&self, cx: &mut Cx, lines: &mut Lines, end: u8, empty: u8, last: bool) {
        let (mut times, mut start) = (0u64, true);
        let mut more = lines.advance(cx);
        while more && cx.out.error().is_none() {
            lines.hold();
            more = lines.advance(cx);
            if more && self.same(lines) {
                times += 1;
                if times == 1 && (empty == BEFORE || empty == BETWEEN && !start) {
                    cx.out.add(&[end]);
                }
                print(cx, lines.held(), end);
            } else {
                if times > 0 {
                    start = false;
                    if last {
                        print(cx, lines.held(), end);
                    }
                }
                times = 0;
            }
        }
    }
}

/// Prints a line, with the end that it may lack.
#[inline(never)]
fn print(cx: &mut Cx, line: &[u8], end: u8) {
    cx.out.add(line);
    if line.last() != Some(&end) {
        cx.out.add(&[end]);
    }
}
