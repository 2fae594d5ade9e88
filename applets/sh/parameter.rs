//! Parameters: `$x` and `${…}` (POSIX XCU 2.6.2), with arrays and the operations that bash has beside POSIX's.
use super::{Run, ast::*, expand::Fields, options, state::Shell};
use rt::{
    Vec,
    text::{pattern, split::consume, utf8},
};

/// What a parameter stands for.
#[derive(Default)]
struct Found {
    name: Vec<u8>,
    values: Vec<Vec<u8>>,
    /// The indices of an array's elements.
    indices: Vec<u64>,
    /// `@` or `*` if it is a list, else 0.
    list: u8,
    set: bool,
}

/// What is done with each value, with what was expanded for it.
struct Change<'n> {
    node: &'n Node,
    pattern: Vec<u8>,
    text: Vec<u8>,
    utf8: bool,
}

impl Shell {
    #[inline(never)]
    pub fn parameter(&mut self, node: &Node, fields: &mut Fields) -> Run {
        let (op, flag, quoted) = (node.op, node.flag, node.quoted);
        if op == BAD {
            return Err(self.fail("${%}: Bad substitution", &node.text));
        }
        if op == VALUE && node.nodes.is_empty() && !matches!(node.text.as_slice(), b"@" | b"*") {
            // Nothing but its value: most are.
            if let Some(value) = self.plain(&node.text)
                && node.kind == Kind::Parameter
            {
                self.emit(value, quoted, fields);
                return Ok(());
            }
            let mut value = Vec::new();
            let set = node.kind == Kind::Parameter && self.value(&node.text, &mut value);
            if set {
                self.emit(&value, quoted, fields);
                return Ok(());
            }
        }
        let (words, subscript) = match node.nodes.split_last() {
            Some((last, words)) if last.kind == Kind::Subscript => (words, last.first()),
            _ => (node.nodes.as_slice(), None),
        };
        let mut found = Found { name: node.text.clone(), ..Found::default() };
        self.find(node, subscript, &mut found)?;
        let list = found.list != 0;
        let colon = flag && matches!(op, b'-' | b'=' | b'?' | b'+');
        let empty = found.values.iter().take(2).all(Vec::is_empty) && found.values.len() < 2;
        let usable = found.set && !(colon && empty);
        if let Some(word) = words.first()
            && usable == (op == b'+')
        {
            let mut value = Vec::new();
            match op {
                b'-' | b'+' => {
                    fields.present |= quoted && !list && op == b'-';
                    return self.expand(word, fields, true);
                }
                b'=' if !super::state::is_place(&found.name) => {
                    return Err(self.fail("%: bad variable name", &found.name));
                }
                b'=' => {
                    self.expand_single(word, &mut value)?;
                    self.set_place(&found.name, value.clone())?;
                    found.set = true;
                    found.values = [value].into();
                }
                b'?' => {
                    self.expand_single(word, &mut value)?;
                    let text: &[u8] = match value.as_slice() {
                        [] if colon => b"parameter not set or null",
                        [] => b"parameter not set",
                        text => text,
                    };
                    return Err(self.fail_two("%: %", &found.name, text));
                }
                _ => {}
            }
        } else if op == b'+' {
            fields.present |= quoted;
            return Ok(());
        }
        if !found.set && self.options.has(options::NOUNSET) && !list {
            return Err(self.fail("%: parameter not set", &found.name));
        }
        if op == LENGTH {
            let len = match found.values.first() {
                Some(value) if !list => self.length(value),
                _ => found.values.len(),
            };
            self.emit(&super::decimal(len as i64), quoted, fields);
            return Ok(());
        }
        if !found.set && !list {
            fields.present |= quoted;
            return Ok(());
        }
        if op == b':' {
            self.cut(words, &mut found)?;
        } else {
            self.change(node, words, &mut found)?;
        }
        match found.values.first() {
            Some(value) if !list => self.emit(value, quoted, fields),
            _ => self.emit_all(&found.values, found.list == b'@', quoted, fields),
        }
        Ok(())
    }

    /// The value of a parameter that is kept as text, which most are.
    pub fn plain(&self, name: &[u8]) -> Option<&[u8]> {
        match name {
            // It may be one that is computed.
            [b'L' | b'R' | b'E' | b'S' | b'U', ..] => None,
            [b'a'..=b'z' | b'A'..=b'Z' | b'_', ..] => self.get(name),
            [digit @ b'1'..=b'9'] => self.args.get(usize::from(digit - b'1')).map(Vec::as_slice),
            _ => None,
        }
    }

    fn length(&self, value: &[u8]) -> usize {
        if self.utf8 { utf8::pieces(value, true).count() } else { value.len() }
    }

    /// Finds the values of the parameter in `found`.
    #[inline(never)]
    fn find(&mut self, node: &Node, subscript: Option<&Tree>, found: &mut Found) -> Run {
        let mut text = Vec::new();
        if let Some(word) = subscript {
            self.expand_single(word, &mut text)?;
            found.name = rt::filled(b"%[%]", &[&found.name, &text]);
        }
        if node.kind != Kind::Indirect {
            return self.find_values(found);
        }
        if node.op == NAMES {
            let names = self.variables().map(|(name, _)| name.clone());
            let names = names.filter(|name| name.starts_with(&node.text)).collect();
            found.values = super::state::sorted(names);
            found.list = if node.flag { b'@' } else { b'*' };
            found.set = true;
            return Ok(());
        }
        self.find_values(found)?;
        if found.list != 0 && subscript.is_some() && node.op == VALUE {
            let indices = core::mem::take(&mut found.indices);
            found.values = indices.iter().map(|&index| super::decimal(index as i64)).collect();
            return Ok(());
        }
        // The parameter that it names.
        let Some(name) = found.values.pop().filter(|name| !name.is_empty() && found.set) else {
            return Err(self.fail("%: invalid indirect expansion", &found.name));
        };
        *found = Found { name, ..Found::default() };
        self.find_values(found)
    }

    /// Finds the values of the parameter, the element or the array that `found` has the name of.
    #[inline(never)]
    fn find_values(&mut self, found: &mut Found) -> Run {
        let name = found.name.as_slice();
        if matches!(name, b"@" | b"*") {
            found.list = name[0];
            found.values.clone_from(&self.args);
            found.set = !found.values.is_empty();
            return Ok(());
        }
        let Some((array, index)) = super::state::subscript(name) else {
            let mut value = Vec::new();
            found.set = self.value(name, &mut value);
            if found.set {
                found.values.push(value);
            }
            return Ok(());
        };
        if let [list @ (b'@' | b'*')] = *index {
            found.list = list;
            if array == b"PIPESTATUS" && !self.options.has(options::POSIX) {
                let last = [self.status];
                let all = &self.pipeline_statuses;
                let statuses = if all.is_empty() { &last } else { all.as_slice() };
                found.values.extend(statuses.iter().map(|&status| super::decimal(status.into())));
            } else if let Some(elements) = self.array(array) {
                for (index, value) in elements {
                    found.indices.push(*index);
                    found.values.push(value.clone());
                }
            } else if let Some(value) = self.get(array) {
                found.values.push(value.to_vec());
                found.indices.push(0);
            }
        } else if array == b"PIPESTATUS" {
            let index = rt::text::number::fit(self.index(array, index)?);
            let status = match self.pipeline_statuses.get(index) {
                None if index == 0 => Some(&self.status),
                status => status,
            };
            found.values.extend(status.map(|&status| super::decimal(status.into())));
        } else if let Some(value) = self.get_place(name)? {
            found.values.push(value.to_vec());
        }
        found.set = !found.values.is_empty();
        Ok(())
    }

    /// `${x:offset:length}`: of a value its characters, of a list its values.
    #[inline(never)]
    fn cut(&mut self, words: &[Tree], found: &mut Found) -> Run {
        let mut numbers = [0, i64::MAX];
        for (word, number) in words.iter().zip(&mut numbers) {
            let mut text = Vec::new();
            self.expand_single(word, &mut text)?;
            *number = self.evaluate(&text)?;
        }
        let [offset, length] = numbers;
        if found.list == 0 {
            let Some(value) = found.values.first_mut() else { return Ok(()) };
            let count = self.length(value) as i64;
            let start = if offset < 0 { count.saturating_add(offset) } else { offset };
            let end =
                if length < 0 { count + length } else { start.saturating_add(length).min(count) };
            if start < 0 || start > count {
                value.clear();
                return Ok(());
            }
            if end < start {
                return Err(self.fail("%: substring expression < 0", &super::decimal(length)));
            }
            let place = |character: i64| match self.utf8 {
                true => {
                    let pieces = utf8::pieces(value, true).take(character as usize);
                    pieces.map(|(piece, _)| piece.len()).sum()
                }
                false => character as usize,
            };
            let (start, end) = (place(start), place(end));
            value.truncate(end);
            consume(value, start);
            return Ok(());
        }
        if length < 0 {
            return Err(self.fail("%: substring expression < 0", &super::decimal(length)));
        }
        // Parameters are counted from the shell's name on, elements by their indices.
        if matches!(found.name.as_slice(), b"@" | b"*") {
            found.values.insert(0, self.name.clone());
            found.indices = (0..found.values.len() as u64).collect();
        }
        let end = found.indices.last().map_or(0, |last| last + 1) as i64;
        let start = if offset < 0 { end.saturating_add(offset) } else { offset };
        let before = found.indices.iter().take_while(|&&index| (index as i64) < start).count();
        found.values.drain(..if start < 0 { found.values.len() } else { before });
        found.values.truncate(usize::try_from(length).unwrap_or(usize::MAX));
        Ok(())
    }

    /// Does what the operator says with every value.
    #[inline(never)]
    fn change(&mut self, node: &Node, words: &[Tree], found: &mut Found) -> Run {
        if !matches!(node.op, b'#' | b'%' | b'/' | b'^' | b',' | b'@') {
            return Ok(());
        }
        let mut change = Change { node, pattern: Vec::new(), text: Vec::new(), utf8: self.utf8 };
        if let [pattern, rest @ ..] = words {
            self.expand_pattern(pattern, &mut change.pattern)?;
            if let Some(text) = rest.first() {
                self.expand_single(text, &mut change.text)?;
            }
        }
        found.values.iter_mut().for_each(|value| change.apply(value));
        Ok(())
    }

    /// Adds the values of a list.
    #[inline(never)]
    fn emit_all(&self, values: &[Vec<u8>], separate: bool, quoted: bool, fields: &mut Fields) {
        let one = !fields.splits() || quoted && !separate;
        let mut separator = self.ifs.get(..1).unwrap_or(&[]);
        if quoted && separate {
            separator = b" ";
        }
        if quoted && !separate {
            fields.present = true;
        }
        for (index, value) in values.iter().enumerate() {
            if index > 0 {
                if one {
                    self.emit(separator, quoted, fields);
                } else if fields.present {
                    fields.end();
                }
            }
            self.emit(value, quoted, fields);
        }
    }
}

impl Change<'_> {
    #[inline(never)]
    fn apply(&self, value: &mut Vec<u8>) {
        let (pattern, flag, utf8) = (self.pattern.as_slice(), self.node.flag, self.utf8);
        match self.node.op {
            b'%' => {
                let start = pattern::suffix(pattern, value, flag, utf8);
                value.truncate(start.unwrap_or(value.len()));
            }
            b'#' => {
                let end = pattern::prefix(pattern, value, flag, utf8);
                consume(value, end.unwrap_or(0));
            }
            b'/' => self.replace(value),
            b'@' if self.node.mode == b'Q' => *value = super::builtins::quote(value),
            _ => self.change_case(value),
        }
    }

    /// Puts the text in the place of what the pattern matches: the first, all, one at the start or one at the end.
    #[inline(never)]
    fn replace(&self, value: &mut Vec<u8>) {
        let (pattern, mode) = (self.pattern.as_slice(), self.node.mode);
        let text = core::mem::take(value);
        if pattern.is_empty() && mode == 0 || mode == b'/' && pattern.is_empty() {
            *value = text;
            return;
        }
        if mode == b'%' {
            let start = pattern::suffix(pattern, &text, true, self.utf8);
            value.extend_from_slice(text.get(..start.unwrap_or(text.len())).unwrap_or(&[]));
            if start.is_some() {
                value.extend_from_slice(&self.text);
            }
            return;
        }
        let mut rest = text.as_slice();
        while !rest.is_empty() || value.is_empty() {
            let found = pattern::prefix(pattern, rest, true, self.utf8);
            // What matches nothing is passed over, but at the start.
            if let Some(len) = found.filter(|&len| len > 0 || mode == b'#' || rest.is_empty()) {
                value.extend_from_slice(&self.text);
                rest = rest.get(len..).unwrap_or(&[]);
                if mode == b'/' && !rest.is_empty() {
                    continue;
                }
                break;
            }
            let Some((_, len)) = pattern::character(rest, self.utf8).filter(|_| mode != b'#')
            else {
                break;
            };
            let (passed, after) = rest.split_at(len.min(rest.len()));
            value.extend_from_slice(passed);
            rest = after;
        }
        value.extend_from_slice(rest);
    }

    /// Changes the case of the characters that the pattern matches; without one, of all.
    #[inline(never)]
    fn change_case(&self, value: &mut [u8]) {
        let upper = matches!((self.node.op, self.node.mode), (b'^', _) | (b'@', b'U' | b'u'));
        let all = self.node.flag || matches!(self.node.mode, b'U' | b'L');
        for (index, byte) in value.iter_mut().enumerate() {
            let fits = self.node.op == b'@'
                || self.pattern.is_empty()
                || pattern::matches(&self.pattern, &[*byte], false);
            if fits && (all || index == 0) {
                *byte = if upper { byte.to_ascii_uppercase() } else { byte.to_ascii_lowercase() };
            }
        }
    }
}
