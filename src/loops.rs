//! Loop devices: block devices that show a file.
use crate::{
    order,
    sys::{
        Errno, Fd, dir, fs, fstat,
        mount::{LOOP_AUTOCLEAR, LOOP_READ_ONLY, Window, free_loop, loop_status, set_loop},
        raw::{O_RDONLY, O_RDWR},
    },
    text::number,
};
use alloc::{ffi::CString, vec::Vec};
use core::ffi::CStr;

/// Shows the file `path` by a loop device, a free one if none is named. Returns its name, and itself: as long as that is open, a device that
/// frees itself stays. What can only be read is read only.
#[inline(never)]
pub fn attach(
    device: Option<&CStr>,
    path: &CStr,
    window: &mut Window,
) -> Result<(CString, Fd), Errno> {
    let mut mode = if window.flags & LOOP_READ_ONLY != 0 { O_RDONLY } else { O_RDWR };
    let file = match fs::open(fs::CWD, path, mode, 0) {
        Err(Errno::ROFS | Errno::ACCES) if mode == O_RDWR => {
            mode = O_RDONLY;
            window.flags |= LOOP_READ_ONLY;
            fs::open(fs::CWD, path, mode, 0)
        }
        opened => opened,
    }?;
    if device.is_none()
        && window.flags & LOOP_AUTOCLEAR != 0
        && let Some(found) = same(&file, mode, window)
    {
        return Ok(found);
    }
    let mut tries = 64;
    loop {
        let name = match device {
            Some(name) => CString::from(name),
            None => free()?,
        };
        let device_file = fs::open(fs::CWD, &name, mode, 0)?;
        match set_loop(&device_file, &file, path.to_bytes(), window) {
            // Somebody else was faster.
            Err(Errno::BUSY) if device.is_none() && tries > 0 => tries -= 1,
            done => return done.map(|()| (name, device_file)),
        }
    }
}

/// The device that shows just that already: two of them would not know of each other's changes.
pub fn same(file: &Fd, mode: u32, window: &Window) -> Option<(CString, Fd)> {
    let identity = fstat(file).ok()?.identity();
    used().into_iter().find_map(|number| {
        let name = name(number);
        let device = fs::open(fs::CWD, &name, mode, 0).ok()?;
        let (device_of, inode, shown) = loop_status(&device).ok()?;
        let is_it = ((device_of, inode), shown.offset, shown.size)
            == (identity, window.offset, window.size)
            && shown.flags & LOOP_READ_ONLY == window.flags & LOOP_READ_ONLY;
        is_it.then_some((name, device))
    })
}

/// The name of a loop device.
pub fn name(number: u64) -> CString {
    crate::c_filled(b"/dev/loop%", &[&*number::format_signed(number as i64)])
}

/// The name of a loop device that is free.
pub fn free() -> Result<CString, Errno> {
    let number = free_loop(&fs::open(fs::CWD, c"/dev/loop-control", O_RDWR, 0)?)?;
    Ok(name(number))
}

/// The numbers of all loop devices that are in use, in order.
#[inline(never)]
pub fn used() -> Vec<u64> {
    let mut found = Vec::new();
    // Without /sys none is known.
    let _ = dir::list(c"/sys/block", &mut |name| {
        let number = name.strip_prefix(b"loop").and_then(|number| number::decimal(number).ok());
        let path = crate::c_filled(b"/sys/block/%/loop/backing_file", &[name]);
        if let Some(number) = number
            && fs::may_access(&path, 4)
        {
            found.push(number);
        }
    });
    order::sort(&mut found);
    found
}
