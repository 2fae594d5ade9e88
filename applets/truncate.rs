//! truncate - set the size of files
use core::ffi::CStr;
use rt::{
    Cx, Done, Stop,
    sys::{
        Errno, Fd, fs, fstat,
        raw::{O_CREAT, O_NONBLOCK, O_RDONLY, O_WRONLY, SEEK_END},
    },
    text::number::{self, NumberError},
};

rt::applet! { "truncate", main, "\
Usage: truncate OPTION... FILE...
Set the size of each FILE, which is made if it does not exist. What is beyond the size is lost; what is added reads as zeros.

  -c, --no-create        do not make files
  -o, --io-blocks        SIZE is a number of blocks, not of bytes
  -r, --reference=RFILE  take the size of RFILE, or change it by SIZE
  -s, --size=SIZE        set the size to SIZE bytes, or change it by that

SIZE may have a multiplier: kB 1000, K 1024, MB 1000*1000, M 1024*1024, and so on with G, T, P, E; KiB is K. Before it may stand
+ (extend by), - (reduce by), < (at most), > (at least), / (round down to a multiple of) or % (round up to a multiple of).

" }

/// How the size is changed.
#[derive(Clone, Copy, PartialEq)]
struct Change {
    /// `+`, `-`, `<`, `>`, `/` or `%`; 0 sets it.
    how: u8,
    /// In bytes, or blocks.
    amount: i64,
    blocks: bool,
}

fn main(cx: &mut Cx) -> Done {
    let (mut create, mut blocks) = (O_CREAT, false);
    let mut change: Option<Change> = None;
    let mut reference = None;
    while let Some(option) = cx.option()? {
        match option {
            b'c' => create = 0,
            b'o' => blocks = true,
            b'r' => reference = Some(cx.value()),
            _ => change = Some(parse(cx, change)?),
        }
    }
    match change {
        None if reference.is_none() => {
            return Err(
                cx.usage(packed!("you must specify either %w or %w"), &[b"--size", b"--reference"])
            );
        }
        Some(change) if change.how == 0 && reference.is_some() => {
            let message = packed!("you must specify a relative %w with %w");
            return Err(cx.usage(message, &[b"--size", b"--reference"]));
        }
        None if blocks => {
            return Err(
                cx.usage(packed!("%w was specified but %w was not"), &[b"--io-blocks", b"--size"])
            );
        }
        _ => {}
    }
    if cx.operands().is_empty() {
        return Err(cx.usage(packed!("missing file operand"), &[]));
    }
    let mut base = None;
    if let Some(path) = reference {
        match size_of(cx, path) {
            Ok(size) => base = Some(size),
            Err(e) => return Err(cx.stop_error(packed!("cannot stat %q"), &[path.to_bytes()], e)),
        }
    }
    // The size of the reference stays as it is.
    let mut change = change.unwrap_or(Change { how: b'+', amount: 0, blocks: false });
    change.blocks = blocks;
    for path in cx.operands() {
        // It must not wait for the other end of a named pipe.
        let opened = cx.open(path, O_WRONLY | O_NONBLOCK | create, 0o666);
        match opened {
            Ok(file) => {
                change.apply(cx, path.to_bytes(), &file, base);
                if let Err(e) = file.close() {
                    cx.say_error(packed!("failed to close %q"), &[path.to_bytes()], Some(e));
                }
            }
            Err(Errno::NOENT) if create == 0 => {}
            Err(e) => {
                cx.say_error(packed!("cannot open %q for writing"), &[path.to_bytes()], Some(e))
            }
        }
    }
    Ok(())
}

/// The value of `--size`. Once it is relative it stays so.
fn parse(cx: &mut Cx, before: Option<Change>) -> Result<Change, Stop> {
    let mut text = number::skip_space(cx.value().to_bytes());
    let mut how = before.map_or(0, |before| before.how);
    if let [sign @ (b'<' | b'>' | b'/' | b'%'), rest @ ..] = text {
        how = *sign;
        text = number::skip_space(rest);
    }
    let rest = text;
    let mut sign = 0;
    if let [first @ (b'+' | b'-'), digits @ ..] = text {
        if how != 0 {
            return Err(cx.usage(packed!("multiple relative modifiers specified"), &[]));
        }
        (sign, text) = (*first, digits);
        how = sign;
    }
    let mut plain = text;
    // A lower-case g or t is fine here, and b is not.
    let mut upper = text.to_vec();
    if let Some(letter @ (b'g' | b't')) = upper.iter_mut().find(|byte| !byte.is_ascii_digit()) {
        *letter = letter.to_ascii_uppercase();
        plain = &upper;
    }
    let signed_suffix = sign != 0 && !plain.first().is_some_and(u8::is_ascii_digit);
    let starts_badly = matches!(plain, [b'+' | b' ' | 9..=13, ..]);
    let value = if plain.ends_with(b"b") || signed_suffix || starts_badly {
        Err(NumberError::Invalid)
    } else {
        number::size(plain)
    };
    let most = i64::MAX as u64 + u64::from(sign == b'-');
    let value = value.and_then(|value| match value {
        value if value > most => Err(NumberError::Overflow),
        value => Ok((value as i64).wrapping_mul(if sign == b'-' { -1 } else { 1 })),
    });
    let amount = value.map_err(|error| {
        let error = (error == NumberError::Overflow).then_some(Errno::OVERFLOW);
        cx.say_error(packed!("Invalid number: %w"), &[rest], error);
        Stop::new(1)
    })?;
    if amount == 0 && matches!(how, b'/' | b'%') {
        return Err(cx.stop(packed!("division by zero"), &[]));
    }
    Ok(Change { how, amount, blocks: false })
}

/// The size of a file, in bytes.
fn size_of(cx: &Cx, path: &CStr) -> Result<i64, Errno> {
    let stat = cx.status_of(path)?;
    if stat.is_regular() {
        return Ok(stat.size() as i64);
    }
    cx.open(path, O_RDONLY, 0)?.seek(0, SEEK_END).map(|size| size as i64)
}

impl Change {
    /// Changes the size of an open file; `base` is what it is counted from in place of its own.
    fn apply(self, cx: &mut Cx, name: &[u8], file: &Fd, base: Option<i64>) {
        let mut room = [0; number::DIGITS];
        let mut amount = self.amount;
        let stat = fstat(file);
        let stat = match stat {
            Ok(stat) => stat,
            Err(e) => return cx.say_error(packed!("cannot fstat %q"), &[name], Some(e)),
        };
        if self.blocks {
            let mut sign: &[u8] = b"";
            let size = stat.block_size() as i64;
            let Some(bytes) = amount.checked_mul(size) else {
                if amount < 0 {
                    sign = b"-";
                }
                let digits = number::format(amount.unsigned_abs(), &mut room);
                let mut room = [0; number::DIGITS];
                let size = number::format(size as u64, &mut room);
                let message = packed!("overflow in %r%r * %r byte blocks for file %q");
                return cx.say(message, &[sign, digits, size, name]);
            };
            amount = bytes;
        }
        let mut size = amount;
        if self.how != 0 {
            let base = match base {
                Some(base) => Ok(base),
                None if stat.is_regular() => Ok(stat.size() as i64),
                None => file.seek(0, SEEK_END).map(|size| size as i64),
            };
            let base = match base {
                Ok(base) => base,
                Err(e) => {
                    return cx.say_error(packed!("cannot get the size of %q"), &[name], Some(e));
                }
            };
            let sum = match self.how {
                b'<' => Some(base.min(amount)),
                b'>' => Some(base.max(amount)),
                b'/' => base.checked_rem(amount).map(|over| base - over),
                b'%' => match base.checked_rem(amount) {
                    Some(0) => Some(base),
                    Some(over) => base.checked_add(amount - over),
                    None => None,
                },
                _ => base.checked_add(amount),
            };
            let Some(sum) = sum else {
                return cx.say(packed!("overflow extending size of file %q"), &[name]);
            };
            size = sum;
        }
        let size = size.max(0) as u64;
        if let Err(e) = fs::truncate(file, size) {
            let digits = number::format(size, &mut room);
            cx.say_error(packed!("failed to truncate %q at %r bytes"), &[name, digits], Some(e));
        }
    }
}
