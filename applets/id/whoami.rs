//! whoami - print the effective user's name
use rt::{
    Cx, Done,
    sys::process,
    user::{self, Table},
};

rt::applet! { "whoami", main, "\
Usage: whoami [OPTION]...
Print the name of the effective user.

" }

fn main(cx: &mut Cx) -> Done {
    while cx.option()?.is_some() {}
    if !cx.operands().is_empty() {
        return Err(cx.extra_operand(0));
    }
    let id = process::effective_user();
    match Table::users().name(id) {
        Some(name) => {
            cx.report("%r", &[name]);
            cx.out.checked()
        }
        None => Err(cx.stop("cannot find name for user ID %r", &[&user::digits(id)])),
    }
}
