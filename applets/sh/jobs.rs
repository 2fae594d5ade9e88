//! Children: waiting for them, and those in the background.
use super::{Flow, options, state::Shell, traps};
use rt::{
    Vec,
    sys::{Errno, process, signal},
};

/// Added to the status of a signal whose trap has run: it cannot be mistaken for that of a job, and its low byte is the status.
const SIGNALLED: u32 = 256 + 128;

/// A command in the background.
pub struct Job {
    pub pid: i32,
    /// Its status, once it has ended.
    pub ended: Option<u8>,
}

/// The signals of which is said that they have ended a foreground command; those that a user sends go without: bit n is signal n.
const TOLD: u32 = 1 << 1 | 0x3F8 | 1 << 11 | 0b11 << 14 | 0b11 << 24 | 1 << 31;

impl Shell {
    /// Waits for a child in the foreground.
    pub fn wait_for(&mut self, pid: i32) -> u8 {
        self.wait_for_all(&[pid])
    }

    /// Waits for the processes of a pipeline, and takes note of what else ends meanwhile. Gives the status of the last one, or with
    /// `pipefail` that of the last one that failed.
    pub fn wait_for_all(&mut self, children: &[i32]) -> u8 {
        let pipefail = self.options.has(options::PIPEFAIL);
        let (mut left, mut status, mut failed) = (children.len(), 0, 0);
        while left > 0 {
            let (pid, ended) = match process::wait(-1, true) {
                Ok(child) => child,
                // Its trap runs when the command has ended.
                Err(Errno::INTR) => continue,
                Err(_) => return 127,
            };
            let Some(at) = children.iter().position(|&child| child == pid) else {
                self.note(pid, ended.status());
                continue;
            };
            left -= 1;
            let signal = ended.signal();
            if signal < 32 && TOLD >> signal & 1 != 0 {
                let text = rt::text::signal::describe(signal);
                let core: &[u8] = if ended.dumped_core() { b" (core dumped)" } else { b"" };
                self.print_error(&[&text, core, b"\n"].concat());
            }
            let counts = if pipefail { ended.status() != 0 } else { at + 1 == children.len() };
            if counts && at >= failed {
                (status, failed) = (ended.status(), at);
            }
        }
        status
    }

    pub fn add_job(&mut self, pid: i32) {
        self.reap();
        // The status of a job can be asked for again, but not for ever.
        if self.jobs.len() >= 256 {
            self.jobs.retain(|job| job.ended.is_none());
        }
        self.jobs.push(Job { pid, ended: None });
        if self.options.has(options::INTERACTIVE) {
            let (number, pid) = (self.jobs.len(), super::decimal(pid.into()));
            self.print_error(
                &[b"[", super::decimal(number as i64).as_slice(), b"] ", &pid, b"\n"].concat(),
            );
        }
    }

    /// Notes which jobs have ended, without waiting.
    pub fn reap(&mut self) {
        if self.jobs.iter().all(|job| job.ended.is_some()) {
            return;
        }
        while let Ok((pid @ 1.., ended)) = process::wait(-1, false) {
            self.note(pid, ended.status());
        }
    }

    fn note(&mut self, pid: i32, status: u8) {
        if let Some(job) = self.jobs.iter_mut().rfind(|job| job.pid == pid) {
            job.ended = Some(status);
        }
    }

    /// At a prompt, tells which jobs have ended, and forgets them.
    pub fn report_jobs(&mut self) {
        self.reap();
        let mut text = Vec::new();
        self.jobs.retain(|job| {
            let Some(status) = job.ended else { return true };
            let pid = super::decimal(job.pid.into());
            text.extend_from_slice(
                &[b"Done(", super::decimal(status.into()).as_slice(), b") ", &pid, b"\n"].concat(),
            );
            false
        });
        self.print_error(&text);
    }

    /// Waits until a job ends, or until a signal comes that has a trap.
    fn wait_for_job(&mut self, pid: i32) -> Result<u32, Flow> {
        loop {
            let Some(job) = self.jobs.iter().rfind(|job| job.pid == pid) else { return Ok(127) };
            if let Some(status) = job.ended {
                return Ok(status.into());
            }
            match process::wait(-1, true) {
                Ok((pid, ended)) => self.note(pid, ended.status()),
                Err(Errno::INTR) => {}
                Err(_) => self.note(pid, 127),
            }
            // One that came together with the end of the job counts as well.
            let signal = self.run_traps()?;
            if signal != 0 {
                return Ok(SIGNALLED + u32::from(signal));
            }
        }
    }

    /// A process by its number or its job: `%1`, `%%`, `%+`.
    fn process_of(&self, name: &[u8]) -> Option<i32> {
        match name.strip_prefix(b"%") {
            Some(b"" | b"%" | b"+") => self.jobs.last().map(|job| job.pid),
            Some(number) => {
                let number = usize::try_from(super::number(number)?).ok()?.checked_sub(1)?;
                self.jobs.get(number).map(|job| job.pid)
            }
            None => {
                let (sign, digits) = match name {
                    [b'-', digits @ ..] => (-1, digits),
                    _ => (1, name),
                };
                Some(sign * i32::try_from(super::number(digits)?).ok()?)
            }
        }
    }

    // The built-ins.

    pub fn wait(&mut self, args: &[Vec<u8>]) -> Result<u8, Flow> {
        let args = args.get(1..).unwrap_or(&[]);
        let mut pids = Vec::new();
        for arg in args {
            match self.process_of(arg) {
                Some(pid) => pids.push(pid),
                None => {
                    self.say("wait: %: no such job", arg);
                    return Ok(2);
                }
            }
        }
        if args.is_empty() {
            pids = self.jobs.iter().map(|job| job.pid).collect();
        }
        let mut status = 0;
        for pid in pids {
            let ended = self.wait_for_job(pid)?;
            status = ended as u8;
            if ended > SIGNALLED {
                return Ok(status);
            }
        }
        if args.is_empty() {
            self.jobs.clear();
            status = 0;
        }
        Ok(status)
    }

    pub fn jobs(&mut self, _: &[Vec<u8>]) -> Result<u8, Flow> {
        self.reap();
        let mut text = Vec::new();
        for (index, job) in self.jobs.iter().enumerate() {
            let state: &[u8] = if job.ended.is_some() { b"Done" } else { b"Running" };
            let (number, pid) = (super::decimal(index as i64 + 1), super::decimal(job.pid.into()));
            text.extend_from_slice(
                &[b"[", number.as_slice(), b"] ", &pid, b" ", state, b"\n"].concat(),
            );
        }
        self.jobs.retain(|job| job.ended.is_none());
        self.print(&[&text]);
        Ok(0)
    }

    pub fn kill(&mut self, args: &[Vec<u8>]) -> Result<u8, Flow> {
        let mut signal = Some(15);
        let mut rest = args.get(1..).unwrap_or(&[]);
        match rest {
            [first, names @ ..] if first == b"-l" => {
                for name in names {
                    // A status of a command that a signal ended names the signal too.
                    let text = match (super::number(name), traps::number(name)) {
                        (Some(status), _) => traps::signal_name((status & 127) as u8),
                        (None, Some(number)) => super::decimal(number.into()),
                        (None, None) => {
                            self.say("kill: %: bad signal", name);
                            return Ok(2);
                        }
                    };
                    self.print(&[&text, b"\n"]);
                }
                if names.is_empty() {
                    for signal in 1..32 {
                        self.print(&[&traps::signal_name(signal), b"\n"]);
                    }
                }
                return Ok(0);
            }
            [option, name, after @ ..] if option == b"-s" || option == b"-n" => {
                signal = traps::number(name);
                rest = after;
            }
            [option, after @ ..] if option == b"--" => rest = after,
            [option, after @ ..] if option.starts_with(b"-") => {
                signal = traps::number(option.get(1..).unwrap_or(&[]));
                rest = after;
            }
            _ => {}
        }
        if let [first, after @ ..] = rest
            && first == b"--"
        {
            rest = after;
        }
        let Some(signal) = signal else {
            self.say("kill: bad signal", b"");
            return Ok(2);
        };
        if rest.is_empty() {
            self.say("kill: missing process", b"");
            return Ok(2);
        }
        let mut status = 0;
        for name in rest {
            let sent = self.process_of(name).ok_or(Errno::SRCH);
            if let Err(e) = sent.and_then(|pid| signal::send(pid, signal)) {
                self.say_error("kill: %: %", name, e);
                status = 1;
            }
        }
        Ok(status)
    }
}
