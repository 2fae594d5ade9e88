//! Tables of names by number, packed while they are compiled: the names in the order of their numbers, each ended by a newline, and
//! an empty one for each number without a name.
use crate::packed::Line;
use crate::text::split::lines;

/// A packed table of names.
pub type Table = &'static [u8];

/// The name of `number`.
pub fn find(table: Table, number: usize) -> Option<Line> {
    let name = lines(table).nth(number)?;
    if name.is_empty() { None } else { Some(line(name)) }
}

/// All names, with their numbers.
pub fn all(table: Table) -> impl Iterator<Item = (usize, Line)> {
    let names = lines(table).enumerate();
    names.filter(|(_, name)| !name.is_empty()).map(|(number, name)| (number, line(name)))
}

#[inline(never)]
fn line(packed: &[u8]) -> Line {
    let mut line = Line::EMPTY;
    packed.iter().for_each(|&byte| line.unpack(byte));
    line
}

/// Lists names, without the first `prefix` bytes of each name. Returns the text and its length; with `N` = 0 just the length.
#[allow(clippy::panic)] // at compile time
pub(crate) const fn list<const N: usize>(names: &[(&str, u32)], prefix: usize) -> ([u8; N], usize) {
    let (mut text, mut len) = ([0; N], 0);
    let (mut number, mut index) = (0, 0);
    while index < names.len() {
        let (name, wanted) = (names[index].0.as_bytes(), names[index].1);
        if wanted < number {
            panic!("the names are not in the order of their numbers")
        }
        let mut at = prefix;
        while wanted == number && at < name.len() {
            if N > 0 {
                text[len] = name[at];
            }
            len += 1;
            at += 1;
        }
        if N > 0 {
            text[len] = b'\n';
        }
        len += 1;
        index += (wanted == number) as usize;
        number += 1;
    }
    (text, len)
}

/// Defines a packed table of the constants that are listed, in the order of their numbers.
macro_rules! names {
    ($table:ident, $prefix:literal: $($name:ident)*) => {
        /// A packed table of names, for [`find`](crate::sys::names::find) and [`all`](crate::sys::names::all).
        pub static $table: $crate::sys::names::Table = {
            const NAMES: &[(&str, u32)] = &[$((stringify!($name), $name)),*];
            const LEN: usize = $crate::sys::names::list::<0>(NAMES, $prefix.len()).1;
            const TEXT: [u8; LEN] = $crate::sys::names::list::<LEN>(NAMES, $prefix.len()).0;
            const PACKED: $crate::packed::Packed<LEN> = $crate::packed::Packed::new(&TEXT);
            static EXACT: [u8; PACKED.len] = PACKED.exact();
            &EXACT
        };
    };
}
pub(crate) use names;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{arch::SYSTEM_CALLS, sys::raw::*};

    #[test]
    fn system_calls() {
        for (name, number) in [("read", __NR_read), ("openat2", __NR_openat2)] {
            let found = find(SYSTEM_CALLS, number as usize).unwrap();
            assert_eq!(found.bytes(), name.as_bytes());
            assert!(
                all(SYSTEM_CALLS)
                    .any(|(at, name)| (at as u32, name.bytes()) == (number, found.bytes()))
            );
        }
        assert!(find(SYSTEM_CALLS, 400).is_none());
        assert!(find(SYSTEM_CALLS, 100_000).is_none());
    }
}
