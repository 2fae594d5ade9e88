//! Lines as they are printed: with numbers, without what cannot be printed, and cut.
use super::{Cell, Pr};
use rt::{
    Cx,
    text::{number, utf8, width},
};

impl Pr<'_> {
    /// Appends a line to those that are read, as it is to be printed.
    #[inline(never)]
    pub fn convert(&mut self, text: &[u8]) {
        let start = self.text.len();
        // The number counts as well, but only behind the first character.
        let number = if self.cut && !self.merge { self.number_width } else { 0 };
        let limit = if self.cut { self.column_width } else { usize::MAX };
        // What -e expands may be any character.
        let least = if self.expand.on && self.expand.byte != b'\t' { b'\x7F' } else { b' ' };
        let (mut at, mut used) = (0usize, 0usize);
        let mut rest = text;
        // What is not counted yet.
        let mut late = number;
        while !rest.is_empty() {
            if rest.len() < text.len() {
                at += core::mem::take(&mut late);
            }
            // Most text is printed as it is.
            if late == 0 {
                let plain = hot::plain(rest, least).min(limit.saturating_sub(at));
                if let Some((plain, others)) = rest.split_at_checked(plain).filter(|_| plain > 0) {
                    self.text.extend_from_slice(plain);
                    at += plain.len();
                    used += plain.len();
                    rest = others;
                    continue;
                }
            }
            let Some((piece, printable)) = utf8::pieces(rest, self.utf8).next() else { break };
            rest = rest.get(piece.len()..).unwrap_or(b"");
            let byte = piece.first().copied().unwrap_or(0);
            let mut room = [b'\\', 0, 0, 0];
            let mut shown = piece;
            let mut columns = 0;
            let mut count = 1;
            if byte == b'\t' || self.expand.on && piece == [self.expand.byte] {
                let width = if piece == [self.expand.byte] { self.expand.width } else { 8 };
                columns = width - at.checked_rem(width).unwrap_or(0);
                if self.expand.on {
                    shown = b" ";
                    count = columns;
                }
            } else if printable {
                columns = width::of_piece(piece, self.utf8) as usize;
            } else if self.show == b'c' && byte < 128 {
                room = [b'^', byte ^ 64, 0, 0];
                shown = room.get(..2).unwrap_or(b"");
                columns = 2;
            } else if self.show != 0 {
                for (place, shift) in room.iter_mut().skip(1).zip([6, 3, 0]) {
                    *place = b'0' + (byte >> shift & 7);
                }
                shown = &room;
                columns = 4;
            } else if byte == 8 {
                if at == 0 {
                    continue;
                }
                at -= 1;
                used = used.saturating_sub(1);
            }
            if columns > limit.saturating_sub(at) {
                break;
            }
            at += columns;
            used += columns;
            for _ in 0..count {
                self.text.extend_from_slice(shown);
            }
        }
        self.cells.push(Cell { text: start..self.text.len(), width: used });
    }

    /// Goes to where the text of a column starts, and prints the line's number.
    pub fn begin(&mut self, cx: &mut Cx, column: usize, line: i32) {
        self.separate(cx, column);
        if self.number.on && !self.merge {
            self.put_number(cx, line);
        }
    }

    /// Prints what stands between the columns begun so far and this one.
    pub fn separate(&mut self, cx: &mut Cx, column: usize) {
        while self.begun <= column {
            if self.begun == 0 {
                self.pad(cx, self.margin);
                if self.columns > 1 || self.merge {
                    self.flush(cx);
                }
                if self.number.on && self.merge {
                    self.put_number(cx, self.line);
                    if column > 0 && !self.align {
                        self.blanks = 0;
                    }
                }
            } else {
                if self.align {
                    let mut start = self.begun * (self.column_width + self.separator.len());
                    start += self.margin;
                    if self.merge {
                        start += self.number_width;
                    }
                    self.pad(cx, start - self.separator.len());
                }
                for (piece, _) in utf8::pieces(self.separator, self.utf8) {
                    if piece == b" " {
                        self.put(cx, piece);
                    } else {
                        self.flush(cx);
                        cx.out.add(piece);
                        self.position += 1;
                    }
                }
                self.flush(cx);
            }
            self.begun += 1;
        }
    }

    pub fn put_number(&mut self, cx: &mut Cx, line: i32) {
        let text = number::format_signed(line.into());
        let digits = self.number.width;
        let goal = self.position + self.blanks + self.number_width;
        self.pad(cx, self.position + self.blanks + digits.saturating_sub(text.len()));
        let text = text.get(text.len().saturating_sub(digits)..).unwrap_or(b"");
        self.put(cx, text);
        if self.number.byte != b'\t' {
            self.put(cx, &[self.number.byte]);
        } else if self.columns == 1 {
            self.flush(cx);
            cx.out.add(b"\t");
            let width = self.tabify.width.max(1);
            self.position += width - self.position % width;
        } else {
            self.pad(cx, goal);
        }
    }

    pub fn put_cell(&mut self, cx: &mut Cx, cell: &Cell) {
        let text = core::mem::take(&mut self.text);
        let piece = text.get(cell.text.clone()).unwrap_or(b"");
        if self.tabify.on {
            self.put(cx, piece);
        } else {
            cx.out.add(piece);
            self.position += cell.width;
        }
        self.text = text;
    }

    /// Leaves blanks up to the column `goal`.
    pub fn pad(&mut self, cx: &mut Cx, goal: usize) {
        let count = goal.saturating_sub(self.position + self.blanks);
        if self.tabify.on {
            self.blanks += count;
        } else {
            spaces(cx, count);
            self.position += count;
        }
    }

    /// Prints text, and keeps blanks back which may become tabs.
    #[inline(never)]
    fn put(&mut self, cx: &mut Cx, mut text: &[u8]) {
        while !text.is_empty() {
            let (plain, rest) =
                text.split_at_checked(hot::plain(text, b'!')).unwrap_or((b"", text));
            if !plain.is_empty() {
                self.flush(cx);
                cx.out.add(plain);
                self.position += plain.len();
                text = rest;
                continue;
            }
            let Some((piece, printable)) = utf8::pieces(rest, self.utf8).next() else { return };
            text = rest.get(piece.len()..).unwrap_or(b"");
            if piece == b" " && self.tabify.on {
                self.blanks += 1;
                continue;
            }
            self.flush(cx);
            cx.out.add(piece);
            if printable {
                self.position += width::of_piece(piece, self.utf8) as usize;
            } else if piece == [8] {
                self.position = self.position.saturating_sub(1);
            }
        }
    }

    /// Prints the blanks that were kept back, as tabs as far as possible.
    pub fn flush(&mut self, cx: &mut Cx) {
        let goal = self.position + self.blanks;
        let width = self.tabify.width.max(1);
        while goal - self.position > 1 {
            let stop = self.position + width - self.position % width;
            if stop > goal {
                break;
            }
            cx.out.add(&[self.tabify.byte]);
            self.position = stop;
        }
        spaces(cx, goal - self.position);
        (self.position, self.blanks) = (goal, 0);
    }
}

/// Prints `count` blanks.
#[inline(never)]
pub fn spaces(cx: &mut Cx, mut count: usize) {
    while count > 0 && cx.out.error().is_none() {
        let len = count.min(16);
        cx.out.add(b"                ".get(..len).unwrap_or(b""));
        count -= len;
    }
}
