//! IP addresses as people write them: `192.0.2.1`, `2001:db8::1`, `fe80::1%2`.
use super::number::{self, DIGITS, format, format_hex};
use crate::text::split::parts;
use alloc::vec::Vec;

/// An address of either kind. One of IPv4 is kept as IPv6 maps it, `::ffff:192.0.2.1` (RFC 4291, 2.5.5.2).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Ip {
    pub bytes: [u8; 16],
    /// The number of the interface that a link-local address is of, or 0.
    pub scope: u32,
}

/// What stands before an IPv4 address.
const MAPPED: [u8; 12] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 255, 255];

impl Ip {
    pub const ANY4: Ip = Ip::v4([0; 4]);
    pub const ANY6: Ip = Ip { bytes: [0; 16], scope: 0 };
    pub const LOOPBACK4: Ip = Ip::v4([127, 0, 0, 1]);
    pub const LOOPBACK6: Ip =
        Ip { bytes: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1], scope: 0 };

    pub const fn v4([a, b, c, d]: [u8; 4]) -> Ip {
        Ip { bytes: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 255, 255, a, b, c, d], scope: 0 }
    }

    /// From the 4 or 16 bytes that a packet has.
    pub fn from_bytes(bytes: &[u8]) -> Option<Ip> {
        match <[u8; 4]>::try_from(bytes) {
            Ok(bytes) => Some(Ip::v4(bytes)),
            Err(_) => <[u8; 16]>::try_from(bytes).ok().map(|bytes| Ip { bytes, scope: 0 }),
        }
    }

    /// The four bytes of an IPv4 address.
    pub fn as_v4(&self) -> Option<[u8; 4]> {
        let rest = self.bytes.strip_prefix(&MAPPED)?;
        rest.try_into().ok()
    }

    pub fn is_v4(&self) -> bool {
        self.bytes.starts_with(&MAPPED)
    }

    /// The bytes as they stand in a packet: 4 or 16 of them.
    pub fn octets(&self) -> &[u8] {
        self.bytes.strip_prefix(&MAPPED).unwrap_or(&self.bytes)
    }

    /// Reads an address; a scope has to be a number here.
    #[inline(never)]
    pub fn parse(text: &[u8]) -> Option<Ip> {
        if let Some(bytes) = parse4(text) {
            return Some(Ip::v4(bytes));
        }
        let mut parts = parts(text, b'%');
        let bytes = parse6(parts.next()?)?;
        let scope = parts.rest().map_or(Ok(0), number::decimal).ok()?;
        Some(Ip { bytes, scope: u32::try_from(scope).ok()? })
    }

    /// Writes an address, of IPv6 as RFC 5952 recommends.
    #[inline(never)]
    pub fn format(&self, text: &mut Vec<u8>) {
        if let Some(bytes) = self.as_v4() {
            for byte in &bytes {
                text.extend_from_slice(format(u64::from(*byte), &mut [0; DIGITS]));
                text.push(b'.');
            }
            text.pop();
            return;
        }
        let mut groups = [0u64; 8];
        for (group, pair) in groups.iter_mut().zip(self.bytes.chunks_exact(2)) {
            *group = pair.iter().fold(0, |value, &byte| value << 8 | u64::from(byte));
        }
        // The longest run of zeros, the first of several.
        let (mut start, mut longest, mut run) = (0, 1, 0);
        for (index, group) in groups.iter().enumerate() {
            run = if *group == 0 { run + 1 } else { 0 };
            if run > longest {
                (start, longest) = (index + 1 - run, run);
            }
        }
        let from = text.len();
        for (index, group) in groups.iter().enumerate() {
            if longest > 1 && (start..start + longest).contains(&index) {
                if index == start {
                    text.extend_from_slice(b"::");
                }
                continue;
            }
            if text.len() > from && !text.ends_with(b":") {
                text.push(b':');
            }
            text.extend_from_slice(format_hex(*group, &mut [0; 16]));
        }
        if self.scope != 0 {
            text.push(b'%');
            text.extend_from_slice(format(self.scope.into(), &mut [0; DIGITS]));
        }
    }

    /// The address in a text of its own.
    pub fn text(&self) -> Vec<u8> {
        let mut text = Vec::new();
        self.format(&mut text);
        text
    }
}

/// The four bytes of an IPv4 address.
#[inline(never)]
pub fn parse4(text: &[u8]) -> Option<[u8; 4]> {
    let mut bytes = [0; 4];
    let mut parts = parts(text, b'.');
    for byte in &mut bytes {
        *byte = u8::try_from(number::decimal(parts.next()?).ok()?).ok()?;
    }
    parts.next().is_none().then_some(bytes)
}

/// An address of fewer numbers, of which the last one fills what is left: `127.1`, and `0` (inet_aton(3)).
#[inline(never)]
pub fn parse_short(text: &[u8]) -> Option<Ip> {
    let dots = text.iter().filter(|&&byte| byte == b'.').count();
    let mut bits = 0;
    for (index, part) in parts(text, b'.').enumerate().take(4) {
        let (width, shift) = if index == dots { (32 - 8 * index, 0) } else { (8, 24 - 8 * index) };
        let digit =
            |value, &digit: &u8| Some(value << 4 | u64::from(char::from(digit).to_digit(16)?));
        let number = match part {
            [b'0', b'x', digits @ ..] if matches!(digits.len(), 1..9) => {
                digits.iter().try_fold(0, digit)?
            }
            part => number::decimal(part).ok()?,
        };
        bits |= Some(number).filter(|number| number >> width == 0)? << shift;
    }
    (dots < 4).then_some(Ip::v4((bits as u32).to_be_bytes()))
}

/// The sixteen bytes of an IPv6 address.
#[inline(never)]
fn parse6(text: &[u8]) -> Option<[u8; 16]> {
    let mut given = heapless::Vec::<u8, 16>::new();
    // Where `::` stands.
    let mut gap = None;
    let mut rest = text;
    if let Some(after) = rest.strip_prefix(b"::") {
        (gap, rest) = (Some(0), after);
    }
    while !rest.is_empty() {
        let len = rest.iter().position(|&byte| byte == b':').unwrap_or(rest.len());
        let (group, after) = rest.split_at_checked(len)?;
        if group.contains(&b'.') {
            // The last four bytes may be written as those of IPv4.
            given.extend_from_slice(&parse4(rest)?).ok()?;
            break;
        }
        if !(1..=4).contains(&len) {
            return None;
        }
        let mut value = 0u16;
        for &digit in group {
            value = value << 4 | char::from(digit).to_digit(16)? as u16;
        }
        given.extend_from_slice(&value.to_be_bytes()).ok()?;
        let Some(after) = after.strip_prefix(b":") else { break };
        rest = after;
        if let Some(after) = rest.strip_prefix(b":") {
            if gap.replace(given.len()).is_some() {
                return None;
            }
            rest = after;
        } else if rest.is_empty() {
            return None;
        }
    }
    let missing = 16 - given.len();
    if gap.is_some() == (missing == 0) {
        return None;
    }
    let mut bytes = [0; 16];
    for (index, &byte) in given.iter().enumerate() {
        let skip = if index >= gap.unwrap_or(0) { missing } else { 0 };
        *bytes.get_mut(index + skip)? = byte;
    }
    Some(bytes)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use std::net::IpAddr;

    #[test]
    fn agrees_with_std() {
        for text in [
            "1.2.3.4",
            "0.0.0.0",
            "255.255.255.255",
            "256.1.1.1",
            "1.2.3",
            "1.2.3.4.5",
            "::",
            "::1",
            "1::",
            "1::2",
            "1:2:3:4:5:6:7:8",
            "1:2:3:4:5:6:7::",
            "::2:3:4:5:6:7:8",
            "1:2:3:4:5:6:7:8:9",
            "1::2::3",
            ":1",
            "1:",
            "1:::2",
            ":::",
            "12345::",
            "g::",
            "::1.2.3.4",
            "1:2:3:4:5:6:1.2.3.4",
            "1:2:3:4:5:6:7:1.2.3.4",
            "::1.2.3",
            "1.2.3.4::",
            "fe80::",
            "2001:db8::1:0:0:1",
            "2001:0:0:1:0:0:0:1",
            "0:0:1::",
            "",
            "1",
            ":",
        ] {
            let ours = Ip::parse(text.as_bytes());
            let theirs = text.parse::<IpAddr>().ok();
            assert_eq!(ours.is_some(), theirs.is_some(), "{text}");
            let (Some(ours), Some(theirs)) = (ours, theirs) else { continue };
            match theirs {
                IpAddr::V4(ip) => assert_eq!(ours.as_v4(), Some(ip.octets()), "{text}"),
                IpAddr::V6(ip) => assert_eq!(ours.bytes, ip.octets(), "{text}"),
            }
            // Rust writes some addresses with the dots of IPv4.
            let written = String::from_utf8(ours.text()).unwrap();
            assert_eq!(written.parse::<IpAddr>().ok(), Some(theirs), "{text}");
        }
        assert_eq!(Ip::parse(b"fe80::1%3").unwrap().text(), b"fe80::1%3");
    }
}
