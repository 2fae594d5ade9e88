//! csplit - split a file where its lines say so
use alloc::{boxed::Box, collections::VecDeque};
use core::ffi::CStr;
use rt::{
    Cx, Done, Id, Out, Stop, Vec, c_string, io, long,
    regex::{Regex, Syntax},
    sys::{
        Errno, Fd, fs,
        raw::{O_CREAT, O_TRUNC, O_WRONLY, SIGHUP, SIGINT, SIGQUIT, SIGTERM},
        signal,
    },
    text::{
        format::Spec,
        number::{self, NumberError},
    },
};

rt::applet! { "csplit", main, { own_process: true }, "\
Usage: csplit [OPTION]... FILE PATTERN...
Write pieces of FILE, standard input if it is -, to xx00, xx01 ..., and print how many bytes each has.

  -b, --suffix-format=FORMAT  number the pieces by FORMAT of printf, not %02d
  -f, --prefix=PREFIX       begin their names with PREFIX, not xx
  -k, --keep-files          leave the pieces there after an error
  -n, --digits=N            number them with N digits, not 2
  -s, --quiet, --silent     do not print how long they are
  -q                        the same
  -z, --elide-empty-files   make no empty ones
      --suppress-matched    leave out the lines at which pieces begin

A PATTERN ends a piece:
  N                         before line N
  /REGEX/[OFFSET]           before a line that REGEX matches, or OFFSET lines from there
  %REGEX%[OFFSET]           the same, but there is no file for the piece
  {N}, {*}                  the pattern before N times more, or as often as it can be
" }

const SUPPRESS: Id = long(HELP, "suppress-matched");

/// Where a piece ends.
struct Pattern<'a> {
    text: &'a [u8],
    kind: Kind,
    /// How often it is repeated; `None` for as often as it can be.
    repeats: Option<u64>,
}

enum Kind {
    Line(u64),
    Match { regex: Box<Regex>, offset: i64, skip: bool },
}

struct Split<'a> {
    input: Input,
    /// The line with which the last search was done.
    searched: u64,
    names: Names<'a>,
    /// How many files there are.
    count: u64,
    file: Option<File>,
    silent: bool,
    elide: bool,
    suppress: bool,
}

/// A piece that is being written.
struct File {
    fd: Fd,
    name: rt::CString,
    size: u64,
    buf: Vec<u8>,
}

/// What pieces are called.
struct Names<'a> {
    prefix: &'a [u8],
    /// The format of the number, and the bytes around it.
    before: Vec<u8>,
    after: Vec<u8>,
    spec: Spec,
    conversion: u8,
}

fn main(cx: &mut Cx) -> Done {
    let mut names = Names {
        prefix: b"xx",
        before: Vec::new(),
        after: Vec::new(),
        spec: Spec { precision: Some(2), ..Spec::default() },
        conversion: b'd',
    };
    let (mut keep, mut silent, mut elide, mut suppress) = (false, false, false, false);
    let mut format = None;
    while let Some(option) = cx.option()? {
        let value = cx.value().to_bytes();
        match option {
            b'b' => format = Some(value),
            b'f' => names.prefix = value,
            b'k' => keep = true,
            b'n' => match number::unsigned(value) {
                Ok(digits) if digits <= i32::MAX as u64 => {
                    // Without any, 0 still has one.
                    names.spec.precision = Some(digits.max(1) as usize);
                }
                error => {
                    let negative = value.strip_prefix(b"-").unwrap_or(b"");
                    let error = match error {
                        Err(NumberError::Invalid) => {
                            number::decimal(negative).ok().map(|_| Errno::RANGE)
                        }
                        _ => Some(Errno::OVERFLOW),
                    };
                    cx.say_error(packed!("invalid number: %w"), &[value], error);
                    return Err(Stop::new(1));
                }
            },
            b's' | b'q' => silent = true,
            b'z' => elide = true,
            SUPPRESS => suppress = true,
            _ => {}
        }
    }
    let operands = cx.operands();
    let Some(path) = operands.get(0) else { return Err(cx.missing_operand()) };
    if operands.len() < 2 {
        return Err(cx.usage(packed!("missing operand after %w"), &[path.to_bytes()]));
    }
    if let Some(format) = format {
        names.read(cx, format)?;
    }
    let input = match cx.input(path) {
        Ok(input) => Input::new(input.fd),
        Err(e) => {
            let words = [path.to_bytes()];
            return Err(cx.stop_error(packed!("cannot open %q for reading"), &words, e));
        }
    };
    let patterns = patterns(cx, operands.skip(1))?;
    let mut split =
        Split { input, searched: 0, names, count: 0, file: None, silent, elide, suppress };
    for number in [SIGHUP, SIGINT, SIGQUIT, SIGTERM] {
        if !signal::is_ignored(number as u8) {
            let noted = signal::set(number as u8, signal::Action::Note);
            noted.map_err(|e| cx.stop_error(packed!("cannot catch a signal"), &[], e))?;
        }
    }
    let done = split.run(cx, patterns);
    if done.is_err() {
        let ended = split.close(cx);
        if !keep || ended.is_err() {
            for number in 0..split.count {
                // One that is not there is what is wanted.
                let _ = fs::unlink(fs::CWD, &split.names.name(number), 0);
            }
        }
    }
    if let Some(number) = signal::take() {
        // What ends others ends this as well, now that it has tidied up.
        let died = signal::set(number, signal::Action::Default)
            .and_then(|()| signal::send(rt::sys::process::id(), number));
        died.map_err(|e| cx.stop_error(packed!("cannot send a signal"), &[], e))?;
    }
    done
}

/// Reads the patterns.
fn patterns<'a>(cx: &mut Cx, words: rt::Strings<'a>) -> Result<Vec<Pattern<'a>>, Stop> {
    let mut patterns: Vec<Pattern> = Vec::new();
    let utf8 = cx.utf8();
    let mut words = words;
    let mut last_line = 0;
    while let Some(word) = words.next() {
        let mut text = word.to_bytes();
        let kind = match text {
            [delimiter @ (b'/' | b'%'), rest @ ..] => {
                let Some(end) = rest.iter().rposition(|byte| byte == delimiter) else {
                    let words = [text, &[*delimiter]];
                    return Err(cx.stop(packed!("%r: closing delimiter '%r' missing"), &words));
                };
                let (pattern, rest) = rest.split_at_checked(end).unwrap_or((rest, b""));
                let rest = rest.get(1..).unwrap_or(b"");
                let regex = Regex::new(pattern, Syntax { utf8, ..Syntax::BASIC });
                let regex = regex.map_err(|message| {
                    let words = [text, message.as_bytes()];
                    cx.stop(packed!("%w: invalid regular expression: %r"), &words)
                })?;
                let signed = number::skip_space(rest);
                let digits = match signed {
                    [b'+' | b'-', digits @ ..] => digits,
                    _ => signed,
                };
                let offset = match number::decimal(digits) {
                    Ok(offset) if offset <= i64::MAX as u64 => offset as i64,
                    Err(NumberError::Invalid) if rest.is_empty() => 0,
                    _ => {
                        return Err(
                            cx.stop(packed!("%w: integer expected after delimiter"), &[text])
                        );
                    }
                };
                let offset = if signed.starts_with(b"-") { -offset } else { offset };
                Kind::Match { regex: Box::new(regex), offset, skip: *delimiter == b'%' }
            }
            _ => {
                let Ok(line) = number::unsigned(text) else {
                    return Err(cx.stop(packed!("%w: invalid pattern"), &[text]));
                };
                if line == 0 {
                    return Err(
                        cx.stop(packed!("%r: line number must be greater than zero"), &[text])
                    );
                }
                if line < last_line {
                    let mut room = [0; number::DIGITS];
                    let last = number::format(last_line, &mut room);
                    let message = "line number %w is smaller than preceding line number, %r";
                    return Err(cx.stop(message, &[text, last]));
                }
                if line == last_line {
                    let message = "warning: line number %w is the same as preceding line number";
                    cx.note(message, &[text]);
                }
                last_line = line;
                // Messages have the number itself.
                let digits = text.iter().position(|byte| (b'1'..=b'9').contains(byte));
                text = text.get(digits.unwrap_or(0)..).unwrap_or(text);
                Kind::Line(line)
            }
        };
        let mut repeats = Some(0);
        if let Some([b'{', rest @ ..]) = words.get(0).map(CStr::to_bytes) {
            let Some((b'}', digits)) = rest.split_last() else {
                let word = words.next().unwrap_or(c"").to_bytes();
                return Err(cx.stop(packed!("%w: '}' is required in repeat count"), &[word]));
            };
            words.next();
            repeats = match digits {
                b"*" => None,
                _ => Some(number::unsigned(digits).map_err(|_| {
                    let words = rt::filled(b"{%", &[digits]);
                    cx.stop(packed!("%w}: integer required between '{' and '}'"), &[&words])
                })?),
            };
        }
        patterns.push(Pattern { text, kind, repeats });
    }
    Ok(patterns)
}

impl Names<'_> {
    /// Reads the value of `-b`.
    fn read(&mut self, cx: &mut Cx, format: &[u8]) -> Done {
        let mut rest = format.iter().copied().peekable();
        let mut found = false;
        self.spec = Spec::default();
        while let Some(byte) = rest.next() {
            let part = if found { &mut self.after } else { &mut self.before };
            if byte != b'%' || rest.next_if_eq(&b'%').is_some() {
                part.push(byte);
                continue;
            }
            if found {
                return Err(
                    cx.stop(packed!("too many %r conversion specifications in suffix"), &[b"%"])
                );
            }
            found = true;
            let spec = &mut self.spec;
            let mut grouped = false;
            while let Some(flag) = rest.next_if(|flag| b"-0'#".contains(flag)) {
                match flag {
                    b'-' => spec.left = true,
                    b'0' => spec.zero = true,
                    b'#' => spec.alternate = true,
                    _ => grouped = true,
                }
            }
            let count = |rest: &mut dyn FnMut() -> Option<u8>| {
                let mut value = 0usize;
                while let Some(digit) = rest() {
                    value = value.saturating_mul(10).saturating_add((digit - b'0').into());
                }
                value
            };
            spec.width = count(&mut || rest.next_if(u8::is_ascii_digit));
            if rest.next_if_eq(&b'.').is_some() {
                spec.precision = Some(count(&mut || rest.next_if(u8::is_ascii_digit)));
            }
            let Some(conversion) = rest.next() else {
                return Err(cx.stop(packed!("missing conversion specifier in suffix"), &[]));
            };
            let wrong = match conversion {
                b'd' | b'i' | b'u' => spec.alternate.then_some(b'#'),
                b'o' | b'x' | b'X' => grouped.then_some(b'\''),
                _ => {
                    let message = "invalid conversion specifier in suffix: %r";
                    return Err(cx.stop(message, &[&[conversion]]));
                }
            };
            if let Some(flag) = wrong {
                let message = "invalid flags in conversion specification: %r";
                return Err(cx.stop(message, &[&[b'%', flag, conversion]]));
            }
            if spec.width.max(spec.precision.unwrap_or(0)) > i32::MAX as usize / 2 {
                return Err(cx.stop(packed!("memory exhausted"), &[]));
            }
            self.conversion = conversion;
        }
        if !found {
            return Err(cx.stop(packed!("missing %r conversion specification in suffix"), &[b"%"]));
        }
        Ok(())
    }

    fn name(&self, number: u64) -> rt::CString {
        let (mut text, mut buf) = (Vec::new(), [0; 64]);
        let mut out = Out::new(&mut buf, Some(&mut text));
        out.add(self.prefix);
        out.add(&self.before);
        // What goes to memory does not fail.
        let _ = self.spec.integer(&mut out, false, number, self.conversion);
        out.add(&self.after);
        let _ = out.flush();
        c_string(&text)
    }
}

impl Split<'_> {
    fn run(&mut self, cx: &mut Cx, patterns: Vec<Pattern>) -> Done {
        for mut pattern in patterns {
            let mut turn = 0;
            while pattern.repeats.is_none_or(|repeats| turn <= repeats) {
                if !self.piece(cx, &mut pattern, turn)? {
                    return Ok(());
                }
                turn += 1;
            }
        }
        // The rest is the last piece.
        self.create(cx)?;
        self.take_to(cx, u64::MAX, true)?;
        self.close(cx)
    }

    /// Takes a piece. `false` if the pattern was to be repeated as often as can be, and there are no more lines for it.
    fn piece(&mut self, cx: &mut Cx, pattern: &mut Pattern, turn: u64) -> Result<bool, Stop> {
        match &mut pattern.kind {
            Kind::Line(line) => {
                self.create(cx)?;
                let end = line.saturating_mul(turn + 1);
                if !self.suppress && self.input.line(cx, self.input.number)?.is_none() {
                    self.file = None;
                    return Err(cx.stop(packed!("input disappeared"), &[]));
                }
                // Another line has to follow, and behind that of the last search; if lines are left out, before the piece.
                let mut there = !self.suppress || self.follows(cx)?;
                if there {
                    self.take_to(cx, end, true)?;
                    self.searched = self.searched.max(end - 1);
                    there = end <= self.input.number && (self.suppress || self.follows(cx)?);
                }
                self.close(cx)?;
                if !there {
                    return Err(out_of_range(cx, pattern.text, turn));
                }
            }
            Kind::Match { regex, offset, skip } => {
                let skip = *skip;
                if !skip {
                    self.create(cx)?;
                }
                let mut at = (self.searched + 1).max(self.input.number);
                let found = loop {
                    let Some(line) = self.input.line(cx, at)? else { break None };
                    let text = line.strip_suffix(b"\n").unwrap_or(line);
                    if regex.search(text, 0) {
                        break Some(at);
                    }
                    // What an offset does not reach back to is done with.
                    at += 1;
                    let safe = at.saturating_add_signed((*offset).min(0));
                    self.take_to(cx, safe, !skip)?;
                };
                let Some(found) = found else {
                    self.take_to(cx, u64::MAX, !skip)?;
                    self.close(cx)?;
                    if pattern.repeats.is_none() {
                        return Ok(false);
                    }
                    return Err(match turn {
                        0 => cx.stop(packed!("%w: match not found"), &[pattern.text]),
                        _ => {
                            let mut room = [0; number::DIGITS];
                            let words = [pattern.text, number::format(turn, &mut room)];
                            cx.stop(packed!("%w: match not found on repetition %r"), &words)
                        }
                    });
                };
                let end = found.saturating_add_signed(*offset);
                if end < self.input.number || *offset < 0 && offset.unsigned_abs() >= found {
                    self.close(cx)?;
                    return Err(out_of_range(cx, pattern.text, 0));
                }
                self.take_to(cx, end, !skip)?;
                self.searched = found.max(end);
                self.close(cx)?;
                if end > self.input.number {
                    return Err(out_of_range(cx, pattern.text, 0));
                }
            }
        }
        if self.suppress {
            self.input.skip(cx)?;
        }
        Ok(true)
    }

    /// Is there a line that is neither taken nor searched?
    fn follows(&mut self, cx: &mut Cx) -> Result<bool, Stop> {
        let next = (self.searched + 1).max(self.input.number);
        Ok(self.input.line(cx, next)?.is_some())
    }

    /// Begins the next file.
    fn create(&mut self, cx: &mut Cx) -> Done {
        let name = self.names.name(self.count);
        let opened = cx.open(&name, O_WRONLY | O_CREAT | O_TRUNC, 0o666);
        let fd = opened.map_err(|e| cx.fail(name.to_bytes(), e))?;
        self.count += 1;
        self.file = Some(File { fd, name, size: 0, buf: Vec::new() });
        Ok(())
    }

    /// Takes the lines before line `end`, as far as there are any; with `write`, to the file.
    fn take_to(&mut self, cx: &mut Cx, end: u64, write: bool) -> Done {
        while self.input.number < end {
            let Some(line) = self.input.line(cx, self.input.number)? else { break };
            if let Some(file) = self.file.as_mut().filter(|_| write) {
                file.size += line.len() as u64;
                file.buf.extend_from_slice(line);
                if file.buf.len() >= io::CHUNK {
                    file.flush(cx)?;
                }
            }
            self.input.skip(cx)?;
        }
        Ok(())
    }

    /// Ends the file.
    fn close(&mut self, cx: &mut Cx) -> Done {
        let Some(mut file) = self.file.take() else { return Ok(()) };
        file.flush(cx)?;
        let File { fd, name, size, .. } = file;
        fd.close().map_err(|e| cx.fail(name.to_bytes(), e))?;
        if size == 0 && self.elide {
            self.count -= 1;
            let removed = fs::unlink(fs::CWD, &name, 0);
            return removed.map_err(|e| cx.fail(name.to_bytes(), e));
        }
        if !self.silent {
            cx.out.number(size, 0)?;
            cx.out.byte(b'\n')?;
        }
        Ok(())
    }
}

impl File {
    fn flush(&mut self, cx: &mut Cx) -> Done {
        let done = io::write_all(&self.fd, &self.buf);
        self.buf.clear();
        done.map_err(|e| cx.fail(self.name.to_bytes(), e))
    }
}

fn out_of_range(cx: &mut Cx, text: &[u8], turn: u64) -> Stop {
    let mut room = [0; number::DIGITS];
    match turn {
        0 => cx.stop(packed!("%w: line number out of range"), &[text]),
        _ => {
            let words = [text, number::format(turn, &mut room)];
            cx.stop(packed!("%w: line number out of range on repetition %r"), &words)
        }
    }
}

/// The lines that are not taken yet.
struct Input {
    fd: Fd,
    buf: Vec<u8>,
    /// Where the first line is, and where what was read ends.
    start: usize,
    len: usize,
    /// The number of the first line.
    number: u64,
    /// Where the lines end that were looked at.
    ends: VecDeque<usize>,
    at_end: bool,
}

impl Input {
    fn new(fd: Fd) -> Input {
        let (buf, ends) = (rt::zeros(io::CHUNK), VecDeque::new());
        Input { fd, buf, start: 0, len: 0, number: 1, ends, at_end: false }
    }

    /// The line of that number, which is not taken yet; `None` behind the last one.
    fn line(&mut self, cx: &mut Cx, number: u64) -> Result<Option<&[u8]>, Stop> {
        let Some(index) = number.checked_sub(self.number).map(number::fit) else {
            return Ok(None);
        };
        while self.ends.len() <= index {
            let from = self.ends.back().copied().unwrap_or(self.start);
            let fresh = self.buf.get(from..self.len).unwrap_or(&[]);
            if let hot::Nth::At(at) = hot::find_nth(b'\n', 1, fresh) {
                self.ends.push_back(from + at + 1);
            } else if self.at_end {
                if fresh.is_empty() {
                    return Ok(None);
                }
                self.ends.push_back(self.len);
            } else {
                self.read(cx)?;
            }
        }
        let before = index.checked_sub(1).and_then(|index| self.ends.get(index));
        let start = before.copied().unwrap_or(self.start);
        let end = self.ends.get(index).copied().unwrap_or(start);
        Ok(self.buf.get(start..end))
    }

    fn read(&mut self, cx: &mut Cx) -> Done {
        if signal::arrived() {
            return Err(Stop::new(1));
        }
        if self.start > 0 {
            self.buf.copy_within(self.start..self.len, 0);
            self.len -= self.start;
            self.ends.iter_mut().for_each(|end| *end -= self.start);
            self.start = 0;
        }
        if self.len == self.buf.len() {
            let len = self.buf.len() * 2;
            self.buf.resize(len, 0);
        }
        // Not by `io::read`, so that a signal ends it.
        let room = self.buf.get_mut(self.len..).unwrap_or(&mut []);
        match self.fd.read(room) {
            Ok(0) => self.at_end = true,
            Ok(len) => self.len += len,
            Err(Errno::INTR) => {}
            Err(e) => return Err(cx.stop_error(packed!("read error"), &[], e)),
        }
        Ok(())
    }

    /// Takes the first line.
    fn skip(&mut self, cx: &mut Cx) -> Done {
        if self.line(cx, self.number)?.is_some()
            && let Some(end) = self.ends.pop_front()
        {
            self.start = end;
            self.number += 1;
        }
        Ok(())
    }
}
