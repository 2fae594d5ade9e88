//! Conversion specifications, as printf(3) and the commands built on it take them.
use crate::{Done, Out};

/// The flags, width and precision of a specification such as `%-08.3f`.
#[derive(Clone, Copy, Default)]
pub struct Spec {
    /// `#`
    pub alternate: bool,
    /// `0`
    pub zero: bool,
    /// `-`, which overrides `zero`
    pub left: bool,
    /// `+`
    pub plus: bool,
    /// A space, which `plus` overrides
    pub space: bool,
    /// The least length of the field, in bytes.
    pub width: usize,
    pub precision: Option<usize>,
}

impl Spec {
    /// What stands before a number of that sign.
    pub(crate) fn sign(&self, negative: bool) -> &'static [u8] {
        if negative {
            b"-"
        } else if self.plus {
            b"+"
        } else if self.space {
            b" "
        } else {
            b""
        }
    }

    /// Writes a field: blanks, `sign`, `prefix`, the body of `len` bytes, blanks. With `zeroed` the blanks before it may become
    /// zeros behind the prefix.
    pub(crate) fn field(
        &self,
        out: &mut Out,
        sign: &[u8],
        prefix: &[u8],
        len: usize,
        zeroed: bool,
        body: impl FnOnce(&mut Out) -> Done,
    ) -> Done {
        let room = self.width.saturating_sub(sign.len() + prefix.len() + len) as i64;
        let zeroed = zeroed && self.zero;
        if !self.left && !zeroed {
            repeat(out, b' ', room)?;
        }
        out.write(sign)?;
        out.write(prefix)?;
        if !self.left && zeroed {
            zeros(out, room)?;
        }
        body(out)?;
        if self.left { repeat(out, b' ', room) } else { Ok(()) }
    }

    /// Writes `text` up to the precision.
    pub fn text(&self, out: &mut Out, text: &[u8]) -> Done {
        let text = self.precision.and_then(|precision| text.get(..precision)).unwrap_or(text);
        self.field(out, b"", b"", text.len(), false, |out| out.write(text))
    }

    /// Writes a whole number for a conversion among `diouxX`; only `d` and `i` have a sign.
    pub fn integer(&self, out: &mut Out, negative: bool, magnitude: u64, conversion: u8) -> Done {
        let (base, sign): (u64, &[u8]) = match conversion {
            b'd' | b'i' => (10, self.sign(negative)),
            b'o' => (8, b""),
            b'x' | b'X' => (16, b""),
            _ => (10, b""),
        };
        let prefix: &[u8] = match conversion {
            b'x' if self.alternate && magnitude > 0 => b"0x",
            b'X' if self.alternate && magnitude > 0 => b"0X",
            _ => b"",
        };
        let mut buf = [0; 24];
        let mut digits = digits_of(magnitude, base, conversion == b'X', &mut buf);
        if magnitude == 0 {
            digits = b"";
        }
        let mut least = self.precision.unwrap_or(1);
        if self.alternate && base == 8 {
            least = least.max(digits.len() + 1);
        }
        let len = digits.len().max(least);
        self.field(out, sign, prefix, len, self.precision.is_none(), |out| {
            zeros(out, (len - digits.len()) as i64)?;
            out.write(digits)
        })
    }
}

/// The digits of a number to a base up to 16, at the end of `buf`.
pub(crate) fn digits_of(mut number: u64, base: u64, upper: bool, buf: &mut [u8; 24]) -> &[u8] {
    let mut at = buf.len();
    for slot in buf.iter_mut().rev() {
        let digit = (number % base) as u8;
        *slot = digit + if digit < 10 { b'0' } else { b'a' - 10 - 32 * u8::from(upper) };
        at -= 1;
        number /= base;
        if number == 0 {
            break;
        }
    }
    buf.get(at..).unwrap_or(b"")
}

/// Writes `count` zeros, none if it is negative.
pub(crate) fn zeros(out: &mut Out, count: i64) -> Done {
    repeat(out, b'0', count)
}

fn repeat(out: &mut Out, byte: u8, mut count: i64) -> Done {
    let block = [byte; 64];
    while count > 0 {
        out.write(block.get(..count.min(64) as usize).unwrap_or(&[]))?;
        count -= 64;
    }
    Ok(())
}
