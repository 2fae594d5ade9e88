//! What dd tells about its work.
use super::{NONE, NOXFER};
use rt::{
    Cx, Vec,
    sys::wait,
    text::number::{DIGITS, format},
};

/// How much was copied.
#[derive(Default)]
pub struct Report {
    pub in_full: u64,
    pub in_partial: u64,
    pub out_full: u64,
    pub out_partial: u64,
    /// Lines that did not fit into a record.
    pub truncated: u64,
    /// How many bytes were written.
    pub bytes: u64,
    /// When it began, and when progress is told next, in nanoseconds.
    start: u64,
    next: u64,
    /// How much of the terminal's line progress takes.
    shown: usize,
}

const SECOND: u64 = 1_000_000_000;

impl Report {
    pub fn new() -> Report {
        let start = wait::nanoseconds();
        Report { start, next: start + SECOND, ..Report::default() }
    }

    /// Tells all of it, as far as `level` asks for it.
    #[inline(never)]
    pub fn finish(&mut self, cx: &mut Cx, level: u32) {
        if level == NONE {
            return;
        }
        let mut text = Vec::new();
        if core::mem::take(&mut self.shown) > 0 {
            text.push(b'\n');
        }
        for (full, partial, what) in [
            (self.in_full, self.in_partial, " records in\n"),
            (self.out_full, self.out_partial, " records out\n"),
        ] {
            add(&mut text, full);
            text.push(b'+');
            add(&mut text, partial);
            text.extend_from_slice(what.as_bytes());
        }
        if self.truncated > 0 {
            add(&mut text, self.truncated);
            let one = self.truncated == 1;
            let what: &[u8] = if one { b" truncated record\n" } else { b" truncated records\n" };
            text.extend_from_slice(what);
        }
        if level != NOXFER {
            let elapsed = wait::nanoseconds().saturating_sub(self.start);
            self.transfer(&mut text, elapsed, false);
            text.push(b'\n');
        }
        say(cx, &text);
    }

    /// Tells how far it is, once a second.
    pub fn progress(&mut self, cx: &mut Cx) {
        let now = wait::nanoseconds();
        if now < self.next {
            return;
        }
        while self.next <= now {
            self.next += SECOND;
        }
        let mut text = Vec::new();
        text.push(b'\r');
        self.transfer(&mut text, now.saturating_sub(self.start), true);
        let len = text.len();
        // What is left of a longer line is blotted out.
        text.resize(len.max(self.shown), b' ');
        self.shown = len;
        say(cx, &text);
    }

    /// `4096 bytes (4.1 kB, 4.0 KiB) copied, 1.5 s, 2.7 kB/s`
    fn transfer(&self, text: &mut Vec<u8>, elapsed: u64, whole: bool) {
        let bytes = self.bytes;
        add(text, bytes);
        text.extend_from_slice(if bytes == 1 { b" byte" } else { b" bytes" });
        if bytes >= 1000 {
            text.extend_from_slice(b" (");
            scaled(text, bytes, 1000);
            if bytes >= 1024 {
                text.extend_from_slice(b", ");
                scaled(text, bytes, 1024);
            }
            text.push(b')');
        }
        text.extend_from_slice(b" copied, ");
        if whole {
            add(text, (elapsed + SECOND / 2) / SECOND);
        } else {
            seconds(text, elapsed);
        }
        text.extend_from_slice(b" s, ");
        speed(text, bytes, elapsed);
        text.extend_from_slice(b"/s");
    }
}

/// Writes to standard error.
fn say(cx: &mut Cx, text: &[u8]) {
    cx.out.divert();
    cx.out.add(text);
    cx.out.return_to_stdout();
}

fn add(text: &mut Vec<u8>, number: u64) {
    text.extend_from_slice(format(number, &mut [0; DIGITS]));
}

/// The unit after `power` steps of 1000 or 1024.
fn unit(text: &mut Vec<u8>, power: usize, base: u64) {
    let letters: &[u8; 7] = if base == 1000 { b" kMGTPE" } else { b" KMGTPE" };
    text.push(b' ');
    if power > 0 {
        text.push(letters.get(power).copied().unwrap_or(b'?'));
        if base == 1024 {
            text.push(b'i');
        }
    }
    text.push(b'B');
}

/// A size in the largest unit of which there is at least one, with a decimal place below 10. It is rounded to the nearest, and
/// to an even digit halfway.
#[inline(never)]
pub fn scaled(text: &mut Vec<u8>, size: u64, base: u64) {
    let (mut divisor, mut power) = (1u64, 0);
    while size / divisor >= base {
        divisor *= base;
        power += 1;
    }
    let round = |value: u64, rest: u64| {
        let half = divisor / 2 + divisor % 2;
        let up = rest > divisor / 2 || rest == half && divisor % 2 == 0 && value % 2 == 1;
        value + u64::from(up)
    };
    let (value, rest) = (size / divisor, size % divisor);
    // No remainder is as much as 2^60, so that ten times that fits.
    let tenths = round(value * 10 + rest * 10 / divisor, rest * 10 % divisor);
    let value = round(value, rest);
    if power > 0 && tenths < 100 {
        add(text, tenths / 10);
        text.push(b'.');
        add(text, tenths % 10);
    } else if value < base {
        add(text, value);
    } else {
        power += 1;
        text.extend_from_slice(b"1.0");
    }
    unit(text, power, base);
}

/// Bytes per second, at least in kB.
#[inline(never)]
fn speed(text: &mut Vec<u8>, bytes: u64, elapsed: u64) {
    if elapsed == 0 {
        return text.extend_from_slice(b"Infinity B");
    }
    let mut rate = bytes as f64 * SECOND as f64 / elapsed as f64 / 1000.0;
    let mut power = 1;
    while rate >= 1000.0 && power < 6 {
        rate /= 1000.0;
        power += 1;
    }
    let tenths = (rate * 10.0 + 0.5) as u64;
    if tenths < 1000 {
        add(text, tenths / 10);
        text.push(b'.');
        add(text, tenths % 10);
    } else {
        add(text, (rate + 0.5) as u64);
    }
    unit(text, power, 1000);
}

/// Nanoseconds as seconds with six significant digits, as `%g` of printf(3) writes them.
#[inline(never)]
fn seconds(text: &mut Vec<u8>, nanoseconds: u64) {
    if nanoseconds == 0 {
        return text.push(b'0');
    }
    let mut room = [0; DIGITS];
    let mut exponent = format(nanoseconds, &mut room).len() as i32 - 10;
    let mut value = nanoseconds;
    if let Some(cut) = (exponent + 10).checked_sub(6).filter(|&cut| cut > 0) {
        let unit = 10u64.pow(cut as u32);
        let (short, rest) = (value / unit, value % unit);
        let up = rest > unit / 2 || rest == unit / 2 && short % 2 == 1;
        value = short + u64::from(up);
        exponent += i32::from(value == 1_000_000);
    }
    while value.is_multiple_of(10) {
        value /= 10;
    }
    let digits = format(value, &mut room);
    let (first, rest) = digits.split_at_checked(1).unwrap_or((digits, b""));
    match exponent {
        ..-4 | 6.. => {
            text.extend_from_slice(first);
            if !rest.is_empty() {
                text.push(b'.');
                text.extend_from_slice(rest);
            }
            text.extend_from_slice(if exponent < 0 { b"e-0" } else { b"e+0" });
            add(text, exponent.unsigned_abs().into());
        }
        ..0 => {
            text.extend_from_slice(b"0.");
            text.resize(text.len() + (-1 - exponent) as usize, b'0');
            text.extend_from_slice(digits);
        }
        _ => {
            let whole = exponent as usize + 1;
            let (before, after) = digits.split_at_checked(whole).unwrap_or((digits, b""));
            text.extend_from_slice(before);
            text.resize(text.len() + whole - before.len(), b'0');
            if !after.is_empty() {
                text.push(b'.');
                text.extend_from_slice(after);
            }
        }
    }
}
