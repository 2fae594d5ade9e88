//! Files that were seen before, by whatever name.
use alloc::{vec, vec::Vec};

/// A set of files, each known by its device and its inode.
pub struct Inodes {
    /// A power of two of places, of which at most three quarters are taken. No inode has number 0.
    places: Vec<(u64, u64)>,
    count: usize,
}

impl Inodes {
    pub fn new() -> Inodes {
        Inodes { places: vec![(0, 0); 64], count: 0 }
    }

    /// Adds a file; was it new?
    #[inline(never)]
    pub fn insert(&mut self, identity: (u64, u64)) -> bool {
        if self.count >= self.places.len() / 4 * 3 {
            let doubled = vec![(0, 0); self.places.len() * 2];
            let old = core::mem::replace(&mut self.places, doubled);
            for identity in old {
                if identity.1 != 0 {
                    self.put(identity);
                }
            }
        }
        let is_new = self.put(identity);
        self.count += usize::from(is_new);
        is_new
    }

    fn put(&mut self, identity: (u64, u64)) -> bool {
        let (device, inode) = identity;
        // The upper bits of a product depend on all bits of its factors.
        let mixed = (inode ^ device.rotate_left(32)).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        let mut at = (mixed >> 32) as usize;
        loop {
            at &= self.places.len().wrapping_sub(1);
            match self.places.get_mut(at) {
                Some(place) if place.1 == 0 => {
                    *place = identity;
                    return true;
                }
                Some(place) if *place != identity => at += 1,
                _ => return false,
            }
        }
    }
}

impl Default for Inodes {
    fn default() -> Self {
        Inodes::new()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_is_new_once() {
        let mut inodes = Inodes::default();
        for device in 0..3 {
            for inode in 1..5000 {
                assert!(inodes.insert((device, inode * 4096)), "{device} {inode}");
            }
        }
        for device in 0..3 {
            for inode in 1..5000 {
                assert!(!inodes.insert((device, inode * 4096)), "{device} {inode}");
            }
        }
        assert!(inodes.insert((7, 4096)));
    }
}
