//! Mounts, swap areas, the root of the tree, and loop devices.
use super::{Errno, Fd, raw::*, result};
use crate::arch::*;
use core::{ffi::CStr, mem::MaybeUninit, ptr::null};
use linux_raw_sys::loop_device::*;

fn address(text: Option<&CStr>) -> usize {
    text.map_or(null(), CStr::as_ptr) as usize
}

/// Mounts a file system, or changes a mount, as the flags (`MS_*`) say (mount(2)).
pub fn mount(
    source: Option<&CStr>,
    target: &CStr,
    kind: Option<&CStr>,
    flags: u32,
    data: Option<&CStr>,
) -> Result<(), Errno> {
    let (source, kind, data) = (address(source), address(kind), address(data));
    // SAFETY: all texts are NUL-terminated, and the kernel only reads them; that it may read a page of `data` includes what it has no
    // right to, behind which it stops.
    result(unsafe {
        syscall5(__NR_mount, source, target.as_ptr() as usize, kind, flags as usize, data)
    })
    .map(drop)
}

/// Takes away the uppermost mount at `target`; `flags`: `MNT_*`. A symbolic link is not followed (umount2(2)).
pub fn unmount(target: &CStr, flags: u32) -> Result<(), Errno> {
    const UMOUNT_NOFOLLOW: u32 = 8; // linux/fs.h, which linux-raw-sys does not have
    let flags = (flags | UMOUNT_NOFOLLOW) as usize;
    // SAFETY: the path is NUL-terminated, and the kernel only reads it.
    result(unsafe { syscall2(__NR_umount2, target.as_ptr() as usize, flags) }).map(drop)
}

/// Makes the mount `root` the root, and puts the old one at `old` (pivot_root(2)).
pub fn exchange_root(root: &CStr, old: &CStr) -> Result<(), Errno> {
    // SAFETY: both paths are NUL-terminated, and the kernel only reads them.
    result(unsafe { syscall2(__NR_pivot_root, root.as_ptr() as usize, old.as_ptr() as usize) })
        .map(drop)
}

/// Uses a device or file for swapping (swapon(2)).
pub fn swap_on(path: &CStr, flags: u32) -> Result<(), Errno> {
    // SAFETY: the path is NUL-terminated, and the kernel only reads it.
    result(unsafe { syscall2(__NR_swapon, path.as_ptr() as usize, flags as usize) }).map(drop)
}

pub fn swap_off(path: &CStr) -> Result<(), Errno> {
    // SAFETY: the path is NUL-terminated, and the kernel only reads it.
    result(unsafe { syscall1(__NR_swapoff, path.as_ptr() as usize) }).map(drop)
}

/// What a loop device shows of a file, in bytes; a size of 0 is the rest. `flags`: `LOOP_*` below.
#[derive(Clone, Copy, Default)]
pub struct Window {
    pub offset: u64,
    pub size: u64,
    pub flags: u32,
    /// The size of a sector, or 0 for the usual one.
    pub sector: u32,
}

pub const LOOP_READ_ONLY: u32 = LO_FLAGS_READ_ONLY as u32;
/// The device is freed when nobody uses it any more.
pub const LOOP_AUTOCLEAR: u32 = LO_FLAGS_AUTOCLEAR as u32;
pub const LOOP_PARTSCAN: u32 = LO_FLAGS_PARTSCAN as u32;
pub const LOOP_DIRECT: u32 = LO_FLAGS_DIRECT_IO as u32;

fn control(device: &Fd, request: u32, value: usize) -> Result<usize, Errno> {
    // SAFETY: the requests that come here take a number, or a pointer that the caller vouches for.
    result(unsafe { syscall3(__NR_ioctl, device.arg(), request as usize, value) })
}

/// The number of a loop device that is free, made if need be. `control` is /dev/loop-control.
pub fn free_loop(file: &Fd) -> Result<u64, Errno> {
    control(file, LOOP_CTL_GET_FREE, 0).map(|number| number as u64)
}

/// Sets up a loop device. Before Linux 5.8 that takes two calls.
pub fn set_loop(device: &Fd, file: &Fd, name: &[u8], window: &Window) -> Result<(), Errno> {
    // SAFETY: all of `loop_config` is integers, for which zero is a value.
    let mut config: loop_config = unsafe { core::mem::zeroed() };
    config.fd = file.number() as u32;
    config.block_size = window.sector;
    config.info.lo_offset = window.offset;
    config.info.lo_sizelimit = window.size;
    config.info.lo_flags = window.flags;
    // A NUL stays behind it.
    config.info.lo_file_name.iter_mut().take(63).zip(name).for_each(|(to, from)| *to = *from);
    match control(device, LOOP_CONFIGURE, &raw const config as usize) {
        Err(Errno::INVAL | Errno::NOTTY | Errno::NOSYS) => {}
        done => return done.map(drop),
    }
    control(device, LOOP_SET_FD, file.arg())?;
    let mut done = control(device, LOOP_SET_STATUS64, &raw const config.info as usize);
    if window.sector > 0 && done.is_ok() {
        done = control(device, LOOP_SET_BLOCK_SIZE, window.sector as usize);
    }
    if done.is_err() {
        // The first error says more.
        let _ = clear_loop(device);
    }
    done.map(drop)
}

/// Frees a loop device, once nobody uses it.
pub fn clear_loop(device: &Fd) -> Result<(), Errno> {
    control(device, LOOP_CLR_FD, 0).map(drop)
}

/// Looks again how large the file behind a loop device is.
pub fn resize_loop(device: &Fd) -> Result<(), Errno> {
    control(device, LOOP_SET_CAPACITY, 0).map(drop)
}

/// Goes by the page cache, or past it.
pub fn set_loop_direct(device: &Fd, direct: bool) -> Result<(), Errno> {
    control(device, LOOP_SET_DIRECT_IO, direct.into()).map(drop)
}

pub fn set_loop_sector(device: &Fd, size: u32) -> Result<(), Errno> {
    control(device, LOOP_SET_BLOCK_SIZE, size as usize).map(drop)
}

/// The file behind a loop device: its own device and inode, and what the device shows of it.
pub fn loop_status(device: &Fd) -> Result<(u64, u64, Window), Errno> {
    let mut info = MaybeUninit::<loop_info64>::uninit();
    control(device, LOOP_GET_STATUS64, info.as_mut_ptr() as usize)?;
    // SAFETY: the call succeeded, so it filled `info`; every bit pattern is one.
    let info = unsafe { info.assume_init() };
    let window =
        Window { offset: info.lo_offset, size: info.lo_sizelimit, flags: info.lo_flags, sector: 0 };
    Ok((info.lo_device, info.lo_inode, window))
}
