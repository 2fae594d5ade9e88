//! Running commands.
use super::{
    Flow, Run,
    ast::*,
    builtins::{self, Builtin},
    jobs::Job,
    options, redirect,
    state::{Found, Shell},
    traps::PIPE,
};
use alloc::rc::Rc;
use rt::{
    Applet, CString, Cx, Out, OwnedStrings, Vec,
    auxv::AT_EXECFN,
    c_string,
    io::Sink,
    sys::{Errno, Fd, dir, process, raw, signal, thread},
    text::split::parts,
};

/// What a command name stands for.
enum Target {
    Builtin(&'static Builtin),
    Function(Tree),
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
    pub fn run(&mut self, node: &Tree, last: bool) -> Run {
        if super::stack_is_low(self.floor) {
            return Err(self.fail("too deeply nested", b""));
        }
        if self.options.has(options::NOEXEC) && !self.options.has(options::INTERACTIVE) {
            return Ok(());
        }
        let last = last && !self.traps.is_set();
        match node.kind {
            Kind::Simple => {
                self.simple(node, last)?;
                self.poll()?;
                self.check()
            }
            Kind::Pipeline => {
                let tested = self.tested;
                self.tested |= node.flag;
                let flow = match node.nodes.as_slice() {
                    [command] => self.run(command, last && !node.flag),
                    commands => self.pipeline(commands),
                };
                self.tested = tested;
                flow?;
                if node.flag {
                    self.status = u8::from(self.status == 0);
                    return Ok(());
                }
                self.check()
            }
            Kind::Subshell => self.run_subshell(node, last),
            Kind::If => {
                let mut parts = node.nodes.as_slice();
                while let [condition, body, rest @ ..] = parts {
                    self.condition(condition)?;
                    if self.status == 0 {
                        return self.run(body, last);
                    }
                    parts = rest;
                }
                if parts.is_empty() {
                    self.status = 0;
                }
                self.run_first(parts, last)
            }
            Kind::Loop | Kind::For | Kind::Count => self.repeat(node),
            Kind::Time => self.time(node),
            Kind::Test | Kind::Compute => {
                self.line = node.line;
                let truth = match node.kind {
                    Kind::Test => self.holds(node),
                    _ => self.compute(node.first()).map(|value| value != 0),
                };
                match truth {
                    Ok(truth) => self.status = u8::from(!truth),
                    Err(Flow::Failed) => {}
                    Err(flow) => return Err(flow),
                }
                self.check()
            }
            Kind::Case => self.case(node, last),
            Kind::Function => {
                if builtins::find(&node.text).is_some_and(|builtin| builtin.special) {
                    return Err(self.fail("%: is a special built-in", &node.text));
                }
                if let Some(body) = node.first() {
                    self.functions.set(&node.text, body.clone());
                }
                self.status = 0;
                Ok(())
            }
            Kind::Redirected => {
                let mut saved = Vec::new();
                let mark = self.processes.len();
                let flow = match self.redirect(&node.nodes, &mut saved) {
                    Ok(true) => self.run_first(&node.nodes, false),
                    Ok(false) => self.check(),
                    Err(flow) => Err(flow),
                };
                self.flush();
                self.undo(saved);
                self.processes.truncate(mark);
                flow
            }
            _ => self.list(node, last),
        }
    }

    pub fn run_first(&mut self, nodes: &[Tree], last: bool) -> Run {
        nodes.first().map_or(Ok(()), |node| self.run(node, last))
    }

    /// Runs the commands of a list, or of a chain of `&&` and `||`.
    #[inline(never)]
    fn list(&mut self, node: &Node, last: bool) -> Run {
        let mut rest = node.nodes.as_slice();
        if rest.is_empty() {
            self.status = 0;
        }
        while let [command, after @ ..] = rest {
            rest = after;
            let last = last && rest.is_empty();
            match command.kind {
                Kind::Background => self.background(command)?,
                Kind::And if self.status != 0 => {}
                Kind::Or if self.status == 0 => {}
                Kind::And | Kind::Or if rest.is_empty() => self.run_first(&command.nodes, last)?,
                Kind::And | Kind::Or => self.conditions(&command.nodes)?,
                _ if node.kind == Kind::AndOr => self.condition(command)?,
                _ => self.run(command, last)?,
            }
        }
        Ok(())
    }

    #[inline(never)]
    fn run_subshell(&mut self, node: &Node, last: bool) -> Run {
        if !last {
            let mut job = Job::new(self.command.clone());
            if self.fork_into(&mut job, true)? != 0 {
                self.status = self.wait_for(job);
                self.poll()?;
                return self.check();
            }
        }
        self.become_child(false);
        self.run_and_exit(&node.nodes)
    }

    /// Leaves if the command failed and `set -e` says so.
    fn check(&self) -> Run {
        if self.status != 0 && self.options.has(options::ERREXIT) && !self.tested {
            return Err(Flow::Exit);
        }
        Ok(())
    }

    /// Runs a command whose failure means something.
    pub fn condition(&mut self, command: &Tree) -> Run {
        self.conditions(core::slice::from_ref(command))
    }

    fn conditions(&mut self, commands: &[Tree]) -> Run {
        let tested = core::mem::replace(&mut self.tested, true);
        let flow = self.run_first(commands, false);
        self.tested = tested;
        flow
    }

    // Processes.

    /// Makes a child; what built-ins have printed goes out first.
    pub fn fork(&mut self) -> Result<i32, Flow> {
        self.flush();
        self.keep_children();
        process::fork().map_err(|e| self.fail("cannot fork: %", &super::text_of(e)))
    }

    /// Makes this copy of the shell a subshell.
    pub fn become_child(&mut self, background: bool) {
        let background = background && !self.options.has(options::MONITOR);
        self.subshell = true;
        self.loops = 0;
        self.reset_traps(background);
        self.options.set(options::INTERACTIVE, false);
        self.options.set(options::MONITOR, false);
        if background {
            // Without job control, it must not read what is meant for others.
            let null = rt::sys::fs::open(rt::sys::fs::CWD, c"/dev/null", raw::O_RDONLY, 0);
            let _ = null.and_then(|null| process::duplicate_to(null.number(), 0));
        }
    }

    /// Runs the first of the commands to its end, as all that is left for a child to do.
    #[inline(never)]
    fn run_and_exit(&mut self, commands: &[Tree]) -> ! {
        if let Err(Flow::Interrupt) = self.run_first(commands, true) {
            self.status = 130;
        }
        process::exit(self.finish())
    }

    /// Starts what `&` follows.
    #[inline(never)]
    fn background(&mut self, node: &Node) -> Run {
        let mut job = Job::new(node.text.clone());
        match node.first() {
            Some(pipeline) if pipeline.kind == Kind::Pipeline && !pipeline.flag => {
                self.start_pipeline(&pipeline.nodes, &mut job, false)?;
            }
            _ => {
                if self.fork_into(&mut job, false)? == 0 {
                    self.become_child(true);
                    self.run_and_exit(&node.nodes);
                }
            }
        }
        self.add_job(job);
        self.status = 0;
        Ok(())
    }

    #[inline(never)]
    fn pipeline(&mut self, commands: &[Tree]) -> Run {
        let mut job = Job::new(self.command.clone());
        let flow = self.start_pipeline(commands, &mut job, true);
        let status = self.wait_for(job);
        flow?;
        self.status = status;
        self.poll()
    }

    /// Starts the commands of a pipeline.
    #[inline(never)]
    fn start_pipeline(&mut self, commands: &[Tree], job: &mut Job, foreground: bool) -> Run {
        let mut input: Option<Fd> = None;
        let mut rest = commands;
        while let [_, after @ ..] = rest {
            let ends = if after.is_empty() { None } else { Some(self.pipe()?) };
            if self.fork_into(job, foreground)? == 0 {
                // Only the first one could read what is meant for others.
                self.become_child(!foreground && input.is_none());
                let (next, output) = ends.unzip();
                wire(input, 0);
                wire(output, 1);
                drop(next);
                self.run_and_exit(rest);
            }
            input = ends.map(|(read, _)| read);
            rest = after;
        }
        Ok(())
    }

    #[inline(never)]
    fn pipe(&mut self) -> Result<(Fd, Fd), Flow> {
        process::pipe().map_err(|e| self.fail("cannot make a pipe: %", &super::text_of(e)))
    }

    /// Starts the command of `<(…)` or `>(…)`; gives the descriptor of this shell's end, which programs inherit.
    #[inline(never)]
    pub fn open_process(&mut self, node: &Node) -> Result<i32, Flow> {
        let (input, output) = self.pipe()?;
        let (ours, theirs) = if node.flag { (output, input) } else { (input, output) };
        if self.fork()? == 0 {
            self.become_child(false);
            wire(Some(theirs), i32::from(!node.flag));
            drop(ours);
            self.processes.clear();
            self.run_and_exit(&node.nodes);
        }
        let kept = redirect::out_of_the_way(ours.number());
        let kept = kept.and_then(|kept| {
            // From now on it stays open on exec.
            process::duplicate_to(ours.number(), kept.number())?;
            Ok(kept)
        });
        let kept = kept.map_err(|e| self.fail("cannot keep a pipe: %", &super::text_of(e)))?;
        let number = kept.number();
        self.processes.push(kept);
        Ok(number)
    }

    /// Adds the output of a command substitution to `text`. Its status goes into `substituted`.
    #[inline(never)]
    pub fn capture(&mut self, node: &Node, text: &mut Vec<u8>) -> Run {
        let Some(command) = node.first() else { return Ok(()) };
        if command.kind == Kind::Simple
            && let Some(target) = self.capturable(command)
        {
            return self.capture_inside(command, target, text);
        }
        self.substituted = 0;
        if command.kind == Kind::List && command.nodes.is_empty() {
            return Ok(());
        }
        let (input, output) = self.pipe()?;
        let mut job = Job::new(Vec::new());
        // It stays in the shell's group, for ^C to end both.
        let monitor = self.options.has(options::MONITOR);
        self.options.set(options::MONITOR, false);
        let forked = self.fork_into(&mut job, true);
        self.options.set(options::MONITOR, monitor);
        if forked? == 0 {
            self.become_child(false);
            wire(Some(output), 1);
            drop(input);
            self.run_and_exit(&node.nodes);
        }
        drop(output);
        builtins::read_all(&input, text);
        drop(input);
        self.substituted = self.wait_for(job);
        Ok(())
    }

    /// What a command substitution can run without a process: one command that changes nothing but what assignments change.
    #[inline(never)]
    fn capturable(&mut self, simple: &Node) -> Option<Target> {
        for part in &simple.nodes {
            match part.kind {
                Kind::Assignment => return None,
                // One of descriptor 1 would lead the output elsewhere.
                Kind::Redirection
                    if redirect::descriptor(part) == 1 || matches!(part.op, DUP_IN | DUP_OUT) =>
                {
                    return None;
                }
                _ => {}
            }
        }
        let mut words = simple.nodes.iter().filter(|part| part.kind != Kind::Redirection);
        let name = literal(words.next()?)?;
        let alone = words.next().is_none();
        if self.functions.get(name).is_some()
            || name.starts_with(b"~")
            || name.iter().any(|byte| b"*?[".contains(byte))
        {
            return None;
        }
        let target = self.target(name, builtins::find(name), true);
        let fits = match target {
            // With arguments, `true` and the like may be for the applet.
            Target::Builtin(builtin) => {
                builtin.harmless
                    && !self.options.has(options::INTERACTIVE)
                    && (alone || !matches!(name, b"true" | b"false" | b"pwd"))
            }
            Target::Found(Found::Applet(applet, _)) => self.runs_inside(applet),
            _ => false,
        };
        fits.then_some(target)
    }

    /// May the applet run in the shell's own process? Where a signal is not to end the shell, it has to end the applet alone.
    fn runs_inside(&self, applet: &Applet) -> bool {
        !applet.own_process
            && !self.options.has(options::INTERACTIVE)
            && !self.traps.catches_signals()
            && has_room()
    }

    #[inline(never)]
    fn capture_inside(&mut self, simple: &Node, target: Target, output: &mut Vec<u8>) -> Run {
        self.flush();
        // Assignments in expansions end with the subshell that this stands for.
        let (mark, saving) = (self.mark_saved(), core::mem::replace(&mut self.saving, true));
        let (line, status) = (core::mem::replace(&mut self.line, simple.line), self.status);
        let mut saved = Vec::new();
        let flow = self.capture_into(simple, target, &mut saved, output);
        self.undo(saved);
        self.restore(mark);
        (self.saving, self.line) = (saving, line);
        self.substituted = core::mem::replace(&mut self.status, status);
        match flow {
            Err(Flow::Interrupt) => flow,
            // What would have ended the subshell ends here.
            _ => Ok(()),
        }
    }

    fn capture_into(
        &mut self,
        simple: &Node,
        target: Target,
        saved: &mut Vec<(i32, Option<Fd>)>,
        output: &mut Vec<u8>,
    ) -> Run {
        let mut fields = Vec::new();
        self.expand_words(&simple.nodes, &mut fields)?;
        self.trace(&[], &fields);
        if !self.redirect(&simple.nodes, saved)? {
            return Ok(());
        }
        match target {
            Target::Found(Found::Applet(applet, _)) => {
                self.status = self.run_applet(applet, &fields, Output::Memory(output));
            }
            Target::Builtin(builtin) => {
                self.capturing = true;
                let result = (builtin.main)(self, &fields);
                self.capturing = false;
                *output = core::mem::take(&mut self.output);
                self.status = result?;
            }
            _ => {}
        }
        Ok(())
    }

    // Simple commands.

    #[inline(never)]
    fn simple(&mut self, simple: &Node, last: bool) -> Run {
        self.line = simple.line;
        self.substituted = 0;
        let mut fields = Vec::new();
        let mark = self.processes.len();
        self.expand_words(&simple.nodes, &mut fields)?;
        let start = self.saved.len();
        let mut scope = start;
        let mut saved = Vec::new();
        let flow = self.simple_inside(simple, &mut fields, last, &mut saved, &mut scope);
        if !self.flush() && flow.is_ok() {
            self.status = 1;
        }
        self.undo(saved);
        self.processes.truncate(mark);
        self.pipeline_statuses.clear();
        // What `local` has saved is for the end of the function.
        let mut locals = self.saved.split_off(scope.min(self.saved.len()));
        self.restore(start);
        self.saved.append(&mut locals);
        flow
    }

    #[inline(never)]
    fn simple_inside(
        &mut self,
        simple: &Node,
        fields: &mut Vec<Vec<u8>>,
        last: bool,
        saved: &mut Vec<(i32, Option<Fd>)>,
        scope: &mut usize,
    ) -> Run {
        let mut special = fields.is_empty();
        let (mut by_name, mut default_path) = (false, false);
        // `command` runs what follows it, but no function and without what is special about a special built-in.
        while fields.first().is_some_and(|name| name == b"command") {
            let mut left_out = 1;
            match fields.get(1).map(Vec::as_slice) {
                Some(b"-p") => default_path = true,
                Some(b"--") => {}
                None | Some([b'-', _, ..]) => break,
                Some(_) => {
                    left_out = 0;
                    by_name = true;
                }
            }
            drop(fields.remove(left_out));
        }
        let name = fields.first().map_or(b"".as_slice(), Vec::as_slice);
        let builtin = if fields.is_empty() { None } else { builtins::find(name) };
        let builtin = builtin.filter(|builtin| builtin.takes(fields));
        if let Some(builtin) = builtin {
            special = builtin.special && !by_name;
        }
        let mut assigned = Vec::new();
        for part in simple.nodes.iter().filter(|part| part.kind == Kind::Assignment) {
            let name = &part.text;
            if !special {
                self.save(name);
                *scope = self.saved.len();
            }
            self.assign_part(part, &mut assigned)?;
            if !special {
                self.mark(name, true, false);
            }
        }
        self.trace(&assigned, fields);
        if fields.is_empty() {
            let status = self.substituted;
            self.status = status;
            if self.redirect(&simple.nodes, saved)? {
                self.status = status;
            }
            return Ok(());
        }
        if default_path {
            self.save(b"PATH");
            *scope = self.saved.len();
            self.set(b"PATH", DEFAULT_PATH.to_vec())?;
        }
        let name = fields.first().map_or(b"".as_slice(), Vec::as_slice);
        let target = self.target(name, builtin, by_name);
        let inside = match &target {
            Target::Builtin(_) | Target::Function(_) => true,
            Target::Found(Found::Applet(applet, _)) => !last && self.runs_inside(applet),
            _ => false,
        };
        if let Target::Found(Found::Program(path)) = &target
            && !last
            && is_image(path)
        {
            if self.redirect(&simple.nodes, saved)? {
                self.spawn(path, fields)?;
            }
            return Ok(());
        }
        if !inside {
            if !last {
                let mut job = Job::new(self.command.clone());
                if self.fork_into(&mut job, true)? != 0 {
                    self.status = self.wait_for(job);
                    return Ok(());
                }
            }
            self.become_program(simple, fields, target)
        }
        if !self.redirect(&simple.nodes, saved)? {
            let is_builtin = matches!(target, Target::Builtin(_));
            return if special && is_builtin { Err(Flow::Error) } else { Ok(()) };
        }
        match target {
            Target::Builtin(builtin) => {
                let result = (builtin.main)(self, fields);
                if builtin.key == builtins::EXEC && fields.len() == 1 {
                    saved.clear();
                }
                match result {
                    Ok(status) => {
                        self.status = status;
                        self.assign_arrays(&simple.nodes)?;
                    }
                    // `command` takes the consequence from a special built-in's error.
                    Err(Flow::Error) if !special => {}
                    Err(flow) => return Err(flow),
                }
            }
            Target::Function(body) => return self.call(&body, fields),
            Target::Found(Found::Applet(applet, _)) => {
                self.status = self.run_inside(applet, fields);
            }
            _ => {}
        }
        Ok(())
    }

    /// Runs a program without a copy of the shell in between, and waits for it.
    #[inline(never)]
    fn spawn(&mut self, path: &Rc<CString>, fields: &[Vec<u8>]) -> Run {
        self.flush();
        self.keep_children();
        let mut args = OwnedStrings::default();
        fields.iter().for_each(|field| args.push(field));
        let mut env = self.environment();
        let monitor = self.options.has(options::MONITOR);
        let spawned = thread::spawn(&mut || {
            if monitor {
                let own = process::id();
                // The parent does it as well.
                let _ = process::set_process_group(0, own);
                self.give_terminal(own);
            }
            self.release_signals();
            let error = process::exec(path, args.as_strings(), env.as_strings());
            self.refused(path, fields, error)
        });
        self.keep_environment(env);
        let pid = spawned.map_err(|e| self.fail("cannot fork: %", &super::text_of(e)))?;
        let mut job = Job::new(self.command.clone());
        self.enter(&mut job, pid);
        self.status = self.wait_for(job);
        Ok(())
    }

    /// Reports that a program could not be run, and gives the status that says so.
    #[inline(never)]
    fn refused(&mut self, path: &CString, fields: &[Vec<u8>], error: Errno) -> u8 {
        if matches!(error, Errno::NOENT | Errno::NOTDIR) {
            return self.missing(fields, 127);
        }
        self.say_error("%: %", path.to_bytes(), error);
        126
    }

    /// In a process of its own: becomes an external command, or runs an applet.
    #[inline(never)]
    fn become_program(&mut self, simple: &Node, fields: &[Vec<u8>], target: Target) -> ! {
        self.flush();
        self.become_child(false);
        if !matches!(self.redirect(&simple.nodes, &mut Vec::new()), Ok(true)) {
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
        self.say(if status == 126 { "%: Permission denied" } else { "%: not found" }, name);
        status
    }

    /// Becomes a program, or runs an applet in its place; returns the status of the applet, or of the failure.
    #[inline(never)]
    pub fn replace(&mut self, found: Found, fields: &[Vec<u8>]) -> u8 {
        let path = match found {
            Found::Applet(applet, _) => {
                redirect::close_own();
                // It is looked for by its name (pgrep, killall), not by the shell's.
                let _ = process::set_name(&c_string(applet.name.as_bytes()));
                return self.run_applet(applet, fields, Output::Last);
            }
            Found::Program(path) => path,
        };
        let mut args = OwnedStrings::default();
        fields.iter().for_each(|field| args.push(field));
        let mut env = self.environment();
        let error = process::exec(&path, args.as_strings(), env.as_strings());
        // What the kernel cannot hand to a program, an applet can still be given, as a built-in could.
        if error == Errno::TOOBIG
            && let Some(applet) = rt::find(fields.first().map_or(b"", Vec::as_slice))
        {
            redirect::close_own();
            return self.run_applet(applet, fields, Output::Last);
        }
        match error {
            Errno::NOEXEC if !is_binary(&path) => {
                let Some(applet) = rt::find(b"sh") else { return 126 };
                let mut fields = fields.to_vec();
                if let Some(name) = fields.first_mut() {
                    *name = path.to_bytes().to_vec();
                }
                fields.insert(0, b"sh".to_vec());
                self.run_applet(applet, &fields, Output::Last)
            }
            e => self.refused(&path, fields, e),
        }
    }

    /// Runs an applet in this process, and the shell goes on.
    pub fn run_inside(&mut self, applet: &'static Applet, fields: &[Vec<u8>]) -> u8 {
        if !self.capturing {
            self.flush();
            return self.run_applet(applet, fields, Output::Shared);
        }
        let mut output = core::mem::take(&mut self.output);
        let status = self.run_applet(applet, fields, Output::Memory(&mut output));
        self.output = output;
        status
    }

    /// Runs an applet in this process.
    #[inline(never)]
    fn run_applet(&mut self, applet: &'static Applet, fields: &[Vec<u8>], output: Output) -> u8 {
        let mut args = OwnedStrings::default();
        fields.iter().for_each(|field| args.push(field));
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
    #[inline(never)]
    fn call(&mut self, body: &Tree, fields: &mut Vec<Vec<u8>>) -> Run {
        drop(fields.remove(0));
        let args = core::mem::replace(&mut self.args, core::mem::take(fields));
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
    #[inline(never)]
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
        let path = self.get(b"PATH").unwrap_or_default().to_vec();
        for place in parts(&path, b':') {
            if found.is_some() || name.is_empty() {
                break;
            }
            let mut path = builtins::beside(place, name);
            if !builtins::is_file(&path) {
                continue;
            }
            if !path.contains(&b'/') {
                path = builtins::beside(b".", &path);
            }
            let path = Rc::new(c_string(&path));
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
    #[inline(never)]
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

/// Does the file say at its beginning what runs it? Of another one the shell may have to be the interpreter.
#[inline(never)]
fn is_image(path: &CString) -> bool {
    let mut buf = [0; 4];
    // It may be a pipe, which nothing is to be waited for from.
    let flags = raw::O_RDONLY | raw::O_NONBLOCK;
    let opened = rt::sys::fs::open(rt::sys::fs::CWD, path, flags, 0);
    let len = opened.and_then(|fd| fd.read(&mut buf)).unwrap_or(0);
    let start = buf.get(..len).unwrap_or(&[]);
    start.starts_with(b"#!") || start == b"\x7FELF"
}

/// Is the file no script: has it a NUL in its first line (POSIX XCU 2.9.1.4)?
#[inline(never)]
fn is_binary(path: &CString) -> bool {
    let mut buf = [0; 128];
    let opened = rt::sys::fs::open(rt::sys::fs::CWD, path, raw::O_RDONLY, 0);
    let len = opened.and_then(|fd| fd.read(&mut buf)).unwrap_or(0);
    let mut line = buf.get(..len).unwrap_or(&[]).iter().take_while(|&&byte| byte != b'\n');
    line.any(|&byte| byte == 0)
}

/// Is there memory for an applet that takes no more than its buffers? Where there is none, it has to run out in a process of its own.
#[inline(never)]
fn has_room() -> bool {
    let mut room = Vec::<u8>::new();
    core::hint::black_box(&mut room).try_reserve(256 << 10).is_ok()
}

/// In a child, makes a pipe's end one of the descriptors that all know.
fn wire(end: Option<Fd>, to: i32) {
    if let Some(end) = end
        && process::duplicate_to(end.number(), to).is_err()
    {
        process::exit(2);
    }
}
