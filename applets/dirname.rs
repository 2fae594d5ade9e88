//! dirname - print the directories of names
use rt::{Cx, Done, text::path};

rt::applet! { "dirname", main, "\
Usage: dirname [OPTION] NAME...
Print each NAME without its last component and the slashes before it; . if there is no slash.

  -z, --zero   end each line with NUL, not newline
" }

fn main(cx: &mut Cx) -> Done {
    let mut end = b'\n';
    while cx.option()?.is_some() {
        end = 0;
    }
    if cx.operands().is_empty() {
        return Err(cx.missing_operand());
    }
    for name in cx.operands() {
        cx.out.write(path::directory(name.to_bytes()))?;
        cx.out.byte(end)?;
    }
    Ok(())
}
