//! Signals and traps.
use super::{Flow, Run, options, state::Shell};
use rt::{
    Vec,
    sys::{
        Fd, process,
        signal::{self, Action},
        terminal::is_terminal,
    },
};

const INT: u8 = 2;
const QUIT: u8 = 3;
pub const PIPE: u8 = 13;
pub const STOP: u8 = 19;
/// What stops a process from the terminal: SIGTSTP, SIGTTIN, SIGTTOU.
pub const STOPPING: [u8; 3] = [20, 21, 22];
const TERM: u8 = 15;
const CHLD: u8 = 17;
/// The largest signal's number.
const LAST: u8 = 64;

#[derive(Default)]
pub struct Traps {
    /// What to do for each signal, from 0 on, which is the end of the shell; an empty text ignores it.
    actions: Vec<Option<Vec<u8>>>,
    /// A subshell only shows the traps of the shell it came from, until it sets its own.
    stale: bool,
    /// Is the shell in the trap on EXIT, or past it?
    left: bool,
    /// Does SIGPIPE leave the shell alive, because an applet ran in it?
    pipes: bool,
    /// In an action, the status that the shell had before it, with which `exit` leaves.
    pub status: Option<u8>,
    /// Is it sure that SIGCHLD is not ignored?
    children: bool,
}

impl Traps {
    #[inline(never)]
    fn action(&self, signal: u8) -> Option<&[u8]> {
        self.actions.get(usize::from(signal))?.as_deref()
    }

    /// Is there anything to run when this signal comes?
    pub fn is_trapped(&self, signal: u8) -> bool {
        !self.stale && self.action(signal).is_some_and(|action| !action.is_empty())
    }

    /// Is there anything to run when a signal of at least this number comes, or the shell ends?
    fn has_from(&self, first: u8) -> bool {
        let runs = |signal| self.action(signal).is_some_and(|action| !action.is_empty());
        !self.stale && !self.actions.is_empty() && (first..=LAST).any(runs)
    }

    /// Is there anything to run when a signal comes or the shell ends?
    pub fn is_set(&self) -> bool {
        self.has_from(0)
    }

    /// Is there a signal that runs something?
    pub fn catches_signals(&self) -> bool {
        self.has_from(1)
    }
}

/// A signal's number by its name, with or without SIG, or by its number.
pub fn number(name: &[u8]) -> Option<u8> {
    match super::number(name) {
        Some(number) => u8::try_from(number).ok().filter(|&number| number <= LAST),
        None if name.eq_ignore_ascii_case(b"EXIT") => Some(0),
        None => rt::text::signal::number(name),
    }
}

/// A signal's name, or its number where it has none.
pub fn signal_name(signal: u8) -> Vec<u8> {
    match rt::text::signal::name(signal) {
        Some(name) => name.to_vec(),
        None if signal == 0 => b"EXIT".to_vec(),
        None => super::decimal(signal.into()),
    }
}

impl Shell {
    /// Sets how an interactive shell takes signals: SIGINT ends what it does, and it does not die of SIGQUIT and SIGTERM.
    pub fn become_interactive(&mut self) {
        if self.options.has(options::INTERACTIVE) {
            for (signal, action) in
                [(INT, Action::Note), (QUIT, Action::Ignore), (TERM, Action::Ignore)]
            {
                // These signals exist.
                let _ = signal::set(signal, action);
            }
            if is_terminal(&Fd::STDIN) {
                self.options.set(options::MONITOR, true);
                self.control_jobs();
            }
        }
    }

    /// An applet in this process that writes to a pipe without a reader is to fail, and the shell is to go on.
    pub fn survive_broken_pipes(&mut self) {
        if !self.traps.pipes {
            self.traps.pipes = true;
            if !signal::is_ignored(PIPE) {
                let _ = signal::set(PIPE, Action::Note);
            }
        }
    }

    /// Before the first child: where SIGCHLD is ignored, the kernel keeps no status, and a wait for any child waits for all of them.
    pub fn keep_children(&mut self) {
        if !core::mem::replace(&mut self.traps.children, true) && signal::is_ignored(CHLD) {
            let _ = signal::set(CHLD, Action::Default);
        }
    }

    /// After a built-in's output had no reader: ends this process, unless that is not to be.
    pub fn break_pipe(&mut self) {
        if self.traps.pipes && self.traps.action(PIPE).is_none() && !signal::is_ignored(PIPE) {
            let _ = signal::set(PIPE, Action::Default);
            let _ = signal::send(process::id(), PIPE);
        }
    }

    /// In a child that is about to become another program, undoes what an interactive shell does about signals; what has a trap
    /// is undone by that itself.
    pub fn release_signals(&self) {
        let interactive = self.options.has(options::INTERACTIVE);
        let stopping = if self.terminal.is_some() { STOPPING.as_slice() } else { &[] };
        for &signal in stopping.iter().chain(&[QUIT, TERM]).filter(|_| interactive) {
            if self.traps.action(signal) != Some(b"") {
                let _ = signal::set(signal, Action::Default);
            }
        }
    }

    /// Makes signals in a subshell what they were when the shell started; what is ignored stays ignored.
    pub fn reset_traps(&mut self, background: bool) {
        if self.options.has(options::INTERACTIVE) {
            for signal in [INT, QUIT, TERM] {
                let _ = signal::set(signal, Action::Default);
            }
        }
        if self.terminal.take().is_some() {
            for signal in STOPPING {
                let _ = signal::set(signal, Action::Default);
            }
        }
        if core::mem::take(&mut self.traps.pipes) && !signal::is_ignored(PIPE) {
            let _ = signal::set(PIPE, Action::Default);
        }
        if !self.traps.stale {
            for signal in 1..=LAST {
                if self.traps.action(signal).is_some_and(|action| !action.is_empty()) {
                    let _ = signal::set(signal, Action::Default);
                }
            }
            self.traps.stale = true;
            self.traps.status = None;
        }
        if background {
            let _ = signal::set(INT, Action::Ignore);
            let _ = signal::set(QUIT, Action::Ignore);
        }
    }

    /// Sets what happens for a signal; `None` is the default.
    #[inline(never)]
    fn set_trap(&mut self, signal: u8, action: Option<&[u8]>) {
        let interactive = self.options.has(options::INTERACTIVE);
        let traps = &mut self.traps;
        if traps.stale {
            for action in &mut traps.actions {
                if action.as_ref().is_some_and(|action| !action.is_empty()) {
                    *action = None;
                }
            }
            traps.stale = false;
        }
        // What was ignored when the shell began stays so (POSIX XCU 2.15, trap).
        if signal != 0
            && traps.action(signal).is_none()
            && !interactive
            && signal::is_ignored(signal)
        {
            return;
        }
        traps.actions.resize(usize::from(LAST) + 1, None);
        if let Some(old) = traps.actions.get_mut(usize::from(signal)) {
            *old = action.map(<[u8]>::to_vec);
        }
        if signal != 0 {
            let action = match action {
                None if signal == INT && interactive => Action::Note,
                None if matches!(signal, QUIT | TERM) && interactive => Action::Ignore,
                None => Action::Default,
                // A shell that ignored it would not be told how its children ended.
                Some([]) if signal != CHLD => Action::Ignore,
                Some([]) => Action::Default,
                Some(_) => Action::Note,
            };
            self.traps.pipes &= signal != PIPE;
            // SIGKILL and SIGSTOP cannot be trapped; POSIX leaves open what a try does.
            let _ = signal::set(signal, action);
        }
    }

    /// Runs the traps of the signals that have come. Returns the last one's number, or 0.
    pub fn run_traps(&mut self) -> Result<u8, Flow> {
        let mut last = 0;
        while let Some(signal) = signal::take() {
            let action = self.traps.action(signal).filter(|_| !self.traps.stale);
            match action.map(<[u8]>::to_vec) {
                Some(action) => {
                    last = signal;
                    self.act(action)?;
                }
                None if signal == INT && self.options.has(options::INTERACTIVE) => {
                    return Err(Flow::Interrupt);
                }
                None => {}
            }
        }
        Ok(last)
    }

    /// Runs the action of a signal that has come.
    pub fn act_on(&mut self, signal: u8) -> Run {
        match self.traps.action(signal).map(<[u8]>::to_vec) {
            Some(action) => self.act(action),
            None => Ok(()),
        }
    }

    /// Runs an action of a trap, after which the status is again what it was, unless the shell is to end.
    fn act(&mut self, action: Vec<u8>) -> Run {
        let status = self.status;
        let before = self.traps.status.replace(status);
        let flow = self.run_text(action, self.line);
        self.traps.status = before;
        if !matches!(flow, Err(Flow::Exit | Flow::Error | Flow::Return)) {
            self.status = status;
        }
        flow
    }

    pub fn poll(&mut self) -> Run {
        if signal::arrived() { self.run_traps().map(drop) } else { Ok(()) }
    }

    /// The last work of a shell: the trap on EXIT, and what was not written yet. Returns the status to leave with.
    pub fn finish(&mut self) -> u8 {
        if !self.traps.stale
            && !self.traps.left
            && let Some(action) = self.traps.action(0).map(<[u8]>::to_vec)
        {
            self.traps.left = true;
            // However it ended, the status is in the shell.
            let _ = self.act(action);
        }
        if self.options.has(options::INTERACTIVE) {
            self.hang_up();
        }
        self.capturing = false;
        if !self.flush() && self.status == 0 {
            self.status = 1;
        }
        self.status
    }

    // The built-in.

    pub fn trap(&mut self, args: &[Vec<u8>]) -> Result<u8, Flow> {
        let mut args = args.get(1..).unwrap_or(&[]);
        let shows = args.first().is_some_and(|first| first == b"-p");
        if let [first, rest @ ..] = args
            && (shows || first == b"--")
        {
            args = rest;
        }
        if args.is_empty() || shows {
            let mut wanted = Vec::new();
            for name in args {
                let Some(signal) = number(name) else {
                    self.say("trap: %: bad trap", name);
                    return Ok(1);
                };
                wanted.push(signal);
            }
            for signal in (0..=LAST).filter(|signal| args.is_empty() || wanted.contains(signal)) {
                if let Some(action) = self.traps.action(signal) {
                    let (action, name) = (super::builtins::quote(action), signal_name(signal));
                    self.print(&[b"trap -- ", &action, b" ", &name, b"\n"]);
                }
            }
            return Ok(0);
        }
        let [first, rest @ ..] = args else { return Ok(0) };
        // `trap INT` and `trap 2` set the default, as `trap - INT` does.
        let alone = super::number(first).is_some() || rest.is_empty();
        let (action, signals) = match first.as_slice() {
            _ if alone => (None, args),
            b"-" => (None, rest),
            text => (Some(text), rest),
        };
        let mut status = 0;
        for name in signals {
            match number(name) {
                Some(signal) => self.set_trap(signal, action),
                None => {
                    self.say("trap: %: bad trap", name);
                    status = 1;
                }
            }
        }
        Ok(status)
    }
}
