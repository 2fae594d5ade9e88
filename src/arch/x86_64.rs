//! x86_64 (System V ABI).
use core::arch::asm;
#[cfg(not(test))]
use core::arch::naked_asm;

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

/// Where a signal handler returns to: ends the handling of the signal.
#[unsafe(naked)]
pub(crate) unsafe extern "C" fn signal_return() -> ! {
    core::arch::naked_asm!("mov eax, {number}", "syscall", number = const linux_raw_sys::general::__NR_rt_sigreturn)
}

/// The memory functions that the compiler calls by name. In assembly, because the compiler may turn a loop in Rust into a
/// call to the very function it stands in.
#[cfg(not(test))]
mod memory {
    use core::arch::naked_asm;

    #[unsafe(naked)]
    #[unsafe(no_mangle)]
    unsafe extern "C" fn memcpy(_: *mut u8, _: *const u8, _: usize) -> *mut u8 {
        naked_asm!("mov rax, rdi", "mov rcx, rdx", "rep movsb", "ret")
    }
    #[unsafe(naked)]
    #[unsafe(no_mangle)]
    unsafe extern "C" fn memset(_: *mut u8, _: i32, _: usize) -> *mut u8 {
        naked_asm!("mov r8, rdi", "mov eax, esi", "mov rcx, rdx", "rep stosb", "mov rax, r8", "ret")
    }
    #[unsafe(naked)]
    #[unsafe(no_mangle)]
    unsafe extern "C" fn memmove(_: *mut u8, _: *const u8, _: usize) -> *mut u8 {
        naked_asm!(
            "mov rax, rdi",
            "mov rcx, rdx",
            "mov rdx, rdi",
            "sub rdx, rsi",
            "cmp rdx, rcx",
            "jb 2f",
            "rep movsb",
            "ret",
            "2: lea rdi, [rdi + rcx - 1]",
            "lea rsi, [rsi + rcx - 1]",
            "std",
            "rep movsb",
            "cld",
            "ret"
        )
    }
    #[unsafe(naked)]
    #[unsafe(no_mangle)]
    unsafe extern "C" fn memcmp(_: *const u8, _: *const u8, _: usize) -> i32 {
        naked_asm!(
            "xor eax, eax",
            "mov rcx, rdx",
            "cmp rcx, rcx",
            "repe cmpsb",
            "je 2f",
            "movzx eax, byte ptr [rdi - 1]",
            "movzx ecx, byte ptr [rsi - 1]",
            "sub eax, ecx",
            "2: ret"
        )
    }
    #[unsafe(naked)]
    #[unsafe(no_mangle)]
    unsafe extern "C" fn bcmp(_: *const u8, _: *const u8, _: usize) -> i32 {
        naked_asm!("jmp {memcmp}", memcmp = sym memcmp)
    }
    #[unsafe(naked)]
    #[unsafe(no_mangle)]
    unsafe extern "C" fn strlen(_: *const u8) -> usize {
        naked_asm!(
            "xor eax, eax",
            "2: cmp byte ptr [rdi + rax], 0",
            "je 3f",
            "inc rax",
            "jmp 2b",
            "3: ret"
        )
    }
}
