//! clear - clear the screen of a terminal
use rt::{Cx, Done};

rt::applet! { "clear", main, "\
Usage: clear [OPTION]...
Clear the screen, and what was scrolled off it.

  -x  leave what was scrolled off
" }

fn main(cx: &mut Cx) -> Done {
    let mut keep = false;
    while cx.option()?.is_some() {
        keep = true;
    }
    if !cx.operands().is_empty() {
        return Err(cx.extra_operand(0));
    }
    // As all terminals of the last decades have it (ECMA-48), and xterm's way to forget lines.
    cx.out.add(b"\x1B[H\x1B[2J");
    cx.out.write(if keep { b"" } else { b"\x1B[3J" })
}
