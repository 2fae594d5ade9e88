//! The built-in commands.
mod commands;
mod directories;
mod flow;
mod process;
mod read;
mod variables;

use super::{
    Flow,
    state::{Shell, key},
};
pub use directories::{beside, is_file, is_here};
pub use read::read_reply;
use rt::{
    Vec, c_string,
    sys::{Fd, fs, raw},
    text::split::{before, parts},
};

pub struct Builtin {
    /// Its name, of at most eight bytes, as a number.
    pub key: u64,
    /// Is it one of POSIX's special built-ins: found before functions, with assignments that last and errors that end the shell?
    pub special: bool,
    /// Does it change nothing, so that a command substitution needs no process for it?
    pub harmless: bool,
    /// Is it an applet?
    pub applet: bool,
    /// Runs it with its arguments, its name first, and gives its status.
    pub main: fn(&mut Shell, &[Vec<u8>]) -> Result<u8, Flow>,
}

impl Builtin {
    /// Is it for this built-in to run? `true --help` is the applet's, or that of the program in PATH.
    pub fn takes(&self, fields: &[Vec<u8>]) -> bool {
        match (self.key, fields) {
            (TRUE | FALSE, [_, _, ..]) => false,
            (PWD, [_, option, ..]) => option == b"-L" || option == b"-P",
            // One that the program was built without may be in PATH.
            (_, [name, ..]) if self.applet => rt::find(name).is_some(),
            _ => true,
        }
    }
}

pub const EXEC: u64 = key(b"exec");
const TRUE: u64 = key(b"true");
const FALSE: u64 = key(b"false");
const PWD: u64 = key(b"pwd");

const fn special(
    name: &'static [u8],
    main: fn(&mut Shell, &[Vec<u8>]) -> Result<u8, Flow>,
) -> Builtin {
    Builtin { key: key(name), special: true, harmless: false, applet: false, main }
}

const fn regular(
    name: &'static [u8],
    main: fn(&mut Shell, &[Vec<u8>]) -> Result<u8, Flow>,
) -> Builtin {
    Builtin { key: key(name), special: false, harmless: false, applet: false, main }
}

const fn harmless(
    name: &'static [u8],
    main: fn(&mut Shell, &[Vec<u8>]) -> Result<u8, Flow>,
) -> Builtin {
    Builtin { key: key(name), special: false, harmless: true, applet: false, main }
}

/// An applet that is there without a file in PATH.
const fn applet(name: &'static [u8]) -> Builtin {
    Builtin { key: key(name), special: false, harmless: true, applet: true, main: run_applet }
}

fn run_applet(sh: &mut Shell, args: &[Vec<u8>]) -> Result<u8, Flow> {
    if let Some(truth) = super::conditional::quick(args) {
        return Ok(u8::from(!truth));
    }
    let applet = rt::find(args.first().map_or(b"", Vec::as_slice));
    Ok(applet.map_or(127, |applet| sh.run_inside(applet, args)))
}

/// All of them, by name.
static BUILTINS: [Builtin; 50] = [
    special(b".", flow::dot),
    special(b":", |_, _| Ok(0)),
    applet(b"["),
    regular(b"alias", commands::alias),
    regular(b"bg", Shell::resume),
    special(b"break", |sh, args| flow::leave_loops(sh, args, Flow::Break)),
    regular(b"cd", directories::cd),
    harmless(b"command", commands::command),
    special(b"continue", |sh, args| flow::leave_loops(sh, args, Flow::Continue)),
    regular(b"declare", variables::declare),
    regular(b"dirs", directories::stack),
    regular(b"disown", Shell::disown),
    applet(b"echo"),
    special(b"eval", flow::eval),
    special(b"exec", flow::exec),
    special(b"exit", flow::exit),
    special(b"export", variables::declare),
    harmless(b"false", |_, _| Ok(1)),
    regular(b"fc", Shell::fc),
    regular(b"fg", Shell::resume),
    regular(b"getopts", variables::getopts),
    regular(b"hash", commands::hash),
    regular(b"history", Shell::history),
    harmless(b"jobs", Shell::jobs),
    regular(b"kill", Shell::kill),
    regular(b"let", variables::evaluate),
    special(b"local", variables::local),
    regular(b"mapfile", variables::mapfile),
    regular(b"popd", directories::stack),
    Builtin { main: variables::printf, ..applet(b"printf") },
    regular(b"pushd", directories::stack),
    harmless(b"pwd", directories::pwd),
    regular(b"read", read::read),
    special(b"readonly", variables::declare),
    special(b"return", |sh, args| {
        sh.status = sh.traps.status.unwrap_or(sh.status);
        flow::status_argument(sh, args)?;
        Err(Flow::Return)
    }),
    special(b"set", variables::set),
    special(b"shift", variables::shift),
    special(b"source", flow::dot),
    regular(b"suspend", Shell::suspend),
    applet(b"test"),
    special(b"times", process::times),
    special(b"trap", Shell::trap),
    harmless(b"true", |_, _| Ok(0)),
    harmless(b"type", commands::type_of),
    regular(b"typeset", variables::declare),
    regular(b"ulimit", process::ulimit),
    regular(b"umask", process::umask),
    regular(b"unalias", commands::unalias),
    special(b"unset", variables::unset),
    regular(b"wait", Shell::wait),
];

pub fn find(name: &[u8]) -> Option<&'static Builtin> {
    // A longer name that begins like one is none; keys are in the order of the names.
    let wanted = if name.len() <= 8 { key(name) } else { 0 };
    let at = BUILTINS.binary_search_by_key(&wanted, |builtin| builtin.key).ok()?;
    BUILTINS.get(at)
}

/// Calls `each` with the names of all of them.
pub fn names(each: &mut dyn FnMut(&[u8])) {
    for builtin in &BUILTINS {
        let name = builtin.key.to_be_bytes();
        each(before(&name, 0));
    }
}

/// A text in single quotes, so that the shell reads it back as it is.
pub fn quote(text: &[u8]) -> Vec<u8> {
    let pieces: Vec<&[u8]> = parts(text, b'\'').collect();
    rt::filled(b"'%'", &[pieces.join(b"'\\''".as_slice()).as_slice()])
}

/// All of a file.
#[inline(never)]
pub fn read_file(path: &[u8]) -> Option<Vec<u8>> {
    let file = fs::open(fs::CWD, &c_string(path), raw::O_RDONLY, 0).ok()?;
    let mut text = Vec::new();
    read_all(&file, &mut text);
    Some(text)
}

/// Reads to the end, or to an error, which counts as the end.
pub fn read_all(file: &Fd, text: &mut Vec<u8>) {
    let mut buf = [0; 4096];
    while let Ok(len @ 1..) = rt::io::read(file, &mut buf) {
        text.extend_from_slice(buf.get(..len).unwrap_or(&[]));
    }
}

/// The arguments after the name and a `--`.
fn operands(args: &[Vec<u8>]) -> &[Vec<u8>] {
    match args {
        [_, dashes, rest @ ..] if dashes == b"--" => rest,
        [_, rest @ ..] => rest,
        [] => &[],
    }
}

/// The options of a built-in, and what follows them.
#[derive(Default)]
pub struct Options<'a> {
    /// The letters as they came, each with its value if it takes one.
    given: Vec<(u8, &'a [u8])>,
    pub rest: &'a [Vec<u8>],
}

impl<'a> Options<'a> {
    #[inline(never)]
    pub fn value(&self, letter: u8) -> Option<&'a [u8]> {
        self.given.iter().rfind(|(given, _)| *given == letter).map(|(_, value)| *value)
    }

    pub fn has(&self, letter: u8) -> bool {
        self.value(letter).is_some()
    }

    /// The last letter of these that was given; 0 if none was.
    #[inline(never)]
    pub fn last(&self, letters: &[u8]) -> u8 {
        let last = self.given.iter().rfind(|(letter, _)| letters.contains(letter));
        last.map_or(0, |(letter, _)| *letter)
    }
}

/// Reads the options in front of a built-in's operands. The letters `known` may be given; one with a colon after it takes a value. With a
/// colon before all of them, `-5` is an operand.
/// `None` stands for an error that was reported.
pub fn options<'a>(sh: &mut Shell, args: &'a [Vec<u8>], known: &[u8]) -> Option<Options<'a>> {
    let (name, mut rest) = args.split_first()?;
    let mut given = Vec::new();
    while let [arg, after @ ..] = rest
        && let [b'-', letters @ ..] = arg.as_slice()
        && let [first, ..] = letters
        && !(first.is_ascii_digit() && known.starts_with(b":"))
    {
        rest = after;
        if letters == b"-" {
            break;
        }
        let mut letters = letters;
        while let [letter, more @ ..] = letters {
            letters = more;
            let at = known.iter().position(|other| other == letter && *letter != b':');
            let Some(at) = at else {
                sh.say_two("%: Illegal option -%", name, &[*letter]);
                return None;
            };
            let mut value = b"".as_slice();
            if known.get(at + 1) == Some(&b':') {
                value = core::mem::take(&mut letters);
                if value.is_empty() {
                    let Some((next, after)) = rest.split_first() else {
                        sh.say_two("%: No arg for -% option", name, &[*letter]);
                        return None;
                    };
                    (value, rest) = (next, after);
                }
            }
            given.push((*letter, value));
        }
    }
    Some(Options { given, rest })
}
