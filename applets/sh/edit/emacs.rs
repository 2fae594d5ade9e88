//! The keys of emacs, which are those of vi's insert mode, too.
use super::{Edit, Leave, Mode, NONE, Step, keys::*};

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
        let counts = key & META != 0 || self.count != NONE && key < META;
        if low.is_ascii_digit() && counts {
            let count = if self.count == NONE { 0 } else { self.count };
            self.count = (count * 10 + usize::from(low - b'0')).min(MOST);
            return Ok(());
        }
        if key == meta(b'-') {
            self.negative = true;
            return Ok(());
        }
        self.before = core::mem::replace(&mut self.last, 0);
        let mut done = Ok(());
        match KEYS.iter().find(|(other, ..)| *other == key) {
            None => match u8::try_from(key) {
                Ok(byte @ (b' '..=b'~' | 0x80..)) => self.type_in(byte),
                _ => self.bell(),
            },
            Some((_, b'x', letter)) => done = self.special(*letter),
            Some(&(_, what, mut motion)) => {
                if self.negative {
                    motion = match motion {
                        b'h' => b'l',
                        b'l' => b'h',
                        b'n' => b'p',
                        b'p' => b'n',
                        motion => motion,
                    };
                }
                let mut to = self.line.motion(motion, self.times(), b"");
                // At the end of one of several lines, what is killed is the newline.
                if motion == b'$' && what == b'k' && to == self.line.at {
                    to = self.line.next(to);
                }
                if to == self.line.at && what == b'd' {
                    self.bell();
                } else {
                    self.operate(what, to);
                }
                if what == b'k' {
                    self.last = b'k';
                }
            }
        }
        (self.count, self.negative) = (NONE, false);
        done
    }

    /// Puts a character where the cursor is.
    fn type_in(&mut self, byte: u8) {
        let character = self.character(byte);
        for _ in 0..self.times() {
            let at = self.line.at;
            let over = self.mode == Mode::Replace && self.line.byte(at) != b'\n';
            self.line.insert(&character, if over { self.line.next(at) } else { at });
        }
    }

    fn special(&mut self, letter: u8) -> Step {
        let count = self.times();
        let at = self.line.at;
        let good = match letter {
            b'\n' => return Err(Leave::Accept),
            b'D' if self.line.text.is_empty() => return Err(Leave::End),
            b'D' => {
                let to = self.line.motion(b'l', count, b"");
                if to > at {
                    self.operate(b'd', to);
                }
                to > at
            }
            b'P' | b'N' => {
                self.vertical((letter == b'P') != self.negative, count);
                true
            }
            b'<' => {
                self.go_to(0);
                true
            }
            b'>' => {
                self.go_to(usize::MAX);
                true
            }
            b'q' => {
                let byte = self.keys.plain();
                let character = self.character(byte);
                // A NUL can be in no command.
                if byte != 0 {
                    self.line.insert(&character, at);
                }
                byte != 0
            }
            b't' => self.line.transpose(),
            b'T' => self.line.transpose_words(),
            b'y' => self.yank(at, 0),
            b'Y' => self.before == b'y' && self.yank(self.yanked.0, self.yanked.1 + 1),
            b'u' | b'U' => self.line.undo(letter == b'U'),
            b'r' | b's' => return self.search(letter == b'r'),
            b'l' => {
                self.screen.clear();
                true
            }
            b'o' => {
                self.sh.past.next = self.number + 1;
                return Err(Leave::Accept);
            }
            b'x' => match self.key()? {
                0x05 => return self.edit_outside(),
                0x15 => self.line.undo(false),
                0x7F | 0x08 => {
                    self.operate(b'k', 0);
                    true
                }
                _ => false,
            },
            b'\t' | b'?' | b'*' => return self.complete(letter),
            b'.' => self.last_word(),
            b'#' => return self.comment(),
            b'p' => {
                let text = self.keys.paste();
                // A paste cannot be typed again.
                self.changing = false;
                self.line.remember();
                self.line.replace(at, at, &text);
                true
            }
            b'[' if self.mode != Mode::Emacs => {
                self.end_insert();
                true
            }
            _ => false,
        };
        if !good {
            self.bell();
        }
        Ok(())
    }

    /// Goes up or down: between the lines of a command that has several, and beyond them in the history.
    fn vertical(&mut self, up: bool, count: usize) {
        let (start, end) = (self.line.start(self.line.at), self.line.end(self.line.at));
        let within = if up { start > 0 } else { end < self.line.text.len() };
        if !within || count > 1 {
            return self.step(up, count);
        }
        let to = if up { self.line.start(start - 1) } else { end + 1 };
        let (mut at, mut column) = (start, to);
        let stop = self.line.end(to);
        while at < self.line.at {
            at = self.line.next(at);
            column = self.line.next(column).min(stop);
        }
        self.operate(b'm', column);
    }

    /// Puts what was killed last, or so many kills before, between a place and the cursor.
    fn yank(&mut self, start: usize, back: usize) -> bool {
        let kills = &self.sh.past.kills;
        let back = back.checked_rem(kills.len()).unwrap_or(0);
        let Some(text) = kills.iter().nth_back(back) else { return false };
        if self.before != b'y' || start == self.line.at {
            self.line.remember();
        }
        self.line.replace(start, self.line.at, text);
        (self.last, self.yanked) = (b'y', (start, back));
        true
    }

    /// Inserts the last word of the command before, and in its place, asked again, of those before that.
    fn last_word(&mut self) -> bool {
        let history = &self.sh.past.history;
        let again = self.before == b'.';
        if !again {
            self.yanked = (self.line.at, history.end());
        }
        let (start, number) = (self.yanked.0, self.yanked.1 - 1);
        if number < history.first() {
            return false;
        }
        let word = self.word_of_entry(number, self.count);
        if !again {
            self.line.remember();
        }
        self.line.replace(start, self.line.at, &word);
        (self.last, self.yanked) = (b'.', (start, number));
        true
    }
}
