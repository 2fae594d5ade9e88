//! expr - evaluate an expression
use core::cmp::Ordering;
use rt::{
    Cx, Done, Stop, Vec,
    regex::{Regex, Syntax},
    text::{big::Big, number, utf8},
};

rt::applet! { "expr", main, { failure: 2 }, "\
Usage: expr EXPRESSION
Print the value of EXPRESSION, each word of which is an argument. From the loosest binding on:

  A | B              A, or if that is empty or 0, B (or 0)
  A & B              A, or if one of them is empty or 0, 0
  A < B, A <= B, A = B, A == B, A != B, A >= B, A > B  1 or 0; of numbers if both are, else of texts
  A + B, A - B       sum and difference
  A * B, A / B, A % B  product, quotient and remainder
  A : REGEX          what the group \\( \\) matches, or how many characters, from the beginning of A
  match A REGEX      the same
  substr A POS LEN   LEN characters of A from POS on, counted from 1
  index A CHARS      where the first of CHARS is in A, or 0
  length A           how many characters A has
  + WORD             WORD, also where it means something here
  ( A )              A

Numbers are integers of any size. The status is 0 if the value is neither empty nor 0, 1 if it is, 2 for a wrong expression.
" }

/// What waits for its right operand, or the next one.
#[derive(Clone, Copy)]
enum Waiting<'a> {
    Parenthesis,
    /// An operator, its word, and whether its right side counts for nothing.
    Operator {
        word: &'a [u8],
        idle: bool,
    },
    /// A function, and how many arguments it still lacks.
    Function {
        name: &'a [u8],
        missing: u32,
    },
}
use Waiting::*;

struct Expression<'a> {
    waiting: Vec<Waiting<'a>>,
    values: Vec<Vec<u8>>,
    /// How many of the waiting operators make what follows count for nothing.
    idle: u32,
    utf8: bool,
}

fn main(cx: &mut Cx) -> Done {
    cx.only_help()?;
    let mut words = cx.operands();
    if words.get(0) == Some(c"--") {
        words = words.skip(1);
    }
    if words.is_empty() {
        return Err(cx.missing_operand());
    }
    let mut all = Expression { waiting: Vec::new(), values: Vec::new(), idle: 0, utf8: cx.utf8() };
    let mut last: &[u8] = b"";
    while let Some(word) = words.next() {
        let word = word.to_bytes();
        last = word;
        // An operand is due.
        match word {
            b"(" => {
                all.waiting.push(Parenthesis);
                continue;
            }
            b")" => return Err(cx.stop(packed!("syntax error: unexpected ')'"), &[])),
            b"match" | b"index" => {
                all.waiting.push(Function { name: word, missing: 2 });
                continue;
            }
            b"substr" => {
                all.waiting.push(Function { name: word, missing: 3 });
                continue;
            }
            b"length" => {
                all.waiting.push(Function { name: word, missing: 1 });
                continue;
            }
            b"+" => match words.next() {
                Some(word) => {
                    last = word.to_bytes();
                    all.values.push(last.to_vec());
                }
                None => break,
            },
            _ => all.values.push(word.to_vec()),
        }
        // One is there: what can be done with it?
        loop {
            if all.call(cx)? {
                break;
            }
            let Some(word) = words.next() else {
                all.reduce(cx, 0)?;
                if all.waiting.is_empty() {
                    return print(cx, &all.values);
                }
                return Err(cx.stop(packed!("syntax error: expecting ')' after %w"), &[last]));
            };
            let word = word.to_bytes();
            let level = level(word);
            if word == b")" || level == 0 {
                all.reduce(cx, 0)?;
                if all.waiting.is_empty() {
                    return Err(cx.stop(packed!("syntax error: unexpected argument %w"), &[word]));
                }
                if word != b")" {
                    return Err(
                        cx.stop(packed!("syntax error: expecting ')' instead of %w"), &[word])
                    );
                }
                all.waiting.pop();
                last = word;
                continue;
            }
            all.reduce(cx, level)?;
            last = word;
            let left = all.values.last().is_none_or(|left| is_null(left));
            let idle = word == b"|" && !left || word == b"&" && left;
            all.idle += u32::from(idle);
            all.waiting.push(Operator { word, idle });
            break;
        }
    }
    Err(cx.stop(packed!("syntax error: missing argument after %w"), &[last]))
}

/// Prints the value.
fn print(cx: &mut Cx, values: &[Vec<u8>]) -> Done {
    let Some(value) = values.last() else { return Ok(()) };
    cx.out.pieces(&[value, b"\n"])?;
    if is_null(value) { Err(Stop::new(1)) } else { Ok(()) }
}

/// How tightly an operator binds; 0 if the word is none.
fn level(word: &[u8]) -> u32 {
    match word {
        b"|" => 1,
        b"&" => 2,
        b"<" | b"<=" | b"=" | b"==" | b"!=" | b">=" | b">" => 3,
        b"+" | b"-" => 4,
        b"*" | b"/" | b"%" => 5,
        b":" => 6,
        _ => 0,
    }
}

/// Is the value empty or 0?
fn is_null(value: &[u8]) -> bool {
    let digits = value.strip_prefix(b"-").unwrap_or(value);
    value.is_empty() || !digits.is_empty() && digits.iter().all(|&byte| byte == b'0')
}

fn flag(flag: bool) -> Vec<u8> {
    Vec::from([b'0' + u8::from(flag)])
}

impl Expression<'_> {
    fn pop(&mut self) -> Vec<u8> {
        self.values.pop().unwrap_or_default()
    }

    /// Gives the last value to the function that waits for it. `true` if that lacks another one.
    #[inline(never)]
    fn call(&mut self, cx: &mut Cx) -> Result<bool, Stop> {
        while let Some(Function { name, missing }) = self.waiting.last_mut() {
            *missing -= 1;
            if *missing > 0 {
                return Ok(true);
            }
            let name = *name;
            self.waiting.pop();
            let last = self.pop();
            let value = match name {
                b"length" => decimal(characters(&last, self.utf8)),
                b"match" => {
                    let text = self.pop();
                    self.matched(cx, &text, &last)?
                }
                b"index" => {
                    let text = self.pop();
                    let mut found = utf8::pieces(&text, self.utf8);
                    let utf8 = self.utf8;
                    let at = found.position(|(piece, _)| {
                        utf8::pieces(&last, utf8).any(|(wanted, _)| wanted == piece)
                    });
                    decimal(at.map_or(0, |at| at + 1))
                }
                _ => {
                    let (position, text) = (self.pop(), self.pop());
                    substring(&text, &position, &last, self.utf8)
                }
            };
            self.values.push(value);
        }
        Ok(false)
    }

    /// Works off the operators that bind at least as tightly as `level`, down to a parenthesis.
    fn reduce(&mut self, cx: &mut Cx, least: u32) -> Done {
        while let Some(&Operator { word, idle }) = self.waiting.last()
            && level(word) >= least
        {
            self.waiting.pop();
            self.idle -= u32::from(idle);
            let (right, left) = (self.pop(), self.pop());
            let value = self.operate(cx, left, word, right)?;
            self.values.push(value);
        }
        Ok(())
    }

    fn operate(
        &self,
        cx: &mut Cx,
        left: Vec<u8>,
        word: &[u8],
        right: Vec<u8>,
    ) -> Result<Vec<u8>, Stop> {
        Ok(match word {
            b"|" if !is_null(&left) => left,
            b"|" if is_null(&right) => flag(false),
            b"|" => right,
            b"&" if is_null(&left) || is_null(&right) => flag(false),
            b"&" => left,
            _ if self.idle > 0 => left,
            b":" => self.matched(cx, &left, &right)?,
            _ => {
                let numbers = (Number::of(&left), Number::of(&right));
                if level(word) == 3 {
                    let order = match numbers {
                        (Some(left), Some(right)) => left.compare(&right),
                        _ => left.cmp(&right),
                    };
                    return Ok(flag(match word {
                        b"<" => order == Ordering::Less,
                        b"<=" => order != Ordering::Greater,
                        b">" => order == Ordering::Greater,
                        b">=" => order != Ordering::Less,
                        b"!=" => order != Ordering::Equal,
                        _ => order == Ordering::Equal,
                    }));
                }
                let (Some(left), Some(right)) = numbers else {
                    return Err(cx.stop(packed!("non-integer argument"), &[]));
                };
                if matches!(word, b"/" | b"%") && right.size.is_zero() {
                    return Err(cx.stop(packed!("division by zero"), &[]));
                }
                left.compute(word, right)
            }
        })
    }

    /// What the group of a regular expression matches, or how much it matches.
    fn matched(&self, cx: &mut Cx, text: &[u8], pattern: &[u8]) -> Result<Vec<u8>, Stop> {
        if self.idle > 0 {
            return Ok(flag(false));
        }
        // It begins where the text does.
        let syntax = Syntax { utf8: self.utf8, ..Syntax::BASIC };
        let mut regex =
            Regex::new(pattern, syntax).map_err(|message| cx.stop("%r", &[message.as_bytes()]))?;
        let found = regex.search_at(text, 0);
        Ok(if regex.groups() > 0 {
            regex.find_groups(text);
            let group = regex.group(1).and_then(|group| text.get(group));
            group.unwrap_or(b"").to_vec()
        } else if found {
            let whole = regex.group(0).and_then(|whole| text.get(whole)).unwrap_or(b"");
            decimal(characters(whole, self.utf8))
        } else {
            flag(false)
        })
    }
}

fn characters(text: &[u8], utf8: bool) -> usize {
    utf8::pieces(text, utf8).count()
}

fn decimal(value: usize) -> Vec<u8> {
    number::format(value as u64, &mut [0; number::DIGITS]).to_vec()
}

/// Characters of a text; none if the numbers are none.
#[inline(never)]
fn substring(text: &[u8], position: &[u8], length: &[u8], utf8: bool) -> Vec<u8> {
    // A number beyond all texts is as good as the largest.
    let count = |text: &[u8]| {
        let number = Number::of(text).filter(|number| !number.negative)?;
        Some(number::decimal(&number.size.to_decimal()).map_or(usize::MAX, number::fit))
    };
    let (Some(position), Some(length)) = (count(position), count(length)) else {
        return Vec::new();
    };
    let mut part = Vec::new();
    if position > 0 {
        for (piece, _) in utf8::pieces(text, utf8).skip(position - 1).take(length) {
            part.extend_from_slice(piece);
        }
    }
    part
}

/// An integer.
struct Number {
    negative: bool,
    size: Big,
}

impl Number {
    /// The number that a text is.
    fn of(text: &[u8]) -> Option<Number> {
        let digits = text.strip_prefix(b"-").unwrap_or(text);
        if digits.is_empty() || !digits.iter().all(u8::is_ascii_digit) {
            return None;
        }
        let size = Big::from_decimal(digits);
        Some(Number { negative: digits.len() < text.len() && !size.is_zero(), size })
    }

    fn compare(&self, other: &Number) -> Ordering {
        match (self.negative, other.negative) {
            (false, false) => self.size.compare(&other.size),
            (true, true) => other.size.compare(&self.size),
            (negative, _) => {
                if negative {
                    Ordering::Less
                } else {
                    Ordering::Greater
                }
            }
        }
    }

    /// The result of an operator, in decimal.
    #[inline(never)]
    fn compute(mut self, operator: &[u8], mut other: Number) -> Vec<u8> {
        match operator {
            b"*" => {
                self.size = self.size.multiply(&other.size);
                self.negative ^= other.negative;
            }
            b"/" => {
                self.size.divide_by(&other.size);
                self.negative ^= other.negative;
            }
            b"%" => self.size = self.size.divide_by(&other.size),
            _ => {
                other.negative ^= operator == b"-";
                if self.negative == other.negative {
                    self.size.add(&other.size);
                } else if !self.size.try_subtract(&other.size) {
                    other.size.try_subtract(&self.size);
                    self = other;
                }
            }
        }
        let mut digits = self.size.to_decimal();
        if self.negative && !self.size.is_zero() {
            digits.insert(0, b'-');
        }
        digits
    }
}
