//! cat - concatenate files
use rt::{
    Cx, Done, Input, Out,
    io::{self, Failure},
    sys::{self, Fd, Stat},
};

rt::applet! { "cat", main, { place: rt::Place::Bin }, "\
Usage: cat [OPTION]... [FILE]...
Copy each FILE, or standard input, to standard output. - is standard input.

  -A, --show-all          the same as -vET
  -b, --number-nonblank   number the lines that are not empty; overrides -n
  -e                      the same as -vE
  -E, --show-ends         print $ at the end of each line
  -n, --number            number all lines
  -s, --squeeze-blank     print only one of adjacent empty lines
  -t                      the same as -vT
  -T, --show-tabs         print a tab as ^I
  -u                      (ignored; output is never delayed)
  -v, --show-nonprinting  print control characters as ^X, bytes from 128 on as M-X
" }

/// How lines are shown. It spans files: numbers and blank lines run on.
#[derive(Default)]
struct Lines {
    number: bool,
    nonblank: bool,
    squeeze: bool,
    ends: bool,
    tabs: bool,
    nonprinting: bool,
    /// Lines numbered so far.
    count: u64,
    /// Adjacent empty lines so far.
    blanks: u64,
    /// Is the last line unfinished?
    inside: bool,
    /// Was the last byte a carriage return that is not printed yet, because the line may end after it?
    carriage_return: bool,
}

fn main(cx: &mut Cx) -> Done {
    let mut lines = Lines::default();
    while let Some(option) = cx.option()? {
        lines.number |= matches!(option, b'b' | b'n');
        lines.nonblank |= option == b'b';
        lines.squeeze |= option == b's';
        lines.ends |= matches!(option, b'A' | b'E' | b'e');
        lines.tabs |= matches!(option, b'A' | b'T' | b't');
        lines.nonprinting |= matches!(option, b'A' | b'e' | b't' | b'v');
    }
    let target = match cx.out.status() {
        Ok(target) => target,
        Err(e) => return Err(cx.stop_error("standard output", &[], e)),
    };
    cx.each_input(|cx, input| lines.file(cx, input, target.as_ref()))?;
    lines.release(b"\r", &mut cx.out)
}

/// Would reading `input` to its end never end, because what is read is written to it again?
fn feeds_itself(input: &Fd, source: &Stat, target: &Stat) -> bool {
    target.is_regular()
        && source.same_file(target)
        && input.seek(0, sys::raw::SEEK_CUR).is_ok_and(|at| at < source.size)
}

impl Lines {
    #[inline(never)]
    fn file(&mut self, cx: &mut Cx, input: &Input, target: Option<&Stat>) -> Done {
        let copied = match sys::fstat(&input.fd) {
            Err(e) => Err(Failure::Read(e)),
            Ok(source) => {
                if target.is_some_and(|target| feeds_itself(&input.fd, &source, target)) {
                    cx.say("%n: input file is output file", &[input.name]);
                    return Ok(());
                }
                if self.number || self.squeeze || self.ends || self.tabs || self.nonprinting {
                    let mut buf = io::buffer(io::CHUNK);
                    while let Some(chunk) = input.chunk(cx, &mut buf) {
                        self.put(chunk, &mut cx.out)?;
                    }
                    return Ok(());
                }
                io::copy_known(&input.fd, Some(&source), &mut cx.out, target, u64::MAX)
            }
        };
        match copied {
            Ok(_) => Ok(()),
            Err(Failure::Read(e)) => {
                cx.warn(input.name, e);
                Ok(())
            }
            Err(Failure::Write(stop)) => Err(stop),
        }
    }

    fn put(&mut self, mut chunk: &[u8], out: &mut Out) -> Done {
        while !chunk.is_empty() {
            let end = hot::find(b'\n', chunk);
            let (line, rest) = chunk.split_at(end.unwrap_or(chunk.len()));
            chunk = rest.get(1..).unwrap_or(b"");
            if !self.inside {
                let blank = line.is_empty();
                self.blanks = if blank { self.blanks + 1 } else { 0 };
                if self.squeeze && self.blanks > 1 {
                    continue;
                }
                if self.number && !(self.nonblank && blank) {
                    self.count += 1;
                    out.number(self.count, 6)?;
                    out.byte(b'\t')?;
                }
            }
            self.inside = end.is_none();
            if !line.is_empty() {
                self.release(b"\r", out)?;
            }
            self.body(line, out)?;
            if end.is_some() {
                self.release(b"^M", out)?;
                out.write(if self.ends { b"$\n" } else { b"\n" })?;
            }
        }
        Ok(())
    }

    /// Prints the carriage return that was held back as `text`.
    fn release(&mut self, text: &[u8], out: &mut Out) -> Done {
        if core::mem::take(&mut self.carriage_return) { out.write(text) } else { Ok(()) }
    }

    fn body(&mut self, mut line: &[u8], out: &mut Out) -> Done {
        if self.ends
            && !self.nonprinting
            && let [before @ .., b'\r'] = line
        {
            line = before;
            self.carriage_return = true;
        }
        if !self.nonprinting && !self.tabs {
            return out.write(line);
        }
        for &byte in line {
            if byte == b'\t' || !self.nonprinting {
                out.write(if byte == b'\t' && self.tabs {
                    b"^I"
                } else {
                    core::slice::from_ref(&byte)
                })?;
                continue;
            }
            if byte >= 128 {
                out.write(b"M-")?;
            }
            match byte & 127 {
                low @ (0..32 | 127) => out.write(&[b'^', low ^ 64])?,
                low => out.byte(low)?,
            }
        }
        Ok(())
    }
}
