//! ARMv7 (AAPCS, EABI), with doubles in registers.
use core::arch::asm;
#[cfg(not(test))]
use core::arch::naked_asm;
use linux_raw_sys::general::*;

mod memory;
mod syscalls;
pub use syscalls::SYSTEM_CALLS;

// What the ELF header calls this architecture (EM_*), and that it has version 5 of the EABI and passes doubles in registers (EF_*),
// for linker.ld.
#[cfg(not(test))]
core::arch::global_asm!(
    ".globl elf_machine, elf_flags",
    ".set elf_machine, 40",
    ".set elf_flags, 0x5000400"
);

/// The kernel enters here with the initial stack in `sp`: argc, argv, the environment, the auxiliary vector.
#[cfg(not(test))]
#[unsafe(naked)]
#[unsafe(no_mangle)]
#[unsafe(link_section = ".text.start")]
unsafe extern "C" fn _start() -> ! {
    naked_asm!("mov fp, #0", "mov lr, #0", "mov r0, sp", "bic sp, sp, #7", "bl {begin}",
        begin = sym crate::start::begin)
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
            // SAFETY: the caller vouches for the arguments; the kernel changes r0 and no other register.
            unsafe {
                asm!("svc 0", in("r7") nr, inlateout("r0") $first => result, $(in($register) $arg,)*
                    options(nostack))
            }
            result
        }
    )*};
}
syscalls! {
    syscall1(a);
    syscall2(a, b "r1");
    syscall3(a, b "r1", c "r2");
    syscall4(a, b "r1", c "r2", d "r3");
    syscall5(a, b "r1", c "r2", d "r3", e "r4");
    syscall6(a, b "r1", c "r2", d "r3", e "r4", f "r5");
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

/// The two registers of a number of 64 bits, the first of which is one with an even number: what stands before is filled up.
fn halves(number: u64) -> [usize; 2] {
    [number as usize, (number >> 32) as usize]
}

/// Makes the system call pread64, whose offset takes two registers.
///
/// # Safety
/// The kernel may write `len` bytes at `at`.
pub(crate) unsafe fn pread64(fd: usize, at: usize, len: usize, offset: u64) -> isize {
    let [low, high] = halves(offset);
    // SAFETY: the caller vouches for the memory.
    unsafe { syscall6(__NR_pread64, fd, at, len, 0, low, high) }
}

/// Makes the system call ftruncate64.
pub(crate) fn ftruncate64(fd: usize, size: u64) -> isize {
    let [low, high] = halves(size);
    // SAFETY: it touches no memory.
    unsafe { syscall4(__NR_ftruncate64, fd, 0, low, high) }
}

/// Makes the system call fadvise64_64, which is called arm_fadvise64_64 for the order of its arguments.
pub(crate) fn fadvise64(fd: usize, offset: u64, len: u64, advice: u32) -> isize {
    let (from, len) = (halves(offset), halves(len));
    // SAFETY: it touches no memory.
    unsafe {
        syscall6(__NR_arm_fadvise64_64, fd, advice as usize, from[0], from[1], len[0], len[1])
    }
}

/// What the kernel is told beside a handler, and the flag that says so: where the handler returns to.
pub(crate) const RESTORER_FLAG: u32 = SA_RESTORER;
pub(crate) type Restorer = [usize; 1];
pub(crate) fn restorer() -> Restorer {
    [signal_return as unsafe extern "C" fn() -> ! as usize]
}

/// Ends the handling of a signal.
#[unsafe(naked)]
unsafe extern "C" fn signal_return() -> ! {
    core::arch::naked_asm!("mov r7, #{number}", "svc 0", number = const __NR_sigreturn)
}

/// Nothing has to be learnt from the auxiliary vector to make system calls.
#[cfg(not(test))]
pub(crate) fn prepare(_: crate::auxv::Auxv) {}

/// What container images call the architecture.
pub const IMAGE_NAME: &str = "arm";

/// The size of a record of utmp(5), and where its time is.
pub(crate) const UTMP_SIZE: usize = 384;
pub(crate) const UTMP_TIME: usize = 340;
pub(crate) const UTMP_ADDRESS: usize = 348;

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
        "push {{r4, r5, r7, lr}}",
        // The kernel keeps r3 and r5 for the new thread as they are, and does not look at r2 and r3 with these flags.
        "ldr r5, [sp, #16]",
        "mov r4, r2",
        "mov r7, #{clone}",
        "svc 0",
        "cmp r0, #0",
        "beq 2f",
        "pop {{r4, r5, r7, pc}}",
        "2:",
        "mov fp, #0",
        "mov lr, #0",
        "mov r0, r5",
        "blx r3",
        "mov r0, #0",
        "mov r7, #{exit}",
        "svc 0",
        "udf #0",
        clone = const __NR_clone,
        exit = const __NR_exit,
    )
}
