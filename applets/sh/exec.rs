//! Running commands.
use super::{
    Flow, Run,
    ast::*,
    builtins::{self, Builtin},
    options,
    parser::literal,
    redirect,
    state::{Found, Shell},
    traps::PIPE,
};
use alloc::rc::Rc;
use rt::{
    Applet, CString, Cx, Out, OwnedStrings, Vec,
    auxv::AT_EXECFN,
    c_string,
    io::Sink,
    sys::{Errno, Fd, dir, process, raw, signal},
};

/// What a command name stands for.
enum Target {
    Builtin(&'static Builtin),
    Function(Rc<Command>),
    Found(Found),
    /// Nothing, with the status that says so.
    Missing(u8),
}

/// Where an applet's output goes.
enum Output<'o> {
    Memory(&'o mut Vec<u8>),
    /// To descriptor 1, which others go on using.
    Shared,
    /// To descriptor 1, of a process that ends with the applet: it is closed, so that an error of close(2) is not lost.
    Last,
}

/// Where commands are looked for if PATH is not set.
pub const DEFAULT_PATH: &[u8] = b"/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

impl Shell {
    /// Runs a command. With `last` nothing is left to do after it, so it may take the place of the shell.
    pub fn run(&mut self, command: &Command, last: bool) -> Run {
        if super::stack_is_low(self.floor) {
            return Err(self.fail(&[b"too deeply nested"]));
        }
        if self.options.has(options::NOEXEC) && !self.options.has(options::INTERACTIVE) {
            return Ok(());
        }
        let last = last && !self.traps.is_set();
        match command {
            Command::Simple(simple) => {
                self.simple(simple, last)?;
                self.poll()?;
                self.check()
            }
            Command::Pipeline(commands, inverted) => {
                let tested = self.tested;
                self.tested |= inverted;
                let flow = match commands.as_slice() {
                    [command] => self.run(command, last && !inverted),
                    _ => self.pipeline(commands),
                };
                self.tested = tested;
                flow?;
                if *inverted {
                    self.status = u8::from(self.status == 0);
                    return Ok(());
                }
                self.check()
            }
            Command::AndOr(first, rest) => {
                self.condition(first)?;
                for (index, (and, command)) in rest.iter().enumerate() {
                    let is_last = index + 1 == rest.len();
                    if (self.status == 0) != *and {
                        continue;
                    }
                    if is_last { self.run(command, last) } else { self.condition(command) }?;
                }
                Ok(())
            }
            Command::List(commands) => {
                if commands.is_empty() {
                    self.status = 0;
                }
                for (index, (command, background)) in commands.iter().enumerate() {
                    if *background {
                        self.background(command)?;
                    } else {
                        self.run(command, last && index + 1 == commands.len())?;
                    }
                }
                Ok(())
            }
            Command::Subshell(body) => {
                if !last {
                    let pid = self.fork()?;
                    if pid != 0 {
                        self.status = self.wait_for(pid);
                        self.poll()?;
                        return self.check();
                    }
                }
                self.become_child(false);
                self.run_and_exit(body)
            }
            Command::If(branches, otherwise) => {
                for (condition, body) in branches {
                    self.condition(condition)?;
                    if self.status == 0 {
                        return self.run(body, last);
                    }
                }
                self.status = 0;
                otherwise.as_ref().map_or(Ok(()), |body| self.run(body, last))
            }
            Command::Loop(parts, until) => {
                let (condition, body) = &**parts;
                let mut status = 0;
                let done = self.repeat(|sh| {
                    sh.condition(condition)?;
                    if (sh.status == 0) == *until {
                        return Ok(false);
                    }
                    let flow = sh.run(body, false);
                    status = sh.status;
                    flow.map(|()| true)
                });
                if done? {
                    self.status = status;
                }
                Ok(())
            }
            Command::For(name, words, body) => {
                let words = match words {
                    Some(words) => self.expand_words(words)?,
                    None => self.args.clone(),
                };
                self.status = 0;
                let mut words = words.into_iter();
                self.repeat(|sh| {
                    let Some(word) = words.next() else { return Ok(false) };
                    sh.set(name, word)?;
                    sh.run(body, false).map(|()| true)
                })
                .map(drop)
            }
            Command::Case(subject, arms) => self.case(subject, arms, last),
            Command::Function(name, body) => {
                if builtins::find(name).is_some_and(|builtin| builtin.special) {
                    return Err(self.fail(&[name, b": is a special built-in"]));
                }
                self.functions.set(name, body.clone());
                self.status = 0;
                Ok(())
            }
            Command::Redirected(command, redirections) => {
                let mut saved = Vec::new();
                let opened = self.redirect(redirections, &mut saved);
                let flow = match opened {
                    Ok(true) => self.run(command, false),
                    Ok(false) => self.check(),
                    Err(flow) => Err(flow),
                };
                self.flush();
                self.undo(saved);
                flow
            }
        }
    }

    /// Leaves if the command failed and `set -e` says so.
    fn check(&self) -> Run {
        if self.status != 0 && self.options.has(options::ERREXIT) && !self.tested {
            return Err(Flow::Exit);
        }
        Ok(())
    }

    /// Runs a command whose failure means something.
    fn condition(&mut self, command: &Command) -> Run {
        let tested = core::mem::replace(&mut self.tested, true);
        let flow = self.run(command, false);
        self.tested = tested;
        flow
    }

    /// Repeats `turn` until it returns false, or until a `break`. Returns whether `turn` ended it.
    fn repeat(
        &mut self,
        mut turn: impl FnMut(&mut Shell) -> Result<bool, Flow>,
    ) -> Result<bool, Flow> {
        self.loops += 1;
        let flow = loop {
            match turn(self) {
                Ok(true) | Err(Flow::Continue(1)) => {}
                Ok(false) => break Ok(true),
                Err(Flow::Break(1)) => break Ok(false),
                Err(Flow::Break(levels)) => break Err(Flow::Break(levels - 1)),
                Err(Flow::Continue(levels)) => break Err(Flow::Continue(levels - 1)),
                Err(flow) => break Err(flow),
            }
            if let Err(flow) = self.poll() {
                break Err(flow);
            }
        };
        self.loops -= 1;
        flow
    }

    fn case(&mut self, subject: &Word, arms: &[Arm], last: bool) -> Run {
        let subject = self.expand_single(subject)?;
        self.status = 0;
        let mut matched = false;
        for arm in arms {
            for pattern in &arm.patterns {
                if matched {
                    break;
                }
                let pattern = self.expand_pattern(pattern)?;
                matched = rt::text::pattern::matches(&pattern, &subject, self.utf8);
            }
            if matched {
                self.run(&arm.body, last && !arm.falls_through)?;
                if !arm.falls_through {
                    break;
                }
            }
        }
        Ok(())
    }

    // Processes.

    /// Makes a child; what built-ins have printed goes out first.
    pub fn fork(&mut self) -> Result<i32, Flow> {
        self.flush();
        process::fork().map_err(|e| self.fail(&[b"cannot fork: ", &super::text_of(e)]))
    }

    /// Makes this copy of the shell a subshell.
    pub fn become_child(&mut self, background: bool) {
        self.subshell = true;
        self.jobs.clear();
        self.loops = 0;
        self.reset_traps(background);
        self.options.set(options::INTERACTIVE, false);
        if background {
            // Without job control, it must not read what is meant for others.
            let null = rt::sys::fs::open(rt::sys::fs::CWD, c"/dev/null", raw::O_RDONLY, 0);
            let _ = null.and_then(|null| process::duplicate_to(null.number(), 0));
        }
    }

    /// Runs the command of a child to its end.
    pub fn run_and_exit(&mut self, command: &Command) -> ! {
        let flow = self.run(command, true);
        if let Err(Flow::Interrupt) = flow {
            self.status = 130;
        }
        process::exit(self.finish())
    }

    fn background(&mut self, command: &Command) -> Run {
        let pid = self.fork()?;
        if pid == 0 {
            self.become_child(true);
            self.run_and_exit(command);
        }
        self.background = Some(pid);
        self.add_job(pid);
        self.status = 0;
        Ok(())
    }

    fn pipeline(&mut self, commands: &[Command]) -> Run {
        let mut input: Option<Fd> = None;
        let mut children = Vec::new();
        let mut failure = None;
        for (index, command) in commands.iter().enumerate() {
            let mut ends = None;
            if index + 1 < commands.len() {
                match process::pipe() {
                    Ok(pipe) => ends = Some(pipe),
                    Err(e) => {
                        failure = Some(self.fail(&[b"cannot make a pipe: ", &super::text_of(e)]));
                        break;
                    }
                }
            }
            match self.fork() {
                Err(flow) => {
                    failure = Some(flow);
                    break;
                }
                Ok(0) => {
                    self.become_child(false);
                    let (next, output) = ends.unzip();
                    let wired = [(&input, 0), (&output, 1)].into_iter().try_for_each(|(fd, to)| {
                        fd.as_ref().map_or(Ok(()), |fd| process::duplicate_to(fd.number(), to))
                    });
                    drop((input, output, next));
                    if wired.is_err() {
                        process::exit(2);
                    }
                    self.run_and_exit(command);
                }
                Ok(pid) => children.push(pid),
            }
            input = ends.map(|(read, _)| read);
        }
        drop(input);
        let mut status = 0;
        for &pid in &children {
            let ended = self.wait_for(pid);
            if ended != 0 || !self.options.has(options::PIPEFAIL) {
                status = ended;
            }
        }
        if let Some(flow) = failure {
            return Err(flow);
        }
        self.status = status;
        self.poll()
    }

    /// The output of a command substitution. Its status goes into `substituted`.
    pub fn capture(&mut self, command: &Rc<Command>) -> Result<Vec<u8>, Flow> {
        if let Command::Simple(simple) = &**command
            && let Some(target) = self.capturable(simple)
        {
            return self.capture_inside(simple, target);
        }
        if matches!(&**command, Command::List(commands) if commands.is_empty()) {
            self.substituted = 0;
            return Ok(Vec::new());
        }
        let failed =
            |sh: &mut Shell, e: Errno| sh.fail(&[b"cannot make a pipe: ", &super::text_of(e)]);
        let (input, output) = process::pipe().map_err(|e| failed(self, e))?;
        let pid = self.fork()?;
        if pid == 0 {
            self.become_child(false);
            if process::duplicate_to(output.number(), 1).is_err() {
                process::exit(2);
            }
            drop((input, output));
            self.run_and_exit(command);
        }
        drop(output);
        let mut text = Vec::new();
        let mut buf = [0; 4096];
        while let Ok(len @ 1..) = rt::io::read(&input, &mut buf) {
            text.extend_from_slice(buf.get(..len).unwrap_or(&[]));
        }
        self.substituted = self.wait_for(pid);
        Ok(text)
    }

    /// What a command substitution can run without a process: one command that changes nothing but what assignments change.
    fn capturable(&mut self, simple: &Simple) -> Option<Target> {
        let name = literal(simple.words.first()?)?;
        let harmless = |redirection: &Redirection| {
            redirection.fd != 1 && !matches!(redirection.op, DUP_OUT | DUP_IN)
        };
        if !simple.assignments.is_empty()
            || !simple.redirections.iter().all(harmless)
            || self.functions.get(name).is_some()
            || name.starts_with(b"~")
            || name.iter().any(|byte| b"*?[".contains(byte))
        {
            return None;
        }
        match self.target(name, builtins::find(name), true) {
            // With arguments, `true` and the like may be for the applet.
            Target::Builtin(builtin)
                if builtin.harmless
                    && !self.options.has(options::INTERACTIVE)
                    && (simple.words.len() == 1
                        || !matches!(name, b"true" | b"false" | b"pwd")) =>
            {
                Some(Target::Builtin(builtin))
            }
            Target::Found(Found::Applet(applet, _)) if self.runs_inside(applet) => {
                Some(Target::Found(Found::Applet(applet, None)))
            }
            _ => None,
        }
    }

    /// May the applet run in the shell's own process? Where a signal is not to end the shell, it has to end the applet alone.
    fn runs_inside(&self, applet: &Applet) -> bool {
        !applet.own_process
            && !self.options.has(options::INTERACTIVE)
            && !self.traps.catches_signals()
    }

    fn capture_inside(&mut self, simple: &Simple, target: Target) -> Result<Vec<u8>, Flow> {
        self.flush();
        // Assignments in expansions end with the subshell that this stands for.
        let (mark, saving) = (self.mark_saved(), core::mem::replace(&mut self.saving, true));
        let (line, status) = (core::mem::replace(&mut self.line, simple.line), self.status);
        let mut output = Vec::new();
        let mut saved = Vec::new();
        let mut attempt = |sh: &mut Shell| {
            let fields = sh.expand_words(&simple.words)?;
            sh.trace(&[], &fields);
            if !sh.redirect(&simple.redirections, &mut saved)? {
                return Ok(());
            }
            match target {
                Target::Found(Found::Applet(applet, _)) => {
                    sh.status = sh.run_applet(applet, &fields, Output::Memory(&mut output));
                }
                Target::Builtin(builtin) => {
                    sh.capturing = true;
                    let result = (builtin.main)(sh, &fields);
                    sh.capturing = false;
                    output = core::mem::take(&mut sh.output);
                    sh.status = result?;
                }
                _ => {}
            }
            Ok(())
        };
        let flow = attempt(self);
        self.undo(saved);
        self.restore(mark);
        (self.saving, self.line) = (saving, line);
        self.substituted = core::mem::replace(&mut self.status, status);
        match flow {
            Err(flow @ Flow::Interrupt) => Err(flow),
            // What would have ended the subshell ends here.
            _ => Ok(output),
        }
    }

    // Simple commands.

    fn simple(&mut self, simple: &Simple, last: bool) -> Run {
        self.line = simple.line;
        self.substituted = 0;
        let fields = self.expand_words(&simple.words)?;
        let mut scope = self.mark_saved()..self.mark_saved();
        let mut saved = Vec::new();
        let mut keep = false;
        let flow = self.simple_inside(simple, fields, last, &mut saved, &mut keep, &mut scope.end);
        if !self.flush() && flow.is_ok() {
            self.status = 1;
        }
        if keep {
            saved.clear();
        }
        self.undo(saved);
        // What `local` has saved is for the end of the function.
        let locals = self.take_saved(scope.end);
        self.restore(scope.start);
        self.keep_saved(locals);
        flow
    }

    fn simple_inside(
        &mut self,
        simple: &Simple,
        mut fields: Vec<Vec<u8>>,
        last: bool,
        saved: &mut Vec<(i32, Option<Fd>)>,
        keep: &mut bool,
        assigned_until: &mut usize,
    ) -> Run {
        let mut special = fields.is_empty();
        let (mut by_name, mut default_path) = (false, false);
        // `command` runs what follows it, but no function and without what is special about a special built-in.
        while fields.first().is_some_and(|name| name == b"command") {
            match fields.get(1).map(Vec::as_slice) {
                Some(b"-p") => {
                    default_path = true;
                    fields.remove(1);
                }
                Some(b"--") => drop(fields.remove(1)),
                None | Some([b'-', _, ..]) => break,
                Some(_) => {
                    fields.remove(0);
                    by_name = true;
                }
            }
        }
        let name = fields.first().cloned().unwrap_or_default();
        let builtin = builtins::find(&name).filter(|builtin| builtin.takes(&fields));
        if let Some(builtin) = builtin {
            special = builtin.special && !by_name;
        }
        let mut assigned = Vec::new();
        for (name, value) in &simple.assignments {
            let value = self.expand_value(value)?;
            if self.options.has(options::XTRACE) {
                assigned.push([name.as_slice(), b"=", &value].concat());
            }
            if !special {
                self.save(name);
                *assigned_until = self.mark_saved();
            }
            self.set(name, value)?;
            if !special {
                self.mark(name, true, false);
            }
        }
        self.trace(&assigned, &fields);
        if fields.is_empty() {
            self.status = self.substituted;
            let status = self.status;
            if self.redirect(&simple.redirections, saved)? {
                self.status = status;
            }
            return Ok(());
        }
        if default_path {
            self.save(b"PATH");
            *assigned_until = self.mark_saved();
            self.set(b"PATH", DEFAULT_PATH.to_vec())?;
        }
        match self.target(&name, builtin, by_name) {
            Target::Builtin(builtin) => {
                if !self.redirect(&simple.redirections, saved)? {
                    return if special { Err(Flow::Error) } else { Ok(()) };
                }
                *keep = builtin.name == b"exec" && fields.len() == 1;
                match (builtin.main)(self, &fields) {
                    Ok(status) => self.status = status,
                    // `command` takes the consequence from a special built-in's error.
                    Err(Flow::Error) if !special => {}
                    Err(flow) => return Err(flow),
                }
                Ok(())
            }
            Target::Function(body) => {
                if self.redirect(&simple.redirections, saved)? {
                    self.call(&body, fields)
                } else {
                    Ok(())
                }
            }
            Target::Found(Found::Applet(applet, _)) if !last && self.runs_inside(applet) => {
                if self.redirect(&simple.redirections, saved)? {
                    self.flush();
                    self.status = self.run_applet(applet, &fields, Output::Shared);
                }
                Ok(())
            }
            target => {
                if !last {
                    let pid = self.fork()?;
                    if pid != 0 {
                        self.status = self.wait_for(pid);
                        return Ok(());
                    }
                }
                self.become_program(&simple.redirections, &fields, target)
            }
        }
    }

    /// In a process of its own: becomes an external command, or runs an applet.
    fn become_program(
        &mut self,
        redirections: &[Redirection],
        fields: &[Vec<u8>],
        target: Target,
    ) -> ! {
        self.flush();
        self.become_child(false);
        if !matches!(self.redirect(redirections, &mut Vec::new()), Ok(true)) {
            process::exit(self.status);
        }
        let found = match target {
            Target::Found(found) => found,
            Target::Missing(status) => process::exit(self.missing(fields, status)),
            _ => process::exit(127),
        };
        let status = self.replace(found, fields);
        process::exit(status)
    }

    /// Reports a command that is not there.
    pub fn missing(&mut self, fields: &[Vec<u8>], status: u8) -> u8 {
        let name = fields.first().map_or(b"".as_slice(), Vec::as_slice);
        let why: &[u8] = if status == 126 { b": Permission denied" } else { b": not found" };
        self.say(&[name, why]);
        status
    }

    /// Becomes a program, or runs an applet in its place; returns the status of the applet, or of the failure.
    pub fn replace(&mut self, found: Found, fields: &[Vec<u8>]) -> u8 {
        let path = match found {
            Found::Applet(applet, _) => {
                redirect::close_own();
                return self.run_applet(applet, fields, Output::Last);
            }
            Found::Program(path) => path,
        };
        let mut args = OwnedStrings::default();
        fields.iter().for_each(|field| args.push(&[field]));
        let mut env = self.environment();
        match process::exec(&path, args.as_strings(), env.as_strings()) {
            Errno::NOEXEC if is_binary(&path) => {
                self.say(&[path.to_bytes(), b": ", &super::text_of(Errno::NOEXEC)]);
                126
            }
            Errno::NOEXEC => {
                let Some(applet) = rt::find(b"sh") else { return 126 };
                let mut fields = fields.to_vec();
                if let Some(name) = fields.first_mut() {
                    *name = path.to_bytes().to_vec();
                }
                fields.insert(0, b"sh".to_vec());
                self.run_applet(applet, &fields, Output::Last)
            }
            Errno::NOENT | Errno::NOTDIR => self.missing(fields, 127),
            e => {
                self.say(&[path.to_bytes(), b": ", &super::text_of(e)]);
                126
            }
        }
    }

    /// Runs an applet in this process.
    fn run_applet(&mut self, applet: &'static Applet, fields: &[Vec<u8>], output: Output) -> u8 {
        let mut args = OwnedStrings::default();
        fields.iter().for_each(|field| args.push(&[field]));
        let mut env = self.environment();
        let mut buffer = core::mem::take(&mut self.buffer);
        buffer.resize(64 << 10, 0);
        let inside = matches!(output, Output::Shared);
        let last = matches!(output, Output::Last);
        if inside {
            self.survive_broken_pipes();
        }
        let sink: Option<&mut dyn Sink> = match output {
            Output::Memory(memory) => Some(memory),
            Output::Last | Output::Shared => None,
        };
        let out = Out::new(&mut buffer, sink);
        let mut cx = Cx::new(applet, args.as_strings(), env.as_strings(), self.auxv, out);
        let done = (applet.main)(&mut cx);
        // The error stays in the output, for `finish`.
        let _ = cx.out.flush();
        // Of this, a process would have died.
        let broken = inside && cx.out.error() == Some(Errno::PIPE) && !signal::is_ignored(PIPE);
        if broken {
            cx.out.take_error();
        }
        let status = cx.finish(done, last);
        self.buffer = buffer;
        self.keep_environment(env);
        if broken { 128 + PIPE } else { status }
    }

    /// Calls a function.
    fn call(&mut self, body: &Command, mut fields: Vec<Vec<u8>>) -> Run {
        fields.remove(0);
        let args = core::mem::replace(&mut self.args, fields);
        let loops = core::mem::take(&mut self.loops);
        let mark = self.mark_saved();
        self.calls += 1;
        let flow = self.run(body, false);
        self.calls -= 1;
        self.restore(mark);
        (self.args, self.loops) = (args, loops);
        match flow {
            Err(Flow::Return) => Ok(()),
            flow => flow,
        }
    }

    /// With `set -x`, shows what is about to run.
    fn trace(&mut self, assigned: &[Vec<u8>], fields: &[Vec<u8>]) {
        if !self.options.has(options::XTRACE) {
            return;
        }
        self.options.set(options::XTRACE, false);
        let mut line = self.prompt(b"PS4");
        self.options.set(options::XTRACE, true);
        for (index, field) in assigned.iter().chain(fields).enumerate() {
            if index > 0 {
                line.push(b' ');
            }
            line.extend_from_slice(field);
        }
        self.print_line(&[&line]);
    }

    // Finding commands.

    fn target(&mut self, name: &[u8], builtin: Option<&'static Builtin>, by_name: bool) -> Target {
        if let Some(builtin) = builtin
            && (builtin.special || by_name || self.functions.get(name).is_none())
        {
            return Target::Builtin(builtin);
        }
        if !by_name && let Some(body) = self.functions.get(name) {
            return Target::Function(body.clone());
        }
        match self.lookup(name) {
            Ok(found) => Target::Found(found),
            Err(status) => Target::Missing(status),
        }
    }

    /// Finds a program, or the applet that stands in for it; else the status that says what is wrong.
    pub fn lookup(&mut self, name: &[u8]) -> Result<Found, u8> {
        if name.contains(&b'/') {
            let path = Rc::new(c_string(name));
            return Ok(self.applet_behind(&path).unwrap_or(Found::Program(path)));
        }
        if let Some(found) = self.found.get(name) {
            return Ok(found.clone());
        }
        let applet = rt::find(name).map(|applet| Found::Applet(applet, None));
        let mut found = applet.clone().filter(|_| self.options.has(options::STANDALONE));
        let mut status = 127;
        let mut relative = false;
        let path = self.get(b"PATH").unwrap_or_default();
        for place in path.split(|&byte| byte == b':') {
            if found.is_some() || name.is_empty() {
                break;
            }
            let place: &[u8] = if place.is_empty() { b"." } else { place };
            let path = Rc::new(c_string(&[place, b"/", name].concat()));
            if !dir::identify(&path, true).is_ok_and(|file| file.is(raw::S_IFREG)) {
                continue;
            }
            if dir::executable(&path) {
                relative = !place.starts_with(b"/");
                found = Some(self.applet_behind(&path).unwrap_or(Found::Program(path)));
            } else {
                status = 126;
            }
        }
        let found = found.or(applet).ok_or(status)?;
        if !relative {
            self.found.set(name, found.clone());
        }
        Ok(found)
    }

    /// The applet that a path leads to, because it is a link to this very program.
    fn applet_behind(&mut self, path: &Rc<CString>) -> Option<Found> {
        let name = path.to_bytes().rsplit(|&byte| byte == b'/').next()?;
        let applet = rt::find(name)?;
        if self.itself.is_none() {
            // Where there is no /proc, the name it was started by has to do.
            let name = self.auxv.text(AT_EXECFN).unwrap_or(c"");
            let running = dir::identify(c"/proc/self/exe", true);
            self.itself = running.or_else(|_| dir::identify(name, true)).ok();
        }
        let itself = self.itself?;
        let file = dir::identify(path, true).ok()?;
        (file == itself).then(|| Found::Applet(applet, Some(path.clone())))
    }
}

/// Is the file no script: has it a NUL in its first line (POSIX XCU 2.9.1.4)?
fn is_binary(path: &CString) -> bool {
    let mut buf = [0; 128];
    let opened = rt::sys::fs::open(rt::sys::fs::CWD, path, raw::O_RDONLY, 0);
    let len = opened.and_then(|fd| fd.read(&mut buf)).unwrap_or(0);
    let mut line = buf.get(..len).unwrap_or(&[]).iter().take_while(|&&byte| byte != b'\n');
    line.any(|&byte| byte == 0)
}
