//! Reading lines: each in place in a large buffer, which grows where a line is longer than that.
use crate::{
    Cx, Input,
    io::{self, Buffer},
    sys::Errno,
    text::utf8,
};

/// The lines of an input. A line is given with its end, which only the last one may lack.
pub struct Lines<'a> {
    pub input: Input<'a>,
    buf: Buffer,
    marks: hot::Marks,
    end_byte: u8,
    /// Where the line at hand starts and ends.
    start: usize,
    end: usize,
    /// Where the line is that is to be kept.
    held: (usize, usize),
    filled: usize,
    at_end: bool,
    /// What reading has run into, if that is not to be reported here.
    pub error: Option<Errno>,
    pub quiet: bool,
}

impl<'a> Lines<'a> {
    pub fn new(input: Input<'a>, end: u8) -> Lines<'a> {
        Lines::sized(input, end, io::CHUNK)
    }

    /// With a buffer of `size` bytes to begin with.
    pub fn sized(input: Input<'a>, end: u8, size: usize) -> Lines<'a> {
        Lines {
            input,
            buf: io::buffer(size),
            marks: hot::Marks::new(end),
            end_byte: end,
            start: 0,
            end: 0,
            held: (0, 0),
            filled: 0,
            at_end: false,
            error: None,
            quiet: false,
        }
    }

    /// Goes to the next line, if there is one. What was written so far is passed on before a read, which may have to wait. A read error
    /// is reported and ends the input.
    #[inline(always)]
    pub fn advance(&mut self, cx: &mut Cx) -> bool {
        self.start = self.end;
        match self.marks.next(self.buf.get(..self.filled).unwrap_or(&[])) {
            Some(at) => {
                self.end = at + 1;
                true
            }
            None => self.advance_further(cx),
        }
    }

    #[inline(never)]
    fn advance_further(&mut self, cx: &mut Cx) -> bool {
        while self.fill(cx) {
            if let Some(at) = self.marks.next(self.buf.get(..self.filled).unwrap_or(&[])) {
                self.end = at + 1;
                return true;
            }
        }
        self.end = self.filled;
        self.start < self.end
    }

    /// The line at hand.
    #[inline(always)]
    pub fn line(&self) -> &[u8] {
        self.buf.get(self.start..self.end).unwrap_or(&[])
    }

    /// The line at hand without its end.
    #[inline(always)]
    pub fn text(&self) -> &[u8] {
        without_end(self.line(), self.end_byte)
    }

    /// Keeps the line at hand in mind while others come.
    #[inline(always)]
    pub fn hold(&mut self) {
        self.held = (self.start, self.end);
    }

    /// The line that is kept in mind.
    #[inline(always)]
    pub fn held(&self) -> &[u8] {
        self.buf.get(self.held.0..self.held.1).unwrap_or(&[])
    }

    /// That line without its end.
    #[inline(always)]
    pub fn held_text(&self) -> &[u8] {
        without_end(self.held(), self.end_byte)
    }

    /// As many whole lines as one read brings, to be changed where they stand. The last line gets the end that it may lack. Not to be
    /// mixed with [`Lines::advance`].
    #[inline(never)]
    pub fn block(&mut self, cx: &mut Cx) -> Option<&mut [u8]> {
        self.start = self.end;
        loop {
            let seen = self.filled - self.end;
            if !self.fill(cx) {
                // There was room for a read, if only of nothing.
                if seen > 0
                    && let Some(place) = self.buf.get_mut(self.filled)
                {
                    *place = self.end_byte;
                    self.filled += 1;
                }
                self.end = self.filled;
                break;
            }
            let new = self.buf.get(self.end + seen..self.filled).unwrap_or(&[]);
            if let Some(at) = hot::rfind(self.end_byte, new) {
                self.end += seen + at + 1;
                break;
            }
        }
        self.buf.get_mut(self.start..self.end).filter(|block| !block.is_empty())
    }

    /// Reads once behind what is there, from where the line at hand starts. False at the end.
    #[inline(never)]
    fn fill(&mut self, cx: &mut Cx) -> bool {
        if self.at_end {
            return false;
        }
        // What is still needed moves to the front: the line that is kept in mind, and what starts at the line at hand.
        let kept = self.held.1 - self.held.0;
        let by = self.start - kept;
        if by > 0 {
            self.buf.copy_within(self.held.0..self.held.1, 0);
            self.buf.copy_within(self.start..self.filled, kept);
            self.held = (0, kept);
            self.start = kept;
            self.end -= by;
            self.filled -= by;
            self.marks.shift(by);
        }
        if 2 * self.filled > self.buf.len() {
            self.buf = io::grown(&self.buf, self.filled, 2 * self.buf.len());
        }
        // The next write tells whether this one went well.
        let _ = cx.out.flush();
        let room = self.buf.get_mut(self.filled..).unwrap_or(&mut []);
        let len = match io::read(&self.input.fd, room) {
            Ok(len) => len,
            Err(e) if self.quiet => {
                self.error = Some(e);
                0
            }
            Err(e) => {
                cx.warn(self.input.name, e);
                0
            }
        };
        self.filled += len;
        self.at_end = len == 0;
        len > 0
    }
}

/// `line` without the `end` that it may have.
pub fn without_end(line: &[u8], end: u8) -> &[u8] {
    match line {
        [text @ .., last] if *last == end => text,
        _ => line,
    }
}

/// Reads chunk by chunk, and no chunk ends within a character.
pub struct Chunks {
    buf: Buffer,
    utf8: bool,
    /// Where the last chunk ended, and what was read by then.
    used: usize,
    filled: usize,
}

impl Chunks {
    pub fn new(utf8: bool) -> Chunks {
        Chunks { buf: io::buffer(io::CHUNK), utf8, used: 0, filled: 0 }
    }

    /// The next chunk of `input`, or `None` at its end. A read error is reported and ends the input. What was written so far is passed
    /// on before a read.
    #[inline(never)]
    pub fn next(&mut self, cx: &mut Cx, input: &Input) -> Option<&[u8]> {
        loop {
            self.buf.copy_within(self.used..self.filled, 0);
            self.filled -= self.used;
            self.used = 0;
            let room = self.buf.get_mut(self.filled..).unwrap_or(&mut []);
            let len = input.chunk(cx, room).map_or(0, <[u8]>::len);
            self.filled += len;
            let mut used = self.filled;
            for back in 1..=self.filled.min(3) {
                let tail = self.buf.get(self.filled - back..self.filled).unwrap_or(&[]);
                if self.utf8 && len > 0 && utf8::decode(tail).is_none() && utf8::is_cut(tail) {
                    used = self.filled - back;
                }
            }
            self.used = used;
            if used > 0 || len == 0 {
                return self.buf.get(..used).filter(|chunk| !chunk.is_empty());
            }
        }
    }
}
