//! Namespaces: what of the system a process sees.
use super::{Errno, Fd, raw::*, result};
use crate::arch::*;
use core::ffi::CStr;

/// A kind of namespaces: the letter that options have for it, its name below `/proc/PID/ns`, and its flag.
pub type Kind = (u8, &'static CStr, u32);

/// All of them. That of users comes first, because it gives the right to enter the others, and that of mounts last, behind which paths
/// may lead elsewhere.
pub static KINDS: [Kind; 8] = [
    (b'U', c"user", CLONE_NEWUSER),
    (b'C', c"cgroup", CLONE_NEWCGROUP),
    (b'i', c"ipc", CLONE_NEWIPC),
    (b'u', c"uts", CLONE_NEWUTS),
    (b'n', c"net", CLONE_NEWNET),
    (b'p', c"pid", CLONE_NEWPID),
    (b'T', c"time", CLONE_NEWTIME),
    (b'm', c"mnt", CLONE_NEWNS),
];

/// Moves this process into new namespaces of these kinds (`CLONE_NEW*`, unshare(2)); those of processes and of time are for its children.
pub fn unshare(kinds: u32) -> Result<(), Errno> {
    // SAFETY: with flags of namespaces only, unshare touches no memory and no descriptors.
    result(unsafe { syscall1(__NR_unshare, kinds as usize) }).map(drop)
}

/// Moves this process into a namespace that is open (setns(2)).
pub fn enter(namespace: &Fd, kind: u32) -> Result<(), Errno> {
    // SAFETY: setns touches no memory.
    result(unsafe { syscall2(__NR_setns, namespace.arg(), kind as usize) }).map(drop)
}
