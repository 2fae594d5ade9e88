//! SM3 (GB/T 32905-2016).
use super::{State, words_be};

#[inline(never)]
pub fn sm3(state: &mut State, bytes: &[u8]) {
    let mut before: [u32; 8] = state.short();
    for block in bytes.as_chunks::<64>().0 {
        let mut w = [0; 68];
        w[..16].copy_from_slice(&words_be(block));
        for at in 16..68 {
            let x = w[at - 16] ^ w[at - 9] ^ w[at - 3].rotate_left(15);
            let x = x ^ x.rotate_left(15) ^ x.rotate_left(23);
            w[at] = x ^ w[at - 13].rotate_left(7) ^ w[at - 6];
        }
        let [mut a, mut b, mut c, mut d, mut e, mut f, mut g, mut h] = before;
        for round in 0..64 {
            let first = round < 16;
            let constant = if first { 0x79CC_4519u32 } else { 0x7A87_9D8A };
            let turned = a.rotate_left(12);
            let ss1 = turned
                .wrapping_add(e)
                .wrapping_add(constant.rotate_left(round as u32 & 31))
                .rotate_left(7);
            let (ff, gg) = match first {
                true => (a ^ b ^ c, e ^ f ^ g),
                false => (a & b | c & (a | b), g ^ (e & (f ^ g))),
            };
            let tt1 =
                ff.wrapping_add(d).wrapping_add(ss1 ^ turned).wrapping_add(w[round] ^ w[round + 4]);
            let tt2 = gg.wrapping_add(h).wrapping_add(ss1).wrapping_add(w[round]);
            (d, c, b, a) = (c, b.rotate_left(9), a, tt1);
            (h, g, f, e) =
                (g, f.rotate_left(19), e, tt2 ^ tt2.rotate_left(9) ^ tt2.rotate_left(17));
        }
        for (word, after) in before.iter_mut().zip([a, b, c, d, e, f, g, h]) {
            *word ^= after;
        }
    }
    state.set_short(&before);
}
