//! logname - print the name that the user logged in with
use rt::{
    Cx, Done, Vec, io,
    sessions::Sessions,
    sys::raw::O_RDONLY,
    tty,
    user::{self, Table},
};

rt::applet! { "logname", main, "\
Usage: logname [OPTION]...
Print the name that the user logged in with.

" }

fn main(cx: &mut Cx) -> Done {
    while cx.option()?.is_some() {}
    if !cx.operands().is_empty() {
        return Err(cx.extra_operand(0));
    }
    match name(cx) {
        Some(name) => {
            cx.report("%r", &[&name]);
            cx.out.checked()
        }
        None => Err(cx.stop("no login name", &[])),
    }
}

/// The user whom the kernel notes at the login (loginuid of proc(5)), or who is logged in at the terminal.
fn name(cx: &Cx) -> Option<Vec<u8>> {
    if let Ok(file) = cx.open(c"/proc/self/loginuid", O_RDONLY, 0)
        && let Ok(text) = io::read_all(&file)
        && let Some(id) = user::parse_number(&text).filter(|&id| id != u32::MAX)
    {
        return Table::users().name(id).map(<[u8]>::to_vec);
    }
    let terminal = tty::name().ok()?;
    let line = terminal.strip_prefix(b"/dev/").unwrap_or(&terminal);
    let sessions = Sessions::read(None).ok()?;
    sessions.users().find(|user| user.line() == line).map(|user| user.name().to_vec())
}
