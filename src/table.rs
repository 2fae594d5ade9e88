//! Tables of columns that the user chooses, as util-linux prints them.
use crate::{
    Cx, Stop,
    json::{Array, Value},
    text::{number, quote, split::parts, utf8, width},
};
use alloc::vec::Vec;

/// A table that is being made.
pub struct Table {
    /// The headings, with blanks between them. `#` stands behind those of columns of numbers, which end where the column does.
    columns: &'static [u8],
    /// Which of them are wanted, by their places.
    chosen: Vec<usize>,
    cells: Vec<Vec<u8>>,
    pub headings: bool,
    pub raw: bool,
    pub json: bool,
}

impl Table {
    /// A table whose first `usual` columns are printed unless others are chosen.
    pub fn new(columns: &'static str, usual: usize) -> Table {
        let columns = columns.as_bytes();
        let chosen = (0..usual).collect();
        Table { columns, chosen, cells: Vec::new(), headings: true, raw: false, json: false }
    }

    /// Takes the columns of a list with commas, in any case.
    #[inline(never)]
    pub fn choose(&mut self, cx: &mut Cx, list: &[u8]) -> Result<(), Stop> {
        self.chosen.clear();
        for name in parts(list, b',') {
            let is_it = |index: &usize| self.heading(*index).0.eq_ignore_ascii_case(name);
            match (0..self.count()).find(is_it) {
                Some(index) => self.chosen.push(index),
                None => return Err(cx.stop(packed!("unknown column: %r"), &[name])),
            }
        }
        Ok(())
    }

    /// Takes all columns.
    pub fn choose_all(&mut self) {
        self.chosen = (0..self.count()).collect();
    }

    /// Has it no rows?
    pub fn is_empty(&self) -> bool {
        self.cells.is_empty()
    }

    /// Adds a row; `cell` gives what stands in a column, by its place.
    pub fn row(&mut self, cell: &mut dyn FnMut(usize) -> Vec<u8>) {
        for &index in &self.chosen {
            self.cells.push(cell(index));
        }
    }

    #[inline(never)]
    pub fn print(&self, cx: &mut Cx) -> Result<(), Stop> {
        let count = self.chosen.len().max(1);
        if self.json {
            let mut array = Array::new();
            for row in self.cells.chunks(count) {
                for (cell, &index) in row.iter().zip(&self.chosen) {
                    let (heading, is_number) = self.heading(index);
                    let value = match number::decimal(cell) {
                        Ok(value) if is_number => Value::Number(value),
                        _ => Value::Text(cell),
                    };
                    array.heading(heading, value);
                }
                array.end_object(cx);
            }
            array.end(cx);
            return cx.out.checked();
        }
        let mut cells: Vec<&[u8]> = Vec::new();
        if self.headings {
            cells.extend(self.chosen.iter().map(|index| self.heading(*index).0));
        }
        cells.extend(self.cells.iter().map(Vec::as_slice));
        let utf8 = cx.utf8();
        let measure = |cell: &[u8]| -> usize {
            utf8::pieces(cell, utf8).map(|(piece, ok)| width::of_piece(piece, ok) as usize).sum()
        };
        let mut widths = crate::zeros(count);
        for row in cells.chunks(count) {
            for (cell, width) in row.iter().zip(&mut widths) {
                *width = (*width).max(measure(cell).min(255) as u8);
            }
        }
        for row in cells.chunks(count) {
            for (place, cell) in row.iter().enumerate() {
                let index = self.chosen.get(place).copied().unwrap_or(0);
                let room = usize::from(widths.get(place).copied().unwrap_or(0));
                let blanks = if self.raw { 0 } else { room.saturating_sub(measure(cell)) };
                if place > 0 {
                    cx.out.add(b" ");
                }
                let (before, after) = if self.heading(index).1 { (blanks, 0) } else { (0, blanks) };
                (0..before).for_each(|_| cx.out.add(b" "));
                quote::write(&mut cx.out, cell, b'r', utf8);
                // Nothing is behind the last column.
                if place + 1 < row.len() {
                    (0..after).for_each(|_| cx.out.add(b" "));
                }
            }
            cx.out.write(b"\n")?;
        }
        Ok(())
    }

    fn count(&self) -> usize {
        parts(self.columns, b' ').count()
    }

    /// The heading of a column, and whether that is one of numbers.
    #[inline(never)]
    fn heading(&self, index: usize) -> (&'static [u8], bool) {
        let heading = parts(self.columns, b' ').nth(index).unwrap_or(b"");
        match heading.strip_suffix(b"#") {
            Some(heading) => (heading, true),
            None => (heading, false),
        }
    }
}
