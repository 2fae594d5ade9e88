//! pr - lay out files in pages and columns
use core::ops::Range;
use rt::{
    Cx, Done, Input, Stop, Vec, io,
    lines::Lines,
    sys::{Errno, system},
    text::{
        number::{self, NumberError},
        time::{self, Time, Zone},
        utf8, width,
    },
};

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

/// What an item of the input is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Next {
    Line,
    FormFeed,
    End,
}

/// An input, which newlines and form feeds divide.
struct Source<'a> {
    lines: Lines<'a>,
    /// How much of the line at hand is used.
    at: usize,
    /// Was the last byte a form feed, which takes the newline behind it with it?
    fed: bool,
}

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
                    return Err(cx.stop("invalid page range %w", &[value]));
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
            b't' => pr.bare = true,
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
        return Err(cx.stop("cannot specify number of columns when printing in parallel", &[]));
    }
    if pr.across && pr.merge {
        return Err(cx.stop("cannot specify both printing across and printing in parallel", &[]));
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
        let source = Source { lines, at: 0, fed: false };
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
    cx.say_error("%r: %w", &[message.as_bytes(), text], error);
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
            return Err(cx.stop("invalid %r argument '%r'", &words));
        }
        if large {
            return Err(cx.stop("%r argument '%r' too large", &words));
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
            return Err(cx.stop("page width too narrow", &[]));
        }
        self.plain = !(several || self.expand.on || self.tabify.on || self.cut) && self.show == 0;
        Ok(())
    }

    /// Prints a file, or several side by side.
    #[inline(never)]
    fn file(
        &mut self,
        cx: &mut Cx,
        sources: &mut [Source],
        members: &[usize],
        title: &[u8],
        stamp: (i64, u32),
        zone: &Zone,
    ) -> Done {
        let mut date = Vec::new();
        match Time::new(stamp, zone) {
            Some(time) => time::format(&mut date, self.date_format, &time),
            None => date.extend_from_slice(&number::format_signed(stamp.0)),
        }
        let title = self.header.unwrap_or(title);
        self.line = 1;
        let mut page = 1;
        // What has ended each input on this page; a line if nothing has.
        let mut held = Vec::new();
        while page <= self.pages.1 {
            if sources.iter_mut().all(|source| source.next(cx) == Next::End) {
                break;
            }
            self.shown = page >= self.pages.0;
            if page == self.pages.0
                && let Some(number) = self.first_number
            {
                self.line = number;
            }
            if self.shown && !self.bare {
                self.head(cx, &date, title, page);
            }
            held.clear();
            held.resize(members.len(), Next::Line);
            self.page(cx, sources, members, &mut held);
            cx.out.checked()?;
            page = page.saturating_add(1);
        }
        // The end is only known behind the last page if that is full.
        if held.iter().all(|&held| held == Next::Line) {
            page = page.saturating_add(1);
        }
        if page <= self.pages.0 && self.pages.0 > 1 {
            let (mut first, mut count) = ([0; number::DIGITS], [0; number::DIGITS]);
            let first = number::format(self.pages.0, &mut first);
            let count = number::format((page - 1).max(1), &mut count);
            cx.note("starting page number %r exceeds page count %r", &[first, count]);
        }
        Ok(())
    }

    fn head(&mut self, cx: &mut Cx, date: &[u8], title: &[u8], page: u64) {
        self.pad(cx, self.margin);
        self.flush(cx);
        cx.out.add(b"\n\n");
        let mut room = [0; number::DIGITS];
        let number = number::format(page, &mut room);
        let taken = self.columns_of(date) + self.columns_of(title) + number.len() + 7;
        let left = self.width.saturating_sub(taken);
        spaces(cx, self.margin);
        cx.out.add(date);
        spaces(cx, left / 2 + 1);
        cx.out.add(title);
        spaces(cx, left - left / 2 + 1);
        let _ = cx.out.pieces(&[b"Page ", number, b"\n\n\n"]);
        self.position = 0;
    }

    fn columns_of(&self, text: &[u8]) -> usize {
        let mut columns = 0;
        for (piece, printable) in utf8::pieces(text, self.utf8) {
            columns += width::of_piece(piece, printable && self.utf8) as usize;
        }
        columns
    }

    /// Prints a page, but for its header.
    #[inline(never)]
    fn page(&mut self, cx: &mut Cx, sources: &mut [Source], members: &[usize], held: &mut [Next]) {
        let body = if self.bare { self.length } else { self.length - 10 };
        let rows = (body / self.spacing).max(1);
        let mut printed = 0;
        self.fed = false;
        if self.merge || self.across || self.columns == 1 {
            while printed < rows && self.row(cx, sources, members, held) {
                printed += 1;
            }
        } else if let [source, ..] = sources {
            self.cells.clear();
            self.text.clear();
            let mut done = Next::Line;
            let most = rows.saturating_mul(self.columns);
            while self.cells.len() < most && done == Next::Line {
                done = match source.next(cx) {
                    Next::Line => self.convert(source),
                    other => self.pass(source, other),
                };
            }
            if let [held] = held {
                *held = done;
            }
            printed = self.down(cx, done != Next::Line);
        }
        // A form feed behind a full page is the end of that.
        if printed == rows {
            for (held, &member) in held.iter().zip(members) {
                if let Some(source) = sources.get_mut(member)
                    && *held == Next::Line
                    && source.next(cx) == Next::FormFeed
                {
                    source.skip();
                }
            }
        }
        if !self.shown {
            return;
        }
        if self.bare {
            if self.fed && !self.strip {
                cx.out.add(b"\x0C");
            }
        } else if self.feed {
            let short = printed == 0 || self.spacing == 2 && printed < rows;
            cx.out.add(if short { b"\n\x0C" } else { b"\x0C" });
        } else {
            for _ in printed..rows {
                cx.out.add(self.line_end());
            }
            for _ in 0..5 {
                cx.out.add(b"\n");
            }
        }
    }

    fn line_end(&self) -> &'static [u8] {
        if self.spacing == 2 { b"\n\n" } else { b"\n" }
    }

    /// Goes behind a form feed, or stays at the end.
    fn pass(&mut self, source: &mut Source, next: Next) -> Next {
        if next == Next::FormFeed {
            source.skip();
            self.fed = true;
        }
        next
    }

    /// Prints a row, if there is one on this page.
    fn row(
        &mut self,
        cx: &mut Cx,
        sources: &mut [Source],
        members: &[usize],
        held: &mut [Next],
    ) -> bool {
        // Is there a line, and does an input end beside it?
        let (mut any, mut ends) = (false, false);
        for column in 0..self.columns {
            let index = if self.merge { column } else { 0 };
            let (Some(held), Some(source)) = (
                held.get_mut(index),
                members.get(index).and_then(|&member| sources.get_mut(member)),
            ) else {
                continue;
            };
            if *held != Next::Line {
                continue;
            }
            let next = source.next(cx);
            if next != Next::Line {
                *held = self.pass(source, next);
                ends = self.merge && !self.align;
                continue;
            }
            if self.plain && (!self.shown || hot::find(8, source.peek()).is_none()) {
                let (text, end) = source.take();
                *held = end;
                self.fed |= end == Next::FormFeed;
                if self.shown {
                    spaces(cx, self.margin);
                    if self.number.on {
                        self.put_number(cx, self.line);
                    }
                    cx.out.add(text);
                }
            } else {
                self.text.clear();
                self.cells.clear();
                *held = self.convert(source);
                if self.shown {
                    let cell = self.cells.pop().unwrap_or(Cell { text: 0..0, width: 0 });
                    self.begin(cx, column, self.line);
                    self.put_cell(cx, &cell);
                }
            }
            if !self.merge {
                self.line = self.line.wrapping_add(1);
            }
            any = true;
        }
        if any {
            let last = held.iter().all(|&held| held != Next::Line);
            if self.merge {
                if self.shown && !last && self.columns > 1 {
                    self.separate(cx, self.columns - 1);
                } else if ends {
                    self.flush(cx);
                }
                self.line = self.line.wrapping_add(1);
            }
            self.end_row(cx, last);
        }
        any
    }

    /// Prints the columns that are read; returns how many rows there are.
    fn down(&mut self, cx: &mut Cx, last: bool) -> usize {
        let count = self.cells.len();
        let rows = count.div_ceil(self.columns.max(1));
        // So many columns have all rows; the others lack the last.
        let full = match count.checked_rem(self.columns) {
            Some(0) | None => self.columns,
            Some(rest) => rest,
        };
        for row in 0..rows {
            let mut index = row;
            for column in 0..self.columns {
                if row + 1 == rows && column >= full {
                    break;
                }
                if self.shown
                    && let Some(cell) = self.cells.get(index).cloned()
                {
                    self.begin(cx, column, self.line.wrapping_add(index as i32));
                    self.put_cell(cx, &cell);
                    // GNU's tabs count from there.
                    if !self.align && self.blanks == 0 {
                        self.position = cell.width;
                        if column == 0 {
                            self.position += self.margin;
                        }
                    }
                }
                index += if column < full { rows } else { rows - 1 };
            }
            self.end_row(cx, last && row + 1 == rows);
        }
        self.line = self.line.wrapping_add(count as i32);
        rows
    }

    /// Ends a row, maybe the `last` of the page.
    fn end_row(&mut self, cx: &mut Cx, last: bool) {
        if self.shown {
            cx.out.add(if last && (self.bare || self.feed) { b"\n" } else { self.line_end() });
        }
        (self.position, self.blanks, self.begun) = (0, 0, 0);
    }

    /// Takes a line and appends it to those that are read, as it is to be printed. Returns what ends it.
    #[inline(never)]
    fn convert(&mut self, source: &mut Source) -> Next {
        let start = self.text.len();
        // The number counts as well, but only behind the first character.
        let number = if self.cut && !self.merge { self.number_width } else { 0 };
        let limit = if self.cut { self.column_width } else { usize::MAX };
        let (mut at, mut used) = (0usize, 0usize);
        let (text, end) = source.take();
        for (index, (piece, printable)) in utf8::pieces(text, self.utf8).enumerate() {
            if index == 1 {
                at += number;
            }
            let byte = piece.first().copied().unwrap_or(0);
            let mut room = [b'\\', 0, 0, 0];
            let mut shown = piece;
            let mut columns = 0;
            let mut count = 1;
            if byte == b'\t' || self.expand.on && piece == [self.expand.byte] {
                let width = if piece == [self.expand.byte] { self.expand.width } else { 8 };
                columns = width - at.checked_rem(width).unwrap_or(0);
                if self.expand.on {
                    shown = b" ";
                    count = columns;
                }
            } else if printable {
                columns = width::of_piece(piece, self.utf8) as usize;
            } else if self.show == b'c' && byte < 128 {
                room = [b'^', byte ^ 64, 0, 0];
                shown = room.get(..2).unwrap_or(b"");
                columns = 2;
            } else if self.show != 0 {
                for (place, shift) in room.iter_mut().skip(1).zip([6, 3, 0]) {
                    *place = b'0' + (byte >> shift & 7);
                }
                shown = &room;
                columns = 4;
            } else if byte == 8 {
                if at == 0 {
                    continue;
                }
                at -= 1;
                used = used.saturating_sub(1);
            }
            if columns > limit.saturating_sub(at) {
                break;
            }
            at += columns;
            used += columns;
            for _ in 0..count {
                self.text.extend_from_slice(shown);
            }
        }
        self.cells.push(Cell { text: start..self.text.len(), width: used });
        self.fed |= end == Next::FormFeed;
        end
    }

    /// Goes to where the text of a column starts, and prints the line's number.
    fn begin(&mut self, cx: &mut Cx, column: usize, line: i32) {
        self.separate(cx, column);
        if self.number.on && !self.merge {
            self.put_number(cx, line);
        }
    }

    /// Prints what stands between the columns begun so far and this one.
    fn separate(&mut self, cx: &mut Cx, column: usize) {
        while self.begun <= column {
            if self.begun == 0 {
                self.pad(cx, self.margin);
                if self.columns > 1 || self.merge {
                    self.flush(cx);
                }
                if self.number.on && self.merge {
                    self.put_number(cx, self.line);
                    if column > 0 && !self.align {
                        self.blanks = 0;
                    }
                }
            } else {
                if self.align {
                    let mut start = self.begun * (self.column_width + self.separator.len());
                    start += self.margin;
                    if self.merge {
                        start += self.number_width;
                    }
                    self.pad(cx, start - self.separator.len());
                }
                for (piece, _) in utf8::pieces(self.separator, self.utf8) {
                    if piece == b" " {
                        self.put(cx, piece);
                    } else {
                        self.flush(cx);
                        cx.out.add(piece);
                        self.position += 1;
                    }
                }
                self.flush(cx);
            }
            self.begun += 1;
        }
    }

    fn put_number(&mut self, cx: &mut Cx, line: i32) {
        let text = number::format_signed(line.into());
        let digits = self.number.width;
        let goal = self.position + self.blanks + self.number_width;
        self.pad(cx, self.position + self.blanks + digits.saturating_sub(text.len()));
        let text = text.get(text.len().saturating_sub(digits)..).unwrap_or(b"");
        self.put(cx, text);
        if self.number.byte != b'\t' {
            self.put(cx, &[self.number.byte]);
        } else if self.columns == 1 {
            self.flush(cx);
            cx.out.add(b"\t");
            let width = self.tabify.width.max(1);
            self.position += width - self.position % width;
        } else {
            self.pad(cx, goal);
        }
    }

    fn put_cell(&mut self, cx: &mut Cx, cell: &Cell) {
        let text = core::mem::take(&mut self.text);
        let piece = text.get(cell.text.clone()).unwrap_or(b"");
        if self.tabify.on {
            self.put(cx, piece);
        } else {
            cx.out.add(piece);
            self.position += cell.width;
        }
        self.text = text;
    }

    /// Leaves blanks up to the column `goal`.
    fn pad(&mut self, cx: &mut Cx, goal: usize) {
        let count = goal.saturating_sub(self.position + self.blanks);
        if self.tabify.on {
            self.blanks += count;
        } else {
            spaces(cx, count);
            self.position += count;
        }
    }

    /// Prints text, and keeps blanks back which may become tabs.
    #[inline(never)]
    fn put(&mut self, cx: &mut Cx, text: &[u8]) {
        for (piece, printable) in utf8::pieces(text, self.utf8) {
            if piece == b" " && self.tabify.on {
                self.blanks += 1;
                continue;
            }
            self.flush(cx);
            cx.out.add(piece);
            if printable {
                self.position += width::of_piece(piece, self.utf8) as usize;
            } else if piece == [8] {
                self.position = self.position.saturating_sub(1);
            }
        }
    }

    /// Prints the blanks that were kept back, as tabs as far as possible.
    fn flush(&mut self, cx: &mut Cx) {
        let goal = self.position + self.blanks;
        let width = self.tabify.width.max(1);
        while goal - self.position > 1 {
            let stop = self.position + width - self.position % width;
            if stop > goal {
                break;
            }
            cx.out.add(&[self.tabify.byte]);
            self.position = stop;
        }
        spaces(cx, goal - self.position);
        (self.position, self.blanks) = (goal, 0);
    }
}

/// Prints `count` blanks.
#[inline(never)]
fn spaces(cx: &mut Cx, mut count: usize) {
    while count > 0 && cx.out.error().is_none() {
        let len = count.min(16);
        cx.out.add(b"                ".get(..len).unwrap_or(b""));
        count -= len;
    }
}

impl Source<'_> {
    /// What comes next.
    #[inline(never)]
    fn next(&mut self, cx: &mut Cx) -> Next {
        loop {
            if let Some(&byte) = self.lines.line().get(self.at) {
                let fed = core::mem::take(&mut self.fed);
                match byte {
                    b'\n' if fed => self.at += 1,
                    b'\x0C' => return Next::FormFeed,
                    _ => return Next::Line,
                }
            } else {
                self.at = 0;
                if !self.lines.advance(cx) {
                    return Next::End;
                }
            }
        }
    }

    /// Goes behind a form feed.
    fn skip(&mut self) {
        self.at += 1;
        self.fed = true;
    }

    /// What the line has, up to its end or a form feed.
    fn peek(&self) -> &[u8] {
        let rest = self.lines.text().get(self.at..).unwrap_or(b"");
        rest.get(..hot::find(b'\x0C', rest).unwrap_or(rest.len())).unwrap_or(rest)
    }

    /// Takes that, and says what is behind it.
    fn take(&mut self) -> (&[u8], Next) {
        let (from, len) = (self.at, self.peek().len());
        self.at = from + len + 1;
        let line = self.lines.line();
        let end = match line.get(from + len) {
            Some(b'\n') => Next::Line,
            Some(_) => Next::FormFeed,
            None => Next::End,
        };
        self.fed = end == Next::FormFeed;
        (line.get(from..from + len).unwrap_or(b""), end)
    }
}
