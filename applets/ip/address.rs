//! Addresses of interfaces.
use super::{ADD, CHANGE, DELETE, FLUSH, REPLACE, Run, SCOPES, SHOW, add, link, name};
use rt::{
    Cx, Done, Stop, Vec,
    net::netlink::{ADDRESS, Attributes, Request, number, raw::*},
    sys::net,
    text::{
        ip::Ip,
        number::{DIGITS, format},
        split::numbered,
    },
};

/// Flags of addresses (IFA_F_*) and their names, in the order in which they are printed.
const SECONDARY: u32 = 1;
const PERMANENT: u32 = 0x80;
const FLAGS: &str = "secondary 1 nodad 2 optimistic 4 dadfailed 8 home 16 deprecated 32 tentative 64 dynamic 128 mngtmpaddr 256 noprefixroute 512 autojoin 1024 stable-privacy 2048";

pub fn run(run: &mut Run, cx: &mut Cx, command: usize) -> Done {
    match command {
        SHOW | FLUSH => {
            let which = Which::read(run, cx)?;
            if command == SHOW { show(run, cx, &which) } else { flush(run, cx, &which) }
        }
        ADD => change(run, cx, RTM_NEWADDR as u32, NLM_F_CREATE | NLM_F_EXCL),
        REPLACE | CHANGE => change(run, cx, RTM_NEWADDR as u32, NLM_F_CREATE | NLM_F_REPLACE),
        DELETE => change(run, cx, RTM_DELADDR as u32, 0),
        _ => {
            Err(cx.usage(packed!("addresses are shown, added, replaced, deleted or flushed"), &[]))
        }
    }
}

/// Which addresses are meant.
#[derive(Default)]
struct Which {
    links: link::Filter,
    to: Option<(Ip, u8)>,
    scope: Option<u32>,
    label: Vec<u8>,
}

impl Which {
    fn read(run: &mut Run, cx: &mut Cx) -> Result<Which, Stop> {
        let mut which = Which::default();
        loop {
            match run.keyword("to scope label") {
                None => return Ok(which),
                Some(0) => which.to = Some(run.prefix(cx)?),
                Some(1) => which.scope = Some(run.named(cx, SCOPES)?),
                Some(2) => which.label = run.value(cx)?.to_vec(),
                Some(_) => {
                    which.links.read(run, cx)?;
                }
            }
        }
    }

    fn takes(&self, address: &Address) -> bool {
        (self.links.device == 0 || self.links.device == address.index)
            && self.scope.is_none_or(|scope| scope == address.scope)
            && (self.label.is_empty() || self.label == address.label)
            && self.to.is_none_or(|(ip, len)| within(&address.local, &ip, len))
    }
}

/// Do the first `len` bits of two addresses of one kind agree?
pub fn within(ip: &Ip, prefix: &Ip, len: u8) -> bool {
    let (ip, prefix) = (ip.octets(), prefix.octets());
    let mut left = usize::from(len);
    ip.len() == prefix.len()
        && ip.iter().zip(prefix).all(|(a, b)| {
            let bits = left.min(8);
            left -= bits;
            u16::from(a ^ b) >> (8 - bits) == 0
        })
}

/// An address, as the kernel tells it.
struct Address {
    family: u8,
    len: u8,
    scope: u32,
    index: u32,
    flags: u32,
    local: Ip,
    peer: Option<Ip>,
    broadcast: Option<Ip>,
    label: Vec<u8>,
    /// For how many seconds it is preferred and valid; the largest number is for ever.
    lifetimes: [u32; 2],
    body: Vec<u8>,
}

impl Address {
    fn new(body: &[u8]) -> Option<Address> {
        let &[family, len, flags, scope, ..] = body else { return None };
        let attributes = Attributes::new(body, ADDRESS);
        let ip = |kind: u32| attributes.get(kind).and_then(Ip::from_bytes);
        let (local, other) = (ip(IFA_LOCAL as u32), ip(IFA_ADDRESS as u32));
        let times = attributes.get(IFA_CACHEINFO as u32).unwrap_or(&[0xff; 8]);
        Some(Address {
            family,
            len,
            scope: scope.into(),
            index: number(body, 4),
            flags: attributes.get(IFA_FLAGS as u32).map_or(flags.into(), |flags| number(flags, 0)),
            local: local.or(other)?,
            peer: other.filter(|_| local.is_some() && local != other),
            broadcast: ip(IFA_BROADCAST as u32),
            label: attributes.text(IFA_LABEL as u32).to_vec(),
            lifetimes: [number(times, 0), number(times, 4)],
            body: body.to_vec(),
        })
    }

    /// Address and prefix.
    fn text(&self) -> Vec<u8> {
        let mut text = self.local.text();
        if let Some(peer) = &self.peer {
            rt::fill(&mut text, b" peer %", &[&peer.text()]);
        }
        rt::fill(&mut text, b"/%", &[format(self.len.into(), &mut [0; DIGITS])]);
        text
    }

    fn describe(&self, text: &mut Vec<u8>) {
        let v4 = u16::from(self.family) == net::INET;
        add(text, &[if v4 { b"    inet " } else { b"    inet6 " }, &self.text()]);
        if let Some(broadcast) = &self.broadcast {
            rt::fill(text, b" brd %", &[&broadcast.text()]);
        }
        rt::fill(text, b" scope % ", &[&name(SCOPES, self.scope)]);
        for (name, bit) in numbered(FLAGS) {
            let name = if bit == SECONDARY && !v4 { b"temporary" } else { name };
            // It is said of the others that they are not permanent.
            if (self.flags & bit != 0) != (bit == PERMANENT) {
                rt::fill(text, b"% ", &[name]);
            }
        }
        rt::fill(text, b"%\n       valid_lft ", &[&self.label]);
        let [preferred, valid] = self.lifetimes;
        for (word, seconds) in [(&b""[..], valid), (b" preferred_lft ", preferred)] {
            add(text, &[word]);
            match seconds {
                u32::MAX => add(text, &[b"forever"]),
                seconds => rt::fill(text, b"%sec", &[format(seconds.into(), &mut [0; DIGITS])]),
            }
        }
        text.push(b'\n');
    }
}

fn read(run: &Run, cx: &mut Cx, which: &Which) -> Result<Vec<Address>, Stop> {
    let mut addresses = Vec::new();
    let head = [run.family as u8, 0, 0, 0, 0, 0, 0, 0];
    run.list(cx, Request::new(RTM_GETADDR as u32, 0, &head), &mut |_, body| {
        addresses.extend(Address::new(body).filter(|address| which.takes(address)));
    })?;
    Ok(addresses)
}

#[inline(never)]
fn show(run: &Run, cx: &mut Cx, which: &Which) -> Done {
    let addresses = read(run, cx, which)?;
    if run.json {
        return Run::print_json(cx, &mut |array, cx| {
            for address in &addresses {
                let v4 = u16::from(address.family) == net::INET;
                array.count("ifindex", address.index.into());
                array.text("ifname", &run.name_of(address.index));
                array.text("family", if v4 { b"inet" } else { b"inet6" });
                array.text("local", &address.local.text());
                array.count("prefixlen", address.len.into());
                if let Some(peer) = &address.peer {
                    array.text("address", &peer.text());
                }
                if let Some(broadcast) = &address.broadcast {
                    array.text("broadcast", &broadcast.text());
                }
                array.text("scope", &name(SCOPES, address.scope));
                array.end_object(cx);
            }
        });
    }
    let narrow =
        run.family != 0 || which.to.is_some() || which.scope.is_some() || !which.label.is_empty();
    for body in link::read(run, cx, &which.links)? {
        let index = number(&body, 4);
        let of_link = || addresses.iter().filter(|address| address.index == index);
        let mut text = Vec::new();
        if run.oneline && !run.brief {
            for address in of_link() {
                let mut line = format(index.into(), &mut [0; DIGITS]).to_vec();
                rt::fill(&mut line, b": %", &[&run.name_of(index)]);
                address.describe(&mut line);
                run.print(cx, &line)?;
            }
            continue;
        }
        if narrow && of_link().next().is_none() {
            continue;
        }
        link::describe(run, &mut text, &body, false);
        for address in of_link() {
            if run.brief {
                rt::fill(&mut text, b"% ", &[&address.text()])
            } else {
                address.describe(&mut text)
            }
        }
        link::describe_counts(run, &mut text, &body);
        run.print(cx, &text)?;
    }
    Ok(())
}

fn flush(run: &Run, cx: &mut Cx, which: &Which) -> Done {
    if which.links.device == 0
        && which.to.is_none()
        && which.scope.is_none()
        && which.label.is_empty()
    {
        return Err(cx.usage(packed!("say which addresses are to be flushed"), &[]));
    }
    for address in read(run, cx, which)? {
        let request = Request::new(RTM_DELADDR as u32, 0, &address.body);
        match run.netlink.change(request) {
            // A secondary one goes with the first.
            Err(rt::sys::Errno::ADDRNOTAVAIL) => {}
            done => done.map_err(|e| super::refuse(cx, e))?,
        }
    }
    Ok(())
}

fn change(run: &mut Run, cx: &mut Cx, kind: u32, flags: u32) -> Done {
    let (mut device, mut scope, mut own) = (0, None, None);
    let (mut peer, mut broadcast, mut label) = (None, None, None);
    while let Some(word) = run.keyword("dev scope peer broadcast brd label local") {
        match word {
            0 => device = run.device(cx)?,
            1 => scope = Some(run.named(cx, SCOPES)?),
            2 => peer = Some(run.prefix(cx)?),
            3 | 4 => {
                let automatic = { run.words }.next().is_some_and(|word| word == c"+");
                broadcast = Some(if automatic {
                    run.words.next();
                    None
                } else {
                    Some(run.address(cx)?)
                });
            }
            5 => label = Some(run.value(cx)?),
            _ if own.is_none() => own = Some(run.prefix(cx)?),
            _ => return Err(run.unknown(cx)),
        }
    }
    let Some((ip, mut len)) = own else {
        return Err(cx.usage(packed!("an address is missing"), &[]));
    };
    if device == 0 {
        return Err(cx.usage(packed!("a device is missing: dev NAME"), &[]));
    }
    if let Some((_, peer_len)) = peer {
        len = peer_len;
    }
    // Those of the loopback are of this machine only.
    let loopback = ip.as_v4().is_some_and(|bytes| bytes[0] == 127);
    let scope = scope.unwrap_or(if loopback { 254 } else { 0 });
    let mut head = [0; ADDRESS];
    head[..4].copy_from_slice(&[run.family as u8, len, 0, scope as u8]);
    head[4..].copy_from_slice(&device.to_ne_bytes());
    let mut request = Request::new(kind, flags, &head);
    request.add(IFA_LOCAL as u32, ip.octets());
    request.add(IFA_ADDRESS as u32, peer.map_or(ip, |(peer, _)| peer).octets());
    if let Some(given) = broadcast {
        let automatic = || {
            let bytes = u32::from_be_bytes(ip.as_v4()?);
            let host = u32::MAX.checked_shr(len.into()).unwrap_or(0);
            Some(Ip::v4((bytes | host).to_be_bytes()))
        };
        let Some(ip) = given.or_else(automatic) else {
            return Err(cx.usage(packed!("only IPv4 has broadcast addresses"), &[]));
        };
        request.add(IFA_BROADCAST as u32, ip.octets());
    }
    if let Some(label) = label {
        request.add(IFA_LABEL as u32, &rt::filled(b"%\0", &[label]));
    }
    run.change(cx, request)
}
