//! Words to fields: the expansions of POSIX XCU 2.6.
use super::{Flow, Run, ast::*, options, parser::Parser, source::Source, state::Shell};
use rt::{Vec, c_string, sys::dir, text::pattern};

/// The fields that words expand to, while they grow.
///
/// The present field is kept as a pattern: what was quoted has a backslash before every character that would mean something.
#[derive(Default)]
struct Fields {
    /// The ended fields, each with whether it is a pattern.
    done: Vec<(bool, Vec<u8>)>,
    current: Vec<u8>,
    /// Is there a present field, even if it is empty?
    present: bool,
    /// Has it a character in it that makes it a pattern?
    magic: bool,
    /// Did white space end the field before, so that a separator after it ends no other one?
    spaced: bool,
    how: How,
}

/// What becomes of the result of an expansion that is not quoted.
#[derive(Clone, Copy, PartialEq, Eq, Default)]
enum How {
    /// Field splitting and pathname expansion.
    #[default]
    Fields,
    /// Neither.
    Single,
    /// It is a pattern.
    Pattern,
}

/// How a piece of a word is taken.
#[derive(Clone, Copy, Default)]
struct Manner {
    /// Is the text itself split, because it stands in `${x-…}`?
    splits: bool,
    /// Is it the value of an assignment, where a tilde may follow a colon?
    value: bool,
}

fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n')
}

impl Fields {
    fn quoted(&mut self, text: &[u8]) {
        self.present = true;
        self.spaced = false;
        for &byte in text {
            if b"*?[]\\!^-".contains(&byte) {
                self.current.push(b'\\');
            }
            self.current.push(byte);
        }
    }

    fn unquoted(&mut self, byte: u8) {
        self.present = true;
        self.spaced = false;
        self.magic |= matches!(byte, b'*' | b'?' | b'[');
        // In a pattern a backslash quotes, wherever it came from; in a file's name it stands for itself.
        if byte == b'\\' && self.how != How::Pattern {
            self.current.push(byte);
        }
        self.current.push(byte);
    }

    fn plain(&mut self, text: &[u8]) {
        text.iter().for_each(|&byte| self.unquoted(byte));
    }

    /// Adds the result of an expansion.
    fn split(&mut self, text: &[u8], ifs: &[u8]) {
        for &byte in text {
            if self.how != How::Fields || !ifs.contains(&byte) {
                self.unquoted(byte);
            } else if self.present {
                self.end();
                self.spaced = is_space(byte);
            } else if !is_space(byte) {
                if !self.spaced {
                    self.end();
                }
                self.spaced = false;
            }
        }
    }

    /// Ends the present field. Only those that may be patterns keep their backslashes.
    fn end(&mut self) {
        let mut field = core::mem::take(&mut self.current);
        if !self.magic {
            unescape(&mut field);
        }
        self.done.push((self.magic, field));
        (self.present, self.magic, self.spaced) = (false, false, false);
    }
}

/// How the word of `${x-word}` is taken.
fn inside(quoted: bool, fields: &Fields) -> Manner {
    Manner { splits: !quoted && fields.how == How::Fields, value: false }
}

/// Takes the backslashes away that quote.
pub fn unescape(pattern: &mut Vec<u8>) {
    let mut quoted = false;
    pattern.retain(|&byte| {
        quoted = byte == b'\\' && !quoted;
        !quoted
    });
}

impl Shell {
    /// Expands the words among the nodes to fields.
    pub fn expand_words(&mut self, nodes: &[Tree]) -> Result<Vec<Vec<u8>>, Flow> {
        let mut fields = Fields::default();
        for word in nodes {
            match word.kind {
                Kind::Assignment | Kind::Redirection => continue,
                // Most words are just text.
                Kind::Text | Kind::Quoted
                    if !word.text.iter().any(|byte| b"*?[~\\".contains(byte)) =>
                {
                    fields.done.push((false, word.text.clone()));
                    continue;
                }
                _ => {}
            }
            fields.spaced = false;
            self.expand(word, &mut fields, Manner::default())?;
            if fields.present {
                fields.end();
            }
        }
        let mut names = Vec::with_capacity(fields.done.len());
        for (magic, mut field) in fields.done {
            if magic && !self.options.has(options::NOGLOB) && self.file_names(&field, &mut names) {
                continue;
            }
            if magic {
                unescape(&mut field);
            }
            names.push(field);
        }
        Ok(names)
    }

    /// Expands a word to one string, without field splitting and pathname expansion.
    pub fn expand_single(&mut self, word: &Tree) -> Result<Vec<u8>, Flow> {
        let mut text = self.expand_one(word, How::Single, Manner::default())?;
        unescape(&mut text);
        Ok(text)
    }

    /// Expands the value of an assignment.
    pub fn expand_value(&mut self, assignment: &Node) -> Result<Vec<u8>, Flow> {
        let manner = Manner { splits: false, value: true };
        let Some(word) = assignment.first() else { return Ok(Vec::new()) };
        let mut text = self.expand_one(word, How::Single, manner)?;
        unescape(&mut text);
        Ok(text)
    }

    /// Expands a word to a pattern.
    pub fn expand_pattern(&mut self, word: &Tree) -> Result<Vec<u8>, Flow> {
        self.expand_one(word, How::Pattern, Manner::default())
    }

    fn expand_one(&mut self, word: &Tree, how: How, manner: Manner) -> Result<Vec<u8>, Flow> {
        let mut fields = Fields { how, ..Fields::default() };
        self.expand(word, &mut fields, manner)?;
        Ok(fields.current)
    }

    /// Expands a prompt: parameters, and what else a double-quoted string may hold.
    pub fn expand_prompt(&mut self, text: &[u8]) -> Vec<u8> {
        let mut source = Source::text(text.to_vec(), self.line);
        let mut parser = Parser::new(&mut source, self.floor);
        let word = parser.document();
        if !parser.message.is_empty() {
            return text.to_vec();
        }
        self.expand_single(&word).unwrap_or_default()
    }

    fn expand(&mut self, word: &Tree, fields: &mut Fields, manner: Manner) -> Run {
        if super::stack_is_low(self.floor) {
            return Err(self.fail("too deeply nested", b""));
        }
        let parts = pieces(word);
        for (index, part) in parts.iter().enumerate() {
            let result = match part.kind {
                Kind::Quoted => {
                    fields.quoted(&part.text);
                    continue;
                }
                Kind::Parameter => {
                    self.parameter(part, fields)?;
                    continue;
                }
                Kind::Substitution => {
                    let mut output = self.capture(part)?;
                    let end = output.iter().rposition(|&byte| byte != b'\n').map_or(0, |at| at + 1);
                    output.truncate(end);
                    output.retain(|&byte| byte != 0);
                    output
                }
                Kind::Arithmetic => {
                    let text = match part.first() {
                        Some(word) => self.expand_single(word)?,
                        None => continue,
                    };
                    super::decimal(self.evaluate(&text)?)
                }
                Kind::Declaration => {
                    let value = self.expand_value(part)?;
                    fields.quoted(&part.text);
                    fields.quoted(b"=");
                    fields.quoted(&value);
                    continue;
                }
                _ => {
                    let whole = index + 1 == parts.len();
                    let text = self.tildes(&part.text, index == 0, whole, manner.value, fields);
                    if manner.splits {
                        fields.split(text, &self.ifs);
                    } else {
                        fields.plain(text);
                    }
                    continue;
                }
            };
            self.emit(&result, part.quoted, fields);
        }
        Ok(())
    }

    fn emit(&self, value: &[u8], quoted: bool, fields: &mut Fields) {
        if quoted { fields.quoted(value) } else { fields.split(value, &self.ifs) }
    }

    /// Replaces the tildes in the text: at the start of a word, in a value also after every colon. A home directory is not
    /// expanded any further, so it goes straight to the fields.
    fn tildes<'t>(
        &mut self,
        text: &'t [u8],
        first: bool,
        whole: bool,
        value: bool,
        fields: &mut Fields,
    ) -> &'t [u8] {
        let mut rest = text;
        let mut at_start = first;
        loop {
            if at_start && rest.starts_with(b"~") {
                let end = rest.iter().position(|&c| c == b'/' || value && c == b':');
                if (end.is_some() || whole)
                    && let Some(home) =
                        self.home(rest.get(1..end.unwrap_or(rest.len())).unwrap_or(&[]))
                {
                    fields.quoted(&home);
                    rest = rest.get(end.unwrap_or(rest.len())..).unwrap_or(&[]);
                }
            }
            let colon = rest.iter().position(|&byte| byte == b':');
            let Some(colon) = colon.filter(|_| value) else { return rest };
            let (before, after) = rest.split_at(colon + 1);
            fields.plain(before);
            rest = after;
            at_start = true;
        }
    }

    /// The home directory of a user, or of this one for an empty name.
    fn home(&mut self, user: &[u8]) -> Option<Vec<u8>> {
        if user.is_empty() {
            return self.get(b"HOME");
        }
        let users = super::builtins::read_file(b"/etc/passwd")?;
        let entry = users.split(|&byte| byte == b'\n').find_map(|line| {
            let mut fields = line.split(|&byte| byte == b':');
            (fields.next() == Some(user)).then(|| fields.nth(4))
        });
        entry.flatten().map(<[u8]>::to_vec)
    }

    /// The value of a parameter that is one string.
    fn value(&mut self, name: &[u8]) -> Option<Vec<u8>> {
        match name {
            b"?" => Some(super::decimal(self.status.into())),
            b"$" => Some(super::decimal(self.pid.into())),
            b"#" => Some(super::decimal(self.args.len() as i64)),
            b"-" => Some(self.option_letters()),
            b"!" => self.background.map(|pid| super::decimal(pid.into())),
            b"0" => Some(self.name.clone()),
            b"*" => {
                let separator = self.ifs.get(..1).unwrap_or(&[]).to_vec();
                Some(self.args.join(separator.as_slice()))
            }
            b"@" => Some(self.args.join(b" ".as_slice())),
            _ => match super::number(name) {
                Some(0) => Some(self.name.clone()),
                Some(number) => self.args.get(usize::try_from(number).ok()? - 1).cloned(),
                None if name.first().is_some_and(u8::is_ascii_digit) => None,
                None => self.get(name),
            },
        }
    }

    fn parameter(&mut self, node: &Node, fields: &mut Fields) -> Run {
        let (name, op, flag, quoted) = (&node.text, node.op, node.flag, node.quoted);
        let list = matches!(name.as_slice(), b"@" | b"*");
        let mut value = match op {
            BAD => return Err(self.fail("${%}: Bad substitution", name)),
            LENGTH if list => Some(super::decimal(self.args.len() as i64)),
            _ if list && self.args.is_empty() => None,
            _ => self.value(name),
        };
        let colon = flag && matches!(op, b'-' | b'=' | b'?' | b'+');
        let usable = value.as_ref().is_some_and(|value| !colon || !value.is_empty());
        let word = node.first();
        match (op, word) {
            (VALUE, _) if list => return self.all_parameters(name == b"@", quoted, fields),
            (b'+', Some(word)) if usable => {
                return self.expand(word, fields, inside(quoted, fields));
            }
            (b'+', _) => {
                fields.present |= quoted;
                return Ok(());
            }
            (b'-' | b'=' | b'?', _) if usable => {
                if list {
                    return self.all_parameters(name == b"@", quoted, fields);
                }
            }
            (b'-', Some(word)) => {
                fields.present |= quoted && !list;
                return self.expand(word, fields, inside(quoted, fields));
            }
            (b'=', Some(word)) => {
                if !is_name(name) {
                    return Err(self.fail("%: bad variable name", name));
                }
                let text = self.expand_single(word)?;
                self.set(name, text.clone())?;
                value = Some(text);
            }
            (b'?', Some(word)) => {
                let text = self.expand_single(word)?;
                let text: &[u8] = match text.as_slice() {
                    [] if colon => b"parameter not set or null",
                    [] => b"parameter not set",
                    text => text,
                };
                return Err(self.fail_two("%: %", name, text));
            }
            _ => {}
        }
        let Some(mut value) = value else {
            if self.options.has(options::NOUNSET) && !list {
                return Err(self.fail("%: parameter not set", name));
            }
            if op == LENGTH {
                self.emit(b"0", quoted, fields);
            } else if quoted {
                fields.present = true;
            }
            return Ok(());
        };
        if op == LENGTH && !list {
            let len =
                if self.utf8 { rt::text::utf8::pieces(&value, true).count() } else { value.len() };
            value = super::decimal(len as i64);
        }
        if matches!(op, b'#' | b'%')
            && let Some(word) = word
        {
            let pattern = self.expand_pattern(word)?;
            if op == b'%' {
                let start = pattern::suffix(&pattern, &value, flag, self.utf8);
                value.truncate(start.unwrap_or(value.len()));
            } else {
                let end = pattern::prefix(&pattern, &value, flag, self.utf8);
                value.drain(..end.unwrap_or(0));
            }
        }
        self.emit(&value, quoted, fields);
        Ok(())
    }

    /// `$@` and `$*`.
    fn all_parameters(&mut self, separate: bool, quoted: bool, fields: &mut Fields) -> Run {
        let one = fields.how != How::Fields || quoted && !separate;
        let mut separator = self.ifs.get(..1).unwrap_or(&[]);
        if quoted && separate {
            separator = b" ";
        }
        if quoted && !separate {
            fields.present = true;
        }
        for (index, value) in self.args.iter().enumerate() {
            if index > 0 {
                if one {
                    self.emit(separator, quoted, fields);
                } else if fields.present {
                    fields.end();
                }
            }
            self.emit(value, quoted, fields);
        }
        Ok(())
    }

    // Pathname expansion.

    /// Adds the names of the files that a pattern matches, in order. Returns whether there are any.
    fn file_names(&mut self, pattern: &[u8], names: &mut Vec<Vec<u8>>) -> bool {
        let mut found: Vec<Vec<u8>> = [Vec::new()].into();
        let mut searched = false;
        let mut rest = pattern;
        while !rest.is_empty() && !found.is_empty() {
            // A component with the slashes before it.
            let slashes = rest.iter().take_while(|&&byte| byte == b'/').count();
            let (before, after) = rest.split_at(slashes);
            let len = after.iter().position(|&byte| byte == b'/').unwrap_or(after.len());
            let (component, after) = after.split_at(len);
            rest = after;
            found.iter_mut().for_each(|path| path.extend_from_slice(before));
            if !is_magic(component) {
                let mut name = component.to_vec();
                unescape(&mut name);
                found.iter_mut().for_each(|path| path.extend_from_slice(&name));
                continue;
            }
            searched = true;
            let mut longer = Vec::new();
            for path in &found {
                let place: &[u8] = if path.is_empty() { b"." } else { path };
                // A directory that cannot be read has no names to offer.
                let _ = dir::list(&c_string(place), |name| {
                    let hidden = name.starts_with(b".");
                    let asked = component.starts_with(b".") || component.starts_with(b"\\.");
                    if (!hidden || asked) && pattern::matches(component, name, self.utf8) {
                        longer.push([path.as_slice(), name].concat());
                    }
                });
            }
            found = longer;
        }
        let before = names.len();
        if searched {
            found.retain(|path| dir::identify(&c_string(path), false).is_ok());
            names.append(&mut super::state::sorted(found));
        }
        names.len() > before
    }
}

/// Has a pattern a character that is not quoted and matches others?
fn is_magic(pattern: &[u8]) -> bool {
    let mut quoted = false;
    pattern.iter().any(|&byte| {
        let found = !quoted && matches!(byte, b'*' | b'?' | b'[');
        quoted = byte == b'\\' && !quoted;
        found
    })
}
