//! passwd - change passwords
use rt::{
    Cx, Done, Stop, Vec,
    account::{
        self, Account, SECRETS, USERS,
        change::{self, Lock, with_field},
        field,
    },
    crypt,
    sys::{
        process,
        raw::{SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP},
        signal::{self, Action},
    },
    text::{
        number,
        time::{self, DAY, Time, Zone},
    },
    user::Table,
};

rt::applet! { "passwd", main, { own_process: true }, "\
Usage: passwd [OPTION]... [USER]
Change the password of USER, or of who calls this. All but that, and -S of one's own, is for the superuser.

  -a, --all            with -S, of all users
  -d, --delete         take the password away, so that none is needed
  -e, --expire         have the password changed at the next login
  -i, --inactive=DAYS  how long an expired password may still be used
  -l, --lock           lock the password
  -n, --mindays=DAYS   how long a password stays at least
  -q, --quiet          do not say that it is done
  -R, --root=DIR       use the files below DIR
  -s, --stdin          read the password from standard input, once
  -S, --status         print whether there is a password, the day of its change, and the numbers of -n, -x, -w, -i
  -u, --unlock         unlock the password
  -w, --warndays=DAYS  how long before it expires one is warned
  -x, --maxdays=DAYS   how long a password may stay
" }

/// The fields of a line of /etc/shadow.
const KEPT: usize = 1;
const CHANGED: usize = 2;
const LEAST: usize = 3;
const MOST: usize = 4;
const WARNING: usize = 5;
const INACTIVE: usize = 6;

/// What has fewer characters is guessed too soon.
const SHORTEST: usize = 6;

fn main(cx: &mut Cx) -> Done {
    let (mut all, mut quiet, mut once, mut status) = (false, false, false, false);
    let mut root = None;
    // What is asked for: `d`, `e`, `l`, `u` or a number for a field.
    let mut changes: Vec<(u8, usize, &[u8])> = Vec::new();
    while let Some(option) = cx.option()? {
        let value = cx.value().to_bytes();
        let days = match option {
            b'n' => LEAST,
            b'x' => MOST,
            b'w' => WARNING,
            b'i' => INACTIVE,
            _ => 0,
        };
        let digits = value.strip_prefix(b"-").unwrap_or(value);
        match option {
            b'a' => all = true,
            b'q' => quiet = true,
            b's' => once = true,
            b'S' => status = true,
            b'R' => root = Some(cx.value()),
            _ if days > 0 && number::decimal(digits).is_err() => {
                return Err(cx.usage(packed!("invalid numeric argument %w"), &[value]));
            }
            _ => changes.push((option, days, value)),
        }
    }
    let operands = cx.operands();
    if operands.len() > 1 {
        return Err(cx.extra_operand(1));
    }
    if all && (!status || !operands.is_empty()) {
        return Err(cx.usage(packed!("-a goes with -S, and without a user"), &[]));
    }
    let is_root = process::real_user() == 0;
    if let Some(root) = root {
        if !is_root {
            return Err(cx.stop(packed!("permission denied"), &[]));
        }
        process::change_root(root)
            .and_then(|()| process::change_directory(c"/"))
            .map_err(|e| cx.fail(root.to_bytes(), e))?;
    }
    if all && is_root {
        let mut users = Table::users();
        let names: Vec<Vec<u8>> = users.entries().map(|entry| entry.name.to_vec()).collect();
        for account in names.iter().filter_map(|name| Account::find(name)) {
            print_status(cx, &account);
        }
        return cx.out.checked();
    }
    let caller = Account::of_caller();
    let name = match (operands.get(0), &caller) {
        (Some(name), _) => name.to_bytes(),
        (None, Some(caller)) => caller.name(),
        (None, None) => return Err(cx.stop(packed!("cannot find out who you are"), &[])),
    };
    let own = caller.as_ref().is_some_and(|caller| caller.name() == name);
    if !is_root && (!own || all || once || !changes.is_empty()) {
        return Err(cx.stop(packed!("permission denied"), &[]));
    }
    let Some(account) = Account::find(name) else {
        return Err(cx.stop(packed!("user %q does not exist"), &[name]));
    };
    if status {
        print_status(cx, &account);
        return cx.out.checked();
    }
    let ask = changes.is_empty();
    let mut new = Vec::new();
    if ask {
        let password = if once {
            account::read_line(None).unwrap_or_default()
        } else {
            ask_twice(cx, &account, is_root)?
        };
        if password.is_empty() {
            return Err(cx.stop(packed!("no password was given; nothing is changed"), &[]));
        }
        let setting = crypt::new_setting()
            .map_err(|e| cx.stop_error(packed!("no random numbers"), &[], e))?;
        match crypt::crypt(&password, &setting, cx.auxv()) {
            Some(made) => new = made,
            None => return Err(cx.stop(packed!("out of memory"), &[])),
        }
    }
    // A change is not to be left halfway.
    for signal in [SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP] {
        let _ = signal::set(signal as u8, Action::Ignore);
    }
    let lock = Lock::new()
        .map_err(|e| cx.stop_error(packed!("cannot lock %n"), &[USERS.to_bytes()], e))?;
    let Some(account) = Account::find(name) else {
        return Err(cx.stop(packed!("user %q does not exist"), &[name]));
    };
    let secret = field(account.line(), KEPT) == b"x";
    let (path, mut line) = match secret {
        true => (SECRETS, shadow(&account)),
        false => (USERS, account.line().to_vec()),
    };
    if ask {
        changes.push((b'=', KEPT, &new));
    }
    for &(what, index, value) in &changes {
        let kept = field(&line, KEPT).to_vec();
        let open = kept.strip_prefix(b"!").unwrap_or(&kept);
        let value = match what {
            b'd' => b"".to_vec(),
            b'l' => rt::filled(b"!%", &[open]),
            b'u' if open.is_empty() => {
                cx.say(
                    packed!("unlocking the password would result in a passwordless account"),
                    &[],
                );
                return Err(Stop::new(3));
            }
            b'u' => open.to_vec(),
            b'e' => b"0".to_vec(),
            _ if value.starts_with(b"-") => b"".to_vec(),
            _ => value.to_vec(),
        };
        let index = if what == b'e' { CHANGED } else { index.max(KEPT) };
        if index != KEPT && !secret {
            return Err(cx.stop(packed!("%n has no place for that"), &[path.to_bytes()]));
        }
        line = with_field(&line, index, &value);
        if index == KEPT && secret && matches!(what, b'=' | b'd') {
            line = with_field(&line, CHANGED, &rt::user::digits(account::today() as u32));
        }
    }
    change::put(&lock, path, &line)
        .map_err(|e| cx.stop_error(packed!("cannot change %n"), &[path.to_bytes()], e))?;
    if !quiet {
        let how: &[u8] = if ask { b" updated successfully" } else { b" changed." };
        cx.note(packed!("password%r"), &[how]);
    }
    Ok(())
}

/// The line of /etc/shadow, or a new one.
fn shadow(account: &Account) -> Vec<u8> {
    let line = account::line_of(SECRETS, account.name());
    line.unwrap_or_else(|| rt::filled(b"%:*::0:99999:7:::", &[account.name()]))
}

/// Asks for the new password; whoever is not the superuser has to know the old one.
#[inline(never)]
fn ask_twice(cx: &mut Cx, account: &Account, is_root: bool) -> Result<Vec<u8>, Stop> {
    if !is_root {
        cx.line(packed!("Changing password for %r."), &[account.name()]);
        let old = account::ask(b"Current password: ", None).unwrap_or_default();
        if !account.is_open() && !account::check(cx, Some(account), &old) {
            account::pause();
            return Err(cx.stop(packed!("Authentication failure"), &[]));
        }
    }
    let new = account::ask(b"New password: ", None).unwrap_or_default();
    if !is_root && new.len() < SHORTEST {
        return Err(cx.stop(packed!("the password is too short; nothing is changed"), &[]));
    }
    let again = account::ask(b"Retype new password: ", None).unwrap_or_default();
    match new == again {
        true => Ok(new),
        false => Err(cx.stop(packed!("the passwords do not match; nothing is changed"), &[])),
    }
}

/// Prints a line about a user's password.
#[inline(never)]
fn print_status(cx: &mut Cx, account: &Account) {
    let kept = account.kept();
    let state = match kept.first() {
        None => "NP",
        Some(b'!' | b'*') => "L",
        Some(_) => "P",
    };
    cx.out.add(account.name());
    cx.out.add(b" ");
    cx.out.add(state.as_bytes());
    let line = account::line_of(SECRETS, account.name()).unwrap_or_default();
    if field(account.line(), KEPT) == b"x" {
        let days =
            number::decimal(field(&line, CHANGED)).ok().and_then(|days| i64::try_from(days).ok());
        let mut date = Vec::new();
        if let Some(days) = days
            && let Some(time) = Time::new((days.saturating_mul(DAY), 0), &Zone::utc())
        {
            time::format(&mut date, b" %Y-%m-%d", &time);
        }
        cx.out.add(if date.is_empty() { b" never" } else { &date });
        for index in [LEAST, MOST, WARNING, INACTIVE] {
            let value = field(&line, index);
            cx.out.add(b" ");
            cx.out.add(if value.is_empty() { b"-1" } else { value });
        }
    }
    cx.out.add(b"\n");
}
