//! Reading the image of a library: the dynamic symbols of the vDSO. Nothing in the image is believed: what points outside of it or
//! does not fit together ends the reading.
use core::{ffi::CStr, mem::MaybeUninit};
use linux_raw_sys::elf::*;

/// An ELF library as it lies in memory.
#[derive(Clone, Copy)]
pub struct Vdso<'a>(&'a [u8]);

/// One dynamic symbol that is defined in the library.
#[derive(Clone, Copy)]
pub struct Symbol<'a> {
    pub name: &'a CStr,
    /// Its distance from the start of the image, or a plain number if it is absolute.
    pub value: usize,
    /// Bytes.
    pub size: usize,
    pub is_weak: bool,
    pub is_function: bool,
    pub is_absolute: bool,
}

/// Integers and structures of them, for which all bytes are values.
///
/// # Safety
/// Any bytes are a valid value.
unsafe trait Plain {}
// SAFETY: structures of nothing but integers.
unsafe impl Plain for Elf_Ehdr {}
// SAFETY: as above.
unsafe impl Plain for Elf_Phdr {}
// SAFETY: as above.
unsafe impl Plain for Elf_Sym {}
// SAFETY: an integer.
unsafe impl Plain for u32 {}
// SAFETY: integers.
unsafe impl Plain for [usize; 2] {}

impl<'a> Vdso<'a> {
    /// The library whose image starts with `image`, if that is one for this machine.
    pub fn new(image: &'a [u8]) -> Option<Vdso<'a>> {
        let vdso = Vdso(image);
        let [a, b, c, d, class, data, ..] = vdso.header()?.e_ident;
        ([a, b, c, d] == ELFMAG && class == ELFCLASS && data == ELFDATA).then_some(vdso)
    }

    fn header(self) -> Option<Elf_Ehdr> {
        self.read(0)
    }

    /// The value of type `T` at an offset, aligned or not.
    fn read<T: Plain>(self, at: usize) -> Option<T> {
        let bytes = self.0.get(at..)?.get(..size_of::<T>())?;
        let mut value = MaybeUninit::<T>::uninit();
        // SAFETY: `bytes` has the size of `value`, and any bytes are a valid `T`.
        unsafe {
            value.as_mut_ptr().cast::<u8>().copy_from_nonoverlapping(bytes.as_ptr(), bytes.len());
            Some(value.assume_init())
        }
    }

    fn segments(self) -> impl Iterator<Item = Elf_Phdr> + 'a {
        let header = self.header();
        let (start, count) = header.map_or((0, 0), |header| (header.e_phoff, header.e_phnum));
        (0..usize::from(count))
            .map_while(move |index| self.read(start.checked_add(index * size_of::<Elf_Phdr>())?))
    }

    /// How many bytes of the file are in memory, from its first byte on.
    pub(crate) fn loaded(self) -> Option<usize> {
        self.segments()
            .find(|segment| segment.p_type == PT_LOAD && segment.p_offset == 0)
            .map(|segment| segment.p_filesz)
    }

    /// The value of the entry `tag` of the dynamic section.
    fn dynamic(self, tag: usize) -> Option<usize> {
        let section = self.segments().find(|segment| segment.p_type == PT_DYNAMIC)?;
        // The kernel's linker script starts the image at address 0, so that addresses are offsets.
        (section.p_offset..)
            .step_by(size_of::<Elf_Dyn>())
            .map_while(|at| self.read::<[usize; 2]>(at))
            .take_while(|entry| entry[0] != DT_NULL)
            .find(|entry| entry[0] == tag)
            .map(|entry| entry[1])
    }

    /// The number of dynamic symbols, which only the hash tables know.
    fn count(self) -> Option<usize> {
        if let Some(hash) = self.dynamic(DT_HASH) {
            return self.read::<u32>(hash.checked_add(4)?).map(|count| count as usize);
        }
        // The last symbol is the end of the chain that starts last.
        let hash = self.dynamic(DT_GNU_HASH)?;
        let word = |index: usize| self.read::<u32>(hash.checked_add(index.checked_mul(4)?)?);
        let (buckets, first, bloom) = (word(0)? as usize, word(1)? as usize, word(2)? as usize);
        let start = 4 + bloom.checked_mul(size_of::<usize>() / 4)?;
        let mut last = (0..buckets).map_while(|index| word(start + index)).max()? as usize;
        while word(start + buckets + last.checked_sub(first)?)? & 1 == 0 {
            last += 1;
        }
        Some(last + 1)
    }

    /// The dynamic symbols that the library defines.
    pub fn symbols(self) -> impl Iterator<Item = Symbol<'a>> {
        let table = self.dynamic(DT_SYMTAB);
        let names = self.dynamic(DT_STRTAB).and_then(|at| self.0.get(at..)).unwrap_or(&[]);
        let count = self.count().unwrap_or(0);
        // The first one stands for none.
        (1..count)
            .map_while(move |index| {
                self.read::<Elf_Sym>(table?.checked_add(index.checked_mul(size_of::<Elf_Sym>())?)?)
            })
            .filter(|symbol| symbol.st_shndx != SHN_UNDEF)
            .filter_map(|symbol| {
                let name = names.get(symbol.st_name as usize..)?;
                Some(Symbol {
                    name: CStr::from_bytes_until_nul(name).ok()?,
                    value: symbol.st_value,
                    size: symbol.st_size,
                    is_weak: ELF_ST_BIND(symbol.st_info) == STB_WEAK,
                    is_function: ELF_ST_TYPE(symbol.st_info) == STT_FUNC,
                    is_absolute: symbol.st_shndx == SHN_ABS,
                })
            })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Any image, and any cut through a good one, is read without going beyond it.
    #[test]
    fn damaged_images() {
        let maps = std::fs::read_to_string("/proc/self/maps").unwrap();
        let Some(line) = maps.lines().find(|line| line.ends_with("[vdso]")) else { return };
        let (start, end) = line.split(' ').next().and_then(|range| range.split_once('-')).unwrap();
        let parse = |text| usize::from_str_radix(text, 16).unwrap();
        let (start, end) = (parse(start), parse(end));
        // SAFETY: the kernel has mapped these pages for the life of the process.
        let image = unsafe { core::slice::from_raw_parts(start as *const u8, end - start) };
        let whole = Vdso::new(image).unwrap();
        let count = whole.symbols().count();
        assert!(count > 0);
        for len in 0..whole.loaded().unwrap().min(3000) {
            if let Some(vdso) = Vdso::new(&image[..len]) {
                assert!(vdso.symbols().count() <= count);
            }
        }
        for at in 16..3000.min(image.len()) {
            for byte in [0, 1, 0x7F, 0xFF] {
                let mut image = image.to_vec();
                image[at] = byte;
                if let Some(vdso) = Vdso::new(&image) {
                    vdso.symbols().take(100_000).for_each(drop);
                    vdso.loaded();
                }
            }
        }
    }
}
