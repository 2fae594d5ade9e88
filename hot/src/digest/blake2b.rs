//! BLAKE2b (RFC 7693).
use super::{State, constants::SHA512};
use crate::cpu;

/// The order of the message words in each round: four bits for each, the first in the lowest.
static ORDERS: [u64; 10] = [
    0xFEDC_BA98_7654_3210,
    0x357B_20C1_6DF9_84AE,
    0x4917_63EA_DF25_0C8B,
    0x8F04_A562_EBCD_1397,
    0xD386_CB1E_FA42_7509,
    0x91EF_57D4_38B0_A6C2,
    0xB829_3670_A4DE_F15C,
    0xA268_4F05_931C_E7BD,
    0x5A41_7D2C_803B_9EF6,
    0x0DC3_E9BF_5167_482A,
];

#[inline(never)]
pub fn blake2b(state: &mut State, bytes: &[u8]) {
    for block in bytes.as_chunks::<128>().0 {
        state.count = state.count.wrapping_add(128);
        let mut words = [0; 16];
        let (parts, _) = block.as_chunks();
        words.iter_mut().zip(parts).for_each(|(word, part)| *word = u64::from_le_bytes(*part));
        let mut v = [0; 16];
        let (upper, lower) = v.split_at_mut(8);
        upper.copy_from_slice(&state.words);
        lower.copy_from_slice(&SHA512);
        v[12] ^= state.count;
        v[14] ^= if state.last { u64::MAX } else { 0 };
        if state.cpu.has(cpu::AVX2) {
            // SAFETY: the processor has AVX2.
            unsafe { wide(&mut v, &words) }
        } else {
            plain(&mut v, &words);
        }
        for i in 0..8 {
            state.words[i] ^= v[i] ^ v[i + 8];
        }
    }
}

#[inline(never)]
fn plain(v: &mut [u64; 16], words: &[u64; 16]) {
    /// Columns, and then diagonals.
    static PLACES: [[u8; 4]; 8] = [
        [0, 4, 8, 12],
        [1, 5, 9, 13],
        [2, 6, 10, 14],
        [3, 7, 11, 15],
        [0, 5, 10, 15],
        [1, 6, 11, 12],
        [2, 7, 8, 13],
        [3, 4, 9, 14],
    ];
    // It takes less room where nobody knows them, and less time where they are known.
    let places = PLACES.as_slice();
    let places = if cfg!(target_arch = "x86_64") { core::hint::black_box(places) } else { places };
    for round in 0..12 {
        let mut order = ORDERS[round % 10];
        let mut word = || {
            let word = words[order as usize & 15];
            order >>= 4;
            word
        };
        for places in places {
            let [i, j, k, l] = places.map(|place| usize::from(place & 15));
            let [mut a, mut b, mut c, mut d] = [v[i], v[j], v[k], v[l]];
            a = a.wrapping_add(b).wrapping_add(word());
            d = (d ^ a).rotate_right(32);
            c = c.wrapping_add(d);
            b = (b ^ c).rotate_right(24);
            a = a.wrapping_add(b).wrapping_add(word());
            d = (d ^ a).rotate_right(16);
            c = c.wrapping_add(d);
            b = (b ^ c).rotate_right(63);
            (v[i], v[j], v[k], v[l]) = (a, b, c, d);
        }
    }
}

/// # Safety
/// The processor has AVX2.
#[cfg(target_arch = "x86_64")]
#[target_feature(enable = "avx2")]
unsafe fn wide(v: &mut [u64; 16], words: &[u64; 16]) {
    use core::arch::x86_64::*;
    let [mut a, mut b, mut c, mut d] = [_mm256_setzero_si256(); 4];
    for (row, words) in [&mut a, &mut b, &mut c, &mut d].into_iter().zip(v.as_chunks::<4>().0) {
        // SAFETY: an unaligned load of the 32 bytes that `words` refers to.
        *row = unsafe { _mm256_loadu_si256(words.as_ptr().cast()) };
    }
    // By 24 bits and by 16, in bytes.
    let by_24 = _mm256_set1_epi64x(0x0201_0007_0605_0403);
    let by_24 = _mm256_or_si256(
        by_24,
        _mm256_set_epi64x(0x0808_0808_0808_0808, 0, 0x0808_0808_0808_0808, 0),
    );
    let by_16 = _mm256_set1_epi64x(0x0100_0706_0504_0302);
    let by_16 = _mm256_or_si256(
        by_16,
        _mm256_set_epi64x(0x0808_0808_0808_0808, 0, 0x0808_0808_0808_0808, 0),
    );
    for round in 0..12 {
        // Each diagonal is where its word of the second row is.
        let order = ORDERS[round % 10];
        for (half, order) in [(0, order as u32), (1, ((order >> 32) as u32).rotate_left(8))] {
            let word = |at: u32| words[(order >> (4 * at)) as usize & 15] as i64;
            let x = _mm256_set_epi64x(word(6), word(4), word(2), word(0));
            let y = _mm256_set_epi64x(word(7), word(5), word(3), word(1));
            a = _mm256_add_epi64(_mm256_add_epi64(a, x), b);
            d = _mm256_shuffle_epi32::<0xB1>(_mm256_xor_si256(d, a));
            c = _mm256_add_epi64(c, d);
            b = _mm256_shuffle_epi8(_mm256_xor_si256(b, c), by_24);
            a = _mm256_add_epi64(_mm256_add_epi64(a, y), b);
            d = _mm256_shuffle_epi8(_mm256_xor_si256(d, a), by_16);
            c = _mm256_add_epi64(c, d);
            b = _mm256_xor_si256(b, c);
            b = _mm256_xor_si256(_mm256_srli_epi64::<63>(b), _mm256_add_epi64(b, b));
            // From columns to diagonals, and back. The second row, which comes last, stays where it is.
            if half == 0 {
                a = _mm256_permute4x64_epi64::<0x93>(a);
                d = _mm256_permute4x64_epi64::<0x4E>(d);
                c = _mm256_permute4x64_epi64::<0x39>(c);
            } else {
                a = _mm256_permute4x64_epi64::<0x39>(a);
                d = _mm256_permute4x64_epi64::<0x4E>(d);
                c = _mm256_permute4x64_epi64::<0x93>(c);
            }
        }
    }
    for (row, words) in [a, b, c, d].into_iter().zip(v.as_chunks_mut::<4>().0) {
        // SAFETY: an unaligned store to the 32 bytes that `words` refers to.
        unsafe { _mm256_storeu_si256(words.as_mut_ptr().cast(), row) };
    }
}

#[cfg(not(target_arch = "x86_64"))]
unsafe fn wide(v: &mut [u64; 16], words: &[u64; 16]) {
    plain(v, words);
}
