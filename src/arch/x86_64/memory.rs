//! The memory functions that the compiler calls by name. In assembly, because the compiler may turn a loop in Rust into a call to
//! the very function it stands in.
//!
//! Made for the short blocks that nearly all calls are about, and small. Where long ones are likely they are left to `rep`, which
//! every processor since 2013 does a cache line at a time.
#![cfg_attr(test, allow(dead_code))]
use core::arch::naked_asm;

/// From how many bytes on `rep` is worth its start-up.
const LONG: usize = 1024;

#[unsafe(naked)]
#[cfg_attr(not(test), unsafe(no_mangle))]
unsafe extern "C" fn memcpy(_: *mut u8, _: *const u8, _: usize) -> *mut u8 {
    naked_asm!(
        "mov rax, rdi",
        "cmp rdx, 16",
        "jb 4f",
        "movups xmm1, [rsi + rdx - 16]",
        "lea r8, [rdi + rdx - 16]", // where the last 16 bytes go
        "2: movups xmm0, [rsi]",
        "add rsi, 16",
        "movups [rdi], xmm0",
        "add rdi, 16",
        "cmp rdi, r8",
        "jb 2b",
        "movups [r8], xmm1",
        "ret",
        "3: mov cl, [rsi + rdx]",
        "mov [rdi + rdx], cl",
        "4: sub edx, 1",
        "jae 3b",
        "ret",
    )
}

/// All loads come before the stores that could overwrite what they read.
#[unsafe(naked)]
#[cfg_attr(not(test), unsafe(no_mangle))]
unsafe extern "C" fn memmove(_: *mut u8, _: *const u8, _: usize) -> *mut u8 {
    naked_asm!(
        "mov rax, rdi",
        "cmp rdx, 16",
        "jb 4f",
        "movups xmm0, [rsi]",
        "movups xmm1, [rsi + rdx - 16]",
        "lea r8, [rdi + rdx - 16]", // where the last 16 bytes go
        "cmp rdx, 32",
        "jbe 3f",
        // Does the destination start within the source? Then the copy starts at the end.
        "mov rcx, rdi",
        "sub rcx, rsi",
        "cmp rcx, rdx",
        "jb 7f",
        // `rep` is slow where the source starts within the destination.
        "neg rcx",
        "cmp rcx, rdx",
        "jb 2f",
        "mov rcx, rdx",
        "cmp rcx, {LONG}",
        "jae 8f",
        "2: movups xmm0, [rsi]",
        "add rsi, 16",
        "movups [rdi], xmm0",
        "add rdi, 16",
        "cmp rdi, r8",
        "jb 2b",
        "movups [r8], xmm1",
        "ret",
        "3: movups [rdi], xmm0",
        "movups [r8], xmm1",
        "ret",
        "4: cmp edx, 8",
        "jb 5f",
        "mov rcx, [rsi]",
        "mov r8, [rsi + rdx - 8]",
        "mov [rdi], rcx",
        "mov [rdi + rdx - 8], r8",
        "ret",
        "5: cmp edx, 4",
        "jb 6f",
        "mov ecx, [rsi]",
        "mov r8d, [rsi + rdx - 4]",
        "mov [rdi], ecx",
        "mov [rdi + rdx - 4], r8d",
        "ret",
        // The first, the middle and the last of at most three bytes.
        "6: test edx, edx",
        "jz 9f",
        "mov ecx, edx",
        "shr ecx",
        "mov r8b, [rsi]",
        "mov r9b, [rsi + rcx]",
        "mov r10b, [rsi + rdx - 1]",
        "mov [rdi], r8b",
        "mov [rdi + rcx], r9b",
        "mov [rdi + rdx - 1], r10b",
        "ret",
        "7: movups xmm1, [rsi + rdx - 16]",
        "movups [rdi + rdx - 16], xmm1",
        "sub rdx, 16",
        "cmp rdx, 16",
        "ja 7b",
        "movups [rdi], xmm0",
        "ret",
        "8: rep movsb",
        "9: ret",
        LONG = const LONG,
    )
}

#[unsafe(naked)]
#[cfg_attr(not(test), unsafe(no_mangle))]
unsafe extern "C" fn memset(_: *mut u8, _: i32, _: usize) -> *mut u8 {
    naked_asm!(
        "mov r9, rdi",
        "movzx eax, sil",
        "imul eax, eax, 0x01010101",
        "cmp rdx, 16",
        "jb 3f",
        "mov rcx, rdx",
        "cmp rcx, {LONG}",
        "jae 6f",
        "movd xmm0, eax",
        "pshufd xmm0, xmm0, 0",
        "lea r8, [rdi + rdx - 16]",
        "2: movups [rdi], xmm0",
        "add rdi, 16",
        "cmp rdi, r8",
        "jb 2b",
        "movups [r8], xmm0",
        "mov rax, r9",
        "ret",
        // Four moves cover 4 to 15 bytes: two from the front and two from the back, the inner ones 4 bytes further in where
        // there are 8.
        "3: cmp edx, 4",
        "jb 4f",
        "mov ecx, edx",
        "shr ecx, 3",
        "lea r8, [rdi + rdx - 4]",
        "mov [rdi], eax",
        "mov [rdi + rcx * 4], eax",
        "mov [r8], eax",
        "neg rcx",
        "mov [r8 + rcx * 4], eax",
        "jmp 7f",
        "4: test edx, edx",
        "jz 7f",
        "mov ecx, edx",
        "shr ecx",
        "mov [rdi], al",
        "mov [rdi + rcx], al",
        "mov [rdi + rdx - 1], al",
        "jmp 7f",
        "6: rep stosb",
        "7: mov rax, r9",
        "ret",
        LONG = const LONG,
    )
}

#[unsafe(naked)]
#[cfg_attr(not(test), unsafe(no_mangle))]
unsafe extern "C" fn bcmp(_: *const u8, _: *const u8, _: usize) -> i32 {
    naked_asm!(
        "2: sub rdx, 8",
        "jb 3f",
        "mov rax, [rdi + rdx]",
        "cmp rax, [rsi + rdx]",
        "je 2b",
        "jmp 5f",
        // What is left is at the front.
        "3: add edx, 8",
        "4: sub edx, 1",
        "jb 6f",
        "mov al, [rdi + rdx]",
        "cmp al, [rsi + rdx]",
        "je 4b",
        "5: push 1",
        "pop rax",
        "ret",
        "6: xor eax, eax",
        "ret",
    )
}

/// The last bytes are read 16 at a time too, where that does not reach into the next page, which may not be mapped.
#[unsafe(naked)]
#[cfg_attr(not(test), unsafe(no_mangle))]
unsafe extern "C" fn memcmp(_: *const u8, _: *const u8, _: usize) -> i32 {
    naked_asm!(
        "2: sub rdx, 16",
        "jb 4f",
        "movups xmm0, [rdi]",
        "movups xmm1, [rsi]",
        "pcmpeqb xmm0, xmm1",
        "pmovmskb ecx, xmm0",
        "xor ecx, 0xFFFF",
        "jnz 3f",
        "add rdi, 16",
        "add rsi, 16",
        "jmp 2b",
        "3: bsf ecx, ecx",
        "8: movzx eax, byte ptr [rdi + rcx]",
        "movzx ecx, byte ptr [rsi + rcx]",
        "sub eax, ecx",
        "ret",
        "4: add edx, 16",
        "jz 6f",
        "mov ecx, edi",
        "or ecx, esi",
        "and ecx, 0xFFF",
        "cmp ecx, 0xFF0",
        "ja 5f",
        "movups xmm0, [rdi]",
        "movups xmm1, [rsi]",
        "pcmpeqb xmm0, xmm1",
        "pmovmskb ecx, xmm0",
        "not ecx", // bit 16 is set and ends the search
        "bsf ecx, ecx",
        "cmp ecx, edx",
        "jb 8b",
        "xor eax, eax",
        "ret",
        "5: movzx eax, byte ptr [rdi]",
        "movzx ecx, byte ptr [rsi]",
        "inc rdi",
        "inc rsi",
        "sub eax, ecx",
        "jnz 7f",
        "dec edx",
        "jnz 5b",
        "6: xor eax, eax",
        "7: ret",
    )
}

/// Byte for byte: what is asked for its length are arguments, variables and names.
#[unsafe(naked)]
#[cfg_attr(not(test), unsafe(no_mangle))]
unsafe extern "C" fn strlen(_: *const u8) -> usize {
    naked_asm!(
        "lea rax, [rdi - 1]",
        "2: inc rax",
        "cmp byte ptr [rax], 0",
        "jne 2b",
        "sub rax, rdi",
        "ret",
    )
}

#[cfg(test)]
crate::arch::test_memory!();
