//! Built-ins for variables, options and parameters.
use super::{Options, operands, options, quote};
use crate::sh::{Flow, ast::is_name, decimal, number, state::Shell};
use rt::Vec;

/// `export` and `readonly`.
pub fn declare(sh: &mut Shell, args: &[Vec<u8>], export: bool) -> Result<u8, Flow> {
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
pub fn assign(sh: &mut Shell, arg: &[u8]) -> Result<Vec<u8>, Flow> {
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

pub fn local(sh: &mut Shell, args: &[Vec<u8>]) -> Result<u8, Flow> {
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

pub fn unset(sh: &mut Shell, args: &[Vec<u8>]) -> Result<u8, Flow> {
    let Some(found) = options(sh, args, b"fv") else { return Err(sh.error()) };
    let functions = found.last(b"fv") == b'f';
    for name in found.rest {
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

pub fn set(sh: &mut Shell, args: &[Vec<u8>]) -> Result<u8, Flow> {
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
