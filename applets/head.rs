//! head - print the first lines of files
use rt::{
    Cx, Done, Input, Stop,
    backlog::{Backlog, Unit},
    io,
    sys::{Errno, fstat, raw::SEEK_CUR},
    text::number::{self, NumberError},
};

rt::applet! { "head", main, { own_process: true }, "\
Usage: head [OPTION]... [FILE]...
Print the first 10 lines of each FILE, or of standard input. - is standard input.

  -c, --bytes=[-]NUM       print the first NUM bytes; with -, all but the last NUM
  -n, --lines=[-]NUM       print the first NUM lines; with -, all but the last NUM
  -q, --quiet, --silent    never print the names of the files
  -v, --verbose            always print the names of the files
  -z, --zero-terminated    lines end with NUL, not newline

NUM may have a multiplier: b 512, kB 1000, K 1024, MB 1000*1000, M 1024*1024, and so on with G, T, P, E; KiB is K.
As the first argument:
  -NUM                     print the first NUM lines; b, k or m behind NUM is a multiplier and means bytes, and so does
                           c; l means lines; q, v and z may follow as well

" }

/// How much of each file is printed.
struct Amount {
    count: u64,
    /// Count bytes, not lines?
    bytes: bool,
    /// Print all but that?
    except: bool,
    /// What ends a line.
    end: u8,
}

fn main(cx: &mut Cx) -> Done {
    let mut amount = Amount { count: 10, bytes: false, except: false, end: b'\n' };
    let mut names = None;
    obsolete(cx, &mut amount, &mut names)?;
    while let Some(option) = cx.option()? {
        match option {
            b'c' | b'n' => {
                amount.bytes = option == b'c';
                let value = cx.value().to_bytes();
                let count = value.strip_prefix(b"-");
                amount.except = count.is_some();
                amount.count = cx.parse_size(count.unwrap_or(value), unit(amount.bytes))?;
            }
            b'q' => names = Some(false),
            b'v' => names = Some(true),
            b'z' => amount.end = 0,
            digit => return Err(invalid_trailing_option(cx, digit)),
        }
    }
    if amount.except && amount.bytes && amount.count > i64::MAX as u64 {
        let mut room = [0; number::DIGITS];
        let count = number::format(amount.count, &mut room);
        return Err(cx.bad_number(count, unit(true), NumberError::Overflow));
    }
    let names = names.unwrap_or(cx.operands().len() > 1);
    let mut first = true;
    for path in cx.inputs() {
        let name = if path == c"-" { b"standard input" } else { path.to_bytes() };
        let input = match cx.input(path) {
            Ok(input) => input,
            Err(e) => {
                cx.say_error(packed!("cannot open %q for reading"), &[name], Some(e));
                continue;
            }
        };
        if names {
            cx.out.write(if first { b"==> " } else { b"\n==> " })?;
            cx.print_name(name)?;
            cx.out.write(b" <==\n")?;
            first = false;
        }
        let done =
            if amount.except { amount.all_but(cx, &input) } else { amount.first(cx, &input) };
        cx.out.checked()?;
        if let Err(e) = done {
            cx.say_error(packed!("error reading %q"), &[name], Some(e));
        }
    }
    Ok(())
}

/// The form of POSIX.2 before 1992: `head -5`, `head -2kv`.
fn obsolete(cx: &mut Cx, amount: &mut Amount, names: &mut Option<bool>) -> Done {
    let Some([b'-', number @ ..]) = cx.args().get(1).map(|arg| arg.to_bytes()) else {
        return Ok(());
    };
    let digits = number.iter().take_while(|byte| byte.is_ascii_digit()).count();
    if digits == 0 {
        return Ok(());
    }
    let (digits, letters) = number.split_at_checked(digits).unwrap_or((number, b""));
    let mut multiplier = None;
    for &letter in letters {
        match letter {
            b'c' => (amount.bytes, multiplier) = (true, None),
            b'b' | b'k' | b'm' => (amount.bytes, multiplier) = (true, Some(letter)),
            b'l' => amount.bytes = false,
            b'q' => *names = Some(false),
            b'v' => *names = Some(true),
            b'z' => amount.end = 0,
            _ => return Err(invalid_trailing_option(cx, letter)),
        }
    }
    let mut text = digits.to_vec();
    text.extend(multiplier);
    amount.count = cx.parse_size(&text, unit(amount.bytes))?;
    cx.skip_args(1);
    Ok(())
}

/// What messages call a number of bytes, or else of lines.
fn unit(bytes: bool) -> &'static str {
    if bytes { "number of bytes" } else { "number of lines" }
}

fn invalid_trailing_option(cx: &mut Cx, letter: u8) -> Stop {
    cx.usage(packed!("invalid trailing option -- %r"), &[&[letter]])
}

impl Amount {
    // An error is one of reading; the output knows its own.

    #[inline(never)]
    fn first(&self, cx: &mut Cx, input: &Input) -> Result<(), Errno> {
        if self.bytes {
            return io::copy(&input.fd, &mut cx.out, self.count).map(drop);
        }
        let mut buf = io::buffer(if self.count > 0 { io::CHUNK } else { 0 });
        let mut left = self.count;
        while left > 0 {
            let len = io::read(&input.fd, &mut buf)?;
            let chunk = buf.get(..len).unwrap_or(&[]);
            if chunk.is_empty() {
                break;
            }
            let used = match hot::find_nth(self.end, left, chunk) {
                hot::Nth::At(at) => {
                    left = 0;
                    at + 1
                }
                hot::Nth::Only(seen) => {
                    left -= seen;
                    len
                }
            };
            cx.out.add(chunk.get(..used).unwrap_or(chunk));
            if left > 0 {
                // The next read may have to wait.
                if cx.out.flush().is_err() {
                    break;
                }
            } else if used < len {
                // The next reader goes on right behind the last line. A pipe cannot be put back; that is no error.
                let _ = input.fd.seek(-((len - used) as i64), SEEK_CUR);
            }
        }
        Ok(())
    }

    #[inline(never)]
    fn all_but(&self, cx: &mut Cx, input: &Input) -> Result<(), Errno> {
        let mut backlog =
            Backlog::new(if self.bytes { Unit::Bytes } else { Unit::Lines(self.end) });
        if self.count == 0 {
            return io::copy(&input.fd, &mut cx.out, u64::MAX).map(drop);
        }
        // How much comes is known of a file, and nothing has to be held back.
        if self.bytes
            && let Some(size) = fstat(&input.fd).ok().and_then(|stat| stat.real_size())
            && let Ok(here) = input.fd.seek(0, SEEK_CUR)
        {
            let len = size.saturating_sub(here).saturating_sub(self.count);
            return io::copy(&input.fd, &mut cx.out, len).map(drop);
        }
        let result = loop {
            match backlog.read(&input.fd) {
                Ok(true) => {}
                Ok(false) => break Ok(()),
                Err(e) => break Err(e),
            }
            let mut printed = false;
            while let Some(chunk) = backlog.take_beyond(self.count) {
                cx.out.add(chunk);
                printed = true;
            }
            if printed && cx.out.flush().is_err() {
                return Ok(());
            }
        };
        let count = backlog.total().saturating_sub(self.count);
        if backlog.split(count, true, |bytes| cx.out.write(bytes)).is_err() {
            return Ok(());
        }
        let mut rest = 0;
        let _: Result<(), ()> = backlog.split(count, false, |bytes| {
            rest += bytes.len() as i64;
            Ok(())
        });
        let _ = input.fd.seek(-rest, SEEK_CUR); // as above
        result
    }
}
