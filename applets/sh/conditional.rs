//! `[[ … ]]`: tests whose words are neither split nor taken for patterns of file names.
use super::{Flow, ast::*, state::Shell};
use core::cmp::Ordering;
use rt::{
    Vec,
    regex::{Regex, Syntax},
    text::pattern,
};

/// The answer of `test` or `[` with those arguments, if it is one of the simple ones that need no more than the shell knows.
#[inline(never)]
pub fn quick(args: &[Vec<u8>]) -> Option<bool> {
    let operands = match args {
        [name, operands @ .., last] if name == b"[" && last == b"]" => operands,
        [name, operands @ ..] if name == b"test" => operands,
        _ => return None,
    };
    match operands {
        [word] => Some(!word.is_empty()),
        [operator, word] => match operator.as_slice() {
            b"-n" => Some(!word.is_empty()),
            b"-z" => Some(word.is_empty()),
            _ => None,
        },
        [left, operator, right] => match operator.as_slice() {
            b"=" => Some(left == right),
            b"!=" => Some(left != right),
            operator @ [b'-', _, _] => compare(operator, integer(left)?, integer(right)?),
            _ => None,
        },
        _ => None,
    }
}

/// A number in its plainest form: decimal, without a zero in front.
pub fn integer(text: &[u8]) -> Option<i64> {
    let (digits, sign) = match text {
        [b'-', digits @ ..] => (digits, -1),
        _ => (text, 1),
    };
    if !(1..18).contains(&digits.len()) || digits.len() > 1 && digits.starts_with(b"0") {
        return None;
    }
    let value = digits.iter().try_fold(0, |value, byte| match byte {
        b'0'..=b'9' => Some(value * 10 + i64::from(byte - b'0')),
        _ => None,
    });
    value.map(|value| value * sign)
}

/// Compares as `-eq` and the like say.
fn compare(operator: &[u8], left: i64, right: i64) -> Option<bool> {
    let ordering = left.cmp(&right);
    Some(match operator {
        b"-eq" => ordering == Ordering::Equal,
        b"-ne" => ordering != Ordering::Equal,
        b"-lt" => ordering == Ordering::Less,
        b"-le" => ordering != Ordering::Greater,
        b"-gt" => ordering == Ordering::Greater,
        b"-ge" => ordering != Ordering::Less,
        _ => return None,
    })
}

impl Shell {
    /// Is it true?
    pub fn holds(&mut self, test: &Node) -> Result<bool, Flow> {
        if super::stack_is_low(self.floor) {
            return Err(self.fail("too deeply nested", b""));
        }
        let [first, rest @ ..] = test.nodes.as_slice() else { return Ok(false) };
        match test.op {
            b'(' => return self.holds(first),
            b'!' => return self.holds(first).map(|holds| !holds),
            AND_IF | OR_IF => {
                let holds = self.holds(first)?;
                return match rest {
                    [other, ..] if holds == (test.op == AND_IF) => self.holds(other),
                    _ => Ok(holds),
                };
            }
            _ => {}
        }
        self.line = test.line;
        let mut left = Vec::new();
        self.expand_single(first, &mut left)?;
        match rest {
            [second, ..] => self.holds_between(&left, &test.text, second),
            [] => self.holds_of(&test.text, left),
        }
    }

    /// A test of one word.
    #[inline(never)]
    fn holds_of(&mut self, operator: &[u8], word: Vec<u8>) -> Result<bool, Flow> {
        match operator {
            b"-n" => return Ok(!word.is_empty()),
            b"-z" => return Ok(word.is_empty()),
            b"-v" => {
                let mut value = Vec::new();
                return Ok(self.value(&word, &mut value) || self.get_place(&word)?.is_some());
            }
            b"-o" => return Ok(self.is_on(&word)),
            _ => {}
        }
        self.ask([b"test".to_vec(), operator.to_vec(), word].into())
    }

    /// A test of two words.
    #[inline(never)]
    fn holds_between(&mut self, left: &[u8], operator: &[u8], word: &Tree) -> Result<bool, Flow> {
        let mut right = Vec::new();
        match operator {
            b"=" | b"==" | b"!=" => {
                self.expand_pattern(word, &mut right)?;
                let matches = pattern::matches(&right, left, self.utf8);
                return Ok(matches == (operator != b"!="));
            }
            b"=~" => {
                self.expand_regex(word, &mut right)?;
                return self.search(left, &right);
            }
            _ => self.expand_single(word, &mut right)?,
        }
        match operator {
            b"<" => Ok(left < right.as_slice()),
            b">" => Ok(left > right.as_slice()),
            [b'-', b'n' | b'o', b't'] | b"-ef" => {
                self.ask([b"test".to_vec(), left.to_vec(), operator.to_vec(), right].into())
            }
            _ => {
                let (left, right) = (self.evaluate(left)?, self.evaluate(&right)?);
                Ok(compare(operator, left, right).unwrap_or(false))
            }
        }
    }

    /// Looks for a regular expression; what it and its groups matched is in BASH_REMATCH then.
    #[inline(never)]
    fn search(&mut self, text: &[u8], regex: &[u8]) -> Result<bool, Flow> {
        let syntax = Syntax { extended: true, utf8: self.utf8, ..Syntax::BASIC };
        let mut regex = match Regex::new(regex, syntax) {
            Ok(regex) => regex,
            Err(message) => {
                self.say("[[: %", message.as_bytes());
                self.status = 2;
                return Err(Flow::Failed);
            }
        };
        let found = regex.search(text, 0);
        let mut groups = Vec::new();
        if found {
            regex.find_groups(text);
            for number in 0..=regex.groups() {
                let range = regex.group(number).unwrap_or(0..0);
                groups.push((number as u64, text.get(range).unwrap_or(&[]).to_vec()));
            }
        }
        self.set_list(b"BASH_REMATCH", groups)?;
        Ok(found)
    }

    /// Asks `test`, which knows about files.
    #[inline(never)]
    fn ask(&mut self, fields: Vec<Vec<u8>>) -> Result<bool, Flow> {
        let Some(applet) = rt::find(b"test") else {
            return Err(self.fail("[[: this program has no %", b"test"));
        };
        let status = self.run_inside(applet, &fields);
        if status > 1 {
            self.status = status;
            return Err(Flow::Failed);
        }
        Ok(status == 0)
    }
}
