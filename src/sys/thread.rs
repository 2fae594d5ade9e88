//! A second thread, for as long as a piece of work takes.
use super::{memory, raw::*, result};
use crate::{arch, arch::*, heap};
use core::sync::atomic::{AtomicU32, Ordering};

/// The stack of a second thread, in bytes, and how much of it must not be touched, so that one that is too small is noticed.
const STACK: usize = 1 << 20;
const GUARD: usize = 64 << 10;

/// Runs both, the first one in a thread of its own if there can be one, and returns when both are done.
pub fn both(first: &mut (dyn FnMut() + Send), second: &mut dyn FnMut()) {
    let Ok(mut stack) = memory::Mapping::new(STACK) else {
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
    let start = stack.bytes_mut().as_mut_ptr() as usize;
    heap::share();
    // SAFETY: the guard lies within the mapping, which nothing else refers to.
    let guarded = result(unsafe { syscall3(__NR_mprotect, start, GUARD, PROT_NONE as usize) });
    let argument = &raw mut work as usize;
    let clear = running.as_ptr() as usize;
    let make = |_| {
        let top = start + STACK;
        // SAFETY: the stack is a mapping of its own that outlives the thread, as `work` and `running` do: this function does not
        // return before the thread is gone. `run` takes the pointer to `work`. The allocator is prepared for threads, and all
        // else that is shared is atomic.
        result(unsafe { arch::clone_thread(flags, top, clear, run, argument) })
    };
    let made = guarded.and_then(make);
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
