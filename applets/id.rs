//! id - print user and group numbers and names
mod groups;
mod whoami;

use rt::{
    Cx, Done, Stop, Vec,
    sys::{Errno, process},
    user::{self, Table},
};

rt::applet! { "id", main, "\
Usage: id [OPTION]... [USER]...
Print the user and the groups of this process, or of each USER.

  -a             (ignored)
  -Z, --context  print only the security context
  -g, --group    print only the effective group
  -G, --groups   print only all groups
  -n, --name     print names, not numbers, with -ugG
  -r, --real     print the real one, not the effective one, with -ugG
  -u, --user     print only the effective user
  -z, --zero     end each with NUL, not a space or newline, with -ugG
" }

/// Whom it is about.
struct Who {
    user: u32,
    group: u32,
    effective_user: u32,
    effective_group: u32,
    groups: Vec<u32>,
}

/// What is printed.
struct Id {
    /// The letter of the only thing, or 0.
    only: u8,
    name: bool,
    real: bool,
    zero: bool,
    users: Table,
    names: Table,
}

fn main(cx: &mut Cx) -> Done {
    let mut id = Id {
        only: 0,
        name: false,
        real: false,
        zero: false,
        users: Table::users(),
        names: Table::groups(),
    };
    let mut several = false;
    while let Some(option) = cx.option()? {
        match option {
            b'n' => id.name = true,
            b'r' => id.real = true,
            b'z' => id.zero = true,
            b'a' => {}
            b'Z' => {
                let message = packed!("--context (-Z) works only on an SELinux-enabled kernel");
                return Err(cx.stop(message, &[]));
            }
            letter => {
                several |= id.only != 0 && id.only != letter;
                id.only = letter;
            }
        }
    }
    if several {
        return Err(cx.stop(packed!("cannot print \"only\" of more than one choice"), &[]));
    }
    if id.only == 0 && (id.name || id.real) {
        return Err(cx.stop(packed!("cannot print only names or real IDs in default format"), &[]));
    }
    if id.only == 0 && id.zero {
        return Err(cx.stop(packed!("option --zero not permitted in default format"), &[]));
    }
    let operands = cx.operands();
    if operands.is_empty() {
        let who = Who::this_process(cx)?;
        id.print(cx, &who, false)?;
    }
    for operand in operands {
        match Who::find(&mut id.users, &mut id.names, operand.to_bytes(), true) {
            Some(who) => id.print(cx, &who, operands.len() > 1)?,
            None => {
                let error = operand.is_empty().then_some(Errno::NOENT);
                cx.say_error(packed!("%w: no such user"), &[operand.to_bytes()], error);
            }
        }
    }
    cx.out.checked()
}

impl Who {
    /// The user of that name, or with `numbers` of that number.
    #[inline(never)]
    fn find(users: &mut Table, names: &mut Table, text: &[u8], numbers: bool) -> Option<Who> {
        let number = user::parse_number(text).filter(|_| numbers);
        let mut found = users.find(text);
        if found.is_none() {
            found = users.entries().find(|entry| Some(entry.id) == number);
        }
        let entry = found?;
        let (user, group) = (entry.id, entry.group()?);
        let groups = names.groups_of(entry.name, group);
        Some(Who { user, group, effective_user: user, effective_group: group, groups })
    }

    fn this_process(cx: &mut Cx) -> Result<Who, Stop> {
        let groups = process::groups().map_err(|e| {
            cx.stop_error(packed!("failed to get groups for the current process"), &[], e)
        })?;
        Ok(Who {
            user: process::real_user(),
            group: process::real_group(),
            effective_user: process::effective_user(),
            effective_group: process::effective_group(),
            groups,
        })
    }
}

impl Id {
    #[inline(never)]
    fn print(&mut self, cx: &mut Cx, who: &Who, several: bool) -> Done {
        match self.only {
            b'u' => self.one(cx, true, if self.real { who.user } else { who.effective_user }),
            b'g' => self.one(cx, false, if self.real { who.group } else { who.effective_group }),
            b'G' => {
                let separator = if self.zero { b"\0" } else { b" " };
                print_groups(cx, &mut self.names, self.name, who, separator);
                if self.zero && several {
                    cx.out.add(b"\0");
                }
            }
            _ => self.all(cx, who),
        }
        cx.out.byte(if self.zero { 0 } else { b'\n' })
    }

    /// Prints one number or name.
    fn one(&mut self, cx: &mut Cx, is_user: bool, id: u32) {
        let table = if is_user { &mut self.users } else { &mut self.names };
        print_name(cx, table, is_user, self.name, id);
    }

    /// Prints everything, with the names in parentheses.
    fn all(&mut self, cx: &mut Cx, who: &Who) {
        self.pair(cx, b"uid=", true, who.user);
        self.pair(cx, b" gid=", false, who.group);
        if who.effective_user != who.user {
            self.pair(cx, b" euid=", true, who.effective_user);
        }
        if who.effective_group != who.group {
            self.pair(cx, b" egid=", false, who.effective_group);
        }
        let mut title: &[u8] = b" groups=";
        let first = [who.effective_group];
        let others = who.groups.iter().filter(|&&group| group != who.effective_group);
        for &group in first.iter().chain(others) {
            self.pair(cx, title, false, group);
            title = b",";
        }
    }

    #[inline(never)]
    fn pair(&mut self, cx: &mut Cx, title: &[u8], is_user: bool, id: u32) {
        cx.out.add(title);
        cx.out.add(&user::digits(id));
        let table = if is_user { &mut self.users } else { &mut self.names };
        if let Some(name) = table.name(id) {
            cx.fill("(%r)", &[name]);
        }
    }
}

/// Prints the groups, the real one first.
#[inline(never)]
fn print_groups(cx: &mut Cx, names: &mut Table, named: bool, who: &Who, separator: &[u8]) {
    let (real, effective) = (who.group, who.effective_group);
    print_name(cx, names, false, named, real);
    let others = who.groups.iter().filter(|&&group| group != real && group != effective);
    for &group in [effective].iter().filter(|&&group| group != real).chain(others) {
        cx.out.add(separator);
        print_name(cx, names, false, named, group);
    }
}

/// Prints the number of a user or group, or the name if it has one.
#[inline(never)]
fn print_name(cx: &mut Cx, table: &mut Table, is_user: bool, named: bool, id: u32) {
    let digits = user::digits(id);
    let kind: &[u8] = if is_user { b"user" } else { b"group" };
    let mut text = digits.as_slice();
    if named {
        match table.name(id) {
            Some(name) => text = name,
            None => cx.say(packed!("cannot find name for %r ID %r"), &[kind, &digits]),
        }
    }
    cx.fill("%r", &[text]);
}
