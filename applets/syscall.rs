//! syscall - make a system call
use rt::{
    Cx, Done, Vec,
    arch::SYSTEM_CALLS,
    sys::{
        arbitrary::{self, Argument},
        names,
    },
    text::number::{self, NumberError},
};

rt::applet! { "syscall", main, { options_first: true, own_process: true }, "\
Usage: syscall [OPTION]... NAME|NUMBER [ARGUMENT]...
Make a system call with up to six ARGUMENTs and print its result, or the error's name and text; the status is 1 then.

  -l, --list  print the names and numbers of all system calls
  -r, --raw   print nothing but the contents of the buffers, as they are
  -x, --hex   print the result in hexadecimal

An ARGUMENT is
  a number    decimal, or hexadecimal behind 0x, or octal behind 0, with a sign or without
  =TEXT       the address of TEXT, with a NUL behind it; without the = if TEXT is neither a number nor -
  -           the address of a buffer of zeros, for the kernel to fill. It has room for 64 KiB, or for as many bytes as
              the largest number among the arguments says, which beside a buffer must not be above 1 GiB.

After the result the buffers are printed, each as a string of C, in as many bytes as the result says or, if that is 0 or
more than there are, up to the last that is not 0.

  syscall write 1 'hello
  ' 6
  syscall -r readlink /proc/self/exe - 4096
" }

/// What a buffer has room for at least, and at most, in bytes.
const ROOM: usize = 64 << 10;
const MOST: usize = 1 << 30;

fn main(cx: &mut Cx) -> Done {
    let (mut raw, mut hex) = (false, false);
    while let Some(option) = cx.option()? {
        match option {
            b'l' => return list(cx),
            b'r' => raw = true,
            _ => hex = true,
        }
    }
    let operands = cx.operands();
    let Some(name) = operands.get(0).map(|name| name.to_bytes()) else {
        return Err(cx.missing_operand());
    };
    let named = names::all(SYSTEM_CALLS).find(|entry| entry.1.bytes() == name);
    let call = match (named, number(name)) {
        (Some((number, _)), _) => number as u32,
        (_, Ok(number)) if u32::try_from(number).is_ok() => number as u32,
        _ => return Err(cx.stop(packed!("no such system call: %w"), &[name])),
    };
    if operands.len() > 7 {
        return Err(cx.extra_operand(7));
    }

    let mut arguments = Vec::new();
    let mut buffers = Vec::new();
    let mut room = ROOM;
    let mut too_large = None;
    for (index, operand) in operands.skip(1).enumerate() {
        let text = operand.to_bytes();
        arguments.push(match number(text) {
            Ok(number) => {
                // A negative number is an error's or a flag's value rather than a size.
                match number as isize {
                    0.. if number > MOST => too_large = Some(text),
                    0.. => room = room.max(number),
                    _ => {}
                }
                Argument::Number(number)
            }
            Err(NumberError::Overflow) => {
                return Err(cx.bad_number(text, "number", NumberError::Overflow));
            }
            Err(NumberError::Invalid) => {
                if text == b"-" {
                    buffers.push(index);
                }
                let text = text.strip_prefix(b"=").unwrap_or(text);
                Argument::Memory(rt::filled(b"%\0", &[text]))
            }
        });
    }
    if let Some(text) = too_large.filter(|_| !buffers.is_empty()) {
        return Err(cx.bad_number(text, "number", NumberError::Overflow));
    }
    for &index in &buffers {
        if let Some(argument) = arguments.get_mut(index) {
            *argument = Argument::Memory(rt::zeros(room));
        }
    }

    let result = match arbitrary::call(call, &mut arguments) {
        Ok(result) => result,
        Err(e) => {
            let found = e.name();
            let (prefix, error) = match &found {
                Some(name) => (&b"E"[..], name.bytes()),
                None => (&b""[..], &b"unknown error"[..]),
            };
            let words = [name, prefix, error];
            return Err(cx.stop_error(packed!("%r: %r%r"), &words, e));
        }
    };
    if !raw {
        if hex {
            cx.out.write(b"0x")?;
            cx.out.write(number::format_hex(result as u64, &mut [0; 16]))?;
        } else {
            cx.out.number(result as u64, 0)?;
        }
        cx.out.byte(b'\n')?;
    }
    for &index in &buffers {
        let Some(Argument::Memory(buffer)) = arguments.get(index) else { continue };
        let filled = || buffer.iter().rposition(|&byte| byte != 0).map_or(0, |last| last + 1);
        let len = if (1..=buffer.len()).contains(&result) { result } else { filled() };
        let bytes = buffer.get(..len).unwrap_or(buffer);
        if raw { cx.out.write(bytes)? } else { print_string(cx, bytes)? }
    }
    Ok(())
}

fn list(cx: &mut Cx) -> Done {
    for (number, name) in names::all(SYSTEM_CALLS) {
        cx.out.number(number as u64, 3)?;
        cx.out.byte(b' ')?;
        cx.out.write(name.bytes())?;
        cx.out.byte(b'\n')?;
    }
    Ok(())
}

/// A number as C writes integers, in the form that a register holds it.
fn number(text: &[u8]) -> Result<usize, NumberError> {
    let (negative, digits) = match text {
        [b'-', digits @ ..] => (true, digits),
        [b'+', digits @ ..] => (false, digits),
        _ => (false, text),
    };
    let (radix, digits) = match digits {
        [b'0', b'x' | b'X', digits @ ..] => (16, digits),
        [b'0', digits @ ..] if !digits.is_empty() => (8, digits),
        _ => (10, digits),
    };
    if digits.is_empty() {
        return Err(NumberError::Invalid);
    }
    let mut value = Some(0usize);
    for &byte in digits {
        let digit = char::from(byte).to_digit(radix).ok_or(NumberError::Invalid)? as usize;
        value = value.and_then(|value| value.checked_mul(radix as usize)?.checked_add(digit));
    }
    let value = value.ok_or(NumberError::Overflow)?;
    match negative {
        true if value > isize::MIN as usize => Err(NumberError::Overflow),
        true => Ok(value.wrapping_neg()),
        false => Ok(value),
    }
}

/// The bytes as a string of C, on a line.
#[inline(never)]
fn print_string(cx: &mut Cx, bytes: &[u8]) -> Done {
    cx.out.byte(b'"')?;
    for &byte in bytes {
        match byte {
            b'"' | b'\\' => cx.out.write(&[b'\\', byte])?,
            b'\n' => cx.out.write(b"\\n")?,
            b'\t' => cx.out.write(b"\\t")?,
            b' '..=b'~' => cx.out.byte(byte)?,
            _ => {
                let digit = |shift: u32| b'0' + (byte >> shift & 7);
                cx.out.write(&[b'\\', digit(6), digit(3), digit(0)])?;
            }
        }
    }
    cx.out.write(b"\"\n")
}
