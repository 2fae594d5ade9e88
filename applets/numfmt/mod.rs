//! numfmt - convert numbers from and to human-readable forms
mod value;

use rt::{
    Cx, Done, Id, Stop, Vec, io, long,
    text::{
        number::{self, NumberError},
        split::parts,
    },
};
use value::{Count, NEAREST_EVEN, Value};

rt::applet! { "numfmt", main, "\
Usage: numfmt [OPTION]... [NUMBER]...
Convert NUMBERs, or those in the lines of standard input, and print them.

      --debug            warn of what makes no sense
  -d, --delimiter=X      X ends a field, not white space
      --field=FIELDS     convert these fields: N, N-, N-M, -M, with commas between them; 1 if not given
      --format=FORMAT    print numbers by FORMAT, as %f of printf with a width, a precision, 0 or - and text around it
      --from=UNIT        numbers have a suffix: none, auto (1K = 1000, 1Ki = 1024), si (1K = 1000), iec (1K = 1024) or iec-i
      --from-unit=N      multiply numbers by N
      --grouping         put separators between groups of digits, which this locale has none of
      --header[=N]       print the first N lines as they are; 1 if not given
      --invalid=MODE     what to do with what is no number: abort (the default), fail, warn or ignore
      --padding=N        make numbers N characters wide; a negative N leaves the blanks behind them
      --round=METHOD     up, down, from-zero (the default), towards-zero or nearest
      --suffix=SUFFIX    put SUFFIX behind numbers; they may have it already
      --to=UNIT          print numbers with a suffix: none, si, iec or iec-i
      --to-unit=N        divide numbers by N
  -z, --zero-terminated  lines end with NUL, not newline
" }

const DEBUG: Id = long(HELP, "debug");
const FIELD: Id = long(HELP, "field");
const FORMAT: Id = long(HELP, "format");
const FROM: Id = long(HELP, "from");
const FROM_UNIT: Id = long(HELP, "from-unit");
const GROUPING: Id = long(HELP, "grouping");
const HEADER: Id = long(HELP, "header");
const INVALID: Id = long(HELP, "invalid");
const PADDING: Id = long(HELP, "padding");
const ROUND: Id = long(HELP, "round");
const SUFFIX: Id = long(HELP, "suffix");
const TO: Id = long(HELP, "to");
const TO_UNIT: Id = long(HELP, "to-unit");

/// Suffixes, in the order of the choices of `--from`.
#[derive(Clone, Copy, PartialEq)]
enum Unit {
    None,
    Auto,
    Si,
    Iec,
    IecI,
}
use Unit::*;

const UNITS: [Unit; 5] = [None, Auto, Si, Iec, IecI];
const LETTERS: &[u8; 8] = b"KMGTPEZY";

/// What is done where a number cannot be converted.
const ABORT: usize = 0;
const FAIL: usize = 1;
const IGNORE: usize = 3;

struct Numfmt<'a> {
    from: Unit,
    to: Unit,
    from_unit: u64,
    to_unit: u64,
    round: usize,
    suffix: &'a [u8],
    /// How wide numbers are made, with the blanks behind them if it is negative; 0 if it was not said.
    padding: i64,
    invalid: usize,
    delimiter: Option<u8>,
    ranges: Vec<(u64, u64)>,
    /// The text around the number, its precision and the zeros before it.
    before: Vec<u8>,
    after: &'a [u8],
    precision: Option<usize>,
    zeros: usize,
    end: u8,
    failed: bool,
}

fn main(cx: &mut Cx) -> Done {
    let mut all = Numfmt {
        from: None,
        to: None,
        from_unit: 1,
        to_unit: 1,
        round: 2,
        suffix: b"",
        padding: 0,
        invalid: ABORT,
        delimiter: Option::None,
        ranges: Vec::new(),
        before: Vec::new(),
        after: b"",
        precision: Option::None,
        zeros: 0,
        end: b'\n',
        failed: false,
    };
    let (mut debug, mut grouping, mut format, mut header) = (false, false, Option::None, 0);
    while let Some(option) = cx.option()? {
        let value = cx.value().to_bytes();
        match option {
            DEBUG => debug = true,
            b'd' => {
                if value.len() > 1 {
                    return Err(cx.stop(packed!("the delimiter must be a single character"), &[]));
                }
                all.delimiter = Some(value.first().copied().unwrap_or(0));
            }
            FIELD => all.fields(cx, value)?,
            FORMAT => format = Some(value),
            FROM => {
                let choice = cx.choose("--from", "none|auto|si|iec|iec-i")?;
                all.from = UNITS.get(choice).copied().unwrap_or(None);
            }
            FROM_UNIT => all.from_unit = unit(cx, value)?,
            GROUPING => grouping = true,
            HEADER => {
                header = match cx.optional_value() {
                    Option::None => 1,
                    Some(_) => match number::decimal(value) {
                        Ok(count) if count > 0 => count,
                        _ => return Err(cx.stop(packed!("invalid header value %w"), &[value])),
                    },
                }
            }
            INVALID => {
                all.invalid = cx.choose("--invalid", "abort|fail|warn|ignore")?;
            }
            PADDING => {
                let digits = value.strip_prefix(b"-").unwrap_or(value);
                all.padding = match number::decimal(digits) {
                    Ok(count) if count > 0 && count < i32::MAX as u64 => count as i64,
                    _ => return Err(cx.stop(packed!("invalid padding value %w"), &[value])),
                };
                if digits.len() < value.len() {
                    all.padding = -all.padding;
                }
            }
            ROUND => {
                const METHODS: &str = "up|down|from-zero|towards-zero|nearest";
                all.round = cx.choose("--round", METHODS)?;
            }
            SUFFIX => all.suffix = value,
            TO => {
                let choice = cx.choose("--to", "none|si|iec|iec-i")?;
                let choice = if choice > 0 { choice + 1 } else { 0 };
                all.to = UNITS.get(choice).copied().unwrap_or(None);
            }
            TO_UNIT => all.to_unit = unit(cx, value)?,
            _ => all.end = 0,
        }
    }
    if format.is_some() && grouping {
        return Err(cx.stop(packed!("--grouping cannot be combined with --format"), &[]));
    }
    let operands = cx.operands();
    let idle = all.from == None && all.to == None && !grouping && all.padding == 0;
    if debug && idle && format.is_none() {
        cx.note(packed!("no conversion option specified"), &[]);
    }
    if let Some(format) = format {
        grouping |= all.format(cx, format)?;
    }
    if grouping && all.to != None {
        return Err(cx.stop(packed!("grouping cannot be combined with --to"), &[]));
    }
    if debug && grouping {
        cx.note(packed!("grouping has no effect in this locale"), &[]);
    }
    if all.ranges.is_empty() {
        all.ranges.push((1, 1));
    }
    if operands.is_empty() {
        all.lines(cx, header)?;
    } else {
        if debug && header > 0 {
            cx.note(packed!("--header ignored with command-line input"), &[]);
        }
        for operand in operands {
            all.line(cx, operand.to_bytes())?;
            cx.out.byte(all.end)?;
        }
    }
    if all.failed {
        if debug {
            cx.note(packed!("failed to convert some of the input numbers"), &[]);
        }
        if all.invalid == FAIL {
            cx.raise(2);
        }
    }
    Ok(())
}

/// The value of `--from-unit` and `--to-unit`: a number with a suffix.
fn unit(cx: &mut Cx, text: &[u8]) -> Result<u64, Stop> {
    let digits = text.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let (digits, suffix) = text.split_at_checked(digits).unwrap_or((text, b""));
    let (base, letter): (u64, u8) = match *suffix {
        [letter] => (1000, letter),
        [letter, b'i'] => (1024, letter),
        [] => (1, b'K'),
        _ => (0, 0),
    };
    let power = LETTERS.iter().position(|&known| known == letter);
    let factor = power.and_then(|power| base.checked_pow(power as u32 + 1));
    let count =
        if digits.is_empty() && !suffix.is_empty() { Ok(1) } else { number::decimal(digits) };
    let size = count.ok().zip(factor).and_then(|(count, factor)| count.checked_mul(factor));
    size.filter(|&size| size > 0).ok_or_else(|| cx.stop(packed!("invalid unit size: %w"), &[text]))
}

impl<'a> Numfmt<'a> {
    /// Reads the value of `--field`.
    fn fields(&mut self, cx: &mut Cx, text: &[u8]) -> Done {
        if !self.ranges.is_empty() {
            return Err(cx.stop(packed!("multiple field specifications"), &[]));
        }
        if text == b"-" {
            self.ranges.push((1, u64::MAX));
            return Ok(());
        }
        for part in text.split(|&byte| byte == b',' || byte == b' ' || byte == b'\t') {
            let mut ends = parts(part, b'-');
            let (first, last) = (ends.next().unwrap_or(b""), ends.next());
            if ends.next().is_some() {
                return Err(cx.usage(packed!("invalid field range"), &[]));
            }
            let mut number = |text: &[u8], missing: u64| match number::decimal(text) {
                _ if text.is_empty() => Ok(missing),
                Ok(value) if value < u64::MAX => Ok(value),
                Err(NumberError::Invalid) => {
                    Err(cx.usage(packed!("invalid field value %w"), &[text]))
                }
                _ => Err(cx.usage(packed!("field number %w is too large"), &[text])),
            };
            let low = number(first, u64::from(last.is_some()))?;
            let high = match last {
                Some(last) => number(last, u64::MAX)?,
                Option::None => low,
            };
            if low == 0 {
                return Err(cx.usage(packed!("fields are numbered from 1"), &[]));
            }
            if first.is_empty() && last == Some(b"") {
                return Err(cx.usage(packed!("invalid range with no endpoint: -"), &[]));
            }
            if high < low {
                return Err(cx.usage(packed!("invalid decreasing range"), &[]));
            }
            self.ranges.push((low, high));
        }
        Ok(())
    }

    /// Reads the value of `--format`. Does it ask for grouping?
    fn format(&mut self, cx: &mut Cx, format: &'a [u8]) -> Result<bool, Stop> {
        let mut rest = format;
        loop {
            match *rest {
                [] => {
                    return Err(cx.stop(packed!("format %w has no %r directive"), &[format, b"%"]));
                }
                [b'%', b'%', ref after @ ..] => {
                    self.before.push(b'%');
                    rest = after;
                }
                [b'%', ref after @ ..] => {
                    rest = after;
                    break;
                }
                [byte, ref after @ ..] => {
                    self.before.push(byte);
                    rest = after;
                }
            }
        }
        let (mut grouping, mut zero, mut left) = (false, false, false);
        while let [flag @ (b' ' | b'\'' | b'0' | b'-'), after @ ..] = rest {
            match flag {
                b'\'' => grouping = true,
                b'0' => zero = true,
                b'-' => left = true,
                _ => {}
            }
            rest = after;
        }
        let mut count = |rest: &mut &'a [u8], what: &str| {
            let len = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
            let (digits, after) = rest.split_at_checked(len).unwrap_or((b"", b""));
            *rest = after;
            match number::decimal(digits) {
                _ if digits.is_empty() => Ok(0),
                Ok(count) if count < i32::MAX as u64 => Ok(count as usize),
                _ => Err(
                    cx.stop(packed!("invalid format %w (%r overflow)"), &[format, what.as_bytes()])
                ),
            }
        };
        let width = count(&mut rest, "width")? as i64;
        if let [b'.', after @ ..] = rest {
            rest = after;
            if matches!(rest, [b'-' | b'+' | b' ', ..]) {
                return Err(cx.stop(packed!("invalid precision in format %w"), &[format]));
            }
            self.precision = Some(count(&mut rest, "precision")?);
        }
        match *rest {
            [] => return Err(cx.stop(packed!("format %w ends in %r"), &[format, b"%"])),
            [b'f', ref after @ ..] => self.after = after,
            _ => {
                let words = [format, b"%[0]['][-][N][.][N]f"];
                return Err(cx.stop(packed!("invalid format %w, directive must be %r"), &words));
            }
        }
        let mut others = self.after.iter();
        while let Some(byte) = others.next() {
            if *byte == b'%' && others.next() != Some(&b'%') {
                return Err(
                    cx.stop(packed!("format %w has too many %r directives"), &[format, b"%"])
                );
            }
        }
        if width > 0 {
            // The side is the one of --padding unless it is said here.
            if left || !zero && self.padding < 0 {
                self.padding = -width;
            } else if zero {
                self.zeros = number::fit(width as u64);
            } else {
                self.padding = width;
            }
        }
        Ok(grouping)
    }

    /// Converts the lines of standard input.
    fn lines(&mut self, cx: &mut Cx, mut header: u64) -> Done {
        let input = cx.input(c"-").map_err(|e| cx.fail(b"-", e))?;
        let mut buf = rt::zeros(io::CHUNK);
        let (mut start, mut len) = (0, 0);
        loop {
            let text = buf.get(start..len).unwrap_or(&[]);
            if let hot::Nth::At(at) = hot::find_nth(self.end, 1, text) {
                let line = text.get(..at).unwrap_or(&[]);
                if header > 0 {
                    header -= 1;
                    cx.out.write(line)?;
                } else {
                    self.line(cx, line)?;
                }
                cx.out.byte(self.end)?;
                start += at + 1;
                continue;
            }
            buf.copy_within(start..len, 0);
            (start, len) = (0, len - start);
            if len == buf.len() {
                buf.resize(2 * len, 0);
            }
            let _ = cx.out.flush(); // the next write tells
            match io::read(&input.fd, buf.get_mut(len..).unwrap_or(&mut [])) {
                Ok(0) => break,
                Ok(more) => len += more,
                Err(e) => {
                    cx.say_error(packed!("error reading input"), &[], Some(e));
                    break;
                }
            }
        }
        // The last line may lack its end, and then gets none.
        match buf.get(..len) {
            Some(line) if len > 0 && header == 0 => self.line(cx, line),
            Some(line) => cx.out.write(line),
            Option::None => Ok(()),
        }
    }

    /// Converts the fields of a line.
    fn line(&mut self, cx: &mut Cx, line: &[u8]) -> Done {
        let mut rest = line;
        let blank = |byte: &u8| matches!(byte, b' ' | b'\t' | b'\n');
        let mut number = 0;
        loop {
            number += 1;
            let len = match self.delimiter {
                Some(delimiter) => rest.iter().position(|&byte| byte == delimiter),
                Option::None => {
                    let blanks = rest.iter().take_while(|byte| blank(byte)).count();
                    let word = rest.get(blanks..).unwrap_or(b"");
                    word.iter().position(blank).map(|len| blanks + len)
                }
            };
            let (field, after) =
                rest.split_at_checked(len.unwrap_or(rest.len())).unwrap_or((rest, b""));
            let chosen = self.ranges.iter().any(|&(low, high)| low <= number && number <= high);
            if !chosen || !self.convert(cx, field, number == 1)? {
                cx.out.write(field)?;
            }
            if len.is_none() {
                return Ok(());
            }
            cx.out.byte(self.delimiter.unwrap_or(b' '))?;
            rest = after.get(1..).unwrap_or(b"");
        }
    }

    /// Converts a number and prints it. `false` if that cannot be done, and the field is to be printed as it is.
    fn convert(&mut self, cx: &mut Cx, field: &[u8], first: bool) -> Result<bool, Stop> {
        let mut text = field;
        while let [b' ' | b'\t', after @ ..] = text {
            text = after;
        }
        let blank = text.len() < field.len();
        let own = text.strip_suffix(self.suffix).filter(|own| !own.is_empty());
        let mut problem = |cx: &mut Cx, message: &str, words: &[&[u8]]| {
            self.failed = true;
            if self.invalid != IGNORE {
                if self.invalid == ABORT {
                    let _ = cx.out.flush(); // the end tells
                }
                cx.note_words(message.as_bytes(), words, Option::None);
            }
            if self.invalid == ABORT { Err(Stop::new(2)) } else { Ok(false) }
        };
        let text = own.unwrap_or(text);
        let (digits, negative) = match text {
            [b'-', digits @ ..] => (digits, true),
            _ => (text, false),
        };
        let whole = digits.iter().take_while(|byte| byte.is_ascii_digit()).count();
        let (whole, mut rest) = digits.split_at_checked(whole).unwrap_or((digits, b""));
        let mut fraction: &[u8] = b"";
        if let [b'.', after @ ..] = rest {
            let len = after.iter().take_while(|byte| byte.is_ascii_digit()).count();
            (fraction, rest) = after.split_at_checked(len).unwrap_or((after, b""));
            if fraction.is_empty() {
                let message = match after.first() {
                    Some(b'.') if !whole.is_empty() => "invalid suffix in input: %w",
                    _ => "invalid number: %w",
                };
                return problem(cx, message, &[text]);
            }
        }
        if whole.is_empty() && fraction.is_empty() {
            return problem(cx, "invalid number: %w", &[text]);
        }
        let significant = whole.iter().skip_while(|&&byte| byte == b'0').count();
        if significant > 27 {
            return problem(cx, "value too large to be converted: %w", &[text]);
        }
        let mut value = Value {
            negative,
            above: Count::from_digits(whole, fraction),
            below: Count::power(10, fraction.len()),
        };
        value.negative &= !value.above.is_zero();
        let mut precision = fraction.len();
        let mut blanks = rest;
        while let [b' ' | b'\t', after @ ..] = blanks {
            blanks = after;
        }
        if let [letter, after @ ..] = blanks {
            let Some(at) = LETTERS.iter().position(|known| known == letter) else {
                return problem(cx, "invalid suffix in input: %w", &[text]);
            };
            if self.from == None {
                let message = "rejecting suffix in input: %w (consider using --from)";
                return problem(cx, message, &[text]);
            }
            rest = after;
            let mut base = if self.from == Si { 1000 } else { 1024 };
            match (self.from, rest) {
                (Auto, [b'i', after @ ..]) => rest = after,
                (Auto, _) => base = 1000,
                (IecI, [b'i', after @ ..]) => rest = after,
                (IecI, _) => {
                    let message = "missing 'i' suffix in input: %w (e.g Ki/Mi/Gi)";
                    return problem(cx, message, &[text]);
                }
                _ => {}
            }
            if !rest.is_empty() {
                return problem(cx, "invalid suffix in input %w: %w", &[text, rest]);
            }
            value.above = value.above.multiply(&Count::power(base, at + 1));
            precision = 0;
        }
        if self.from == IecI && blanks.is_empty() {
            let message = "missing 'i' suffix in input: %w (e.g Ki/Mi/Gi)";
            return problem(cx, message, &[text]);
        }
        value.above = value.above.multiply(&self.from_unit.into());
        value.below = value.below.multiply(&self.to_unit.into());

        // What has too many digits is refused.
        let asked = self.precision.unwrap_or(precision);
        let most = if self.to == None { 19_usize.saturating_sub(asked) } else { 27 };
        // A suffix and a unit add at most so many; most numbers are far from it.
        let digits = significant + if blanks.is_empty() { 0 } else { 25 };
        let digits = digits + if self.from_unit == 1 { 0 } else { 20 };
        let huge = digits > 26 && value.at_least(&Count::nearly_too_large());
        if asked > 18 && self.to == None
            || huge
            || digits > most && value.at_least(&Count::power(10, most))
        {
            let shown = value.shown();
            if huge {
                let message = "value too large to be printed: '%r' (cannot handle values > 999Y)";
                // GNU looks at what can be printed without a suffix first.
                if self.to != None {
                    return problem(cx, message, &[&shown]);
                }
            }
            if asked == 0 {
                let message = "value too large to be printed: '%r' (consider using --to)";
                return problem(cx, message, &[&shown]);
            }
            let mut room = [0; number::DIGITS];
            let shown = rt::filled(b"%/%", &[&*shown, number::format(asked as u64, &mut room)]);
            let message = "value/precision too large to be printed: '%r' (consider using --to)";
            return problem(cx, message, &[&shown]);
        }
        let mut text = self.human(value, precision);
        text.extend_from_slice(self.suffix);
        // Columns stay where they are.
        let padding = match self.padding {
            0 if self.delimiter.is_none() && (blank || !first) => field.len() as i64,
            padding => padding,
        };
        let room = number::fit(padding.unsigned_abs()).saturating_sub(text.len());
        cx.out.write(&self.before)?;
        for _ in 0..if padding > 0 { room } else { 0 } {
            cx.out.byte(b' ')?;
        }
        cx.out.write(&text)?;
        for _ in 0..if padding < 0 { room } else { 0 } {
            cx.out.byte(b' ')?;
        }
        cx.out.write(self.after)?;
        Ok(true)
    }

    /// The number as it is printed, with its suffix.
    fn human(&self, mut value: Value, precision: usize) -> Vec<u8> {
        let base = Count::from(if self.to == Si { 1000 } else { 1024 });
        let mut level = 0;
        let mut places = self.precision.unwrap_or(precision);
        if self.to == None {
            value.round(places, self.round);
        } else {
            while let larger = value.below.multiply(&base)
                && value.above.is_at_least(&larger)
            {
                value.below = larger;
                level += 1;
            }
            let few = !value.at_least(&10.into());
            value.round(self.precision.map_or(few.into(), |most| most.min(level * 3)), self.round);
            if value.at_least(&base) {
                value.below = value.below.multiply(&base);
                level += 1;
            }
            let point = level > 0 && !value.above.is_zero() && !value.at_least(&10.into());
            places = self.precision.unwrap_or(point.into());
        }
        // As printf prints it: the nearest, and of two the even one.
        let digits = value.scaled(places, NEAREST_EVEN).to_decimal();
        let taken = usize::from(value.negative) + usize::from(places > 0);
        let least = self.zeros.saturating_sub(taken).max(places + 1);
        let mut text = Vec::with_capacity(least.max(digits.len()) + 8);
        if value.negative {
            text.push(b'-');
        }
        text.resize(text.len() + least.saturating_sub(digits.len()), b'0');
        text.extend_from_slice(&digits);
        if places > 0 {
            text.insert(text.len() - places, b'.');
        }
        if let Some(letter) = level.checked_sub(1).and_then(|at| LETTERS.get(at)) {
            text.push(*letter);
            if self.to == IecI {
                text.push(b'i');
            }
        }
        text
    }
}
