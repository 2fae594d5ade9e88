//! Keeping what is about to be replaced under another name: `--backup[=CONTROL]`, `-b` and `-S` of ln, cp, mv and install.
use crate::{
    Cx, Stop, c_string,
    sys::{
        Errno, dir, fs,
        raw::{O_DIRECTORY, O_RDONLY, RENAME_NOREPLACE},
    },
    text::path,
};
use alloc::{ffi::CString, vec::Vec};
use core::ffi::CStr;

/// What the options say so far.
#[derive(Default)]
pub struct Wish<'a> {
    wanted: bool,
    control: Option<&'a [u8]>,
    suffix: Option<&'a [u8]>,
}

impl<'a> Wish<'a> {
    /// Takes the option `-b` or `--backup[=CONTROL]`.
    pub fn backup(&mut self, cx: &Cx<'a>) {
        self.wanted = true;
        if let Some(control) = cx.optional_value() {
            self.control = Some(control.to_bytes());
        }
    }

    /// Takes the option `-S SUFFIX`, which asks for backups as well.
    pub fn suffix(&mut self, cx: &Cx<'a>) {
        self.wanted = true;
        self.suffix = Some(cx.value().to_bytes());
    }

    /// Did one of these options come?
    pub fn is_wanted(&self) -> bool {
        self.wanted
    }

    /// What comes of it, with what VERSION_CONTROL and SIMPLE_BACKUP_SUFFIX say; `None` if no backups are to be made. To be called
    /// once all options are read.
    #[inline(never)]
    pub fn decide(self, cx: &mut Cx<'a>) -> Result<Option<Backup<'a>>, Stop> {
        if !self.wanted {
            return Ok(None);
        }
        const KINDS: &str = "none off|simple never|existing nil|numbered t";
        let mut control = self.control.unwrap_or(b"");
        let mut source = "backup type";
        if control.is_empty() {
            control = cx.var(b"VERSION_CONTROL").unwrap_or(b"");
            source = "$VERSION_CONTROL";
        }
        let kind = if control.is_empty() { 2 } else { cx.choose_from(control, source, KINDS)? };
        // A suffix with a slash would lead to another directory.
        let suffix = self.suffix.or_else(|| cx.var(b"SIMPLE_BACKUP_SUFFIX"));
        let suffix = suffix.filter(|suffix| path::base(suffix).len() == path::trim(suffix).len());
        let suffix = suffix.filter(|suffix| !suffix.is_empty() && !suffix.starts_with(b"/"));
        let suffix = suffix.unwrap_or(b"~");
        Ok((kind > 0).then_some(Backup { simple: kind < 3, numbered: kind > 1, suffix }))
    }
}

/// How backups are named.
pub struct Backup<'a> {
    /// With the suffix, and with a number. If it may be both: with a number only where there are such backups already.
    simple: bool,
    numbered: bool,
    suffix: &'a [u8],
}

/// The most bytes that a backup's name has: what GNU's programs leave of the 255 that file systems take.
const MOST: usize = 254;

impl Backup<'_> {
    /// Has every backup a number, so that none replaces another?
    pub fn is_numbered(&self) -> bool {
        !self.simple
    }

    /// Gives `path` below `dir` its backup's name, which is returned. An older backup of that name is replaced, but never one with
    /// a number.
    #[inline(never)]
    pub fn make(&self, dir: i32, path: &CStr) -> Result<CString, Errno> {
        loop {
            let (backup, mut flags) = self.path(dir, path);
            let done = loop {
                match fs::rename(dir, path, dir, &backup, flags) {
                    // The file system does not know the flag.
                    Err(Errno::INVAL) if flags != 0 => flags = 0,
                    done => break done,
                }
            };
            match done {
                // Somebody else has just made it.
                Err(Errno::EXIST) if flags != 0 => {}
                done => return done.map(|()| backup),
            }
        }
    }

    /// The name that a backup of `path` would get now, and the flags to rename it with.
    #[inline(never)]
    pub fn path(&self, dir: i32, path: &CStr) -> (CString, u32) {
        let path = path::trim(path.to_bytes());
        let base = path::base(path);
        let last = if self.numbered { last_number(dir, path, base) } else { Vec::new() };
        let numbered = !(last.is_empty() && self.simple);
        let number = crate::filled(b".~%~", &[&*increment(last)]);
        let extension = if numbered { &*number } else { self.suffix };
        if base.len() + extension.len() <= MOST {
            let flags = if numbered { RENAME_NOREPLACE } else { 0 };
            return (c_string(&[path, extension].concat()), flags);
        }
        let cut = base.len().saturating_sub(MOST - 1);
        let short = path.get(..path.len() - cut).unwrap_or(path);
        (crate::c_filled(b"%~", &[short]), 0)
    }
}

/// The digits of the highest number among the backups of `path`, whose last component is `base`. None can be seen in a directory that
/// cannot be read.
fn last_number(dir: i32, path: &[u8], base: &[u8]) -> Vec<u8> {
    let mut last = Vec::new();
    let directory = c_string(path::directory(path));
    let Ok(directory) = fs::open(dir, &directory, O_RDONLY | O_DIRECTORY, 0) else {
        return last;
    };
    let _ = dir::list_open(&directory, &mut |name| {
        let number = name.strip_prefix(base).and_then(|rest| rest.strip_prefix(b".~"));
        if let Some(number) = number.and_then(|rest| rest.strip_suffix(b"~"))
            && matches!(number, [b'1'..=b'9', ..])
            && number.iter().all(u8::is_ascii_digit)
            && (number.len(), number) > (last.len(), &*last)
        {
            last = number.to_vec();
        }
    }); // what could be read counts
    last
}

/// The number after the one with these digits, which may be any number of them.
fn increment(mut digits: Vec<u8>) -> Vec<u8> {
    for digit in digits.iter_mut().rev() {
        if *digit < b'9' {
            *digit += 1;
            return digits;
        }
        *digit = b'0';
    }
    digits.insert(0, b'1');
    digits
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_any_length() {
        for (number, next) in [("", "1"), ("1", "2"), ("9", "10"), ("199", "200")] {
            assert_eq!(increment(number.into()), next.as_bytes());
        }
        let nines = "9".repeat(40);
        assert_eq!(increment(nines.into()), format!("1{}", "0".repeat(40)).as_bytes());
    }
}
