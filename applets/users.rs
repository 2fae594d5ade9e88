//! users - print the names of those who are logged in
use rt::{Cx, Done, Vec, sessions::Sessions};

rt::applet! { "users", main, "\
Usage: users [OPTION]... [FILE]
Print who is logged in according to FILE, which is /var/run/utmp; where there is no such file, systemd's sessions count.

" }

fn main(cx: &mut Cx) -> Done {
    while cx.option()?.is_some() {}
    let operands = cx.operands();
    if operands.len() > 1 {
        return Err(cx.extra_operand(1));
    }
    let file = operands.get(0);
    let sessions = Sessions::read(cx, file)?;
    let mut names: Vec<&[u8]> = Vec::new();
    for user in sessions.present(file.is_none()) {
        let at = names.iter().position(|&name| name > user.name()).unwrap_or(names.len());
        names.insert(at, user.name());
    }
    let mut separator = "%r";
    for name in &names {
        cx.fill(separator, &[name]);
        separator = " %r";
    }
    if names.is_empty() { Ok(()) } else { cx.out.byte(b'\n') }
}
