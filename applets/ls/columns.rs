//! Putting names into columns, rows and lines.
use super::{list::*, *};
use rt::{
    sys::{
        birth_at,
        raw::{AT_SYMLINK_NOFOLLOW, S_IFLNK, S_IFMT},
        stat_at,
    },
    text::{number, size::ROOM},
};

/// No column is narrower than a character and two blanks.
const NARROWEST: usize = 3;

impl Ls<'_> {
    /// Prints files in that order, by the format.
    pub fn print(&mut self, cx: &mut Cx, list: &List, order: &[u32]) {
        if self.json.is_some() {
            return self.print_json(cx, list, order);
        }
        let widths = self.front_widths(list);
        if self.format == Format::Long {
            return self.print_long(cx, list, order, widths);
        }
        let limit = if self.width == 0 { usize::MAX } else { self.width };
        match self.format {
            Format::Single => {
                for &index in order {
                    self.print_file(cx, list, index, widths, 0);
                    self.end_line(cx);
                }
            }
            Format::Commas => {
                let mut column = 0;
                for (place, &index) in order.iter().enumerate() {
                    let len = self.file_width(list, index, [0; 3]);
                    if place > 0 {
                        let fits = self.width == 0 || column + len + 2 < limit;
                        let separator = if fits { b' ' } else { self.eol };
                        column = if fits { column + 2 } else { 0 };
                        self.put(cx, &[b',', separator]);
                    }
                    self.print_file(cx, list, index, [0; 3], column);
                    column += len;
                }
                if !order.is_empty() {
                    self.end_line(cx);
                }
            }
            _ => self.print_columns(cx, list, order, widths, limit),
        }
    }

    /// Prints files as JSON, by a fresh look at each, because all is shown.
    fn print_json(&mut self, cx: &mut Cx, list: &List, order: &[u32]) {
        let follow = self.follow == Follow::All;
        let home = self.home();
        let Some((json, dir, path)) = &mut self.json else { return };
        let dir = if path.is_empty() { home } else { *dir };
        for &index in order {
            let Some(file) = list.files.get(index as usize) else { continue };
            let name = list.name(file);
            let followed =
                follow || path.is_empty() && list.mode(index as usize) & S_IFMT != S_IFLNK;
            let flags = if followed { 0 } else { AT_SYMLINK_NOFOLLOW };
            let whole = join(path, name.to_bytes());
            match stat_at(dir, name, flags) {
                Ok(stat) => {
                    let target =
                        (stat.kind() == S_IFLNK).then(|| fs::read_link(dir, name).ok()).flatten();
                    json.file(cx, &whole, &stat, birth_at(dir, name, flags), target.as_deref());
                }
                Err(e) => fail(cx, "cannot access %q", &whole, e, path.is_empty()),
            }
        }
    }

    fn print_columns(
        &mut self,
        cx: &mut Cx,
        list: &List,
        order: &[u32],
        front: [usize; 3],
        limit: usize,
    ) {
        let count = order.len();
        let vertical = self.format == Format::Vertical;
        let lens: Vec<usize> =
            order.iter().map(|&index| self.file_width(list, index, front)).collect();
        let most =
            if self.width == 0 { count } else { limit.div_ceil(NARROWEST) }.min(count).max(1);
        let mut widths = Vec::new();
        let (mut columns, mut rows) = (most, 1);
        if self.width == 0 {
            // All go into one line, two blanks apart.
            for (place, &index) in order.iter().enumerate() {
                if place > 0 {
                    self.put(cx, b"  ");
                }
                self.print_file(cx, list, index, front, 0);
            }
            if count > 0 {
                self.end_line(cx);
            }
            return;
        }
        while columns > 0 {
            rows = count.div_ceil(columns);
            widths = alloc::vec![NARROWEST; columns];
            let mut sum = columns * NARROWEST;
            for (place, &len) in lens.iter().enumerate() {
                let column =
                    if vertical { place.checked_div(rows) } else { place.checked_rem(columns) };
                let column = column.unwrap_or(0);
                let len = len + if column + 1 == columns { 0 } else { 2 };
                if let Some(width) = widths.get_mut(column)
                    && *width < len
                {
                    sum += len - *width;
                    *width = len;
                }
                if sum >= limit {
                    break;
                }
            }
            if sum < limit || columns == 1 {
                break;
            }
            columns -= 1;
        }
        for row in 0..rows {
            let (mut column, mut at) = (0, 0);
            let mut place = if vertical { row } else { row * columns };
            while let Some(&index) = order.get(place) {
                self.print_file(cx, list, index, front, at);
                let len = lens.get(place).copied().unwrap_or(0);
                let width = widths.get(column).copied().unwrap_or(0);
                column += 1;
                place += if vertical { rows } else { 1 };
                if column >= columns || place >= count {
                    break;
                }
                self.indent(cx, at + len, at + width);
                at += width;
            }
            self.end_line(cx);
        }
    }

    /// Goes from a column to another, by tabs where that is shorter.
    fn indent(&mut self, cx: &mut Cx, mut from: usize, to: usize) {
        while from < to {
            let tab = self.tab;
            let tabs = |column: usize| column.checked_div(tab).unwrap_or(0);
            if tabs(to) > tabs(from + 1) {
                self.put(cx, b"\t");
                from = (tabs(from) + 1) * tab;
            } else {
                self.put(cx, b" ");
                from += 1;
            }
        }
    }

    /// The widths of what stands before names: inode, blocks, context.
    fn front_widths(&self, list: &List) -> [usize; 3] {
        let mut widths = [0; 3];
        if !self.inode && !self.blocks && !self.context {
            return widths;
        }
        for index in 0..list.files.len() {
            let [inode, blocks, context] = self.front_lens(list, index);
            let [a, b, c] = widths;
            widths = [a.max(inode), b.max(blocks), c.max(context)];
        }
        widths
    }

    fn front_lens(&self, list: &List, index: usize) -> [usize; 3] {
        let mut lens = [0; 3];
        let [inode, blocks, context] = &mut lens;
        if self.inode {
            *inode = self.inode_text(list, index, &mut [0; number::DIGITS]).len();
        }
        if self.blocks {
            *blocks = self.blocks_text(list, index, &mut [0; ROOM]).len();
        }
        if self.context {
            *context = context_text(list, index).len();
        }
        lens
    }

    pub fn inode_text<'r>(
        &self,
        list: &List,
        index: usize,
        room: &'r mut [u8; number::DIGITS],
    ) -> &'r [u8] {
        match list.files.get(index) {
            Some(file) if file.state & KNOWN != 0 && file.inode != 0 => {
                number::format(file.inode, room)
            }
            _ => b"?",
        }
    }

    pub fn blocks_text<'r>(&self, list: &List, index: usize, room: &'r mut [u8; ROOM]) -> &'r [u8] {
        let known = list.files.get(index).is_some_and(|file| file.state & KNOWN != 0);
        match list.detail(index) {
            Some(detail) if known => self.block_scale.format(detail.blocks, 512, room),
            _ => b"?",
        }
    }

    /// The columns that a file takes, whose front has these widths at least.
    fn file_width(&self, list: &List, index: u32, front: [usize; 3]) -> usize {
        let index = index as usize;
        let Some(file) = list.files.get(index) else { return 0 };
        let name = list.bytes(file);
        let mut width = self.name_width(list, name);
        if self.inode || self.blocks || self.context {
            for (len, least) in self.front_lens(list, index).into_iter().zip(front) {
                width += len.max(least) + usize::from(len > 0);
            }
        }
        width + usize::from(self.indicator_of(list.mode(index)) != 0)
    }

    /// Prints a file as it stands in columns: what comes in front, the name, the indicator.
    fn print_file(
        &mut self,
        cx: &mut Cx,
        list: &List,
        index: u32,
        front: [usize; 3],
        column: usize,
    ) {
        let index = index as usize;
        self.print_front(cx, list, index, front);
        if self.context {
            let text = context_text(list, index);
            let [.., width] = front;
            self.pad(cx, width.saturating_sub(text.len()));
            self.put(cx, text);
            self.put(cx, b" ");
        }
        self.print_name(cx, list, index, false, column);
        self.print_indicator(cx, list.mode(index));
    }

    /// Prints inode and blocks.
    pub fn print_front(&mut self, cx: &mut Cx, list: &List, index: usize, front: [usize; 3]) {
        if let Some(colors) = &self.colors {
            colors.normal(cx, &mut self.colored);
        }
        let [inode, blocks, _] = front;
        if self.inode {
            let mut room = [0; number::DIGITS];
            let text = self.inode_text(list, index, &mut room);
            self.right(cx, text, inode);
        }
        if self.blocks {
            let mut room = [0; ROOM];
            let text = self.blocks_text(list, index, &mut room);
            self.right(cx, text, blocks);
        }
    }

    pub fn pad(&mut self, cx: &mut Cx, count: usize) {
        for _ in 0..count {
            self.put(cx, b" ");
        }
    }

    /// Prints a text at the right end of its field, and a blank.
    pub fn right(&mut self, cx: &mut Cx, text: &[u8], width: usize) {
        self.pad(cx, width.saturating_sub(text.len()));
        self.put(cx, text);
        self.put(cx, b" ");
    }
}

pub fn context_text(list: &List, index: usize) -> &[u8] {
    let text = list.text(list.detail(index).map_or((0, 0), |detail| detail.context));
    if text.is_empty() { b"?" } else { text }
}
