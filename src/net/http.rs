//! What clients and servers of HTTP/1.1 (RFC 9112) share: heads of messages and the framing of bodies.
use super::stream::Stream;
use crate::{
    sys::Errno,
    text::{
        date::{self, Notes},
        number::decimal,
        split::parts,
        time::Zone,
    },
};
use alloc::vec::Vec;

/// A head is at most this long, in bytes, and has at most so many lines.
const LONGEST: usize = 64 << 10;

/// The first line of a message and its fields.
#[derive(Default)]
pub struct Head {
    lines: Vec<Vec<u8>>,
}

impl Head {
    /// Reads a head. MSGSIZE: it is too long; `None`: the connection ended before it did.
    #[inline(never)]
    pub fn read(stream: &mut Stream) -> Result<Option<Head>, Errno> {
        let (mut head, mut len) = (Head::default(), 0);
        while let Some(line) = stream.line(LONGEST)? {
            len += line.len() + 32;
            if len > LONGEST {
                return Err(Errno::MSGSIZE);
            }
            if !line.is_empty() {
                head.lines.push(line);
            } else if !head.lines.is_empty() {
                return Ok(Some(head));
            }
        }
        Ok(None)
    }

    pub fn lines(&self) -> impl Iterator<Item = &[u8]> {
        self.lines.iter().map(Vec::as_slice)
    }

    /// The words of the first line: protocol, code and reason of an answer; method, path and protocol of a request.
    pub fn first(&self) -> [&[u8]; 3] {
        let line = self.lines.first().map_or(&[][..], Vec::as_slice);
        let mut words = parts(line, b' ');
        [words.next(), words.next(), words.rest()].map(Option::unwrap_or_default)
    }

    /// The code of an answer, if it is one.
    pub fn code(&self) -> Option<u16> {
        let [protocol, code, _] = self.first();
        protocol.strip_prefix(b"HTTP/")?;
        if code.len() == 3 { decimal(code).ok().map(|code| code as u16) } else { None }
    }

    /// The value of the first field of that name.
    #[inline(never)]
    pub fn get(&self, name: &str) -> Option<&[u8]> {
        self.lines.iter().skip(1).find_map(|line| {
            let (given, value) = line.split_at_checked(name.len())?;
            let value = value.strip_prefix(b":")?;
            given.eq_ignore_ascii_case(name.as_bytes()).then(|| value.trim_ascii())
        })
    }

    /// How the body behind an answer ends.
    pub fn framing(&self) -> Result<Framing, Errno> {
        if let Some(coding) = self.get("Transfer-Encoding") {
            return if coding.eq_ignore_ascii_case(b"chunked") {
                Ok(Framing::Chunks { left: 0, begun: false })
            } else {
                Err(Errno::OPNOTSUPP)
            };
        }
        match self.get("Content-Length") {
            Some(len) => decimal(len).map(Framing::Length).map_err(|_| Errno::PROTO),
            None => Ok(Framing::End),
        }
    }
}

/// The seconds since 1970 that a field's date stands for. It comes from a stranger, who is not to name the file of a zone.
#[inline(never)]
pub fn seconds(date: &[u8]) -> Option<i64> {
    if date.contains(&b'"') {
        return None;
    }
    date::parse(date, (0, 0), &Zone::utc(), &mut Notes::default()).map(|(seconds, _)| seconds)
}

/// How a body ends.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Framing {
    /// After so many bytes more.
    Length(u64),
    /// In chunks, each with its length before it; `left` bytes of one are to come.
    Chunks { left: u64, begun: bool },
    /// With the connection.
    End,
    /// It has ended.
    Done,
}

impl Framing {
    /// How many bytes the next piece of the body has, which then lies at the start of what is unused of `stream`; 0 at the end. PROTO: the
    /// body broke off.
    #[inline(never)]
    pub fn next(&mut self, stream: &mut Stream) -> Result<usize, Errno> {
        if let Framing::Chunks { left: 0, begun } = *self {
            if begun && stream.line(2)?.is_none_or(|line| !line.is_empty()) {
                return Err(Errno::PROTO);
            }
            let line = stream.line(4096)?.ok_or(Errno::PROTO)?;
            let left = chunk(&line).ok_or(Errno::PROTO)?;
            *self = Framing::Chunks { left, begun: true };
            if left == 0 {
                // What follows are fields that nobody asked for.
                while stream.line(LONGEST)?.is_some_and(|line| !line.is_empty()) {}
                *self = Framing::Done;
            }
        }
        let most = match *self {
            Framing::Length(left) | Framing::Chunks { left, .. } => left,
            Framing::End => u64::MAX,
            Framing::Done => 0,
        };
        if most == 0 {
            return Ok(0);
        }
        if stream.unused().is_empty() && !stream.fill()? {
            return if *self == Framing::End { Ok(0) } else { Err(Errno::PROTO) };
        }
        let len = most.min(stream.unused().len() as u64);
        match self {
            Framing::Length(left) | Framing::Chunks { left, .. } => *left -= len,
            _ => {}
        }
        Ok(len as usize)
    }
}

/// The length before a chunk: hexadecimal digits; what may follow a semicolon means nothing here.
fn chunk(line: &[u8]) -> Option<u64> {
    let digits = line.split(|&byte| matches!(byte, b';' | b' ' | b'\t')).next()?;
    if digits.is_empty() {
        return None;
    }
    digits.iter().try_fold(0u64, |value, &digit| {
        let digit = char::from(digit).to_digit(16)?;
        value.checked_mul(16).map(|value| value | u64::from(digit))
    })
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::sys::Fd;
    use proptest::prelude::*;
    use std::{io::Write, os::fd::IntoRawFd};

    /// A stream that has `bytes` and then ends.
    fn stream(bytes: &[u8]) -> Stream {
        let (ours, mut theirs) = std::os::unix::net::UnixStream::pair().unwrap();
        let bytes = bytes.to_vec();
        std::thread::spawn(move || drop(theirs.write_all(&bytes)));
        Stream::new(Fd::from_number(ours.into_raw_fd()), None)
    }

    fn body(bytes: &[u8], mut framing: Framing) -> Result<Vec<u8>, Errno> {
        let (mut stream, mut body) = (stream(bytes), Vec::new());
        loop {
            match framing.next(&mut stream)? {
                0 => return Ok(body),
                len => {
                    body.extend_from_slice(&stream.unused()[..len]);
                    stream.take(len);
                }
            }
        }
    }

    const CHUNKS: Framing = Framing::Chunks { left: 0, begun: false };

    #[test]
    fn reads_heads() {
        let mut stream = stream(b"HTTP/1.1 404 Not Found\r\nA: b \r\ncontent-LENGTH:7\r\n\r\nrest");
        let head = Head::read(&mut stream).unwrap().unwrap();
        assert_eq!(head.code(), Some(404));
        assert_eq!(head.get("a"), Some(&b"b"[..]));
        assert_eq!(head.get("b"), None);
        assert_eq!(head.framing(), Ok(Framing::Length(7)));
        assert_eq!(stream.unused(), b"rest");
        assert!(Head::read(&mut self::stream(b"HTTP/1.1 200 OK\r\nA: b")).unwrap().is_none());
        let long = crate::filled(b"A: %", &[&[b'x'; 70_000]]);
        assert_eq!(Head::read(&mut self::stream(&long)).err(), Some(Errno::MSGSIZE));
        let many = b"a: b\r\n".repeat(20_000);
        assert_eq!(Head::read(&mut self::stream(&many)).err(), Some(Errno::MSGSIZE));
    }

    #[test]
    fn reads_bodies() {
        assert_eq!(body(b"abcdef", Framing::Length(3)).unwrap(), b"abc");
        assert_eq!(body(b"ab", Framing::Length(3)), Err(Errno::PROTO));
        assert_eq!(body(b"ab", Framing::End).unwrap(), b"ab");
        assert_eq!(
            body(b"2\r\nab\r\nA;x=y\r\n0123456789\r\n0\r\nT: x\r\n\r\n", CHUNKS).unwrap(),
            b"ab0123456789"
        );
        assert_eq!(body(b"2\r\nab", CHUNKS), Err(Errno::PROTO));
        assert_eq!(body(b"2\r\nabc\r\n0\r\n\r\n", CHUNKS), Err(Errno::PROTO));
        assert_eq!(body(b"10000000000000000\r\n", CHUNKS), Err(Errno::PROTO));
        assert_eq!(body(b"-1\r\n", CHUNKS), Err(Errno::PROTO));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        #[test]
        fn survives(bytes in prop::collection::vec(prop_oneof![any::<u8>(), Just(b'\n'), Just(b':'), b'0'..=b'9'], 0..300)) {
            if let Ok(Some(head)) = Head::read(&mut stream(&bytes)) {
                let _ = (head.code(), head.framing(), head.get("a"));
            }
            let _ = body(&bytes, CHUNKS);
        }
    }
}
