//! timeout - run a command for a limited time
use rt::{
    Cx, Done, Id, Stop, command, long,
    sys::{
        Errno, process,
        raw::{
            SIGALRM, SIGCHLD, SIGCONT, SIGHUP, SIGINT, SIGKILL, SIGQUIT, SIGTERM, SIGTTIN, SIGTTOU,
        },
        signal::{self, Action},
        wait::{self, Time},
    },
    text::{self, span::Span},
};

rt::applet! { "timeout", main, { failure: 125, options_first: true, own_process: true }, "\
Usage: timeout [OPTION]... DURATION COMMAND [ARG]...
Run COMMAND, and end it if it still runs after DURATION: a number with a suffix s for seconds (the default), m for minutes,
h for hours or d for days; 0 is no limit.

      --foreground         let COMMAND use the terminal; its children are not ended with it
  -k, --kill-after=DURATION  send KILL if it still runs that long after the first signal
      --preserve-status    exit with COMMAND's status, also after a timeout
  -s, --signal=SIGNAL      send that, not TERM
  -v, --verbose            say which signal is sent

The status is 124 after a timeout, 125 if timeout itself fails, 126 if COMMAND cannot be run, 127 if there is none, 137 if
KILL was sent, else COMMAND's.

" }

const FOREGROUND: Id = long(HELP, "foreground");
const PRESERVE: Id = long(HELP, "preserve-status");

struct Timeout<'a> {
    foreground: bool,
    preserve: bool,
    verbose: bool,
    timed_out: bool,
    signal: u8,
    kill_after: Option<u64>,
    name: &'a [u8],
    child: i32,
    /// The signals that are waited for.
    mask: u64,
}

fn main(cx: &mut Cx) -> Done {
    let mut timeout = Timeout {
        foreground: false,
        preserve: false,
        verbose: false,
        timed_out: false,
        signal: SIGTERM as u8,
        kill_after: None,
        name: b"",
        child: 0,
        mask: 0,
    };
    while let Some(option) = cx.option()? {
        match option {
            FOREGROUND => timeout.foreground = true,
            PRESERVE => timeout.preserve = true,
            b'v' => timeout.verbose = true,
            b'k' => timeout.kill_after = duration(cx, cx.value().to_bytes())?,
            _ => {
                let text = cx.value().to_bytes();
                timeout.signal = match text::signal::number_or_zero(text) {
                    Some(signal) => signal,
                    None => return Err(cx.usage(packed!("%w: invalid signal"), &[text])),
                };
            }
        }
    }
    let operands = cx.operands();
    let (Some(limit), Some(name)) = (operands.get(0), operands.get(1)) else {
        return Err(cx.hint());
    };
    let limit = duration(cx, limit.to_bytes())?;
    timeout.name = name.to_bytes();
    let status = timeout.run(cx, limit)?;
    Err(Stop::new(status))
}

/// A length of time in nanoseconds, `None` for no limit.
fn duration(cx: &mut Cx, text: &[u8]) -> Result<Option<u64>, Stop> {
    match Span::with_suffix(text) {
        Some(span) => {
            let Time { seconds, nanoseconds } = span.time();
            let whole = seconds.saturating_mul(1_000_000_000).saturating_add(nanoseconds.into());
            Ok(Some(whole).filter(|&whole| whole > 0))
        }
        None => Err(cx.usage(packed!("invalid time interval %w"), &[text])),
    }
}

fn bit(signal: u32) -> u64 {
    1 << (signal - 1)
}

impl Timeout<'_> {
    /// Runs the command, and gives the status to leave with.
    fn run(&mut self, cx: &mut Cx, limit: Option<u64>) -> Result<u8, Stop> {
        if !self.foreground {
            // Where it leads a session, it leads a group already.
            let _ = process::set_process_group(0, 0);
        }
        // Its child must not become one that nobody waits for, and it must not stop where it uses the terminal.
        let _ = signal::set(SIGCHLD as u8, Action::Default);
        let _ = signal::set(SIGTTIN as u8, Action::Ignore);
        let _ = signal::set(SIGTTOU as u8, Action::Ignore);
        self.mask = [SIGALRM, SIGCHLD, SIGHUP, SIGINT, SIGQUIT, SIGTERM]
            .iter()
            .fold(0, |mask, &signal| mask | bit(signal));
        if self.signal > 0 {
            self.mask |= bit(self.signal.into());
        }
        let blocked = signal::blocked();
        signal::block(blocked | self.mask)
            .map_err(|e| cx.stop_error(packed!("failed to block signals"), &[], e))?;
        self.child = process::fork()
            .map_err(|e| cx.stop_error(packed!("fork system call failed"), &[], e))?;
        if self.child == 0 {
            let _ = signal::set(SIGTTIN as u8, Action::Default);
            let _ = signal::set(SIGTTOU as u8, Action::Default);
            let _ = signal::block(blocked);
            let (args, env) = (cx.operands().skip(1), cx.env());
            return Err(command::run(cx, command::FAILED, args, env));
        }
        let mut deadline = limit.map(|limit| wait::nanoseconds().saturating_add(limit));
        let ended = loop {
            match process::wait(self.child, false) {
                Ok((0, _)) => {}
                Ok((_, ended)) => break ended,
                Err(e) => return Err(cx.stop_error(packed!("error waiting for command"), &[], e)),
            }
            let left = deadline.map(|deadline| {
                let left = deadline.saturating_sub(wait::nanoseconds());
                Time { seconds: left / 1_000_000_000, nanoseconds: (left % 1_000_000_000) as u32 }
            });
            let signal = match signal::wait(self.mask, left) {
                Ok(Some(signal)) if u32::from(signal) == SIGCHLD => continue,
                Ok(Some(signal)) if u32::from(signal) != SIGALRM => signal,
                // The time is over, or somebody says so.
                Ok(_) => {
                    self.timed_out = true;
                    deadline = None;
                    self.signal
                }
                Err(Errno::INTR) => continue,
                Err(e) => return Err(cx.stop_error(packed!("error waiting for command"), &[], e)),
            };
            self.send(cx, signal);
            if let Some(after) = self.kill_after.take() {
                self.signal = SIGKILL as u8;
                deadline = Some(wait::nanoseconds().saturating_add(after));
            }
        };
        let signal = ended.signal();
        if signal != 0 {
            if ended.dumped_core() {
                cx.note(packed!("the monitored command dumped core"), &[]);
            }
            if !self.timed_out && process::never_dump().is_ok() {
                // It ends as its command did.
                let _ = signal::set(signal, Action::Default);
                let _ = signal::send(process::id(), signal);
                let _ = signal::block(blocked & !bit(signal.into()));
            }
            self.preserve |= u32::from(signal) == SIGKILL;
        }
        Ok(if self.timed_out && !self.preserve { 124 } else { ended.status() })
    }

    /// Passes a signal on to the command and, unless it is in the foreground, to its group.
    fn send(&mut self, cx: &mut Cx, signal: u8) {
        if self.verbose {
            let name = text::signal::name(signal).unwrap_or_default();
            let name: &[u8] = if signal == 0 { b"EXIT" } else { &name };
            cx.note(packed!("sending signal %r to command %w"), &[name, self.name]);
        }
        let ends = u32::from(signal) == SIGKILL;
        self.send_one(signal);
        if !ends && u32::from(signal) != SIGCONT {
            // It may be stopped.
            self.send_one(SIGCONT as u8);
        }
    }

    fn send_one(&mut self, signal: u8) {
        // It may have ended just now.
        let _ = signal::send(self.child, signal);
        if !self.foreground {
            if signal > 0 {
                // The group is this process's, too, which is not to take it for another's.
                self.mask &= !bit(signal.into());
                let _ = signal::set(signal, Action::Ignore);
            }
            let _ = signal::send(0, signal);
        }
    }
}
