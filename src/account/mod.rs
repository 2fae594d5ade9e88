//! Who may log in, and becoming them: /etc/passwd and /etc/shadow.
pub mod change;

use crate::{
    CString, Cx, Done, OwnedStrings, Stop, Strings, c_string, crypt, io,
    sys::{
        Errno, Fd, fs, process,
        raw::{ECHO, O_RDONLY, POLLIN, SIGINT},
        signal::{self, Action},
        system,
        terminal::Settings,
        wait::{self, Time, Watch},
    },
    text::{
        number, path,
        split::{before, lines, parts},
    },
    user::Table,
};
use alloc::vec::Vec;
use core::ffi::CStr;

pub const USERS: &CStr = c"/etc/passwd";
pub const SECRETS: &CStr = c"/etc/shadow";

/// A line of /etc/passwd with all of its fields.
pub struct Account {
    line: Vec<u8>,
    pub user: u32,
    pub group: u32,
}

impl Account {
    /// The user of that name.
    #[inline(never)]
    pub fn find(name: &[u8]) -> Option<Account> {
        let line = line_of(USERS, name)?;
        let user = number::decimal(field(&line, 2)).ok().and_then(|id| u32::try_from(id).ok())?;
        let group = number::decimal(field(&line, 3)).ok().and_then(|id| u32::try_from(id).ok())?;
        (parts(&line, b':').count() == 7).then_some(Account { line, user, group })
    }

    /// The user who has started this process.
    pub fn of_caller() -> Option<Account> {
        Account::find(Table::users().name(process::real_user())?)
    }

    /// The line of /etc/passwd.
    pub fn line(&self) -> &[u8] {
        &self.line
    }

    pub fn name(&self) -> &[u8] {
        field(&self.line, 0)
    }

    pub fn home(&self) -> &[u8] {
        field(&self.line, 5)
    }

    /// The shell; one that is not said is /bin/sh.
    pub fn shell(&self) -> &[u8] {
        match field(&self.line, 6) {
            b"" => b"/bin/sh",
            shell => shell,
        }
    }

    /// What is kept of the password; a star where that is not to be seen.
    #[inline(never)]
    pub fn kept(&self) -> Vec<u8> {
        match field(&self.line, 1) {
            b"x" => {
                line_of(SECRETS, self.name()).map_or(b"*".to_vec(), |line| field(&line, 1).to_vec())
            }
            kept => kept.to_vec(),
        }
    }

    /// Does nobody need a password to log in? Never true of the superuser.
    pub fn is_open(&self) -> bool {
        self.user != 0 && self.kept().is_empty()
    }

    /// Has the day come from which on nobody logs in so, or is the password older than it may be for long?
    pub fn is_expired(&self) -> bool {
        let late = self.number(6).zip(self.overdue()).is_some_and(|(days, late)| late > days);
        late || self.number(7).is_some_and(|day| day <= today())
    }

    /// If a new password is due, for how many days it has been. The superuser may ask for one at any time.
    #[inline(never)]
    pub fn overdue(&self) -> Option<u64> {
        match self.number(2)? {
            0 => Some(0),
            changed => today()
                .checked_sub(changed.saturating_add(self.number(4)?))
                .filter(|&late| late > 0),
        }
    }

    /// A number of the line of /etc/shadow.
    #[inline(never)]
    fn number(&self, index: usize) -> Option<u64> {
        number::decimal(field(&line_of(SECRETS, self.name())?, index)).ok()
    }

    /// Takes the groups of the user, or others, and becomes the user.
    #[inline(never)]
    pub fn enter(&self, cx: &mut Cx, group: Option<u32>, groups: Option<Vec<u32>>) -> Done {
        let group = group.unwrap_or(self.group);
        let groups = groups.unwrap_or_else(|| Table::groups().groups_of(self.name(), group));
        process::set_groups(&groups)
            .and_then(|()| process::set_group(group))
            .map_err(|e| cx.stop_error(packed!("cannot set groups"), &[], e))?;
        process::set_user(self.user)
            .map_err(|e| cx.stop_error(packed!("cannot set user id"), &[], e))
    }

    /// An environment that has nothing from outside but what the terminal is called, or with `keep` all of it, with this user's
    /// variables in place of others.
    #[inline(never)]
    pub fn environment(&self, cx: &Cx, shell: &[u8], keep: bool) -> OwnedStrings {
        let mut env = OwnedStrings::default();
        const OWN: [&[u8]; 5] = [b"HOME", b"SHELL", b"USER", b"LOGNAME", b"PATH"];
        let mut kept_path = false;
        for entry in cx.env() {
            let entry = entry.to_bytes();
            let name = before(entry, b'=');
            let plain = entry.iter().all(|byte| byte.is_ascii_graphic() && *byte != b'/');
            let terminal = matches!(name, b"TERM" | b"COLORTERM" | b"NO_COLOR") && plain;
            // The last of the own ones is the path, which may be kept.
            let own = OWN.iter().position(|own| *own == name);
            kept_path |= keep && own == Some(4);
            if terminal || keep && own.is_none_or(|index| index == 4) {
                env.push(entry);
            }
        }
        let path: &[u8] = match self.user {
            0 => b"/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
            _ => b"/usr/local/bin:/usr/bin:/bin",
        };
        let values = [self.home(), shell, self.name(), self.name(), path];
        let count = OWN.len() - usize::from(kept_path);
        OWN.iter()
            .zip(values)
            .take(count)
            .for_each(|(name, value)| env.push(&crate::filled(b"%=%", &[name, value])));
        env
    }

    /// Goes to the home directory, or to the root if that cannot be.
    pub fn go_home(&self, cx: &mut Cx) {
        if let Err(e) = process::change_directory(&c_string(self.home())) {
            cx.note_error(packed!("cannot change to directory %q"), &[self.home()], Some(e));
            let _ = process::change_directory(c"/"); // it stays where it is
        }
    }
}

/// Is it the password of the account? An account that is none, or has no password that could be right, takes as long.
#[inline(never)]
pub fn check(cx: &Cx, account: Option<&Account>, password: &[u8]) -> bool {
    let kept = account.map_or(Vec::new(), Account::kept);
    let known = kept.starts_with(b"$");
    let decoy = if known { Vec::new() } else { decoy() };
    let same = crypt::matches(password, if known { &kept } else { &decoy }, cx.auxv());
    same && known
}

/// What is kept of somebody's password, so that checking it takes as long as it does for others.
fn decoy() -> Vec<u8> {
    let text = read(SECRETS).unwrap_or_default();
    let mut kept = lines(&text).map(|line| field(line, 1));
    kept.find(|kept| kept.starts_with(b"$")).unwrap_or(b"$6$....$").to_vec()
}

pub fn read(path: &CStr) -> Result<Vec<u8>, Errno> {
    io::read_all(&fs::open(fs::CWD, path, O_RDONLY, 0)?)
}

/// The first line of a file that is about `name`.
pub fn line_of(path: &CStr, name: &[u8]) -> Option<Vec<u8>> {
    let text = read(path).ok()?;
    let mut lines = lines(&text);
    let line = lines.find(|line| !name.is_empty() && field(line, 0) == name)?;
    Some(line.to_vec())
}

/// A field of a line with colons between them; an empty one where there are fewer.
pub fn field(line: &[u8], index: usize) -> &[u8] {
    parts(line, b':').nth(index).unwrap_or(b"")
}

/// Days since 1970.
pub fn today() -> u64 {
    (system::now().0.max(0) / 86400) as u64
}

/// The longest line that is read from a terminal.
const LONGEST: usize = 512;

/// Reads a line of standard input. `None` at its end, where a signal comes, and after `deadline` in milliseconds.
#[inline(never)]
pub fn read_line(deadline: Option<u64>) -> Option<Vec<u8>> {
    let mut line = Vec::new();
    loop {
        if let Some(deadline) = deadline {
            let left = deadline.saturating_sub(wait::milliseconds());
            let time = Time { seconds: left / 1000, nanoseconds: (left % 1000) as u32 * 1_000_000 };
            if wait::poll(&mut [Watch::new(&Fd::STDIN, POLLIN)], Some(time)) == Ok(0) {
                return None;
            }
        }
        let mut byte = [0];
        match Fd::STDIN.read(&mut byte) {
            Ok(1) if byte == *b"\n" => return Some(line),
            Ok(1) if line.len() < LONGEST => line.extend_from_slice(&byte),
            Ok(1) => {}
            Ok(_) if !line.is_empty() => return Some(line),
            _ => return None,
        }
    }
}

/// Asks for a password at the terminal that standard input is, which does not show it. `None` if there is none.
#[inline(never)]
pub fn ask(prompt: &[u8], deadline: Option<u64>) -> Option<Vec<u8>> {
    let before = Settings::of(&Fd::STDIN);
    if let Ok(settings) = &before {
        let mut hidden = *settings;
        let [.., local] = &mut hidden.flags;
        *local &= !ECHO;
        // An interrupt must not leave the terminal so.
        let _ = signal::set(SIGINT as u8, Action::Note);
        let _ = hidden.set(&Fd::STDIN, true); // it shows what it has to
    }
    let _ = io::write_all(&Fd::STDERR, prompt); // without it, too, an answer is one
    let line = read_line(deadline);
    if let Ok(settings) = before {
        let _ = settings.set(&Fd::STDIN, true); // as above
        let _ = signal::set(SIGINT as u8, Action::Default);
        let _ = io::write_all(&Fd::STDERR, b"\n");
    }
    line
}

/// What a wrong answer costs, so that nobody tries many.
pub fn pause() {
    let mut time = Time { seconds: 3, nanoseconds: 0 };
    while wait::sleep(&mut time).is_err() {}
}

/// Becomes a shell, with a dash before its name if it is to be a login shell. `more` are its arguments.
#[inline(never)]
pub fn become_shell(
    cx: &mut Cx,
    shell: &[u8],
    login: bool,
    command: Option<&[u8]>,
    more: Strings,
    env: Strings,
) -> Stop {
    let mut args = OwnedStrings::default();
    args.push(&crate::filled(b"%%", &[if login { b"-" } else { b"" }, path::base(shell)]));
    if let Some(command) = command {
        args.push(b"-c");
        args.push(command);
    }
    more.for_each(|arg| args.push(arg.to_bytes()));
    let program: CString = c_string(shell);
    let error = process::exec(&program, args.as_strings(), env);
    cx.say_error(packed!("failed to execute %n"), &[shell], Some(error));
    Stop::new(if error == Errno::NOENT { 127 } else { 126 })
}
