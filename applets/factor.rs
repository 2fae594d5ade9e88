//! factor - print the prime factors of numbers
use hot::factor::{self, MOST};
use rt::{
    Cx, Done, Vec, io,
    sys::Fd,
    text::number::{self, is_space},
};

rt::applet! { "factor", main, "\
Usage: factor [NUMBER]...
  or:  factor OPTION
Print the prime factors of each NUMBER, or of those in standard input.

" }

fn main(cx: &mut Cx) -> Done {
    while cx.option()?.is_some() {}
    if !cx.operands().is_empty() {
        for text in cx.operands() {
            one(cx, text.to_bytes())?;
        }
        return Ok(());
    }
    let mut room = rt::zeros(io::CHUNK);
    let mut kept = Vec::new();
    loop {
        let _ = cx.out.flush(); // the next write tells
        let len = match io::read(&Fd::STDIN, &mut room) {
            Ok(len) => len,
            Err(e) => return Err(cx.stop_error(packed!("error reading input"), &[], e)),
        };
        let mut rest = room.get(..len).unwrap_or(&[]);
        // A number goes on to the next blank, which may be in what is read next.
        while let Some(end) = rest.iter().position(is_blank) {
            let (text, after) = rest.split_at_checked(end).unwrap_or((rest, b""));
            rest = after.get(1..).unwrap_or(b"");
            if kept.is_empty() {
                word(cx, text)?;
            } else {
                kept.extend_from_slice(text);
                word(cx, &kept)?;
                kept.clear();
            }
        }
        kept.extend_from_slice(rest);
        if len == 0 {
            return word(cx, &kept);
        }
    }
}

fn is_blank(byte: &u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n')
}

fn word(cx: &mut Cx, text: &[u8]) -> Done {
    if text.is_empty() { Ok(()) } else { one(cx, text) }
}

/// Prints a number and its factors.
fn one(cx: &mut Cx, given: &[u8]) -> Done {
    let mut text = given;
    while let [byte, rest @ ..] = text
        && is_space(byte)
    {
        text = rest;
    }
    let mut digits = text.strip_prefix(b"+").unwrap_or(text);
    if digits.is_empty() || !digits.iter().all(u8::is_ascii_digit) {
        cx.say(packed!("%w is not a valid positive integer"), &[given]);
        return Ok(());
    }
    while let [b'0', rest @ ..] = digits
        && !rest.is_empty()
    {
        digits = rest;
    }
    cx.out.add(digits);
    cx.out.add(b":");
    match number::decimal(digits) {
        Ok(0) => {}
        Ok(number) => small(cx, number),
        Err(_) => {
            let mut large = Vec::new();
            for digit in digits {
                let carry = factor::multiply_add(&mut large, 10, u64::from(digit - b'0'));
                if carry > 0 {
                    large.push(carry);
                }
            }
            print_large(cx, large);
        }
    }
    cx.out.byte(b'\n')
}

fn small(cx: &mut Cx, number: u64) {
    let mut factors = [0; MOST];
    let count = factor::factor(number, &mut factors);
    for &factor in factors.iter().take(count) {
        print(cx, factor);
    }
}

fn print(cx: &mut Cx, number: u64) {
    let mut room = [0; number::DIGITS];
    cx.out.add(b" ");
    cx.out.add(number::format(number, &mut room));
}

/// A number, its least significant word first, without zeros at the top.
type Large = Vec<u64>;

/// Prints the factors of a number of more than 64 bits.
#[inline(never)]
fn print_large(cx: &mut Cx, mut number: Large) {
    for prime in (2..1 << 16).filter(|odd| odd % 2 == 1 || *odd == 2) {
        loop {
            let mut quotient = number.clone();
            if number.len() < 2 || factor::divide(&mut quotient, prime) != 0 {
                break;
            }
            trim(&mut quotient);
            number = quotient;
            print(cx, prime.into());
        }
    }
    let mut parts = Vec::from([number]);
    let mut primes: Vec<Large> = Vec::new();
    while let Some(part) = parts.pop() {
        match part.as_slice() {
            [] => {}
            [small] => {
                let mut factors = [0; MOST];
                let count = factor::factor(*small, &mut factors);
                primes.extend(factors.iter().take(count).map(|&factor| Vec::from([factor])));
            }
            _ => {
                let mut field = Field::new(part);
                if field.is_prime() {
                    primes.push(field.modulus);
                } else {
                    let divisor = match *field.modulus {
                        [low, high] => {
                            let divisor =
                                factor::split_wide(u128::from(high) << 64 | u128::from(low));
                            let mut divisor = Vec::from([divisor as u64, (divisor >> 64) as u64]);
                            trim(&mut divisor);
                            divisor
                        }
                        _ => field.split(),
                    };
                    parts.push(quotient(&field.modulus, &divisor));
                    parts.push(divisor);
                }
            }
        }
    }
    // The least one next, until there is none.
    while let Some(least) = (0..primes.len()).min_by(|&a, &b| {
        let of = |at: usize| primes.get(at).map(|prime| (prime.len(), prime.iter().rev()));
        match (of(a), of(b)) {
            (Some((a_len, a)), Some((b_len, b))) => a_len.cmp(&b_len).then_with(|| a.cmp(b)),
            _ => core::cmp::Ordering::Equal,
        }
    }) {
        let mut prime = primes.swap_remove(least);
        let mut digits = Vec::new();
        while !prime.is_empty() {
            digits.push(b'0' + factor::divide(&mut prime, 10) as u8);
            trim(&mut prime);
        }
        digits.push(b' ');
        digits.reverse();
        cx.out.add(&digits);
    }
}

fn trim(number: &mut Large) {
    while number.pop_if(|word| *word == 0).is_some() {}
}

/// A number by one that divides it.
#[inline(never)]
fn quotient(number: &[u64], divisor: &[u64]) -> Large {
    let mut divisor = divisor.to_vec();
    divisor.resize(number.len(), 0);
    let (mut quotient, mut rest) = (alloc::vec![0; number.len()], alloc::vec![0; number.len()]);
    for word in number.iter().rev() {
        for bit in (0..64).rev() {
            factor::multiply_add(&mut quotient, 2, 0);
            factor::multiply_add(&mut rest, 2, word >> bit & 1);
            if !factor::less(&rest, &divisor) {
                factor::subtract(&mut rest, &divisor);
                factor::multiply_add(&mut quotient, 1, 1);
            }
        }
    }
    trim(&mut quotient);
    quotient
}

/// Arithmetic modulo an odd number, on what stands for x: x * 2^64^n, n being its length in words.
struct Field {
    modulus: Large,
    /// -1 / modulus, modulo 2^64.
    inverse: u64,
    one: Large,
    room: Large,
}

impl Field {
    fn new(modulus: Large) -> Field {
        let lowest = modulus.first().copied().unwrap_or(1);
        let mut inverse = lowest;
        for _ in 0..5 {
            inverse = inverse.wrapping_mul(2u64.wrapping_sub(lowest.wrapping_mul(inverse)));
        }
        // By doubling 1 as often as there are bits.
        let mut one = alloc::vec![0; modulus.len()];
        factor::multiply_add(&mut one, 0, 1);
        for _ in 0..64 * modulus.len() {
            let same = one.clone();
            factor::add_modulo(&mut one, &same, &modulus);
        }
        let room = alloc::vec![0; modulus.len() + 2];
        Field { modulus, inverse: inverse.wrapping_neg(), one, room }
    }

    /// a = a * b
    #[inline(never)]
    fn multiply(&mut self, a: &mut [u64], b: &[u64]) {
        factor::multiply_modulo(a, b, &self.modulus, self.inverse, &mut self.room);
        self.fetch(a);
    }

    /// a = a * a
    #[inline(never)]
    fn square(&mut self, a: &mut [u64]) {
        factor::multiply_modulo(a, a, &self.modulus, self.inverse, &mut self.room);
        self.fetch(a);
    }

    /// Takes the product.
    fn fetch(&self, a: &mut [u64]) {
        a.iter_mut().zip(&self.room).for_each(|(place, word)| *place = *word);
    }

    /// Is the modulus prime? With a probability of an error below 4^-54, and none is known.
    #[inline(never)]
    fn is_prime(&mut self) -> bool {
        let mut minus_one = self.modulus.clone();
        factor::subtract(&mut minus_one, &self.one);
        // The modulus less 1 is odd, times a power of two.
        let mut odd = self.modulus.clone();
        let mut twos = 0;
        if let Some(lowest) = odd.first_mut() {
            *lowest -= 1;
        }
        while odd.first().is_some_and(|lowest| lowest & 1 == 0) {
            factor::divide(&mut odd, 2);
            twos += 1;
        }
        let mut base = alloc::vec![0; odd.len()];
        let mut bits = 0;
        for &prime in [2].iter().chain(&factor::PRIMES) {
            while bits < prime {
                factor::add_modulo(&mut base, &self.one, &self.modulus);
                bits += 1;
            }
            let mut power = self.one.clone();
            for word in odd.iter().rev() {
                for bit in (0..64).rev() {
                    self.square(&mut power);
                    if word >> bit & 1 != 0 {
                        self.multiply(&mut power, &base);
                    }
                }
            }
            let mut passes = power == self.one || power == minus_one;
            for _ in 1..twos {
                if passes {
                    break;
                }
                self.square(&mut power);
                passes = power == minus_one;
            }
            if !passes {
                return false;
            }
        }
        true
    }

    /// A factor of the modulus, which is not prime.
    #[inline(never)]
    fn split(&mut self) -> Large {
        const BATCH: u64 = 256;
        let (mut add, mut delta) = (self.one.clone(), self.one.clone());
        loop {
            let mut y = add.clone();
            let (mut length, mut product) = (1, self.one.clone());
            let (mut x, mut saved) = (y.clone(), y.clone());
            let mut divisor = self.unit();
            while divisor == self.unit() {
                x.copy_from_slice(&y);
                for _ in 0..length {
                    self.next(&mut y, &add);
                }
                let mut done = 0;
                while done < length && divisor == self.unit() {
                    saved.copy_from_slice(&y);
                    for _ in 0..BATCH.min(length - done) {
                        self.next(&mut y, &add);
                        difference(&mut delta, &x, &y);
                        self.multiply(&mut product, &delta);
                    }
                    divisor = self.common(&product);
                    done += BATCH;
                }
                length *= 2;
            }
            if divisor == self.modulus {
                // Too much was multiplied: step by step.
                divisor = self.unit();
                while divisor == self.unit() {
                    self.next(&mut saved, &add);
                    difference(&mut delta, &x, &saved);
                    divisor = self.common(&delta);
                }
            }
            if divisor != self.modulus {
                trim(&mut divisor);
                return divisor;
            }
            let one = self.one.clone();
            factor::add_modulo(&mut add, &one, &self.modulus);
        }
    }

    /// The number 1 itself.
    fn unit(&self) -> Large {
        let mut unit = alloc::vec![0; self.modulus.len()];
        factor::multiply_add(&mut unit, 0, 1);
        unit
    }

    /// x = x^2 + add
    fn next(&mut self, x: &mut [u64], add: &[u64]) {
        self.square(x);
        factor::add_modulo(x, add, &self.modulus);
    }

    /// The greatest divisor that a number and the modulus have in common.
    fn common(&self, number: &[u64]) -> Large {
        let (mut a, mut b) = (number.to_vec(), self.modulus.clone());
        factor::large_gcd(&mut a, &mut b);
        a
    }
}

/// room = |a - b|
#[inline(never)]
fn difference(room: &mut [u64], a: &[u64], b: &[u64]) {
    let (larger, smaller) = if factor::less(a, b) { (b, a) } else { (a, b) };
    room.copy_from_slice(larger);
    factor::subtract(room, smaller);
}
