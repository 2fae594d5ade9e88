//! x86_64 (System V ABI).
use core::arch::asm;

mod memory;
mod syscalls;
pub use syscalls::SYSTEM_CALLS;

elf!(62, 0);
start!("xor ebp, ebp", "mov rdi, rsp", "and rsp, -16", "call {begin}");

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

signal_return!(__NR_rt_sigreturn: "mov eax, {number}", "syscall");

/// What container images call the architecture.
pub const IMAGE_NAME: &str = "amd64";

clone_thread!(
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
);
