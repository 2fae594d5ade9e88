//! The memory functions that the compiler calls by name. In assembly, because the compiler may turn a loop in Rust into a call to
//! the very function it stands in.
//!
//! Four bytes are moved at a time, aligned or not, which these processors do themselves.
//!
//! The names of the run-time ABI (`__aeabi_*`) are weak symbols in the standard library and give way to these, and so are the others
//! where it is built with its own (`compiler-builtins-mem`).
#![cfg_attr(test, allow(dead_code))]
use core::arch::naked_asm;

/// Defines functions that go on in another one, after some instructions.
macro_rules! ways {
    ($($name:ident: $($instruction:literal)* $target:ident;)*) => {$(
        #[cfg(not(test))]
        #[unsafe(naked)]
        #[unsafe(no_mangle)]
        unsafe extern "C" fn $name() {
            naked_asm!($($instruction,)* "b {target}", target = sym $target)
        }
    )*};
}
ways! {
    __aeabi_memcpy: memmove;
    __aeabi_memcpy4: memmove;
    __aeabi_memcpy8: memmove;
    __aeabi_memmove: memmove;
    __aeabi_memmove4: memmove;
    __aeabi_memmove8: memmove;
    // Their byte comes last.
    __aeabi_memset: "mov r3, r1" "mov r1, r2" "mov r2, r3" memset;
    __aeabi_memset4: "mov r3, r1" "mov r1, r2" "mov r2, r3" memset;
    __aeabi_memset8: "mov r3, r1" "mov r1, r2" "mov r2, r3" memset;
    __aeabi_memclr: "mov r2, r1" "mov r1, #0" memset;
    __aeabi_memclr4: "mov r2, r1" "mov r1, #0" memset;
    __aeabi_memclr8: "mov r2, r1" "mov r1, #0" memset;
}

#[unsafe(naked)]
#[cfg_attr(not(test), unsafe(no_mangle))]
unsafe extern "C" fn memcpy(_: *mut u8, _: *const u8, _: usize) -> *mut u8 {
    naked_asm!("b {memmove}", memmove = sym memmove)
}

#[unsafe(naked)]
#[cfg_attr(not(test), unsafe(no_mangle))]
unsafe extern "C" fn memmove(_: *mut u8, _: *const u8, _: usize) -> *mut u8 {
    naked_asm!(
        "mov r12, r0",
        // Does the destination start within the source? Then the copy starts at the end.
        "sub r3, r0, r1",
        "cmp r3, r2",
        "blo 5f",
        "2: subs r2, r2, #4",
        "blo 3f",
        "ldr r3, [r1], #4",
        "str r3, [r12], #4",
        "b 2b",
        "3: adds r2, r2, #4",
        "4: beq 9f",
        "ldrb r3, [r1], #1",
        "strb r3, [r12], #1",
        "subs r2, r2, #1",
        "b 4b",
        "5: subs r2, r2, #4",
        "blo 6f",
        "ldr r3, [r1, r2]",
        "str r3, [r12, r2]",
        "b 5b",
        "6: add r2, r2, #4",
        "7: subs r2, r2, #1",
        "blo 9f",
        "ldrb r3, [r1, r2]",
        "strb r3, [r12, r2]",
        "b 7b",
        "9: bx lr",
    )
}

#[unsafe(naked)]
#[cfg_attr(not(test), unsafe(no_mangle))]
unsafe extern "C" fn memset(_: *mut u8, _: i32, _: usize) -> *mut u8 {
    naked_asm!(
        "mov r12, r0",
        "and r1, r1, #255",
        "orr r1, r1, r1, lsl #8",
        "orr r1, r1, r1, lsl #16",
        "2: subs r2, r2, #4",
        "blo 3f",
        "str r1, [r12], #4",
        "b 2b",
        "3: adds r2, r2, #4",
        "4: beq 5f",
        "strb r1, [r12], #1",
        "subs r2, r2, #1",
        "b 4b",
        "5: bx lr",
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
        "2: subs r2, r2, #4",
        "blo 3f",
        "ldr r3, [r0], #4",
        "ldr r12, [r1], #4",
        "cmp r3, r12",
        "beq 2b",
        // Turned around, the first byte that differs weighs most.
        "rev r3, r3",
        "rev r12, r12",
        "cmp r3, r12",
        "mov r0, #1",
        "mvnlo r0, #0",
        "bx lr",
        "3: adds r2, r2, #4",
        "4: beq 5f",
        "ldrb r3, [r0], #1",
        "ldrb r12, [r1], #1",
        "subs r3, r3, r12",
        "bne 6f",
        "subs r2, r2, #1",
        "b 4b",
        "5: mov r3, #0",
        "6: mov r0, r3",
        "bx lr",
    )
}

#[unsafe(naked)]
#[cfg_attr(not(test), unsafe(no_mangle))]
unsafe extern "C" fn strlen(_: *const u8) -> usize {
    naked_asm!(
        "mov r1, r0",
        "2: ldrb r2, [r1], #1",
        "cmp r2, #0",
        "bne 2b",
        "sub r0, r1, r0",
        "sub r0, r0, #1",
        "bx lr",
    )
}

#[cfg(test)]
crate::arch::test_memory!();
