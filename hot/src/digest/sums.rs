//! The sums of sum(1).

/// Adds all bytes.
#[inline(never)]
pub fn sysv(start: u32, bytes: &[u8]) -> u32 {
    let (blocks, rest) = bytes.as_chunks::<16>();
    rest.iter().fold(start.wrapping_add(sum(blocks)), |sum, &byte| sum.wrapping_add(byte.into()))
}

#[cfg(target_arch = "x86_64")]
fn sum(blocks: &[[u8; 16]]) -> u32 {
    use core::arch::x86_64::*;
    // SAFETY: every x86_64 processor has SSE2, and the load is an unaligned one of the 16 bytes that `block` refers to.
    unsafe {
        let zero = _mm_setzero_si128();
        let sums = blocks.iter().fold(zero, |sums, block| {
            _mm_add_epi64(sums, _mm_sad_epu8(_mm_loadu_si128(block.as_ptr().cast()), zero))
        });
        (_mm_cvtsi128_si64(sums) + _mm_cvtsi128_si64(_mm_unpackhi_epi64(sums, sums))) as u32
    }
}

#[cfg(not(target_arch = "x86_64"))]
fn sum(blocks: &[[u8; 16]]) -> u32 {
    /// Every second byte.
    const EVEN: u64 = 0x00FF_00FF_00FF_00FF;
    let halves = |block: &[u8; 8]| {
        let word = u64::from_le_bytes(*block);
        (word & EVEN) + (word >> 8 & EVEN)
    };
    let add = |sum: u32, block: &[u8; 16]| {
        let sums = block.as_chunks::<8>().0.iter().fold(0, |sum, block| sum + halves(block));
        // The four sums end up in the highest one.
        sum.wrapping_add((sums.wrapping_mul(0x0001_0001_0001_0001) >> 48) as u32)
    };
    blocks.iter().fold(0, add)
}

/// Rotates the sum to the right before each byte that is added.
#[inline(never)]
pub fn bsd(start: u16, bytes: &[u8]) -> u16 {
    bytes.iter().fold(start, |sum, &byte| sum.rotate_right(1).wrapping_add(byte.into()))
}
