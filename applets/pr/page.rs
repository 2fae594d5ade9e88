//! The pages of a file, or of several side by side.
use super::{
    Cell, Pr,
    source::{Next, Source},
    text::spaces,
};
use rt::{
    Cx, Done, Vec,
    text::{
        number,
        time::{self, Time, Zone},
        utf8, width,
    },
};

impl Pr<'_> {
    /// Prints a file, or several side by side.
    #[inline(never)]
    pub fn file(
        &mut self,
        cx: &mut Cx,
        sources: &mut [Source],
        members: &[usize],
        title: &[u8],
        stamp: (i64, u32),
        zone: &Zone,
    ) -> Done {
        let mut date = Vec::new();
        match Time::new(stamp, zone) {
            Some(time) => time::format(&mut date, self.date_format, &time),
            None => date.extend_from_slice(&number::format_signed(stamp.0)),
        }
        let title = self.header.unwrap_or(title);
        self.line = 1;
        let mut page = 1;
        // What has ended each input on this page; a line if nothing has.
        let mut held = Vec::new();
        while page <= self.pages.1 {
            if sources.iter_mut().all(|source| source.next(cx) == Next::End) {
                break;
            }
            self.shown = page >= self.pages.0;
            if page == self.pages.0
                && let Some(number) = self.first_number
            {
                self.line = number;
            }
            if self.shown && !self.bare {
                self.head(cx, &date, title, page);
            }
            held.clear();
            held.resize(members.len(), Next::Line);
            self.page(cx, sources, members, &mut held);
            cx.out.checked()?;
            page = page.saturating_add(1);
        }
        // The end is only known behind the last page if that is full.
        if held.iter().all(|&held| held == Next::Line) {
            page = page.saturating_add(1);
        }
        if page <= self.pages.0 && self.pages.0 > 1 {
            let (mut first, mut count) = ([0; number::DIGITS], [0; number::DIGITS]);
            let first = number::format(self.pages.0, &mut first);
            let count = number::format((page - 1).max(1), &mut count);
            cx.note(packed!("starting page number %r exceeds page count %r"), &[first, count]);
        }
        Ok(())
    }

    fn head(&mut self, cx: &mut Cx, date: &[u8], title: &[u8], page: u64) {
        self.pad(cx, self.margin);
        self.flush(cx);
        cx.out.add(b"\n\n");
        let mut room = [0; number::DIGITS];
        let number = number::format(page, &mut room);
        let taken = self.columns_of(date) + self.columns_of(title) + number.len() + 7;
        let left = self.width.saturating_sub(taken);
        spaces(cx, self.margin);
        cx.out.add(date);
        spaces(cx, left / 2 + 1);
        cx.out.add(title);
        spaces(cx, left - left / 2 + 1);
        let _ = cx.out.pieces(&[b"Page ", number, b"\n\n\n"]);
        self.position = 0;
    }

    fn columns_of(&self, text: &[u8]) -> usize {
        let mut columns = 0;
        for (piece, printable) in utf8::pieces(text, self.utf8) {
            columns += width::of_piece(piece, printable && self.utf8) as usize;
        }
        columns
    }

    /// Prints a page, but for its header.
    #[inline(never)]
    fn page(&mut self, cx: &mut Cx, sources: &mut [Source], members: &[usize], held: &mut [Next]) {
        let body = if self.bare { self.length } else { self.length - 10 };
        let rows = (body / self.spacing).max(1);
        let mut printed = 0;
        self.fed = false;
        if self.merge || self.across || self.columns == 1 {
            while printed < rows && self.row(cx, sources, members, held) {
                printed += 1;
            }
        } else if let [source, ..] = sources {
            self.cells.clear();
            self.text.clear();
            let mut done = Next::Line;
            let most = rows.saturating_mul(self.columns);
            while self.cells.len() < most && done == Next::Line {
                done = match source.next(cx) {
                    Next::Line => {
                        let (text, end) = source.take();
                        self.convert(text);
                        self.fed |= end == Next::FormFeed;
                        end
                    }
                    other => self.pass(source, other),
                };
            }
            if let [held] = held {
                *held = done;
            }
            printed = self.down(cx, done != Next::Line);
        }
        // A form feed behind a full page is the end of that.
        if printed == rows {
            for (held, &member) in held.iter().zip(members) {
                if let Some(source) = sources.get_mut(member)
                    && *held == Next::Line
                    && source.next(cx) == Next::FormFeed
                {
                    source.skip();
                }
            }
        }
        if !self.shown {
            return;
        }
        if self.bare {
            if self.fed && !self.strip {
                cx.out.add(b"\x0C");
            }
        } else if self.feed {
            let short = printed == 0 || self.spacing == 2 && printed < rows;
            cx.out.add(if short { b"\n\x0C" } else { b"\x0C" });
        } else {
            for _ in printed..rows {
                cx.out.add(self.line_end());
            }
            for _ in 0..5 {
                cx.out.add(b"\n");
            }
        }
    }

    fn line_end(&self) -> &'static [u8] {
        if self.spacing == 2 { b"\n\n" } else { b"\n" }
    }

    /// Goes behind a form feed, or stays at the end.
    fn pass(&mut self, source: &mut Source, next: Next) -> Next {
        if next == Next::FormFeed {
            source.skip();
            self.fed = true;
        }
        next
    }

    /// Prints a row, if there is one on this page.
    fn row(
        &mut self,
        cx: &mut Cx,
        sources: &mut [Source],
        members: &[usize],
        held: &mut [Next],
    ) -> bool {
        // Is there a line, and does an input end beside it?
        let (mut any, mut ends) = (false, false);
        for column in 0..self.columns {
            let index = if self.merge { column } else { 0 };
            let (Some(held), Some(source)) = (
                held.get_mut(index),
                members.get(index).and_then(|&member| sources.get_mut(member)),
            ) else {
                continue;
            };
            if *held != Next::Line {
                continue;
            }
            let next = source.next(cx);
            if next != Next::Line {
                *held = self.pass(source, next);
                ends = self.merge && !self.align;
                continue;
            }
            let (text, end) = source.take();
            *held = end;
            self.fed |= end == Next::FormFeed;
            let rest = text.get(hot::plain(text, b' ')..).unwrap_or(b"");
            if self.shown && self.plain && hot::find(8, rest).is_none() {
                spaces(cx, self.margin);
                if self.number.on {
                    self.put_number(cx, self.line);
                }
                cx.out.add(text);
            } else if self.shown {
                self.text.clear();
                self.cells.clear();
                self.convert(text);
                let cell = self.cells.pop().unwrap_or(Cell { text: 0..0, width: 0 });
                self.begin(cx, column, self.line);
                self.put_cell(cx, &cell);
            }
            if !self.merge {
                self.line = self.line.wrapping_add(1);
            }
            any = true;
        }
        if any {
            let last = held.iter().all(|&held| held != Next::Line);
            if self.merge {
                if self.shown && !last && self.columns > 1 {
                    self.separate(cx, self.columns - 1);
                } else if ends {
                    self.flush(cx);
                }
                self.line = self.line.wrapping_add(1);
            }
            self.end_row(cx, last);
        }
        any
    }

    /// Prints the columns that are read; returns how many rows there are.
    fn down(&mut self, cx: &mut Cx, last: bool) -> usize {
        let count = self.cells.len();
        let rows = count.div_ceil(self.columns.max(1));
        // So many columns have all rows; the others lack the last.
        let full = match count.checked_rem(self.columns) {
            Some(0) | None => self.columns,
            Some(rest) => rest,
        };
        for row in 0..rows {
            let mut index = row;
            for column in 0..self.columns {
                if row + 1 == rows && column >= full {
                    break;
                }
                if self.shown
                    && let Some(cell) = self.cells.get(index).cloned()
                {
                    self.begin(cx, column, self.line.wrapping_add(index as i32));
                    self.put_cell(cx, &cell);
                    // GNU's tabs count from there.
                    if !self.align && self.blanks == 0 {
                        self.position = cell.width;
                        if column == 0 {
                            self.position += self.margin;
                        }
                    }
                }
                index += if column < full { rows } else { rows - 1 };
            }
            self.end_row(cx, last && row + 1 == rows);
        }
        self.line = self.line.wrapping_add(count as i32);
        rows
    }

    /// Ends a row, maybe the `last` of the page.
    fn end_row(&mut self, cx: &mut Cx, last: bool) {
        if self.shown {
            cx.out.add(if last && (self.bare || self.feed) { b"\n" } else { self.line_end() });
        }
        (self.position, self.blanks, self.begun) = (0, 0, 0);
    }
}
