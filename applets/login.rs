//! login - begin a session
use rt::{
    Cx, Done, OwnedStrings, Place, Stop, Strings,
    account::{self, Account},
    sessions::{self, USER},
    sys::{Errno, Fd, fs, process, system, terminal, wait},
    tty,
};

rt::applet! { "login", main, { own_process: true, place: Place::Bin }, "\
Usage: login [-p] [-h HOST] [[-f] USER]
Ask who it is and for the password, and become that user's shell.

  -f       ask for no password: who calls this has checked it
  -h HOST  where the user comes from
  -p       keep the environment
" }

/// How often and how long one may try, in milliseconds.
const ATTEMPTS: u32 = 3;
const PATIENCE: u64 = 60_000;

fn main(cx: &mut Cx) -> Done {
    let (mut trusted, mut keep, mut host) = (false, false, None);
    while let Some(option) = cx.option()? {
        match option {
            b'f' => trusted = true,
            b'h' => host = Some(cx.value().to_bytes()),
            _ => keep = true,
        }
    }
    let operands = cx.operands();
    if operands.len() > 1 {
        return Err(cx.extra_operand(1));
    }
    if !process::is_root() {
        return Err(cx.stop(packed!("only the superuser can begin sessions"), &[]));
    }
    let named = operands.get(0).map(|name| name.to_bytes());
    let account = match (trusted, named) {
        (true, Some(name)) => match Account::find(name) {
            Some(account) => account,
            None => return Err(cx.stop(packed!("Login incorrect"), &[])),
        },
        (true, None) => return Err(cx.missing_operand()),
        (false, named) => ask(cx, named)?,
    };
    if account.is_expired() {
        return Err(cx.stop(packed!("your account has expired"), &[]));
    }
    if account.user != 0 {
        match account::read(c"/etc/nologin") {
            Err(Errno::NOENT) => {}
            // One that cannot be read is there, too.
            text => {
                cx.out.write(&text.unwrap_or_default())?;
                return Err(Stop::new(1));
            }
        }
    }
    if !trusted && account.overdue().is_some() {
        cx.line(packed!("A new password is due."), &[]);
        renew(cx, &account)?;
    }
    let line = tty::name().unwrap_or_default();
    let line = line.strip_prefix(b"/dev/").unwrap_or(&line);
    let id = line.get(line.len().saturating_sub(4)..).unwrap_or(line);
    sessions::note(USER, process::id(), line, id, account.name(), host.unwrap_or(b""));
    if terminal::is_terminal(&Fd::STDIN) {
        // A terminal on a file system that cannot be written stays whose it is.
        let (user, group) = (Some(account.user), Some(account.group));
        let flags = rt::sys::raw::AT_EMPTY_PATH;
        let _ = fs::change_owner(Fd::STDIN.number(), c"", user, group, flags);
        let _ = fs::change_mode(&Fd::STDIN, 0o600);
    }
    account.enter(cx, None, None)?;
    account.go_home(cx);
    if !fs::may_access(c".hushlogin", 0)
        && let Ok(text) = account::read(c"/etc/motd")
    {
        cx.out.write(&text)?;
    }
    cx.out.flush()?;
    let env = account.environment(cx, account.shell(), keep).leak();
    Err(account::become_shell(cx, account.shell(), true, None, Strings::EMPTY, env))
}

/// Asks for a name and a password until they are right.
#[inline(never)]
fn ask(cx: &mut Cx, named: Option<&[u8]>) -> Result<Account, Stop> {
    let deadline = Some(wait::milliseconds() + PATIENCE);
    let mut named = named.map(<[u8]>::to_vec);
    for _ in 0..ATTEMPTS {
        let name = match named.take() {
            Some(name) => name,
            None => {
                let names = system::Names::get();
                let node = names.as_ref().map_or(&b""[..], |names| names.node());
                cx.fill("%r login: ", &[node]);
                cx.out.flush()?;
                account::read_line(deadline).ok_or_else(|| late(cx, deadline))?
            }
        };
        let account = Account::find(&name);
        if let Some(account) = account.as_ref().filter(|account| account.is_open()) {
            return Account::find(account.name()).ok_or(Stop::new(1));
        }
        let password = account::ask(b"Password: ", deadline).ok_or_else(|| late(cx, deadline))?;
        if account::check(cx, account.as_ref(), &password)
            && let Some(account) = account
        {
            return Ok(account);
        }
        account::pause();
        cx.line(packed!("Login incorrect"), &[]);
    }
    Err(Stop::new(1))
}

/// Has the user choose a new password, without which the session does not begin.
fn renew(cx: &mut Cx, account: &Account) -> Done {
    let child = process::fork().map_err(|e| cx.stop_error(packed!("cannot fork"), &[], e))?;
    if child == 0 {
        let Some(passwd) = rt::find(b"passwd") else { process::exit(1) };
        let mut args = OwnedStrings::default();
        [b"passwd".as_slice(), b"--", account.name()].iter().for_each(|word| args.push(word));
        cx.restart(args.leak());
        let done = cx.become_applet(passwd, 0);
        let status = cx.finish(done, true);
        process::exit(status);
    }
    match process::wait(child, true) {
        Ok((_, how)) if how.status() == 0 => Ok(()),
        _ => Err(Stop::new(1)),
    }
}

/// Gives up because there was no answer.
fn late(cx: &mut Cx, deadline: Option<u64>) -> Stop {
    if deadline.is_some_and(|deadline| wait::milliseconds() >= deadline) {
        cx.line(packed!("Login timed out after 60 seconds"), &[]);
    }
    Stop::new(1)
}
