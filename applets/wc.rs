//! wc - count lines, words, characters and bytes
use core::ffi::CStr;
use rt::{
    Cx, Done, Id, Input, Vec, io, long,
    sys::{
        Errno, Fd, fstat,
        raw::{SEEK_CUR, SEEK_SET},
    },
    text::{number, utf8, width::columns},
};

rt::applet! { "wc", main, { own_process: true }, "\
Usage: wc [OPTION]... [FILE]...
  or:  wc [OPTION]... --files0-from=F
Print the newlines, words and bytes of each FILE, or of standard input, and their totals. - is standard input.

  -c, --bytes            count bytes
      --debug            (ignored)
      --files0-from=F    read the files' names, each ended by NUL, from F; - is standard input
  -l, --lines            count newlines
  -L, --max-line-length  print the columns of the widest line
  -m, --chars            count characters
  -w, --words            count words, which have something printable between blanks

" }

const FILES0_FROM: Id = long(HELP, "files0-from");

/// Lines, words, characters, bytes, the widest line: the order in which they are printed.
type Counts = [u64; 5];

/// What each option asks for, as an index into [`Counts`].
const COLUMNS: &[u8; 5] = b"lwmcL";

struct Wc {
    show: [bool; 5],
    utf8: bool,
    /// The columns that a number takes.
    width: usize,
    buf: io::Buffer,
    total: Counts,
}

fn main(cx: &mut Cx) -> Done {
    let mut wc = Wc {
        show: [false; 5],
        utf8: cx.utf8(),
        width: 1,
        buf: io::buffer(io::CHUNK),
        total: [0; 5],
    };
    let mut names_from = None;
    while let Some(option) = cx.option()? {
        if option == FILES0_FROM {
            names_from = Some(cx.value());
        }
        COLUMNS.iter().zip(&mut wc.show).for_each(|(&column, show)| *show |= column == option);
    }
    if wc.show == [false; 5] {
        wc.show = [true, true, false, true, false];
    }
    if let Some(list) = names_from {
        return wc.listed(cx, list);
    }
    let operands = cx.operands();
    wc.width = wc.width_for(cx, operands.len(), &mut cx.inputs());
    for path in cx.inputs() {
        wc.file(cx, path, !operands.is_empty())?;
    }
    wc.finish(cx, operands.len())
}

impl Wc {
    /// `--files0-from`: the names come one after the other, so that a list without an end works too.
    #[inline(never)]
    fn listed<'a>(&mut self, cx: &mut Cx<'a>, list: &'a CStr) -> Done {
        let input = cx.list_of_names(list, "extra operand %q", "cannot open %q for reading")?;
        let whole = fstat(&input.fd).is_ok_and(|stat| stat.is_regular());
        let mut names = Vec::new();
        let mut count = 0;
        loop {
            let len = match io::read(&input.fd, &mut self.buf) {
                Ok(len) => len,
                Err(e) => {
                    cx.say_error(packed!("%n: read error"), &[input.name], Some(e));
                    return Err(rt::Stop::new(1));
                }
            };
            names.extend_from_slice(self.buf.get(..len).unwrap_or(&[]));
            // A file is looked through first, for the width of the columns.
            if whole && len > 0 {
                continue;
            }
            if len == 0 && names.last().is_some_and(|&last| last != 0) {
                names.push(0);
            }
            let used = hot::rfind(0, &names).map_or(0, |last| last + 1);
            let rest = names.split_off(used);
            if whole {
                self.width = self.width_for(cx, hot::count(0, &names), &mut split(&names));
            }
            for path in split(&names) {
                count += 1;
                if path.is_empty() {
                    let mut room = [0; number::DIGITS];
                    let words = [list.to_bytes(), number::format(count, &mut room)];
                    cx.say(packed!("%n:%r: invalid zero-length file name"), &words);
                } else if path == c"-" && list == c"-" {
                    let text = "when reading file names from stdin, no file name of ";
                    cx.say(packed!("%r%q allowed"), &[text.as_bytes(), b"-"]);
                } else {
                    self.file(cx, path, true)?;
                }
            }
            names = rest;
            if len == 0 {
                return self.finish(cx, number::fit(count));
            }
        }
    }

    /// The columns for the sum of the sizes of `count` files, so that all numbers fit; 7 at least if a size is not known.
    fn width_for(&self, cx: &Cx, count: usize, paths: &mut dyn Iterator<Item = &CStr>) -> usize {
        let single = self.show.iter().filter(|&&show| show).count() == 1;
        if single && count <= 1 {
            return 1;
        }
        let (mut sum, mut least) = (0u64, 1);
        for path in paths {
            match if path == c"-" { fstat(&Fd::STDIN) } else { cx.status_of(path) } {
                Ok(stat) if stat.is_regular() => sum = sum.saturating_add(stat.size()),
                Ok(_) => least = 7,
                Err(_) => {}
            }
        }
        number::format(sum, &mut [0; number::DIGITS]).len().max(least)
    }

    fn file(&mut self, cx: &mut Cx, path: &CStr, named: bool) -> Done {
        if path.is_empty() {
            // The kernel would say that it does not exist, which helps nobody.
            cx.say(packed!("invalid zero-length file name"), &[]);
            return Ok(());
        }
        let input = match cx.input(path) {
            Ok(input) => input,
            Err(e) => {
                cx.warn(path.to_bytes(), e);
                return Ok(());
            }
        };
        let blame = if named { path.to_bytes() } else { b"standard input" };
        let counts = self.count(cx, &input, blame);
        let [.., widest] = self.total;
        self.total.iter_mut().zip(counts).for_each(|(sum, count)| *sum = sum.saturating_add(count));
        let ([.., total], [.., count]) = (&mut self.total, counts);
        *total = widest.max(count);
        self.print(cx, counts, named.then_some(path.to_bytes()))
    }

    fn finish(&self, cx: &mut Cx, files: usize) -> Done {
        if files > 1 { self.print(cx, self.total, Some(b"total")) } else { Ok(()) }
    }

    fn print(&self, cx: &mut Cx, counts: Counts, name: Option<&[u8]>) -> Done {
        let mut gap: &[u8] = b"";
        for (_, count) in self.show.iter().zip(counts).filter(|(show, _)| **show) {
            cx.out.write(gap)?;
            cx.out.number(count, self.width)?;
            gap = b" ";
        }
        if let Some(name) = name {
            cx.out.write(b" ")?;
            cx.print_line_name(name)?;
        }
        cx.out.byte(b'\n')
    }

    /// Counts what `input` has. A read error is reported, and what was counted by then stands.
    #[inline(never)]
    fn count(&mut self, cx: &mut Cx, input: &Input, name: &[u8]) -> Counts {
        let [lines, words, chars, _, widest] = self.show;
        let text = words || (chars && self.utf8);
        let mut counts = hot::Words::new(cx.posixly_correct());
        let mut line = Line::default();
        let mut bytes = 0;
        let result = if lines || text || widest {
            if fstat(&input.fd).is_ok_and(|stat| stat.is_pipe()) {
                io::enlarge_pipe(&input.fd);
            }
            loop {
                let len = match io::read(&input.fd, &mut self.buf) {
                    Ok(0) => break Ok(()),
                    Ok(len) => len,
                    Err(e) => break Err(e),
                };
                let chunk = self.buf.get(..len).unwrap_or(&[]);
                bytes += len as u64;
                match (text, self.utf8) {
                    (true, true) => counts.utf8(chunk),
                    (true, false) => counts.bytes(chunk),
                    _ => counts.lines += hot::count(b'\n', chunk) as u64,
                }
                if widest {
                    line.add(chunk, self.utf8);
                }
            }
        } else {
            length(&input.fd, &mut self.buf).map(|length| bytes = length)
        };
        if let Err(e) = result {
            cx.warn(name, e);
        }
        line.end();
        [
            counts.lines,
            counts.words,
            if self.utf8 { counts.chars } else { bytes },
            bytes,
            line.widest,
        ]
    }
}

/// The names in a list where each ends with NUL.
fn split(names: &[u8]) -> impl Iterator<Item = &CStr> + Clone {
    names.split_inclusive(|&byte| byte == 0).filter_map(|name| CStr::from_bytes_with_nul(name).ok())
}

/// How many bytes there are to read.
fn length(fd: &Fd, buf: &mut [u8]) -> Result<u64, Errno> {
    /// Some files claim to be as large as a page and are not.
    const CLAIM: u64 = 64 << 10;
    let stat = fstat(fd)?;
    let mut skipped = 0;
    if stat.is_regular()
        && let Ok(here) = fd.seek(0, SEEK_CUR)
    {
        let end = stat.size().saturating_sub(1) / CLAIM * CLAIM;
        if end > here && fd.seek(end as i64, SEEK_SET).is_ok() {
            skipped = end - here;
        }
    }
    io::discard(fd, &stat, buf).map(|read| skipped + read)
}

/// The columns of a line so far, and of the widest one.
#[derive(Default)]
struct Line {
    column: u64,
    widest: u64,
    /// The start of a character that the last chunk ended in.
    partial: Vec<u8>,
}

impl Line {
    #[inline(never)]
    fn add(&mut self, chunk: &[u8], utf8: bool) {
        let mut joined = core::mem::take(&mut self.partial);
        let mut rest = chunk;
        if !joined.is_empty() {
            joined.extend_from_slice(chunk);
            rest = &joined;
        }
        while let [first, after @ ..] = rest {
            let mut used = 1;
            match first {
                b'\n' | b'\r' | b'\x0C' => self.end(),
                b'\t' => self.column = (self.column / 8 + 1) * 8,
                b' '..=b'~' => self.column += 1,
                0x80.. if utf8 => match utf8::decode(rest) {
                    Some((c, len)) => {
                        self.column += if utf8::is_printable(c) { columns(c) } else { 0 };
                        used = len;
                    }
                    // It may be whole with the next chunk; if there is none, it takes no column.
                    None if after.len() < 3
                        && *first >= 0xC2
                        && after.iter().all(|byte| byte & 0xC0 == 0x80) =>
                    {
                        self.partial = rest.to_vec();
                        return;
                    }
                    None => {}
                },
                _ => {}
            }
            rest = rest.get(used..).unwrap_or(&[]);
        }
    }

    fn end(&mut self) {
        self.widest = self.widest.max(core::mem::take(&mut self.column));
    }
}
