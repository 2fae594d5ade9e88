//! Messages of the dynamic host configuration protocol (RFC 2131, RFC 2132), of IPv4. They come from strangers: nothing in one is believed
//! before it was looked at.
use super::dns;
use crate::text::split::before;
use crate::text::{
    ip::Ip,
    number::{DIGITS, format, format_signed},
};
use alloc::vec::Vec;

/// Kinds of messages (option 53).
pub const DISCOVER: u8 = 1;
pub const OFFER: u8 = 2;
pub const REQUEST: u8 = 3;
pub const DECLINE: u8 = 4;
pub const ACK: u8 = 5;
pub const NAK: u8 = 6;
pub const RELEASE: u8 = 7;

/// Options that clients deal with themselves.
pub const SUBNET: u8 = 1;
pub const ROUTER: u8 = 3;
pub const DNS: u8 = 6;
pub const HOSTNAME: u8 = 12;
pub const DOMAIN: u8 = 15;
pub const BROADCAST: u8 = 28;
pub const ADDRESS: u8 = 50;
pub const LEASE: u8 = 51;
const OVERLOAD: u8 = 52;
pub const KIND: u8 = 53;
pub const SERVER: u8 = 54;
pub const WANTED: u8 = 55;
pub const LONGEST: u8 = 57;
pub const VENDOR: u8 = 60;
pub const CLIENT: u8 = 61;
pub const SEARCH: u8 = 119;
pub const ROUTES: u8 = 121;
const END: u8 = 255;

/// What an option's value is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Form {
    Address,
    Addresses,
    /// Pairs of a network and the router there.
    Pairs,
    Text,
    /// A name that a machine can have, or several with blanks between them.
    Name,
    Byte,
    Short,
    Long,
    Signed,
    /// Names as those of DNS.
    Names,
    /// Networks with their lengths, and routers.
    Routes,
    /// A text that is no name, with what can be printed only.
    Bytes,
}

/// The options that scripts are told of: their numbers, their names there, and what they are.
pub const OPTIONS: &[(u8, &str, Form)] = &[
    (SUBNET, "subnet", Form::Address),
    (2, "timezone", Form::Signed),
    (ROUTER, "router", Form::Addresses),
    (4, "timesrv", Form::Addresses),
    (5, "namesrv", Form::Addresses),
    (DNS, "dns", Form::Addresses),
    (7, "logsrv", Form::Addresses),
    (8, "cookiesrv", Form::Addresses),
    (9, "lprsrv", Form::Addresses),
    (HOSTNAME, "hostname", Form::Name),
    (13, "bootsize", Form::Short),
    (DOMAIN, "domain", Form::Name),
    (16, "swapsrv", Form::Address),
    (17, "rootpath", Form::Text),
    (23, "ipttl", Form::Byte),
    (26, "mtu", Form::Short),
    (BROADCAST, "broadcast", Form::Address),
    (33, "routes", Form::Pairs),
    (40, "nisdomain", Form::Name),
    (41, "nissrv", Form::Addresses),
    (42, "ntpsrv", Form::Addresses),
    (44, "wins", Form::Addresses),
    (LEASE, "lease", Form::Long),
    (SERVER, "serverid", Form::Address),
    (56, "message", Form::Text),
    (66, "tftp", Form::Text),
    (67, "bootfile", Form::Text),
    (SEARCH, "search", Form::Names),
    (ROUTES, "staticroutes", Form::Routes),
    (132, "vlanid", Form::Bytes),
    (133, "vlanpriority", Form::Bytes),
    (209, "pxeconffile", Form::Text),
    (210, "pxepathprefix", Form::Text),
    (249, "msstaticroutes", Form::Routes),
    (252, "wpad", Form::Text),
];

/// Before the options: fixed fields, among them room for two names.
const FIXED: usize = 236;
const MAGIC: [u8; 4] = [99, 130, 83, 99];
/// The shortest message that relays let pass (RFC 1542, 2.1).
const LEAST: usize = 300;

/// Begins a message to a server. `own`: this machine's address, if it may use one already.
#[inline(never)]
pub fn message(kind: u8, id: u32, hardware: &[u8], own: [u8; 4], broadcast: bool) -> Vec<u8> {
    let mut message = Vec::from([1, 1, hardware.len() as u8, 0]);
    message.extend_from_slice(&id.to_be_bytes());
    message.extend_from_slice(&[0, 0, if broadcast { 0x80 } else { 0 }, 0]);
    message.extend_from_slice(&own);
    message.resize(28, 0);
    message.extend_from_slice(hardware);
    message.resize(FIXED, 0);
    message.extend_from_slice(&MAGIC);
    put(&mut message, KIND, &[kind]);
    message
}

/// Adds an option to a message. Longer ones are cut; no server takes them.
#[inline(never)]
pub fn put(message: &mut Vec<u8>, code: u8, value: &[u8]) {
    let value = value.get(..255).unwrap_or(value);
    message.extend_from_slice(&[code, value.len() as u8]);
    message.extend_from_slice(value);
}

/// Ends a message.
pub fn end(message: &mut Vec<u8>) {
    message.push(END);
    message.resize(message.len().max(LEAST), 0);
}

/// An answer.
pub struct Answer<'a>(&'a [u8]);

impl<'a> Answer<'a> {
    /// Takes `message` for an answer to what this machine has sent as number `id`.
    pub fn new(message: &'a [u8], id: u32, hardware: &[u8]) -> Option<Answer<'a>> {
        let fits = message.first() == Some(&2)
            && message.get(4..8) == Some(&id.to_be_bytes())
            && message.get(28..28 + hardware.len().min(16))
                == hardware.get(..hardware.len().min(16))
            && message.get(FIXED..FIXED + 4) == Some(&MAGIC);
        fits.then_some(Answer(message))
    }

    pub fn kind(&self) -> u8 {
        self.option(KIND).and_then(|value| value.first().copied()).unwrap_or(0)
    }

    /// The address that the machine is given.
    pub fn given(&self) -> Option<[u8; 4]> {
        self.fixed(16)
    }

    /// The server to boot from.
    pub fn next_server(&self) -> Option<[u8; 4]> {
        self.fixed(20)
    }

    fn fixed(&self, at: usize) -> Option<[u8; 4]> {
        self.0.get(at..)?.first_chunk().copied().filter(|ip| *ip != [0; 4])
    }

    /// What the fields for the server's name and the boot file have, where no options are in them.
    pub fn names(&self) -> [&'a [u8]; 2] {
        let overload = self.main(OVERLOAD).and_then(|value| value.first().copied()).unwrap_or(0);
        [(44, 64, 2), (108, 128, 1)].map(|(start, len, bit)| {
            let text =
                self.0.get(start..start + len).filter(|_| overload & bit == 0).unwrap_or(&[]);
            before(text, 0)
        })
    }

    fn main(&self, code: u8) -> Option<Vec<u8>> {
        let mut value = None;
        gather(self.0.get(FIXED + 4..).unwrap_or(&[]), code, &mut value);
        value
    }

    /// The value of an option, of all its parts (RFC 3396).
    #[inline(never)]
    pub fn option(&self, code: u8) -> Option<Vec<u8>> {
        let mut value = self.main(code);
        // The fields for names may have more options.
        let overload = self.main(OVERLOAD).and_then(|value| value.first().copied()).unwrap_or(0);
        for (bit, start, len) in [(1, 108, 128), (2, 44, 64)] {
            if overload & bit != 0 {
                gather(self.0.get(start..start + len).unwrap_or(&[]), code, &mut value);
            }
        }
        value
    }

    /// The first address of an option.
    pub fn address(&self, code: u8) -> Option<[u8; 4]> {
        self.option(code)?.first_chunk().copied()
    }

    /// For how many seconds the address is lent.
    pub fn seconds(&self) -> Option<u32> {
        let value = self.option(LEASE)?;
        Some(u32::from_be_bytes(value.as_slice().try_into().ok()?))
    }

    /// The value of an option as scripts are told it; `None` if there is none, or not of the form it should have. It has no control
    /// characters, and names have nothing else than names have.
    #[inline(never)]
    pub fn text(&self, code: u8, form: Form) -> Option<Vec<u8>> {
        let value = self.option(code)?;
        let mut text = Vec::new();
        let exact = |len: usize| (value.len() == len).then_some(());
        let number = || value.iter().fold(0, |number, &byte| number << 8 | u64::from(byte));
        let mut add = |len: usize| {
            exact(len).map(|()| text.extend_from_slice(format(number(), &mut [0; DIGITS])))
        };
        match form {
            Form::Address | Form::Addresses => {
                let one = form == Form::Address;
                if value.is_empty() || value.len() % 4 != 0 || one && value.len() != 4 {
                    return None;
                }
                join(&mut text, value.chunks(4), b' ');
            }
            Form::Pairs => {
                if value.is_empty() || value.len() % 8 != 0 {
                    return None;
                }
                for pair in value.chunks(8) {
                    let (network, router) = pair.split_at_checked(4)?;
                    join(&mut text, [network].into_iter(), b' ');
                    text.push(b'/');
                    Ip::from_bytes(router)?.format(&mut text);
                }
            }
            Form::Byte => add(1)?,
            Form::Short => add(2)?,
            Form::Long => add(4)?,
            Form::Signed => {
                exact(4).map(|()| text = format_signed((number() as u32 as i32).into()))?
            }
            Form::Text | Form::Name | Form::Bytes => {
                let end = value.iter().rposition(|&byte| byte != 0)?;
                text.extend_from_slice(value.get(..=end)?);
                let fits = |byte: &u8| match form {
                    Form::Name => byte.is_ascii_alphanumeric() || b"-._ ".contains(byte),
                    _ => matches!(byte, b' '..=b'~' | 128..),
                };
                // A dash in front would be an option.
                if !text.iter().all(fits) || text.starts_with(b"-") {
                    return None;
                }
            }
            Form::Names => {
                let mut at = 0;
                while at < value.len() {
                    let (name, next) = dns::name(&value, at)?;
                    if name.is_empty()
                        || !name
                            .iter()
                            .all(|byte| byte.is_ascii_alphanumeric() || b"-._".contains(byte))
                    {
                        return None;
                    }
                    if !text.is_empty() {
                        text.push(b' ');
                    }
                    text.extend_from_slice(&name);
                    at = next;
                }
            }
            Form::Routes => {
                for (ip, len, router) in routes(&value)? {
                    if !text.is_empty() {
                        text.push(b' ');
                    }
                    Ip::v4(ip).format(&mut text);
                    text.push(b'/');
                    text.extend_from_slice(format(len.into(), &mut [0; DIGITS]));
                    text.push(b' ');
                    Ip::v4(router).format(&mut text);
                }
            }
        }
        Some(text)
    }
}

/// A network, its length in bits, and the router to it.
pub type Route = ([u8; 4], u8, [u8; 4]);

/// The routes of option 121 (RFC 3442).
#[inline(never)]
pub fn routes(mut value: &[u8]) -> Option<Vec<Route>> {
    let mut found = Vec::new();
    while let Some((&len, rest)) = value.split_first() {
        let (network, rest) =
            rest.split_at_checked(usize::from(len).div_ceil(8)).filter(|_| len <= 32)?;
        let (router, rest) = rest.split_first_chunk()?;
        let mut bytes = [0; 4];
        bytes.iter_mut().zip(network).for_each(|(slot, byte)| *slot = *byte);
        // Bits behind the length are no part of the network, and the kernel takes none.
        let host = u32::MAX.checked_shr(len.into()).unwrap_or(0);
        let network = u32::from_be_bytes(bytes) & !host;
        found.push((network.to_be_bytes(), len, *router));
        value = rest;
    }
    (!found.is_empty()).then_some(found)
}

/// Adds addresses to a text.
fn join<'a>(text: &mut Vec<u8>, addresses: impl Iterator<Item = &'a [u8]>, separator: u8) {
    for ip in addresses.filter_map(Ip::from_bytes) {
        if !text.is_empty() {
            text.push(separator);
        }
        ip.format(text);
    }
}

/// Adds the parts of the option `code` to `value`.
#[inline(never)]
fn gather(mut options: &[u8], code: u8, value: &mut Option<Vec<u8>>) {
    while let Some((&head, rest)) = options.split_first() {
        options = match (head, rest) {
            (END, _) => return,
            (0, rest) => rest,
            (head, &[len, ref rest @ ..]) => {
                let Some((part, rest)) = rest.split_at_checked(len.into()) else { return };
                if head == code {
                    value.get_or_insert_with(Vec::new).extend_from_slice(part);
                }
                rest
            }
            _ => return,
        };
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const HARDWARE: [u8; 6] = [2, 0, 0, 0, 0, 1];

    fn answer(kind: u8, options: &[(u8, &[u8])]) -> Vec<u8> {
        let mut bytes = message(kind, 7, &HARDWARE, [0; 4], false);
        options.iter().for_each(|(code, value)| put(&mut bytes, *code, value));
        end(&mut bytes);
        bytes[0] = 2;
        bytes[16..20].copy_from_slice(&[10, 0, 2, 15]);
        bytes
    }

    #[test]
    fn reads_what_servers_say() {
        let bytes = answer(
            ACK,
            &[
                (SUBNET, &[255, 255, 255, 0]),
                (DNS, &[1, 2, 3, 4]),
                (DNS, &[5, 6, 7, 8]),
                (LEASE, &[0, 0, 14, 16]),
                (DOMAIN, b"a.example\0"),
                (2, &[255, 255, 241, 240]),
                (SEARCH, b"\x01a\x07example\0\x01b\xc0\x02"),
                (ROUTES, &[0, 1, 1, 1, 1, 23, 10, 1, 3, 3, 3, 3, 3]),
                (33, &[10, 1, 0, 0, 9, 9, 9, 9]),
            ],
        );
        let answer = Answer::new(&bytes, 7, &HARDWARE).unwrap();
        assert_eq!(
            (answer.kind(), answer.given(), answer.seconds()),
            (ACK, Some([10, 0, 2, 15]), Some(3600))
        );
        for (code, text) in [
            (SUBNET, &b"255.255.255.0"[..]),
            (DNS, b"1.2.3.4 5.6.7.8"),
            (LEASE, b"3600"),
            (DOMAIN, b"a.example"),
            (2, b"-3600"),
            (SEARCH, b"a.example b.example"),
            (ROUTES, b"0.0.0.0/0 1.1.1.1 10.1.2.0/23 3.3.3.3"),
            (33, b"10.1.0.0/9.9.9.9"),
        ] {
            let (_, _, form) = OPTIONS.iter().find(|(known, ..)| *known == code).unwrap();
            assert_eq!(answer.text(code, *form).as_deref(), Some(text));
        }
        assert!(Answer::new(&bytes, 8, &HARDWARE).is_none());
        assert!(Answer::new(&bytes, 7, &[2, 0, 0, 0, 0, 2]).is_none());
    }

    #[test]
    fn believes_no_names_that_are_commands() {
        for name in [&b"a;reboot"[..], b"$(x)", b"a\nb", b"-rf", b"`x`", b"a'b", b"", b"\0\0"] {
            let bytes = answer(ACK, &[(HOSTNAME, name)]);
            assert_eq!(Answer::new(&bytes, 7, &HARDWARE).unwrap().text(HOSTNAME, Form::Name), None);
        }
    }

    proptest! {
        #[test]
        fn survives(bytes in prop::collection::vec(prop_oneof![any::<u8>(), Just(OVERLOAD), Just(ROUTES), 0u8..5], 0..300)) {
            let mut message = answer(ACK, &[]);
            message.truncate(FIXED + 4);
            message.extend_from_slice(&bytes);
            let answer = Answer::new(&message, 7, &HARDWARE).unwrap();
            for (code, _, form) in OPTIONS {
                if let Some(text) = answer.text(*code, *form) {
                    prop_assert!(text.iter().all(|&byte| byte >= b' ' && byte != 127));
                }
            }
            answer.names();
        }
    }
}
