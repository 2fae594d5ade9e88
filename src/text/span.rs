//! Lengths of time, as the command line gives them.
use crate::{sys::wait::Time, text::number};

/// A span of time: whole seconds, and a fraction in units of 10^-9 and of 10^-18 seconds.
#[derive(Clone, Copy, Default)]
pub struct Span {
    seconds: u64,
    nano: u64,
    atto: u64,
}

const BILLION: u64 = 1_000_000_000;

impl Span {
    /// More than can be counted is as much as can be.
    pub fn add(&mut self, other: Span) {
        let atto = self.atto + other.atto;
        let nano = self.nano + other.nano + atto / BILLION;
        self.atto = atto % BILLION;
        self.nano = nano % BILLION;
        self.seconds = self.seconds.saturating_add(other.seconds).saturating_add(nano / BILLION);
    }

    pub fn multiply(&mut self, factor: u64) {
        let atto = self.atto * factor;
        let nano = self.nano * factor + atto / BILLION;
        self.atto = atto % BILLION;
        self.nano = nano % BILLION;
        self.seconds = self.seconds.saturating_mul(factor).saturating_add(nano / BILLION);
    }

    /// A number of seconds, or with a suffix of minutes, hours or days: `1.5h`.
    #[inline(never)]
    pub fn with_suffix(text: &[u8]) -> Option<Span> {
        let (mut span, suffix) = Span::parse(text)?;
        span.multiply(match suffix {
            b"" | b"s" => 1,
            b"m" => 60,
            b"h" => 60 * 60,
            b"d" => 24 * 60 * 60,
            _ => return None,
        });
        Some(span)
    }

    /// The time to wait: a rest of a nanosecond is one.
    pub fn time(mut self) -> Time {
        self.add(Span { atto: BILLION - 1, ..Span::default() });
        Time { seconds: self.seconds, nanoseconds: self.nano as u32 }
    }

    /// The number that `text` starts with, as strtod(3) takes it, in seconds, and what follows. `None` if there is none, or it is
    /// negative.
    pub fn parse(text: &[u8]) -> Option<(Span, &[u8])> {
        let text = number::skip_space(text);
        let (negative, text) = match text {
            [b'-', rest @ ..] => (true, rest),
            [b'+', rest @ ..] => (false, rest),
            _ => (false, text),
        };
        let (span, rest) = match text {
            [b'0', b'x' | b'X', rest @ ..] => Span::hexadecimal(rest)?,
            _ => Span::infinite(text).or_else(|| Span::decimal(text))?,
        };
        let zero = (span.seconds, span.nano, span.atto) == (0, 0, 0);
        (!negative || zero).then_some((span, rest))
    }

    fn infinite(text: &[u8]) -> Option<(Span, &[u8])> {
        let span = Span { seconds: u64::MAX, ..Span::default() };
        let words: [&[u8]; 2] = [b"infinity", b"inf"];
        words.iter().find_map(|word| {
            let (start, rest) = text.split_at_checked(word.len())?;
            start.eq_ignore_ascii_case(word).then_some((span, rest))
        })
    }

    fn decimal(text: &[u8]) -> Option<(Span, &[u8])> {
        let (digits, point, rest) = digits(text, 10)?;
        let (exponent, rest) = exponent(rest, b'e').unwrap_or((0, rest));
        let mut span = Span::default();
        for (digit, place) in digits.zip(0..) {
            // The digit stands for that many times a power of ten.
            let power = exponent.saturating_add(point).saturating_sub(place + 1);
            let times = |power: i64| digit * 10u64.pow(power as u32);
            match power {
                0.. => {
                    let unit = 10u64.saturating_pow(power.min(100) as u32);
                    span.seconds = span.seconds.saturating_add(digit.saturating_mul(unit));
                }
                -9.. => span.nano += times(power + 9),
                -18.. => span.atto += times(power + 18),
                -323.. if digit > 0 => span.atto |= 1,
                _ => {}
            }
        }
        Some((span, rest))
    }

    fn hexadecimal(text: &[u8]) -> Option<(Span, &[u8])> {
        let (digits, point, rest) = digits(text, 16)?;
        let (exponent, rest) = exponent(rest, b'p').unwrap_or((0, rest));
        let mut span = Span::default();
        for (digit, place) in digits.zip(0..) {
            // The digit stands for that many times a power of two, bit by bit.
            let power = exponent.saturating_add((point - place - 1).saturating_mul(4));
            for bit in (0..4).filter(|bit| digit >> bit & 1 != 0) {
                match power.saturating_add(bit) {
                    power @ 0..64 => span.seconds = span.seconds.saturating_add(1 << power),
                    64.. => span.seconds = u64::MAX,
                    power @ -59.. => {
                        let atto = (BILLION * BILLION) >> -power;
                        span.add(Span { seconds: 0, nano: atto / BILLION, atto: atto % BILLION });
                    }
                    -1074.. => span.atto |= 1,
                    // A double has no room for it.
                    _ => {}
                }
            }
        }
        Some((span, rest))
    }
}

/// The digits that `text` starts with, with a point among, before or after them: their values, how many stand before the point, and
/// what follows.
fn digits(text: &[u8], radix: u32) -> Option<(impl Iterator<Item = u64>, i64, &[u8])> {
    let value = move |byte: &u8| char::from(*byte).to_digit(radix).map(u64::from);
    let run = |text: &[u8]| text.iter().take_while(|byte| value(byte).is_some()).count();
    let (whole, rest) = text.split_at_checked(run(text))?;
    let (fraction, rest) = match rest {
        [b'.', rest @ ..] => rest.split_at_checked(run(rest))?,
        _ => (&[][..], rest),
    };
    let values = whole.iter().chain(fraction).filter_map(value);
    (whole.len() + fraction.len() > 0).then_some((values, whole.len() as i64, rest))
}

/// The exponent that `text` starts with, behind `letter`, and what follows.
fn exponent(text: &[u8], letter: u8) -> Option<(i64, &[u8])> {
    let (_, text) = text.split_first().filter(|(first, _)| first.eq_ignore_ascii_case(&letter))?;
    let (negative, text) = match text {
        [b'-', rest @ ..] => (true, rest),
        [b'+', rest @ ..] => (false, rest),
        _ => (false, text),
    };
    let count = text.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let (digits, rest) = text.split_at_checked(count).filter(|_| count > 0)?;
    let value = digits
        .iter()
        .fold(0i64, |value, digit| value.saturating_mul(10).saturating_add((digit - b'0').into()));
    // Far beyond what makes a difference, and far from overflow.
    let value = value.min(1 << 40);
    Some((if negative { -value } else { value }, rest))
}
