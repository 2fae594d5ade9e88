//! sh - the shell
mod arithmetic;
mod assign;
mod ast;
mod braces;
mod builtins;
mod conditional;
mod dynamic;
mod edit;
mod exec;
mod expand;
mod extensions;
mod jobs;
mod lexer;
mod loops;
mod options;
mod parameter;
mod parser;
mod redirect;
mod source;
mod state;
mod traps;

use core::mem::ManuallyDrop;
use parser::Parser;
use rt::text::number::{DIGITS, format};
use rt::{
    Cx, Done, Place, Stop, Vec,
    sys::{Errno, Fd, process, raw, terminal::is_terminal},
};
use source::Source;
use state::Shell;

rt::applet! { "sh", main, {
    failure: 2, own_process: true, place: Place::Bin
}, "\
Usage: sh [OPTION]... [FILE [ARGUMENT]...]
  or:  sh [OPTION]... -c COMMANDS [NAME [ARGUMENT]...]
  or:  sh [OPTION]... -s [ARGUMENT]...
Run the commands of FILE, of COMMANDS, or of standard input.

  -c               take the commands from the first operand
  -s               take the commands from standard input
  -i               be interactive: prompt, and survive errors
  -l               be a login shell: read /etc/profile and ~/.profile first
  -a               export every variable that is assigned
  -b               tell at once about background jobs that end
  -C               do not overwrite files with >
  -e               leave when a command fails
  -f               do not expand patterns to file names
  -h               remember where commands are
  -m               give each job a process group
  -n               read commands without running them
  -u               expanding an unset variable is an error
  -v               print the commands as they are read
  -x               print the commands as they are run
  -o NAME          set an option by its name; `set -o` lists them

With + instead of -, an option that can be set is unset.
" }

/// What ends a command other than its own end. The status is in the shell.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Flow {
    /// `break` out of as many loops as the shell's `levels` says.
    Break,
    /// `continue` the loop that many levels up.
    Continue,
    /// `return` from a function or a file.
    Return,
    /// The shell is to exit.
    Exit,
    /// A test that could not be made, which was reported: it counts as false.
    Failed,
    /// An error that was reported: ends a shell that is not interactive.
    Error,
    /// SIGINT came at a terminal.
    Interrupt,
}

pub type Run = Result<(), Flow>;

fn main(cx: &mut Cx) -> Done {
    cx.only_help()?;
    // The random bytes lie at the top of the stack. Two thirds of it are for the shell; what it calls needs some as well.
    let here = 0u8;
    let top = cx.auxv().random().map_or((&raw const here).addr(), |bytes| bytes.as_ptr().addr());
    let room = process::limit(raw::RLIMIT_STACK).min(64 << 20) as usize / 3 * 2;
    // The process ends with it, so nothing of it has to be given back.
    let mut sh = ManuallyDrop::new(Shell::new(top.saturating_sub(room), cx.auxv()));
    let mut args = cx.args().map(|arg| arg.to_bytes().to_vec()).collect::<Vec<_>>();
    for entry in cx.env() {
        sh.import(entry.to_bytes());
    }
    sh.start();
    let name = if args.is_empty() { b"sh".to_vec() } else { args.remove(0) };
    let mut login = name.starts_with(b"-");
    if name.ends_with(b"sh") && sh.get(b"POSIXLY_CORRECT").is_some() {
        sh.options.set(options::POSIX, true);
    }
    let (mut commands, mut standard) = (false, false);
    let used = sh.read_options(&args, &mut |letter| match letter {
        b'c' => commands = true,
        b's' => standard = true,
        b'l' => login = true,
        _ => {}
    });
    match used {
        Ok(used) => drop(args.drain(..used)),
        Err(bad) => {
            return Err(cx.usage("invalid option %w", &[&bad]));
        }
    }
    let mut take = || if args.is_empty() { None } else { Some(args.remove(0)) };
    let first = if standard && !commands { None } else { take() };
    let mut source = match first {
        None if commands => {
            return Err(cx.usage("option requires an argument -- 'c'", &[]));
        }
        Some(text) if commands => {
            sh.name = take().unwrap_or(name);
            Source::text(text, 1)
        }
        None => {
            sh.name = name;
            let terminal = is_terminal(&Fd::STDIN);
            if terminal && is_terminal(&Fd::STDERR) {
                sh.options.set(options::INTERACTIVE, true);
            }
            Source::standard_input(terminal)
        }
        Some(path) => match redirect::open_to_read(&path) {
            Ok(fd) => {
                sh.name = path;
                Source::file(fd)
            }
            Err(e) => {
                cx.say_error("cannot open %n", &[&path], Some(e));
                return Err(Stop::new(127));
            }
        },
    };
    sh.args = args;
    sh.become_interactive();
    sh.start_prompt();
    sh.log_in(login);
    // However the commands ended, the status is in the shell.
    let _ = sh.commands(&mut source, commands, true);
    sh.save_history(false);
    Err(Stop::new(sh.finish()))
}

impl Shell {
    /// The commands of `eval`, `.` and traps.
    pub fn run_text(&mut self, text: Vec<u8>, line: u32) -> Run {
        let mut source = Source::text(text, line);
        self.commands(&mut source, false, false)
    }

    /// Reads and runs commands until the end. With `text` the source is one whose last command may take the place of the shell, and
    /// `outermost` tells the source of a shell from what `eval` and `.` read.
    pub fn commands(&mut self, source: &mut Source, text: bool, outermost: bool) -> Run {
        if stack_is_low(self.floor) {
            return Err(self.fail("too deeply nested", b""));
        }
        loop {
            let survives = outermost && self.options.has(options::INTERACTIVE);
            source.verbose = self.options.has(options::VERBOSE) && !source.is_terminal();
            source.begin();
            let (parsed, message, line, unfinished) = loop {
                source.inside = false;
                source.log.clear();
                let mut parser = Parser::new(source, self.syntax());
                let parsed = parser.complete_command();
                let message = core::mem::take(&mut parser.message);
                let found = (parsed, message, parser.error_line, parser.unfinished);
                if !source.starved {
                    break found;
                }
                self.feed(source);
            };
            self.save_history(true);
            if let Some(line) = unfinished {
                self.line = line;
                self.say("warning: the end of the file ends a here-document", b"");
            }
            let flow = match parsed {
                Some(command) => {
                    if survives {
                        self.command = source.log.trim_ascii().to_vec();
                        self.warned &= self.command == b"exit";
                    }
                    source.release();
                    self.run(&command, text && source.is_used_up())
                }
                None if source.stopped.is_some() => Err(source.stopped.unwrap_or(Flow::Interrupt)),
                None if !message.is_empty() => {
                    self.line = line;
                    Err(self.fail("Syntax error: %", &message))
                }
                None => match source.error {
                    None if survives => match self.may_leave() {
                        Ok(()) => return Ok(()),
                        stay => stay,
                    },
                    None => return Ok(()),
                    Some(e) => Err(self.fail("read error: %", &text_of(e))),
                },
            };
            match flow {
                Err(Flow::Break | Flow::Continue) if outermost => {}
                Err(flow @ (Flow::Error | Flow::Interrupt)) if survives => {
                    source.discard();
                    self.settle();
                    if let Flow::Interrupt = flow {
                        self.status = 130;
                        self.print_error(b"\n");
                        // It was taken note of; a trap for it runs now.
                        let _ = self.poll();
                    }
                }
                flow => flow?,
            }
            if survives {
                self.report_jobs();
            }
        }
    }

    /// Reads what a login shell, and an interactive one, reads first.
    #[inline(never)]
    fn log_in(&mut self, login: bool) {
        if login {
            self.run_file_if_there(b"/etc/profile");
            if let Some(home) = self.get(b"HOME") {
                let path = rt::filled(b"%/.profile", &[home]);
                self.run_file_if_there(&path);
            }
        }
        if self.options.has(options::INTERACTIVE) && self.get(b"ENV").is_some() {
            let path = self.prompt(b"ENV");
            self.run_file_if_there(&path);
        }
    }

    /// What a prompt variable shows.
    #[inline(never)]
    pub fn prompt(&mut self, name: &[u8]) -> Vec<u8> {
        let text = self.get(name).unwrap_or_default().to_vec();
        if text.contains(&b'$') || text.contains(&b'`') { self.expand_prompt(text) } else { text }
    }

    /// After an error at a prompt, forgets what was going on.
    fn settle(&mut self) {
        (self.loops, self.calls, self.tested) = (0, 0, false);
        (self.capturing, self.saving) = (false, false);
        self.output.clear();
        self.restore(0);
    }

    fn run_file_if_there(&mut self, path: &[u8]) {
        if let Ok(fd) = redirect::open_to_read(path) {
            let mut source = Source::file(fd);
            // An error in it was reported, and the shell goes on.
            let _ = self.commands(&mut source, false, true);
        }
    }
}

/// Is the stack near the least address it may reach?
pub fn stack_is_low(floor: usize) -> bool {
    let here = 0u8;
    (&raw const here).addr() < floor
}

/// What the error number means.
pub fn text_of(e: Errno) -> Vec<u8> {
    rt::text::error::text(e)
}

/// A number that is all of `text`.
pub fn number(text: &[u8]) -> Option<u64> {
    rt::text::number::decimal(text).ok()
}

/// A number as text.
pub fn decimal(number: i64) -> Vec<u8> {
    let mut room = [0; DIGITS];
    let sign: &[u8] = if number < 0 { b"-" } else { b"" };
    [sign, format(number.unsigned_abs(), &mut room)].concat()
}
