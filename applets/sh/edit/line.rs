//! The line that is edited: moving over it, changing it, and taking changes back.
use rt::{
    Vec,
    text::{utf8, width},
};

/// The most bytes that are remembered to take changes back to.
const REMEMBERED: usize = 1 << 20;

#[derive(Default)]
pub struct Line {
    pub text: Vec<u8>,
    /// The place of the cursor, between characters.
    pub at: usize,
    pub utf8: bool,
    /// Is the last change one that more typing belongs to?
    pub typing: bool,
    /// What the line was before each change, with the cursor's place then.
    undo: Vec<(Vec<u8>, usize)>,
    /// About how many bytes that takes.
    remembered: usize,
}

/// Puts a text in the place of what is between two places of another.
#[inline(never)]
pub fn replace(text: &mut Vec<u8>, from: usize, to: usize, new: &[u8]) {
    if let (Some(front), Some(back)) = (text.get(..from), text.get(to..)) {
        *text = [front, new, back].concat();
    }
}

impl Line {
    /// The length of the piece at `at`, and its width.
    #[inline(never)]
    fn piece(&self, at: usize) -> (usize, u64) {
        let rest = self.text.get(at..).unwrap_or(&[]);
        utf8::pieces(rest, self.utf8)
            .next()
            .map_or((0, 1), |(piece, printable)| (piece.len(), width::of_piece(piece, printable)))
    }

    /// The place after the character at `at` and the marks that combine with it.
    pub fn next(&self, mut at: usize) -> usize {
        at += self.piece(at).0;
        loop {
            let (len, width) = self.piece(at);
            if width > 0 {
                return at;
            }
            at += len;
        }
    }

    /// The place before the character that ends at `at`.
    pub fn previous(&self, mut at: usize) -> usize {
        while at > 0 {
            let mut back = 4;
            while back > 1 && (at < back || self.piece(at - back).0 != back) {
                back -= 1;
            }
            at -= back;
            if self.piece(at).1 > 0 {
                break;
            }
        }
        at
    }

    /// The character's first byte; a newline at the end.
    pub fn byte(&self, at: usize) -> u8 {
        self.text.get(at).copied().unwrap_or(b'\n')
    }

    /// Where the line of a command of several lines begins that `at` is in.
    #[inline(never)]
    pub fn start(&self, mut at: usize) -> usize {
        while at > 0 && self.byte(at - 1) != b'\n' {
            at -= 1;
        }
        at
    }

    /// Where that line ends.
    #[inline(never)]
    pub fn end(&self, mut at: usize) -> usize {
        while self.byte(at) != b'\n' {
            at += 1;
        }
        at
    }

    /// What kind of character is at `at`: 0 for one between words. `words` says which: those of vi's `w`, of its `W`, or with `a` those
    /// of letters and digits.
    #[inline(never)]
    fn class(&self, at: usize, words: u8) -> u8 {
        match self.byte(at) {
            b' ' | b'\t' | b'\n' => 0,
            _ if words == b'W' => 1,
            b'0'..=b'9' | b'a'..=b'z' | b'A'..=b'Z' | 0x80.. => 1,
            b'_' if words == b'w' => 1,
            _ if words == b'w' => 2,
            _ => 0,
        }
    }

    /// Goes on while the characters are of that class.
    #[inline(never)]
    fn skip(&self, mut at: usize, words: u8, class: u8) -> usize {
        while at < self.text.len() && self.class(at, words) == class {
            at = self.next(at);
        }
        at
    }

    /// Where a motion leads; where it is now, if that is nowhere. The letters are those of vi's motions; `n` and `p` go to the end of a
    /// word of letters and digits and back to the start of one, and `c` to the end of the word that the cursor is in. `character` is
    /// what `f` and its like look for.
    #[inline(never)]
    pub fn motion(&self, motion: u8, count: usize, character: &[u8]) -> usize {
        let mut at = self.at;
        let words = match motion {
            b'W' | b'E' | b'B' | b'C' => b'W',
            b'n' | b'p' => b'a',
            _ => b'w',
        };
        match motion {
            b'$' => return self.end(at),
            b'0' | b'|' => at = self.start(at),
            b'^' => return self.skip(self.start(at), b'W', 0).min(self.end(at)),
            _ => {}
        }
        for turn in 0..count {
            match motion {
                b'h' => at = self.previous(at),
                b'l' => at = self.next(at),
                b'|' if turn > 0 => at = self.next(at).min(self.end(at)),
                b'w' | b'W' => {
                    let class = self.class(at, words);
                    if class != 0 {
                        at = self.skip(at, words, class);
                    }
                    at = self.skip(at, words, 0);
                }
                b'n' | b'c' | b'C' => {
                    if motion == b'n' || turn > 0 {
                        at = self.skip(at, words, 0);
                    }
                    at = self.skip(at, words, self.class(at, words));
                }
                b'e' | b'E' => {
                    at = self.skip(self.next(at), words, 0);
                    at = self.previous(self.skip(at, words, self.class(at, words)));
                }
                b'b' | b'B' | b'p' => {
                    at = self.previous(at);
                    while at > 0 && self.class(at, words) == 0 {
                        at = self.previous(at);
                    }
                    let class = self.class(at, words);
                    while at > 0 && self.class(self.previous(at), words) == class {
                        at = self.previous(at);
                    }
                }
                b'f' | b't' | b'F' | b'T' => loop {
                    let last = at;
                    at = if motion & 0x20 != 0 { self.next(at) } else { self.previous(at) };
                    if at == last || at >= self.text.len() {
                        return self.at;
                    }
                    if self.text.get(at..self.next(at)) == Some(character) {
                        break;
                    }
                },
                _ => {}
            }
        }
        match motion {
            b't' => self.previous(at),
            b'T' => self.next(at),
            _ => at,
        }
    }

    // Changes.

    /// Remembers the line, so that the change about to be made can be taken back.
    #[inline(never)]
    pub fn remember(&mut self) {
        self.typing = false;
        self.remembered += self.text.len() + 32;
        if self.remembered > REMEMBERED {
            self.forget();
        }
        self.undo.push((self.text.clone(), self.at));
    }

    /// Takes back the last change, or with `all` every one. Returns whether there was any.
    #[inline(never)]
    pub fn undo(&mut self, all: bool) -> bool {
        if all {
            self.undo.truncate(1);
        }
        self.typing = false;
        let before = self.undo.pop();
        let found = before.is_some();
        if let Some(before) = before {
            (self.text, self.at) = before;
        }
        found
    }

    /// Forgets what could be taken back.
    pub fn forget(&mut self) {
        self.undo.clear();
        self.remembered = 0;
        self.typing = false;
    }

    /// Puts a text in the place of what is between two places, with the cursor behind it.
    #[inline(never)]
    pub fn replace(&mut self, from: usize, to: usize, text: &[u8]) {
        if to == self.text.len() {
            self.text.truncate(from);
            self.text.extend_from_slice(text);
        } else {
            replace(&mut self.text, from, to, text);
        }
        self.at = from + text.len();
    }

    /// Inserts what was typed; what is typed at a stretch is one change.
    pub fn insert(&mut self, text: &[u8], over: usize) {
        if !self.typing {
            self.remember();
            self.typing = true;
        }
        self.replace(self.at, over, text);
    }

    /// Changes the case of what is between two places: `U` upper, `L` lower, `C` of each word's first letter upper, `~` the other one.
    pub fn change_case(&mut self, from: usize, to: usize, case: u8) {
        let mut inside = false;
        for byte in self.text.get_mut(from..to).unwrap_or(&mut []) {
            let upper = match case {
                b'U' => true,
                b'C' => !inside,
                b'~' => byte.is_ascii_lowercase(),
                _ => false,
            };
            inside = byte.is_ascii_alphanumeric();
            *byte = if upper { byte.to_ascii_uppercase() } else { byte.to_ascii_lowercase() };
        }
        self.at = to;
    }

    /// Exchanges what is between the first two places with what is between the last two, if that is so.
    fn swap(&mut self, [left, left_end, right, end]: [usize; 4]) -> bool {
        let good = left < left_end && left_end <= right && right < end;
        if good {
            self.remember();
            let piece = |from: usize, to: usize| self.text.get(from..to).unwrap_or(&[]);
            let swapped =
                [piece(right, end), piece(left_end, right), piece(left, left_end)].concat();
            self.replace(left, end, &swapped);
        }
        good
    }

    /// Exchanges the character before the cursor with the one at it. Returns whether there are two.
    pub fn transpose(&mut self) -> bool {
        let right = if self.at == self.text.len() { self.previous(self.at) } else { self.at };
        self.swap([self.previous(right), right, right, self.next(right)])
    }

    /// Exchanges the word before the cursor with the one at it or behind it.
    pub fn transpose_words(&mut self) -> bool {
        let cursor = self.at;
        let mut go = |motion| {
            self.at = self.motion(motion, 1, b"");
            self.at
        };
        let end = go(b'n');
        let (right, left, left_end) = (go(b'p'), go(b'p'), go(b'n'));
        self.at = cursor;
        self.swap([left, left_end, right, end])
    }
}
