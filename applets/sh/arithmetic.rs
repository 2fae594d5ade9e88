//! `$((…))`: C's integer expressions in 64 bits (POSIX XCU 2.6.4).
use super::{
    Flow,
    ast::{is_name, is_name_byte, name_len},
    options,
    state::Shell,
};
use rt::Vec;

/// A binary operator: a letter for it, which is its own if it has only one, its precedence and its length.
type Operator = (u8, u8, usize);

/// The binary operator that the text begins with.
fn operator(text: &[u8]) -> Option<Operator> {
    Some(match text {
        [b'|', b'|', ..] => (b'O', 1, 2),
        [b'&', b'&', ..] => (b'A', 2, 2),
        [b'<', b'<', ..] => (b'l', 8, 2),
        [b'>', b'>', ..] => (b'r', 8, 2),
        [b'=', b'=', ..] => (b'E', 6, 2),
        [b'!', b'=', ..] => (b'N', 6, 2),
        [b'<', b'=', ..] => (b'L', 7, 2),
        [b'>', b'=', ..] => (b'G', 7, 2),
        [b'*', b'*', ..] => (b'P', POWER, 2),
        [op @ b'|', ..] => (*op, 3, 1),
        [op @ b'^', ..] => (*op, 4, 1),
        [op @ b'&', ..] => (*op, 5, 1),
        [op @ (b'<' | b'>'), ..] => (*op, 7, 1),
        [op @ (b'+' | b'-'), ..] => (*op, 9, 1),
        [op @ (b'*' | b'/' | b'%'), ..] => (*op, 10, 1),
        _ => return None,
    })
}

/// The precedence of `**`, which groups from the right.
const POWER: u8 = 11;

struct Expression<'e> {
    sh: &'e mut Shell,
    whole: &'e [u8],
    rest: &'e [u8],
    /// Is the value not wanted, so that nothing is assigned and nothing is an error?
    skipping: bool,
}

/// What an operand is: a number, or a variable that can be assigned to.
enum Operand<'e> {
    Value(i64),
    Variable(&'e [u8]),
}

impl Shell {
    /// Evaluates an expression; an empty one is 0.
    pub fn evaluate(&mut self, text: &[u8]) -> Result<i64, Flow> {
        let mut expression = Expression { sh: self, whole: text, rest: text, skipping: false };
        expression.blanks();
        if expression.rest.is_empty() {
            return Ok(0);
        }
        let mut value = expression.comma();
        if value.is_some() && !expression.rest.is_empty() {
            value = expression.bad(b"expecting the end");
        }
        value.ok_or(Flow::Error)
    }
}

impl<'e> Expression<'e> {
    /// Reports an error; the shell's flow is to be an error then.
    #[inline(never)]
    fn bad<T>(&mut self, what: &[u8]) -> Option<T> {
        self.sh.fail_two("arithmetic expression: %: \"%\"", what, self.whole);
        None
    }

    fn blanks(&mut self) {
        self.rest = self.rest.trim_ascii_start();
    }

    /// Goes on behind what was looked at, and the blanks after it.
    fn skip(&mut self, len: usize) {
        self.rest = self.rest.get(len..).unwrap_or(&[]);
        self.blanks();
    }

    fn eat(&mut self, wanted: u8) -> bool {
        let found = self.rest.first() == Some(&wanted);
        if found {
            self.skip(1);
        }
        found
    }

    fn comma(&mut self) -> Option<i64> {
        loop {
            let value = self.conditional()?;
            if !self.eat(b',') {
                return Some(value);
            }
        }
    }

    /// Assignments and `?:`, which group from the right.
    fn conditional(&mut self) -> Option<i64> {
        if super::stack_is_low(self.sh.floor) {
            return self.bad(b"too deeply nested");
        }
        let start = self.rest;
        let name = place(start);
        if !name.is_empty() {
            self.rest = start.get(name.len()..).unwrap_or(&[]);
            self.blanks();
            if let Some((op, rest)) = assignment(self.rest) {
                self.rest = rest;
                self.blanks();
                let mut value = self.conditional()?;
                if op != b'=' {
                    let old = self.value(Operand::Variable(name))?;
                    value = self.apply(op, old, value)?;
                }
                return self.store(name, value);
            }
            self.rest = start;
        }
        let condition = self.binary(1)?;
        if !self.eat(b'?') {
            return Some(condition);
        }
        let skipping = self.skipping;
        self.skipping = skipping || condition == 0;
        let yes = self.comma()?;
        if !self.eat(b':') {
            return self.bad(b"expecting ':'");
        }
        self.skipping = skipping || condition != 0;
        let no = self.conditional()?;
        self.skipping = skipping;
        Some(if condition != 0 { yes } else { no })
    }

    fn store(&mut self, name: &[u8], value: i64) -> Option<i64> {
        if !self.skipping {
            self.sh.set_place(name, super::decimal(value)).ok()?;
        }
        Some(value)
    }

    /// Operators of at least this precedence.
    fn binary(&mut self, least: u8) -> Option<i64> {
        let mut left = self.unary()?;
        while let Some((op, precedence, len)) = operator(self.rest) {
            if precedence < least || assignment(self.rest).is_some() {
                break;
            }
            self.skip(len);
            let skipping = self.skipping;
            self.skipping |= match op {
                b'O' => left != 0,
                b'A' => left == 0,
                _ => false,
            };
            let right = self.binary(precedence + u8::from(precedence != POWER))?;
            left = self.apply(op, left, right)?;
            self.skipping = skipping;
        }
        Some(left)
    }

    fn apply(&mut self, op: u8, a: i64, b: i64) -> Option<i64> {
        Some(match op {
            b'O' => (a != 0 || b != 0).into(),
            b'A' => (a != 0 && b != 0).into(),
            b'|' => a | b,
            b'^' => a ^ b,
            b'&' => a & b,
            b'E' => (a == b).into(),
            b'N' => (a != b).into(),
            b'L' => (a <= b).into(),
            b'G' => (a >= b).into(),
            b'<' => (a < b).into(),
            b'>' => (a > b).into(),
            b'l' => a.wrapping_shl(b as u32),
            b'r' => a.wrapping_shr(b as u32),
            b'+' => a.wrapping_add(b),
            b'-' => a.wrapping_sub(b),
            b'*' => a.wrapping_mul(b),
            b'P' => {
                let (mut power, mut base, mut exponent) = (1i64, a, b);
                if b < 0 && !self.skipping {
                    return self.bad(b"negative exponent");
                }
                while exponent > 0 {
                    if exponent & 1 != 0 {
                        power = power.wrapping_mul(base);
                    }
                    (base, exponent) = (base.wrapping_mul(base), exponent >> 1);
                }
                power
            }
            _ if b == 0 => {
                if self.skipping {
                    return Some(0);
                }
                return self.bad(b"division by zero");
            }
            b'/' => a.wrapping_div(b),
            _ => a.wrapping_rem(b),
        })
    }

    fn unary(&mut self) -> Option<i64> {
        if super::stack_is_low(self.sh.floor) {
            return self.bad(b"too deeply nested");
        }
        if let Some(step) = step(self.rest)
            && let after = self.rest.get(2..).unwrap_or(&[]).trim_ascii_start()
            // `--1` is the negative of a negative.
            && !place(after).is_empty()
        {
            self.skip(2);
            let Operand::Variable(name) = self.primary()? else {
                return self.bad(b"expecting a variable");
            };
            let value = self.value(Operand::Variable(name))?.wrapping_add(step);
            return self.store(name, value);
        }
        match self.rest.first() {
            Some(&op @ (b'!' | b'~' | b'+' | b'-')) => {
                self.skip(1);
                let value = self.unary()?;
                Some(match op {
                    b'!' => (value == 0).into(),
                    b'~' => !value,
                    b'-' => value.wrapping_neg(),
                    _ => value,
                })
            }
            _ => {
                let operand = self.primary()?;
                if let Operand::Variable(name) = operand
                    && let Some(step) = step(self.rest)
                {
                    self.skip(2);
                    let value = self.value(operand)?;
                    self.store(name, value.wrapping_add(step))?;
                    return Some(value);
                }
                self.value(operand)
            }
        }
    }

    fn primary(&mut self) -> Option<Operand<'e>> {
        if self.eat(b'(') {
            let value = self.comma()?;
            if !self.eat(b')') {
                return self.bad(b"expecting ')'");
            }
            return Some(Operand::Value(value));
        }
        let name = place(self.rest);
        let mut len = name.len();
        if len == 0 {
            // `#` and `@` are for numbers with a base.
            let digits = |byte: &&u8| is_name_byte(**byte) || matches!(**byte, b'#' | b'@');
            len = self.rest.iter().take_while(digits).count();
        }
        let (word, rest) = self.rest.split_at(len);
        if word.is_empty() {
            return self.bad(b"expecting a number or a variable");
        }
        self.rest = rest;
        self.blanks();
        if !name.is_empty() {
            return Some(Operand::Variable(name));
        }
        match constant(word) {
            Some(value) => Some(Operand::Value(value)),
            None => self.bad(b"bad number"),
        }
    }

    fn value(&mut self, operand: Operand) -> Option<i64> {
        let name = match operand {
            Operand::Value(value) => return Some(value),
            Operand::Variable(name) => name,
        };
        if self.skipping {
            return Some(0);
        }
        // Most values are plain numbers of variables that are not computed.
        if let Some(value) = self.sh.plain(name).and_then(super::conditional::integer) {
            return Some(value);
        }
        let mut text = Vec::new();
        if !self.sh.dynamic(name, &mut text) {
            // What is wrong with a subscript was reported.
            let found = self.sh.get_place(name).ok()?;
            let Some(found) = found else {
                if self.sh.options.has(options::NOUNSET) {
                    self.sh.fail("%: parameter not set", name);
                    return None;
                }
                return Some(0);
            };
            text = found.to_vec();
        }
        let text = text.trim_ascii();
        let (negative, digits) = match text {
            [b'-', digits @ ..] => (true, digits),
            [b'+', digits @ ..] => (false, digits),
            _ => (false, text),
        };
        match constant(digits) {
            _ if text.is_empty() => Some(0),
            Some(value) => Some(if negative { value.wrapping_neg() } else { value }),
            // The value of a variable may be an expression itself.
            None if !self.sh.options.has(options::POSIX) => {
                if super::stack_is_low(self.sh.floor) {
                    return self.bad(b"too deeply nested");
                }
                self.sh.evaluate(text).ok()
            }
            None => {
                self.sh.fail_two("Illegal number: %", text, b"");
                None
            }
        }
    }
}

/// `++` and `--`: what they add.
fn step(text: &[u8]) -> Option<i64> {
    match text {
        [b'+', b'+', ..] => Some(1),
        [b'-', b'-', ..] => Some(-1),
        _ => None,
    }
}

/// An assignment operator and what follows it: the letter of the binary operator that it contains, or `=`.
fn assignment(text: &[u8]) -> Option<(u8, &[u8])> {
    if let [b'=', rest @ ..] = text {
        return (!rest.starts_with(b"=")).then_some((b'=', rest));
    }
    let (op, precedence, len) = operator(text)?;
    let rest = text.get(len..)?.strip_prefix(b"=")?;
    matches!(precedence, 3..=5 | 8..=10).then_some((op, rest))
}

/// The variable that the text begins with, or an element of an array; else nothing.
fn place(text: &[u8]) -> &[u8] {
    let (name, rest) = text.split_at_checked(name_len(text)).unwrap_or_default();
    if !is_name(name) {
        return &[];
    }
    let mut depth = 0u32;
    for (at, byte) in rest.iter().enumerate() {
        match byte {
            b'[' => depth += 1,
            b']' if depth > 0 => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            let len = if at == 0 { 0 } else { at + 1 };
            return text.get(..name.len() + len).unwrap_or(name);
        }
    }
    name
}

/// A decimal, octal or hexadecimal constant, or one with a base of up to 64 before a `#`. What is too large wraps.
fn constant(text: &[u8]) -> Option<i64> {
    if let [b'0'..=b'9', ..] = text
        && let Some(value) = super::conditional::integer(text)
    {
        return Some(value);
    }
    if let Some(at) = text.iter().position(|&byte| byte == b'#') {
        let (base, digits) = text.split_at(at);
        let base = super::number(base).filter(|base| (2..=64).contains(base))? as i64;
        let digits = digits.get(1..).filter(|digits| !digits.is_empty())?;
        return digits.iter().try_fold(0i64, |value, &byte| {
            let digit = match byte {
                b'0'..=b'9' => byte - b'0',
                b'a'..=b'z' => byte - b'a' + 10,
                // Up to 36 the case does not matter.
                b'A'..=b'Z' if base <= 36 => byte - b'A' + 10,
                b'A'..=b'Z' => byte - b'A' + 36,
                b'@' => 62,
                b'_' => 63,
                _ => return None,
            };
            let digit = Some(i64::from(digit)).filter(|digit| *digit < base)?;
            Some(value.wrapping_mul(base).wrapping_add(digit))
        });
    }
    let (radix, digits) = match text {
        [b'0', b'x' | b'X', digits @ ..] => (16, digits),
        [b'0', digits @ ..] if !digits.is_empty() => (8, digits),
        _ => (10, text),
    };
    if digits.is_empty() {
        return None;
    }
    digits.iter().try_fold(0i64, |value, &byte| {
        let digit = char::from(byte).to_digit(radix)?;
        Some(value.wrapping_mul(radix.into()).wrapping_add(digit.into()))
    })
}
