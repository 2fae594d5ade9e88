//! printf - print text by a format
use core::ffi::CStr;
use rt::{
    Cx, Done, Stop, Strings,
    sys::Errno,
    text::{escape::escape, float::Extended, format::Spec, number::skip_space, quote, utf8},
};

rt::applet! { "printf", main, "\
Usage: printf FORMAT [ARGUMENT]...
Print the ARGUMENTs as FORMAT says, which is used again until none is left.

Conversions: %d %i %o %u %x %X (whole numbers), %a %e %f %g %A %E %F %G (floating point),
%c (the first byte), %s (text), %b (text with escapes), %q (quoted for the shell), %%;
each but the last three with flags # 0 - + space ', WIDTH and .PRECISION, where * takes an ARGUMENT.
A missing ARGUMENT is 0 or empty; 'C or \"C as a number is the character's code.

Escapes: \\\\ \\\" \\a \\b \\e \\f \\n \\r \\t \\v, \\NNN (octal; \\0NNN in %b), \\xHH (hexadecimal),
\\uHHHH \\UHHHHHHHH (Unicode), \\c (stop here).

" }

/// What is printed, and where it stands.
struct Printf<'a> {
    format: &'a [u8],
    args: Strings<'a>,
    utf8: bool,
    posix: bool,
    /// Was a field longer than printf(3) can make it?
    too_long: bool,
}

/// The longest field that printf(3) of glibc makes, in bytes.
const LONGEST: usize = i32::MAX as usize - 2;

/// What to do next.
enum Go {
    On,
    /// `\c` ends all output.
    Stop,
}

fn main(cx: &mut Cx) -> Done {
    cx.only_help()?;
    let mut operands = cx.operands();
    if operands.get(0) == Some(c"--") {
        operands = operands.skip(1);
    }
    let Some(format) = operands.get(0) else { return Err(cx.missing_operand()) };
    let mut printf = Printf {
        format: format.to_bytes(),
        args: operands.skip(1),
        utf8: cx.utf8(),
        posix: cx.posixly_correct(),
        too_long: false,
    };
    let done = printf.all(cx);
    if printf.too_long {
        cx.say(packed!("write error"), &[]);
    }
    done
}

impl<'a> Printf<'a> {
    /// Prints the format until the arguments run out.
    fn all(&mut self, cx: &mut Cx) -> Done {
        loop {
            let before = self.args.as_ptr();
            if let Go::Stop = self.once(cx)? {
                return Ok(());
            }
            let Some(next) = self.args.get(0) else { return Ok(()) };
            if self.args.as_ptr() == before {
                let message = packed!("warning: ignoring excess arguments, starting with %w");
                cx.note(message, &[next.to_bytes()]);
                return Ok(());
            }
        }
    }

    /// Prints the format once.
    fn once(&mut self, cx: &mut Cx) -> Result<Go, Stop> {
        let mut rest = self.format;
        loop {
            let plain = rest.iter().take_while(|byte| !matches!(byte, b'%' | b'\\')).count();
            let (text, special) = rest.split_at_checked(plain).unwrap_or((rest, b""));
            cx.out.write(text)?;
            rest = match special {
                [] => return Ok(Go::On),
                [b'%', b'%', after @ ..] => {
                    cx.out.byte(b'%')?;
                    after
                }
                [b'%', b'b', after @ ..] => {
                    let text = self.next().to_bytes();
                    if let Go::Stop = self.escaped(cx, text)? {
                        return Ok(Go::Stop);
                    }
                    after
                }
                [b'%', b'q', after @ ..] => {
                    // Where no argument is left, there is nothing to quote, not even an empty word.
                    if !self.args.is_empty() {
                        let word = self.next().to_bytes();
                        quote::shell(&mut cx.out, word, self.utf8)?;
                    }
                    after
                }
                [b'%', ..] => self.conversion(cx, special)?,
                // A backslash that starts no escape takes the next character with it.
                [b'\\', b'%', after @ ..] => {
                    cx.out.write(b"\\%")?;
                    after
                }
                [_, after @ ..] => match self.escape(cx, after, false)? {
                    Some(len) => after.get(len..).unwrap_or(b""),
                    None => return Ok(Go::Stop),
                },
            }
        }
    }

    /// The next argument; an empty one if there is none.
    fn next(&mut self) -> &'a CStr {
        let next = self.args.get(0).unwrap_or(c"");
        self.args = self.args.skip(1);
        next
    }

    /// Prints an argument of `%b`.
    fn escaped(&self, cx: &mut Cx, mut text: &[u8]) -> Result<Go, Stop> {
        while let [byte, rest @ ..] = text {
            let mut len = 0;
            if *byte != b'\\' {
                cx.out.byte(*byte)?;
            } else if let Some(escape) = self.escape(cx, rest, true)? {
                len = escape;
            } else {
                return Ok(Go::Stop);
            }
            text = rest.get(len..).unwrap_or(b"");
        }
        Ok(Go::On)
    }

    /// Prints what the escape right before `text` means and returns the length of its text; `None` is `\c`.
    fn escape(&self, cx: &mut Cx, text: &[u8], zero: bool) -> Result<Option<usize>, Stop> {
        let size = match text {
            [b'"', ..] => return cx.out.byte(b'"').map(|()| Some(1)),
            [b'u', ..] => 4,
            [b'U', ..] => 8,
            _ => {
                let mut rest = text;
                let Some(byte) = escape(&mut rest, zero) else { return Ok(None) };
                if rest.len() < text.len() || text.first() != Some(&b'x') {
                    return cx.out.byte(byte).map(|()| Some(text.len() - rest.len()));
                }
                1
            }
        };
        let digits = text.get(1..1 + size).unwrap_or(b"");
        if digits.is_empty() || !digits.iter().all(u8::is_ascii_hexdigit) {
            return Err(cx.stop(packed!("missing hexadecimal number in escape"), &[]));
        }
        let digit = |digit: &u8| char::from(*digit).to_digit(16).unwrap_or(0);
        let code = digits.iter().fold(0, |code, byte| code << 4 | digit(byte));
        let mut hex = [0; 10];
        // C does not let basic characters, controls and surrogates be written this way (C11, 6.4.3).
        let refused = code < 0xA0 && !matches!(code, 0x24 | 0x40 | 0x60) || code >> 11 == 0x1B;
        if refused {
            let name = spell(code, size, b'a', &mut hex);
            return Err(cx.stop(packed!("invalid universal character name %r"), &[name]));
        }
        match char::from_u32(code) {
            Some(c) if self.utf8 || c.is_ascii() => {
                cx.out.write(c.encode_utf8(&mut [0; 4]).as_bytes())?
            }
            _ => cx.out.write(spell(code, if code >> 16 == 0 { 4 } else { 8 }, b'A', &mut hex))?,
        }
        Ok(Some(1 + size))
    }

    /// Prints the conversion that `text` starts with and returns what is behind it.
    fn conversion<'f>(&mut self, cx: &mut Cx, text: &'f [u8]) -> Result<&'f [u8], Stop> {
        let mut rest = text.get(1..).unwrap_or(b"");
        let (mut spec, mut grouped, mut pointed) = (Spec::default(), false, false);
        while let [flag, after @ ..] = rest {
            match flag {
                b'#' => spec.alternate = true,
                b'0' => spec.zero = true,
                b'-' => spec.left = true,
                b'+' => spec.plus = true,
                b' ' => spec.space = true,
                // The digits of thousands, and the locale's own digits: the C locale has neither.
                b'\'' | b'I' => grouped = true,
                _ => break,
            }
            rest = after;
        }
        if let [b'*', after @ ..] = rest {
            rest = after;
            let width = self.star(cx, "invalid field width: ", i32::MIN.into())?;
            spec.left |= width < 0;
            spec.width = width.unsigned_abs() as usize;
        } else {
            (spec.width, rest) = number(rest);
        }
        if let [b'.', after @ ..] = rest {
            (rest, pointed) = (after, true);
            if let [b'*', after @ ..] = rest {
                rest = after;
                let precision = self.star(cx, "invalid precision: ", i64::MIN)?;
                spec.precision = usize::try_from(precision).ok();
            } else {
                let (precision, after) = number(rest);
                (spec.precision, rest) = (Some(precision), after);
            }
        }
        while let [b'h' | b'l' | b'L' | b'j' | b'z' | b't', after @ ..] = rest {
            rest = after;
        }
        let conversion = rest.first().copied().unwrap_or(0);
        let after = rest.get(1..).unwrap_or(b"");
        let valid = match conversion {
            b'd' | b'i' | b'u' => !spec.alternate,
            b'o' | b'x' | b'X' | b'a' | b'A' | b'e' | b'E' => !grouped,
            b'f' | b'F' | b'g' | b'G' => true,
            b's' => !grouped && !spec.alternate && !spec.zero,
            b'c' => !grouped && !spec.alternate && !spec.zero && !pointed,
            _ => false,
        };
        if !valid {
            let text = text.get(..text.len() - after.len()).unwrap_or(text);
            return Err(cx.stop(packed!("%r: invalid conversion specification"), &[text]));
        }
        // A precision cuts a text short and makes everything else longer.
        let longest = if conversion == b's' { LONGEST + 2 } else { LONGEST };
        let fits = spec.width <= LONGEST && spec.precision.is_none_or(|length| length <= longest);
        self.too_long |= !fits;
        let arg = self.next().to_bytes();
        match conversion {
            b's' if fits => spec.text(&mut cx.out, arg)?,
            // The NUL that ends an empty argument is its first byte.
            b'c' if fits => spec.text(&mut cx.out, arg.get(..1).unwrap_or(b"\0"))?,
            b's' | b'c' => {}
            b'd' | b'i' => {
                let value = self.integer(cx, arg);
                if fits {
                    spec.integer(&mut cx.out, value < 0, value.unsigned_abs(), conversion)?;
                }
            }
            b'o' | b'u' | b'x' | b'X' => {
                let value = self.unsigned(cx, arg);
                if fits {
                    spec.integer(&mut cx.out, false, value, conversion)?;
                }
            }
            _ => {
                let value = self.float(cx, arg);
                if fits {
                    spec.float(&mut cx.out, value, conversion)?;
                }
            }
        }
        Ok(after)
    }

    /// The argument that `*` stands for, from `least` to the largest `int`.
    fn star(&mut self, cx: &mut Cx, refusal: &str, least: i64) -> Result<i64, Stop> {
        let arg = self.next().to_bytes();
        let value = self.integer(cx, arg);
        if value < least || value > i32::MAX.into() {
            return Err(cx.stop("%r%w", &[refusal.as_bytes(), arg]));
        }
        Ok(value)
    }

    /// The value of an argument for `%d` and `%i`.
    fn integer(&self, cx: &mut Cx, arg: &[u8]) -> i64 {
        if let Some(code) = self.character(cx, arg) {
            return code.into();
        }
        let (negative, magnitude, used, overflow) = whole(arg);
        let most = i64::MAX as u64 + u64::from(negative);
        self.verify(cx, arg, used, overflow || magnitude > most);
        let magnitude = magnitude.min(most) as i64; // 2^63 becomes the least number, which is its own negative
        if negative { magnitude.wrapping_neg() } else { magnitude }
    }

    /// The value of an argument for `%o`, `%u`, `%x` and `%X`; a negative number wraps.
    fn unsigned(&self, cx: &mut Cx, arg: &[u8]) -> u64 {
        if let Some(code) = self.character(cx, arg) {
            return code.into();
        }
        let (negative, magnitude, used, overflow) = whole(arg);
        self.verify(cx, arg, used, overflow);
        if negative && !overflow { magnitude.wrapping_neg() } else { magnitude }
    }

    /// The value of an argument for a conversion of floating-point numbers.
    fn float(&self, cx: &mut Cx, arg: &[u8]) -> Extended {
        if let Some(code) = self.character(cx, arg) {
            return Extended::from(u64::from(code));
        }
        let parsed = Extended::parse(arg);
        self.verify(cx, arg, parsed.used, parsed.out_of_range);
        parsed.value
    }

    /// The code of the character behind a quotation mark, where an argument starts with one.
    fn character(&self, cx: &mut Cx, arg: &[u8]) -> Option<u32> {
        let [b'\'' | b'"', text @ ..] = arg else { return None };
        let first = *text.first()?;
        let decoded = utf8::decode(text).filter(|_| self.utf8);
        let (code, len) = decoded.map_or((first.into(), 1), |(c, len)| (c.into(), len));
        let after = text.get(len..).unwrap_or(b"");
        if !after.is_empty() && !self.posix {
            const IGNORED: &str =
                "warning: %r: character(s) following character constant have been ignored";
            cx.note(IGNORED, &[after]);
        }
        Some(code)
    }

    /// Complains if an argument is not all of it a number, or too large a one. An empty one is 0.
    fn verify(&self, cx: &mut Cx, arg: &[u8], used: usize, out_of_range: bool) {
        if out_of_range {
            cx.say_error("%w", &[arg], Some(Errno::RANGE));
        } else if used == 0 && !arg.is_empty() {
            cx.say(packed!("%w: expected a numeric value"), &[arg]);
        } else if used < arg.len() {
            cx.say(packed!("%w: value not completely converted"), &[arg]);
        }
    }
}

/// A width or precision, and what is behind it. A number that is too large stays too large.
fn number(text: &[u8]) -> (usize, &[u8]) {
    let (mut value, mut rest) = (0usize, text);
    while let [digit @ b'0'..=b'9', after @ ..] = rest {
        value = value.saturating_mul(10).saturating_add(usize::from(digit - b'0'));
        rest = after;
    }
    (value, rest)
}

/// Reads a number as strtol(3) does for base 0: is it negative, its magnitude, the length of its text, is it too large for the type?
fn whole(arg: &[u8]) -> (bool, u64, usize, bool) {
    let text = skip_space(arg);
    let (negative, text) = match text {
        [b'-', rest @ ..] => (true, rest),
        [b'+', rest @ ..] => (false, rest),
        _ => (false, text),
    };
    let (radix, digits) = match text {
        [b'0', b'x' | b'X', digit, ..] if digit.is_ascii_hexdigit() => (16, text.get(2..)),
        [b'0', ..] => (8, Some(text)),
        _ => (10, Some(text)),
    };
    let digits = digits.unwrap_or(b"");
    let (mut value, mut overflow, mut rest) = (0u64, false, digits);
    while let [byte, after @ ..] = rest {
        let Some(digit) = char::from(*byte).to_digit(radix) else { break };
        let next =
            value.checked_mul(radix.into()).and_then(|value| value.checked_add(digit.into()));
        overflow |= next.is_none();
        value = next.unwrap_or(u64::MAX);
        rest = after;
    }
    if overflow {
        value = u64::MAX;
    }
    (negative, value, if rest.len() < digits.len() { arg.len() - rest.len() } else { 0 }, overflow)
}

/// A code as `\uHHHH` or `\UHHHHHHHH`; `ten` is the letter for that digit.
fn spell(code: u32, size: usize, ten: u8, text: &mut [u8; 10]) -> &[u8] {
    if let Some([slash, mark, digits @ ..]) = text.get_mut(..size + 2) {
        (*slash, *mark) = (b'\\', if size == 4 { b'u' } else { b'U' });
        let mut code = code;
        for slot in digits.iter_mut().rev() {
            let digit = (code & 15) as u8;
            *slot = digit + if digit < 10 { b'0' } else { ten - 10 };
            code >>= 4;
        }
    }
    text.get(..size + 2).unwrap_or(b"")
}
