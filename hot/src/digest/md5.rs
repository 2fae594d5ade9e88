//! MD5 (RFC 1321).
use super::State;

/// 2^32 times the sines of 1, 2, 3…, without their signs.
static SINES: [u32; 64] = [
    0xD76AA478, 0xE8C7B756, 0x242070DB, 0xC1BDCEEE, 0xF57C0FAF, 0x4787C62A, 0xA8304613, 0xFD469501,
    0x698098D8, 0x8B44F7AF, 0xFFFF5BB1, 0x895CD7BE, 0x6B901122, 0xFD987193, 0xA679438E, 0x49B40821,
    0xF61E2562, 0xC040B340, 0x265E5A51, 0xE9B6C7AA, 0xD62F105D, 0x02441453, 0xD8A1E681, 0xE7D3FBC8,
    0x21E1CDE6, 0xC33707D6, 0xF4D50D87, 0x455A14ED, 0xA9E3E905, 0xFCEFA3F8, 0x676F02D9, 0x8D2A4C8A,
    0xFFFA3942, 0x8771F681, 0x6D9D6122, 0xFDE5380C, 0xA4BEEA44, 0x4BDECFA9, 0xF6BB4B60, 0xBEBFBC70,
    0x289B7EC6, 0xEAA127FA, 0xD4EF3085, 0x04881D05, 0xD9D4D039, 0xE6DB99E5, 0x1FA27CF8, 0xC4AC5665,
    0xF4292244, 0x432AFF97, 0xAB9423A7, 0xFC93A039, 0x655B59C3, 0x8F0CCC92, 0xFFEFF47D, 0x85845DD1,
    0x6FA87E4F, 0xFE2CE6E0, 0xA3014314, 0x4E0811A1, 0xF7537E82, 0xBD3AF235, 0x2AD7D2BB, 0xEB86D391,
];

#[inline(never)]
pub fn md5(state: &mut State, bytes: &[u8]) {
    // As long as nobody knows what is in it, no sine is added when the newest word of the state is there: that would take longer.
    let sines = core::hint::black_box(SINES.as_slice());
    let mut s: [u32; 4] = state.short();
    for block in bytes.as_chunks::<64>().0 {
        let mut words = [0; 16];
        let (parts, _) = block.as_chunks();
        words.iter_mut().zip(parts).for_each(|(word, part)| *word = u32::from_le_bytes(*part));
        let before = s;
        let mut sines = sines.as_chunks::<16>().0.iter();
        let mut next = || sines.next().map_or(&[][..], |sines| sines);
        round(&mut s, &words, next(), 0, 1, [7, 12, 17, 22], |a, b, c, d| {
            a.wrapping_add(d ^ (b & (c ^ d)))
        });
        round(&mut s, &words, next(), 1, 5, [5, 9, 14, 20], |a, b, c, d| {
            a.wrapping_add(c & !d).wrapping_add(b & d)
        });
        round(&mut s, &words, next(), 5, 3, [4, 11, 16, 23], |a, b, c, d| {
            a.wrapping_add(c ^ d ^ b)
        });
        round(&mut s, &words, next(), 0, 7, [6, 10, 15, 21], |a, b, c, d| {
            a.wrapping_add(c ^ (b | !d))
        });
        s.iter_mut().zip(before).for_each(|(word, before)| *word = word.wrapping_add(before));
    }
    state.set_short(&s);
}

/// Sixteen steps. They take the words from `at` on, `stride` apart.
#[inline(always)]
fn round(
    state: &mut [u32; 4],
    words: &[u32; 16],
    sines: &[u32],
    mut at: usize,
    stride: usize,
    turns: [u32; 4],
    mix: impl Fn(u32, u32, u32, u32) -> u32,
) {
    let [mut a, mut b, mut c, mut d] = *state;
    for sines in sines.as_chunks::<4>().0 {
        let mut next = |a: u32, b: u32, c: u32, d: u32, turn: usize| {
            let added = a.wrapping_add(words[at & 15].wrapping_add(sines[turn]));
            at += stride;
            mix(added, b, c, d).rotate_left(turns[turn]).wrapping_add(b)
        };
        a = next(a, b, c, d, 0);
        d = next(d, a, b, c, 1);
        c = next(c, d, a, b, 2);
        b = next(b, c, d, a, 3);
    }
    *state = [a, b, c, d];
}
