//! route - show and change routes, as net-tools does
use core::ffi::CStr;
use rt::{
    Cx, Done, Id, Stop, Strings, Vec, io,
    json::Array,
    long,
    net::{
        netlink::{Netlink, Request, raw::*},
        resolver,
    },
    sys::net,
    text::{
        ip::Ip,
        number::{DIGITS, decimal, format, format_signed},
        split::{lines, parts, words},
    },
};

rt::applet! { "route", main, { options_first: true, place: rt::Place::Sbin }, "\
Usage: route [-n] [-e] [--json] [-A FAMILY]
  or:  route [-A FAMILY] {add|del} [-net|-host] TARGET [WORD [VALUE]]...
Show the routes of the kernel's main table, or change them.

  -A FAMILY    inet or inet6
  -e           what packets may be like; -ee is all that is known
      --json   print JSON
  -n           numbers in place of names
  -4, --inet   IPv4
  -6, --inet6  IPv6

TARGET is default, an address or ADDRESS/BITS. WORD is:
  netmask MASK    which part of the target is the network's
  gw GATEWAY      the machine that passes packets on
  metric N        the lowest one is taken
  mss N, window N, irtt N  the largest segment, the window and the first round trip of TCP
  reject          no packets go there
  [dev] INTERFACE
" }

const JSON: Id = long(HELP, "json");

const REJECT: u64 = 0x200;

/// What flags of routes are called, in IPv6 too.
const FLAGS: &[(u64, u8)] = &[
    (2, b'G'),
    (4, b'H'),
    (8, b'R'),
    (0x10, b'D'),
    (0x20, b'M'),
    (0x4_0000, b'A'),
    (0x40_0000, b'e'),
    (0x20_0000, b'n'),
];

struct Route {
    six: bool,
    numeric: bool,
    extended: u32,
    json: Option<alloc::boxed::Box<Array>>,
}

fn main(cx: &mut Cx) -> Done {
    let mut route = Route { six: false, numeric: false, extended: 0, json: None };
    while let Some(option) = cx.option()? {
        match option {
            b'A' => route.six = family(cx, cx.value().to_bytes())?,
            b'e' => route.extended += 1,
            b'n' => route.numeric = true,
            JSON => route.json = Some(Array::new()),
            option => route.six = option == b'6',
        }
    }
    let mut operands = cx.operands();
    match operands.next().map(CStr::to_bytes) {
        None => {
            if route.six { route.show6(cx) } else { route.show(cx) }?;
            if let Some(array) = &mut route.json {
                array.end(cx);
            }
            Ok(())
        }
        Some(b"add") => route.change(cx, operands, true),
        Some(b"del" | b"delete") => route.change(cx, operands, false),
        Some(word) => Err(cx.usage(packed!("unknown command %w"), &[word])),
    }
}

fn family(cx: &mut Cx, name: &[u8]) -> Result<bool, Stop> {
    match name {
        b"inet" => Ok(false),
        b"inet6" => Ok(true),
        _ => Err(cx.usage(packed!("unknown address family %w"), &[name])),
    }
}

/// The value of hexadecimal digits.
fn hex(text: &[u8]) -> u64 {
    text.iter().fold(0, |value, &digit| {
        value << 4 | u64::from(char::from(digit).to_digit(16).unwrap_or(0))
    })
}

/// Prints a text and what fills it up to a width.
fn cell(cx: &mut Cx, text: &[u8], width: usize) -> Done {
    cx.print_line_name(text)?;
    (text.len()..width.max(text.len())).for_each(|_| cx.out.add(b" "));
    cx.out.write(b" ")
}

impl Route {
    /// The letters of flags.
    fn flags(&self, flags: u64) -> Vec<u8> {
        let mut text = Vec::new();
        if flags & (REJECT | 1) != 0 {
            text.push(if flags & REJECT != 0 { b'!' } else { b'U' });
        }
        // Those of IPv4 are few.
        let known = FLAGS.iter().take(if self.six { 8 } else { 5 });
        text.extend(known.filter(|(flag, _)| flags & flag != 0).map(|(_, letter)| *letter));
        text
    }

    /// Prints a route as JSON, if that is asked for, with fields that are called as ip's are.
    #[inline(never)]
    fn describe(
        &mut self,
        cx: &mut Cx,
        target: (Ip, u64),
        gateway: Ip,
        flags: u64,
        interface: &[u8],
        metric: u64,
    ) -> bool {
        let letters = self.flags(flags);
        let Some(array) = &mut self.json else { return false };
        let (to, bits) = target;
        let target = match bits {
            0 => Vec::from(*b"default"),
            bits => rt::filled(b"%/%", &[&to.text(), format(bits, &mut [0; DIGITS])]),
        };
        array.text("dst", &target);
        if gateway.octets().iter().any(|&octet| octet != 0) {
            array.text("gateway", &gateway.text());
        }
        array.text("dev", interface);
        array.text("flags", &letters);
        array.count("metric", metric);
        array.end_object(cx);
        true
    }

    fn name(&self, ip: &Ip, ask: bool) -> Vec<u8> {
        let name = if self.numeric || !ask { None } else { resolver::name_of(ip) };
        name.unwrap_or_else(|| ip.text())
    }

    /// Shows /proc/net/route: interface, destination, gateway, flags, references, uses, metric, mask, MTU, window, round trip.
    fn show(&mut self, cx: &mut Cx) -> Done {
        let text = io::read_file(c"/proc/net/route").map_err(|e| cx.fail(b"/proc/net/route", e))?;
        let head =
            b"Kernel IP routing table\nDestination     Gateway         Genmask         Flags ";
        let end: &[u8] = match self.extended {
            0 => b"Metric Ref    Use Iface\n",
            1 => b"  MSS Window  irtt Iface\n",
            _ => b"Metric Ref    Use Iface    MSS   Window irtt\n",
        };
        if self.json.is_none() {
            cx.out.pieces(&[head, end])?;
        }
        for line in lines(&text).skip(1) {
            let fields: heapless::Vec<&[u8], 11> = words(line).take(11).collect();
            let &[interface, to, gateway, flags, _, uses, metric, mask_text, mtu, window, rtt] =
                fields.as_slice()
            else {
                continue;
            };
            // The numbers stand in the machine's order of bytes.
            let ip = |text: &[u8]| Ip::v4((hex(text) as u32).to_ne_bytes());
            let (to, gateway, mask, flags) = (ip(to), ip(gateway), ip(mask_text), hex(flags));
            let bits = hex(mask_text).count_ones().into();
            if self.describe(
                cx,
                (to, bits),
                gateway,
                flags,
                interface,
                decimal(metric).unwrap_or(0),
            ) {
                continue;
            }
            let reject = flags & REJECT != 0;
            let target = match to == Ip::ANY4 && mask == Ip::ANY4 && !self.numeric {
                true => Vec::from(*b"default"),
                false => self.name(&to, flags & 4 != 0),
            };
            cell(cx, &target, 15)?;
            let gateway = match reject {
                true => Vec::from(*b"-"),
                false => self.name(&gateway, gateway != Ip::ANY4),
            };
            cell(cx, &gateway, 15)?;
            cell(cx, &mask.text(), 15)?;
            cell(cx, &self.flags(flags), 5)?;
            let or_dash = |field| if reject { &b"-"[..] } else { field };
            let interface = if interface == b"*" { b"-" } else { interface };
            // Each with its width, negative where it stands at the left.
            let columns: &[(&[u8], i8)] = &[
                (metric, -6),
                (or_dash(&b"0"[..]), -2),
                (uses, 7),
                (interface, if self.extended > 1 { -8 } else { 0 }),
                (or_dash(mtu), -5),
                (or_dash(window), -6),
                (or_dash(rtt), 0),
            ];
            let short: &[(&[u8], i8)] =
                &[(or_dash(mtu), 5), (or_dash(window), -5), (or_dash(rtt), 6), (interface, 0)];
            let columns = match self.extended {
                0 => columns.get(..4).unwrap_or(columns),
                1 => short,
                _ => columns,
            };
            for (index, (text, width)) in columns.iter().enumerate() {
                if *width > 0 {
                    (text.len()..usize::from(width.unsigned_abs())).for_each(|_| cx.out.add(b" "));
                }
                if index + 1 == columns.len() {
                    cx.print_line_name(text)?;
                } else {
                    cell(cx, text, if *width < 0 { width.unsigned_abs().into() } else { 0 })?;
                }
            }
            cx.out.add(b"\n");
        }
        Ok(())
    }

    /// Shows /proc/net/ipv6_route: target, bits, source, bits, gateway, metric, references, uses, flags, interface.
    fn show6(&mut self, cx: &mut Cx) -> Done {
        let text = io::read_file(c"/proc/net/ipv6_route");
        let text = text.map_err(|e| cx.fail(b"/proc/net/ipv6_route", e))?;
        if self.json.is_none() {
            cx.out.add(
                b"Kernel IPv6 routing table\nDestination                    Next Hop                   Flag Met Ref  Use If\n",
            );
        }
        for line in lines(&text) {
            let fields: heapless::Vec<&[u8], 10> = words(line).take(10).collect();
            let &[to, bits, _, _, gateway, metric, references, uses, flags, interface] =
                fields.as_slice()
            else {
                continue;
            };
            let ip = |text: &[u8]| {
                let bytes: Vec<u8> = text.chunks(2).map(|pair| hex(pair) as u8).collect();
                Ip::from_bytes(&bytes).unwrap_or(Ip::ANY6)
            };
            let (to, gateway, flags) = (ip(to), ip(gateway), hex(flags));
            let room = &mut [0; DIGITS];
            if self.describe(cx, (to, hex(bits)), gateway, flags, interface, hex(metric)) {
                continue;
            }
            let target = rt::filled(
                b"%/%",
                &[self.name(&to, flags & 4 != 0).as_slice(), format(hex(bits), room)],
            );
            cell(cx, &target, 30)?;
            cell(cx, &self.name(&gateway, gateway != Ip::ANY6), 26)?;
            cell(cx, &self.flags(flags), 4)?;
            cell(cx, &format_signed((hex(metric) as i32).into()), 3)?;
            cell(cx, format(hex(references), room), 1)?;
            cx.out.number(hex(uses), 6)?;
            cx.out.add(b" ");
            cx.print_line_name(interface)?;
            cx.out.add(b"\n");
        }
        Ok(())
    }

    fn address(&self, cx: &mut Cx, word: &[u8]) -> Result<Ip, Stop> {
        let family = if self.six { net::INET6 } else { net::INET };
        Ok(resolver::find(cx, word, family)?.first().copied().unwrap_or(Ip::ANY4))
    }

    fn change(&mut self, cx: &mut Cx, mut words: Strings, add: bool) -> Done {
        let (mut net, mut target, mut mask, mut gateway) = (None, None, None, None);
        let (mut device, mut reject) = (None, false);
        // The metric, the window, the first round trip and the largest segment.
        let mut numbers = [None; 4];
        while let Some(word) = words.next() {
            let word = word.to_bytes();
            let names: [&[u8]; 9] = [
                b"metric", b"window", b"irtt", b"mss", b"gw", b"netmask", b"dev", b"-A", b"reject",
            ];
            let name = names.iter().position(|name| *name == word && target.is_some());
            let value = match (word, name) {
                (b"-A", _) | (_, Some(..8)) => match words.next() {
                    Some(value) => value.to_bytes(),
                    None => return Err(cx.usage(packed!("a value is missing behind %w"), &[word])),
                },
                _ => b"",
            };
            match (word, name) {
                (b"-net", _) => net = Some(true),
                (b"-host", _) => net = Some(false),
                (b"-A", _) => self.six = family(cx, value)?,
                (_, Some(index @ ..4)) => {
                    let number = decimal(value).ok().and_then(|number| u32::try_from(number).ok());
                    let Some(number) = number else {
                        return Err(cx.stop(packed!("invalid number %w"), &[value]));
                    };
                    if let Some(slot) = numbers.get_mut(index) {
                        *slot = Some(number);
                    }
                }
                (_, Some(4)) => gateway = Some(self.address(cx, value)?),
                (_, Some(5)) => {
                    let bits =
                        Ip::parse(value).and_then(|mask| mask.as_v4()).map(u32::from_be_bytes);
                    let bits =
                        bits.filter(|bits| bits.leading_ones() + bits.trailing_zeros() == 32);
                    let Some(bits) = bits else {
                        return Err(cx.stop(packed!("invalid netmask %w"), &[value]));
                    };
                    mask = Some(bits.leading_ones() as u8);
                }
                (_, Some(6)) => device = Some(value),
                (_, Some(_)) => reject = true,
                _ if target.is_none() => target = Some(word),
                _ if device.is_none() => device = Some(word),
                _ => return Err(cx.usage(packed!("unknown word %w"), &[word])),
            }
        }
        let Some(target) = target else { return Err(cx.missing_operand()) };
        let whole = if self.six { 128 } else { 32 };
        let mut parts = parts(target, b'/');
        let name = parts.next().unwrap_or(target);
        let to = match name {
            b"default" if self.six => Ip::ANY6,
            b"default" => Ip::ANY4,
            name => self.address(cx, name)?,
        };
        if let Some(bits) = parts.rest() {
            let number = decimal(bits).ok().and_then(|bits| u8::try_from(bits).ok());
            let Some(number) = number.filter(|&bits| bits <= whole) else {
                return Err(cx.stop(packed!("invalid number %w"), &[bits]));
            };
            mask = Some(number);
        }
        let bits = match (mask, to.as_v4()) {
            (Some(bits), _) => bits,
            _ if name == b"default" => 0,
            // As networks were once divided into classes.
            (None, Some(bytes)) if net == Some(true) => match bytes[0] {
                0 => 0,
                1..128 => 8,
                128..192 => 16,
                _ => 24,
            },
            (None, Some(_)) => 32,
            (None, None) => 128,
        };
        if let Some(bytes) = to.as_v4() {
            if net == Some(false) && bits < 32 {
                return Err(cx.stop(packed!("a netmask makes no sense with a host"), &[]));
            }
            if u32::from_be_bytes(bytes).checked_shl(bits.into()).unwrap_or(0) != 0 {
                return Err(cx.stop(packed!("netmask doesn't match route address"), &[]));
            }
        }
        let [metric, window, trip, segment] = numbers;
        // Unreachable or unicast; where the machine is near or may be anywhere; made by somebody, not by a protocol.
        let kind = if reject { 7 } else { u8::from(add) };
        let scope = match () {
            _ if self.six => 0,
            _ if !add => 255,
            _ if gateway.is_some() || reject => 0,
            _ => 253,
        };
        let family = if self.six { net::INET6 } else { net::INET };
        let head =
            [family as u8, bits, 0, 0, 254, if add { 3 } else { 0 }, scope, kind, 0, 0, 0, 0];
        let (message, flags, noun) = match add {
            true if self.six => (RTM_NEWROUTE, NLM_F_CREATE | NLM_F_EXCL, "SIOCADDRT"),
            true => (RTM_NEWROUTE, NLM_F_CREATE, "SIOCADDRT"),
            false => (RTM_DELROUTE, 0, "SIOCDELRT"),
        };
        let mut request = Request::new(message as u32, flags, &head);
        if bits > 0 {
            request.add(rtattr_type_t::RTA_DST as u32, to.octets());
        }
        if let Some(gateway) = gateway {
            request.add(rtattr_type_t::RTA_GATEWAY as u32, gateway.octets());
        }
        // What is refused goes nowhere.
        if let Some(device) = device.filter(|_| !reject) {
            let index = net::interface(device).map_err(|e| cx.fail(noun.as_bytes(), e))?;
            request.add(rtattr_type_t::RTA_OIF as u32, &index.to_ne_bytes());
        }
        if let Some(metric) = metric.or((self.six && add).then_some(1)) {
            request.add(rtattr_type_t::RTA_PRIORITY as u32, &metric.to_ne_bytes());
        }
        // The window is the third of TCP's numbers, the round trip, in eighths of a millisecond, the fourth, and the largest segment,
        // without its headers, the eighth.
        let metrics = [
            (3, window),
            (4, trip.map(|trip| trip << 3)),
            (8, segment.map(|segment| segment.saturating_sub(40))),
        ];
        let start = request.begin(rtattr_type_t::RTA_METRICS as u32);
        for (kind, value) in metrics {
            if let Some(value) = value {
                request.add(kind, &value.to_ne_bytes());
            }
        }
        request.end(start);
        let netlink = Netlink::open().map_err(|e| cx.stop_error(packed!("netlink"), &[], e))?;
        netlink.change(request).map_err(|e| cx.fail(noun.as_bytes(), e))
    }
}
