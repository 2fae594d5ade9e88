//! Prime factors: of numbers of 64 bits, and what it takes to find those of larger ones, which are slices with the least significant
//! word first.
//!
//! Pollard's rho, as Brent has it, with Montgomery's multiplication; Miller's and Rabin's test.

use core::hint::select_unpredictable;

/// The odd primes of eight bits.
pub static PRIMES: [u8; 53] = [
    3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53, 59, 61, 67, 71, 73, 79, 83, 89, 97,
    101, 103, 107, 109, 113, 127, 131, 137, 139, 149, 151, 157, 163, 167, 173, 179, 181, 191, 193,
    197, 199, 211, 223, 227, 229, 233, 239, 241, 251,
];

/// 1 / each of them, modulo 2^64.
static INVERSES: [u64; PRIMES.len()] = {
    let mut inverses = [0; PRIMES.len()];
    let mut at = 0;
    while at < PRIMES.len() {
        inverses[at] = inverse(PRIMES[at] as u64);
        at += 1;
    }
    inverses
};

/// 1 / an odd number, modulo 2^64.
const fn inverse(odd: u64) -> u64 {
    // Each step doubles the bits that are right, of which an odd number has three.
    let (mut inverse, mut step) = (odd, 0);
    while step < 5 {
        inverse = inverse.wrapping_mul(2u64.wrapping_sub(odd.wrapping_mul(inverse)));
        step += 1;
    }
    inverse
}

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
    for (&prime, &inverse) in PRIMES.iter().zip(&INVERSES) {
        let prime = u64::from(prime);
        if number < prime * prime {
            break;
        }
        loop {
            // The quotient, if there is no remainder; otherwise it is too large.
            let quotient = number.wrapping_mul(inverse);
            if (u128::from(quotient) * u128::from(prime)) >> 64 != 0 {
                break;
            }
            number = quotient;
            add(prime);
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
        let inverse = inverse(modulus);
        Field { modulus, inverse, one: modulus.wrapping_neg() % modulus }
    }

    /// Is the modulus prime?
    fn is_prime(&self) -> bool {
        // These tell all numbers of their sizes (Jaeschke 1993; Sinclair 2011, from Feitsma's list of pseudoprimes).
        const FEW: &[u32] = &[2, 7, 61];
        const ALL: &[u32] = &[2, 325, 9375, 28178, 450775, 9780504, 1795265022];
        let small = self.modulus >> 32 == 0;
        let bases = if small { FEW } else { ALL };
        let minus_one = self.modulus - self.one;
        let twos = (self.modulus - 1).trailing_zeros();
        let odd = (self.modulus - 1) >> twos;
        'bases: for &number in bases {
            // The base by doubling and adding, and its power by squaring and multiplying.
            let mut base = 0;
            for bit in (0..32 - number.leading_zeros()).rev() {
                base = self.add(base, base);
                if number >> bit & 1 != 0 {
                    base = self.add(base, self.one);
                }
            }
            let mut power = base;
            for bit in (0..63 - odd.leading_zeros()).rev() {
                power = self.multiply(power, power);
                let more = odd >> bit & 1 != 0;
                power = if small {
                    // The next multiplication takes it as it is: less than 61 times the modulus.
                    power * select_unpredictable(more, number.into(), 1)
                } else {
                    select_unpredictable(more, self.multiply(power, base), power)
                };
            }
            if small {
                power = self.multiply(power, self.one);
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
}

/// What Pollard's rho needs of arithmetic modulo an odd number.
trait Modular {
    type Number: Copy + PartialEq;
    /// The modulus, which stands for 0, and what stands for 1; the third is the number 1, which is a divisor.
    fn constants(&self) -> [Self::Number; 3];
    fn add(&self, a: Self::Number, b: Self::Number) -> Self::Number;
    fn multiply(&self, a: Self::Number, b: Self::Number) -> Self::Number;
    fn distance(a: Self::Number, b: Self::Number) -> Self::Number;
    /// The greatest common divisor of a number and the modulus.
    fn common(&self, a: Self::Number) -> Self::Number;

    /// A factor of the modulus, which is not prime.
    #[inline(always)]
    fn split(&self) -> Self::Number {
        const BATCH: u64 = 32;
        let [modulus, one, unit] = self.constants();
        let mut add = modulus;
        loop {
            // Another sequence, if the last one led nowhere.
            add = self.add(add, one);
            let next = |x| self.add(self.multiply(x, x), add);
            let mut y = self.add(one, one);
            let (mut length, mut product, mut x, mut saved) = (1, one, y, y);
            let mut divisor = unit;
            while divisor == unit {
                x = y;
                for _ in 0..length {
                    y = next(y);
                }
                let mut done = 0;
                while done < length && divisor == unit {
                    saved = y;
                    for _ in 0..BATCH.min(length - done) {
                        y = next(y);
                        product = self.multiply(product, Self::distance(x, y));
                    }
                    divisor = self.common(product);
                    done += BATCH;
                }
                length *= 2;
            }
            if divisor == modulus {
                // Too much was multiplied: step by step.
                divisor = unit;
                while divisor == unit {
                    saved = next(saved);
                    divisor = self.common(Self::distance(x, saved));
                }
            }
            if divisor != modulus {
                return divisor;
            }
        }
    }
}

impl Modular for Field {
    type Number = u64;

    fn constants(&self) -> [u64; 3] {
        [self.modulus, self.one, 1]
    }

    #[inline(always)]
    fn add(&self, a: u64, b: u64) -> u64 {
        let (sum, carry) = a.overflowing_add(b);
        if carry || sum >= self.modulus { sum.wrapping_sub(self.modulus) } else { sum }
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
    fn distance(a: u64, b: u64) -> u64 {
        a.abs_diff(b)
    }

    #[inline(always)]
    fn common(&self, a: u64) -> u64 {
        gcd(a, self.modulus)
    }
}

/// Arithmetic modulo an odd number of two words, on what stands for x: x * 2^128.
struct Wide {
    modulus: u128,
    /// -1 / modulus, modulo 2^64.
    inverse: u64,
    one: u128,
}

/// A factor of `modulus`, which is odd, has more than 64 bits and is not prime.
#[inline(never)]
pub fn split_wide(modulus: u128) -> u128 {
    let inverse = Field::new(modulus as u64).inverse.wrapping_neg();
    let mut field = Wide { modulus, inverse, one: 1 };
    for _ in 0..128 {
        field.one = field.add(field.one, field.one);
    }
    field.split()
}

impl Wide {
    /// Takes the modulus off a number below twice its size, which has one more bit above if it carries. Without a branch, because
    /// nobody can foresee it.
    #[inline(always)]
    fn fit(&self, number: u128, carries: bool) -> u128 {
        let (less, is_below) = number.overflowing_sub(self.modulus);
        let back = 0u64.wrapping_sub(u64::from(is_below & !carries));
        let back = self.modulus & (u128::from(back) << 64 | u128::from(back));
        less.wrapping_add(back)
    }
}

impl Modular for Wide {
    type Number = u128;

    fn constants(&self) -> [u128; 3] {
        [self.modulus, self.one, 1]
    }

    #[inline(always)]
    fn add(&self, a: u128, b: u128) -> u128 {
        let (sum, carry) = a.overflowing_add(b);
        self.fit(sum, carry)
    }

    #[inline(always)]
    fn multiply(&self, a: u128, b: u128) -> u128 {
        let times = |a: u64, b: u64| u128::from(a) * u128::from(b);
        let (modulus, above) = (self.modulus as u64, (self.modulus >> 64) as u64);
        let (mut low, mut high, mut top) = (0u64, 0u64, 0u64);
        for word in [a as u64, (a >> 64) as u64] {
            let first = times(word, b as u64) + u128::from(low);
            let second = times(word, (b >> 64) as u64) + u128::from(high) + (first >> 64);
            let over = u128::from(top) + (second >> 64);
            // A multiple of the modulus makes the lowest word 0, which then goes.
            let factor = (first as u64).wrapping_mul(self.inverse);
            let gone = times(factor, modulus) + u128::from(first as u64);
            let sum = times(factor, above) + u128::from(second as u64) + (gone >> 64);
            let over = over + (sum >> 64);
            (low, high, top) = (sum as u64, over as u64, (over >> 64) as u64);
        }
        self.fit(u128::from(high) << 64 | u128::from(low), top != 0)
    }

    #[inline(always)]
    fn distance(a: u128, b: u128) -> u128 {
        a.abs_diff(b)
    }

    #[inline(always)]
    fn common(&self, mut a: u128) -> u128 {
        let mut b = self.modulus;
        while a != 0 {
            a >>= a.trailing_zeros();
            if a < b {
                (a, b) = (b, a);
            }
            a -= b;
        }
        b
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
        fn two_words_come_apart(a in 65_536u64.., b in 2u64.., shift in 0u32..48) {
            let modulus = u128::from(a | 1 << 63 | 1) * u128::from((b >> 16 >> shift) | 3);
            let divisor = split_wide(modulus);
            prop_assert!(divisor != 1 && divisor != modulus && modulus % divisor == 0);
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
