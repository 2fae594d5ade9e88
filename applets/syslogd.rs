//! syslogd - write the system's log
use core::ffi::CStr;
use rt::{
    Cx, Done, IdSet, Stop, Vec, c_string, command, io,
    log::{self, FACILITIES, LEVELS},
    net::resolver,
    sys::{
        Errno, Fd, fs, fstat,
        net::{self, Address},
        process,
        raw::{
            AT_SYMLINK_NOFOLLOW, O_APPEND, O_CREAT, O_NOCTTY, O_NONBLOCK, O_TRUNC, O_WRONLY,
            POLLIN, SIGHUP, SIGINT, SIGPIPE, SIGTERM,
        },
        signal, stat_at, system,
        wait::{self, Watch},
    },
    text::{
        number::{self, DIGITS, decimal, format},
        split::{before, lines, parts, words},
        time::{self, Time, Zone},
        utf8,
    },
    user::digits,
    zeros,
};

rt::applet! { "syslogd", main, { own_process: true, place: rt::Place::Sbin }, "\
Usage: syslogd [OPTION]...
Take the messages that programs send to /dev/log, and write them to files or send them to other machines. SIGHUP reads the
configuration again.

  -b N            keep N old logs (1)
  -D              leave out what is the same as the message before
  -f FILE         which messages go to which files (/etc/syslog.conf): lines of FACILITY.LEVEL[;...] FILE
  -K              to the kernel's log, too
  -l N            only what is more urgent than N, 1 to 8
  -L              write files even with -R
  -n              stay in the foreground
  -O FILE         what no line of the configuration is for goes there (/var/log/messages); - is standard output
  -p SOCKET       in place of /dev/log
  -R HOST[:PORT]  send to that machine by UDP (514)
  -s SIZE         a log of more than SIZE KiB is an old one (200); 0 is never
  -S              neither our machine's name nor the priority in each line
  -t              the time when a message came, not what it says
" }

const PID: &CStr = c"/var/run/syslogd.pid";

/// The messages of some facilities and levels, and the file that they go to.
struct Rule {
    /// For each facility a bit for each level.
    levels: [u8; 24],
    path: Vec<u8>,
}

struct Remote {
    host: Vec<u8>,
    port: u16,
    /// Once its name is known.
    socket: Option<Fd>,
    /// When to ask for the name again, in milliseconds.
    again: u64,
}

struct Log<'a> {
    /// The options that take no value.
    flags: IdSet,
    file: &'a [u8],
    old: u64,
    size: u64,
    level: u64,
    rules: Vec<Rule>,
    remotes: Vec<Remote>,
    zone: Zone,
    last: Vec<u8>,
}

fn main(cx: &mut Cx) -> Done {
    let mut log = Log {
        file: b"/var/log/messages",
        old: 1,
        size: 200,
        level: 8,
        rules: Vec::new(),
        remotes: Vec::new(),
        zone: cx.zone(),
        last: Vec::new(),
        flags: IdSet::default(),
    };
    let (mut path, mut table) = (log::SOCKET, None);
    while let Some(option) = cx.option()? {
        let value = cx.value();
        let text = value.to_bytes();
        match option {
            b'b' => log.old = limited(cx, 0, 99)?,
            b'f' => table = Some(value),
            b'l' => log.level = limited(cx, 1, 8)?,
            b'O' => log.file = text,
            b'p' => path = value,
            b'R' => {
                let mut remote = Remote { host: text.to_vec(), port: 514, socket: None, again: 0 };
                if let Some(at) = text.iter().rposition(|&byte| byte == b':')
                    && let Some((host, port)) = text.split_at_checked(at)
                    && !host.contains(&b':')
                {
                    let port = decimal(port.get(1..).unwrap_or(b""));
                    let Some(port) = port.ok().and_then(|port| u16::try_from(port).ok()) else {
                        return Err(cx.usage(packed!("invalid port %w"), &[text]));
                    };
                    (remote.host, remote.port) = (host.to_vec(), port);
                }
                log.remotes.push(remote);
            }
            b's' => log.size = limited(cx, 0, u64::MAX >> 10)?,
            flag => log.flags.add(flag),
        }
    }
    if !cx.operands().is_empty() {
        return Err(cx.extra_operand(0));
    }
    if log.remotes.is_empty() {
        log.flags.add(b'L');
    }
    let read = |cx: &mut Cx| read_rules(cx, table.unwrap_or(c"/etc/syslog.conf"), table.is_some());
    log.rules = read(cx)?;
    // Somebody may have put a link there, to a place that can be written.
    let link = fs::read_link(fs::CWD, path);
    let place = c_string(link.as_deref().unwrap_or(path.to_bytes()));
    let socket = listen(&place).map_err(|e| cx.fail(place.to_bytes(), e))?;
    let stat = || stat_at(fs::CWD, &place, AT_SYMLINK_NOFOLLOW).ok();
    let ours = stat();
    if !log.flags.has(b'n') {
        command::detach(cx)?;
    }
    // Nobody but init has to know.
    if let Ok(file) = cx.open(PID, O_WRONLY | O_CREAT | O_TRUNC, 0o644) {
        let _ =
            io::write_all(&file, &rt::filled(b"%\n", &[digits(process::id() as u32).as_slice()]));
    }
    let mut mask = 0;
    for signal in [SIGHUP, SIGINT, SIGTERM] {
        signal::set(signal as u8, signal::Action::Note)
            .map_err(|e| cx.stop_error(packed!("cannot wait for signals"), &[], e))?;
        mask |= 1 << (signal - 1);
    }
    // Who reads a fifo may leave at any time.
    let _ = signal::set(SIGPIPE as u8, signal::Action::Ignore);
    signal::block(mask).map_err(|e| cx.stop_error(packed!("cannot wait for signals"), &[], e))?;
    log.take(cx, concat!("<46>syslogd started: mote ", env!("CARGO_PKG_VERSION")).as_bytes());
    let mut room = zeros(64 << 10);
    let mut taken = 0u32;
    loop {
        match wait::poll_with(&mut [Watch::new(&socket, POLLIN)], None, Some(&0)) {
            Err(Errno::INTR) => {}
            Err(e) => return Err(cx.fail(place.to_bytes(), e)),
            Ok(_) => {
                let (len, _) = net::receive(&socket, &mut room, 0)
                    .map_err(|e| cx.fail(place.to_bytes(), e))?;
                for message in parts(room.get(..len).unwrap_or(&[]), 0) {
                    log.take(cx, message);
                }
                taken = taken.wrapping_add(1);
            }
        }
        let mut came = signal::take();
        if taken & 63 == 63 {
            // Where messages never stop, nothing waits, and a signal would. Those before it were taken.
            let time = Some(wait::Time::milliseconds(0));
            came = came.or_else(|| signal::wait(mask, time).ok().flatten());
        }
        match came {
            None => {}
            Some(signal) if u32::from(signal) == SIGHUP => {
                // Without a configuration that can be read, it goes on as it was.
                log.rules = read(cx).unwrap_or(log.rules);
            }
            Some(_) => {
                log.take(cx, b"<46>syslogd exiting");
                // They are of no use to anybody, unless another one has put its own there; who removed them did so already.
                if ours.zip(stat()).is_some_and(|(ours, now)| ours.same_file(&now)) {
                    let _ = fs::unlink(fs::CWD, &place, 0);
                    let _ = fs::unlink(fs::CWD, PID, 0);
                }
                return Ok(());
            }
        }
    }
}

#[inline(never)]
fn limited(cx: &mut Cx, least: u64, most: u64) -> Result<u64, Stop> {
    let text = cx.value().to_bytes();
    match decimal(text) {
        Ok(value) if (least..=most).contains(&value) => Ok(value),
        _ => Err(cx.usage(packed!("invalid number %w"), &[text])),
    }
}

/// A socket that everybody may write to.
fn listen(path: &CStr) -> Result<Fd, Errno> {
    let socket = net::socket(net::UNIX, net::DATAGRAM, 0)?;
    net::bind_anew(&socket, &Address::unix(path.to_bytes())?)?;
    fs::change_mode_at(fs::CWD, path, 0o666, true).map(|()| socket)
}

/// Reads the configuration. Without one, all goes to one file. A line that is broken is reported and left out.
#[inline(never)]
fn read_rules(cx: &mut Cx, path: &CStr, needed: bool) -> Result<Vec<Rule>, Stop> {
    let mut rules = Vec::new();
    let text = match io::read_file(path) {
        Ok(text) => text,
        Err(Errno::NOENT) if !needed => return Ok(rules),
        Err(e) => return Err(cx.fail(path.to_bytes(), e)),
    };
    for (line_number, line) in (1..).zip(lines(&text)) {
        let line = before(line, b'#');
        let mut words = words(line);
        let Some(selectors) = words.next() else { continue };
        let target = words.next().unwrap_or(b"");
        // A dash says not to wait for the disk, which nobody does here.
        let target = target.strip_prefix(b"-").unwrap_or(target);
        match select(selectors) {
            Ok(levels) if target.starts_with(b"/") && words.next().is_none() => {
                rules.push(Rule { levels, path: target.to_vec() });
            }
            other => {
                let word = other.err().unwrap_or(target);
                let count = &mut [0; DIGITS];
                let count = format(line_number, count);
                cx.note(packed!("%n: line %r: invalid word %w"), &[path.to_bytes(), count, word]);
            }
        }
    }
    Ok(rules)
}

/// The messages that a list such as `mail.info;kern,auth.*;*.=debug;cron.none` is about, or the word that makes no sense.
#[inline(never)]
fn select(selectors: &[u8]) -> Result<[u8; 24], &[u8]> {
    let mut levels = [0; 24];
    for selector in parts(selectors, b';') {
        let Some(dot) = selector.iter().rposition(|&byte| byte == b'.') else {
            return Err(selector);
        };
        let (names, level) = selector.split_at_checked(dot).unwrap_or((selector, b""));
        let level = level.get(1..).unwrap_or(b"");
        let (minus, level) = level.strip_prefix(b"!").map_or((false, level), |rest| (true, rest));
        let (only, level) = level.strip_prefix(b"=").map_or((false, level), |rest| (true, rest));
        let (mask, minus) = match level {
            b"*" => (255, minus),
            b"none" => (255, true),
            name => match log::find(LEVELS, name) {
                Some(number) if only => (1u8 << (number & 7), minus),
                // And what is more urgent.
                Some(number) => (255 >> (7 - (number & 7)), minus),
                None => return Err(selector),
            },
        };
        for name in parts(names, b',') {
            let wanted = if name == b"*" { None } else { log::find(FACILITIES, name) };
            if wanted.is_none() && name != b"*" {
                return Err(selector);
            }
            for (slot, facility) in levels.iter_mut().zip(0..) {
                if wanted.is_none_or(|wanted| wanted == facility) {
                    *slot = if minus { *slot & !mask } else { *slot | mask };
                }
            }
        }
    }
    Ok(levels)
}

impl Log<'_> {
    /// Takes a message as a program sent it.
    #[inline(never)]
    fn take(&mut self, cx: &mut Cx, message: &[u8]) {
        let end = message.iter().rposition(|&byte| byte != b'\n').map_or(0, |last| last + 1);
        let message = message.get(..end).unwrap_or(message);
        if message.is_empty() || self.flags.has(b'D') && self.last == message {
            return;
        }
        self.last = message.to_vec();
        self.remotes.iter_mut().for_each(|remote| remote.send(message));
        let (priority, mut text) = log::split_prefix(message).unwrap_or((13, message));
        if !self.flags.has(b'L') || priority & 7 >= self.level {
            return;
        }
        let mut line = Vec::new();
        // `Jan  1 00:00:00 `
        let stamp = text.first_chunk::<16>().filter(|stamp| {
            (0..16).all(|at| match at {
                3 | 6 | 15 => stamp.get(at) == Some(&b' '),
                9 | 12 => stamp.get(at) == Some(&b':'),
                _ => true,
            })
        });
        let now = Time::new(system::now(), &self.zone);
        if let Some(stamp) = stamp {
            text = text.get(16..).unwrap_or(b"");
            escape(&mut line, stamp);
        }
        if let Some(now) = now.filter(|_| self.flags.has(b't') || line.is_empty()) {
            line.clear();
            time::format(&mut line, b"%b %e %H:%M:%S ", &now);
        }
        if !self.flags.has(b'S') {
            let names = system::Names::get();
            let host = names.as_ref().map_or(&b"-"[..], |names| names.node());
            let facility = log::name(FACILITIES, priority >> 3);
            let level = log::name(LEVELS, priority & 7);
            rt::fill(&mut line, b"% %.% ", &[host, facility, level]);
        }
        escape(&mut line, text);
        line.push(b'\n');
        if self.flags.has(b'K')
            && let Ok(kernel) = cx.open(c"/dev/kmsg", O_WRONLY, 0)
        {
            let mut record = Vec::from(*b"<");
            record.extend_from_slice(format(priority, &mut [0; DIGITS]));
            record.push(b'>');
            escape(&mut record, text);
            // It takes less than a kilobyte, and not all that comes.
            let _ = kernel.write(record.get(..record.len().min(900)).unwrap_or(&record));
        }
        let mut taken = false;
        for rule in &self.rules {
            let levels = rule.levels.get((priority >> 3) as usize).copied().unwrap_or(0);
            if levels >> (priority & 7) & 1 != 0 {
                taken = true;
                self.write(cx, &rule.path, &line);
            }
        }
        if !taken {
            self.write(cx, self.file, &line);
        }
    }

    /// Adds a line to a file. It is opened each time, so that who moves it away gets no more.
    #[inline(never)]
    fn write(&self, cx: &mut Cx, path: &[u8], line: &[u8]) {
        if path == b"-" {
            cx.out.add(line);
            let _ = cx.out.flush(); // it keeps its error
            return;
        }
        let name = c_string(path);
        let open = || {
            let flags = O_WRONLY | O_APPEND | O_CREAT | O_NOCTTY | O_NONBLOCK;
            fs::open(fs::CWD, &name, flags, 0o640)
        };
        let mut file = open();
        if let Ok(full) = &file
            && self.size > 0
            && fstat(full).is_ok_and(|stat| stat.is_regular() && stat.size() > self.size << 10)
        {
            let old = |number: u64| rt::c_filled(b"%.%", &[path, format(number, &mut [0; DIGITS])]);
            // Without the older ones, the names are free.
            for number in (1..self.old).rev() {
                let _ = fs::rename(fs::CWD, &old(number - 1), fs::CWD, &old(number), 0);
            }
            let gone = match self.old {
                0 => fs::unlink(fs::CWD, &name, 0),
                _ => fs::rename(fs::CWD, &name, fs::CWD, &old(0), 0),
            };
            // One that cannot be moved grows.
            if gone.is_ok() {
                file = open();
            }
        }
        if file.and_then(|file| io::write_all(&file, line)).is_err()
            && let Ok(console) = cx.open(c"/dev/console", O_WRONLY | O_NOCTTY | O_NONBLOCK, 0)
        {
            // Nobody is left to tell.
            let _ = io::write_all(&console, line);
        }
    }
}

impl Remote {
    /// Sends a message, if the machine's name is known; who hears it nobody knows.
    fn send(&mut self, message: &[u8]) {
        let now = wait::milliseconds();
        if self.socket.is_none() && now >= self.again {
            // A server that does not know it is not asked for each message.
            self.again = now + 120_000;
            let machines = resolver::addresses(&self.host, 0).unwrap_or_default();
            self.socket = machines.first().and_then(|ip| {
                let address = Address::inet(ip, self.port);
                let socket = net::socket(address.family(), net::DATAGRAM, 0).ok()?;
                net::connect(&socket, &address).ok().map(|()| socket)
            });
        }
        if let Some(socket) = &self.socket {
            let _ = net::send(socket, message, None);
        }
    }
}

/// Adds a text in one line without what steers a terminal: `^[` for an escape, `\\x9b` for what is no character.
#[inline(never)]
fn escape(line: &mut Vec<u8>, text: &[u8]) {
    for (piece, printable) in utf8::pieces(text, true) {
        match piece {
            b"\n" => line.push(b' '),
            _ if printable => line.extend_from_slice(piece),
            &[byte @ ..0x80] => line.extend_from_slice(&[b'^', byte ^ 0x40]),
            _ => {
                for byte in piece {
                    line.extend_from_slice(b"\\x");
                    line.extend_from_slice(number::format_hex((*byte).into(), &mut [0; 16]));
                }
            }
        }
    }
}
