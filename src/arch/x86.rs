//! x86 with 32 bits (System V ABI).
use core::sync::atomic::{AtomicUsize, Ordering};
use linux_raw_sys::{auxvec::AT_SYSINFO, general::*};

mod memory;
mod syscalls;
pub use syscalls::SYSTEM_CALLS;

elf!(3, 0);
start!("xor ebp, ebp", "mov eax, esp", "and esp, -16", "sub esp, 12", "push eax", "call {begin}");

/// The kernel's own code for making a system call, in the vDSO, which knows the fastest way that the processor has; 0 where there is
/// none.
static ENTRY: AtomicUsize = AtomicUsize::new(0);

/// Learns from the auxiliary vector how system calls are made.
#[cfg(not(test))]
pub(crate) fn prepare(auxv: crate::auxv::Auxv) {
    ENTRY.store(auxv.get(AT_SYSINFO).unwrap_or(0), Ordering::Relaxed);
}

/// Makes a system call. All registers but those of the arguments are in use by the compiler, so it is a function, to which the arguments
/// come on the stack; what there are fewer than six of, is whatever lies above them, which the kernel does not look at.
#[unsafe(naked)]
#[unsafe(no_mangle)]
unsafe extern "C" fn system_call() {
    core::arch::naked_asm!(
        "push ebp",
        "push ebx",
        "push esi",
        "push edi",
        "mov eax, [esp + 20]",
        "mov ebx, [esp + 24]",
        "mov ecx, [esp + 28]",
        "mov edx, [esp + 32]",
        "mov esi, [esp + 36]",
        "mov edi, [esp + 40]",
        "mov ebp, [esp + 44]",
        "cmp dword ptr [{entry}], 0",
        "je 2f",
        "call dword ptr [{entry}]",
        "jmp 3f",
        "2: int 0x80",
        "3: pop edi",
        "pop esi",
        "pop ebx",
        "pop ebp",
        "ret",
        entry = sym ENTRY,
    )
}

macro_rules! syscalls {
    ($($name:ident($($arg:ident),*);)*) => {
        #[allow(clashing_extern_declarations)] // it takes any number of arguments
        unsafe extern "C" {$(
            /// Makes a system call and returns the register it leaves its result in: a value, or -errno.
            ///
            /// # Safety
            /// The arguments are what system call `nr` requires: pointers point to as much memory as it reads or writes.
            #[link_name = "system_call"]
            pub unsafe fn $name(nr: u32 $(, $arg: usize)*) -> isize;
        )*}
    };
}
syscalls! {
    syscall0();
    syscall1(a);
    syscall2(a, b);
    syscall3(a, b, c);
    syscall4(a, b, c, d);
    syscall5(a, b, c, d, e);
    syscall6(a, b, c, d, e, f);
}

/// Makes the system call pread64, whose offset takes two registers.
///
/// # Safety
/// The kernel may write `len` bytes at `at`.
pub(crate) unsafe fn pread64(fd: usize, at: usize, len: usize, offset: u64) -> isize {
    // SAFETY: the caller vouches for the memory.
    unsafe { syscall5(__NR_pread64, fd, at, len, offset as usize, (offset >> 32) as usize) }
}

/// Makes the system call ftruncate64.
pub(crate) fn ftruncate64(fd: usize, size: u64) -> isize {
    // SAFETY: it touches no memory.
    unsafe { syscall3(__NR_ftruncate64, fd, size as usize, (size >> 32) as usize) }
}

/// Makes the system call fadvise64_64.
pub(crate) fn fadvise64(fd: usize, offset: u64, len: u64, advice: u32) -> isize {
    let [from, len] = [offset, len].map(|number| [number as usize, (number >> 32) as usize]);
    // SAFETY: it touches no memory.
    unsafe { syscall6(__NR_fadvise64_64, fd, from[0], from[1], len[0], len[1], advice as usize) }
}

// The signal's number is still on the stack.
signal_return!(__NR_sigreturn: "pop eax", "mov eax, {number}", "int 0x80");

/// What container images call the architecture.
pub const IMAGE_NAME: &str = "386";

clone_thread!(
    "push ebx",
    "push esi",
    "push edi",
    "mov ebx, [esp + 16]",
    "mov ecx, [esp + 20]",
    "mov edi, [esp + 24]",
    // The kernel keeps these two for the new thread as they are, and does not look at them with these flags.
    "mov esi, [esp + 28]",
    "mov edx, [esp + 32]",
    "mov eax, {clone}",
    // The vDSO's way would return to an address that is not on the new stack.
    "int 0x80",
    "test eax, eax",
    "jz 2f",
    "pop edi",
    "pop esi",
    "pop ebx",
    "ret",
    // `system_call` may look at what lies above its arguments.
    "2: xor ebp, ebp",
    "sub esp, 44",
    "push edx",
    "call esi",
    "xor ebx, ebx",
    "mov eax, {exit}",
    "int 0x80",
    "ud2",
);
