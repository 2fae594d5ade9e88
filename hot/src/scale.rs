//! Numbers times powers of ten in 128 bits: near enough to tell nearly every rounding.

/// How far what [`scaled`] gives may be off, for powers up to 5000 either way.
pub const SCALED_OFF: u128 = 1 << 18;

/// A number of 128 bits, the highest of which is set, times a power of two.
type Number = (u128, i64);

#[inline(always)]
fn product((a, scale): Number, (b, other_scale): Number) -> Number {
    let wide = |a: u128, b: u128| u128::from(a as u64) * u128::from(b as u64);
    let (cross, other) = (wide(a >> 64, b), wide(a, b >> 64));
    let carry = (wide(a, b) >> 64) + u128::from(cross as u64) + u128::from(other as u64);
    let high = wide(a >> 64, b >> 64) + (cross >> 64) + (other >> 64) + (carry >> 64);
    let scale = scale + other_scale + 128;
    match high >> 127 {
        0 => (high << 1 | u128::from(carry as u64 >> 63), scale - 1),
        _ => (high, scale),
    }
}

/// mantissa * 2^exponent * 10^power, rounded to 128 bits times a power of two. The highest bit of the mantissa is set, and that of
/// the result is.
#[inline(never)]
pub fn scaled(mantissa: u64, exponent: i64, power: i64) -> (u128, i64) {
    let mut number = (u128::from(mantissa) << 64, exponent - 64);
    // Ten, or a tenth, to the powers of two that the power consists of. Each squaring doubles how far it is off.
    let mut factor = match power < 0 {
        true => (0xCCCC_CCCC_CCCC_CCCC_CCCC_CCCC_CCCC_CCCD, -131),
        false => (10 << 124, -124),
    };
    let mut rest = power.unsigned_abs();
    while rest > 0 {
        if rest & 1 == 1 {
            number = product(number, factor);
        }
        rest >>= 1;
        if rest > 0 {
            factor = product(factor, factor);
        }
    }
    number
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        /// Small powers are exact but for the last bits.
        #[test]
        fn small_powers(mantissa in 1u64 << 63.., power in 0u32..=18) {
            let (number, scale) = scaled(mantissa, 0, power.into());
            let exact = u128::from(mantissa) * u128::from(10u64.pow(power));
            let shift = exact.leading_zeros();
            prop_assert_eq!(scale, -i64::from(shift));
            prop_assert!((exact << shift).abs_diff(number) <= SCALED_OFF);
        }

        /// What is divided by a small power and multiplied by it again is the same but for the last bits.
        #[test]
        fn small_inverse_powers(mantissa in 1u64 << 63.., power in 1u32..=18) {
            let (number, scale) = scaled(mantissa, 0, -i64::from(power));
            let ten = u128::from(10u64.pow(power));
            let whole = (number >> 64) * ten + (((number & u128::from(u64::MAX)) * ten) >> 64);
            prop_assert!((whole >> -(scale + 64)).abs_diff(mantissa.into()) <= 1);
        }
    }
}
