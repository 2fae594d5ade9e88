//! The built-in commands.
use super::{
    Flow,
    ast::{is_name, reserved},
    redirect,
    source::Source,
    state::{Found, Shell, key},
    text_of,
};
use rt::{
    Vec, c_string,
    sys::{Errno, Fd, dir, fs, process, raw},
};

pub struct Builtin {
    /// Its name, of at most eight bytes, as a number.
    pub key: u64,
    /// Is it one of POSIX's special built-ins: found before functions, with assignments that last and errors that end the shell?
    pub special: bool,
    /// Does it change nothing, so that a command substitution needs no process for it?
    pub harmless: bool,
    /// Runs it with its arguments, its name first, and gives its status.
    pub main: fn(&mut Shell, &[Vec<u8>]) -> Result<u8, Flow>,
}

impl Builtin {
    /// Is it for this built-in to run? `true --help` is the applet's, or that of the program in PATH.
    pub fn takes(&self, fields: &[Vec<u8>]) -> bool {
        match (self.key, fields) {
            (TRUE | FALSE, [_, _, ..]) => false,
            (PWD, [_, option, ..]) => option == b"-L" || option == b"-P",
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
    Builtin { key: key(name), special: true, harmless: false, main }
}

const fn regular(
    name: &'static [u8],
    main: fn(&mut Shell, &[Vec<u8>]) -> Result<u8, Flow>,
) -> Builtin {
    Builtin { key: key(name), special: false, harmless: false, main }
}

const fn harmless(
    name: &'static [u8],
    main: fn(&mut Shell, &[Vec<u8>]) -> Result<u8, Flow>,
) -> Builtin {
    Builtin { key: key(name), special: false, harmless: true, main }
}

/// All of them, by name.
static BUILTINS: [Builtin; 31] = [
    special(b".", dot),
    special(b":", |_, _| Ok(0)),
    regular(b"bg", |sh, _| no_job_control(sh)),
    special(b"break", |sh, args| leave_loops(sh, args, Flow::Break)),
    regular(b"cd", cd),
    harmless(b"command", command),
    special(b"continue", |sh, args| leave_loops(sh, args, Flow::Continue)),
    special(b"eval", eval),
    special(b"exec", exec),
    special(b"exit", exit),
    special(b"export", |sh, args| declare(sh, args, true)),
    harmless(b"false", |_, _| Ok(1)),
    regular(b"fg", |sh, _| no_job_control(sh)),
    regular(b"getopts", getopts),
    regular(b"hash", hash),
    regular(b"jobs", Shell::jobs),
    regular(b"kill", Shell::kill),
    special(b"local", local),
    harmless(b"pwd", pwd),
    regular(b"read", read),
    special(b"readonly", |sh, args| declare(sh, args, false)),
    special(b"return", |sh, args| {
        status_argument(sh, args)?;
        Err(Flow::Return)
    }),
    special(b"set", set),
    special(b"shift", shift),
    special(b"times", times),
    special(b"trap", Shell::trap),
    harmless(b"true", |_, _| Ok(0)),
    harmless(b"type", type_of),
    regular(b"umask", umask),
    special(b"unset", unset),
    regular(b"wait", Shell::wait),
];

pub fn find(name: &[u8]) -> Option<&'static Builtin> {
    // A longer name that begins like one is none; keys are in the order of the names.
    let wanted = if name.len() <= 8 { key(name) } else { 0 };
    let at = BUILTINS.binary_search_by_key(&wanted, |builtin| builtin.key).ok()?;
    BUILTINS.get(at)
}

/// A text in single quotes, so that the shell reads it back as it is.
pub fn quote(text: &[u8]) -> Vec<u8> {
    let pieces: Vec<&[u8]> = text.split(|&byte| byte == b'\'').collect();
    [b"'", pieces.join(b"'\\''".as_slice()).as_slice(), b"'"].concat()
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

/// The options of a built-in.
#[derive(Default)]
struct Options<'a> {
    /// The letters that were given: the last of them, and bit n for the nth that is known.
    last: u8,
    given: u32,
    /// The value of the one that takes one.
    value: Option<&'a Vec<u8>>,
    rest: &'a [Vec<u8>],
}

/// Reads the options in front of a built-in's operands. The letters `known` may be given; one with a colon after it takes a value.
/// `None` stands for an error that was reported.
fn options<'a>(sh: &mut Shell, args: &'a [Vec<u8>], known: &[u8]) -> Option<Options<'a>> {
    let mut found = Options::default();
    let (name, mut rest) = args.split_first()?;
    while let [arg, after @ ..] = rest
        && let [b'-', letters @ ..] = arg.as_slice()
        && !letters.is_empty()
    {
        rest = after;
        if letters == b"-" {
            break;
        }
        for &letter in letters {
            let at = known.iter().position(|&other| other == letter && letter != b':');
            let Some(at) = at else {
                sh.say_two("%: Illegal option -%", name, &[letter]);
                return None;
            };
            (found.last, found.given) = (letter, found.given | 1 << at);
            if known.get(at + 1) == Some(&b':') {
                (found.value, rest) = (rest.first(), rest.get(1..).unwrap_or(&[]));
            }
        }
    }
    found.rest = rest;
    Some(found)
}

// Flow of control.

fn leave_loops(sh: &mut Shell, args: &[Vec<u8>], flow: Flow) -> Result<u8, Flow> {
    let levels = match operands(args) {
        [] => 1,
        [levels, ..] => super::number(levels).unwrap_or(0).min(u32::MAX.into()) as u32,
    };
    if levels == 0 {
        return Err(sh.fail("bad number of loops", b""));
    }
    sh.status = 0;
    sh.levels = levels.min(sh.loops);
    if sh.loops == 0 { Ok(0) } else { Err(flow) }
}

/// The status that `exit` and `return` are given.
fn status_argument(sh: &mut Shell, args: &[Vec<u8>]) -> Result<(), Flow> {
    if let [status, ..] = operands(args) {
        match super::number(status) {
            Some(status) => sh.status = status as u8,
            None => return Err(sh.fail("Illegal number: %", status)),
        }
    }
    Ok(())
}

fn exit(sh: &mut Shell, args: &[Vec<u8>]) -> Result<u8, Flow> {
    sh.status = sh.traps.status.unwrap_or(sh.status);
    status_argument(sh, args)?;
    Err(Flow::Exit)
}

fn eval(sh: &mut Shell, args: &[Vec<u8>]) -> Result<u8, Flow> {
    let text = operands(args).join(b" ".as_slice());
    sh.status = 0;
    sh.run_text(text, sh.line)?;
    Ok(sh.status)
}

fn dot(sh: &mut Shell, args: &[Vec<u8>]) -> Result<u8, Flow> {
    let [name, ..] = operands(args) else {
        return Err(sh.fail(".: missing file", b""));
    };
    let mut path = name.clone();
    if !name.contains(&b'/') {
        let places = sh.get(b"PATH").unwrap_or_default();
        let mut paths = places.split(|&byte| byte == b':').map(|place| beside(place, name));
        path = paths.find(|path| is_file(path)).unwrap_or(path);
    }
    match redirect::open_to_read(&path) {
        Ok(fd) => {
            let mut source = Source::file(fd);
            let line = sh.line;
            sh.status = 0;
            let flow = sh.commands(&mut source, false, false);
            sh.line = line;
            match flow {
                Ok(()) | Err(Flow::Return) => Ok(sh.status),
                Err(flow) => Err(flow),
            }
        }
        Err(e) => Err(sh.fail_two(".: cannot open %: %", name, &text_of(e))),
    }
}

fn exec(sh: &mut Shell, args: &[Vec<u8>]) -> Result<u8, Flow> {
    let fields = operands(args);
    let [name, ..] = fields else { return Ok(0) };
    match sh.lookup(name) {
        Ok(found) => {
            sh.flush();
            sh.reset_traps(false);
            // Either the program's status, or that of a failure, which ends the shell.
            sh.status = sh.replace(found, fields);
        }
        Err(status) => sh.status = sh.missing(fields, status),
    }
    Err(Flow::Exit)
}

fn times(sh: &mut Shell, _: &[Vec<u8>]) -> Result<u8, Flow> {
    let ticks = process::times();
    for (index, ticks) in ticks.into_iter().enumerate() {
        let (seconds, rest) = (ticks / 100, ticks % 100 * 10);
        let fraction = super::decimal(rest as i64 + 1000);
        let end: &[u8] = if index % 2 == 0 { b"s " } else { b"s\n" };
        let (minutes, seconds) =
            (super::decimal(seconds as i64 / 60), super::decimal(seconds as i64 % 60));
        sh.print(&[
            minutes.as_slice(),
            b"m",
            &seconds,
            b".",
            fraction.get(1..).unwrap_or(&[]),
            end,
        ]);
    }
    Ok(0)
}

// Variables and parameters.

/// `export` and `readonly`.
fn declare(sh: &mut Shell, args: &[Vec<u8>], export: bool) -> Result<u8, Flow> {
    let Some(Options { rest: names, .. }) = options(sh, args, b"p") else {
        return Err(sh.error());
    };
    if names.is_empty() {
        let command: &[u8] = if export { b"export " } else { b"readonly " };
        let mut lines = Vec::new();
        for (name, variable) in sh.variables() {
            if if export { variable.exported } else { variable.readonly } {
                lines.push(match &variable.value {
                    Some(value) => [command, name, b"=", &quote(value)].concat(),
                    None => [command, name].concat(),
                });
            }
        }
        sh.print_sorted(lines);
    }
    for arg in names {
        let name = assign(sh, arg)?;
        sh.mark(&name, export, !export);
    }
    Ok(0)
}

/// Does what `name=value` or `name` says, and gives the name.
fn assign(sh: &mut Shell, arg: &[u8]) -> Result<Vec<u8>, Flow> {
    let at = arg.iter().position(|&byte| byte == b'=');
    let name = arg.get(..at.unwrap_or(arg.len())).unwrap_or(&[]);
    if !is_name(name) {
        return Err(sh.fail("%: bad variable name", name));
    }
    if let Some(at) = at {
        sh.set(name, arg.get(at + 1..).unwrap_or(&[]).to_vec())?;
    }
    Ok(name.to_vec())
}

fn local(sh: &mut Shell, args: &[Vec<u8>]) -> Result<u8, Flow> {
    if sh.calls == 0 {
        return Err(sh.fail("local: not in a function", b""));
    }
    for arg in operands(args) {
        let name = arg.split(|&byte| byte == b'=').next().unwrap_or(arg);
        if is_name(name) {
            sh.save(name);
        }
        assign(sh, arg)?;
    }
    Ok(0)
}

fn unset(sh: &mut Shell, args: &[Vec<u8>]) -> Result<u8, Flow> {
    let Some(Options { last, rest: names, .. }) = options(sh, args, b"fv") else {
        return Err(sh.error());
    };
    for name in names {
        if last == b'f' {
            sh.functions.remove(name);
        } else if is_name(name) {
            sh.unset(name)?;
        } else {
            return Err(sh.fail("unset: %: bad variable name", name));
        }
    }
    Ok(0)
}

fn set(sh: &mut Shell, args: &[Vec<u8>]) -> Result<u8, Flow> {
    let args = args.get(1..).unwrap_or(&[]);
    if args.is_empty() {
        let values = sh.variables().filter_map(|(name, variable)| {
            Some([name.as_slice(), b"=", &quote(variable.value.as_ref()?)].concat())
        });
        let lines = values.collect();
        sh.print_sorted(lines);
        return Ok(0);
    }
    let (mut ended, mut list, mut interactive_only) = (false, None, None);
    let used = sh.read_options(args, &mut |letter| match letter {
        b'-' => ended = true,
        0 => list = Some(false),
        1 => list = Some(true),
        letter => interactive_only = Some(letter),
    });
    let used = match (used, interactive_only) {
        (Ok(used), None) => used,
        (Err(bad), _) => return Err(sh.fail("set: Illegal option %", &bad)),
        (_, Some(letter)) => return Err(sh.fail("set: Illegal option -%", &[letter])),
    };
    if let Some(commands) = list {
        sh.list_options(commands);
    }
    if ended || used < args.len() {
        sh.args = args.get(used..).unwrap_or(&[]).to_vec();
    }
    Ok(0)
}

fn shift(sh: &mut Shell, args: &[Vec<u8>]) -> Result<u8, Flow> {
    let count = match operands(args) {
        [] => Some(1),
        [count, ..] => super::number(count).and_then(|count| usize::try_from(count).ok()),
    };
    match count {
        Some(count) if count <= sh.args.len() => {
            sh.args.drain(..count);
            Ok(0)
        }
        _ => Err(sh.fail("shift: can't shift that many", b"")),
    }
}

fn getopts(sh: &mut Shell, args: &[Vec<u8>]) -> Result<u8, Flow> {
    let [_, spec, name, given @ ..] = args else {
        sh.say("getopts: usage: getopts OPTIONS NAME [ARGUMENT]...", b"");
        return Ok(2);
    };
    if !given.is_empty() {
        return next_option(sh, spec, name, given);
    }
    let given = core::mem::take(&mut sh.args);
    let result = next_option(sh, spec, name, &given);
    sh.args = given;
    result
}

/// Takes the next option from the arguments.
#[inline(never)]
fn next_option(sh: &mut Shell, spec: &[u8], name: &[u8], given: &[Vec<u8>]) -> Result<u8, Flow> {
    let index = sh.get(b"OPTIND").and_then(super::number).unwrap_or(1).max(1);
    let mut index = usize::try_from(index).unwrap_or(usize::MAX);
    // Where it stands in a cluster counts only if nobody touched OPTIND since.
    let mut at = match sh.cluster {
        (place, at) if place == index && at > 0 => at,
        _ => 0,
    };
    let arg = given.get(index - 1).map_or(b"".as_slice(), Vec::as_slice);
    if at == 0 {
        let ends = arg == b"--";
        if ends || arg.len() < 2 || !arg.starts_with(b"-") {
            index += usize::from(ends);
            sh.set(name, b"?".to_vec())?;
            sh.unset(b"OPTARG")?;
            sh.set(b"OPTIND", super::decimal(index as i64))?;
            return Ok(1);
        }
        at = 1;
    }
    let letter = arg.get(at).copied().unwrap_or(b'?');
    at += 1;
    let silent = spec.starts_with(b":");
    let known = spec.iter().position(|&other| other == letter && letter != b':');
    let takes_value = known.is_some_and(|known| spec.get(known + 1) == Some(&b':'));
    let (mut result, mut value): (u8, Option<&[u8]>) = (letter, None);
    let own = [letter];
    let rest = arg.get(at..).unwrap_or(&[]);
    let mut complaint = None;
    if known.is_none() {
        complaint = Some("Illegal option -");
    }
    if takes_value && rest.is_empty() {
        index += 1;
        value = given.get(index - 1).map(Vec::as_slice);
        if value.is_none() {
            complaint = Some("No arg for -");
        }
    } else if takes_value {
        value = Some(rest);
    }
    if takes_value || rest.is_empty() {
        (index, at) = (index + 1, 0);
    }
    if let Some(complaint) = complaint {
        result = if takes_value && silent { b':' } else { b'?' };
        value = Some(own.as_slice()).filter(|_| silent);
        if takes_value {
            index -= 1;
        }
        if !silent {
            let whole = sh.name.clone();
            let end: &[u8] = if takes_value { b" option" } else { b"" };
            sh.print_line(&[&whole, b": ", complaint.as_bytes(), &own, end]);
        }
    }
    sh.set(name, [result].into())?;
    match value {
        Some(value) => sh.set(b"OPTARG", value.to_vec())?,
        None => sh.unset(b"OPTARG")?,
    }
    sh.set(b"OPTIND", super::decimal(index as i64))?;
    sh.cluster = (index, at);
    Ok(0)
}

// Input.

/// Reads a line for `read`: its characters, each with whether a backslash quoted it. Returns the status.
#[inline(never)]
fn read_line(sh: &mut Shell, raw: bool, line: &mut Vec<(u8, bool)>) -> Result<u8, Flow> {
    let seekable = Fd::STDIN.seek(0, raw::SEEK_CUR).is_ok();
    let mut buf = [0; 512];
    let most = if seekable { 512 } else { 1 };
    let mut quoted = false;
    loop {
        let len = match Fd::STDIN.read(buf.get_mut(..most).unwrap_or(&mut [])) {
            Ok(0) => return Ok(1),
            Ok(len) => len,
            Err(Errno::INTR) => match sh.run_traps()? {
                0 => continue,
                signal => return Ok(128 + signal),
            },
            Err(e) => {
                sh.say("read: %", &text_of(e));
                return Ok(2);
            }
        };
        for (index, &byte) in buf.get(..len).unwrap_or(&[]).iter().enumerate() {
            if byte == b'\n' && !quoted {
                // What is after the line is for the next command.
                if index + 1 < len {
                    let back = index as i64 + 1 - len as i64;
                    let _ = Fd::STDIN.seek(back, raw::SEEK_CUR);
                }
                return Ok(0);
            }
            if byte == b'\\' && !raw && !quoted {
                quoted = true;
                continue;
            }
            if byte != 0 && !(quoted && byte == b'\n') {
                line.push((byte, quoted));
            }
            quoted = false;
        }
    }
}

fn read(sh: &mut Shell, args: &[Vec<u8>]) -> Result<u8, Flow> {
    let Some(Options { given, value, rest: names, .. }) = options(sh, args, b"rp:") else {
        return Ok(2);
    };
    if let Some(prompt) = value {
        sh.print_error(prompt);
    }
    if let Some(name) = names.iter().find(|name| !is_name(name)) {
        sh.say("read: %: bad variable name", name);
        return Ok(2);
    }
    let mut line = Vec::new();
    let status = read_line(sh, given & 1 != 0, &mut line)?;
    let ifs = sh.ifs.clone();
    let separates = |&(byte, quoted): &(u8, bool)| !quoted && ifs.contains(&byte);
    let spaces = |c: &(u8, bool)| separates(c) && matches!(c.0, b' ' | b'\t' | b'\n');
    // A field and what is left after the separators behind it.
    let skip = |text: &mut &[(u8, bool)]| {
        while let [first, rest @ ..] = *text
            && spaces(first)
        {
            *text = rest;
        }
    };
    let mut rest = line.as_slice();
    skip(&mut rest);
    let reply = [b"REPLY".to_vec()];
    let names = if names.is_empty() { &reply } else { names };
    for (index, name) in names.iter().enumerate() {
        let len = rest.iter().position(separates).unwrap_or(rest.len());
        let (mut field, mut after) = rest.split_at(len);
        skip(&mut after);
        if let [first, more @ ..] = after
            && separates(first)
        {
            after = more;
            skip(&mut after);
        }
        if index + 1 == names.len() && !after.is_empty() {
            // The last name gets all the rest, but for white space at its end.
            let end = rest.iter().rposition(|c| !spaces(c)).map_or(0, |at| at + 1);
            field = rest.get(..end).unwrap_or(&[]);
        }
        rest = after;
        sh.set(name, field.iter().map(|&(byte, _)| byte).collect())?;
    }
    Ok(status)
}

// Directories and the like.

fn cd(sh: &mut Shell, args: &[Vec<u8>]) -> Result<u8, Flow> {
    let Some(Options { given, last, rest, .. }) = options(sh, args, b"LPe") else { return Ok(2) };
    let physical = last == b'P' || last == b'e' && given & 1 == 0 && given & 2 != 0;
    let old = here(sh).unwrap_or_else(|_| sh.get(b"PWD").unwrap_or_default().to_vec());
    let mut show = false;
    let (variable, missing): (&[u8], _) = match rest {
        [] => (b"HOME", "cd: HOME not set"),
        [dash, ..] if dash == b"-" => {
            show = true;
            (b"OLDPWD", "cd: OLDPWD not set")
        }
        _ => (b"", ""),
    };
    let target = match rest {
        [target, ..] if !show => Some(target.as_slice()),
        _ => sh.get(variable).filter(|value| show || !value.is_empty()),
    };
    let Some(target) = target.map(<[u8]>::to_vec) else {
        sh.say(missing, b"");
        return Ok(2);
    };
    let mut error = Errno::NOENT;
    let first = target.split(|&byte| byte == b'/').next().unwrap_or(&[]);
    let mut places = Vec::new();
    if !matches!(first, b"" | b"." | b"..") {
        places = sh.get(b"CDPATH").unwrap_or_default().to_vec();
    }
    places.push(b':');
    // An empty part of CDPATH is the working directory, as is what comes after the last colon.
    for place in places.split(|&byte| byte == b':') {
        let mut path = beside(place, &target);
        if !physical && !target.is_empty() {
            path = logical(&old, &path);
        }
        match process::change_directory(&c_string(&path)) {
            Ok(()) => {
                if physical || !path.starts_with(b"/") {
                    path = process::working_directory().unwrap_or(path);
                }
                if show || !place.is_empty() {
                    sh.print(&[&path, b"\n"]);
                }
                sh.set(b"OLDPWD", old)?;
                sh.set(b"PWD", path)?;
                return Ok(0);
            }
            Err(e) => error = e,
        }
    }
    sh.say_error("cd: can't cd to %: %", &target, error);
    Ok(2)
}

/// The path of `name` in a directory, which is the working directory if its own name is empty.
#[inline(never)]
pub fn beside(place: &[u8], name: &[u8]) -> Vec<u8> {
    let slash: &[u8] = if place.is_empty() || place.ends_with(b"/") { b"" } else { b"/" };
    [place, slash, name].concat()
}

/// Is there a regular file?
#[inline(never)]
pub fn is_file(path: &[u8]) -> bool {
    dir::identify(&c_string(path), true).is_ok_and(|file| file.is(raw::S_IFREG))
}

/// Is it an absolute path to the working directory?
#[inline(never)]
pub fn is_here(path: &[u8]) -> bool {
    let there = dir::identify(&c_string(path), true);
    path.starts_with(b"/") && there.is_ok() && there == dir::identify(c".", true)
}

/// A path from the directory `from`, without `.` and `..` components.
#[inline(never)]
fn logical(from: &[u8], path: &[u8]) -> Vec<u8> {
    let mut names: Vec<&[u8]> = Vec::new();
    let start = if path.starts_with(b"/") { b"" } else { from };
    if !path.starts_with(b"/") && !from.starts_with(b"/") {
        return path.to_vec();
    }
    for name in start.split(|&byte| byte == b'/').chain(path.split(|&byte| byte == b'/')) {
        match name {
            b"" | b"." => {}
            b".." => drop(names.pop()),
            _ => names.push(name),
        }
    }
    [b"/", names.join(b"/".as_slice()).as_slice()].concat()
}

/// The working directory: what PWD says, as long as that is true.
#[inline(never)]
fn here(sh: &Shell) -> Result<Vec<u8>, Errno> {
    match sh.get(b"PWD") {
        Some(path) if is_here(path) => Ok(path.to_vec()),
        _ => process::working_directory(),
    }
}

fn pwd(sh: &mut Shell, args: &[Vec<u8>]) -> Result<u8, Flow> {
    let Some(Options { last, .. }) = options(sh, args, b"LP") else { return Ok(2) };
    match if last == b'P' { process::working_directory() } else { here(sh) } {
        Ok(path) => {
            sh.print(&[path.as_slice(), b"\n"]);
            Ok(0)
        }
        Err(e) => {
            sh.say("pwd: %", &text_of(e));
            Ok(1)
        }
    }
}

fn umask(sh: &mut Shell, args: &[Vec<u8>]) -> Result<u8, Flow> {
    let now = process::umask(0);
    process::umask(now);
    let rest = args.get(1..).unwrap_or(&[]);
    match rest {
        [] => {
            let digits = [9, 6, 3, 0].map(|shift| b'0' + (now >> shift & 7) as u8);
            sh.print(&[digits.as_slice(), b"\n"]);
        }
        [option, ..] if option == b"-S" => {
            let mut text = Vec::new();
            for (who, shift) in [(b'u', 6), (b'g', 3), (b'o', 0)] {
                text.extend_from_slice(&[who, b'=']);
                let bits = [(b'r', 4), (b'w', 2), (b'x', 1)];
                text.extend(bits.iter().filter(|(_, bit)| now >> shift & bit == 0).map(|(c, _)| c));
                text.push(if who == b'o' { b'\n' } else { b',' });
            }
            sh.print(&[&text]);
        }
        [mode, ..] => {
            let octal = mode.iter().try_fold(0u32, |mask, &byte| {
                Some(mask * 8 + char::from(byte).to_digit(8)?).filter(|&mask| mask <= 0o777)
            });
            match octal.filter(|_| !mode.is_empty()).or_else(|| symbolic(now, mode)) {
                Some(mask) => drop(process::umask(mask)),
                None => {
                    sh.say("umask: Illegal mode: %", mode);
                    return Ok(2);
                }
            }
        }
    }
    Ok(0)
}

/// The mask after `u=rwx,g-w`: what is listed there is what stays allowed.
#[inline(never)]
fn symbolic(mask: u32, mode: &[u8]) -> Option<u32> {
    let mut allowed = !mask & 0o777;
    for clause in mode.split(|&byte| byte == b',') {
        let at = clause.iter().position(|byte| b"=+-".contains(byte))?;
        let (who, rest) = clause.split_at(at);
        let mut places = 0;
        for &who in if who.is_empty() { b"a" } else { who } {
            places |= match who {
                b'u' => 0o100,
                b'g' => 0o010,
                b'o' => 0o001,
                b'a' => 0o111,
                _ => return None,
            };
        }
        let (op, permissions) = rest.split_first()?;
        let mut bits = 0;
        for permission in permissions {
            bits |= match permission {
                b'r' => 4,
                b'w' => 2,
                b'x' => 1,
                // What another has.
                b'u' => allowed >> 6 & 7,
                b'g' => allowed >> 3 & 7,
                b'o' => allowed & 7,
                _ => return None,
            };
        }
        allowed = match op {
            b'=' => allowed & !(places * 7) | (places * bits),
            b'+' => allowed | (places * bits),
            _ => allowed & !(places * bits),
        };
    }
    Some(!allowed & 0o777)
}

// About commands.

/// Describes a command: for `command -v` in a word, else in a sentence. Returns its status.
fn describe(sh: &mut Shell, name: &[u8], sentence: bool) -> u8 {
    let what: &[u8] = if reserved(name) != 0 {
        b" is a shell keyword"
    } else if find(name).is_some_and(|builtin| builtin.special) {
        b" is a special shell builtin"
    } else if sh.functions.get(name).is_some() {
        b" is a shell function"
    } else if find(name).is_some() {
        b" is a shell builtin"
    } else {
        let path = match sh.lookup(name) {
            Ok(Found::Applet(_, Some(path)) | Found::Program(path)) => path.to_bytes().to_vec(),
            Ok(Found::Applet(_, None)) if sentence => {
                sh.print(&[name, b" is an applet\n"]);
                return 0;
            }
            Ok(Found::Applet(_, None)) => name.to_vec(),
            Err(_) => Vec::new(),
        };
        if path.is_empty() || name.contains(&b'/') && !dir::executable(&c_string(name)) {
            if sentence {
                sh.print(&[name, b": not found\n"]);
            }
            return 127;
        }
        let is: &[u8] = if sentence { b" is " } else { b"" };
        let name = if sentence { name } else { b"" };
        sh.print(&[name, is, &path, b"\n"]);
        return 0;
    };
    let what = if sentence { what } else { b"" };
    sh.print(&[name, what, b"\n"]);
    0
}

fn type_of(sh: &mut Shell, args: &[Vec<u8>]) -> Result<u8, Flow> {
    Ok(operands(args).iter().map(|name| describe(sh, name, true)).max().unwrap_or(0))
}

/// `command -v` and `-V`; what else `command` does is done where commands are run.
fn command(sh: &mut Shell, args: &[Vec<u8>]) -> Result<u8, Flow> {
    match args {
        [_] => Ok(0),
        [_, option, names @ ..] if option == b"-v" || option == b"-V" => {
            let sentence = option == b"-V";
            Ok(names.iter().map(|name| describe(sh, name, sentence)).max().unwrap_or(0))
        }
        [_, option, ..] => {
            sh.say("command: Illegal option %", option);
            Ok(2)
        }
        [] => Ok(0),
    }
}

fn hash(sh: &mut Shell, args: &[Vec<u8>]) -> Result<u8, Flow> {
    let mut status = 0;
    match operands(args) {
        [] => {
            let paths = sh.found.iter().map(|(name, found)| match found {
                Found::Applet(_, Some(path)) | Found::Program(path) => path.to_bytes().to_vec(),
                Found::Applet(..) => name.clone(),
            });
            let lines = paths.collect();
            sh.print_sorted(lines);
        }
        [option, ..] if option == b"-r" => sh.found.clear(),
        names => {
            for name in names {
                if find(name).is_none() && sh.lookup(name).is_err() {
                    sh.say("hash: %: not found", name);
                    status = 1;
                }
            }
        }
    }
    Ok(status)
}

fn no_job_control(sh: &mut Shell) -> Result<u8, Flow> {
    sh.say("no job control", b"");
    Ok(2)
}
