//! Resolving a file's name to one that is absolute and without symbolic links, `.` and `..`.
use crate::{
    c_string,
    sys::{
        Errno, Fd, dir,
        fs::{self, CWD},
        fstat, process,
        raw::{AT_SYMLINK_NOFOLLOW, O_DIRECTORY, O_PATH, O_RDONLY},
        stat_at,
    },
    text::split::parts,
};
use alloc::{ffi::CString, vec::Vec};
use core::ffi::CStr;

/// What must exist of a name.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Existing {
    All,
    AllButLast,
    Nothing,
}

/// The absolute name of `path`. Without `links`, symbolic links stay as they are, and `..` takes off what stands before it.
#[inline(never)]
pub fn resolve(path: &CStr, existing: Existing, links: bool) -> Result<Vec<u8>, Errno> {
    let mut pending = path.to_bytes().to_vec();
    let mut at = 0;
    let mut name = Name::default();
    // The links that are gone through, each with how much was pending behind it: one that is met again in its own text is a loop.
    let mut inside: Vec<(Vec<u8>, usize)> = Vec::new();
    if pending.is_empty() {
        return Err(Errno::NOENT);
    }
    if !pending.starts_with(b"/") {
        name.text = working_directory().map_err(|lost| lost.error.unwrap_or(Errno::NOENT))?;
        name.trim();
    }
    loop {
        let rest = pending.get(at..).unwrap_or(&[]);
        at += rest.iter().take_while(|&&byte| byte == b'/').count();
        let rest = pending.get(at..).unwrap_or(&[]);
        if rest.is_empty() {
            break;
        }
        while inside.last().is_some_and(|(_, behind)| rest.len() <= *behind) {
            inside.pop();
        }
        let len = rest.iter().take_while(|&&byte| byte != b'/').count();
        let (component, rest) = rest.split_at_checked(len).unwrap_or((rest, &[]));
        at += len;
        if component == b"." {
            continue;
        }
        if component == b".." {
            name.pop();
            continue;
        }
        name.text.push(b'/');
        name.text.extend_from_slice(component);
        let last = rest.iter().all(|&byte| byte == b'/');
        let enter = !rest.is_empty() && is_entered(rest);
        let checked = match if links { name.read_link() } else { Err(Errno::INVAL) } {
            Ok(_) if inside.iter().any(|(link, _)| *link == name.text) => Err(Errno::LOOP),
            Ok(target) => {
                let link = name.text.clone();
                if target.starts_with(b"/") {
                    name.truncate(0);
                } else {
                    name.pop();
                }
                inside.push((link, rest.len()));
                pending = [&*target, rest].concat();
                at = 0;
                continue;
            }
            Err(Errno::INVAL) if enter => name.check(true),
            Err(Errno::INVAL) if last && !links => name.check(false),
            Err(Errno::INVAL) => Ok(()),
            Err(e) => Err(e),
        };
        match (checked, existing) {
            (Err(Errno::NOENT), Existing::AllButLast) if last => {}
            (Err(e), Existing::All | Existing::AllButLast) => return Err(e),
            _ => {}
        }
    }
    if name.text.is_empty() {
        name.text.push(b'/');
    }
    Ok(name.text)
}

/// Does what follows a name need it to be a directory, without a name in it being looked for?
fn is_entered(rest: &[u8]) -> bool {
    let mut names = parts(rest, b'/').filter(|name| !name.is_empty() && *name != b".");
    names.next().is_none_or(|name| name == b"..")
}

/// How `path` is reached from `directory`, both of them as [`resolve`] returns them.
#[inline(never)]
pub fn relative(path: &[u8], directory: &[u8]) -> Vec<u8> {
    // The root has no component.
    let path = path.strip_suffix(b"/").unwrap_or(path);
    let directory = directory.strip_suffix(b"/").unwrap_or(directory);
    let (mut common, mut at) = (0, 0);
    loop {
        let (a, b) = (path.get(at), directory.get(at));
        if matches!((a, b), (None | Some(b'/'), None | Some(b'/'))) {
            common = at;
        }
        if a.is_none() || a != b {
            break;
        }
        at += 1;
    }
    let up = directory.iter().skip(common).filter(|&&byte| byte == b'/').count();
    let mut relative = b"/..".repeat(up);
    relative.extend_from_slice(path.get(common..).unwrap_or(&[]));
    if relative.is_empty() {
        return b".".to_vec();
    }
    relative.remove(0);
    relative
}

/// Is `path` the directory or below it, both of them as [`resolve`] returns them?
pub fn is_below(path: &[u8], directory: &[u8]) -> bool {
    let directory = directory.strip_suffix(b"/").unwrap_or(directory);
    path.strip_prefix(directory).is_some_and(|rest| matches!(rest, [] | [b'/', ..]))
}

/// A resolved name as it grows; the root's is empty.
#[derive(Default)]
struct Name {
    text: Vec<u8>,
    /// The directory that the first `len` bytes of it name: the kernel takes no more than PATH_MAX of them at once.
    base: Option<Fd>,
    len: usize,
}

/// How many bytes the kernel is given at most, but for the last component's.
const ROOM: usize = 3500;

impl Name {
    fn trim(&mut self) {
        while self.text.ends_with(b"/") {
            self.text.pop();
        }
    }

    /// Takes off the last component.
    fn pop(&mut self) {
        let slash = self.text.iter().rposition(|&byte| byte == b'/').unwrap_or(0);
        self.truncate(slash);
    }

    fn truncate(&mut self, len: usize) {
        self.text.truncate(len);
        if len < self.len {
            self.base = None;
            self.len = 0;
        }
    }

    /// The name for the kernel: a directory and a path below it.
    #[inline(never)]
    fn place(&mut self) -> Result<(i32, CString), Errno> {
        loop {
            let dir = self.base.as_ref().map_or(CWD, Fd::number);
            // Only the first piece starts at the root.
            let start = self.len + usize::from(self.base.is_some());
            let rest = self.text.get(start..).unwrap_or(&[]);
            let piece = rest.get(..ROOM).and_then(|piece| {
                piece.iter().rposition(|&byte| byte == b'/').and_then(|end| piece.get(..end))
            });
            let Some(piece) = piece.filter(|piece| !piece.is_empty()) else {
                return Ok((dir, c_string(rest)));
            };
            let base = fs::open(dir, &c_string(piece), O_PATH | O_DIRECTORY, 0)?;
            self.len = start + piece.len();
            self.base = Some(base);
        }
    }

    fn read_link(&mut self) -> Result<Vec<u8>, Errno> {
        let (dir, path) = self.place()?;
        fs::read_link(dir, &path)
    }

    /// Does it exist? And is it a `directory`, behind symbolic links?
    fn check(&mut self, directory: bool) -> Result<(), Errno> {
        let (dir, path) = self.place()?;
        let stat = stat_at(dir, &path, 0)?;
        if directory && !stat.is_directory() { Err(Errno::NOTDIR) } else { Ok(()) }
    }
}

/// Why the working directory's name cannot be found: what could not be opened, or read, on the way up from it. Without an error the
/// directory has no entry for the one below.
pub struct Lost {
    pub directory: Vec<u8>,
    pub error: Option<Errno>,
}

/// The path of the working directory, also one that is longer than the kernel tells.
#[inline(never)]
pub fn working_directory() -> Result<Vec<u8>, Lost> {
    match process::working_directory() {
        Ok(path) if path.starts_with(b"/") => Ok(path),
        // It is longer than a page, or cannot be reached from the root.
        _ => climb(),
    }
}

/// The path of the working directory, found by climbing to the root and looking at each step for the name that one came from.
fn climb() -> Result<Vec<u8>, Lost> {
    let mut path = Vec::new();
    // What the next directory is called from here.
    let mut above = b"..".to_vec();
    let mut dir = fs::open(CWD, c".", O_PATH, 0);
    loop {
        match dir.and_then(|dir| step(&dir)) {
            Ok(Step::Root) if path.is_empty() => return Ok(b"/".to_vec()),
            Ok(Step::Root) => return Ok(path),
            Ok(Step::Up(parent, Some(name))) => {
                path = crate::filled(b"/%%", &[&*name, &*path]);
                dir = Ok(parent);
            }
            Ok(Step::Up(_, None)) => return Err(Lost { directory: above, error: None }),
            Err(e) => return Err(Lost { directory: above, error: Some(e) }),
        }
        above.extend_from_slice(b"/..");
    }
}

enum Step {
    /// This is the root.
    Root,
    /// The directory above, and the name that one came from.
    Up(Fd, Option<Vec<u8>>),
}

#[inline(never)]
fn step(dir: &Fd) -> Result<Step, Errno> {
    let here = fstat(dir)?;
    if here.same_file(&stat_at(CWD, c"/", 0)?) {
        return Ok(Step::Root);
    }
    let parent = fs::open(dir.number(), c"..", O_RDONLY | O_DIRECTORY, 0)?;
    let mut found = None;
    dir::list_open(&parent, &mut |name| {
        let is_here = || {
            stat_at(parent.number(), &c_string(name), AT_SYMLINK_NOFOLLOW)
                .is_ok_and(|stat| stat.same_file(&here))
        };
        if found.is_none() && name != b"." && name != b".." && is_here() {
            found = Some(name.to_vec());
        }
    })?;
    Ok(Step::Up(parent, found))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ways_between_directories() {
        let cases = [
            ("/", "/", "."),
            ("/a", "/", "a"),
            ("/", "/a/b", "../.."),
            ("/a", "/a", "."),
            ("/a/b", "/a", "b"),
            ("/ab", "/a", "../ab"),
            ("/a", "/ab", "../a"),
            ("/a/b/c", "/a/x/y", "../../b/c"),
        ];
        for (path, directory, way) in cases {
            assert_eq!(relative(path.as_bytes(), directory.as_bytes()), way.as_bytes());
        }
        assert!(is_below(b"/a/b", b"/a") && is_below(b"/a", b"/") && is_below(b"/a", b"/a"));
        assert!(!is_below(b"/ab", b"/a") && !is_below(b"/", b"/a"));
    }
}
