//! What an applet is, and what it sees: its arguments, its streams, and a way to complain.
use crate::{
    auxv::Auxv,
    io::{self, Out, Stdout},
    opt::{self, Arity, Found, Id, Name, Names},
    strings::{self, Strings},
    sys::{self, Errno, Fd},
    text::{
        number::{self, NumberError},
        quote,
    },
};
use core::ffi::CStr;

/// One command: its name, its help text, which declares its options, and its `main`. Made by [`applet!`](crate::applet).
pub struct Applet {
    pub name: &'static str,
    /// What follows `Usage: NAME`.
    pub help: &'static str,
    pub main: fn(&mut Cx<'_>) -> Done,
    /// The status after a usage error and after a failure to write its output.
    pub failure: u8,
    /// Do options end at the first operand, because what follows is another command's?
    pub options_first: bool,
    /// Must it have a process of its own, because it changes the process (its root, user, limits, signal handling, working
    /// directory), becomes another program, waits for long, or takes memory as its input grows, so that it may die of that?
    pub own_process: bool,
    /// Where `mote --install` puts its link.
    pub place: Place,
}

/// The directories of the Filesystem Hierarchy Standard that hold commands.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Place {
    Bin,
    Sbin,
    UsrBin,
    UsrSbin,
}

impl Applet {
    /// What the fields are where an applet does not say otherwise.
    pub const DEFAULT: Applet = Applet {
        name: "",
        help: "",
        main: |_| Ok(()),
        failure: 1,
        options_first: false,
        own_process: false,
        place: Place::UsrBin,
    };
}

/// Makes this module an applet: its name, its `main`, the fields of [`Applet`](crate::Applet) that are not the default, and the
/// help text that defines it. Defines `HELP`, for [`long`](crate::long).
#[macro_export]
macro_rules! applet {
    ($name:literal, $main:expr, { $($field:ident: $value:expr),* }, $help:expr $(,)?) => {
        const HELP: &str = {
            const LEN: usize = $crate::opt::prepare::<0>($name, $help, cfg!(terse)).1;
            static TEXT: [u8; LEN] = $crate::opt::prepare::<LEN>($name, $help, cfg!(terse)).0;
            match core::str::from_utf8(&TEXT) {
                Ok(text) => text,
                Err(_) => panic!(),
            }
        };
        $crate::entry! { $name, $main, { $($field: $value),* }, HELP }
    };
    ($name:literal, $main:expr, $help:expr $(,)?) => { $crate::applet! { $name, $main, {}, $help } };
}

/// Enters a name into the table of applets, for a module with several names that share `HELP`.
#[macro_export]
macro_rules! entry {
    ($name:literal, $main:expr, { $($field:ident: $value:expr),* }, $help:expr) => {
        const _: () = {
            // The names lie together, so that a look-up touches one page.
            #[unsafe(link_section = ".rodata.applet_name")]
            static NAME: [u8; $name.len()] = {
                let mut name = [0; $name.len()];
                name.copy_from_slice($name.as_bytes());
                name
            };
            #[cfg_attr(any(every_applet, applet = $name), used)]
            #[allow(dead_code)]
            #[unsafe(link_section = concat!(".applets.", $name))]
            static APPLET: $crate::Applet = $crate::Applet {
                name: match core::str::from_utf8(&NAME) {
                    Ok(name) => name,
                    Err(_) => panic!(),
                },
                help: $help,
                main: $main,
                $($field: $value,)*
                ..$crate::Applet::DEFAULT
            };
        };
    };
}

/// A failure that was reported already; carries the exit status to leave with.
///
/// There is deliberately no conversion from [`Errno`]: whoever has an error must name what it is about.
#[derive(Debug)]
pub struct Stop(pub u8);

pub type Done = Result<(), Stop>;

/// What an applet sees of the world.
pub struct Cx<'a> {
    /// Standard output.
    pub out: Out<'a>,
    pub applet: &'static Applet,
    args: Strings<'a>,
    env: Strings<'a>,
    walk: Walk<'a>,
    status: u8,
    auxv: Auxv<'static>,
}

/// Where the option parser stands.
struct Walk<'a> {
    /// The next argument to look at.
    next: usize,
    /// The arguments below this one are the name and the operands so far.
    operands: usize,
    /// The rest of `-abc` after `-a`.
    cluster: &'a CStr,
    operands_only: bool,
    value: Option<&'a CStr>,
}

impl Walk<'_> {
    const START: Self =
        Walk { next: 1, operands: 1, cluster: c"", operands_only: false, value: None };
}

impl<'a> Cx<'a> {
    /// A context for one run of `applet`. `args` starts with the name it was called by and is rearranged while options are read.
    pub fn new(
        applet: &'static Applet,
        args: Strings<'a>,
        env: Strings<'a>,
        auxv: Auxv<'static>,
        out: Out<'a>,
    ) -> Cx<'a> {
        Cx { out, applet, args, env, walk: Walk::START, status: 0, auxv }
    }

    /// Goes on as `applet`, with the arguments from the `skip`th on.
    pub fn become_applet(&mut self, applet: &'static Applet, skip: usize) -> Done {
        self.applet = applet;
        self.args = self.args.skip(skip);
        self.walk = Walk::START;
        (applet.main)(self)
    }

    // The command line.

    /// All arguments, the name the applet was called by first. After [`Cx::option`] only the operands are left.
    pub fn args(&self) -> Strings<'a> {
        self.args
    }

    /// The operands, once all options are read.
    pub fn operands(&self) -> Strings<'a> {
        self.args.skip(1)
    }

    /// The next option on the command line: its letter, or what [`long`](crate::long) gives for its name. `--help` and
    /// `--version` are answered here, and errors reported in GNU's words.
    #[inline(never)]
    pub fn option(&mut self) -> Result<Option<Id>, Stop> {
        self.walk.value = None;
        while self.walk.cluster.is_empty() {
            let Some(arg) = self.args.get(self.walk.next) else {
                self.args.truncate(self.walk.operands);
                return Ok(None);
            };
            match arg.to_bytes() {
                [b'-', name @ ..] if !name.is_empty() && !self.walk.operands_only => {
                    self.walk.next += 1;
                    match name {
                        b"-" => self.walk.operands_only = true,
                        [b'-', ..] => return self.long(arg).map(Some),
                        _ => self.walk.cluster = strings::tail(arg, 1),
                    }
                }
                _ => {
                    self.walk.operands_only |= self.applet.options_first || self.posixly_correct();
                    self.operand();
                }
            }
        }
        self.short().map(Some)
    }

    /// Keeps the argument at hand as an operand. The options before it are done with, so it takes their place.
    fn operand(&mut self) {
        self.args.move_down(self.walk.next, self.walk.operands);
        self.walk.next += 1;
        self.walk.operands += 1;
    }

    /// Takes the first option of a cluster.
    fn short(&mut self) -> Result<Id, Stop> {
        let cluster = core::mem::take(&mut self.walk.cluster);
        let letter = cluster.to_bytes().first().copied().unwrap_or(0);
        let rest = strings::tail(cluster, 1);
        match opt::find_short(self.applet.help, letter) {
            None => return Err(self.bad_option("invalid option -- '", &[letter], "'")),
            Some(Arity::None) => self.walk.cluster = rest,
            Some(_) if !rest.is_empty() => self.walk.value = Some(rest),
            Some(Arity::Required) if !self.take_value() => {
                return Err(self.bad_option("option requires an argument -- '", &[letter], "'"));
            }
            Some(_) => {}
        }
        Ok(letter)
    }

    /// Takes a long option.
    #[inline(never)]
    fn long(&mut self, arg: &'a CStr) -> Result<Id, Stop> {
        let given = arg.to_bytes();
        let name = opt::split(given, b'=').0;
        match opt::find_long(self.applet.help, name) {
            Found::One(Name { text, id, arity }) => {
                let attached = name.len() < given.len();
                if attached && arity == Arity::None {
                    return Err(self.bad_option("option '", text, "' doesn't allow an argument"));
                }
                if attached {
                    self.walk.value = Some(strings::tail(arg, name.len() + 1));
                } else if arity == Arity::Required && !self.take_value() {
                    return Err(self.bad_option("option '", text, "' requires an argument"));
                }
                Ok(id)
            }
            Found::Unknown if b"--help".starts_with(name) => Err(self.help()),
            Found::Unknown if b"--version".starts_with(name) => Err(self.version()),
            Found::Unknown => Err(self.bad_option("unrecognized option '", given, "'")),
            Found::Ambiguous => Err(self.usage(&[
                Part::Text("option '"),
                Part::Raw(given),
                Part::Text("' is ambiguous; possibilities:"),
                Part::Fitting(&(self.applet.help, name)),
            ])),
        }
    }

    /// Reports an option that cannot be taken, and gives up.
    fn bad_option(&mut self, before: &str, name: &[u8], after: &str) -> Stop {
        self.usage(&[Part::Text(before), Part::Raw(name), Part::Text(after)])
    }

    /// Takes the next argument as the value of the option at hand.
    fn take_value(&mut self) -> bool {
        self.walk.value = self.args.get(self.walk.next);
        self.walk.next += 1;
        self.walk.value.is_some()
    }

    /// Leaves out the next `count` arguments, which the applet has read itself.
    pub fn skip_args(&mut self, count: usize) {
        self.walk.next += count;
    }

    /// The argument that [`Cx::option`] looks at next; `None` at the end, and within `-abc`.
    pub fn upcoming(&self) -> Option<&'a CStr> {
        self.args.get(self.walk.next).filter(|_| self.walk.cluster.is_empty())
    }

    /// The arguments that [`Cx::option`] has not looked at yet.
    pub fn rest(&self) -> Strings<'a> {
        self.args.skip(self.walk.next)
    }

    /// Starts over with other arguments, the name first.
    pub fn restart(&mut self, args: Strings<'a>) {
        self.args = args;
        self.walk = Walk::START;
    }

    /// The value of the option just returned; empty if an optional one was left out.
    pub fn value(&self) -> &'a CStr {
        self.walk.value.unwrap_or(c"")
    }

    /// The value of the option just returned, if one was given.
    pub fn optional_value(&self) -> Option<&'a CStr> {
        self.walk.value
    }

    /// The option's value as a number of `unit`, with a multiplier ([`number::size`]).
    pub fn size(&mut self, unit: &str) -> Result<u64, Stop> {
        self.parse_size(self.value().to_bytes(), unit)
    }

    /// `text` as a number of `unit`, with a multiplier ([`number::size`]).
    pub fn parse_size(&mut self, text: &[u8], unit: &str) -> Result<u64, Stop> {
        number::size(text).map_err(|error| self.bad_number(text, unit, error))
    }

    /// Reports a number that is none, or too large.
    pub fn bad_number(&mut self, text: &[u8], unit: &str, error: NumberError) -> Stop {
        let large = [Part::Error(Errno::OVERFLOW)];
        let more: &[Part] = if error == NumberError::Overflow { &large } else { &[] };
        self.stop(&[
            Part::Text("invalid "),
            Part::Text(unit),
            Part::Text(": "),
            Part::Word(text),
            Part::All(more),
        ])
    }

    /// Which of `choices` the option's value names, by an unambiguous beginning. A choice may have several names, with spaces between
    /// them. `option` is what a message calls it: `--color`.
    pub fn choose(&mut self, option: &str, choices: &[&str]) -> Result<usize, Stop> {
        let value = self.value().to_bytes();
        let mut found = None;
        let mut ambiguous = false;
        for (index, names) in choices.iter().enumerate() {
            for name in names.as_bytes().split(|&byte| byte == b' ') {
                if name == value {
                    return Ok(index);
                }
                if name.starts_with(value) {
                    ambiguous |= found.is_some_and(|found| found != index);
                    found = Some(index);
                }
            }
        }
        if let Some(index) = found
            && !ambiguous
        {
            return Ok(index);
        }
        let problem = if ambiguous { "ambiguous argument " } else { "invalid argument " };
        self.say(&[
            Part::Text(problem),
            Part::Word(value),
            Part::Text(" for "),
            Part::Word(option.as_bytes()),
        ]);
        self.line(&[Part::Text("Valid arguments are:")]);
        for names in choices {
            let mut line = heapless::Vec::<Part, 16>::new();
            for name in names.as_bytes().split(|&byte| byte == b' ') {
                let before = if line.is_empty() { "  - " } else { ", " };
                // No choice has more names than fit.
                let _ = line.extend_from_slice(&[Part::Text(before), Part::Word(name)]);
            }
            self.line(&line);
        }
        Err(self.hint())
    }

    /// For commands such as `true` and `echo` that know `--help` and `--version` only where nothing else is given.
    pub fn only_help(&mut self) -> Done {
        if self.args.len() == 2
            && let Some(word) = self.args.get(1)
        {
            if word == c"--help" {
                return Err(self.help());
            }
            if word == c"--version" {
                return Err(self.version());
            }
        }
        Ok(())
    }

    /// Prints the help text.
    pub fn help(&mut self) -> Stop {
        self.answer(
            "Usage: ",
            self.applet.help,
            "      --help     print this text\n      --version  print the version\n",
        )
    }

    fn version(&mut self) -> Stop {
        self.answer("", concat!(" (mote) ", env!("CARGO_PKG_VERSION"), "\n"), "")
    }

    /// Prints the applet's name between texts, and leaves.
    fn answer(&mut self, before: &str, after: &str, end: &str) -> Stop {
        let done = self.out.pieces(&[
            before.as_bytes(),
            self.applet.name.as_bytes(),
            after.as_bytes(),
            end.as_bytes(),
        ]);
        done.err().unwrap_or(Stop(0))
    }

    // The environment.

    /// The environment: `NAME=VALUE` strings.
    pub fn env(&self) -> Strings<'a> {
        self.env
    }

    /// The value of an environment variable.
    pub fn var(&self, name: &[u8]) -> Option<&'a [u8]> {
        self.path_var(name).map(CStr::to_bytes)
    }

    /// The value of an environment variable that names a file.
    pub fn path_var(&self, name: &[u8]) -> Option<&'a CStr> {
        for index in 0..self.env.len() {
            let entry = self.env.get(index)?;
            if let Some([b'=', ..]) = entry.to_bytes().strip_prefix(name) {
                return Some(strings::tail(entry, name.len() + 1));
            }
        }
        None
    }

    /// Is POSIXLY_CORRECT set?
    pub fn posixly_correct(&self) -> bool {
        self.var(b"POSIXLY_CORRECT").is_some()
    }

    /// Are characters encoded in UTF-8? By the first of LC_ALL, LC_CTYPE and LANG that is not empty (POSIX XBD 8.2).
    pub fn utf8(&self) -> bool {
        let names: [&[u8]; 3] = [b"LC_ALL", b"LC_CTYPE", b"LANG"];
        let mut locale: &[u8] = b"";
        for name in names {
            if locale.is_empty() {
                locale = self.var(name).unwrap_or(b"");
            }
        }
        let codeset = opt::split(opt::split(locale, b'.').1, b'@').0;
        codeset.eq_ignore_ascii_case(b"utf-8") || codeset.eq_ignore_ascii_case(b"utf8")
    }

    /// The auxiliary vector.
    pub fn auxv(&self) -> Auxv<'static> {
        self.auxv
    }

    // Messages.

    /// Reports that `noun`, a file's name, failed, and goes on. The status becomes 1.
    pub fn warn(&mut self, noun: &[u8], error: Errno) {
        self.say(&[Part::Name(noun), Part::Error(error)]);
    }

    /// Reports that `noun`, a file's name, failed, and gives up.
    pub fn fail(&mut self, noun: &[u8], error: Errno) -> Stop {
        self.warn(noun, error);
        Stop(self.applet.failure)
    }

    /// Reports a mistake on the command line and gives up: the message, a pointer to `--help`, and the failure status.
    pub fn usage(&mut self, message: &[Part]) -> Stop {
        self.say(message);
        self.hint()
    }

    /// Points to `--help` and gives up.
    pub fn hint(&mut self) -> Stop {
        let name = Part::Text(self.applet.name);
        self.line(&[Part::Text("Try '"), name, Part::Text(" --help' for more information.")]);
        Stop(self.applet.failure)
    }

    /// Reports that the operand at `index` is one too many.
    pub fn extra_operand(&mut self, index: usize) -> Stop {
        let word = self.operands().get(index).unwrap_or(c"").to_bytes();
        self.usage(&[Part::Text("extra operand "), Part::Word(word)])
    }

    /// Reports that an operand is missing.
    pub fn missing_operand(&mut self) -> Stop {
        self.usage(&[Part::Text("missing operand")])
    }

    /// Reports `message` and gives up.
    pub fn stop(&mut self, message: &[Part]) -> Stop {
        self.say(message);
        Stop(self.applet.failure)
    }

    /// Writes a line to standard error: the applet's name and `message`. The status becomes 1.
    pub fn say(&mut self, message: &[Part]) {
        self.raise(1);
        self.note(message);
    }

    /// Writes a line to standard error as [`Cx::say`] does, but leaves the status: nothing failed.
    pub fn note(&mut self, message: &[Part]) {
        let name = Part::Text(self.applet.name);
        self.line(&[name, Part::Text(": "), Part::All(message)]);
    }

    /// Writes a line to standard error, after all output so far.
    pub fn line(&mut self, message: &[Part]) {
        let utf8 = self.utf8();
        let mut fd = Stdout(Fd::STDERR);
        let mut out = self.out.divert(&mut fd);
        // There is nobody left to tell that standard error is closed or full.
        Part::All(message).write(&mut out, utf8);
        out.add(b"\n");
        let _ = out.flush();
    }

    /// Raises the exit status to `status`; it never sinks.
    pub fn raise(&mut self, status: u8) {
        self.status = self.status.max(status);
    }

    /// Prints a file's name to standard output: as it is, but quoted where it could steer a terminal.
    pub fn print_name(&mut self, name: &[u8]) -> Done {
        let utf8 = self.utf8();
        if !quote::is_printable(name, utf8) && self.out.is_terminal() {
            return quote::name(&mut self.out, name, utf8);
        }
        self.out.write(name)
    }

    /// Prints a file's name as [`Cx::print_name`] does, and quotes it if it would take more than one line.
    pub fn print_line_name(&mut self, name: &[u8]) -> Done {
        let utf8 = self.utf8();
        if name.contains(&b'\n') {
            quote::name(&mut self.out, name, utf8)
        } else {
            self.print_name(name)
        }
    }

    // Files.

    /// The status of a file that the command line names, behind symbolic links.
    pub fn status_of(&self, path: &CStr) -> Result<sys::Stat, Errno> {
        sys::stat_at(sys::fs::CWD, path, 0)
    }

    /// Opens a file that the command line names.
    pub fn open(&self, path: &CStr, flags: u32, mode: u32) -> Result<Fd, Errno> {
        sys::fs::open(sys::fs::CWD, path, flags, mode)
    }

    /// Runs `work` on each operand, opened for reading, or on standard input where there is none or it is `-`. A file that cannot
    /// be opened is reported, and the next one is taken.
    pub fn each_input(
        &mut self,
        mut work: impl FnMut(&mut Cx<'a>, &mut Input<'a>) -> Done,
    ) -> Done {
        let operands = self.operands();
        for index in 0..operands.len().max(1) {
            let path = operands.get(index).unwrap_or(c"-");
            match self.input(path) {
                Ok(mut input) => work(self, &mut input)?,
                Err(e) => self.warn(path.to_bytes(), e),
            }
        }
        Ok(())
    }

    /// Opens an operand for reading; `-` is standard input.
    pub fn input<'p>(&self, path: &'p CStr) -> Result<Input<'p>, Errno> {
        let fd = if path == c"-" { Fd::STDIN } else { self.open(path, sys::raw::O_RDONLY, 0)? };
        Ok(Input { name: path.to_bytes(), fd })
    }

    /// Flushes the output, reports its first error, and turns the outcome into an exit status.
    pub fn finish(&mut self, done: Done) -> u8 {
        if let Err(Stop(status)) = done {
            self.raise(status);
        }
        let _ = self.out.close(); // the error is looked at next
        if let Some(error) = self.out.take_error() {
            // Not `say`, so that a program that only writes does not carry the texts of all errors.
            let text = error.text_of_writing().unwrap_or(b"unknown error");
            let name = self.applet.name.as_bytes();
            // A short line fits into the buffer, which is empty.
            let _ = self.out.pieces(&[name, b": write error: ", text, b"\n"]);
            self.out.spill();
            self.raise(self.applet.failure);
        }
        self.status
    }
}

/// A piece of a message.
#[derive(Clone, Copy)]
pub enum Part<'p> {
    Text(&'p str),
    /// Bytes from outside, as they are; control characters are not let through to a terminal.
    Raw(&'p [u8]),
    /// A file's name, quoted for the shell if it needs to be.
    Name(&'p [u8]),
    /// A file's name, always quoted for the shell.
    Quoted(&'p [u8]),
    /// A word from the command line, in the locale's quotation marks.
    Word(&'p [u8]),
    Number(u64),
    /// The names in a help text that start as the given one does.
    Fitting(&'p (&'p str, &'p [u8])),
    /// `: ` and the error's text.
    Error(Errno),
    All(&'p [Part<'p>]),
}

impl Part<'_> {
    /// Writes it; an error is kept by `out`.
    fn write(&self, out: &mut Out, utf8: bool) {
        let _ = match *self {
            Part::Text(text) => out.write(text.as_bytes()),
            // Only now is it asked whether there is a terminal to protect.
            Part::Raw(bytes) if !quote::is_printable(bytes, utf8) && out.is_terminal() => {
                quote::mask(out, bytes, utf8)
            }
            Part::Raw(bytes) => out.write(bytes),
            Part::Name(name) => quote::name(out, name, utf8),
            Part::Quoted(name) => quote::always(out, name, utf8),
            Part::Word(word) => quote::word(out, word, utf8),
            Part::Number(number) => out.number(number, 0),
            Part::Fitting(&(help, name)) => {
                let mut names = Names::new(help);
                while let Some(long) = names.next() {
                    if long.text.starts_with(name) {
                        let _ = out.pieces(&[b" '", long.text, b"'"]);
                    }
                }
                return;
            }
            Part::Error(error) => {
                out.add(b": ");
                out.write(&error.text())
            }
            Part::All(parts) => return parts.iter().for_each(|part| part.write(out, utf8)),
        };
    }
}

/// An open input and the name to blame.
pub struct Input<'a> {
    pub name: &'a [u8],
    pub fd: Fd,
}

impl Input<'_> {
    /// The next bytes, or `None` at the end. A read error is reported and ends the input. The output so far goes out first, because
    /// the read may have to wait.
    pub fn chunk<'b>(&self, cx: &mut Cx, buf: &'b mut [u8]) -> Option<&'b [u8]> {
        let _ = cx.out.flush(); // the next write tells
        match io::read(&self.fd, buf) {
            Ok(0) => None,
            Ok(len) => buf.get(..len),
            Err(e) => {
                cx.warn(self.name, e);
                None
            }
        }
    }
}
