//! Names for temporary files that nobody can foresee.
use crate::{
    c_string, random,
    sys::{Errno, fs},
};
use alloc::{ffi::CString, vec::Vec};
use core::ffi::CStr;

const LETTERS: &[u8; 62] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

/// How many names are tried before it is the directory's fault.
const ATTEMPTS: u32 = 62 * 62 * 62;

/// Calls `make` with names of `count` random letters and digits between `before` and `after`, until one is not taken already. Returns
/// that one.
#[inline(never)]
pub fn make(
    before: &[u8],
    count: usize,
    after: &[u8],
    make: &mut dyn FnMut(&CStr) -> Result<(), Errno>,
) -> Result<CString, Errno> {
    for _ in 0..ATTEMPTS {
        let name = c_string(&[before, &*letters(count)?, after].concat());
        match make(&name) {
            Err(Errno::EXIST) => {}
            done => return done.map(|()| name),
        }
    }
    Err(Errno::EXIST)
}

fn letters(count: usize) -> Result<Vec<u8>, Errno> {
    let mut letters = Vec::with_capacity(count);
    while letters.len() < count {
        let mut bytes = [0; 32];
        let len = random::of_kernel(&mut bytes)?;
        if len == 0 {
            return Err(Errno::IO);
        }
        // Bytes above the last multiple of 62 would make the first letters likelier.
        let fair = bytes.iter().take(len).filter(|&&byte| byte < 248);
        let picked = fair.filter_map(|&byte| LETTERS.get(usize::from(byte % 62)));
        letters.extend(picked.take(count - letters.len()));
    }
    Ok(letters)
}

/// Calls `make` with `path` below `dir`, and if something is there, puts what is made in its place: it is made under another name
/// first, so that there is no moment without either of the two.
#[inline(never)]
pub fn replace(
    dir: i32,
    path: &CStr,
    create: &mut dyn FnMut(&CStr) -> Result<(), Errno>,
) -> Result<(), Errno> {
    match create(path) {
        Err(Errno::EXIST) => {}
        done => return done,
    }
    let bytes = path.to_bytes();
    let base = bytes.iter().rposition(|&byte| byte == b'/').map_or(0, |slash| slash + 1);
    let before = crate::filled(b"%Cu", &[bytes.get(..base).unwrap_or(b"")]);
    let other = make(&before, 6, b"", create)?;
    let done = fs::rename(dir, &other, dir, path, 0);
    // Renaming one name of a file to another one leaves both.
    match fs::unlink(dir, &other, 0) {
        Err(Errno::NOENT) => done,
        removed => done.and(removed),
    }
}
