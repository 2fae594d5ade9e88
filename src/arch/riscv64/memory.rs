//! The memory functions that the compiler calls by name. In assembly, because the compiler may turn a loop in Rust into a call to
//! the very function it stands in.
//!
//! Eight bytes are moved at a time where both ends are aligned alike: what is not aligned may take a trap for each access.
//!
//! Where the standard library is built with its own (`compiler-builtins-mem`), those are weak symbols and give way to these.
#![cfg_attr(test, allow(dead_code))]
use core::arch::naked_asm;

#[unsafe(naked)]
#[cfg_attr(not(test), unsafe(no_mangle))]
unsafe extern "C" fn memcpy(_: *mut u8, _: *const u8, _: usize) -> *mut u8 {
    naked_asm!("tail {memmove}", memmove = sym memmove)
}

#[unsafe(naked)]
#[cfg_attr(not(test), unsafe(no_mangle))]
unsafe extern "C" fn memmove(_: *mut u8, _: *const u8, _: usize) -> *mut u8 {
    naked_asm!(
        "add t2, a0, a2", // the end of the destination
        "xor t3, a0, a1",
        "andi t3, t3, 7",
        // Does the destination start within the source? Then the copy starts at the end.
        "sub t0, a0, a1",
        "bltu t0, a2, 6f",
        "mv t1, a0",
        "bnez t3, 5f",
        "2: andi t3, t1, 7",
        "beqz t3, 3f",
        "beq t1, t2, 9f",
        "lbu t4, 0(a1)",
        "sb t4, 0(t1)",
        "addi a1, a1, 1",
        "addi t1, t1, 1",
        "j 2b",
        "3: addi t3, t2, -7",
        "bgeu t1, t3, 5f",
        "4: ld t4, 0(a1)",
        "sd t4, 0(t1)",
        "addi a1, a1, 8",
        "addi t1, t1, 8",
        "bltu t1, t3, 4b",
        "5: beq t1, t2, 9f",
        "lbu t4, 0(a1)",
        "sb t4, 0(t1)",
        "addi a1, a1, 1",
        "addi t1, t1, 1",
        "j 5b",
        "6: add a1, a1, a2",
        "bnez t3, 11f",
        "7: andi t3, t2, 7",
        "beqz t3, 8f",
        "beq t2, a0, 9f",
        "lbu t4, -1(a1)",
        "sb t4, -1(t2)",
        "addi a1, a1, -1",
        "addi t2, t2, -1",
        "j 7b",
        "8: addi t3, a0, 7",
        "bgeu t3, t2, 11f",
        "10: ld t4, -8(a1)",
        "sd t4, -8(t2)",
        "addi a1, a1, -8",
        "addi t2, t2, -8",
        "bltu t3, t2, 10b",
        "11: beq t2, a0, 9f",
        "lbu t4, -1(a1)",
        "sb t4, -1(t2)",
        "addi a1, a1, -1",
        "addi t2, t2, -1",
        "j 11b",
        "9: ret",
    )
}

#[unsafe(naked)]
#[cfg_attr(not(test), unsafe(no_mangle))]
unsafe extern "C" fn memset(_: *mut u8, _: i32, _: usize) -> *mut u8 {
    naked_asm!(
        "add t2, a0, a2", // the end
        "mv t1, a0",
        "2: andi t3, t1, 7",
        "beqz t3, 3f",
        "beq t1, t2, 6f",
        "sb a1, 0(t1)",
        "addi t1, t1, 1",
        "j 2b",
        "3: addi t3, t2, -7",
        "bgeu t1, t3, 5f",
        "andi a1, a1, 255",
        "slli t4, a1, 8",
        "or a1, a1, t4",
        "slli t4, a1, 16",
        "or a1, a1, t4",
        "slli t4, a1, 32",
        "or a1, a1, t4",
        "4: sd a1, 0(t1)",
        "addi t1, t1, 8",
        "bltu t1, t3, 4b",
        "5: beq t1, t2, 6f",
        "sb a1, 0(t1)",
        "addi t1, t1, 1",
        "j 5b",
        "6: ret",
    )
}

#[unsafe(naked)]
#[cfg_attr(not(test), unsafe(no_mangle))]
unsafe extern "C" fn bcmp(_: *const u8, _: *const u8, _: usize) -> i32 {
    naked_asm!("tail {memcmp}", memcmp = sym memcmp)
}

#[unsafe(naked)]
#[cfg_attr(not(test), unsafe(no_mangle))]
unsafe extern "C" fn memcmp(_: *const u8, _: *const u8, _: usize) -> i32 {
    naked_asm!(
        "add t2, a0, a2", // the end
        "or t3, a0, a1",
        "andi t3, t3, 7",
        "bnez t3, 3f",
        "addi t3, t2, -7",
        // What differs is found byte by byte.
        "2: bgeu a0, t3, 3f",
        "ld t4, 0(a0)",
        "ld t5, 0(a1)",
        "bne t4, t5, 3f",
        "addi a0, a0, 8",
        "addi a1, a1, 8",
        "j 2b",
        "3: beq a0, t2, 4f",
        "lbu t4, 0(a0)",
        "lbu t5, 0(a1)",
        "addi a0, a0, 1",
        "addi a1, a1, 1",
        "beq t4, t5, 3b",
        "sub a0, t4, t5",
        "ret",
        "4: mv a0, zero",
        "ret",
    )
}

#[unsafe(naked)]
#[cfg_attr(not(test), unsafe(no_mangle))]
unsafe extern "C" fn strlen(_: *const u8) -> usize {
    naked_asm!(
        "mv t0, a0",
        "2: lbu t1, 0(t0)",
        "addi t0, t0, 1",
        "bnez t1, 2b",
        "sub a0, t0, a0",
        "addi a0, a0, -1",
        "ret",
    )
}

#[cfg(test)]
crate::arch::test_memory!();
