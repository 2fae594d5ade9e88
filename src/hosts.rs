//! The names of machines, from /etc/hosts.
use crate::{
    io,
    sys::{fs, raw::O_RDONLY},
    text::{
        ip::{self, Ip},
        number,
        split::{before, lines},
    },
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
        let lines = lines(&self.0);
        lines.map(Words::new)
    }

    /// The addresses of the machine of that name.
    pub fn addresses(&self, name: &[u8]) -> impl Iterator<Item = Ip> {
        self.lines().filter_map(move |mut line| {
            let address = Ip::parse(line.next()?)?;
            line.any(|word| word.eq_ignore_ascii_case(name)).then_some(address)
        })
    }

    /// The name of the machine with that address.
    pub fn name_of(&self, ip: &Ip) -> Option<Vec<u8>> {
        self.lines()
            .find_map(|mut line| (Ip::parse(line.next()?)? == *ip).then_some(line.next()?.to_vec()))
    }

    /// The name that `name` stands for: the first of its line.
    pub fn canonical(&self, name: &[u8]) -> Option<Vec<u8>> {
        self.lines().find_map(|mut line| {
            Ip::parse(line.next()?)?;
            let mut names = line;
            names.any(|word| word.eq_ignore_ascii_case(name)).then_some(line.next()?.to_vec())
        })
    }

    /// The lines with IPv4 addresses of the machine of that name.
    pub fn find(&self, name: &[u8]) -> impl Iterator<Item = Words<'_>> {
        self.lines().filter(move |line| {
            let mut words = *line;
            words.next().is_some_and(|first| ip::parse4(first).is_some())
                && words.any(|word| word.eq_ignore_ascii_case(name))
        })
    }
}

/// The words of a line: an address and names.
#[derive(Clone, Copy)]
pub struct Words<'a>(&'a [u8]);

impl<'a> Words<'a> {
    /// The words of a line before its comment.
    pub fn new(line: &'a [u8]) -> Words<'a> {
        Words(before(line, b'#'))
    }
}

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
