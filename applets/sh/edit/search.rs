//! Searching the history while what to look for is typed (C-r, C-s).
use super::{Edit, Step, keys::*};
use rt::Vec;

/// Where a search stands.
#[derive(Clone)]
struct Place {
    /// The number of the entry, and where in it the text was found.
    number: usize,
    at: usize,
    /// How much of the text had been typed.
    len: usize,
    failed: bool,
}

/// Where the text is in a line: the last place up to `from`, or the first one from there on.
fn find(line: &[u8], text: &[u8], back: bool, from: usize) -> Option<usize> {
    let mut places = line.windows(text.len()).enumerate();
    let is = |(at, part): (usize, &[u8])| {
        (part == text && if back { at <= from } else { at >= from }).then_some(at)
    };
    if back { places.rev().find_map(is) } else { places.find_map(is) }
}

impl Edit<'_> {
    /// The line of that number, as it would be shown.
    fn line_of(&self, number: usize, own: &(usize, Vec<u8>)) -> Option<Vec<u8>> {
        if number == own.0 {
            return Some(own.1.clone());
        }
        let draft = self.drafts.iter().find(|(other, _)| *other == number);
        draft.map(|(_, text)| text).or(self.sh.past.history.get(number)).cloned()
    }

    /// Looks for the text from a place on.
    fn look(&self, own: &(usize, Vec<u8>), text: &[u8], back: bool, place: &mut Place, next: bool) {
        place.len = text.len();
        place.failed = false;
        if text.is_empty() {
            return;
        }
        let (mut number, mut from) = (place.number, Some(place.at));
        if next {
            from = if back { place.at.checked_sub(1) } else { Some(place.at + 1) };
        }
        while let Some(line) = self.line_of(number, own) {
            if let Some(at) = from.and_then(|from| find(&line, text, back, from)) {
                (place.number, place.at) = (number, at);
                return;
            }
            (number, from) =
                if back { (number - 1, Some(usize::MAX)) } else { (number + 1, Some(0)) };
        }
        place.failed = true;
    }

    /// The search. What ends it is done with what was found.
    #[inline(never)]
    pub fn search(&mut self, mut back: bool) -> Step {
        let own = (self.number, self.line.text.clone());
        let cursor = self.line.at;
        let prompt = core::mem::take(&mut self.screen.prompt);
        let mut text = Vec::new();
        let mut places = Vec::new();
        let mut place = Place { number: own.0, at: cursor, len: 0, failed: false };
        let done = loop {
            let found = self.line_of(place.number, &own).unwrap_or_default();
            let failing: &[u8] = if place.failed { b"(failed " } else { b"(" };
            let name: &[u8] = if back { b"reverse-i-search)`" } else { b"i-search)`" };
            self.screen.prompt = [failing, name, &text, b"': "].concat();
            self.line.at = place.at.min(found.len());
            self.line.text = found;
            let key = match self.key() {
                Ok(key) => key,
                Err(left) => break Err(left),
            };
            let byte = u8::try_from(key).unwrap_or(0);
            match byte {
                0x12 | 0x13 => {
                    back = byte == 0x12;
                    places.push(place.clone());
                    let again = !text.is_empty();
                    if !again {
                        text = self.sh.past.searched.clone();
                    }
                    self.look(&own, &text, back, &mut place, again);
                }
                0x08 | 0x7F => match places.pop() {
                    Some(before) => {
                        place = before;
                        text.truncate(place.len);
                    }
                    None => self.bell(),
                },
                b' '..=b'~' | 0x80.. => {
                    places.push(place.clone());
                    text.extend_from_slice(&self.keys.character(byte, self.sh.utf8));
                    self.look(&own, &text, back, &mut place, false);
                }
                0x07 => {
                    place = Place { number: own.0, at: cursor, len: 0, failed: false };
                    self.bell();
                    break Ok(());
                }
                _ => {
                    // A lone ESC only ends the search.
                    if key != u16::from(ESC) {
                        self.keys.log.pop();
                        self.keys.queue.insert(0, key);
                    }
                    break Ok(());
                }
            }
            if place.failed {
                self.screen.write(b"\x07");
            }
        };
        self.screen.prompt = prompt;
        if !text.is_empty() {
            self.sh.past.searched = text;
        }
        self.line.text = own.1;
        if place.number != own.0 {
            self.go_to(place.number);
        }
        self.line.at = place.at.min(self.line.text.len());
        done
    }
}
