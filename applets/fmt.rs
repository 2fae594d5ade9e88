//! fmt - fill paragraphs of text
use hot::{Break, Word};
use rt::{
    Cx, Done, Stop, Vec, io,
    sys::{Errno, Fd},
    text::{number, split::consume, utf8, width},
};

rt::applet! { "fmt", main, "\
Usage: fmt [-WIDTH] [OPTION]... [FILE]...
Fill the paragraphs of each FILE, or of standard input, so that their lines are about as long. - is standard input.

  -c, --crown-margin       keep the indentation of the first two lines
  -g, --goal=WIDTH         how long lines are to be; 93% of the longest if not given
  -p, --prefix=STRING      fill only lines that begin with STRING, which each line gets again
  -s, --split-only         break long lines, but join none
  -t, --tagged-paragraph   the first line is indented otherwise than the second, or is a paragraph of its own
  -u, --uniform-spacing    one space between words, two after sentences
  -w, --width=WIDTH        how long lines are at most: 75 if not given
" }

/// Paragraphs are filled in parts of at most so many words and bytes.
const WORDS: usize = 998;
const BYTES: usize = 5000;

/// The most columns.
const MOST: u64 = 2500;

struct Fmt {
    crown: bool,
    tagged: bool,
    split: bool,
    uniform: bool,
    /// What filled lines begin with, the blanks before it, and those behind.
    prefix: Vec<u8>,
    lead: usize,
    trail: usize,
    width: usize,
    goal: usize,
    utf8: bool,
    input: Input,
    /// Where the next line's text begins, and where what stands before it does.
    indent: usize,
    prefix_at: usize,
    /// Where the prefix of the paragraph begins.
    paragraph_at: usize,
    /// How much of the prefix the next line begins with.
    matched: usize,
    /// Are blanks written as tabs, because there were any?
    tabs: bool,
    /// The column of the input, and of the output.
    column: usize,
    out_column: usize,
    text: Vec<u8>,
    words: Vec<Word>,
    /// Where lines may begin, and end: at each word, and behind the last one.
    breaks: Vec<Break>,
    first_indent: usize,
    other_indent: usize,
    /// How long the last line is that was written of the paragraph; 0 before the first.
    last_length: i64,
}

/// A byte behind the last one, for the end of the file.
const END: u32 = 256;
const NEWLINE: u32 = b'\n' as u32;

/// Reads bytes.
struct Input {
    fd: Fd,
    buf: Vec<u8>,
    at: usize,
    len: usize,
    error: Option<Errno>,
    /// The byte that is looked at.
    byte: u32,
}

fn main(cx: &mut Cx) -> Done {
    let mut fmt = Fmt {
        crown: false,
        tagged: false,
        split: false,
        uniform: false,
        prefix: Vec::new(),
        lead: 0,
        trail: 0,
        width: 75,
        goal: 0,
        utf8: cx.utf8(),
        input: Input::new(Fd::STDIN),
        indent: 0,
        prefix_at: 0,
        paragraph_at: 0,
        matched: 0,
        tabs: false,
        column: 0,
        out_column: 0,
        text: Vec::new(),
        words: Vec::new(),
        breaks: Vec::new(),
        first_indent: 0,
        other_indent: 0,
        last_length: 0,
    };
    let (mut longest, mut goal) = (None, None);
    // The obsolete form, as the first argument only.
    if let Some([b'-', digits @ ..]) = cx.args().get(1).map(|arg| arg.to_bytes())
        && digits.first().is_some_and(u8::is_ascii_digit)
    {
        longest = Some(digits);
        cx.skip_args(1);
    }
    loop {
        if let Some([b'-', digit @ b'0'..=b'9', ..]) = cx.upcoming().map(|arg| arg.to_bytes()) {
            const MESSAGE: &str = "invalid option -- %r; -WIDTH is recognized only when it is the first\noption; use -w N instead";
            return Err(cx.usage(MESSAGE, &[&[*digit]]));
        }
        let Some(option) = cx.option()? else { break };
        let value = cx.value().to_bytes();
        match option {
            b'c' => fmt.crown = true,
            b'g' => goal = Some(value),
            b'p' => fmt.set_prefix(value),
            b's' => fmt.split = true,
            b't' => fmt.tagged = true,
            b'u' => fmt.uniform = true,
            _ => longest = Some(value),
        }
    }
    // What is not given follows from what is.
    if let Some(longest) = longest {
        fmt.width = columns(cx, longest, MOST)?;
    }
    let most = fmt.width;
    fmt.goal = match goal {
        Some(goal) => {
            let most = if longest.is_some() { most as u64 } else { 75 };
            let goal = columns(cx, goal, most)?;
            if longest.is_none() {
                fmt.width = goal + 10;
            }
            goal
        }
        None => most * 187 / 200,
    };
    for path in cx.inputs() {
        match cx.input(path) {
            Ok(input) => {
                fmt.input = Input::new(input.fd);
                fmt.file(cx)?;
                if let Some(error) = fmt.input.error {
                    cx.say_error(packed!("read error"), &[], Some(error));
                }
            }
            Err(e) => {
                cx.say_error(packed!("cannot open %q for reading"), &[path.to_bytes()], Some(e))
            }
        }
    }
    Ok(())
}

/// A width.
fn columns(cx: &mut Cx, text: &[u8], most: u64) -> Result<usize, Stop> {
    match number::decimal(text) {
        Ok(columns) if columns <= most => Ok(columns as usize),
        Err(number::NumberError::Invalid) => Err(cx.stop(packed!("invalid width: %w"), &[text])),
        _ => Err(cx.stop_error(packed!("invalid width: %w"), &[text], Errno::RANGE)),
    }
}

impl Input {
    fn new(fd: Fd) -> Input {
        Input { fd, buf: rt::zeros(io::CHUNK), at: 0, len: 0, error: None, byte: END }
    }

    #[inline(always)]
    fn advance(&mut self) {
        if self.at == self.len {
            self.at = 0;
            self.len = 0;
            match io::read(&self.fd, &mut self.buf) {
                Ok(len) => self.len = len,
                Err(e) => self.error = Some(e),
            }
        }
        self.byte =
            self.buf.get(..self.len).and_then(|buf| buf.get(self.at)).map_or(END, |&b| b.into());
        self.at += usize::from(self.byte != END);
    }
}

#[inline(always)]
fn is_blank(byte: u32) -> bool {
    byte == u32::from(b' ') || byte == u32::from(b'\t')
}

#[inline(always)]
fn is_space(byte: u32) -> bool {
    is_blank(byte) || (9..=13).contains(&byte)
}

impl Fmt {
    fn set_prefix(&mut self, prefix: &[u8]) {
        let blank = |byte: &&u8| **byte == b' ';
        self.lead = prefix.iter().take_while(blank).count();
        let rest = prefix.get(self.lead..).unwrap_or(b"");
        self.trail = rest.iter().rev().take_while(blank).count();
        self.prefix = rest.get(..rest.len() - self.trail).unwrap_or(b"").to_vec();
    }

    /// Fills the paragraphs of the input.
    fn file(&mut self, cx: &mut Cx) -> Done {
        self.tabs = false;
        self.input.advance();
        self.line_start();
        while self.paragraph(cx)? {
            self.fill();
            self.put_lines(cx, self.words.len())?;
        }
        Ok(())
    }

    /// Passes over blanks, and keeps account of the column.
    fn skip_blanks(&mut self) {
        loop {
            if self.input.byte == u32::from(b' ') {
                self.column += 1;
            } else if self.input.byte == u32::from(b'\t') {
                self.tabs = true;
                self.column = self.column / 8 * 8 + 8;
            } else {
                return;
            }
            self.input.advance();
        }
    }

    /// Reads what a line begins with: blanks and the prefix. What follows is looked at next.
    fn line_start(&mut self) {
        self.column = 0;
        self.skip_blanks();
        self.indent = self.column;
        self.matched = 0;
        if self.prefix.is_empty() {
            return;
        }
        self.prefix_at = self.column;
        let mut matched = 0;
        while let Some(&wanted) = self.prefix.get(matched) {
            if self.input.byte != u32::from(wanted) {
                // Where the prefix breaks off, the rest of the line follows.
                self.indent = MISMATCH;
                self.matched = matched;
                return;
            }
            matched += 1;
            self.column += 1;
            self.input.advance();
        }
        self.matched = matched;
        self.skip_blanks();
        self.indent = self.column;
    }

    /// Is the line one that is filled?
    fn is_filled(&self) -> bool {
        self.indent != MISMATCH
            && self.prefix_at >= self.lead
            && self.indent >= self.prefix_at + self.prefix.len() + self.trail
            && self.input.byte != NEWLINE
            && self.input.byte != END
    }

    /// Does the line go on with the paragraph?
    fn goes_on(&self, prefix_at: usize) -> bool {
        self.prefix_at == prefix_at && self.is_filled()
    }

    /// Reads a paragraph. Lines that are not filled are copied. `false` at the end.
    fn paragraph(&mut self, cx: &mut Cx) -> Result<bool, Stop> {
        while !self.is_filled() {
            self.copy_line(cx)?;
            if self.input.byte == END {
                return Ok(false);
            }
            self.input.advance();
            self.line_start();
        }
        let prefix_at = self.prefix_at;
        self.paragraph_at = prefix_at;
        self.text.clear();
        self.words.clear();
        self.last_length = 0;
        self.first_indent = self.indent;
        // Where a tagged paragraph has one line only, it is indented as the one before it.
        let before = self.other_indent;
        self.other_indent = self.indent;
        self.line(cx)?;
        let mut more = !self.split;
        if more && (self.crown || self.tagged) {
            more = self.goes_on(prefix_at) && (self.crown || self.indent != self.first_indent);
            if more {
                self.other_indent = self.indent;
                self.line(cx)?;
            } else if self.tagged && !self.crown {
                self.other_indent = match before {
                    before if before != self.first_indent => before,
                    0 => TAGGED,
                    _ => 0,
                };
            }
        }
        while more && self.goes_on(prefix_at) && self.indent == self.other_indent {
            self.line(cx)?;
        }
        if let Some(last) = self.words.last_mut() {
            last.last = true;
            last.period = true;
        }
        Ok(true)
    }

    /// Copies a line that is not filled, without the blanks of one that has nothing else.
    fn copy_line(&mut self, cx: &mut Cx) -> Done {
        let ends = self.input.byte == NEWLINE || self.input.byte == END;
        if self.matched > 0 || !ends {
            self.out_column = 0;
            self.blanks(cx, self.prefix_at)?;
            cx.out.write(self.prefix.get(..self.matched).unwrap_or(b""))?;
            self.out_column += self.matched;
            if self.indent != MISMATCH && !ends {
                self.blanks(cx, self.indent.saturating_sub(self.out_column))?;
            }
        }
        while self.input.byte != NEWLINE && self.input.byte != END {
            cx.out.byte(self.input.byte as u8)?;
            self.input.advance();
        }
        // What is copied as it is may lack its end.
        let whole = self.matched == self.prefix.len() && self.column > 0;
        if self.input.byte == NEWLINE || whole && ends { cx.out.byte(b'\n') } else { Ok(()) }
    }

    /// Reads the words of a line, and the beginning of the next one.
    fn line(&mut self, cx: &mut Cx) -> Done {
        while self.input.byte != NEWLINE && self.input.byte != END {
            let mut at = self.text.len();
            // White space that is no blank may begin a word, but ends it as a blank does.
            loop {
                // The rest of the word, as far as it was read and there is room.
                let room = BYTES.saturating_sub(self.text.len());
                if room == 0 && !self.words.is_empty() {
                    at -= self.flush(cx)?;
                    continue;
                }
                // The byte that is looked at is the one before what is still to come.
                let rest = self.input.buf.get(self.input.at - 1..self.input.len).unwrap_or(&[]);
                let rest = rest.get(..room.max(1)).unwrap_or(rest);
                let mut len = 1;
                loop {
                    len += hot::plain(rest.get(len..).unwrap_or(&[]), b' ' + 1);
                    match rest.get(len) {
                        Some(&byte) if !is_space(byte.into()) => len += 1,
                        _ => break,
                    }
                }
                self.text.extend_from_slice(rest.get(..len).unwrap_or(rest));
                self.input.at += len - 1;
                self.input.advance();
                if is_space(self.input.byte) || self.input.byte == END {
                    break;
                }
            }
            let mut word = Word { at, len: self.text.len() - at, ..Word::default() };
            let text = self.text.get(at..).unwrap_or(b"");
            word.columns = if self.utf8 && !text.is_ascii() { shown(text) } else { word.len };
            self.column += word.columns;
            word.opens = matches!(text, [b'(' | b'[' | b'\'' | b'`' | b'"', ..]);
            let last = text.last().copied().unwrap_or(0);
            word.punctuation = last.is_ascii_punctuation();
            let mut rest = text;
            while let [before @ .., b')' | b']' | b'\'' | b'"'] = rest {
                rest = before;
            }
            word.period = matches!(rest, [.., b'.' | b'?' | b'!']);
            let before = self.column;
            self.skip_blanks();
            word.space = self.column - before;
            let ends = self.input.byte == NEWLINE || self.input.byte == END;
            word.last = word.period && (ends || word.space > 1);
            if ends || self.uniform {
                word.space = if word.last { 2 } else { 1 };
            }
            self.words.push(word);
            if self.words.len() >= WORDS {
                self.flush(cx)?;
            }
        }
        if self.input.byte == NEWLINE {
            self.input.advance();
        }
        self.line_start();
        Ok(())
    }

    /// Fills what there is of a paragraph that is long, and writes it up to a good break. Returns how many bytes of the text are gone.
    fn flush(&mut self, cx: &mut Cx) -> Result<usize, Stop> {
        self.fill();
        // The line that costs the least, where a later one may cost a little more.
        let count = self.words.len();
        let mut split = count;
        let mut best = i64::MAX - CREDIT;
        let place = |at: usize| self.breaks.get(at).copied().unwrap_or_default();
        let mut at = place(0).next;
        while at < count {
            let cost = place(at).cost - place(place(at).next).cost;
            if cost < best {
                best = cost;
                split = at;
            }
            best = best.saturating_add(CREDIT);
            at = place(at).next;
        }
        self.put_lines(cx, split)?;
        let end = self.words.last().map_or(0, |word| word.at + word.len);
        let from = self.words.get(split).map_or(end, |word| word.at);
        consume(&mut self.text, from);
        self.words.drain(..split);
        self.words.iter_mut().for_each(|word| word.at -= from);
        self.first_indent = self.other_indent;
        Ok(from)
    }

    /// Finds the breaks that cost the least.
    fn fill(&mut self) {
        let lines = hot::Lengths {
            first: self.first_indent,
            other: self.other_indent,
            most: self.width,
            goal: self.goal,
            before: self.last_length,
        };
        self.breaks.resize(self.words.len() + 1, Break::default());
        hot::fill(&self.words, &mut self.breaks, &lines);
    }

    /// Writes the lines up to a word.
    fn put_lines(&mut self, cx: &mut Cx, end: usize) -> Done {
        let mut start = 0;
        let mut indent = self.first_indent;
        while start < end {
            let Some(&Break { next, length, .. }) = self.breaks.get(start) else { break };
            self.last_length = length;
            self.out_column = 0;
            self.blanks(cx, if self.prefix.is_empty() { 0 } else { self.paragraph_at })?;
            cx.out.add(&self.prefix);
            self.out_column += self.prefix.len();
            self.blanks(cx, indent.saturating_sub(self.out_column))?;
            for (at, word) in self.words.iter().enumerate().take(next).skip(start) {
                cx.out.add(self.text.get(word.at..word.at + word.len).unwrap_or(b""));
                self.out_column += word.columns;
                if at + 1 < next {
                    let (from, to) = (self.out_column, self.out_column + word.space);
                    self.out_column = to;
                    blanks(cx, from, to, self.tabs)?;
                }
            }
            cx.out.byte(b'\n')?;
            start = next;
            indent = self.other_indent;
        }
        Ok(())
    }

    /// Writes blanks.
    fn blanks(&mut self, cx: &mut Cx, count: usize) -> Done {
        let from = self.out_column;
        self.out_column += count;
        blanks(cx, from, self.out_column, self.tabs)
    }
}

/// Writes blanks from a column to another, with `tabs` as tabs where there are any between them.
fn blanks(cx: &mut Cx, mut from: usize, to: usize, tabs: bool) -> Done {
    if to == from + 1 {
        return cx.out.byte(b' ');
    }
    let tab = to / 8 * 8;
    if tabs && from + 1 < tab {
        while from < tab {
            cx.out.byte(b'\t')?;
            from = from / 8 * 8 + 8;
        }
    }
    while from < to {
        cx.out.byte(b' ')?;
        from += 1;
    }
    Ok(())
}

/// How far the lines behind the first one of a tagged paragraph are indented if nothing tells.
const TAGGED: usize = 3;

/// The indentation of a line without the prefix.
const MISMATCH: usize = usize::MAX;

/// How much more each line further down may cost to be the last one of a part.
const CREDIT: i64 = 9;

/// How many columns a text takes.
fn shown(text: &[u8]) -> usize {
    let mut columns = 0;
    for (piece, _) in utf8::pieces(text, true) {
        columns += utf8::decode(piece).map_or(1, |(c, _)| width::columns(c)) as usize;
    }
    columns
}
