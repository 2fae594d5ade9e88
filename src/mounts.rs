//! What is mounted where, from /proc/self/mountinfo.
use crate::{
    c_string, io,
    sys::{Errno, fs, raw::O_RDONLY},
    text::number,
};
use alloc::{ffi::CString, vec::Vec};

/// A mount.
#[derive(Clone)]
pub struct Mount {
    /// The device number that its files have, as stat(2) gives it.
    pub device: u64,
    /// The directory in the file system that is mounted.
    pub root: Vec<u8>,
    /// Where it is mounted.
    pub target: CString,
    /// The type of the file system, and what it is on: a device, a server's directory, or just a name.
    pub kind: Vec<u8>,
    pub source: Vec<u8>,
}

impl Mount {
    /// Is there nothing that takes room behind it?
    pub fn is_dummy(&self) -> bool {
        const DUMMIES: &str = " autofs proc subfs debugfs devpts fusectl fuse.portal mqueue rpc_pipefs sysfs devfs kernfs ignore none ";
        is_word(DUMMIES, &self.kind)
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
    words.as_bytes().split(|&byte| byte == b' ').any(|other| other == word) && !word.is_empty()
}

/// All mounts, in the order of the kernel.
#[inline(never)]
pub fn all() -> Result<Vec<Mount>, Errno> {
    let file = fs::open(fs::CWD, c"/proc/self/mountinfo", O_RDONLY, 0)?;
    let text = io::read_all(&file)?;
    Ok(text.split(|&byte| byte == b'\n').filter_map(parse).collect())
}

/// A line: number, parent, device, root, target, options, more fields, `-`, type, source (proc(5)).
fn parse(line: &[u8]) -> Option<Mount> {
    let mut fields = line.split(|&byte| byte == b' ');
    let mut device = fields.nth(2)?.split(|&byte| byte == b':');
    let [major, minor] = [device.next()?, device.next()?].map(number::decimal);
    let (major, minor) = (major.ok()?, minor.ok()?);
    let root = unescape(fields.next()?);
    let target = c_string(&unescape(fields.next()?));
    fields.find(|field| *field == b"-")?;
    Some(Mount {
        device: minor & 0xFF | (major & 0xFFF) << 8 | (minor & !0xFF) << 12,
        root,
        target,
        kind: unescape(fields.next()?),
        source: unescape(fields.next()?),
    })
}

/// Blanks, newlines and backslashes are three octal digits behind a backslash.
fn unescape(mut text: &[u8]) -> Vec<u8> {
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
        assert!(parse(b"1 2 3 /").is_none() && parse(b"").is_none());
    }
}
