//! Finding a command in PATH and becoming it.
use crate::{
    CString, Cx, Done, OwnedStrings, Stop, Strings,
    auxv::AT_EXECFN,
    c_string,
    sys::{Errno, fs, process, raw::O_RDWR, thread},
    text::{path, split::parts},
};
use core::ffi::CStr;

/// Where commands are looked for if the environment has no PATH, as with glibc's execvp(3).
pub const DEFAULT_PATH: &[u8] = b"/bin:/usr/bin";

/// Becomes the command `name` as execvp(3) does, but looks for it in the PATH of `env`. Returns only if that fails.
///
/// A name with a slash is a path. An empty part of PATH is the working directory. What is found but may not be run is passed over and
/// remembered as the error. A file that is no program of the kernel's is a script for `/bin/sh`.
pub fn exec(name: &CStr, args: Strings, env: Strings) -> Errno {
    let bytes = name.to_bytes();
    if bytes.is_empty() {
        return Errno::NOENT;
    }
    if bytes.contains(&b'/') {
        return exec_or_script(name, args, env);
    }
    let places = { env }.find_map(|entry| entry.to_bytes().strip_prefix(b"PATH="));
    let (mut error, mut denied) = (Errno::NOENT, false);
    for place in parts(places.unwrap_or(DEFAULT_PATH), b':') {
        let slash: &[u8] = if place.is_empty() { b"" } else { b"/" };
        error = exec_or_script(&c_string(&[place, slash, bytes].concat()), args, env);
        match error {
            Errno::ACCES => denied = true,
            Errno::NOENT | Errno::NOTDIR | Errno::NODEV | Errno::STALE | Errno::TIMEDOUT => {}
            _ => return error,
        }
    }
    if denied { Errno::ACCES } else { error }
}

/// Becomes the command that `args` start with. If that fails, says so by `message`, a template that has the name in it, and gives the
/// status of commands that run others: 127 if there is none of that name, or 126.
#[inline(never)]
pub fn run(cx: &mut Cx, message: &str, args: Strings, env: Strings) -> Stop {
    let name = { args }.next().unwrap_or(c"");
    let error = exec(name, args, env);
    cx.say_error(message, &[name.to_bytes()], Some(error));
    Stop::new(if error == Errno::NOENT { 127 } else { 126 })
}

/// Runs the program `path` with arguments, its name first, and `extra` in its environment if that is not empty. Returns its status.
#[inline(never)]
pub fn call(path: &CStr, words: &[&[u8]], extra: &[u8], env: Strings) -> Result<u8, Errno> {
    let (mut args, mut all) = (OwnedStrings::default(), OwnedStrings::default());
    words.iter().for_each(|word| args.push(word));
    env.for_each(|entry| all.push(entry.to_bytes()));
    if !extra.is_empty() {
        all.push(extra);
    }
    let child = thread::spawn(&mut || {
        process::exec(path, args.as_strings(), all.as_strings());
        127
    })?;
    Ok(process::wait(child, true)?.1.status())
}

/// What most of them say.
pub const FAILED: &str = "failed to run command %w";

#[inline(never)]
fn exec_or_script(path: &CStr, args: Strings, env: Strings) -> Errno {
    let error = process::exec(path, args, env);
    if error != Errno::NOEXEC {
        return error;
    }
    let mut script = OwnedStrings::default();
    script.push(b"/bin/sh");
    script.push(path.to_bytes());
    args.skip(1).for_each(|arg| script.push(arg.to_bytes()));
    process::exec(c"/bin/sh", script.as_strings(), env)
}

/// As [`run`], or the user's shell as at a login where there are no `args`.
#[inline(never)]
pub fn run_or_shell(cx: &mut Cx, args: Strings) -> Stop {
    let env = cx.env();
    if !args.is_empty() {
        return run(cx, "failed to execute %r", args, env);
    }
    let shell = cx.path_var(b"SHELL").filter(|shell| !shell.is_empty()).unwrap_or(c"/bin/sh");
    let mut args = OwnedStrings::default();
    args.push(&crate::filled(b"-%", &[crate::text::path::base(shell.to_bytes())]));
    let error = exec(shell, args.as_strings(), env);
    cx.say_error(packed!("failed to execute %r"), &[shell.to_bytes()], Some(error));
    Stop::new(if error == Errno::NOENT { 127 } else { 126 })
}

/// As [`run_or_shell`], as another user and group where one is given. Groups beside that one are left, which a namespace of users
/// may deny: that is no error if they `may_stay`.
#[inline(never)]
pub fn run_as(
    cx: &mut Cx,
    user: Option<u32>,
    group: Option<u32>,
    may_stay: bool,
    args: Strings,
) -> Result<Stop, Stop> {
    if let Some(group) = group {
        let left = process::set_groups(&[]);
        if !may_stay {
            left.map_err(|e| cx.stop_error(packed!("setgroups failed"), &[], e))?;
        }
        process::set_group(group).map_err(|e| cx.stop_error(packed!("setgid failed"), &[], e))?;
    }
    if let Some(user) = user {
        process::set_user(user).map_err(|e| cx.stop_error(packed!("setuid failed"), &[], e))?;
    }
    Ok(run_or_shell(cx, args))
}

/// The absolute path of this program: from /proc, or by the path that it was started with.
#[inline(never)]
pub fn program(cx: &Cx) -> Result<CString, Errno> {
    if let Ok(path) = fs::read_link(fs::CWD, c"/proc/self/exe") {
        return Ok(c_string(&path));
    }
    let start = cx.auxv().text(AT_EXECFN).ok_or(Errno::NOENT)?.to_bytes();
    let mut path = fs::resolve(&c_string(path::directory(start)))?;
    path.push(b'/');
    path.extend_from_slice(path::base(start));
    Ok(c_string(&path))
}

/// Goes on as a process of its own in the background: in another session, with nothing to read and nobody to tell.
#[inline(never)]
pub fn detach(cx: &mut Cx) -> Done {
    const FAILED: &str = "cannot go into the background";
    cx.out.flush()?;
    let null = cx.open(c"/dev/null", O_RDWR, 0).map_err(|e| cx.fail(b"/dev/null", e))?;
    if process::fork().map_err(|e| cx.stop_error(FAILED, &[], e))? > 0 {
        process::exit(0);
    }
    process::new_session().map_err(|e| cx.stop_error(FAILED, &[], e))?;
    for number in 0..3 {
        process::duplicate_to(null.number(), number).map_err(|e| cx.stop_error(FAILED, &[], e))?;
    }
    Ok(())
}
