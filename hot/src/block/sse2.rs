//! Blocks by SSE2, which every x86_64 processor has.
use super::{Block, SIZE};
use core::arch::x86_64::*;

/// A search for one byte. Not `memchr::memchr`, which first looks for wider units, through a pointer in memory that it writes.
#[inline(always)]
pub fn search(byte: u8) -> Option<memchr::arch::x86_64::sse2::memchr::One> {
    memchr::arch::x86_64::sse2::memchr::One::new(byte)
}

#[derive(Clone, Copy)]
pub struct Native([__m128i; 4]);

impl Native {
    #[inline(always)]
    fn mask(self, test: impl Fn(__m128i) -> __m128i) -> u64 {
        let bits = |lane| {
            // SAFETY: SSE2 is enabled wherever this file is compiled.
            u64::from(unsafe { _mm_movemask_epi8(test(lane)) } as u16)
        };
        let [a, b, c, d] = self.0;
        bits(a) | bits(b) << 16 | bits(c) << 32 | bits(d) << 48
    }
}

#[inline(always)]
fn within(lane: __m128i, first: u8, last: u8) -> __m128i {
    // Unsigned x <= n is min(x, n) == x.
    // SAFETY: SSE2 is enabled.
    unsafe {
        let offset = _mm_sub_epi8(lane, _mm_set1_epi8(first as i8));
        let least = _mm_min_epu8(offset, _mm_set1_epi8(last.wrapping_sub(first) as i8));
        _mm_cmpeq_epi8(least, offset)
    }
}

impl Block for Native {
    #[inline(always)]
    fn load(bytes: &[u8; SIZE]) -> Native {
        // SAFETY: an unaligned load of the 64 bytes that `bytes` refers to; SSE2 is enabled.
        unsafe {
            let at = bytes.as_ptr().cast::<__m128i>();
            Native([
                _mm_loadu_si128(at),
                _mm_loadu_si128(at.add(1)),
                _mm_loadu_si128(at.add(2)),
                _mm_loadu_si128(at.add(3)),
            ])
        }
    }

    #[inline(always)]
    fn equal(self, byte: u8) -> u64 {
        // SAFETY: SSE2 is enabled.
        self.mask(|lane| unsafe { _mm_cmpeq_epi8(lane, _mm_set1_epi8(byte as i8)) })
    }

    #[inline(always)]
    fn less(self, byte: u8) -> u64 {
        // SAFETY: SSE2 is enabled.
        self.mask(|lane| unsafe { _mm_cmplt_epi8(lane, _mm_set1_epi8(byte as i8)) })
    }

    #[inline(always)]
    fn within(self, first: u8, last: u8) -> u64 {
        self.mask(|lane| within(lane, first, last))
    }

    #[inline(always)]
    fn blank(self) -> u64 {
        self.mask(|lane| {
            // SAFETY: SSE2 is enabled.
            unsafe {
                let space = _mm_cmpeq_epi8(lane, _mm_set1_epi8(b' ' as i8));
                _mm_or_si128(space, within(lane, b'\t', b'\r'))
            }
        })
    }

    #[inline(always)]
    fn shift(bytes: &mut [u8; SIZE], ranges: &[(u8, u8, u8)]) {
        let Native(old) = Native::load(bytes);
        let mut new = old;
        for &(first, last, distance) in ranges {
            for (lane, &old) in new.iter_mut().zip(&old) {
                // SAFETY: SSE2 is enabled.
                unsafe {
                    let add =
                        _mm_and_si128(within(old, first, last), _mm_set1_epi8(distance as i8));
                    *lane = _mm_add_epi8(*lane, add);
                }
            }
        }
        for (lane, bytes) in new.iter().zip(bytes.as_chunks_mut::<16>().0) {
            // SAFETY: an unaligned store to the 16 bytes that `bytes` refers to; SSE2 is enabled.
            unsafe { _mm_storeu_si128(bytes.as_mut_ptr().cast(), *lane) }
        }
    }

    #[inline(always)]
    fn count(byte: u8, blocks: &[[u8; SIZE]]) -> usize {
        let mut count = 0;
        // A lane of a counter overflows after 255 blocks.
        for blocks in blocks.chunks(255) {
            // SAFETY: SSE2 is enabled.
            unsafe {
                let wanted = _mm_set1_epi8(byte as i8);
                let mut counters = [_mm_setzero_si128(); 4];
                for bytes in blocks {
                    for (counter, lane) in counters.iter_mut().zip(Native::load(bytes).0) {
                        // A match is -1.
                        *counter = _mm_sub_epi8(*counter, _mm_cmpeq_epi8(lane, wanted));
                    }
                }
                for counter in counters {
                    let sums = _mm_sad_epu8(counter, _mm_setzero_si128());
                    count += _mm_cvtsi128_si32(sums) as usize;
                    count += _mm_cvtsi128_si32(_mm_srli_si128::<8>(sums)) as usize;
                }
            }
        }
        count
    }
}
