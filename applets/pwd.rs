//! pwd - print the working directory
use core::ffi::CStr;
use rt::{
    Cx, Done, resolve,
    sys::{fs::CWD, stat_at},
    text::split::parts,
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
        cx.note(packed!("ignoring non-option arguments"), &[]);
    }
    if logical && let Some(path) = from_environment(cx) {
        return cx.out.write(path.to_bytes()).and_then(|()| cx.out.byte(b'\n'));
    }
    let path = resolve::working_directory().map_err(|lost| match lost.error {
        Some(e) => cx.stop_error(packed!("cannot open directory %q"), &[&lost.directory], e),
        None => {
            let message = packed!("couldn't find directory entry in %q with matching i-node");
            cx.stop(message, &[&lost.directory])
        }
    })?;
    cx.out.write(&path).and_then(|()| cx.out.byte(b'\n'))
}

/// PWD, if it is absolute, has no `.` and `..`, and is the working directory (POSIX pwd, -L).
fn from_environment<'a>(cx: &Cx<'a>) -> Option<&'a CStr> {
    let path = cx.path_var(b"PWD")?;
    let bytes = path.to_bytes();
    let dotted = parts(bytes, b'/').any(|name| name == b"." || name == b"..");
    let here = stat_at(CWD, c".", 0).ok()?;
    let there = stat_at(CWD, path, 0).ok()?;
    (bytes.starts_with(b"/") && !dotted && here.same_file(&there)).then_some(path)
}
