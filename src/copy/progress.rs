//! The line that tells how far a long copy has come.
use crate::{
    io::write_all,
    sys::{Fd, terminal::is_terminal, wait},
    text::number,
};
use alloc::vec::Vec;

/// How often the line is drawn, in milliseconds.
const INTERVAL: u64 = 200;

/// Counts the bytes of a copy and, where somebody watches, shows them on standard error.
pub struct Progress {
    shown: bool,
    drawn: bool,
    /// When it began and when it was drawn, in milliseconds of the monotonic clock.
    start: u64,
    last: u64,
    /// All bytes so far, those of the file at hand, and its size.
    total: u64,
    done: u64,
    size: u64,
    name: Vec<u8>,
}

impl Progress {
    /// `wanted`: shall it be shown if standard error is a terminal?
    pub fn new(wanted: bool) -> Progress {
        let shown = wanted && is_terminal(&Fd::STDERR);
        let start = if shown { wait::milliseconds() } else { 0 };
        let (drawn, last, total, done, size) = (false, start, 0, 0, 0);
        Progress { shown, drawn, start, last, total, done, size, name: Vec::new() }
    }

    pub fn is_shown(&self) -> bool {
        self.shown
    }

    /// Begins with a file of `size` bytes.
    pub fn begin(&mut self, name: &[u8], size: u64) {
        if self.shown {
            // Neither a line break nor an escape goes to the terminal.
            self.name = name
                .iter()
                .map(|&byte| if matches!(byte, b' '..=b'~') { byte } else { b'?' })
                .collect();
            (self.done, self.size) = (0, size);
        }
    }

    /// Counts bytes.
    pub fn add(&mut self, bytes: u64) {
        if !self.shown {
            return;
        }
        self.total += bytes;
        self.done += bytes;
        let now = wait::milliseconds();
        if now - self.last >= INTERVAL {
            self.last = now;
            self.draw(now);
        }
    }

    #[inline(never)]
    fn draw(&mut self, now: u64) {
        let speed = self.total * 1000 / (now - self.start).max(1);
        let mut line = b"\r".to_vec();
        // What comes through a pipe has no size.
        if let Some(percent) = (self.done * 100).checked_div(self.size) {
            push(&mut line, percent.min(100), 3);
            line.extend_from_slice(b"% ");
        }
        push(&mut line, self.total >> 20, 7);
        line.extend_from_slice(b" MiB ");
        push(&mut line, speed >> 20, 6);
        line.extend_from_slice(b" MiB/s  ");
        // The end of a path tells more than its beginning.
        let name = self.name.get(self.name.len().saturating_sub(48)..).unwrap_or(&[]);
        line.extend_from_slice(name);
        line.extend_from_slice(b"\x1b[K");
        // Whether it can be seen makes no difference to the copy.
        let _ = write_all(&Fd::STDERR, &line);
        self.drawn = true;
    }

    /// Takes the line away, before something else is printed.
    pub fn clear(&mut self) {
        if core::mem::take(&mut self.drawn) {
            let _ = write_all(&Fd::STDERR, b"\r\x1b[K"); // as above
        }
    }
}

fn push(line: &mut Vec<u8>, value: u64, width: usize) {
    let mut room = [0; number::DIGITS];
    let digits = number::format(value, &mut room);
    line.resize(line.len() + width.saturating_sub(digits.len()), b' ');
    line.extend_from_slice(digits);
}
