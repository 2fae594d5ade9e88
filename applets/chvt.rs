//! chvt - change the console on the screen
use rt::{
    Cx, Done,
    sys::terminal::{activate, console},
    user::parse_number,
};

rt::applet! { "chvt", main, { own_process: true, place: rt::Place::Bin }, "\
Usage: chvt N
Put console N, which is /dev/ttyN, on the screen.
" }

fn main(cx: &mut Cx) -> Done {
    while cx.option()?.is_some() {}
    let operands = cx.operands();
    let Some(operand) = operands.get(0) else { return Err(cx.missing_operand()) };
    if operands.len() > 1 {
        return Err(cx.extra_operand(1));
    }
    let text = operand.to_bytes();
    let Some(number) = parse_number(text) else {
        return Err(cx.usage(packed!("invalid number %w"), &[text]));
    };
    let console = console().map_err(|e| cx.stop_error(packed!("cannot open a console"), &[], e))?;
    activate(&console, number)
        .map_err(|e| cx.stop_error(packed!("cannot activate console %r"), &[text], e))
}
