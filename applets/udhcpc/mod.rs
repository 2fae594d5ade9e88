//! udhcpc - get an address from a server of the network
mod configure;
mod wire;

use core::ffi::CStr;
use rt::{
    Cx, Done, IdSet, OwnedStrings, Place, Stop, Vec, command,
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
        ip::{Ip, parse4},
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
    /// The options that take no value.
    flags: IdSet,
    wanted: Option<[u8; 4]>,
    /// What every message has in it.
    options: Vec<u8>,
    id: u32,
    in_background: bool,
    /// What a server has said, and what it has lent.
    message: Vec<u8>,
    lease: Lease,
    /// Is it in use?
    bound: bool,
}

/// What a server lent.
#[derive(Default)]
struct Lease {
    ip: [u8; 4],
    server: [u8; 4],
    /// When it was lent and until when, in milliseconds of [`wait::milliseconds`].
    since: u64,
    until: u64,
}

/// What waiting came to, if not a signal.
const MESSAGE: usize = 0;
const TIMEOUT: usize = 256;
const RENEW: usize = SIGUSR1 as usize;
const RELEASE: usize = SIGUSR2 as usize;

/// Time to leave, with nothing to complain about.
const ENOUGH: Stop = Stop::new(0);

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
        flags: IdSet::default(),
        wanted: None,
        options: Vec::new(),
        id: 0,
        in_background: false,
        message: Vec::new(),
        lease: Lease::default(),
        bound: false,
    };
    client.read_options(cx)?;
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

/// The bytes of an option's value.
#[inline(never)]
fn bytes(form: Option<dhcp::Form>, value: &[u8]) -> Option<Vec<u8>> {
    use dhcp::Form;
    let len = match form {
        Some(Form::Text | Form::Name | Form::Bytes) => return Some(value.to_vec()),
        Some(Form::Byte) => 1,
        Some(Form::Short) => 2,
        Some(Form::Long) => 4,
        Some(Form::Address) => return parse4(value).map(Vec::from),
        _ => match value.strip_prefix(b"\"").and_then(|text| text.strip_suffix(b"\"")) {
            Some(text) => return Some(text.to_vec()),
            None => return hexadecimal(value),
        },
    };
    let bytes = decimal(value).ok()?.to_be_bytes();
    let (high, low) = bytes.split_at_checked(8 - len)?;
    (high.iter().all(|byte| *byte == 0)).then(|| low.to_vec())
}

impl<'a> Client<'a> {
    /// Reads the command line, and makes all ready.
    #[inline(never)]
    fn read_options(&mut self, cx: &mut Cx<'a>) -> Done {
        let (mut asked, mut extra) = (USUAL.to_vec(), Vec::new());
        let mut vendor: &[u8] = b"udhcp mote";
        while let Some(option) = cx.option()? {
            let value = cx.value().to_bytes();
            match option {
                b'A' => self.again = number(cx)?,
                // Flags: the server may do both, and the name is not in DNS's form (RFC 4702).
                b'F' => dhcp::put(&mut self.options, 81, &[&[1, 0, 0], value].concat()),
                b'i' => self.interface = value,
                b'O' => extra.push(code(cx, value)?),
                b'o' => asked.clear(),
                b'p' => self.pid_file = Some(cx.value()),
                b'r' => {
                    self.wanted = parse4(value);
                    if self.wanted.is_none() {
                        return Err(cx.usage(packed!("invalid address %w"), &[value]));
                    }
                }
                b's' => self.script = Some(cx.value()),
                b'T' => self.seconds = number(cx)?,
                b't' => self.tries = number(cx)?,
                b'V' => vendor = value,
                b'x' => self.extra_option(cx, value)?,
                flag => self.flags.add(flag),
            }
        }
        if !cx.operands().is_empty() {
            return Err(cx.extra_operand(0));
        }
        let kind = self.find_interface(cx)?;
        asked.extend_from_slice(&extra);
        if !self.flags.has(b'C') {
            dhcp::put(
                &mut self.options,
                dhcp::CLIENT,
                &[&[kind], self.hardware.as_slice()].concat(),
            );
        }
        if !vendor.is_empty() {
            dhcp::put(&mut self.options, dhcp::VENDOR, vendor);
        }
        dhcp::put(&mut self.options, dhcp::LONGEST, &576u16.to_be_bytes());
        dhcp::put(&mut self.options, dhcp::WANTED, &asked);
        // Without a script of the system's, this program does it.
        self.script = self.script.or(Some(SCRIPT).filter(|path| fs::may_access(path, 1)));
        let mut mask = 0;
        for signal in [SIGINT as u8, SIGTERM as u8, SIGUSR1 as u8, SIGUSR2 as u8] {
            mask |= 1 << (signal - 1);
            signal::set(signal, signal::Action::Note)
                .map_err(|e| cx.stop_error(packed!("cannot catch signals"), &[], e))?;
        }
        // They arrive where they are waited for, so that none is missed.
        signal::block(mask).map_err(|e| cx.stop_error(packed!("cannot block signals"), &[], e))
    }

    /// Looks the interface up, and gives the kind of its hardware's address.
    #[inline(never)]
    fn find_interface(&mut self, cx: &mut Cx) -> Result<u8, Stop> {
        let netlink = Netlink::open().and_then(|netlink| netlink::links(&netlink));
        let mut links =
            netlink.map_err(|e| cx.stop_error(packed!("cannot ask the kernel"), &[], e))?;
        let Some(link) = links.iter_mut().find(|link| link.name == self.interface) else {
            return Err(cx.stop(packed!("there is no interface %w"), &[self.interface]));
        };
        if !(1..=16).contains(&link.address.len()) {
            return Err(cx.stop(packed!("%w has no hardware address"), &[self.interface]));
        }
        (self.index, self.hardware) = (link.index, core::mem::take(&mut link.address));
        Ok(link.kind as u8)
    }

    /// Takes an option to send: `NAME:VALUE`.
    #[inline(never)]
    fn extra_option(&mut self, cx: &mut Cx, text: &[u8]) -> Done {
        let mut parts = parts(text, b':');
        let name = parts.next().unwrap_or(text);
        let Some(value) = parts.rest() else {
            return Err(cx.usage(packed!("%w has no value"), &[text]));
        };
        let code = code(cx, name)?;
        let form =
            dhcp::OPTIONS.iter().find(|(known, ..)| *known == code).map(|(_, _, form)| *form);
        match bytes(form.filter(|_| !name.first().is_some_and(u8::is_ascii_digit)), value) {
            Some(bytes) => dhcp::put(&mut self.options, code, &bytes),
            None => {
                return Err(cx.usage(packed!("%w is no value for an option of DHCP"), &[value]));
            }
        }
        Ok(())
    }

    /// Gets an address and keeps it, until a signal or an option says that it is enough.
    fn run(&mut self, cx: &mut Cx) -> Done {
        loop {
            self.tell(cx, "deconfig", None);
            let wire = Wire::open(self.index).map_err(|e| cx.fail(self.interface, e))?;
            self.obtain(cx, &wire)?;
            self.keep(cx, &wire)?;
        }
    }

    /// Asks until a server lends an address.
    #[inline(never)]
    fn obtain(&mut self, cx: &mut Cx, wire: &Wire) -> Done {
        loop {
            let mut id = [0; 4];
            // Another number than the last will do.
            let _ = random::fill(&mut id);
            self.id = u32::from_ne_bytes(id) ^ wait::milliseconds() as u32;
            for _ in 0..self.tries.max(1) {
                cx.note(packed!("broadcasting discover"), &[]);
                self.send(cx, wire, dhcp::DISCOVER, self.wanted, None);
                if self.listen(cx, wire, 1 << dhcp::OFFER, self.seconds)? == MESSAGE {
                    if self.request(cx, wire)? == MESSAGE {
                        return Ok(());
                    }
                    break;
                }
            }
            self.tell(cx, "leasefail", None);
            if self.flags.has(b'n') {
                return Err(cx.stop(packed!("no lease, giving up"), &[]));
            }
            if self.flags.has(b'b') && !self.in_background {
                cx.note(packed!("no lease, going into the background"), &[]);
                self.detach(cx)?;
            }
            self.listen(cx, wire, 0, self.again)?;
        }
    }

    /// Asks for what a server has offered; `TIMEOUT` if it changes its mind.
    #[inline(never)]
    fn request(&mut self, cx: &mut Cx, wire: &Wire) -> Result<usize, Stop> {
        let offer = Answer::new(&self.message, self.id, &self.hardware);
        let offered = offer.and_then(|offer| Some((offer.given()?, offer.address(dhcp::SERVER)?)));
        let Some((ip, server)) = offered else { return Ok(TIMEOUT) };
        for _ in 0..self.tries.max(1) {
            cx.note(
                packed!("broadcasting select for %r, server %r"),
                &[&Ip::v4(ip).text(), &Ip::v4(server).text()],
            );
            self.send(cx, wire, dhcp::REQUEST, Some(ip), Some(server));
            let came = self.listen(cx, wire, 1 << dhcp::ACK | 1 << dhcp::NAK, self.seconds);
            if came.map_err(|_| Stop::new(1))? == MESSAGE {
                return Ok(self.accept(cx));
            }
        }
        Ok(TIMEOUT)
    }

    /// Takes what a server lends.
    #[inline(never)]
    fn accept(&mut self, cx: &mut Cx) -> usize {
        let Some(answer) = Answer::new(&self.message, self.id, &self.hardware) else {
            return TIMEOUT;
        };
        if answer.kind() != dhcp::ACK {
            cx.note(packed!("the server refuses"), &[]);
            self.tell(cx, "nak", Some(&answer));
            return TIMEOUT;
        }
        let (Some(ip), Some(server)) = (answer.given(), answer.address(dhcp::SERVER)) else {
            return TIMEOUT;
        };
        // Shorter ones would keep the network busy; none is for an hour.
        let seconds = u64::from(answer.seconds().unwrap_or(3600)).max(16);
        let digits = &mut [0; DIGITS];
        let words = [&Ip::v4(ip).text(), &Ip::v4(server).text(), format(seconds, digits)];
        cx.note(packed!("lease of %r obtained from %r, lease time %r"), &words);
        let since = wait::milliseconds();
        self.lease = Lease { ip, server, since, until: since + seconds * 1000 };
        MESSAGE
    }

    /// Keeps a lease as long as the server lets it.
    #[inline(never)]
    fn keep(&mut self, cx: &mut Cx, wire: &Wire) -> Done {
        self.tell_answer(cx, "bound");
        self.wanted = Some(self.lease.ip);
        self.bound = true;
        if self.flags.has(b'q') {
            self.leave(cx, wire);
            return Err(ENOUGH);
        }
        if !self.flags.has(b'f') && !self.in_background {
            self.detach(cx)?;
        }
        let mut now = false;
        loop {
            // Half of the time is quiet; then the server is asked, and from seven eighths on any server (RFC 2131, 4.4.5).
            let whole = self.lease.until - self.lease.since;
            let quiet = self.lease.since + whole / 2;
            let left = quiet.saturating_sub(wait::milliseconds()).div_ceil(1000);
            if left > 0 && !now {
                match self.listen(cx, wire, 0, left)? {
                    RENEW => now = true,
                    RELEASE => {
                        self.release(cx, wire);
                        self.bound = false;
                        self.tell(cx, "deconfig", None);
                        // Without an address it waits until it is to get one again.
                        while self.listen(cx, wire, 0, 3600)? != RENEW {}
                        return Ok(());
                    }
                    _ => continue,
                }
            }
            let time = wait::milliseconds();
            if time >= self.lease.until {
                cx.note(packed!("lease lost"), &[]);
                break;
            }
            let server = self.lease.server;
            cx.note(packed!("sending renew to server %r"), &[&Ip::v4(server).text()]);
            let server = Some(server).filter(|_| time < self.lease.since + whole / 8 * 7);
            self.send(cx, wire, dhcp::REQUEST, None, server);
            // Half of what is left, but a minute at least, is time for the answer.
            let left = self.lease.until.saturating_sub(wait::milliseconds()) / 1000;
            let patience = if now { self.seconds } else { (left / 2).max(60).min(left.max(1)) };
            if self.listen(cx, wire, 1 << dhcp::ACK | 1 << dhcp::NAK, patience)? == MESSAGE {
                if self.accept(cx) != MESSAGE {
                    break;
                }
                self.tell_answer(cx, "renew");
            }
            now = false;
        }
        self.bound = false;
        Ok(())
    }

    /// Gives the address back, if that was asked for.
    fn leave(&mut self, cx: &mut Cx, wire: &Wire) {
        if self.flags.has(b'R') && self.bound {
            self.release(cx, wire);
            self.tell(cx, "deconfig", None);
        }
    }

    #[inline(never)]
    fn release(&mut self, cx: &mut Cx, wire: &Wire) {
        let Lease { ip, server, .. } = self.lease;
        cx.note(
            packed!("unicasting a release of %r to %r"),
            &[&Ip::v4(ip).text(), &Ip::v4(server).text()],
        );
        self.send(cx, wire, dhcp::RELEASE, None, Some(server));
    }

    /// Sends a message: to all machines, or, with an address of our own, to the server.
    #[inline(never)]
    fn send(
        &self,
        cx: &mut Cx,
        wire: &Wire,
        kind: u8,
        ask: Option<[u8; 4]>,
        server: Option<[u8; 4]>,
    ) {
        let own = if self.bound { self.lease.ip } else { [0; 4] };
        let broadcast = self.flags.has(b'B');
        let mut message = dhcp::message(kind, self.id, &self.hardware, own, broadcast);
        // It is named where it is chosen or left, not where a lease is renewed.
        let named = server.filter(|_| kind != dhcp::REQUEST || !self.bound);
        for (code, ip) in [(dhcp::ADDRESS, ask), (dhcp::SERVER, named)] {
            if let Some(ip) = ip {
                dhcp::put(&mut message, code, &ip);
            }
        }
        if kind != dhcp::RELEASE {
            message.extend_from_slice(&self.options);
        }
        dhcp::end(&mut message);
        let sent = match server {
            Some(server) if self.bound => wire::send_to(self.interface, own, server, &message),
            _ => wire.broadcast(own, &message),
        };
        if let Err(e) = sent {
            // The network may be back before the next one.
            cx.note_error(packed!("cannot send by %n"), &[self.interface], Some(e));
        }
    }

    /// Waits for an answer of one of `kinds`, a set of bits, for a signal, or until `seconds` are over. A signal that ends the program
    /// gives `ENOUGH`.
    #[inline(never)]
    fn listen(
        &mut self,
        cx: &mut Cx,
        wire: &Wire,
        kinds: u32,
        seconds: u64,
    ) -> Result<usize, Stop> {
        let until = wait::milliseconds() + seconds * 1000;
        loop {
            if let Some(signal) = signal::take() {
                if matches!(u32::from(signal), SIGINT | SIGTERM) {
                    self.leave(cx, wire);
                    return Err(ENOUGH);
                }
                return Ok(signal.into());
            }
            match wire.receive(until) {
                Ok(message) => {
                    let answer = Answer::new(&message, self.id, &self.hardware);
                    let kind = answer.map_or(0, |answer| answer.kind());
                    if kinds.checked_shr(kind.into()).unwrap_or(0) & 1 != 0 {
                        self.message = message;
                        return Ok(MESSAGE);
                    }
                }
                Err(Errno::TIMEDOUT) => return Ok(TIMEOUT),
                // It was taken down, and may be up again.
                Err(Errno::INTR | Errno::NETDOWN) => {}
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

    /// Tells what the server has said.
    fn tell_answer(&self, cx: &mut Cx, event: &str) {
        self.tell(cx, event, Answer::new(&self.message, self.id, &self.hardware).as_ref());
    }

    /// Tells the script what happened, or does what it would.
    #[inline(never)]
    fn tell(&self, cx: &mut Cx, event: &str, answer: Option<&Answer>) {
        let Some(script) = self.script else {
            if let Err(e) = configure::set(self.index, event, answer) {
                cx.say_error(packed!("cannot set up %n"), &[self.interface], Some(e));
            }
            return;
        };
        let mut env = OwnedStrings::default();
        for entry in cx.env() {
            env.push(entry.to_bytes());
        }
        env.push(&rt::filled(b"interface=%", &[self.interface]));
        if let Some(answer) = answer {
            let ips = [("ip", answer.given()), ("siaddr", answer.next_server())];
            for (name, ip) in ips {
                if let Some(ip) = ip {
                    env.push(&rt::filled(b"%=%", &[name.as_bytes(), &Ip::v4(ip).text()]));
                }
            }
            for (code, name, form) in dhcp::OPTIONS {
                if let Some(text) = answer.text(*code, *form) {
                    env.push(&rt::filled(b"%=%", &[name.as_bytes(), &text]));
                }
            }
            if let Some(mask) = answer.address(dhcp::SUBNET) {
                let len = u64::from(u32::from_be_bytes(mask).count_ones());
                env.push(&rt::filled(b"mask=%", &[format(len, &mut [0; DIGITS])]));
            }
            for (name, text) in ["sname", "boot_file"].iter().zip(answer.names()) {
                if !text.is_empty() && text.iter().all(|byte| matches!(byte, b'!'..=b'~')) {
                    env.push(&rt::filled(b"%=%", &[name.as_bytes(), text]));
                }
            }
        }
        let mut args = OwnedStrings::default();
        args.push(script.to_bytes());
        args.push(event.as_bytes());
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
