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
    /// What the line was before each change, with the cursor's place then.
    undo: Vec<(Vec<u8>, usize)>,
    /// Is the last change one that more typing belongs to?
    pub typing: bool,
}

impl Line {
    pub fn new(utf8: bool) -> Line {
        Line { utf8, ..Line::default() }
    }

    /// The length of the piece at `at`, and its width.
    fn piece(&self, at: usize) -> (usize, u64) {
        let rest = self.text.get(at..).unwrap_or(&[]);
        utf8::pieces(rest, self.utf8)
            .next()
            .map_or((0, 1), |(piece, printable)| (piece.len(), width::of_piece(piece, printable)))
    }

    /// The place after the character at `at` and the marks that combine with it.
    pub fn next(&self, mut at: usize) -> usize {
        at += self.piece(at).0;
        while at < self.text.len() {
            let (len, width) = self.piece(at);
            if width > 0 {
                break;
            }
            at += len;
        }
        at
    }

    /// The place before the character that ends at `at`.
    pub fn previous(&self, mut at: usize) -> usize {
        while at > 0 {
            let fits = |&back: &usize| at >= back && self.piece(at - back).0 == back;
            at -= (2..5).find(fits).unwrap_or(1);
            if self.piece(at).1 > 0 {
                break;
            }
        }
        at
    }

    pub fn byte(&self, at: usize) -> u8 {
        self.text.get(at).copied().unwrap_or(b'\n')
    }

    /// Where the line of a command of several lines begins that `at` is in.
    pub fn start(&self, at: usize) -> usize {
        let before = self.text.get(..at).unwrap_or(&[]);
        before.iter().rposition(|&byte| byte == b'\n').map_or(0, |newline| newline + 1)
    }

    /// Where that line ends.
    pub fn end(&self, at: usize) -> usize {
        let rest = self.text.get(at..).unwrap_or(&[]);
        at + rest.iter().position(|&byte| byte == b'\n').unwrap_or(rest.len())
    }

    /// What kind of character is at `at`: 0 for one between words. `words` says which: those of vi's `w`, of its `W`, or with `a` those
    /// of letters and digits.
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
    fn skip(&self, mut at: usize, words: u8, class: u8) -> usize {
        while at < self.text.len() && self.class(at, words) == class {
            at = self.next(at);
        }
        at
    }

    /// Where a motion leads, or `None` if it leads nowhere. The letters are those of vi's motions; `n` and `p` go to the end of a word
    /// of letters and digits and back to the start of one. `character` is what `f` and its like look for.
    #[inline(never)]
    pub fn motion(&self, motion: u8, count: usize, character: &[u8]) -> Option<usize> {
        let mut at = self.at;
        let len = self.text.len();
        match motion {
            b'0' => return Some(self.start(at)),
            b'$' => return Some(self.end(at)),
            b'^' => {
                let start = self.start(at);
                return Some(self.skip(start, b'W', 0).min(self.end(at)));
            }
            b'|' => {
                let mut place = self.start(at);
                for _ in 1..count {
                    place = self.next(place).min(self.end(place));
                }
                return Some(place);
            }
            _ => {}
        }
        for turn in 0..count {
            let before = at;
            let words = match motion {
                b'W' | b'E' | b'B' => b'W',
                b'n' | b'p' => b'a',
                _ => b'w',
            };
            match motion {
                b'h' => at = self.previous(at),
                b'l' => at = self.next(at),
                b'w' | b'W' => {
                    let class = self.class(at, words);
                    if class != 0 {
                        at = self.skip(at, words, class);
                    }
                    at = self.skip(at, words, 0);
                }
                b'n' => {
                    at = self.skip(at, words, 0);
                    at = self.skip(at, words, 1);
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
                b'f' | b't' | b'F' | b'T' => {
                    let forward = matches!(motion, b'f' | b't');
                    loop {
                        let last = at;
                        at = if forward { self.next(at) } else { self.previous(at) };
                        if at == last || at >= len {
                            return None;
                        }
                        if self.text.get(at..self.next(at)) == Some(character) {
                            break;
                        }
                    }
                    if turn + 1 == count {
                        at = match motion {
                            b't' => self.previous(at),
                            b'T' => self.next(at),
                            _ => at,
                        };
                    }
                }
                _ => return None,
            }
            if at == before {
                break;
            }
        }
        (at != self.at).then_some(at)
    }

    /// The end of the word that the cursor is in, or of one of those behind it.
    pub fn word_end(&self, words: u8, count: usize) -> usize {
        let mut end = self.skip(self.at, words, self.class(self.at, words));
        for _ in 1..count {
            end = self.skip(end, words, 0);
            end = self.skip(end, words, self.class(end, words));
        }
        end
    }

    // Changes.

    /// Remembers the line, so that the change about to be made can be taken back.
    #[inline(never)]
    pub fn remember(&mut self) {
        self.typing = false;
        let mut room = REMEMBERED;
        let fits = |(text, _): &&(Vec<u8>, usize)| {
            let enough = room.checked_sub(text.len() + 32);
            room = enough.unwrap_or(0);
            enough.is_some()
        };
        let kept = self.undo.iter().rev().take_while(fits).count();
        self.undo.drain(..self.undo.len() - kept);
        self.undo.push((self.text.clone(), self.at));
    }

    /// Takes back the last change, or with `all` every one. Returns whether there was any.
    pub fn undo(&mut self, all: bool) -> bool {
        if all {
            self.undo.truncate(1);
        }
        self.typing = false;
        match self.undo.pop() {
            Some((text, at)) => {
                (self.text, self.at) = (text, at);
                true
            }
            None => false,
        }
    }

    /// Forgets what could be taken back.
    pub fn forget(&mut self) {
        self.undo.clear();
        self.typing = false;
    }

    /// Shows another text, with the cursor at its end.
    pub fn set(&mut self, text: Vec<u8>) {
        self.at = text.len();
        self.text = text;
        self.forget();
    }

    /// Puts a text in the place of what is between two places, with the cursor behind it.
    #[inline(never)]
    pub fn replace(&mut self, from: usize, to: usize, text: &[u8]) {
        if from <= to && to <= self.text.len() {
            drop(self.text.splice(from..to, text.iter().copied()));
            self.at = from + text.len();
        }
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

    /// Exchanges the character before the cursor with the one at it. Returns whether there are two.
    pub fn transpose(&mut self) -> bool {
        let right = if self.at == self.text.len() { self.previous(self.at) } else { self.at };
        let (left, end) = (self.previous(right), self.next(right));
        left < right && self.swap([left, right, right, end])
    }

    /// Exchanges the word before the cursor with the one at it or behind it.
    pub fn transpose_words(&mut self) -> bool {
        let mut probe = Line { text: self.text.clone(), at: self.at, ..Line::new(self.utf8) };
        let mut go = |motion| {
            probe.at = probe.motion(motion, 1, b"").unwrap_or(probe.at);
            probe.at
        };
        go(b'n');
        let right = go(b'p');
        let left = go(b'p');
        let left_end = go(b'n');
        go(b'n');
        let end = probe.at;
        left_end <= right && left < right && self.swap([left, left_end, right, end])
    }

    fn swap(&mut self, [left, left_end, right, end]: [usize; 4]) -> bool {
        let piece = |from: usize, to: usize| self.text.get(from..to).unwrap_or(&[]);
        let swapped = [piece(right, end), piece(left_end, right), piece(left, left_end)].concat();
        self.remember();
        self.replace(left, end, &swapped);
        true
    }
}
