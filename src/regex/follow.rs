//! All ways through a program at the same time.
use super::{Place, Program, Regex, Step, Syntax, UNSET};
use crate::text::pattern::character;
use alloc::{vec, vec::Vec};
use core::mem;

/// The places in a program that are waiting for a character: those that are preferred come first.
pub struct Threads {
    now: List,
    next: List,
    /// For each step, the last round in which a thread came to it: only the first one goes on.
    seen: Vec<u32>,
    round: u32,
    todo: Vec<Todo>,
    /// The slots of the thread that is at work.
    slots: Vec<usize>,
}

#[derive(Default)]
struct List {
    places: Vec<u32>,
    /// For each of them, its slots.
    slots: Vec<usize>,
}

enum Todo {
    Go(u32),
    /// Gives a slot what it had before.
    Restore(u32, usize),
}

impl Threads {
    pub fn new(steps: usize) -> Threads {
        Threads {
            now: List::default(),
            next: List::default(),
            seen: vec![0; steps + 1],
            round: 0,
            todo: Vec::new(),
            slots: Vec::new(),
        }
    }

    /// Begins with an empty list.
    fn advance(&mut self) {
        mem::swap(&mut self.now, &mut self.next);
        self.next.places.clear();
        self.next.slots.clear();
        self.round = self.round.wrapping_add(1);
        if self.round == 0 {
            self.seen.fill(0);
            self.round = 1;
        }
    }

    /// Adds a thread that has come to step `place`: all the steps that it can come to without a character. `holds` says
    /// whether an assertion does.
    fn add(&mut self, program: &Program, place: u32, at: usize, holds: &dyn Fn(Place) -> bool) {
        self.todo.push(Todo::Go(place));
        while let Some(todo) = self.todo.pop() {
            let place = match todo {
                Todo::Go(place) => place,
                Todo::Restore(slot, value) => {
                    if let Some(slot) = self.slots.get_mut(slot as usize) {
                        *slot = value;
                    }
                    continue;
                }
            };
            match self.seen.get_mut(place as usize) {
                Some(seen) if *seen != self.round => *seen = self.round,
                _ => continue,
            }
            let go = |distance| Todo::Go(place.wrapping_add_signed(distance));
            match program.steps.get(place as usize) {
                Some(&Step::Jump(distance)) => self.todo.push(go(distance)),
                Some(&Step::Fork(distance)) => self.todo.extend([go(distance), go(1)]),
                Some(&Step::Loop(distance)) => self.todo.extend([go(1), go(-distance)]),
                Some(&Step::Save(number)) => {
                    if let Some(slot) = self.slots.get_mut(number as usize) {
                        self.todo.push(Todo::Restore(number, mem::replace(slot, at)));
                    }
                    self.todo.push(go(1));
                }
                Some(&Step::Assert(asked)) => {
                    if holds(asked) {
                        self.todo.push(go(1));
                    }
                }
                _ => {
                    self.next.places.push(place);
                    self.next.slots.extend_from_slice(&self.slots);
                }
            }
        }
    }

    /// What ASCII characters a match can begin with.
    pub fn first(&mut self, program: &Program) -> Option<u128> {
        self.advance();
        self.add(program, 0, 0, &|_| true);
        let mut first = 0;
        for &place in &self.next.places {
            match *program.steps.get(place as usize)? {
                Step::Char(c) => first |= 1_u128.checked_shl(c).unwrap_or(0),
                Step::Set(set) => first |= program.sets.get(set as usize)?.ascii,
                _ => return None,
            }
        }
        Some(first)
    }
}

impl Regex {
    /// Looks for a match from `from` on, or `only_there`. With `end`, for the one from there to `end`, and its groups.
    pub(super) fn follow(
        &mut self,
        text: &[u8],
        from: usize,
        only_there: bool,
        end: Option<usize>,
    ) -> bool {
        let Regex { syntax, ref program, ref first, ref mut threads, ref mut slots } = *self;
        let Syntax { utf8, .. } = syntax;
        // Threads need to know where they began; those that look for groups all began at the same place.
        let width = if end.is_some() { slots.len() } else { 1 };
        threads.slots.clear();
        threads.slots.resize(width, UNSET);
        threads.advance();
        let mut found: Option<(usize, usize)> = None;
        let mut at = from;
        loop {
            if found.is_none() && (!only_there || at == from) {
                if let Some(first) = first
                    && !only_there
                    && threads.next.places.is_empty()
                {
                    let rest = text.get(at..).unwrap_or(&[]);
                    let begins =
                        |&byte: &u8| byte >= 128 || first >> syntax.fold(byte.into()) & 1 != 0;
                    match rest.iter().position(begins) {
                        Some(len) => at += len,
                        None => return false,
                    }
                }
                threads.slots.fill(UNSET);
                if let Some(slot) = threads.slots.first_mut() {
                    *slot = at;
                }
                threads.add(program, 0, at, &|place| place.is_at(text, at, syntax));
            }
            threads.advance();
            let (c, len) = match text.get(at..).and_then(|rest| character(rest, utf8)) {
                Some((c, len)) => (Some(syntax.fold(c)), len),
                None => (None, 0),
            };
            let next = at + len;
            let holds = |place: Place| place.is_at(text, next, syntax);
            let now = mem::take(&mut threads.now);
            for (&place, its) in now.places.iter().zip(now.slots.chunks_exact(width)) {
                let start = its.first().copied().unwrap_or(0);
                if found.is_some_and(|(first, _)| start > first) {
                    break;
                }
                let passes = match (program.steps.get(place as usize), c) {
                    (Some(&Step::Char(wanted)), Some(c)) => wanted == c,
                    (Some(&Step::Set(set)), Some(c)) => {
                        program.sets.get(set as usize).is_some_and(|set| set.has(c, utf8))
                    }
                    (None, _) if end.is_none() => {
                        found = Some((start, at));
                        false
                    }
                    (None, _) if end == Some(at) => {
                        slots.copy_from_slice(its);
                        if let Some(slot) = slots.get_mut(1) {
                            *slot = at;
                        }
                        threads.now = now;
                        return true;
                    }
                    _ => false,
                };
                if passes {
                    threads.slots.copy_from_slice(its);
                    threads.add(program, place + 1, next, &holds);
                }
            }
            threads.now = now;
            if c.is_none() || threads.next.places.is_empty() && (found.is_some() || only_there) {
                break;
            }
            at = next;
        }
        let Some((start, end)) = found else { return false };
        if let [first, second, ..] = slots.as_mut_slice() {
            (*first, *second) = (start, end);
        }
        true
    }
}
