//! who - print who is logged in
use rt::{
    Cx, Done, Id, Vec, long,
    net::resolver,
    sessions::{self, Record, Sessions},
    sys::system,
    text::{number, time::Zone},
    tty,
};

rt::applet! { "who", main, "\
Usage: who [OPTION]... [FILE | ARG1 ARG2]
Print who is logged in according to FILE, which is /var/run/utmp; where there is no such file, systemd's sessions count.
With ARG1 ARG2, such as 'am i', as with -m.

  -a, --all         -b -d -l -p -r -t -T -u
  -b, --boot        when the system was started
  -d, --dead        processes that have ended
  -H, --heading     a line with the names of the columns
      --ips         addresses in place of host names, and with --lookup the names of these
  -l, --login       processes that wait for a login
      --lookup      the names that those of hosts stand for
  -m                only who is at the terminal of standard input
  -p, --process     processes that init has started
  -q, --count       only the names, and how many there are
  -r, --runlevel    the runlevel
  -s, --short       only name, terminal and time (the default)
  -t, --time        when the clock was set
  -T, -w, --mesg, --message, --writable  whether messages are taken: + yes, - no, ? unknown
  -u, --users       users, with the time nobody typed
" }

/// What a line has in its columns.
#[derive(Clone, Copy, Default)]
struct Line<'a> {
    name: &'a [u8],
    message: &'a [u8],
    line: &'a [u8],
    time: &'a [u8],
    idle: &'a [u8],
    pid: &'a [u8],
    comment: &'a [u8],
    exit: &'a [u8],
}

/// What is printed.
#[derive(Default)]
struct Who {
    /// The kinds of records: bit n is kind n.
    kinds: u16,
    flags: u8,
    zone: Zone,
    now: i64,
    boot: i64,
    /// What becomes of where users come from.
    ips: bool,
    lookup: bool,
}

/// Flags of [`Who`].
const MESSAGE: u8 = 1;
const IDLE: u8 = 2;
const EXIT: u8 = 4;
const SHORT: u8 = 8;
const HEADING: u8 = 16;
const MINE: u8 = 32;
const COUNT: u8 = 64;

const IPS: Id = long(HELP, "ips");
const LOOKUP: Id = long(HELP, "lookup");

/// What options add.
static OPTIONS: [(u8, u16, u8); 13] = [
    (b'a', u16::MAX, MESSAGE | IDLE | EXIT),
    (b'b', 1 << sessions::BOOT, 0),
    (b'd', 1 << sessions::DEAD, IDLE | EXIT),
    (b'H', 0, HEADING),
    (b'l', 1 << sessions::LOGIN, IDLE),
    (b'm', 0, MINE),
    (b'p', 1 << sessions::INIT, 0),
    (b'q', 0, COUNT),
    (b'r', 1 << sessions::RUN_LEVEL, IDLE),
    (b's', 0, SHORT),
    (b't', 1 << sessions::NEW_TIME, 0),
    (b'T', 0, MESSAGE),
    (b'u', 1 << sessions::USER, IDLE),
];

fn main(cx: &mut Cx) -> Done {
    let mut who = Who { boot: i64::MIN, ..Who::default() };
    while let Some(option) = cx.option()? {
        who.ips |= option == IPS;
        who.lookup |= option == LOOKUP;
        for &(letter, kinds, flags) in &OPTIONS {
            if letter == option {
                who.kinds |= kinds;
                who.flags |= flags;
            }
        }
    }
    if who.kinds == 0 {
        who.kinds = 1 << sessions::USER;
        who.flags |= SHORT;
    }
    if who.has(EXIT) {
        who.flags &= !SHORT;
    }
    let operands = cx.operands();
    if operands.len() > 2 {
        return Err(cx.extra_operand(2));
    }
    let file = operands.get(0).filter(|_| operands.len() == 1);
    let sessions = Sessions::read(cx, file)?;
    let alive = file.is_none();
    if who.has(COUNT) {
        let mut users = 0;
        for user in sessions.present(alive) {
            cx.fill(if users > 0 { " %r" } else { "%r" }, &[user.name()]);
            users += 1;
        }
        cx.report(packed!("\n# users=%r"), &[number::format(users, &mut [0; number::DIGITS])]);
        return cx.out.checked();
    }
    who.zone = cx.zone();
    who.now = system::now().0;
    if who.has(HEADING) {
        let heading = Line {
            name: b"NAME",
            message: b" ",
            line: b"LINE",
            time: b"TIME",
            idle: b"IDLE",
            pid: b"PID",
            comment: b"COMMENT",
            exit: b"EXIT",
        };
        who.print(cx, &heading);
    }
    let mut terminal = Vec::new();
    if who.has(MINE) || operands.len() == 2 {
        match tty::name() {
            Ok(name) => terminal = name,
            Err(_) => return cx.out.checked(),
        }
    }
    for record in sessions.records() {
        let elsewhere =
            !terminal.is_empty() && terminal.strip_prefix(b"/dev/") != Some(record.line());
        let gone = alive && record.is_user() && !record.is_alive();
        if !elsewhere && !gone {
            who.record(cx, record);
        }
        if record.kind() == sessions::BOOT {
            who.boot = record.time();
        }
    }
    cx.out.checked()
}

impl Who {
    fn has(&self, flag: u8) -> bool {
        self.flags & flag != 0
    }

    #[inline(never)]
    fn record(&self, cx: &mut Cx, record: Record) {
        let kind = record.kind();
        let known = kind < 16 && self.kinds >> kind & 1 != 0;
        let kind = if known { kind } else { 0 };
        let time = sessions::when(cx, &self.zone, record.time());
        let pid = number::format_signed(record.pid().into());
        let mut line = Line { message: b" ", time: &time, ..Line::default() };
        let mut text = Vec::new();
        let exit;
        let mut idle;
        match kind {
            sessions::USER if record.is_user() => {
                (line.name, line.line, line.pid) = (record.name(), record.line(), &pid);
                line.message = b"?";
                idle = b"  ?".to_vec();
                if let Ok(stat) = record.terminal() {
                    line.message = if stat.mode() & 0o20 != 0 { b"+" } else { b"-" };
                    let last = stat.accessed().0;
                    if last != 0 {
                        idle = self.idle(last);
                    }
                }
                line.idle = &idle;
                text = self.origin(record);
            }
            sessions::BOOT => line.line = b"system boot",
            sessions::NEW_TIME => line.line = b"clock change",
            sessions::RUN_LEVEL => {
                let level = record.pid();
                exit = rt::filled(b"run-level %", &[&[level as u8][..]]);
                line.line = &exit;
                let last = (level >> 8) as u8;
                if (b' '..=b'~').contains(&last) {
                    text = rt::filled(b"last=%", &[&[if last == b'N' { b'S' } else { last }][..]]);
                }
            }
            sessions::INIT | sessions::LOGIN | sessions::DEAD => {
                (line.line, line.pid) = (record.line(), &pid);
                text = rt::filled(b"id=%", &[record.id()]);
                if kind == sessions::LOGIN {
                    line.name = b"LOGIN";
                }
                if kind == sessions::DEAD {
                    let (signal, status) = record.exit();
                    let signal = number::format_signed(signal.into());
                    let status = number::format_signed(status.into());
                    exit = rt::filled(b"term=% exit=%", &[&signal, &status]);
                    line.exit = &exit;
                }
            }
            _ => return,
        }
        line.comment = &text;
        self.print(cx, &line);
    }

    /// Where a user comes from.
    #[inline(never)]
    fn origin(&self, record: Record) -> Vec<u8> {
        let host = record.host();
        if self.ips
            && let Some(ip) = record.address()
        {
            let name = self.lookup.then(|| resolver::name_of(&ip)).flatten();
            return name.unwrap_or_else(|| ip.text());
        }
        if host.is_empty() {
            return Vec::new();
        }
        // Behind a colon is a display of X.
        let name = host.split(|&byte| byte == b':').next().unwrap_or(host);
        let display = host.get(name.len()..).unwrap_or(b"");
        let wanted = self.lookup && !name.is_empty() && resolver::scoped(name).is_none();
        let found = if wanted { resolver::canonical(name) } else { None };
        rt::filled(b"(%%)", &[found.as_deref().unwrap_or(name), display])
    }

    /// How long nobody has typed.
    fn idle(&self, last: i64) -> Vec<u8> {
        let since = (self.boot < last && last <= self.now).then(|| sessions::idle(last, self.now));
        match since.flatten() {
            Some(text) if text.starts_with(b" ") => b"  .".to_vec(),
            Some(text) => text,
            None => b" old".to_vec(),
        }
    }

    /// Prints a line, without blanks at its end.
    #[inline(never)]
    fn print(&self, cx: &mut Cx, line: &Line) {
        let mut text = Vec::new();
        column(&mut text, line.name, 8);
        if self.has(MESSAGE) {
            text.push(b' ');
            text.extend_from_slice(line.message);
        }
        text.push(b' ');
        column(&mut text, line.line, 12);
        text.push(b' ');
        // As wide as the times of the locale are.
        let width = sessions::when(cx, &self.zone, 0).len();
        column(&mut text, line.time, width);
        if !self.has(SHORT) {
            if self.has(IDLE) {
                text.push(b' ');
                column(&mut text, line.idle, 6);
            }
            text.resize(text.len() + 11usize.saturating_sub(line.pid.len()), b' ');
            text.extend_from_slice(line.pid);
        }
        text.push(b' ');
        column(&mut text, line.comment, 8);
        if self.has(EXIT) {
            text.push(b' ');
            column(&mut text, line.exit, 12);
        }
        let len = text.iter().rposition(|&byte| byte != b' ').map_or(0, |last| last + 1);
        cx.report("%r", &[text.get(..len).unwrap_or(&text)]);
    }
}

/// Adds a word, with blanks behind it up to `width`.
#[inline(never)]
fn column(text: &mut Vec<u8>, word: &[u8], width: usize) {
    text.extend_from_slice(word);
    text.resize(text.len() + width.saturating_sub(word.len()), b' ');
}
