//! The memory functions that the compiler calls by name. In assembly, because the compiler may turn a loop in Rust into a call to
//! the very function it stands in.
//!
//! Where the standard library is built with its own (`compiler-builtins-mem`), those are weak symbols and give way to these.
#![cfg_attr(test, allow(dead_code))]
use core::arch::naked_asm;

/// From this length on, the processor's own loops are faster, which take their time to start.
const LONG: usize = 64;

#[unsafe(naked)]
#[cfg_attr(not(test), unsafe(no_mangle))]
unsafe extern "C" fn memcpy(_: *mut u8, _: *const u8, _: usize) -> *mut u8 {
    naked_asm!("jmp {memmove}", memmove = sym memmove)
}

#[unsafe(naked)]
#[cfg_attr(not(test), unsafe(no_mangle))]
unsafe extern "C" fn memmove(_: *mut u8, _: *const u8, _: usize) -> *mut u8 {
    naked_asm!(
        "push esi",
        "push edi",
        "mov edi, [esp + 12]",
        "mov esi, [esp + 16]",
        "mov ecx, [esp + 20]",
        "mov eax, edi",
        // Does the destination start within the source? Then the copy starts at the end.
        "mov edx, edi",
        "sub edx, esi",
        "cmp edx, ecx",
        "jb 5f",
        "cmp ecx, {LONG}",
        "jae 4f",
        "2: sub ecx, 4",
        "jb 3f",
        "mov edx, [esi]",
        "add esi, 4",
        "mov [edi], edx",
        "add edi, 4",
        "jmp 2b",
        "3: add ecx, 4",
        "4: rep movsb",
        "jmp 8f",
        "5: sub ecx, 4",
        "jb 6f",
        "mov edx, [esi + ecx]",
        "mov [edi + ecx], edx",
        "jmp 5b",
        "6: add ecx, 4",
        "jz 8f",
        "7: dec ecx",
        "mov dl, [esi + ecx]",
        "mov [edi + ecx], dl",
        "jnz 7b",
        "8: pop edi",
        "pop esi",
        "ret",
        LONG = const LONG,
    )
}

#[unsafe(naked)]
#[cfg_attr(not(test), unsafe(no_mangle))]
unsafe extern "C" fn memset(_: *mut u8, _: i32, _: usize) -> *mut u8 {
    naked_asm!(
        "push edi",
        "mov edi, [esp + 8]",
        "movzx eax, byte ptr [esp + 12]",
        "imul eax, eax, 0x01010101",
        "mov edx, [esp + 16]",
        "mov ecx, edx",
        "shr ecx, 2",
        "rep stosd",
        "mov ecx, edx",
        "and ecx, 3",
        "rep stosb",
        "mov eax, [esp + 8]",
        "pop edi",
        "ret",
    )
}

#[unsafe(naked)]
#[cfg_attr(not(test), unsafe(no_mangle))]
unsafe extern "C" fn bcmp(_: *const u8, _: *const u8, _: usize) -> i32 {
    naked_asm!("jmp {memcmp}", memcmp = sym memcmp)
}

#[unsafe(naked)]
#[cfg_attr(not(test), unsafe(no_mangle))]
unsafe extern "C" fn memcmp(_: *const u8, _: *const u8, _: usize) -> i32 {
    naked_asm!(
        "push esi",
        "push edi",
        "mov esi, [esp + 12]",
        "mov edi, [esp + 16]",
        "mov ecx, [esp + 20]",
        "2: sub ecx, 4",
        "jb 3f",
        "mov eax, [esi]",
        "mov edx, [edi]",
        "add esi, 4",
        "add edi, 4",
        "cmp eax, edx",
        "je 2b",
        // Turned around, the first byte that differs weighs most.
        "bswap eax",
        "bswap edx",
        "cmp eax, edx",
        "sbb eax, eax",
        "or eax, 1",
        "jmp 6f",
        "3: add ecx, 4",
        "4: jz 5f",
        "movzx eax, byte ptr [esi]",
        "movzx edx, byte ptr [edi]",
        "inc esi",
        "inc edi",
        "sub eax, edx",
        "jnz 6f",
        "dec ecx",
        "jmp 4b",
        "5: xor eax, eax",
        "6: pop edi",
        "pop esi",
        "ret",
    )
}

#[unsafe(naked)]
#[cfg_attr(not(test), unsafe(no_mangle))]
unsafe extern "C" fn strlen(_: *const u8) -> usize {
    naked_asm!(
        "mov ecx, [esp + 4]",
        "lea eax, [ecx - 1]",
        "2: inc eax",
        "cmp byte ptr [eax], 0",
        "jne 2b",
        "sub eax, ecx",
        "ret",
    )
}

#[cfg(test)]
crate::arch::test_memory!();
