//! Bytes of a terminal to keys.
use rt::{
    Vec,
    sys::{
        Errno, Fd,
        raw::POLLIN,
        wait::{Time, Watch, poll_with},
    },
    text::{split::consume, utf8},
};

/// A key with Alt held, or after ESC.
pub const META: u16 = 0x100;
/// A key without a character, under the letter that terminals send for it, or another one.
pub const SPECIAL: u16 = 0x200;
pub const UP: u16 = SPECIAL | b'A' as u16;
pub const DOWN: u16 = SPECIAL | b'B' as u16;
pub const RIGHT: u16 = SPECIAL | b'C' as u16;
pub const LEFT: u16 = SPECIAL | b'D' as u16;
pub const END: u16 = SPECIAL | b'F' as u16;
pub const HOME: u16 = SPECIAL | b'H' as u16;
pub const DELETE: u16 = SPECIAL | b'3' as u16;
pub const FIRST: u16 = SPECIAL | b'5' as u16;
pub const LAST: u16 = SPECIAL | b'6' as u16;
pub const PASTE: u16 = SPECIAL | b'p' as u16;
/// One that means nothing.
pub const NOTHING: u16 = SPECIAL;

pub const ESC: u8 = 0x1B;
pub const fn control(letter: u8) -> u16 {
    (letter & 0x1F) as u16
}
pub const fn meta(letter: u8) -> u16 {
    letter as u16 | META
}

/// The most bytes that one paste may bring.
const PASTED: usize = 1 << 22;

#[derive(Default)]
pub struct Keys {
    /// Bytes of a key that is not complete yet.
    bytes: Vec<u8>,
    /// Keys that come before those of the terminal, the next one last.
    pub queue: Vec<u16>,
    /// With `vi`, the keys that came since this was emptied.
    pub log: Vec<u16>,
    /// Is ESC a key of its own, unless more follows at once?
    pub vi: bool,
    /// The signals that are blocked while a key is waited for.
    pub mask: u64,
}

/// What a complete sequence of bytes stands for.
fn decode(bytes: &[u8]) -> Option<u16> {
    let (&first, &last) = (bytes.first()?, bytes.last()?);
    if first != ESC {
        return Some(first.into());
    }
    let parameters = match bytes.get(1..)? {
        [] | [b'[' | b'O'] | [b'[', b'['] => return None,
        // What some terminals send for C-left, C-right.
        [b'O', b'd'] => return Some(meta(b'b')),
        [b'O', b'c'] => return Some(meta(b'f')),
        // F1 to F5 of the Linux console.
        [b'[', b'[', _] => return Some(NOTHING),
        [b'[' | b'O', parameters @ .., _] => parameters,
        [letter, ..] => return Some(meta(*letter)),
    };
    if !matches!(last, 0x40..=0x7E) {
        return if bytes.len() > 32 { Some(NOTHING) } else { None };
    }
    // The first and the second number, as far as they matter.
    let (mut first, mut second) = (0u16, 0u16);
    for &byte in parameters {
        match byte {
            b';' => (first, second) = (if second == 0 { 1 } else { second }, 0),
            digit => second = second.wrapping_mul(10).wrapping_add(u16::from(digit & 15)),
        }
    }
    let modified = first != 0;
    if !modified {
        first = second;
    }
    // Alt or Control, or both.
    let held = second.wrapping_sub(1) & 6 != 0 && second != 0;
    Some(match (last, first) {
        (b'C', _) if held => meta(b'f'),
        (b'D', _) if held => meta(b'b'),
        (b'A'..=b'D' | b'F' | b'H', _) => SPECIAL | u16::from(last),
        (b'~', 1 | 7) => HOME,
        (b'~', 4 | 8) => END,
        (b'~', 3) if modified => meta(b'd'),
        (b'~', 3) => DELETE,
        (b'~', 5) => FIRST,
        (b'~', 6) => LAST,
        (b'~', 200) => PASTE,
        _ => NOTHING,
    })
}

const INSTANT: Time = Time { seconds: 0, nanoseconds: 0 };

impl Keys {
    /// Waits for a byte, `None` if the time is over first. `INTR` tells of a signal, `IO` of the terminal's end.
    fn byte(&self, timeout: Option<Time>) -> Result<Option<u8>, Errno> {
        loop {
            let mut watch = [Watch::new(&Fd::STDIN, POLLIN)];
            if poll_with(&mut watch, timeout, Some(&self.mask))? == 0 {
                return Ok(None);
            }
            let mut byte = [0];
            // More than a byte might be meant for the command that is about to run.
            match Fd::STDIN.read(&mut byte) {
                Ok(0) => return Err(Errno::IO),
                Ok(_) => return Ok(Some(u8::from_ne_bytes(byte))),
                Err(Errno::AGAIN) => {}
                Err(e) => return Err(e),
            }
        }
    }

    /// Is there more to come without a wait?
    pub fn is_pending(&self) -> bool {
        let mut watch = [Watch::new(&Fd::STDIN, POLLIN)];
        !self.queue.is_empty()
            || !self.bytes.is_empty()
            || poll_with(&mut watch, Some(INSTANT), None) == Ok(1)
    }

    /// The next key.
    #[inline(never)]
    pub fn next(&mut self) -> Result<u16, Errno> {
        let key = match self.queue.pop() {
            Some(key) => key,
            None => self.read()?,
        };
        if self.vi {
            self.log.push(key);
        }
        Ok(key)
    }

    /// The next byte as it is, whatever key it might begin; 0 if there is none.
    pub fn plain(&mut self) -> u8 {
        let byte = match self.queue.pop() {
            Some(key) => key as u8,
            None => loop {
                match self.byte(None) {
                    Err(Errno::INTR) => {}
                    byte => break byte.ok().flatten().unwrap_or(0),
                }
            },
        };
        if self.vi {
            self.log.push(byte.into());
        }
        byte
    }

    fn read(&mut self) -> Result<u16, Errno> {
        loop {
            // ESC ESC [ A is what some terminals send with Alt.
            if let [ESC, ESC, ..] = self.bytes.as_slice()
                && !self.vi
            {
                self.bytes.remove(0);
            }
            let lone = self.vi
                && matches!(self.bytes.as_slice(), [ESC, other, ..] if !b"[O".contains(other));
            if lone {
                self.bytes.remove(0);
                return Ok(ESC.into());
            }
            if let Some(key) = decode(&self.bytes) {
                // Of ESC and a letter nothing is left, nor of a plain byte unless it came after an ESC of its own.
                let len = if self.bytes.first() == Some(&ESC) { self.bytes.len() } else { 1 };
                consume(&mut self.bytes, len);
                return Ok(key);
            }
            let soon = Time { seconds: 0, nanoseconds: 50_000_000 };
            let timeout = (self.vi && !self.bytes.is_empty()).then_some(soon);
            match self.byte(timeout)? {
                Some(byte) => self.bytes.push(byte),
                None => {
                    self.bytes.remove(0);
                    return Ok(ESC.into());
                }
            }
        }
    }

    /// Takes back the key that came last, for others.
    pub fn put_back(&mut self, key: u16) {
        self.log.pop();
        self.queue.push(key);
    }

    /// The whole character that the byte begins.
    pub fn character(&mut self, first: u8, utf8: bool) -> Vec<u8> {
        let mut character = Vec::from([first]);
        while utf8 && first >= 0xC0 && utf8::is_cut(&character) {
            // A signal is still noted after the character.
            match self.next() {
                Ok(key @ 0x80..0xC0) => character.push(key as u8),
                Ok(key) => {
                    self.put_back(key);
                    break;
                }
                Err(Errno::INTR) => {}
                Err(_) => break,
            }
        }
        character
    }

    /// What is pasted, up to the terminal's mark of its end, or until nothing more comes for two seconds.
    pub fn paste(&mut self) -> Vec<u8> {
        const MARK: &[u8] = b"\x1b[201~";
        let mut text = Vec::new();
        loop {
            match self.byte(Some(Time { seconds: 2, nanoseconds: 0 })) {
                Ok(Some(byte)) => text.push(if byte == b'\r' { b'\n' } else { byte }),
                Err(Errno::INTR) => {}
                Ok(None) | Err(_) => break,
            }
            if text.ends_with(MARK) {
                text.truncate(text.len() - MARK.len());
                break;
            }
            // The mark may still come.
            if text.len() > PASTED + 512 {
                text.drain(PASTED..PASTED + 500);
            }
        }
        text
    }
}
