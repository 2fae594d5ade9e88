//! Work on another stack: in a second thread, or in a child that shares this process's memory.
use super::{Errno, memory, process, raw::*, result};
use crate::{arch, arch::*, heap};
use core::sync::atomic::{AtomicU32, Ordering};

/// The stack of a second thread, in bytes, and how much of it must not be touched, so that one that is too small is noticed.
const STACK: usize = 1 << 20;
const GUARD: usize = 64 << 10;

/// Runs both, the first one in a thread of its own if there can be one, and returns when both are done.
pub fn both(first: &mut (dyn FnMut() + Send), second: &mut dyn FnMut()) {
    let Ok((_stack, top)) = stack(STACK) else {
        first();
        return second();
    };
    // The kernel clears it when the thread is gone, and wakes who waits for it.
    let running = AtomicU32::new(1);
    let mut work = first;
    let flags = CLONE_VM
        | CLONE_FS
        | CLONE_FILES
        | CLONE_SIGHAND
        | CLONE_THREAD
        | CLONE_SYSVSEM
        | CLONE_CHILD_CLEARTID;
    heap::share();
    let argument = &raw mut work as usize;
    let clear = running.as_ptr() as usize;
    // SAFETY: the stack is a mapping of its own that outlives the thread, as `work` and `running` do: this function does not
    // return before the thread is gone. `run` takes the pointer to `work`. The allocator is prepared for threads, and all else that
    // is shared is atomic.
    let made = result(unsafe { arch::clone_thread(flags, top, clear, run, argument) });
    if made.is_err() {
        // SAFETY: no thread was made, so the pointer is nobody else's.
        unsafe { run(argument) };
        return second();
    }
    second();
    while running.load(Ordering::Acquire) != 0 {
        let (wait, none) = (FUTEX_WAIT as usize, 0);
        // It may be gone already, or a signal may come: the loop looks again.
        // SAFETY: the kernel reads the word that `clear` points to.
        let _ = result(unsafe { syscall4(__NR_futex, clear, wait, 1, none) });
    }
}

/// What a thread does.
///
/// # Safety
/// `argument` points to a `&mut (dyn FnMut() + Send)` that nothing else uses.
unsafe extern "C" fn run(argument: usize) {
    // SAFETY: as above.
    let work = unsafe { &mut *(argument as *mut &mut (dyn FnMut() + Send)) };
    work();
}

/// A stack with its top, and a part at its end that must not be touched, so that one that is too small is noticed.
fn stack(len: usize) -> Result<(memory::Mapping, usize), Errno> {
    let mut stack = memory::Mapping::new(len)?;
    let start = stack.bytes_mut().as_mut_ptr() as usize;
    // SAFETY: the guard lies within the mapping, which nothing else refers to.
    result(unsafe { syscall3(__NR_mprotect, start, GUARD, PROT_NONE as usize) })?;
    Ok((stack, start + len))
}

/// Runs `work` in a child, which leaves with the status that it gives, and returns the child's number. The child shares this
/// process's memory, so that none of it is copied, and this process waits until the child has become another program or ended:
/// what `work` changes in memory before is changed here as well. Descriptors, signals and the like are the child's own.
pub fn spawn(work: &mut dyn FnMut() -> u8) -> Result<i32, Errno> {
    let (_stack, top) = stack(4 * GUARD)?;
    let mut work = work;
    let flags = CLONE_VM | CLONE_VFORK | SIGCHLD;
    // SAFETY: this process does not run before the child has left its memory (CLONE_VFORK), so that to all that is in it the
    // child's work is a call of a function that may not come back, which is on a stack of its own. `run_apart` takes the pointer to
    // `work`, which both outlive it. Where memory is copied nevertheless (under emulators), nothing is shared at all.
    result(unsafe { arch::clone_thread(flags, top, 0, run_apart, &raw mut work as usize) })
        .map(|child| child as i32)
}

/// What such a child does.
///
/// # Safety
/// `argument` points to a `&mut dyn FnMut() -> u8` that nothing else uses.
unsafe extern "C" fn run_apart(argument: usize) {
    // SAFETY: as above.
    let work = unsafe { &mut *(argument as *mut &mut dyn FnMut() -> u8) };
    process::exit(work())
}
