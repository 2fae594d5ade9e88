//! fc - list, edit and run again what was entered (POSIX XCU, fc)
use crate::sh::{Flow, number, state::Shell, text_of};
use rt::{
    CString, Vec, c_string,
    sys::{
        Errno,
        fs::{self, CWD},
        raw::{O_CREAT, O_EXCL, O_WRONLY},
    },
    temporary,
};

#[derive(Default)]
struct Options<'a> {
    list: bool,
    bare: bool,
    reverse: bool,
    again: bool,
    editor: Option<&'a [u8]>,
}

impl Shell {
    pub fn fc(&mut self, args: &[Vec<u8>]) -> Result<u8, Flow> {
        let mut options = Options::default();
        let mut rest = args.get(1..).unwrap_or(&[]);
        // A number is no option.
        while let [arg, after @ ..] = rest
            && let [b'-', letters @ ..] = arg.as_slice()
            && letters.first().is_some_and(|letter| !letter.is_ascii_digit())
        {
            rest = after;
            if letters == b"-" {
                break;
            }
            let mut letters = letters;
            while let [letter, behind @ ..] = letters {
                letters = behind;
                match letter {
                    b'l' => options.list = true,
                    b'n' => options.bare = true,
                    b'r' => options.reverse = true,
                    b's' => options.again = true,
                    b'e' if !behind.is_empty() => {
                        options.editor = Some(core::mem::take(&mut letters));
                    }
                    b'e' if !rest.is_empty() => {
                        options.editor = rest.first().map(Vec::as_slice);
                        rest = rest.get(1..).unwrap_or(&[]);
                    }
                    _ => {
                        self.say("fc: Illegal option -%", &[*letter]);
                        return Ok(2);
                    }
                }
            }
        }
        // What `-e -` did before there was `-s`.
        options.again |= options.editor == Some(b"-");
        let mut change = None;
        if let ([text, after @ ..], true) = (rest, options.again)
            && let Some(at) = text.iter().position(|&byte| byte == b'=')
        {
            change = Some((text.get(..at).unwrap_or(&[]), text.get(at + 1..).unwrap_or(&[])));
            rest = after;
        }
        if self.past.history.last() < self.past.history.first() {
            self.say("fc: no command was entered yet", b"");
            return Ok(1);
        }
        let newest = self.past.history.last();
        let first = match rest.first() {
            Some(name) => self.entry_of(name, options.list),
            None if options.list => Some(newest.saturating_sub(15)),
            None => Some(newest),
        };
        let last = match rest.get(1) {
            Some(name) => self.entry_of(name, options.list),
            None if options.list => Some(newest),
            None => first,
        };
        let (Some(first), Some(last)) = (first, last) else { return Ok(1) };
        let first_of_all = self.past.history.first();
        let range = first.min(last).max(first_of_all)..first.max(last) + 1;
        let mut numbers: Vec<usize> = range.collect();
        if options.reverse || first > last {
            numbers.reverse();
        }
        if options.list {
            for at in numbers {
                let mut text = Vec::new();
                if !options.bare {
                    text = crate::sh::decimal(at as i64);
                }
                text.push(b'\t');
                self.print_entry(text, at);
            }
            return Ok(0);
        }
        let mut text = Vec::new();
        if options.again {
            text = self.past.history.get(first).cloned().unwrap_or_default();
            if let Some((old, new)) = change
                && !old.is_empty()
                && let Some(at) = text.windows(old.len()).position(|part| part == old)
            {
                text.splice(at..at + old.len(), new.iter().copied());
            }
        } else {
            for at in numbers {
                text.extend_from_slice(self.past.history.get(at).map_or(&[], Vec::as_slice));
                text.push(b'\n');
            }
            let names: [&[u8]; 2] = [b"FCEDIT", b"EDITOR"];
            let editor = match options.editor {
                Some(editor) => editor.to_vec(),
                None => self.first_of(&names).unwrap_or(b"ed".to_vec()),
            };
            if !self.edit_text(&editor, &mut text)? {
                self.past.history.drop_current();
                return Ok(self.status.max(1));
            }
        }
        // What is run takes its place.
        self.past.history.drop_current();
        self.print_safely(&text);
        self.note_line(&text, false);
        self.status = 0;
        self.run_text(text, self.line)?;
        Ok(self.status)
    }

    /// The value of the first of these variables that has one.
    pub fn first_of(&self, names: &[&[u8]]) -> Option<Vec<u8>> {
        let mut values = names.iter().filter_map(|name| self.get(name));
        values.find(|value| !value.is_empty()).map(<[u8]>::to_vec)
    }

    /// Shows what is about to be run.
    pub fn print_safely(&self, text: &[u8]) {
        for line in text.split(|&byte| byte == b'\n') {
            let (mut line, _) = super::screen::safe(line, self.utf8);
            line.push(b'\n');
            self.print_error(&line);
        }
    }

    /// The entry that a number, a number from the end, or the beginning of a command stands for. In a list, a number that is none
    /// stands for the nearest one.
    fn entry_of(&mut self, name: &[u8], list: bool) -> Option<usize> {
        let history = &self.past.history;
        let (first, last) = (history.first(), history.last());
        let (back, digits) = match name {
            [b'-', digits @ ..] => (true, digits),
            [b'+', digits @ ..] => (false, digits),
            digits => (false, digits),
        };
        let found = match number(digits) {
            Some(given) => {
                let given = usize::try_from(given).unwrap_or(usize::MAX);
                let at = if back { (last + 1).saturating_sub(given) } else { given };
                if list || at.clamp(first, last) == at { Some(at.clamp(first, last)) } else { None }
            }
            None => (first..=last)
                .rev()
                .find(|&at| history.get(at).is_some_and(|entry| entry.starts_with(name))),
        };
        if found.is_none() {
            self.say("fc: %: no such command", name);
        }
        found
    }

    /// Gives a text to an editor. Returns whether that went well.
    pub fn edit_text(&mut self, editor: &[u8], text: &mut Vec<u8>) -> Result<bool, Flow> {
        let directory = self.first_of(&[b"TMPDIR"]).unwrap_or(b"/tmp".to_vec());
        let name = match write_apart(&directory, text) {
            Ok(name) => name,
            Err(e) => {
                self.say_two("%: %", &directory, &text_of(e));
                self.status = 1;
                return Ok(false);
            }
        };
        let path = crate::sh::builtins::quote(name.to_bytes());
        self.status = 0;
        let flow = self.run_text([editor, b" ", &path].concat(), self.line);
        let edited = crate::sh::builtins::read_file(name.to_bytes());
        // Where it is gone already, nobody is harmed.
        let _ = fs::unlink(CWD, &name, 0);
        flow?;
        *text = edited.unwrap_or_default();
        while text.last() == Some(&b'\n') {
            text.pop();
        }
        Ok(self.status == 0)
    }
}

/// Writes a text to a file of its own, which nobody else may read.
fn write_apart(directory: &[u8], text: &[u8]) -> Result<CString, Errno> {
    let mut file = Err(Errno::EXIST);
    let before = [directory, b"/sh."].concat();
    let name = temporary::make(&before, 10, b"", &mut |name| {
        file = fs::open(CWD, &c_string(name.to_bytes()), O_WRONLY | O_CREAT | O_EXCL, 0o600);
        file.as_ref().map(drop).map_err(|e| *e)
    })?;
    let written = file.and_then(|file| {
        rt::io::write_all(&file, text)?;
        rt::io::write_all(&file, if text.ends_with(b"\n") { b"" } else { b"\n" })?;
        file.close()
    });
    if written.is_err() {
        let _ = fs::unlink(CWD, &name, 0);
    }
    written.map(|()| name)
}
