//! Routes.
use super::{
    ADD, APPEND, CHANGE, DELETE, FLUSH, GET, REPLACE, Run, SCOPES, SHOW, add, add_number,
    address::within, name,
};
use rt::{
    Cx, Done, Stop, Vec,
    net::netlink::{Attributes, ROUTE, Request, number, raw::*},
    sys::net,
    text::{
        ip::Ip,
        number::{DIGITS, format},
        split::number_of,
    },
};

const UNICAST: u8 = 1;
const LINK_SCOPE: u32 = 253;
const NOWHERE: u32 = 255;
const MAIN: u32 = 254;
/// The protocol of routes that people make.
const BOOT: u32 = 3;

const KINDS: &str = "unicast 1 local 2 broadcast 3 anycast 4 multicast 5 blackhole 6 unreachable 7 prohibit 8 throw 9 nat 10";
const TABLES: &str = "default 253 main 254 local 255 all 0";
const PROTOCOLS: &str = "redirect 1 kernel 2 boot 3 static 4 gated 8 ra 9 mrt 10 zebra 11 bird 12 dnrouted 13 xorp 14 ntk 15 dhcp 16 keepalived 18 babel 42 openr 99 bgp 186 isis 187 ospf 188 rip 189 eigrp 192";

pub fn run(run: &mut Run, cx: &mut Cx, command: usize) -> Done {
    match command {
        SHOW | FLUSH => {
            let which = Which::read(run, cx)?;
            if command == SHOW { show(run, cx, &which) } else { flush(run, cx, &which) }
        }
        ADD => change(run, cx, RTM_NEWROUTE as u32, NLM_F_CREATE | NLM_F_EXCL),
        APPEND => change(run, cx, RTM_NEWROUTE as u32, NLM_F_CREATE | NLM_F_APPEND),
        REPLACE => change(run, cx, RTM_NEWROUTE as u32, NLM_F_CREATE | NLM_F_REPLACE),
        CHANGE => change(run, cx, RTM_NEWROUTE as u32, NLM_F_REPLACE),
        DELETE => change(run, cx, RTM_DELROUTE as u32, 0),
        GET => get(run, cx),
        _ => Err(cx.usage(packed!("routes are shown, added, replaced, deleted or flushed"), &[])),
    }
}

/// Which routes are meant; 0 and nothing are any.
struct Which {
    device: u32,
    table: u32,
    kind: u32,
    protocol: u32,
    scope: Option<u32>,
    via: Option<Ip>,
    to: Option<(Ip, u8)>,
    /// Shall it be this prefix itself, not one within?
    exact: bool,
    narrow: bool,
}

impl Which {
    fn read(run: &mut Run, cx: &mut Cx) -> Result<Which, Stop> {
        let mut which = Which {
            device: 0,
            table: MAIN,
            kind: 0,
            protocol: 0,
            scope: None,
            via: None,
            to: None,
            exact: true,
            narrow: false,
        };
        const WORDS: &str = "dev via table type proto scope exact root to";
        while let Some(word) = run.keyword(WORDS) {
            which.narrow = true;
            match word {
                0 => which.device = run.device(cx)?,
                1 => which.via = Some(run.address(cx)?),
                2 => which.table = run.named(cx, TABLES)?,
                3 => which.kind = run.named(cx, KINDS)?,
                4 => which.protocol = run.named(cx, PROTOCOLS)?,
                5 => which.scope = Some(run.named(cx, SCOPES)?),
                6 => which.exact = true,
                7 => which.exact = false,
                8 => {}
                _ => which.to = Some(run.prefix(cx)?),
            }
        }
        Ok(which)
    }

    fn takes(&self, route: &Route) -> bool {
        (self.device == 0 || self.device == route.device)
            && (self.table == 0 || self.table == route.table)
            && (self.kind == 0 || self.kind == route.kind.into())
            && (self.protocol == 0 || self.protocol == route.protocol)
            && self.scope.is_none_or(|scope| scope == route.scope)
            && (self.via.is_none() || self.via == route.via)
            && self.to.is_none_or(|(ip, len)| {
                within(&route.to, &ip, len)
                    && if self.exact { route.len == len } else { route.len >= len }
            })
            && !route.cached
    }
}

/// A route, as the kernel tells it.
struct Route {
    family: u8,
    to: Ip,
    len: u8,
    table: u32,
    protocol: u32,
    scope: u32,
    kind: u8,
    flags: u32,
    device: u32,
    via: Option<Ip>,
    source: Option<Ip>,
    metric: u32,
    cached: bool,
    body: Vec<u8>,
}

impl Route {
    fn new(body: &[u8]) -> Option<Route> {
        let &[family, len, _, _, table, protocol, scope, kind, ..] = body else { return None };
        let attributes = Attributes::new(body, ROUTE);
        let ip = |kind: rtattr_type_t| attributes.get(kind as u32).and_then(Ip::from_bytes);
        let any = if u16::from(family) == net::INET { Ip::ANY4 } else { Ip::ANY6 };
        let wide = attributes.number(rtattr_type_t::RTA_TABLE as u32);
        Some(Route {
            family,
            to: ip(rtattr_type_t::RTA_DST).unwrap_or(any),
            len,
            table: if wide > 0 { wide } else { table.into() },
            protocol: protocol.into(),
            scope: scope.into(),
            kind,
            flags: number(body, 8),
            device: attributes.number(rtattr_type_t::RTA_OIF as u32),
            via: ip(rtattr_type_t::RTA_GATEWAY).or_else(|| {
                // A gateway of the other family has that before it.
                let via = attributes.get(rtattr_type_t::RTA_VIA as u32)?;
                Ip::from_bytes(via.get(2..)?)
            }),
            source: ip(rtattr_type_t::RTA_PREFSRC),
            metric: attributes.number(rtattr_type_t::RTA_PRIORITY as u32),
            cached: number(body, 8) & RTM_F_CLONED != 0,
            body: body.to_vec(),
        })
    }

    fn attributes(&self) -> Attributes<'_> {
        Attributes::new(&self.body, ROUTE)
    }

    fn is_v4(&self) -> bool {
        u16::from(self.family) == net::INET
    }

    /// What is reached by it.
    fn target(&self) -> Vec<u8> {
        if self.len == 0 {
            return b"default".to_vec();
        }
        let mut text = self.to.text();
        if self.len < if self.is_v4() { 32 } else { 128 } {
            add_number(&mut text, "/", self.len.into());
        }
        text
    }

    fn describe(&self, run: &Run, text: &mut Vec<u8>, which: Option<&Which>) {
        if self.kind != UNICAST {
            rt::fill(text, b"% ", &[&name(KINDS, self.kind.into())]);
        }
        rt::fill(text, b"% ", &[&self.target()]);
        let known = which.is_some_and(|which| which.device > 0);
        self.describe_hop(run, text, self.via, if known { 0 } else { self.device });
        if let Some(which) = which {
            if which.table != self.table && self.table != MAIN {
                rt::fill(text, b"table % ", &[&name(TABLES, self.table)]);
            }
            if self.protocol != BOOT && which.protocol == 0 {
                rt::fill(text, b"proto % ", &[&name(PROTOCOLS, self.protocol)]);
            }
            if self.scope != 0 && which.scope.is_none() {
                rt::fill(text, b"scope % ", &[&name(SCOPES, self.scope)]);
            }
        } else if self.table != MAIN {
            rt::fill(text, b"table % ", &[&name(TABLES, self.table)]);
        }
        if let Some(source) = &self.source {
            rt::fill(text, b"src % ", &[&source.text()]);
        }
        let attributes = self.attributes();
        if attributes.get(rtattr_type_t::RTA_PRIORITY as u32).is_some() {
            rt::fill(text, b"metric % ", &[format(self.metric.into(), &mut [0; DIGITS])]);
        }
        flags(text, self.flags);
        let metrics = attributes.get(rtattr_type_t::RTA_METRICS as u32).unwrap_or(&[]);
        // RTAX_MTU
        if let mtu @ 1.. = Attributes::new(metrics, 0).number(2) {
            add_number(text, "mtu ", mtu);
            text.push(b' ');
        }
        if let Some(&[preference]) = attributes.get(rtattr_type_t::RTA_PREF as u32) {
            let words = ["medium", "high", "", "low"];
            let word = words.get(usize::from(preference)).copied().unwrap_or("");
            rt::fill(text, b"pref %", &[word.as_bytes()]);
        }
        if let Some(hops) = attributes.get(rtattr_type_t::RTA_MULTIPATH as u32) {
            self.describe_hops(run, text, hops);
        }
        text.push(b'\n');
    }

    fn describe_hop(&self, run: &Run, text: &mut Vec<u8>, via: Option<Ip>, device: u32) {
        if let Some(via) = via {
            let family: &[u8] = if via.is_v4() == self.is_v4() { b"via " } else { b"via inet6 " };
            rt::fill(text, b"%% ", &[family, &via.text()]);
        }
        if device > 0 {
            rt::fill(text, b"dev % ", &[&run.name_of(device)]);
        }
    }

    /// `struct rtnexthop`s: a length, flags, a weight and an interface, and attributes.
    fn describe_hops(&self, run: &Run, text: &mut Vec<u8>, mut hops: &[u8]) {
        while let &[a, b, bits, weight, ..] = hops {
            let len = usize::from(u16::from_ne_bytes([a, b]));
            let Some(hop) = hops.get(..len).filter(|hop| hop.len() >= 8) else { return };
            let via = Attributes::new(hop, 8).get(rtattr_type_t::RTA_GATEWAY as u32);
            add(text, &[b"\n\tnexthop "]);
            self.describe_hop(run, text, via.and_then(Ip::from_bytes), number(hop, 4));
            add_number(text, "weight ", u32::from(weight) + 1);
            text.push(b' ');
            flags(text, bits.into());
            hops = hops.get(len.next_multiple_of(4)..).unwrap_or(&[]);
        }
    }
}

fn flags(text: &mut Vec<u8>, flags: u32) {
    for (word, bit) in [("dead ", 1), ("onlink ", 4), ("pervasive ", 2), ("linkdown ", 16)] {
        if flags & bit != 0 {
            add(text, &[word.as_bytes()]);
        }
    }
}

fn read(run: &Run, cx: &mut Cx, which: &Which) -> Result<Vec<Route>, Stop> {
    let mut head = [0; ROUTE];
    // Of one table, those of IPv6 are asked for by -6.
    head[0] = if run.family == 0 && which.table > 0 { net::INET } else { run.family } as u8;
    let mut routes = Vec::new();
    run.list(cx, Request::new(RTM_GETROUTE as u32, 0, &head), &mut |_, body| {
        routes.extend(Route::new(body).filter(|route| which.takes(route)));
    })?;
    Ok(routes)
}

fn show(run: &Run, cx: &mut Cx, which: &Which) -> Done {
    let routes = read(run, cx, which)?;
    if run.json {
        return Run::print_json(cx, &mut |array, cx| {
            for route in &routes {
                array.text("type", &name(KINDS, route.kind.into()));
                array.text("dst", &route.target());
                if let Some(via) = &route.via {
                    array.text("gateway", &via.text());
                }
                if route.device > 0 {
                    array.text("dev", &run.name_of(route.device));
                }
                array.text("table", &name(TABLES, route.table));
                array.text("protocol", &name(PROTOCOLS, route.protocol));
                array.text("scope", &name(SCOPES, route.scope));
                if let Some(source) = &route.source {
                    array.text("prefsrc", &source.text());
                }
                array.count("metric", route.metric.into());
                array.end_object(cx);
            }
        });
    }
    for route in &routes {
        let mut text = Vec::new();
        route.describe(run, &mut text, Some(which));
        run.print(cx, &text)?;
    }
    Ok(())
}

fn flush(run: &Run, cx: &mut Cx, which: &Which) -> Done {
    if !which.narrow {
        return Err(cx.usage(packed!("say which routes are to be flushed"), &[]));
    }
    for route in read(run, cx, which)? {
        run.change(cx, Request::new(RTM_DELROUTE as u32, 0, &route.body))?;
    }
    Ok(())
}

/// How an address would be reached.
fn get(run: &mut Run, cx: &mut Cx) -> Done {
    let (mut to, mut from, mut device) = (None, None, 0);
    while let Some(word) = run.keyword("to from oif dev") {
        match word {
            0 => {}
            1 => from = Some(run.address(cx)?),
            2 | 3 => device = run.device(cx)?,
            _ => to = Some(run.address(cx)?),
        }
    }
    let Some(to) = to else { return Err(cx.usage(packed!("an address is missing"), &[])) };
    let all = (to.octets().len() * 8) as u8;
    let mut head = [0; ROUTE];
    head[0] = run.family as u8;
    head[1] = all;
    let mut request = Request::new(RTM_GETROUTE as u32, 0, &head);
    request.add(rtattr_type_t::RTA_DST as u32, to.octets());
    if let Some(from) = from {
        request.add(rtattr_type_t::RTA_SRC as u32, from.octets());
    }
    if device > 0 {
        request.add(rtattr_type_t::RTA_OIF as u32, &device.to_ne_bytes());
    }
    let mut text = Vec::new();
    let got = run.netlink.get(request, &mut |_, body| {
        if let Some(mut route) = Route::new(body) {
            route.len = all;
            route.describe(run, &mut text, None);
            // Whose packets it was asked for, and what the kernel keeps of it.
            text.pop();
            let uid = route.attributes().get(25).map_or(0, |uid| number(uid, 0));
            rt::fill(&mut text, b"uid % \n", &[format(uid.into(), &mut [0; DIGITS])]);
            add(&mut text, &[if route.is_v4() { b"    cache \n" } else { b"" }]);
        }
    });
    got.map_err(|e| super::refuse(cx, e))?;
    run.print(cx, &text)
}

fn change(run: &mut Run, cx: &mut Cx, kind: u32, flags: u32) -> Done {
    let deletes = kind == RTM_DELROUTE as u32;
    let (mut to, mut via, mut source) = (None, None, None);
    let (mut device, mut table, mut metric, mut mtu, mut bits) = (0, MAIN, 0, 0, 0);
    let (mut scope, mut protocol) = (None, if deletes { 0 } else { BOOT });
    let mut route = u32::from(UNICAST);
    const WORDS: &str =
        "to via dev src metric priority preference table protocol scope mtu onlink type";
    while let Some(word) = run.keyword(WORDS) {
        match word {
            0 => {}
            1 => via = Some(run.address(cx)?),
            2 => device = run.device(cx)?,
            3 => source = Some(run.address(cx)?),
            4..=6 => metric = run.number(cx)?,
            7 => table = run.named(cx, TABLES)?,
            8 => protocol = run.named(cx, PROTOCOLS)?,
            9 => scope = Some(run.named(cx, SCOPES)?),
            10 => mtu = run.number(cx)?,
            11 => bits |= 4,
            12 => route = run.named(cx, KINDS)?,
            _ => {
                let word = { run.words }.next().map_or(&b""[..], |word| word.to_bytes());
                match number_of(KINDS, word) {
                    Some(kind) if to.is_none() => {
                        route = kind;
                        run.words.next();
                    }
                    _ if to.is_some() => return Err(run.unknown(cx)),
                    _ => to = Some(run.prefix(cx)?),
                }
            }
        }
    }
    let Some((mut to, len)) = to else {
        return Err(cx.usage(packed!("a prefix is missing"), &[]));
    };
    // The default is of the family that its gateway is of.
    if len == 0
        && let Some(via) = &via
    {
        to = if via.is_v4() { Ip::ANY4 } else { Ip::ANY6 };
    }
    let v4 = to.is_v4();
    let scope =
        scope.unwrap_or(match (deletes, via.is_some() || !v4 || route != u32::from(UNICAST)) {
            (true, _) => NOWHERE,
            (_, true) => 0,
            _ => LINK_SCOPE,
        });
    let mut head = [0; ROUTE];
    let narrow = if table < 256 { table as u8 } else { 0 };
    let family = if v4 { net::INET } else { net::INET6 } as u8;
    head[..8].copy_from_slice(&[
        family,
        len,
        0,
        0,
        narrow,
        protocol as u8,
        scope as u8,
        route as u8,
    ]);
    head[8..].copy_from_slice(&u32::to_ne_bytes(bits));
    let mut request = Request::new(kind, flags, &head);
    let mut add = |kind: rtattr_type_t, value: &[u8], wanted: bool| {
        if wanted {
            request.add(kind as u32, value);
        }
    };
    add(rtattr_type_t::RTA_DST, to.octets(), len > 0);
    if let Some(via) = &via {
        add(rtattr_type_t::RTA_GATEWAY, via.octets(), true);
    }
    if let Some(source) = &source {
        add(rtattr_type_t::RTA_PREFSRC, source.octets(), true);
    }
    add(rtattr_type_t::RTA_OIF, &device.to_ne_bytes(), device > 0);
    add(rtattr_type_t::RTA_PRIORITY, &metric.to_ne_bytes(), metric > 0);
    add(rtattr_type_t::RTA_TABLE, &table.to_ne_bytes(), table > 255);
    if mtu > 0 {
        let metrics = request.begin(rtattr_type_t::RTA_METRICS as u32);
        request.add(2, &mtu.to_ne_bytes());
        request.end(metrics);
    }
    run.change(cx, request)
}
