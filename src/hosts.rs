//! The names of machines, from /etc/hosts. There is no resolver that would ask others.
use crate::{
    io,
    sys::{fs, raw::O_RDONLY},
    text::number,
};
use alloc::vec::Vec;

/// The file.
pub struct Hosts(Vec<u8>);

impl Hosts {
    pub fn read() -> Hosts {
        // Without the file, no name is known.
        let file = fs::open(fs::CWD, c"/etc/hosts", O_RDONLY, 0);
        Hosts(file.and_then(|file| io::read_all(&file)).unwrap_or_default())
    }

    /// The lines: an address, and the names of the machine that has it; the first is the one that the others stand for.
    pub fn lines(&self) -> impl Iterator<Item = Words<'_>> {
        let lines = self.0.split(|&byte| byte == b'\n');
        lines.map(|line| Words(line.split(|&byte| byte == b'#').next().unwrap_or(line)))
    }

    /// The lines with IPv4 addresses of the machine of that name.
    pub fn find(&self, name: &[u8]) -> impl Iterator<Item = Words<'_>> {
        self.lines().filter(move |line| {
            let mut words = *line;
            words.next().is_some_and(|first| address(first).is_some())
                && words.any(|word| word.eq_ignore_ascii_case(name))
        })
    }
}

/// The words of a line: an address and names.
#[derive(Clone, Copy)]
pub struct Words<'a>(&'a [u8]);

impl<'a> Iterator for Words<'a> {
    type Item = &'a [u8];

    #[inline(never)]
    fn next(&mut self) -> Option<&'a [u8]> {
        let text = number::skip_space(self.0);
        let len = text.iter().position(number::is_space).unwrap_or(text.len());
        let (word, rest) = text.split_at_checked(len)?;
        self.0 = rest;
        (!word.is_empty()).then_some(word)
    }
}

/// The four bytes of an IPv4 address.
pub fn address(text: &[u8]) -> Option<[u8; 4]> {
    let mut bytes = [0; 4];
    let mut parts = text.split(|&byte| byte == b'.');
    for byte in &mut bytes {
        *byte = u8::try_from(number::decimal(parts.next()?).ok()?).ok()?;
    }
    parts.next().is_none().then_some(bytes)
}
