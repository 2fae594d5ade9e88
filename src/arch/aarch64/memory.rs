//! The memory functions that the compiler calls by name. In assembly, because the compiler may turn a loop in Rust into a call to
//! the very function it stands in.
//!
//! Where the standard library is built with its own (`compiler-builtins-mem`), those are weak symbols and give way to these.
#![cfg_attr(test, allow(dead_code))]
use core::arch::naked_asm;

#[unsafe(naked)]
#[cfg_attr(not(test), unsafe(no_mangle))]
unsafe extern "C" fn memcpy(_: *mut u8, _: *const u8, _: usize) -> *mut u8 {
    naked_asm!("b {memmove}", memmove = sym memmove)
}

/// All loads come before the stores that could overwrite what they read.
#[unsafe(naked)]
#[cfg_attr(not(test), unsafe(no_mangle))]
unsafe extern "C" fn memmove(_: *mut u8, _: *const u8, _: usize) -> *mut u8 {
    naked_asm!(
        "add x4, x1, x2", // the ends
        "add x5, x0, x2",
        "cmp x2, 16",
        "b.lo 4f",
        "ldr q0, [x1]",
        "ldur q1, [x4, -16]",
        "cmp x2, 32",
        "b.ls 3f",
        // Does the destination start within the source? Then the copy starts at the end.
        "sub x3, x0, x1",
        "cmp x3, x2",
        "b.lo 7f",
        "mov x3, x0",
        "sub x4, x5, 16",
        "2: ldr q0, [x1], 16",
        "str q0, [x3], 16",
        "cmp x3, x4",
        "b.lo 2b",
        "str q1, [x4]",
        "ret",
        "3: str q0, [x0]",
        "stur q1, [x5, -16]",
        "ret",
        "4: cmp x2, 8",
        "b.lo 5f",
        "ldr x6, [x1]",
        "ldur x7, [x4, -8]",
        "str x6, [x0]",
        "stur x7, [x5, -8]",
        "ret",
        "5: cmp x2, 4",
        "b.lo 6f",
        "ldr w6, [x1]",
        "ldur w7, [x4, -4]",
        "str w6, [x0]",
        "stur w7, [x5, -4]",
        "ret",
        // The first, the middle and the last of at most three bytes.
        "6: cbz x2, 9f",
        "lsr x3, x2, 1",
        "ldrb w6, [x1]",
        "ldrb w7, [x1, x3]",
        "ldurb w8, [x4, -1]",
        "strb w6, [x0]",
        "strb w7, [x0, x3]",
        "sturb w8, [x5, -1]",
        "ret",
        "7: ldr q1, [x4, -16]!",
        "str q1, [x5, -16]!",
        "sub x2, x2, 16",
        "cmp x2, 16",
        "b.hi 7b",
        "str q0, [x0]",
        "9: ret",
    )
}

#[unsafe(naked)]
#[cfg_attr(not(test), unsafe(no_mangle))]
unsafe extern "C" fn memset(_: *mut u8, _: i32, _: usize) -> *mut u8 {
    naked_asm!(
        "dup v0.16b, w1",
        "add x5, x0, x2", // the end
        "mov x3, x0",
        "cmp x2, 16",
        "b.lo 3f",
        "sub x4, x5, 16",
        "2: str q0, [x3], 16",
        "cmp x3, x4",
        "b.lo 2b",
        "str q0, [x4]",
        "ret",
        "3: cmp x2, 8",
        "b.lo 4f",
        "str d0, [x0]",
        "stur d0, [x5, -8]",
        "ret",
        "4: cmp x2, 4",
        "b.lo 5f",
        "str s0, [x0]",
        "stur s0, [x5, -4]",
        "ret",
        "5: cbz x2, 6f",
        "strb w1, [x3], 1",
        "sub x2, x2, 1",
        "b 5b",
        "6: ret",
    )
}

#[unsafe(naked)]
#[cfg_attr(not(test), unsafe(no_mangle))]
unsafe extern "C" fn bcmp(_: *const u8, _: *const u8, _: usize) -> i32 {
    naked_asm!("b {memcmp}", memcmp = sym memcmp)
}

#[unsafe(naked)]
#[cfg_attr(not(test), unsafe(no_mangle))]
unsafe extern "C" fn memcmp(_: *const u8, _: *const u8, _: usize) -> i32 {
    naked_asm!(
        "2: subs x2, x2, 8",
        "b.lo 4f",
        "ldr x3, [x0], 8",
        "ldr x4, [x1], 8",
        "cmp x3, x4",
        "b.eq 2b",
        // Turned around, the first byte that differs weighs most.
        "rev x3, x3",
        "rev x4, x4",
        "3: cmp x3, x4",
        "cset w0, hi",
        "csinv w0, w0, wzr, hs",
        "ret",
        "4: adds x2, x2, 8",
        "5: b.eq 6f",
        "ldrb w3, [x0], 1",
        "ldrb w4, [x1], 1",
        "cmp w3, w4",
        "b.ne 3b",
        "subs x2, x2, 1",
        "b 5b",
        "6: mov w0, 0",
        "ret",
    )
}

/// All loads are aligned, so none reaches into a page that the string does not.
#[unsafe(naked)]
#[cfg_attr(not(test), unsafe(no_mangle))]
unsafe extern "C" fn strlen(_: *const u8) -> usize {
    naked_asm!(
        "and x1, x0, -16",
        "ldr q0, [x1]",
        "cmeq v0.16b, v0.16b, 0",
        "shrn v0.8b, v0.8h, 4", // four bits for each byte
        "fmov x2, d0",
        // What stands before the string does not count; the shift is modulo 64.
        "lsl x3, x0, 2",
        "lsr x2, x2, x3",
        "lsl x2, x2, x3",
        "cbnz x2, 3f",
        "2: ldr q0, [x1, 16]!",
        "cmeq v0.16b, v0.16b, 0",
        "shrn v0.8b, v0.8h, 4",
        "fmov x2, d0",
        "cbz x2, 2b",
        "3: rbit x2, x2",
        "clz x2, x2",
        "add x1, x1, x2, lsr 2",
        "sub x0, x1, x0",
        "ret",
    )
}

#[cfg(test)]
crate::arch::test_memory!();
