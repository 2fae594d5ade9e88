//! The process, its children and its descriptor table.
use super::{
    Errno, Fd,
    raw::*,
    result,
    width::{
        __NR_fcntl, __NR_getegid, __NR_geteuid, __NR_getgid, __NR_getgroups, __NR_getuid,
        __NR_setgid, __NR_setgroups, __NR_setuid,
    },
};
use crate::{Strings, arch::*};
use alloc::vec::Vec;
use core::ffi::CStr;

/// Ends every thread of the process.
pub fn exit(status: u8) -> ! {
    loop {
        // SAFETY: exit_group touches no memory and does not return.
        unsafe { syscall1(__NR_exit_group, usize::from(status)) };
    }
}

/// Makes a child with a copy of this process's memory; 0 in the child, the child's number in the parent.
pub fn fork() -> Result<i32, Errno> {
    // SAFETY: without CLONE_VM the child has memory of its own. What a second thread (`thread::both`) had at work would be left
    // halfway in the copy, at worst the allocator's lock held: a child that waits, not one that misuses memory. No other argument is looked at with these flags.
    result(unsafe { syscall5(__NR_clone, SIGCHLD as usize, 0, 0, 0, 0) }).map(|child| child as i32)
}

/// Becomes another program. Returns only if that fails.
pub fn exec(path: &CStr, args: Strings, env: Strings) -> Errno {
    let (args, env) = (args.as_ptr() as usize, env.as_ptr() as usize);
    // SAFETY: `path` is NUL-terminated and both lists end with a null pointer; the kernel only reads them.
    match result(unsafe { syscall3(__NR_execve, path.as_ptr() as usize, args, env) }) {
        Err(e) => e,
        Ok(_) => Errno::NOSYS, // never: a success does not return
    }
}

/// How a child ended or stopped, as wait(2) reports it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Ended(i32);

impl Ended {
    /// The status as a shell shows it: the exit status, or 128 and the number of the signal that ended or stopped it.
    pub fn status(self) -> u8 {
        match self.signal() {
            0 if self.stopped() => 128 + self.stop_signal(),
            0 => (self.0 >> 8) as u8,
            signal => 128 + signal,
        }
    }

    /// The signal that ended the child, or 0.
    pub fn signal(self) -> u8 {
        if self.stopped() || self.goes_on() { 0 } else { (self.0 & 0x7F) as u8 }
    }

    /// Is it only stopped?
    pub fn stopped(self) -> bool {
        self.0 & 0xFF == 0x7F
    }

    /// The signal that stopped it.
    pub fn stop_signal(self) -> u8 {
        (self.0 >> 8) as u8
    }

    /// Does it go on after it was stopped?
    pub fn goes_on(self) -> bool {
        self.0 == 0xFFFF
    }

    pub fn dumped_core(self) -> bool {
        self.0 & 0x80 != 0
    }
}

/// Waits until the child `pid` ends, or any child with -1, and says which. Without `block` 0 stands for "none has ended yet".
pub fn wait(pid: i32, block: bool) -> Result<(i32, Ended), Errno> {
    wait_for(pid, if block { 0 } else { WNOHANG })
}

/// Waits until any child ends, or if `stops` count, stops or goes on.
pub fn wait_for_change(block: bool, stops: bool) -> Result<(i32, Ended), Errno> {
    let stops = if stops { WUNTRACED | WCONTINUED } else { 0 };
    wait_for(-1, stops | if block { 0 } else { WNOHANG })
}

fn wait_for(pid: i32, options: u32) -> Result<(i32, Ended), Errno> {
    let mut status = 0i32;
    // SAFETY: the kernel writes one `int` at `status`, and nothing through the null pointer.
    let pid = result(unsafe {
        syscall4(__NR_wait4, pid as usize, &raw mut status as usize, options as usize, 0)
    })?;
    Ok((pid as i32, Ended(status)))
}

/// What a process has used, as getrusage(2) has it.
#[repr(transparent)]
pub struct Usage(rusage);

#[allow(clippy::unnecessary_cast)] // the types differ between architectures
impl Usage {
    /// The time in its own code and in the kernel, in microseconds.
    pub fn times(&self) -> [u64; 2] {
        [&self.0.ru_utime, &self.0.ru_stime]
            .map(|time| time.tv_sec as u64 * 1_000_000 + time.tv_usec as u64)
    }

    /// The most memory that it had, in units of 1024 bytes, the page faults without and with input, swaps, blocks of input and output, messages
    /// sent and received, signals, and context switches that it wanted and did not want.
    pub fn counts(&self) -> [u64; 11] {
        let usage = &self.0;
        [
            usage.ru_maxrss,
            usage.ru_minflt,
            usage.ru_majflt,
            usage.ru_nswap,
            usage.ru_inblock,
            usage.ru_oublock,
            usage.ru_msgsnd,
            usage.ru_msgrcv,
            usage.ru_nsignals,
            usage.ru_nvcsw,
            usage.ru_nivcsw,
        ]
        .map(|count| count as u64)
    }
}

/// Waits until the child `pid` ends, and says how and what it has used.
pub fn wait_usage(pid: i32) -> Result<(Ended, Usage), Errno> {
    let mut status = 0i32;
    let mut usage = core::mem::MaybeUninit::<rusage>::zeroed();
    let at = usage.as_mut_ptr() as usize;
    // SAFETY: the kernel writes one `int` at `status` and one `rusage`.
    result(unsafe { syscall4(__NR_wait4, pid as usize, &raw mut status as usize, 0, at) })?;
    // SAFETY: zeros are a `rusage`, and so is what the kernel writes.
    Ok((Ended(status), Usage(unsafe { usage.assume_init() })))
}

/// A descriptor that becomes readable when the process `pid` ends, also while nobody has waited for it (pidfd_open(2), Linux 5.3).
pub fn watch_end(pid: i32) -> Result<Fd, Errno> {
    // SAFETY: pidfd_open touches no memory.
    result(unsafe { syscall2(__NR_pidfd_open, pid as usize, 0) }).and_then(Fd::new)
}

/// The process's number.
pub fn id() -> i32 {
    // SAFETY: getpid has no arguments.
    unsafe { syscall0(__NR_getpid) as i32 }
}

/// The parent's number.
pub fn parent() -> i32 {
    // SAFETY: getppid has no arguments.
    unsafe { syscall0(__NR_getppid) as i32 }
}

/// Is the effective user the superuser?
pub fn is_root() -> bool {
    // SAFETY: geteuid has no arguments.
    unsafe { syscall0(__NR_geteuid) == 0 }
}

/// The real user: who has started the process.
pub fn real_user() -> u32 {
    // SAFETY: getuid has no arguments.
    unsafe { syscall0(__NR_getuid) as u32 }
}

/// The real group.
pub fn real_group() -> u32 {
    // SAFETY: getgid has no arguments.
    unsafe { syscall0(__NR_getgid) as u32 }
}

/// The supplementary groups.
pub fn groups() -> Result<Vec<u32>, Errno> {
    let mut groups: Vec<u32> = Vec::new();
    loop {
        let room = groups.len();
        // SAFETY: the kernel writes at most `room` numbers, and none if that is 0.
        let count =
            result(unsafe { syscall2(__NR_getgroups, room, groups.as_mut_ptr() as usize) })?;
        if count <= room {
            groups.truncate(count);
            return Ok(groups);
        }
        groups.resize(count, 0);
    }
}

/// The effective user.
pub fn effective_user() -> u32 {
    // SAFETY: geteuid has no arguments.
    unsafe { syscall0(__NR_geteuid) as u32 }
}

/// The effective group.
pub fn effective_group() -> u32 {
    // SAFETY: getegid has no arguments.
    unsafe { syscall0(__NR_getegid) as u32 }
}

/// Makes `path` the root directory of the process; its working directory stays where it is.
pub fn change_root(path: &CStr) -> Result<(), Errno> {
    // SAFETY: `path` is NUL-terminated, and the kernel only reads it.
    result(unsafe { syscall1(__NR_chroot, path.as_ptr() as usize) }).map(drop)
}

/// Sets the supplementary groups.
pub fn set_groups(groups: &[u32]) -> Result<(), Errno> {
    // SAFETY: the kernel reads as many numbers as there are.
    result(unsafe { syscall2(__NR_setgroups, groups.len(), groups.as_ptr() as usize) }).map(drop)
}

/// Sets the real, effective and saved group, if the process may.
pub fn set_group(group: u32) -> Result<(), Errno> {
    // SAFETY: setgid touches no memory.
    result(unsafe { syscall1(__NR_setgid, group as usize) }).map(drop)
}

/// Sets the real, effective and saved user, if the process may.
pub fn set_user(user: u32) -> Result<(), Errno> {
    // SAFETY: setuid touches no memory.
    result(unsafe { syscall1(__NR_setuid, user as usize) }).map(drop)
}

/// Puts the process `pid`, or this one with 0, into the process group `group`, or into one of its own with 0.
pub fn set_process_group(pid: i32, group: i32) -> Result<(), Errno> {
    // SAFETY: setpgid touches no memory.
    result(unsafe { syscall2(__NR_setpgid, pid as usize, group as usize) }).map(drop)
}

/// The process group of the process `pid`, or of this one with 0.
pub fn process_group(pid: i32) -> Result<i32, Errno> {
    // SAFETY: getpgid touches no memory.
    result(unsafe { syscall1(__NR_getpgid, pid as usize) }).map(|group| group as i32)
}

/// The session of the process `pid`, or of this one with 0.
pub fn session(pid: i32) -> Result<i32, Errno> {
    // SAFETY: getsid touches no memory.
    result(unsafe { syscall1(__NR_getsid, pid as usize) }).map(|session| session as i32)
}

/// Gives this process the name that others see in `/proc/PID/comm`; the kernel keeps 15 bytes of it.
pub fn set_name(name: &CStr) -> Result<(), Errno> {
    let what = linux_raw_sys::prctl::PR_SET_NAME as usize;
    // SAFETY: `name` is NUL-terminated, and the kernel only reads it.
    result(unsafe { syscall2(__NR_prctl, what, name.as_ptr() as usize) }).map(drop)
}

/// Makes this process the leader of a session of its own, without a controlling terminal, and gives its number. Not for one that leads
/// a group (`PERM`).
pub fn new_session() -> Result<i32, Errno> {
    // SAFETY: setsid has no arguments.
    result(unsafe { syscall0(__NR_setsid) }).map(|session| session as i32)
}

/// Has `signal` sent to this process when its parent ends.
pub fn end_with_parent(signal: u8) -> Result<(), Errno> {
    let what = linux_raw_sys::prctl::PR_SET_PDEATHSIG as usize;
    // SAFETY: prctl with PR_SET_PDEATHSIG touches no memory.
    result(unsafe { syscall2(__NR_prctl, what, signal.into()) }).map(drop)
}

/// Keeps this process from leaving a core file.
pub fn never_dump() -> Result<(), Errno> {
    // SAFETY: prctl with PR_SET_DUMPABLE touches no memory.
    result(unsafe { syscall2(__NR_prctl, linux_raw_sys::prctl::PR_SET_DUMPABLE as usize, 0) })
        .map(drop)
}

/// The niceness of this process: from -20, for much time, to 19.
pub fn niceness() -> Result<i32, Errno> {
    niceness_of(PRIO_PROCESS, 0)
}

/// The niceness of a process, the lowest of a process group, or that of a user's (`PRIO_*`).
pub fn niceness_of(kind: u32, id: u32) -> Result<i32, Errno> {
    // SAFETY: getpriority touches no memory. It counts from 40 down to 1, to leave the negative numbers to errors.
    result(unsafe { syscall2(__NR_getpriority, kind as usize, id as usize) })
        .map(|value| 20 - value as i32)
}

/// Sets the niceness of this process; one beyond the ends is the end.
pub fn set_niceness(value: i32) -> Result<(), Errno> {
    set_niceness_of(PRIO_PROCESS, 0, value)
}

/// Sets the niceness of a process, of all of a process group, or of a user (`PRIO_*`).
pub fn set_niceness_of(kind: u32, id: u32, value: i32) -> Result<(), Errno> {
    // SAFETY: setpriority touches no memory.
    result(unsafe { syscall3(__NR_setpriority, kind as usize, id as usize, value as usize) })
        .map(drop)
}

/// Sets the file mode creation mask and returns the one before.
pub fn umask(mask: u32) -> u32 {
    // SAFETY: umask touches no memory.
    unsafe { syscall1(__NR_umask, mask as usize) as u32 }
}

/// The file mode creation mask.
pub fn current_umask() -> u32 {
    // The kernel tells it only in exchange.
    let mask = umask(0);
    umask(mask);
    mask
}

/// Changes the working directory.
pub fn change_directory(path: &CStr) -> Result<(), Errno> {
    // SAFETY: `path` is NUL-terminated, and the kernel only reads it.
    result(unsafe { syscall1(__NR_chdir, path.as_ptr() as usize) }).map(drop)
}

/// The working directory's path, without the NUL.
pub fn working_directory() -> Result<Vec<u8>, Errno> {
    let mut path: Vec<u8> = Vec::new();
    for room in [256, 4096, 65536] {
        path.resize(room, 0);
        // SAFETY: the kernel writes at most `room` bytes.
        match result(unsafe { syscall2(__NR_getcwd, path.as_mut_ptr() as usize, room) }) {
            Err(Errno::RANGE) => {}
            Ok(len) => {
                path.truncate(len.saturating_sub(1));
                return Ok(path);
            }
            Err(e) => return Err(e),
        }
    }
    Err(Errno::NAMETOOLONG)
}

/// A soft limit of the process (`RLIMIT_*`), in its unit; `u64::MAX` is no limit.
pub fn limit(resource: u32) -> u64 {
    let [soft, _] = limits(resource);
    soft
}

/// The soft and the hard limit of the process (`RLIMIT_*`).
pub fn limits(resource: u32) -> [u64; 2] {
    let mut limit = rlimit64 { rlim_cur: u64::MAX, rlim_max: u64::MAX };
    // SAFETY: the kernel reads nothing through the null pointer and writes one `rlimit64`.
    let _ = unsafe { syscall4(__NR_prlimit64, 0, resource as usize, 0, &raw mut limit as usize) };
    [limit.rlim_cur, limit.rlim_max]
}

/// Sets the soft and the hard limit of the process.
pub fn set_limits(resource: u32, [soft, hard]: [u64; 2]) -> Result<(), Errno> {
    let limit = rlimit64 { rlim_cur: soft, rlim_max: hard };
    // SAFETY: the kernel reads one `rlimit64` and writes nothing through the null pointer.
    result(unsafe { syscall4(__NR_prlimit64, 0, resource as usize, &raw const limit as usize, 0) })
        .map(drop)
}

/// The time spent so far, in hundredths of a second: by the process itself in its own code and in the kernel, and the same for its
/// children.
pub fn times() -> [u64; 4] {
    let mut ticks = [0usize; 4];
    // SAFETY: the kernel writes one `struct tms`: four `clock_t`, each as large as an address.
    unsafe { syscall1(__NR_times, ticks.as_mut_ptr() as usize) };
    ticks.map(|count| count as u64)
}

/// A pipe: the end to read from and the end to write to, closed on exec.
pub fn pipe() -> Result<(Fd, Fd), Errno> {
    let mut ends = [0i32; 2];
    // SAFETY: the kernel writes two `int`s.
    result(unsafe { syscall2(__NR_pipe2, ends.as_mut_ptr() as usize, O_CLOEXEC as usize) })?;
    let [read, write] = ends;
    // The kernel gives out the lowest numbers first.
    if read > 2 {
        return Ok((Fd::from_number(read), Fd::from_number(write)));
    }
    // As in `Fd::new`; while these numbers are taken, the next ones are higher.
    let higher = pipe();
    for end in ends {
        let _ = Fd::from_number(end).close(); // nothing was written to it
    }
    higher
}

/// A copy of the descriptor at `least` or above, closed on exec.
pub fn duplicate(fd: i32, least: i32) -> Result<Fd, Errno> {
    // SAFETY: fcntl with F_DUPFD_CLOEXEC touches no memory.
    result(unsafe { syscall3(__NR_fcntl, fd as usize, F_DUPFD_CLOEXEC as usize, least as usize) })
        .map(|number| Fd::from_number(number as i32))
}

/// Makes `to` another number of what `from` is open on, closing what it was before; `to` stays open on exec.
pub fn duplicate_to(from: i32, to: i32) -> Result<(), Errno> {
    if from == to {
        // SAFETY: fcntl with F_SETFD touches no memory.
        return result(unsafe { syscall3(__NR_fcntl, to as usize, F_SETFD as usize, 0) }).map(drop);
    }
    loop {
        // SAFETY: dup3 touches no memory.
        match result(unsafe { syscall3(__NR_dup3, from as usize, to as usize, 0) }) {
            // A race with an open in another thread; also a signal.
            Err(Errno::INTR | Errno::BUSY) => {}
            done => return done.map(drop),
        }
    }
}

/// Closes those descriptors that exec(2) would close.
pub fn close_as_exec(descriptors: core::ops::Range<i32>) {
    for fd in descriptors {
        // SAFETY: fcntl with F_GETFD touches no memory.
        let flags = result(unsafe { syscall2(__NR_fcntl, fd as usize, F_GETFD as usize) });
        if flags.is_ok_and(|flags| flags & FD_CLOEXEC as usize != 0) {
            drop(Fd::from_number(fd));
        }
    }
}

/// A file in memory that holds `bytes`, positioned at its start and closed on exec.
pub fn memory_file(bytes: &[u8]) -> Result<Fd, Errno> {
    // SAFETY: the name is NUL-terminated.
    let fd = result(unsafe {
        syscall2(__NR_memfd_create, c"here-document".as_ptr() as usize, MFD_CLOEXEC as usize)
    })
    .and_then(Fd::new)?;
    crate::io::write_all(&fd, bytes)?;
    fd.seek(0, SEEK_SET).map(|_| fd)
}
