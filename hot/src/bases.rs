//! Bytes as characters: base64, base32, base16, base2 (RFC 4648).
//!
//! A group of bytes becomes a group of characters, each of which stands for some bits. Base64 goes by 32 characters at once where the
//! processor can.
use crate::{
    block::{Block, Native, SIZE},
    cpu::{self, Cpu},
};

/// How an alphabet is used.
#[derive(Clone, Copy)]
pub struct Base {
    pub alphabet: &'static [u8],
    /// The bits of a character; 0 where a group is a number to the base of 85.
    pub bits: u32,
    /// The bytes of a group, and its characters.
    pub bytes: usize,
    pub chars: usize,
    /// Does the first character stand for the lowest bits?
    pub lowest_first: bool,
}

/// What has no value.
pub const NONE: u8 = 255;

/// Writes `input` to `output`, which has room for it, and returns how many characters it takes. Only the last group of all may be
/// short.
#[inline(never)]
pub fn encode(base: &Base, input: &[u8], output: &mut [u8], cpu: Cpu) -> usize {
    let mut used = 0;
    if base.bits == 6 && cpu.has(cpu::AVX2) {
        // SAFETY: the processor has AVX2.
        used = unsafe { encode_wide(base.alphabet, input, output) };
    }
    let mut letters = [0; 64];
    letters.iter_mut().zip(base.alphabet).for_each(|(place, &letter)| *place = letter);
    let mut made = used / base.bytes * base.chars;
    let (rest, room) = (input.get(used..), output.get_mut(made..));
    let (rest, room) = (rest.unwrap_or(&[]), room.unwrap_or(&mut []));
    let groups = match base.bits {
        6 => encode_groups::<6, 3, 4>(&letters, rest, room),
        5 => encode_groups::<5, 5, 8>(&letters, rest, room),
        4 => encode_groups::<4, 1, 2>(&letters, rest, room),
        1 if !base.lowest_first => encode_groups::<1, 1, 8>(&letters, rest, room),
        _ => 0,
    };
    used += groups * base.bytes;
    made += groups * base.chars;
    for group in input.get(used..).unwrap_or(&[]).chunks(base.bytes) {
        let Some(room) = output.get_mut(made..made + base.chars) else { break };
        made += base.chars;
        let mut value = 0u64;
        for at in 0..base.bytes {
            let byte = group.get(at).copied().unwrap_or(0);
            let byte = if base.lowest_first { byte.reverse_bits() } else { byte };
            value = value << 8 | u64::from(byte);
        }
        let chars = if base.bits == 0 { 5 } else { (group.len() * 8).div_ceil(base.bits as usize) };
        let radix = if base.bits == 0 { 85 } else { 1 << base.bits };
        for (at, place) in room.iter_mut().enumerate().rev() {
            let letter = base.alphabet.get((value % radix) as usize).copied().unwrap_or(0);
            value /= radix;
            *place = if at < chars { letter } else { b'=' };
        }
    }
    made
}

/// The groups that are whole. Returns how many there are.
#[inline(always)]
fn encode_groups<const BITS: u32, const BYTES: usize, const CHARS: usize>(
    letters: &[u8; 64],
    input: &[u8],
    output: &mut [u8],
) -> usize {
    let (groups, _) = input.as_chunks::<BYTES>();
    let (rooms, _) = output.as_chunks_mut::<CHARS>();
    for (group, room) in groups.iter().zip(rooms) {
        let value = group.iter().fold(0, |value, &byte| value << 8 | u64::from(byte));
        for (at, place) in room.iter_mut().enumerate() {
            let shift = BITS * (CHARS - 1 - at) as u32;
            *place = letters[(value >> shift) as usize & ((1 << BITS) - 1)];
        }
    }
    groups.len()
}

/// 24 bytes to 32 characters at once, of base64 with the last two letters of `alphabet`. Returns how many bytes are done.
///
/// # Safety
/// The processor has AVX2.
#[cfg(target_arch = "x86_64")]
#[target_feature(enable = "avx2")]
unsafe fn encode_wide(alphabet: &[u8], input: &[u8], output: &mut [u8]) -> usize {
    use core::arch::x86_64::*;
    let [.., plus, slash] = alphabet else { return 0 };
    // The bytes 1 0 2 1 of each three.
    let spread = _mm_set_epi8(10, 11, 9, 10, 7, 8, 6, 7, 4, 5, 3, 4, 1, 2, 0, 1);
    // From what is above 51, or 13 below 26, to what makes a value its letter.
    let digit = b'0'.wrapping_sub(52) as i8;
    let (plus, slash) = (plus.wrapping_sub(62) as i8, slash.wrapping_sub(63) as i8);
    let shifts = _mm_set_epi8(
        0,
        0,
        b'A' as i8,
        slash,
        plus,
        digit,
        digit,
        digit,
        digit,
        digit,
        digit,
        digit,
        digit,
        digit,
        digit,
        (b'a' - 26) as i8,
    );
    let (spread, shifts) =
        (_mm256_broadcastsi128_si256(spread), _mm256_broadcastsi128_si256(shifts));
    let mut used = 0;
    let (rooms, _) = output.as_chunks_mut::<32>();
    for room in rooms {
        let Some(bytes) = input.get(used..used + 28) else { break };
        // SAFETY: 16 bytes at 0 and 16 at 12 are within the 28 of `bytes`.
        let three = unsafe {
            let (low, high) = (bytes.as_ptr(), bytes.as_ptr().add(12));
            _mm256_set_m128i(_mm_loadu_si128(high.cast()), _mm_loadu_si128(low.cast()))
        };
        let three = _mm256_shuffle_epi8(three, spread);
        // The first and the third of four values go down, the other two go up.
        let odd = _mm256_and_si256(three, _mm256_set1_epi32(0x0FC0_FC00));
        let odd = _mm256_mulhi_epu16(odd, _mm256_set1_epi32(0x0400_0040));
        let even = _mm256_and_si256(three, _mm256_set1_epi32(0x003F_03F0));
        let even = _mm256_mullo_epi16(even, _mm256_set1_epi32(0x0100_0010));
        let values = _mm256_or_si256(odd, even);
        let kind = _mm256_subs_epu8(values, _mm256_set1_epi8(51));
        let upper = _mm256_cmpgt_epi8(_mm256_set1_epi8(26), values);
        let kind = _mm256_or_si256(kind, _mm256_and_si256(upper, _mm256_set1_epi8(13)));
        let letters = _mm256_add_epi8(values, _mm256_shuffle_epi8(shifts, kind));
        // SAFETY: an unaligned store to the 32 bytes of `room`.
        unsafe { _mm256_storeu_si256(room.as_mut_ptr().cast(), letters) };
        used += 24;
    }
    used
}

#[cfg(not(target_arch = "x86_64"))]
unsafe fn encode_wide(_alphabet: &[u8], _input: &[u8], _output: &mut [u8]) -> usize {
    0
}

/// Reads whole groups of characters, whose `values` are [`NONE`] where they have none, into `output`, which has room for them. Returns
/// how many characters were read and how many bytes made; fewer than all are read where the next group is wrong, and what can be
/// made of that group is made all the same. The `input` may end in a group that is not whole, which is wrong, too.
#[inline(never)]
pub fn decode(
    base: &Base,
    values: &[u8; 256],
    input: &[u8],
    output: &mut [u8],
    cpu: Cpu,
) -> (usize, usize) {
    let (mut used, mut made) = (0, 0);
    loop {
        if base.bits == 6 && cpu.has(cpu::AVX2) {
            let (rest, room) = (input.get(used..), output.get_mut(made..));
            // SAFETY: the processor has AVX2.
            let done =
                unsafe { decode_wide(base.alphabet, rest.unwrap_or(&[]), room.unwrap_or(&mut [])) };
            used += done;
            made += done / 4 * 3;
        }
        let (rest, room) = (input.get(used..), output.get_mut(made..));
        let (rest, room) = (rest.unwrap_or(&[]), room.unwrap_or(&mut []));
        let groups = match base.bits {
            6 => decode_groups::<6, 3, 4>(values, rest, room),
            5 => decode_groups::<5, 5, 8>(values, rest, room),
            4 => decode_groups::<4, 1, 2>(values, rest, room),
            _ => 0,
        };
        used += groups * base.chars;
        made += groups * base.bytes;
        // What stopped it is in the next group.
        let mut room = output.get_mut(made..).unwrap_or(&mut []).iter_mut();
        let rest = input.get(used..).unwrap_or(&[]);
        let (group, rest) = rest.split_at_checked(base.chars).unwrap_or((rest, &[]));
        if !group.is_empty() {
            let (mut bits, mut held, mut bytes, mut wrong) = (0u64, 0, 0, group.len() < base.chars);
            for (at, letter) in group.iter().enumerate() {
                let value = values[usize::from(*letter)];
                if value == NONE {
                    // Padding goes to the end of the group, where a byte has just ended.
                    let rest = group.get(at..).unwrap_or(&[]);
                    let fits = *letter == b'=' && base.bits > 4 && bytes > 0 && held < base.bits;
                    wrong |= !fits || rest.iter().any(|&letter| letter != b'=');
                    break;
                }
                if base.bits == 0 {
                    bits = bits * 85 + u64::from(value);
                    continue;
                }
                bits = bits << base.bits | u64::from(value);
                held += base.bits;
                if held >= 8 {
                    held -= 8;
                    let byte = (bits >> held) as u8;
                    if let Some(place) = room.next() {
                        *place = if base.lowest_first { byte.reverse_bits() } else { byte };
                    }
                    bytes += 1;
                }
            }
            if base.bits == 0 {
                wrong |= bits >> 32 != 0
                    || group.iter().any(|&letter| values[usize::from(letter)] == NONE);
                if !wrong {
                    bytes = 4;
                    (bits as u32)
                        .to_be_bytes()
                        .into_iter()
                        .zip(&mut room)
                        .for_each(|(byte, place)| *place = byte);
                }
            }
            made += bytes;
            if wrong {
                return (used, made);
            }
            used += group.len();
        }
        if rest.is_empty() {
            return (used, made);
        }
    }
}

/// The groups up to the first that is wrong, not whole or padded. Returns how many there are.
#[inline(always)]
fn decode_groups<const BITS: u32, const BYTES: usize, const CHARS: usize>(
    values: &[u8; 256],
    input: &[u8],
    output: &mut [u8],
) -> usize {
    let (groups, _) = input.as_chunks::<CHARS>();
    let (rooms, _) = output.as_chunks_mut::<BYTES>();
    let mut count = 0;
    for (group, room) in groups.iter().zip(rooms) {
        let (mut bits, mut all) = (0u64, 0);
        for &letter in group {
            let value = values[usize::from(letter)];
            all |= value;
            bits = bits << BITS | u64::from(value);
        }
        if all == NONE {
            break;
        }
        for (at, place) in room.iter_mut().enumerate() {
            *place = (bits >> (8 * (BYTES - 1 - at))) as u8;
        }
        count += 1;
    }
    count
}

/// 32 characters to 24 bytes at once, as far as they are all letters. Returns how many characters are done.
///
/// # Safety
/// The processor has AVX2.
#[cfg(target_arch = "x86_64")]
#[target_feature(enable = "avx2")]
unsafe fn decode_wide(alphabet: &[u8], input: &[u8], output: &mut [u8]) -> usize {
    use core::arch::x86_64::*;
    let [.., plus, slash] = alphabet else { return 0 };
    let all = |byte: u8| _mm256_set1_epi8(byte as i8);
    let pack = _mm256_broadcastsi128_si256(_mm_set_epi8(
        -1, -1, -1, -1, 12, 13, 14, 8, 9, 10, 4, 5, 6, 0, 1, 2,
    ));
    let join = _mm256_set_epi32(7, 7, 6, 5, 4, 2, 1, 0);
    let (mut used, mut made) = (0, 0);
    for letters in input.as_chunks::<32>().0 {
        let Some(room) = output.get_mut(made..made + 32) else { break };
        // SAFETY: an unaligned load of the 32 bytes that `letters` refers to.
        let letters = unsafe { _mm256_loadu_si256(letters.as_ptr().cast()) };
        // What has to be added to a letter of a range; nothing where it is none. A byte above 127 is negative, and in none.
        let range = |first: u8, last: u8, shift: u8| {
            let within = _mm256_and_si256(
                _mm256_cmpgt_epi8(letters, all(first - 1)),
                _mm256_cmpgt_epi8(all(last + 1), letters),
            );
            _mm256_and_si256(within, all(shift))
        };
        let or = |a, b| _mm256_or_si256(a, b);
        let shift = or(
            or(range(b'A', b'Z', 0u8.wrapping_sub(65)), range(b'a', b'z', 26u8.wrapping_sub(97))),
            or(
                range(b'0', b'9', 52 - 48),
                or(
                    _mm256_and_si256(
                        _mm256_cmpeq_epi8(letters, all(*plus)),
                        all(62u8.wrapping_sub(*plus)),
                    ),
                    _mm256_and_si256(
                        _mm256_cmpeq_epi8(letters, all(*slash)),
                        all(63u8.wrapping_sub(*slash)),
                    ),
                ),
            ),
        );
        // No letter's shift is 0.
        if _mm256_movemask_epi8(_mm256_cmpeq_epi8(shift, _mm256_setzero_si256())) != 0 {
            break;
        }
        let values = _mm256_add_epi8(letters, shift);
        let pairs = _mm256_maddubs_epi16(values, _mm256_set1_epi32(0x0140_0140));
        let fours = _mm256_madd_epi16(pairs, _mm256_set1_epi32(0x0001_1000));
        let bytes = _mm256_permutevar8x32_epi32(_mm256_shuffle_epi8(fours, pack), join);
        // SAFETY: an unaligned store to the 32 bytes of `room`.
        unsafe { _mm256_storeu_si256(room.as_mut_ptr().cast(), bytes) };
        used += 32;
        made += 24;
    }
    used
}

#[cfg(not(target_arch = "x86_64"))]
unsafe fn decode_wide(_alphabet: &[u8], _input: &[u8], _output: &mut [u8]) -> usize {
    0
}

/// Copies `input` to `output` without newlines, and returns how long it is then. `output` is as long as `input` and a block more.
#[inline(never)]
pub fn join(input: &[u8], output: &mut [u8]) -> usize {
    let (mut at, mut made) = (0, 0);
    while let Some(block) = input.get(at..).and_then(<[u8]>::first_chunk::<SIZE>)
        && let Some(room) = output.get_mut(made..made + SIZE)
    {
        // All of it, of which what lies behind the newline is overwritten.
        room.copy_from_slice(block);
        let newlines = Native::load(block).equal(b'\n');
        let len = newlines.trailing_zeros() as usize;
        made += len;
        at += len + usize::from(newlines != 0);
    }
    for &byte in input.get(at..).unwrap_or(&[]) {
        if byte != b'\n'
            && let Some(place) = output.get_mut(made)
        {
            *place = byte;
            made += 1;
        }
    }
    made
}

/// Copies `input` to `output` with a newline behind each `columns` characters, and returns how long it is then. `column` is how long
/// the line is already. `output` has room for all of that and a block more.
#[inline(never)]
pub fn wrap(input: &[u8], columns: usize, column: &mut usize, output: &mut [u8]) -> usize {
    let (mut at, mut made) = (0, 0);
    while at < input.len() {
        let len = (columns - *column).min(input.len() - at);
        let end = at + len;
        *column += len;
        while at < end {
            let step = (end - at).min(SIZE);
            match (
                input.get(at..).and_then(<[u8]>::first_chunk::<SIZE>),
                output.get_mut(made..made + SIZE),
            ) {
                // All of it, of which what is too much is overwritten.
                (Some(block), Some(room)) => room.copy_from_slice(block),
                _ => {
                    let bytes = input.get(at..at + step).unwrap_or(&[]);
                    output
                        .iter_mut()
                        .skip(made)
                        .zip(bytes)
                        .for_each(|(place, byte)| *place = *byte);
                }
            }
            at += step;
            made += step;
        }
        if *column == columns {
            if let Some(place) = output.get_mut(made) {
                *place = b'\n';
            }
            made += 1;
            *column = 0;
        }
    }
    made
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cpu::cpu;
    use proptest::prelude::*;

    const LETTERS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    const BASE64: Base =
        Base { alphabet: LETTERS, bits: 6, bytes: 3, chars: 4, lowest_first: false };

    fn values(base: &Base) -> [u8; 256] {
        let mut values = [NONE; 256];
        for (value, &letter) in base.alphabet.iter().enumerate() {
            values[usize::from(letter)] = value as u8;
        }
        values
    }

    #[test]
    fn the_examples_of_rfc_4648() {
        for (text, expected) in
            [("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foobar", "Zm9vYmFy")]
        {
            let mut output = [0; 20];
            let made = encode(&BASE64, text.as_bytes(), &mut output, Cpu::PLAIN);
            assert_eq!(&output[..made], expected.as_bytes());
        }
    }

    proptest! {
        #[test]
        fn there_and_back(bytes in proptest::collection::vec(any::<u8>(), 0..300), columns in 1usize..200, hole in 0usize..400, odd: u8) {
            let mut outputs = Vec::new();
            for cpu in [Cpu::PLAIN, cpu(0)] {
                let mut text = vec![0; 500];
                let made = encode(&BASE64, &bytes, &mut text, cpu);
                text.truncate(made);
                let (mut wrapped, mut column) = (vec![0; 2000], 0);
                let half = made / 2;
                let first = wrap(&text[..half], columns, &mut column, &mut wrapped);
                let second = wrap(&text[half..], columns, &mut column, &mut wrapped[first..]);
                wrapped.truncate(first + second);
                prop_assert!(wrapped.split(|&byte| byte == b'\n').rev().skip(1).all(|line| line.len() == columns));
                let mut joined = vec![0; wrapped.len() + SIZE];
                let len = join(&wrapped, &mut joined);
                prop_assert_eq!(&joined[..len], &text[..]);
                let mut back = vec![0; 500];
                let (used, made) = decode(&BASE64, &values(&BASE64), &text, &mut back, cpu);
                prop_assert_eq!(used, text.len());
                prop_assert_eq!(&back[..made], &bytes[..]);
                // The same up to a letter that is none.
                if let Some(letter) = text.get_mut(hole) {
                    *letter = odd;
                }
                outputs.push((text.clone(), { let (used, made) = decode(&BASE64, &values(&BASE64), &text, &mut back, cpu); (used, back[..made].to_vec()) }));
            }
            prop_assert_eq!(&outputs[0], &outputs[1]);
        }
    }
}
