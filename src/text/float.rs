//! Floating-point numbers as GNU's programs compute with them on x86: the x87's extended format, on every architecture.
//!
//! 64 bits of mantissa and 15 of exponent. Reading and printing are exact: a text becomes the nearest number, a tie the even one;
//! a number is printed from its full decimal expansion.
mod parse;
mod print;

use Value::*;
pub use parse::Parsed;

/// A number with its sign, which zero and NaN have too.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Extended {
    pub negative: bool,
    pub value: Value,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Value {
    /// mantissa * 2^exponent. The highest bit of the mantissa is set unless the exponent is the least there is; zero has that too.
    Finite {
        mantissa: u64,
        exponent: i32,
    },
    Infinite,
    NotANumber,
}
/// The exponents of the smallest and the largest numbers, for a mantissa that is a whole number.
const LEAST: i32 = -16445;
const MOST: i32 = 16320;

impl From<u64> for Extended {
    fn from(value: u64) -> Extended {
        nearest(false, value.into(), 0).0
    }
}

/// The number nearest to mantissa * 2^exponent, and whether that is out of range as `Parsed` says. The lowest bit of a mantissa with more
/// than 65 bits may stand for all that is below it.
fn nearest(negative: bool, mantissa: u128, exponent: i64) -> (Extended, bool) {
    let (mut exponent, bits) = (exponent as i32, 128 - mantissa.leading_zeros() as i32);
    // Drops bits and rounds to even; says whether anything was lost.
    let round = |drop: i32| {
        let Some(half) =
            u32::try_from(drop - 1).ok().map(|drop| 1u128.checked_shl(drop).unwrap_or(0))
        else {
            return (mantissa, false);
        };
        let rest = mantissa & half.wrapping_mul(2).wrapping_sub(1);
        let kept = mantissa.checked_shr(drop as u32).unwrap_or(0);
        let up = half > 0 && (rest > half || rest == half && kept & 1 == 1);
        (kept + u128::from(up), rest != 0)
    };
    let drop = (bits - 64).max(LEAST - exponent).max(0);
    let (mut kept, inexact) = round(drop);
    // As on x86, what would round up to a normal number if exponents had no end is not too small.
    let top = bits + exponent - (LEAST + 63);
    let tiny = top < 0 || top == 0 && round(bits - 64).0 >> 64 == 0;
    exponent += drop;
    if kept >> 64 != 0 {
        (kept, exponent) = (kept >> 1, exponent + 1);
    }
    let mut kept = kept as u64;
    let shift = (kept.leading_zeros() as i32).min(exponent - LEAST);
    if kept == 0 {
        exponent = LEAST;
    } else {
        (kept, exponent) = (kept << shift, exponent - shift);
    }
    if exponent > MOST {
        return (Extended { negative, value: Infinite }, true);
    }
    (Extended { negative, value: Finite { mantissa: kept, exponent } }, inexact && tiny)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Out, text::format::Spec};

    /// Prints a number for a specification without its `%`.
    fn print(spec: &str, number: Extended) -> String {
        let digits = |text: &str| text.parse().ok();
        let flags = spec.len() - spec.trim_start_matches(['#', '0', '-', '+', ' ']).len();
        let (flags, rest) = spec.split_at(flags);
        let (lengths, conversion) = rest.split_at(rest.len() - 1);
        let (width, precision) = lengths.split_once('.').unwrap_or((lengths, "none"));
        let spec = Spec {
            alternate: flags.contains('#'),
            zero: flags.contains('0'),
            left: flags.contains('-'),
            plus: flags.contains('+'),
            space: flags.contains(' '),
            width: digits(width).unwrap_or(0),
            precision: digits(precision),
        };
        let (mut text, mut buf) = (Vec::new(), [0; 64]);
        let mut out = Out::new(&mut buf, Some(&mut text));
        spec.float(&mut out, number, conversion.as_bytes()[0]).unwrap();
        out.flush().unwrap();
        String::from_utf8(text).unwrap()
    }

    /// What glibc prints on x86_64, and whether strtold(3) reports ERANGE.
    #[test]
    fn texts_are_read_and_printed_as_by_the_x87() {
        let cases = [
            ("f", "1", "1.000000", false),
            ("f", "0.1", "0.100000", false),
            (".20f", "0.1", "0.10000000000000000000", false),
            (".0f", "0.5", "0", false),
            (".0f", "1.5", "2", false),
            (".0f", "2.5", "2", false),
            (".0f", "-0.4", "-0", false),
            ("#.0f", "3", "3.", false),
            (".3f", "999.9995", "999.999", false),
            (".2f", "1e-30", "0.00", false),
            ("f", "1e22", "10000000000000000000000.000000", false),
            (".1f", "0.05", "0.1", false),
            (".30f", "1e-4940", "0.000000000000000000000000000000", true),
            ("010.2f", "-3.14159", "-000003.14", false),
            ("+.1f", "inf", "+inf", false),
            ("08f", "-nan", "    -nan", false),
            ("-12.3f", "2.0005", "2.001       ", false),
            (" .1f", "9.95", " 9.9", false),
            ("e", "0", "0.000000e+00", false),
            ("e", "12345.678", "1.234568e+04", false),
            (".0e", "9.5", "1e+01", false),
            (".0e", "1.5e-9", "2e-09", false),
            ("#.0e", "25", "2.e+01", false),
            (".3e", "1e4932", "1.000e+4932", false),
            (".20e", "1e-4932", "9.99999999999999999935e-4933", true),
            (".5e", "3.6452e-4951", "3.64520e-4951", true),
            (".1E", "705e22", "7.0E+24", false),
            ("E", "-1e100", "-1.000000E+100", false),
            ("g", "100000", "100000", false),
            ("g", "1e6", "1e+06", false),
            ("g", "999999.5", "1e+06", false),
            ("g", "0.0001", "0.0001", false),
            ("g", "0.00001", "1e-05", false),
            ("#g", "1.5", "1.50000", false),
            (".3g", "0.00012345", "0.000123", false),
            (".0g", "0.5", "0.5", false),
            (".30g", "0.1", "0.100000000000000000001355252716", false),
            ("G", "1e-10", "1E-10", false),
            ("g", "0", "0", false),
            ("#.3g", "0", "0.00", false),
            ("12g", "1e300", "      1e+300", false),
            ("a", "1", "0x8p-3", false),
            ("a", "0.1", "0xc.ccccccccccccccdp-7", false),
            ("a", "-0", "-0x0p+0", false),
            (".0a", "15.5", "0x1p+4", false),
            (".0a", "14.5", "0xep+0", false),
            (".1a", "0xf.f8", "0x1.0p+4", false),
            (".20a", "0.1", "0xc.ccccccccccccccd00000p-7", false),
            ("a", "0x1p-16445", "0x0.000000000000001p-16385", false),
            (".3A", "31.999", "0XF.FFEP+1", false),
            ("#.0a", "8", "0x8.p+0", false),
            ("020a", "-1.5", "-0x0000000000000cp-3", false),
            ("-20a", "3", "0xcp-2              ", false),
            ("a", "0x0.ffffffffffffffff8p-16382", "0x8p-16385", false),
            ("a", "0x0.ffffffffffffffff4p-16382", "0x8p-16385", true),
            ("a", "0x1.8p-16445", "0x0.000000000000002p-16385", true),
            ("a", "0x0.8p-16445", "0x0p+0", true),
            ("a", "0x1.ffffffffffffffff4p16383", "inf", true),
            ("a", "0x1.fffffffffffffffep16383", "0xf.fffffffffffffffp+16380", false),
            ("g", "2e4932", "inf", true),
            ("g", "1e-4951", "0", true),
            ("g", "1e99999999999999999999", "inf", true),
            ("g", "0e99999999999", "0", false),
            ("g", "1e-99999999999999999999", "0", true),
            ("g", "infinit", "inf", false),
            ("g", "nan(a_1)x", "nan", false),
            ("g", "nan(a-1)", "nan", false),
            ("g", "0x", "0", false),
            ("g", "0x.", "0", false),
            ("g", "0x.8p1z", "1", false),
            ("g", "1e+", "1", false),
            ("g", ".e5", "0", false),
            ("g", "-", "0", false),
            ("g", "  +.5e1", "5", false),
            ("g", "1.2.3", "1.2", false),
            ("a", "18446744073709551615", "0xf.fffffffffffffffp+60", false),
            ("a", "18446744073709551616.5", "0x8p+61", false),
            ("a", "36893488147419103233", "0x8p+62", false),
            ("a", "36893488147419103235", "0x8.000000000000001p+62", false),
            (
                "a",
                "36893488147419103233.0000000000000000000000000000000000000001",
                "0x8p+62",
                false,
            ),
        ];
        for (spec, text, printed, out_of_range) in cases {
            let parsed = Extended::parse(text.as_bytes());
            let result = (print(spec, parsed.value), parsed.out_of_range);
            assert_eq!(result, (printed.to_string(), out_of_range), "%{spec} {text}");
        }
    }

    #[test]
    fn the_length_of_a_number() {
        let cases = [
            ("", 0),
            (" ", 0),
            ("-", 0),
            (".", 0),
            (".e5", 0),
            ("1", 1),
            (" +1. ", 4),
            ("1.5e", 3),
            ("1e+", 1),
            ("1e-5x", 4),
            ("0x", 1),
            ("0x.", 1),
            ("0x.8p", 4),
            ("-0X1P+5", 7),
            ("infinit", 3),
            ("-Infinity", 9),
            ("nan(", 3),
            ("nan(a_1)", 8),
            ("nan(a-1)", 3),
        ];
        for (text, used) in cases {
            assert_eq!(Extended::parse(text.as_bytes()).used, used, "{text:?}");
        }
    }

    #[test]
    fn printing_and_reading_gives_the_same_number() {
        let mut random = 88172645463325252u64;
        for _ in 0..500 {
            let mut next = || {
                random ^= random << 13;
                random ^= random >> 7;
                random ^= random << 17;
                random
            };
            let (mantissa, exponent) = (next() | 1 << 63, (next() % 32766) as i32 + LEAST);
            let value = Finite { mantissa, exponent };
            let number = Extended { negative: next() & 1 == 1, value };
            // 21 digits tell 64 bits apart.
            for spec in [".20e", "a"] {
                let text = print(spec, number);
                assert_eq!(Extended::parse(text.as_bytes()).value, number, "%{spec}: {text}");
            }
        }
    }

    #[test]
    fn long_texts_are_read_exactly() {
        let tie = Extended::parse(b"36893488147419103234").value; // 2^65 + 2
        let zeros = "0".repeat(100_000);
        let above = Extended::parse(format!("36893488147419103234.{zeros}1").as_bytes()).value;
        let same = Extended::parse(format!("{zeros}36893488147419103234.{zeros}").as_bytes()).value;
        let small =
            Extended::parse(format!("0.{zeros}36893488147419103234e100020").as_bytes()).value;
        assert_eq!((tie, tie), (same, small));
        assert_ne!(tie, above);
    }
}
