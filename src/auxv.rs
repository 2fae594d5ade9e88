//! The auxiliary vector: what the kernel tells a program at its start, beside arguments and environment (getauxval(3)).
use crate::vdso::Vdso;
use core::{ffi::CStr, marker::PhantomData, ops::Range};
pub use linux_raw_sys::auxvec::*;

/// The vector where the kernel put it, on the initial stack.
#[derive(Clone, Copy)]
pub struct Auxv<'a> {
    /// Where the initial stack starts: argc, argv, a null pointer, the environment, a null pointer, the vector.
    stack: *const usize,
    life: PhantomData<&'a usize>,
}

static NONE: [usize; 5] = [0, 0, 0, AT_NULL as usize, 0];

impl<'a> Auxv<'a> {
    /// A vector without entries.
    pub const EMPTY: Auxv<'static> = Auxv { stack: NONE.as_ptr(), life: PhantomData };

    /// # Safety
    /// `stack` points to an initial stack as the kernel makes it, whose environment and vector stay as they are for `'a`.
    pub unsafe fn of_stack(stack: *const usize) -> Auxv<'a> {
        Auxv { stack, life: PhantomData }
    }

    /// The entries in the kernel's order: `AT_*` and value.
    pub fn iter(self) -> impl Iterator<Item = (usize, usize)> + 'a {
        // SAFETY: argc counts argv, a null pointer ends the environment, and the vector lies behind that.
        let mut at = unsafe {
            let mut at = self.stack.add(*self.stack + 2);
            while *at != 0 {
                at = at.add(1);
            }
            at.add(1)
        };
        core::iter::from_fn(move || {
            // SAFETY: there are entries of a type and a value up to AT_NULL, which `at` does not pass.
            let (kind, value) = unsafe { (*at, *at.add(1)) };
            if kind == AT_NULL as usize {
                return None;
            }
            // SAFETY: there is at least AT_NULL behind an entry.
            at = unsafe { at.add(2) };
            Some((kind, value))
        })
    }

    /// The value of an entry.
    pub fn get(self, kind: u32) -> Option<usize> {
        self.iter().find(|entry| entry.0 == kind as usize).map(|entry| entry.1)
    }

    /// The text that an entry points to: AT_EXECFN, AT_PLATFORM and AT_BASE_PLATFORM.
    pub fn text(self, kind: u32) -> Option<&'a CStr> {
        if !matches!(kind, AT_EXECFN | AT_PLATFORM | AT_BASE_PLATFORM) {
            return None;
        }
        let at = self.get(kind).filter(|&at| at != 0)?;
        // SAFETY: the kernel points these entries to NUL-terminated strings on the initial stack, which stay as they are.
        Some(unsafe { CStr::from_ptr(at as *const _) })
    }

    /// The 16 random bytes that the kernel has put on the stack (AT_RANDOM).
    pub fn random(self) -> Option<&'a [u8; 16]> {
        let at = self.get(AT_RANDOM).filter(|&at| at != 0)?;
        // SAFETY: the kernel points this entry to 16 bytes on the initial stack, which stay as they are.
        Some(unsafe { &*(at as *const [u8; 16]) })
    }

    /// Was the program started with more rights than its user has (AT_SECURE)?
    pub fn is_secure(self) -> bool {
        self.get(AT_SECURE).is_some_and(|value| value != 0)
    }

    /// The size of a page in bytes (AT_PAGESZ).
    pub fn page_size(self) -> usize {
        self.get(AT_PAGESZ).unwrap_or(4096)
    }

    /// The library that the kernel maps into each process (vdso(7), AT_SYSINFO_EHDR).
    pub fn vdso(self) -> Option<Vdso<'a>> {
        let start = self.get(AT_SYSINFO_EHDR).filter(|&at| at != 0)?;
        // SAFETY: the kernel has mapped the image of an ELF library there for the life of the process, at least a page of it.
        let image = |range: Range<usize>| unsafe {
            core::slice::from_raw_parts((start + range.start) as *const u8, range.len())
        };
        let loaded = Vdso::new(image(0..self.page_size()))?.loaded()?;
        Vdso::new(image(0..loaded))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn own() -> Vec<usize> {
        let bytes = std::fs::read("/proc/self/auxv").unwrap();
        let words = bytes.as_chunks().0.iter().map(|word| usize::from_ne_bytes(*word));
        // One argument and two variables before it.
        [1, 9, 0, 9, 9, 0].into_iter().chain(words).collect()
    }

    #[test]
    fn entries_of_this_process() {
        let words = own();
        // SAFETY: these are the kernel's entries, in a copy that lives as long.
        let auxv = unsafe { Auxv::of_stack(words.as_ptr()) };
        assert_eq!(auxv.iter().count(), words.len() / 2 - 4);
        assert_eq!(
            auxv.get(AT_UID),
            words[6..].chunks(2).find(|entry| entry[0] == 11).map(|e| e[1])
        );
        assert_eq!(auxv.get(12345), None);
        let name = auxv.text(AT_EXECFN).unwrap().to_str().unwrap();
        assert!(std::env::current_exe().unwrap().ends_with(name.trim_start_matches("./")));
        assert_eq!(auxv.text(AT_UID), None);
        assert!(auxv.random().is_some_and(|random| random != &[0; 16]));
        assert!(auxv.page_size().is_power_of_two());
        assert_eq!(Auxv::EMPTY.iter().count(), 0);
    }

    #[test]
    fn the_vdso_tells_the_time() {
        let words = own();
        // SAFETY: these are the kernel's entries, in a copy that lives as long.
        let Some(vdso) = unsafe { Auxv::of_stack(words.as_ptr()) }.vdso() else { return };
        let names: Vec<_> = vdso.symbols().map(|symbol| symbol.name.to_str().unwrap()).collect();
        assert!(names.iter().any(|name| name.ends_with("clock_gettime")), "{names:?}");
    }
}
