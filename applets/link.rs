//! link - give a file a second name
use rt::{Cx, Done, sys::fs};

rt::applet! { "link", main, "\
Usage: link FILE NAME
Give the existing FILE the NAME as well, by one call of link(2).

" }

fn main(cx: &mut Cx) -> Done {
    while cx.option()?.is_some() {}
    let mut operands = cx.operands();
    let Some(file) = operands.next() else {
        return Err(cx.missing_operand());
    };
    let Some(name) = operands.next() else {
        return Err(cx.usage(packed!("missing operand after %w"), &[file.to_bytes()]));
    };
    if !operands.is_empty() {
        return Err(cx.extra_operand(2));
    }
    fs::link(fs::CWD, file, fs::CWD, name, false).map_err(|e| {
        cx.stop_error(
            packed!("cannot create link %q to %q"),
            &[name.to_bytes(), file.to_bytes()],
            e,
        )
    })
}
