//! Built-ins that say what runs next.
use super::{beside, is_file, operands};
use crate::sh::{Flow, number, options, redirect, source::Source, state::Shell, text_of};
use rt::Vec;
use rt::text::split::parts;

pub fn leave_loops(sh: &mut Shell, args: &[Vec<u8>], flow: Flow) -> Result<u8, Flow> {
    let levels = match operands(args) {
        [] => 1,
        [levels, ..] => number(levels).unwrap_or(0).min(u32::MAX.into()) as u32,
    };
    if levels == 0 {
        return Err(sh.fail("bad number of loops", b""));
    }
    sh.status = 0;
    sh.levels = levels.min(sh.loops);
    if sh.loops == 0 { Ok(0) } else { Err(flow) }
}

/// The status that `exit` and `return` are given.
pub fn status_argument(sh: &mut Shell, args: &[Vec<u8>]) -> Result<(), Flow> {
    if let [status, ..] = operands(args) {
        match number(status) {
            Some(status) => sh.status = status as u8,
            None => return Err(sh.fail("Illegal number: %", status)),
        }
    }
    Ok(())
}

pub fn exit(sh: &mut Shell, args: &[Vec<u8>]) -> Result<u8, Flow> {
    sh.may_leave()?;
    sh.status = sh.traps.status.unwrap_or(sh.status);
    status_argument(sh, args)?;
    Err(Flow::Exit)
}

pub fn eval(sh: &mut Shell, args: &[Vec<u8>]) -> Result<u8, Flow> {
    let text = operands(args).join(b" ".as_slice());
    sh.status = 0;
    sh.run_text(text, sh.line)?;
    Ok(sh.status)
}

pub fn dot(sh: &mut Shell, args: &[Vec<u8>]) -> Result<u8, Flow> {
    let [name, ..] = operands(args) else {
        return Err(sh.fail(".: missing file", b""));
    };
    let mut path = name.clone();
    if !name.contains(&b'/') {
        let places = sh.get(b"PATH").unwrap_or_default();
        let mut paths = parts(places, b':').map(|place| beside(place, name));
        path = paths.find(|path| is_file(path)).unwrap_or(path);
    }
    match redirect::open_to_read(&path) {
        Ok(fd) => {
            let mut source = Source::file(fd);
            let line = sh.line;
            sh.status = 0;
            // Parameters are for the file alone.
            let given = operands(args).get(1..).filter(|rest| !rest.is_empty());
            let given = given.filter(|_| !sh.options.has(options::POSIX));
            let before = given.map(|given| core::mem::replace(&mut sh.args, given.to_vec()));
            let flow = sh.commands(&mut source, false, false);
            if let Some(before) = before {
                sh.args = before;
            }
            sh.line = line;
            match flow {
                Ok(()) | Err(Flow::Return) => Ok(sh.status),
                Err(flow) => Err(flow),
            }
        }
        Err(e) => Err(sh.fail_two(".: cannot open %: %", name, &text_of(e))),
    }
}

pub fn exec(sh: &mut Shell, args: &[Vec<u8>]) -> Result<u8, Flow> {
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
