//! One way through a program after the other, for patterns with back-references.
use super::{Regex, Step, UNSET};
use crate::text::pattern::character;
use alloc::{vec, vec::Vec};
use core::mem;

enum Todo {
    /// Go on from a step, at a place of the text.
    Go(usize, usize),
    /// Gives a slot what it had before.
    Restore(usize, usize),
}

impl Regex {
    /// Looks for a match, and its groups, from `from` on, or `only_there`. The time can grow exponentially with the pattern, as it does for all who do
    /// this.
    pub(super) fn retry(&mut self, text: &[u8], from: usize, only_there: bool) -> bool {
        let mut start = from;
        loop {
            if let Some(slots) = self.from(text, start) {
                self.slots = slots;
                return true;
            }
            match text.get(start..).and_then(|rest| character(rest, self.syntax.utf8)) {
                Some((_, len)) if !only_there => start += len,
                _ => return false,
            }
        }
    }

    /// The longest match that begins at `start`, and of several the one that is preferred: its slots.
    #[inline(never)]
    fn from(&self, text: &[u8], start: usize) -> Option<Vec<usize>> {
        let (syntax, program) = (self.syntax, &self.program);
        let groups = self.slots.len();
        // Behind the groups: for each step that goes back, where in the text it last did. A turn that matches nothing is the last.
        let mut slots = vec![UNSET; groups + program.steps.len()];
        let mut best: Option<(usize, Vec<usize>)> = None;
        let mut todo = vec![Todo::Go(0, start)];
        while let Some(item) = todo.pop() {
            let (mut place, mut at) = match item {
                Todo::Go(place, at) => (place, at),
                Todo::Restore(slot, value) => {
                    if let Some(slot) = slots.get_mut(slot) {
                        *slot = value;
                    }
                    continue;
                }
            };
            loop {
                let next = text.get(at..).and_then(|rest| character(rest, syntax.utf8));
                let passes = match program.steps.get(place) {
                    Some(&Step::Char(wanted)) => {
                        next.is_some_and(|(c, _)| wanted == syntax.fold(c))
                    }
                    Some(&Step::Set(set)) => next.is_some_and(|(c, _)| {
                        let set = program.sets.get(set as usize);
                        set.is_some_and(|set| set.has(syntax.fold(c), syntax.utf8))
                    }),
                    Some(&Step::Refer(number)) => {
                        let number = 2 * number as usize;
                        let Some([first, last]) = slots.get(number..number + 2) else { break };
                        let (Some(group), Some(rest)) = (text.get(*first..*last), text.get(at..))
                        else {
                            break;
                        };
                        let same = rest.get(..group.len()).is_some_and(|rest| {
                            rest == group || syntax.ignore_case && rest.eq_ignore_ascii_case(group)
                        });
                        if !same {
                            break;
                        }
                        at += group.len();
                        place += 1;
                        continue;
                    }
                    Some(&Step::Assert(asked)) => {
                        if !asked.is_at(text, at, syntax) {
                            break;
                        }
                        place += 1;
                        continue;
                    }
                    Some(&Step::Jump(distance)) => {
                        place = place.wrapping_add_signed(distance as isize);
                        continue;
                    }
                    Some(&Step::Fork(distance)) => {
                        todo.push(Todo::Go(place.wrapping_add_signed(distance as isize), at));
                        place += 1;
                        continue;
                    }
                    Some(&Step::Loop(distance)) => {
                        let slot = groups + place;
                        let last = slots.get(slot).copied();
                        if last != Some(at) {
                            todo.push(Todo::Go(place + 1, at));
                            todo.push(Todo::Restore(slot, last.unwrap_or(UNSET)));
                            if let Some(slot) = slots.get_mut(slot) {
                                *slot = at;
                            }
                            place -= distance as usize;
                        } else {
                            place += 1;
                        }
                        continue;
                    }
                    Some(&Step::Save(number)) => {
                        if let Some(slot) = slots.get_mut(number as usize) {
                            let before = mem::replace(slot, at);
                            todo.push(Todo::Restore(number as usize, before));
                        }
                        place += 1;
                        continue;
                    }
                    None => {
                        if best.as_ref().is_none_or(|&(end, _)| at > end) {
                            let mut groups = slots.get(..groups).unwrap_or(&[]).to_vec();
                            if let [first, second, ..] = groups.as_mut_slice() {
                                (*first, *second) = (start, at);
                            }
                            best = Some((at, groups));
                        }
                        if at == text.len() {
                            // None is longer.
                            todo.clear();
                        }
                        break;
                    }
                };
                if !passes {
                    break;
                }
                at += next.map_or(0, |(_, len)| len);
                place += 1;
            }
        }
        best.map(|(_, slots)| slots)
    }
}
