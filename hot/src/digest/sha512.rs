//! SHA-512 and SHA-384 (FIPS 180-4).
//!
//! What is made of the message words depends on no state. It is made for four blocks at once, one in each lane of a vector.
use super::{State, constants::K};
use crate::cpu;

const LANES: usize = 4;

/// A word of each block.
type Lanes = [u64; LANES];

#[inline(never)]
pub fn sha512(state: &mut State, bytes: &[u8]) {
    let blocks = bytes.as_chunks::<128>().0;
    if state.cpu.has(cpu::AVX2) {
        // SAFETY: the processor has AVX2, BMI1 and BMI2.
        unsafe { wide(&mut state.words, blocks) }
    } else {
        compress::<1>(&mut state.words, blocks, plain);
    }
}

/// # Safety
/// The processor has AVX2, BMI1 and BMI2.
#[cfg(target_arch = "x86_64")]
#[target_feature(enable = "avx2,bmi1,bmi2")]
unsafe fn wide(state: &mut [u64; 8], blocks: &[[u8; 128]]) {
    use core::arch::x86_64::*;
    compress::<8>(state, blocks, |words| {
        let load = |words: &Lanes| {
            // SAFETY: an unaligned load of the 32 bytes that `words` refers to.
            unsafe { _mm256_loadu_si256(words.as_ptr().cast()) }
        };
        let xor = |a, b| _mm256_xor_si256(a, b);
        for at in 0..80 {
            let word = load(&words[at]);
            if at < 64 {
                let (x, z) = (load(&words[at + 1]), load(&words[at + 14]));
                let sum = _mm256_add_epi64(word, load(&words[at + 9]));
                // A rotation is two shifts.
                let x = xor(
                    xor(
                        xor(_mm256_srli_epi64::<1>(x), _mm256_slli_epi64::<63>(x)),
                        xor(_mm256_srli_epi64::<8>(x), _mm256_slli_epi64::<56>(x)),
                    ),
                    _mm256_srli_epi64::<7>(x),
                );
                let z = xor(
                    xor(
                        xor(_mm256_srli_epi64::<19>(z), _mm256_slli_epi64::<45>(z)),
                        xor(_mm256_srli_epi64::<61>(z), _mm256_slli_epi64::<3>(z)),
                    ),
                    _mm256_srli_epi64::<6>(z),
                );
                let next = _mm256_add_epi64(_mm256_add_epi64(sum, x), z);
                // SAFETY: an unaligned store to the 32 bytes of the array.
                unsafe { _mm256_storeu_si256(words[at + 16].as_mut_ptr().cast(), next) };
            }
            let word = _mm256_add_epi64(word, _mm256_set1_epi64x(K[at] as i64));
            // SAFETY: as above.
            unsafe { _mm256_storeu_si256(words[at].as_mut_ptr().cast(), word) };
        }
    });
}

#[cfg(not(target_arch = "x86_64"))]
unsafe fn wide(state: &mut [u64; 8], blocks: &[[u8; 128]]) {
    compress::<1>(state, blocks, plain);
}

/// Makes the words from the sixteenth on, and adds the constants to all.
#[allow(clippy::needless_range_loop)] // several words are looked at
fn plain(words: &mut [Lanes; 80]) {
    for at in 0..80 {
        // Nobody knows how often, and so it is not written out four times.
        for lane in 0..core::hint::black_box(LANES).min(LANES) {
            let word = words[at][lane];
            if at < 64 {
                let (x, y, z) = (words[at + 1][lane], words[at + 9][lane], words[at + 14][lane]);
                words[at + 16][lane] = word
                    .wrapping_add(x.rotate_right(1) ^ x.rotate_right(8) ^ (x >> 7))
                    .wrapping_add(y)
                    .wrapping_add(z.rotate_right(19) ^ z.rotate_right(61) ^ (z >> 6));
            }
            words[at][lane] = word.wrapping_add(K[at]);
        }
    }
}

/// `ROUNDS` rounds are written out.
#[inline(always)]
fn compress<const ROUNDS: usize>(
    state: &mut [u64; 8],
    blocks: &[[u8; 128]],
    schedule: impl Fn(&mut [Lanes; 80]),
) {
    let mut words = [[0; LANES]; 80];
    for blocks in blocks.chunks(LANES) {
        for (lane, block) in blocks.iter().enumerate() {
            for (words, bytes) in words.iter_mut().zip(block.as_chunks::<8>().0) {
                words[lane & 3] = u64::from_be_bytes(*bytes);
            }
        }
        schedule(&mut words);
        for lane in 0..blocks.len() {
            let mut s = *state;
            // b ^ c, which is a ^ b of the round before.
            let mut bc = s[1] ^ s[2];
            for words in words.chunks_exact(ROUNDS) {
                for words in words {
                    let [a, b, c, d, e, f, g, h] = s;
                    // Nobody may put this behind what takes longer to come.
                    let known = core::hint::black_box(h.wrapping_add(words[lane & 3]));
                    let t1 = known
                        .wrapping_add(g & !e)
                        .wrapping_add(e & f)
                        .wrapping_add(e.rotate_right(14) ^ e.rotate_right(18) ^ e.rotate_right(41));
                    let t2 = (a.rotate_right(28) ^ a.rotate_right(34) ^ a.rotate_right(39))
                        .wrapping_add(b ^ (bc & (a ^ b)));
                    bc = a ^ b;
                    s = [t1.wrapping_add(t2), a, b, c, d.wrapping_add(t1), e, f, g];
                }
            }
            state.iter_mut().zip(s).for_each(|(word, after)| *word = word.wrapping_add(after));
        }
    }
}
