//! aarch64 (AAPCS64).
mod memory;
mod syscalls;
pub use syscalls::SYSTEM_CALLS;

elf!(183, 0);
start!("mov x29, xzr", "mov x30, xzr", "mov x0, sp", "bl {begin}");
syscalls!("svc 0", "x8", "x0" "x1" "x2" "x3" "x4" "x5");

signal_return!(__NR_rt_sigreturn: "mov x8, {number}", "svc 0");

/// What container images call the architecture.
pub const IMAGE_NAME: &str = "arm64";

clone_thread!(
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
);
