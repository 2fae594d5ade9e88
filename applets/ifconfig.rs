//! ifconfig - show and set interfaces, as net-tools does
use core::ffi::CStr;
use rt::{
    Cx, Done, Id, Stop, Vec,
    json::{Array, Value},
    long,
    net::{
        netlink::{self, ADDRESS, Attributes, LINK, Netlink, Request, number, raw::*},
        resolver,
    },
    sys::net::{self, Ask},
    text::{
        ip::Ip,
        number::{DIGITS, decimal, format, format_hex},
        split::{names_of, parts},
        version,
    },
};

rt::applet! { "ifconfig", main, { options_first: true, place: rt::Place::Sbin }, "\
Usage: ifconfig [-a] [-s] [--json] [INTERFACE]
  or:  ifconfig INTERFACE [WORD [VALUE]]...
Show the interfaces of the network, or set one.

  -a  also those that are down
  -s  in one line each
      --json  print JSON

WORD is:
  ADDRESS[/BITS]            its address, which takes it up
  netmask ADDRESS           which part of that is the network's
  broadcast ADDRESS         the address of all of it
  pointopoint ADDRESS, dstaddr ADDRESS  the other end's
  add ADDRESS/BITS, del ADDRESS/BITS  one of IPv6 more, or less
  hw ether ADDRESS          the hardware's
  mtu N, txqueuelen N, metric N
  name NAME
  up, down, [-]arp, [-]promisc, [-]allmulti, [-]multicast, [-]dynamic, [-]trailers, [-]broadcast, [-]pointopoint
" }

const JSON: Id = long(HELP, "json");

const UP: u32 = 1;
const BROADCAST: u32 = 2;
const POINT: u32 = 0x10;
const RUNNING: u32 = 0x40;

/// Flags in the order in which they are printed, and in the order of their letters.
const FLAGS: &str = "UP 1 BROADCAST 2 DEBUG 4 LOOPBACK 8 POINTOPOINT 16 NOTRAILERS 32 RUNNING 64 NOARP 128 PROMISC 256 ALLMULTI 512 \
SLAVE 2048 MASTER 1024 MULTICAST 4096 DYNAMIC 32768";
const LETTERS: &[(u32, u8)] = &[
    (0x200, b'A'),
    (BROADCAST, b'B'),
    (4, b'D'),
    (8, b'L'),
    (0x1000, b'M'),
    (0x8000, b'd'),
    (0x100, b'P'),
    (0x20, b'N'),
    (0x80, b'O'),
    (POINT, b'P'),
    (0x800, b's'),
    (0x400, b'm'),
    (RUNNING, b'R'),
    (UP, b'U'),
];
/// Kinds of hardware (ARPHRD_*).
const KINDS: &[(u16, &str, &str)] = &[
    (1, "ether", "Ethernet"),
    (32, "infiniband", "InfiniBand"),
    (512, "ppp", "Point-to-Point Protocol"),
    (768, "tunnel", "IPIP Tunnel"),
    (772, "loop", "Local Loopback"),
    (776, "sit", "IPv6-in-IPv4"),
    (0, "unspec", "UNSPEC"),
];
/// Words that set or clear a flag.
const SWITCHES: &[(&str, u32, u32)] = &[
    ("up", UP | RUNNING, 0),
    ("down", 0, UP),
    ("arp", 0, 0x80),
    ("trailers", 0, 0x20),
    ("promisc", 0x100, 0),
    ("allmulti", 0x200, 0),
    ("multicast", 0x1000, 0),
    ("dynamic", 0x8000, 0),
    ("broadcast", BROADCAST, 0),
    ("pointopoint", POINT, 0),
];
/// Words before an address or a number, what they set, and what that is called where it fails.
const SETTINGS: &[(&str, Ask, &str)] = &[
    ("netmask", Ask::SetMask, "SIOCSIFNETMASK"),
    ("broadcast", Ask::SetBroadcast, "SIOCSIFBRDADDR"),
    ("pointopoint", Ask::SetPeer, "SIOCSIFDSTADDR"),
    ("dstaddr", Ask::SetPeer, "SIOCSIFDSTADDR"),
    ("mtu", Ask::SetSize, "SIOCSIFMTU"),
    ("txqueuelen", Ask::SetQueue, "SIOCSIFTXQLEN"),
    ("metric", Ask::SetMetric, "SIOCSIFMETRIC"),
];
/// So many of them are addresses.
const ADDRESSES: usize = 4;

fn main(cx: &mut Cx) -> Done {
    let (mut all, mut form) = (false, Form::Long);
    while let Some(option) = cx.option()? {
        match option {
            b'a' => all = true,
            JSON => form = Form::Json,
            _ => form = Form::Short,
        }
    }
    let mut words = cx.operands();
    let name = words.next().map(CStr::to_bytes);
    let netlink = Netlink::open().map_err(|e| cx.stop_error(packed!("netlink"), &[], e))?;
    match name {
        Some(name) if !words.is_empty() => {
            while let Some(word) = words.next() {
                let next = { words }.next().map(CStr::to_bytes);
                if set(cx, &netlink, name, word.to_bytes(), next)? {
                    words.next();
                    // The kind of the hardware stands before its address.
                    if word == c"hw" {
                        let address = words.next().unwrap_or(c"").to_bytes();
                        set_hardware(cx, name, next.unwrap_or(b""), address)?;
                    }
                }
            }
            Ok(())
        }
        name => show(cx, &netlink, name, all, form),
    }
}

/// Tells the interface something; what fails is reported.
fn tell(cx: &mut Cx, what: Ask, noun: &str, name: &[u8], value: &mut [u8; 24]) {
    if let Err(e) = net::ask(what, name, value) {
        cx.warn(noun.as_bytes(), e);
    }
}

/// An address as `struct sockaddr` has it, or a number.
fn fill(bytes: &[&[u8]]) -> [u8; 24] {
    let mut value = [0; 24];
    value.iter_mut().zip(bytes.concat()).for_each(|(slot, byte)| *slot = byte);
    value
}

#[inline(never)]
fn switch(cx: &mut Cx, name: &[u8], set: u32, clear: u32) {
    let mut value = [0; 24];
    if let Err(e) = net::ask(Ask::Flags, name, &mut value) {
        return cx.warn(b"SIOCGIFFLAGS", e);
    }
    let flags = u32::from(u16::from_ne_bytes([value[0], value[1]]));
    let mut value = fill(&[&((flags | set) & !clear).to_ne_bytes()]);
    tell(cx, Ask::SetFlags, "SIOCSIFFLAGS", name, &mut value);
}

/// Does what a word says; is the `next` one part of that?
fn set(
    cx: &mut Cx,
    netlink: &Netlink,
    name: &[u8],
    word: &[u8],
    next: Option<&[u8]>,
) -> Result<bool, Stop> {
    let (minus, bare) = word.strip_prefix(b"-").map_or((false, word), |bare| (true, bare));
    let setting = SETTINGS.iter().position(|setting| setting.0.as_bytes() == bare && !minus);
    let switches = SWITCHES.iter().find(|switch| switch.0.as_bytes() == bare);
    if let Some(at) = setting
        && let Some((_, what, noun)) = SETTINGS.get(at)
        // Some are switches, too.
        && (switches.is_none() || next.is_some_and(|next| next.first().is_some_and(u8::is_ascii_digit)))
    {
        let Some(next) = next else { return Err(missing(cx, word)) };
        let mut value = if at < ADDRESSES {
            address(cx, next)?.1
        } else {
            let number = decimal(next).ok().and_then(|number| i32::try_from(number).ok());
            let Some(number) = number else {
                return Err(cx.stop(packed!("invalid number %w"), &[next]));
            };
            fill(&[&number.to_ne_bytes()])
        };
        tell(cx, *what, noun, name, &mut value);
        if let Some((_, set, clear)) = switches {
            switch(cx, name, *set, *clear);
        }
        return Ok(true);
    }
    if let Some((_, set, clear)) = switches {
        let (set, clear) = if minus { (*clear, *set) } else { (*set, *clear) };
        switch(cx, name, set, clear);
        return Ok(false);
    }
    match (word, next) {
        (b"hw" | b"name" | b"add" | b"del", None) => Err(missing(cx, word)),
        (b"hw", _) => Ok(true),
        (b"name", Some(next)) => {
            tell(
                cx,
                Ask::SetName,
                "SIOCSIFNAME",
                name,
                &mut fill(&[next.get(..15).unwrap_or(next)]),
            );
            Ok(true)
        }
        (b"add" | b"del", Some(next)) => {
            change6(cx, netlink, name, next, word == b"add").map(|()| true)
        }
        (b"inet" | b"inet6", _) => Ok(false),
        _ if word.contains(&b':') => change6(cx, netlink, name, word, true).map(|()| false),
        _ => {
            // Behind a slash stand the bits of the network's part.
            let mut parts = parts(word, b'/');
            let (ip, mut value) = address(cx, parts.next().unwrap_or(word))?;
            tell(cx, Ask::SetAddress, "SIOCSIFADDR", name, &mut value);
            if let Some(bits) = parts.rest() {
                let bits = prefix(cx, bits, 32)?;
                let mask = Ip::v4(mask(bits));
                tell(cx, Ask::SetMask, "SIOCSIFNETMASK", name, &mut socket_address(&mask));
            }
            // A second name of an interface that ends in a dash is not taken up.
            if ip != Ip::ANY4 && !name.ends_with(b"-") {
                switch(cx, name, UP | RUNNING, 0);
            }
            Ok(false)
        }
    }
}

fn missing(cx: &mut Cx, word: &[u8]) -> Stop {
    cx.usage(packed!("a value is missing behind %w"), &[word])
}

fn mask(bits: u8) -> [u8; 4] {
    u32::MAX.checked_shl(32 - u32::from(bits)).unwrap_or(0).to_be_bytes()
}

fn prefix(cx: &mut Cx, bits: &[u8], most: u8) -> Result<u8, Stop> {
    let number = decimal(bits).ok().and_then(|bits| u8::try_from(bits).ok());
    number
        .filter(|&bits| bits <= most)
        .ok_or_else(|| cx.stop(packed!("invalid number %w"), &[bits]))
}

fn socket_address(ip: &Ip) -> [u8; 24] {
    fill(&[&net::INET.to_ne_bytes(), &[0; 2], ip.octets()])
}

#[inline(never)]
fn address(cx: &mut Cx, word: &[u8]) -> Result<(Ip, [u8; 24]), Stop> {
    let ip = match word {
        b"default" => Ip::ANY4,
        word => resolver::find(cx, word, net::INET)?.first().copied().unwrap_or(Ip::ANY4),
    };
    Ok((ip, socket_address(&ip)))
}

#[inline(never)]
fn set_hardware(cx: &mut Cx, name: &[u8], kind: &[u8], address: &[u8]) -> Done {
    let known = KINDS.iter().find(|known| known.1.as_bytes() == kind && known.0 < 512);
    let Some((number, ..)) = known.filter(|known| known.0 > 0) else {
        return Err(cx.stop(packed!("unknown kind of hardware %w"), &[kind]));
    };
    let bytes = netlink::parse_hardware(address);
    let Some(bytes) = bytes.filter(|bytes| bytes.len() == 6 || *number != 1) else {
        return Err(cx.stop(packed!("invalid hardware address %w"), &[address]));
    };
    tell(cx, Ask::SetHardware, "SIOCSIFHWADDR", name, &mut fill(&[&number.to_ne_bytes(), &bytes]));
    Ok(())
}

/// Adds an address of IPv6, or takes it away.
#[inline(never)]
fn change6(cx: &mut Cx, netlink: &Netlink, name: &[u8], word: &[u8], add: bool) -> Done {
    let mut parts = parts(word, b'/');
    let ip = parts.next().and_then(Ip::parse).filter(|ip| !ip.is_v4());
    let Some(ip) = ip else { return Err(cx.stop(packed!("invalid address %w"), &[word])) };
    let bits = parts.rest().map_or(Ok(128), |bits| prefix(cx, bits, 128))?;
    let index = net::interface(name).map_err(|e| cx.fail(name, e))?;
    let head = [net::INET6 as u8, bits, 0, 0];
    let head = [&head[..], &index.to_ne_bytes()].concat();
    let (kind, flags, noun) = match add {
        true => (RTM_NEWADDR, NLM_F_CREATE | NLM_F_EXCL, "SIOCSIFADDR"),
        false => (RTM_DELADDR, 0, "SIOCDIFADDR"),
    };
    let mut request = Request::new(kind as u32, flags, &head);
    request.add(IFA_LOCAL as u32, ip.octets());
    if let Err(e) = netlink.change(request) {
        cx.warn(noun.as_bytes(), e);
    }
    Ok(())
}

/// An interface, or another name of one.
struct Row {
    name: Vec<u8>,
    /// What the kernel says of it.
    link: usize,
    alias: bool,
}

#[derive(Clone, Copy, PartialEq)]
enum Form {
    Long,
    Short,
    Json,
}

fn show(cx: &mut Cx, netlink: &Netlink, wanted: Option<&[u8]>, all: bool, form: Form) -> Done {
    let (mut links, mut addresses): (Vec<Vec<u8>>, Vec<Vec<u8>>) = Default::default();
    let listed = netlink
        .list(Request::new(RTM_GETLINK as u32, 0, &[0; LINK]), &mut |_, body| {
            links.push(body.to_vec())
        })
        .and_then(|()| {
            let request = Request::new(RTM_GETADDR as u32, 0, &[0; ADDRESS]);
            netlink.list(request, &mut |_, body| addresses.push(body.to_vec()))
        });
    listed.map_err(|e| cx.stop_error(packed!("netlink"), &[], e))?;
    let mut rows = Vec::new();
    for (index, link) in links.iter().enumerate() {
        let name = Attributes::new(link, LINK).text(IFLA_IFNAME as u32);
        let aliases = addresses.iter().filter(|body| number(body, 4) == number(link, 4));
        let aliases = aliases.map(|body| Attributes::new(body, ADDRESS).text(IFA_LABEL as u32));
        for label in core::iter::once(name).chain(aliases) {
            let alias = label != name;
            let shown = match wanted {
                Some(wanted) => wanted == label,
                None => all || number(link, 8) & UP != 0,
            };
            let known = rows.iter().any(|row: &Row| row.name == label);
            if shown && !label.is_empty() && !known {
                // Few enough to be put where they belong.
                let behind = |row: &Row| version::compare(&row.name, label).is_gt();
                let at = rows.iter().position(behind).unwrap_or(rows.len());
                rows.insert(at, Row { name: label.to_vec(), link: index, alias });
            }
        }
    }
    if let Some(wanted) = wanted
        && rows.is_empty()
    {
        return Err(cx.stop(
            packed!("%n: error fetching interface information: Device not found"),
            &[wanted],
        ));
    }
    if form == Form::Json {
        let mut array = Array::new();
        // Other names are those of addresses.
        for row in rows.iter().filter(|row| !row.alias || wanted.is_some()) {
            let link = links.get(row.link).map_or(&b""[..], Vec::as_slice);
            describe(&mut array, row, link, &addresses);
            array.end_object(cx);
        }
        array.end(cx);
        return Ok(());
    }
    let short = form == Form::Short;
    if short {
        cx.out.add(
            b"Iface      MTU    RX-OK RX-ERR RX-DRP RX-OVR    TX-OK TX-ERR TX-DRP TX-OVR Flg\n",
        );
    }
    for row in &rows {
        let link = links.get(row.link).map_or(&b""[..], Vec::as_slice);
        if short { print_short(cx, row, link)? } else { print(cx, row, link, &addresses)? }
    }
    Ok(())
}

/// The sum of counters of `struct rtnl_link_stats64`.
fn count(link: &[u8], places: &[u8]) -> u64 {
    let counters = Attributes::new(link, LINK).get(IFLA_STATS64 as u32).unwrap_or(&[]);
    let counter = |&place: &u8| {
        let bytes = counters.get(usize::from(place) * 8..)?.first_chunk();
        bytes.map(|bytes| u64::from_ne_bytes(*bytes))
    };
    places.iter().filter_map(counter).sum()
}

/// What is counted, with the text before it.
const RECEIVED: &[(&str, &[u8])] = &[
    ("        RX errors ", &[4]),
    ("  dropped ", &[6, 15]),
    ("  overruns ", &[14]),
    ("  frame ", &[10, 11, 12, 13]),
    ("\n", &[]),
];
const SENT: &[(&str, &[u8])] = &[
    ("        TX errors ", &[5]),
    ("  dropped ", &[7]),
    (" overruns ", &[18]),
    ("  carrier ", &[16, 17, 19, 20]),
    ("  collisions ", &[9]),
    ("\n\n", &[]),
];

#[inline(never)]
fn print_short(cx: &mut Cx, row: &Row, link: &[u8]) -> Done {
    let attributes = Attributes::new(link, LINK);
    cx.print_line_name(&row.name)?;
    (row.name.len()..16).for_each(|_| cx.out.add(b" "));
    cx.out.number(attributes.number(IFLA_MTU as u32).into(), 5)?;
    if row.alias {
        cx.out.add(b"      - no statistics available -                        ");
    } else {
        let columns: [(&[u8], usize); 8] = [
            (&[0], 9),
            (&[4], 7),
            (&[6, 15], 7),
            (&[14], 0),
            (&[1], 9),
            (&[5], 7),
            (&[7], 7),
            (&[18], 7),
        ];
        for (places, width) in columns.iter() {
            let value = count(link, places);
            if *width > 0 {
                cx.out.number(value, *width)?;
                continue;
            }
            // This one stands at the left.
            cx.out.add(b" ");
            cx.out.number(value, 0)?;
            (format(value, &mut [0; DIGITS]).len()..6).for_each(|_| cx.out.add(b" "));
        }
        cx.out.add(b" ");
    }
    for (flag, letter) in LETTERS {
        if number(link, 8) & flag != 0 {
            cx.out.add(&[*letter]);
        }
    }
    cx.out.byte(b'\n')
}

/// Fills an object, whose fields are called as those of ip's are.
#[inline(never)]
fn describe(array: &mut Array, row: &Row, link: &[u8], addresses: &[Vec<u8>]) {
    let attributes = Attributes::new(link, LINK);
    let kind = (number(link, 0) >> 16) as u16;
    let (mut four, mut six) = (Vec::new(), Vec::new());
    for body in addresses.iter().filter(|body| number(body, 4) == number(link, 4)) {
        let given = Attributes::new(body, ADDRESS);
        let ip = given.get(IFA_LOCAL as u32).or_else(|| given.get(IFA_ADDRESS as u32));
        if let (Some(ip), &[family, bits, ..]) = (ip.and_then(Ip::from_bytes), body.as_slice()) {
            let text = rt::filled(b"%/%", &[&ip.text(), format(bits.into(), &mut [0; DIGITS])]);
            if u16::from(family) == net::INET6 { &mut six } else { &mut four }.push(text);
        }
    }
    let hardware = attributes.get(IFLA_ADDRESS as u32).unwrap_or(&[]);
    let hardware = netlink::hardware(kind, hardware);
    let named = KINDS.iter().find(|known| known.0 == kind || known.0 == 0);
    let kind = named.map_or("", |named| named.1).as_bytes();
    array.text("ifname", &row.name);
    array.text("flags", &names_of(FLAGS, number(link, 8)));
    array.count("mtu", attributes.number(IFLA_MTU as u32).into());
    array.count("txqlen", attributes.number(IFLA_TXQLEN as u32).into());
    array.text("link_type", kind);
    array.text("address", &hardware);
    array.field("inet", Value::List(&four));
    array.field("inet6", Value::List(&six));
    netlink::add_counts(array, &attributes);
}

#[inline(never)]
fn print(cx: &mut Cx, row: &Row, link: &[u8], addresses: &[Vec<u8>]) -> Done {
    let attributes = Attributes::new(link, LINK);
    let flags = number(link, 8) & 0xffff;
    cx.print_line_name(&row.name)?;
    cx.out.add(b": flags=");
    cx.out.number(flags.into(), 0)?;
    cx.out.pieces(&[b"<", &names_of(FLAGS, flags), b">  mtu "])?;
    cx.out.number(attributes.number(IFLA_MTU as u32).into(), 0)?;
    cx.out.add(b"\n");
    let mut known = false;
    for body in addresses.iter().filter(|body| number(body, 4) == number(link, 4)) {
        let &[family, bits, _, scope, ..] = body.as_slice() else { continue };
        let given = Attributes::new(body, ADDRESS);
        let ip = |kind: u32| given.get(kind).and_then(Ip::from_bytes).unwrap_or(Ip::ANY4).text();
        let peer = ip(IFA_ADDRESS as u32);
        if u16::from(family) == net::INET6 {
            if row.alias {
                continue;
            }
            // The numbers are those of IPv6's own scopes.
            let scopes =
                [(0, "0", "global"), (200, "40", "site"), (253, "20", "link"), (254, "10", "host")];
            let scope = scopes.iter().find(|known| known.0 == scope);
            let (_, digits, name) = scope.unwrap_or(&(0, "80", "compat,global"));
            let room = &mut [0; DIGITS];
            let bits = format(bits.into(), room);
            let words = [peer.as_slice(), bits, digits.as_bytes(), name.as_bytes()];
            cx.report(packed!("        inet6 %r  prefixlen %r  scopeid 0x%r<%r>"), &words);
            continue;
        }
        // One address has each name; others do not show.
        if known || given.text(IFA_LABEL as u32) != row.name {
            continue;
        }
        known = true;
        let mask = Ip::v4(mask(bits)).text();
        cx.fill("        inet %r  netmask %r", &[&ip(IFA_LOCAL as u32), &mask]);
        if flags & BROADCAST != 0 {
            cx.fill("  broadcast %r", &[&ip(IFA_BROADCAST as u32)]);
        }
        if flags & POINT != 0 {
            cx.fill("  destination %r", &[&peer]);
        }
        cx.out.add(b"\n");
    }
    let kind = (number(link, 0) >> 16) as u16;
    let named = KINDS.iter().find(|known| known.0 == kind || known.0 == 0);
    let (_, word, title) = named.unwrap_or(&(0, "", ""));
    cx.fill("        %r ", &[word.as_bytes()]);
    let hardware = attributes.get(IFLA_ADDRESS as u32).unwrap_or(&[]);
    if matches!(kind, 1 | 32) {
        let text = netlink::hardware(kind, hardware);
        cx.out.pieces(&[&text, b" "])?;
    } else if *word == "unspec" {
        for at in 0..16 {
            let byte = hardware.get(at).copied().unwrap_or(0);
            let digits = &mut [0; 16];
            let digits = format_hex(u64::from(byte) | 0x100, digits).to_ascii_uppercase();
            cx.out.pieces(&[digits.get(1..).unwrap_or(&[]), if at < 15 { b"-" } else { b" " }])?;
        }
    }
    cx.out.add(b" txqueuelen ");
    cx.out.number(attributes.number(IFLA_TXQLEN as u32).into(), 0)?;
    cx.report("  (%r)", &[title.as_bytes()]);
    if row.alias {
        return cx.out.write(b"\n");
    }
    for (direction, place, rest) in [(b'R', 0, RECEIVED), (b'T', 1, SENT)] {
        let bytes = count(link, &[place + 2]);
        cx.fill("        %rX packets ", &[&[direction]]);
        cx.out.number(count(link, &[place]), 0)?;
        cx.out.add(b"  bytes ");
        cx.out.number(bytes, 0)?;
        let power = bytes.checked_ilog2().unwrap_or(0) / 10;
        let unit = [b' ', b'K', b'M', b'G', b'T', b'P', b'E'].get(power as usize).copied();
        let scale = 1 << (power * 10);
        cx.out.add(b" (");
        cx.out.number(bytes / scale, 0)?;
        cx.out.add(b".");
        cx.out.number(bytes % scale * 10 / scale, 0)?;
        let unit = [b' ', unit.unwrap_or(b'?'), b'i', b'B'];
        cx.out.add(if power == 0 { b" B" } else { &unit });
        cx.out.add(b")\n");
        for (text, places) in rest {
            cx.out.add(text.as_bytes());
            if !places.is_empty() {
                cx.out.number(count(link, places), 0)?;
            }
        }
    }
    Ok(())
}
