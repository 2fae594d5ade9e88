//! logname - print the name that the user logged in with
use rt::{
    Cx, Done, Stop, Vec, io,
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
    cx.no_operands()?;
    match name(cx)? {
        Some(name) => {
            cx.report("%r", &[&name]);
            cx.out.checked()
        }
        None => Err(cx.stop(packed!("no login name"), &[])),
    }
}

/// The user whom the kernel notes at the login (loginuid of proc(5)), or who is logged in at the terminal.
fn name(cx: &mut Cx) -> Result<Option<Vec<u8>>, Stop> {
    if let Ok(file) = cx.open(c"/proc/self/loginuid", O_RDONLY, 0)
        && let Ok(text) = io::read_all(&file)
        && let Some(id) = user::parse_number(&text).filter(|&id| id != u32::MAX)
    {
        return Ok(Table::users().name(id).map(<[u8]>::to_vec));
    }
    let Ok(terminal) = tty::name() else { return Ok(None) };
    let line = terminal.strip_prefix(b"/dev/").unwrap_or(&terminal);
    let sessions = Sessions::read(cx, None)?;
    let user = sessions.present(false).find(|user| user.line() == line);
    Ok(user.map(|user| user.name().to_vec()))
}
