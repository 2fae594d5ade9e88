//! seq - print numbers from one to another
//!
//! All arithmetic is exact and decimal, with as many digits as the operands need. A floating-point format gets the number that is
//! nearest to each.
use rt::{
    Cx, Done, Out, Stop, Vec,
    text::{
        float::{Extended, Value},
        format::Spec,
        number,
    },
};

rt::applet! { "seq", main, { options_first: true }, "\
Usage: seq [OPTION]... LAST
  or:  seq [OPTION]... FIRST LAST
  or:  seq [OPTION]... FIRST INCREMENT LAST
Print the numbers from FIRST (or 1) to LAST, in steps of INCREMENT (or 1).

  -f, --format=FORMAT    print by FORMAT, with one of %a %e %f %g %A %E %F %G
  -s, --separator=TEXT   put TEXT between numbers, not a newline
  -w, --equal-width      pad with leading zeros, so that all are as wide as the widest

" }

/// An operand.
#[derive(Default)]
struct Number {
    negative: bool,
    /// What all digits are multiplied by is 10^-`precision`.
    digits: Vec<u8>,
    precision: usize,
    /// No end in its direction.
    infinite: bool,
    /// Is it a hexadecimal one, or infinite, which says nothing of how numbers are to be printed?
    free: bool,
}

/// What is printed around a number, and how.
struct Format<'a> {
    before: &'a [u8],
    after: &'a [u8],
    spec: Spec,
    conversion: u8,
}

struct Seq<'a> {
    separator: &'a [u8],
    format: Option<Format<'a>>,
    /// Digits behind the point.
    precision: usize,
    /// The least length of a number.
    width: usize,
    /// The text of a number.
    text: Vec<u8>,
}

fn main(cx: &mut Cx) -> Done {
    let (mut separator, mut format, mut equal) = (&b"\n"[..], None, false);
    // What looks like a number is no option.
    while !matches!(cx.upcoming().map(|arg| arg.to_bytes()), Some([b'-', b'.' | b'0'..=b'9', ..]))
        && let Some(option) = cx.option()?
    {
        match option {
            b'f' => format = Some(cx.value().to_bytes()),
            b's' => separator = cx.value().to_bytes(),
            _ => equal = true,
        }
    }
    let operands = if cx.rest().is_empty() { cx.operands() } else { cx.rest() };
    let count = operands.len();
    if count == 0 {
        return Err(cx.missing_operand());
    }
    if let Some(extra) = operands.get(3) {
        return Err(cx.usage(packed!("extra operand %w"), &[extra.to_bytes()]));
    }
    let format = match format {
        Some(text) => Some(parse_format(cx, text)?),
        None => None,
    };
    if format.is_some() && equal {
        let message =
            packed!("format string may not be specified when printing equal width strings");
        return Err(cx.usage(message, &[]));
    }
    let mut numbers = Vec::new();
    for text in operands {
        numbers.push(parse(cx, text.to_bytes())?);
    }
    let (first, step, last) = match numbers.as_slice() {
        [last] => (&ONE, &ONE, last),
        [first, last] => (first, &ONE, last),
        [first, step, last] => (first, step, last),
        _ => return Ok(()),
    };
    if step.is_zero() {
        let text = operands.get(1).unwrap_or(c"").to_bytes();
        return Err(cx.usage(packed!("invalid Zero increment value: %w"), &[text]));
    }
    let precision = first.precision.max(step.precision);
    let mut seq = Seq { separator, format, precision, width: 0, text: Vec::new() };
    let free = first.free || step.free || last.free && !last.infinite;
    if equal && !free {
        seq.width = first.width(precision).max(last.width(precision));
    }
    if free && seq.format.is_none() {
        let spec = Spec::default();
        seq.format = Some(Format { before: b"", after: b"", spec, conversion: b'g' });
    }
    seq.run(cx, first, step, last)
}

/// Understands FORMAT.
fn parse_format<'a>(cx: &mut Cx, text: &'a [u8]) -> Result<Format<'a>, Stop> {
    let mut directives = 0;
    let mut format = Format { before: text, after: b"", spec: Spec::default(), conversion: b'%' };
    let mut rest = text;
    while let [byte, after @ ..] = rest {
        rest = after;
        if *byte != b'%' {
            continue;
        }
        if let [b'%', after @ ..] = rest {
            rest = after;
            continue;
        }
        directives += 1;
        if directives > 1 {
            return Err(cx.stop(packed!("format %w has too many %r directives"), &[text, b"%"]));
        }
        format.before = text.get(..text.len() - rest.len() - 1).unwrap_or(b"");
        let spec = &mut format.spec;
        loop {
            match rest {
                [b'-', ..] => spec.left = true,
                [b'+', ..] => spec.plus = true,
                [b' ', ..] => spec.space = true,
                [b'#', ..] => spec.alternate = true,
                [b'0', ..] => spec.zero = true,
                [b'\'', ..] => {}
                _ => break,
            }
            rest = rest.get(1..).unwrap_or(b"");
        }
        spec.width = take_number(&mut rest);
        if let [b'.', after @ ..] = rest {
            rest = after;
            spec.precision = Some(take_number(&mut rest));
        }
        rest = rest.strip_prefix(b"L").unwrap_or(rest);
        match rest {
            [conversion @ (b'a' | b'e'..=b'g' | b'A' | b'E'..=b'G'), after @ ..] => {
                format.conversion = *conversion;
                (rest, format.after) = (after, after);
            }
            [] => return Err(cx.stop(packed!("format %w ends in %r"), &[text, b"%"])),
            [byte, ..] => {
                let words = [text, b"%", core::slice::from_ref(byte)];
                return Err(cx.stop(packed!("format %w has unknown %r%r directive"), &words));
            }
        }
    }
    if directives == 0 {
        return Err(cx.stop(packed!("format %w has no %r directive"), &[text, b"%"]));
    }
    Ok(format)
}

/// Takes off the digits that `text` starts with.
fn take_number(text: &mut &[u8]) -> usize {
    let mut value = 0usize;
    while let [digit @ b'0'..=b'9', rest @ ..] = *text {
        value = value.saturating_mul(10).saturating_add(usize::from(digit - b'0')).min(1 << 30);
        *text = rest;
    }
    value
}

/// Reads an operand.
#[inline(never)]
fn parse(cx: &mut Cx, given: &[u8]) -> Result<Number, Stop> {
    let parsed = Extended::parse(given);
    let value = parsed.value;
    if parsed.used == 0 || parsed.used < given.len() || parsed.out_of_range {
        return Err(cx.usage(packed!("invalid floating point argument: %w"), &[given]));
    }
    if value.value == Value::NotANumber {
        let words: [&[u8]; 2] = [b"not-a-number", given];
        return Err(cx.usage(packed!("invalid %w argument: %w"), &words));
    }
    let mut number = Number { negative: value.negative, ..Number::default() };
    number.infinite = value.value == Value::Infinite;
    number.free = number.infinite;
    let mut text = number::skip_space(given);
    let mut expansion = Vec::new();
    if text.iter().any(|byte| matches!(byte, b'x' | b'X')) {
        // More digits than these do not matter to anybody.
        let spec = Spec { precision: Some(64), ..Spec::default() };
        let mut out = Out::new(&mut [], Some(&mut expansion));
        let _ = spec.float(&mut out, value, b'f'); // memory takes all
        while expansion.pop_if(|last| matches!(last, b'0')).is_some() {}
        text = &expansion;
        number.free = true;
    }
    let (mut point, mut exponent) = (false, 0i64);
    while let [byte, rest @ ..] = text {
        text = rest;
        match byte {
            b'0'..=b'9' => {
                number.digits.push(byte - b'0');
                number.precision += usize::from(point);
            }
            b'.' => point = true,
            b'e' | b'E' => {
                let digits = rest.strip_prefix(b"+").unwrap_or(rest);
                let sign = if digits.starts_with(b"-") { -1 } else { 1 };
                let digits = digits.strip_prefix(b"-").unwrap_or(digits);
                // A zero may have any.
                let size = number::decimal(digits).unwrap_or(u64::MAX).min(5000) as i64;
                exponent = sign * size;
                break;
            }
            _ => {}
        }
    }
    // The exponent moves the point.
    let precision = number.precision as i64 - exponent;
    if precision < 0 && !number.infinite {
        number.digits.extend(core::iter::repeat_n(0, number::fit(precision.unsigned_abs())));
    }
    number.precision = number::fit(precision.max(0) as u64);
    Ok(number)
}

/// What is not given.
static ONE: Number =
    Number { negative: false, digits: Vec::new(), precision: 0, infinite: false, free: false };

impl Number {
    fn is_zero(&self) -> bool {
        !self.digits.is_empty() && self.digits.iter().all(|&digit| digit == 0) && !self.infinite
    }

    /// The digits of the whole part, of which there is at least one.
    fn whole(&self) -> usize {
        self.digits.len().saturating_sub(self.precision).max(1)
    }

    /// The length of its text.
    fn width(&self, precision: usize) -> usize {
        let point = if precision > 0 { precision + 1 } else { 0 };
        usize::from(self.negative) + self.whole() + point
    }

    /// Its digits for `len` places, `precision` of them behind the point. A negative number is what is left to 10^`len`.
    #[inline(never)]
    fn placed(&self, len: usize, precision: usize) -> Vec<u8> {
        let mut places = rt::zeros(len);
        // What is not given is a 1.
        let digits = if self.digits.is_empty() { &[1][..] } else { &self.digits };
        let end = (len + self.precision).saturating_sub(precision);
        let start = end.saturating_sub(digits.len());
        for (place, digit) in places.iter_mut().skip(start).zip(digits) {
            *place = *digit;
        }
        if self.negative {
            negate(&mut places);
        }
        places
    }
}

/// Takes a number from 10^n, where n is its length.
fn negate(places: &mut [u8]) {
    let mut zeros = true;
    for place in places.iter_mut().rev() {
        *place = if zeros { (10 - *place) % 10 } else { 9 - *place };
        zeros &= *place == 0;
    }
}

/// The number, if it is not too large.
#[inline(never)]
fn number_of(places: &[u8]) -> u64 {
    let more = |value: u64, &digit: &u8| value.saturating_mul(10).saturating_add(digit.into());
    places.iter().fold(0, more)
}

fn is_negative(places: &[u8]) -> bool {
    places.first().is_some_and(|&first| first > 4)
}

impl Seq<'_> {
    #[inline(never)]
    fn run(&mut self, cx: &mut Cx, first: &Number, step: &Number, last: &Number) -> Done {
        // Digits of the last number behind those that are printed count, too.
        let precision = self.precision.max(last.precision);
        let finite = if last.infinite { 1 } else { last.whole() };
        let mut len = first.whole().max(step.whole()).max(finite) + precision + 2;
        // Where there is no end, there is room for more than anybody waits for.
        if last.infinite {
            len += 20;
        }
        if first.infinite {
            return self.endless(cx, first, last, step.negative);
        }
        let mut value = first.placed(len, precision);
        let step_is_infinite = step.infinite;
        let step = step.placed(len, precision);
        let end = last.placed(len, precision);
        let down = is_negative(&step);
        let step_by = if step_is_infinite { 0 } else { number_of(&step) };
        let to = if is_negative(&end) { 0 } else { number_of(&end) };
        let mut minus_zero = first.negative && first.is_zero();
        let mut any = false;
        loop {
            let signs = (is_negative(&value), is_negative(&end));
            let beyond = match signs {
                _ if last.infinite => last.negative != down,
                (true, false) => down,
                (false, true) => !down,
                _ if down => value < end,
                _ => value > end,
            };
            if beyond {
                break;
            }
            if any {
                cx.out.write(self.separator)?;
            }
            if !any && precision == 0 && !signs.0 && !minus_zero && self.format.is_none() {
                self.count(cx, &mut value, step_by, if last.infinite { u64::MAX } else { to })?;
            }
            any = true;
            self.print(cx, &value, precision, minus_zero)?;
            minus_zero = false;
            if step_is_infinite {
                break;
            }
            let mut carry = 0;
            for (place, &add) in value.iter_mut().zip(&step).rev() {
                *place += add + carry;
                carry = u8::from(*place > 9);
                *place -= 10 * carry;
            }
        }
        if any { cx.out.byte(b'\n') } else { Ok(()) }
    }

    /// The first number is infinite, and so are all others.
    fn endless(&mut self, cx: &mut Cx, first: &Number, last: &Number, down: bool) -> Done {
        let nearer = !last.infinite || last.negative != first.negative;
        let mut separator = &b""[..];
        if nearer && first.negative == down {
            return Ok(());
        }
        loop {
            cx.out.write(separator)?;
            separator = self.separator;
            if let Some(format) = &self.format {
                format.print(cx, Extended { negative: first.negative, value: Value::Infinite })?;
            }
        }
    }

    /// Counts on fast, and leaves the last number.
    #[inline(never)]
    fn count(&mut self, cx: &mut Cx, value: &mut [u8], step: u64, end: u64) -> Done {
        let start = number_of(value);
        // What is more has a carry of more than two digits.
        if start == u64::MAX || !(1..=200).contains(&step) {
            return Ok(());
        }
        let mut left = end.saturating_sub(start) / step;
        self.set_text(value, 0, false);
        let mut digits = self.text.len();
        let mut line = [0; hot::LINE];
        let mut output = rt::zeros(64 << 10);
        while left > 0 {
            let len = digits + self.separator.len();
            let bytes = self.text.iter().take(digits).chain(self.separator);
            if len > line.len() {
                return Ok(());
            }
            line.iter_mut().zip(bytes).for_each(|(place, &byte)| *place = byte);
            loop {
                let (rest, used, carry) =
                    hot::count_up(&mut line, len, digits, step, left, &mut output);
                left = rest;
                cx.out.write(output.get(..used).unwrap_or(&[]))?;
                let mut room = [0; number::DIGITS];
                let more = if carry > 0 { number::format(carry, &mut room) } else { b"" };
                self.text = [more, line.get(..digits).unwrap_or(&[])].concat();
                digits = self.text.len();
                let places = value.len().saturating_sub(digits);
                let shown = self.text.iter().map(|digit| digit - b'0');
                value.iter_mut().skip(places).zip(shown).for_each(|(place, digit)| *place = digit);
                if carry > 0 || left == 0 {
                    break;
                }
            }
        }
        Ok(())
    }

    /// Makes the text of a number.
    #[inline(never)]
    fn set_text(&mut self, value: &[u8], precision: usize, minus_zero: bool) {
        let text = &mut self.text;
        text.clear();
        let negative = is_negative(value);
        let mut magnitude;
        let mut value = value;
        if negative {
            magnitude = value.to_vec();
            negate(&mut magnitude);
            value = &magnitude;
        }
        if negative || minus_zero {
            text.push(b'-');
        }
        let whole = value.len().saturating_sub(precision);
        let zeros =
            value.iter().take(whole.saturating_sub(1)).take_while(|&&digit| digit == 0).count();
        let point = if self.precision > 0 { self.precision + 1 } else { 0 };
        while text.len() + whole - zeros + point < self.width {
            text.push(b'0');
        }
        let shown = value.iter().take(whole + self.precision);
        for (at, digit) in shown.enumerate().skip(zeros) {
            if at == whole {
                text.push(b'.');
            }
            text.push(b'0' + digit);
        }
    }

    fn print(&mut self, cx: &mut Cx, value: &[u8], precision: usize, minus_zero: bool) -> Done {
        self.set_text(value, precision, minus_zero);
        match &self.format {
            Some(format) => {
                let value = match number::decimal(&self.text) {
                    Ok(value) => Extended::from(value),
                    Err(_) => Extended::parse(&self.text).value,
                };
                format.print(cx, value)
            }
            None => cx.out.write(&self.text),
        }
    }
}

impl Format<'_> {
    fn print(&self, cx: &mut Cx, value: Extended) -> Done {
        plain(cx, self.before);
        self.spec.float(&mut cx.out, value, self.conversion)?;
        plain(cx, self.after);
        cx.out.checked()
    }
}

/// Prints text in which a percent sign is written twice.
fn plain(cx: &mut Cx, mut text: &[u8]) {
    while let [byte, rest @ ..] = text {
        cx.out.add(&[*byte]);
        text = if *byte == b'%' { rest.get(1..).unwrap_or(b"") } else { rest };
    }
}
