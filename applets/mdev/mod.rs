//! mdev - make device nodes as devices come and go
mod node;
mod rules;

use core::ffi::CStr;
use node::Device;
use rt::{
    Cx, Done, OwnedStrings, Vec, c_string, command, io, join, log,
    net::netlink::raw::NETLINK_KOBJECT_UEVENT,
    sys::{
        Errno, Fd, dir, fs,
        net::{self, Address},
        process,
        raw::{O_DIRECTORY, O_NOFOLLOW, O_PATH, O_RDONLY, O_TRUNC, O_WRONLY, S_IFBLK, S_IFCHR},
        stat_at,
        wait::{self, Time},
    },
    text::{
        number::{decimal, format_signed},
        path::base,
        split::{Parts, before, lines, parts},
    },
};
use rules::Rule;

rt::applet! { "mdev", main, { own_process: true, place: rt::Place::Sbin }, "\
Usage: mdev [OPTION]...
Make and remove nodes in /dev, as /etc/mdev.conf says, for the event of the kernel's that the environment tells.

  -d  for all devices that there are, and then for all events, in the background
  -f  -d in the foreground
  -s  for all devices that there are
  -S  tell the system's log what is told
  -v  tell what is done
" }

const CONFIGURATION: &CStr = c"/etc/mdev.conf";
const FIRMWARE: &CStr = c"/lib/firmware";
/// How long an event waits for the one before it, in milliseconds.
const PATIENCE: u64 = 2000;
const PAUSE: u64 = 20;

struct Mdev {
    rules: Vec<Rule>,
    /// The directory /sys.
    sys: Fd,
    /// The device that the root is on.
    root: u64,
    verbose: bool,
}

fn main(cx: &mut Cx) -> Done {
    let (mut scan, mut daemon, mut foreground, mut verbose, mut to_log) =
        (false, false, false, false, false);
    while let Some(option) = cx.option()? {
        match option {
            b'd' => daemon = true,
            b'f' => foreground = true,
            b's' => scan = true,
            b'S' => to_log = true,
            _ => verbose = true,
        }
    }
    if !cx.operands().is_empty() {
        return Err(cx.extra_operand(0));
    }
    let mut variables = Vec::new();
    cx.env().for_each(|entry| add(&mut variables, 0, entry.to_bytes()));
    let told = value(&variables, b"ACTION").is_some() && value(&variables, b"DEVPATH").is_some();
    if foreground && !daemon || !scan && !daemon && !told {
        return Err(
            cx.usage(packed!("-s, -d, or ACTION and DEVPATH in the environment are needed"), &[])
        );
    }
    process::change_directory(c"/dev").map_err(|e| cx.fail(b"/dev", e))?;
    let sys = fs::open(fs::CWD, c"/sys", O_PATH | O_DIRECTORY, 0);
    let sys = sys.map_err(|e| cx.fail(b"/sys", e))?;
    let root = stat_at(fs::CWD, c"/", 0).map_or(0, |stat| stat.identity().0);
    process::umask(0o022);
    if to_log && !daemon {
        tell_log(cx)?;
    }
    let mut mdev = Mdev { rules: rules::read(cx), sys, root, verbose };
    if !scan && !daemon {
        let ticket = value(&variables, b"SEQNUM").and_then(number);
        if let Some(ticket) = ticket {
            wait_turn(ticket);
        }
        mdev.event(cx, &variables);
        let Some(ticket) = ticket else { return Ok(()) };
        return end_turn(ticket).map_err(|e| cx.fail(b"/dev/mdev.seq", e));
    }
    // Events that come meanwhile wait in the socket.
    let socket = if daemon { Some(listen(cx)?) } else { None };
    mdev.scan(cx);
    let Some(socket) = socket else { return Ok(()) };
    if !foreground {
        command::detach(cx)?;
    }
    if to_log {
        tell_log(cx)?;
    }
    mdev.follow(cx, &socket)
}

/// The value of one of the variables, which have a NUL behind them.
#[inline(never)]
fn value<'v>(variables: &'v [u8], name: &[u8]) -> Option<&'v [u8]> {
    parts(variables, 0).find_map(|entry| entry.strip_prefix(name)?.strip_prefix(b"="))
}

/// A number, and perhaps a newline.
#[inline(never)]
fn number(text: &[u8]) -> Option<u64> {
    decimal(text.trim_ascii()).ok()
}

/// Adds a variable, `NAME=VALUE`, unless one of that name is among the first `own` bytes.
#[inline(never)]
fn add(variables: &mut Vec<u8>, own: usize, entry: &[u8]) {
    let name = before(entry, b'=');
    let others = variables.get(..own).unwrap_or(&[]);
    if name.len() < entry.len() && value(others, name).is_none() {
        variables.extend_from_slice(entry);
        variables.push(0);
    }
}

/// A socket that hears the kernel's events.
fn listen(cx: &mut Cx) -> Result<Fd, rt::Stop> {
    let open = || {
        let socket = net::socket(net::NETLINK, net::RAW, NETLINK_KOBJECT_UEVENT)?;
        // What does not fit is lost, and all devices are looked at again.
        let _ = net::set_number(&socket, net::SOL_SOCKET, net::SO_RCVBUFFORCE, 64 << 20);
        net::bind(&socket, &Address::netlink(1))?;
        Ok(socket)
    };
    open().map_err(|e| cx.stop_error(packed!("cannot hear events"), &[], e))
}

/// Has a process of its own pass on to the log what is written to standard error.
fn tell_log(cx: &mut Cx) -> Done {
    let split = || -> Result<Option<Fd>, Errno> {
        let (from, to) = process::pipe()?;
        if process::fork()? == 0 {
            return Ok(Some(from));
        }
        process::duplicate_to(to.number(), 2).map(|()| None)
    };
    let from = split().map_err(|e| cx.stop_error(packed!("cannot write to the log"), &[], e))?;
    let Some(from) = from else { return Ok(()) };
    let socket = log::open(log::SOCKET).ok();
    let mut room = [0; 1024];
    // A message is written at once.
    while let Ok(len @ 1..) = io::read(&from, &mut room) {
        let text = room.get(..len).unwrap_or(&[]);
        // There is nobody else to tell that there is nobody to tell.
        let _ = io::write_all(&Fd::STDERR, text);
        for line in lines(text).filter(|line| !line.is_empty()) {
            if let Some((socket, _)) = &socket {
                let _ = net::send(socket, &rt::filled(b"<30>%", &[line]), None);
            }
        }
    }
    process::exit(0)
}

/// What /dev/mdev.seq has, the number of the event whose turn it is, if that file is there.
fn turn() -> Option<Vec<u8>> {
    let file = fs::open(fs::CWD, c"mdev.seq", O_RDONLY | O_NOFOLLOW, 0).ok()?;
    io::read_all(&file).ok()
}

/// Waits until all earlier events are done with, or for some time.
fn wait_turn(ticket: u64) {
    for _ in 0..PATIENCE / PAUSE {
        match turn() {
            Some(text) if !text.is_empty() && number(&text).unwrap_or(0) < ticket => {}
            _ => return,
        }
        // A signal that is handled is as good as the end of the pause.
        let _ = wait::sleep(&mut Time::milliseconds(PAUSE));
    }
}

/// It is the next event's turn.
fn end_turn(ticket: u64) -> Result<(), Errno> {
    let done = turn().is_none_or(|text| number(&text).is_some_and(|number| number > ticket));
    if done {
        return Ok(());
    }
    let file = fs::open(fs::CWD, c"mdev.seq", O_WRONLY | O_TRUNC | O_NOFOLLOW, 0)?;
    io::write_all(&file, &format_signed(ticket.saturating_add(1) as i64))
}

impl Mdev {
    /// Takes all devices that there are for new ones.
    #[inline(never)]
    fn scan(&mut self, cx: &mut Cx) {
        for list in [c"dev/block", c"dev/char"] {
            let mut devices = Vec::new();
            let dir = fs::open(self.sys.number(), list, O_RDONLY | O_DIRECTORY | O_NOFOLLOW, 0);
            let listed = dir.and_then(|dir| {
                dir::list_open(&dir, &mut |name| {
                    // What is no link is no device, and what is gone by now is none.
                    devices.extend(fs::read_link(dir.number(), &c_string(name)));
                })
            });
            if let Err(e) = listed {
                cx.warn(&rt::filled(b"/sys/%", &[list.to_bytes()]), e);
            }
            for mut path in devices {
                // They are from /sys on, and do not leave it.
                while path.starts_with(b"../") {
                    path.drain(..3);
                }
                self.found(cx, &path);
            }
        }
    }

    /// Makes up the event of a device that is there.
    fn found(&mut self, cx: &mut Cx, path: &[u8]) {
        let Ok(dir) = fs::open_beneath(&self.sys, &c_string(path)) else { return };
        let mut variables = b"ACTION=add\0DEVPATH=/".to_vec();
        variables.extend_from_slice(path);
        variables.push(0);
        if let Ok(subsystem) = fs::read_link(dir.number(), c"subsystem") {
            add(&mut variables, 0, &rt::filled(b"SUBSYSTEM=%", &[base(&subsystem)]));
        }
        let told = fs::open(dir.number(), c"uevent", O_RDONLY | O_NOFOLLOW, 0);
        let told = told.and_then(|file| io::read_all(&file)).unwrap_or_default();
        self.complete(cx, variables, lines(&told));
    }

    /// Hears the kernel's events for ever.
    fn follow(&mut self, cx: &mut Cx, socket: &Fd) -> Done {
        let mut room = io::buffer(16 << 10);
        loop {
            match net::receive(socket, &mut room, 0) {
                Ok((len, from)) if from.is_kernel() => {
                    // Before the variables, an event is told in short.
                    let told = parts(room.get(..len).unwrap_or(&[]), 0);
                    self.complete(cx, Vec::new(), told);
                }
                Ok(_) | Err(Errno::INTR) => {}
                // Some were lost.
                Err(Errno::NOBUFS) => self.scan(cx),
                Err(e) => return Err(cx.stop_error(packed!("cannot hear events"), &[], e)),
            }
        }
    }

    /// Does what an event asks for, whose variables go before those of the environment.
    #[inline(never)]
    fn complete(&mut self, cx: &mut Cx, mut variables: Vec<u8>, told: Parts) {
        told.for_each(|entry| add(&mut variables, 0, entry));
        let own = variables.len();
        cx.env().for_each(|entry| add(&mut variables, own, entry.to_bytes()));
        self.event(cx, &variables);
    }

    /// Does what an event asks for.
    #[inline(never)]
    fn event(&mut self, cx: &mut Cx, variables: &[u8]) {
        let adding = match value(variables, b"ACTION") {
            Some(b"add") => true,
            Some(b"remove") => false,
            _ => return,
        };
        let path = value(variables, b"DEVPATH").unwrap_or(b"");
        let path = path.strip_prefix(b"/").unwrap_or(path);
        let mut name = value(variables, b"DEVNAME").unwrap_or(base(path)).to_vec();
        for byte in &mut name {
            // There is no slash in a name of /sys.
            if *byte == b'!' {
                *byte = b'/';
            }
        }
        let numbers = self.numbers(path, variables);
        let block = value(variables, b"SUBSYSTEM") == Some(b"block");
        let device = numbers.map(|(major, minor)| Device {
            kind: if block { S_IFBLK } else { S_IFCHR },
            number: (minor & 0xFF | major << 8 | (minor & !0xFF) << 12) as u32,
        });
        let mut rules = core::mem::take(&mut self.rules);
        rules::each(&mut rules, &name, variables, numbers, &mut |rule, place| {
            if !adding {
                self.run(cx, rule, b'$', place, variables);
            }
            if let Some(device) = device
                && rule.place != b'!'
            {
                self.change(cx, rule, &name, place, device, adding);
            }
            if adding {
                self.run(cx, rule, b'@', place, variables);
            }
        });
        self.rules = rules;
        if let Some(image) = value(variables, b"FIRMWARE")
            && adding
        {
            self.tell(cx, "firmware %r", image);
            if let Err(e) = self.load(path, image) {
                cx.warn(&rt::filled(b"%/%", &[FIRMWARE.to_bytes(), image]), e);
            }
        }
    }

    /// The major and the minor number of an event's device.
    fn numbers(&self, path: &[u8], variables: &[u8]) -> Option<(u64, u64)> {
        let text = match (value(variables, b"MAJOR"), value(variables, b"MINOR")) {
            (Some(major), Some(minor)) => rt::filled(b"%:%", &[major, minor]),
            _ => io::read_all(&fs::open_beneath(&self.sys, &join(&[path, b"/dev"])).ok()?).ok()?,
        };
        let mut numbers = parts(&text, b':').map(number);
        Some((numbers.next()??, numbers.next()??))
    }

    /// Makes or removes a node, and the links to it.
    #[inline(never)]
    fn change(
        &self,
        cx: &mut Cx,
        rule: &Rule,
        name: &[u8],
        place: &[u8],
        device: Device,
        adding: bool,
    ) {
        self.tell(cx, if adding { "mknod %r" } else { "unlink %r" }, place);
        let mut done = node::within(place, adding, &mut |dir, last| match adding {
            true => device.make(dir, last, rule),
            false => device.remove(dir, last),
        });
        if rule.place == b'>' && name != place {
            let up = b"../".repeat(name.iter().filter(|&&byte| byte == b'/').count());
            let target = join(&[&up, place]);
            self.tell(cx, if adding { "symlink %r" } else { "unlink %r" }, name);
            done = done.and(node::within(name, adding, &mut |dir, last| {
                node::unlink(dir, last)?;
                if adding { fs::symlink(&target, dir, last) } else { Ok(()) }
            }));
        }
        if adding && u64::from(device.number) == self.root && place != b"root" {
            done = done.and_then(|()| {
                node::unlink(fs::CWD, c"root")?;
                fs::symlink(&c_string(place), fs::CWD, c"root")
            });
        }
        if let Err(e) = done {
            cx.warn(place, e);
        }
    }

    /// Runs the command of a rule, if it is one for what happens.
    #[inline(never)]
    fn run(&self, cx: &mut Cx, rule: &Rule, when: u8, place: &[u8], variables: &[u8]) {
        if rule.when != when && rule.when != b'*' {
            return;
        }
        self.tell(cx, "running %r", &rule.command);
        let mut env = OwnedStrings::default();
        env.push(&rt::filled(b"MDEV=%", &[place]));
        for entry in parts(variables, 0) {
            if !entry.is_empty() && !entry.starts_with(b"MDEV=") {
                env.push(entry);
            }
        }
        let words: [&[u8]; 3] = [b"sh", b"-c", &rule.command];
        if let Err(e) = command::call(c"/bin/sh", &words, b"", env.as_strings()) {
            cx.warn(b"/bin/sh", e);
        }
    }

    /// Gives a device its firmware.
    fn load(&self, path: &[u8], image: &[u8]) -> Result<(), Errno> {
        let dir = fs::open_beneath(&self.sys, &c_string(path))?;
        let set = |name, bytes: &[u8]| {
            let file = fs::open(dir.number(), name, O_WRONLY | O_NOFOLLOW, 0)?;
            io::write_all(&file, bytes)
        };
        let found = fs::open(fs::CWD, FIRMWARE, O_PATH | O_DIRECTORY, 0)
            .and_then(|dir| fs::open_beneath(&dir, &c_string(image)))
            .and_then(|file| io::read_all(&file));
        let done = found.and_then(|bytes| {
            set(c"loading", b"1")?;
            set(c"data", &bytes)
        });
        // Or nobody would wait any longer.
        set(c"loading", if done.is_ok() { b"0" } else { b"-1" })?;
        done
    }

    fn tell(&self, cx: &mut Cx, message: &str, word: &[u8]) {
        if self.verbose {
            cx.note(message, &[word]);
        }
    }
}
