//! tac - print files with the last line first
use rt::{
    Cx, Done, Input, io,
    regex::{Regex, Syntax},
    sys::{Errno, fstat},
};

rt::applet! { "tac", main, { own_process: true }, "\
Usage: tac [OPTION]... [FILE]...
Print each FILE, or standard input, with its last line first. - is standard input.

  -b, --before             the separator stands before a line, not behind it
  -r, --regex              the separator is a basic regular expression
  -s, --separator=STRING   lines are separated by STRING, not by a newline

" }

/// What separates records.
struct Tac<'a> {
    text: &'a [u8],
    regex: Option<Regex>,
    before: bool,
    utf8: bool,
}

fn main(cx: &mut Cx) -> Done {
    let mut tac = Tac { text: b"\n", regex: None, before: false, utf8: cx.utf8() };
    let mut regex = false;
    while let Some(option) = cx.option()? {
        match option {
            b'b' => tac.before = true,
            b'r' => regex = true,
            _ => tac.text = cx.value().to_bytes(),
        }
    }
    if regex {
        if tac.text.is_empty() {
            return Err(cx.stop(packed!("separator cannot be empty"), &[]));
        }
        let syntax = Syntax { utf8: tac.utf8, lines: true, ..Syntax::BASIC };
        match Regex::new(tac.text, syntax) {
            Ok(regex) => tac.regex = Some(regex),
            Err(message) => return Err(cx.stop("%r", &[message.as_bytes()])),
        }
    } else if tac.text.is_empty() {
        tac.text = b"\0";
    }
    for path in cx.inputs() {
        let name = path.to_bytes();
        let input = match cx.input(path) {
            Ok(input) => input,
            Err(e) => {
                cx.say_error(packed!("failed to open %q for reading"), &[name], Some(e));
                continue;
            }
        };
        if let Err(e) = tac.file(cx, &input) {
            let name = if name == b"-" { b"standard input" } else { name };
            cx.say_error(packed!("%n: read error"), &[name], Some(e));
        }
        cx.out.checked()?;
    }
    Ok(())
}

impl Tac<'_> {
    // An error is one of reading; the output knows its own.

    fn file(&mut self, cx: &mut Cx, input: &Input) -> Result<(), Errno> {
        if let ([end], None, false) = (self.text, &self.regex, self.before)
            && let Some(size) = fstat(&input.fd)?.real_size()
            && input.fd.seek(0, rt::sys::raw::SEEK_CUR).is_ok()
        {
            return backwards(cx, input, *end, size);
        }
        let mut text = io::buffer(io::CHUNK);
        let mut filled = 0;
        loop {
            match io::read(&input.fd, text.get_mut(filled..).unwrap_or(&mut []))? {
                0 => break,
                len => filled += len,
            }
            if 2 * filled > text.len() {
                text = io::grown(&text, filled, 2 * text.len());
            }
        }
        self.records(cx, text.get(..filled).unwrap_or(b""));
        Ok(())
    }

    /// Prints the records of a text. Separators are looked for from the end, each the last one that starts before the one behind it and
    /// ends there at the latest.
    #[inline(never)]
    fn records(&mut self, cx: &mut Cx, text: &[u8]) {
        if let ([end], None, false) = (self.text, &self.regex, self.before) {
            let mut output = io::buffer(text.len());
            hot::reverse(*end, text, &mut output);
            return cx.out.add(output.get(..text.len()).unwrap_or(b""));
        }
        // Where the last separator starts, and where the record in front of what is printed ends.
        let (mut limit, mut end) = (text.len(), text.len());
        let mut at = limit;
        while at > 0 {
            at -= 1;
            let head = text.get(..limit).unwrap_or(text);
            let len = match &mut self.regex {
                None => head
                    .get(at..)
                    .is_some_and(|rest| rest.starts_with(self.text))
                    .then_some(self.text.len()),
                Some(_) if self.utf8 && text.get(at).is_some_and(|byte| byte & 0xC0 == 0x80) => {
                    None
                }
                Some(regex) => match regex.search_at(head, at) {
                    true => regex.group(0).map(|found| found.len()),
                    false => None,
                },
            };
            if let Some(len) = len {
                let start = if self.before { at } else { at + len };
                cx.out.add(text.get(start..end).unwrap_or(b""));
                (limit, end) = (at, start);
                if cx.out.error().is_some() {
                    return;
                }
            }
        }
        cx.out.add(text.get(..end).unwrap_or(b""));
    }
}

/// Prints the lines of a file of `size` bytes, which is read from its end.
#[inline(never)]
fn backwards(cx: &mut Cx, input: &Input, end: u8, size: u64) -> Result<(), Errno> {
    // What is read but not printed stands at the end of the buffer: a line whose start is not known, and what was read before it.
    let mut buf = io::buffer(2 * io::CHUNK);
    let mut output = io::buffer(2 * io::CHUNK);
    let mut start = buf.len();
    let mut left = size;
    while left > 0 {
        let step = left.min(io::CHUNK as u64);
        if start < step as usize {
            let mut larger = io::buffer(2 * buf.len());
            let kept = buf.get(start..).unwrap_or(&[]);
            let at = larger.len() - kept.len();
            if let Some(place) = larger.get_mut(at..) {
                place.copy_from_slice(kept);
            }
            start = at;
            buf = larger;
            output = io::buffer(buf.len());
        }
        left -= step;
        let from = start - step as usize;
        let mut at = from;
        while at < start {
            let room = buf.get_mut(at..start).unwrap_or(&mut []);
            match input.fd.read_at(room, left + (at - from) as u64) {
                // It has become shorter meanwhile.
                Ok(0) => break,
                Ok(len) => at += len,
                Err(Errno::INTR) => {}
                Err(e) => return Err(e),
            }
        }
        if at < start {
            buf.copy_within(from..at, start - (at - from));
        }
        let new = start - (at - from);
        // Whole lines start behind the first end of one, or at the start of the file.
        let block = buf.get(new..start).unwrap_or(&[]);
        let whole = match left {
            0 => Some(new),
            _ => hot::find(end, block).map(|at| new + at + 1),
        };
        start = new;
        if let Some(whole) = whole {
            let lines = buf.get(whole..).unwrap_or(&[]);
            hot::reverse(end, lines, &mut output);
            cx.out.add(output.get(..lines.len()).unwrap_or(b""));
            if cx.out.error().is_some() {
                return Ok(());
            }
            let len = whole - start;
            start = buf.len() - len;
            buf.copy_within(new..whole, start);
        }
    }
    Ok(())
}
