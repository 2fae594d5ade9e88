//! Words to fields: the expansions of POSIX XCU 2.6.
use super::{Run, ast::*, braces, options, parser::Parser, source::Source, state::Shell};
use rt::{
    Vec, c_string,
    sys::dir,
    text::{
        pattern,
        split::{lines, parts},
    },
};

/// The fields that words expand to, while they grow.
///
/// The present field is kept as a pattern: what was quoted has a backslash before every character that would mean something. Where
/// nothing is looked for, there are no such backslashes.
#[derive(Default)]
pub struct Fields {
    /// The ended fields, and the places of those that are patterns.
    done: Vec<Vec<u8>>,
    patterns: Vec<usize>,
    current: Vec<u8>,
    /// Is there a present field, even if it is empty?
    pub present: bool,
    /// Has it a character in it that makes it a pattern, or the beginning of a bracket expression?
    magic: bool,
    bracket: bool,
    /// Has it backslashes that quote?
    escaped: bool,
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
    /// Neither: it is the value of an assignment, where a tilde may follow a colon.
    Value,
    /// It is a pattern.
    Pattern,
    /// It is an extended regular expression.
    Regex,
}

fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n')
}

/// What a byte may mean in a pattern, or in a regular expression.
const PATTERN: u8 = 1;
const REGEX: u8 = 2;
static MEANING: [u8; 256] = {
    let mut table = [0; 256];
    let sets: [(&[u8], u8); 2] = [(b"*?[]\\!^-", PATTERN), (b".[]\\*^$()+?{}|", REGEX)];
    let mut at = 0;
    while at < sets.len() {
        let (mut bytes, mark) = sets[at];
        while let [byte, rest @ ..] = bytes {
            table[*byte as usize] |= mark;
            bytes = rest;
        }
        at += 1;
    }
    table
};

fn means(byte: u8, mark: u8) -> bool {
    MEANING.get(usize::from(byte)).is_some_and(|meaning| meaning & mark != 0)
}

impl Fields {
    fn quoted(&mut self, text: &[u8]) {
        self.present = true;
        self.spaced = false;
        let mark = if self.how == How::Regex { REGEX } else { PATTERN };
        if self.is_plain() || !text.iter().any(|&byte| means(byte, mark)) {
            return self.current.extend_from_slice(text);
        }
        self.escaped = true;
        for &byte in text {
            if means(byte, mark) {
                self.current.push(b'\\');
            }
            self.current.push(byte);
        }
    }

    fn unquoted(&mut self, text: &[u8]) {
        if text.is_empty() {
            return;
        }
        self.present = true;
        self.spaced = false;
        if self.is_plain() || !text.iter().any(|&byte| means(byte, PATTERN)) {
            return self.current.extend_from_slice(text);
        }
        for &byte in text {
            self.magic |= matches!(byte, b'*' | b'?') || byte == b']' && self.bracket;
            self.bracket |= byte == b'[';
            // In a pattern a backslash quotes, wherever it came from; in a file's name it stands for itself.
            if byte == b'\\' && self.how == How::Fields {
                self.escaped = true;
                self.current.push(byte);
            }
            self.current.push(byte);
        }
    }

    /// Adds the result of an expansion.
    fn split(&mut self, text: &[u8], separators: &[bool; 256]) {
        if self.how != How::Fields {
            return self.unquoted(text);
        }
        let mut rest = text;
        loop {
            let separates = |&byte: &u8| separators.get(usize::from(byte)) == Some(&true);
            let len = rest.iter().position(separates).unwrap_or(rest.len());
            let (field, after) = rest.split_at(len);
            self.unquoted(field);
            let Some((&byte, after)) = after.split_first() else { return };
            rest = after;
            if self.present {
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

    /// Is what is not quoted split?
    pub fn splits(&self) -> bool {
        self.how == How::Fields
    }

    /// Is there nothing that is looked for?
    fn is_plain(&self) -> bool {
        matches!(self.how, How::Single | How::Value)
    }

    /// Ends the present field. Only those that may be patterns keep their backslashes.
    pub fn end(&mut self) {
        let mut field = core::mem::take(&mut self.current);
        if self.magic {
            self.patterns.push(self.done.len());
        } else if self.escaped {
            unescape(&mut field);
        }
        self.done.push(field);
        (self.present, self.magic, self.bracket) = (false, false, false);
        (self.escaped, self.spaced) = (false, false);
    }
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
    pub fn expand_words(&mut self, nodes: &[Tree], names: &mut Vec<Vec<u8>>) -> Run {
        let mut fields = Fields::default();
        self.expand_each(nodes, &mut fields)?;
        if fields.patterns.is_empty() && names.is_empty() {
            *names = fields.done;
            return Ok(());
        }
        let mut patterns = fields.patterns.iter().peekable();
        for (place, mut field) in fields.done.into_iter().enumerate() {
            if patterns.next_if_eq(&&place).is_some() {
                if !self.options.has(options::NOGLOB) && self.file_names(&field, names) {
                    continue;
                }
                unescape(&mut field);
            }
            names.push(field);
        }
        Ok(())
    }

    #[inline(never)]
    fn expand_each(&mut self, nodes: &[Tree], fields: &mut Fields) -> Run {
        let posix = self.options.has(options::POSIX);
        for word in nodes {
            match word.kind {
                Kind::Assignment | Kind::Redirection => continue,
                // Most words are just text.
                Kind::Text | Kind::Quoted
                    if !word.text.iter().any(|byte| b"*?]~\\{".contains(byte)) =>
                {
                    fields.done.push(word.text.clone());
                    continue;
                }
                _ => {}
            }
            if !posix && braces::has_braces(word) {
                let mut words = Vec::new();
                self.expand_braces(word, &mut words)?;
                for word in words {
                    self.expand_field(&word, fields)?;
                }
                continue;
            }
            self.expand_field(word, fields)?;
        }
        Ok(())
    }

    fn expand_field(&mut self, word: &Tree, fields: &mut Fields) -> Run {
        fields.spaced = false;
        self.expand(word, fields, false)?;
        if fields.present {
            fields.end();
        }
        Ok(())
    }

    /// Adds to `text` what a word expands to without field splitting and pathname expansion.
    pub fn expand_single(&mut self, word: &Tree, text: &mut Vec<u8>) -> Run {
        self.expand_one(word, How::Single, text)
    }

    /// Adds what the value of an assignment expands to.
    pub fn expand_value(&mut self, assignment: &Node, text: &mut Vec<u8>) -> Run {
        assignment.first().map_or(Ok(()), |word| self.expand_one(word, How::Value, text))
    }

    /// Adds what a word expands to as a pattern.
    pub fn expand_pattern(&mut self, word: &Tree, text: &mut Vec<u8>) -> Run {
        self.expand_one(word, How::Pattern, text)
    }

    /// Adds what a word expands to as a regular expression.
    pub fn expand_regex(&mut self, word: &Tree, text: &mut Vec<u8>) -> Run {
        self.expand_one(word, How::Regex, text)
    }

    #[inline(never)]
    fn expand_one(&mut self, word: &Tree, how: How, text: &mut Vec<u8>) -> Run {
        let mut fields = Fields { how, ..Fields::default() };
        self.expand(word, &mut fields, false)?;
        if text.is_empty() {
            *text = fields.current;
        } else {
            text.append(&mut fields.current);
        }
        Ok(())
    }

    /// Expands a prompt: parameters, and what else a double-quoted string may hold.
    #[inline(never)]
    pub fn expand_prompt(&mut self, text: Vec<u8>) -> Vec<u8> {
        let mut source = Source::text(text.clone(), self.line);
        let mut parser = Parser::new(&mut source, self.syntax());
        let word = parser.document();
        let (failed, mut expanded) = (!parser.message.is_empty(), Vec::new());
        if failed || self.expand_single(&word, &mut expanded).is_err() {
            return text;
        }
        expanded
    }

    /// Expands a word. What is `nested` stands in `${x-…}`, where the text itself is split as well.
    pub fn expand(&mut self, word: &Tree, fields: &mut Fields, nested: bool) -> Run {
        if super::stack_is_low(self.floor) {
            return Err(self.fail("too deeply nested", b""));
        }
        let mut rest = pieces(word);
        let mut first = true;
        while let [part, after @ ..] = rest {
            rest = after;
            match part.kind {
                Kind::Quoted => fields.quoted(&part.text),
                Kind::Parameter | Kind::Indirect => self.parameter(part, fields)?,
                Kind::Process => self.process_name(part, fields)?,
                Kind::Substitution | Kind::Arithmetic => self.result_of(part, fields)?,
                Kind::Declaration => self.declaration(part, fields)?,
                _ => self.text(&part.text, first, rest.is_empty(), nested, fields),
            }
            first = false;
        }
        Ok(())
    }

    /// Adds what a declaration utility is given for `name=value`. An array is assigned after it has run, so it gets the name.
    #[inline(never)]
    fn declaration(&mut self, part: &Node, fields: &mut Fields) -> Run {
        let mut text = part.text.clone();
        if let Some(word) = part.nodes.get(1).and_then(|subscript| subscript.first()) {
            text.push(b'[');
            self.expand_single(word, &mut text)?;
            text.push(b']');
        }
        if part.first().is_none_or(|value| value.kind != Kind::Array) {
            text.extend_from_slice(if part.flag { b"+=" } else { b"=" });
            self.expand_value(part, &mut text)?;
        }
        fields.quoted(&text);
        Ok(())
    }

    /// `<(…)` and `>(…)`: the name of a descriptor that is a pipe to the command, which runs beside this one. The descriptor is
    /// open until the command with the name in it has ended.
    #[inline(never)]
    fn process_name(&mut self, part: &Node, fields: &mut Fields) -> Run {
        let fd = self.open_process(part)?;
        let name = rt::filled(b"/dev/fd/%", &[super::decimal(fd.into()).as_slice()]);
        fields.quoted(&name);
        Ok(())
    }

    /// Adds what a substitution or an arithmetic expansion gives.
    #[inline(never)]
    fn result_of(&mut self, part: &Node, fields: &mut Fields) -> Run {
        let mut text = Vec::new();
        if part.kind == Kind::Substitution {
            self.capture(part, &mut text)?;
            while text.last() == Some(&b'\n') {
                text.pop();
            }
            text.retain(|&byte| byte != 0);
        } else if let Some(word) = part.first() {
            let value = if word.kind == Kind::Quoted {
                self.evaluate(&word.text)?
            } else {
                self.expand_single(word, &mut text)?;
                self.evaluate(&text)?
            };
            text = super::decimal(value);
        }
        self.emit(&text, part.quoted, fields);
        Ok(())
    }

    pub fn emit(&self, value: &[u8], quoted: bool, fields: &mut Fields) {
        if self.prompting {
            // Only the prompt's own text says what moves no cursor.
            return fields.quoted(&super::edit::without_marks(value));
        }
        if quoted { fields.quoted(value) } else { fields.split(value, &self.separators) }
    }

    /// Adds text that is not quoted. Tildes are replaced: at the start of a word, in a value also after every colon. A home directory
    /// is not expanded any further.
    #[inline(never)]
    fn text(&self, text: &[u8], first: bool, last: bool, nested: bool, fields: &mut Fields) {
        let value = fields.how == How::Value && !nested;
        if !text.contains(&b'~') {
            return if nested {
                fields.split(text, &self.separators)
            } else {
                fields.unquoted(text)
            };
        }
        let mut rest = text;
        let mut at_start = first;
        while let [byte, after @ ..] = rest {
            if at_start && *byte == b'~' {
                let end = rest.iter().position(|&c| c == b'/' || value && c == b':');
                let name = after.get(..end.unwrap_or(rest.len()) - 1).unwrap_or(&[]);
                let mut home = Vec::new();
                if (end.is_some() || last) && self.home(name, &mut home) {
                    fields.quoted(&home);
                    rest = after.get(name.len()..).unwrap_or(&[]);
                    at_start = false;
                    continue;
                }
            }
            at_start = value && *byte == b':';
            rest = after;
            if nested {
                fields.split(&[*byte], &self.separators);
            } else {
                fields.unquoted(&[*byte]);
            }
        }
    }

    /// Finds the home directory of a user, or of this one for an empty name.
    pub fn home(&self, user: &[u8], home: &mut Vec<u8>) -> bool {
        let users;
        let found = if user.is_empty() {
            self.get(b"HOME")
        } else {
            users = super::builtins::read_file(b"/etc/passwd").unwrap_or_default();
            let mut lines = lines(&users);
            lines.find_map(|line| {
                let mut fields = parts(line.strip_prefix(user)?, b':');
                fields.next().filter(|rest| rest.is_empty())?;
                fields.nth(4)
            })
        };
        home.extend_from_slice(found.unwrap_or_default());
        found.is_some()
    }

    /// Finds the value of a parameter that is one string.
    #[inline(never)]
    pub fn value(&mut self, name: &[u8], value: &mut Vec<u8>) -> bool {
        let number = match name {
            b"?" => self.status.into(),
            b"$" => self.pid.into(),
            b"#" => self.args.len() as i64,
            b"!" => match self.background {
                Some(pid) => pid.into(),
                None => return false,
            },
            b"-" => {
                *value = self.option_letters();
                return true;
            }
            b"*" | b"@" => {
                let separator = self.ifs.get(..1).unwrap_or(&[]);
                *value = self.args.join(if name == b"@" { b" " } else { separator });
                return true;
            }
            _ => {
                if self.dynamic(name, value) {
                    return true;
                }
                let found = match super::number(name) {
                    Some(0) => Some(self.name.as_slice()),
                    Some(number) => {
                        self.args.get(rt::text::number::fit(number) - 1).map(Vec::as_slice)
                    }
                    None => self.get(name),
                };
                value.extend_from_slice(found.unwrap_or_default());
                return found.is_some();
            }
        };
        *value = super::decimal(number);
        true
    }

    // Pathname expansion.

    /// Adds the names of the files that a pattern matches, in order. Returns whether there are any.
    #[inline(never)]
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
                let _ = dir::list(&c_string(place), &mut |name| {
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
