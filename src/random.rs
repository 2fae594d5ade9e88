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
            let block = block(&state);
            let bytes = block.iter().flat_map(|word| word.to_le_bytes());
            chunk.iter_mut().zip(bytes).for_each(|(place, byte)| *place = byte);
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

/// The block of a state (RFC 8439, 2.3).
fn block(state: &[u32; 16]) -> [u32; 16] {
    let mut x = *state;
    for _ in 0..10 {
        // Columns, and then diagonals.
        for (a, b, c, d) in [
            (0, 4, 8, 12),
            (1, 5, 9, 13),
            (2, 6, 10, 14),
            (3, 7, 11, 15),
            (0, 5, 10, 15),
            (1, 6, 11, 12),
            (2, 7, 8, 13),
            (3, 4, 9, 14),
        ] {
            for (i, j, k, turn) in [(a, b, d, 16), (c, d, b, 12), (a, b, d, 8), (c, d, b, 7)] {
                let (Some(&other), Some(&third)) = (x.get(j), x.get(k)) else { continue };
                let Some(sum) = x.get_mut(i) else { continue };
                *sum = sum.wrapping_add(other);
                let mixed = (third ^ *sum).rotate_left(turn);
                if let Some(third) = x.get_mut(k) {
                    *third = mixed;
                }
            }
        }
    }
    for (word, before) in x.iter_mut().zip(state) {
        *word = word.wrapping_add(*before);
    }
    x
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_block_of_rfc_8439() {
        // 2.3.2: the key 00 01 … 1f, the counter 1 and a nonce.
        let mut state = [0; 16];
        let head = [0x6170_7865, 0x3320_646E, 0x7962_2D32, 0x6B20_6574];
        state[..4].copy_from_slice(&head);
        for (index, word) in state[4..12].iter_mut().enumerate() {
            let first = index as u8 * 4;
            *word = u32::from_le_bytes([first, first + 1, first + 2, first + 3]);
        }
        state[12..].copy_from_slice(&[1, 0x0900_0000, 0x4A00_0000, 0]);
        let block = block(&state);
        assert_eq!(block[..4], [0xE4E7_F110, 0x1559_3BD1, 0x1FDD_0F50, 0xC471_20A3]);
        assert_eq!(block[15], 0x4E3C_50A2);
    }

    #[test]
    fn no_two_fills_are_the_same() {
        let mut random = Random::new(None);
        let (mut a, mut b) = ([0; 100], [0; 100]);
        random.fill(&mut a).unwrap();
        random.fill(&mut b).unwrap();
        assert!(a != b && a != [0; 100]);
    }
}
