//! sleep - wait
use rt::{
    Cx, Done, Place,
    sys::{Errno, wait},
    text::span::Span,
};

rt::applet! { "sleep", main, { own_process: true, place: Place::Bin }, "\
Usage: sleep NUMBER[SUFFIX]...
Wait for as long as all NUMBERs together say. A NUMBER may have a fraction and an exponent, or be hexadecimal, or infinity.
SUFFIX is s for seconds (the default), m for minutes, h for hours or d for days.

" }

fn main(cx: &mut Cx) -> Done {
    while cx.option()?.is_some() {}
    if cx.operands().is_empty() {
        return Err(cx.missing_operand());
    }
    let mut total = Span::default();
    let mut invalid = false;
    for operand in cx.operands() {
        match Span::with_suffix(operand.to_bytes()) {
            Some(span) => total.add(span),
            None => {
                cx.say(packed!("invalid time interval %w"), &[operand.to_bytes()]);
                invalid = true;
            }
        }
    }
    if invalid {
        return Err(cx.hint());
    }
    // The kernel ends what is above 292 years there.
    let mut left = total.time();
    loop {
        match wait::sleep(&mut left) {
            Ok(()) => return Ok(()),
            Err(Errno::INTR) => {}
            Err(e) => return Err(cx.stop_error(packed!("cannot read realtime clock"), &[], e)),
        }
    }
}
