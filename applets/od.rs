//! od - dump files in octal and other forms
use core::ffi::CStr;
use rt::{
    Cx, Done, Id, Input, Out, Stop, Vec, long,
    sys::{fstat, raw::SEEK_CUR},
    text::{
        float::{Extended, Value},
        format::Spec,
        size::{self, SizeError},
    },
};

rt::applet! { "od", main, "\
Usage: od [OPTION]... [FILE]...
  or:  od [-abcdfilosx]... [FILE] [[+]OFFSET[.][b]]
  or:  od --traditional [OPTION]... [FILE] [[+]OFFSET[.][b] [[+]LABEL[.][b]]]
Print what is in the FILEs, one after the other, or in standard input. - is standard input.

  -A, --address-radix=RADIX  offsets in o octal (the default), d decimal, x hexadecimal, or n none
      --endian={big|little}  the order of bytes in numbers
  -j, --skip-bytes=BYTES  leave out the first BYTES
  -N, --read-bytes=BYTES  print at most BYTES
  -S BYTES, --strings[=BYTES]  print just texts of at least BYTES (or 3) characters that NUL ends
  -t, --format=TYPE      print in these forms
  -v, --output-duplicates  print lines that are the same as the one before, not *
  -w[BYTES], --width[=BYTES]  BYTES (or 32) in a line
      --traditional      take OFFSET and LABEL, which is what the first offset is shown as, too

TYPE is one or more of: a (names of characters), c (characters or escapes), and with a SIZE in bytes d (signed), f (floating
point), o, u, x. SIZE is also C, S, I or L as in char, short, int, long; for f it is F, D or L. A z behind one shows the text as well.

  -a                     -t a
  -b                     -t o1
  -c                     -t c
  -d                     -t u2
  -f                     -t fF
  -i                     -t dI
  -l, -I, -L             -t dL
  -o, -B                 -t o2
  -s                     -t d2
  -x, -h                 -t x2
  -D                     -t u4
  -F, -e                 -t fD
  -O                     -t o4
  -X, -H                 -t x4

BYTES may be octal or hexadecimal, and have a multiplier: b 512, kB 1000, K 1024, MB, M and so on. OFFSET is octal, or decimal with a
point behind it, or hexadecimal with 0x before it; b is 512.
" }

const ENDIAN: Id = long(HELP, "endian");
const TRADITIONAL: Id = long(HELP, "traditional");

/// One of the forms.
struct Form {
    /// A letter of TYPE.
    kind: u8,
    size: usize,
    /// The columns of a field, without the blank before it.
    width: usize,
    /// Is the text shown, too?
    text: bool,
}

/// The files, as one.
struct Source<'a> {
    /// Those that are still to come, the next one last.
    paths: Vec<&'a CStr>,
    input: Option<Input<'a>>,
    /// How many bytes may still be read.
    left: u64,
}

struct Od {
    forms: Vec<Form>,
    /// 8, 10, 16, or 0.
    radix: u64,
    swap: bool,
    all: bool,
    /// The bytes of a line.
    bytes: usize,
    /// The columns that the widest form takes for a line.
    columns: usize,
    /// What the offset in parentheses is ahead by.
    label: Option<u64>,
    offset: u64,
    /// What is yet to be written.
    text: Vec<u8>,
}

fn main(cx: &mut Cx) -> Done {
    let mut od = Od {
        forms: Vec::new(),
        radix: 8,
        swap: false,
        all: false,
        bytes: 0,
        columns: 0,
        label: None,
        offset: 0,
        text: Vec::new(),
    };
    let (mut skip, mut limit, mut strings, mut width) = (0, u64::MAX, None, None);
    let (mut modern, mut traditional) = (false, false);
    while let Some(option) = cx.option()? {
        let value = cx.value().to_bytes();
        let given = cx.optional_value().is_some();
        modern |= b"AjNStvw".contains(&option);
        let form: &[u8] = match option {
            b'A' => {
                let letter = value.first().copied().unwrap_or(0);
                od.radix = match letter {
                    b'o' => 8,
                    b'd' => 10,
                    b'x' => 16,
                    b'n' => 0,
                    _ => {
                        let message = packed!(
                            "invalid output address radix '%r'; it must be one character from [doxn]"
                        );
                        return Err(cx.stop(message, &[&[letter]]));
                    }
                };
                b""
            }
            b'j' => {
                skip = number(cx, "--skip-bytes")?;
                b""
            }
            b'N' => {
                limit = number(cx, "--read-bytes")?;
                b""
            }
            b'S' => {
                strings = Some(if given { number(cx, "--strings")? } else { 3 });
                b""
            }
            b'w' => {
                width = Some(if given { number(cx, "--width")? } else { 32 });
                b""
            }
            b'v' => {
                od.all = true;
                b""
            }
            ENDIAN => {
                let big = cx.choose("--endian", "little|big")? == 1;
                od.swap = big != cfg!(target_endian = "big");
                b""
            }
            TRADITIONAL => {
                traditional = true;
                b""
            }
            b't' => value,
            b'a' => b"a",
            b'b' => b"o1",
            b'c' => b"c",
            b'd' => b"u2",
            b'f' => b"fF",
            b'i' => b"dI",
            b'l' => b"dL",
            b'o' => b"o2",
            b's' => b"d2",
            b'x' => b"x2",
            b'D' => b"u4",
            b'F' => b"fD",
            b'O' => b"o4",
            _ => b"x4",
        };
        od.add(cx, form)?;
    }
    if strings.is_some() && !od.forms.is_empty() {
        return Err(cx.stop(packed!("no type may be specified when dumping strings"), &[]));
    }
    let mut paths: Vec<&CStr> = cx.operands().collect();
    if !modern || traditional {
        let old = |at: usize| paths.get(at).and_then(|text| offset(text.to_bytes()));
        let first = |at: usize| paths.get(at).and_then(|text| text.to_bytes().first());
        let plus = |at: usize| traditional || first(at) == Some(&b'+');
        let digit = first(1).is_some_and(u8::is_ascii_digit);
        // How many operands are files, and the offset and the label behind them.
        let found = match (paths.len(), old(0), old(1), old(2)) {
            (1, Some(start), ..) if plus(0) => Some((0, start, None)),
            (2, Some(start), Some(label), _) if traditional => Some((0, start, Some(label))),
            (2, _, Some(start), _) if plus(1) || digit => Some((1, start, None)),
            (3, _, Some(start), Some(label)) if traditional => Some((1, start, Some(label))),
            _ => None,
        };
        if let Some((files, start, label)) = found {
            paths.truncate(files);
            skip = start;
            od.label = label.map(|label| label.wrapping_sub(start));
        } else if traditional && paths.len() > 1 {
            cx.say(
                packed!("extra operand %w"),
                &[paths.get(1).map_or(b"", |path| path.to_bytes())],
            );
            cx.note(packed!("compatibility mode supports at most one file"), &[]);
            return Err(cx.hint());
        }
    }
    if paths.is_empty() {
        paths.push(c"-");
    }
    paths.reverse();
    let mut source = Source { paths, input: None, left: u64::MAX };
    if !source.open(cx) {
        return Ok(());
    }
    source.skip(cx, skip)?;
    source.left = limit;
    od.offset = skip;
    if let Some(least) = strings {
        return od.strings(cx, &mut source, least.max(1));
    }
    if od.forms.is_empty() {
        od.add(cx, b"o2")?;
    }
    // The sizes are powers of two, so that the largest is a multiple of the others.
    let unit = od.forms.iter().map(|form| form.size).max().unwrap_or(1);
    od.bytes = 16;
    if let Some(width) = width {
        od.bytes = rt::text::number::fit(width);
        if width == 0 || width % unit as u64 != 0 {
            let (mut room, mut other) = ([0; 20], [0; 20]);
            let words = [
                rt::text::number::format(width, &mut room),
                rt::text::number::format(unit as u64, &mut other),
            ];
            cx.note(packed!("warning: invalid width %r; using %r instead"), &words);
            od.bytes = unit;
        }
        // No memory has room for lines of some thousand billion columns, or of a billion where addresses are short.
        const MOST: usize = if usize::BITS > 32 { 1 << 40 } else { 1 << 24 };
        if od.bytes > MOST {
            return Err(cx.stop(packed!("memory exhausted"), &[]));
        }
    }
    for form in &od.forms {
        od.columns = od.columns.max((form.width + 1) * (od.bytes / form.size));
    }
    od.dump(cx, &mut source)
}

/// The value of an option as a number of bytes. `long` is the option's long name.
#[inline(never)]
fn number(cx: &mut Cx, long: &str) -> Result<u64, Stop> {
    let text = cx.value().to_bytes();
    let hexadecimal = matches!(text, [b'0', b'x' | b'X', ..]);
    let value = match text.strip_suffix(b"b").filter(|_| !hexadecimal).map(size::bytes) {
        Some(Ok(blocks)) => blocks.checked_mul(512).ok_or(SizeError::Overflow),
        _ => size::bytes(text),
    };
    value.map_err(|error| {
        let letter = match long.as_bytes() {
            [_, _, b's', b'k', ..] => "-j",
            [_, _, b'r', ..] => "-N",
            [_, _, b's', ..] => "-S",
            _ => "-w",
        };
        size::refuse(cx, if cx.is_long() { long } else { letter }, error)
    })
}

/// An offset as an operand.
#[inline(never)]
fn offset(text: &[u8]) -> Option<u64> {
    let text = text.strip_prefix(b"+").unwrap_or(text);
    let (text, unit) = match text {
        [text @ .., b'b'] if !text.starts_with(b"0x") => (text, 512),
        [text @ .., b'B'] if !text.starts_with(b"0x") => (text, 1024),
        text => (text, 1),
    };
    let (digits, radix) = match text {
        [b'0', b'x' | b'X', digits @ ..] => (digits, 16),
        [digits @ .., b'.'] => (digits, 10),
        digits => (digits, 8),
    };
    let add = |value: Option<u64>, digit: &u8| {
        let digit = char::from(*digit).to_digit(radix)?;
        value?.checked_mul(radix.into())?.checked_add(digit.into())
    };
    digits.iter().fold(Some(0).filter(|_| !digits.is_empty()), add)?.checked_mul(unit)
}

impl Source<'_> {
    /// Goes to the next file that can be opened, if there is one.
    fn open(&mut self, cx: &mut Cx) -> bool {
        self.input = None;
        while let Some(path) = self.paths.pop() {
            match cx.input(path) {
                Ok(input) => {
                    self.input = Some(input);
                    return true;
                }
                Err(e) => cx.warn(path.to_bytes(), e),
            }
        }
        false
    }

    /// Reads once; nothing is read only at the end of all files.
    #[inline(never)]
    fn read(&mut self, cx: &mut Cx, buf: &mut [u8]) -> usize {
        let most = (buf.len() as u64).min(self.left) as usize;
        while most > 0
            && let Some(input) = &self.input
        {
            let len =
                input.chunk(cx, buf.get_mut(..most).unwrap_or(&mut [])).map_or(0, <[u8]>::len);
            if len > 0 {
                self.left -= len as u64;
                return len;
            }
            self.open(cx);
        }
        0
    }

    fn skip(&mut self, cx: &mut Cx, mut count: u64) -> Done {
        let mut room = rt::zeros(4096);
        while count > 0 {
            if let Some(input) = &self.input
                && let Ok(stat) = fstat(&input.fd)
                && stat.is_regular()
                && let Ok(here) = input.fd.seek(0, SEEK_CUR)
                && stat.size().saturating_sub(here) > count
                && input.fd.seek(count as i64, SEEK_CUR).is_ok()
            {
                return Ok(());
            }
            self.left = count;
            match self.read(cx, &mut room) {
                0 => return Err(cx.stop(packed!("cannot skip past end of combined input"), &[])),
                len => count -= len as u64,
            }
        }
        Ok(())
    }
}

impl Od {
    /// Adds the forms of a TYPE.
    fn add(&mut self, cx: &mut Cx, whole: &[u8]) -> Done {
        let mut rest = whole;
        while let [kind, after @ ..] = rest {
            rest = after;
            let mut size = match kind {
                b'a' | b'c' => 1,
                b'd' | b'o' | b'u' | b'x' => 4,
                b'f' => 8,
                _ => return Err(invalid(cx, *kind, whole)),
            };
            if !matches!(kind, b'a' | b'c') {
                let letters: &[u8] = if *kind == b'f' { b"  FDL" } else { b"CSIL" };
                let digits = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
                let (number, after) = rest.split_at_checked(digits).unwrap_or((b"", rest));
                if digits > 0 {
                    rest = after;
                    let Ok(given) = rt::text::number::decimal(number) else {
                        return Err(cx.stop(packed!("invalid type string %w"), &[whole]));
                    };
                    let (what, least, most) = match kind {
                        b'f' => ("floating point", 4, 16),
                        _ => ("integral", 1, 8),
                    };
                    if !given.is_power_of_two() || !(least..=most).contains(&given) {
                        cx.say(packed!("invalid type string %w;"), &[whole]);
                        let words = [number, what.as_bytes()];
                        cx.line(packed!("this system doesn't provide a %r-byte %r type"), &words);
                        return Err(Stop::new(1));
                    }
                    size = given as usize;
                } else if let [letter @ b'A'..=b'Z', after @ ..] = rest {
                    let Some(at) = letters.iter().position(|known| known == letter) else {
                        return Err(invalid(cx, *letter, whole));
                    };
                    size = 1 << at;
                    rest = after;
                }
            }
            // By the power of two that the size is.
            let widths: [u8; 5] = match kind {
                b'o' => [3, 6, 11, 22, 0],
                b'd' => [4, 6, 11, 20, 0],
                b'u' => [3, 5, 10, 20, 0],
                b'x' => [2, 4, 8, 16, 0],
                b'f' => [0, 0, 15, 24, 29],
                _ => [3, 0, 0, 0, 0],
            };
            let width = widths.get(size.trailing_zeros() as usize).copied().unwrap_or(0).into();
            let text = rest.first() == Some(&b'z');
            if text {
                rest = rest.get(1..).unwrap_or(b"");
            }
            self.forms.push(Form { kind: *kind, size, width, text });
        }
        Ok(())
    }

    /// Writes an offset, or blanks in its place.
    fn address(&mut self, cx: &Cx, shown: bool) {
        let _ = cx;
        let mut offset = self.offset;
        let width = if self.radix == 16 { 6 } else { 7 };
        let mut pieces = [Some(offset).filter(|_| self.radix > 0), None];
        if let Some(label) = self.label {
            offset = offset.wrapping_add(label);
            pieces = [pieces[0], Some(offset)];
        }
        let radix = if self.radix > 0 { self.radix } else { 8 };
        for (at, piece) in pieces.into_iter().enumerate() {
            let Some(value) = piece else { continue };
            if !shown {
                self.text.extend_from_slice(
                    b"         ".get(..if at == 0 { width } else { 0 }).unwrap_or(b""),
                );
                continue;
            }
            let mut room = [0; 24];
            hot::digits(value, radix, b'0', room.get_mut(24 - width..).unwrap_or(&mut []));
            let len = width.max(hot::digits(value, radix, b'0', &mut room));
            if at > 0 {
                self.text.extend_from_slice(if self.radix > 0 { b" (" } else { b"(" });
            }
            self.text.extend_from_slice(room.get(24 - len..).unwrap_or(b""));
            if at > 0 {
                self.text.push(b')');
            }
        }
    }

    fn dump(&mut self, cx: &mut Cx, source: &mut Source) -> Done {
        let mut buf = rt::zeros(((64 << 10) / self.bytes + 1) * self.bytes);
        let mut before = rt::zeros(self.bytes);
        // Is there a line before, and is it shown by an asterisk already?
        let (mut any, mut starred) = (false, false);
        let mut filled = 0;
        loop {
            let len = source.read(cx, buf.get_mut(filled..).unwrap_or(&mut []));
            filled += len;
            let ended = len == 0;
            let mut at = 0;
            while at < filled {
                let rest = filled - at;
                if rest < self.bytes {
                    if !ended {
                        break;
                    }
                    buf.get_mut(filled..).unwrap_or(&mut []).fill(0);
                }
                let used = rest.min(self.bytes);
                let line = buf.get(at..at + self.bytes).unwrap_or(&[]);
                at += used;
                if any && !self.all && used == self.bytes && line == before {
                    if !starred {
                        self.text.extend_from_slice(b"*\n");
                    }
                    starred = true;
                } else {
                    starred = false;
                    self.line(cx, line, used)?;
                    before.copy_from_slice(line);
                    any = true;
                }
                self.offset += used as u64;
                if self.text.len() > 60 << 10 {
                    cx.out.write(&self.text)?;
                    self.text.clear();
                }
            }
            cx.out.write(&self.text)?;
            self.text.clear();
            buf.copy_within(at..filled, 0);
            filled -= at;
            if ended {
                break;
            }
        }
        self.address(cx, true);
        if !self.text.is_empty() {
            self.text.push(b'\n');
        }
        cx.out.write(&self.text)
    }

    /// Writes a line in all forms. Just its first `used` bytes are there.
    fn line(&mut self, cx: &mut Cx, line: &[u8], used: usize) -> Done {
        for at in 0..self.forms.len() {
            self.address(cx, at == 0);
            let Some(form) = self.forms.get(at) else { break };
            let count = self.bytes / form.size;
            let blanks = self.columns - form.width * count;
            let shown = used.div_ceil(form.size);
            let start = self.text.len();
            // The blanks are shared out, more of them at the end.
            self.text.resize(start + self.columns, b' ');
            let mut end = self.text.len();
            let room = self.text.get_mut(start..).unwrap_or(&mut []);
            end -= start;
            let mut column = 0;
            for (index, bytes) in line.chunks_exact(form.size).take(shown).enumerate() {
                let left = count - index;
                let pad = blanks * left / count - blanks * (left - 1) / count;
                column += pad + form.width;
                let field = room.get_mut(column - form.width..column).unwrap_or(&mut []);
                form.field(bytes, self.swap, field)?;
            }
            if form.text {
                self.text.extend_from_slice(b"  >");
                for &byte in line.get(..used).unwrap_or(&[]) {
                    self.text.push(if matches!(byte, b' '..=b'~') { byte } else { b'.' });
                }
                self.text.push(b'<');
            } else {
                let _ = end;
                self.text.truncate(start + column);
            }
            self.text.push(b'\n');
        }
        Ok(())
    }

    /// `-S`: the texts that NUL ends.
    fn strings(&mut self, cx: &mut Cx, source: &mut Source, least: u64) -> Done {
        let mut buf = rt::zeros(64 << 10);
        let mut string = Vec::new();
        let mut offset = self.offset;
        loop {
            let len = source.read(cx, &mut buf);
            for &byte in buf.get(..len).unwrap_or(&[]) {
                offset += 1;
                if matches!(byte, b' '..=b'~') {
                    string.push(byte);
                    continue;
                }
                if byte == 0 {
                    self.string(cx, offset - 1, &string, least)?;
                }
                string.clear();
            }
            if len == 0 {
                // What the limit cuts off counts.
                if source.left == 0 {
                    self.string(cx, offset, &string, least)?;
                }
                return Ok(());
            }
        }
    }

    fn string(&mut self, cx: &mut Cx, end: u64, string: &[u8], least: u64) -> Done {
        if (string.len() as u64) < least {
            return Ok(());
        }
        self.offset = end - string.len() as u64;
        self.text.clear();
        self.address(cx, true);
        if !self.text.is_empty() {
            self.text.push(b' ');
        }
        cx.out.add(&self.text);
        cx.out.add(string);
        cx.out.byte(b'\n')
    }
}

fn invalid(cx: &mut Cx, letter: u8, whole: &[u8]) -> Stop {
    cx.stop(packed!("invalid character '%r' in type string %w"), &[&[letter], whole])
}

impl Form {
    /// Writes a field into `room`, which is full of blanks.
    #[inline(never)]
    fn field(&self, bytes: &[u8], swap: bool, room: &mut [u8]) -> Done {
        let mut value = 0u128;
        for at in 0..self.size {
            let from = if swap == cfg!(target_endian = "little") { at } else { self.size - 1 - at };
            value = value << 8 | u128::from(bytes.get(from).copied().unwrap_or(0));
        }
        let small = value as u64;
        match self.kind {
            b'o' => drop(hot::digits(small, 8, b'0', room)),
            b'x' => drop(hot::digits(small, 16, b'0', room)),
            b'u' => drop(hot::digits(small, 10, b' ', room)),
            b'd' => {
                let shift = 64 - 8 * self.size as u32;
                let signed = (small << shift) as i64 >> shift;
                let len = hot::digits(signed.unsigned_abs(), 10, b' ', room);
                if signed < 0
                    && let Some(place) =
                        room.len().checked_sub(len + 1).and_then(|at| room.get_mut(at))
                {
                    *place = b'-';
                }
            }
            b'f' => {
                let mut text = Vec::new();
                shortest(value, self.size, &mut text)?;
                put(room, &text);
            }
            b'a' => {
                const NAMES: &[u8] = b"nulsohstxetxeotenqackbel bs ht nl vt ff cr so sidledc1dc2dc3dc4naksynetbcan emsubesc fs gs rs us sp";
                let byte = small as u8 & 0x7F;
                let at = 3 * usize::from(byte);
                match NAMES.get(at..at + 3) {
                    Some(name) => put(room, name),
                    None if byte == 0x7F => put(room, b"del"),
                    None => put(room, &[byte]),
                }
            }
            _ => {
                let byte = small as u8;
                let letter = match byte {
                    0 => Some(&b'0'),
                    _ => b"abtnvfr".get(usize::from(byte.wrapping_sub(7))),
                };
                match letter {
                    Some(letter) => put(room, &[b'\\', *letter]),
                    None if matches!(byte, b' '..=b'~') => put(room, &[byte]),
                    None => drop(hot::digits(small, 8, b'0', room)),
                }
            }
        }
        Ok(())
    }
}

/// Puts a text at the end of a field.
fn put(room: &mut [u8], text: &[u8]) {
    room.iter_mut().rev().zip(text.iter().rev()).for_each(|(place, byte)| *place = *byte);
}

/// The digits of a number from the first that is not 0, and zeros behind them: 31 in all.
fn digits(text: &[u8]) -> impl Iterator<Item = u8> {
    let digits = text.iter().copied().take_while(|&byte| byte != b'e').filter(u8::is_ascii_digit);
    digits.skip_while(|&digit| digit == b'0').chain(core::iter::repeat(b'0')).take(31)
}

/// The shortest text that reads back as the floating-point number that has these bits.
#[inline(never)]
fn shortest(bits: u128, size: usize, text: &mut Vec<u8>) -> Done {
    // The bits of the mantissa and of the exponent, and the digits that any number needs at least and at most.
    let (mantissa_bits, exponent_bits, least, most) = match size {
        4 => (23, 8, 6, 9),
        8 => (52, 11, 15, 17),
        _ => (64, 15, 18, 21),
    };
    let negative = bits >> (mantissa_bits + exponent_bits) & 1 != 0;
    let raw = (bits >> mantissa_bits) as u32 & ((1 << exponent_bits) - 1);
    let mut mantissa = (bits & ((1 << mantissa_bits) - 1)) as u64;
    // The x87's format has the first bit as well.
    let whole = size > 8;
    let fraction = if whole { mantissa << 1 } else { mantissa };
    let precision = mantissa_bits + u32::from(!whole);
    let bias = (1 << (exponent_bits - 1)) - 2 + precision as i32;
    let lowest = 1 - bias;
    let mut exponent = lowest + raw.saturating_sub(1) as i32;
    let value = if raw == (1 << exponent_bits) - 1 {
        if fraction == 0 { Value::Infinite } else { Value::NotANumber }
    } else if whole && raw > 0 && mantissa >> 63 == 0 {
        Value::NotANumber
    } else {
        if raw > 0 && !whole {
            mantissa |= 1 << mantissa_bits;
        }
        normal(&mut mantissa, &mut exponent);
        Value::Finite { mantissa, exponent }
    };
    let number = Extended { negative, value };
    let mut count = if raw == 0 { 1 } else { least };
    loop {
        text.clear();
        let spec = Spec { precision: Some(count), ..Spec::default() };
        spec.float(&mut Out::new(&mut [], Some(text)), number, b'g')?;
        if count >= most || !matches!(value, Value::Finite { .. }) {
            return Ok(());
        }
        let read = Extended::parse(text).value;
        if let Value::Finite { mantissa: mut near, exponent: mut scale } = read.value {
            // Rounded to the precision of the format.
            let drop = (64 - precision as i32).max(lowest - scale).clamp(0, 65) as u32;
            let wide = u128::from(near) << 64;
            let kept = wide.checked_shr(64 + drop).unwrap_or(0) as u64;
            let rest = wide << (64 - drop.min(64)) >> 1 << 1;
            let half = 1u128 << 127;
            let rest = if drop == 0 { 0 } else { rest };
            let mut side = rest.cmp(&half);
            if side.is_eq() {
                // The text itself may be on one side of the middle, to which it was rounded.
                let mut middle = Vec::new();
                let spec = Spec { precision: Some(30), ..Spec::default() };
                spec.float(&mut Out::new(&mut [], Some(&mut middle)), read, b'e')?;
                side = digits(text).cmp(digits(&middle));
            }
            near = kept.wrapping_add(u64::from(side.is_gt() || side.is_eq() && kept & 1 == 1));
            scale += drop as i32;
            if near == 0 && drop == 0 && kept != 0 {
                (near, scale) = (1 << 63, scale + 1);
            }
            normal(&mut near, &mut scale);
            if (near, scale) == (mantissa, exponent) {
                return Ok(());
            }
        }
        count += 1;
    }
}

/// Moves the mantissa up as far as it goes, with the least exponent for 0.
fn normal(mantissa: &mut u64, exponent: &mut i32) {
    const LEAST: i32 = -16445;
    let shift = (mantissa.leading_zeros() as i32).min(*exponent - LEAST).clamp(0, 63);
    *mantissa <<= shift;
    *exponent -= shift;
    if *mantissa == 0 {
        *exponent = LEAST;
    }
}
