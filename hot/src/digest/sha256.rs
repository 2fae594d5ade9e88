//! SHA-256 and SHA-224 (FIPS 180-4).
use super::{State, constants::K, words_be};
use crate::cpu;

#[inline(never)]
pub fn sha256(state: &mut State, bytes: &[u8]) {
    let mut words = state.short();
    let blocks = bytes.as_chunks::<64>().0;
    let mut constants = [0; 64];
    constants.iter_mut().zip(&K).for_each(|(short, long)| *short = (long >> 32) as u32);
    if state.cpu.has(cpu::SHA256) {
        // SAFETY: the processor has the instructions.
        unsafe { native(&mut words, blocks, &constants) }
    } else {
        plain(&mut words, blocks, &constants);
    }
    state.set_short(&words);
}

fn plain(state: &mut [u32; 8], blocks: &[[u8; 64]], constants: &[u32; 64]) {
    for block in blocks {
        let mut w = words_be(block);
        let [mut a, mut b, mut c, mut d, mut e, mut f, mut g, mut h] = *state;
        for (round, constant) in constants.iter().enumerate() {
            let at = round & 15;
            if round >= 16 {
                let (x, y) = (w[(at + 1) & 15], w[(at + 14) & 15]);
                w[at] = w[at]
                    .wrapping_add(x.rotate_right(7) ^ x.rotate_right(18) ^ (x >> 3))
                    .wrapping_add(w[(at + 9) & 15])
                    .wrapping_add(y.rotate_right(17) ^ y.rotate_right(19) ^ (y >> 10));
            }
            let t1 = h
                .wrapping_add(e.rotate_right(6) ^ e.rotate_right(11) ^ e.rotate_right(25))
                .wrapping_add(g ^ (e & (f ^ g)))
                .wrapping_add(*constant)
                .wrapping_add(w[at]);
            let t2 = (a.rotate_right(2) ^ a.rotate_right(13) ^ a.rotate_right(22))
                .wrapping_add(a & b | c & (a | b));
            (h, g, f, e) = (g, f, e, d.wrapping_add(t1));
            (d, c, b, a) = (c, b, a, t1.wrapping_add(t2));
        }
        for (word, after) in state.iter_mut().zip([a, b, c, d, e, f, g, h]) {
            *word = word.wrapping_add(after);
        }
    }
}

/// # Safety
/// The processor has the instructions for SHA-256.
#[cfg(target_arch = "x86_64")]
#[target_feature(enable = "sha,ssse3,sse4.1")]
unsafe fn native(state: &mut [u32; 8], blocks: &[[u8; 64]], constants: &[u32; 64]) {
    use core::arch::x86_64::*;
    let [a, b, c, d, e, f, g, h] = state.map(|word| word as i32);
    let (mut abef, mut cdgh) = (_mm_set_epi32(a, b, e, f), _mm_set_epi32(c, d, g, h));
    let turn = _mm_set_epi64x(0x0C0D_0E0F_0809_0A0B, 0x0405_0607_0001_0203);
    // Nobody knows how many there are, and so the rounds are not written out.
    let constants = core::hint::black_box(constants.as_chunks::<4>().0);
    for block in blocks {
        let before = (abef, cdgh);
        let mut w = [_mm_setzero_si128(); 4];
        for (w, bytes) in w.iter_mut().zip(block.as_chunks::<16>().0) {
            // SAFETY: an unaligned load of the 16 bytes that `bytes` refers to.
            *w = _mm_shuffle_epi8(unsafe { _mm_loadu_si128(bytes.as_ptr().cast()) }, turn);
        }
        for constants in constants {
            // SAFETY: an unaligned load of the 16 bytes that `constants` refers to.
            let constants = unsafe { _mm_loadu_si128(constants.as_ptr().cast()) };
            let sum = _mm_add_epi32(w[0], constants);
            cdgh = _mm_sha256rnds2_epu32(cdgh, abef, sum);
            abef = _mm_sha256rnds2_epu32(abef, cdgh, _mm_shuffle_epi32::<0x0E>(sum));
            // The words for the rounds sixteen later; those behind the last are not used.
            let word = _mm_sha256msg1_epu32(w[0], w[1]);
            let word = _mm_add_epi32(word, _mm_alignr_epi8::<4>(w[3], w[2]));
            let word = _mm_sha256msg2_epu32(word, w[3]);
            w = [w[1], w[2], w[3], word];
        }
        abef = _mm_add_epi32(abef, before.0);
        cdgh = _mm_add_epi32(cdgh, before.1);
    }
    let (feba, hgdc) = (_mm_shuffle_epi32::<0x1B>(abef), _mm_shuffle_epi32::<0x1B>(cdgh));
    let halves = [_mm_unpacklo_epi64(feba, hgdc), _mm_unpackhi_epi64(feba, hgdc)];
    // SAFETY: the state has as many bytes as both halves.
    unsafe { _mm_storeu_si128(state.as_mut_ptr().cast(), halves[0]) };
    // SAFETY: as above; this is its upper half.
    unsafe { _mm_storeu_si128(state.as_mut_ptr().add(4).cast(), halves[1]) };
}

/// # Safety
/// The processor has the instructions for SHA-256.
#[cfg(target_arch = "aarch64")]
#[target_feature(enable = "sha2")]
unsafe fn native(state: &mut [u32; 8], blocks: &[[u8; 64]], constants: &[u32; 64]) {
    use core::arch::aarch64::*;
    // SAFETY: these are the two halves of the state's 32 bytes.
    let (mut abcd, mut efgh) =
        unsafe { (vld1q_u32(state.as_ptr()), vld1q_u32(state.as_ptr().add(4))) };
    for block in blocks {
        let before = (abcd, efgh);
        let mut w = [vdupq_n_u32(0); 4];
        for (w, bytes) in w.iter_mut().zip(block.as_chunks::<16>().0) {
            // SAFETY: a load of the 16 bytes that `bytes` refers to.
            *w = vreinterpretq_u32_u8(vrev32q_u8(unsafe { vld1q_u8(bytes.as_ptr()) }));
        }
        for constants in constants.as_chunks::<4>().0 {
            // SAFETY: a load of the 16 bytes that `constants` refers to.
            let sum = vaddq_u32(w[0], unsafe { vld1q_u32(constants.as_ptr()) });
            let abcd_before = abcd;
            abcd = vsha256hq_u32(abcd, efgh, sum);
            efgh = vsha256h2q_u32(efgh, abcd_before, sum);
            // The words for the rounds sixteen later; those behind the last are not used.
            let word = vsha256su1q_u32(vsha256su0q_u32(w[0], w[1]), w[2], w[3]);
            w = [w[1], w[2], w[3], word];
        }
        abcd = vaddq_u32(abcd, before.0);
        efgh = vaddq_u32(efgh, before.1);
    }
    // SAFETY: these are the two halves of the state's 32 bytes.
    unsafe {
        vst1q_u32(state.as_mut_ptr(), abcd);
        vst1q_u32(state.as_mut_ptr().add(4), efgh);
    }
}

#[cfg(not(any(target_arch = "x86_64", target_arch = "aarch64")))]
unsafe fn native(state: &mut [u32; 8], blocks: &[[u8; 64]], constants: &[u32; 64]) {
    plain(state, blocks, constants);
}
