//! Prime factors: of numbers of 64 bits, and what it takes to find those of larger ones, which are slices with the least significant
//! word first.
//!
//! Pollard's rho, as Brent has it, with Montgomery's multiplication; Miller's and Rabin's test.

/// The odd primes of eight bits.
pub static PRIMES: [u8; 53] = [
    3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53, 59, 61, 67, 71, 73, 79, 83, 89, 97,
    101, 103, 107, 109, 113, 127, 131, 137, 139, 149, 151, 157, 163, 167, 173, 179, 181, 191, 193,
    197, 199, 211, 223, 227, 229, 233, 239, 241, 251,
];

/// The most factors that a number of 64 bits has.
pub const MOST: usize = 64;

/// The prime factors of `number`, which is not 0, in ascending order; returns how many there are.
#[inline(never)]
pub fn factor(mut number: u64, factors: &mut [u64; MOST]) -> usize {
    let mut count = 0;
    let mut add = |prime: u64| {
        // Each goes to its place among those that are there.
        let mut at = count;
        while at > 0 && factors[at - 1] > prime {
            factors[at] = factors[at - 1];
            at -= 1;
        }
        factors[at] = prime;
        count += 1;
    };
    for _ in 0..number.trailing_zeros() {
        add(2);
    }
    number >>= number.trailing_zeros();
    for prime in PRIMES {
        if number < u64::from(prime) * u64::from(prime) {
            break;
        }
        // Shorter numbers are divided faster.
        let short = number as u32;
        if u64::from(short) == number && !short.is_multiple_of(u32::from(prime)) {
            continue;
        }
        while number.is_multiple_of(prime.into()) {
            number /= u64::from(prime);
            add(prime.into());
        }
    }
    // What is left to be taken apart.
    let mut parts = [0; 8];
    let mut left = 0;
    if number > 1 {
        parts[0] = number;
        left = 1;
    }
    while left > 0 {
        left -= 1;
        let part = parts[left & 7];
        let field = Field::new(part);
        // It has no factor below 257.
        if part < 257 * 257 || field.is_prime() {
            add(part);
        } else {
            let one = field.split();
            parts[left & 7] = one;
            parts[(left + 1) & 7] = part / one;
            left += 2;
        }
    }
    count
}

/// Arithmetic modulo an odd number, on what stands for x: x * 2^64.
struct Field {
    modulus: u64,
    /// 1 / modulus, modulo 2^64.
    inverse: u64,
    one: u64,
}

impl Field {
    fn new(modulus: u64) -> Field {
        // Each step doubles the bits that are right, of which an odd number has three.
        let mut inverse = modulus;
        for _ in 0..5 {
            inverse = inverse.wrapping_mul(2u64.wrapping_sub(modulus.wrapping_mul(inverse)));
        }
        Field { modulus, inverse, one: modulus.wrapping_neg() % modulus }
    }

    #[inline(always)]
    fn multiply(&self, a: u64, b: u64) -> u64 {
        let product = u128::from(a) * u128::from(b);
        let quotient = (product as u64).wrapping_mul(self.inverse);
        let over = ((u128::from(quotient) * u128::from(self.modulus)) >> 64) as u64;
        let (result, borrow) = ((product >> 64) as u64).overflowing_sub(over);
        if borrow { result.wrapping_add(self.modulus) } else { result }
    }

    #[inline(always)]
    fn add(&self, a: u64, b: u64) -> u64 {
        let (sum, carry) = a.overflowing_add(b);
        if carry || sum >= self.modulus { sum.wrapping_sub(self.modulus) } else { sum }
    }

    /// Is the modulus prime?
    fn is_prime(&self) -> bool {
        // These tell all numbers of their sizes (Jaeschke; Sorenson and Webster).
        const FEW: &[u8] = &[2, 7, 61];
        const ALL: &[u8] = &[2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37];
        let bases = if self.modulus >> 32 == 0 { FEW } else { ALL };
        let minus_one = self.modulus - self.one;
        let twos = (self.modulus - 1).trailing_zeros();
        let odd = (self.modulus - 1) >> twos;
        'bases: for &base in bases {
            // The base by doubling and adding, and its power by squaring and multiplying.
            let (mut value, mut power) = (0, self.one);
            for bit in (0..6).rev() {
                value = self.add(value, value);
                if base >> bit & 1 != 0 {
                    value = self.add(value, self.one);
                }
            }
            let base = value;
            for bit in (0..64 - odd.leading_zeros()).rev() {
                power = self.multiply(power, power);
                if odd >> bit & 1 != 0 {
                    power = self.multiply(power, base);
                }
            }
            if power == self.one || power == minus_one {
                continue;
            }
            for _ in 1..twos {
                power = self.multiply(power, power);
                if power == minus_one {
                    continue 'bases;
                }
            }
            return false;
        }
        true
    }

    /// A factor of the modulus, which is not prime.
    fn split(&self) -> u64 {
        const BATCH: u64 = 32;
        let mut add = 0;
        loop {
            // Another sequence, if the last one led nowhere.
            add = self.add(add, self.one);
            let next = |x: u64| self.add(self.multiply(x, x), add);
            let mut y = self.add(self.one, self.one);
            let (mut length, mut product, mut x, mut saved) = (1, self.one, y, y);
            let mut divisor = 1;
            while divisor == 1 {
                x = y;
                for _ in 0..length {
                    y = next(y);
                }
                let mut done = 0;
                while done < length && divisor == 1 {
                    saved = y;
                    for _ in 0..BATCH.min(length - done) {
                        y = next(y);
                        product = self.multiply(product, x.abs_diff(y));
                    }
                    divisor = gcd(product, self.modulus);
                    done += BATCH;
                }
                length *= 2;
            }
            if divisor == self.modulus {
                // Too much was multiplied: step by step.
                divisor = 1;
                while divisor == 1 {
                    saved = next(saved);
                    divisor = gcd(x.abs_diff(saved), self.modulus);
                }
            }
            if divisor != self.modulus {
                return divisor;
            }
        }
    }
}

/// The greatest common divisor of a number and an odd one.
#[inline(never)]
fn gcd(mut a: u64, mut b: u64) -> u64 {
    while a != 0 {
        a >>= a.trailing_zeros();
        if a < b {
            (a, b) = (b, a);
        }
        a -= b;
    }
    b
}

/// a = a * factor + addend; what does not fit is returned.
#[inline(never)]
pub fn multiply_add(a: &mut [u64], factor: u64, addend: u64) -> u64 {
    let mut carry = u128::from(addend);
    for word in a {
        carry += u128::from(*word) * u128::from(factor);
        *word = carry as u64;
        carry >>= 64;
    }
    carry as u64
}

/// a = a / divisor; returns the remainder.
#[inline(never)]
pub fn divide(a: &mut [u64], divisor: u32) -> u32 {
    let divisor = u64::from(divisor);
    let mut rest = 0;
    for word in a.iter_mut().rev() {
        let high = (rest << 32) | (*word >> 32);
        let low = ((high % divisor) << 32) | (*word & 0xFFFF_FFFF);
        *word = ((high / divisor) << 32) | (low / divisor);
        rest = low % divisor;
    }
    rest as u32
}

/// Is a less than b, of the same length?
pub fn less(a: &[u64], b: &[u64]) -> bool {
    a.iter().rev().lt(b.iter().rev())
}

/// a = a - b, of the same length; says whether that is below 0, and there is one more bit above.
#[inline(never)]
pub fn subtract(a: &mut [u64], b: &[u64]) -> bool {
    let mut borrow = false;
    for (a, &b) in a.iter_mut().zip(b) {
        let (less, first) = a.overflowing_sub(b);
        let (less, second) = less.overflowing_sub(borrow.into());
        (*a, borrow) = (less, first | second);
    }
    borrow
}

/// a = a + b, of the same length; says whether there is one more bit above.
#[inline(never)]
pub fn add(a: &mut [u64], b: &[u64]) -> bool {
    let mut carry = false;
    for (a, &b) in a.iter_mut().zip(b) {
        let (sum, first) = a.overflowing_add(b);
        let (sum, second) = sum.overflowing_add(carry.into());
        (*a, carry) = (sum, first | second);
    }
    carry
}

/// a = a + b modulo `modulus`, of the same length.
pub fn add_modulo(a: &mut [u64], b: &[u64], modulus: &[u64]) {
    if add(a, b) || !less(a, modulus) {
        subtract(a, modulus);
    }
}

/// a = the greatest common divisor of a and b, which is odd and of the same length; b changes.
#[inline(never)]
pub fn large_gcd(a: &mut [u64], b: &mut [u64]) {
    while a.iter().any(|&word| word != 0) {
        while a[0] & 1 == 0 {
            halve(a);
        }
        if less(a, b) {
            a.swap_with_slice(b);
        }
        subtract(a, b);
    }
    a.copy_from_slice(b);
}

/// a = a / 2
fn halve(a: &mut [u64]) {
    let mut carry = 0;
    for word in a.iter_mut().rev() {
        let low = *word & 1;
        *word = (*word >> 1) | (carry << 63);
        carry = low;
    }
}

/// room = a * b / 2^n modulo an odd `modulus`, where n is the bits of its length, which all have; `room` has two words more. `inverse`
/// is -1 / modulus, modulo 2^64.
#[inline(never)]
pub fn multiply_modulo(a: &[u64], b: &[u64], modulus: &[u64], inverse: u64, room: &mut [u64]) {
    match (a, b, modulus) {
        // Two words are so common that they are worth being written out.
        ([_, _], [_, _], [_, _]) => multiply_words::<2>(a, b, modulus, inverse, room),
        _ => multiply_all(a, b, modulus, inverse, room),
    }
}

#[inline(always)]
fn multiply_words<const N: usize>(
    a: &[u64],
    b: &[u64],
    modulus: &[u64],
    inverse: u64,
    room: &mut [u64],
) {
    if let (Some(a), Some(b), Some(modulus)) =
        (a.first_chunk::<N>(), b.first_chunk::<N>(), modulus.first_chunk::<N>())
    {
        let mut words = [0; 4];
        multiply_all(a, b, modulus, inverse, &mut words[..N + 2]);
        room.copy_from_slice(&words[..N + 2]);
    }
}

#[inline(always)]
fn multiply_all(a: &[u64], b: &[u64], modulus: &[u64], inverse: u64, room: &mut [u64]) {
    let len = modulus.len();
    room.fill(0);
    for &word in a {
        let mut carry = 0u128;
        for (place, &other) in room.iter_mut().zip(b) {
            carry += u128::from(*place) + u128::from(word) * u128::from(other);
            *place = carry as u64;
            carry >>= 64;
        }
        carry += u128::from(room[len]);
        room[len] = carry as u64;
        room[len + 1] = (carry >> 64) as u64;
        // A multiple of the modulus makes the lowest word 0, which then goes.
        let factor = room[0].wrapping_mul(inverse);
        let mut carry = (u128::from(room[0]) + u128::from(factor) * u128::from(modulus[0])) >> 64;
        for at in 1..len {
            carry += u128::from(room[at]) + u128::from(factor) * u128::from(modulus[at]);
            room[at - 1] = carry as u64;
            carry >>= 64;
        }
        carry += u128::from(room[len]);
        room[len - 1] = carry as u64;
        room[len] = room[len + 1] + (carry >> 64) as u64;
    }
    if room[len] != 0 || !less(&room[..len], modulus) {
        subtract(room, modulus);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn check(number: u64) {
        let mut factors = [0; MOST];
        let count = factor(number, &mut factors);
        let factors = &factors[..count];
        assert_eq!(factors.iter().product::<u64>(), number);
        assert!(factors.is_sorted(), "{number}: {factors:?}");
        for &factor in factors {
            let trial = (2..factor.min(70_000)).take_while(|by| by * by <= factor);
            assert!(trial.into_iter().all(|by| factor % by != 0), "{number}: {factor}");
        }
    }

    #[test]
    fn small_and_hard_numbers() {
        (1..3000).for_each(check);
        // Squares and products of primes, pseudoprimes, the largest prime of 64 bits.
        for number in [
            257 * 257,
            65537 * 65537,
            4_294_967_291 * 4_294_967_279,
            3_215_031_751,
            3_825_123_056_546_413_051,
            u64::MAX,
            u64::MAX - 58,
            1 << 63,
            18_446_744_030_759_878_681,
            257 * 263 * 269 * 271 * 277 * 281 * 283,
        ] {
            check(number);
        }
    }

    proptest! {
        #[test]
        fn any_numbers(number in 1u64.., shift in 0u32..64) {
            check((number >> shift).max(1));
        }

        #[test]
        fn large_multiplication(a: u64, b: u64, modulus in any::<u64>().prop_map(|m| m | 1 << 63 | 1)) {
            let field = Field::new(modulus);
            let (a, b) = (a % modulus, b % modulus);
            let mut product = [0; 3];
            multiply_modulo(&[a], &[b], &[modulus], field.inverse.wrapping_neg(), &mut product);
            prop_assert_eq!(product[0], field.multiply(a, b));
        }
    }
}
