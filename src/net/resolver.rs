//! From names to addresses: /etc/hosts, then the servers of /etc/resolv.conf (resolv.conf(5)).
use super::dns::{self, Answer};
use crate::{
    Cx, Stop,
    hosts::{Hosts, Words},
    io,
    sys::{
        Errno, Fd, fs,
        net::{self, Address},
        random,
        raw::{O_NONBLOCK, O_RDONLY, POLLIN, POLLOUT},
        wait::{self, Time, Watch},
    },
    text::{
        ip::{self, Ip},
        number,
        split::{lines, parts},
    },
};
use alloc::vec::Vec;

/// The port of name servers.
pub const PORT: u16 = 53;

/// Why a name has no address.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Failure {
    /// Nobody has that name.
    Unknown,
    /// It is a name, but not one with such addresses.
    NoAddress,
    /// No server gave an answer.
    NoAnswer,
}

/// What /etc/resolv.conf says.
pub struct Resolver {
    pub servers: Vec<Ip>,
    pub port: u16,
    search: Vec<Vec<u8>>,
    /// A name with fewer dots is first tried below the domains of `search`.
    dots: u64,
    /// How long to wait for an answer.
    pub seconds: u64,
    /// How often to ask them all.
    pub attempts: u64,
    pub over_tcp: bool,
}

impl Resolver {
    #[inline(never)]
    pub fn read() -> Resolver {
        let file = fs::open(fs::CWD, c"/etc/resolv.conf", O_RDONLY, 0);
        // Without the file, a server on this machine is asked.
        let text = file.and_then(|file| io::read_all(&file)).unwrap_or_default();
        let mut resolver = Resolver {
            servers: Vec::new(),
            port: PORT,
            search: Vec::new(),
            dots: 1,
            seconds: 5,
            attempts: 2,
            over_tcp: false,
        };
        for line in lines(&text) {
            let mut words = Words::new(line);
            match words.next() {
                Some(b"nameserver") => {
                    let server = words.next().and_then(scoped);
                    resolver.servers.extend(server.filter(|_| resolver.servers.len() < 3));
                }
                Some(b"domain" | b"search") => {
                    resolver.search = words.map(<[u8]>::to_vec).collect()
                }
                Some(b"options") => words.for_each(|word| resolver.set(word)),
                _ => {}
            }
        }
        if resolver.servers.is_empty() {
            resolver.servers.push(Ip::LOOPBACK4);
        }
        resolver
    }

    /// Takes an option of the line `options`; what it does not know is for others.
    fn set(&mut self, word: &[u8]) {
        let mut parts = parts(word, b':');
        let name = parts.next().unwrap_or(word);
        let value = parts.rest().and_then(|value| number::decimal(value).ok()).unwrap_or(1);
        // The bounds are glibc's.
        match name {
            b"ndots" => self.dots = value.min(15),
            b"timeout" => self.seconds = value.clamp(1, 30),
            b"attempts" => self.attempts = value.clamp(1, 5),
            b"use-vc" => self.over_tcp = true,
            _ => {}
        }
    }

    /// The names to ask for in place of `name`, in this order.
    pub fn candidates(&self, name: &[u8]) -> Vec<Vec<u8>> {
        let dots = name.iter().filter(|&&byte| byte == b'.').count() as u64;
        let mut names: Vec<Vec<u8>> = Vec::new();
        if !name.ends_with(b".") {
            names.extend(self.search.iter().map(|domain| crate::filled(b"%.%", &[name, domain])));
        }
        let at = if dots >= self.dots { 0 } else { names.len() };
        names.insert(at, name.to_vec());
        names
    }

    /// Asks the servers in turn for records of `kind`: gives the question, the answer, and who gave it.
    #[inline(never)]
    pub fn ask(&self, name: &[u8], kind: u16) -> Result<(Vec<u8>, Vec<u8>, Ip), Failure> {
        let mut id = [0; 2];
        // Without randomness, the question and the port still have to be guessed.
        let _ = random::fill(&mut id);
        let question = dns::question(u16::from_ne_bytes(id), name, kind).ok_or(Failure::Unknown)?;
        let mut kept = None;
        for _ in 0..self.attempts {
            for server in &self.servers {
                let to = Address::inet(server, self.port);
                // A server that cannot be asked is as good as none.
                let Ok(bytes) = self.exchange(&to, &question) else { continue };
                let code = Answer::new(&bytes, &question).map(|answer| answer.code());
                let reply = (question.clone(), bytes, *server);
                if matches!(code, Some(0 | dns::NO_SUCH_NAME)) {
                    return Ok(reply);
                }
                // Another may know better.
                kept = kept.or(Some(reply));
            }
            if kept.is_some() {
                break;
            }
        }
        kept.ok_or(Failure::NoAnswer)
    }

    fn exchange(&self, server: &Address, question: &[u8]) -> Result<Vec<u8>, Errno> {
        if !self.over_tcp {
            let answer = self.by_datagram(server, question)?;
            if !Answer::new(&answer, question).is_some_and(|answer| answer.is_cut()) {
                return Ok(answer);
            }
        }
        self.by_stream(server, question)
    }

    #[inline(never)]
    fn by_datagram(&self, server: &Address, question: &[u8]) -> Result<Vec<u8>, Errno> {
        let socket = net::socket(server.family(), net::DATAGRAM, 0)?;
        // Connected: what others send does not arrive.
        net::connect(&socket, server)?;
        net::send(&socket, question, None)?;
        let until = wait::milliseconds() + self.seconds * 1000;
        let mut room = [0; 4096];
        loop {
            wait_until(&socket, until)?;
            let (len, _) = net::receive(&socket, &mut room, 0)?;
            let bytes = room.get(..len).unwrap_or(&room);
            if Answer::new(bytes, question).is_some() {
                return Ok(bytes.to_vec());
            }
        }
    }

    #[inline(never)]
    fn by_stream(&self, server: &Address, question: &[u8]) -> Result<Vec<u8>, Errno> {
        let socket = net::socket(server.family(), net::STREAM, 0)?;
        let until = wait::milliseconds() + self.seconds * 1000;
        connect_until(&socket, server, Some(until))?;
        let len = (question.len() as u16).to_be_bytes();
        let sent = [&len, question].concat();
        if net::send(&socket, &sent, None)? < sent.len() {
            return Err(Errno::IO);
        }
        let mut answer = Vec::new();
        let mut room = [0; 4096];
        loop {
            if let Some((len, rest)) = answer.split_first_chunk::<2>() {
                let len = usize::from(u16::from_be_bytes(*len));
                if let Some(whole) = rest.get(..len) {
                    let valid = Answer::new(whole, question).is_some();
                    return if valid { Ok(whole.to_vec()) } else { Err(Errno::IO) };
                }
            }
            wait_until(&socket, until)?;
            match io::read(&socket, &mut room)? {
                0 => return Err(Errno::IO),
                len => answer.extend_from_slice(room.get(..len).unwrap_or(&room)),
            }
        }
    }

    /// The addresses of a machine: of `family`, or of both kinds if that is 0.
    #[inline(never)]
    pub fn addresses(&self, name: &[u8], family: u16) -> Result<Vec<Ip>, Failure> {
        // No machine has another name, and nobody needs to be asked (RFC 1123, 2.1; the underscore is a custom).
        let known = |byte: &u8| byte.is_ascii_alphanumeric() || b"-_.".contains(byte);
        if name.is_empty() || !name.iter().all(known) {
            return Err(Failure::Unknown);
        }
        let mut failure = Failure::Unknown;
        for candidate in self.candidates(name) {
            let mut found = Vec::new();
            for (kind, of) in [(dns::A, net::INET), (dns::AAAA, net::INET6)] {
                if family != 0 && family != of {
                    continue;
                }
                match self.ask(&candidate, kind) {
                    Ok((question, bytes, _)) => {
                        let Some(answer) = Answer::new(&bytes, &question) else { continue };
                        match answer.code() {
                            0 => {
                                found.extend(answer.addresses(&candidate, kind));
                                failure = Failure::NoAddress;
                            }
                            dns::NO_SUCH_NAME => {}
                            _ => failure = Failure::NoAnswer,
                        }
                    }
                    // There are servers that have no answer to questions about one of the kinds.
                    Err(Failure::NoAnswer) if found.is_empty() => return Err(Failure::NoAnswer),
                    Err(_) => {}
                }
            }
            if !found.is_empty() {
                return Ok(found);
            }
        }
        Err(failure)
    }
}

/// The addresses of a machine: a number, a name of /etc/hosts, or one that the servers know. `family` is 0 for any.
#[inline(never)]
pub fn addresses(name: &[u8], family: u16) -> Result<Vec<Ip>, Failure> {
    let wanted = |ip: &Ip| match family {
        net::INET => ip.is_v4(),
        net::INET6 => !ip.is_v4(),
        _ => true,
    };
    if let Some(ip) = scoped(name).or_else(|| ip::parse_short(name)) {
        return if wanted(&ip) { Ok(Vec::from([ip])) } else { Err(Failure::NoAddress) };
    }
    let mut found: Vec<Ip> = Hosts::read().addresses(name).filter(wanted).collect();
    // It is this machine, whether or not a file says so (RFC 6761, 6.3).
    if found.is_empty() && name.eq_ignore_ascii_case(b"localhost") {
        found.extend([Ip::LOOPBACK6, Ip::LOOPBACK4].iter().filter(|ip| wanted(ip)));
    }
    if found.is_empty() { Resolver::read().addresses(name, family) } else { Ok(found) }
}

/// The name that a machine's name stands for: by /etc/hosts, or what the servers have an address of.
#[inline(never)]
pub fn canonical(name: &[u8]) -> Option<Vec<u8>> {
    let resolver = Resolver::read();
    Hosts::read().canonical(name).or_else(|| {
        resolver.addresses(name, 0).ok()?;
        resolver.candidates(name).iter().find_map(|candidate| {
            [dns::A, dns::AAAA].iter().find_map(|&kind| {
                let (question, bytes, _) = resolver.ask(candidate, kind).ok()?;
                let answer = Answer::new(&bytes, &question)?;
                let last =
                    answer.records().find(|record| record.section == 0 && record.kind == kind);
                last.map(|record| record.name)
            })
        })
    })
}

/// The name of the machine with an address: from /etc/hosts, or one that the servers know.
#[inline(never)]
pub fn name_of(ip: &Ip) -> Option<Vec<u8>> {
    if let Some(name) = Hosts::read().name_of(ip) {
        return Some(name);
    }
    let wanted = dns::reverse(ip);
    let (question, bytes, _) = Resolver::read().ask(&wanted, dns::PTR).ok()?;
    let answer = Answer::new(&bytes, &question)?;
    let record = answer.records().find(|record| record.kind == dns::PTR)?;
    answer.name_in(&record, 0)
}

/// The same for a command, which gives up without one.
#[inline(never)]
pub fn find(cx: &mut Cx, name: &[u8], family: u16) -> Result<Vec<Ip>, Stop> {
    addresses(name, family).map_err(|failure| {
        let text = describe(failure);
        cx.stop(packed!("%n: %r"), &[name, text])
    })
}

/// glibc's words.
pub fn describe(failure: Failure) -> &'static [u8] {
    match failure {
        Failure::Unknown => b"Name or service not known",
        Failure::NoAddress => b"No address associated with hostname",
        Failure::NoAnswer => b"Temporary failure in name resolution",
    }
}

/// An address, whose scope may be an interface's name.
pub fn scoped(text: &[u8]) -> Option<Ip> {
    let mut parts = parts(text, b'%');
    let ip = Ip::parse(parts.next()?)?;
    let Some(scope) = parts.rest() else { return Some(ip) };
    let number = number::decimal(scope).ok().and_then(|number| u32::try_from(number).ok());
    let scope = number.or_else(|| net::interface(scope).ok())?;
    (!ip.is_v4()).then_some(Ip { scope, ..ip })
}

/// Waits until there is something to read; TIMEDOUT once it is `until`, in milliseconds of [`wait::milliseconds`].
pub fn wait_until(socket: &Fd, until: u64) -> Result<(), Errno> {
    wait_for(socket, POLLIN, Some(until))
}

/// Waits for `events`; TIMEDOUT once it is `until`.
#[inline(never)]
pub fn wait_for(socket: &Fd, events: u32, until: Option<u64>) -> Result<(), Errno> {
    loop {
        let left = until.map(|until| until.saturating_sub(wait::milliseconds()));
        let time = left.map(Time::milliseconds);
        match wait::poll(&mut [Watch::new(socket, events)], time) {
            Ok(0) if left == Some(0) => return Err(Errno::TIMEDOUT),
            Ok(0) | Err(Errno::INTR) => {}
            done => return done.map(drop),
        }
    }
}

/// Connects; TIMEDOUT once it is `until`.
#[inline(never)]
pub fn connect_until(socket: &Fd, to: &Address, until: Option<u64>) -> Result<(), Errno> {
    let flags = fs::open_flags(socket)?;
    fs::set_open_flags(socket, flags | O_NONBLOCK)?;
    match net::connect(socket, to) {
        Err(Errno::INPROGRESS | Errno::INTR) => {
            wait_for(socket, POLLOUT, until)?;
            net::pending_error(socket)?;
        }
        done => done?,
    }
    fs::set_open_flags(socket, flags)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use std::net::UdpSocket;

    #[test]
    fn one_kind_of_addresses_is_enough() {
        let socket = UdpSocket::bind("127.0.0.1:0").unwrap();
        let port = socket.local_addr().unwrap().port();
        std::thread::spawn(move || {
            let mut room = [0; 512];
            loop {
                let (len, from) = socket.recv_from(&mut room).unwrap();
                // There is no answer to a question about IPv6.
                if room[len - 3] == dns::A as u8 {
                    let mut answer = room[..len].to_vec();
                    (answer[2], answer[7]) = (0x80, 1);
                    answer
                        .extend_from_slice(b"\xc0\x0c\0\x01\0\x01\0\0\0\x0a\0\x04\x01\x02\x03\x04");
                    socket.send_to(&answer, from).unwrap();
                }
            }
        });
        let resolver = Resolver {
            servers: Vec::from([Ip::LOOPBACK4]),
            port,
            search: Vec::new(),
            dots: 1,
            seconds: 1,
            attempts: 1,
            over_tcp: false,
        };
        assert_eq!(resolver.addresses(b"a.test", 0), Ok(Vec::from([Ip::v4([1, 2, 3, 4])])));
        assert_eq!(resolver.addresses(b"a.test", net::INET6), Err(Failure::NoAnswer));
    }
}
