//! Making the directories of a path.
use crate::{
    c_string, order,
    sys::{
        Errno, Fd, dir, fs,
        raw::{O_DIRECTORY, O_PATH},
    },
};
use alloc::{ffi::CString, vec::Vec};
use core::ffi::CStr;

/// What makes a component: it is given the directory, the component, the path so far, and whether it is the last.
pub type Maker<'m> = dyn FnMut(i32, &CStr, &[u8], bool) -> Result<(), Errno> + 'm;

/// Calls `make` for one component of `path` after another, each with the directory before it, and opens what it makes: that leads
/// beyond PATH_MAX, and a link that somebody puts in the place of a directory halfway leads nowhere else.
///
/// The last one is not opened. An error of `make` for another one does not count if there is a directory. Where it fails, `end` is the
/// length of the path to blame.
#[inline(never)]
pub fn make_all(path: &[u8], end: &mut usize, make: &mut Maker) -> Result<(), Errno> {
    let mut above: Option<Fd> = None;
    *end = 0;
    loop {
        let dir = above.as_ref().map_or(fs::CWD, Fd::number);
        let rest = path.get(*end..).unwrap_or(b"");
        let slashes = rest.iter().take_while(|&&byte| byte == b'/').count();
        let name = rest.iter().skip(slashes).take_while(|&&byte| byte != b'/').count();
        // Only the first one starts at the root.
        let start = if *end == 0 { 0 } else { slashes };
        let name: CString = c_string(rest.get(start..slashes + name).unwrap_or(b""));
        *end += start + name.count_bytes();
        let whole = path.get(..*end).unwrap_or(path);
        if path.iter().skip(*end).all(|&byte| byte == b'/') {
            *end = path.len();
            return make(dir, &name, path, true);
        }
        let made = make(dir, &name, whole, false);
        // A parent that cannot be searched is the one to blame.
        let inside = crate::c_filled(b"%/.", &[name.to_bytes()]);
        above = Some(open(dir, &inside).map_err(|e| match made {
            Err(first) if first != Errno::EXIST || e == Errno::NOENT => first,
            _ => e,
        })?);
    }
}

/// Opens a directory as a place to go on from.
pub fn open(dir: i32, path: &CStr) -> Result<Fd, Errno> {
    fs::open(dir, path, O_PATH | O_DIRECTORY, 0)
}

/// The paths of the files `*.conf` in directories, in the order of their names. A file hides those of its name in later directories,
/// none of which has to be there.
#[inline(never)]
pub fn configuration(directories: &[&CStr]) -> Vec<Vec<u8>> {
    let mut files: Vec<(Vec<u8>, Vec<u8>)> = Vec::new();
    for directory in directories {
        // As said.
        let _ = dir::list(directory, &mut |name| {
            if name.ends_with(b".conf") && !files.iter().any(|file| file.0 == name) {
                files.push((name.to_vec(), crate::filled(b"%/%", &[directory.to_bytes(), name])));
            }
        });
    }
    order::sort(&mut files);
    files.into_iter().map(|file| file.1).collect()
}
