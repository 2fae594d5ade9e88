//! The command line.
use super::Cx;
use crate::{
    Done, Stop,
    opt::{Arity, Found, Id, Names},
    strings::{Strings, Text},
    sys::Errno,
    text::{
        number::{self, NumberError},
        split::parts,
    },
};
use core::ffi::CStr;

/// Where the option parser stands.
pub(super) struct Walk<'a> {
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
    pub(super) fn new(args: Strings<'a>) -> Walk<'a> {
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

    /// Which of `choices`, with bars between them, the option's value names, by an unambiguous beginning. A choice may have several
    /// names, with spaces between them. `option` is what a message calls it: `--color`.
    pub fn choose(&mut self, option: &str, choices: &str) -> Result<usize, Stop> {
        self.choose_from(self.value().to_bytes(), option, choices)
    }

    /// As [`Cx::choose`], for a `value` from elsewhere.
    #[inline(never)]
    pub fn choose_from(
        &mut self,
        value: &[u8],
        option: &str,
        choices: &str,
    ) -> Result<usize, Stop> {
        let choices = parts(choices.as_bytes(), b'|');
        let mut found = None;
        let mut ambiguous = false;
        for (index, names) in choices.clone().enumerate() {
            for name in parts(names, b' ') {
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
        self.line(packed!("Valid arguments are:"), &[]);
        for names in choices {
            // No choice has more names than these.
            const LINE: &[u8] = b"  - %w, %w, %w, %w, %w";
            let mut words = heapless::Vec::<&[u8], 5>::new();
            words.extend(parts(names, b' ').take(5));
            self.line_words(LINE.get(..2 + 4 * words.len()).unwrap_or(LINE), &words);
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
}
