//! fc - list, edit and run again what was entered (POSIX XCU, fc)
use super::{history::write_apart, line, screen::safe};
use crate::sh::{Flow, Run, builtins, decimal, number, state::Shell, text_of};
use rt::{
    Vec,
    sys::fs::{self, CWD},
};

impl Shell {
    pub fn fc(&mut self, args: &[Vec<u8>]) -> Result<u8, Flow> {
        let Some(found) = builtins::options(self, args, b":lnrse:") else { return Ok(2) };
        let mut rest = found.rest;
        let (list, editor) = (found.has(b'l'), found.value(b'e'));
        // `-e -` is what there was before there was `-s`.
        let again = found.has(b's') || editor == Some(b"-");
        let mut change = (b"".as_slice(), b"".as_slice());
        if let ([text, after @ ..], true) = (rest, again)
            && let Some(at) = text.iter().position(|&byte| byte == b'=')
        {
            let (old, new) = text.split_at(at);
            change = (old, new.get(1..).unwrap_or(&[]));
            rest = after;
        }
        let (oldest, newest) = (self.past.history.first(), self.past.history.last());
        let first = if list { newest.saturating_sub(15).max(oldest) } else { newest };
        let first = self.entry_of(rest.first(), list, first);
        let last = self.entry_of(rest.get(1), list, if list { newest } else { first });
        if first == 0 || last == 0 {
            return Ok(1);
        }
        let backward = found.has(b'r') || first > last;
        let (low, high) = (first.min(last), first.max(last));
        let mut text = Vec::new();
        for index in 0..=high - low {
            let number = if backward { high - index } else { low + index };
            let entry = self.past.history.get(number).map_or(&[][..], |entry| entry);
            if list {
                if !found.has(b'n') {
                    text.extend_from_slice(&decimal(number as i64));
                }
                self.add_entry(&mut text, entry);
            } else {
                text.extend_from_slice(entry);
                text.push(b'\n');
            }
        }
        if list {
            self.print(&[&text]);
            return Ok(0);
        }
        if again {
            let (old, new) = change;
            let places = 0..text.len();
            let found = places.into_iter().find(|&at| {
                !old.is_empty() && text.get(at..).is_some_and(|rest| rest.starts_with(old))
            });
            if let Some(at) = found {
                line::replace(&mut text, at, at + old.len(), new);
            }
        } else {
            let usual = self.first_of(&[b"FCEDIT", b"EDITOR"], b"ed");
            self.edit_text(editor.unwrap_or(&usual), &mut text)?;
        }
        // What is run takes its place.
        self.past.history.drop_current();
        if !again && self.status != 0 {
            return Ok(self.status);
        }
        while text.last() == Some(&b'\n') {
            text.pop();
        }
        self.note_line(&text, false);
        text.push(b'\n');
        self.print_error(&safe(&text, self.utf8).0);
        self.status = 0;
        self.run_text(text, self.line)?;
        Ok(self.status)
    }

    /// The value of the first of these variables that has one.
    #[inline(never)]
    pub fn first_of(&self, names: &[&[u8]], usual: &[u8]) -> Vec<u8> {
        let mut values = names.iter().filter_map(|name| self.get(name));
        values.find(|value| !value.is_empty()).unwrap_or(usual).to_vec()
    }

    /// The entry that a number, a number from the end, or the beginning of a command stands for. In a list, a number that is none
    /// stands for the nearest one. 0 if there is none, which is reported.
    #[inline(never)]
    fn entry_of(&mut self, name: Option<&Vec<u8>>, list: bool, usual: usize) -> usize {
        let history = &self.past.history;
        let (first, last) = (history.first(), history.last());
        let found;
        if let Some(name) = name {
            let back = name.starts_with(b"-");
            let digits = if back || name.starts_with(b"+") { name.get(1..) } else { None };
            match number(digits.unwrap_or(name)) {
                Some(given) => {
                    let given = usize::try_from(given).unwrap_or(usize::MAX);
                    let at = if back { (last + 1).saturating_sub(given) } else { given };
                    let near = at.clamp(first, last.max(first));
                    found = if list || near == at { near } else { 0 };
                }
                None => {
                    let begins =
                        |at: &usize| history.get(*at).is_some_and(|entry| entry.starts_with(name));
                    found = (first..=last).rev().find(begins).unwrap_or(0);
                }
            }
        } else {
            found = usual;
        }
        if found == 0 || last < first {
            let name = name.map_or(b"history".as_slice(), Vec::as_slice);
            self.say("fc: %: no such command", name);
            return 0;
        }
        found
    }

    /// Gives a text to an editor. Its status is that of the editor.
    #[inline(never)]
    pub fn edit_text(&mut self, editor: &[u8], text: &mut Vec<u8>) -> Run {
        let directory = self.first_of(&[b"TMPDIR"], b"/tmp");
        let name = match write_apart(&rt::filled(b"%/sh.", &[&directory]), text) {
            Ok(name) => name,
            Err(e) => {
                self.say_two("%: %", &directory, &text_of(e));
                self.status = 1;
                return Ok(());
            }
        };
        let path = builtins::quote(name.to_bytes());
        self.status = 0;
        let flow = self.run_text(rt::filled(b"% %", &[editor, &path]), self.line);
        *text = builtins::read_file(name.to_bytes()).unwrap_or_default();
        while text.last() == Some(&b'\n') {
            text.pop();
        }
        // Where it is gone already, nobody is harmed.
        let _ = fs::unlink(CWD, &name, 0);
        flow
    }
}
