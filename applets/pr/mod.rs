//! pr - lay out files in pages and columns
mod page;
mod source;
mod text;

use core::ops::Range;
use rt::{
    Cx, Done, Input, Stop, Vec, io,
    lines::Lines,
    sys::{Errno, system},
    text::{
        number::{self, NumberError},
        time::Zone,
    },
};
use source::Source;

rt::applet! { "pr", main, { own_process: true }, "\
Usage: pr [OPTION]... [FILE]...
Print each FILE, or standard input, in pages with headers, or in columns. - is standard input.

  +FIRST[:LAST]            the same as --pages, as an operand
      --pages=FIRST[:LAST]  print these pages only
  -NUM                     the same as --columns
      --columns=COLUMN     print so many columns, of one height on the last page
  -a, --across             fill rows of columns, not columns
  -c, --show-control-chars  print what is not printable as ^G or \\ooo
  -d, --double-space       print an empty line after each line
  -D, --date-format=FORMAT  how a header shows the date, as with date(1)
  -e[CHAR[WIDTH]], --expand-tabs[=CHAR[WIDTH]]
                           turn each CHAR (a tab) of the input into blanks up to a multiple of WIDTH (8)
  -f, -F, --form-feed      end pages with a form feed, not with empty lines
  -h, --header=HEADER      a title in place of the file's name
  -i[CHAR[WIDTH]], --output-tabs[=CHAR[WIDTH]]
                           turn blanks into CHAR (a tab), of WIDTH (8) columns
  -J, --join-lines         neither cut nor align columns
  -l, --length=LINES       lines of a page (66), ten of them for header and footer; -t where there are no more
  -m, --merge              print all files side by side
  -n[SEP[DIGITS]], --number-lines[=SEP[DIGITS]]
                           number lines, with DIGITS (5) digits and then SEP (a tab)
  -N, --first-line-number=NUMBER  the number of the first line that is printed
  -o, --indent=MARGIN      print so many blanks before each line
  -r, --no-file-warnings   do not report files that cannot be opened
  -s[CHAR], --separator[=CHAR]
                           put CHAR (a tab, but nothing with -w) between columns, and do not cut or align them without -w
  -S[STRING], --sep-string[=STRING]
                           put STRING between columns (a blank, but a tab with -J)
  -t, --omit-header        print neither headers nor footers
  -T, --omit-pagination    print no form feeds either
  -v, --show-nonprinting   print what is not printable as \\ooo
  -w, --width=WIDTH        the width of a page in columns (72), and of headers
  -W, --page-width=WIDTH   the same, and cut single columns as well

" }

const PAGES: rt::Id = rt::long(HELP, "pages");
const COLUMNS: rt::Id = rt::long(HELP, "columns");

/// How a character and a width are given to `-e`, `-i` and `-n`.
#[derive(Clone, Copy)]
struct Fill {
    on: bool,
    byte: u8,
    width: usize,
}

/// A line that waits for its page to be complete.
#[derive(Clone)]
struct Cell {
    text: Range<usize>,
    /// The column behind it, counted from where its column starts.
    width: usize,
}

struct Pr<'a> {
    utf8: bool,
    columns: usize,
    /// Are these given?
    explicit: bool,
    across: bool,
    merge: bool,
    /// 2 if an empty line follows each line.
    spacing: usize,
    date_format: &'a [u8],
    header: Option<&'a [u8]>,
    feed: bool,
    join: bool,
    length: usize,
    bare: bool,
    strip: bool,
    expand: Fill,
    tabify: Fill,
    number: Fill,
    /// `-N`
    first_number: Option<i32>,
    margin: usize,
    quiet: bool,
    separator: &'a [u8],
    /// Are columns aligned, and lines cut?
    align: bool,
    cut: bool,
    /// `c`, `v` or 0
    show: u8,
    width: usize,
    /// The pages to print.
    pages: (u64, u64),
    /// Of a column, with its number, and of a number.
    column_width: usize,
    number_width: usize,
    /// Is a line to be printed as it is?
    plain: bool,

    /// The number of the next line.
    line: i32,
    /// Is the page one of those to print?
    shown: bool,
    /// Did a form feed end it?
    fed: bool,
    /// The column behind what is printed, and the blanks that follow.
    position: usize,
    blanks: usize,
    /// How many columns of the row are begun.
    begun: usize,
    text: Vec<u8>,
    cells: Vec<Cell>,
}

fn main(cx: &mut Cx) -> Done {
    let fill = Fill { on: false, byte: b'\t', width: 8 };
    let mut pr = Pr {
        utf8: cx.utf8(),
        columns: 1,
        explicit: false,
        across: false,
        merge: false,
        spacing: 1,
        date_format: if cx.posixly_correct() { b"%b %e %H:%M %Y" } else { b"%Y-%m-%d %H:%M" },
        header: None,
        feed: false,
        join: false,
        length: 66,
        bare: false,
        strip: false,
        expand: fill,
        tabify: fill,
        number: Fill { width: 5, ..fill },
        first_number: None,
        margin: 0,
        quiet: false,
        separator: b"",
        align: true,
        cut: false,
        show: 0,
        width: 72,
        pages: (1, u64::MAX),
        column_width: 0,
        number_width: 0,
        plain: false,
        line: 0,
        shown: false,
        fed: false,
        position: 0,
        blanks: 0,
        begun: 0,
        text: Vec::new(),
        cells: Vec::new(),
    };
    // What -s and -S say, -w and -W, and --pages; and the digits of -COLUMN so far.
    let (mut old, mut string) = (None, None);
    let (mut has_width, mut has_page_width, mut has_pages) = (false, false, false);
    let mut digits: Vec<u8> = Vec::new();
    while let Some(option) = cx.option()? {
        let value = cx.value().to_bytes();
        let given = cx.optional_value().map(|_| value);
        if !option.is_ascii_digit() {
            digits.clear();
        }
        match option {
            PAGES => {
                if !pr.take_pages(cx, value, "--pages")? {
                    return Err(cx.stop(packed!("invalid page range %w"), &[value]));
                }
                has_pages = true;
            }
            COLUMNS => {
                pr.explicit = true;
                pr.columns = columns(cx, value)?;
            }
            b'a' => pr.across = true,
            b'c' | b'v' => pr.show = pr.show.max(option),
            b'd' => pr.spacing = 2,
            b'D' => pr.date_format = value,
            b'e' => pr.expand = pr.expand.parse(cx, option, value)?,
            b'f' | b'F' => pr.feed = true,
            b'h' => pr.header = Some(value),
            b'i' => pr.tabify = pr.tabify.parse(cx, option, value)?,
            b'J' => pr.join = true,
            b'l' => pr.length = integer(cx, value, "'-l PAGE_LENGTH' invalid number of lines", 1)?,
            b'm' => pr.merge = true,
            b'n' => pr.number = pr.number.parse(cx, option, value)?,
            b'N' => {
                let message = "'-N NUMBER' invalid starting line number";
                pr.first_number = Some(integer(cx, value, message, i32::MIN)? as i32);
            }
            b'o' => pr.margin = integer(cx, value, "'-o MARGIN' invalid line offset", 0)?,
            b'r' => pr.quiet = true,
            b's' => old = Some(given),
            b'S' => string = Some(value),
            b't' => (pr.bare, pr.strip) = (true, false),
            b'T' => (pr.bare, pr.strip) = (true, true),
            b'w' | b'W' => {
                let message = match option {
                    b'w' => "'-w PAGE_WIDTH' invalid number of characters",
                    _ => "'-W PAGE_WIDTH' invalid number of characters",
                };
                let width = integer(cx, value, message, 1)?;
                // -w does not override -W.
                if option == b'W' || !has_page_width {
                    pr.width = width;
                }
                has_width = true;
                has_page_width |= option == b'W';
                pr.cut = option == b'W';
            }
            digit => {
                pr.explicit = true;
                digits.push(digit);
                pr.columns = columns(cx, &digits)?;
            }
        }
    }
    let mut paths = Vec::new();
    for path in cx.operands() {
        if let [b'+', pages @ ..] = path.to_bytes()
            && !has_pages
            && pr.take_pages(cx, pages, "+")?
        {
            has_pages = true;
        } else {
            paths.push(path);
        }
    }
    if pr.explicit && pr.merge {
        return Err(
            cx.stop(packed!("cannot specify number of columns when printing in parallel"), &[])
        );
    }
    if pr.across && pr.merge {
        return Err(
            cx.stop(packed!("cannot specify both printing across and printing in parallel"), &[])
        );
    }
    if paths.is_empty() {
        paths.push(c"-");
    }
    let mut sources: Vec<Source> = Vec::new();
    let mut members: Vec<usize> = Vec::new();
    if pr.merge {
        pr.columns = paths.len();
    }
    pr.settle(cx, old, string, has_width)?;
    let zone = match pr.bare {
        true => Zone::utc(),
        false => Zone::new(cx.var(b"TZ"), cx.var(b"TZDIR")),
    };
    let size = if pr.merge && paths.len() > 16 { io::CHUNK / 16 } else { io::CHUNK };
    for path in paths {
        // Standard input may be several columns.
        let known = sources.iter().position(|source| source.lines.input.fd.number() == 0);
        if let Some(index) = known.filter(|_| pr.merge && path == c"-") {
            members.push(index);
            continue;
        }
        let input = match cx.input(path) {
            Ok(input) => input,
            Err(_) if pr.quiet => {
                cx.raise(1);
                continue;
            }
            Err(e) => {
                cx.warn(path.to_bytes(), e);
                continue;
            }
        };
        let is_stdin = input.fd.number() == 0;
        let mut stamp = system::now();
        if !is_stdin && !pr.merge {
            match rt::sys::fstat(&input.fd) {
                Ok(stat) => stamp = stat.modified(),
                Err(e) => {
                    cx.warn(path.to_bytes(), e);
                    continue;
                }
            }
        }
        let title = if is_stdin { &b""[..] } else { path.to_bytes() };
        let name = if is_stdin { &b"standard input"[..] } else { input.name };
        let lines = Lines::sized(Input { name, fd: input.fd }, b'\n', size);
        let source = Source::new(lines);
        members.push(sources.len());
        sources.push(source);
        if !pr.merge {
            pr.file(cx, &mut sources, &members, title, stamp, &zone)?;
            sources.clear();
            members.clear();
        }
    }
    if pr.merge {
        pr.columns = members.len();
        pr.file(cx, &mut sources, &members, b"", system::now(), &zone)?;
    }
    Ok(())
}

/// The number of columns that `text` gives.
fn columns(cx: &mut Cx, text: &[u8]) -> Result<usize, Stop> {
    integer(cx, text, "invalid number of columns", 1)
}

/// The `int` that the whole of `text` gives, as strtol(3) reads it.
fn int(text: &[u8]) -> Result<i32, NumberError> {
    let digits = number::skip_space(text);
    let (negative, digits) = match digits {
        [b'-', digits @ ..] => (true, digits),
        [b'+', digits @ ..] => (false, digits),
        _ => (false, digits),
    };
    let value = match number::decimal(digits) {
        Ok(value) => i64::try_from(value).unwrap_or(i64::MAX),
        Err(error) => return Err(error),
    };
    let value = if negative { -value } else { value };
    i32::try_from(value).map_err(|_| NumberError::Overflow)
}

/// The number, of at least `least`, that `text` gives.
#[inline(never)]
fn integer(cx: &mut Cx, text: &[u8], message: &str, least: i32) -> Result<usize, Stop> {
    let error = match int(text) {
        Ok(value) if value >= least => return Ok(value as usize),
        Ok(_) => Some(Errno::RANGE),
        Err(NumberError::Overflow) => Some(Errno::OVERFLOW),
        Err(_) => None,
    };
    cx.say_error(packed!("%r: %w"), &[message.as_bytes(), text], error);
    Err(Stop::new(1))
}

impl Fill {
    /// What the value of such an option says: a character that is no digit, and a number.
    #[inline(never)]
    fn parse(self, cx: &mut Cx, option: u8, value: &[u8]) -> Result<Fill, Stop> {
        let mut fill = Fill { on: true, ..self };
        let mut rest = value;
        if let [byte, behind @ ..] = value
            && !byte.is_ascii_digit()
        {
            fill.byte = *byte;
            rest = behind;
        }
        if rest.is_empty() {
            return Ok(fill);
        }
        let error = match int(rest) {
            Ok(width) if width > 0 => {
                fill.width = width as usize;
                return Ok(fill);
            }
            Err(NumberError::Overflow) => Some(Errno::OVERFLOW),
            _ => None,
        };
        let message = "'-%r' extra characters or invalid number in the argument: %w";
        cx.say_error(message, &[&[option], rest], error);
        Err(cx.hint())
    }
}

impl<'a> Pr<'a> {
    /// Takes FIRST[:LAST]; false if that is none.
    fn take_pages(&mut self, cx: &mut Cx, text: &[u8], option: &str) -> Result<bool, Stop> {
        let mut pages = (0, u64::MAX);
        let rest = number::skip_space(text);
        let (first, used, mut large) = number::digits(rest);
        pages.0 = first;
        let mut bad = used == 0;
        let behind = rest.get(used..).unwrap_or(b"");
        match behind {
            [] => {}
            [b':', last @ ..] => {
                let (value, used, overflow) = number::digits(last);
                pages.1 = value;
                large |= overflow;
                bad |= used == 0;
                if used < last.len() {
                    bad |= used == 0;
                    if !bad {
                        return Ok(false);
                    }
                }
            }
            _ if bad => {}
            _ => return Ok(false),
        }
        let words = [option.as_bytes(), text];
        if bad {
            return Err(cx.stop(packed!("invalid %r argument '%r'"), &words));
        }
        if large {
            return Err(cx.stop(packed!("%r argument '%r' too large"), &words));
        }
        if pages.0 == 0 || pages.1 < pages.0 {
            return Ok(false);
        }
        self.pages = pages;
        Ok(true)
    }

    /// Works out what options mean together.
    fn settle(
        &mut self,
        cx: &mut Cx,
        old: Option<Option<&'a [u8]>>,
        string: Option<&'a [u8]>,
        has_width: bool,
    ) -> Done {
        let several = self.columns > 1;
        if self.length <= 10 {
            (self.bare, self.strip) = (true, false);
        }
        self.expand.on |= several;
        self.tabify.on |= several;
        let alone = self.merge || self.explicit;
        self.cut = (several || self.cut || has_width && alone) && !self.join;
        self.align = !self.join;
        self.separator = if self.join { b"\t" } else { b" " };
        if let Some(old) = old {
            let free = !has_width && string.is_none();
            if free {
                (self.cut, self.align) = (false, false);
            }
            self.separator = old.unwrap_or(if has_width { b"" } else { b"\t" });
        }
        if let Some(string) = string {
            self.separator = string;
        }
        if self.align && self.separator == b"\t" {
            self.separator = b" ";
        }
        if self.number.on {
            let digits = self.number.width;
            self.number_width = digits + if self.number.byte == b'\t' { 8 - digits % 8 } else { 1 };
        }
        let columns = self.columns.max(1);
        let taken = if self.merge { self.number_width } else { 0 };
        let taken = (columns - 1).saturating_mul(self.separator.len()).saturating_add(taken);
        self.column_width = self.width.saturating_sub(taken).checked_div(columns).unwrap_or(0);
        if self.column_width == 0 {
            return Err(cx.stop(packed!("page width too narrow"), &[]));
        }
        self.plain = !(several || self.expand.on || self.tabify.on || self.cut) && self.show == 0;
        Ok(())
    }
}
