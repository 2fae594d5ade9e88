//! Tab stops, as `expand` and `unexpand` take them.
use crate::{Cx, Stop, text::number};
use alloc::vec::Vec;

/// Where tabs go to, in columns counted from 0.
#[derive(Default)]
pub struct Tabs {
    stops: Vec<u64>,
    /// The distance of all stops, or of those behind the last of `stops`; 0 if there are none.
    step: u64,
    /// Are these counted from the last of `stops`, not from the first column?
    from_last: bool,
    /// What a `/` and a `+` before a number have given.
    multiples: u64,
    steps: u64,
}

impl Tabs {
    /// Adds what `-t` takes.
    #[inline(never)]
    pub fn add(&mut self, cx: &mut Cx, list: &[u8]) -> Result<(), Stop> {
        let mut rest = list;
        // What stands before this number, or before an earlier one.
        let mut mark = 0;
        loop {
            let (value, used, overflow) = number::digits(rest);
            if used > 0 {
                let (digits, after) = rest.split_at_checked(used).unwrap_or((rest, b""));
                if overflow {
                    return Err(cx.stop(packed!("tab stop is too large %w"), &[digits]));
                }
                if let [other @ (b'/' | b'+'), ..] = after {
                    let message = packed!("'%r' specifier not at start of number: %w");
                    return Err(cx.stop(message, &[&[*other], after]));
                }
                let step = match mark {
                    b'/' => &mut self.multiples,
                    b'+' => &mut self.steps,
                    _ => {
                        self.stops.push(value);
                        &mut 0
                    }
                };
                if *step != 0 {
                    let message = packed!("'%r' specifier only allowed with the last value");
                    return Err(cx.stop(message, &[&[mark]]));
                }
                *step = value;
                rest = after;
            }
            match rest {
                [] => return Ok(()),
                [b',' | b' ' | b'\t', ..] => {}
                [other @ (b'/' | b'+'), ..] => mark = *other,
                _ => {
                    return Err(
                        cx.stop(packed!("tab size contains invalid character(s): %w"), &[rest])
                    );
                }
            }
            rest = rest.get(1..).unwrap_or(b"");
        }
    }

    /// Looks whether all that was added goes together.
    #[inline(never)]
    pub fn finish(&mut self, cx: &mut Cx) -> Result<(), Stop> {
        let mut last = 0;
        for (index, &stop) in self.stops.iter().enumerate() {
            if stop == 0 {
                return Err(cx.stop(packed!("tab size cannot be 0"), &[]));
            }
            if index > 0 && stop <= last {
                return Err(cx.stop(packed!("tab sizes must be ascending"), &[]));
            }
            last = stop;
        }
        if self.multiples != 0 && self.steps != 0 {
            return Err(cx.stop(packed!("'/' specifier is mutually exclusive with '+'"), &[]));
        }
        self.step = self.multiples | self.steps;
        self.from_last = self.steps != 0;
        match self.stops.as_slice() {
            [] if self.step == 0 => self.step = 8,
            [single] if self.step == 0 => {
                self.step = *single;
                self.stops.clear();
            }
            _ => {}
        }
        Ok(())
    }

    /// The next stop behind `column`, if there is one.
    #[inline(never)]
    pub fn next(&self, column: u64) -> Option<u64> {
        let mut last = 0;
        for &stop in &self.stops {
            if stop > column {
                return Some(stop);
            }
            last = stop;
        }
        let from = if self.from_last { last } else { 0 };
        (column - from)
            .checked_div(self.step)
            .map(|steps| from.saturating_add(steps.saturating_add(1).saturating_mul(self.step)))
    }
}
