//! nl - number lines
use rt::{
    Cx, Done, Stop, Vec,
    lines::Lines,
    regex::{Regex, Syntax},
    sys::Errno,
    text::number::{self, NumberError},
};

rt::applet! { "nl", main, { own_process: true }, "\
Usage: nl [OPTION]... [FILE]...
Copy each FILE, or standard input, with numbers before the lines. - is standard input.

  -b, --body-numbering=STYLE
                           which lines of a body get a number: a all, t (the default) those that are not empty, n none,
                           pBRE those that match a basic regular expression
  -d, --section-delimiter=CC
                           the lines CCCCCC, CCCC and CC start a header, a body and a footer; \\: by default, and : stands
                           for a second character that is missing; an empty one is for none
  -f, --footer-numbering=STYLE
                           which lines of a footer get a number; n by default
  -h, --header-numbering=STYLE
                           which lines of a header get a number; n by default
  -i, --line-increment=NUMBER
                           the difference between numbers
  -l, --join-blank-lines=NUMBER
                           so many empty lines count as one
  -n, --number-format=FORMAT
                           ln: at the left, rn: at the right (the default), rz: with zeros
  -p, --no-renumber        do not start again with each section
  -s, --number-separator=STRING
                           what stands behind the number; a tab by default
  -v, --starting-line-number=NUMBER
                           the first number
  -w, --number-width=NUMBER
                           columns for the number; 6 by default

" }

enum Style {
    All,
    Text,
    None,
    Match(alloc::boxed::Box<Regex>),
}

struct Nl<'a> {
    /// Of header, body and footer.
    styles: [Style; 3],
    section: usize,
    delimiter: Vec<u8>,
    separator: &'a [u8],
    /// `l`, `r` or `0`
    format: u8,
    width: u64,
    join: i64,
    blank: i64,
    /// The next number; `None` if there is none that large.
    number: Option<i64>,
    increment: i64,
    first: i64,
    renumber: bool,
    /// What stands before the line.
    prefix: Vec<u8>,
}

fn main(cx: &mut Cx) -> Done {
    let utf8 = cx.utf8();
    let mut nl = Nl {
        styles: [Style::None, Style::Text, Style::None],
        section: 1,
        delimiter: b"\\:".to_vec(),
        separator: b"\t",
        format: b'r',
        width: 6,
        join: 1,
        blank: 0,
        number: None,
        increment: 1,
        first: 1,
        renumber: true,
        prefix: Vec::new(),
    };
    let mut wrong = false;
    while let Some(option) = cx.option()? {
        let value = cx.value().to_bytes();
        match option {
            b'b' | b'f' | b'h' => {
                let (index, name) = match option {
                    b'h' => (0, "header"),
                    b'b' => (1, "body"),
                    _ => (2, "footer"),
                };
                let style = match value {
                    [b'a', ..] => Style::All,
                    [b't', ..] => Style::Text,
                    [b'n', ..] => Style::None,
                    [b'p', pattern @ ..] => {
                        match Regex::new(pattern, Syntax { utf8, ..Syntax::BASIC }) {
                            Ok(regex) => Style::Match(regex.into()),
                            Err(message) => return Err(cx.stop("%r", &[message.as_bytes()])),
                        }
                    }
                    _ => {
                        cx.say(
                            packed!("invalid %r numbering style: %w"),
                            &[name.as_bytes(), value],
                        );
                        wrong = true;
                        continue;
                    }
                };
                if let Some(place) = nl.styles.get_mut(index) {
                    *place = style;
                }
            }
            b'd' => {
                nl.delimiter = value.to_vec();
                if value.len() == 1 {
                    nl.delimiter.push(b':');
                }
            }
            b'i' => nl.increment = integer(cx, "line number increment", i64::MIN, i64::MAX)?,
            b'l' => nl.join = integer(cx, "line number of blank lines", 1, i64::MAX)?,
            b'n' => match value {
                b"ln" => nl.format = b'l',
                b"rn" => nl.format = b'r',
                b"rz" => nl.format = b'0',
                _ => {
                    cx.say(packed!("invalid line numbering format: %w"), &[value]);
                    wrong = true;
                }
            },
            b'p' => nl.renumber = false,
            b's' => nl.separator = value,
            b'v' => nl.first = integer(cx, "starting line number", i64::MIN, i64::MAX)?,
            _ => {
                nl.width = integer(cx, "line number field width", 1, i32::MAX.into())? as u64;
            }
        }
    }
    if wrong {
        return Err(cx.hint());
    }
    nl.number = Some(nl.first);
    cx.each_input(|cx, input| {
        let mut lines = Lines::new(input.take(), b'\n');
        while lines.advance(cx) {
            let line = lines.line();
            let shown = nl.line(cx, lines.text())?;
            if shown {
                cx.out.add(line);
            }
            if !shown || line.last() != Some(&b'\n') {
                cx.out.add(b"\n");
            }
            cx.out.checked()?;
        }
        Ok(())
    })
}

/// The option's value: a number from `least` to `most`.
#[inline(never)]
fn integer(cx: &mut Cx, unit: &str, least: i64, most: i64) -> Result<i64, Stop> {
    let value = cx.value().to_bytes();
    let text = number::skip_space(value);
    let (negative, digits) = match text {
        [b'-', digits @ ..] => (true, digits),
        [b'+', digits @ ..] => (false, digits),
        _ => (false, text),
    };
    let (number, used, overflow) = number::digits(digits);
    if used == 0 || used < digits.len() {
        return Err(cx.bad_number(value, unit, NumberError::Invalid));
    }
    let number = if negative { -i128::from(number) } else { i128::from(number) };
    match i64::try_from(number) {
        Ok(number) if !overflow && number >= least && number <= most => Ok(number),
        // What is far from what can be counted is too large, whatever its sign.
        Ok(number) if !overflow && number.unsigned_abs() < 1 << 31 => {
            let words = [unit.as_bytes(), value];
            Err(cx.stop_error(packed!("invalid %r: %w"), &words, Errno::RANGE))
        }
        _ => Err(cx.bad_number(value, unit, NumberError::Overflow)),
    }
}

impl Nl<'_> {
    /// Prints what stands before a line, or says that it starts a section and is not to be shown itself.
    #[inline(never)]
    fn line(&mut self, cx: &mut Cx, text: &[u8]) -> Result<bool, Stop> {
        if let Some(section) = self.starts(text) {
            self.section = section;
            if self.renumber {
                self.number = Some(self.first);
            }
            return Ok(false);
        }
        let numbered = match self.styles.get_mut(self.section) {
            Some(Style::All) => {
                self.blank = if text.is_empty() { self.blank + 1 } else { self.join };
                let counts = self.blank >= self.join;
                if counts {
                    self.blank = 0;
                }
                counts
            }
            Some(Style::Text) => !text.is_empty(),
            Some(Style::Match(regex)) => regex.search(text, 0),
            _ => false,
        };
        if !numbered {
            let mut left = self.width + self.separator.len() as u64;
            while left > 0 {
                let len = left.min(32);
                let spaces = b"                                ";
                cx.out.write(spaces.get(..len as usize).unwrap_or(spaces))?;
                left -= len;
            }
            return Ok(true);
        }
        let Some(value) = self.number else {
            return Err(cx.stop(packed!("line number overflow"), &[]));
        };
        self.number = value.checked_add(self.increment);
        let mut room = [0; number::DIGITS];
        let digits = number::format(value.unsigned_abs(), &mut room);
        let sign: &[u8] = if value < 0 { b"-" } else { b"" };
        let width = usize::try_from(self.width).unwrap_or(0);
        let pad = width.saturating_sub(digits.len() + sign.len());
        let prefix = &mut self.prefix;
        prefix.clear();
        if self.format == b'r' {
            prefix.resize(pad, b' ');
        }
        prefix.extend_from_slice(sign);
        if self.format == b'0' {
            prefix.resize(pad + sign.len(), b'0');
        }
        prefix.extend_from_slice(digits);
        if self.format == b'l' {
            prefix.resize(prefix.len() + pad, b' ');
        }
        prefix.extend_from_slice(self.separator);
        cx.out.add(prefix);
        Ok(true)
    }

    /// The section that a line starts.
    fn starts(&self, text: &[u8]) -> Option<usize> {
        let len = self.delimiter.len();
        if len == 0 || !text.starts_with(&self.delimiter) {
            return None;
        }
        let count = text.len().checked_div(len)?;
        let whole =
            count * len == text.len() && text.chunks(len).all(|chunk| chunk == self.delimiter);
        3usize.checked_sub(count).filter(|_| whole)
    }
}
