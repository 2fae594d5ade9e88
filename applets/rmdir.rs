//! rmdir - remove empty directories
use core::ffi::CStr;
use rt::{
    Cx, Done, Id, c_string, long,
    sys::{
        Errno, dir, fs,
        raw::{AT_REMOVEDIR, AT_SYMLINK_NOFOLLOW, S_IFLNK},
        stat_at,
    },
    text::path,
};

rt::applet! { "rmdir", main, { place: rt::Place::Bin }, "\
Usage: rmdir [OPTION]... DIRECTORY...
Remove the DIRECTORYs, which must be empty.

      --ignore-fail-on-non-empty  do not report a directory that is not empty
  -p, --parents  remove its parents, too: rmdir -p a/b is like rmdir a/b a
  -v, --verbose  tell of each directory before it is removed
" }

const IGNORE: Id = long(HELP, "ignore-fail-on-non-empty");

const FAILED: &str = "failed to remove %q";

fn main(cx: &mut Cx) -> Done {
    let (mut ignore, mut parents, mut verbose) = (false, false, false);
    while let Some(option) = cx.option()? {
        match option {
            b'p' => parents = true,
            b'v' => verbose = true,
            IGNORE => ignore = true,
            _ => {}
        }
    }
    if cx.operands().is_empty() {
        return Err(cx.missing_operand());
    }
    for operand in cx.operands() {
        let mut path = c_string(operand.to_bytes());
        let mut message = FAILED;
        loop {
            if verbose {
                cx.report(packed!("rmdir: removing directory, %q"), &[path.to_bytes()]);
            }
            if let Err(e) = fs::unlink(fs::CWD, &path, AT_REMOVEDIR) {
                if !(ignore && is_not_empty(&path, e)) {
                    report(cx, message, &path, e);
                }
                break;
            }
            let bytes = path.to_bytes();
            let parent = path::directory(bytes);
            if !parents || parent == b"/" || !path::trim(bytes).contains(&b'/') {
                break;
            }
            path = c_string(parent);
            message = "failed to remove directory %q";
        }
    }
    Ok(())
}

/// Did it fail only because there is something in the directory? A read-only file system, say, is refused before that is looked at.
fn is_not_empty(path: &CStr, error: Errno) -> bool {
    match error {
        Errno::NOTEMPTY | Errno::EXIST => true,
        Errno::ACCES | Errno::PERM | Errno::ROFS | Errno::BUSY => {
            let mut names = 0;
            dir::list(path, &mut |_| names += 1).is_ok() && names > 2
        }
        _ => false,
    }
}

fn report(cx: &mut Cx, message: &str, path: &CStr, error: Errno) {
    let bytes = path.to_bytes();
    if error == Errno::NOTDIR && bytes.ends_with(b"/") {
        // The slash says a directory, and that is where the link may lead.
        let name = c_string(path::trim(bytes));
        let stat = stat_at(fs::CWD, &name, AT_SYMLINK_NOFOLLOW);
        if stat.is_ok_and(|stat| stat.kind() == S_IFLNK)
            && cx.status_of(path).map_or_else(|e| e != Errno::NOTDIR, |stat| stat.is_directory())
        {
            return cx.say(packed!("failed to remove %q: Symbolic link not followed"), &[bytes]);
        }
    }
    let message = if error == Errno::NOTDIR { FAILED } else { message };
    cx.say_error(message, &[bytes], Some(error));
}
