//! Built-ins for variables, options and parameters.
use super::{operands, options, quote};
use crate::sh::{
    Flow,
    ast::{is_name, name_len},
    decimal, number,
    state::{List, Shell, Variable, is_place, put},
};
use rt::{Vec, sys::Fd};

/// `export`, `readonly`, and `declare` with all that it can give a variable.
pub fn declare(sh: &mut Shell, args: &[Vec<u8>]) -> Result<u8, Flow> {
    let command = args.first().map_or(b"".as_slice(), Vec::as_slice);
    let (mut export, mut readonly) = (command == b"export", command == b"readonly");
    let plain = !export && !readonly;
    let known: &[u8] = if plain {
        b"aFgprx"
    } else if export {
        b"np"
    } else {
        b"ap"
    };
    let Some(found) = options(sh, args, known) else {
        return if plain { Ok(2) } else { Err(sh.error()) };
    };
    export |= found.has(b'x');
    readonly |= found.has(b'r');
    let array = found.has(b'a');
    if found.has(b'F') {
        let names = sh.functions.iter().map(|(name, _)| name.clone()).collect();
        sh.print_sorted(names);
        return Ok(0);
    }
    if found.rest.is_empty() {
        let mut lines = Vec::new();
        for (name, variable) in sh.variables() {
            let wanted = (!export || variable.exported)
                && (!readonly || variable.readonly)
                && (!array || variable.list.is_some());
            if wanted {
                lines.push(described(command, plain, name, variable));
            }
        }
        sh.print_sorted(lines);
        return Ok(0);
    }
    let mut status = 0;
    for arg in found.rest {
        let name = arg.get(..name_len(arg)).unwrap_or(&[]);
        if plain && found.has(b'p') {
            let variable = sh.variables().find(|(other, _)| other == name);
            match variable.map(|(_, variable)| described(command, plain, name, variable)) {
                Some(line) => sh.print(&[&line, b"\n"]),
                None => {
                    sh.say_two("%: %: not found", command, name);
                    status = 1;
                }
            }
            continue;
        }
        if plain && sh.calls > 0 && !found.has(b'g') && is_name(name) {
            sh.save(name);
        }
        let name = assign(sh, arg)?;
        if array && sh.array(&name).is_none() {
            let first = sh.get(&name).map(|first| (0, first.to_vec()));
            sh.set_list(&name, first.into_iter().collect())?;
        }
        if found.has(b'n') {
            sh.unexport(&name);
        } else {
            sh.mark(&name, export, readonly);
        }
    }
    Ok(status)
}

/// A command that makes the variable what it is.
#[inline(never)]
fn described(command: &[u8], plain: bool, name: &[u8], variable: &Variable) -> Vec<u8> {
    let mut text = rt::filled(b"% ", &[command]);
    if plain {
        let given =
            [(b'a', variable.list.is_some()), (b'r', variable.readonly), (b'x', variable.exported)];
        for (letter, _) in given.iter().filter(|(_, given)| *given) {
            text.extend_from_slice(&[b'-', *letter, b' ']);
        }
    }
    text.extend_from_slice(name);
    text.extend_from_slice(&value(variable));
    text
}

/// A variable's value behind a `=`, as it can be read back; nothing if it has none.
#[inline(never)]
fn value(variable: &Variable) -> Vec<u8> {
    let Some(list) = &variable.list else {
        return variable
            .value
            .as_ref()
            .map_or(Vec::new(), |value| rt::filled(b"=%", &[quote(value).as_slice()]));
    };
    let mut text = b"=(".to_vec();
    for (index, value) in list {
        let (index, value) = (decimal(*index as i64), quote(value));
        let space: &[u8] = if text.len() > 2 { b" " } else { b"" };
        rt::fill(&mut text, b"%[%]=%", &[space, &index, &value]);
    }
    text.push(b')');
    text
}

/// Does what `name=value` or `name` says, and gives the name.
pub fn assign(sh: &mut Shell, arg: &[u8]) -> Result<Vec<u8>, Flow> {
    let at = arg.iter().position(|&byte| byte == b'=');
    let mut place = arg.get(..at.unwrap_or(arg.len())).unwrap_or(&[]);
    let mut append = false;
    if let Some(shorter) = place.strip_suffix(b"+").filter(|_| at.is_some()) {
        (place, append) = (shorter, true);
    }
    if !is_place(place) {
        return Err(sh.fail("%: bad variable name", place));
    }
    if let Some(at) = at {
        sh.assign_place(place, append, arg.get(at + 1..).unwrap_or(&[]).to_vec())?;
    }
    Ok(place.get(..name_len(place)).unwrap_or(&[]).to_vec())
}

pub fn local(sh: &mut Shell, args: &[Vec<u8>]) -> Result<u8, Flow> {
    if sh.calls == 0 {
        return Err(sh.fail("local: not in a function", b""));
    }
    for arg in operands(args) {
        let name = arg.get(..name_len(arg)).unwrap_or(&[]);
        if is_name(name) {
            sh.save(name);
        }
        assign(sh, arg)?;
    }
    Ok(0)
}

pub fn unset(sh: &mut Shell, args: &[Vec<u8>]) -> Result<u8, Flow> {
    let Some(found) = options(sh, args, b"fv") else { return Err(sh.error()) };
    let functions = found.last(b"fv") == b'f';
    for name in found.rest {
        if functions {
            sh.functions.remove(name);
        } else if is_place(name) {
            sh.unset(name)?;
        } else {
            return Err(sh.fail("unset: %: bad variable name", name));
        }
    }
    Ok(0)
}

pub fn set(sh: &mut Shell, args: &[Vec<u8>]) -> Result<u8, Flow> {
    let args = args.get(1..).unwrap_or(&[]);
    if args.is_empty() {
        let values = sh.variables().map(|(name, variable)| (name, value(variable)));
        let values = values.filter(|(_, value)| !value.is_empty());
        let lines = values.map(|(name, value)| [name.as_slice(), &value].concat()).collect();
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

pub fn shift(sh: &mut Shell, args: &[Vec<u8>]) -> Result<u8, Flow> {
    let count = match operands(args) {
        [] => Some(1),
        [count, ..] => number(count).and_then(|count| usize::try_from(count).ok()),
    };
    match count {
        Some(count) if count <= sh.args.len() => {
            sh.args.drain(..count);
            Ok(0)
        }
        _ => Err(sh.fail("shift: can't shift that many", b"")),
    }
}

pub fn getopts(sh: &mut Shell, args: &[Vec<u8>]) -> Result<u8, Flow> {
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
pub fn next_option(
    sh: &mut Shell,
    spec: &[u8],
    name: &[u8],
    given: &[Vec<u8>],
) -> Result<u8, Flow> {
    let index = sh.get(b"OPTIND").and_then(number).unwrap_or(1).max(1);
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
            sh.set(b"OPTIND", decimal(index as i64))?;
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
    sh.set(b"OPTIND", decimal(index as i64))?;
    sh.cluster = (index, at);
    Ok(0)
}

/// Evaluates expressions; the status tells whether the last one is 0.
pub fn evaluate(sh: &mut Shell, args: &[Vec<u8>]) -> Result<u8, Flow> {
    let [_, expressions @ ..] = args else { return Ok(2) };
    let mut value = 0;
    for expression in expressions {
        value = match sh.evaluate(expression) {
            Ok(value) => value,
            Err(Flow::Error) => return Ok(1),
            Err(flow) => return Err(flow),
        };
    }
    Ok(u8::from(value == 0))
}

/// `printf`, which with `-v` prints into a variable.
pub fn printf(sh: &mut Shell, args: &[Vec<u8>]) -> Result<u8, Flow> {
    let [name, option, place, rest @ ..] = args else { return super::run_applet(sh, args) };
    if option != b"-v" {
        return super::run_applet(sh, args);
    }
    if !is_place(place) {
        sh.say("printf: %: bad variable name", place);
        return Ok(2);
    }
    let fields = [core::slice::from_ref(name), rest].concat();
    let capturing = core::mem::replace(&mut sh.capturing, true);
    let before = core::mem::take(&mut sh.output);
    let status = super::run_applet(sh, &fields);
    let value = core::mem::replace(&mut sh.output, before);
    sh.capturing = capturing;
    sh.set_place(place, value)?;
    status
}

/// `mapfile`: the lines of the input become the elements of an array.
pub fn mapfile(sh: &mut Shell, args: &[Vec<u8>]) -> Result<u8, Flow> {
    let Some(found) = options(sh, args, b"td:n:O:s:u:") else { return Ok(2) };
    let count = |letter| found.value(letter).map(number).map_or(Some(0), |number| number);
    let (Some(most), Some(origin), Some(skip), Some(fd)) =
        (count(b'n'), count(b'O'), count(b's'), count(b'u'))
    else {
        sh.say("%: bad number", b"mapfile");
        return Ok(2);
    };
    let end = found.value(b'd').map_or(b'\n', |end| end.first().copied().unwrap_or(0));
    let name = found.rest.first().map_or(b"MAPFILE".as_slice(), Vec::as_slice);
    if !is_name(name) {
        sh.say("mapfile: %: bad variable name", name);
        return Ok(2);
    }
    let mut text = Vec::new();
    let input = Fd::from_number(fd.min(i32::MAX as u64) as i32);
    super::read_all(&input, &mut text);
    // It is somebody else's.
    let _ = input.into_number();
    let mut list = match sh.array(name) {
        Some(old) if found.has(b'O') => old.clone(),
        _ => List::new(),
    };
    let most = if most == 0 { u64::MAX } else { most };
    let lines = text.split_inclusive(|&byte| byte == end).skip(rt::text::number::fit(skip));
    for (index, line) in (0..most).zip(lines) {
        let line = match line.strip_suffix(&[end]) {
            Some(shorter) if found.has(b't') => shorter,
            _ => line,
        };
        put(&mut list, origin.saturating_add(index), line.to_vec());
    }
    sh.set_list(name, list)?;
    Ok(0)
}
