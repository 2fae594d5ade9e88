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

/// Says what the ELF header calls the architecture (EM_*), and what it says beside (EF_*), to linker.ld.
macro_rules! elf {
    ($machine:literal, $flags:literal) => {
        #[cfg(not(test))]
        core::arch::global_asm!(
            ".globl elf_machine, elf_flags",
            concat!(".set elf_machine, ", $machine),
            concat!(".set elf_flags, ", $flags),
        );
    };
}

/// Defines where the kernel enters, with the initial stack in the stack pointer: argc, argv, the environment, the auxiliary vector. The
/// instructions end the chain of frames, and call `begin` with the stack's address.
macro_rules! start {
    ($($instruction:literal),*) => {
        #[cfg(not(test))]
        #[unsafe(naked)]
        #[unsafe(no_mangle)]
        #[unsafe(link_section = ".text.start")]
        unsafe extern "C" fn _start() -> ! {
            core::arch::naked_asm!($($instruction,)* begin = sym crate::start::begin)
        }
    };
}

/// Defines the system calls by their number of arguments, for processors that have the number in a register of its own and the result
/// in that of the first argument, and where the kernel changes no other one.
#[cfg(not(any(target_arch = "x86", target_arch = "x86_64")))]
macro_rules! syscalls {
    ($instruction:literal, $number:tt, $one:tt $two:tt $three:tt $four:tt $five:tt $six:tt) => {
        crate::arch::syscalls! { $instruction, $number, $one:
            syscall1(a);
            syscall2(a, b $two);
            syscall3(a, b $two, c $three);
            syscall4(a, b $two, c $three, d $four);
            syscall5(a, b $two, c $three, d $four, e $five);
            syscall6(a, b $two, c $three, d $four, e $five, f $six);
        }

        /// Makes a system call without arguments.
        ///
        /// # Safety
        /// System call `nr` takes none.
        #[inline(always)]
        pub unsafe fn syscall0(nr: u32) -> isize {
            // SAFETY: the caller vouches for the call; the kernel does not look at the argument.
            unsafe { syscall1(nr, 0) }
        }
    };
    ($instruction:literal, $number:tt, $one:tt:
        $($name:ident($first:ident $(, $arg:ident $register:tt)*);)*) => {$(
        /// Makes a system call and returns the register it leaves its result in: a value, or -errno.
        ///
        /// # Safety
        /// The arguments are what system call `nr` requires: pointers point to as much memory as it reads or writes.
        #[inline(always)]
        pub unsafe fn $name(nr: u32, $first: usize $(, $arg: usize)*) -> isize {
            let result;
            // SAFETY: the caller vouches for the arguments; the kernel changes the result's register and no other. (Those of vectors may
            // be lost on riscv64, which nothing here is compiled for.)
            unsafe {
                core::arch::asm!($instruction, in($number) nr as usize, inlateout($one) $first => result,
                    $(in($register) $arg,)* options(nostack))
            }
            result
        }
    )*};
}
#[cfg(not(any(target_arch = "x86", target_arch = "x86_64")))]
pub(crate) use syscalls;

/// Defines what the kernel is told beside a signal's handler, and the flag that says so: where the handler returns to, which are
/// instructions that end the handling of the signal by the system call given.
#[cfg(not(target_arch = "riscv64"))]
macro_rules! signal_return {
    ($number:ident: $($instruction:literal),*) => {
        pub(crate) const RESTORER_FLAG: u32 = linux_raw_sys::general::SA_RESTORER;
        pub(crate) type Restorer = [usize; 1];
        pub(crate) fn restorer() -> Restorer {
            [signal_return as unsafe extern "C" fn() -> ! as usize]
        }

        #[unsafe(naked)]
        unsafe extern "C" fn signal_return() -> ! {
            core::arch::naked_asm!($($instruction,)* number = const linux_raw_sys::general::$number)
        }
    };
}

/// Defines what makes a thread.
macro_rules! clone_thread {
    ($($instruction:literal),* $(,)?) => {
        /// Makes a thread with the stack that ends at `stack` (a multiple of 16), which calls `function` with `argument` and ends. The
        /// kernel sets the word at `clear` to 0 when it is gone. Returns the thread's number, or -errno.
        ///
        /// # Safety
        /// The stack and the word belong to the thread until it is gone; `flags` are those of clone(2) for a thread.
        #[unsafe(naked)]
        pub(crate) unsafe extern "C" fn clone_thread(
            flags: u32,
            stack: usize,
            clear: usize,
            function: unsafe extern "C" fn(usize),
            argument: usize,
        ) -> isize {
            core::arch::naked_asm!(
                $($instruction,)*
                clone = const linux_raw_sys::general::__NR_clone,
                exit = const linux_raw_sys::general::__NR_exit,
            )
        }
    };
}

/// The layout of a record of utmp(5), in bytes: its size, and where the time and the address stand. Architectures that once had 32 bits,
/// or programs of such, keep its times in 32 bits.
pub(crate) struct Utmp {
    pub size: usize,
    pub time: usize,
    pub address: usize,
}
pub(crate) const UTMP: Utmp = if cfg!(target_arch = "aarch64") {
    Utmp { size: 400, time: 344, address: 360 }
} else {
    Utmp { size: 384, time: 340, address: 348 }
};

/// Nothing has to be learnt from the auxiliary vector to make system calls.
#[cfg(not(any(test, target_arch = "x86")))]
pub(crate) fn prepare(_: crate::auxv::Auxv) {}

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
