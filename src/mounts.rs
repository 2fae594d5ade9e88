//! What is mounted where, from /proc/self/mountinfo.
use crate::{
    c_string,
    fstab::{join, value_of},
    io,
    sys::Errno,
    text::{
        number,
        split::{lines, parts},
    },
};
use alloc::{ffi::CString, vec::Vec};

/// A mount.
#[derive(Clone, Default)]
pub struct Mount {
    /// Its number, and that of the mount that it is on.
    pub id: u64,
    pub parent: u64,
    /// The device number that its files have, as stat(2) gives it.
    pub device: u64,
    /// The directory in the file system that is mounted.
    pub root: Vec<u8>,
    /// Where it is mounted.
    pub target: CString,
    /// The options of the mount.
    pub options: Vec<u8>,
    /// The type of the file system, and what it is on: a device, a server's directory, or just a name.
    pub kind: Vec<u8>,
    pub source: Vec<u8>,
    /// The options of the file system, which it has wherever it is mounted.
    pub own_options: Vec<u8>,
}

impl Mount {
    /// Is there nothing that takes room behind it?
    pub fn is_dummy(&self) -> bool {
        const DUMMIES: &str = " autofs proc subfs debugfs devpts fusectl fuse.portal mqueue rpc_pipefs sysfs devfs kernfs ignore none ";
        is_word(DUMMIES, &self.kind)
    }

    /// The options of the mount, then those of its file system. It can be written if both can.
    #[inline(never)]
    pub fn all_options(&self) -> Vec<u8> {
        let lists = [&self.options, &self.own_options];
        let is_read_only = lists.iter().any(|options| value_of(options, b"ro").is_some());
        let mut all = if is_read_only { b"ro".to_vec() } else { b"rw".to_vec() };
        for option in lists.iter().flat_map(|list| parts(list, b',')) {
            if option != b"ro" && option != b"rw" {
                join(&mut all, option);
            }
        }
        all
    }

    /// Is it on another machine?
    pub fn is_remote(&self) -> bool {
        const NETWORKS: &str = " acfs afs coda auristorfs fhgfs gpfs ibrix ocfs2 vxfs ";
        self.source.contains(&b':')
            || self.source.starts_with(b"//") && is_word(" smbfs smb3 cifs ", &self.kind)
            || is_word(NETWORKS, &self.kind)
            || self.source == b"-hosts"
    }
}

/// Is it one of the words, which have blanks around them?
fn is_word(words: &str, word: &[u8]) -> bool {
    parts(words.as_bytes(), b' ').any(|other| other == word) && !word.is_empty()
}

/// Is a file system of that type in the list, as `-t` takes it? `no` in front of the list stands for all others.
#[inline(never)]
pub fn type_fits(list: Option<&[u8]>, kind: &[u8]) -> bool {
    let Some(list) = list else { return true };
    let (names, wanted) = list.strip_prefix(b"no").map_or((list, true), |names| (names, false));
    parts(names, b',').any(|name| name == kind) == wanted
}

/// Are all options of the list, as `-O` takes it, among `options`, and none that stands there with `no` in front?
#[inline(never)]
pub fn options_fit(list: Option<&[u8]>, options: &[u8]) -> bool {
    parts(list.unwrap_or(b""), b',').all(|wanted| match wanted.strip_prefix(b"no") {
        _ if wanted.is_empty() => true,
        Some(unwanted) => value_of(options, unwanted).is_none(),
        None => value_of(options, wanted).is_some(),
    })
}

/// All mounts, in the order of the kernel.
#[inline(never)]
pub fn all() -> Result<Vec<Mount>, Errno> {
    let text = io::read_file(c"/proc/self/mountinfo")?;
    Ok(lines(&text).filter_map(parse).collect())
}

/// A line: number, parent, device, root, target, options, more fields, `-`, type, source (proc(5)).
fn parse(line: &[u8]) -> Option<Mount> {
    let mut fields = parts(line, b' ');
    let [id, parent] = [fields.next()?, fields.next()?].map(number::decimal);
    let mut device = parts(fields.next()?, b':');
    let [major, minor] = [device.next()?, device.next()?].map(number::decimal);
    let (major, minor) = (major.ok()?, minor.ok()?);
    let root = unescape(fields.next()?);
    let target = c_string(&unescape(fields.next()?));
    let options = fields.next()?.to_vec();
    fields.find(|field| *field == b"-")?;
    Some(Mount {
        id: id.ok()?,
        parent: parent.ok()?,
        device: minor & 0xFF | (major & 0xFFF) << 8 | (minor & !0xFF) << 12,
        root,
        target,
        options,
        kind: unescape(fields.next()?),
        source: unescape(fields.next()?),
        own_options: unescape(fields.next().unwrap_or(b"")),
    })
}

/// Blanks, newlines and backslashes are three octal digits behind a backslash.
pub fn unescape(mut text: &[u8]) -> Vec<u8> {
    let mut plain = Vec::new();
    while let [first, rest @ ..] = text {
        match text {
            [b'\\', a @ b'0'..=b'3', b @ b'0'..=b'7', c @ b'0'..=b'7', rest @ ..] => {
                plain.push((a & 3) << 6 | (b & 7) << 3 | c & 7);
                text = rest;
            }
            _ => {
                plain.push(*first);
                text = rest;
            }
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_of_mountinfo() {
        let line = br"36 35 259:300 /a\040b /mnt/x\134y rw,noatime master:1 shared:2 - ext3 /dev/r\011t rw";
        let mount = parse(line).unwrap();
        assert_eq!(mount.device, 44 | 259 << 8 | 256 << 12);
        assert_eq!((&mount.root[..], mount.target.to_bytes()), (&b"/a b"[..], &br"/mnt/x\y"[..]));
        assert_eq!((&mount.kind[..], &mount.source[..]), (&b"ext3"[..], &b"/dev/r\tt"[..]));
        assert_eq!((mount.id, mount.parent), (36, 35));
        assert_eq!((&mount.options[..], &mount.own_options[..]), (&b"rw,noatime"[..], &b"rw"[..]));
        assert!(parse(b"1 2 3 /").is_none() && parse(b"").is_none());
    }
}
