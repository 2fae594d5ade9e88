//! The table of file systems, /etc/fstab (fstab(5)).
use crate::{
    Cx, io,
    mounts::unescape,
    sys::Errno,
    text::{
        number,
        split::{lines, parts, words},
    },
};
use alloc::vec::Vec;
use core::ffi::CStr;

/// A line of the table.
pub struct Entry {
    pub source: Vec<u8>,
    pub target: Vec<u8>,
    pub kind: Vec<u8>,
    pub options: Vec<u8>,
}

impl Entry {
    /// Is `option` among the options, with or without a value?
    pub fn has(&self, option: &[u8]) -> bool {
        value_of(&self.options, option).is_some()
    }
}

/// The value of an option in a list with commas, empty if it has none.
#[inline(never)]
pub fn value_of<'a>(options: &'a [u8], name: &[u8]) -> Option<&'a [u8]> {
    parts(options, b',').find_map(|option| match option.strip_prefix(name)? {
        [] => Some(&b""[..]),
        [b'=', value @ ..] => Some(value),
        _ => None,
    })
}

/// Adds options to a list.
#[inline(never)]
pub fn join(list: &mut Vec<u8>, more: &[u8]) {
    if !more.is_empty() {
        if !list.is_empty() {
            list.push(b',');
        }
        list.extend_from_slice(more);
    }
}

fn is_number(word: &[u8]) -> bool {
    number::decimal(word.strip_prefix(b"-").unwrap_or(word)).is_ok()
}

/// All lines of the table at `path`. One that is broken is reported and left out.
#[inline(never)]
pub fn read(cx: &mut Cx, path: &CStr) -> Result<Vec<Entry>, Errno> {
    let text = io::read_file(path)?;
    let mut entries = Vec::new();
    for (number, line) in (1..).zip(lines(&text)) {
        let mut fields = words(line);
        let mut field = || fields.next().map(unescape);
        let Some(source) = field().filter(|source| !source.starts_with(b"#")) else { continue };
        match (field(), field(), field().unwrap_or_default()) {
            // The numbers for dump and fsck may be missing, but nothing else stands there.
            (Some(target), Some(kind), options) if fields.take(2).all(is_number) => {
                entries.push(Entry { source, target, kind, options });
            }
            _ => {
                let number = number::format_signed(number);
                let message = packed!("%n: parse error at line %r -- ignored");
                cx.note(message, &[path.to_bytes(), &number]);
            }
        }
    }
    Ok(entries)
}
