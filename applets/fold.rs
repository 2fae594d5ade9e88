//! fold - wrap lines
use rt::{
    Cx, Done, Vec, io,
    lines::Chunks,
    sys::Errno,
    text::{
        number::{self, NumberError},
        utf8, width,
    },
};

rt::applet! { "fold", main, { own_process: true }, "\
Usage: fold [OPTION]... [FILE]...
Copy each FILE, or standard input, with lines of at most 80 columns. - is standard input.

  -b, --bytes              count bytes, not columns
  -s, --spaces             break behind the last blank that fits
  -w, --width=WIDTH        lines of at most WIDTH columns
  -NUM[...]                (obsolete) the same as -w NUM

" }

struct Fold {
    width: u64,
    bytes: bool,
    spaces: bool,
    utf8: bool,
    column: u64,
    /// The line at hand, as far as it is not printed yet, and whether a part of it is.
    line: Vec<u8>,
    begun: bool,
}

fn main(cx: &mut Cx) -> Done {
    let utf8 = cx.utf8();
    let mut fold = Fold {
        width: 80,
        bytes: false,
        spaces: false,
        utf8,
        column: 0,
        line: Vec::new(),
        begun: false,
    };
    while let Some(option) = cx.option()? {
        let value = cx.value().to_bytes();
        let text = match option {
            b'b' => {
                fold.bytes = true;
                continue;
            }
            b's' => {
                fold.spaces = true;
                continue;
            }
            b'w' => value.to_vec(),
            digit => [&[digit], value].concat(),
        };
        fold.width = match number::unsigned(&text) {
            Ok(width @ 1..=WIDEST) => width,
            Ok(0) => {
                let words = [UNIT.as_bytes(), &text];
                return Err(cx.stop_error(packed!("invalid %r: %w"), &words, Errno::RANGE));
            }
            Ok(_) => return Err(cx.bad_number(&text, UNIT, NumberError::Overflow)),
            Err(e) => return Err(cx.bad_number(&text, UNIT, e)),
        };
    }
    let mut chunks = Chunks::new(utf8);
    let mut output = io::buffer(2 * io::CHUNK + 16);
    cx.each_input(|cx, input| {
        while let Some(chunk) = chunks.next(cx, input) {
            fold.chunk(cx, chunk, &mut output);
            cx.out.checked()?;
        }
        fold.print(cx);
        (fold.column, fold.begun) = (0, false);
        cx.out.checked()
    })
}

const UNIT: &str = "number of columns";
/// What GNU's can count to.
const WIDEST: u64 = u64::MAX - 9;

impl Fold {
    fn chunk(&mut self, cx: &mut Cx, chunk: &[u8], output: &mut [u8]) {
        let mut rest = chunk;
        // A line that has begun goes on.
        if self.begun || !self.line.is_empty() {
            let line = hot::take_line(&mut rest);
            self.pieces(cx, line);
        }
        let whole = hot::rfind(b'\n', rest).map_or(0, |at| at + 1);
        let (lines, rest) = rest.split_at_checked(whole).unwrap_or((rest, b""));
        let plain = self.bytes
            || [b'\t', b'\x08', b'\r'].iter().all(|&byte| hot::find(byte, lines).is_none());
        let narrow = !self.utf8 || lines.is_ascii();
        if plain && narrow && !(self.spaces && hot::find(b'\t', lines).is_some()) {
            let width = usize::try_from(self.width).unwrap_or(usize::MAX);
            let len = hot::fold(lines, width, self.spaces, output);
            cx.out.add(output.get(..len).unwrap_or(b""));
        } else {
            self.pieces(cx, lines);
        }
        self.pieces(cx, rest);
        if !self.spaces {
            self.begun |= !self.line.is_empty();
            self.print(cx);
        }
    }

    fn print(&mut self, cx: &mut Cx) {
        cx.out.add(&self.line);
        self.line.clear();
    }

    /// Takes one piece after another.
    #[inline(never)]
    fn pieces(&mut self, cx: &mut Cx, text: &[u8]) {
        for (piece, printable) in utf8::pieces(text, self.utf8) {
            if piece == b"\n" {
                self.line.push(b'\n');
                self.print(cx);
                (self.column, self.begun) = (0, false);
                continue;
            }
            let mut next = self.behind(piece, printable);
            while next > self.width && (self.begun || !self.line.is_empty()) {
                let blank = self.line.iter().rposition(|byte| matches!(byte, b' ' | b'\t'));
                let kept = blank.filter(|_| self.spaces).map(|at| self.line.split_off(at + 1));
                self.line.push(b'\n');
                self.print(cx);
                (self.column, self.begun) = (0, false);
                for (piece, printable) in utf8::pieces(kept.as_deref().unwrap_or(b""), self.utf8) {
                    self.column = self.behind(piece, printable);
                }
                self.line.extend(kept.unwrap_or_default());
                next = self.behind(piece, printable);
            }
            self.column = next;
            self.line.extend_from_slice(piece);
        }
    }

    /// The column behind a piece.
    fn behind(&self, piece: &[u8], printable: bool) -> u64 {
        match piece {
            _ if self.bytes => self.column + piece.len() as u64,
            b"\x08" => self.column.saturating_sub(1),
            b"\r" => 0,
            b"\t" => self.column - self.column % 8 + 8,
            _ => self.column + width::of_piece(piece, printable && self.utf8),
        }
    }
}
