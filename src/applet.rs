//! What an applet is, and what it sees: its arguments, its streams, and a way to complain.
use crate::{
    auxv::Auxv,
    io::{self, Out},
    opt::{self, Arity, Found, Id, Names},
    packed::Line,
    strings::{Strings, Text},
    sys::{self, Errno, Fd},
    text::{
        error,
        number::{self, NumberError},
        quote,
        time::Zone,
    },
};
use core::{ffi::CStr, num::NonZeroUsize};

/// One command: its name, its help text, which declares its options, and its `main`. Made by [`applet!`](crate::applet).
pub struct Applet {
    pub name: &'static str,
    /// What follows `Usage: NAME`, packed.
    pub help: &'static [u8],
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
        help: b"",
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
        const HELP: &[u8] = {
            const LEN: usize = $crate::opt::prepare::<0>($name, $help, cfg!(terse)).1;
            const TEXT: [u8; LEN] = $crate::opt::prepare($name, $help, cfg!(terse)).0;
            const PACKED: $crate::packed::Packed<LEN> = $crate::packed::Packed::new(&TEXT);
            static EXACT: [u8; PACKED.len] = PACKED.exact();
            &EXACT
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
            #[allow(dead_code, clippy::needless_update)]
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

/// A failure that was reported already; carries the exit status to leave with. As wide as a register, so that a number or this comes back
/// in two of them.
///
/// There is deliberately no conversion from [`Errno`]: whoever has an error must name what it is about.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Stop(NonZeroUsize);

impl Stop {
    /// Leave with `status`.
    pub const fn new(status: u8) -> Stop {
        // A bit beside the status keeps it from being 0, so that a `Done` fits into a register.
        match NonZeroUsize::new(status as usize | 256) {
            Some(marked) => Stop(marked),
            None => Stop(NonZeroUsize::MAX),
        }
    }

    pub fn status(self) -> u8 {
        self.0.get() as u8
    }
}

pub type Done = Result<(), Stop>;

/// What an applet sees of the world.
pub struct Cx<'a> {
    /// Standard output.
    pub out: Out<'a>,
    pub applet: &'static Applet,
    env: Strings<'a>,
    auxv: Auxv<'static>,
    walk: Walk<'a>,
    status: u8,
    /// Is the next message to go without the applet's name?
    bare: bool,
}

/// Where the option parser stands.
struct Walk<'a> {
    /// All arguments, the name first; before `end` those that are no options.
    args: Strings<'a>,
    /// The next argument to look at.
    next: Strings<'a>,
    /// Where the next operand is to be put.
    end: Strings<'a>,
    /// The rest of `-abc` after `-a`.
    cluster: Text<'a>,
    /// The option at hand, and its value.
    id: Id,
    value: Option<Text<'a>>,
    /// Was it given by its long name?
    long: bool,
    /// Was that name cut short?
    abbreviated: bool,
    /// Was its value an argument of its own?
    separate: bool,
    operands_only: bool,
}

impl<'a> Walk<'a> {
    fn new(args: Strings<'a>) -> Walk<'a> {
        let mut next = args;
        next.advance();
        Walk {
            args,
            next,
            end: next,
            cluster: Text::EMPTY,
            id: 0,
            value: None,
            long: false,
            separate: false,
            abbreviated: false,
            operands_only: false,
        }
    }
}

impl<'a> Cx<'a> {
    /// A context for one run of `applet`. `args` starts with the name it was called by and is rearranged while options are read.
    #[inline]
    pub fn new(
        applet: &'static Applet,
        args: Strings<'a>,
        env: Strings<'a>,
        auxv: Auxv<'static>,
        out: Out<'a>,
    ) -> Cx<'a> {
        Cx { out, applet, env, auxv, walk: Walk::new(args), status: 0, bare: false }
    }

    /// Goes on as `applet`, with the arguments from the `skip`th on.
    pub fn become_applet(&mut self, applet: &'static Applet, skip: usize) -> Done {
        self.applet = applet;
        self.restart(self.args().skip(skip));
        (applet.main)(self)
    }

    // The command line.

    /// All arguments, the name the applet was called by first. After [`Cx::option`] only the operands are left.
    pub fn args(&self) -> Strings<'a> {
        self.walk.args
    }

    /// The operands, once all options are read.
    pub fn operands(&self) -> Strings<'a> {
        self.args().skip(1)
    }

    /// The operands, or `-` if there are none: what commands read.
    pub fn inputs(&self) -> Strings<'a> {
        self.operands().or_stdin()
    }

    /// The next option on the command line: its letter, or what [`long`](crate::long) gives for its name. `--help` and
    /// `--version` are answered here, and errors reported in GNU's words.
    #[inline(always)]
    pub fn option(&mut self) -> Result<Option<Id>, Stop> {
        // No option is 0, and a number comes back in a register.
        let id = self.next_option()? as Id;
        Ok((id != 0).then_some(id))
    }

    /// The next option, or 0.
    #[inline(never)]
    fn next_option(&mut self) -> Result<usize, Stop> {
        loop {
            let cluster = self.walk.cluster;
            let letter = cluster.first();
            if letter != 0 {
                self.walk.cluster = cluster.rest();
                self.take(&[b'-', letter], None)?;
                return Ok(self.walk.id.into());
            }
            let Some(arg) = self.walk.next.head() else {
                self.walk.end.replace(None);
                return Ok(0);
            };
            let name = arg.rest();
            if arg.first() != b'-' || name.first() == 0 || self.walk.operands_only {
                self.walk.operands_only |= self.applet.options_first || self.posixly_correct();
                // The options before it are done with, so it takes their place.
                self.walk.end.replace(Some(arg));
                self.walk.end.advance();
                self.walk.next.advance();
                continue;
            }
            self.walk.next.advance();
            if name.first() != b'-' {
                self.walk.cluster = name;
            } else if name.rest().first() == 0 {
                self.walk.operands_only = true;
            } else {
                self.take(arg.c_str().to_bytes(), Some(arg))?;
                return Ok(self.walk.id.into());
            }
        }
    }

    /// Takes an option: `-` and a letter, or a `long` one, given as an argument.
    fn take(&mut self, given: &[u8], long: Option<Text<'a>>) -> Done {
        let mut name = given;
        let mut value = None;
        if let Some(mut rest) = long {
            // A value may stand behind the name.
            let mut len = 0;
            while !matches!(rest.first(), b'=' | 0) {
                rest = rest.rest();
                len += 1;
            }
            if let Some(head) = given.get(..len)
                && rest.first() != 0
            {
                name = head;
                value = Some(rest.rest());
            }
        }
        let letter = given.get(1..).unwrap_or(given);
        let mut names = Names::new(self.applet.help);
        let (message, word) = match names.find(self.applet.help, name) {
            Found::Several => ("option '%r' is ambiguous; possibilities:%f", given),
            Found::None if long.is_none() => ("invalid option -- '%r'", letter),
            Found::None => ("unrecognized option '%r'", given),
            Found::One => 'bad: {
                let text = names.text();
                let arity = names.arity();
                let mut separate = false;
                if arity == Arity::None {
                    if value.is_some() {
                        break 'bad ("option '%r' doesn't allow an argument", text);
                    }
                } else {
                    // What is left of a cluster is its last option's value.
                    let rest = core::mem::replace(&mut self.walk.cluster, Text::EMPTY);
                    if rest.first() != 0 {
                        value = Some(rest);
                    }
                    if value.is_none() && arity == Arity::Required {
                        value = self.walk.next.advance();
                        separate = true;
                        if value.is_none() {
                            break 'bad match long {
                                None => ("option requires an argument -- '%r'", letter),
                                Some(_) => ("option '%r' requires an argument", text),
                            };
                        }
                    }
                }
                self.walk.value = value;
                self.walk.id = names.id;
                self.walk.long = long.is_some();
                self.walk.separate = separate;
                self.walk.abbreviated = name.len() < text.len();
                if !names.is_common() {
                    return Ok(());
                }
                return Err(if text.len() == 6 { self.help() } else { self.version() });
            }
        };
        Err(self.usage(message, &[word, name]))
    }

    /// Leaves out the next `count` arguments, which the applet has read itself.
    pub fn skip_args(&mut self, count: usize) {
        self.walk.next = self.walk.next.skip(count);
    }

    /// The argument that [`Cx::option`] looks at next; `None` at the end, and within `-abc`.
    pub fn upcoming(&self) -> Option<&'a CStr> {
        // Its length is not asked for in vain: it may be long, and `abc` too.
        if self.in_cluster() { None } else { self.rest().next() }
    }

    /// Is [`Cx::option`] within `-abc`?
    pub fn in_cluster(&self) -> bool {
        self.walk.cluster.first() != 0
    }

    /// The arguments that [`Cx::option`] has not looked at yet.
    pub fn rest(&self) -> Strings<'a> {
        self.walk.next
    }

    /// Starts over with other arguments, the name first.
    pub fn restart(&mut self, args: Strings<'a>) {
        self.walk = Walk::new(args);
    }

    /// The value of the option just returned; empty if an optional one was left out.
    pub fn value(&self) -> &'a CStr {
        self.optional_value().unwrap_or(c"")
    }

    /// The value of the option just returned, if one was given.
    pub fn optional_value(&self) -> Option<&'a CStr> {
        self.walk.value.map(Text::c_str)
    }

    /// Was the option just returned given by its long name?
    pub fn is_long(&self) -> bool {
        self.walk.long
    }

    /// Was its value an argument of its own?
    pub fn is_separate(&self) -> bool {
        self.walk.separate
    }

    /// Was only the beginning of its name given?
    pub fn is_abbreviated(&self) -> bool {
        self.walk.abbreviated
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
        let large = (error == NumberError::Overflow).then_some(Errno::OVERFLOW);
        self.say_error(packed!("invalid %r: %w"), &[unit.as_bytes(), text], large);
        self.failure()
    }

    /// Which of `choices` the option's value names, by an unambiguous beginning. A choice may have several names, with spaces between
    /// them. `option` is what a message calls it: `--color`.
    pub fn choose(&mut self, option: &str, choices: &[&str]) -> Result<usize, Stop> {
        self.choose_from(self.value().to_bytes(), option, choices)
    }

    /// As [`Cx::choose`], for a `value` from elsewhere.
    #[inline(never)]
    pub fn choose_from(
        &mut self,
        value: &[u8],
        option: &str,
        choices: &[&str],
    ) -> Result<usize, Stop> {
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
        let problem = if ambiguous { "ambiguous" } else { "invalid" };
        self.say(packed!("%r argument %w for %w"), &[problem.as_bytes(), value, option.as_bytes()]);
        self.line("Valid arguments are:", &[]);
        for names in choices {
            // No choice has more names than these.
            const LINE: &str = "  - %w, %w, %w, %w, %w";
            let mut words = heapless::Vec::<&[u8], 5>::new();
            words.extend(names.as_bytes().split(|&byte| byte == b' ').take(5));
            self.line(LINE.get(..2 + 4 * words.len()).unwrap_or(LINE), &words);
        }
        Err(self.hint())
    }

    /// For commands that have neither options of their own nor operands.
    #[inline(never)]
    pub fn no_operands(&mut self) -> Done {
        while self.option()?.is_some() {}
        match self.operands().is_empty() {
            true => Ok(()),
            false => Err(self.extra_operand(0)),
        }
    }

    /// For commands such as `true` and `echo` that know `--help` and `--version` only where nothing else is given.
    pub fn only_help(&mut self) -> Done {
        let mut args = self.operands();
        if let Some(word) = args.next()
            && args.is_empty()
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
        self.answer("Usage: ", self.applet.help, opt::COMMON)
    }

    fn version(&mut self) -> Stop {
        self.answer("", concat!(" (mote) ", env!("CARGO_PKG_VERSION")).as_bytes(), b"\n")
    }

    /// Prints the applet's name between packed texts, and leaves.
    fn answer(&mut self, before: &str, after: &[u8], end: &[u8]) -> Stop {
        self.out.add(before.as_bytes());
        self.out.add(self.applet.name.as_bytes());
        self.print_columns(after);
        self.print_columns(end);
        self.out.checked().err().unwrap_or(Stop::new(0))
    }

    /// Prints a help text, in which a tab goes to the column that such a text has next.
    #[inline(never)]
    fn print_columns(&mut self, text: &[u8]) {
        let mut column = 0;
        for &byte in text {
            Line::each(byte, |mut byte| {
                let mut stop = 0;
                if byte == b'\t' {
                    byte = b' ';
                    stop = if column == 0 { opt::LONG_COLUMN } else { opt::TEXT_COLUMN };
                }
                loop {
                    self.out.add(&[byte]);
                    column += 1;
                    if column >= stop {
                        break;
                    }
                }
                if byte == b'\n' {
                    column = 0;
                }
            });
        }
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
    #[inline(never)]
    pub fn path_var(&self, name: &[u8]) -> Option<&'a CStr> {
        let mut env = self.env;
        while let Some(mut entry) = env.advance() {
            if name.iter().all(|&byte| entry.take(byte)) && entry.take(b'=') {
                return Some(entry.c_str());
            }
        }
        None
    }

    /// The time zone that the environment says.
    #[inline(never)]
    pub fn zone(&self) -> Zone {
        Zone::new(self.var(b"TZ"), self.var(b"TZDIR"))
    }

    /// Is POSIXLY_CORRECT set?
    pub fn posixly_correct(&self) -> bool {
        self.path_var(b"POSIXLY_CORRECT").is_some()
    }

    /// Are characters encoded in UTF-8? By the first of LC_ALL, LC_CTYPE and LANG that is not empty (POSIX XBD 8.2).
    #[inline(never)]
    pub fn utf8(&self) -> bool {
        let mut locale: &[u8] = b"";
        for name in ["LC_ALL", "LC_CTYPE", "LANG"].iter() {
            if locale.is_empty() {
                locale = self.var(name.as_bytes()).unwrap_or(b"");
            }
        }
        // The codeset stands behind a full stop and before a modifier; glibc overlooks case and hyphens.
        let mut codeset = u64::MAX;
        for &byte in locale {
            match byte {
                b'.' => codeset = 0,
                b'@' => break,
                b'-' => {}
                _ => codeset = codeset << 8 | u64::from(byte | 0x20),
            }
        }
        codeset == u64::from_be_bytes(*b"\0\0\0\0utf8")
    }

    /// The auxiliary vector.
    pub fn auxv(&self) -> Auxv<'static> {
        self.auxv
    }

    // Messages.

    // A message is a template: `%` and a letter of [`quote::write`] stand for the next of `words`. It goes to standard error behind
    // the applet's name, after all output so far.

    /// Reports that `noun`, a file's name, failed, and goes on. The status becomes 1.
    pub fn warn(&mut self, noun: &[u8], error: Errno) {
        self.say_error("%n", &[noun], Some(error));
    }

    /// Reports that `noun`, a file's name, failed, and gives up.
    pub fn fail(&mut self, noun: &[u8], error: Errno) -> Stop {
        self.stop_error("%n", &[noun], error)
    }

    // A message's words come as an array whose length is known where it is made, so that a single one, which is most common, can go in
    // registers. A program of a few applets has few messages, and is smaller where the compiler chooses what stands apart.

    /// Reports a mistake on the command line and gives up: the message, a pointer to `--help`, and the failure status.
    #[inline(always)]
    pub fn usage<const N: usize>(&mut self, message: impl AsRef<[u8]>, words: &[&[u8]; N]) -> Stop {
        let message = message.as_ref();
        match words.as_slice() {
            [] => self.usage_bare(message),
            [word] => self.usage_word(message, word),
            words => self.usage_words(message, words),
        }
    }

    #[cfg_attr(not(plain), inline(never))]
    fn usage_bare(&mut self, message: &[u8]) -> Stop {
        self.usage_words(message, &[])
    }

    #[cfg_attr(not(plain), inline(never))]
    fn usage_word(&mut self, message: &[u8], word: &[u8]) -> Stop {
        self.usage_words(message, &[word])
    }

    #[cfg_attr(not(plain), inline(never))]
    fn usage_words(&mut self, message: &[u8], words: &[&[u8]]) -> Stop {
        self.say_words(message, words, None);
        self.hint()
    }

    /// Points to `--help` and gives up.
    pub fn hint(&mut self) -> Stop {
        let name = self.applet.name.as_bytes();
        self.line("Try '%r --help' for more information.", &[name]);
        self.failure()
    }

    /// Gives up with the failure status.
    fn failure(&self) -> Stop {
        Stop::new(self.applet.failure)
    }

    /// Reports that the operand at `index` is one too many.
    pub fn extra_operand(&mut self, index: usize) -> Stop {
        let word = self.operands().get(index).unwrap_or(c"").to_bytes();
        self.usage(packed!("extra operand %w"), &[word])
    }

    /// Reports that an operand is missing.
    pub fn missing_operand(&mut self) -> Stop {
        self.usage(packed!("missing operand"), &[])
    }

    /// Reports `message` and gives up.
    #[inline(always)]
    pub fn stop<const N: usize>(&mut self, message: impl AsRef<[u8]>, words: &[&[u8]; N]) -> Stop {
        let message = message.as_ref();
        match words.as_slice() {
            [] => self.stop_bare(message),
            [word] => self.stop_word(message, word, None),
            words => self.stop_words(message, words, None),
        }
    }

    /// Reports `message` with an error behind it, and gives up.
    #[inline(always)]
    pub fn stop_error<const N: usize>(
        &mut self,
        message: impl AsRef<[u8]>,
        words: &[&[u8]; N],
        error: Errno,
    ) -> Stop {
        let message = message.as_ref();
        match words.as_slice() {
            [word] => self.stop_word(message, word, Some(error)),
            words => self.stop_words(message, words, Some(error)),
        }
    }

    #[cfg_attr(not(plain), inline(never))]
    fn stop_bare(&mut self, message: &[u8]) -> Stop {
        self.stop_words(message, &[], None)
    }

    #[cfg_attr(not(plain), inline(never))]
    fn stop_word(&mut self, message: &[u8], word: &[u8], error: Option<Errno>) -> Stop {
        self.stop_words(message, &[word], error)
    }

    #[cfg_attr(not(plain), inline(never))]
    fn stop_words(&mut self, message: &[u8], words: &[&[u8]], error: Option<Errno>) -> Stop {
        self.say_words(message, words, error);
        self.failure()
    }

    /// Reports `message` and goes on. The status becomes 1.
    #[inline(always)]
    pub fn say<const N: usize>(&mut self, message: impl AsRef<[u8]>, words: &[&[u8]; N]) {
        self.say_error(message, words, None);
    }

    /// Reports `message`, with an error behind it if there is one, and goes on. The status becomes 1.
    #[inline(always)]
    pub fn say_error<const N: usize>(
        &mut self,
        message: impl AsRef<[u8]>,
        words: &[&[u8]; N],
        error: Option<Errno>,
    ) {
        let message = message.as_ref();
        match words.as_slice() {
            [word] => self.say_word(message, word, error),
            words => self.say_words(message, words, error),
        }
    }

    #[cfg_attr(not(plain), inline(never))]
    fn say_word(&mut self, message: &[u8], word: &[u8], error: Option<Errno>) {
        self.say_words(message, &[word], error);
    }

    /// As [`Cx::say_error`], for words whose number is known only now.
    #[cfg_attr(not(plain), inline(never))]
    pub fn say_words(&mut self, message: &[u8], words: &[&[u8]], error: Option<Errno>) {
        self.raise(1);
        self.note_words(message, words, error);
    }

    /// Writes `message` as [`Cx::say`] does, but leaves the status: nothing failed.
    #[inline(always)]
    pub fn note<const N: usize>(&mut self, message: impl AsRef<[u8]>, words: &[&[u8]; N]) {
        self.note_error(message, words, None);
    }

    /// Writes `message` as [`Cx::say_error`] does, but leaves the status: nothing failed.
    #[inline(always)]
    pub fn note_error<const N: usize>(
        &mut self,
        message: impl AsRef<[u8]>,
        words: &[&[u8]; N],
        error: Option<Errno>,
    ) {
        let message = message.as_ref();
        match words.as_slice() {
            [] => self.note_bare(message, error),
            [word] => self.note_word(message, word, error),
            words => self.note_words(message, words, error),
        }
    }

    #[cfg_attr(not(plain), inline(never))]
    fn note_bare(&mut self, message: &[u8], error: Option<Errno>) {
        self.note_words(message, &[], error);
    }

    #[cfg_attr(not(plain), inline(never))]
    fn note_word(&mut self, message: &[u8], word: &[u8], error: Option<Errno>) {
        self.note_words(message, &[word], error);
    }

    /// As [`Cx::note_error`], for words whose number is known only now.
    pub fn note_words(&mut self, message: &[u8], words: &[&[u8]], error: Option<Errno>) {
        self.write_line(message, words, error);
    }

    /// Writes `message` without the applet's name, and leaves the status.
    #[inline(never)]
    pub fn line(&mut self, message: &str, words: &[&[u8]]) {
        self.bare = true;
        self.write_line(message.as_bytes(), words, None);
    }

    /// Asks a question, a template as messages have them, and reads a line of standard input: is the answer yes?
    #[inline(never)]
    pub fn ask(&mut self, question: &str, words: &[&[u8]]) -> bool {
        self.out.divert();
        self.out.add(self.applet.name.as_bytes());
        self.out.add(b": ");
        self.fill(question, words);
        self.out.add(b"? ");
        self.out.return_to_stdout();
        // No more than the line is taken: what follows may be somebody else's.
        let (mut first, mut byte) = (None, [0]);
        while let Ok(1) = io::read(&Fd::STDIN, &mut byte) {
            if byte == *b"\n" {
                break;
            }
            first = first.or(Some(byte));
        }
        matches!(first, Some([b'y' | b'Y']))
    }

    fn write_line(&mut self, message: &[u8], words: &[&[u8]], error: Option<Errno>) {
        self.out.divert();
        if !core::mem::take(&mut self.bare) {
            self.out.add(self.applet.name.as_bytes());
            self.out.add(b": ");
        }
        self.fill_template(message, words);
        if let Some(error) = error {
            self.out.add(b": ");
            error::write(error, &mut self.out);
        }
        self.out.add(b"\n");
        self.out.return_to_stdout();
    }

    /// Writes a line to standard output, by a template as messages have them.
    pub fn report(&mut self, template: &str, words: &[&[u8]]) {
        self.fill(template, words);
        self.out.add(b"\n");
    }

    /// Writes the beginning of such a line.
    pub fn fill(&mut self, message: &str, words: &[&[u8]]) {
        self.fill_template(message.as_bytes(), words);
    }

    /// Writes a template, which may be packed.
    #[cfg_attr(not(plain), inline(never))]
    fn fill_template(&mut self, template: &[u8], words: &[&[u8]]) {
        let utf8 = self.utf8();
        let mut words = words.iter();
        let mut in_directive = false;
        for &packed in template {
            Line::each(packed, |byte| {
                let starts_directive = byte == b'%' && !in_directive;
                if in_directive {
                    let word = words.next().copied().unwrap_or(b"");
                    match byte {
                        b'f' => self.write_fitting(word),
                        style => quote::write(&mut self.out, word, style, utf8),
                    }
                } else if !starts_directive {
                    self.out.add(&[byte]);
                }
                in_directive = starts_directive;
            });
        }
    }

    /// Writes the options' names that `name` is the beginning of.
    fn write_fitting(&mut self, name: &[u8]) {
        let mut names = Names::new(self.applet.help);
        while names.seek(name, false) {
            self.out.add(b" '");
            self.out.add(names.text());
            self.out.add(b"'");
        }
    }

    /// Raises the exit status to `status`; it never sinks.
    pub fn raise(&mut self, status: u8) {
        self.status = self.status.max(status);
    }

    /// Prints a file's name to standard output: as it is, but quoted where it could steer a terminal.
    pub fn print_name(&mut self, name: &[u8]) -> Done {
        let utf8 = self.utf8();
        let safe = quote::is_printable(name, utf8) || !self.out.is_terminal();
        if safe { self.out.write(name) } else { quote::name(&mut self.out, name, utf8) }
    }

    /// Prints a file's name as [`Cx::print_name`] does, and quotes it if it would take more than one line.
    pub fn print_line_name(&mut self, name: &[u8]) -> Done {
        if name.contains(&b'\n') {
            let utf8 = self.utf8();
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

    /// Opens the file of an option `--files0-from`, which excludes operands: `extra` is the message about them, `failed` the one
    /// about a file that cannot be opened.
    #[inline(never)]
    pub fn list_of_names<'p>(
        &mut self,
        list: &'p CStr,
        extra: &str,
        failed: &str,
    ) -> Result<Input<'p>, Stop> {
        if let Some(operand) = self.operands().get(0) {
            self.say(extra, &[operand.to_bytes()]);
            self.line("file operands cannot be combined with --files0-from", &[]);
            return Err(self.hint());
        }
        self.input(list).map_err(|e| self.stop_error(failed, &[list.to_bytes()], e))
    }

    /// Runs `work` on each operand, opened for reading, or on standard input where there is none or it is `-`. A file that cannot
    /// be opened is reported, and the next one is taken.
    pub fn each_input(
        &mut self,
        mut work: impl FnMut(&mut Cx<'a>, &mut Input<'a>) -> Done,
    ) -> Done {
        for path in self.inputs() {
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

    /// Flushes the output, reports its first error, and turns the outcome into an exit status. With `last`, nothing else will be
    /// written to standard output: it is closed, so that an error of close(2) is not lost.
    pub fn finish(&mut self, done: Done, last: bool) -> u8 {
        if let Err(stop) = done {
            self.raise(stop.status());
        }
        self.out.close(last);
        if let Some(error) = self.out.take_error() {
            self.out.divert();
            // Not `say`, so that a program that only writes does not carry the texts of all errors.
            self.out.add(self.applet.name.as_bytes());
            self.out.add(b": write error: ");
            if !error::write_of_writing(error, &mut self.out) {
                self.out.add(b"unknown error");
            }
            self.out.add(b"\n");
            self.out.return_to_stdout();
            self.raise(self.applet.failure);
        }
        self.status
    }
}

/// An open input and the name to blame.
pub struct Input<'a> {
    pub name: &'a [u8],
    pub fd: Fd,
}

impl<'a> Input<'a> {
    /// The input itself, for who takes it over; standard input is left here.
    pub fn take(&mut self) -> Input<'a> {
        Input { name: self.name, fd: core::mem::replace(&mut self.fd, Fd::STDIN) }
    }

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
