//! su - become another user
use rt::{
    Cx, Done, Id, Place, Stop, Vec,
    account::{self, Account},
    long,
    sys::process,
    text::split::{before, lines, parts},
    user::{self, Table},
};

rt::applet! { "su", main, { own_process: true, place: Place::Bin }, "\
Usage: su [OPTION]... [-] [USER [ARGUMENT]...]
Become USER, or the superuser, and run a shell. Whoever is not the superuser is asked for USER's password, and keeps nothing of the
environment but the terminal's name.

  -c, --command=COMMAND  have the shell run COMMAND
      --session-command=COMMAND  the same
  -f, --fast             have the shell skip its start-up files
  -g, --group=GROUP      the group, for the superuser
  -G, --supp-group=GROUP  a supplementary group, for the superuser; may be given several times
  -l, --login            as if USER logged in: in their directory, without the environment; so does -
  -m, --preserve-environment  keep all of the environment
  -p                     the same
  -s, --shell=SHELL      run SHELL, if that may be chosen
  -w, --whitelist-environment=LIST  keep these variables even with -l, for the superuser; commas between them
" }

const SESSION_COMMAND: Id = long(HELP, "session-command");

fn main(cx: &mut Cx) -> Done {
    let (mut login, mut keep, mut fast) = (false, false, false);
    let (mut command, mut shell, mut group) = (None, None, None);
    let (mut groups, mut list): (Vec<u32>, &[u8]) = (Vec::new(), b"");
    let is_root = process::real_user() == 0;
    while let Some(option) = cx.option()? {
        let value = cx.value().to_bytes();
        match option {
            b'c' | SESSION_COMMAND => command = Some(value),
            b'f' => fast = true,
            b'g' => group = Some(find_group(cx, value)?),
            b'G' => groups.push(find_group(cx, value)?),
            b'l' => login = true,
            b's' => shell = Some(value),
            b'w' => list = value,
            _ => keep = true,
        }
    }
    let mut operands = cx.operands();
    if operands.get(0) == Some(c"-") {
        login = true;
        operands = operands.skip(1);
    }
    let name = operands.next().map_or(&b"root"[..], |name| name.to_bytes());
    if (group.is_some() || !groups.is_empty()) && !is_root {
        return Err(cx.stop(packed!("only root can specify alternative groups"), &[]));
    }
    let account = Account::find(name);
    if !is_root && !account.as_ref().is_some_and(Account::is_open) {
        let password = account::ask(b"Password: ", None).unwrap_or_default();
        if !account::check(cx, account.as_ref(), &password) {
            account::pause();
            return Err(cx.stop(packed!("Authentication failure"), &[]));
        }
    }
    let Some(account) = account else {
        return Err(cx.stop(packed!("user %q does not exist"), &[name]));
    };
    if !is_root && account.is_expired() {
        return Err(cx.stop(packed!("Authentication failure"), &[]));
    }
    // A user whose shell is none that may be chosen is not to have another one.
    let mut program = account.shell();
    let wanted = shell.or_else(|| cx.var(b"SHELL").filter(|_| keep && !login));
    if let Some(wanted) = wanted.filter(|wanted| !wanted.is_empty()) {
        if is_root || is_listed(account.shell()) {
            program = wanted;
        } else if shell.is_some() {
            cx.note(packed!("using restricted shell %n"), &[program]);
        }
    }
    // What somebody else has set is not for a user with other rights, unless it is asked for.
    keep &= !login;
    let mut env = account.environment(cx, program, is_root && !login);
    for entry in cx.env() {
        let name = before(entry.to_bytes(), b'=');
        if is_root && login && parts(list, b',').any(|listed| listed == name) {
            env.push(entry.to_bytes());
        }
    }
    let only = (!groups.is_empty()).then(|| {
        // As util-linux has it, the first one is the group if none is said.
        let first = group.or(groups.first().copied()).unwrap_or(account.group);
        if !groups.contains(&first) {
            groups.push(first);
        }
        core::mem::take(&mut groups)
    });
    let group = group.or(only.as_ref().and_then(|only| only.first().copied()));
    account.enter(cx, group, only)?;
    if login {
        account.go_home(cx);
    }
    let mut args = rt::OwnedStrings::default();
    if fast {
        args.push(b"-f");
    }
    operands.for_each(|arg| args.push(arg.to_bytes()));
    let (args, made) = (args.leak(), env.leak());
    let env = if keep { cx.env() } else { made };
    Err(account::become_shell(cx, program, login, command, args, env))
}

fn find_group(cx: &mut Cx, name: &[u8]) -> Result<u32, Stop> {
    let found = Table::groups().find(name).map(|entry| entry.id);
    match found.or_else(|| user::parse_number(name)) {
        Some(group) => Ok(group),
        None => Err(cx.stop(packed!("group %q does not exist"), &[name])),
    }
}

/// Is it a shell that users may choose? Without a list, sh is.
fn is_listed(shell: &[u8]) -> bool {
    let text = account::read(c"/etc/shells").unwrap_or(b"/bin/sh\n".to_vec());
    lines(&text).any(|line| line == shell)
}
