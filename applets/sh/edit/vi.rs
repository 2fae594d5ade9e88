//! The command mode of vi (POSIX XCU, sh, "Command Line Editing (vi-mode)").
use super::{Edit, Last, Leave, Mode, Step, emacs::MOST, keys::*, words};
use rt::text::pattern;

/// Commands that are short for an operator and a motion.
static SHORT: [(u8, &[u8; 2]); 6] =
    [(b'x', b"dl"), (b'X', b"dh"), (b'D', b"d$"), (b'C', b"c$"), (b'Y', b"y$"), (b's', b"cl")];

impl Edit<'_> {
    /// Goes back to commands.
    pub fn end_insert(&mut self) {
        self.mode = Mode::Command;
        self.line.typing = false;
        let start = self.line.start(self.line.at);
        self.line.at = self.line.previous(self.line.at).max(start);
        let log = core::mem::take(&mut self.keys.log);
        if core::mem::take(&mut self.changing) {
            self.sh.past.change.0 = log;
        }
    }

    fn insert_at(&mut self, at: usize) {
        self.line.at = at;
        self.mode = Mode::Insert;
        // What is typed is taken back together with the command.
        self.line.remember();
        self.line.typing = true;
    }

    /// The count and the command that follow the key.
    fn counted(&mut self, mut key: u16) -> Result<(u8, Option<usize>), Leave> {
        let mut count = None;
        while matches!(key, 0x31..=0x39) || key == 0x30 && count.is_some() {
            let value = count.unwrap_or(0) * 10 + usize::from(key as u8 - b'0');
            count = Some(value.min(MOST));
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
            PASTE => b'\x01',
            key => u8::try_from(key).unwrap_or(0),
        };
        Ok((key, count))
    }

    #[inline(never)]
    pub fn vi_command(&mut self, key: u16) -> Step {
        // What is pasted is text, in this mode as well.
        if key == PASTE {
            self.mode = Mode::Insert;
            self.line.typing = false;
            return self.emacs_command(key);
        }
        self.before = core::mem::replace(&mut self.last, Last::Other);
        self.keys.log = [key].into();
        let (key, count) = self.counted(key)?;
        self.count = count;
        if key == b'.' {
            let (keys, before) = self.sh.past.change.clone();
            let Some(&first) = keys.first() else {
                self.bell();
                return Ok(());
            };
            self.keys.log.clear();
            self.keys.queue.splice(0..0, keys.get(1..).unwrap_or(&[]).iter().copied());
            let count = count.or(before);
            return self.change(first as u8, count, first);
        }
        self.change(key, count, key.into())
    }

    /// Does a command, and keeps it for `.` if it changes the line.
    fn change(&mut self, key: u8, count: Option<usize>, first: u16) -> Step {
        self.count = count;
        self.keys.log = [first].into();
        let changes = b"acdiprsxACDIPRSX~_".contains(&key);
        let done = self.command(key);
        if changes {
            self.sh.past.change.1 = count;
            self.changing = self.mode != Mode::Command;
            if !self.changing {
                self.sh.past.change.0 = core::mem::take(&mut self.keys.log);
            }
        } else {
            self.keys.log.clear();
        }
        self.count = None;
        if self.mode == Mode::Command {
            self.stay_inside();
        }
        done
    }

    /// The cursor is on a character, not behind the last one.
    fn stay_inside(&mut self) {
        let at = self.line.at;
        let (start, end) = (self.line.start(at), self.line.end(at));
        if at == end && at > start {
            self.line.at = self.line.previous(at);
        }
    }

    fn command(&mut self, key: u8) -> Step {
        if let Some((_, [operator, motion])) = SHORT.iter().find(|(letter, _)| *letter == key) {
            return self.operator(*operator, Some(*motion));
        }
        let (at, count) = (self.line.at, self.times());
        match key {
            b'\n' | b'\r' => return Err(Leave::Accept),
            0x04 if self.line.text.is_empty() => return Err(Leave::End),
            0x0C => self.screen.clear(),
            0x12 | 0x13 => return self.search(key == 0x12),
            b'i' => self.insert_at(at),
            b'a' => self.insert_at(self.line.next(at).min(self.line.end(at))),
            b'I' => self.insert_at(self.line.start(at)),
            b'A' => self.insert_at(self.line.end(at)),
            b'R' => {
                self.insert_at(at);
                self.mode = Mode::Replace;
            }
            b'c' | b'd' | b'y' => return self.operator(key, None),
            b'S' => return self.operator(b'c', Some(b'c')),
            b'r' => return self.replace_characters(count),
            b'~' => {
                let end = self.line.end(at);
                match self.line.motion(b'l', count, b"") {
                    Some(to) if at < end => self.operate(b'~', to.min(end)),
                    _ => self.bell(),
                }
            }
            b'p' | b'P' => self.put(key == b'p', count),
            b'u' | b'U' if self.line.undo(key == b'U') => {}
            b'k' | b'-' | 0x10 => self.vi_step(true, count),
            b'j' | b'+' | 0x0E => self.vi_step(false, count),
            b'G' => {
                self.go_to(self.count.unwrap_or(0));
                self.line.at = 0;
            }
            b'/' | b'?' => return self.ask_pattern(key == b'/'),
            b'n' | b'N' => self.find_pattern((key == b'n') == self.sh.past.backward),
            b'#' => return self.comment(),
            b'v' => {
                if let Some(number) = self.count {
                    self.go_to(number);
                }
                return self.edit_outside();
            }
            b'=' => return self.complete(b'?'),
            b'\\' | b'*' => {
                // What is completed is the word that the cursor is in.
                let end = self.line.motion(b'E', 1, b"").unwrap_or(at);
                let inside = !matches!(self.line.byte(at), b' ' | b'\t' | b'\n');
                let single = matches!(self.line.byte(self.line.next(at)), b' ' | b'\t' | b'\n');
                let end = if inside && !single { self.line.next(end) } else { self.line.next(at) };
                self.insert_at(end.min(self.line.text.len()));
                return self.complete(if key == b'*' { b'*' } else { b'\t' });
            }
            b'_' => {
                let history = &self.sh.past.history;
                let entry = history.get(history.end() - 1).map_or(&[][..], |entry| entry);
                let words = words(entry);
                let place = self.count.map_or(words.len(), |count| count).checked_sub(1);
                let word = place.and_then(|place| words.get(place)).map(|word| word.to_vec());
                match word {
                    Some(word) => {
                        let end = self.line.next(at).min(self.line.end(at));
                        self.insert_at(end);
                        self.line.replace(end, end, &[b" ", word.as_slice()].concat());
                    }
                    None => self.bell(),
                }
            }
            b'@' => {
                let letter = self.key()? as u8;
                // The value is typed in, as far as it has characters of one byte.
                let value = self.sh.aliases.get(&[b'_', letter]).cloned().unwrap_or_default();
                self.keys.queue.splice(0..0, value.into_iter().map(u16::from));
            }
            key => match self.vi_motion(key)? {
                // Only an operator goes beyond the last character.
                Some(to) if to != at && !(key == b'l' && to == self.line.end(at)) => {
                    self.operate(b'm', to);
                }
                Some(_) if matches!(key, b'0' | b'^' | b'$' | b'|') => {}
                _ => self.bell(),
            },
        }
        Ok(())
    }

    /// Where a motion leads.
    fn vi_motion(&mut self, key: u8) -> Result<Option<usize>, Leave> {
        let mut letter = if key == b' ' { b'l' } else { key };
        match letter {
            b'f' | b'F' | b't' | b'T' => {
                let byte = self.key()? as u8;
                let character = self.keys.character(byte, self.sh.utf8);
                self.sh.past.find = (letter, character);
            }
            b';' | b',' => {
                let find = self.sh.past.find.0;
                letter = if letter == b',' { find ^ 0x20 } else { find };
            }
            _ => {}
        }
        if !b"hlwWeEbB0^$|fFtT".contains(&letter) {
            return Ok(None);
        }
        Ok(self.line.motion(letter, self.times(), &self.sh.past.find.1))
    }

    /// `c`, `d` or `y` with the motion that follows.
    fn operator(&mut self, operator: u8, motion: Option<u8>) -> Step {
        let (motion, count) = match motion {
            Some(motion) => (motion, None),
            None => {
                let key = self.key()?;
                self.counted(key)?
            }
        };
        if let Some(count) = count {
            self.count = Some((self.times() * count).min(MOST));
        }
        let at = self.line.at;
        let to = if motion == operator {
            self.line.at = self.line.start(at);
            Some(self.line.end(at))
        } else {
            // `cw` leaves the blanks behind the word.
            let blank = matches!(self.line.byte(at), b' ' | b'\t' | b'\n');
            let (start, end) = (self.line.start(at), self.line.end(at));
            let reached = match motion {
                b'w' | b'W' if operator == b'c' && !blank => {
                    Some(self.line.word_end(motion, self.times()))
                }
                _ => match self.vi_motion(motion)? {
                    Some(to) if b"eEft".contains(&motion) => Some(self.line.next(to)),
                    Some(to) if b";,".contains(&motion) && to > at => Some(self.line.next(to)),
                    to => to,
                },
            };
            let reached = match reached {
                // In an empty line there is nothing to move over, and text can be put there.
                None if operator == b'c' && self.line.text.is_empty() => Some(at),
                reached => reached,
            };
            let within = reached.filter(|&to| to != at || operator == b'c');
            within.map(|to| if matches!(motion, b'h' | b'l') { to.clamp(start, end) } else { to })
        };
        let Some(to) = to else {
            self.line.at = at;
            self.bell();
            return Ok(());
        };
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

    fn replace_characters(&mut self, count: usize) -> Step {
        let key = self.key()?;
        let byte = u8::try_from(key).unwrap_or(0);
        let character = self.keys.character(byte, self.sh.utf8);
        let at = self.line.at;
        let mut end = at;
        for _ in 0..count {
            if end == self.line.end(at) {
                self.bell();
                return Ok(());
            }
            end = self.line.next(end);
        }
        if byte >= b' ' {
            self.line.remember();
            self.line.replace(at, end, &character.repeat(count));
            self.line.at = self.line.previous(self.line.at);
        }
        Ok(())
    }

    /// Puts back what was deleted or kept, behind the cursor or before it.
    fn put(&mut self, behind: bool, count: usize) {
        let Some(text) = self.sh.past.kills.last() else { return self.bell() };
        let text = text.repeat(count.min(MOST / text.len().max(1) + 1));
        let mut at = self.line.at;
        if behind {
            at = self.line.next(at).min(self.line.end(at));
        }
        self.line.remember();
        self.line.replace(at, at, &text);
        self.line.at = self.line.previous(self.line.at);
    }

    fn vi_step(&mut self, back: bool, count: usize) {
        if self.step(back, count) {
            self.line.at = 0;
        }
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
                0x1B => break Ok(false),
                0x08 | 0x7F => {
                    let end = self.line.previous(self.line.text.len());
                    self.line.text.truncate(end);
                    if end == 0 {
                        break Ok(false);
                    }
                }
                byte @ (b' '..=b'~' | 0x80..) => {
                    let character = self.keys.character(byte, self.sh.utf8);
                    self.line.text.extend_from_slice(&character);
                }
                _ => self.bell(),
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

    fn find_pattern(&mut self, back: bool) {
        let history = &self.sh.past.history;
        let given = self.sh.past.pattern.as_slice();
        let whole = match given {
            [] => return self.bell(),
            [b'^', rest @ ..] => [rest, b"*"].concat(),
            _ => [b"*", given, b"*"].concat(),
        };
        let fits = |&number: &usize| {
            history.get(number).is_some_and(|entry| pattern::matches(&whole, entry, self.sh.utf8))
        };
        let found = match back {
            true => (history.first()..self.number).rev().find(fits),
            false => (self.number + 1..history.end()).find(fits),
        };
        match found {
            Some(number) => {
                self.go_to(number);
                self.line.at = 0;
            }
            None => self.bell(),
        }
    }
}
