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
    cx.no_operands()?;
    let id = process::effective_user();
    match Table::users().name(id) {
        Some(name) => {
            cx.report("%r", &[name]);
            cx.out.checked()
        }
        None => Err(cx.stop(packed!("cannot find name for user ID %r"), &[&user::digits(id)])),
    }
}
