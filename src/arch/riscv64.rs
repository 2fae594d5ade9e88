//! riscv64 (RISC-V ELF psABI, with doubles in registers).
use core::arch::asm;
#[cfg(not(test))]
use core::arch::naked_asm;

mod memory;
mod syscalls;
pub use syscalls::SYSTEM_CALLS;

// What the ELF header calls this architecture (EM_*), and that it has compressed instructions and passes doubles in registers, for
// linker.ld.
#[cfg(not(test))]
core::arch::global_asm!(
    ".globl elf_machine, elf_flags",
    ".set elf_machine, 243",
    ".set elf_flags, 5"
);

/// The kernel enters here with the initial stack in `sp`: argc, argv, the environment, the auxiliary vector.
#[cfg(not(test))]
#[unsafe(naked)]
#[unsafe(no_mangle)]
#[unsafe(link_section = ".text.start")]
unsafe extern "C" fn _start() -> ! {
    naked_asm!("mv fp, zero", "mv ra, zero", "mv a0, sp", "call {begin}", begin = sym crate::start::begin)
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
            // SAFETY: the caller vouches for the arguments; the kernel changes a0 and no other register but those of vectors, which
            // nothing here is compiled for.
            unsafe {
                asm!("ecall", in("a7") nr as usize, inlateout("a0") $first => result, $(in($register) $arg,)*
                    options(nostack))
            }
            result
        }
    )*};
}
syscalls! {
    syscall1(a);
    syscall2(a, b "a1");
    syscall3(a, b "a1", c "a2");
    syscall4(a, b "a1", c "a2", d "a3");
    syscall5(a, b "a1", c "a2", d "a3", e "a4");
    syscall6(a, b "a1", c "a2", d "a3", e "a4", f "a5");
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

/// The kernel knows where signal handlers return to. The word for it that it does not have, but that QEMU 7.2 reads and writes, is one
/// that the mask is in, or stands behind.
pub(crate) const RESTORER_FLAG: u32 = 0;
pub(crate) type Restorer = [usize; 1];
pub(crate) fn restorer() -> Restorer {
    [0]
}

/// Nothing has to be learnt from the auxiliary vector to make system calls.
#[cfg(not(test))]
pub(crate) fn prepare(_: crate::auxv::Auxv) {}

/// What container images call the architecture.
pub const IMAGE_NAME: &str = "riscv64";

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
        // The kernel keeps a5 and a6 for the new thread as they are, and does not look at a2 and a3 with these flags.
        "mv a6, a3",
        "mv a5, a4",
        "mv a4, a2",
        "li a7, {clone}",
        "ecall",
        "beqz a0, 2f",
        "ret",
        "2:",
        "mv fp, zero",
        "mv ra, zero",
        "mv a0, a5",
        "jalr a6",
        "mv a0, zero",
        "li a7, {exit}",
        "ecall",
        "unimp",
        clone = const linux_raw_sys::general::__NR_clone,
        exit = const linux_raw_sys::general::__NR_exit,
    )
}
