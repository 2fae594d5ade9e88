//! cat - concatenate files
use core::ffi::CStr;
use rt::{
    Cx, Done, Out, io,
    sys::{self, Errno, Fd, Stat},
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

// What is done to lines.
const NUMBER: u8 = 1;
const SKIP_EMPTY: u8 = 2;
const SQUEEZE: u8 = 4;
const ENDS: u8 = 8;
const TABS: u8 = 16;
const NONPRINTING: u8 = 32;

const OPTIONS: [(u8, u8); 9] = [
    (b'A', NONPRINTING | ENDS | TABS),
    (b'b', NUMBER | SKIP_EMPTY),
    (b'e', NONPRINTING | ENDS),
    (b'E', ENDS),
    (b'n', NUMBER),
    (b's', SQUEEZE),
    (b't', NONPRINTING | TABS),
    (b'T', TABS),
    (b'v', NONPRINTING),
];

/// How lines are shown. It spans files: numbers and blank lines run on.
struct Lines {
    style: u8,
    /// Was the last line empty?
    blank: bool,
    /// Is the last line unfinished?
    inside: bool,
    /// Was the last byte a carriage return that is not printed yet, because the line may end after it?
    carriage_return: bool,
    /// The number of the last line in decimal, and a tab.
    number: [u8; 21],
    /// Where the number begins; it takes at least six columns.
    start: usize,
}

fn main(cx: &mut Cx) -> Done {
    let mut lines = Lines {
        style: 0,
        blank: false,
        inside: false,
        carriage_return: false,
        number: *b"                   0\t",
        start: 14,
    };
    while let Some(option) = cx.option()? {
        let found = OPTIONS.iter().find(|(letter, _)| *letter == option);
        lines.style |= found.map_or(0, |(_, style)| *style);
    }
    let target = cx.out.status();
    let target = match &target {
        Ok(target) => target,
        Err(e) => return Err(cx.stop_error(packed!("standard output"), &[], *e)),
    };
    let mut operands = cx.operands();
    let mut path = operands.next().unwrap_or(c"-");
    loop {
        if let Err(e) = lines.file(cx, path, target) {
            cx.warn(path.to_bytes(), e);
        }
        cx.out.checked()?;
        let Some(next) = operands.next() else { break };
        path = next;
    }
    if lines.carriage_return { cx.out.byte(b'\r') } else { Ok(()) }
}

/// Would reading `input` to its end never end, because what is read is written to it again?
fn feeds_itself(input: &Fd, source: &Stat, target: &Stat) -> bool {
    target.is_regular()
        && source.same_file(target)
        && input.seek(0, sys::raw::SEEK_CUR).is_ok_and(|at| at < source.size())
}

impl Lines {
    fn has(&self, style: u8) -> bool {
        self.style & style != 0
    }

    /// Prints a file. An error is one of reading; the output knows its own.
    #[inline(never)]
    fn file(&mut self, cx: &mut Cx, path: &CStr, target: &Stat) -> Result<(), Errno> {
        let input = cx.input(path)?;
        let source = sys::fstat(&input.fd)?;
        if feeds_itself(&input.fd, &source, target) {
            cx.say(packed!("%n: input file is output file"), &[input.name]);
            return Ok(());
        }
        if self.style == 0 {
            return io::copy_known(&input.fd, &source, &mut cx.out, target, u64::MAX).map(drop);
        }
        let mut buf = io::buffer(io::CHUNK);
        loop {
            // The read may have to wait.
            if cx.out.flush().is_err() {
                break Ok(());
            }
            match io::read(&input.fd, &mut buf) {
                Ok(0) => break Ok(()),
                Ok(len) => self.put(buf.get(..len).unwrap_or(b""), &mut cx.out),
                Err(e) => break Err(e),
            }
        }
    }

    #[inline(never)]
    fn put(&mut self, mut chunk: &[u8], out: &mut Out) {
        while !chunk.is_empty() {
            let line = hot::take_line(&mut chunk);
            let (text, ended) = match line {
                [text @ .., b'\n'] => (text, true),
                _ => (line, false),
            };
            let blank = text.is_empty();
            if !self.inside {
                let again = blank && self.blank;
                self.blank = blank;
                if again && self.has(SQUEEZE) {
                    continue;
                }
                if self.has(NUMBER) && !(blank && self.has(SKIP_EMPTY)) {
                    self.count();
                    out.add(self.number.get(self.start..).unwrap_or(b""));
                }
            }
            self.inside = !ended;
            if core::mem::take(&mut self.carriage_return) {
                out.add(if blank { b"^M" } else { b"\r" });
            }
            self.text(text, ended, out);
        }
    }

    /// Counts a line.
    fn count(&mut self) {
        let [digits @ .., _] = &mut self.number;
        let mut at = digits.len();
        for digit in digits.iter_mut().rev() {
            at -= 1;
            if *digit != b'9' {
                // A space counts as 0.
                *digit = (*digit | b'0') + 1;
                break;
            }
            *digit = b'0';
        }
        self.start = self.start.min(at);
    }

    /// Prints a line, or a part of one.
    fn text(&mut self, mut text: &[u8], ended: bool, out: &mut Out) {
        let mut end = if self.has(ENDS) { 2 } else { 3 };
        if self.style & (ENDS | NONPRINTING) == ENDS
            && let [before @ .., b'\r'] = text
        {
            text = before;
            self.carriage_return = !ended;
            end = 0;
        }
        if !self.has(TABS | NONPRINTING) {
            out.add(text);
            text = b"";
        }
        for &byte in text {
            let mut byte = byte;
            let caret = if byte == b'\t' {
                self.has(TABS)
            } else if self.has(NONPRINTING) {
                if byte >= 128 {
                    out.add(b"M-");
                    byte -= 128;
                }
                byte < 32 || byte == 127
            } else {
                false
            };
            if caret {
                out.add(b"^");
                byte ^= 64;
            }
            out.add(&[byte]);
        }
        if ended {
            out.add(b"^M$\n".get(end..).unwrap_or(b""));
        }
    }
}
