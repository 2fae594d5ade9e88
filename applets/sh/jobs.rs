//! Jobs: the processes that the shell has started, in the foreground and in the background (POSIX XCU 2.11).
use super::{Flow, Run, builtins, options, redirect, state::Shell, traps};
use rt::{
    Vec, order,
    sys::{
        Errno, process,
        process::Ended,
        signal,
        terminal::{self, Settings},
    },
};

/// Added to the status of a signal whose trap has run: it cannot be mistaken for that of a job, and its low byte is the status.
const SIGNALLED: u32 = 256 + 128;

/// The signals of which is said that they have ended a foreground command; those that a user sends go without: bit n is signal n.
const TOLD: u32 = 1 << 1 | 0x3F8 | 1 << 11 | 0b11 << 14 | 0b11 << 24 | 1 << 31;

const HUP: u8 = 1;
const CONT: u8 = 18;
const TTIN: u8 = 21;

/// A process of a job.
pub struct Member {
    pid: i32,
    /// How it ended or stopped, if it did.
    changed: Option<Ended>,
}

/// What is started together: a pipeline, or a command in the background.
pub struct Job {
    /// What `%N` calls it; 0 in the foreground.
    number: usize,
    members: Vec<Member>,
    /// Its process group, if it has one of its own.
    group: Option<i32>,
    text: Vec<u8>,
    /// When it was last in the foreground, put into the background or stopped: the last one is the current job.
    touched: u32,
    /// Does the user know of its state?
    told: bool,
    /// How it had set the terminal when it stopped.
    settings: Option<Settings>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Running,
    Stopped,
    Done,
}

impl Job {
    pub fn new(text: Vec<u8>) -> Job {
        let (number, touched) = (0, 0);
        Job { number, members: Vec::new(), group: None, text, touched, told: false, settings: None }
    }

    fn state(&self) -> State {
        let mut state = State::Done;
        for member in &self.members {
            match member.changed {
                None => return State::Running,
                Some(changed) if changed.stopped() => state = State::Stopped,
                Some(_) => {}
            }
        }
        state
    }

    /// The last process, which `$!` is.
    fn last(&self) -> i32 {
        self.members.last().map_or(0, |member| member.pid)
    }

    /// How the job ended or stopped: as its last process did, or with `pipefail` as the last one that failed.
    fn ended(&self, pipefail: bool) -> Option<Ended> {
        let ended = |member: &Member| member.changed;
        let failed = |member: &&Member| ended(member).is_some_and(|ended| ended.status() != 0);
        let failed = self.members.iter().rfind(failed).filter(|_| pipefail);
        failed.or(self.members.last()).and_then(ended)
    }

    fn status(&self, pipefail: bool) -> u8 {
        self.ended(pipefail).map_or(0, Ended::status)
    }

    /// Takes note of a process; returns whether it belongs to the job.
    fn note(&mut self, pid: i32, changed: Option<Ended>) -> bool {
        let member = self.members.iter_mut().rfind(|member| member.pid == pid);
        self.told &= member.is_none();
        member.map(|member| member.changed = changed).is_some()
    }

    /// Takes what is stopped for running, before it is told to go on.
    fn go_on(&mut self) {
        for member in &mut self.members {
            member.changed = member.changed.filter(|changed| !changed.stopped());
        }
    }

    /// Sends a signal to all of it.
    fn send(&self, signal: u8) -> Result<(), Errno> {
        if let Some(group) = self.group {
            return signal::send(-group, signal);
        }
        let alive = |member: &&Member| member.changed.is_none_or(Ended::stopped);
        let mut result = Err(Errno::SRCH);
        for member in self.members.iter().filter(alive) {
            result = signal::send(member.pid, signal);
        }
        result
    }
}

impl Shell {
    // Starting.

    /// Makes a child that belongs to the job. With job control the job has a process group, which has the terminal if it is in the
    /// foreground.
    #[inline(never)]
    pub fn fork_into(&mut self, job: &mut Job, foreground: bool) -> Result<i32, Flow> {
        let pid = self.fork()?;
        if self.options.has(options::MONITOR) {
            let own = if pid == 0 { process::id() } else { pid };
            let group = *job.group.get_or_insert(own);
            // Parent and child both do it, for neither knows which of them is first; the later one may be refused.
            let _ = process::set_process_group(pid, group);
            if pid == 0 && foreground {
                self.give_terminal(group);
            }
        }
        if pid != 0 {
            job.members.push(Member { pid, changed: None });
        }
        Ok(pid)
    }

    /// Makes a child a part of the job.
    pub fn enter(&mut self, job: &mut Job, pid: i32) {
        if self.options.has(options::MONITOR) {
            let group = *job.group.get_or_insert(pid);
            // It has done so itself before it became another program.
            let _ = process::set_process_group(pid, group);
        }
        job.members.push(Member { pid, changed: None });
    }

    /// Makes a process group the one in the foreground of the terminal, if the shell has one.
    pub fn give_terminal(&self, group: i32) {
        if let Some(terminal) = &self.terminal {
            // Where it has gone, there is nothing to hand over.
            let _ = terminal::set_foreground(terminal, group);
        }
    }

    /// With `set -m`: takes the terminal, if there is one, for process groups of jobs to have it in turn.
    #[inline(never)]
    pub fn control_jobs(&mut self) {
        if !self.options.has(options::INTERACTIVE) || self.terminal.is_some() {
            return;
        }
        let Ok(terminal) = redirect::open_terminal() else { return };
        let own = process::process_group(0).unwrap_or(0);
        // One that was started in the background waits until it is its turn.
        while terminal::foreground(&terminal).is_ok_and(|group| group != own) {
            let _ = signal::send(0, TTIN);
        }
        for signal in traps::STOPPING {
            let _ = signal::set(signal, signal::Action::Ignore);
        }
        let own = process::id();
        // The leader of a session is in a group of its own already.
        let _ = process::set_process_group(0, own);
        self.terminal = Some(terminal);
        self.give_terminal(own);
    }

    // Waiting.

    /// Waits until all processes of a job in the foreground have ended, or it stops, and gives its status.
    #[inline(never)]
    pub fn wait_for(&mut self, mut job: Job) -> u8 {
        let monitor = self.options.has(options::MONITOR);
        while job.state() == State::Running {
            match process::wait_for_change(true, monitor) {
                Ok((pid, changed)) => {
                    // That it goes on after it was stopped is no end of it.
                    if !job.note(pid, Some(changed).filter(|changed| !changed.goes_on())) {
                        self.note(pid, changed);
                    }
                }
                // Its trap runs when the command has ended.
                Err(Errno::INTR) => {}
                Err(_) => return 127,
            }
        }
        let status = job.status(self.options.has(options::PIPEFAIL));
        self.pipeline_statuses.clear();
        if job.members.len() > 1 {
            let statuses = job.members.iter().map(|member| member.changed.map_or(0, Ended::status));
            self.pipeline_statuses.extend(statuses);
        }
        if monitor && let Some(terminal) = &self.terminal {
            if job.state() == State::Stopped {
                job.settings = Settings::of(terminal).ok();
            }
            self.give_terminal(process::id());
            let killed = |member: &Member| member.changed.is_some_and(|c| c.signal() != 0);
            if job.state() == State::Stopped || job.members.iter().any(killed) {
                self.restore_terminal();
            }
        }
        if job.state() == State::Stopped {
            self.print_error(b"\n");
            job.told = true;
            let number = self.keep(job);
            self.show_jobs(&[number], false, true);
            return status;
        }
        let interrupted =
            job.members.iter().any(|member| member.changed.is_some_and(|c| c.signal() == 2));
        for member in &job.members {
            let Some(ended) = member.changed else { continue };
            let signal = ended.signal();
            if signal < 32 && TOLD >> signal & 1 != 0 {
                self.print_error(&rt::filled(b"%\n", &[describe(ended).as_slice()]));
            }
        }
        if interrupted && monitor && self.options.has(options::INTERACTIVE) {
            // The terminal told only the job of ^C; the rest of the line is not to run either.
            let _ = signal::send(process::id(), 2);
        }
        status
    }

    /// Puts a job among those that are known by number, and gives its number.
    #[inline(never)]
    fn keep(&mut self, mut job: Job) -> usize {
        if job.number == 0 {
            // The status of a job can be asked for again, but not for ever.
            if self.jobs.len() >= 256 {
                self.jobs.retain(|job| job.state() != State::Done);
            }
            job.number = self.jobs.iter().map(|job| job.number).max().unwrap_or(0) + 1;
        }
        self.touched += 1;
        job.touched = self.touched;
        let number = job.number;
        self.jobs.push(job);
        number
    }

    /// Notes a job that was started in the background.
    #[inline(never)]
    pub fn add_job(&mut self, job: Job) {
        let last = job.last();
        self.background = Some(last);
        // Before it is known, its end would be lost.
        let number = self.keep(job);
        self.reap();
        if self.options.has(options::INTERACTIVE) {
            let (number, pid) = (super::decimal(number as i64), super::decimal(last.into()));
            self.print_error(&rt::filled(b"[%] %\n", &[&number, &pid]));
        }
    }

    /// Notes which jobs have changed, without waiting.
    pub fn reap(&mut self) {
        if self.jobs.iter().all(|job| job.state() == State::Done) {
            return;
        }
        while let Ok((pid @ 1.., changed)) = process::wait_for_change(false, true) {
            self.note(pid, changed);
        }
    }

    fn note(&mut self, pid: i32, changed: Ended) {
        let changed = Some(changed).filter(|changed| !changed.goes_on());
        self.jobs.iter_mut().rev().any(|job| job.note(pid, changed));
    }

    /// At a prompt, tells which jobs have ended or stopped, and forgets those that have ended.
    pub fn report_jobs(&mut self) {
        self.reap();
        let news = |job: &&Job| !job.told && job.state() != State::Running;
        let numbers: Vec<usize> = self.jobs.iter().filter(news).map(|job| job.number).collect();
        self.show_jobs(&numbers, false, true);
        self.forget(&numbers);
    }

    /// Forgets the jobs of these numbers that have ended.
    fn forget(&mut self, numbers: &[usize]) {
        self.jobs.retain(|job| job.state() != State::Done || !numbers.contains(&job.number));
    }

    /// Are there jobs that are stopped?
    pub fn has_stopped_jobs(&self) -> bool {
        self.jobs.iter().any(|job| job.state() == State::Stopped)
    }

    /// Before an interactive shell ends: what is stopped could never go on.
    pub fn hang_up(&mut self) {
        for job in &self.jobs {
            if job.state() == State::Stopped {
                // It may have ended a moment ago.
                let _ = job.send(HUP);
                let _ = job.send(CONT);
            }
        }
    }

    // Showing.

    /// Shows jobs: with `long` the number of each process as well; on standard error if it is `news`.
    #[inline(never)]
    fn show_jobs(&mut self, numbers: &[usize], long: bool, news: bool) {
        let (current, previous) = (self.current(0), self.current(1));
        let mut text = Vec::new();
        let mut jobs: Vec<&Job> =
            self.jobs.iter().filter(|job| numbers.contains(&job.number)).collect();
        order::sort_by(&mut jobs, |a, b| a.number < b.number);
        for job in jobs {
            let mark = if Some(job.number) == current {
                b'+'
            } else if Some(job.number) == previous {
                b'-'
            } else {
                b' '
            };
            text.extend_from_slice(&rt::filled(
                b"[%] %",
                &[super::decimal(job.number as i64).as_slice(), &[mark, b' ']],
            ));
            if long {
                text.extend_from_slice(&super::decimal(job.last().into()));
                text.push(b' ');
            }
            let start = text.len();
            match job.state() {
                State::Running => text.extend_from_slice(b"Running"),
                _ => text.extend_from_slice(&job.ended(false).map_or(Vec::new(), describe)),
            }
            text.resize(text.len().max(start + 26) + 1, b' ');
            text.extend_from_slice(&job.text);
            text.push(b'\n');
        }
        if news {
            self.print_error(&text);
        } else {
            self.print(&[&text]);
        }
    }

    /// The number of the current job, or of the one before it.
    fn current(&self, before: usize) -> Option<usize> {
        let mut jobs: Vec<&Job> = self.jobs.iter().collect();
        // Stopped ones come first.
        let key = |job: &&Job| (job.state() == State::Stopped, job.touched);
        order::sort_by(&mut jobs, |a, b| key(a) < key(b));
        jobs.iter().rev().nth(before).map(|job| job.number)
    }

    /// Finds a job by `%N`, `%%`, `%+`, `%-`, `%name` or `%?part`; gives its place. What is wrong is reported.
    #[inline(never)]
    fn find_job(&mut self, command: &[u8], spec: &[u8]) -> Option<usize> {
        let name = spec.strip_prefix(b"%").unwrap_or(spec);
        let number = match name {
            b"" | b"%" | b"+" => self.current(0),
            b"-" => self.current(1).or(self.current(0)),
            _ => super::number(name).map(rt::text::number::fit),
        };
        let mut found = self.jobs.iter().enumerate().filter(|(_, job)| match number {
            Some(number) => job.number == number,
            None => match name {
                [b'?', part @ ..] => {
                    !part.is_empty() && job.text.windows(part.len()).any(|text| text == part)
                }
                _ => !name.is_empty() && job.text.starts_with(name),
            },
        });
        let (first, second) = (found.next(), found.next());
        let place = first.map(|(place, _)| place);
        if second.is_some() {
            self.say_two("%: %: more than one job", command, spec);
            return None;
        }
        if place.is_none() {
            self.say_two("%: %: no such job", command, spec);
        }
        place
    }

    // The built-ins.

    /// Waits until a job ends, or until a signal comes that has a trap.
    #[inline(never)]
    fn wait_for_job(&mut self, number: usize, any: bool) -> Result<u32, Flow> {
        loop {
            let done = |job: &&Job| job.state() != State::Running && (any || job.number == number);
            if let Some(job) = self.jobs.iter().find(done) {
                let (number, status) =
                    (job.number, job.status(self.options.has(options::PIPEFAIL)));
                self.forget(&[number]);
                return Ok(status.into());
            }
            let alive = |job: &Job| any || job.number == number;
            if !self.jobs.iter().any(alive) {
                return Ok(127);
            }
            match process::wait_for_change(true, self.options.has(options::MONITOR)) {
                Ok((pid, changed)) => self.note(pid, changed),
                Err(Errno::INTR) => {}
                // They are not this process's children.
                Err(_) => {
                    self.jobs.clear();
                    return Ok(127);
                }
            }
            // One that came together with the end of the job counts as well.
            let signal = self.run_traps()?;
            if signal != 0 {
                return Ok(SIGNALLED + u32::from(signal));
            }
        }
    }

    pub fn wait(&mut self, args: &[Vec<u8>]) -> Result<u8, Flow> {
        let Some(found) = builtins::options(self, args, b"n") else { return Ok(2) };
        let mut status = 0;
        self.reap();
        if found.rest.is_empty() {
            if found.has(b'n') {
                return Ok(self.wait_for_job(0, true)? as u8);
            }
            while let Some(number) =
                self.jobs.iter().find(|job| job.state() != State::Stopped).map(|job| job.number)
            {
                let ended = self.wait_for_job(number, false)?;
                if ended > SIGNALLED {
                    return Ok(ended as u8);
                }
            }
            return Ok(0);
        }
        for arg in found.rest {
            let number = if arg.starts_with(b"%") {
                let Some(place) = self.find_job(b"wait", arg) else { return Ok(127) };
                self.jobs.get(place).map(|job| job.number)
            } else {
                let Some(pid) = super::number(arg) else {
                    self.say("wait: %: no such job", arg);
                    return Ok(2);
                };
                let is_member = |member: &Member| u64::from(member.pid.unsigned_abs()) == pid;
                self.jobs
                    .iter()
                    .rfind(|job| job.members.iter().any(is_member))
                    .map(|job| job.number)
            };
            // One that is not known has 127.
            let ended = self.wait_for_job(number.unwrap_or(usize::MAX), false)?;
            status = ended as u8;
            if ended > SIGNALLED {
                break;
            }
        }
        Ok(status)
    }

    pub fn jobs(&mut self, args: &[Vec<u8>]) -> Result<u8, Flow> {
        let Some(found) = builtins::options(self, args, b"lprsn") else { return Ok(2) };
        self.reap();
        let mut numbers = Vec::new();
        for spec in found.rest {
            let Some(place) = self.find_job(b"jobs", spec) else { return Ok(1) };
            numbers.extend(self.jobs.get(place).map(|job| job.number));
        }
        if found.rest.is_empty() {
            let wanted = |job: &&Job| match found.last(b"rsn") {
                b'r' => job.state() == State::Running,
                b's' => job.state() == State::Stopped,
                b'n' => !job.told,
                _ => true,
            };
            numbers = self.jobs.iter().filter(wanted).map(|job| job.number).collect();
        }
        if found.last(b"lp") == b'p' {
            let leader = |job: &Job| job.group.or(job.members.first().map(|member| member.pid));
            for number in &numbers {
                let leader = self.jobs.iter().find(|job| job.number == *number).and_then(leader);
                self.print(&[&super::decimal(leader.unwrap_or(0).into()), b"\n"]);
            }
        } else {
            self.show_jobs(&numbers, found.has(b'l'), false);
            self.forget(&numbers);
        }
        self.jobs
            .iter_mut()
            .filter(|job| numbers.contains(&job.number))
            .for_each(|job| job.told = true);
        Ok(0)
    }

    /// `fg` and `bg`.
    pub fn resume(&mut self, args: &[Vec<u8>]) -> Result<u8, Flow> {
        let foreground = args.first().is_some_and(|name| name == b"fg");
        let command: &[u8] = if foreground { b"fg" } else { b"bg" };
        if !self.options.has(options::MONITOR) {
            self.say("%: no job control", command);
            return Ok(2);
        }
        let Some(found) = builtins::options(self, args, b"") else { return Ok(2) };
        let current = [b"%%".to_vec()];
        let specs = if found.rest.is_empty() { &current } else { found.rest };
        let mut status = 0;
        for spec in specs {
            let Some(place) = self.find_job(command, spec) else { return Ok(1) };
            let mut job = self.jobs.remove(place);
            if job.state() == State::Done {
                self.say_two("%: %: the job has ended", command, spec);
                self.jobs.push(job);
                return Ok(1);
            }
            let number = super::decimal(job.number as i64);
            if foreground {
                self.print(&[&job.text, b"\n"]);
            } else {
                self.print(&[b"[", &number, b"] ", &job.text, b"\n"]);
            }
            self.flush();
            if foreground && let (Some(group), Some(terminal)) = (job.group, &self.terminal) {
                self.give_terminal(group);
                if let Some(settings) = job.settings.take() {
                    // What it cannot have now it would not have had before.
                    let _ = settings.set(terminal, true);
                }
            }
            job.go_on();
            if let Err(e) = job.send(CONT) {
                self.say_error("%: %", spec, e);
                status = 1;
            }
            if foreground {
                status = self.wait_for(job);
            } else {
                self.keep(job);
            }
        }
        Ok(status)
    }

    /// `disown`: forgets jobs, so that they are neither waited for nor told about.
    pub fn disown(&mut self, args: &[Vec<u8>]) -> Result<u8, Flow> {
        let Some(found) = builtins::options(self, args, b"ahr") else { return Ok(2) };
        if found.has(b'a') {
            self.jobs.clear();
            return Ok(0);
        }
        let current = [b"%%".to_vec()];
        for spec in if found.rest.is_empty() { &current } else { found.rest } {
            let Some(place) = self.find_job(b"disown", spec) else { return Ok(1) };
            self.jobs.remove(place);
        }
        Ok(0)
    }

    pub fn kill(&mut self, args: &[Vec<u8>]) -> Result<u8, Flow> {
        let mut signal = Some(15);
        let mut rest = args.get(1..).unwrap_or(&[]);
        match rest {
            [first, names @ ..] if first == b"-l" || first == b"-L" => {
                return self.list_signals(names);
            }
            [option, name, after @ ..] if option == b"-s" || option == b"-n" => {
                signal = traps::number(name);
                rest = after;
            }
            [option, ..] if option == b"--" => {}
            [option, after @ ..] if option.starts_with(b"-") => {
                let name = option.get(1..).unwrap_or(&[]);
                // `-sTERM` as well.
                let short = name.strip_prefix(b"s").and_then(traps::number);
                signal = traps::number(name).or(short);
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
            let sent = if name.starts_with(b"%") {
                let Some(place) = self.find_job(b"kill", name) else {
                    status = 1;
                    continue;
                };
                let Some(job) = self.jobs.get_mut(place) else { continue };
                if signal == CONT {
                    job.go_on();
                }
                job.send(signal)
            } else {
                let (sign, digits) = match name.as_slice() {
                    [b'-', digits @ ..] => (-1, digits),
                    _ => (1, name.as_slice()),
                };
                match super::number(digits).and_then(|pid| i32::try_from(pid).ok()) {
                    Some(pid) => signal::send(sign * pid, signal),
                    None => {
                        self.say("kill: %: no process or job", name);
                        status = 2;
                        continue;
                    }
                }
            };
            if let Err(e) = sent {
                self.say_error("kill: %: %", name, e);
                status = 1;
            }
        }
        Ok(status)
    }

    #[inline(never)]
    fn list_signals(&mut self, names: &[Vec<u8>]) -> Result<u8, Flow> {
        for name in names {
            // A status of a command that a signal ended names the signal too.
            let text = match (super::number(name), traps::number(name)) {
                (Some(status), _) if status < 256 => traps::signal_name((status & 127) as u8),
                (None, Some(number)) => super::decimal(number.into()),
                _ => {
                    self.say("kill: %: bad signal", name);
                    return Ok(2);
                }
            };
            self.print(&[&text, b"\n"]);
        }
        for signal in 1..32 {
            if names.is_empty() {
                self.print(&[&traps::signal_name(signal), b"\n"]);
            }
        }
        Ok(0)
    }

    /// `suspend`: stops the shell, for the one that has started it to let it go on.
    pub fn suspend(&mut self, _: &[Vec<u8>]) -> Result<u8, Flow> {
        Ok(signal::send(process::id(), traps::STOP).is_err().into())
    }

    /// Is it time to leave? Once, jobs that are stopped are told about instead.
    pub fn may_leave(&mut self) -> Run {
        if self.options.has(options::INTERACTIVE)
            && self.has_stopped_jobs()
            && !core::mem::replace(&mut self.warned, true)
        {
            self.print_error(b"There are stopped jobs.\n");
            return Err(Flow::Interrupt);
        }
        Ok(())
    }
}

/// How a process ended or stopped, in words.
#[inline(never)]
fn describe(changed: Ended) -> Vec<u8> {
    if changed.stopped() {
        return rt::filled(b"Stopped (SIG%)", &[&traps::signal_name(changed.stop_signal())]);
    }
    match (changed.signal(), changed.status()) {
        (0, 0) => b"Done".to_vec(),
        (0, status) => rt::filled(b"Done(%)", &[super::decimal(status.into()).as_slice()]),
        (signal, _) => {
            let core: &[u8] = if changed.dumped_core() { b" (core dumped)" } else { b"" };
            [rt::text::signal::describe(signal).as_slice(), core].concat()
        }
    }
}
