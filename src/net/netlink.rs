//! The kernel's view of the network: interfaces, addresses, routes and neighbours (netlink(7), rtnetlink(7)).
use crate::{
    json::Array,
    sys::{
        Errno, Fd,
        net::{self, Address},
    },
    text::{ip::Ip, split::parts},
};
use alloc::vec::Vec;
pub use linux_raw_sys::netlink as raw;
use raw::{NLM_F_ACK, NLM_F_DUMP, NLM_F_REQUEST, NLMSG_DONE, NLMSG_ERROR};

/// Before each message: its length, kind, flags, number, and whose it is.
const HEADER: usize = 16;

/// A request that is being written: a header, a structure, and attributes.
pub struct Request(Vec<u8>);

impl Request {
    /// `kind`: RTM_*, `flags`: NLM_F_* beside the request's own, then the structure that this kind has.
    #[inline(never)]
    pub fn new(kind: u32, flags: u32, structure: &[u8]) -> Request {
        let mut bytes = Vec::from([0; HEADER]);
        for (place, value) in [(4, kind), (6, flags | NLM_F_REQUEST)] {
            let value = (value as u16).to_ne_bytes();
            bytes.iter_mut().skip(place).zip(value).for_each(|(slot, byte)| *slot = byte);
        }
        bytes.extend_from_slice(structure);
        Request(bytes)
    }

    /// Adds an attribute.
    #[inline(never)]
    pub fn add(&mut self, kind: u32, value: &[u8]) {
        let start = self.begin(kind);
        self.0.extend_from_slice(value);
        self.end(start);
    }

    /// Begins an attribute that has others in it; [`Request::end`] takes what this gives.
    pub fn begin(&mut self, kind: u32) -> usize {
        let start = self.0.len();
        self.0.extend_from_slice(&[0, 0]);
        self.0.extend_from_slice(&(kind as u16).to_ne_bytes());
        start
    }

    pub fn end(&mut self, start: usize) {
        let len = ((self.0.len() - start) as u16).to_ne_bytes();
        self.0.iter_mut().skip(start).zip(len).for_each(|(slot, byte)| *slot = byte);
        self.0.resize(self.0.len().next_multiple_of(4), 0);
    }

    /// Adds bytes that are no attribute.
    pub fn append(&mut self, bytes: &[u8]) {
        self.0.extend_from_slice(bytes);
    }

    /// The same attributes behind another head.
    pub fn with_head(self, kind: u32, flags: u32, structure: &[u8]) -> Request {
        let mut request = Request::new(kind, flags, structure);
        request.append(self.0.get(HEADER..).unwrap_or(&[]));
        request
    }

    fn finish(&mut self, flags: u32) {
        let len = self.0.len() as u32;
        if let Some((head, rest)) = self.0.split_first_chunk_mut::<4>() {
            *head = len.to_ne_bytes();
            if let Some(low) = rest.get_mut(2..4) {
                let old = u16::from_ne_bytes([low[0], low[1]]);
                low.copy_from_slice(&(old | flags as u16).to_ne_bytes());
            }
        }
    }
}

/// A socket to the kernel.
pub struct Netlink(Fd);

impl Netlink {
    pub fn open() -> Result<Netlink, Errno> {
        let socket = net::socket(net::NETLINK, net::RAW, 0)?;
        net::bind(&socket, &Address::netlink(0))?;
        Ok(Netlink(socket))
    }

    /// Asks for a change.
    pub fn change(&self, mut request: Request) -> Result<(), Errno> {
        request.finish(NLM_F_ACK);
        self.exchange(&request, &mut |_, _| {})
    }

    /// Asks for one answer.
    pub fn get(&self, mut request: Request, each: &mut dyn FnMut(u32, &[u8])) -> Result<(), Errno> {
        request.finish(NLM_F_ACK);
        self.exchange(&request, each)
    }

    /// Asks for a list: `each` takes the kind and what follows the header of each message.
    pub fn list(
        &self,
        mut request: Request,
        each: &mut dyn FnMut(u32, &[u8]),
    ) -> Result<(), Errno> {
        request.finish(NLM_F_DUMP);
        self.exchange(&request, each)
    }

    #[inline(never)]
    fn exchange(&self, request: &Request, each: &mut dyn FnMut(u32, &[u8])) -> Result<(), Errno> {
        net::send(&self.0, &request.0, Some(&Address::netlink(0)))?;
        let mut room = Vec::new();
        loop {
            // The kernel makes messages as long as they have to be.
            let (len, _) = net::receive(&self.0, &mut [0; 1], net::PEEK | net::TRUNCATE)?;
            room.resize(len.max(1), 0);
            let (len, from) = net::receive(&self.0, &mut room, 0)?;
            if from.family() != net::NETLINK {
                continue;
            }
            let mut rest = room.get(..len).unwrap_or(&room);
            while let Some(head) = rest.split_first_chunk::<HEADER>().map(|(head, _)| head) {
                let len = u32::from_ne_bytes([head[0], head[1], head[2], head[3]]) as usize;
                let kind = u32::from(u16::from_ne_bytes([head[4], head[5]]));
                let Some(body) = rest.get(HEADER..len) else { return Err(Errno::IO) };
                match kind {
                    NLMSG_DONE => return Ok(()),
                    NLMSG_ERROR => return Errno::from_reply(number(body, 0) as i32),
                    _ => each(kind, body),
                }
                rest = rest.get(len.next_multiple_of(4)..).unwrap_or(&[]);
            }
        }
    }
}

/// The number in the four bytes at `at`; 0 beyond the end.
pub fn number(bytes: &[u8], at: usize) -> u32 {
    let four = bytes.get(at..at + 4).and_then(|four| four.try_into().ok());
    u32::from_ne_bytes(four.unwrap_or([0; 4]))
}

/// The attributes of a message, behind a structure of `skip` bytes.
pub struct Attributes<'a>(&'a [u8]);

impl<'a> Attributes<'a> {
    pub fn new(body: &'a [u8], skip: usize) -> Attributes<'a> {
        Attributes(body.get(skip..).unwrap_or(&[]))
    }

    /// The value of the first of that kind.
    #[inline(never)]
    pub fn get(&self, wanted: u32) -> Option<&'a [u8]> {
        let mut rest = self.0;
        while let [a, b, c, d, ..] = *rest {
            let len = usize::from(u16::from_ne_bytes([a, b]));
            // The two highest bits are flags.
            let kind = u32::from(u16::from_ne_bytes([c, d]) & 0x3fff);
            let value = rest.get(4..len)?;
            if kind == wanted {
                return Some(value);
            }
            rest = rest.get(len.next_multiple_of(4)..)?;
        }
        None
    }

    /// The same as a number; 0 if there is none.
    pub fn number(&self, wanted: u32) -> u32 {
        self.get(wanted).map_or(0, |value| number(value, 0))
    }

    /// The same as a text without the byte that ends it.
    pub fn text(&self, wanted: u32) -> &'a [u8] {
        let value = self.get(wanted).unwrap_or(b"");
        value.strip_suffix(b"\0").unwrap_or(value)
    }
}

/// An interface.
pub struct Link {
    pub index: u32,
    pub name: Vec<u8>,
    pub flags: u32,
    /// What it is: ARPHRD_*.
    pub kind: u16,
    /// Its hardware address.
    pub address: Vec<u8>,
}

/// The interfaces.
#[inline(never)]
pub fn links(netlink: &Netlink) -> Result<Vec<Link>, Errno> {
    let mut links = Vec::new();
    let request = Request::new(raw::RTM_GETLINK as u32, 0, &[0; LINK]);
    netlink.list(request, &mut |_, body| {
        let attributes = Attributes::new(body, LINK);
        links.push(Link {
            index: number(body, 4),
            name: attributes.text(raw::IFLA_IFNAME as u32).to_vec(),
            flags: number(body, 8),
            kind: (number(body, 0) >> 16) as u16,
            address: attributes.get(raw::IFLA_ADDRESS as u32).unwrap_or(b"").to_vec(),
        });
    })?;
    Ok(links)
}

/// What is counted of an interface, and where in `struct rtnl_link_stats64`.
const COUNTS: &[(&str, usize)] = &[
    ("rx_packets", 0),
    ("tx_packets", 1),
    ("rx_bytes", 2),
    ("tx_bytes", 3),
    ("rx_errors", 4),
    ("tx_errors", 5),
    ("rx_dropped", 6),
    ("tx_dropped", 7),
];

/// One of the counters.
pub fn count(counts: &[u8], at: usize) -> u64 {
    let eight = counts.get(at * 8..at * 8 + 8).and_then(|eight| eight.try_into().ok());
    u64::from_ne_bytes(eight.unwrap_or([0; 8]))
}

/// Adds what is counted of an interface to an object.
#[inline(never)]
pub fn add_counts(array: &mut Array, attributes: &Attributes) {
    if let Some(counts) = attributes.get(raw::IFLA_STATS64 as u32) {
        for (name, at) in COUNTS {
            array.count(name, count(counts, *at));
        }
    }
}

/// A hardware address; one of a tunnel is an IP address.
#[inline(never)]
pub fn hardware(kind: u16, address: &[u8]) -> Vec<u8> {
    if matches!(kind, 768 | 769 | 776 | 778 | 823)
        && let Some(ip) = Ip::from_bytes(address)
    {
        return ip.text();
    }
    let mut text = Vec::new();
    for byte in address {
        let digit =
            |value: u8| b"0123456789abcdef".get(usize::from(value & 15)).copied().unwrap_or(b'0');
        text.extend_from_slice(&[digit(byte >> 4), digit(*byte), b':']);
    }
    text.pop();
    text
}

/// The bytes of a hardware address.
#[inline(never)]
pub fn parse_hardware(text: &[u8]) -> Option<Vec<u8>> {
    let byte = |text: &[u8]| {
        let digits = text
            .iter()
            .try_fold(0, |value, &digit| Some(value << 4 | char::from(digit).to_digit(16)?));
        digits.filter(|_| matches!(text.len(), 1 | 2)).map(|value| value as u8)
    };
    parts(text, b':').map(byte).collect()
}

/// The sizes of `struct ifinfomsg`, `ifaddrmsg`, `rtmsg` and `ndmsg`.
pub const LINK: usize = 16;
pub const ADDRESS: usize = 8;
pub const ROUTE: usize = 12;
pub const NEIGHBOUR: usize = 12;

/// A `struct ifinfomsg`: interface number `index`, whose `flags` of `mask` are to be set.
pub fn link(index: u32, flags: u32, mask: u32) -> [u8; LINK] {
    let mut bytes = [0; LINK];
    let words = [0, index, flags, mask];
    for (slot, byte) in bytes.iter_mut().zip(words.iter().flat_map(|word: &u32| word.to_ne_bytes()))
    {
        *slot = byte;
    }
    bytes
}
