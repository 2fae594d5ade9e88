//! How ps prints the processes that it has found.
use crate::ps::{
    FOREST, Headers, Ps, Row,
    fields::{Column, Value, World},
};
use rt::{
    Cx, Done, Vec,
    json::{self, Array},
    sys::{Fd, terminal},
    text::{number, utf8, width},
};

/// A line that is being written: where it ends, and where the columns so far should end.
#[derive(Default)]
struct Line {
    text: Vec<u8>,
    at: usize,
    due: usize,
}

#[inline(never)]
pub fn print(cx: &mut Cx, ps: &Ps, world: &World, rows: &[Row]) -> Done {
    if ps.json {
        return print_json(cx, ps, rows);
    }
    let utf8 = cx.utf8();
    let (order, prefixes) = match ps.tree {
        0 => ((0..rows.len()).collect(), Vec::new()),
        tree => arrange(rows, tree == FOREST),
    };
    let (screen, lines) = screen(cx, ps);
    let has_heading =
        ps.headers != Headers::None && ps.columns.iter().any(|column| !column.heading.is_empty());
    let page = match ps.headers {
        Headers::Pages => ps.rows.unwrap_or(lines).max(2) - 1,
        _ => usize::MAX,
    };
    let last = ps.columns.len().saturating_sub(1);
    if rows.is_empty() && has_heading {
        print_heading(cx, ps, utf8, screen);
    }
    for (index, at) in order.into_iter().enumerate() {
        let Some(row) = rows.get(at) else { break };
        if has_heading && index % page == 0 {
            print_heading(cx, ps, utf8, screen);
        }
        let mut line = Line::default();
        let prefix = prefixes.get(at);
        for (at, (column, value)) in ps.columns.iter().zip(&row.values).enumerate() {
            let mut text = world.show(column.what, value);
            if column.is_command()
                && let Some(prefix) = prefix
            {
                text.splice(0..0, prefix.iter().copied());
            }
            line.add(column, &text, at == last, utf8, screen);
        }
        line.text.push(b'\n');
        cx.out.write(&line.text)?;
    }
    cx.out.checked()
}

#[inline(never)]
fn print_heading(cx: &mut Cx, ps: &Ps, utf8: bool, screen: usize) {
    let mut line = Line::default();
    for column in &ps.columns {
        line.add(column, &column.heading, false, utf8, screen);
    }
    line.text.push(b'\n');
    cx.out.add(&line.text);
}

impl Line {
    /// Adds the text of a column. One that has run over its end takes the blanks of those behind it, so that they come back into line.
    #[inline(never)]
    fn add(&mut self, column: &Column, text: &[u8], last: bool, utf8: bool, screen: usize) {
        let heading = if text == column.heading { text.len() } else { 0 };
        let (mut shown, mut taken) = (Vec::new(), 0);
        let gap = usize::from(self.due > 0);
        // A number is never cut.
        let room = match column.left {
            true if last && (column.open || column.is(b"ow")) => {
                // One that begins behind the edge goes on to the next.
                let start = (self.due + gap).max(self.at + gap);
                screen.saturating_mul((start / screen.max(1)).saturating_add(1)) - start
            }
            true => column.width.max(heading),
            false => usize::MAX,
        };
        let mut cut = false;
        for (piece, printable) in utf8::pieces(text, utf8) {
            let columns = width::of_piece(piece, printable) as usize;
            if taken + columns > room {
                cut = true;
                break;
            }
            taken += columns;
            shown.extend_from_slice(if printable { piece } else { b"?" });
        }
        // What is left of a user's name says that it is not all.
        if cut
            && column.what.first().is_some_and(|kind| matches!(kind, b'U' | b'G'))
            && let Some(end) = shown.last_mut()
        {
            *end = b'+';
        }
        let start = self.due + gap;
        let blanks = match column.left {
            true => start.saturating_sub(self.at),
            false => (start + column.width).saturating_sub(self.at + taken),
        };
        let blanks = blanks.max(gap);
        self.text.resize(self.text.len() + blanks, b' ');
        self.text.extend_from_slice(&shown);
        self.at += blanks + taken;
        self.due = start + column.width;
    }
}

/// How many columns a line may have, and how many lines a page.
#[inline(never)]
fn screen(cx: &Cx, ps: &Ps) -> (usize, usize) {
    let size = terminal::size(&Fd::STDOUT).ok();
    let variable = |name: &[u8]| {
        let value = cx.var(name).and_then(|text| number::decimal(text).ok());
        value.filter(|&value| value > 0).map(|value| value as usize)
    };
    let columns = size.map(|(_, columns)| usize::from(columns)).filter(|&columns| columns > 0);
    let rows = size.map(|(rows, _)| usize::from(rows)).filter(|&rows| rows > 0);
    let mut width = variable(b"COLUMNS").or(columns).unwrap_or(usize::MAX);
    width = ps.width.unwrap_or(width);
    match ps.wide {
        0 => {}
        1 if width < 132 => width = 132,
        _ => width = usize::MAX,
    }
    (width, variable(b"LINES").or(rows).unwrap_or(24))
}

/// The order in which children stand behind their parents, and what stands before the command of each row.
#[inline(never)]
fn arrange(rows: &[Row], drawn: bool) -> (Vec<usize>, Vec<Vec<u8>>) {
    let mut prefixes: Vec<Vec<u8>> = Vec::new();
    prefixes.resize(rows.len(), Vec::new());
    let mut order = Vec::new();
    let mut placed = rt::zeros(rows.len());
    // Those that are still to be placed, the next one last, and whether a sibling follows.
    let mut waiting: Vec<(usize, bool)> = Vec::new();
    // What the first process has started, or taken in, are trees of their own.
    let parent = |row: &Row| if drawn && row.parent == 1 { 0 } else { row.parent };
    for at in (0..rows.len()).rev() {
        let is_root = rows.get(at).is_none_or(|row| {
            parent(row) == row.id || !rows.iter().any(|other| other.id == parent(row))
        });
        if is_root {
            waiting.push((at, false));
        }
    }
    while let Some((at, followed)) = waiting.pop() {
        let (Some(row), Some(done)) = (rows.get(at), placed.get_mut(at)) else { continue };
        if core::mem::replace(done, 1) != 0 {
            continue;
        }
        order.push(at);
        // What a child's sign goes behind: where ours is, a line that goes on, or blanks.
        let mut below = prefixes.get(at).cloned().unwrap_or_default();
        if let Some(sign) = below.len().checked_sub(4).and_then(|from| below.get_mut(from..))
            && drawn
        {
            sign.copy_from_slice(if followed { b" |  " } else { b"    " });
        }
        below.extend_from_slice(if drawn { b" \\_ " } else { b"  " });
        let mut last = true;
        for (child, other) in rows.iter().enumerate().rev() {
            if parent(other) == row.id && other.id != row.id {
                waiting.push((child, !last));
                last = false;
                if let Some(prefix) = prefixes.get_mut(child) {
                    prefix.clone_from(&below);
                }
            }
        }
    }
    (order, prefixes)
}

#[inline(never)]
fn print_json(cx: &mut Cx, ps: &Ps, rows: &[Row]) -> Done {
    let mut array = Array::new();
    for row in rows {
        for (column, value) in ps.columns.iter().zip(&row.values) {
            let name = core::str::from_utf8(&column.name).unwrap_or("");
            let value = match value {
                Value::Nothing => continue,
                Value::Number(number) => json::Value::Signed((*number).into()),
                Value::Text(text) => json::Value::Text(text),
            };
            array.field(name, value);
        }
        array.end_object(cx);
    }
    array.end(cx);
    cx.out.checked()
}
