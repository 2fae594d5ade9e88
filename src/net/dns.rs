//! Messages of the domain name system (RFC 1035). They come from strangers: nothing in one is believed before it was looked at.
use crate::text::split::parts;
use crate::text::{
    ip::Ip,
    number::{DIGITS, format},
};
use alloc::vec::Vec;

/// Kinds of records.
pub const A: u16 = 1;
pub const NS: u16 = 2;
pub const CNAME: u16 = 5;
pub const SOA: u16 = 6;
pub const PTR: u16 = 12;
pub const MX: u16 = 15;
pub const TXT: u16 = 16;
pub const AAAA: u16 = 28;
pub const SRV: u16 = 33;

/// Answers' codes.
pub const SERVER_FAILED: u8 = 2;
pub const NO_SUCH_NAME: u8 = 3;

/// The only class in use.
const INTERNET: u16 = 1;
/// Before the question: a number, flags, and four counts.
const HEADER: usize = 12;
/// A name has at most this many bytes, the lengths of its labels included.
const LONGEST: usize = 255;

/// The question about records of `kind` of the machine `name`, as message number `id`; `None` if no machine can have that name. A dot at
/// the end changes nothing.
#[inline(never)]
pub fn question(id: u16, name: &[u8], kind: u16) -> Option<Vec<u8>> {
    let mut message = id.to_be_bytes().to_vec();
    // A question, to be asked of others in turn (RD).
    message.extend_from_slice(&[1, 0, 0, 1, 0, 0, 0, 0, 0, 0]);
    let name = name.strip_suffix(b".").unwrap_or(name);
    for label in parts(name, b'.').filter(|_| !name.is_empty()) {
        if !(1..=63).contains(&label.len()) {
            return None;
        }
        message.push(label.len() as u8);
        message.extend_from_slice(label);
    }
    message.push(0);
    message.extend_from_slice(&kind.to_be_bytes());
    message.extend_from_slice(&INTERNET.to_be_bytes());
    (message.len() <= HEADER + LONGEST + 4).then_some(message)
}

/// The name under which an address is looked up for its machine's name (RFC 1035, 3.5; RFC 3596, 2.5).
#[inline(never)]
pub fn reverse(ip: &Ip) -> Vec<u8> {
    let mut name = Vec::new();
    let v4 = ip.is_v4();
    for &byte in ip.octets().iter().rev() {
        if v4 {
            name.extend_from_slice(format(byte.into(), &mut [0; DIGITS]));
            name.push(b'.');
        } else {
            for digit in [byte & 15, byte >> 4] {
                name.push(digit + if digit < 10 { b'0' } else { b'a' - 10 });
                name.push(b'.');
            }
        }
    }
    name.extend_from_slice(if v4 { b"in-addr.arpa" } else { b"ip6.arpa" });
    name
}

/// An answer.
pub struct Answer<'a> {
    bytes: &'a [u8],
    /// Where the records begin.
    records: usize,
}

/// A record.
pub struct Record<'a> {
    /// 0 is the answer, 1 who knows more, 2 what may be asked next.
    pub section: usize,
    pub name: Vec<u8>,
    pub kind: u16,
    pub seconds: u32,
    /// The data, and where they begin in the message.
    pub data: &'a [u8],
    at: usize,
}

impl<'a> Answer<'a> {
    /// Takes `bytes` for an answer to `question` if it is one.
    pub fn new(bytes: &'a [u8], question: &[u8]) -> Option<Answer<'a>> {
        let (asked, got) = (question.get(HEADER..)?, bytes.get(HEADER..)?);
        let is_answer = bytes.get(2)? & 0x80 != 0 && bytes.get(..2) == question.get(..2);
        let counts_one = bytes.get(4..6) == Some(&[0, 1]);
        let same = got.get(..asked.len())?.eq_ignore_ascii_case(asked);
        (is_answer && counts_one && same).then_some(Answer { bytes, records: question.len() })
    }

    /// How it went: 0, or [`NO_SUCH_NAME`] and the like.
    pub fn code(&self) -> u8 {
        self.bytes.get(3).map_or(SERVER_FAILED, |flags| flags & 15)
    }

    /// Was it too long for one datagram?
    pub fn is_cut(&self) -> bool {
        self.flags() & 2 != 0
    }

    /// Does it come from who owns the name?
    pub fn is_authoritative(&self) -> bool {
        self.flags() & 4 != 0
    }

    fn flags(&self) -> u8 {
        self.bytes.get(2).copied().unwrap_or(0)
    }

    /// The records, up to the first that is broken.
    pub fn records(&self) -> impl Iterator<Item = Record<'a>> {
        let bytes = self.bytes;
        let mut at = self.records;
        let mut counts =
            [number(bytes, 6), number(bytes, 8), number(bytes, 10)].map(|n| n.unwrap_or(0));
        core::iter::from_fn(move || {
            let section = counts.iter().position(|&count| count > 0)?;
            *counts.get_mut(section)? -= 1;
            let (name, head) = self::name(bytes, at)?;
            let high = number(bytes, head + 4)?;
            let seconds = u32::from(high) << 16 | u32::from(number(bytes, head + 6)?);
            let start = head + 10;
            let end = start + usize::from(number(bytes, head + 8)?);
            let data = bytes.get(start..end)?;
            at = end;
            // Those of other classes are somebody else's.
            let class = number(bytes, head + 2)?;
            let kind = if class == INTERNET { number(bytes, head)? } else { 0 };
            Some(Record { section, name, kind, seconds, data, at: start })
        })
    }

    /// The name at `skip` bytes into a record's data.
    pub fn name_in(&self, record: &Record, skip: usize) -> Option<Vec<u8>> {
        name(self.bytes, record.at + skip).map(|(name, _)| name)
    }

    /// Two names that follow each other in a record's data, and where the data go on behind them.
    pub fn names_in(&self, record: &Record) -> Option<(Vec<u8>, Vec<u8>, &'a [u8])> {
        let (first, at) = name(self.bytes, record.at)?;
        let (second, at) = name(self.bytes, at)?;
        Some((first, second, self.bytes.get(at..record.at + record.data.len())?))
    }

    /// The addresses of `kind` that machine `name` has, behind its other names.
    pub fn addresses(&self, name: &[u8], kind: u16) -> Vec<Ip> {
        let mut name = name.strip_suffix(b".").unwrap_or(name).to_vec();
        let mut found = Vec::new();
        for record in self.records().take_while(|record| record.section == 0) {
            if !record.name.eq_ignore_ascii_case(&name) {
                continue;
            }
            if record.kind == kind {
                let wide = kind == AAAA;
                let ip = Ip::from_bytes(record.data);
                found.extend(ip.filter(|_| record.data.len() == if wide { 16 } else { 4 }));
            } else if record.kind == CNAME {
                let Some(other) = self.name_in(&record, 0) else { break };
                name = other;
            }
        }
        found
    }
}

/// The number in the two bytes at `at`.
fn number(bytes: &[u8], at: usize) -> Option<u16> {
    let pair = bytes.get(at..at.checked_add(2)?)?;
    Some(u16::from_be_bytes(pair.try_into().ok()?))
}

/// The name at `at`, and where the message goes on behind it. A dot, a backslash and what cannot be printed are escaped as in zone files.
/// Only labels before it may be referred to, so that no chain of references turns in a circle.
#[inline(never)]
pub fn name(bytes: &[u8], mut at: usize) -> Option<(Vec<u8>, usize)> {
    let mut text = Vec::new();
    let (mut len, mut lowest, mut end) = (0, at, None);
    loop {
        let head = *bytes.get(at)?;
        match head {
            0 => break,
            1..=63 => {
                let label = bytes.get(at + 1..at + 1 + usize::from(head))?;
                len += label.len() + 1;
                if len > LONGEST {
                    return None;
                }
                if !text.is_empty() {
                    text.push(b'.');
                }
                for &byte in label {
                    escape(&mut text, byte, b".\\", b'!');
                }
                at += label.len() + 1;
            }
            0xc0.. => {
                let to = usize::from(number(bytes, at)? & 0x3fff);
                end = end.or(Some(at + 2));
                if to >= lowest {
                    return None;
                }
                (at, lowest) = (to, to);
            }
            _ => return None,
        }
    }
    Some((text, end.unwrap_or(at + 1)))
}

/// Writes a byte of a name or text as zone files have it: those of `special` behind a backslash, what is below `lowest` or beyond ASCII in
/// three digits.
#[inline(never)]
pub fn escape(text: &mut Vec<u8>, byte: u8, special: &[u8], lowest: u8) {
    if special.contains(&byte) {
        text.extend_from_slice(&[b'\\', byte]);
    } else if (lowest..=b'~').contains(&byte) {
        text.push(byte);
    } else {
        let digit = |value| b'0' + value % 10;
        text.extend_from_slice(&[b'\\', digit(byte / 100), digit(byte / 10), digit(byte)]);
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn answer(question: &[u8], records: &[&[u8]]) -> Vec<u8> {
        let mut bytes = question.to_vec();
        bytes[2] |= 0x80;
        bytes[7] = records.len() as u8;
        records.iter().for_each(|record| bytes.extend_from_slice(record));
        bytes
    }

    #[test]
    fn follows_other_names() {
        let question = question(7, b"www.example.org", A).unwrap();
        let bytes = answer(
            &question,
            &[
                b"\xc0\x0c\0\x05\0\x01\0\0\0\x0a\0\x04\x01x\xc0\x10",
                b"\xc0\x2d\0\x01\0\x01\0\0\0\x0a\0\x04\x01\x02\x03\x04",
                b"\xc0\x0c\0\x01\0\x01\0\0\0\x0a\0\x04\x09\x09\x09\x09",
            ],
        );
        let answer = Answer::new(&bytes, &question).unwrap();
        assert_eq!(answer.addresses(b"WWW.example.org.", A), [Ip::v4([1, 2, 3, 4])]);
        assert_eq!(answer.name_in(&answer.records().next().unwrap(), 0).unwrap(), b"x.example.org");
    }

    #[test]
    fn refuses_circles_and_strangers() {
        let question = question(7, b"a.b", A).unwrap();
        let circle = answer(&question, &[b"\xc0\x15\0\x01\0\x01\0\0\0\x0a\0\x04\x01\x02\x03\x04"]);
        assert_eq!(Answer::new(&circle, &question).unwrap().records().count(), 0);
        let other = self::question(8, b"a.b", A).unwrap();
        assert!(Answer::new(&answer(&other, &[]), &question).is_none());
        let other = self::question(7, b"a.c", A).unwrap();
        assert!(Answer::new(&answer(&other, &[]), &question).is_none());
        assert!(self::question(7, &[b'a'; 64], A).is_none());
        assert!(self::question(7, b"a..b", A).is_none());
        assert!(self::question(7, &b"abcdefg.".repeat(32), A).is_none());
    }

    #[test]
    fn turns_addresses_around() {
        assert_eq!(reverse(&Ip::v4([1, 2, 3, 40])), b"40.3.2.1.in-addr.arpa");
        assert!(reverse(&Ip::LOOPBACK6).starts_with(b"1.0.0.0."));
    }

    proptest! {
        // Whatever comes, it is read to an end.
        #[test]
        fn survives(bytes in prop::collection::vec(prop_oneof![any::<u8>(), Just(0xc0), 0u8..20], 0..300)) {
            let question = question(7, b"a.b", A).unwrap();
            let message = answer(&question, &[&bytes]);
            let mut message = message;
            message[7] = 255;
            let answer = Answer::new(&message, &question).unwrap();
            for record in answer.records() {
                answer.names_in(&record);
                answer.name_in(&record, 2);
            }
            answer.addresses(b"a.b", A);
        }
    }
}
