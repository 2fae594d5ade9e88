//! sulogin - a shell for who knows the superuser's password
use rt::{
    Cx, Done, Place, Stop, Strings,
    account::{self, Account},
    c_string,
    sys::{Fd, process, raw::O_RDWR, terminal, wait},
};

rt::applet! { "sulogin", main, { own_process: true, place: Place::Sbin }, "\
Usage: sulogin [OPTION]... [TERMINAL]
Ask for the superuser's password, and run a shell to repair the system by.

  -e, --force            ask for none where it is locked or cannot be found
  -p, --login-shell      run a login shell
  -t, --timeout=SECONDS  give up when nobody answers for so long
" }

fn main(cx: &mut Cx) -> Done {
    let (mut force, mut login, mut timeout) = (false, false, None);
    while let Some(option) = cx.option()? {
        match option {
            b'e' => force = true,
            b'p' => login = true,
            _ => timeout = Some(cx.size("timeout")?.saturating_mul(1000)),
        }
    }
    let operands = cx.operands();
    if operands.len() > 1 {
        return Err(cx.extra_operand(1));
    }
    if !process::is_root() {
        return Err(cx.stop(packed!("only superuser can run this program"), &[]));
    }
    if let Some(name) = operands.get(0) {
        let name = name.to_bytes();
        let directory: &[u8] = if name.starts_with(b"/") { b"" } else { b"/dev/" };
        let path = c_string(&[directory, name].concat());
        // A leader of a session is one already.
        let _ = process::new_session();
        cx.open(&path, O_RDWR, 0)
            .and_then(|file| (0..3).try_for_each(|to| process::duplicate_to(file.number(), to)))
            .map_err(|e| cx.fail(path.to_bytes(), e))?;
    }
    // It may be another session's; then there is no job control.
    let _ = terminal::take_control(&Fd::STDIN);
    let account = Account::find(b"root");
    let kept = account.as_ref().map(Account::kept);
    let known = kept.as_ref().is_some_and(|kept| kept.is_empty() || kept.starts_with(b"$"));
    if !known && !force {
        cx.line(packed!("Cannot open access to console, the root account is locked."), &[]);
        return Err(Stop::new(1));
    }
    // Whoever sits there may do as they like where there is no password.
    let ask = known && kept.is_some_and(|kept| !kept.is_empty());
    let mut admitted = false;
    while ask && !admitted {
        let prompt = b"Give root password for maintenance\n(or press Control-D to continue): ";
        let deadline = timeout.map(|timeout| timeout.saturating_add(wait::milliseconds()));
        let Some(password) = account::ask(prompt, deadline) else { return Ok(()) };
        admitted = account::check(cx, account.as_ref(), &password);
        if !admitted {
            account::pause();
            cx.line(packed!("Login incorrect\n"), &[]);
        }
    }
    let mut stop = Stop::new(1);
    // Where the superuser has no shell that can be run, there still is one.
    if let Some(account) = &account {
        let env = account.environment(cx, account.shell(), false).leak();
        account.go_home(cx);
        stop = account::become_shell(cx, account.shell(), login, None, Strings::EMPTY, env);
    }
    let env = cx.env();
    account::become_shell(cx, b"/bin/sh", login, None, Strings::EMPTY, env);
    match rt::find(b"sh") {
        Some(shell) => {
            let mut args = rt::OwnedStrings::default();
            args.push(if login { b"-sh" } else { b"sh" });
            cx.restart(args.leak());
            cx.become_applet(shell, 0)
        }
        None => Err(stop),
    }
}
