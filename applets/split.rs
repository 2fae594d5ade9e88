//! split - write pieces of a file to files, or to commands
use alloc::ffi::CString;
use core::ffi::CStr;
use rt::{
    Cx, Done, Id, Input, OwnedStrings, Stop, Vec, c_string, io, long,
    sys::{
        Errno, Fd, Stat, fs, fstat, process,
        raw::{O_APPEND, O_CREAT, O_WRONLY, SEEK_END, SEEK_SET, SIGPIPE},
        signal, transfer,
    },
    text::{
        self,
        number::{self, NumberError},
    },
};

rt::applet! { "split", main, { own_process: true }, "\
Usage: split [OPTION]... [FILE [PREFIX]]
Write pieces of FILE, or of standard input, to PREFIXaa, PREFIXab, and so on. PREFIX is x, and a piece has 1000 lines.

  -a, --suffix-length=N    end names with N letters, not with 2 and later more
      --additional-suffix=TEXT  put TEXT behind that
  -b, --bytes=SIZE         put SIZE bytes into each piece
  -C, --line-bytes=SIZE    put whole lines of at most SIZE bytes into each
  -n, --number=CHUNKS      make so many pieces
  -d                       number the files in decimal, from 0
      --numeric-suffixes[=FROM]  the same, from FROM
  -x                       number them in hexadecimal, from 0
      --hex-suffixes[=FROM]  the same, from FROM
  -e, --elide-empty-files  make no empty files with -n
      --filter=COMMAND     give each piece to COMMAND of the shell; $FILE is the name
  -l, --lines=N            put N lines into each piece
  -t, --separator=C        lines end with C, not newline; \\0 is NUL
  -u, --unbuffered         copy at once what is read with -n r/
      --verbose            tell when a file is made
  -NUM                     as -l NUM

CHUNKS:
  N       N files by size      K/N     just the Kth, to standard output
  l/N     without lines cut    l/K/N   likewise
  r/N     line by line in turn r/K/N   likewise

SIZE may have a multiplier: b 512, kB 1000, K 1024, MB 1000*1000, M 1024*1024, and so on with G, T, P, E; KiB is K.

" }

const ADDITIONAL: Id = long(HELP, "additional-suffix");
const FILTER: Id = long(HELP, "filter");
const NUMERIC: Id = long(HELP, "numeric-suffixes");
const HEX: Id = long(HELP, "hex-suffixes");
const VERBOSE: Id = long(HELP, "verbose");

/// The longest suffix that is made; no name can be as long.
const LONGEST: u64 = 1 << 16;

/// How pieces are made: as the option that says so, or as the letter in its value.
#[derive(Clone, Copy, PartialEq)]
enum By {
    Default,
    Digits,
    Lines,
    Bytes,
    LineBytes,
    Chunks,
    LineChunks,
    Turns,
}

struct Split<'a> {
    by: By,
    /// Lines or bytes in a piece, or how many pieces there are.
    count: u64,
    /// The one to print, from 1; 0 for files.
    only: u64,
    input: Input<'a>,
    status: Stat,
    buf: io::Buffer,
    separator: Option<u8>,
    elide: bool,
    unbuffered: bool,
    verbose: bool,
    filter: Option<&'a CStr>,
    prefix: &'a [u8],
    additional: &'a [u8],
    /// The base of the numbers; 26 are letters.
    base: u8,
    /// The number of the next file, highest digit first, and whether there is none for it.
    digits: Vec<u8>,
    exhausted: bool,
    /// May it become longer?
    grows: bool,
    file: Option<File>,
}

/// A file or a command that is being written to.
struct File {
    fd: Fd,
    name: CString,
    /// The command's process, or 0.
    child: i32,
    /// Does the command not read any more?
    broken: bool,
}

fn main(cx: &mut Cx) -> Done {
    let mut split = Split {
        by: By::Default,
        count: 1000,
        only: 0,
        input: Input { name: b"-", fd: Fd::STDIN },
        status: Stat::NOTHING,
        buf: io::buffer(io::CHUNK),
        separator: None,
        elide: false,
        unbuffered: false,
        verbose: false,
        filter: None,
        prefix: b"x",
        additional: b"",
        base: 26,
        digits: Vec::new(),
        exhausted: false,
        grows: true,
        file: None,
    };
    let (mut length, mut from, mut within) = (0, None, false);
    while let Some(option) = cx.option()? {
        let value = cx.value().to_bytes();
        match option {
            b'a' => length = integer(cx, value, "suffix length", 0, i32::MAX as u64)?,
            ADDITIONAL => {
                if value.contains(&b'/') {
                    let message = "invalid suffix %w, contains directory separator";
                    return Err(cx.usage(message, &[value]));
                }
                split.additional = value;
            }
            b'b' | b'C' | b'l' | b'n' => {
                if split.by != By::Default {
                    return Err(more_than_one(cx));
                }
                split.amount(cx, option, value)?;
            }
            b'd' | b'x' | NUMERIC | HEX => {
                let hex = matches!(option, b'x' | HEX);
                split.base = if hex { 16 } else { 10 };
                if let Some(text) = cx.optional_value() {
                    from = Some(split.start(cx, text.to_bytes())?);
                }
            }
            b'e' => split.elide = true,
            FILTER => split.filter = Some(cx.value()),
            b't' => split.separate(cx, value)?,
            b'u' => split.unbuffered = true,
            VERBOSE => split.verbose = true,
            digit => {
                if !matches!(split.by, By::Default | By::Digits) {
                    return Err(more_than_one(cx));
                }
                if !within || split.by == By::Default {
                    split.count = 0;
                }
                split.by = By::Digits;
                let larger = split.count.checked_mul(10);
                match larger.and_then(|count| count.checked_add((digit - b'0').into())) {
                    Some(count) => split.count = count,
                    None => {
                        let mut room = [0; number::DIGITS];
                        let words = [number::format(split.count, &mut room), &[digit]];
                        return Err(cx.stop("line count option -%r%r... is too large", &words));
                    }
                }
            }
        }
        within = cx.in_cluster();
    }
    if split.only > 0 && split.filter.is_some() {
        return Err(cx.usage("--filter does not process a chunk extracted to stdout", &[]));
    }
    if split.count == 0 {
        return Err(cx.usage("invalid number of lines: %w", &[b"0"]));
    }
    split.lengthen(cx, length, from.as_deref())?;
    let operands = cx.operands();
    if operands.len() > 2 {
        return Err(cx.extra_operand(2));
    }
    if let Some(prefix) = operands.get(1) {
        split.prefix = prefix.to_bytes();
    }
    if let Some(from) = from {
        // It takes the place of the last digits.
        let Some(start) = split.digits.len().checked_sub(from.len()) else {
            let message = "numerical suffix start value is too large for the suffix length";
            return Err(cx.usage(message, &[]));
        };
        split.digits.truncate(start);
        split.digits.extend(from);
    }
    let path = operands.get(0).unwrap_or(c"-");
    split.input = cx
        .input(path)
        .map_err(|e| cx.stop_error("cannot open %q for reading", &[path.to_bytes()], e))?;
    split.status = fstat(&split.input.fd).map_err(|e| cx.fail(split.input.name, e))?;
    if split.filter.is_some() {
        // That a command wants no more is no reason to end.
        let ignored = signal::set(SIGPIPE as u8, signal::Action::Ignore);
        ignored.map_err(|e| cx.stop_error("cannot ignore a signal", &[], e))?;
    }
    match split.by {
        By::LineBytes => split.line_bytes(cx)?,
        By::Turns => split.turns(cx)?,
        By::Chunks | By::LineChunks => split.chunks(cx)?,
        _ => split.pieces(cx)?,
    }
    split.close(cx)
}

fn more_than_one(cx: &mut Cx) -> Stop {
    cx.usage("cannot split in more than one way", &[])
}

/// A number from `least` to `most`.
#[inline(never)]
fn integer(cx: &mut Cx, text: &[u8], unit: &str, least: u64, most: u64) -> Result<u64, Stop> {
    within(cx, text, unit, number::unsigned(text), least, most)
}

#[inline(never)]
fn within(
    cx: &mut Cx,
    text: &[u8],
    unit: &str,
    value: Result<u64, NumberError>,
    least: u64,
    most: u64,
) -> Result<u64, Stop> {
    match value {
        Ok(value) if value < least => {
            Err(cx.stop_error("invalid %r: %w", &[unit.as_bytes(), text], Errno::RANGE))
        }
        Ok(value) if value <= most => Ok(value),
        Ok(_) => Err(cx.bad_number(text, unit, NumberError::Overflow)),
        Err(error) => Err(cx.bad_number(text, unit, error)),
    }
}

impl<'a> Split<'a> {
    /// Takes the value of an option that says how to make pieces.
    fn amount(&mut self, cx: &mut Cx, option: u8, value: &[u8]) -> Done {
        let most = i64::MAX as u64;
        self.by = match option {
            b'l' => {
                self.count = integer(cx, value, "number of lines", 1, u64::MAX)?;
                By::Lines
            }
            b'n' => {
                let value = number::skip_space(value);
                let (by, chunks, most) = match value {
                    [b'l', b'/', rest @ ..] => (By::LineChunks, rest, most),
                    [b'r', b'/', rest @ ..] => (By::Turns, rest, u64::MAX),
                    _ => (By::Chunks, value, most),
                };
                let slash = chunks.iter().position(|&byte| byte == b'/');
                let (only, count) = match slash.and_then(|at| chunks.split_at_checked(at)) {
                    Some((only, rest)) => (only, rest.get(1..).unwrap_or(b"")),
                    None => (&b""[..], chunks),
                };
                self.count = integer(cx, count, "number of chunks", 1, most)?;
                if !only.is_empty() {
                    self.only = integer(cx, only, "chunk number", 1, u64::MAX)?;
                    if self.only > self.count {
                        let large = self.only > i32::MAX as u64 / 2;
                        let error = if large { Errno::OVERFLOW } else { Errno::RANGE };
                        return Err(cx.stop_error("invalid chunk number: %w", &[only], error));
                    }
                }
                by
            }
            _ => {
                let size = number::size(value);
                self.count = within(cx, value, "number of bytes", size, 1, most)?;
                if option == b'b' { By::Bytes } else { By::LineBytes }
            }
        };
        Ok(())
    }

    /// Reads the number of the first file: its digits.
    fn start(&self, cx: &mut Cx, text: &[u8]) -> Result<Vec<u8>, Stop> {
        let mut digits = Vec::new();
        for &byte in text {
            let digit = match byte {
                b'0'..=b'9' => byte - b'0',
                // GNU takes small letters only.
                b'a'..=b'f' if self.base == 16 => byte - b'a' + 10,
                _ => {
                    let kind: &[u8] = if self.base == 16 { b"hexadecimal" } else { b"numerical" };
                    return Err(cx.usage("%w: invalid start value for %r suffix", &[text, kind]));
                }
            };
            if digit > 0 || !digits.is_empty() {
                digits.push(digit);
            }
        }
        Ok(digits)
    }

    fn separate(&mut self, cx: &mut Cx, value: &[u8]) -> Done {
        let byte = match value {
            [] => return Err(cx.stop("empty record separator", &[])),
            [byte] => *byte,
            b"\\0" => 0,
            _ => return Err(cx.stop("multi-character separator %w", &[value])),
        };
        if self.separator.is_some_and(|before| before != byte) {
            return Err(cx.stop("multiple separator characters specified", &[]));
        }
        self.separator = Some(byte);
        Ok(())
    }

    /// Finds out how long numbers are. `length` is what was asked for, or 0.
    fn lengthen(&mut self, cx: &mut Cx, length: u64, from: Option<&[u8]>) -> Done {
        self.grows = length == 0 && from.is_none();
        let mut needed = 0;
        if matches!(self.by, By::Chunks | By::LineChunks | By::Turns) {
            self.grows = false;
            let mut last = self.count - 1;
            let first = self.value(from.unwrap_or(&[]));
            // As GNU does, a first number beyond the count is left out of account.
            if first < self.count {
                last = last.saturating_add(first);
            }
            loop {
                needed += 1;
                last /= u64::from(self.base);
                if last == 0 {
                    break;
                }
            }
            if length > 0 && length < needed {
                let words = [number::format(needed, &mut [0; number::DIGITS]).to_vec()];
                let message = "the suffix length needs to be at least %r";
                return Err(cx.stop(message, &[words.first().map_or(b"", |word| word)]));
            }
        }
        let length = if length > 0 { length.min(LONGEST) } else { needed.max(2) };
        self.digits.resize(length as usize, 0);
        Ok(())
    }

    /// The number that digits stand for, or the largest there is.
    fn value(&self, digits: &[u8]) -> u64 {
        digits.iter().fold(0u64, |value, &digit| {
            value.saturating_mul(self.base.into()).saturating_add(digit.into())
        })
    }

    /// The name of the next file.
    fn name(&mut self, cx: &mut Cx) -> Result<CString, Stop> {
        if self.exhausted {
            return Err(cx.stop("output file suffixes exhausted", &[]));
        }
        let mut name = self.prefix.to_vec();
        name.extend(self.digits.iter().map(|&digit| match self.base {
            26 => b'a' + digit,
            _ if digit > 9 => b'a' + digit - 10,
            _ => b'0' + digit,
        }));
        name.extend_from_slice(self.additional);
        self.exhausted = true;
        for digit in self.digits.iter_mut().rev() {
            *digit += 1;
            if *digit < self.base {
                self.exhausted = false;
                break;
            }
            *digit = 0;
        }
        // So many digits in front say how often it became longer, by two each time: xyz, xzaaa ... xzyzz, xzzaaaa.
        let longer = self.digits.len().saturating_sub(2) / 2;
        if self.grows && self.digits.get(longer) == Some(&(self.base - 1)) {
            self.digits.extend([0, 0]);
        }
        Ok(c_string(&name))
    }

    /// Ends the piece at hand and begins the next one.
    fn next(&mut self, cx: &mut Cx) -> Done {
        self.close(cx)?;
        let name = self.name(cx)?;
        self.file = Some(self.open(cx, name, &mut [])?);
        Ok(())
    }

    /// Makes the file, or starts the command for it.
    #[inline(never)]
    fn open(&self, cx: &mut Cx, name: CString, turns: &mut [Turn]) -> Result<File, Stop> {
        let word = name.to_bytes();
        if self.verbose {
            let filter = self.filter.is_some();
            let template = if filter { "executing with FILE=%n" } else { "creating file %q" };
            cx.report(template, &[word]);
        }
        let (fd, child) = match self.filter {
            Some(command) => self.start_command(cx, command, word)?,
            None => {
                let fd = open(cx, &name, O_WRONLY | O_CREAT, turns)?;
                let status = fstat(&fd).map_err(|e| cx.fail(word, e))?;
                if status.same_file(&self.status) {
                    return Err(cx.stop("%w would overwrite input; aborting", &[word]));
                }
                if status.is_regular() && status.size() > 0 {
                    let cut = fs::truncate(&fd, 0);
                    cut.map_err(|e| cx.stop_error("%n: error truncating", &[word], e))?;
                }
                (fd, 0)
            }
        };
        Ok(File { fd, name, child, broken: false })
    }

    fn start_command(&self, cx: &mut Cx, command: &CStr, name: &[u8]) -> Result<(Fd, i32), Stop> {
        let (output, input) =
            process::pipe().map_err(|e| cx.stop_error("failed to create pipe", &[], e))?;
        // The child is not to print it again.
        cx.out.flush()?;
        let child =
            process::fork().map_err(|e| cx.stop_error("fork system call failed", &[], e))?;
        if child > 0 {
            return Ok((input, child));
        }
        let shell = cx.path_var(b"SHELL").unwrap_or(c"/bin/sh");
        let mut args = OwnedStrings::default();
        args.push(&[shell.to_bytes().rsplit(|&byte| byte == b'/').next().unwrap_or(b"")]);
        args.push(&[b"-c"]);
        args.push(&[command.to_bytes()]);
        let mut env = OwnedStrings::default();
        for entry in cx.env() {
            if !entry.to_bytes().starts_with(b"FILE=") {
                env.push(&[entry.to_bytes()]);
            }
        }
        env.push(&[b"FILE=", name]);
        let done = signal::set(SIGPIPE as u8, signal::Action::Default)
            .and_then(|()| process::duplicate_to(output.number(), 0));
        let error = match done {
            Ok(()) => process::exec(shell, args.as_strings(), env.as_strings()),
            Err(e) => e,
        };
        let words = [shell.to_bytes(), command.to_bytes()];
        cx.say_error("failed to run command: \"%r -c %r\"", &words, Some(error));
        process::exit(1)
    }

    /// Ends the piece at hand, if there is one.
    fn close(&mut self, cx: &mut Cx) -> Done {
        match self.file.take() {
            Some(file) => self.end(cx, file),
            None => Ok(()),
        }
    }

    #[inline(never)]
    fn end(&self, cx: &mut Cx, file: File) -> Done {
        let File { fd, name, child, .. } = file;
        let name = name.to_bytes();
        // What stands for one that is closed for now stays open.
        if fd.number() > 2 {
            fd.close().map_err(|e| cx.fail(name, e))?;
        }
        if child == 0 {
            return Ok(());
        }
        let ended = loop {
            match process::wait(child, true) {
                Ok((_, ended)) => break ended,
                Err(Errno::INTR) => {}
                Err(e) => return Err(cx.stop_error("waiting for child process", &[], e)),
            }
        };
        let (status, signal) = (ended.status(), ended.signal());
        // One that wanted no more may have been told so by this signal.
        if status == 0 || u32::from(signal) == SIGPIPE {
            return Ok(());
        }
        let command = self.filter.unwrap_or(c"").to_bytes();
        if signal > 0 {
            let words = [name, &text::signal::name(signal).unwrap_or_default(), command];
            cx.say("with FILE=%n, signal %r from command: %r", &words);
        } else {
            let mut room = [0; number::DIGITS];
            let words = [name, number::format(status.into(), &mut room), command];
            cx.say("with FILE=%n, exit %r from command: %r", &words);
        }
        Err(Stop::new(status))
    }

    /// Reads once; 0 is the end.
    #[inline(never)]
    fn read(&mut self, cx: &mut Cx, at: usize, most: u64) -> Result<usize, Stop> {
        let most = most.min(self.buf.len() as u64) as usize;
        let room = self.buf.get_mut(at..most).unwrap_or(&mut []);
        io::read(&self.input.fd, room).map_err(|e| cx.fail(self.input.name, e))
    }

    /// Writes a part of the buffer to the piece at hand.
    #[inline(never)]
    fn write(&mut self, cx: &mut Cx, part: core::ops::Range<usize>) -> Done {
        let bytes = self.buf.get(part).unwrap_or(&[]);
        match &mut self.file {
            Some(file) => file.write(cx, bytes),
            None => cx.out.write(bytes),
        }
    }

    /// Copies up to `most` bytes to the piece at hand, and returns how many there were.
    fn copy(&mut self, cx: &mut Cx, most: u64) -> Result<u64, Stop> {
        let mut left = most;
        let Some(file) = &self.file else {
            let copied = io::copy(&self.input.fd, &mut cx.out, most);
            return copied.map_err(|e| cx.fail(self.input.name, e));
        };
        // The kernel does it alone between files, and where a pipe is on one side. What it refuses is tried the usual way.
        let transfer = if file.child > 0 || self.status.is_pipe() {
            transfer::splice
        } else {
            transfer::copy_file_range
        };
        while left > 0 {
            let moved = transfer(&self.input.fd, &file.fd, left.min(1 << 30) as usize);
            left -= moved as u64;
            if moved == 0 {
                break;
            }
        }
        while left > 0 {
            let len = self.read(cx, 0, left)?;
            if len == 0 {
                break;
            }
            left -= len as u64;
            self.write(cx, 0..len)?;
        }
        Ok(most - left)
    }

    /// Where the first `count` lines, or bytes, of a part of the buffer end, if they do; otherwise how many there are.
    fn find(&self, count: u64, part: &core::ops::Range<usize>) -> hot::Nth {
        let len = part.len() as u64;
        match self.by {
            By::Bytes if count <= len => hot::Nth::At(count as usize - 1),
            By::Bytes => hot::Nth::Only(len),
            _ => {
                let bytes = self.buf.get(part.clone()).unwrap_or(&[]);
                hot::find_nth(self.separator.unwrap_or(b'\n'), count, bytes)
            }
        }
    }

    /// Makes pieces of so many lines or bytes.
    fn pieces(&mut self, cx: &mut Cx) -> Done {
        let known = self.status.real_size().unwrap_or(0);
        if self.by == By::Bytes
            && self.count >= io::CHUNK as u64
            && let Ok(mut at) = self.input.fd.seek(0, rt::sys::raw::SEEK_CUR)
        {
            // Of a file it is known whether there is more.
            while at < known {
                self.next(cx)?;
                let copied = self.copy(cx, self.count)?;
                at += copied;
                if copied < self.count {
                    break;
                }
            }
        }
        let mut left = 0;
        loop {
            let len = self.read(cx, 0, u64::MAX)?;
            if len == 0 {
                return Ok(());
            }
            let mut at = 0;
            while at < len {
                if left == 0 {
                    self.next(cx)?;
                    left = self.count;
                }
                let end = match self.find(left, &(at..len)) {
                    hot::Nth::At(last) => {
                        left = 0;
                        at + last + 1
                    }
                    hot::Nth::Only(count) => {
                        left -= count;
                        len
                    }
                };
                self.write(cx, at..end)?;
                at = end;
            }
        }
    }

    /// Makes pieces of at most so many bytes, and cuts only lines that are longer.
    fn line_bytes(&mut self, cx: &mut Cx) -> Done {
        let separator = self.separator.unwrap_or(b'\n');
        let (mut start, mut len, mut at_end) = (0, 0, false);
        // The room that is left in the piece, and whether all in it is the beginning of a line.
        let (mut room, mut fresh) = (0, false);
        loop {
            if start == len && !at_end {
                (start, len) = (0, 0);
            }
            let pending = len - start;
            if pending == 0 && at_end {
                return Ok(());
            }
            if pending > 0 && room == 0 {
                self.next(cx)?;
                (room, fresh) = (self.count, true);
            }
            let window = (pending as u64).min(room) as usize;
            let bytes = self.buf.get(start..start + window).unwrap_or(&[]);
            let mut used = 0;
            if let Some(last) = hot::rfind(separator, bytes) {
                used = last + 1;
                fresh = false;
            } else if fresh && window > 0 || at_end && (pending as u64) < room {
                used = window;
            } else if pending > 0 && pending as u64 >= room {
                room = 0;
                continue;
            }
            if used > 0 {
                self.write(cx, start..start + used)?;
                start += used;
                room -= used as u64;
                continue;
            }
            // The line may end soon enough.
            self.buf.copy_within(start..len, 0);
            (start, len) = (0, pending);
            if len == self.buf.len() {
                let larger = self.buf.len() * 2;
                self.buf.grow(larger).map_err(|_| cx.stop("memory exhausted", &[]))?;
            }
            let more = self.read(cx, len, u64::MAX)?;
            at_end = more == 0;
            len += more;
        }
    }

    /// How many bytes there are, from where the input stands.
    fn size(&mut self, cx: &mut Cx) -> Result<(u64, u64), Stop> {
        const MESSAGE: &str = "%n: cannot determine file size";
        let words = [self.input.name];
        let Ok(start) = self.input.fd.seek(0, rt::sys::raw::SEEK_CUR) else {
            return Err(cx.stop(MESSAGE, &words));
        };
        let mut len = 0;
        // Many files, as those of /proc, do not know.
        while len < self.buf.len() {
            let room = self.buf.get_mut(len..).unwrap_or(&mut []);
            match io::read(&self.input.fd, room) {
                Ok(0) => break,
                Ok(more) => len += more,
                Err(e) => return Err(cx.stop_error(MESSAGE, &words, e)),
            }
        }
        let mut size = len as u64;
        if len == self.buf.len() {
            let end = match self.status.real_size() {
                Some(end) => end,
                None => self.input.fd.seek(0, SEEK_END).unwrap_or(0),
            };
            if end < start + size {
                return Err(cx.stop_error(MESSAGE, &words, Errno::OVERFLOW));
            }
            size = end - start;
        }
        self.seek(cx, start)?;
        Ok((start, size))
    }

    fn seek(&mut self, cx: &mut Cx, to: u64) -> Done {
        match self.input.fd.seek(to as i64, SEEK_SET) {
            Ok(_) => Ok(()),
            Err(e) => Err(cx.fail(self.input.name, e)),
        }
    }

    /// Makes so many pieces of about the same size.
    fn chunks(&mut self, cx: &mut Cx) -> Done {
        let (start, size) = self.size(cx)?;
        let chunk = (size / self.count).max(1);
        let lines = self.by == By::LineChunks;
        let last = self.count - 1;
        // Where the next piece begins, and its number.
        let (mut at, mut piece) = (0, 0);
        // The number of the next one to be made.
        let mut made = 0;
        if let Some(only) = self.only.checked_sub(1) {
            at = match only.checked_mul(chunk) {
                Some(at) if at < size => at,
                _ => return Ok(()),
            };
            piece = only;
            if lines && at > 0 {
                // A line that begins here belongs here, one that began before does not.
                at -= 1;
                self.seek(cx, start + at)?;
                at += self.line_end(cx, false)?;
            } else {
                self.seek(cx, start + at)?;
            }
        }
        while at < size {
            piece = if lines { (at / chunk).min(last) } else { piece };
            if self.only > 0 && piece != self.only - 1 {
                return Ok(());
            }
            let to = if piece == last { size } else { (piece + 1) * chunk };
            if self.only == 0 {
                while !self.elide && made < piece {
                    self.next(cx)?;
                    made += 1;
                }
                self.next(cx)?;
                made += 1;
            }
            let mut most = if piece == last { u64::MAX } else { to - at };
            if lines && piece < last {
                most -= 1;
            }
            let copied = self.copy(cx, most)?;
            at += copied;
            if copied == most && lines {
                at += self.line_end(cx, true)?;
            }
            if self.only > 0 || piece == last || copied < most {
                break;
            }
            piece += 1;
        }
        while !self.elide && self.only == 0 && made < self.count {
            self.next(cx)?;
            made += 1;
        }
        Ok(())
    }

    /// Goes to the end of a line, and returns how far that was.
    fn line_end(&mut self, cx: &mut Cx, write: bool) -> Result<u64, Stop> {
        let (mut passed, mut most) = (0, 4096);
        loop {
            let len = self.read(cx, 0, most)?;
            let found = self.find(1, &(0..len));
            let used = match found {
                hot::Nth::At(at) => at + 1,
                hot::Nth::Only(_) => len,
            };
            if write {
                self.write(cx, 0..used)?;
            }
            passed += used as u64;
            if used < len {
                let back = -((len - used) as i64);
                let moved = self.input.fd.seek(back, rt::sys::raw::SEEK_CUR);
                moved.map_err(|e| cx.fail(self.input.name, e))?;
            }
            if len == 0 || matches!(found, hot::Nth::At(_)) {
                return Ok(passed);
            }
            most = u64::MAX;
        }
    }
}

/// One of the pieces that get a line in turn.
struct Turn {
    file: Option<File>,
    /// Is it closed for now, because too many others are open?
    closed: bool,
    /// How much is used of the room to gather its lines in.
    used: usize,
}

impl Split<'_> {
    /// Deals the lines out to so many pieces.
    fn turns(&mut self, cx: &mut Cx) -> Done {
        let count = if self.only > 0 { 1 } else { self.count as usize };
        // All have names before the first is made.
        let first = self.value(&self.digits);
        let names = u64::from(self.base).checked_pow(self.digits.len() as u32);
        if self.only == 0 && names.is_some_and(|names| names.saturating_sub(first) < self.count) {
            return Err(cx.stop("output file suffixes exhausted", &[]));
        }
        // Each gathers its lines, to write seldom.
        let size = if self.unbuffered { 0 } else { ((8 << 20) / count).clamp(1 << 9, 1 << 16) };
        let mut turns: Vec<Turn> = Vec::new();
        let room = count.checked_mul(size).and_then(|len| io::try_buffer(len.max(1)).ok());
        let (Some(mut room), Ok(())) = (room, turns.try_reserve_exact(count)) else {
            return Err(cx.stop("memory exhausted", &[]));
        };
        turns.resize_with(count, || Turn { file: None, closed: false, used: 0 });
        let (mut index, mut broken, mut number) = (0, 0, 1);
        'input: loop {
            let len = self.read(cx, 0, u64::MAX)?;
            if len == 0 {
                break;
            }
            let mut at = 0;
            while at < len {
                let (end, whole) = match self.find(1, &(at..len)) {
                    hot::Nth::At(last) => (at + last + 1, true),
                    hot::Nth::Only(_) => (len, false),
                };
                let line = at..end;
                at = end;
                if self.only > 0 {
                    if number == self.only {
                        self.write(cx, line)?;
                    }
                    if whole {
                        number = if number == self.count { 1 } else { number + 1 };
                    }
                    continue;
                }
                if turns.get(index).is_some_and(|turn| turn.file.is_none()) {
                    self.take_part(cx, &mut turns, index)?;
                }
                let Some(turn) = turns.get_mut(index) else { break };
                let line = self.buf.get(line).unwrap_or(&[]);
                let place = index * size + turn.used;
                if line.len() <= size - turn.used
                    && let Some(place) = room.get_mut(place..place + line.len())
                {
                    place.copy_from_slice(line);
                    turn.used += line.len();
                } else {
                    let held = room.get(index * size..place).unwrap_or(&[]);
                    // There may be no end to what nobody wants.
                    broken += u64::from(self.deal(cx, &mut turns, index, held, line)?);
                    if broken == self.count {
                        break 'input;
                    }
                }
                if whole {
                    index = if index + 1 == count { 0 } else { index + 1 };
                }
            }
            if self.only > 0 && self.unbuffered {
                cx.out.flush()?;
            }
        }
        if self.only > 0 {
            return Ok(());
        }
        for index in 0..count {
            if turns.get(index).is_some_and(|turn| turn.file.is_none()) {
                if self.elide {
                    break;
                }
                self.take_part(cx, &mut turns, index)?;
            }
            let used = turns.get(index).map_or(0, |turn| turn.used);
            let held = room.get(index * size..index * size + used).unwrap_or(&[]);
            self.deal(cx, &mut turns, index, held, b"")?;
            if let Some(file) = turns.get_mut(index).and_then(|turn| turn.file.take()) {
                self.end(cx, file)?;
            }
        }
        Ok(())
    }

    /// Makes the piece at `index`.
    fn take_part(&mut self, cx: &mut Cx, turns: &mut [Turn], index: usize) -> Done {
        let name = self.name(cx)?;
        let file = self.open(cx, name, turns)?;
        if let Some(turn) = turns.get_mut(index) {
            turn.file = Some(file);
        }
        Ok(())
    }

    /// Writes to the piece at `index` what it has gathered, and a line. Is that the moment at which its command wants no more?
    #[inline(never)]
    fn deal(
        &self,
        cx: &mut Cx,
        turns: &mut [Turn],
        index: usize,
        held: &[u8],
        line: &[u8],
    ) -> Result<bool, Stop> {
        let Some(turn) = turns.get_mut(index) else { return Ok(false) };
        turn.used = 0;
        let Some(mut file) = turn.file.take() else { return Ok(false) };
        if held.is_empty() && line.is_empty() {
            turn.file = Some(file);
            return Ok(false);
        }
        if turn.closed {
            turn.closed = false;
            file.fd = open(cx, &file.name, O_WRONLY | O_APPEND, turns)?;
        }
        let before = file.broken;
        file.write(cx, held)?;
        file.write(cx, line)?;
        let broken = file.broken;
        if let Some(turn) = turns.get_mut(index) {
            turn.file = Some(file);
        }
        Ok(broken && !before)
    }
}

/// Opens a file of a piece, and closes others for now where too many are open.
#[inline(never)]
fn open(cx: &mut Cx, name: &CStr, flags: u32, turns: &mut [Turn]) -> Result<Fd, Stop> {
    loop {
        match cx.open(name, flags, 0o666) {
            Ok(fd) => return Ok(fd),
            Err(Errno::MFILE | Errno::NFILE) if close_one(turns) => {}
            Err(e) => return Err(cx.fail(name.to_bytes(), e)),
        }
    }
}

fn close_one(turns: &mut [Turn]) -> bool {
    for turn in turns.iter_mut().rev() {
        if let Some(file) = &mut turn.file
            && file.child == 0
            && !turn.closed
        {
            turn.closed = true;
            // It is open for appending when it is needed again; an error of closing is one of writing and shows there as well.
            file.fd = Fd::STDIN;
            return true;
        }
    }
    false
}

impl File {
    #[inline(never)]
    fn write(&mut self, cx: &mut Cx, bytes: &[u8]) -> Done {
        if self.broken {
            return Ok(());
        }
        match io::write_all(&self.fd, bytes) {
            Err(Errno::PIPE) if self.child > 0 => self.broken = true,
            Err(e) => return Err(cx.fail(self.name.to_bytes(), e)),
            Ok(()) => {}
        }
        Ok(())
    }
}
