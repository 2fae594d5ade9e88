//! The built-in commands.
use super::{
    Flow,
    ast::is_name,
    redirect,
    source::Source,
    state::{Found, Shell, key, order},
    text_of,
};
use rt::{
    Vec, c_string,
    sys::{Errno, Fd, dir, fs, process, raw},
};

pub struct Builtin {
    key: u64,
    pub name: &'static [u8],
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
        match (self.name, fields) {
            (b"true" | b"false", [_, _, ..]) => false,
            (b"pwd", [_, option, ..]) => option == b"-L" || option == b"-P",
            _ => true,
        }
    }
}

const fn special(
    name: &'static [u8],
    main: fn(&mut Shell, &[Vec<u8>]) -> Result<u8, Flow>,
) -> Builtin {
    Builtin { key: key(name), name, special: true, harmless: false, main }
}

const fn regular(
    name: &'static [u8],
    main: fn(&mut Shell, &[Vec<u8>]) -> Result<u8, Flow>,
) -> Builtin {
    Builtin { key: key(name), name, special: false, harmless: false, main }
}

const fn harmless(
    name: &'static [u8],
    main: fn(&mut Shell, &[Vec<u8>]) -> Result<u8, Flow>,
) -> Builtin {
    Builtin { key: key(name), name, special: false, harmless: true, main }
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
    let wanted = key(name);
    let at = BUILTINS.binary_search_by(|builtin| order(builtin.key, builtin.name, wanted, name));
    let at = at.ok()?;
    BUILTINS.get(at)
}

/// A text in single quotes, so that the shell reads it back as it is.
pub fn quote(text: &[u8]) -> Vec<u8> {
    let pieces: Vec<&[u8]> = text.split(|&byte| byte == b'\'').collect();
    [b"'", pieces.join(b"'\\''".as_slice()).as_slice(), b"'"].concat()
}

/// All of a file.
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
        let mut paths = places.split(|&byte| byte == b':').map(|place| {
            let place: &[u8] = if place.is_empty() { b"." } else { place };
            [place, b"/", name].concat()
        });
        let found = paths.find(|path| {
            dir::identify(&c_string(path), true).is_ok_and(|file| file.is(raw::S_IFREG))
        });
        path = found.unwrap_or(path);
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
    let rest = operands(args);
    let (print, names) = match rest {
        [] => (true, rest),
        [option, names @ ..] if option == b"-p" => (true, names),
        _ => (false, rest),
    };
    if print && names.is_empty() {
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
    let mut names = args.get(1..).unwrap_or(&[]);
    let mut functions = false;
    while let [option, rest @ ..] = names
        && let [b'-', letter] = option.as_slice()
    {
        names = rest;
        match letter {
            b'f' => functions = true,
            b'v' => functions = false,
            b'-' => break,
            _ => return Err(sh.fail("unset: bad option %", option)),
        }
    }
    for name in names {
        if functions {
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
    let given = if given.is_empty() { sh.args.clone() } else { given.to_vec() };
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
    let (mut result, mut value) = ([letter].to_vec(), None);
    if known.is_none() {
        result = b"?".to_vec();
        if silent {
            value = Some([letter].to_vec());
        } else {
            let name = sh.name.clone();
            sh.print_line(&[&name, b": Illegal option -", &[letter]]);
        }
    }
    let rest = arg.get(at..).unwrap_or(&[]);
    if takes_value {
        if !rest.is_empty() {
            value = Some(rest.to_vec());
        } else if let Some(next) = given.get(index) {
            value = Some(next.clone());
            index += 1;
        } else if silent {
            (result, value) = (b":".to_vec(), Some([letter].to_vec()));
        } else {
            result = b"?".to_vec();
            let name = sh.name.clone();
            sh.print_line(&[&name, b": No arg for -", &[letter], b" option"]);
        }
        (index, at) = (index + 1, 0);
    } else if rest.is_empty() {
        (index, at) = (index + 1, 0);
    }
    sh.set(name, result)?;
    match value {
        Some(value) => sh.set(b"OPTARG", value)?,
        None => sh.unset(b"OPTARG")?,
    }
    sh.set(b"OPTIND", super::decimal(index as i64))?;
    sh.cluster = (index, at);
    Ok(0)
}

// Input.

/// Reads a line for `read`: its characters, each with whether a backslash quoted it. Returns the status.
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
    let mut names = args.get(1..).unwrap_or(&[]);
    let mut raw = false;
    while let [option, rest @ ..] = names
        && option.starts_with(b"-")
    {
        names = rest;
        match option.as_slice() {
            b"-r" => raw = true,
            b"--" => break,
            b"-p" => {
                if let [prompt, rest @ ..] = names {
                    sh.print_error(prompt);
                    names = rest;
                }
            }
            _ => {
                sh.say("read: Illegal option %", option);
                return Ok(2);
            }
        }
    }
    if let Some(name) = names.iter().find(|name| !is_name(name)) {
        sh.say("read: %: bad variable name", name);
        return Ok(2);
    }
    let mut line = Vec::new();
    let status = read_line(sh, raw, &mut line)?;
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
    let mut rest = args.get(1..).unwrap_or(&[]);
    let mut physical = false;
    while let [option, after @ ..] = rest
        && option.len() > 1
        && option.starts_with(b"-")
    {
        rest = after;
        match option.as_slice() {
            b"-L" => physical = false,
            b"-P" | b"-Pe" => physical = true,
            b"-e" => {}
            b"--" => break,
            _ => {
                sh.say("cd: Illegal option %", option);
                return Ok(2);
            }
        }
    }
    let old = here(sh).unwrap_or_else(|_| sh.get(b"PWD").unwrap_or_default().to_vec());
    let mut show = false;
    let target = match rest {
        [] => match sh.get(b"HOME").filter(|home| !home.is_empty()) {
            Some(home) => home.to_vec(),
            None => {
                sh.say("cd: HOME not set", b"");
                return Ok(2);
            }
        },
        [dash, ..] if dash == b"-" => {
            show = true;
            match sh.get(b"OLDPWD") {
                Some(old) => old.to_vec(),
                None => {
                    sh.say("cd: OLDPWD not set", b"");
                    return Ok(2);
                }
            }
        }
        [target, ..] => target.clone(),
    };
    let mut candidates = Vec::new();
    let first = target.split(|&byte| byte == b'/').next().unwrap_or(&[]);
    if !matches!(first, b"" | b"." | b"..")
        && let Some(places) = sh.get(b"CDPATH")
    {
        for place in places.split(|&byte| byte == b':') {
            let slash: &[u8] = if place.is_empty() || place.ends_with(b"/") { b"" } else { b"/" };
            candidates.push((!place.is_empty(), [place, slash, &target].concat()));
        }
    }
    candidates.push((false, target.clone()));
    let mut error = Errno::NOENT;
    for (named, candidate) in candidates {
        let path =
            if physical || candidate.is_empty() { candidate } else { logical(&old, &candidate) };
        match process::change_directory(&c_string(&path)) {
            Ok(()) => {
                let physical = physical || !path.starts_with(b"/");
                let now =
                    if physical { process::working_directory().unwrap_or(path) } else { path };
                if show || named {
                    sh.print(&[now.as_slice(), b"\n"]);
                }
                sh.set(b"OLDPWD", old)?;
                sh.set(b"PWD", now)?;
                return Ok(0);
            }
            Err(e) => error = e,
        }
    }
    sh.say_error("cd: can't cd to %: %", &target, error);
    Ok(2)
}

/// A path from the directory `from`, without `.` and `..` components.
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
fn here(sh: &Shell) -> Result<Vec<u8>, Errno> {
    match sh.get(b"PWD") {
        Some(path)
            if path.starts_with(b"/")
                && dir::identify(&c_string(path), true).ok() == dir::identify(c".", true).ok() =>
        {
            Ok(path.to_vec())
        }
        _ => process::working_directory(),
    }
}

fn pwd(sh: &mut Shell, args: &[Vec<u8>]) -> Result<u8, Flow> {
    let physical = args.get(1).is_some_and(|option| option == b"-P");
    match if physical { process::working_directory() } else { here(sh) } {
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

static KEYWORDS: [&[u8]; 16] = [
    b"!", b"{", b"}", b"case", b"do", b"done", b"elif", b"else", b"esac", b"fi", b"for", b"if",
    b"in", b"then", b"until", b"while",
];

/// Describes a command: for `command -v` in a word, else in a sentence. Returns its status.
fn describe(sh: &mut Shell, name: &[u8], sentence: bool) -> u8 {
    let what: &[u8] = if KEYWORDS.contains(&name) {
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
