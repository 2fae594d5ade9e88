//! Built-ins for the working directory.
use super::options;
use crate::sh::{Flow, decimal, number, state::Shell, text_of};
use rt::{
    Vec, c_string,
    sys::{Errno, dir, process, raw},
    text::split::{before, parts},
};

pub fn cd(sh: &mut Shell, args: &[Vec<u8>]) -> Result<u8, Flow> {
    let Some(found) = options(sh, args, b"LPe") else { return Ok(2) };
    let (physical, rest) = (found.last(b"LP") == b'P', found.rest);
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
    let first = before(&target, b'/');
    let mut places = Vec::new();
    if !matches!(first, b"" | b"." | b"..") {
        places = sh.get(b"CDPATH").unwrap_or_default().to_vec();
    }
    places.push(b':');
    // An empty part of CDPATH is the working directory, as is what comes after the last colon.
    for place in parts(&places, b':') {
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
pub fn logical(from: &[u8], path: &[u8]) -> Vec<u8> {
    let mut names: Vec<&[u8]> = Vec::new();
    let start = if path.starts_with(b"/") { b"" } else { from };
    if !path.starts_with(b"/") && !from.starts_with(b"/") {
        return path.to_vec();
    }
    for name in parts(start, b'/').chain(parts(path, b'/')) {
        match name {
            b"" | b"." => {}
            b".." => drop(names.pop()),
            _ => names.push(name),
        }
    }
    rt::filled(b"/%", &[names.join(b"/".as_slice()).as_slice()])
}

/// The working directory: what PWD says, as long as that is true.
#[inline(never)]
pub fn here(sh: &Shell) -> Result<Vec<u8>, Errno> {
    match sh.get(b"PWD") {
        Some(path) if is_here(path) => Ok(path.to_vec()),
        _ => process::working_directory(),
    }
}

pub fn pwd(sh: &mut Shell, args: &[Vec<u8>]) -> Result<u8, Flow> {
    let Some(found) = options(sh, args, b"LP") else { return Ok(2) };
    match if found.last(b"LP") == b'P' { process::working_directory() } else { here(sh) } {
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

/// `pushd`, `popd` and `dirs`: a stack of directories with the working directory on top.
pub fn stack(sh: &mut Shell, args: &[Vec<u8>]) -> Result<u8, Flow> {
    let Some((name, rest)) = args.split_first() else { return Ok(2) };
    let mut stack = core::mem::take(&mut sh.directories);
    stack.insert(0, here(sh).unwrap_or_default());
    let unchanged = stack.clone();
    let arg = rest.first().map(Vec::as_slice);
    // `+N` counts from the top, `-N` from the bottom.
    let mut place = None;
    if let Some([sign @ (b'+' | b'-'), digits @ ..]) = arg
        && let Some(number) = number(digits).map(rt::text::number::fit)
    {
        let at = if *sign == b'+' { Some(number) } else { stack.len().checked_sub(number + 1) };
        place = at.filter(|&at| at < stack.len());
        if place.is_none() {
            sh.say_two("%: %: no such entry", name, arg.unwrap_or(&[]));
            return keep(sh, stack, 1);
        }
    }
    let (mut one_per_line, mut target) = (false, None);
    match (name.as_slice(), arg) {
        (b"dirs", Some(b"-c")) => return keep(sh, Vec::from([Vec::new()]), 0),
        (b"dirs", Some(b"-p" | b"-v" | b"-l")) => one_per_line = arg != Some(b"-l"),
        (b"dirs", None) => {}
        (b"dirs", Some(_)) if place.is_none() => {
            sh.say_two("%: Illegal option %", name, arg.unwrap_or(&[]));
            return keep(sh, stack, 2);
        }
        (b"dirs", _) => stack = stack.get(place.unwrap_or(0)).cloned().into_iter().collect(),
        (b"popd", _) => {
            let at = place.unwrap_or(0);
            if stack.len() < 2 {
                sh.say("popd: the stack is empty", b"");
                return keep(sh, stack, 1);
            }
            stack.remove(at);
            target = stack.first().filter(|_| at == 0).cloned();
        }
        (_, None) => {
            if stack.len() < 2 {
                sh.say("pushd: there is no other directory", b"");
                return keep(sh, stack, 1);
            }
            stack.swap(0, 1);
            target = stack.first().cloned();
        }
        (_, Some(path)) => {
            match place {
                Some(at) => stack.rotate_left(at),
                None => stack.insert(0, path.to_vec()),
            }
            target = stack.first().cloned();
        }
    }
    if let Some(target) = target {
        let before = core::mem::take(&mut sh.output);
        let status = cd(sh, &[name.clone(), b"--".to_vec(), target])?;
        // Not what cd shows.
        sh.output = before;
        if status != 0 {
            return keep(sh, unchanged, 1);
        }
        if let Some(top) = stack.first_mut() {
            *top = here(sh).unwrap_or_default();
        }
    }
    let home = sh.get(b"HOME").unwrap_or_default().to_vec();
    for (index, path) in stack.iter().enumerate() {
        let (tilde, rest): (&[u8], _) = match path.strip_prefix(home.as_slice()) {
            Some(rest)
                if home.len() > 1 && matches!(rest, [] | [b'/', ..]) && arg != Some(b"-l") =>
            {
                (b"~", rest)
            }
            _ => (b"", path.as_slice()),
        };
        if arg == Some(b"-v") {
            sh.print(&[&decimal(index as i64), b"  "]);
        }
        let last = index + 1 == stack.len();
        sh.print(&[tilde, rest, if last || one_per_line { b"\n" } else { b" " }]);
    }
    keep(sh, if name == b"dirs" { unchanged } else { stack }, 0)
}

/// Keeps what is below the working directory.
fn keep(sh: &mut Shell, mut stack: Vec<Vec<u8>>, status: u8) -> Result<u8, Flow> {
    stack.remove(0);
    sh.directories = stack;
    Ok(status)
}
