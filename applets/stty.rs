//! stty - print or set how a terminal works
mod modes;

use core::{ffi::CStr, ops::Range};
use modes::{COMBINATIONS, CONTROL, INPUT, LOCAL, MODES, Mode, NAMES, PLACES, VALUES};
use rt::{
    Cx, Done, Place, Stop, Vec,
    opt::{Found, Names},
    sys::{
        Errno, Fd, fs,
        raw::{CREAD, CSIZE, ICANON, O_NONBLOCK, PARENB, VMIN, VTIME},
        terminal::{self, Settings},
    },
    text::{
        number::{self, DIGITS, format, format_hex},
        split::{lines, parts},
    },
};

rt::applet! { "stty", main, { place: Place::Bin }, "\
Usage: stty [-F DEVICE] [SETTING]...
  or:  stty [-F DEVICE] -a|-g
Print how the terminal of standard input differs from what is sane, or set it.

  -a, --all          print everything
  -g, --save         print everything as one SETTING
  -F, --file=DEVICE  a terminal other than that of standard input

A SETTING is a mode by its name, as -a prints it, or with - before it to take it back, or one of these:
Characters  discard eof eol eol2 erase intr kill lnext quit rprnt start stop susp swtch werase, each with a CHAR:
            a character, ^c, a number, or ^- or undef for none
Numbers     N and ispeed N, ospeed N for speeds, cols N, columns N, rows N, line N, min N, time N
Several     [-]cbreak [-]cooked [-]decctlq [-]evenp [-]lcase [-]LCASE [-]litout [-]nl [-]oddp [-]parity [-]pass8 [-]raw
            [-]tabs crt dec ek sane
Printed     size, speed
[-]drain    wait until all output has gone out (the default)

" }

/// A bit of the input flags that stands for an input speed of 0. It never gets to the kernel.
const SPEED_0: u32 = 1 << 31;

/// The terminal, or what stands for one while the settings are only checked.
struct Terminal<'a> {
    fd: Option<Fd>,
    name: &'a [u8],
    settings: Settings,
    /// The codes of the speeds of input and output, as they were asked for.
    speeds: [u32; 2],
    changed: bool,
    drain: bool,
    /// The width of the output, and where it stands.
    width: usize,
    column: usize,
}

fn main(cx: &mut Cx) -> Done {
    let mut words: Vec<&CStr> = Vec::new();
    let (mut style, mut path) = (0, None);
    // `-echo` is no option. What looks like none is a setting, too.
    while let Some(word) = cx.rest().get(0) {
        let is_option = match word.to_bytes() {
            b"-F" => cx.rest().len() > 1,
            b"--" => words.is_empty(),
            text @ [b'-', b'-', ..] => is_known(parts(text, b'=').next()),
            text @ [b'-', _, ..] => is_known(text.get(..2)),
            _ => false,
        };
        if !is_option {
            words.push(word);
            cx.skip_args(1);
            continue;
        }
        loop {
            match cx.option()? {
                Some(b'F') if path.is_some() => {
                    return Err(cx.stop(packed!("only one device may be specified"), &[]));
                }
                Some(b'F') => path = Some(cx.value()),
                Some(option) if style != 0 && style != option => {
                    let message = "the options for verbose and stty-readable output styles are
mutually exclusive";
                    return Err(cx.stop(message, &[]));
                }
                Some(option) => style = option,
                None => {}
            }
            if !cx.in_cluster() {
                break;
            }
        }
    }
    let mut terminal = Terminal {
        fd: None,
        name: path.unwrap_or(c"standard input").to_bytes(),
        settings: Settings::default(),
        speeds: [0; 2],
        changed: false,
        drain: true,
        width: 80,
        column: 0,
    };
    let sets = words.iter().any(|word| find(b"drain -drain", word.to_bytes()).is_none());
    if sets && style != 0 {
        return Err(cx.stop(packed!("when specifying an output style, modes may not be set"), &[]));
    }
    terminal.apply(cx, &words)?;
    let fd = match path {
        None => Fd::STDIN,
        Some(path) => {
            // A line without a carrier would be waited for.
            let fd = cx.open(path, O_NONBLOCK, 0).map_err(|e| cx.fail(terminal.name, e))?;
            fs::open_flags(&fd)
                .and_then(|flags| fs::set_open_flags(&fd, flags & !O_NONBLOCK))
                .map_err(|e| {
                    cx.stop_error(
                        packed!("%n: couldn't reset non-blocking mode"),
                        &[terminal.name],
                        e,
                    )
                })?;
            fd
        }
    };
    let before = Settings::of(&fd).map_err(|e| cx.fail(terminal.name, e))?;
    let code = |settings: &Settings| settings.flags[CONTROL] & terminal::SPEED_CODE;
    terminal.settings = before;
    terminal.speeds = [code(&before); 2];
    terminal.changed = false;
    terminal.fd = Some(fd);
    if !sets {
        terminal.width = width(cx);
        if style == b'g' {
            terminal.save(cx);
        } else {
            terminal.print(cx, style == b'a');
        }
        return cx.out.checked();
    }
    terminal.apply(cx, &words)?;
    let Some(fd) = terminal.fd.as_ref().filter(|_| terminal.changed) else {
        return cx.out.checked();
    };
    let wanted = terminal.settings;
    let mut new = wanted;
    new.flags[INPUT] &= !SPEED_0;
    new.set(fd, terminal.drain).map_err(|e| cx.fail(terminal.name, e))?;
    let after = Settings::of(fd).map_err(|e| cx.fail(terminal.name, e))?;
    if wanted != after || terminal.speeds != [code(&after); 2] {
        // The kernel does not refuse what a terminal cannot do; the C library says so where nothing else was done.
        let size = if wanted.flags[CONTROL] & CSIZE == 0 { 0 } else { CSIZE };
        let refused = (wanted.flags[CONTROL] ^ after.flags[CONTROL]) & (PARENB | CREAD | size);
        if (after.flags, after.line) == (before.flags, before.line) && refused != 0 {
            return Err(cx.fail(terminal.name, Errno::INVAL));
        }
        return Err(
            cx.stop(packed!("%n: unable to perform all requested operations"), &[terminal.name])
        );
    }
    cx.out.checked()
}

/// Is it the name of an option?
#[inline(never)]
fn is_known(name: Option<&[u8]>) -> bool {
    !matches!(Names::new(HELP).find(HELP, name.unwrap_or(b"-")), Found::None)
}

/// How wide the output may be.
fn width(cx: &Cx) -> usize {
    let known = terminal::columns(&Fd::STDOUT).map(usize::from);
    let from_env = || {
        let columns = number::decimal(cx.var(b"COLUMNS")?).ok()?;
        Some(columns as usize).filter(|&columns| columns > 0)
    };
    known.or_else(from_env).unwrap_or(80)
}

/// Which of the words, with blanks between them, is `name`.
#[inline(never)]
fn find(words: &'static [u8], name: &[u8]) -> Option<usize> {
    parts(words, b' ').position(|word| word == name)
}

impl Terminal<'_> {
    /// Does what the words say.
    #[inline(never)]
    fn apply(&mut self, cx: &mut Cx, words: &[&CStr]) -> Done {
        let mut words = words.iter();
        while let Some(word) = words.next() {
            let word = word.to_bytes();
            let index = find(VALUES, word).unwrap_or(usize::MAX);
            let mut value: &[u8] = b"";
            if index < modes::SIZE {
                match words.next() {
                    Some(next) => value = next.to_bytes(),
                    None => return Err(cx.usage(packed!("missing argument to %w"), &[word])),
                }
            }
            self.changed |=
                !matches!(index, modes::ROWS..=modes::COLUMNS | modes::SIZE..usize::MAX);
            match index {
                ..modes::ROWS => self.set_character(cx, index, value)?,
                modes::ROWS..=modes::COLUMNS => {
                    let value = integer(cx, value, i32::MAX as u64)?;
                    self.resize(cx, index == modes::ROWS, value as u16)?;
                }
                modes::LINE => {
                    let number = integer(cx, value, u64::MAX)?;
                    self.settings.line = number as u8;
                    if number > 255 && self.fd.is_some() {
                        cx.say(packed!("invalid line discipline %w"), &[value]);
                    }
                }
                modes::ISPEED | modes::OSPEED => {
                    let Some(code) = speed(value) else {
                        return Err(cx.usage(packed!("invalid %r %w"), &[word, value]));
                    };
                    self.set_speed(index - modes::ISPEED, code);
                }
                modes::SIZE => {
                    if let Some(fd) = &self.fd {
                        let (rows, columns) =
                            terminal::size(fd).map_err(|e| cx.fail(self.name, e))?;
                        self.numbers(cx, &[b"", b" ", b"\n"], &[rows.into(), columns.into()]);
                        self.column = 0;
                    }
                }
                modes::SPEED => {
                    if self.fd.is_some() {
                        self.numbers(cx, &[b"", b"\n"], &[self.speed()]);
                        self.column = 0;
                    }
                }
                modes::DRAIN.. if index != usize::MAX => self.drain = index == modes::DRAIN,
                _ if self.set_mode(word) || self.set_several(word) => {}
                _ => {
                    if let Some(code) = speed(word) {
                        self.set_speed(0, code);
                        self.set_speed(1, code);
                    } else if !self.restore(word) {
                        return Err(cx.usage(packed!("invalid argument %w"), &[word]));
                    }
                }
            }
        }
        Ok(())
    }

    /// Sets a mode by its name, or takes it back.
    #[inline(never)]
    fn set_mode(&mut self, word: &[u8]) -> bool {
        let name = word.strip_prefix(b"-");
        let Some(&mode) = find(NAMES, name.unwrap_or(word)).and_then(|index| MODES.get(index))
        else {
            return false;
        };
        if name.is_some() && !mode.is_reversible() {
            return false;
        }
        self.set(mode, name.is_none());
        true
    }

    #[inline(never)]
    fn set(&mut self, mode: Mode, on: bool) {
        if let Some(flags) = self.settings.flags.get_mut(mode.flags()) {
            *flags = *flags & !mode.mask() | if on { mode.bits() } else { 0 };
        }
    }

    /// Sets several modes by one name.
    fn set_several(&mut self, word: &[u8]) -> bool {
        let mut places: &[usize] = &[];
        if word == b"sane" {
            for mode in &MODES {
                if let Some(on) = mode.sane() {
                    // What it takes back is one of several where another is set.
                    if on || mode.is_reversible() {
                        self.set(*mode, on);
                    }
                }
            }
            self.put_sane(0..PLACES.len());
            return true;
        }
        let mut lines = lines(COMBINATIONS);
        let words = lines.find_map(|line| line.strip_prefix(word)?.strip_prefix(b"="));
        let Some(words) = words else { return false };
        match word {
            b"raw" | b"-cooked" => {
                self.settings.flags[INPUT] = 0;
                places = &[modes::MIN, modes::MIN + 1];
            }
            b"ek" => places = &[modes::ERASE, modes::KILL],
            b"dec" => places = &[0, modes::ERASE, modes::KILL],
            _ => {}
        }
        for word in parts(words, b' ') {
            self.set_mode(word);
        }
        for &place in places {
            self.put_sane(place..place + 1);
        }
        true
    }

    /// Makes characters what they are in a sane terminal.
    #[inline(never)]
    fn put_sane(&mut self, indices: Range<usize>) {
        for &(place, sane) in PLACES.get(indices).unwrap_or(&[]) {
            self.put(place, sane);
        }
    }

    fn put(&mut self, place: u8, value: u8) {
        if let Some(character) = self.settings.characters.get_mut(usize::from(place)) {
            *character = value;
        }
    }

    fn set_character(&mut self, cx: &mut Cx, index: usize, text: &[u8]) -> Done {
        let value = match text {
            [byte, rest @ ..] if index < modes::MIN && rest.is_empty() => *byte,
            [] if index < modes::MIN => 0,
            b"^-" | b"undef" if index < modes::MIN => 0,
            b"^?" if index < modes::MIN => 127,
            [b'^', byte, ..] if index < modes::MIN => byte & !0o140,
            _ => integer(cx, text, 255)? as u8,
        };
        if let Some(&(place, _)) = PLACES.get(index) {
            self.put(place, value);
        }
        Ok(())
    }

    /// Sets the speed of input (0) or output (1). The kernel's terminals have one for both.
    #[inline(never)]
    fn set_speed(&mut self, side: usize, code: u32) {
        if side == 0 {
            self.settings.flags[INPUT] &= !SPEED_0;
            if code == 0 {
                self.settings.flags[INPUT] |= SPEED_0;
            }
        }
        if side == 1 || code != 0 {
            let flags = &mut self.settings.flags[CONTROL];
            *flags = *flags & !terminal::SPEED_CODE | code;
        }
        if let Some(speed) = self.speeds.get_mut(side) {
            *speed = code;
        }
    }

    fn resize(&mut self, cx: &mut Cx, is_rows: bool, value: u16) -> Done {
        let Some(fd) = &self.fd else { return Ok(()) };
        let (rows, columns) = terminal::size(fd).unwrap_or((0, 0));
        let (rows, columns) = if is_rows { (value, columns) } else { (rows, value) };
        terminal::set_size(fd, rows, columns).map_err(|e| cx.fail(self.name, e))
    }

    /// The speed, in bauds.
    fn speed(&self) -> u64 {
        terminal::speed_of(self.settings.flags[CONTROL] & terminal::SPEED_CODE).into()
    }

    /// Prints numbers with texts around them.
    #[inline(never)]
    fn numbers(&mut self, cx: &mut Cx, texts: &[&[u8]], numbers: &[u64]) {
        let mut line = Vec::new();
        let mut numbers = numbers.iter();
        for text in texts {
            line.extend_from_slice(text);
            if let Some(&number) = numbers.next() {
                line.extend_from_slice(format(number, &mut [0; DIGITS]));
            }
        }
        self.wrap(cx, &[&line]);
    }

    /// Prints a piece of a line, or of the next one where it does not fit.
    #[inline(never)]
    fn wrap(&mut self, cx: &mut Cx, pieces: &[&[u8]]) {
        let len: usize = pieces.iter().map(|piece| piece.len()).sum();
        if self.column > 0 {
            let fits = self.column + len <= self.width;
            cx.out.add(if fits { b" " } else { b"\n" });
            self.column = if fits { self.column + 1 } else { 0 };
        }
        pieces.iter().for_each(|piece| cx.out.add(piece));
        self.column += len;
    }

    #[inline(never)]
    fn end_line(&mut self, cx: &mut Cx) {
        if core::mem::take(&mut self.column) > 0 {
            cx.out.add(b"\n");
        }
    }

    /// Prints the settings as one word.
    fn save(&self, cx: &mut Cx) {
        for index in 0..4 + CHARACTERS {
            let character = index.wrapping_sub(4);
            let value = match self.settings.flags.get(index) {
                Some(&flags) => flags,
                None => self.settings.characters.get(character).copied().unwrap_or(0).into(),
            };
            if index > 0 {
                cx.out.add(b":");
            }
            cx.out.add(format_hex(value.into(), &mut [0; 16]));
        }
        cx.out.add(b"\n");
    }

    /// Takes settings as they are saved; the line discipline is not among them.
    fn restore(&mut self, text: &[u8]) -> bool {
        let mut settings = Settings { line: self.settings.line, ..Settings::default() };
        let mut count = 0;
        for digits in parts(text, b':') {
            let mut value = 0u64;
            for &digit in digits {
                let Some(digit) = char::from(digit).to_digit(16) else { return false };
                value = (value << 4 | u64::from(digit)).min(1 << 32);
            }
            let most: u64 = if count < 4 { u32::MAX.into() } else { 255 };
            if digits.is_empty() || value > most {
                return false;
            }
            if let Some(flags) = settings.flags.get_mut(count) {
                *flags = value as u32;
            } else if let Some(character) = settings.characters.get_mut(count - 4) {
                *character = value as u8;
            }
            count += 1;
        }
        let whole = count == 4 + CHARACTERS;
        if whole {
            self.settings = settings;
        }
        whole
    }

    /// Prints all settings, or what is not sane.
    #[inline(never)]
    fn print(&mut self, cx: &mut Cx, all: bool) {
        self.numbers(cx, &[b"speed ", b" baud;"], &[self.speed()]);
        if all
            && let Some(fd) = &self.fd
            && let Ok((rows, columns)) = terminal::size(fd)
        {
            let texts: [&[u8]; 3] = [b"rows ", b"; columns ", b";"];
            self.numbers(cx, &texts, &[rows.into(), columns.into()]);
        }
        self.numbers(cx, &[b"line = ", b";"], &[self.settings.line.into()]);
        self.end_line(cx);
        let characters = self.settings.characters;
        let value = |place: u8| characters.get(usize::from(place)).copied().unwrap_or(0);
        let names = parts(VALUES, b' ');
        for (name, &(place, sane)) in names.zip(&PLACES).take(modes::FLUSH) {
            let value = value(place);
            if all || value != sane {
                let plain = [value & 127];
                let meta: &[u8] = if value < 128 { b"" } else { b"M-" };
                let hat = [b'^', (value & 127) ^ 64];
                let shown: &[u8] = match value & 127 {
                    _ if value == 0 => b"<undef>",
                    32..=126 => &plain,
                    _ => &hat,
                };
                self.wrap(cx, &[name, b" = ", meta, shown, b";"]);
            }
        }
        if all || self.settings.flags[LOCAL] & ICANON == 0 {
            let (min, time) = (value(VMIN as u8), value(VTIME as u8));
            let texts: [&[u8]; 3] = [b"min = ", b"; time = ", b";"];
            self.numbers(cx, &texts, &[min.into(), time.into()]);
        }
        self.end_line(cx);
        let mut last = CONTROL;
        for (name, mode) in parts(NAMES, b' ').zip(&MODES) {
            if mode.is_alias() {
                continue;
            }
            if mode.flags() != last {
                self.end_line(cx);
                last = mode.flags();
            }
            let flags = self.settings.flags.get(last).copied().unwrap_or(0);
            let on = flags & mode.mask() == mode.bits();
            if (on || mode.is_reversible()) && (all || mode.sane() == Some(!on)) {
                self.wrap(cx, &[if on { b"" } else { b"-" }, name]);
            }
        }
        self.end_line(cx);
    }
}

/// The C library's terminals have that many characters, the kernel's fewer.
const CHARACTERS: usize = 32;

/// The code of a speed by its name.
fn speed(text: &[u8]) -> Option<u32> {
    match text {
        b"exta" => terminal::code_of(19200),
        b"extb" => terminal::code_of(38400),
        b"134.5" => terminal::code_of(134),
        [b'0', _, ..] => None,
        _ => terminal::code_of(u32::try_from(number::decimal(text).ok()?).ok()?),
    }
}

/// A number, in decimal, octal or hexadecimal as in C; behind it may stand b for 512 or B for 1024.
#[inline(never)]
fn integer(cx: &mut Cx, text: &[u8], most: u64) -> Result<u64, Stop> {
    let digits = number::skip_space(text);
    let (digits, factor) = match digits {
        [b'0', b'x' | b'X', ..] => (digits, 1),
        [digits @ .., b'b'] => (digits, 512),
        [digits @ .., b'B'] => (digits, 1024),
        digits => (digits, 1),
    };
    let (radix, digits) = match digits {
        [b'0', b'x' | b'X', digits @ ..] => (16, digits),
        [b'0', digits @ ..] if !digits.is_empty() => (8, digits),
        [b'+', digits @ ..] | digits => (10, digits),
    };
    let mut value = Some(0u64);
    let mut good = !digits.is_empty();
    for &digit in digits {
        let digit = char::from(digit).to_digit(radix);
        good &= digit.is_some();
        value = value
            .and_then(|value| value.checked_mul(radix.into()))
            .and_then(|value| value.checked_add(digit.unwrap_or(0).into()));
    }
    let value = value.and_then(|value| value.checked_mul(factor)).unwrap_or(u64::MAX);
    if good && value <= most {
        return Ok(value);
    }
    let error = match value {
        _ if !good => None,
        // Far out of range is more than an `int`, by half.
        value if value > i32::MAX as u64 / 2 => Some(Errno::OVERFLOW),
        _ => Some(Errno::RANGE),
    };
    cx.say_error(packed!("invalid integer argument: %w"), &[text], error);
    Err(Stop::new(1))
}
