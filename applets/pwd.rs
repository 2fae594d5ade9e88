//! pwd - print the working directory
use core::ffi::CStr;
use rt::{
    Cx, Done, Stop, Vec, c_string,
    sys::{
        Errno, Fd, dir,
        fs::{self, CWD},
        fstat, process,
        raw::{AT_SYMLINK_NOFOLLOW, O_DIRECTORY, O_PATH, O_RDONLY},
        stat_at,
    },
};

rt::applet! { "pwd", main, { place: rt::Place::Bin }, "\
Usage: pwd [OPTION]...
Print the full name of the working directory.

  -L, --logical    take it from PWD, with symbolic links, if that is right
  -P, --physical   resolve all symbolic links (the default, but with POSIXLY_CORRECT -L is)
" }

fn main(cx: &mut Cx) -> Done {
    let mut logical = cx.posixly_correct();
    while let Some(option) = cx.option()? {
        logical = option == b'L';
    }
    if !cx.operands().is_empty() {
        cx.note("ignoring non-option arguments", &[]);
    }
    if logical && let Some(path) = from_environment(cx) {
        return cx.out.write(path.to_bytes()).and_then(|()| cx.out.byte(b'\n'));
    }
    let path = match process::working_directory() {
        Ok(path) if path.starts_with(b"/") => path,
        // It is longer than a page, or cannot be reached from the root.
        _ => climb(cx)?,
    };
    cx.out.write(&path).and_then(|()| cx.out.byte(b'\n'))
}

/// The path of the working directory, found by climbing to the root and looking at each step for the name that one came from.
fn climb(cx: &mut Cx) -> Result<Vec<u8>, Stop> {
    let mut path = Vec::new();
    // What the next directory is called from here.
    let mut above = b"..".to_vec();
    let mut dir = cx.open(c".", O_PATH, 0);
    loop {
        match dir.and_then(|dir| step(&dir)) {
            Ok(Step::Root) if path.is_empty() => return Ok(b"/".to_vec()),
            Ok(Step::Root) => return Ok(path),
            Ok(Step::Up(parent, Some(name))) => {
                path = [b"/", &*name, &*path].concat();
                dir = Ok(parent);
            }
            Ok(Step::Up(_, None)) => {
                let message = "couldn't find directory entry in %q with matching i-node";
                return Err(cx.stop(message, &[&above]));
            }
            Err(e) => return Err(cx.stop_error("cannot open directory %q", &[&above], e)),
        }
        above.extend_from_slice(b"/..");
    }
}

enum Step {
    /// This is the root.
    Root,
    /// The directory above, and the name that one came from.
    Up(Fd, Option<Vec<u8>>),
}

fn step(dir: &Fd) -> Result<Step, Errno> {
    let here = fstat(dir)?;
    if here.same_file(&stat_at(CWD, c"/", 0)?) {
        return Ok(Step::Root);
    }
    let parent = fs::open(dir.number(), c"..", O_RDONLY | O_DIRECTORY, 0)?;
    let mut found = None;
    dir::list_open(&parent, |name| {
        let is_here = || {
            stat_at(parent.number(), &c_string(name), AT_SYMLINK_NOFOLLOW)
                .is_ok_and(|stat| stat.same_file(&here))
        };
        if found.is_none() && name != b"." && name != b".." && is_here() {
            found = Some(name.to_vec());
        }
    })?;
    Ok(Step::Up(parent, found))
}

/// PWD, if it is absolute, has no `.` and `..`, and is the working directory (POSIX pwd, -L).
fn from_environment<'a>(cx: &Cx<'a>) -> Option<&'a CStr> {
    let path = cx.path_var(b"PWD")?;
    let bytes = path.to_bytes();
    let dotted = bytes.split(|&byte| byte == b'/').any(|name| name == b"." || name == b"..");
    let here = stat_at(CWD, c".", 0).ok()?;
    let there = stat_at(CWD, path, 0).ok()?;
    (bytes.starts_with(b"/") && !dotted && here.same_file(&there)).then_some(path)
}
