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
pub fn print(cx: &mut Cx, ps: &Ps, world: &World, mut rows: Vec<Row>) -> Done {
    if ps.json {
        return print_json(cx, ps, rows);
    }
    let utf8 = cx.utf8();
    let mut prefixes = Vec::new();
    if ps.tree != 0 {
        (rows, prefixes) = arrange(rows, ps.tree == FOREST);
    }
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
    for (index, row) in rows.into_iter().enumerate() {
        if has_heading && index % page == 0 {
            print_heading(cx, ps, utf8, screen);
        }
        let mut line = Line::default();
        for (at, (column, value)) in ps.columns.iter().zip(row.values).enumerate() {
            let mut text = world.show(column.what, value);
            if column.is_command()
                && let Some(prefix) = prefixes.get(index)
            {
                text = [prefix, text.as_slice()].concat();
            }
            line.add(column, &text, at == last, utf8, screen);
        }
        line.text.push(b'\n');
        cx.out.write(&line.text)?;
    }
    cx.out.checked()
}

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

/// Puts children behind their parents, and makes what stands before their commands.
fn arrange(rows: Vec<Row>, drawn: bool) -> (Vec<Row>, Vec<Vec<u8>>) {
    let ids: Vec<i32> = rows.iter().map(|row| row.id).collect();
    let parents: Vec<i32> = rows.iter().map(|row| row.parent).collect();
    let is_root = |at: usize| {
        let (id, parent) = (ids.get(at), parents.get(at));
        parent == id || parent.is_none_or(|parent| !ids.contains(parent))
    };
    // Those that are still to be placed, the next one last, with what stands before their children's commands.
    let mut waiting: Vec<(usize, Vec<u8>, Vec<u8>)> = (0..rows.len())
        .rev()
        .filter(|&at| is_root(at))
        .map(|at| (at, Vec::new(), Vec::new()))
        .collect();
    let (mut order, mut prefixes) = (Vec::new(), Vec::new());
    let mut placed = rt::zeros(rows.len());
    while let Some((at, prefix, below)) = waiting.pop() {
        match placed.get_mut(at) {
            Some(done) if *done == 0 => *done = 1,
            _ => continue,
        }
        order.push(at);
        prefixes.push(prefix);
        let own = ids.get(at);
        let children = (0..rows.len()).rev().filter(|&at| parents.get(at) == own && !is_root(at));
        for (index, child) in children.enumerate() {
            let (mark, more): (&[u8], &[u8]) = match (drawn, index) {
                (true, 0) => (b" \\_ ", b"    "),
                (true, _) => (b" \\_ ", b" |  "),
                (false, _) => (b"  ", b"  "),
            };
            waiting.push((child, [&below, mark].concat(), [&below, more].concat()));
        }
    }
    let mut rows: Vec<Option<Row>> = rows.into_iter().map(Some).collect();
    let arranged = order.iter().filter_map(|&at| rows.get_mut(at).and_then(Option::take)).collect();
    (arranged, prefixes)
}

fn print_json(cx: &mut Cx, ps: &Ps, rows: Vec<Row>) -> Done {
    let mut array = Array::new();
    for row in &rows {
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
