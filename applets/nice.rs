//! nice - run a command with another niceness
use core::ffi::CStr;
use rt::{
    Cx, Done, Stop, command,
    sys::{Errno, process},
    text::number::{self, NumberError},
};

rt::applet! { "nice", main, { failure: 125, options_first: true, own_process: true }, "\
Usage: nice [OPTION] [COMMAND [ARG]...]
Run COMMAND with another niceness, from -20 for much of the processor's time to 19 for little, or print the present one.

  -n, --adjustment=N  add N to the niceness (10); also as -N and --N
" }

fn main(cx: &mut Cx) -> Done {
    let mut given = None;
    loop {
        // `-5`, `-+5` and, for -5, `--5`.
        if let Some([b'-', number @ ..]) = cx.upcoming().map(CStr::to_bytes)
            && let [b'0'..=b'9', ..] | [b'-' | b'+', b'0'..=b'9', ..] = number
        {
            given = Some(number);
            cx.skip_args(1);
            continue;
        }
        if cx.option()?.is_none() {
            break;
        }
        given = Some(cx.value().to_bytes());
    }
    let mut adjustment = 10;
    if let Some(text) = given {
        let number = number::skip_space(text);
        let (sign, digits) = match number {
            [b'-', digits @ ..] => (-1, digits),
            [b'+', digits @ ..] => (1, digits),
            digits => (1, digits),
        };
        adjustment = match number::decimal(digits) {
            // From one end to the other it is 39.
            Ok(value) => sign * value.min(39) as i32,
            Err(NumberError::Overflow) => sign * 39,
            Err(NumberError::Invalid) => {
                return Err(cx.stop(packed!("invalid adjustment %w"), &[text]));
            }
        };
    }
    let operands = cx.operands();
    if operands.is_empty() && given.is_some() {
        return Err(cx.usage(packed!("a command must be given with an adjustment"), &[]));
    }
    let now =
        process::niceness().map_err(|e| cx.stop_error(packed!("cannot get niceness"), &[], e))?;
    if operands.is_empty() {
        cx.out.add(&number::format_signed(now.into()));
        return cx.out.byte(b'\n');
    }
    match process::set_niceness(now + adjustment) {
        // Who may not have more time runs it all the same.
        Err(e @ (Errno::ACCES | Errno::PERM)) => {
            cx.note_error(packed!("cannot set niceness"), &[], Some(e))
        }
        Err(e) => return Err(cx.stop_error(packed!("cannot set niceness"), &[], e)),
        Ok(()) => {}
    }
    let env = cx.env();
    let stop: Stop = command::run(cx, "%w", operands, env);
    Err(stop)
}
