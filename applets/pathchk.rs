//! pathchk - check whether names of files are valid or portable
use core::ffi::CStr;
use rt::{
    Cx, Done, Id, long,
    sys::{Errno, fs, raw::AT_SYMLINK_NOFOLLOW, stat_at},
    text::{number, split::parts, utf8},
};

rt::applet! { "pathchk", main, { options_first: true }, "\
Usage: pathchk [OPTION]... NAME...
Report NAMEs that no file can have here.

  -p                 report what some POSIX systems do not take
  -P                 report empty names, and those with a component that begins with -
      --portability  both
" }

const PORTABILITY: Id = long(HELP, "portability");

/// What every file system takes in a path and in a component (_POSIX_PATH_MAX, which counts a NUL, and _POSIX_NAME_MAX).
const POSIX: Limits = Limits { path: 255, component: 14 };
/// What Linux takes.
const LINUX: Limits = Limits { path: 4095, component: 255 };

struct Limits {
    path: usize,
    component: usize,
}

fn main(cx: &mut Cx) -> Done {
    let (mut basic, mut extra) = (false, false);
    while let Some(option) = cx.option()? {
        match option {
            b'p' => basic = true,
            b'P' => extra = true,
            PORTABILITY => (basic, extra) = (true, true),
            _ => {}
        }
    }
    if cx.operands().is_empty() {
        return Err(cx.missing_operand());
    }
    for name in cx.operands() {
        check(cx, name, basic, extra);
    }
    Ok(())
}

/// Reports what is wrong with a name first.
fn check(cx: &mut Cx, name: &CStr, basic: bool, extra: bool) {
    let bytes = name.to_bytes();
    let components = || parts(bytes, b'/');
    if extra && components().any(|component| component.starts_with(b"-")) {
        return cx.say(packed!("leading '-' in a component of file name %q"), &[bytes]);
    }
    if (basic || extra) && bytes.is_empty() {
        return cx.say(packed!("empty file name"), &[]);
    }
    if basic {
        let portable = |byte: &u8| byte.is_ascii_alphanumeric() || b"._-/".contains(byte);
        if let Some(at) = bytes.iter().position(|byte| !portable(byte)) {
            let rest = bytes.get(at..).unwrap_or(b"");
            let character = utf8::pieces(rest, cx.utf8()).next().map_or(rest, |piece| piece.0);
            return cx
                .say(packed!("nonportable character %w in file name %q"), &[character, bytes]);
        }
    } else {
        match stat_at(fs::CWD, name, AT_SYMLINK_NOFOLLOW) {
            Ok(_) => return,
            // No file has the empty name.
            Err(Errno::NOENT) if !bytes.is_empty() => {}
            Err(e) => return cx.warn(bytes, e),
        }
    }
    let limits = if basic { POSIX } else { LINUX };
    if bytes.len() > limits.path {
        return exceeded(cx, limits.path, bytes.len(), false, bytes);
    }
    for component in components() {
        if component.len() > limits.component {
            let (limit, len) = (limits.component, component.len());
            return exceeded(cx, limit, len, true, component);
        }
    }
}

fn exceeded(cx: &mut Cx, limit: usize, len: usize, component: bool, name: &[u8]) {
    let (mut room, mut other) = ([0; number::DIGITS], [0; number::DIGITS]);
    let limit = number::format(limit as u64, &mut room);
    let len = number::format(len as u64, &mut other);
    let message = match component {
        true => packed!("limit %r exceeded by length %r of file name component %w"),
        false => packed!("limit %r exceeded by length %r of file name %q"),
    };
    cx.say(message, &[limit, len, name]);
}
