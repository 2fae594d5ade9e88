//! split - write pieces of a file to files, or to commands
mod chunks;
mod names;
mod output;
mod pieces;
mod turns;

use core::ffi::CStr;
use output::File;
use rt::{
    Cx, Done, Id, Input, Stop, Vec, io, long,
    sys::{Errno, Fd, Stat, fstat, raw::SIGPIPE, signal},
    text::number::{self, NumberError},
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
                        return Err(
                            cx.stop(packed!("line count option -%r%r... is too large"), &words)
                        );
                    }
                }
            }
        }
        within = cx.in_cluster();
    }
    if split.only > 0 && split.filter.is_some() {
        return Err(cx.usage(packed!("--filter does not process a chunk extracted to stdout"), &[]));
    }
    if split.count == 0 {
        return Err(cx.usage(packed!("invalid number of lines: %w"), &[b"0"]));
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
        .map_err(|e| cx.stop_error(packed!("cannot open %q for reading"), &[path.to_bytes()], e))?;
    split.status = fstat(&split.input.fd).map_err(|e| cx.fail(split.input.name, e))?;
    if split.filter.is_some() {
        // That a command wants no more is no reason to end.
        let ignored = signal::set(SIGPIPE as u8, signal::Action::Ignore);
        ignored.map_err(|e| cx.stop_error(packed!("cannot ignore a signal"), &[], e))?;
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
    cx.usage(packed!("cannot split in more than one way"), &[])
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
            Err(cx.stop_error(packed!("invalid %r: %w"), &[unit.as_bytes(), text], Errno::RANGE))
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
                        return Err(cx.stop_error(
                            packed!("invalid chunk number: %w"),
                            &[only],
                            error,
                        ));
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
                    return Err(
                        cx.usage(packed!("%w: invalid start value for %r suffix"), &[text, kind])
                    );
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
            [] => return Err(cx.stop(packed!("empty record separator"), &[])),
            [byte] => *byte,
            b"\\0" => 0,
            _ => return Err(cx.stop(packed!("multi-character separator %w"), &[value])),
        };
        if self.separator.is_some_and(|before| before != byte) {
            return Err(cx.stop(packed!("multiple separator characters specified"), &[]));
        }
        self.separator = Some(byte);
        Ok(())
    }
}
