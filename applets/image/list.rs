//! Lists of what is to be in an image, as the kernel's gen_init_cpio reads them (Documentation/driver-api/early-userspace).
use super::tree::{Content, Node, Tree};
use core::ffi::CStr;
use rt::{
    Cx, Done, Vec, c_string, io,
    sys::{
        Errno,
        raw::{S_IFBLK, S_IFCHR, S_IFDIR, S_IFIFO, S_IFLNK, S_IFREG, S_IFSOCK},
    },
    text::{
        number,
        split::{lines, parts},
    },
    user,
};

/// What a line can be about, and how many words it has.
static KINDS: [(&str, usize, u32); 6] = [
    ("file", 6, S_IFREG),
    ("slink", 6, S_IFLNK),
    ("dir", 5, S_IFDIR),
    ("pipe", 5, S_IFIFO),
    ("sock", 5, S_IFSOCK),
    ("nod", 8, 0),
];

/// Adds what a file lists. A line that is wrong is told and left out.
#[inline(never)]
pub fn add(cx: &mut Cx, tree: &mut Tree, path: &CStr) -> Done {
    let input = cx.input(path).map_err(|e| cx.fail(path.to_bytes(), e))?;
    let text = io::read_all(&input.fd).map_err(|e| cx.fail(path.to_bytes(), e))?;
    for (index, line) in lines(&text).enumerate() {
        let words: Vec<&[u8]> =
            line.split(number::is_space).filter(|word| !word.is_empty()).collect();
        if matches!(words.first(), None | Some([b'#', ..])) {
            continue;
        }
        if let Err(error) = entry(tree, &words) {
            let number = &mut [0; number::DIGITS];
            let words = [path.to_bytes(), number::format(index as u64 + 1, number)];
            match error {
                Some(e) => cx.say_error(packed!("%n: line %r"), &words, Some(e)),
                None => cx.say(packed!("%n: line %r: not understood"), &words),
            }
        }
    }
    Ok(())
}

/// Adds what a line is about, or says why that cannot be.
#[inline(never)]
fn entry(tree: &mut Tree, words: &[&[u8]]) -> Result<(), Option<Errno>> {
    let [kind, path, rest @ ..] = words else { return Err(None) };
    let known = KINDS.iter().find(|(name, ..)| name.as_bytes() == *kind).ok_or(None)?;
    let &(_, count, mut kind) = known;
    // Only a file may have more words: other names.
    if words.len() < count || words.len() > count && kind != S_IFREG {
        return Err(None);
    }
    let (target, rest) = match kind {
        S_IFREG | S_IFLNK => rest.split_first().ok_or(None)?,
        _ => (&&b""[..], rest),
    };
    let [mode, user, group, rest @ ..] = rest else { return Err(None) };
    let mode = octal(mode).ok_or(None)?;
    let user = user::parse_number(user).ok_or(None)?;
    let group = user::parse_number(group).ok_or(None)?;
    let mut device = (0, 0);
    if let (0, [letter, major, minor]) = (kind, rest) {
        kind = device_kind(letter).ok_or(None)?;
        device.0 = user::parse_number(major).ok_or(None)?;
        device.1 = user::parse_number(minor).ok_or(None)?;
    }
    let names: &[&[u8]] = if kind == S_IFREG { rest } else { &[] };
    let identity = (u64::MAX, tree.nodes.len() as u64);
    for path in [path].into_iter().chain(names) {
        let finish = |node: &mut Node| {
            node.owner = (user, group);
            node.device = device;
            if !names.is_empty() {
                node.identity = Some(identity);
            }
        };
        if kind == S_IFREG {
            tree.add_file(path, &c_string(target), mode).map_err(Some)?;
            tree.nodes.last_mut().map(finish).ok_or(None)?;
        } else {
            let content = match kind {
                S_IFLNK => Content::Bytes(target.to_vec()),
                _ => Content::Nothing,
            };
            tree.add(path, kind | mode, content).map(finish).ok_or(None)?;
        }
    }
    Ok(())
}

fn device_kind(letter: &[u8]) -> Option<u32> {
    match letter {
        b"b" => Some(S_IFBLK),
        b"c" | b"u" => Some(S_IFCHR),
        _ => None,
    }
}

/// Permissions as octal digits.
fn octal(text: &[u8]) -> Option<u32> {
    let fits =
        (1..6).contains(&text.len()) && text.iter().all(|digit| matches!(digit, b'0'..=b'7'));
    let value = text.iter().fold(0, |value, digit| value << 3 | u32::from(digit & 7));
    (fits && value <= 0o7777).then_some(value)
}

/// Adds the device of an option: `NAME,TYPE,MAJOR,MINOR[,MODE]`.
#[inline(never)]
pub fn device(cx: &mut Cx, tree: &mut Tree, text: &[u8]) -> Done {
    let parts: Vec<&[u8]> = parts(text, b',').collect();
    let words: &[&[u8]] = &parts;
    let done = match words {
        [path, kind, major, minor] => {
            entry(tree, &[b"nod", path, b"600", b"0", b"0", kind, major, minor])
        }
        [path, kind, major, minor, mode] => {
            entry(tree, &[b"nod", path, mode, b"0", b"0", kind, major, minor])
        }
        _ => Err(None),
    };
    done.map_err(|_| cx.usage(packed!("invalid device %w"), &[text]))
}
