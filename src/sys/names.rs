//! Tables of names by number, packed while they are compiled: the names in the order of their numbers, each ended by a newline, and
//! an empty one for each number without a name.

/// The name of `number` in a packed table.
pub fn find(table: &'static str, number: usize) -> Option<&'static str> {
    table.split('\n').nth(number).filter(|name| !name.is_empty())
}

/// All names in a packed table, with their numbers.
pub fn all(table: &'static str) -> impl Iterator<Item = (usize, &'static str)> {
    table.split('\n').enumerate().filter(|(_, name)| !name.is_empty())
}

/// Makes a packed table, without the first `prefix` bytes of each name. Returns the text and its length; with `N` = 0 just the length.
#[allow(clippy::panic)] // at compile time
pub(crate) const fn pack<const N: usize>(names: &[(&str, u32)], prefix: usize) -> ([u8; N], usize) {
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
        pub static $table: &str = {
            const NAMES: &[(&str, u32)] = &[$((stringify!($name), $name)),*];
            const LEN: usize = $crate::sys::names::pack::<0>(NAMES, $prefix.len()).1;
            static TEXT: [u8; LEN] = $crate::sys::names::pack::<LEN>(NAMES, $prefix.len()).0;
            match core::str::from_utf8(&TEXT) {
                Ok(text) => text,
                Err(_) => panic!(),
            }
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
            assert_eq!(find(SYSTEM_CALLS, number as usize), Some(name));
            assert!(all(SYSTEM_CALLS).any(|entry| entry == (number as usize, name)));
        }
        assert_eq!(find(SYSTEM_CALLS, 400), None);
        assert_eq!(find(SYSTEM_CALLS, 100_000), None);
    }
}
