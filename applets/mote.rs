//! mote - run, list and install the applets
use core::ffi::CStr;
use rt::{
    Applet, Cx, Done, Id, Place, Vec, c_string, command, long,
    sys::{self, Errno, fs},
};

rt::applet! { "mote", main, { own_process: true }, "\
Usage: mote [APPLET [ARGUMENT]...]
  or:  mote --install [-s] [--noclobber] [DIR]
  or:  mote [SHELL OPTION]... [SCRIPT [ARGUMENT]...]
A whole userland in one program. Called by the name of an applet, or with one as its first operand, it is that applet;
otherwise it is a shell.

      --list        list the applets
      --list-full   list where --install puts them, without the first slash
      --install     link every applet's name to this program, in DIR or where the file system standard has it
  -s, --symbolic    make symbolic links, relative ones, and not hard links
      --noclobber   leave names alone that are there already

" }

const LIST: Id = long(HELP, "list");
const LIST_FULL: Id = long(HELP, "list-full");
const INSTALL: Id = long(HELP, "install");
const NOCLOBBER: Id = long(HELP, "noclobber");

fn main(cx: &mut Cx) -> Done {
    let word = cx.args().get(1).unwrap_or(c"").to_bytes();
    if let Some(applet) = rt::find(word) {
        return cx.become_applet(applet, 1);
    }
    // What starts with two dashes is not for a shell, but `--` itself is.
    if !word.starts_with(b"--") || word == b"--" {
        return match rt::find(b"sh") {
            Some(shell) => cx.become_applet(shell, 0),
            None if word.is_empty() => Err(cx.help()),
            None => {
                cx.say(packed!("%r: applet not found"), &[word]);
                Err(rt::Stop::new(127))
            }
        };
    }
    let mut action = None;
    let (mut symbolic, mut keep) = (false, false);
    while let Some(option) = cx.option()? {
        match option {
            b's' => symbolic = true,
            NOCLOBBER => keep = true,
            option => action = Some(option),
        }
    }
    let operands = cx.operands();
    let most = usize::from(action == Some(INSTALL));
    if operands.len() > most {
        return Err(cx.extra_operand(most));
    }
    match action {
        Some(LIST) => commands().try_for_each(|applet| print(cx, "", applet)),
        Some(LIST_FULL) => commands().try_for_each(|applet| print(cx, directory(applet), applet)),
        Some(_) => install(cx, operands.get(0), symbolic, keep),
        None => Err(cx.usage(packed!("nothing to do without --install"), &[])),
    }
}

/// All applets but this one, by name.
fn commands() -> impl Iterator<Item = &'static Applet> {
    rt::applets().iter().filter(|applet| applet.name != "mote")
}

fn directory(applet: &Applet) -> &'static str {
    match applet.place {
        Place::Bin => "bin/",
        Place::Sbin => "sbin/",
        Place::UsrBin => "usr/bin/",
        Place::UsrSbin => "usr/sbin/",
    }
}

fn print(cx: &mut Cx, directory: &str, applet: &Applet) -> Done {
    [directory, applet.name, "\n"].iter().try_for_each(|part| cx.out.write(part.as_bytes()))
}

fn install(cx: &mut Cx, dir: Option<&CStr>, symbolic: bool, keep: bool) -> Done {
    // The path of a directory with nothing in it would be the root's.
    if dir == Some(c"") {
        return Err(cx.fail(b"", Errno::NOENT));
    }
    let program = match command::program(cx) {
        Ok(path) => path,
        Err(e) => return Err(cx.stop_error(packed!("cannot find this program"), &[], e)),
    };
    for applet in commands() {
        let mut path = Vec::new();
        match dir {
            Some(dir) => path.extend_from_slice(dir.to_bytes()),
            None => path.push(b'/'),
        }
        path.push(b'/');
        if dir.is_none() {
            path.extend_from_slice(directory(applet).as_bytes());
        }
        let parent = path.len() - 1;
        path.extend_from_slice(applet.name.as_bytes());
        if let Err(e) =
            make_parents(&path, parent).and_then(|()| place_link(&program, &path, symbolic, keep))
        {
            cx.warn(&path, e);
            // It is the same for all.
            if e == Errno::XDEV {
                return Err(cx.stop(packed!("hard links do not cross file systems; use -s"), &[]));
            }
        }
    }
    Ok(())
}

/// Makes the directories of `path` up to the slash at `end`, as far as they are missing.
fn make_parents(path: &[u8], end: usize) -> Result<(), Errno> {
    let dir = path.get(..end).unwrap_or(b"");
    let missing = || sys::stat_at(fs::CWD, &c_string(dir), 0).err() == Some(Errno::NOENT);
    if dir.is_empty() || !missing() {
        return Ok(());
    }
    let parent = dir.iter().rposition(|&byte| byte == b'/').unwrap_or(0);
    make_parents(path, parent)?;
    match fs::make_directory(fs::CWD, &c_string(dir), 0o777) {
        Err(Errno::EXIST) => Ok(()),
        done => done,
    }
}

/// Makes `path` a link to `program`, in one step where another file is in the way.
#[inline(never)]
fn place_link(program: &CStr, path: &[u8], symbolic: bool, keep: bool) -> Result<(), Errno> {
    let target =
        if symbolic { relative(program.to_bytes(), path)? } else { c_string(program.to_bytes()) };
    let make = |path: &CStr| {
        if symbolic {
            fs::symlink(&target, fs::CWD, path)
        } else {
            fs::link(fs::CWD, &target, fs::CWD, path, true)
        }
    };
    let name = c_string(path);
    if keep && sys::stat_at(fs::CWD, &name, sys::raw::AT_SYMLINK_NOFOLLOW).is_ok() {
        return Ok(());
    }
    let done = make(&name);
    if done != Err(Errno::EXIST) {
        return done;
    }
    let is_done = sys::stat_at(fs::CWD, &name, 0).is_ok_and(|there| {
        sys::stat_at(fs::CWD, program, 0).is_ok_and(|here| here.same_file(&there))
    });
    if is_done {
        return Ok(());
    }
    let mut temporary = path.to_vec();
    temporary.extend_from_slice(b".mote-new");
    let temporary = c_string(&temporary);
    make(&temporary)?;
    fs::rename(fs::CWD, &temporary, fs::CWD, &name, 0).inspect_err(|_| {
        let _ = fs::unlink(fs::CWD, &temporary, 0); // the first error is the one to report
    })
}

/// The text of a symbolic link at `path` that leads to `program`, an absolute path, by a way that holds when both are moved together or
/// seen from another root.
fn relative(program: &[u8], path: &[u8]) -> Result<rt::CString, Errno> {
    let slash = path.iter().rposition(|&byte| byte == b'/').unwrap_or(0);
    let dir = fs::resolve(&c_string(path.get(..slash.max(1)).unwrap_or(b"/")))?;
    let components =
        |path| <[u8]>::split(path, |&byte| byte == b'/').filter(|name: &&[u8]| !name.is_empty());
    let common = components(program).zip(components(&dir)).take_while(|(a, b)| a == b).count();
    let mut text = Vec::new();
    for _ in components(&dir).skip(common) {
        text.extend_from_slice(b"../");
    }
    for name in components(program).skip(common) {
        text.extend_from_slice(name);
        text.push(b'/');
    }
    text.pop();
    Ok(c_string(&text))
}
