//! What the processor can do beyond the floor of its architecture.
//!
//! Asking takes two `cpuid`s on x86_64, each of which a virtual machine answers in microseconds: it is for who has much to do.

/// What there is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Cpu(u32);

impl Cpu {
    /// Nothing but the floor.
    pub const PLAIN: Cpu = Cpu(0);

    #[allow(dead_code)] // an architecture has but some of these
    pub(crate) fn has(self, what: u32) -> bool {
        self.0 & what == what
    }

    /// What multiplies polynomials for [`crate::crc`], as `cksum --debug` calls it.
    pub fn multiplier(self) -> Option<&'static str> {
        match self.has(CRC) {
            false => None,
            true if cfg!(target_arch = "x86_64") => Some("pclmul"),
            true => Some("crc32"),
        }
    }
}

/// The instructions for SHA-1.
pub(crate) const SHA1: u32 = 1;
/// The instructions for SHA-256.
pub(crate) const SHA256: u32 = 2;
/// The instructions for [`crate::crc`].
pub(crate) const CRC: u32 = 4;
/// 32 bytes at once, and the rotations and masks of BMI1 and BMI2.
pub(crate) const AVX2: u32 = 8;
/// [`AVX2`], and what [`CRC`] stands for with 32 bytes at once.
#[cfg(target_arch = "x86_64")]
pub(crate) const WIDE_CRC: u32 = 16;

/// What this processor has. `hwcap` is AT_HWCAP of the auxiliary vector, which tells it on aarch64.
#[cfg(target_arch = "x86_64")]
#[inline(never)]
#[allow(unused_unsafe)] // these were unsafe once
pub fn cpu(_hwcap: usize) -> Cpu {
    use core::arch::x86_64::{__cpuid, __cpuid_count, _xgetbv};
    #[target_feature(enable = "xsave")]
    fn saved() -> u64 {
        // SAFETY: the caller knows that the system has enabled it.
        unsafe { _xgetbv(0) }
    }
    const PCLMUL_SSE41: u32 = 1 << 1 | 1 << 9 | 1 << 19;
    const XSAVE: u32 = 1 << 26;
    const OSXSAVE: u32 = 1 << 27;
    // SAFETY: every x86_64 processor has the instruction, and leaf 1.
    let first = unsafe { __cpuid(1) }.ecx;
    let mut cpu = 0;
    if first & PCLMUL_SSE41 == PCLMUL_SSE41 {
        cpu |= CRC;
        // What saves extended states tells about them in leaf 13, so there is a leaf 7.
        if first & XSAVE != 0 {
            // SAFETY: as above.
            let seventh = unsafe { __cpuid_count(7, 0) };
            if seventh.ebx & 1 << 29 != 0 {
                cpu |= SHA1 | SHA256;
            }
            const AVX2_BMI: u32 = 1 << 3 | 1 << 5 | 1 << 8;
            const VPCLMULQDQ: u32 = 1 << 10;
            if first & OSXSAVE != 0
                && seventh.ebx & AVX2_BMI == AVX2_BMI
                // SAFETY: OSXSAVE says that `xgetbv` may be used.
                && unsafe { saved() } & 6 == 6
            {
                cpu |= AVX2;
                if seventh.ecx & VPCLMULQDQ != 0 {
                    cpu |= WIDE_CRC;
                }
            }
        }
    }
    Cpu(cpu)
}

/// What this processor has. `hwcap` is AT_HWCAP of the auxiliary vector, which tells it on aarch64.
#[cfg(target_arch = "aarch64")]
pub fn cpu(hwcap: usize) -> Cpu {
    // HWCAP_SHA1, HWCAP_SHA2, HWCAP_CRC32 (arch/arm64/include/uapi/asm/hwcap.h).
    let bit = |bit: u32, what: u32| what * (hwcap >> bit & 1) as u32;
    Cpu(bit(5, SHA1) | bit(6, SHA256) | bit(7, CRC))
}

/// What this processor has: nothing that is asked for here.
#[cfg(not(any(target_arch = "x86_64", target_arch = "aarch64")))]
pub fn cpu(_hwcap: usize) -> Cpu {
    Cpu::PLAIN
}
