//! read - a line of input in variables
use super::{Options, options};
use crate::sh::{Flow, ast::is_name, state::Shell, text_of};
use rt::{
    Vec,
    sys::{Errno, Fd, raw},
};

/// Reads a line for `read`: its characters, each with whether a backslash quoted it. Returns the status.
#[inline(never)]
pub fn read_line(sh: &mut Shell, raw: bool, line: &mut Vec<(u8, bool)>) -> Result<u8, Flow> {
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

pub fn read(sh: &mut Shell, args: &[Vec<u8>]) -> Result<u8, Flow> {
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
