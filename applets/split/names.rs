//! What the files of split are called.
use super::{By, Split};
use rt::{CString, Cx, Done, Stop, c_string, text::number};

/// The longest suffix that is made; no name can be as long.
const LONGEST: u64 = 1 << 16;

impl Split<'_> {
    /// Finds out how long numbers are. `length` is what was asked for, or 0.
    pub fn lengthen(&mut self, cx: &mut Cx, length: u64, from: Option<&[u8]>) -> Done {
        self.grows = length == 0 && from.is_none();
        let mut needed = 0;
        if matches!(self.by, By::Chunks | By::LineChunks | By::Turns) {
            self.grows = false;
            let mut last = self.count - 1;
            let first = self.value(from.unwrap_or(&[]));
            // As GNU does, a first number beyond the count is left out of account.
            if first < self.count {
                last = last.saturating_add(first);
            }
            loop {
                needed += 1;
                last /= u64::from(self.base);
                if last == 0 {
                    break;
                }
            }
            if length > 0 && length < needed {
                let words = [number::format(needed, &mut [0; number::DIGITS]).to_vec()];
                let message = "the suffix length needs to be at least %r";
                return Err(cx.stop(message, &[words.first().map_or(b"", |word| word)]));
            }
        }
        let length = if length > 0 { length.min(LONGEST) } else { needed.max(2) };
        self.digits.resize(length as usize, 0);
        Ok(())
    }

    /// The number that digits stand for, or the largest there is.
    pub fn value(&self, digits: &[u8]) -> u64 {
        digits.iter().fold(0u64, |value, &digit| {
            value.saturating_mul(self.base.into()).saturating_add(digit.into())
        })
    }

    /// The name of the next file.
    pub fn name(&mut self, cx: &mut Cx) -> Result<CString, Stop> {
        if self.exhausted {
            return Err(cx.stop(packed!("output file suffixes exhausted"), &[]));
        }
        let mut name = self.prefix.to_vec();
        name.extend(self.digits.iter().map(|&digit| match self.base {
            26 => b'a' + digit,
            _ if digit > 9 => b'a' + digit - 10,
            _ => b'0' + digit,
        }));
        name.extend_from_slice(self.additional);
        self.exhausted = true;
        for digit in self.digits.iter_mut().rev() {
            *digit += 1;
            if *digit < self.base {
                self.exhausted = false;
                break;
            }
            *digit = 0;
        }
        // So many digits in front say how often it became longer, by two each time: xyz, xzaaa ... xzyzz, xzzaaaa.
        let longer = self.digits.len().saturating_sub(2) / 2;
        if self.grows && self.digits.get(longer) == Some(&(self.base - 1)) {
            self.digits.extend([0, 0]);
        }
        Ok(c_string(&name))
    }
}
