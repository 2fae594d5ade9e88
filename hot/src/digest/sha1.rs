//! SHA-1 (FIPS 180-4).
use super::{State, words_be};
use crate::cpu;

#[inline(never)]
pub fn sha1(state: &mut State, bytes: &[u8]) {
    let mut words = state.short();
    let blocks = bytes.as_chunks::<64>().0;
    if state.cpu.has(cpu::SHA1) {
        // SAFETY: the processor has the instructions.
        unsafe { native(&mut words, blocks) }
    } else {
        plain(&mut words, blocks);
    }
    state.set_short(&words);
}

fn plain(state: &mut [u32; 5], blocks: &[[u8; 64]]) {
    for block in blocks {
        let mut w = words_be(block);
        let [mut a, mut b, mut c, mut d, mut e] = *state;
        for round in 0..80 {
            let at = round & 15;
            if round >= 16 {
                let word = w[(at + 13) & 15] ^ w[(at + 8) & 15] ^ w[(at + 2) & 15] ^ w[at];
                w[at] = word.rotate_left(1);
            }
            let (mixed, constant) = match round / 20 {
                0 => (d ^ (b & (c ^ d)), 0x5A82_7999),
                1 => (b ^ c ^ d, 0x6ED9_EBA1),
                2 => (b & c | d & (b | c), 0x8F1B_BCDCu32),
                _ => (b ^ c ^ d, 0xCA62_C1D6),
            };
            let sum = e.wrapping_add(mixed).wrapping_add(constant).wrapping_add(w[at]);
            let next = a.rotate_left(5).wrapping_add(sum);
            (e, d, c, b, a) = (d, c, b.rotate_left(30), a, next);
        }
        for (word, after) in state.iter_mut().zip([a, b, c, d, e]) {
            *word = word.wrapping_add(after);
        }
    }
}

/// # Safety
/// The processor has the instructions for SHA-1.
#[cfg(target_arch = "x86_64")]
#[target_feature(enable = "sha,ssse3,sse4.1")]
unsafe fn native(state: &mut [u32; 5], blocks: &[[u8; 64]]) {
    use core::arch::x86_64::*;
    let [a, b, c, d, e] = state.map(|word| word as i32);
    let (mut abcd, mut e0) = (_mm_set_epi32(a, b, c, d), _mm_set_epi32(e, 0, 0, 0));
    let turn = _mm_set_epi64x(0x0001_0203_0405_0607, 0x0809_0A0B_0C0D_0E0F);
    for block in blocks {
        let (before, e_before) = (abcd, e0);
        let mut w = [_mm_setzero_si128(); 4];
        for (w, bytes) in w.iter_mut().zip(block.as_chunks::<16>().0) {
            // SAFETY: an unaligned load of the 16 bytes that `bytes` refers to.
            *w = _mm_shuffle_epi8(unsafe { _mm_loadu_si128(bytes.as_ptr().cast()) }, turn);
        }
        let mut e1 = _mm_add_epi32(e0, w[0]);
        // Four rounds: of the kind, with the words' place; the words for the rounds sixteen later take their place.
        macro_rules! rounds {
            ($kind:literal, $i:literal, $more:expr) => {
                let before = abcd;
                abcd = _mm_sha1rnds4_epu32::<$kind>(abcd, e1);
                if $more {
                    let word = _mm_sha1msg1_epu32(w[$i], w[($i + 1) & 3]);
                    let word = _mm_xor_si128(word, w[($i + 2) & 3]);
                    w[$i] = _mm_sha1msg2_epu32(word, w[($i + 3) & 3]);
                }
                e0 = before;
                e1 = _mm_sha1nexte_epu32(e0, w[($i + 1) & 3]);
            };
        }
        rounds!(0, 0, true);
        rounds!(0, 1, true);
        rounds!(0, 2, true);
        rounds!(0, 3, true);
        rounds!(0, 0, true);
        rounds!(1, 1, true);
        rounds!(1, 2, true);
        rounds!(1, 3, true);
        rounds!(1, 0, true);
        rounds!(1, 1, true);
        rounds!(2, 2, true);
        rounds!(2, 3, true);
        rounds!(2, 0, true);
        rounds!(2, 1, true);
        rounds!(2, 2, true);
        rounds!(3, 3, true);
        rounds!(3, 0, false);
        rounds!(3, 1, false);
        rounds!(3, 2, false);
        rounds!(3, 3, false);
        let _ = e1;
        e0 = _mm_sha1nexte_epu32(e0, e_before);
        abcd = _mm_add_epi32(abcd, before);
    }
    let lanes = [
        _mm_extract_epi32::<3>(abcd),
        _mm_extract_epi32::<2>(abcd),
        _mm_extract_epi32::<1>(abcd),
        _mm_extract_epi32::<0>(abcd),
        _mm_extract_epi32::<3>(e0),
    ];
    *state = lanes.map(|word| word as u32);
}

/// # Safety
/// The processor has the instructions for SHA-1.
#[cfg(target_arch = "aarch64")]
#[target_feature(enable = "sha2")]
unsafe fn native(state: &mut [u32; 5], blocks: &[[u8; 64]]) {
    use core::arch::aarch64::*;
    // SAFETY: the state has more than the 16 bytes that are loaded.
    let mut abcd = unsafe { vld1q_u32(state.as_ptr()) };
    let mut e = state[4];
    for block in blocks {
        let (before, e_before) = (abcd, e);
        let mut w = [vdupq_n_u32(0); 4];
        for (w, bytes) in w.iter_mut().zip(block.as_chunks::<16>().0) {
            // SAFETY: a load of the 16 bytes that `bytes` refers to.
            *w = vreinterpretq_u32_u8(vrev32q_u8(unsafe { vld1q_u8(bytes.as_ptr()) }));
        }
        for step in 0..20 {
            let i = step & 3;
            let kind = step / 5;
            let constants = [0x5A82_7999, 0x6ED9_EBA1, 0x8F1B_BCDC, 0xCA62_C1D6];
            let sum = vaddq_u32(w[i], vdupq_n_u32(constants[kind]));
            let next = vsha1h_u32(vgetq_lane_u32::<0>(abcd));
            abcd = match kind {
                0 => vsha1cq_u32(abcd, e, sum),
                2 => vsha1mq_u32(abcd, e, sum),
                _ => vsha1pq_u32(abcd, e, sum),
            };
            e = next;
            let word = vsha1su0q_u32(w[i], w[(i + 1) & 3], w[(i + 2) & 3]);
            w[i] = vsha1su1q_u32(word, w[(i + 3) & 3]);
        }
        abcd = vaddq_u32(abcd, before);
        e = e.wrapping_add(e_before);
    }
    // SAFETY: the state has room for the 16 bytes that are stored.
    unsafe { vst1q_u32(state.as_mut_ptr(), abcd) };
    state[4] = e;
}

#[cfg(not(any(target_arch = "x86_64", target_arch = "aarch64")))]
unsafe fn native(state: &mut [u32; 5], blocks: &[[u8; 64]]) {
    plain(state, blocks);
}
