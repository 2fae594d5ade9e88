//! kill - send signals
use core::ffi::CStr;
use rt::{
    Cx, Done, Place, Strings,
    sys::signal,
    text::{
        number::{self, DIGITS, format},
        signal::{describe, name, number_or_zero},
    },
};

rt::applet! { "kill", main, { options_first: true, place: Place::Bin }, "\
Usage: kill [-s SIGNAL | -SIGNAL] PID...
  or:  kill -l|-t [SIGNAL]...
Send TERM or SIGNAL to processes, or with a negative PID to a group of processes.

  -s, --signal=SIGNAL  send SIGNAL, a name or a number
  -n SIGNAL            the same
  -q, --queue=VALUE    send VALUE with it
  -l, --list           list the names of signals, or turn names into numbers and numbers into names
  -t, -L, --table      list signals with numbers, names and what they mean
" }

fn main(cx: &mut Cx) -> Done {
    let (mut signal, mut list, mut value) = (None, 0, None);
    let (mut first, mut groups) = (true, false);
    loop {
        let mut text = None;
        if let Some([b'-', name @ ..]) = cx.upcoming().map(CStr::to_bytes) {
            // What comes later is a group of processes.
            if name.first().is_some_and(u8::is_ascii_digit) && !first {
                groups = true;
                break;
            }
            let is_name = name.len() > 1 && number_or_zero(name).is_some();
            if is_name || matches!(name, [b'0'..=b'9' | b'A'..=b'K' | b'M'..=b'Z', ..]) {
                text = Some(name);
                cx.skip_args(1);
            }
        }
        first = false;
        if text.is_none() {
            match cx.option()? {
                None => break,
                Some(b's' | b'n') => text = Some(cx.value().to_bytes()),
                Some(b'q') => {
                    let text = cx.value().to_bytes();
                    let number = integer(text)
                        .ok_or_else(|| cx.stop(packed!("invalid value %w"), &[text]))?;
                    value = Some(number);
                }
                Some(_) if list != 0 => {
                    return Err(cx.usage(packed!("multiple -l or -t options specified"), &[]));
                }
                Some(option) => list = option,
            }
        }
        if let Some(text) = text {
            let Some(number) = number_or_zero(text) else {
                return Err(cx.usage(packed!("%w: invalid signal"), &[text]));
            };
            if signal.replace(number).is_some() {
                return Err(cx.usage(packed!("%w: multiple signals specified"), &[text]));
            }
        }
    }
    let operands = if groups { cx.rest() } else { cx.operands() };
    if list != 0 {
        if signal.is_some() {
            return Err(cx.usage(packed!("cannot combine signal with -l or -t"), &[]));
        }
        list_signals(cx, operands, list != b'l');
        return cx.out.checked();
    }
    if operands.is_empty() {
        return Err(cx.usage(packed!("no process ID specified"), &[]));
    }
    let signal = signal.unwrap_or(15);
    for operand in operands {
        let text = operand.to_bytes();
        let Some(pid) = integer(text) else {
            cx.say(packed!("%w: invalid process id"), &[text]);
            continue;
        };
        let sent = match value {
            Some(value) => signal::queue(pid, signal, value),
            None => signal::send(pid, signal),
        };
        if let Err(e) = sent {
            cx.say_error("%w", &[text], Some(e));
        }
    }
    Ok(())
}

/// A number, behind blanks and a sign if there are any.
fn integer(text: &[u8]) -> Option<i32> {
    let text = number::skip_space(text);
    let (sign, digits) = match text {
        [b'-', digits @ ..] => (-1, digits),
        [b'+', digits @ ..] => (1, digits),
        digits => (1, digits),
    };
    let value = number::decimal(digits).ok().filter(|&value| value <= 1 << 31)?;
    i32::try_from(sign * value as i64).ok()
}

/// Lists signals: all, or those that are named.
fn list_signals(cx: &mut Cx, operands: Strings, table: bool) {
    if operands.is_empty() {
        for signal in 1..=64 {
            if name(signal).is_some() {
                list_one(cx, signal, table, false);
            }
        }
    }
    for operand in operands {
        let text = operand.to_bytes();
        match number_or_zero(text) {
            Some(signal) => {
                let named = !text.first().is_some_and(u8::is_ascii_digit);
                list_one(cx, signal, table, named);
            }
            None => cx.say(packed!("%w: invalid signal"), &[text]),
        }
    }
}

#[inline(never)]
fn list_one(cx: &mut Cx, signal: u8, table: bool, number: bool) {
    let name = name(signal).unwrap_or_default();
    let name: &[u8] = if signal == 0 { b"EXIT" } else { &name };
    let mut room = [0; DIGITS];
    let digits = format(signal.into(), &mut room);
    if table {
        let blanks = b"         ";
        cx.out.add(blanks.get(..2 - digits.len().min(2)).unwrap_or(b""));
        let pad = blanks.get(..8 - name.len().min(8)).unwrap_or(b"");
        let _ = cx.out.pieces(&[digits, b" ", name, pad, b" ", &describe(signal), b"\n"]);
    } else {
        let _ = cx.out.pieces(&[if number { digits } else { name }, b"\n"]);
    }
}
