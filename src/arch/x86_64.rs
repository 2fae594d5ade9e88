//! x86_64 (System V ABI).
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
    ".set elf_machine, 62",
    ".set elf_flags, 0"
);

/// The kernel enters here with the initial stack in `rsp`: argc, argv, the environment, the auxiliary vector.
#[cfg(not(test))]
#[unsafe(naked)]
#[unsafe(no_mangle)]
#[unsafe(link_section = ".text.start")]
unsafe extern "C" fn _start() -> ! {
    naked_asm!("xor ebp, ebp", "mov rdi, rsp", "and rsp, -16", "call {begin}", begin = sym crate::start::begin)
}

macro_rules! syscalls {
    ($($name:ident($($arg:ident $register:tt),*);)*) => {$(
        /// Makes a system call and returns the register it leaves its result in: a value, or -errno.
        ///
        /// # Safety
        /// The arguments are what system call `nr` requires: pointers point to as much memory as it reads or writes.
        #[inline(always)]
        pub unsafe fn $name(nr: u32 $(, $arg: usize)*) -> isize {
            let result;
            // SAFETY: the caller vouches for the arguments; the kernel clobbers rcx and r11 and nothing else.
            unsafe {
                asm!("syscall", inlateout("rax") nr as isize => result, $(in($register) $arg,)*
                    lateout("rcx") _, lateout("r11") _, options(nostack))
            }
            result
        }
    )*};
}
syscalls! {
    syscall0();
    syscall1(a "rdi");
    syscall2(a "rdi", b "rsi");
    syscall3(a "rdi", b "rsi", c "rdx");
    syscall4(a "rdi", b "rsi", c "rdx", d "r10");
    syscall5(a "rdi", b "rsi", c "rdx", d "r10", e "r8");
    syscall6(a "rdi", b "rsi", c "rdx", d "r10", e "r8", f "r9");
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
    core::arch::naked_asm!("mov eax, {number}", "syscall", number = const linux_raw_sys::general::__NR_rt_sigreturn)
}

/// Nothing has to be learnt from the auxiliary vector to make system calls.
#[cfg(not(test))]
pub(crate) fn prepare(_: crate::auxv::Auxv) {}

/// What container images call the architecture.
pub const IMAGE_NAME: &str = "amd64";

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
        // The kernel keeps r9 and r8 for the new thread as they are, and does not look at rdx and r8 with these flags.
        "mov r9, rcx",
        "mov r10, rdx",
        "mov eax, {clone}",
        "syscall",
        "test rax, rax",
        "jz 2f",
        "ret",
        "2:",
        "xor ebp, ebp",
        "mov rdi, r8",
        "call r9",
        "xor edi, edi",
        "mov eax, {exit}",
        "syscall",
        "ud2",
        clone = const linux_raw_sys::general::__NR_clone,
        exit = const linux_raw_sys::general::__NR_exit,
    )
}
