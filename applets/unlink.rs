//! unlink - remove a name
use rt::{Cx, Done, sys::fs};

rt::applet! { "unlink", main, "\
Usage: unlink FILE
Remove the name FILE by one call of unlink(2).

" }

fn main(cx: &mut Cx) -> Done {
    while cx.option()?.is_some() {}
    let mut operands = cx.operands();
    let Some(file) = operands.next() else {
        return Err(cx.missing_operand());
    };
    if !operands.is_empty() {
        return Err(cx.extra_operand(1));
    }
    fs::unlink(fs::CWD, file, 0)
        .map_err(|e| cx.stop_error(packed!("cannot unlink %q"), &[file.to_bytes()], e))
}
