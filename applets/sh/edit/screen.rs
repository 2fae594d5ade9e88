//! Showing the line: what is on the terminal already is compared with what is to be there, row by row.
use rt::{
    Vec,
    sys::{Fd, terminal},
    text::{
        number::{DIGITS, format, format_hex},
        utf8, width,
    },
};

/// Stand in a prompt around what moves no cursor.
pub const HIDE: u8 = 1;
pub const SHOW: u8 = 2;

#[derive(Clone, Default, PartialEq, Eq)]
struct Row {
    bytes: Vec<u8>,
    columns: usize,
}

/// The rows of a prompt and a text, before they are shown.
struct Frame {
    rows: Vec<Row>,
    row: Row,
    /// Of the terminal.
    columns: usize,
}

impl Frame {
    fn end_row(&mut self) {
        self.rows.push(core::mem::take(&mut self.row));
    }

    /// Where the next character goes.
    fn place(&self) -> (usize, usize) {
        (self.rows.len(), self.row.columns)
    }

    fn put(&mut self, piece: &[u8], width: usize) {
        if self.row.columns + width > self.columns {
            self.end_row();
        }
        self.row.columns += width;
        self.row.bytes.extend_from_slice(piece);
    }

    /// Puts one character of a text; those that could steer the terminal as `^X` and `\xNN`.
    #[inline(never)]
    fn put_safely(&mut self, piece: &[u8], printable: bool) {
        if printable {
            return self.put(piece, width::of_piece(piece, true) as usize);
        }
        for byte in visible(piece) {
            self.put(&[byte], 1);
        }
    }
}

/// What stands for a character that is not printable.
#[inline(never)]
fn visible(piece: &[u8]) -> Vec<u8> {
    match piece {
        [byte @ (..0x20 | 0x7F)] => [b'^', byte ^ 0x40].into(),
        _ => {
            let mut text = Vec::new();
            for &byte in piece {
                let mut room = [0; 16];
                // One more digit keeps a zero in front.
                let digits = format_hex(u64::from(byte) | 0x100, &mut room);
                text.extend_from_slice(b"\\x");
                text.extend_from_slice(digits.get(1..).unwrap_or(&[]));
            }
            text
        }
    }
}

/// A text as it may go to a terminal, newlines as they are, and the columns that it takes.
#[inline(never)]
pub fn safe(text: &[u8], utf8: bool) -> (Vec<u8>, usize) {
    let (mut safe, mut columns) = (Vec::new(), 0);
    for (piece, printable) in utf8::pieces(text, utf8) {
        if printable || piece == b"\n" {
            safe.extend_from_slice(piece);
            columns += width::of_piece(piece, true) as usize;
        } else {
            let visible = visible(piece);
            columns += visible.len();
            safe.extend_from_slice(&visible);
        }
    }
    (safe, columns)
}

/// The length of a color (SGR) that the text starts with, or 0.
fn color(text: &[u8]) -> usize {
    let Some(rest) = text.strip_prefix(b"\x1b[") else { return 0 };
    let len = rest.iter().take_while(|byte| matches!(byte, b'0'..=b'9' | b';' | b':')).count();
    if rest.get(len) == Some(&b'm') { len + 3 } else { 0 }
}

#[derive(Default)]
pub struct Screen {
    pub prompt: Vec<u8>,
    pub utf8: bool,
    lines: usize,
    columns: usize,
    /// The rows that are shown, and the first of all that is among them.
    shown: Vec<Row>,
    top: usize,
    /// The cursor, from the first row shown on.
    row: usize,
    column: usize,
    /// What goes to the terminal next.
    out: Vec<u8>,
}

impl Screen {
    /// Learns how large the terminal is.
    pub fn measure(&mut self) {
        let (lines, columns) = terminal::size(&Fd::STDERR).unwrap_or((0, 0));
        // A terminal that does not know is taken for one of 24 lines of 80.
        self.lines = if lines == 0 { 24 } else { lines.into() };
        self.columns = if columns < 2 { 80 } else { columns.into() };
    }

    /// The rows of the prompt and the text, where the cursor is in them, and what of the prompt is in its last row.
    fn frame(&self, text: &[u8], at: usize) -> (Vec<Row>, (usize, usize), Row) {
        let mut frame = Frame { rows: Vec::new(), row: Row::default(), columns: self.columns };
        let mut rest = self.prompt.as_slice();
        let mut hidden = false;
        while let [byte, after @ ..] = rest {
            let color = color(rest);
            let (piece, printable) = utf8::pieces(rest, self.utf8).next().unwrap_or((&[], true));
            let mut len = piece.len();
            match *byte {
                HIDE | SHOW => hidden = *byte == HIDE,
                _ if hidden => frame.row.bytes.push(*byte),
                b'\n' => frame.end_row(),
                _ if color > 0 => {
                    frame.put(rest.get(..color).unwrap_or(&[]), 0);
                    len = color;
                }
                _ => frame.put_safely(piece, printable),
            }
            rest = if hidden { after } else { rest.get(len.max(1)..).unwrap_or(&[]) };
        }
        let prompt = frame.row.clone();
        let mut cursor = None;
        let mut place = 0;
        for (piece, printable) in utf8::pieces(text, self.utf8) {
            if place == at {
                if frame.row.columns == self.columns {
                    frame.end_row();
                }
                cursor = Some(frame.place());
            }
            place += piece.len();
            if piece == b"\n" { frame.end_row() } else { frame.put_safely(piece, printable) }
        }
        if frame.row.columns == self.columns {
            frame.end_row();
        }
        let cursor = cursor.unwrap_or(frame.place());
        frame.end_row();
        (frame.rows, cursor, prompt)
    }

    /// Moves the cursor up or down and then to a column, without a scroll where the row is shown already.
    fn go(&mut self, row: usize, column: usize) {
        if row < self.row {
            self.control(self.row - row, b'A');
        }
        for _ in self.row..row {
            self.out.push(b'\n');
            // The terminal may return the carriage with it, or not.
            self.column = usize::MAX;
        }
        if column != self.column {
            self.out.push(b'\r');
            if column > 0 {
                self.control(column, b'C');
            }
        }
        (self.row, self.column) = (row, column);
    }

    fn control(&mut self, number: usize, letter: u8) {
        self.out.extend_from_slice(b"\x1b[");
        self.out.extend_from_slice(format(number as u64, &mut [0; DIGITS]));
        self.out.push(letter);
    }

    /// Makes the terminal show the prompt and this text, with the cursor at `at`.
    #[inline(never)]
    pub fn show(&mut self, text: &[u8], at: usize) {
        let (mut rows, (row, column), prompt) = self.frame(text, at);
        // Of what is higher than the terminal, the part around the cursor is shown.
        let most = rows.len().saturating_sub(self.lines);
        self.top = self.top.clamp((row + 1).saturating_sub(self.lines), row).min(most);
        let row = row - self.top;
        rows.drain(..self.top);
        rows.truncate(self.lines);
        let shown = core::mem::take(&mut self.shown);
        for (index, new) in rows.iter().enumerate() {
            let blank = Row::default();
            let old = shown.get(index).unwrap_or(&blank);
            if new == old && index < shown.len() {
                continue;
            }
            // What is the same at the front stays: the prompt, and what takes one byte and one column each.
            let (mut same, mut skipped) = (0, 0);
            if new.bytes.starts_with(&prompt.bytes) && old.bytes.starts_with(&prompt.bytes) {
                (same, skipped) = (prompt.bytes.len(), prompt.columns);
            }
            let plain = |byte: Option<&u8>| byte.is_none_or(|byte| matches!(byte, b' '..=b'~'));
            while let (Some(a), Some(b)) = (new.bytes.get(same), old.bytes.get(same))
                && a == b
                && plain(Some(a))
                && plain(new.bytes.get(same + 1))
                && plain(old.bytes.get(same + 1))
            {
                (same, skipped) = (same + 1, skipped + 1);
            }
            let rest = new.bytes.get(same..).unwrap_or(&[]);
            // The terminal goes on in the next row by itself, and so knows that the rows belong together.
            let wraps = self.row + 1 == index && self.column == self.columns;
            if wraps && skipped == 0 && !rest.is_empty() {
                (self.row, self.column) = (index, 0);
            }
            self.go(index, skipped);
            self.out.extend_from_slice(rest);
            self.column = new.columns;
            if old.columns > new.columns {
                self.out.extend_from_slice(b"\x1b[K");
            }
        }
        if shown.len() > rows.len() {
            self.go(rows.len(), 0);
            self.out.extend_from_slice(b"\x1b[J");
        }
        self.shown = rows;
        self.go(row, column);
        self.flush();
    }

    fn flush(&mut self) {
        // What cannot be shown is no reason not to read.
        let _ = rt::io::write_all(&Fd::STDERR, &self.out);
        self.out.clear();
    }

    /// Writes to the terminal at once.
    pub fn write(&mut self, text: &[u8]) {
        self.out.extend_from_slice(text);
        self.flush();
    }

    /// Goes to the end of what is shown, puts a mark there, and forgets it.
    pub fn end(&mut self, mark: &[u8]) {
        if let Some(last) = self.shown.last() {
            self.go(self.shown.len() - 1, last.columns);
        }
        self.write(mark);
        self.forget();
    }

    fn forget(&mut self) {
        self.shown.clear();
        (self.top, self.row, self.column) = (0, 0, 0);
    }

    /// Clears the terminal.
    pub fn clear(&mut self) {
        self.forget();
        self.write(b"\x1b[H\x1b[2J");
    }

    /// Follows a change of the terminal's size. A terminal breaks its lines anew then, and the cursor stays at its character.
    pub fn resize(&mut self, text: &[u8], at: usize) {
        self.measure();
        let (_, (row, _), _) = self.frame(text, at);
        let row = row.saturating_sub(self.top);
        self.forget();
        if row > 0 {
            self.control(row, b'A');
        }
        self.write(b"\r\x1b[J");
    }

    /// Lists words in columns below what is shown.
    pub fn list(&mut self, words: &[Vec<u8>]) {
        let mut widest = 0;
        for word in words {
            widest = widest.max(safe(word, self.utf8).1 + 2);
        }
        let columns = self.columns.checked_div(widest).unwrap_or(1).max(1);
        let rows = words.len().div_ceil(columns);
        for row in 0..rows {
            let (mut blanks, mut place) = (0, row);
            while let Some(word) = words.get(place) {
                let (text, columns) = safe(word, self.utf8);
                self.out.resize(self.out.len() + blanks, b' ');
                self.out.extend_from_slice(&text);
                blanks = widest - columns;
                place += rows;
            }
            self.out.extend_from_slice(b"\r\n");
        }
        self.flush();
    }
}
