//! Users and groups, from /etc/passwd and /etc/group.
//!
//! There is no C library to ask, and so no name service: what is not in these files has no name.
use crate::{
    io,
    sys::{Errno, fs, raw::O_RDONLY},
    text::{
        number,
        split::{lines, parts},
    },
};
use alloc::vec::Vec;
use core::ffi::CStr;

/// One of the files. It is read when it is first asked.
pub struct Table {
    path: &'static CStr,
    text: Option<Vec<u8>>,
    /// The number that was last asked for, and where in the text its name is.
    last: Option<(u32, Option<(usize, usize)>)>,
}

/// A user or a group.
#[derive(Clone, Copy)]
pub struct Entry<'a> {
    pub name: &'a [u8],
    pub id: u32,
    /// What stands behind the number: the group's number, the full name, the home directory and the shell of a user; the members of a
    /// group, with commas between them.
    pub rest: &'a [u8],
}

impl Entry<'_> {
    /// The group that a user logs in with.
    pub fn group(&self) -> Option<u32> {
        number_of(parts(self.rest, b':').next()?)
    }
}

impl Table {
    /// The users.
    pub const fn users() -> Table {
        Table { path: c"/etc/passwd", text: None, last: None }
    }

    /// The groups.
    pub const fn groups() -> Table {
        Table { path: c"/etc/group", text: None, last: None }
    }

    fn text(&mut self) -> &[u8] {
        let path = self.path;
        // One that cannot be read has no entries.
        self.text.get_or_insert_with(|| read(path).unwrap_or_default())
    }

    /// All entries, in the order of the file.
    pub fn entries(&mut self) -> impl Iterator<Item = Entry<'_>> {
        lines(self.text()).filter_map(entry)
    }

    /// The entry of that name.
    #[inline(never)]
    pub fn find(&mut self, name: &[u8]) -> Option<Entry<'_>> {
        self.entries().find(|entry| entry.name == name)
    }

    /// The name for that number.
    #[inline(never)]
    pub fn name(&mut self, id: u32) -> Option<&[u8]> {
        let place = match self.last {
            Some((last, place)) if last == id => place,
            _ => {
                let start = self.text().as_ptr() as usize;
                let name = self.entries().find(|entry| entry.id == id).map(|entry| entry.name);
                let place = name.map(|name| (name.as_ptr() as usize - start, name.len()));
                self.last = Some((id, place));
                place
            }
        };
        let (start, len) = place?;
        self.text().get(start..start + len)
    }

    /// The groups that a user is in: the one they log in with, and those that have them as a member.
    #[inline(never)]
    pub fn groups_of(&mut self, user: &[u8], login: u32) -> Vec<u32> {
        let mut groups = Vec::from([login]);
        for entry in self.entries() {
            let mut members = parts(entry.rest, b',');
            if members.any(|member| member == user) && !groups.contains(&entry.id) {
                groups.push(entry.id);
            }
        }
        groups
    }

    /// The name for that number, or its digits.
    #[inline(never)]
    pub fn name_or_number(&mut self, id: u32) -> Vec<u8> {
        match self.name(id) {
            Some(name) => name.to_vec(),
            None => digits(id),
        }
    }
}

/// A number as text.
pub fn digits(id: u32) -> Vec<u8> {
    number::format(id.into(), &mut [0; number::DIGITS]).to_vec()
}

fn read(path: &CStr) -> Result<Vec<u8>, Errno> {
    io::read_all(&fs::open(fs::CWD, path, O_RDONLY, 0)?)
}

/// The user or group that a line is about: name, password, number, and more, with colons between them.
fn entry(line: &[u8]) -> Option<Entry<'_>> {
    let mut fields = parts(line, b':');
    let name = number::skip_space(fields.next()?);
    fields.next()?;
    let id = number_of(fields.next()?)?;
    // A line of another name service, or a comment.
    let is_name = !matches!(name, [] | [b'+' | b'-' | b'#', ..]);
    is_name.then_some(Entry { name, id, rest: fields.rest().unwrap_or(b"") })
}

fn number_of(text: &[u8]) -> Option<u32> {
    number::decimal(text).ok().and_then(|id| u32::try_from(id).ok())
}

/// A number as the commands take it: blanks and a plus sign may stand before it.
#[inline(never)]
pub fn parse_number(text: &[u8]) -> Option<u32> {
    let text = number::skip_space(text);
    number_of(text.strip_prefix(b"+").unwrap_or(text))
}

/// What a text such as `user:group` stands for.
#[derive(Default)]
pub struct Spec {
    pub user: Option<u32>,
    pub group: Option<u32>,
    /// The names, if they were given, or the name of a user's login group.
    pub user_name: Option<Vec<u8>>,
    pub group_name: Option<Vec<u8>>,
    /// Does a full stop stand for the colon?
    pub dotted: bool,
}

/// Why a text is no such thing: the rest of a message.
pub const INVALID_SPEC: &str = "invalid spec";
pub const INVALID_USER: &str = "invalid user";
pub const INVALID_GROUP: &str = "invalid group";

impl Spec {
    /// `user`, `user:group`, `:group`, or `user:` for the user and their login group; numbers are taken where there is no such name, and
    /// after a `+`. A full stop in place of the colon is taken where there is no user of that name.
    #[inline(never)]
    pub fn parse(text: &[u8], users: &mut Table, groups: &mut Table) -> Result<Spec, &'static str> {
        let colon = text.iter().position(|&byte| byte == b':');
        let whole = Spec::parse_at(text, colon, users, groups);
        if let (None, Err(_)) = (colon, &whole)
            && let Some(stop) = text.iter().position(|&byte| byte == b'.')
            && let Ok(spec) = Spec::parse_at(text, Some(stop), users, groups)
        {
            return Ok(Spec { dotted: true, ..spec });
        }
        whole
    }

    fn parse_at(
        text: &[u8],
        separator: Option<usize>,
        users: &mut Table,
        groups: &mut Table,
    ) -> Result<Spec, &'static str> {
        let (user, group) = match separator {
            Some(at) => (text.get(..at).unwrap_or(text), text.get(at + 1..).unwrap_or(b"")),
            None => (text, &b""[..]),
        };
        let mut spec = Spec::default();
        if !user.is_empty() {
            let found = if user.starts_with(b"+") { None } else { users.find(user) };
            match found {
                Some(entry) => {
                    spec.user = Some(entry.id);
                    spec.user_name = Some(user.to_vec());
                    if separator.is_some() && group.is_empty() {
                        spec.group = entry.group();
                        spec.group_name = spec.group.map(|id| groups.name_or_number(id));
                    }
                }
                None if separator.is_some() && group.is_empty() => return Err(INVALID_SPEC),
                None => {
                    // The last number stands for none.
                    let id = parse_number(user).filter(|&id| id != u32::MAX);
                    spec.user = Some(id.ok_or(INVALID_USER)?);
                }
            }
        }
        if !group.is_empty() {
            let found = if group.starts_with(b"+") { None } else { groups.find(group) };
            match found {
                Some(entry) => {
                    spec.group = Some(entry.id);
                    spec.group_name = Some(group.to_vec());
                }
                None => {
                    let id = parse_number(group).filter(|&id| id != u32::MAX);
                    spec.group = Some(id.ok_or(INVALID_GROUP)?);
                }
            }
        }
        Ok(spec)
    }
}

/// For tests: a table with this text.
#[cfg(test)]
fn table(text: &str) -> Table {
    Table { path: c"", text: Some(text.as_bytes().to_vec()), last: None }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_is_in_the_files() {
        let mut users = table(
            "root:x:0:0:r:/root:/bin/sh\n# c:x:1:1\n+nis::7:7\n\na.b:x:5:6::/:\nbad:x:y:1\nalso:x:0:3:",
        );
        let names: Vec<_> = users.entries().map(|entry| (entry.name.to_vec(), entry.id)).collect();
        let expected = [(b"root".to_vec(), 0), (b"a.b".to_vec(), 5), (b"also".to_vec(), 0)];
        assert_eq!(names, expected);
        assert_eq!(users.name(0), Some(&b"root"[..]));
        assert_eq!(users.name(0), Some(&b"root"[..]));
        assert_eq!(users.name(7), None);
        assert_eq!(users.name_or_number(7), b"7");
        assert_eq!(users.find(b"a.b").and_then(|entry| entry.group()), Some(6));
    }

    #[test]
    fn users_and_groups() {
        let mut users = table("root:x:0:0:::\na.b:x:5:6:::\n12:x:13:1:::");
        let mut groups = table("root:x:0:\nstaff:x:50:a,b\n");
        let mut parse = |text: &str| {
            let spec = Spec::parse(text.as_bytes(), &mut users, &mut groups);
            spec.map(|spec| (spec.user, spec.group, spec.dotted))
        };
        assert_eq!(parse(""), Ok((None, None, false)));
        assert_eq!(parse(":"), Ok((None, None, false)));
        assert_eq!(parse("root:"), Ok((Some(0), Some(0), false)));
        assert_eq!(parse("a.b"), Ok((Some(5), None, false)));
        assert_eq!(parse("a.b."), Err(INVALID_USER));
        assert_eq!(parse("root.staff"), Ok((Some(0), Some(50), true)));
        assert_eq!(parse("12:+12"), Ok((Some(13), Some(12), false)));
        assert_eq!(parse("+12"), Ok((Some(12), None, false)));
        assert_eq!(parse(" 7"), Ok((Some(7), None, false)));
        assert_eq!(parse("7:"), Err(INVALID_SPEC));
        assert_eq!(parse("4294967295"), Err(INVALID_USER));
        assert_eq!(parse("-1"), Err(INVALID_USER));
        assert_eq!(parse("0:nope"), Err(INVALID_GROUP));
    }
}
