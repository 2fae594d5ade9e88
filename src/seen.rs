//! Files that one comes upon by several names.
use alloc::vec::Vec;

/// A table of files by device and inode, with a value for each. Looking one up takes the same time however many there are.
pub struct Seen {
    /// Device, inode and value, in as many places as a power of two; a value of [`FREE`] is none.
    places: Vec<(u64, u64, usize)>,
    count: usize,
}

const FREE: usize = usize::MAX;

impl Seen {
    pub const fn new() -> Seen {
        Seen { places: Vec::new(), count: 0 }
    }

    /// The value that the file was entered with, if it was.
    pub fn get(&self, file: (u64, u64)) -> Option<usize> {
        let value = self.places.get(self.place(file))?.2;
        (value != FREE).then_some(value)
    }

    /// Enters a file, unless it is there already: then its value is returned.
    #[inline(never)]
    pub fn insert(&mut self, file: (u64, u64), value: usize) -> Option<usize> {
        if self.count * 2 >= self.places.len() {
            let len = (self.places.len() * 2).max(64);
            let old = core::mem::replace(&mut self.places, alloc::vec![(0, 0, FREE); len]);
            for entry in old {
                let place = self.place((entry.0, entry.1));
                if entry.2 != FREE
                    && let Some(free) = self.places.get_mut(place)
                {
                    *free = entry;
                }
            }
        }
        let place = self.place(file);
        let place = self.places.get_mut(place)?;
        if place.2 != FREE {
            return Some(place.2);
        }
        *place = (file.0, file.1, value);
        self.count += 1;
        None
    }

    /// Where the file is, or would be.
    fn place(&self, file: (u64, u64)) -> usize {
        let mask = self.places.len().wrapping_sub(1);
        // Fibonacci hashing: inodes are often numbered one after another.
        let mut at = (file.1 ^ file.0.rotate_left(32)).wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 20;
        loop {
            let Some(place) = self.places.get(at as usize & mask) else { return 0 };
            if place.2 == FREE || (place.0, place.1) == file {
                return at as usize & mask;
            }
            at += 1;
        }
    }
}

impl Default for Seen {
    fn default() -> Self {
        Seen::new()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_files() {
        let mut seen = Seen::new();
        assert_eq!(seen.get((1, 2)), None);
        for inode in 0..5000 {
            assert_eq!(seen.insert((inode % 3, inode * 64), inode as usize), None);
        }
        for inode in 0..5000 {
            assert_eq!(seen.insert((inode % 3, inode * 64), 7), Some(inode as usize));
            assert_eq!(seen.get((inode % 3 + 3, inode * 64)), None);
        }
    }
}
