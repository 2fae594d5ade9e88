//! The command mode of vi (POSIX XCU, sh, "Command Line Editing (vi-mode)").
use super::{Edit, Leave, Mode, NONE, Step, emacs::MOST, keys::*};
use rt::text::pattern;
use rt::text::split::parts;

/// Commands that are short for an operator and a motion: the letter, and those.
static SHORT: &[u8] = b"xdl Xdh Dd$ Cc$ Yy$ scl Scc";

/// The commands that change the line, and so are what `.` does again.
static CHANGES: &[u8] = b"acdiprsxACDIPRSX~_";

impl Edit<'_> {
    /// Goes back to commands.
    pub fn end_insert(&mut self) {
        self.mode = Mode::Command;
        self.line.typing = false;
        let start = self.line.start(self.line.at);
        self.line.at = self.line.previous(self.line.at).max(start);
        let log = core::mem::take(&mut self.keys.log);
        if core::mem::take(&mut self.changing) {
            self.sh.past.change = log;
        }
    }

    #[inline(never)]
    fn insert_at(&mut self, at: usize) {
        self.line.at = at;
        self.mode = Mode::Insert;
        // What is typed is taken back together with the command.
        self.line.remember();
        self.line.typing = true;
    }

    /// The count, or `NONE`, and the command that follow the key.
    #[inline(never)]
    fn counted(&mut self, mut key: u16) -> Result<(u8, usize), Leave> {
        let mut count = NONE;
        while matches!(key, 0x31..=0x39) || key == 0x30 && count != NONE {
            let before = if count == NONE { 0 } else { count };
            count = (before * 10 + usize::from(key as u8 - b'0')).min(MOST);
            // It is kept as a number.
            self.keys.log.pop();
            key = self.key()?;
        }
        let key = match key {
            UP => b'k',
            DOWN => b'j',
            LEFT => b'h',
            RIGHT => b'l',
            HOME => b'0',
            END => b'$',
            DELETE => b'x',
            key => u8::try_from(key).unwrap_or(0),
        };
        Ok((key, count))
    }

    #[inline(never)]
    pub fn vi_command(&mut self, key: u16) -> Step {
        // What is pasted is text, in this mode as well.
        if key == PASTE {
            self.mode = Mode::Insert;
            return self.emacs_command(key);
        }
        self.before = core::mem::replace(&mut self.last, 0);
        self.keys.log.clear();
        let (mut key, mut count) = self.counted(key)?;
        if key == b'.' {
            let past = &self.sh.past;
            if count == NONE {
                count = past.change_count;
            }
            let Some((first, rest)) = past.change.split_first() else {
                self.bell();
                return Ok(());
            };
            key = *first as u8;
            self.keys.queue.extend(rest.iter().rev());
        }
        self.count = count;
        self.keys.log.clear();
        self.keys.log.push(key.into());
        let done = self.command(key);
        self.count = NONE;
        if CHANGES.contains(&key) {
            self.sh.past.change_count = count;
            self.changing = self.mode != Mode::Command;
            if !self.changing {
                self.sh.past.change.clone_from(&self.keys.log);
            }
        }
        if self.mode == Mode::Command {
            // The cursor is on a character, not behind the last one.
            let at = self.line.at;
            if at == self.line.end(at) && at > self.line.start(at) {
                self.line.at = self.line.previous(at);
            }
        }
        done
    }

    fn command(&mut self, key: u8) -> Step {
        for short in parts(SHORT, b' ') {
            if let &[letter, operator, motion] = short
                && letter == key
            {
                return self.operator(operator, motion);
            }
        }
        let (at, count) = (self.line.at, self.times());
        let end = self.line.end(at);
        match key {
            b'\n' | b'\r' => return Err(Leave::Accept),
            0x04 if self.line.text.is_empty() => return Err(Leave::End),
            0x0C => self.screen.clear(),
            0x12 | 0x13 => return self.search(key == 0x12),
            b'i' => self.insert_at(at),
            b'a' => self.insert_at(self.line.next(at).min(end)),
            b'I' => self.insert_at(self.line.start(at)),
            b'A' => self.insert_at(end),
            b'R' => {
                self.insert_at(at);
                self.mode = Mode::Replace;
            }
            b'c' | b'd' | b'y' => return self.operator(key, 0),
            b'r' => {
                let byte = self.key()?;
                let character = self.character(u8::try_from(byte).unwrap_or(0));
                let mut to = at;
                for _ in 0..count {
                    if to >= end {
                        self.bell();
                        return Ok(());
                    }
                    to = self.line.next(to);
                }
                if byte >= 0x20 {
                    self.line.remember();
                    self.line.replace(at, to, b"");
                    self.put(at, &character, count);
                }
            }
            b'~' if at < end => {
                self.operate(b'~', self.line.motion(b'l', count, b"").min(end));
            }
            b'p' | b'P' => {
                let Some(text) = self.sh.past.kills.last().cloned() else {
                    self.bell();
                    return Ok(());
                };
                self.line.remember();
                let place = if key == b'p' { self.line.next(at).min(end) } else { at };
                self.put(place, &text, count.min(MOST / text.len().max(1) + 1));
            }
            b'u' | b'U' if self.line.undo(key == b'U') => {}
            b'k' | b'-' | 0x10 => self.show_entry(self.number.wrapping_sub(count)),
            b'j' | b'+' | 0x0E => self.show_entry(self.number + count),
            b'G' if self.count == NONE => self.show_entry(self.sh.past.history.first()),
            b'G' => self.show_entry(count),
            b'/' | b'?' => return self.ask_pattern(key == b'/'),
            b'n' | b'N' => self.find_pattern((key == b'n') == self.sh.past.backward),
            b'#' => return self.comment(),
            b'v' => {
                if self.count != NONE {
                    self.go_to(count);
                }
                return self.edit_outside();
            }
            b'=' => return self.complete(b'?'),
            b'\\' | b'*' => {
                // What is completed is the word that the cursor is in.
                self.insert_at(self.line.motion(b'C', 1, b""));
                return self.complete(if key == b'*' { b'*' } else { b'\t' });
            }
            b'_' => {
                let place = if self.count == NONE { NONE } else { count.wrapping_sub(1) };
                let word = self.word_of_entry(self.sh.past.history.end() - 1, place);
                self.insert_at(self.line.next(at).min(end));
                self.line.replace(self.line.at, self.line.at, b" ");
                self.line.replace(self.line.at, self.line.at, &word);
            }
            b'@' => {
                let letter = self.key()? as u8;
                // The value is typed in, as far as it has characters of one byte.
                if let Some(value) = self.sh.aliases.get(&[b'_', letter]) {
                    for &byte in value.iter().rev() {
                        self.keys.queue.push(byte.into());
                    }
                }
            }
            key => match self.vi_motion(key)? {
                // Only an operator goes beyond the last character.
                to if to != at && !(key == b'l' && to == end) => self.operate(b'm', to),
                _ if b"0^$|".contains(&key) => {}
                _ => self.bell(),
            },
        }
        Ok(())
    }

    /// Where a motion leads; where the cursor is, if that is nowhere.
    fn vi_motion(&mut self, key: u8) -> Result<usize, Leave> {
        let mut letter = if key == b' ' { b'l' } else { key };
        match letter {
            b'f' | b'F' | b't' | b'T' => {
                let byte = self.key()? as u8;
                self.sh.past.find = (letter, self.character(byte));
            }
            b';' => letter = self.sh.past.find.0,
            b',' => letter = self.sh.past.find.0 ^ 0x20,
            // These are motions of emacs.
            b'n' | b'p' | b'C' => letter = 0,
            _ => {}
        }
        Ok(self.line.motion(letter, self.times(), &self.sh.past.find.1))
    }

    /// `c`, `d` or `y` with a motion, or with 0 the one that is typed next.
    fn operator(&mut self, operator: u8, mut motion: u8) -> Step {
        if motion == 0 {
            let count;
            let key = self.key()?;
            (motion, count) = self.counted(key)?;
            if count != NONE {
                self.count = (self.times() * count).min(MOST);
            }
        }
        let at = self.line.at;
        let (start, end) = (self.line.start(at), self.line.end(at));
        let mut to = end;
        if motion == operator {
            self.line.at = start;
        } else {
            // `cw` leaves the blanks behind the word.
            let blank = matches!(self.line.byte(at), b' ' | b'\t' | b'\n');
            if operator == b'c' && !blank {
                motion = match motion {
                    b'w' => b'c',
                    b'W' => b'C',
                    motion => motion,
                };
            }
            to = match motion {
                b'c' | b'C' => self.line.motion(motion, self.times(), b""),
                _ => self.vi_motion(motion)?,
            };
            if to > at && b"eEft;,".contains(&motion) {
                to = self.line.next(to);
            }
            if matches!(motion, b'h' | b'l') {
                to = to.clamp(start, end);
            }
            // In an empty line there is nothing to move over, and text can be put there.
            if to == at && !(operator == b'c' && self.line.text.is_empty()) {
                self.bell();
                return Ok(());
            }
        }
        self.operate(if operator == b'y' { b'y' } else { b'k' }, to);
        match operator {
            b'c' => {
                self.mode = Mode::Insert;
                self.line.typing = true;
            }
            b'y' => self.line.at = at.min(to),
            _ => {}
        }
        Ok(())
    }

    /// Puts a text somewhere, so many times, with the cursor on its last character.
    #[inline(never)]
    fn put(&mut self, at: usize, text: &[u8], count: usize) {
        self.line.at = at;
        for _ in 0..count {
            self.line.replace(self.line.at, self.line.at, text);
        }
        self.line.at = self.line.previous(self.line.at);
    }

    /// Shows an entry of the history, with the cursor on its first character.
    #[inline(never)]
    fn show_entry(&mut self, number: usize) {
        let history = &self.sh.past.history;
        if number < history.first() || number > history.end() || number == self.number {
            return self.bell();
        }
        self.go_to(number);
        self.line.at = 0;
    }

    /// Asks for a pattern, and looks for it back in the history, or forward.
    fn ask_pattern(&mut self, back: bool) -> Step {
        let line = core::mem::take(&mut self.line.text);
        let at = self.line.at;
        self.line.text.push(if back { b'/' } else { b'?' });
        let done = loop {
            self.line.at = self.line.text.len();
            let key = match self.key() {
                Ok(key) => key,
                Err(left) => break Err(left),
            };
            match u8::try_from(key).unwrap_or(0) {
                b'\n' | b'\r' => break Ok(true),
                0x08 | 0x7F if self.line.at > 1 => {
                    let end = self.line.previous(self.line.at);
                    self.line.text.truncate(end);
                }
                byte @ (b' '..=b'~' | 0x80..) => {
                    let character = self.character(byte);
                    self.line.text.extend_from_slice(&character);
                }
                _ => break Ok(false),
            }
        };
        let mut pattern = core::mem::replace(&mut self.line.text, line);
        self.line.at = at;
        if done? {
            pattern.remove(0);
            // An empty one is the last one again.
            if !pattern.is_empty() {
                self.sh.past.pattern = pattern;
            }
            self.sh.past.backward = back;
            self.find_pattern(back);
        }
        Ok(())
    }

    #[inline(never)]
    fn find_pattern(&mut self, back: bool) {
        let given = self.sh.past.pattern.as_slice();
        let whole = match given {
            [b'^', rest @ ..] => rt::filled(b"%*", &[rest]),
            _ => rt::filled(b"*%*", &[given]),
        };
        let mut number = self.number;
        loop {
            number = if back { number - 1 } else { number + 1 };
            let Some(entry) = self.sh.past.history.get(number) else { return self.bell() };
            if !given.is_empty() && pattern::matches(&whole, entry, self.line.utf8) {
                return self.show_entry(number);
            }
        }
    }
}
