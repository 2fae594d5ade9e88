//! The name of a terminal.
use crate::{
    c_string,
    sys::{
        Errno, Fd, Stat, dir, fs, fstat, raw::AT_SYMLINK_NOFOLLOW, stat_at, terminal::is_terminal,
    },
};
use alloc::vec::Vec;

/// The name of the device that standard input is: what /proc says if that is right here, or what is found in /dev.
#[inline(never)]
pub fn name() -> Result<Vec<u8>, Errno> {
    let stat = fstat(&Fd::STDIN)?;
    if !is_terminal(&Fd::STDIN) {
        return Err(Errno::NOTTY);
    }
    if let Ok(name) = fs::read_link(fs::CWD, c"/proc/self/fd/0")
        && is_device(&name, &stat)
    {
        return Ok(name);
    }
    for directory in [c"/dev/pts/", c"/dev/"] {
        let mut found = None;
        // A directory that cannot be read has no name for it.
        let _ = dir::list(directory, &mut |entry| {
            let path = [directory.to_bytes(), entry].concat();
            if found.is_none() && is_device(&path, &stat) {
                found = Some(path);
            }
        });
        if let Some(name) = found {
            return Ok(name);
        }
    }
    Err(Errno::NODEV)
}

/// Is `path` the device that `wanted` is the status of, and no mere link to it such as /dev/stdin?
fn is_device(path: &[u8], wanted: &Stat) -> bool {
    stat_at(fs::CWD, &c_string(path), AT_SYMLINK_NOFOLLOW).is_ok_and(|stat| {
        stat.is_character_device() && stat.special_device() == wanted.special_device()
    })
}
