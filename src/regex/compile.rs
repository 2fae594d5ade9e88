//! From a pattern to a program.
use super::{Place, Program, Set, Step, Syntax};
use crate::text::pattern::{character, in_class};
use alloc::vec::Vec;

/// The most turns an interval can ask for (glibc's RE_DUP_MAX).
const TURNS: u32 = 0x7FFF;

/// The most steps of a program.
const STEPS: usize = 1 << 21;

const TOO_BIG: &str = "Regular expression too big";
const NOTHING_BEFORE: &str = "Invalid preceding regular expression";
const UNMATCHED_BRACKET: &str = "Unmatched [, [^, [:, [., or [=";
const UNMATCHED_GROUP: &str = "Unmatched ( or \\(";
const UNMATCHED_CLOSE: &str = "Unmatched ) or \\)";
const UNMATCHED_BRACE: &str = "Unmatched \\{";
const BAD_CONTENT: &str = "Invalid content of \\{\\}";
const BAD_RANGE: &str = "Invalid range end";
const TRAILING: &str = "Trailing backslash";

/// Stands where a fork may have to be put in later, so that nothing behind it moves.
const NOTHING: Step = Step::Jump(1);

pub struct Compiler<'p> {
    /// What is left of the pattern.
    pattern: &'p [u8],
    syntax: Syntax,
    program: Program,
    open: Vec<Open>,
    /// A bit for each of the first groups that are closed: those that can be referred to.
    closed: u32,
}

/// A group that is not closed yet; the outermost is the whole pattern.
struct Open {
    number: usize,
    start: usize,
    /// Where its last alternative begins.
    branch: usize,
    /// The jump at the end of the alternative before. Each has the distance to the one before it, the first has 0.
    jump: Option<usize>,
}

/// What may stand before a `*`.
#[derive(Clone, Copy, PartialEq)]
enum Before {
    /// The beginning of an alternative, or an assertion.
    Nothing,
    /// Something that begins there.
    Atom(usize),
    /// The same, repeated already.
    Repeated(usize),
}

impl<'p> Compiler<'p> {
    pub fn new(pattern: &'p [u8], syntax: Syntax) -> Compiler<'p> {
        Compiler { pattern, syntax, program: Program::default(), open: Vec::new(), closed: 0 }
    }

    /// The place behind the last step.
    fn end(&self) -> usize {
        self.program.steps.len()
    }

    fn push(&mut self, step: Step) {
        self.program.steps.push(step);
    }

    fn set(&mut self, at: usize, step: Step) {
        if let Some(place) = self.program.steps.get_mut(at) {
            *place = step;
        }
    }

    fn skip(&mut self, len: usize) {
        self.pattern = self.pattern.get(len..).unwrap_or(&[]);
    }

    pub fn compile(mut self) -> Result<Program, &'static str> {
        let Syntax { extended, emacs, .. } = self.syntax;
        self.open_group();
        let mut before = Before::Nothing;
        loop {
            if self.end() > STEPS {
                return Err(TOO_BIG);
            }
            let (byte, escaped) = match *self.pattern {
                [] => break,
                [b'\\'] => return Err(TRAILING),
                [b'\\', byte, ..] => (byte, true),
                [byte, ..] => (byte, false),
            };
            self.skip(escaped.into());
            let at = self.end();
            let special = match byte {
                b'.' | b'[' => !escaped,
                b'*' => !escaped && (extended || before != Before::Nothing),
                b'+' | b'?' => {
                    escaped != (extended || emacs) && (extended || before != Before::Nothing)
                }
                b'{' => escaped != extended && !emacs,
                b'(' | b'|' => escaped != extended,
                // glibc takes an extended one without a group for itself.
                b')' => escaped != extended && (!extended || self.open.len() > 1),
                b'^' => !escaped && (extended || self.is_branch_start()),
                b'$' => {
                    let rest = self.pattern.get(1..).unwrap_or(&[]);
                    let last = matches!(*rest, [] | [b'\\', b')' | b'|', ..]);
                    !escaped && (extended || last)
                }
                b'1'..=b'9' | b'<' | b'>' | b'b' | b'B' | b'`' | b'\'' => escaped,
                b'w' | b'W' | b's' | b'S' => escaped,
                _ => false,
            };
            if !special {
                let Some((c, len)) = character(self.pattern, self.syntax.utf8) else { break };
                self.skip(len);
                self.push(Step::Char(self.syntax.fold(c)));
                before = Before::Atom(at);
                continue;
            }
            self.skip(1);
            before = match byte {
                b'*' | b'+' | b'?' | b'{' => self.repetition(byte, before)?,
                b'(' => {
                    self.open_group();
                    Before::Nothing
                }
                b')' if self.open.len() < 2 => return Err(UNMATCHED_CLOSE),
                b')' => Before::Atom(self.close_group()),
                b'|' => {
                    self.end_branch();
                    Before::Nothing
                }
                b'.' | b'[' | b'w' | b'W' | b's' | b'S' => {
                    let mut set =
                        Set { negated: matches!(byte, b'.' | b'W' | b'S'), ..Set::default() };
                    match byte {
                        b'[' => self.bracket(&mut set)?,
                        b'w' | b'W' => {
                            set.ascii = 1 << b'_';
                            let _: bool = self.class(&mut set, b"alnum");
                        }
                        b's' | b'S' => {
                            let _: bool = self.class(&mut set, b"space");
                        }
                        _ if self.syntax.lines => set.ascii = 1 << b'\n',
                        _ => {}
                    }
                    if set.negated {
                        set.ascii = !set.ascii;
                    }
                    if emacs && byte == b'.' {
                        set.ascii &= !(1 << b'\n');
                    }
                    let number = self.program.sets.len();
                    self.program.sets.push(set);
                    self.push(Step::Set(number as u32));
                    Before::Atom(at)
                }
                b'1'..=b'9' => {
                    let number = u32::from(byte - b'0');
                    if self.closed >> number & 1 == 0 {
                        return Err("Invalid back reference");
                    }
                    self.program.refers = true;
                    self.push(Step::Refer(number));
                    Before::Atom(at)
                }
                _ => {
                    self.push(Step::Assert(match byte {
                        b'^' => Place::LineStart,
                        b'$' => Place::LineEnd,
                        b'`' => Place::TextStart,
                        b'\'' => Place::TextEnd,
                        b'<' => Place::WordStart,
                        b'>' => Place::WordEnd,
                        b'b' => Place::WordEdge,
                        _ => Place::NoWordEdge,
                    }));
                    Before::Nothing
                }
            };
        }
        if self.open.len() > 1 {
            return Err(UNMATCHED_GROUP);
        }
        self.close_group();
        Ok(self.program)
    }

    /// Is this the beginning of an alternative?
    fn is_branch_start(&self) -> bool {
        self.open.last().is_some_and(|open| open.branch + 1 == self.end())
    }

    fn open_group(&mut self) {
        let (start, number) = (self.end(), self.program.groups);
        if !self.open.is_empty() {
            self.program.groups += 1;
            self.push(NOTHING);
            self.push(Step::Save(2 * number as u32 + 2));
        }
        self.open.push(Open { number: number + 1, start, branch: self.end(), jump: None });
        self.push(NOTHING);
    }

    /// Ends an alternative, where another one follows.
    fn end_branch(&mut self) {
        let at = self.end();
        let Some(open) = self.open.last_mut() else { return };
        let branch = core::mem::replace(&mut open.branch, at + 1);
        let jump = open.jump.replace(at);
        self.push(Step::Jump(jump.map_or(0, |jump| (at - jump) as i32)));
        self.push(NOTHING);
        self.set(branch, Step::Fork((at + 1 - branch) as i32));
    }

    /// Ends the last group, and returns where it starts.
    fn close_group(&mut self) -> usize {
        let Some(open) = self.open.pop() else { return 0 };
        let end = self.end();
        let mut jump = open.jump;
        while let Some(at) = jump {
            let Some(&Step::Jump(distance)) = self.program.steps.get(at) else { break };
            self.set(at, Step::Jump((end - at) as i32));
            jump = (distance != 0).then(|| at - distance as usize);
        }
        if !self.open.is_empty() {
            self.closed |= 1_u32.checked_shl(open.number as u32).unwrap_or(0);
            self.push(Step::Save(2 * open.number as u32 + 1));
        }
        open.start
    }

    /// Repeats what is `before` as the operator says.
    #[inline(never)]
    fn repetition(&mut self, operator: u8, before: Before) -> Result<Before, &'static str> {
        let start = match before {
            Before::Atom(start) => start,
            // What is repeated can be repeated again, but not by all operators of basic expressions.
            Before::Repeated(start)
                if self.syntax.extended || self.syntax.emacs || matches!(operator, b'+' | b'?') =>
            {
                start
            }
            _ => return Err(NOTHING_BEFORE),
        };
        let (least, most) = match operator {
            b'*' => (0, None),
            b'+' => (1, None),
            b'?' => (0, Some(1)),
            _ => self.interval()?,
        };
        let steps = &mut self.program.steps;
        if most == Some(0) {
            steps.truncate(start);
            return Ok(Before::Repeated(start));
        }
        let mut first = start;
        if least == 0 {
            if steps.get(start) != Some(&NOTHING) {
                steps.insert(start, NOTHING);
            }
            first += 1;
        }
        let body = first..steps.len();
        let len = body.len();
        // The copies that there have to be besides, and those that there may be.
        let more = least.saturating_sub(1);
        let maybe = most.map_or(0, |most| most - least.max(1));
        if (len + 1) * (more + maybe) as usize > STEPS {
            return Err(TOO_BIG);
        }
        for _ in 0..more {
            steps.extend_from_within(body.clone());
        }
        if most.is_none() {
            steps.push(Step::Loop(len as i32));
        }
        for left in (1..=maybe as usize).rev() {
            steps.push(Step::Fork(((len + 1) * left) as i32));
            steps.extend_from_within(body.clone());
        }
        if least == 0 {
            let len = self.end() - start;
            self.set(start, Step::Fork(len as i32));
        }
        Ok(Before::Repeated(start))
    }

    /// Reads an interval behind its brace: the least and the most turns.
    fn interval(&mut self) -> Result<(u32, Option<u32>), &'static str> {
        let (least, comma) = self.turns()?;
        let mut most = least;
        if comma {
            let again;
            (most, again) = self.turns()?;
            if again {
                return Err(BAD_CONTENT);
            }
        } else if least.is_none() {
            return Err(BAD_CONTENT);
        }
        let least = least.unwrap_or(0);
        match most {
            Some(most) if most < least => Err(BAD_CONTENT),
            _ if most.unwrap_or(least) > TURNS => Err(TOO_BIG),
            _ => Ok((least, most)),
        }
    }

    /// Reads a number of turns, if there is one, and what ends it. Was that a comma?
    fn turns(&mut self) -> Result<(Option<u32>, bool), &'static str> {
        let (mut turns, mut bad) = (None, false);
        loop {
            let (byte, escaped) = match *self.pattern {
                [] => return Err(UNMATCHED_BRACE),
                [b'\\', byte, ..] if !self.syntax.extended => (byte, true),
                [byte, ..] => (byte, false),
            };
            self.skip(1 + usize::from(escaped));
            let close = byte == b'}' && escaped != self.syntax.extended;
            if close || byte == b',' && !escaped {
                return if bad { Err(BAD_CONTENT) } else { Ok((turns, !close)) };
            }
            let digit = u32::from(byte.wrapping_sub(b'0'));
            bad |= digit > 9 || escaped;
            turns = Some((turns.unwrap_or(0) * 10 + digit).min(TURNS + 1));
        }
    }

    /// Reads a bracket expression behind its bracket.
    fn bracket(&mut self, set: &mut Set) -> Result<(), &'static str> {
        if self.pattern.starts_with(b"^") {
            self.skip(1);
            set.negated = true;
        }
        if self.pattern.is_empty() {
            return Err("Invalid regular expression");
        }
        let mut first = true;
        loop {
            if self.pattern.starts_with(b"]") && !first {
                self.skip(1);
                break;
            }
            // A hyphen stands for itself at either end only.
            let hyphen = matches!(*self.pattern, [b'-', next, ..] if next != b']');
            if hyphen && !first {
                return Err(BAD_RANGE);
            }
            first = false;
            let low = self.element(set)?;
            let mut high = low;
            if let [b'-', next, ..] = *self.pattern
                && next != b']'
            {
                self.skip(1);
                high = self.element(set)?;
                if low.is_none() || high.is_none() || low > high && !self.syntax.emacs {
                    return Err(BAD_RANGE);
                }
            }
            if let (Some(low), Some(high)) = (low, high) {
                set.add(low, high);
            }
        }
        if self.syntax.ignore_case {
            set.ascii |= (set.ascii >> b'A' & ((1 << 26) - 1)) << b'a';
        }
        Ok(())
    }

    /// Reads an element of a bracket expression. Gives the character, if it can begin or end a range; others are added.
    fn element(&mut self, set: &mut Set) -> Result<Option<u32>, &'static str> {
        if let [b'[', kind @ (b'.' | b'=' | b':'), rest @ ..] = self.pattern
            && !(self.syntax.emacs && *kind == b':')
        {
            let end = rest.windows(2).position(|two| two == [*kind, b']']);
            let name = end.and_then(|end| rest.get(..end)).ok_or(UNMATCHED_BRACKET)?;
            self.skip(name.len() + 4);
            if *kind == b':' {
                return if self.class(set, name) {
                    Ok(None)
                } else {
                    Err("Invalid character class name")
                };
            }
            return match character(name, self.syntax.utf8) {
                Some((c, len)) if len == name.len() => {
                    set.add(c, c);
                    Ok((*kind == b'.').then_some(c))
                }
                _ => Err("Invalid collation character"),
            };
        }
        let (c, len) = character(self.pattern, self.syntax.utf8).ok_or(UNMATCHED_BRACKET)?;
        self.skip(len);
        Ok(Some(c))
    }

    /// Adds a class of characters; `false` if there is none of that name.
    fn class(&mut self, set: &mut Set, name: &[u8]) -> bool {
        let mut found = false;
        for c in 0..128 {
            if in_class(name, c) {
                set.add(c, c);
                found = true;
            }
        }
        if in_class(name, BEYOND.0) {
            set.ranges.push(BEYOND);
        }
        found
    }
}

/// What of Unicode is beyond ASCII and its further controls.
const BEYOND: (u32, u32) = (0xA0, 0x10_FFFF);

impl Set {
    fn add(&mut self, low: u32, high: u32) {
        for c in low..=high.min(127) {
            self.ascii |= 1 << c;
        }
        if high > 127 {
            self.ranges.push((low.max(128), high));
        }
    }
}
