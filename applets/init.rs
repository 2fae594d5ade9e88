//! init - be the first process
use core::ffi::CStr;
use rt::{
    Cx, Done, OwnedStrings, Place, Strings, Vec, c_string, command, io,
    sys::{
        Errno, Fd, fs, fstat, process,
        raw::{
            LINUX_REBOOT_CMD_CAD_OFF, LINUX_REBOOT_CMD_HALT, LINUX_REBOOT_CMD_POWER_OFF,
            LINUX_REBOOT_CMD_RESTART, O_RDONLY, O_RDWR, S_IFCHR, SIGCHLD, SIGCONT, SIGHUP, SIGINT,
            SIGKILL, SIGQUIT, SIGTERM, SIGTSTP, SIGUSR1, SIGUSR2,
        },
        signal, sync, system,
        terminal::{self, Settings},
        wait::{self, Time},
    },
    text::{
        number,
        split::{before, lines, parts, place},
    },
};

rt::applet! { "init", main, { own_process: true, place: Place::Sbin }, "\
Usage: init [single]
Be the first process: run what /etc/inittab says, and wait for what nobody else waits for. With \"single\", run only a shell.

A line of the file is TERMINAL::ACTION:COMMAND. The terminal's name in /dev may be missing, which stands for the console;
COMMAND may start with a minus sign, for a login shell. The actions are:

  sysinit, wait, once: run in this order, the first two one after another
  respawn, askfirst: run, and again whenever it ends; askfirst waits for Enter
  ctrlaltdel: run when these keys are pressed (SIGINT)
  shutdown: run before the machine goes down
  restart: become this when SIGQUIT comes

Signals: HUP reads the file again, TSTP and CONT stop and go on starting again, USR1 halts, USR2 powers off, TERM restarts.

" }

const ACTIONS: &[u8] = b"sysinit wait once respawn askfirst ctrlaltdel shutdown restart";
const SYSINIT: usize = 0;
const WAIT: usize = 1;
const ONCE: usize = 2;
const RESPAWN: usize = 3;
const ASKFIRST: usize = 4;
const CTRLALTDEL: usize = 5;
const SHUTDOWN: usize = 6;
const RESTART: usize = 7;

const TABLE: &CStr = c"/etc/inittab";

/// What is done where there is no such file.
const DEFAULT: &str = "\
::askfirst:-/bin/sh
::ctrlaltdel:/sbin/reboot
::shutdown:/sbin/swapoff -a
::shutdown:/bin/umount -a -r
::restart:/sbin/init
";
/// And on a machine with a screen, which has other terminals.
const SCREENS: &str = "tty2::askfirst:-/bin/sh\ntty3::askfirst:-/bin/sh\ntty4::askfirst:-/bin/sh\n";
const SCRIPT: &str = "::sysinit:/etc/init.d/rcS\n";

/// What a shell has to read, a command that is more than words.
const SPECIAL: &[u8] = b"~`!$^&*()=|\\{}[];\"'<>?";

/// In milliseconds: what has run for so long is started again at once; what has not, after a pause that doubles up to the longest one.
const LONG_RUN: u64 = 10_000;
const FIRST_PAUSE: u64 = 1000;
const LONGEST_PAUSE: u64 = 60_000;
/// If nobody can log in for so long, there is a shell.
const PATIENCE: u64 = 3000;

const fn bit(signal: u32) -> u64 {
    1 << (signal - 1)
}

/// The signals that are waited for.
const SIGNALS: u64 = bit(SIGCHLD)
    | bit(SIGHUP)
    | bit(SIGINT)
    | bit(SIGQUIT)
    | bit(SIGTERM)
    | bit(SIGUSR1)
    | bit(SIGUSR2)
    | bit(SIGTSTP)
    | bit(SIGCONT);

/// A line of the table.
#[derive(Default)]
struct Entry {
    action: usize,
    terminal: Vec<u8>,
    command: Vec<u8>,
    /// The process, or 0.
    pid: i32,
    /// When it was started and when it may be started again, in milliseconds, and how long it had to wait.
    started: u64,
    due: u64,
    pause: u64,
    /// Is it only for when nothing else runs?
    reserve: bool,
}

struct Init {
    entries: Vec<Entry>,
    /// Processes whose end is waited for.
    awaited: Vec<i32>,
    env: Strings<'static>,
    screen: bool,
    /// Is nothing started again for now?
    stopped: bool,
    /// The signals that are waited for.
    mask: u64,
}

fn main(cx: &mut Cx) -> Done {
    if process::id() != 1 {
        while cx.option()?.is_some() {}
        return Err(cx.stop(packed!("only the first process can be init"), &[]));
    }
    // The kernel hands over what it does not know of its command line: nothing there is an error.
    let single = cx.operands().any(|arg| matches!(arg.to_bytes(), b"single" | b"s" | b"S" | b"1"));
    // It never fails for a mask of these.
    let _ = signal::block(SIGNALS);
    // The leader of a group, as in a container, is none of a new session.
    let _ = process::new_session();
    let _ = process::change_directory(c"/");
    open_console(cx);
    // Ctrl-Alt-Del is to send a signal. In a container it does nothing.
    let _ = system::reboot(LINUX_REBOOT_CMD_CAD_OFF);
    let screen = terminal::is_virtual(&Fd::STDIN);
    let mut init = Init {
        entries: Vec::new(),
        awaited: Vec::new(),
        env: environment(cx, screen).leak(),
        screen,
        stopped: false,
        mask: SIGNALS,
    };
    if single {
        init.entries.push(Entry {
            action: RESPAWN,
            command: b"-/bin/sh".to_vec(),
            ..Entry::default()
        });
    } else {
        init.read_table(cx);
    }
    init.run_all(cx, SYSINIT);
    init.run_all(cx, WAIT);
    init.run_all(cx, ONCE);
    loop {
        let next = init.start_due(cx);
        init.next_signal(cx, next);
    }
}

/// Makes the console standard input, output and error, if another one is named or there is none.
#[inline(never)]
fn open_console(cx: &mut Cx) {
    let named = cx.path_var(b"CONSOLE").or_else(|| cx.path_var(b"console"));
    if named.is_none() && fstat(&Fd::STDIN).is_ok() {
        return;
    }
    let path = named.unwrap_or(c"/dev/console");
    let mut console = cx.open(path, O_RDWR, 0);
    if console.is_err() && named.is_none() {
        // An archive without it was unpacked. Where this fails, the second attempt says so to nobody.
        let _ = fs::make_directory(fs::CWD, c"/dev", 0o755);
        let _ = fs::make_node(fs::CWD, path, S_IFCHR | 0o600, 5 << 8 | 1);
        console = cx.open(path, O_RDWR, 0);
    }
    match console {
        Ok(console) => (0..3).for_each(|number| {
            let _ = process::duplicate_to(console.number(), number); // a number below 3 is in range
        }),
        Err(e) => cx.warn(path.to_bytes(), e),
    }
}

/// The environment of all that is started.
#[inline(never)]
fn environment(cx: &Cx, screen: bool) -> OwnedStrings {
    let mut env = OwnedStrings::default();
    let mut term: &[u8] = if screen { b"linux" } else { b"vt102" };
    for entry in cx.env() {
        let entry = entry.to_bytes();
        let name = before(entry, b'=');
        match name {
            // The kernel says `linux` in any case.
            b"TERM" => match entry.get(5..) {
                Some(b"linux" | b"") | None => {}
                Some(other) => term = other,
            },
            b"PATH" | b"HOME" | b"SHELL" | b"USER" => {}
            _ => env.push(entry),
        }
    }
    env.push(&rt::filled(b"TERM=%", &[term]));
    for entry in ["PATH=/sbin:/usr/sbin:/bin:/usr/bin", "HOME=/", "SHELL=/bin/sh", "USER=root"] {
        env.push(entry.as_bytes());
    }
    env
}

impl Init {
    /// Reads the table; what is in it already and runs goes on.
    #[inline(never)]
    fn read_table(&mut self, cx: &mut Cx) {
        let mut old = core::mem::take(&mut self.entries);
        match cx.open(TABLE, O_RDONLY, 0).and_then(|file| io::read_all(&file)) {
            Ok(text) => self.parse(cx, &text, &mut old),
            Err(e) => {
                if e != Errno::NOENT {
                    cx.warn(TABLE.to_bytes(), e);
                }
                if fs::may_access(c"/etc/init.d/rcS", 1) {
                    self.parse(cx, SCRIPT.as_bytes(), &mut old);
                }
                self.parse(cx, DEFAULT.as_bytes(), &mut old);
                if self.screen {
                    self.parse(cx, SCREENS.as_bytes(), &mut old);
                }
            }
        }
        let shell = Entry {
            action: ASKFIRST,
            command: b"-/bin/sh".to_vec(),
            due: wait::milliseconds() + PATIENCE,
            reserve: true,
            ..Entry::default()
        };
        self.add(shell, &mut old);
    }

    #[inline(never)]
    fn parse(&mut self, cx: &mut Cx, text: &[u8], old: &mut [Entry]) {
        for (index, line) in lines(text).enumerate() {
            let line = number::skip_space(line);
            if matches!(line, [] | [b'#', ..]) {
                continue;
            }
            let mut fields = parts(line, b':');
            let terminal = fields.next().unwrap_or(b"");
            let action = fields.nth(1).unwrap_or(b"");
            let command = number::skip_space(fields.rest().unwrap_or(b"")).trim_ascii_end();
            let known = place(ACTIONS, action);
            let Some(action) = known.filter(|_| !command.is_empty()) else {
                let number = &mut [0; number::DIGITS];
                let words = [TABLE.to_bytes(), number::format(index as u64 + 1, number), action];
                let message = match known {
                    Some(_) => packed!("%n: line %r: no command"),
                    None => packed!("%n: line %r: unknown action %w"),
                };
                cx.note(message, &words);
                continue;
            };
            let terminal = terminal.strip_prefix(b"/dev/").unwrap_or(terminal).to_vec();
            let entry = Entry { action, terminal, command: command.to_vec(), ..Entry::default() };
            self.add(entry, old);
        }
    }

    /// Adds an entry, or the same one as it was.
    fn add(&mut self, entry: Entry, old: &mut [Entry]) {
        let same = old.iter_mut().find(|there| {
            there.action == entry.action
                && there.terminal == entry.terminal
                && there.command == entry.command
                && there.reserve == entry.reserve
        });
        let due = entry.due;
        let mut kept = same.map_or(entry, core::mem::take);
        kept.due = kept.due.max(due);
        self.entries.push(kept);
    }

    /// Runs all of an action; only of what is not to be waited for several at a time.
    #[inline(never)]
    fn run_all(&mut self, cx: &mut Cx, action: usize) {
        let mut index = 0;
        // A signal may bring another table.
        while let Some(entry) = self.entries.get(index) {
            index += 1;
            if entry.action != action {
                continue;
            }
            let pid = self.start(cx, index - 1);
            if action == ONCE || pid == 0 {
                continue;
            }
            self.awaited.push(pid);
            while self.awaited.contains(&pid) {
                self.next_signal(cx, None);
            }
        }
    }

    /// Starts what ends and is to go on, as far as it is time. Returns how long it is until there is more to do.
    #[inline(never)]
    fn start_due(&mut self, cx: &mut Cx) -> Option<Time> {
        if self.stopped {
            return None;
        }
        let now = wait::milliseconds();
        let (mut soonest, mut way_in) = (u64::MAX, false);
        for index in 0..self.entries.len() {
            let Some(entry) = self.entries.get(index) else { break };
            if !matches!(entry.action, RESPAWN | ASKFIRST) || entry.reserve && way_in {
                continue;
            }
            if entry.pid == 0 && entry.due <= now {
                self.start(cx, index);
            }
            let Some(entry) = self.entries.get(index) else { break };
            // What runs was due before.
            way_in |= entry.due < now + PATIENCE;
            if entry.pid == 0 {
                soonest = soonest.min(entry.due.saturating_sub(now));
            }
        }
        (soonest < u64::MAX).then(|| Time {
            seconds: soonest / 1000,
            nanoseconds: (soonest % 1000) as u32 * 1_000_000,
        })
    }

    /// Starts an entry and gives the process, or 0 if that fails.
    #[inline(never)]
    fn start(&mut self, cx: &mut Cx, index: usize) -> i32 {
        let pid = process::fork();
        if pid == Ok(0) {
            // It is a session of its own, which a terminal can belong to.
            let _ = process::new_session();
            let status = self.entries.get(index).map_or(1, |entry| become_entry(cx, self, entry));
            process::exit(status);
        }
        let Some(entry) = self.entries.get_mut(index) else { return 0 };
        entry.started = wait::milliseconds();
        match pid {
            Ok(pid) => entry.pid = pid,
            Err(e) => {
                entry.due = entry.started + FIRST_PAUSE;
                cx.say_error(packed!("cannot make a process for %w"), &[&entry.command], Some(e));
            }
        }
        entry.pid
    }

    /// Waits for a signal, or at most for `time`, and does what it asks for.
    #[inline(never)]
    fn next_signal(&mut self, cx: &mut Cx, time: Option<Time>) {
        // An error is a signal that is not waited for (`INTR`).
        let came = signal::wait(self.mask, time).ok().flatten().unwrap_or(0);
        self.reap();
        match u32::from(came) {
            SIGHUP => self.read_table(cx),
            SIGINT => self.run_all(cx, CTRLALTDEL),
            SIGTSTP => self.stopped = true,
            SIGCONT => self.stopped = false,
            SIGUSR1 => self.go_down(cx, LINUX_REBOOT_CMD_HALT),
            SIGUSR2 => self.go_down(cx, LINUX_REBOOT_CMD_POWER_OFF),
            SIGTERM => self.go_down(cx, LINUX_REBOOT_CMD_RESTART),
            SIGQUIT => self.restart(cx),
            _ => {}
        }
    }

    /// Takes note of all processes that have ended. Are there any left?
    #[inline(never)]
    fn reap(&mut self) -> bool {
        loop {
            let pid = match process::wait(-1, false) {
                Ok((0, _)) => return true,
                Ok((pid, _)) => pid,
                Err(_) => return false,
            };
            self.awaited.retain(|&awaited| awaited != pid);
            let Some(entry) = self.entries.iter_mut().find(|entry| entry.pid == pid) else {
                continue;
            };
            let now = wait::milliseconds();
            entry.pid = 0;
            entry.pause = match now - entry.started {
                LONG_RUN.. => 0,
                _ => (entry.pause * 2).clamp(FIRST_PAUSE, LONGEST_PAUSE),
            };
            entry.due = now + entry.pause;
        }
    }

    /// Runs what is to be run before the end, and ends all processes.
    #[inline(never)]
    fn end_all(&mut self, cx: &mut Cx) {
        // Nothing else is done from now on.
        self.mask = bit(SIGCHLD);
        self.run_all(cx, SHUTDOWN);
        cx.note(packed!("the system is going down"), &[]);
        for (number, patience) in [(SIGTERM, 3000), (SIGKILL, 1000)] {
            // Where there is no other process, there is nobody to get it.
            let _ = signal::send(-1, number as u8);
            let end = wait::milliseconds() + patience;
            while self.reap() && wait::milliseconds() < end {
                let _ =
                    signal::wait(self.mask, Some(Time { seconds: 0, nanoseconds: 100_000_000 }));
            }
            sync::all();
        }
    }

    #[inline(never)]
    fn go_down(&mut self, cx: &mut Cx, how: u32) {
        self.end_all(cx);
        // The process that halts the machine ends, and this one must not. Without another one, it has to.
        let child = process::fork();
        if !child.is_ok_and(|child| child > 0) {
            let done = system::reboot(how);
            process::exit(done.is_err().into());
        }
        loop {
            if let Ok((ended, how)) = process::wait(-1, true)
                && child == Ok(ended)
                && how.status() == 1
            {
                // Only in a container may the first process not do it; its end is the container's.
                process::exit(0);
            }
            let _ = signal::wait(self.mask, Some(Time { seconds: 60, nanoseconds: 0 }));
        }
    }

    #[inline(never)]
    fn restart(&mut self, cx: &mut Cx) {
        self.end_all(cx);
        if let Some(entry) = self.entries.iter().find(|entry| entry.action == RESTART) {
            become_entry(cx, self, entry);
        }
        // There was none, or it cannot be run: on as it was.
        let _ = signal::block(SIGNALS);
        self.mask = SIGNALS;
    }
}

/// Becomes an entry's command. Returns the status only if that fails.
#[inline(never)]
fn become_entry(cx: &mut Cx, init: &Init, entry: &Entry) -> u8 {
    let _ = signal::block(0); // as above
    if !entry.terminal.is_empty() {
        let path = rt::c_filled(b"/dev/%", &[&*entry.terminal]);
        match cx.open(&path, O_RDWR, 0) {
            Ok(terminal) => (0..3).for_each(|number| {
                let _ = process::duplicate_to(terminal.number(), number); // as above
            }),
            Err(e) => {
                cx.warn(path.to_bytes(), e);
                return 1;
            }
        }
    }
    if let Ok(settings) = Settings::of(&Fd::STDIN) {
        // What a command leaves behind is not the next one's. A terminal that cannot be set is used as it is.
        let _ = settings.for_lines().set(&Fd::STDIN, true);
    }
    let login = entry.command.starts_with(b"-");
    if login || entry.action == ASKFIRST {
        // It may be another session's, or none at all; a shell says that it has no job control then.
        let _ = terminal::take_control(&Fd::STDIN);
    }
    if entry.action == ASKFIRST {
        let _ = io::write_all(&Fd::STDOUT, b"\nPlease press Enter to activate this console. ");
        let mut key = [0];
        while key != *b"\n" {
            match io::read(&Fd::STDIN, &mut key) {
                Ok(1) => {}
                _ => return 1,
            }
        }
    }
    let text = entry.command.strip_prefix(b"-").unwrap_or(&entry.command);
    let mut args = OwnedStrings::default();
    let mut words = text.split(number::is_space).filter(|word| !word.is_empty());
    let mut name = words.next().unwrap_or(text);
    if text.iter().any(|byte| SPECIAL.contains(byte)) {
        name = b"/bin/sh";
        args.push(if login { b"-sh" } else { b"sh" });
        args.push(b"-c");
        args.push(text);
    } else {
        let dash: &[u8] = if login { b"-" } else { b"" };
        args.push(&rt::filled(b"%%", &[dash, name]));
        words.for_each(|word| args.push(word));
    }
    let error = command::exec(&c_string(name), args.as_strings(), init.env);
    cx.say_error(packed!("cannot run %q"), &[name], Some(error));
    if entry.reserve
        && let Some(shell) = rt::find(b"sh")
    {
        // This program is one, too.
        let mut args = OwnedStrings::default();
        args.push(b"-sh");
        cx.restart(args.leak());
        let done = cx.become_applet(shell, 0);
        return cx.finish(done, true);
    }
    127
}
