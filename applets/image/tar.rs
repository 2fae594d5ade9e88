//! The layer of a container image: a ustar archive (POSIX pax), with extended headers where that has no room.
use super::{
    output::Output,
    tree::{Content, Tree},
};
use rt::{
    Cx, Done, Vec,
    sys::raw::{S_IFBLK, S_IFCHR, S_IFDIR, S_IFIFO, S_IFLNK, S_IFREG},
    text::number,
};

const BLOCK: usize = 512;

#[inline(never)]
pub fn write(cx: &mut Cx, tree: &Tree, out: &mut Output) -> Done {
    for (index, node) in tree.nodes.iter().enumerate() {
        let mut path = node.path.clone();
        let (mut link, mut size) = (&b""[..], 0);
        let mut kind = match node.kind() {
            S_IFREG => b'0',
            S_IFLNK => b'2',
            S_IFCHR => b'3',
            S_IFBLK => b'4',
            S_IFDIR => b'5',
            S_IFIFO => b'6',
            _ => {
                cx.note(packed!("%n: a socket has no place in a container image"), &[&path]);
                continue;
            }
        };
        if kind == b'5' {
            path.push(b'/');
        }
        if let (b'2', Content::Bytes(text)) = (kind, &node.content) {
            link = text;
        }
        let first = tree.nodes.get(node.first).filter(|_| node.first != index);
        if let Some(first) = first {
            (kind, link) = (b'1', &first.path);
        }
        if kind == b'0' {
            size = node.size();
        }
        let mut extended = Vec::new();
        // As much as fits is in the name, the rest in the prefix.
        let fits = path.len() <= 100;
        let slash = path.iter().enumerate().find_map(|(at, &byte)| {
            (byte == b'/' && path.len() - at - 1 <= 100 && at + 1 < path.len()).then_some(at)
        });
        let split = slash.filter(|&at| at <= 155 && at > 0);
        let (prefix, name) = match split {
            Some(at) if !fits => (path.get(..at).unwrap_or(b""), path.get(at + 1..).unwrap_or(b"")),
            _ => (&b""[..], &*path),
        };
        if !fits && split.is_none() {
            record(&mut extended, b"path", &path);
        }
        if link.len() > 100 {
            record(&mut extended, b"linkpath", link);
        }
        for (name, value, most) in [
            ("size", size, 1 << 33),
            ("uid", u64::from(node.owner.0), 1 << 21),
            ("gid", u64::from(node.owner.1), 1 << 21),
        ] {
            if value >= most {
                let digits = &mut [0; number::DIGITS];
                record(&mut extended, name.as_bytes(), number::format(value, digits));
            }
        }
        if !extended.is_empty() {
            let len = extended.len() as u64;
            let values = [0o644, 0, 0, len, 0, 0, 0];
            header(out, b"PaxHeader", b"", b"", b'x', &values);
            out.add(&extended);
            out.pad(BLOCK as u64);
        }
        let (user, group) = node.owner;
        let (major, minor) = if matches!(kind, b'3' | b'4') { node.device } else { (0, 0) };
        let [mode, user, group, time, major, minor] =
            [node.mode & 0o7777, user, group, node.time, major, minor].map(u64::from);
        header(out, name, prefix, link, kind, &[mode, user, group, size, time, major, minor]);
        if kind == b'0' {
            out.content(cx, node)?;
            out.pad(BLOCK as u64);
        }
    }
    // Two blocks of zeros end it.
    out.add(&[0; 2 * BLOCK]);
    Ok(())
}

/// Adds `LENGTH NAME=VALUE` and a newline; the length counts itself.
#[inline(never)]
fn record(to: &mut Vec<u8>, name: &[u8], value: &[u8]) {
    let rest = name.len() + value.len() + 3;
    let mut room = [0; number::DIGITS];
    let mut len = rest;
    let digits = loop {
        let digits = number::format(len as u64, &mut room).len();
        if len == rest + digits {
            break number::format(len as u64, &mut room);
        }
        len = rest + digits;
    };
    for piece in [digits, b" ", name, b"=", value, b"\n"] {
        to.extend_from_slice(piece);
    }
}

/// The fields after the name: where each starts, and how long it is.
static FIELDS: [(usize, usize); 7] =
    [(100, 8), (108, 8), (116, 8), (124, 12), (136, 12), (329, 8), (337, 8)];

#[inline(never)]
fn header(out: &mut Output, name: &[u8], prefix: &[u8], link: &[u8], kind: u8, values: &[u64; 7]) {
    let mut block = [0; BLOCK];
    for (at, len, text) in [
        (0, 100, name),
        (148, 8, b"        "),
        (156, 1, &[kind]),
        (157, 100, link),
        (257, 8, b"ustar\x0000"),
        (345, 155, prefix),
    ] {
        let text = text.get(..text.len().min(len)).unwrap_or(text);
        if let Some(place) = block.get_mut(at..at + text.len()) {
            place.copy_from_slice(text);
        }
    }
    for (&(at, len), &value) in FIELDS.iter().zip(values) {
        octal(block.get_mut(at..at + len - 1), value);
    }
    let sum = block.iter().map(|&byte| u64::from(byte)).sum();
    octal(block.get_mut(148..154), sum);
    if let Some(end) = block.get_mut(154) {
        *end = 0;
    }
    out.add(&block);
}

/// The lowest octal digits of a number, as many as there is room for.
fn octal(place: Option<&mut [u8]>, mut value: u64) {
    for digit in place.unwrap_or(&mut []).iter_mut().rev() {
        *digit = b'0' + (value & 7) as u8;
        value >>= 3;
    }
}
