//! env - run a command in a changed environment
mod signals;
mod split;

use core::ffi::CStr;
use rt::{
    Cx, Done, Id, OwnedStrings, Stop, Strings, Vec, command, long,
    opt::{Arity, Found, Names},
    sys::{Errno, process},
    text::number::{self, is_space},
};
use signals::Signals;

rt::applet! { "env", main, { failure: 125, options_first: true, own_process: true }, "\
Usage: env [OPTION]... [-] [NAME=VALUE]... [COMMAND [ARG]...]
Run COMMAND with each NAME set to VALUE, or print the environment.

  -i, --ignore-environment  start with an empty one, as a mere - does
  -0, --null              end each line with NUL, not newline
  -u, --unset=NAME        take NAME out
  -C, --chdir=DIR         change to DIR first
  -S, --split-string=TEXT  put the words of TEXT in place of this option, for #! lines: '' and \"\" quote,
                            ${NAME} is replaced, # starts a comment, \\c ends all, \\_ is a space
      --block-signal[=SIG]    do not let SIGs through to COMMAND
      --default-signal[=SIG]  reset what SIGs do
      --ignore-signal[=SIG]   ignore SIGs
      --list-signal-handling  say which signals are ignored or blocked
  -v, --debug             say what is done

SIG is a list of names or numbers with commas between them; without it all signals are meant.
The status is 125 if env itself fails, 126 if COMMAND cannot be run, 127 if there is none, else COMMAND's.

" }

const BLOCK: Id = long(HELP, "block-signal");
const DEFAULT: Id = long(HELP, "default-signal");
const IGNORE: Id = long(HELP, "ignore-signal");
const LIST: Id = long(HELP, "list-signal-handling");

/// What the options ask for.
#[derive(Default)]
struct Env<'a> {
    ignore: bool,
    null: bool,
    debug: bool,
    list: bool,
    unset: Vec<&'a [u8]>,
    directory: Option<&'a CStr>,
    signals: Signals,
}

fn main(cx: &mut Cx) -> Done {
    let mut env = Env::default();
    loop {
        check_blanks(cx)?;
        match cx.option()? {
            None => break,
            Some(b'i') => env.ignore = true,
            Some(b'0') => env.null = true,
            Some(b'u') => env.unset.push(cx.value().to_bytes()),
            Some(b'C') => env.directory = Some(cx.value()),
            Some(b'S') => split::replace(cx, env.debug)?,
            Some(b'v') => env.debug = true,
            Some(BLOCK) => env.signals.block(cx)?,
            Some(DEFAULT) => env.signals.default(cx)?,
            Some(IGNORE) => env.signals.ignore(cx)?,
            Some(LIST) => env.list = true,
            Some(_) => {}
        }
    }
    let mut operands = cx.operands();
    if operands.get(0) == Some(c"-") {
        env.ignore = true;
        operands = operands.skip(1);
    }
    env.run(cx, operands)
}

/// `#!/usr/bin/env -i sh` gives env one argument, `-i sh`: explains that instead of just refusing the space.
fn check_blanks(cx: &mut Cx) -> Done {
    let Some([b'-', letters @ ..]) = cx.upcoming().map(CStr::to_bytes) else { return Ok(()) };
    for letter in letters {
        let mut names = Names::new(HELP);
        match names.find(HELP, &[b'-', *letter]) {
            Found::One if names.arity() == Arity::None => {}
            Found::None if is_space(letter) => {
                cx.say(packed!("invalid option -- '%r'"), &[&[*letter]]);
                return Err(cx.usage("%r", &[ADVICE.as_bytes()]));
            }
            _ => break,
        }
    }
    Ok(())
}

const ADVICE: &str = "use -[v]S to pass options in shebang lines";

impl<'a> Env<'a> {
    /// Says what is done, on standard error.
    fn tell(&self, cx: &mut Cx, message: &str, words: &[&[u8]]) {
        if self.debug {
            cx.line_words(message.as_bytes(), words);
        }
    }

    fn run(&self, cx: &mut Cx<'a>, mut operands: Strings<'a>) -> Done {
        let mut entries = self.inherited(cx)?;
        while let Some(entry) = operands.get(0).map(CStr::to_bytes) {
            let Some(end) = entry.iter().position(|&byte| byte == b'=') else { break };
            self.tell(cx, "setenv:   %r", &[entry]);
            let name = entry.get(..=end).unwrap_or(entry);
            match entries.iter_mut().find(|old| old.starts_with(name)) {
                Some(old) => *old = entry,
                None => entries.push(entry),
            }
            operands = operands.skip(1);
        }
        let Some(command) = operands.get(0) else {
            if self.directory.is_some() {
                return Err(cx.usage(packed!("must specify command with --chdir (-C)"), &[]));
            }
            let end = if self.null { b'\0' } else { b'\n' };
            return entries
                .iter()
                .try_for_each(|entry| cx.out.write(entry).and_then(|()| cx.out.byte(end)));
        };
        if self.null {
            return Err(cx.usage(packed!("cannot specify --null (-0) with command"), &[]));
        }
        self.signals.apply(cx, self)?;
        if self.list {
            signals::list(cx);
        }
        if let Some(directory) = self.directory {
            let words = [directory.to_bytes()];
            self.tell(cx, "chdir:    %q", &words);
            if let Err(e) = process::change_directory(directory) {
                return Err(cx.stop_error(packed!("cannot change directory to %q"), &words, e));
            }
        }
        self.tell(cx, "executing: %r", &[command.to_bytes()]);
        for (index, arg) in operands.enumerate() {
            let mut room = [0; number::DIGITS];
            let words = [number::format(index as u64, &mut room), arg.to_bytes()];
            self.tell(cx, "   arg[%r]= %w", &words);
        }
        let mut environment = OwnedStrings::default();
        entries.iter().for_each(|entry| environment.push(entry));
        let error = command::exec(command, operands, environment.as_strings());
        cx.say_error("%w", &[command.to_bytes()], Some(error));
        if error != Errno::NOENT {
            return Err(Stop::new(126));
        }
        if command.to_bytes().iter().any(is_space) {
            cx.say("%r", &[ADVICE.as_bytes()]);
        }
        Err(Stop::new(127))
    }

    /// What is left of the environment that env was given.
    fn inherited(&self, cx: &mut Cx<'a>) -> Result<Vec<&'a [u8]>, Stop> {
        if self.ignore {
            self.tell(cx, "cleaning environ", &[]);
            return Ok(Vec::new());
        }
        let mut entries: Vec<&[u8]> = cx.env().map(CStr::to_bytes).collect();
        for &name in &self.unset {
            self.tell(cx, "unset:    %r", &[name]);
            if name.is_empty() || name.contains(&b'=') {
                return Err(cx.stop_error(packed!("cannot unset %w"), &[name], Errno::INVAL));
            }
            let is_named =
                |entry: &&[u8]| entry.strip_prefix(name).is_some_and(|rest| rest.starts_with(b"="));
            entries.retain(|entry| !is_named(entry));
        }
        Ok(entries)
    }
}
