//! pinky - print what is known of users
use rt::{
    Cx, Done, Vec, c_string, io,
    sessions::{self, Record, Sessions},
    sys::{raw::O_RDONLY, system},
    text::{number, split::parts, time::Zone},
    user::{Entry, Table},
};

rt::applet! { "pinky", main, "\
Usage: pinky [OPTION]... [USER]...
Print who is logged in, or what is known of each USER.

  -l   a long description of the USERs
  -b   without home directory and shell, with -l
  -h   without what is in ~/.project, with -l
  -p   without what is in ~/.plan, with -l
  -s   a line for each login (the default)
  -f   without the names of the columns
  -w   without full names
  -i   without full names and hosts
  -q   without full names, hosts and idle times
" }

/// What is printed.
struct Pinky {
    users: Table,
    zone: Zone,
    now: i64,
    home: bool,
    project: bool,
    plan: bool,
    heading: bool,
    full_name: bool,
    host: bool,
    idle: bool,
}

fn main(cx: &mut Cx) -> Done {
    let mut pinky = Pinky {
        users: Table::users(),
        zone: Zone::default(),
        now: system::now().0,
        home: true,
        project: true,
        plan: true,
        heading: true,
        full_name: true,
        host: true,
        idle: true,
    };
    let mut long = false;
    while let Some(option) = cx.option()? {
        match option {
            b'l' => long = true,
            b's' => long = false,
            b'b' => pinky.home = false,
            b'h' => pinky.project = false,
            b'p' => pinky.plan = false,
            b'f' => pinky.heading = false,
            b'w' => pinky.full_name = false,
            b'i' => (pinky.full_name, pinky.host) = (false, false),
            _ => (pinky.full_name, pinky.host, pinky.idle) = (false, false, false),
        }
    }
    let operands = cx.operands();
    if long {
        if operands.is_empty() {
            let message =
                packed!("no username specified; at least one must be specified when using -l");
            return Err(cx.usage(message, &[]));
        }
        for operand in operands {
            pinky.describe(cx, operand.to_bytes());
        }
        return cx.out.checked();
    }
    pinky.zone = cx.zone();
    let sessions = Sessions::read(cx, None)?;
    if pinky.heading {
        cx.out.add(b"Login   ");
        if pinky.full_name {
            cx.out.add(b" Name               ");
        }
        cx.out.add(b"  TTY     ");
        if pinky.idle {
            cx.out.add(b" Idle  ");
        }
        let width = sessions::when(cx, &pinky.zone, 0).len();
        pad(cx, b" When", width + 1);
        if pinky.host {
            cx.out.add(b" Where");
        }
        cx.out.add(b"\n");
    }
    for user in sessions.present(false) {
        if operands.is_empty() || { operands }.any(|name| name.to_bytes() == user.name()) {
            pinky.line(cx, user);
        }
    }
    cx.out.checked()
}

/// Prints a word, with blanks behind it up to `width`.
#[inline(never)]
fn pad(cx: &mut Cx, word: &[u8], width: usize) {
    cx.fill("%r", &[word]);
    for _ in word.len()..width {
        cx.out.add(b" ");
    }
}

/// The full name of a user, in which & stands for the name.
fn full_name(user: &Entry) -> Vec<u8> {
    let field = parts(user.rest, b':').nth(1).unwrap_or(b"");
    let mut full = Vec::new();
    for &byte in field.iter().take_while(|&&byte| byte != b',') {
        if byte != b'&' {
            full.push(byte);
            continue;
        }
        let start = full.len();
        full.extend_from_slice(user.name);
        if let Some(first) = full.get_mut(start) {
            first.make_ascii_uppercase();
        }
    }
    full
}

impl Pinky {
    /// Prints a line about one who is logged in.
    #[inline(never)]
    fn line(&mut self, cx: &mut Cx, user: Record) {
        pad(cx, user.name(), 8);
        if self.full_name {
            let mut name = match self.users.find(user.name()) {
                Some(entry) => full_name(&entry),
                None => b"                ???".to_vec(),
            };
            name.truncate(19);
            cx.out.add(b" ");
            pad(cx, &name, 19);
        }
        let mut idle = b"?????".to_vec();
        let state: &[u8] = match user.terminal() {
            Ok(stat) => {
                let last = stat.accessed().0;
                if last != 0 {
                    idle = sessions::idle(last, self.now).unwrap_or_else(|| {
                        let mut days = number::format_signed((self.now - last) / 86400);
                        days.push(b'd');
                        days
                    });
                }
                if stat.mode() & 0o20 != 0 { b"  " } else { b" *" }
            }
            Err(_) => b" ?",
        };
        cx.out.add(state);
        pad(cx, user.line(), 8);
        if self.idle {
            cx.out.add(b" ");
            pad(cx, &idle, 6);
        }
        let time = sessions::when(cx, &self.zone, user.time());
        cx.fill(" %r", &[&time]);
        if self.host && !user.host().is_empty() {
            cx.fill(" %r", &[user.host()]);
        }
        cx.out.add(b"\n");
    }

    /// Prints all that is known of a user.
    fn describe(&mut self, cx: &mut Cx, name: &[u8]) {
        cx.out.add(b"Login name: ");
        pad(cx, name, 28);
        cx.out.add(b"In real life:  ");
        let Some(user) = self.users.find(name) else {
            return cx.out.add(b"???\n");
        };
        cx.report("%r", &[&full_name(&user)]);
        let mut fields = parts(user.rest, b':').skip(2);
        let home = fields.next().unwrap_or(b"");
        if self.home {
            cx.out.add(b"Directory: ");
            pad(cx, home, 29);
            cx.report(packed!("Shell:  %r"), &[fields.next().unwrap_or(b"")]);
        }
        if self.project {
            show(cx, home, b"/.project", b"Project: ");
        }
        if self.plan {
            show(cx, home, b"/.plan", b"Plan:\n");
        }
        cx.out.add(b"\n");
    }
}

/// Prints what is in a file of a user's, if it can be read.
#[inline(never)]
fn show(cx: &mut Cx, home: &[u8], file: &[u8], title: &[u8]) {
    let path = c_string(&[home, file].concat());
    if let Ok(file) = cx.open(&path, O_RDONLY, 0)
        && let Ok(text) = io::read_all(&file)
    {
        cx.out.add(title);
        cx.out.add(&text);
    }
}
