//! Making pipes and devices with the permissions that they are to have.
use crate::{
    Cx, Stop,
    sys::{
        Errno, fs, fstat, process,
        raw::{O_NOFOLLOW, O_PATH},
    },
    text::mode::Change,
};
use core::ffi::CStr;

/// The permissions that an option's value asks for, in place of a=rw.
#[inline(never)]
pub fn mode(cx: &mut Cx, text: Option<&[u8]>) -> Result<Option<u32>, Stop> {
    let Some(text) = text else { return Ok(None) };
    let Some(change) = Change::new(text) else {
        return Err(cx.stop(packed!("invalid mode"), &[]));
    };
    let (mode, _) = change.apply(0o666, false, process::current_umask());
    if mode > 0o777 {
        return Err(cx.stop(packed!("mode must specify only file permission bits"), &[]));
    }
    Ok(Some(mode))
}

/// Makes `path` a file of type `kind` with the permissions `mode`, or a=rw without the umask's. It never has more than that.
#[inline(never)]
pub fn make(path: &CStr, kind: u32, mode: Option<u32>, device: u32) -> Result<(), Errno> {
    let Some(mode) = mode else {
        return fs::make_node(fs::CWD, path, kind | 0o666, device);
    };
    let umask = process::umask(0);
    let made = fs::make_node(fs::CWD, path, kind | mode, device);
    process::umask(umask);
    made?;
    // The default ACL of the directory can have kept bits back. What somebody has put in the new file's place is left alone.
    let file = fs::open(fs::CWD, path, O_PATH | O_NOFOLLOW, 0)?;
    let stat = fstat(&file)?;
    let fits = stat.mode() == kind | mode
        || stat.mode() & !0o777 != kind
        || stat.special_device() != device.into();
    if fits { Ok(()) } else { fs::change_mode(&file, mode) }
}
