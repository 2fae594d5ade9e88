//! Assignments: to variables, elements and whole arrays.
use super::{
    Run,
    ast::*,
    options,
    state::{List, Shell},
};
use rt::Vec;

impl Shell {
    /// Does an assignment before a command; for `set -x` what it is goes into `shown`.
    #[inline(never)]
    pub fn assign_part(&mut self, part: &Node, shown: &mut Vec<Vec<u8>>) -> Run {
        if part.first().is_some_and(|value| value.kind == Kind::Array) {
            return self.assign_array(part);
        }
        let mut value = Vec::new();
        if part.nodes.len() == 1 && !part.flag && !self.options.has(options::XTRACE) {
            self.expand_value(part, &mut value)?;
            return self.set(&part.text, value);
        }
        let mut place = part.text.clone();
        if let Some(word) = part.nodes.get(1).and_then(|subscript| subscript.first()) {
            place.push(b'[');
            self.expand_single(word, &mut place)?;
            place.push(b']');
        }
        self.expand_value(part, &mut value)?;
        if self.options.has(options::XTRACE) {
            let equals: &[u8] = if part.flag { b"+=" } else { b"=" };
            shown.push([place.as_slice(), equals, &value].concat());
        }
        self.assign_place(&place, part.flag, value)
    }

    /// Sets what a place names, or puts the value behind the one that it has.
    #[inline(never)]
    pub fn assign_place(&mut self, place: &[u8], append: bool, mut value: Vec<u8>) -> Run {
        if append {
            let mut whole = self.get_place(place)?.unwrap_or_default().to_vec();
            whole.append(&mut value);
            value = whole;
        }
        self.set_place(place, value)
    }

    /// Assigns the arrays among a declaration utility's arguments.
    pub fn assign_arrays(&mut self, nodes: &[Tree]) -> Run {
        for part in nodes {
            if part.kind == Kind::Declaration
                && part.first().is_some_and(|value| value.kind == Kind::Array)
            {
                self.assign_array(part)?;
            }
        }
        Ok(())
    }

    #[inline(never)]
    fn assign_array(&mut self, part: &Node) -> Run {
        let mut list = List::new();
        if part.flag {
            list = match self.array(&part.text) {
                Some(old) => old.clone(),
                None => self.get(&part.text).map(|first| (0, first.to_vec())).into_iter().collect(),
            };
        }
        let mut next = list.last().map_or(0, |(last, _)| last + 1);
        for element in part.first().map_or([].as_slice(), |array| &array.nodes) {
            if element.kind != Kind::Element {
                let mut values = Vec::new();
                self.expand_words(core::slice::from_ref(element), &mut values)?;
                for value in values {
                    super::state::put(&mut list, next, value);
                    next += 1;
                }
                continue;
            }
            let (mut subscript, mut value) = (Vec::new(), Vec::new());
            if let Some(word) = element.nodes.get(1).and_then(|subscript| subscript.first()) {
                self.expand_single(word, &mut subscript)?;
            }
            self.expand_value(element, &mut value)?;
            let index = self.evaluate(&subscript)?;
            let index = if index < 0 { (next as i64).wrapping_add(index) } else { index };
            let Ok(index) = u64::try_from(index) else {
                return Err(self.fail_two("%[%]: bad array subscript", &part.text, &subscript));
            };
            if element.flag
                && let Some(old) = super::state::element(&list, index)
            {
                value = [old, &value].concat();
            }
            super::state::put(&mut list, index, value);
            next = index + 1;
        }
        self.set_list(&part.text, list)
    }
}
