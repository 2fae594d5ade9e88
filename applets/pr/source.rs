//! An input of pr.
use rt::{Cx, lines::Lines};

/// What an item of the input is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Next {
    Line,
    FormFeed,
    End,
}

/// An input, which newlines and form feeds divide.
pub struct Source<'a> {
    pub lines: Lines<'a>,
    /// How much of the line at hand is used.
    at: usize,
    /// Was the last byte a form feed, which takes the newline behind it with it?
    fed: bool,
}

impl<'a> Source<'a> {
    pub fn new(lines: Lines<'a>) -> Source<'a> {
        Source { lines, at: 0, fed: false }
    }

    /// What comes next.
    #[inline(never)]
    pub fn next(&mut self, cx: &mut Cx) -> Next {
        loop {
            if let Some(&byte) = self.lines.line().get(self.at) {
                let fed = core::mem::take(&mut self.fed);
                match byte {
                    b'\n' if fed => self.at += 1,
                    b'\x0C' => return Next::FormFeed,
                    _ => return Next::Line,
                }
            } else {
                self.at = 0;
                if !self.lines.advance(cx) {
                    return Next::End;
                }
            }
        }
    }

    /// Goes behind a form feed.
    pub fn skip(&mut self) {
        self.at += 1;
        self.fed = true;
    }

    /// What the line has, up to its end or a form feed.
    fn peek(&self) -> &[u8] {
        let rest = self.lines.text().get(self.at..).unwrap_or(b"");
        let plain = hot::plain(rest, b' ');
        let fed = hot::find(b'\x0C', rest.get(plain..).unwrap_or(b""));
        fed.and_then(|at| rest.get(..plain + at)).unwrap_or(rest)
    }

    /// Takes that, and says what is behind it.
    pub fn take(&mut self) -> (&[u8], Next) {
        let (from, len) = (self.at, self.peek().len());
        self.at = from + len + 1;
        let line = self.lines.line();
        let end = match line.get(from + len) {
            Some(b'\n') => Next::Line,
            Some(_) => Next::FormFeed,
            None => Next::End,
        };
        self.fed = end == Next::FormFeed;
        (line.get(from..from + len).unwrap_or(b""), end)
    }
}
