//! ARMv7 (AAPCS, EABI), with doubles in registers.
use linux_raw_sys::general::*;

mod memory;
mod syscalls;
pub use syscalls::SYSTEM_CALLS;

// Version 5 of the EABI, with doubles in registers.
elf!(40, 0x5000400);
start!("mov fp, #0", "mov lr, #0", "mov r0, sp", "bic sp, sp, #7", "bl {begin}");
syscalls!("svc 0", "r7", "r0" "r1" "r2" "r3" "r4" "r5");

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

signal_return!(__NR_sigreturn: "mov r7, #{number}", "svc 0");

/// What container images call the architecture.
pub const IMAGE_NAME: &str = "arm";

clone_thread!(
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
);
