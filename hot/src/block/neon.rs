//! Blocks by NEON, which every aarch64 processor that runs Linux has.
use super::{Block, SIZE};
use core::arch::aarch64::*;

/// A search for one byte. Not `memchr::memchr`, which first looks for wider units, through a pointer in memory that it writes.
#[inline(always)]
pub fn search(byte: u8) -> Option<memchr::arch::aarch64::neon::memchr::One> {
    memchr::arch::aarch64::neon::memchr::One::new(byte)
}

#[derive(Clone, Copy)]
pub struct Native([uint8x16_t; 4]);

impl Native {
    #[inline(always)]
    fn mask(self, test: impl Fn(uint8x16_t) -> uint8x16_t) -> u64 {
        let [a, b, c, d] = self.0;
        // Each lane keeps the bit of its place among eight; three rounds of adding neighbours bring the bits of all 64 lanes
        // together in order.
        // SAFETY: NEON is enabled wherever this file is compiled.
        unsafe {
            let places = vreinterpretq_u8_u64(vdupq_n_u64(0x8040_2010_0804_0201));
            let ab = vpaddq_u8(vandq_u8(test(a), places), vandq_u8(test(b), places));
            let cd = vpaddq_u8(vandq_u8(test(c), places), vandq_u8(test(d), places));
            let abcd = vpaddq_u8(ab, cd);
            vgetq_lane_u64::<0>(vreinterpretq_u64_u8(vpaddq_u8(abcd, abcd)))
        }
    }
}

#[inline(always)]
fn within(lane: uint8x16_t, first: u8, last: u8) -> uint8x16_t {
    // SAFETY: NEON is enabled.
    unsafe {
        let offset = vsubq_u8(lane, vdupq_n_u8(first));
        vcleq_u8(offset, vdupq_n_u8(last.wrapping_sub(first)))
    }
}

impl Block for Native {
    #[inline(always)]
    fn load(bytes: &[u8; SIZE]) -> Native {
        let at = bytes.as_ptr();
        // SAFETY: unaligned loads of the 64 bytes that `bytes` refers to; NEON is enabled.
        unsafe {
            Native([vld1q_u8(at), vld1q_u8(at.add(16)), vld1q_u8(at.add(32)), vld1q_u8(at.add(48))])
        }
    }

    #[inline(always)]
    fn equal(self, byte: u8) -> u64 {
        // SAFETY: NEON is enabled.
        self.mask(|lane| unsafe { vceqq_u8(lane, vdupq_n_u8(byte)) })
    }

    #[inline(always)]
    fn less(self, byte: u8) -> u64 {
        // SAFETY: NEON is enabled.
        self.mask(|lane| unsafe { vcltq_s8(vreinterpretq_s8_u8(lane), vdupq_n_s8(byte as i8)) })
    }

    #[inline(always)]
    fn within(self, first: u8, last: u8) -> u64 {
        self.mask(|lane| within(lane, first, last))
    }

    #[inline(always)]
    fn blank(self) -> u64 {
        self.mask(|lane| {
            // SAFETY: NEON is enabled.
            unsafe { vorrq_u8(vceqq_u8(lane, vdupq_n_u8(b' ')), within(lane, b'\t', b'\r')) }
        })
    }

    #[inline(always)]
    fn shift(bytes: &mut [u8; SIZE], ranges: &[(u8, u8, u8)]) {
        let Native(old) = Native::load(bytes);
        let mut new = old;
        for &(first, last, distance) in ranges {
            for (lane, &old) in new.iter_mut().zip(&old) {
                // SAFETY: NEON is enabled.
                unsafe {
                    *lane =
                        vaddq_u8(*lane, vandq_u8(within(old, first, last), vdupq_n_u8(distance)));
                }
            }
        }
        for (lane, bytes) in new.iter().zip(bytes.as_chunks_mut::<16>().0) {
            // SAFETY: a store to the 16 bytes that `bytes` refers to; NEON is enabled.
            unsafe { vst1q_u8(bytes.as_mut_ptr(), *lane) }
        }
    }

    #[inline(always)]
    fn count(byte: u8, blocks: &[[u8; SIZE]]) -> usize {
        let mut count = 0;
        // A lane of a counter overflows after 255 blocks.
        for blocks in blocks.chunks(255) {
            // SAFETY: NEON is enabled.
            unsafe {
                let wanted = vdupq_n_u8(byte);
                let mut counters = [vdupq_n_u8(0); 4];
                for bytes in blocks {
                    for (counter, lane) in counters.iter_mut().zip(Native::load(bytes).0) {
                        // A match is -1.
                        *counter = vsubq_u8(*counter, vceqq_u8(lane, wanted));
                    }
                }
                for counter in counters {
                    count += usize::from(vaddlvq_u8(counter));
                }
            }
        }
        count
    }
}
