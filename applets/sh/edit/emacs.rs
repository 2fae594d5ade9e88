//! The keys of emacs, which are those of vi's insert mode, too.
use super::{Edit, Last, Leave, Mode, Step, keys::*, words};

/// A key, what it does and with what: `m` moves, `k` kills, `d` deletes, `U` `L` `C` change the case, each by a motion of
/// [`super::line::Line::motion`]; `x` does what the letter stands for in [`Edit::special`].
static KEYS: [(u16, u8, u8); 56] = [
    (control(b'a'), b'm', b'0'),
    (HOME, b'm', b'0'),
    (control(b'e'), b'm', b'$'),
    (END, b'm', b'$'),
    (control(b'b'), b'm', b'h'),
    (LEFT, b'm', b'h'),
    (control(b'f'), b'm', b'l'),
    (RIGHT, b'm', b'l'),
    (meta(b'b'), b'm', b'p'),
    (meta(b'f'), b'm', b'n'),
    (DELETE, b'd', b'l'),
    (control(b'h'), b'd', b'h'),
    (0x7F, b'd', b'h'),
    (control(b'w'), b'k', b'B'),
    (control(b'u'), b'k', b'0'),
    (control(b'k'), b'k', b'$'),
    (meta(b'd'), b'k', b'n'),
    (meta(0x7F), b'k', b'p'),
    (meta(8), b'k', b'p'),
    (meta(b'u'), b'U', b'n'),
    (meta(b'l'), b'L', b'n'),
    (meta(b'c'), b'C', b'n'),
    (control(b'j'), b'x', b'\n'),
    (control(b'm'), b'x', b'\n'),
    (control(b'd'), b'x', b'D'),
    (control(b'p'), b'x', b'P'),
    (UP, b'x', b'P'),
    (control(b'n'), b'x', b'N'),
    (DOWN, b'x', b'N'),
    (meta(b'<'), b'x', b'<'),
    (FIRST, b'x', b'<'),
    (meta(b'>'), b'x', b'>'),
    (LAST, b'x', b'>'),
    (control(b'q'), b'x', b'q'),
    (control(b'v'), b'x', b'q'),
    (control(b't'), b'x', b't'),
    (meta(b't'), b'x', b'T'),
    (control(b'y'), b'x', b'y'),
    (meta(b'y'), b'x', b'Y'),
    (control(b'_'), b'x', b'u'),
    (meta(b'r'), b'x', b'U'),
    (control(b'r'), b'x', b'r'),
    (control(b's'), b'x', b's'),
    (control(b'l'), b'x', b'l'),
    (control(b'o'), b'x', b'o'),
    (control(b'x'), b'x', b'x'),
    (control(b'i'), b'x', b'\t'),
    (control(b'['), b'x', b'['),
    (meta(b'?'), b'x', b'?'),
    (meta(b'='), b'x', b'?'),
    (meta(b'*'), b'x', b'*'),
    (meta(b'.'), b'x', b'.'),
    (meta(b'_'), b'x', b'.'),
    (meta(b'#'), b'x', b'#'),
    (PASTE, b'x', b'p'),
    (control(b'g'), b'x', b'g'),
];

/// The most that a count may be.
pub const MOST: usize = 10_000;

impl Edit<'_> {
    #[inline(never)]
    pub fn emacs_command(&mut self, key: u16) -> Step {
        let low = key as u8;
        // The digits of a count go on being digits.
        let counts = key & META != 0 || self.count.is_some() && key < META;
        if low.is_ascii_digit() && counts || key == meta(b'-') {
            let value = self.count.unwrap_or(0) * 10 + usize::from(low.wrapping_sub(b'0'));
            match low {
                b'-' => self.negative = true,
                _ => self.count = Some(value.min(MOST)),
            }
            return Ok(());
        }
        self.before = core::mem::replace(&mut self.last, Last::Other);
        match KEYS.iter().find(|(other, ..)| *other == key) {
            None => match u8::try_from(key) {
                Ok(byte @ (b' '..=b'~' | 0x80..)) => self.type_in(byte),
                _ => self.bell(),
            },
            Some((_, b'x', letter)) => self.special(*letter)?,
            Some(&(_, what, motion)) => {
                let motion = match motion {
                    b'h' if self.negative => b'l',
                    b'l' if self.negative => b'h',
                    b'n' if self.negative => b'p',
                    b'p' if self.negative => b'n',
                    motion => motion,
                };
                let mut to = self.line.motion(motion, self.times(), b"");
                // At the end of one of several lines, what is killed is the newline.
                if what == b'k' && to == Some(self.line.at) && motion == b'$' {
                    to = Some(self.line.next(self.line.at));
                }
                match to {
                    Some(to) => self.operate(what, to),
                    None => self.bell(),
                }
                if what == b'k' {
                    self.last = Last::Kill;
                }
            }
        }
        (self.count, self.negative) = (None, false);
        Ok(())
    }

    /// Puts a character where the cursor is.
    fn type_in(&mut self, byte: u8) {
        let character = self.keys.character(byte, self.sh.utf8);
        for _ in 0..self.times() {
            let at = self.line.at;
            let over = self.mode == Mode::Replace && self.line.byte(at) != b'\n';
            self.line.insert(&character, if over { self.line.next(at) } else { at });
        }
    }

    fn special(&mut self, letter: u8) -> Step {
        let count = self.times();
        let negative = self.negative;
        match letter {
            b'\n' => return Err(Leave::Accept),
            b'D' if self.line.text.is_empty() => return Err(Leave::End),
            b'D' => match self.line.motion(b'l', count, b"") {
                Some(to) => self.operate(b'd', to),
                None => self.bell(),
            },
            b'P' | b'N' => self.vertical((letter == b'P') != negative, count),
            b'<' => self.go_to(0),
            b'>' => self.go_to(usize::MAX),
            b'q' => {
                let byte = self.keys.plain();
                let character = self.keys.character(byte, self.sh.utf8);
                // A NUL can be in no command.
                if byte != 0 {
                    self.line.insert(&character, self.line.at);
                }
            }
            b't' if self.line.transpose() => {}
            b'T' if self.line.transpose_words() => {}
            b'y' => self.yank(0),
            b'Y' => match self.before {
                Last::Yank(start, which) => {
                    self.line.replace(start, self.line.at, b"");
                    self.yank(which + 1);
                }
                _ => self.bell(),
            },
            b'u' if self.line.undo(false) => {}
            b'U' if self.line.undo(true) => {}
            b'r' | b's' => return self.search(letter == b'r'),
            b'l' => self.screen.clear(),
            b'o' => {
                self.sh.past.next = Some(self.number + 1);
                return Err(Leave::Accept);
            }
            b'x' => match self.key()? {
                0x05 => return self.edit_outside(),
                0x15 if self.line.undo(false) => {}
                0x7F | 0x08 => self.operate(b'k', 0),
                _ => self.bell(),
            },
            b'\t' => self.complete(b'\t')?,
            b'?' | b'*' => self.complete(letter)?,
            b'.' => self.last_word(),
            b'#' => return self.comment(),
            b'p' => {
                let text = self.keys.paste();
                // A paste cannot be typed again.
                self.changing = false;
                self.line.remember();
                self.line.replace(self.line.at, self.line.at, &text);
            }
            b'[' if self.mode != Mode::Emacs => self.end_insert(),
            _ => self.bell(),
        }
        Ok(())
    }

    /// Goes up or down: between the lines of a command that has several, and beyond them in the history.
    fn vertical(&mut self, up: bool, count: usize) {
        let (start, end) = (self.line.start(self.line.at), self.line.end(self.line.at));
        let within = if up { start > 0 } else { end < self.line.text.len() };
        if !within || count > 1 {
            self.step(up, count);
            return;
        }
        let mut columns = 0;
        let mut at = start;
        while at < self.line.at {
            at = self.line.next(at);
            columns += 1;
        }
        at = if up { self.line.start(start - 1) } else { end + 1 };
        let stop = self.line.end(at);
        for _ in 0..columns {
            at = self.line.next(at).min(stop);
        }
        self.operate(b'm', at);
    }

    /// Inserts what was killed last, or so many kills before.
    fn yank(&mut self, back: usize) {
        let kills = &self.sh.past.kills;
        let place = back.checked_rem(kills.len()).unwrap_or(0);
        let Some(text) = kills.iter().rev().nth(place).cloned() else { return self.bell() };
        let start = self.line.at;
        if back == 0 {
            self.line.remember();
        }
        self.line.replace(start, start, &text);
        self.last = Last::Yank(start, place);
    }

    /// Inserts the last word of the command before, and in its place, asked again, of those before that.
    fn last_word(&mut self) {
        let history = &self.sh.past.history;
        let (start, number) = match self.before {
            Last::Word(start, number) => (start, number),
            _ => (self.line.at, history.end()),
        };
        let number = number - 1;
        let Some(entry) = history.get(number) else { return self.bell() };
        let words = words(entry);
        let word = match self.count {
            Some(count) => words.get(count),
            None => words.last(),
        };
        let word = word.map_or(&[][..], |word| word).to_vec();
        if !matches!(self.before, Last::Word(..)) {
            self.line.remember();
        }
        self.line.replace(start, self.line.at, &word);
        self.last = Last::Word(start, number);
    }
}
