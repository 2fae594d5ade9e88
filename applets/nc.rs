//! nc - connect standard input and output with another machine
use rt::{
    Cx, Done, OwnedStrings, Stop, Vec, command, io,
    net::resolver,
    sys::{
        Errno, Fd, fs,
        net::{self, Address},
        process,
        raw::{O_NOCTTY, O_NONBLOCK, O_RDWR, POLLERR, POLLHUP, POLLIN, POLLNVAL, POLLOUT},
        wait::{self, Time, Watch},
    },
    text::{
        ip::Ip,
        number::{DIGITS, decimal, format},
        split::{before, lines, parts, words},
    },
    zeros,
};

rt::applet! { "nc", main, { own_process: true }, "\
Usage: nc [OPTION]... HOST PORT...
  or:  nc -l [OPTION]... [HOST] PORT
  or:  nc -U [OPTION]... PATH
Send standard input to a port of another machine, and print what comes back. PORT is a number, a name or a range: 20-25.

  -4             only IPv4
  -6             only IPv6
  -b             allow broadcasts
  -C             end lines with CR and LF
  -d             read no standard input
  -e PROG        what follows is a program and its arguments: its input and output are the connection
  -f FILE        a device in place of a connection
  -i SECONDS     wait so long after each piece, and between ports
  -I BYTES       the size of the buffer for what comes
  -k             with -l, go on with the next who connects; -ll is the same
  -l             wait for who connects
  -n             neither ask for names nor show any
  -N             say that nothing more comes, at the end of the input
  -O BYTES       the size of the buffer for what is sent
  -p PORT        our port
  -q SECONDS     as -N, and leave so long after that
  -s ADDRESS     our address; with -U and -u a path
  -u             UDP, or datagrams with -U
  -U             a socket with a path, or with @NAME an abstract one
  -v             say who is there
  -w SECONDS     give up when nothing comes for so long
  -W NUMBER      leave after so many packets
  -z             send nothing: see which ports are open
" }

/// The place of a letter in the lists of options.
const fn place(letter: u8) -> usize {
    letter.wrapping_sub(b'A') as usize & 63
}

struct Caller<'a> {
    family: u16,
    /// A bit for each option without a value.
    flags: u64,
    /// The values of those that are numbers.
    numbers: [Option<u64>; 64],
    program: Option<OwnedStrings>,
    port: Option<u16>,
    source: Option<&'a [u8]>,
    /// How long nothing may come, in seconds.
    patience: Option<u64>,
    /// What is being read or written.
    noun: &'static [u8],
}

fn main(cx: &mut Cx) -> Done {
    let mut caller = Caller {
        family: 0,
        flags: 0,
        numbers: [None; 64],
        program: None,
        port: None,
        source: None,
        patience: None,
        noun: b"connection",
    };
    let (mut listens, mut file) = (0, None);
    while let Some(option) = cx.option()? {
        let value = cx.value();
        let text = value.to_bytes();
        match option {
            b'4' => caller.family = net::INET,
            b'6' => caller.family = net::INET6,
            b'e' => {
                let mut program = OwnedStrings::default();
                program.push(text);
                let rest = cx.rest();
                rest.for_each(|word| program.push(word.to_bytes()));
                cx.skip_args(rest.len());
                caller.program = Some(program);
            }
            b'f' => file = Some(value),
            b'p' => caller.port = Some(port(cx, text, caller.has(b'u'))?),
            b's' => caller.source = Some(text),
            b'I' | b'i' | b'O' | b'q' | b'W' | b'w' => {
                let number = match decimal(text) {
                    Ok(number @ 1..=0x7FFF_FFFF) => Some(number),
                    Ok(0) if option != b'W' => Some(0),
                    // For ever.
                    _ if option == b'q' && text.starts_with(b"-") => None,
                    _ => return Err(cx.usage(packed!("invalid number %w"), &[text])),
                };
                if let Some(slot) = caller.numbers.get_mut(place(option)) {
                    *slot = number;
                }
            }
            letter => {
                listens += u32::from(letter == b'l');
                caller.flags |= 1 << place(letter);
            }
        }
    }
    let keep = listens > 1 || caller.has(b'k');
    caller.patience = caller.number(b'w').filter(|_| listens == 0);
    if listens > 0 && caller.has(b'z') {
        return Err(cx.usage(packed!("cannot use -z and -l"), &[]));
    }
    if listens == 0 && keep {
        return Err(cx.usage(packed!("must use -l with -k"), &[]));
    }
    let operands = cx.operands();
    let word = |index| operands.get(index).map(|word| word.to_bytes());
    if let Some(path) = file {
        let device =
            cx.open(path, O_RDWR | O_NOCTTY, 0).map_err(|e| cx.fail(path.to_bytes(), e))?;
        return caller.talk(cx, device, true);
    }
    if caller.has(b'U') {
        let Some(path) = word(0) else { return Err(cx.missing_operand()) };
        if word(1).is_some() {
            return Err(cx.extra_operand(1));
        }
        let address = unix(path).map_err(|e| cx.fail(path, e))?;
        return match listens {
            0 => {
                let done = caller.connect(&address);
                let socket = done.map_err(|e| cx.fail(path, e))?;
                if caller.has(b'v') {
                    cx.line(packed!("Connection to %r port [unix/*] succeeded!"), &[path]);
                }
                caller.talk(cx, socket, false)
            }
            _ => caller.listen(cx, keep, &address),
        };
    }
    if listens > 0 {
        // The port is the last of the operands, unless an option says it.
        let given = operands.len() - usize::from(caller.port.is_none()).min(operands.len());
        let own = match (caller.port.take(), word(given)) {
            (Some(own), None) => own,
            (None, Some(text)) => port(cx, text, caller.has(b'u'))?,
            (Some(_), Some(_)) => return Err(cx.extra_operand(given)),
            _ => return Err(cx.usage(packed!("missing port number"), &[])),
        };
        if given > 1 {
            return Err(cx.extra_operand(1));
        }
        let any = if caller.family == net::INET6 { Ip::ANY6 } else { Ip::ANY4 };
        let ip = match word(0).filter(|_| given > 0).or(caller.source.take()) {
            Some(host) => caller.find(cx, host)?.first().copied().unwrap_or(any),
            None => any,
        };
        return caller.listen(cx, keep, &Address::inet(&ip, own));
    }
    let Some(host) = word(0) else { return Err(cx.missing_operand()) };
    if let Some(source) = caller.source.filter(|source| resolver::scoped(source).is_none()) {
        return Err(cx.usage(packed!("invalid address %w"), &[source]));
    }
    if word(1).is_none() {
        return Err(cx.usage(packed!("missing port number"), &[]));
    }
    let machines = caller.find(cx, host)?;
    let mut done = false;
    for range in operands.skip(1) {
        let (low, high) = range_of(cx, range.to_bytes(), caller.has(b'u'))?;
        for port in low..=high {
            if port > low {
                caller.pause();
            }
            done |= caller.call(cx, host, &machines, port)?;
        }
    }
    if done { Ok(()) } else { Err(Stop::new(1)) }
}

fn unix(path: &[u8]) -> Result<Address, Errno> {
    match path {
        [b'@', name @ ..] => Address::unix(&rt::filled(b"\0%", &[name])),
        path => Address::unix(path),
    }
}

/// The name and the number of a service, by either of them, from /etc/services.
#[inline(never)]
fn service(wanted: &[u8], datagrams: bool) -> Option<(Vec<u8>, u16)> {
    let text = io::read_file(c"/etc/services").ok()?;
    let end: &[u8] = if datagrams { b"/udp" } else { b"/tcp" };
    for line in lines(&text) {
        let line = before(line, b'#');
        let mut names = words(line);
        let Some(number) = names.clone().nth(1).and_then(|word| word.strip_suffix(end)) else {
            continue;
        };
        let first = names.clone().next().unwrap_or(b"");
        if number == wanted || names.any(|name| name == wanted) {
            return Some((first.to_vec(), u16::try_from(decimal(number).ok()?).ok()?));
        }
    }
    None
}

fn number_of(text: &[u8]) -> Option<u16> {
    decimal(text).ok().and_then(|port| u16::try_from(port).ok()).filter(|&port| port > 0)
}

#[inline(never)]
fn port(cx: &mut Cx, text: &[u8], datagrams: bool) -> Result<u16, Stop> {
    number_of(text)
        .or_else(|| service(text, datagrams).map(|found| found.1))
        .ok_or_else(|| cx.stop(packed!("port number invalid: %r"), &[text]))
}

fn range_of(cx: &mut Cx, text: &[u8], datagrams: bool) -> Result<(u16, u16), Stop> {
    let mut ends = parts(text, b'-');
    let ends = [ends.next(), ends.rest()].map(|end| number_of(end?));
    if let [Some(low), Some(high)] = ends {
        return Ok((low.min(high), low.max(high)));
    }
    port(cx, text, datagrams).map(|port| (port, port))
}

impl Caller<'_> {
    fn has(&self, letter: u8) -> bool {
        self.flags >> place(letter) & 1 != 0
    }

    fn number(&self, letter: u8) -> Option<u64> {
        self.numbers.get(place(letter)).copied().flatten()
    }

    fn kind(&self) -> (u32, &'static [u8]) {
        if self.has(b'u') { (net::DATAGRAM, b"udp") } else { (net::STREAM, b"tcp") }
    }

    /// Waits between two pieces, if it is to.
    #[inline(never)]
    fn pause(&self) {
        if let Some(seconds) = self.number(b'i') {
            // It is interrupted by what ends the process, or not at all.
            let _ = wait::sleep(&mut Time { seconds, nanoseconds: 0 });
        }
    }

    fn find(&self, cx: &mut Cx, host: &[u8]) -> Result<Vec<Ip>, Stop> {
        if !self.has(b'n') {
            return resolver::find(cx, host, self.family);
        }
        let fits = |ip: &Ip| {
            matches!((self.family, ip.is_v4()), (0, _) | (net::INET, true) | (net::INET6, false))
        };
        match resolver::scoped(host).filter(fits) {
            Some(ip) => Ok(Vec::from([ip])),
            None => Err(cx.stop(packed!("%n: Name or service not known"), &[host])),
        }
    }

    /// A socket with the options that were asked for, and the address of ours if it is to be connected.
    #[inline(never)]
    fn socket(&self, family: u16, own: bool) -> Result<Fd, Errno> {
        let socket = net::socket(family, self.kind().0, 0)?;
        let size = |letter| self.number(letter).map(|size| size.min(i32::MAX as u64) as i32);
        let options = [
            (net::SO_BROADCAST, self.has(b'b').then_some(1)),
            (net::SO_RCVBUF, size(b'I')),
            (net::SO_SNDBUF, size(b'O')),
            (net::SO_REUSEADDR, (family != net::UNIX).then_some(1)),
        ];
        for (option, value) in options.iter() {
            if let Some(value) = value {
                net::set_number(&socket, net::SOL_SOCKET, *option, *value)?;
            }
        }
        if !own {
            // The caller binds it.
        } else if family == net::UNIX {
            // Without an address of ours, no datagram comes back.
            if let Some(path) = self.source {
                net::bind(&socket, &unix(path)?)?;
            } else if self.has(b'u') {
                net::bind(&socket, &Address::ANY_UNIX)?;
            }
        } else if self.source.is_some() || self.port.is_some() {
            let any = if family == net::INET { Ip::ANY4 } else { Ip::ANY6 };
            let own =
                self.source.map_or(Ok(any), |text| resolver::scoped(text).ok_or(Errno::INVAL))?;
            net::bind(&socket, &Address::inet(&own, self.port.unwrap_or(0)))?;
        }
        Ok(socket)
    }

    fn connect(&self, address: &Address) -> Result<Fd, Errno> {
        let socket = self.socket(address.family(), true)?;
        let until = self.patience.map(|seconds| wait::milliseconds() + seconds * 1000);
        resolver::connect_until(&socket, address, until)?;
        Ok(socket)
    }

    /// Connects with a port of the first machine that answers there, and talks with it. False if none does.
    #[inline(never)]
    fn call(&mut self, cx: &mut Cx, host: &[u8], machines: &[Ip], port: u16) -> Result<bool, Stop> {
        let mut room = [0; DIGITS];
        let digits = format(port.into(), &mut room);
        let (_, kind) = self.kind();
        for ip in machines {
            let socket = self.connect(&Address::inet(ip, port));
            let mut place = host.to_vec();
            if resolver::scoped(host).is_none() {
                rt::fill(&mut place, b" (%)", &[ip.text().as_slice()]);
            }
            let open = socket.and_then(|socket| {
                if self.has(b'z') && self.has(b'u') {
                    // Nobody answers to a datagram that is none of theirs; but a closed port does.
                    net::send(&socket, b"X", None)?;
                    let until = wait::milliseconds() + self.patience.unwrap_or(1) * 1000;
                    if resolver::wait_until(&socket, until).is_ok() {
                        net::pending_error(&socket)?;
                    }
                }
                Ok(socket)
            });
            match open {
                Ok(socket) => {
                    if self.has(b'v') {
                        let name = (!self.has(b'n')).then(|| service(digits, self.has(b'u')));
                        let name = name.flatten().map_or(Vec::from(*b"*"), |found| found.0);
                        let text = "Connection to %r %r port [%r/%r] succeeded!";
                        cx.line(text, &[&place, digits, kind, &name]);
                    }
                    if !self.has(b'z') {
                        self.talk(cx, socket, false)?;
                    }
                    return Ok(true);
                }
                // What is wrong with our own address is told in any case.
                Err(e) if self.has(b'v') || matches!(e, Errno::ADDRNOTAVAIL | Errno::ACCES) => cx
                    .note_error(
                        packed!("connect to %r port %r (%r) failed"),
                        &[&place, digits, kind],
                        Some(e),
                    ),
                Err(_) => {}
            }
        }
        Ok(false)
    }

    /// Says who is there.
    fn tell(&self, cx: &mut Cx, what: &[u8], address: &Address) {
        if !self.has(b'v') {
            return;
        }
        match address.machine() {
            Some((ip, port)) => {
                let any = ip == Ip::ANY4 || ip == Ip::ANY6 || self.has(b'n');
                let name = if any { None } else { resolver::name_of(&ip) };
                let name = name.unwrap_or_else(|| ip.text());
                cx.line("%r %r %r", &[what, &name, format(port.into(), &mut [0; DIGITS])]);
            }
            None => {
                let mut path = address.path().to_vec();
                if let Some(first @ 0) = path.first_mut() {
                    *first = b'@';
                }
                cx.line("%r %r", &[what, &path]);
            }
        }
    }

    #[inline(never)]
    fn listen(mut self, cx: &mut Cx, keep: bool, address: &Address) -> Done {
        let stops = |cx: &mut Cx, e| match address.path() {
            b"" => cx.stop_error(packed!("cannot listen"), &[], e),
            path => cx.fail(path, e),
        };
        let opened = self.socket(address.family(), false).and_then(|socket| {
            net::bind_anew(&socket, address)?;
            if !self.has(b'u') {
                net::listen(&socket, 16)?;
            }
            Ok(socket)
        });
        let socket = opened.map_err(|e| stops(cx, e))?;
        self.tell(cx, if self.has(b'u') { b"Bound on" } else { b"Listening on" }, address);
        if self.has(b'u') {
            if !keep {
                // Who sends first is whom to talk with.
                let peer = net::receive(&socket, &mut [0; 1], net::PEEK);
                let (_, peer) = peer.map_err(|e| stops(cx, e))?;
                // On this machine it may be gone already, and what it sent is still to be printed.
                match net::connect(&socket, &peer) {
                    Err(e) if !self.has(b'U') => return Err(stops(cx, e)),
                    _ => {}
                }
                self.tell(cx, b"Connection received on", &peer);
            } else {
                self.flags |= 1 << place(b'd');
            }
            return self.talk(cx, socket, false);
        }
        loop {
            // Programs that have ended are forgotten; without children, that fails.
            while let Ok((1.., _)) = process::wait(-1, false) {}
            let (client, peer) = match net::accept(&socket) {
                Ok(accepted) => accepted,
                Err(Errno::INTR | Errno::CONNABORTED | Errno::PROTO) => continue,
                Err(e) => return Err(stops(cx, e)),
            };
            let shown = if self.has(b'U') { address } else { &peer };
            self.tell(cx, b"Connection received on", shown);
            if !keep {
                return self.talk(cx, client, false);
            }
            if self.program.is_none() {
                // One that breaks is no reason not to wait for the next.
                let _ = self.talk(cx, client, false);
                cx.out.checked()?;
                continue;
            }
            let child =
                process::fork().map_err(|e| cx.stop_error(packed!("fork failed"), &[], e))?;
            if child == 0 {
                return self.talk(cx, client, false);
            }
        }
    }

    /// Gives the connection to the program, or copies.
    fn talk(&mut self, cx: &mut Cx, net: Fd, device: bool) -> Done {
        if let Some(program) = &mut self.program {
            let passed = process::duplicate_to(net.number(), 0);
            passed
                .and_then(|()| process::duplicate_to(net.number(), 1))
                .map_err(|e| cx.stop_error(packed!("cannot pass on the connection"), &[], e))?;
            let env = cx.env();
            return Err(command::run(cx, "%n", program.as_strings(), env));
        }
        match self.copy(cx, &net, device) {
            Ok(()) => cx.out.checked(),
            Err(e) => Err(cx.fail(self.noun, e)),
        }
    }

    /// Copies from standard input to the other side and from there to standard output, until both have ended.
    #[inline(never)]
    fn copy(&mut self, cx: &mut Cx, net: &Fd, device: bool) -> Result<(), Errno> {
        if !device {
            fs::set_open_flags(net, fs::open_flags(net)? | O_NONBLOCK)?;
        }
        // What is on its way to the other side, and from there.
        let (mut up, mut down) = (Vec::new(), Vec::new());
        let (mut reading, mut hearing) = (!self.has(b'd'), true);
        let mut room = zeros(64 << 10);
        // A datagram has less room.
        let piece = if self.has(b'u') { 16 << 10 } else { room.len() };
        let mut until: Option<u64> = None;
        let mut packets = 0;
        while reading || hearing || !up.is_empty() || !down.is_empty() {
            let mut watches = [Watch::none(); 4];
            let wanted = [
                (reading && up.is_empty(), &Fd::STDIN, POLLIN),
                (hearing && down.is_empty(), net, POLLIN),
                (!up.is_empty(), net, POLLOUT),
                (!down.is_empty(), &Fd::STDOUT, POLLOUT),
            ];
            for (watch, (wanted, fd, events)) in watches.iter_mut().zip(&wanted) {
                if *wanted {
                    *watch = Watch::new(fd, *events);
                }
            }
            let left = until.map(|until| until.saturating_sub(wait::milliseconds()));
            let mut left = left.or(self.patience.map(|seconds| seconds * 1000));
            if !hearing && self.has(b'l') && up.is_empty() && down.is_empty() {
                // Who has said all gets what a program still answers at once, but is not kept for what may be typed: others wait.
                left = Some(100);
            }
            let time = left.map(Time::milliseconds);
            match wait::poll(&mut watches, time) {
                Ok(0) => return Ok(()),
                Ok(_) | Err(Errno::INTR) => {}
                Err(e) => return Err(e),
            }
            let [from_input, from_net, to_net, to_output] =
                watches.map(|watch| watch.came(POLLIN | POLLOUT | POLLERR | POLLHUP | POLLNVAL));
            if from_input {
                let len = match io::read(&Fd::STDIN, room.get_mut(..piece).unwrap_or(&mut [])) {
                    Ok(len) => len,
                    Err(e) => {
                        self.noun = b"standard input";
                        return Err(e);
                    }
                };
                let mut last = 0;
                for &byte in room.get(..len).unwrap_or(&[]) {
                    if byte == b'\n' && last != b'\r' && self.has(b'C') {
                        up.push(b'\r');
                    }
                    up.push(byte);
                    last = byte;
                }
                reading = len > 0;
                if !reading {
                    let quit = self.number(b'q');
                    until = quit.map(|seconds| wait::milliseconds() + seconds * 1000);
                    if quit.is_some() || self.has(b'N') {
                        // The other side may be gone already, and a device has no end.
                        let _ = net::end_sending(net);
                    }
                }
            }
            if from_net || to_net {
                let done = match (from_net, device) {
                    (true, _) => net.read(&mut room),
                    (_, true) => net.write(&up),
                    _ => net::send(net, &up, None),
                };
                match done {
                    // Datagrams may be empty.
                    Ok(0) if from_net && !self.has(b'u') => hearing = false,
                    Ok(len) if from_net => {
                        down.extend_from_slice(room.get(..len).unwrap_or(&[]));
                        packets += 1;
                        hearing = self.number(b'W') != Some(packets);
                    }
                    Ok(len) => drop(up.drain(..len.min(up.len()))),
                    Err(Errno::AGAIN | Errno::INTR) => {}
                    // So a terminal's other side ends.
                    Err(Errno::IO) if device => hearing = false,
                    Err(e) => return Err(e),
                }
                self.pause();
            }
            if to_output {
                // A pipe that takes anything takes so much at once (pipe(7)), so that nothing else has to wait.
                let len = down.len().min(4096);
                cx.out.add(down.get(..len).unwrap_or(&[]));
                if cx.out.flush().is_err() {
                    break;
                }
                down.drain(..len);
            }
            if self.number(b'W') == Some(packets) && down.is_empty() {
                break;
            }
        }
        Ok(())
    }
}
