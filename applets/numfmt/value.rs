//! The numbers of numfmt: exact, and in the machine's own where they fit.
use core::cmp::Ordering;
use rt::{
    Out, Vec,
    text::{big::Big, float::Extended, format::Spec, number},
};

/// Rounding, by the numbers of the choices of `--round`.
const UP: usize = 0;
const DOWN: usize = 1;
const FROM_ZERO: usize = 2;
const NEAREST: usize = 4;
pub const NEAREST_EVEN: usize = 5;

/// A number: digits over a divisor.
pub struct Value {
    pub negative: bool,
    pub above: Count,
    pub below: Count,
}

/// A whole number.
pub enum Count {
    Small(u128),
    Large(Big),
}
use Count::*;

impl From<u64> for Count {
    fn from(value: u64) -> Count {
        Small(value.into())
    }
}

impl Count {
    /// The number that decimal digits in two parts stand for.
    pub fn from_digits(whole: &[u8], fraction: &[u8]) -> Count {
        if whole.len() + fraction.len() > 38 {
            return Large(Big::from_decimal(&[whole, fraction].concat()));
        }
        let digits = whole.iter().chain(fraction);
        Small(digits.fold(0, |value, digit| value * 10 + u128::from(digit - b'0')))
    }

    #[inline(never)]
    pub fn power(base: u64, exponent: usize) -> Count {
        let (mut value, mut rest) = (1u64, exponent);
        while rest > 0
            && let Some(larger) = value.checked_mul(base)
        {
            value = larger;
            rest -= 1;
        }
        match rest {
            0 => value.into(),
            _ => Count::from(value).multiply(&Count::power(base, rest)),
        }
    }

    /// What GNU's floating-point numbers round to 10^27.
    pub fn nearly_too_large() -> Count {
        Small(10u128.pow(27) - (1 << 25))
    }

    #[inline(never)]
    fn large(&self) -> Big {
        match self {
            Small(value) => {
                let mut large = Big::new((value >> 64) as u64);
                large.shift_left(64);
                large.add(&Big::new(*value as u64));
                large
            }
            Large(value) => value.clone(),
        }
    }

    pub fn is_zero(&self) -> bool {
        match self {
            Small(value) => *value == 0,
            Large(value) => value.is_zero(),
        }
    }

    #[inline(never)]
    pub fn multiply(&self, factor: &Count) -> Count {
        if let (Small(value), Small(factor)) = (self, factor) {
            // Of most it is known that the product fits.
            let product = match (value | factor) >> 64 {
                0 => Some(value * factor),
                _ => value.checked_mul(*factor),
            };
            if let Some(product) = product {
                return Small(product);
            }
        }
        Large(self.large().multiply(&factor.large()))
    }

    fn compare(&self, other: &Count) -> Ordering {
        match (self, other) {
            (Small(value), Small(other)) => value.cmp(other),
            _ => self.large().compare(&other.large()),
        }
    }

    pub fn is_at_least(&self, other: &Count) -> bool {
        self.compare(other).is_ge()
    }

    /// The quotient and the remainder.
    fn divide(&self, divisor: &Count) -> (Count, Count) {
        match (self, divisor) {
            // Most fit into a register, which divides them faster.
            (Small(value), Small(divisor)) if (value | divisor) >> 64 == 0 => {
                let (value, divisor) = (*value as u64, *divisor as u64);
                ((value / divisor.max(1)).into(), (value % divisor.max(1)).into())
            }
            (Small(value), Small(divisor)) => {
                (Small(value / divisor.max(&1)), Small(value % divisor.max(&1)))
            }
            _ => {
                let mut quotient = self.large();
                let rest = quotient.divide_by(&divisor.large());
                (Large(quotient), Large(rest))
            }
        }
    }

    /// Its decimal digits.
    pub fn to_decimal(&self) -> Vec<u8> {
        match self {
            Small(value) if value >> 64 == 0 => {
                number::format(*value as u64, &mut [0; number::DIGITS]).to_vec()
            }
            _ => self.large().to_decimal(),
        }
    }
}

impl Value {
    /// Is its size at least `other`?
    #[inline(never)]
    pub fn at_least(&self, other: &Count) -> bool {
        self.above.is_at_least(&self.below.multiply(other))
    }

    /// Its size times 10^places, as a whole number.
    #[inline(never)]
    pub fn scaled(&self, places: usize, method: usize) -> Count {
        let above = self.above.multiply(&Count::power(10, places));
        let (whole, rest) = above.divide(&self.below);
        let some = !rest.is_zero();
        let half = rest.multiply(&Small(2)).compare(&self.below);
        let up = match method {
            UP => some && !self.negative,
            DOWN => some && self.negative,
            FROM_ZERO => some,
            NEAREST => half.is_ge(),
            NEAREST_EVEN => half.is_gt() || half.is_eq() && !whole.divide(&Small(2)).1.is_zero(),
            _ => false,
        };
        match whole {
            Small(whole) if whole < u128::MAX => Small(whole + u128::from(up)),
            _ => {
                let mut whole = whole.large();
                whole.add(&Big::new(up.into()));
                Large(whole)
            }
        }
    }

    /// Rounds it to so many decimal places.
    pub fn round(&mut self, places: usize, method: usize) {
        self.above = self.scaled(places, method);
        self.below = Count::power(10, places);
    }

    /// The number as `%Lg` prints it.
    pub fn shown(&self) -> Vec<u8> {
        // More digits than a floating-point number has.
        let mut text = self.scaled(30, NEAREST).to_decimal();
        text.extend_from_slice(b"e-30");
        if self.negative {
            text.insert(0, b'-');
        }
        let (mut shown, mut buf) = (Vec::new(), [0; 64]);
        let mut out = Out::new(&mut buf, Some(&mut shown));
        // What goes to memory does not fail.
        let _ = Spec::default().float(&mut out, Extended::parse(&text).value, b'g');
        let _ = out.flush();
        shown
    }
}
