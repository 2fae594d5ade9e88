//! udhcpc - get an address from a server of the network
mod configure;
mod wire;

use core::ffi::CStr;
use rt::{
    Cx, Done, OwnedStrings, Place, Stop, Vec, command,
    net::{
        dhcp::{self, Answer},
        netlink::{self, Netlink},
    },
    sys::{
        Errno, fs, process, random,
        raw::{O_CREAT, O_TRUNC, O_WRONLY, SIGINT, SIGTERM, SIGUSR1, SIGUSR2},
        signal, wait,
    },
    text::{
        ip::Ip,
        number::{DIGITS, decimal, format},
        split::parts,
    },
};
use wire::Wire;

rt::applet! { "udhcpc", main, { place: Place::Sbin, own_process: true }, "\
Usage: udhcpc [OPTION]...
Get an address from a DHCP server and keep it. A script sets it up; without one, this program does: address, routes,
/etc/resolv.conf.

  -A, --tryagain=SECONDS    wait that long before asking anew (20)
  -B, --broadcast           ask for answers to all machines
  -b, --background          without an address, go on trying in the background
  -C, --clientid-none       do not send the hardware address as the client's name
  -F, --fqdn=NAME           ask the server to publish NAME
  -f, --foreground          stay in the foreground
  -i, --interface=NAME      the interface (eth0)
  -n, --now                 without an address, give up
  -O, --request-option=OPT  ask for an option, by name or number, too
  -o, --no-default-options  ask for no option but those of -O
  -p, --pidfile=FILE        write the number of the process into FILE
  -q, --quit                leave once there is an address
  -R, --release             give the address back before leaving
  -r, --request=ADDRESS     ask for this address
  -s, --script=FILE         run FILE (/usr/share/udhcpc/default.script)
  -T, --timeout=SECONDS     wait that long for an answer (3)
  -t, --retries=COUNT       ask COUNT times (3)
  -V, --vendorclass=TEXT    the vendor's class (udhcp mote)
  -x OPT:VALUE              send an option: hostname:NAME, lease:SECONDS, or a number and hexadecimal digits

The script is run with deconfig, bound, renew, nak or leasefail, and finds what the server said in its environment. USR1
renews, USR2 gives the address back.
" }

/// Where the script is, unless -s says.
const SCRIPT: &CStr = c"/usr/share/udhcpc/default.script";
/// What servers are asked for.
const USUAL: [u8; 12] = [
    dhcp::SUBNET,
    dhcp::ROUTER,
    dhcp::DNS,
    dhcp::HOSTNAME,
    dhcp::DOMAIN,
    26,
    dhcp::BROADCAST,
    42,
    dhcp::LEASE,
    dhcp::SEARCH,
    dhcp::ROUTES,
    249,
];

struct Client<'a> {
    interface: &'a [u8],
    index: u32,
    hardware: Vec<u8>,
    script: Option<&'a CStr>,
    pid_file: Option<&'a CStr>,
    again: u64,
    seconds: u64,
    tries: u64,
    broadcast: bool,
    background: bool,
    foreground: bool,
    gives_up: bool,
    quits: bool,
    releases: bool,
    wanted: Option<Ip>,
    /// What every message has in it.
    options: Vec<(u8, Vec<u8>)>,
    id: u32,
    in_background: bool,
}

/// What a server lent.
struct Lease {
    ip: Ip,
    server: Ip,
    /// When it was lent and until when, in milliseconds of [`wait::milliseconds`].
    since: u64,
    until: u64,
}

/// What waiting came to.
enum Event {
    Message(Vec<u8>),
    Timeout,
    Signal(u8),
}

fn main(cx: &mut Cx) -> Done {
    let mut client = Client {
        interface: b"eth0",
        index: 0,
        hardware: Vec::new(),
        script: None,
        pid_file: None,
        again: 20,
        seconds: 3,
        tries: 3,
        broadcast: false,
        background: false,
        foreground: false,
        gives_up: false,
        quits: false,
        releases: false,
        wanted: None,
        options: Vec::new(),
        id: 0,
        in_background: false,
    };
    let (mut asked, mut extra, mut named) = (USUAL.to_vec(), Vec::new(), true);
    let mut vendor: &[u8] = b"udhcp mote";
    while let Some(option) = cx.option()? {
        let value = cx.value().to_bytes();
        match option {
            b'A' => client.again = number(cx)?,
            b'B' => client.broadcast = true,
            b'b' => client.background = true,
            b'C' => named = false,
            // Flags: the server may do both, and the name is not in DNS's form (RFC 4702).
            b'F' => client.options.push((81, [&[1, 0, 0], value].concat())),
            b'f' => client.foreground = true,
            b'i' => client.interface = value,
            b'n' => client.gives_up = true,
            b'O' => extra.push(code(cx, value)?),
            b'o' => asked.clear(),
            b'p' => client.pid_file = Some(cx.value()),
            b'q' => client.quits = true,
            b'R' => client.releases = true,
            b'r' => {
                let ip = Ip::parse(value).filter(Ip::is_v4);
                client.wanted =
                    Some(ip.ok_or_else(|| cx.usage(packed!("invalid address %w"), &[value]))?);
            }
            b's' => client.script = Some(cx.value()),
            b'T' => client.seconds = number(cx)?,
            b't' => client.tries = number(cx)?,
            b'V' => vendor = value,
            _ => {
                let option = extra_option(cx, value)?;
                client.options.push(option);
            }
        }
    }
    if !cx.operands().is_empty() {
        return Err(cx.extra_operand(0));
    }
    let netlink = Netlink::open().and_then(|netlink| netlink::links(&netlink));
    let links = netlink.map_err(|e| cx.stop_error(packed!("cannot ask the kernel"), &[], e))?;
    let Some(link) = links.into_iter().find(|link| link.name == client.interface) else {
        return Err(cx.stop(packed!("there is no interface %w"), &[client.interface]));
    };
    (client.index, client.hardware) = (link.index, link.address);
    if client.hardware.is_empty() || client.hardware.len() > 16 {
        return Err(cx.stop(packed!("%w has no hardware address"), &[client.interface]));
    }
    asked.extend(extra);
    if named {
        let id = [&[link.kind as u8], client.hardware.as_slice()].concat();
        client.options.push((dhcp::CLIENT, id));
    }
    if !vendor.is_empty() {
        client.options.push((dhcp::VENDOR, vendor.to_vec()));
    }
    client.options.push((dhcp::LONGEST, Vec::from(576u16.to_be_bytes())));
    client.options.push((dhcp::WANTED, asked));
    // Without a script of the system's, this program does it.
    client.script = client.script.or(Some(SCRIPT).filter(|path| fs::may_access(path, 1)));
    let mut mask = 0;
    for signal in [SIGINT, SIGTERM, SIGUSR1, SIGUSR2] {
        mask |= 1 << (signal - 1);
        signal::set(signal as u8, signal::Action::Note)
            .map_err(|e| cx.stop_error(packed!("cannot catch signals"), &[], e))?;
    }
    // They arrive where they are waited for, so that none is missed.
    signal::block(mask).map_err(|e| cx.stop_error(packed!("cannot block signals"), &[], e))?;
    client.write_pid(cx)?;
    let done = client.run(cx);
    if let Some(path) = client.pid_file {
        // It may be gone already.
        let _ = fs::unlink(fs::CWD, path, 0);
    }
    done
}

fn number(cx: &mut Cx) -> Result<u64, Stop> {
    let value = cx.value().to_bytes();
    let number = decimal(value).ok().filter(|&number| number <= 1 << 30);
    number.ok_or_else(|| cx.usage(packed!("invalid number %w"), &[value]))
}

/// The number of an option that is given by name or number.
fn code(cx: &mut Cx, name: &[u8]) -> Result<u8, Stop> {
    let known = dhcp::OPTIONS.iter().find(|(_, known, _)| known.as_bytes() == name);
    let number = || match name.strip_prefix(b"0x") {
        Some(digits) => hexadecimal(digits)?.try_into().ok().map(|[byte]: [u8; 1]| byte),
        None => decimal(name).ok().and_then(|number| u8::try_from(number).ok()),
    };
    let found =
        known.map(|(code, ..)| *code).or_else(number).filter(|code| (1..255).contains(code));
    found.ok_or_else(|| cx.usage(packed!("unknown option of DHCP %w"), &[name]))
}

/// Bytes from their digits.
fn hexadecimal(digits: &[u8]) -> Option<Vec<u8>> {
    let pair = |pair: &[u8]| {
        pair.iter()
            .try_fold(0, |value, &digit| Some(value << 4 | char::from(digit).to_digit(16)? as u8))
    };
    digits.chunks(2).map(pair).collect()
}

/// An option to send: `NAME:VALUE`.
fn extra_option(cx: &mut Cx, text: &[u8]) -> Result<(u8, Vec<u8>), Stop> {
    let mut parts = parts(text, b':');
    let name = parts.next().unwrap_or(text);
    let Some(value) = parts.rest() else {
        return Err(cx.usage(packed!("%w has no value"), &[text]));
    };
    let code = code(cx, name)?;
    let form = dhcp::OPTIONS.iter().find(|(known, ..)| *known == code).map(|(_, _, form)| *form);
    use dhcp::Form;
    let number = |most: u64| decimal(value).ok().filter(|&number| number <= most);
    let bytes = match form.filter(|_| !name.first().is_some_and(u8::is_ascii_digit)) {
        Some(Form::Text | Form::Name | Form::Bytes) => Some(value.to_vec()),
        Some(Form::Byte) => number(255).map(|number| Vec::from([number as u8])),
        Some(Form::Short) => number(65535).map(|number| (number as u16).to_be_bytes().to_vec()),
        Some(Form::Long) => {
            number(u32::MAX.into()).map(|number| (number as u32).to_be_bytes().to_vec())
        }
        Some(Form::Address) => Ip::parse(value).and_then(|ip| ip.as_v4()).map(Vec::from),
        _ => match value.strip_prefix(b"\"").and_then(|text| text.strip_suffix(b"\"")) {
            Some(text) => Some(text.to_vec()),
            None => hexadecimal(value),
        },
    };
    match bytes {
        Some(bytes) => Ok((code, bytes)),
        None => Err(cx.usage(packed!("%w is no value for an option of DHCP"), &[value])),
    }
}

impl Client<'_> {
    /// Gets an address and keeps it, until a signal or an option says that it is enough.
    fn run(&mut self, cx: &mut Cx) -> Done {
        self.tell(cx, "deconfig", None);
        loop {
            let wire = Wire::open(self.index).map_err(|e| cx.fail(self.interface, e))?;
            let Some((lease, answer)) = self.obtain(cx, &wire)? else { return Ok(()) };
            if !self.keep(cx, &wire, lease, answer)? {
                return Ok(());
            }
            self.tell(cx, "deconfig", None);
        }
    }

    /// Asks until a server lends an address; `None` if a signal says that it is enough.
    fn obtain(&mut self, cx: &mut Cx, wire: &Wire) -> Result<Option<(Lease, Vec<u8>)>, Stop> {
        loop {
            let mut id = [0; 4];
            // Another number than the last will do.
            let _ = random::fill(&mut id);
            self.id = u32::from_ne_bytes(id) ^ wait::milliseconds() as u32;
            for _ in 0..self.tries.max(1) {
                let wanted = self.wanted.map(|ip| ip.octets().to_vec());
                cx.note(packed!("broadcasting discover"), &[]);
                self.send(cx, wire, dhcp::DISCOVER, wanted.as_deref(), None, None);
                match self.listen(cx, wire, &[dhcp::OFFER], self.seconds)? {
                    Event::Timeout => {}
                    Event::Signal(signal) => {
                        if self.leaves(signal) {
                            return Ok(None);
                        }
                    }
                    Event::Message(offer) => match self.request(cx, wire, &offer)? {
                        Some(lease) => return Ok(Some(lease)),
                        None => break,
                    },
                }
            }
            self.tell(cx, "leasefail", None);
            if self.gives_up {
                return Err(cx.stop(packed!("no lease, giving up"), &[]));
            }
            if self.background && !self.in_background {
                cx.note(packed!("no lease, going into the background"), &[]);
                self.detach(cx)?;
            }
            match self.listen(cx, wire, &[], self.again)? {
                Event::Signal(signal) if self.leaves(signal) => return Ok(None),
                _ => {}
            }
        }
    }

    fn leaves(&self, signal: u8) -> bool {
        matches!(u32::from(signal), SIGINT | SIGTERM)
    }

    /// Asks for what a server has offered; `None` if it changes its mind.
    fn request(
        &mut self,
        cx: &mut Cx,
        wire: &Wire,
        offer: &[u8],
    ) -> Result<Option<(Lease, Vec<u8>)>, Stop> {
        let Some(offer) = Answer::new(offer, self.id, &self.hardware) else { return Ok(None) };
        let (Some(ip), Some(server)) = (offer.given(), offer.address(dhcp::SERVER)) else {
            return Ok(None);
        };
        for _ in 0..self.tries.max(1) {
            cx.note(
                packed!("broadcasting select for %r, server %r"),
                &[&ip.text(), &server.text()],
            );
            self.send(cx, wire, dhcp::REQUEST, Some(ip.octets()), Some(server), None);
            match self.listen(cx, wire, &[dhcp::ACK, dhcp::NAK], self.seconds)? {
                Event::Message(bytes) => return Ok(self.accept(cx, bytes)),
                Event::Signal(signal) if self.leaves(signal) => return Err(Stop::new(1)),
                _ => {}
            }
        }
        Ok(None)
    }

    /// Takes what a server lends.
    fn accept(&mut self, cx: &mut Cx, bytes: Vec<u8>) -> Option<(Lease, Vec<u8>)> {
        let answer = Answer::new(&bytes, self.id, &self.hardware)?;
        if answer.kind() != dhcp::ACK {
            cx.note(packed!("the server refuses"), &[]);
            self.tell(cx, "nak", Some(&answer));
            return None;
        }
        let (ip, server) = (answer.given()?, answer.address(dhcp::SERVER)?);
        // Shorter ones would keep the network busy; none is for an hour.
        let seconds = u64::from(answer.seconds().unwrap_or(3600)).max(16);
        let digits = &mut [0; DIGITS];
        let words = [&ip.text(), &server.text(), format(seconds, digits)];
        cx.note(packed!("lease of %r obtained from %r, lease time %r"), &words);
        let since = wait::milliseconds();
        Some((Lease { ip, server, since, until: since + seconds * 1000 }, bytes))
    }

    /// Keeps a lease as long as the server lets it; `false` when it is time to leave.
    fn keep(
        &mut self,
        cx: &mut Cx,
        wire: &Wire,
        mut lease: Lease,
        bytes: Vec<u8>,
    ) -> Result<bool, Stop> {
        let bound = Answer::new(&bytes, self.id, &self.hardware);
        self.tell(cx, "bound", bound.as_ref());
        self.wanted = Some(lease.ip);
        if self.quits {
            self.leave(cx, wire, &lease);
            return Ok(false);
        }
        if !self.foreground && !self.in_background {
            self.detach(cx)?;
        }
        let mut now = false;
        loop {
            // Half of the time is quiet; then the server is asked, and from seven eighths on any server (RFC 2131, 4.4.5).
            let whole = lease.until - lease.since;
            let quiet = lease.since + whole / 2;
            let left = quiet.saturating_sub(wait::milliseconds()).div_ceil(1000);
            if left > 0 && !now {
                match self.listen(cx, wire, &[], left)? {
                    Event::Signal(signal) => match u32::from(signal) {
                        SIGUSR1 => now = true,
                        SIGUSR2 => {
                            self.release(cx, wire, &lease);
                            self.tell(cx, "deconfig", None);
                            return self.rest(cx, wire);
                        }
                        _ => {
                            self.leave(cx, wire, &lease);
                            return Ok(false);
                        }
                    },
                    _ => continue,
                }
            }
            if wait::milliseconds() >= lease.until {
                cx.note(packed!("lease lost"), &[]);
                return Ok(true);
            }
            let any = wait::milliseconds() >= lease.since + whole / 8 * 7;
            cx.note(packed!("sending renew to server %r"), &[&lease.server.text()]);
            let server = Some(lease.server).filter(|_| !any);
            self.send(cx, wire, dhcp::REQUEST, None, server, Some(lease.ip));
            // Half of what is left, but a minute at least, is time for the answer.
            let left = lease.until.saturating_sub(wait::milliseconds()) / 1000;
            let patience = if now { self.seconds } else { (left / 2).max(60).min(left.max(1)) };
            match self.listen(cx, wire, &[dhcp::ACK, dhcp::NAK], patience)? {
                Event::Message(bytes) => match self.accept(cx, bytes) {
                    Some((renewed, bytes)) => {
                        let answer = Answer::new(&bytes, self.id, &self.hardware);
                        self.tell(cx, "renew", answer.as_ref());
                        lease = renewed;
                    }
                    None => return Ok(true),
                },
                Event::Signal(signal) if self.leaves(signal) => {
                    self.leave(cx, wire, &lease);
                    return Ok(false);
                }
                _ => {}
            }
            now = false;
        }
    }

    /// Waits without an address until a signal says what to do: `true` to get one again.
    fn rest(&mut self, cx: &mut Cx, wire: &Wire) -> Result<bool, Stop> {
        loop {
            match self.listen(cx, wire, &[], 3600)? {
                Event::Signal(signal) if u32::from(signal) == SIGUSR1 => return Ok(true),
                Event::Signal(signal) if self.leaves(signal) => return Ok(false),
                _ => {}
            }
        }
    }

    /// Gives the address back, if that was asked for.
    fn leave(&mut self, cx: &mut Cx, wire: &Wire, lease: &Lease) {
        if self.releases {
            self.release(cx, wire, lease);
            self.tell(cx, "deconfig", None);
        }
    }

    fn release(&mut self, cx: &mut Cx, wire: &Wire, lease: &Lease) {
        cx.note(
            packed!("unicasting a release of %r to %r"),
            &[&lease.ip.text(), &lease.server.text()],
        );
        self.send(cx, wire, dhcp::RELEASE, None, Some(lease.server), Some(lease.ip));
    }

    /// Sends a message: to all machines, or, with an address of our own, to the server.
    fn send(
        &mut self,
        cx: &mut Cx,
        wire: &Wire,
        kind: u8,
        ask: Option<&[u8]>,
        server: Option<Ip>,
        own: Option<Ip>,
    ) {
        let server_bytes = server.map(|server| server.octets().to_vec());
        let mut options: Vec<(u8, &[u8])> = Vec::new();
        options.extend(ask.map(|ask| (dhcp::ADDRESS, ask)));
        // It is named where it is chosen or left, not where a lease is renewed.
        let names_server = kind != dhcp::REQUEST || own.is_none();
        if let Some(bytes) = server_bytes.as_deref().filter(|_| names_server) {
            options.push((dhcp::SERVER, bytes));
        }
        if kind != dhcp::RELEASE {
            options.extend(self.options.iter().map(|(code, value)| (*code, value.as_slice())));
        }
        let message = dhcp::message(
            kind,
            self.id,
            &self.hardware,
            own.unwrap_or(Ip::ANY4),
            self.broadcast,
            &options,
        );
        let sent = match (own, server) {
            (Some(own), Some(server)) => wire::send_to(self.interface, own, server, &message),
            _ => wire.broadcast(own.unwrap_or(Ip::ANY4), &message),
        };
        if let Err(e) = sent {
            // The network may be back before the next one.
            cx.note_error(packed!("cannot send by %n"), &[self.interface], Some(e));
        }
    }

    /// Waits for an answer of one of `kinds`, for a signal, or until `seconds` are over.
    fn listen(
        &mut self,
        cx: &mut Cx,
        wire: &Wire,
        kinds: &[u8],
        seconds: u64,
    ) -> Result<Event, Stop> {
        let until = wait::milliseconds() + seconds * 1000;
        loop {
            if let Some(signal) = signal::take() {
                return Ok(Event::Signal(signal));
            }
            match wire.receive(until) {
                Ok(Some(message)) => {
                    let kind =
                        Answer::new(&message, self.id, &self.hardware).map(|answer| answer.kind());
                    if kind.is_some_and(|kind| kinds.contains(&kind)) {
                        return Ok(Event::Message(message));
                    }
                }
                Ok(None) | Err(Errno::INTR) => {}
                Err(Errno::TIMEDOUT) => return Ok(Event::Timeout),
                // It was taken down, and may be up again.
                Err(Errno::NETDOWN) => {}
                Err(e) => return Err(cx.fail(self.interface, e)),
            }
        }
    }

    /// Goes on in the background.
    fn detach(&mut self, cx: &mut Cx) -> Done {
        command::detach(cx)?;
        self.in_background = true;
        self.write_pid(cx)
    }

    fn write_pid(&self, cx: &mut Cx) -> Done {
        let Some(path) = self.pid_file else { return Ok(()) };
        let mut text = format(process::id() as u64, &mut [0; DIGITS]).to_vec();
        text.push(b'\n');
        let file = cx.open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o644);
        let written =
            file.and_then(|file| rt::io::write_all(&file, &text).and_then(|()| file.close()));
        written.map_err(|e| cx.fail(path.to_bytes(), e))
    }

    /// Tells the script what happened, or does what it would.
    fn tell(&self, cx: &mut Cx, event: &str, answer: Option<&Answer>) {
        let Some(script) = self.script else {
            if let Err(e) = configure::set(self.index, event, answer) {
                cx.say_error(packed!("cannot set up %n"), &[self.interface], Some(e));
            }
            return;
        };
        let mut env = OwnedStrings::default();
        for entry in cx.env() {
            env.push(&[entry.to_bytes()]);
        }
        env.push(&[b"interface=", self.interface]);
        if let Some(answer) = answer {
            let ips = [("ip", answer.given()), ("siaddr", answer.next_server())];
            for (name, ip) in ips {
                if let Some(ip) = ip {
                    env.push(&[name.as_bytes(), b"=", &ip.text()]);
                }
            }
            for (code, name, form) in dhcp::OPTIONS {
                if let Some(text) = answer.text(*code, *form) {
                    env.push(&[name.as_bytes(), b"=", &text]);
                }
            }
            if let Some(mask) = answer.address(dhcp::SUBNET).and_then(|mask| mask.as_v4()) {
                let len = u64::from(u32::from_be_bytes(mask).count_ones());
                env.push(&[b"mask=", format(len, &mut [0; DIGITS])]);
            }
            for (name, text) in ["sname", "boot_file"].iter().zip(answer.names()) {
                if !text.is_empty() && text.iter().all(|byte| matches!(byte, b'!'..=b'~')) {
                    env.push(&[name.as_bytes(), b"=", text]);
                }
            }
        }
        let mut args = OwnedStrings::default();
        args.push(&[script.to_bytes()]);
        args.push(&[event.as_bytes()]);
        let child = match process::fork() {
            Ok(0) => {
                // It can do without only if nobody ends it.
                let _ = signal::block(0);
                let error = command::exec(script, args.as_strings(), env.as_strings());
                cx.say_error("%n", &[script.to_bytes()], Some(error));
                process::exit(127)
            }
            Ok(child) => child,
            Err(e) => {
                return cx.say_error(packed!("cannot run %n"), &[script.to_bytes()], Some(e));
            }
        };
        loop {
            match process::wait(child, true) {
                Err(Errno::INTR) => {}
                Err(e) => {
                    return cx.say_error(
                        packed!("cannot wait for %n"),
                        &[script.to_bytes()],
                        Some(e),
                    );
                }
                Ok(_) => return,
            }
        }
    }
}
