//! Random bytes in any quantity: from a file, or by ChaCha20 (RFC 8439) with a key of the kernel's.
use crate::{
    io,
    sys::{
        Errno, Fd, fs, random,
        raw::{O_NOFOLLOW, O_RDONLY},
    },
};

/// A source of random bytes.
pub struct Random {
    file: Option<Fd>,
    /// The state before the next block, once there is a key.
    state: Option<[u32; 16]>,
}

impl Random {
    /// Random bytes that nobody can foresee, or those of a file.
    pub fn new(file: Option<Fd>) -> Random {
        Random { file, state: None }
    }

    /// Fills all of `buf`. A file that has no more is an error (ENODATA).
    #[inline(never)]
    pub fn fill(&mut self, mut buf: &mut [u8]) -> Result<(), Errno> {
        if let Some(file) = &self.file {
            while !buf.is_empty() {
                let len = io::read(file, buf)?;
                if len == 0 {
                    return Err(Errno::NODATA);
                }
                buf = buf.get_mut(len..).unwrap_or(&mut []);
            }
            return Ok(());
        }
        let mut state = match self.state {
            Some(state) => state,
            None => start()?,
        };
        for chunk in buf.chunks_mut(64) {
            let block = hot::chacha(&state);
            for (place, word) in chunk.chunks_mut(4).zip(block) {
                let bytes = word.to_le_bytes();
                place.copy_from_slice(bytes.get(..place.len()).unwrap_or(&[]));
            }
            let [.., low, high, _, _] = &mut state;
            *low = low.wrapping_add(1);
            *high += u32::from(*low == 0);
        }
        self.state = Some(state);
        Ok(())
    }
}

/// Fills `buf`, of at most 256 bytes, from the kernel.
pub fn of_kernel(buf: &mut [u8]) -> Result<usize, Errno> {
    random::fill(buf).or_else(|_| {
        // The call is unknown, forbidden, or would wait.
        let device = fs::open(fs::CWD, c"/dev/urandom", O_RDONLY | O_NOFOLLOW, 0)?;
        io::read(&device, buf)
    })
}

/// The state with a new key.
fn start() -> Result<[u32; 16], Errno> {
    let mut state =
        [0x6170_7865, 0x3320_646E, 0x7962_2D32, 0x6B20_6574, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
    let mut key = [0; 32];
    let mut filled = 0;
    while filled < key.len() {
        match of_kernel(key.get_mut(filled..).unwrap_or(&mut []))? {
            0 => return Err(Errno::IO),
            len => filled += len,
        }
    }
    for (word, bytes) in state.iter_mut().skip(4).zip(key.as_chunks::<4>().0) {
        *word = u32::from_le_bytes(*bytes);
    }
    Ok(state)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_fills_are_the_same() {
        let mut random = Random::new(None);
        let (mut a, mut b) = ([0; 100], [0; 100]);
        random.fill(&mut a).unwrap();
        random.fill(&mut b).unwrap();
        assert!(a != b && a != [0; 100]);
    }
}
