//! Interfaces.
use super::{ADD, CHANGE, DELETE, REPLACE, Run, SET, SHOW, add, add_number};
use rt::{
    Cx, Done, Stop, Vec,
    net::netlink::{Attributes, LINK, Request, add_counts, count, hardware, link, number, raw::*},
    text::{
        number::{DIGITS, format},
        split::{names_of, parts},
    },
};

const UP: u32 = 1;
const RUNNING: u32 = 0x40;

/// The flags' names, in the order in which they are printed.
const FLAGS: &str = "LOOPBACK 8 BROADCAST 2 POINTOPOINT 16 MULTICAST 4096 NOARP 128 ALLMULTI 512 PROMISC 256 MASTER 1024 SLAVE 2048 DEBUG 4 DYNAMIC 32768 AUTOMEDIA 16384 PORTSEL 8192 NOTRAILERS 32 UP 1 LOWER_UP 65536 DORMANT 131072 ECHO 262144";

const STATES: &str = "UNKNOWN NOTPRESENT DOWN LOWERLAYERDOWN TESTING DORMANT UP";

/// What interfaces are, by the numbers of ARPHRD_*.
const KINDS: &str = "ether 1 infiniband 32 can 280 slip 256 ppp 512 ipip 768 tunnel6 769 loopback 772 sit 776 gre 778 ieee802.11 801 ieee802.11/prism 802 ieee802.11/radiotap 803 gre6 823 netlink 824 none 65534 void 65535";

/// Which interfaces are meant.
#[derive(Default)]
pub struct Filter {
    pub device: u32,
    pub up: bool,
    master: u32,
    kind: Vec<u8>,
}

impl Filter {
    /// Takes a word of a filter, if the next one is.
    pub fn read(&mut self, run: &mut Run, cx: &mut Cx) -> Result<bool, Stop> {
        match run.keyword("dev up master type") {
            None => return Ok(false),
            Some(0) => self.device = run.device(cx)?,
            Some(1) => self.up = true,
            Some(2) => self.master = run.device(cx)?,
            Some(3) => self.kind = run.value(cx)?.to_vec(),
            // A name alone.
            Some(_) => self.device = run.device(cx)?,
        }
        Ok(true)
    }

    /// Is the interface of this message meant?
    pub fn takes(&self, body: &[u8]) -> bool {
        let attributes = Attributes::new(body, LINK);
        let info = attributes.get(IFLA_LINKINFO as u32).unwrap_or(&[]);
        (self.device == 0 || self.device == number(body, 4))
            && (!self.up || number(body, 8) & UP != 0)
            && (self.master == 0 || self.master == attributes.number(IFLA_MASTER as u32))
            && (self.kind.is_empty()
                || self.kind == Attributes::new(info, 0).text(IFLA_INFO_KIND as u32))
    }
}

pub fn run(run: &mut Run, cx: &mut Cx, command: usize) -> Done {
    match command {
        SHOW => {
            let mut filter = Filter::default();
            while filter.read(run, cx)? {}
            show(run, cx, &filter)
        }
        ADD | REPLACE => create(run, cx),
        SET | CHANGE => set(run, cx),
        DELETE => {
            if run.keyword("dev").is_none() {
                return Err(run.unknown(cx));
            }
            let index = run.device(cx)?;
            run.change(cx, Request::new(RTM_DELLINK as u32, 0, &link(index, 0, 0)))
        }
        _ => Err(cx.usage(packed!("links are shown, added, set or deleted"), &[])),
    }
}

/// The interfaces that are meant, as messages.
pub fn read(run: &Run, cx: &mut Cx, filter: &Filter) -> Result<Vec<Vec<u8>>, Stop> {
    let mut bodies: Vec<Vec<u8>> = Vec::new();
    run.list(cx, Request::new(RTM_GETLINK as u32, 0, &[0; LINK]), &mut |_, body| {
        if filter.takes(body) {
            bodies.push(body.to_vec());
        }
    })?;
    Ok(bodies)
}

fn show(run: &Run, cx: &mut Cx, filter: &Filter) -> Done {
    let bodies = read(run, cx, filter)?;
    if run.json {
        return Run::print_json(cx, &mut |array, cx| {
            for body in &bodies {
                let attributes = Attributes::new(body, LINK);
                let kind = (number(body, 0) >> 16) as u16;
                array.count("ifindex", number(body, 4).into());
                array.text("ifname", attributes.text(IFLA_IFNAME as u32));
                array.text("flags", &flags(number(body, 8)));
                array.count("mtu", attributes.number(IFLA_MTU as u32).into());
                array.text("operstate", state(&attributes));
                array.text("link_type", &super::name(KINDS, kind.into()));
                let address = attributes.get(IFLA_ADDRESS as u32).unwrap_or(&[]);
                array.text("address", &hardware(kind, address));
                add_counts(array, &attributes);
                array.end_object(cx);
            }
        });
    }
    for body in &bodies {
        let mut text = Vec::new();
        describe(run, &mut text, body, true);
        describe_counts(run, &mut text, body);
        run.print(cx, &text)?;
    }
    Ok(())
}

fn flags(flags: u32) -> Vec<u8> {
    let names = names_of(FLAGS, flags);
    if flags & UP != 0 && flags & RUNNING == 0 {
        return rt::filled(b"NO-CARRIER,%", &[&names]);
    }
    names
}

fn state(attributes: &Attributes) -> &'static [u8] {
    let state = attributes.get(IFLA_OPERSTATE as u32).and_then(|state| state.first()).copied();
    parts(STATES.as_bytes(), b' ').nth(state.unwrap_or(0).into()).unwrap_or(b"UNKNOWN")
}

/// `struct rtnl_link_stats64`: the places of what is shown.
/// The name of an interface, with what it lies upon.
fn full_name(run: &Run, body: &[u8]) -> Vec<u8> {
    let attributes = Attributes::new(body, LINK);
    let mut text = attributes.text(IFLA_IFNAME as u32).to_vec();
    if attributes.get(IFLA_LINK as u32).is_some() {
        let below = attributes.number(IFLA_LINK as u32);
        text.push(b'@');
        match below {
            0 => add(&mut text, &[b"NONE"]),
            // It is in another namespace.
            _ if attributes.get(IFLA_LINK_NETNSID as u32).is_some() => {
                add_number(&mut text, "if", below);
            }
            _ => add(&mut text, &[&run.name_of(below)]),
        }
    }
    text
}

/// Writes an interface; `modes` says whether that is all. Where addresses of one family follow, the hardware's is left out.
pub fn describe(run: &Run, text: &mut Vec<u8>, body: &[u8], modes: bool) {
    let attributes = Attributes::new(body, LINK);
    let name = full_name(run, body);
    let kind = (number(body, 0) >> 16) as u16;
    let address = hardware(kind, attributes.get(IFLA_ADDRESS as u32).unwrap_or(&[]));
    if run.brief {
        pad(text, &name, 17);
        pad(text, state(&attributes), 15);
        if modes {
            pad(text, &address, 18);
            rt::fill(text, b"<%> ", &[&flags(number(body, 8))]);
        }
        return;
    }
    rt::fill(text, b"%: %", &[format(number(body, 4).into(), &mut [0; DIGITS]), &name]);
    rt::fill(text, b": <%>", &[&flags(number(body, 8))]);
    add_number(text, " mtu ", attributes.number(IFLA_MTU as u32));
    rt::fill(text, b" qdisc %", &[attributes.text(IFLA_QDISC as u32)]);
    if let master @ 1.. = attributes.number(IFLA_MASTER as u32) {
        rt::fill(text, b" master %", &[&run.name_of(master)]);
    }
    rt::fill(text, b" state %", &[state(&attributes)]);
    if modes {
        let dormant = attributes.get(IFLA_LINKMODE as u32) == Some(&[1]);
        rt::fill(text, b" mode %", &[if dormant { b"DORMANT" } else { b"DEFAULT" }]);
    }
    match attributes.number(IFLA_GROUP as u32) {
        0 => add(text, &[b" group default"]),
        group => add_number(text, " group ", group),
    }
    add_number(text, " qlen ", attributes.number(IFLA_TXQLEN as u32));
    if !modes && run.family != 0 {
        text.push(b'\n');
        return;
    }
    let kind_name = super::name(KINDS, kind.into());
    rt::fill(text, b"\n    link/% %", &[&kind_name, &address]);
    if let Some(broadcast) = attributes.get(IFLA_BROADCAST as u32) {
        let word: &[u8] = if number(body, 8) & 16 != 0 { b" peer " } else { b" brd " };
        add(text, &[word, &hardware(kind, broadcast)]);
    }
    if attributes.get(IFLA_LINK_NETNSID as u32).is_some() {
        let id = attributes.number(IFLA_LINK_NETNSID as u32);
        rt::fill(text, b" link-netnsid %", &[format(id.into(), &mut [0; DIGITS])]);
    }
    if modes && attributes.get(IFLA_IFALIAS as u32).is_some() {
        rt::fill(text, b"\n    alias %", &[attributes.text(IFLA_IFALIAS as u32)]);
    }
    text.push(b'\n');
}

/// Writes what went through an interface.
pub fn describe_counts(run: &Run, text: &mut Vec<u8>, body: &[u8]) {
    if let Some(counts) = Attributes::new(body, LINK).get(IFLA_STATS64 as u32)
        && run.stats
        && !run.brief
    {
        // Received, then sent: bytes, packets, errors, dropped, and what only one of them has.
        table(text, "RX", &["missed", "mcast"], &[2, 0, 4, 6, 15, 8].map(|at| count(counts, at)));
        table(
            text,
            "TX",
            &["carrier", "collsns"],
            &[3, 1, 5, 7, 16, 9].map(|at| count(counts, at)),
        );
    }
}

/// Writes a word and fills it up with blanks.
pub fn pad(text: &mut Vec<u8>, word: &[u8], width: usize) {
    let end = text.len() + width;
    add(text, &[word]);
    // A long one is set off all the same.
    text.resize(end.max(text.len() + 1), b' ');
}

/// Writes counts below their names, both to the right.
fn table(text: &mut Vec<u8>, what: &str, last: &[&str; 2], counts: &[u64; 6]) {
    let names = ["bytes", "packets", "errors", "dropped", last[0], last[1]];
    let width = |at: usize| {
        let digits = counts.get(at).map_or(0, |&count| format(count, &mut [0; DIGITS]).len());
        let least = [9, 7, 6, 7, 7, 7].get(at).copied().unwrap_or(7);
        digits.max(least)
    };
    rt::fill(text, b"    %:", &[what.as_bytes()]);
    for (at, name) in names.iter().enumerate() {
        let fill = width(at).saturating_sub(name.len() + if at == 0 { 3 } else { 0 });
        text.resize(text.len() + fill + 1, b' ');
        add(text, &[name.as_bytes()]);
    }
    add(text, &[b"           \n    "]);
    for (at, &count) in counts.iter().enumerate() {
        let mut room = [0; DIGITS];
        let digits = format(count, &mut room);
        let fill = (width(at) + usize::from(at == 0)).saturating_sub(digits.len());
        text.resize(text.len() + fill + usize::from(at > 0), b' ');
        add(text, &[digits]);
    }
    add(text, &[b" \n"]);
}

fn set(run: &mut Run, cx: &mut Cx) -> Done {
    if run.keyword("dev").is_none() {
        return Err(run.unknown(cx));
    }
    let index = run.device(cx)?;
    let [mut flags, mut mask] = [0; 2];
    let mut attributes = Request::new(0, 0, &[]);
    const WORDS: &str = "up down arp multicast allmulticast promisc mtu txqueuelen txqlen address broadcast name alias master nomaster netns";
    while let Some(word) = run.keyword(WORDS) {
        match word {
            0 | 1 => {
                mask |= UP;
                flags = flags & !UP | if word == 0 { UP } else { 0 };
            }
            2..=5 => {
                let bit = [128, 0x1000, 0x200, 0x100].get(word - 2).copied().unwrap_or(0);
                // The flag of ARP says that there is none.
                let on = run.on_off(cx)? != (word == 2);
                mask |= bit;
                flags = flags & !bit | if on { bit } else { 0 };
            }
            6 => attributes.add(IFLA_MTU as u32, &run.number(cx)?.to_ne_bytes()),
            7 | 8 => attributes.add(IFLA_TXQLEN as u32, &run.number(cx)?.to_ne_bytes()),
            9 => attributes.add(IFLA_ADDRESS as u32, &run.hardware(cx)?),
            10 => attributes.add(IFLA_BROADCAST as u32, &run.hardware(cx)?),
            11 => attributes.add(IFLA_IFNAME as u32, &device_name(run, cx)?),
            12 => attributes.add(IFLA_IFALIAS as u32, run.value(cx)?),
            13 => attributes.add(IFLA_MASTER as u32, &run.device(cx)?.to_ne_bytes()),
            14 => attributes.add(IFLA_MASTER as u32, &[0; 4]),
            15 => attributes.add(IFLA_NET_NS_PID as u32, &run.number(cx)?.to_ne_bytes()),
            _ => return Err(run.unknown(cx)),
        }
    }
    let request = attributes.with_head(RTM_NEWLINK as u32, 0, &link(index, flags, mask));
    run.change(cx, request)
}

/// The next word as a name for an interface.
fn device_name(run: &mut Run, cx: &mut Cx) -> Result<Vec<u8>, Stop> {
    let name = run.value(cx)?;
    let valid = !matches!(name, b"" | b"." | b"..")
        && name.len() < 16
        && !name.iter().any(|&byte| byte <= b' ' || byte == b'/' || byte == b':');
    if valid {
        Ok(rt::filled(b"%\0", &[name]))
    } else {
        Err(cx.usage(packed!("%w is no name for an interface"), &[name]))
    }
}

fn create(run: &mut Run, cx: &mut Cx) -> Done {
    let mut request = Request::new(RTM_NEWLINK as u32, NLM_F_CREATE | NLM_F_EXCL, &[0; LINK]);
    let mut named = false;
    let kind = loop {
        match run.keyword("link name type mtu address") {
            None => return Err(cx.usage(packed!("a type is missing"), &[])),
            Some(0) => request.add(IFLA_LINK as u32, &run.device(cx)?.to_ne_bytes()),
            Some(2) => break run.value(cx)?,
            Some(3) => request.add(IFLA_MTU as u32, &run.number(cx)?.to_ne_bytes()),
            Some(4) => request.add(IFLA_ADDRESS as u32, &run.hardware(cx)?),
            Some(5) if named => return Err(run.unknown(cx)),
            Some(_) => {
                request.add(IFLA_IFNAME as u32, &device_name(run, cx)?);
                named = true;
            }
        }
    };
    let info = request.begin(IFLA_LINKINFO as u32);
    request.add(IFLA_INFO_KIND as u32, kind);
    let data = request.begin(IFLA_INFO_DATA as u32);
    while let Some(word) = run.keyword("peer name id") {
        match (word, kind) {
            (0, b"veth") => {
                // VETH_INFO_PEER: an interface like this one.
                let peer = request.begin(1);
                request.append(&[0; LINK]);
                run.keyword("name");
                request.add(IFLA_IFNAME as u32, &device_name(run, cx)?);
                request.end(peer);
            }
            (2, b"vlan") => {
                let id = run.number(cx)?;
                if id > 4095 {
                    return Err(cx.usage(packed!("the id of a VLAN is at most 4095"), &[]));
                }
                request.add(IFLA_VLAN_ID as u32, &(id as u16).to_ne_bytes());
            }
            _ => return Err(run.unknown(cx)),
        }
    }
    request.end(data);
    request.end(info);
    run.change(cx, request)
}
