//! Random bytes in quantity.

/// The block of a state of ChaCha20 (RFC 8439, 2.3).
#[inline(never)]
pub fn chacha(state: &[u32; 16]) -> [u32; 16] {
    let mut x = *state;
    for _ in 0..10 {
        // Columns, and then diagonals.
        for diagonal in 0..2 {
            for i in 0..4 {
                let at = |row: usize| 4 * row + (i + diagonal * row) % 4;
                let [mut a, mut b, mut c, mut d] = [x[i], x[at(1)], x[at(2)], x[at(3)]];
                a = a.wrapping_add(b);
                d = (d ^ a).rotate_left(16);
                c = c.wrapping_add(d);
                b = (b ^ c).rotate_left(12);
                a = a.wrapping_add(b);
                d = (d ^ a).rotate_left(8);
                c = c.wrapping_add(d);
                b = (b ^ c).rotate_left(7);
                (x[i], x[at(1)], x[at(2)], x[at(3)]) = (a, b, c, d);
            }
        }
    }
    x.iter_mut().zip(state).for_each(|(word, before)| *word = word.wrapping_add(*before));
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
        let block = chacha(&state);
        assert_eq!(block[..4], [0xE4E7_F110, 0x1559_3BD1, 0x1FDD_0F50, 0xC471_20A3]);
        assert_eq!(block[15], 0x4E3C_50A2);
    }
}
