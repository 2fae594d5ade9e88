//! Searching the history while what to look for is typed (C-r, C-s).
use super::{Edit, Step, keys::*};
use rt::Vec;

/// Where a search stands.
#[derive(Clone, Copy)]
struct Place {
    /// The number of the entry, and where in it the text was found.
    number: usize,
    at: usize,
    /// How much of the text had been typed.
    len: usize,
    failed: bool,
}

impl Edit<'_> {
    /// An entry of the history, or behind the last one the line as it was.
    fn entry<'a>(&'a self, number: usize, own: &'a [u8]) -> &'a [u8] {
        self.sh.past.history.get(number).map_or(own, Vec::as_slice)
    }

    /// Looks for the text from a place on, or from the `next` one.
    #[inline(never)]
    fn look(&self, own: &[u8], text: &[u8], back: bool, place: &mut Place, next: bool) {
        place.len = text.len();
        place.failed = false;
        let history = &self.sh.past.history;
        let (mut number, mut at) = (place.number, place.at);
        let mut same = !next;
        loop {
            let line = self.entry(number, own);
            if same && line.get(at..).is_some_and(|rest| rest.starts_with(text)) {
                (place.number, place.at) = (number, at);
                return;
            }
            same = true;
            if back && at > 0 {
                at -= 1;
            } else if !back && at < line.len() {
                at += 1;
            } else if back && number > history.first() {
                number -= 1;
                at = self.entry(number, own).len();
            } else if !back && number < history.end() {
                number += 1;
                at = 0;
            } else {
                place.failed = true;
                return;
            }
        }
    }

    /// The search. What ends it is done with what was found.
    #[inline(never)]
    pub fn search(&mut self, mut back: bool) -> Step {
        let own = core::mem::take(&mut self.line.text);
        let start = Place { number: self.number, at: self.line.at, len: 0, failed: false };
        let prompt = core::mem::take(&mut self.screen.prompt);
        let mut text = Vec::new();
        let mut places = Vec::new();
        let mut place = start;
        let done = loop {
            let failing: &[u8] = if place.failed { b"(failed " } else { b"(" };
            let name: &[u8] = if back { b"reverse-i-search)`" } else { b"i-search)`" };
            self.screen.prompt = rt::filled(b"%%%': ", &[failing, name, &text]);
            self.line.text = self.entry(place.number, &own).to_vec();
            self.line.at = place.at;
            let key = match self.key() {
                Ok(key) => key,
                Err(left) => break Err(left),
            };
            let byte = u8::try_from(key).unwrap_or(0);
            let before = place;
            match byte {
                0x12 | 0x13 => {
                    back = byte == 0x12;
                    let again = !text.is_empty();
                    if !again {
                        text = self.sh.past.searched.clone();
                    }
                    self.look(&own, &text, back, &mut place, again);
                    places.push(before);
                }
                0x08 | 0x7F => {
                    place = places.pop().unwrap_or(place);
                    text.truncate(place.len);
                }
                b' '..=b'~' | 0x80.. => {
                    text.extend_from_slice(&self.character(byte));
                    self.look(&own, &text, back, &mut place, false);
                    places.push(before);
                }
                0x07 => {
                    place = start;
                    self.bell();
                    break Ok(());
                }
                _ => {
                    // A lone ESC only ends the search.
                    if byte != ESC {
                        self.keys.put_back(key);
                    }
                    break Ok(());
                }
            }
            if place.failed {
                self.bell();
            }
        };
        self.screen.prompt = prompt;
        if !text.is_empty() {
            self.sh.past.searched = text;
        }
        self.line.text = own;
        if place.number != start.number {
            self.go_to(place.number);
        }
        self.line.at = place.at;
        done
    }
}
