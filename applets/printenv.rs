//! printenv - print environment variables
use rt::{Cx, Done};

rt::applet! { "printenv", main, { failure: 2, options_first: true }, "\
Usage: printenv [OPTION]... [VARIABLE]...
Print the values of the VARIABLEs, or the names and values of all. The status is 1 if one is not set.

  -0, --null   end each line with NUL, not newline
" }

fn main(cx: &mut Cx) -> Done {
    let mut end = b'\n';
    while cx.option()?.is_some() {
        end = 0;
    }
    let print = |cx: &mut Cx, text: &[u8]| cx.out.write(text).and_then(|()| cx.out.byte(end));
    if cx.operands().is_empty() {
        return cx.env().try_for_each(|entry| print(cx, entry.to_bytes()));
    }
    for name in cx.operands() {
        // A name with = in it names no variable, though it starts some entry.
        match cx.var(name.to_bytes()).filter(|_| !name.to_bytes().contains(&b'=')) {
            Some(value) => print(cx, value)?,
            None => cx.raise(1),
        }
    }
    Ok(())
}
