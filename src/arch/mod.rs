//! What differs between processors: the entry point, the system call instruction and the memory routines.
//!
//! Beside `hot/` this is the only place that names an architecture, and the only one with assembly.

/// The tests of an architecture's memory routines.
#[cfg(test)]
macro_rules! test_memory {
    () => {
        mod tests {
            use super::*;

            /// Bytes that differ from their neighbours, and in each period of 256 from those of the last.
            fn pattern(len: usize) -> Vec<u8> {
                (0..len).map(|at| (at * 7 + at / 256) as u8).collect()
            }

            fn sizes() -> impl Iterator<Item = usize> {
                (0..300).chain([1023, 1024, 1025, 1040, 2000, 4096, 5000])
            }

            #[test]
            fn moving_is_copying_by_way_of_a_copy() {
                type Move = unsafe extern "C" fn(*mut u8, *const u8, usize) -> *mut u8;
                for len in sizes() {
                    let near = (0..48).chain([60, 64, 100, 299, 1000]);
                    for (from, to) in near.flat_map(|at| [(at, 40), (40, at), (at, at)]) {
                        let mut expected = pattern(len + 1100);
                        expected.copy_within(from..from + len, to);
                        let functions: &[Move] =
                            if from.abs_diff(to) < len { &[memmove] } else { &[memmove, memcpy] };
                        for function in functions {
                            let mut bytes = pattern(len + 1100);
                            let start = bytes.as_mut_ptr();
                            // SAFETY: both ranges lie within `bytes`, and memcpy's do not overlap.
                            let given = unsafe { function(start.add(to), start.add(from), len) };
                            assert_eq!(given as usize, start as usize + to);
                            assert!(bytes == expected, "{len} bytes from {from} to {to}");
                        }
                    }
                }
            }

            #[test]
            fn setting_touches_what_it_should() {
                for len in sizes() {
                    for start in 0..40 {
                        let mut bytes = pattern(len + 80);
                        let mut expected = bytes.clone();
                        expected[start..start + len].fill(0xE5);
                        // SAFETY: the range lies within `bytes`.
                        let given = unsafe { memset(bytes.as_mut_ptr().add(start), 0x7FE5, len) };
                        assert_eq!(given as usize, bytes.as_ptr() as usize + start);
                        assert!(bytes == expected, "{len} bytes at {start}");
                    }
                }
            }

            #[test]
            fn comparing_is_lexicographic_and_unsigned() {
                for len in 0..300 {
                    for (a_at, b_at) in (0..18).flat_map(|at| [(at, 3), (16, at), (at, at)]) {
                        let (mut a, mut b) = (pattern(len + 40), pattern(len + 40));
                        a.copy_within(0..len, a_at);
                        b.copy_within(0..len, b_at);
                        let mut check = |change: Option<usize>| {
                            if let Some(change) = change {
                                a[a_at + change] ^= 0x80;
                            }
                            let (x, y) = (&a[a_at..a_at + len], &b[b_at..b_at + len]);
                            // SAFETY: both slices have `len` bytes.
                            let found = unsafe { memcmp(x.as_ptr(), y.as_ptr(), len) };
                            assert_eq!(found.cmp(&0), x.cmp(y), "{len} {a_at} {b_at} {change:?}");
                            // SAFETY: both slices have `len` bytes.
                            let same = unsafe { bcmp(x.as_ptr(), y.as_ptr(), len) } == 0;
                            assert_eq!(same, x == y);
                            if let Some(change) = change {
                                a[a_at + change] ^= 0x80;
                            }
                        };
                        check(None);
                        (0..len)
                            .filter(|at| at % 5 == 0 || at + 20 > len)
                            .for_each(|at| check(Some(at)));
                    }
                }
            }

            /// Strings and blocks that end where a page does, before one that must not be touched.
            #[test]
            fn nothing_behind_the_end_is_read() {
                use crate::sys::memory;
                const PAGES: usize = 64 << 10;
                let start = memory::map(2 * PAGES).unwrap();
                // SAFETY: the upper half of a fresh mapping, which nothing refers to.
                unsafe { memory::unmap(start.add(PAGES), PAGES).unwrap() };
                for len in 0..300 {
                    // SAFETY: all of this stays within the lower half.
                    unsafe {
                        let text = start.add(PAGES - len - 1);
                        text.write_bytes(b'x', len);
                        text.add(len).write(0);
                        assert_eq!(strlen(text), len);
                        assert_eq!(memcmp(text, start.add(PAGES - len - 1), len + 1), 0);
                    }
                }
            }

            #[test]
            fn lengths_of_strings_at_every_alignment() {
                for len in 0..300 {
                    for start in 0..40 {
                        let mut bytes = vec![0; start];
                        bytes.extend(core::iter::repeat_n(0xFF, len));
                        bytes.extend([0, 1, 0]);
                        // SAFETY: a zero ends the string.
                        assert_eq!(unsafe { strlen(bytes.as_ptr().add(start)) }, len);
                    }
                }
            }
        }
    };
}
#[cfg(test)]
use test_memory;

#[cfg(target_arch = "aarch64")]
mod aarch64;
#[cfg(target_arch = "aarch64")]
pub use aarch64::*;

#[cfg(target_arch = "arm")]
mod arm;
#[cfg(target_arch = "arm")]
pub use arm::*;

#[cfg(target_arch = "riscv64")]
mod riscv64;
#[cfg(target_arch = "riscv64")]
pub use riscv64::*;

#[cfg(target_arch = "x86")]
mod x86;
#[cfg(target_arch = "x86")]
pub use x86::*;

#[cfg(target_arch = "x86_64")]
mod x86_64;
#[cfg(target_arch = "x86_64")]
pub use x86_64::*;
