//! riscv64 (RISC-V ELF psABI, with doubles in registers).
mod memory;
mod syscalls;
pub use syscalls::SYSTEM_CALLS;

// With compressed instructions, and doubles in registers.
elf!(243, 5);
start!("mv fp, zero", "mv ra, zero", "mv a0, sp", "call {begin}");
syscalls!("ecall", "a7", "a0" "a1" "a2" "a3" "a4" "a5");

/// The kernel knows where signal handlers return to. The word for it that it does not have, but that QEMU 7.2 reads and writes, is one
/// that the mask is in, or stands behind.
pub(crate) const RESTORER_FLAG: u32 = 0;
pub(crate) type Restorer = [usize; 1];
pub(crate) fn restorer() -> Restorer {
    [0]
}

/// What container images call the architecture.
pub const IMAGE_NAME: &str = "riscv64";

clone_thread!(
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
);
