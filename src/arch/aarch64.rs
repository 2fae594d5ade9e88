//! aarch64 (AAPCS64).
use core::arch::asm;
#[cfg(not(test))]
use core::arch::naked_asm;

mod memory;
mod syscalls;
pub use syscalls::SYSTEM_CALLS;

// What the ELF header calls this architecture (EM_*), and that it has nothing to add (EF_*), for linker.ld.
#[cfg(not(test))]
core::arch::global_asm!(
    ".globl elf_machine, elf_flags",
    ".set elf_machine, 183",
    ".set elf_flags, 0"
);

/// The kernel enters here with the initial stack in `sp`: argc, argv, the environment, the auxiliary vector.
#[cfg(not(test))]
#[unsafe(naked)]
#[unsafe(no_mangle)]
#[unsafe(link_section = ".text.start")]
unsafe extern "C" fn _start() -> ! {
    naked_asm!("mov x29, xzr", "mov x30, xzr", "mov x0, sp", "bl {begin}", begin = sym crate::start::begin)
}

macro_rules! syscalls {
    ($($name:ident($first:ident $(, $arg:ident $register:tt)*);)*) => {$(
        /// Makes a system call and returns the register it leaves its result in: a value, or -errno.
        ///
        /// # Safety
        /// The arguments are what system call `nr` requires: pointers point to as much memory as it reads or writes.
        #[inline(always)]
        pub unsafe fn $name(nr: u32, $first: usize $(, $arg: usize)*) -> isize {
            let result;
            // SAFETY: the caller vouches for the arguments; the kernel changes x0 and no other register.
            unsafe {
                asm!("svc 0", in("x8") nr as usize, inlateout("x0") $first => result, $(in($register) $arg,)*
                    options(nostack))
            }
            result
        }
    )*};
}
syscalls! {
    syscall1(a);
    syscall2(a, b "x1");
    syscall3(a, b "x1", c "x2");
    syscall4(a, b "x1", c "x2", d "x3");
    syscall5(a, b "x1", c "x2", d "x3", e "x4");
    syscall6(a, b "x1", c "x2", d "x3", e "x4", f "x5");
}

/// Makes a system call without arguments.
///
/// # Safety
/// System call `nr` takes none.
#[inline(always)]
pub unsafe fn syscall0(nr: u32) -> isize {
    // SAFETY: the caller vouches for the call; the kernel does not look at the argument.
    unsafe { syscall1(nr, 0) }
}

/// What the kernel is told beside a handler, and the flag that says so: where the handler returns to.
pub(crate) const RESTORER_FLAG: u32 = linux_raw_sys::general::SA_RESTORER;
pub(crate) type Restorer = [usize; 1];
pub(crate) fn restorer() -> Restorer {
    [signal_return as unsafe extern "C" fn() -> ! as usize]
}

/// Ends the handling of a signal.
#[unsafe(naked)]
unsafe extern "C" fn signal_return() -> ! {
    core::arch::naked_asm!("mov x8, {number}", "svc 0", number = const linux_raw_sys::general::__NR_rt_sigreturn)
}

/// Nothing has to be learnt from the auxiliary vector to make system calls.
#[cfg(not(test))]
pub(crate) fn prepare(_: crate::auxv::Auxv) {}

/// What container images call the architecture.
pub const IMAGE_NAME: &str = "arm64";

/// The size of a record of utmp(5), and where its time is.
pub(crate) const UTMP_SIZE: usize = 400;
pub(crate) const UTMP_TIME: usize = 344;
pub(crate) const UTMP_ADDRESS: usize = 360;

/// Makes a thread with the stack that ends at `stack` (a multiple of 16), which calls `function` with `argument` and ends. The
/// kernel sets the word at `clear` to 0 when it is gone. Returns the thread's number, or -errno.
///
/// # Safety
/// The stack and the word belong to the thread until it is gone; `flags` are those of clone(2) for a thread.
#[unsafe(naked)]
pub(crate) unsafe extern "C" fn clone_thread(
    flags: u32,
    stack: usize,
    clear: usize,
    function: unsafe extern "C" fn(usize),
    argument: usize,
) -> isize {
    core::arch::naked_asm!(
        // The kernel keeps x5 and x6 for the new thread as they are, and does not look at x2 and x3 with these flags.
        "mov x6, x3",
        "mov x5, x4",
        "mov x4, x2",
        "mov x8, {clone}",
        "svc 0",
        "cbz x0, 2f",
        "ret",
        "2:",
        "mov x29, xzr",
        "mov x30, xzr",
        "mov x0, x5",
        "blr x6",
        "mov x0, xzr",
        "mov x8, {exit}",
        "svc 0",
        "brk 1",
        clone = const linux_raw_sys::general::__NR_clone,
        exit = const linux_raw_sys::general::__NR_exit,
    )
}
