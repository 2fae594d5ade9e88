//! ping - see whether a machine answers
use rt::{
    Cx, Done, IdSet, Place, Stop, Vec,
    net::resolver,
    sys::{
        Errno, Fd,
        net::{self, Address},
        process,
        raw::{POLLERR, POLLIN, SIGALRM, SIGINT},
        signal,
        wait::{self, Time, Watch},
    },
    text::{
        ip::Ip,
        number::{DIGITS, decimal, format},
        split::parts,
    },
};

rt::applet! { "ping", main, { place: Place::Bin, failure: 2, own_process: true }, "\
Usage: ping [OPTION]... HOST
Send packets that HOST is to send back, one a second, until interrupted; the status is 1 if none came.

  -4            use IPv4 only
  -6            use IPv6 only
  -A            send the next one as soon as an answer has come
  -c COUNT      stop after COUNT packets
  -D            print the time before each line
  -i SECONDS    wait SECONDS between packets (1)
  -I PLACE      send from an interface, or from an address of this machine
  -n            print addresses only
  -O            say which answers have not come before the next packet
  -q            print nothing but the sum
  -s SIZE       send SIZE bytes of data (56)
  -t TTL        let packets pass that many routers
  -w SECONDS    stop after SECONDS, whatever came
  -W SECONDS    wait at most SECONDS for an answer
" }

/// The header of a packet: its type and code, a checksum, and two numbers by which an answer is known.
const HEADER: usize = 8;
/// The data begin with the time at which they were sent.
const STAMP: usize = 8;
/// What a packet can hold beside the headers of ICMP and IP.
const MOST: u64 = 65_507;

struct Options {
    /// The options that take no value.
    flags: IdSet,
    count: Option<u64>,
    interval: u64,
    place: Option<Vec<u8>>,
    size: usize,
    ttl: Option<i32>,
    deadline: Option<u64>,
    patience: Option<u64>,
}

fn main(cx: &mut Cx) -> Done {
    let mut family = 0;
    let mut options = Options {
        count: None,
        interval: 1_000_000_000,
        place: None,
        size: 56,
        ttl: None,
        deadline: None,
        patience: None,
        flags: IdSet::default(),
    };
    while let Some(option) = cx.option()? {
        match option {
            b'4' => family = net::INET,
            b'6' => family = net::INET6,
            b'c' => options.count = Some(number(cx, 1, u64::MAX)?),
            b'i' => options.interval = seconds(cx)?,
            b'I' => options.place = Some(cx.value().to_bytes().to_vec()),
            b's' => options.size = number(cx, 0, MOST)? as usize,
            b't' => options.ttl = Some(number(cx, 1, 255)? as i32),
            // Nothing is no limit.
            b'w' => options.deadline = Some(seconds(cx)?).filter(|&time| time > 0),
            b'W' => options.patience = Some(seconds(cx)?).filter(|&time| time > 0),
            flag => options.flags.add(flag),
        }
    }
    let operands = cx.operands();
    let Some(host) = operands.get(0) else { return Err(cx.missing_operand()) };
    if operands.len() > 1 {
        return Err(cx.extra_operand(1));
    }
    let host = host.to_bytes();
    let found = resolver::find(cx, host, family)?;
    let Some(ip) = found.first() else { return Err(cx.missing_operand()) };
    let mut ping = Ping::new(cx, host, *ip, options)?;
    ping.run(cx)
}

fn number(cx: &mut Cx, least: u64, most: u64) -> Result<u64, Stop> {
    let value = cx.value().to_bytes();
    let number = decimal(value).ok().filter(|number| (least..=most).contains(number));
    number.ok_or_else(|| cx.usage(packed!("invalid number %w"), &[value]))
}

/// The option's value, seconds with a fraction, in nanoseconds.
fn seconds(cx: &mut Cx) -> Result<u64, Stop> {
    let value = cx.value().to_bytes();
    let mut parts = parts(value, b'.');
    let whole =
        parts.next().and_then(|whole| if whole.is_empty() { Some(0) } else { decimal(whole).ok() });
    let mut fraction = [b'0'; 9];
    let digits = parts.rest().unwrap_or(b"");
    fraction.iter_mut().zip(digits).for_each(|(slot, digit)| *slot = *digit);
    let nanoseconds = decimal(&fraction).ok().filter(|_| digits.iter().all(u8::is_ascii_digit));
    let sum = whole.zip(nanoseconds).filter(|_| value.iter().any(u8::is_ascii_digit));
    let sum = sum.filter(|(whole, _)| *whole < 1 << 31);
    let sum = sum.map(|(whole, rest)| whole * 1_000_000_000 + rest);
    sum.ok_or_else(|| cx.usage(packed!("invalid number of seconds %w"), &[value]))
}

struct Ping<'a> {
    options: Options,
    host: &'a [u8],
    ip: Ip,
    socket: Fd,
    /// Does the socket give us the packets as they are, those of others too?
    raw: bool,
    id: u16,
    start: u64,
    /// When the last packet was sent.
    last: u64,
    sent: u64,
    received: u64,
    duplicates: u64,
    errors: u64,
    /// Which of the last 65,536 packets were answered.
    answered: Vec<bool>,
    /// In nanoseconds; the last one in their squares.
    least: u64,
    most: u64,
    sum: u64,
    squares: u128,
}

impl<'a> Ping<'a> {
    #[inline(never)]
    fn new(cx: &mut Cx, host: &'a [u8], ip: Ip, options: Options) -> Result<Ping<'a>, Stop> {
        let (family, protocol) =
            if ip.is_v4() { (net::INET, net::ICMP) } else { (net::INET6, net::ICMP6) };
        let mut raw = false;
        // Who may not open raw sockets, as few should, may be allowed to ping all the same.
        let socket = match net::socket(family, net::DATAGRAM, protocol) {
            Err(Errno::ACCES | Errno::PERM | Errno::PROTONOSUPPORT) => {
                raw = true;
                net::socket(family, net::RAW, protocol)
            }
            done => done,
        };
        let socket =
            socket.map_err(|e| cx.stop_error(packed!("cannot open a socket for ICMP"), &[], e))?;
        let mut ping = Ping {
            options,
            host,
            ip,
            socket,
            raw,
            id: process::id() as u16,
            start: 0,
            last: 0,
            sent: 0,
            received: 0,
            duplicates: 0,
            errors: 0,
            answered: Vec::new(),
            least: u64::MAX,
            most: 0,
            sum: 0,
            squares: 0,
        };
        ping.answered.resize(1 << 16, false);
        ping.prepare().map_err(|e| cx.stop_error("%n", &[host], e))?;
        Ok(ping)
    }

    fn prepare(&mut self) -> Result<(), Errno> {
        let v4 = self.ip.is_v4();
        if let Some(place) = &self.options.place {
            match resolver::scoped(place) {
                Some(ip) => net::bind(&self.socket, &Address::inet(&ip, 0))?,
                None => {
                    net::set_option(&self.socket, net::SOL_SOCKET, net::SO_BINDTODEVICE, place)?
                }
            }
        }
        let (level, ttl, notes, errors) = if v4 {
            (net::SOL_IP, net::IP_TTL, net::IP_RECVTTL, net::IP_RECVERR)
        } else {
            (net::SOL_IPV6, net::IPV6_UNICAST_HOPS, net::IPV6_RECVHOPLIMIT, net::IPV6_RECVERR)
        };
        net::set_number(&self.socket, level, notes, 1)?;
        if let Some(hops) = self.options.ttl {
            net::set_number(&self.socket, level, ttl, hops)?;
        }
        if !self.raw {
            // Connected: the kernel tells what went wrong on the way, and who said so, if it knows how to.
            let _ = net::set_number(&self.socket, level, errors, 1);
            net::connect(&self.socket, &Address::inet(&self.ip, 0))?;
        }
        Ok(())
    }

    #[inline(never)]
    fn run(&mut self, cx: &mut Cx) -> Done {
        self.start = wait::nanoseconds();
        self.last = self.start;
        for signal in [SIGINT, SIGALRM] {
            signal::set(signal as u8, signal::Action::Note)
                .map_err(|e| cx.stop_error(packed!("cannot catch signals"), &[], e))?;
        }
        let (digits, whole) = (&mut [0; DIGITS], &mut [0; DIGITS]);
        let data = format(self.options.size as u64, digits);
        let over = if self.ip.is_v4() { 20 } else { 40 };
        let whole = format((self.options.size + HEADER + over) as u64, whole);
        let ip = self.ip.text();
        if self.ip.is_v4() {
            cx.report(
                packed!("PING %r (%r) %r(%r) bytes of data."),
                &[self.host, &ip, data, whole],
            );
        } else {
            cx.report(packed!("PING %r(%r) %r data bytes"), &[self.host, &ip, data]);
        }
        let mut next = self.start;
        loop {
            let now = wait::nanoseconds();
            let more = self.has_more();
            let over = self.options.deadline.is_some_and(|limit| now - self.start >= limit);
            if over || signal::arrived() || !more && self.received + self.errors >= self.sent {
                break;
            }
            if more && now >= next {
                self.send(cx)?;
                self.last = now;
                next = now + self.options.interval;
                if self.errors > 0 {
                    // It may have been the last one.
                    continue;
                }
            }
            let more = self.has_more();
            // Behind the last one there is a while for its answer: twice as long as others took.
            let usual =
                if self.received > 0 { (2 * self.most).max(1_000_000_000) } else { 10_000_000_000 };
            let patience = self.options.patience.unwrap_or(usual);
            let mut until = if more { next } else { self.last + patience };
            if !more && wait::nanoseconds() >= until {
                break;
            }
            if let Some(limit) = self.options.deadline {
                until = until.min(self.start + limit);
            }
            cx.out.flush()?;
            let before = self.received;
            self.receive(cx, until)?;
            if self.options.flags.has(b'A') && self.received > before {
                next = wait::nanoseconds();
            }
        }
        self.sum_up(cx)
    }

    /// Is another packet to be sent? With a deadline, that many are to have come back.
    fn has_more(&self) -> bool {
        let done = match self.options.deadline {
            Some(_) => self.received + self.errors,
            None => self.sent,
        };
        self.options.count.is_none_or(|count| done < count)
    }

    /// Sends a packet.
    fn send(&mut self, cx: &mut Cx) -> Done {
        if self.options.flags.has(b'O') && self.sent > 0 && !self.is_answered(self.sent as u16) {
            self.stamp(cx);
            let number = &mut [0; DIGITS];
            cx.report(
                packed!("no answer yet for icmp_seq=%r"),
                &[format(self.sent & 0xffff, number)],
            );
        }
        self.sent += 1;
        let number = self.sent as u16;
        if let Some(slot) = self.answered.get_mut(usize::from(number)) {
            *slot = false;
        }
        let kind = if self.ip.is_v4() { 8 } else { 128 };
        let mut packet = Vec::from([kind, 0, 0, 0]);
        packet.extend_from_slice(&self.id.to_be_bytes());
        packet.extend_from_slice(&number.to_be_bytes());
        packet.extend_from_slice(&wait::nanoseconds().to_ne_bytes());
        packet.truncate(HEADER + self.options.size);
        for index in STAMP..self.options.size {
            packet.push(index as u8);
        }
        let sum = net::checksum(&packet, 0).to_be_bytes();
        // The kernel makes that of IPv6, which needs addresses.
        if self.ip.is_v4()
            && let Some(place) = packet.get_mut(2..4)
        {
            place.copy_from_slice(&sum);
        }
        let to = Address::inet(&self.ip, 0);
        let to = Some(&to).filter(|_| self.raw);
        let mut sent = net::send(&self.socket, &packet, to);
        if sent.is_err() && self.hear(cx) {
            // It was about an earlier one.
            sent = net::send(&self.socket, &packet, to);
        }
        match sent {
            Ok(_) | Err(Errno::INTR) => Ok(()),
            // It may be there again before the next one.
            Err(
                e @ (Errno::NETUNREACH
                | Errno::HOSTUNREACH
                | Errno::NETDOWN
                | Errno::CONNREFUSED
                | Errno::NOBUFS),
            ) => {
                self.errors += 1;
                self.failed(cx, e);
                Ok(())
            }
            Err(e) => Err(cx.stop_error(packed!("cannot send to %n"), &[self.host], e)),
        }
    }

    /// Says that the packet just sent, or another one of late, failed.
    fn failed(&self, cx: &mut Cx, error: Errno) {
        let number = &mut [0; DIGITS];
        cx.say_error(packed!("icmp_seq=%r"), &[format(self.sent & 0xffff, number)], Some(error));
    }

    fn is_answered(&self, number: u16) -> bool {
        self.answered.get(usize::from(number)) == Some(&true)
    }

    /// Waits for a packet until it is `until`, and looks at it.
    #[inline(never)]
    fn receive(&mut self, cx: &mut Cx, until: u64) -> Done {
        let left = until.saturating_sub(wait::nanoseconds());
        let time =
            Time { seconds: left / 1_000_000_000, nanoseconds: (left % 1_000_000_000) as u32 };
        let mut watches = [Watch::new(&self.socket, POLLIN)];
        match wait::poll(&mut watches, Some(time)) {
            Ok(0) | Err(Errno::INTR) => return Ok(()),
            Ok(_) if watches.iter().any(|watch| watch.came(POLLERR)) && self.hear(cx) => {
                return Ok(());
            }
            Ok(_) => {}
            Err(e) => return Err(cx.stop_error(packed!("cannot wait"), &[], e)),
        }
        let mut room = rt::zeros(MOST as usize + 128);
        let got = match net::receive_noted(&self.socket, &mut room, 0) {
            Ok(got) => got,
            Err(Errno::INTR | Errno::AGAIN) => return Ok(()),
            Err(e) => {
                self.errors += 1;
                self.failed(cx, e);
                return Ok(());
            }
        };
        let now = wait::nanoseconds();
        let Some((from, _)) = got.from.machine() else { return Ok(()) };
        let packet = room.get(..got.len).unwrap_or(&room);
        let v4 = self.ip.is_v4();
        let (level, kind) =
            if v4 { (net::SOL_IP, net::IP_TTL) } else { (net::SOL_IPV6, net::IPV6_HOPLIMIT) };
        let ttl = got.note(level, kind).and_then(|note| note.first_chunk());
        let ttl = ttl.map(|ttl| i32::from_ne_bytes(*ttl));
        if self.raw && v4 {
            // The header of IP comes along.
            let head = packet.first().map_or(0, |first| usize::from(first & 15) * 4);
            let ttl = packet.get(8).map(|&ttl| ttl.into());
            return self.look(cx, packet.get(head..).unwrap_or(&[]), &from, ttl, now);
        }
        self.look(cx, packet, &from, ttl, now)
    }

    fn look(&mut self, cx: &mut Cx, packet: &[u8], from: &Ip, ttl: Option<i32>, now: u64) -> Done {
        let v4 = self.ip.is_v4();
        let &[kind, code, _, _, id0, id1, seq0, seq1, ref data @ ..] = packet else {
            return Ok(());
        };
        if kind != if v4 { 0 } else { 129 } {
            return self.refused(cx, packet, kind, code, from);
        }
        if self.raw && [id0, id1] != self.id.to_be_bytes() {
            return Ok(());
        }
        let number = u16::from_be_bytes([seq0, seq1]);
        let stamp = data.first_chunk().filter(|_| self.options.size >= STAMP);
        let took = stamp.map(|stamp| now.saturating_sub(u64::from_ne_bytes(*stamp)));
        let slot = self.answered.get_mut(usize::from(number));
        let again = slot.is_some_and(|slot| core::mem::replace(slot, true));
        if again {
            self.duplicates += 1;
        } else {
            self.received += 1;
        }
        if let Some(took) = took {
            self.least = self.least.min(took);
            self.most = self.most.max(took);
            self.sum += took;
            self.squares += u128::from(took) * u128::from(took);
        }
        if self.options.flags.has(b'q') {
            return Ok(());
        }
        self.stamp(cx);
        let [len, seq, hops] = &mut [[0; DIGITS]; 3];
        let len = format(packet.len() as u64, len);
        let ip = from.text();
        if self.options.flags.has(b'n') || self.host == ip {
            cx.fill("%r bytes from %r: ", &[len, &ip]);
        } else {
            cx.fill("%r bytes from %r (%r): ", &[len, self.host, &ip]);
        }
        cx.fill("icmp_seq=%r", &[format(number.into(), seq)]);
        if let Some(ttl) = ttl {
            cx.fill(" ttl=%r", &[format(ttl as u64, hops)]);
        }
        if let Some(took) = took {
            cx.fill(" time=%r ms", &[&short(took)]);
        }
        cx.report(if again { " (DUP!)" } else { "" }, &[]);
        Ok(())
    }

    /// Looks at an error that the kernel has kept, if there is one: `struct sock_extended_err` with the error, where it comes from, type and
    /// code, and the address of who said so.
    #[inline(never)]
    fn hear(&mut self, cx: &mut Cx) -> bool {
        let mut room = [0; 64];
        let Ok(got) = net::receive_noted(&self.socket, &mut room, net::ERRORS) else {
            return false;
        };
        let v4 = self.ip.is_v4();
        let note = match v4 {
            true => got.note(net::SOL_IP, net::IP_RECVERR),
            false => got.note(net::SOL_IPV6, net::IPV6_RECVERR),
        };
        let Some(&[a, b, c, d, origin, kind, code, _, ref rest @ ..]) = note else { return true };
        let number = room.get(6..8).map_or(0, |seq| u16::from(seq[0]) << 8 | u16::from(seq[1]));
        let from = if v4 { rest.get(12..16) } else { rest.get(16..32) }.and_then(Ip::from_bytes);
        match from {
            // Others than this machine's own say it by ICMP.
            Some(from) if origin > 1 => self.explain(cx, kind, code, &from, number),
            _ => {
                self.errors += 1;
                self.failed(cx, Errno::new(u32::from_ne_bytes([a, b, c, d]) as usize));
            }
        }
        true
    }

    /// Looks at what somebody on the way says, if it is about one of ours.
    fn refused(&mut self, cx: &mut Cx, packet: &[u8], kind: u8, code: u8, from: &Ip) -> Done {
        let v4 = self.ip.is_v4();
        let inner = packet.get(HEADER..).unwrap_or(&[]);
        let head =
            if v4 { inner.first().map_or(0, |first| usize::from(first & 15) * 4) } else { 40 };
        let ours = inner.get(head..head + HEADER).unwrap_or(&[]);
        let &[what, _, _, _, id0, id1, seq0, seq1] = ours else { return Ok(()) };
        if what != if v4 { 8 } else { 128 } || [id0, id1] != self.id.to_be_bytes() {
            return Ok(());
        }
        self.explain(cx, kind, code, from, u16::from_be_bytes([seq0, seq1]));
        Ok(())
    }

    #[inline(never)]
    fn explain(&mut self, cx: &mut Cx, kind: u8, code: u8, from: &Ip, number: u16) {
        let why = match (self.ip.is_v4(), kind, code) {
            (true, 3, 0) | (false, 1, 0) => "Destination Net Unreachable",
            (true, 3, 1) | (false, 1, 3) => "Destination Host Unreachable",
            (true, 3, 2) => "Destination Protocol Unreachable",
            (true, 3, 3) | (false, 1, 4) => "Destination Port Unreachable",
            (true, 3, 4) | (false, 2, _) => "Packet too big",
            (true, 3, 9 | 10 | 13) | (false, 1, 1) => "Packet filtered",
            (true, 3, _) | (false, 1, _) => "Destination Unreachable",
            (true, 11, _) | (false, 3, _) => "Time to live exceeded",
            _ => return,
        };
        self.errors += 1;
        if !self.options.flags.has(b'q') {
            self.stamp(cx);
            let seq = &mut [0; DIGITS];
            let seq = format(number.into(), seq);
            cx.report(packed!("From %r icmp_seq=%r %r"), &[&from.text(), seq, why.as_bytes()]);
        }
    }

    /// The time of day before a line.
    fn stamp(&self, cx: &mut Cx) {
        if self.options.flags.has(b'D') {
            let (seconds, nanoseconds) = rt::sys::system::now();
            let [whole, part] = &mut [[0; DIGITS]; 2];
            // A digit before the others keeps the zeros.
            let part = format(u64::from(nanoseconds / 1000) + 1_000_000, part);
            cx.fill("[%r.%r] ", &[format(seconds as u64, whole), part.get(1..).unwrap_or(part)]);
        }
    }

    fn sum_up(&self, cx: &mut Cx) -> Done {
        let [sent, received, time, extra] = &mut [[0; DIGITS]; 4];
        cx.report(packed!("\n--- %r ping statistics ---"), &[self.host]);
        let counts = [format(self.sent, sent), format(self.received, received)];
        cx.fill("%r packets transmitted, %r received", &counts);
        if self.duplicates > 0 {
            cx.fill(", +%r duplicates", &[format(self.duplicates, extra)]);
        }
        if self.errors > 0 {
            cx.fill(", +%r errors", &[format(self.errors, extra)]);
        }
        if self.sent > 0 {
            let lost = self.sent.saturating_sub(self.received);
            let took = (self.last - self.start) / 1_000_000;
            let percent = [&percent(lost, self.sent), b"%".as_slice()].concat();
            cx.fill(", %r packet loss, time %rms", &[&percent, format(took, time)]);
        }
        cx.out.byte(b'\n')?;
        let count = self.received + self.duplicates;
        if let Some(mean) = self.sum.checked_div(count).filter(|_| self.sum > 0) {
            let square = (self.squares / u128::from(count))
                .saturating_sub(u128::from(mean) * u128::from(mean));
            let spread = u64::try_from(square.isqrt()).unwrap_or(u64::MAX);
            let [a, b, c, d] = [self.least, mean, self.most, spread].map(milliseconds);
            cx.report(packed!("rtt min/avg/max/mdev = %r/%r/%r/%r ms"), &[&a, &b, &c, &d]);
        } else {
            cx.out.byte(b'\n')?;
        }
        let wanted = self.options.count.filter(|_| self.options.deadline.is_some()).unwrap_or(1);
        if self.received < wanted {
            cx.raise(1);
        }
        Ok(())
    }
}

/// Nanoseconds as milliseconds with three digits behind the point.
fn milliseconds(time: u64) -> Vec<u8> {
    let micro = time / 1000;
    let mut text = format(micro / 1000, &mut [0; DIGITS]).to_vec();
    text.push(b'.');
    let part = &mut [0; DIGITS];
    text.extend_from_slice(format(micro % 1000 + 1000, part).get(1..).unwrap_or(b""));
    text
}

/// The same with fewer digits the longer it is.
fn short(time: u64) -> Vec<u8> {
    let mut text = milliseconds(time);
    let cut = match time / 1_000_000 {
        0 => 0,
        1..10 => 1,
        10..100 => 2,
        _ => 4,
    };
    text.truncate(text.len() - cut);
    text
}

/// `part` of `whole` in percent, with up to six digits.
fn percent(part: u64, whole: u64) -> Vec<u8> {
    let scaled = u128::from(part) * 1_000_000 / u128::from(whole.max(1));
    let scaled = scaled as u64;
    let mut text = format(scaled / 10_000, &mut [0; DIGITS]).to_vec();
    let rest = &mut [0; DIGITS];
    let rest = format(scaled % 10_000 + 10_000, rest);
    text.push(b'.');
    text.extend_from_slice(rest.get(1..).unwrap_or(b""));
    while text.ends_with(b"0") {
        text.pop();
    }
    if text.ends_with(b".") {
        text.pop();
    }
    text
}
