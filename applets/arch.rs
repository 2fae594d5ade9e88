//! arch - print the machine's architecture
use rt::{Cx, Done, Place, sys::system::Names};

rt::applet! { "arch", main, { place: Place::Bin }, "\
Usage: arch [OPTION]...
Print the machine's architecture, as uname -m does.

" }

fn main(cx: &mut Cx) -> Done {
    while cx.option()?.is_some() {}
    if !cx.operands().is_empty() {
        return Err(cx.extra_operand(0));
    }
    match Names::get() {
        Ok(names) => cx.out.write(names.machine()).and_then(|()| cx.out.byte(b'\n')),
        Err(e) => Err(cx.stop_error(packed!("cannot get system name"), &[], e)),
    }
}
