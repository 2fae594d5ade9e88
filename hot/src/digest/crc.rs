//! The checksum of cksum(1): the remainder of the bytes as a polynomial, their highest bits first (POSIX, cksum).
use crate::cpu::{self, Cpu};

/// The polynomial without its highest power, x^32.
const POLYNOMIAL: u32 = 0x04C1_1DB7;

/// Goes on from the remainder `crc` with `bytes`.
#[inline(never)]
pub fn crc(crc: u32, bytes: &[u8], cpu: Cpu) -> u32 {
    if bytes.len() < 256 {
        return few(crc, bytes);
    }
    #[cfg(target_arch = "x86_64")]
    if cpu.has(cpu::CRC | cpu::WIDE_CRC) {
        // SAFETY: the processor has the instructions.
        return unsafe { wide(crc, bytes) };
    }
    if cpu.has(cpu::CRC) {
        // SAFETY: the processor has the instructions.
        return unsafe { native(crc, bytes) };
    }
    many(crc, bytes)
}

/// x^power modulo the polynomial.
const fn power(power: u32) -> u32 {
    let (mut value, mut at) = (1u32, 0);
    while at < power {
        value = (value << 1) ^ ((value >> 31) * POLYNOMIAL);
        at += 1;
    }
    value
}

/// A byte, by half of it at a time.
#[inline(never)]
fn few(crc: u32, bytes: &[u8]) -> u32 {
    /// What four bits that leave at the top add.
    const STEPS: [u32; 16] = {
        let mut steps = [0; 16];
        let mut at = 0;
        while at < 16 {
            let mut bit = 0;
            while bit < 4 {
                steps[at] ^= (at as u32 >> bit & 1) * power(32 + bit);
                bit += 1;
            }
            at += 1;
        }
        steps
    };
    bytes.iter().fold(crc, |crc, &byte| {
        let crc = crc ^ u32::from(byte) << 24;
        let crc = crc << 4 ^ STEPS[(crc >> 28) as usize];
        crc << 4 ^ STEPS[(crc >> 28) as usize]
    })
}

/// Eight bytes at once, by tables that are soon made.
#[inline(never)]
fn many(mut crc: u32, bytes: &[u8]) -> u32 {
    let mut tables = [[0u32; 256]; 8];
    for byte in 0..256 {
        let mut value = few(0, &[byte as u8]);
        for table in &mut tables {
            table[byte] = value;
            value = few(value, &[0]);
        }
    }
    let (words, rest) = bytes.as_chunks::<8>();
    for word in words {
        let word = u64::from_be_bytes(*word) ^ u64::from(crc) << 32;
        crc = 0;
        for (at, table) in tables.iter().enumerate() {
            crc ^= table[(word >> (8 * at)) as usize & 255];
        }
    }
    few(crc, rest)
}

/// Folds 64 bytes onto the 64 behind them, by multiplying without carries.
///
/// # Safety
/// The processor has PCLMULQDQ and SSSE3.
#[cfg(target_arch = "x86_64")]
#[target_feature(enable = "pclmulqdq,ssse3,sse4.1")]
unsafe fn native(crc: u32, bytes: &[u8]) -> u32 {
    use core::arch::x86_64::*;
    // x^64 and x^0 times what a part is to be moved up by, in bits.
    let far = _mm_set_epi64x(const { power(576) as i64 }, const { power(512) as i64 });
    let near = _mm_set_epi64x(const { power(192) as i64 }, const { power(128) as i64 });
    let turn = _mm_set_epi64x(0x0001_0203_0405_0607, 0x0809_0A0B_0C0D_0E0F);
    let load = |bytes: &[u8; 16]| {
        // SAFETY: an unaligned load of the 16 bytes that `bytes` refers to.
        _mm_shuffle_epi8(unsafe { _mm_loadu_si128(bytes.as_ptr().cast()) }, turn)
    };
    let fold = |part: __m128i, by: __m128i, onto: __m128i| {
        let high = _mm_clmulepi64_si128::<0x11>(part, by);
        let low = _mm_clmulepi64_si128::<0x00>(part, by);
        _mm_xor_si128(_mm_xor_si128(high, low), onto)
    };
    let (parts, rest) = bytes.as_chunks::<16>();
    let (groups, tail) = parts.as_chunks::<4>();
    let mut sum = [_mm_setzero_si128(); 4];
    // The remainder so far is added to the first bytes, which is where zeros are folded onto.
    let mut start = _mm_set_epi32(crc as i32, 0, 0, 0);
    for group in groups {
        for (sum, bytes) in sum.iter_mut().zip(group) {
            *sum = fold(*sum, far, load(bytes));
        }
        sum[0] = _mm_xor_si128(sum[0], start);
        start = _mm_setzero_si128();
    }
    let [mut all, others @ ..] = sum;
    for other in others {
        all = fold(all, near, other);
    }
    for bytes in tail {
        all = fold(all, near, load(bytes));
    }
    let mut left = [0; 16];
    // SAFETY: `left` has room for the 16 bytes that are stored.
    unsafe { _mm_storeu_si128(left.as_mut_ptr().cast(), _mm_shuffle_epi8(all, turn)) };
    few(few(0, &left), rest)
}

/// Folds 128 bytes onto the 128 behind them, as [`native`] does with 64, which goes on with those that are left.
///
/// # Safety
/// The processor has VPCLMULQDQ, AVX2, PCLMULQDQ and SSSE3.
#[cfg(target_arch = "x86_64")]
#[target_feature(enable = "vpclmulqdq,avx2,pclmulqdq,ssse3,sse4.1")]
unsafe fn wide(crc: u32, bytes: &[u8]) -> u32 {
    use core::arch::x86_64::*;
    let both = |high: i64, low: i64| _mm256_set_epi64x(high, low, high, low);
    let far = both(const { power(1088) as i64 }, const { power(1024) as i64 });
    let turn = both(0x0001_0203_0405_0607, 0x0809_0A0B_0C0D_0E0F);
    let (groups, rest) = bytes.as_chunks::<128>();
    let mut sum = [_mm256_setzero_si256(); 4];
    let mut start = _mm256_set_epi32(0, 0, 0, 0, crc as i32, 0, 0, 0);
    for group in groups {
        for (sum, bytes) in sum.iter_mut().zip(group.as_chunks::<32>().0) {
            // SAFETY: an unaligned load of the 32 bytes that `bytes` refers to.
            let part =
                _mm256_shuffle_epi8(unsafe { _mm256_loadu_si256(bytes.as_ptr().cast()) }, turn);
            let high = _mm256_clmulepi64_epi128::<0x11>(*sum, far);
            let low = _mm256_clmulepi64_epi128::<0x00>(*sum, far);
            *sum = _mm256_xor_si256(_mm256_xor_si256(high, low), part);
        }
        sum[0] = _mm256_xor_si256(sum[0], start);
        start = _mm256_setzero_si256();
    }
    let mut left = [[0; 32]; 4];
    for (left, sum) in left.iter_mut().zip(sum) {
        // SAFETY: `left` has room for the 32 bytes that are stored.
        unsafe { _mm256_storeu_si256(left.as_mut_ptr().cast(), _mm256_shuffle_epi8(sum, turn)) };
    }
    // SAFETY: the caller vouches for the processor.
    few(unsafe { native(0, left.as_flattened()) }, rest)
}

/// The instructions take the lowest bit of a byte first, so all bits are turned around.
///
/// # Safety
/// The processor has the CRC32 instructions.
#[cfg(target_arch = "aarch64")]
#[target_feature(enable = "crc")]
unsafe fn native(crc: u32, bytes: &[u8]) -> u32 {
    let (words, rest) = bytes.as_chunks::<8>();
    let turned = words.iter().fold(crc.reverse_bits(), |crc, word| {
        core::arch::aarch64::__crc32d(crc, u64::from_be_bytes(*word).reverse_bits())
    });
    few(turned.reverse_bits(), rest)
}

#[cfg(not(any(target_arch = "x86_64", target_arch = "aarch64")))]
unsafe fn native(crc: u32, bytes: &[u8]) -> u32 {
    many(crc, bytes)
}
