//! Built-ins that tell what a command's name stands for.
use super::{Options, find, operands, options, quote};
use crate::sh::{
    Flow,
    ast::reserved,
    state::{Found, Shell},
};
use rt::{Vec, c_string, sys::dir};

/// Describes a command: for `command -v` in a word, else in a sentence. Returns its status.
pub fn describe(sh: &mut Shell, name: &[u8], sentence: bool) -> u8 {
    if let Some(value) = sh.aliases.get(name) {
        let (is, value) =
            (if sentence { b" is an alias for ".as_slice() } else { b"=" }, value.clone());
        let (before, shown): (&[u8], _) =
            if sentence { (b"", value) } else { (b"alias ", quote(&value)) };
        sh.print(&[before, name, is, &shown, b"\n"]);
        return 0;
    }
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

/// `type`; with `-t` it tells in a word what it is, with `-p` and `-P` the path of the program.
pub fn type_of(sh: &mut Shell, args: &[Vec<u8>]) -> Result<u8, Flow> {
    let Some(found) = options(sh, args, b"tpP") else { return Ok(2) };
    let mut status = 0;
    for name in found.rest {
        let one = match found.last(b"tpP") {
            0 => describe(sh, name, true),
            b't' => kind(sh, name),
            _ => path(sh, name, found.has(b'P')),
        };
        status = status.max(one);
    }
    Ok(status)
}

/// Says in a word what a command is.
#[inline(never)]
fn kind(sh: &mut Shell, name: &[u8]) -> u8 {
    let kind: &[u8] = if sh.aliases.get(name).is_some() {
        b"alias\n"
    } else if reserved(name) != 0 {
        b"keyword\n"
    } else if sh.functions.get(name).is_some() {
        b"function\n"
    } else if find(name).is_some() {
        b"builtin\n"
    } else if sh.lookup(name).is_ok() {
        b"file\n"
    } else {
        return 1;
    };
    sh.print(&[kind]);
    0
}

/// Shows the path of the program that a command is; one that is none has no path.
#[inline(never)]
fn path(sh: &mut Shell, name: &[u8], always: bool) -> u8 {
    let other = find(name).is_some() || sh.functions.get(name).is_some();
    if other && !always {
        return 0;
    }
    match sh.lookup(name) {
        Ok(Found::Applet(_, Some(path)) | Found::Program(path)) => {
            sh.print(&[path.to_bytes(), b"\n"]);
            0
        }
        _ => 1,
    }
}

/// `command -v` and `-V`; what else `command` does is done where commands are run.
pub fn command(sh: &mut Shell, args: &[Vec<u8>]) -> Result<u8, Flow> {
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

pub fn hash(sh: &mut Shell, args: &[Vec<u8>]) -> Result<u8, Flow> {
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

/// `alias`: `name=value` defines one, `name` shows one, and without arguments all are shown, so that they can be read back.
pub fn alias(sh: &mut Shell, args: &[Vec<u8>]) -> Result<u8, Flow> {
    let Some(Options { rest, .. }) = options(sh, args, b"p") else { return Ok(2) };
    let show = |name: &[u8], value: &[u8]| rt::filled(b"%=%", &[name, &quote(value)]);
    if rest.is_empty() {
        let lines = sh.aliases.iter().map(|(name, value)| show(name, value)).collect();
        sh.print_sorted(lines);
    }
    let mut status = 0;
    for arg in rest {
        // The name is at least one character, so `=` alone is one.
        let at = arg.iter().skip(1).position(|&byte| byte == b'=');
        match at.map(|at| arg.split_at(at + 1)) {
            Some((name, value)) => sh.aliases.set(name, value.get(1..).unwrap_or(&[]).to_vec()),
            None => match sh.aliases.get(arg).map(|value| show(arg, value)) {
                Some(line) => sh.print(&[&line, b"\n"]),
                None => {
                    sh.say("alias: %: not found", arg);
                    status = 1;
                }
            },
        }
    }
    Ok(status)
}

pub fn unalias(sh: &mut Shell, args: &[Vec<u8>]) -> Result<u8, Flow> {
    let Some(found) = options(sh, args, b"a") else { return Ok(2) };
    if found.has(b'a') {
        sh.aliases.clear();
    }
    let mut status = 0;
    for name in found.rest {
        if sh.aliases.get(name).is_none() {
            sh.say("unalias: %: not found", name);
            status = 1;
        }
        sh.aliases.remove(name);
    }
    Ok(status)
}
