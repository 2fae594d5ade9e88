//! Completing what is being typed: commands, files, variables, users, and options.
use super::{Edit, Leave, Step};
use crate::sh::{
    ast::{RESERVED, reserved},
    builtins,
    state::{Shell, sorted},
};
use rt::{
    Vec, c_string,
    opt::{Arity, Names},
    sys::{
        dir,
        raw::{S_IFDIR, S_IFREG},
    },
    text::{
        pattern,
        split::{last, parts},
    },
    user,
};

/// More than so many are only shown if the user says so.
const MANY: usize = 100;

/// The word that ends at the cursor, as far as it was typed.
#[derive(Default)]
struct Word {
    /// Where it begins in the line, and where the part of it begins that is completed: behind the last `/`, `=` or the like.
    start: usize,
    from: usize,
    /// What is before that part, if it is a path, and the part itself, both without quotes.
    place: Vec<u8>,
    part: Vec<u8>,
    /// The quotes that the part begins and ends in, or 0.
    first_quote: u8,
    quote: u8,
    /// Where the name of a variable begins, behind its `$`; 0 if there is none.
    variable: usize,
    /// Is it a command's name, or an assignment before that?
    command: bool,
    assignment: bool,
    /// Is it behind `<` or `>`?
    redirected: bool,
    /// The name of its command, as it was typed.
    name: Vec<u8>,
}

/// What the word may become.
struct Choices {
    words: Vec<Vec<u8>>,
    /// Goes behind one that is the only one.
    end: u8,
    /// Are they the names of files, and so to be quoted?
    files: bool,
}

impl Choices {
    #[inline(never)]
    fn offer(&mut self, part: &[u8], word: &[u8]) {
        if word.starts_with(part) {
            self.words.push(word.to_vec());
        }
    }
}

impl Word {
    /// Begins the next word.
    #[inline(never)]
    fn next(&mut self, at: usize, command: bool, redirected: bool) {
        if command {
            self.name.clear();
        }
        self.place.clear();
        self.part.clear();
        (self.start, self.from, self.variable) = (at, at, 0);
        (self.first_quote, self.quote) = (0, 0);
        (self.command, self.assignment, self.redirected) = (command, false, redirected);
    }

    #[inline(never)]
    fn push(&mut self, byte: u8, at: usize) {
        self.part.push(byte);
        match byte {
            b'/' => self.place.append(&mut self.part),
            b'=' => self.assignment = true,
            b':' if self.assignment => {}
            _ => return,
        }
        if byte != b'/' {
            // What follows is a path of its own.
            self.place.clear();
            self.part.clear();
        }
        (self.from, self.first_quote) = (at, self.quote);
    }

    /// Reads the line up to the cursor.
    #[inline(never)]
    fn read(&mut self, text: &[u8]) {
        self.command = true;
        let mut at = 0;
        // The quotes that parentheses are in.
        let mut outer = Vec::new();
        while let Some(&byte) = text.get(at) {
            at += 1;
            let inside = text.get(at.wrapping_sub(2)) == Some(&b'$');
            match byte {
                b' ' | b'\t' if self.quote == 0 => {
                    if self.start + 1 == at {
                        (self.start, self.from) = (at, at);
                        continue;
                    }
                    // The next one is a command's name as well behind an assignment, a reserved word, or a redirection in front.
                    let front = self.command && (self.assignment || reserved(&self.part) != 0);
                    if self.command && !front {
                        self.place.append(&mut self.part);
                        core::mem::swap(&mut self.name, &mut self.place);
                    }
                    let command = front || self.redirected && self.name.is_empty();
                    self.next(at, command, false);
                    continue;
                }
                b'(' if self.quote == 0 || self.quote == b'"' && inside => {
                    outer.push(self.quote);
                    self.next(at, true, false);
                    continue;
                }
                b')' if self.quote == 0 => {
                    self.next(at, false, false);
                    // What stands there is not known, but not nothing.
                    self.place.push(b'$');
                    self.quote = outer.pop().unwrap_or(0);
                    self.first_quote = self.quote;
                    continue;
                }
                b'\n' | b';' | b'|' | b'&' | b'`' if self.quote == 0 => {
                    self.next(at, true, false);
                    continue;
                }
                b'<' | b'>' if self.quote == 0 => {
                    self.next(at, false, true);
                    continue;
                }
                b'\\' if self.quote != b'\'' => {
                    let Some(&byte) = text.get(at) else { return };
                    at += 1;
                    self.variable = 0;
                    self.push(byte, at);
                    continue;
                }
                b'\'' | b'"' if self.quote == 0 => self.quote = byte,
                _ if byte == self.quote => self.quote = 0,
                _ => {
                    self.push(byte, at);
                    match byte {
                        b'$' if self.quote != b'\'' => self.variable = at,
                        b'{' if inside && self.variable + 1 == at => self.variable = at,
                        b'_' | b'0'..=b'9' | b'a'..=b'z' | b'A'..=b'Z' => {}
                        _ => self.variable = 0,
                    }
                    continue;
                }
            }
            self.variable = 0;
        }
    }
}

/// Adds a name as it has to be typed, in the quote that is open.
#[inline(never)]
fn spell(text: &mut Vec<u8>, name: &[u8], quote: u8) {
    for (index, &byte) in name.iter().enumerate() {
        let special = match quote {
            b'\'' if byte == b'\'' => {
                text.extend_from_slice(b"'\\''");
                continue;
            }
            b'\'' => false,
            b'"' => b"\"$`\\".contains(&byte),
            _ if byte < b' ' || byte == 0x7F => {
                text.extend_from_slice(b"$'\\");
                text.extend([b'0' + (byte >> 6), b'0' + (byte >> 3 & 7), b'0' + (byte & 7), b'\'']);
                continue;
            }
            _ => b" \"$&'()*;<>?[\\`{|}".contains(&byte) || index == 0 && b"~#".contains(&byte),
        };
        if special {
            text.push(b'\\');
        }
        text.push(byte);
    }
}

impl Shell {
    /// Finds what the word may become.
    #[inline(never)]
    fn find_choices(&mut self, word: &Word, line: &[u8], choices: &mut Choices) {
        let part = word.part.as_slice();
        if word.variable > 0 {
            let name = line.get(word.variable..).unwrap_or(&[]);
            self.variable_names(&mut |other| choices.offer(name, other));
            choices.end = if line.get(word.variable - 1) == Some(&b'{') { b'}' } else { 0 };
            choices.files = false;
        } else if let Some(name) = part.strip_prefix(b"~")
            && word.place.is_empty()
        {
            for entry in user::Table::users().entries() {
                choices.offer(name, entry.name);
            }
            (choices.end, choices.files) = (b'/', false);
        } else if word.command && !word.assignment && word.place.is_empty() {
            self.find_commands(part, choices);
        } else if part.starts_with(b"-") && word.from == word.start && !word.redirected {
            choices.files = false;
            let name = last(&word.name, b'/');
            let Some(applet) = rt::find(name) else { return };
            let mut names = Names::new(applet.help);
            while names.next() {
                let name = names.text();
                let value = if name.starts_with(b"--") { names.arity() } else { Arity::None };
                if name.starts_with(part) && value != Arity::None {
                    // Where a value may be there or not, the user goes on with `=` or a blank.
                    choices.end = 0;
                }
                let equals: &[u8] = if value == Arity::Required { b"=" } else { b"" };
                choices.offer(part, &[name, equals].concat());
            }
        } else {
            let directories = matches!(word.name.as_slice(), b"cd" | b"pushd" | b"rmdir");
            let only = match word.redirected || word.assignment {
                true => b'a',
                false if word.command => b'x',
                false if directories => b'd',
                false => b'a',
            };
            self.find_files(&word.place, part, only, choices);
        }
    }

    /// The names of commands that begin so.
    #[inline(never)]
    fn find_commands(&mut self, part: &[u8], choices: &mut Choices) {
        let mut offer = |name: &[u8]| choices.offer(part, name);
        let offer: &mut dyn FnMut(&[u8]) = &mut offer;
        builtins::names(offer);
        parts(RESERVED, b' ').for_each(&mut *offer);
        for applet in rt::applets() {
            offer(applet.name.as_bytes());
        }
        self.functions.names(offer);
        self.aliases.names(offer);
        let path = self.get(b"PATH").unwrap_or_default().to_vec();
        for place in parts(&path, b':') {
            self.find_files(&builtins::beside(place, b""), part, b'p', choices);
        }
    }

    /// The names in a directory that begin so; a slash behind one tells a directory. `only`: `d` directories, `x` what can be run and
    /// directories, `p` only the former.
    #[inline(never)]
    fn find_files(&mut self, place: &[u8], part: &[u8], only: u8, choices: &mut Choices) {
        let place = self.expand_place(place);
        let searched = if place.is_empty() { b"." } else { place.as_slice() };
        // A directory that cannot be read has no names to offer.
        let _ = dir::list(&c_string(searched), &mut |name| {
            // POSIX has vi's commands expand patterns as well.
            let matches = name.starts_with(part) || pattern::matches(part, name, self.utf8);
            if !matches || name.starts_with(b".") && !part.starts_with(b".") {
                return;
            }
            let path = c_string(&[place.as_slice(), name].concat());
            let file = dir::identify(&path, true);
            let is = |kind| file.is_ok_and(|file| file.is(kind));
            let directory = is(S_IFDIR);
            let fits = match only {
                b'a' => true,
                b'd' => directory,
                b'x' => directory || dir::executable(&path),
                _ => is(S_IFREG) && dir::executable(&path),
            };
            if fits && (part == b".." || !matches!(name, b"." | b"..")) {
                let slash: &[u8] = if directory { b"/" } else { b"" };
                choices.words.push([name, slash].concat());
            }
        });
    }

    /// The directory that a word's front stands for, with a user's home and the values of variables. Nothing is run for it.
    #[inline(never)]
    fn expand_place(&mut self, place: &[u8]) -> Vec<u8> {
        let mut path = Vec::new();
        let mut rest = place;
        if let [b'~', after @ ..] = place {
            let end = after.iter().position(|&byte| byte == b'/').unwrap_or(after.len());
            let (name, behind) = after.split_at(end);
            if self.home(name, &mut path) {
                rest = behind;
            }
        }
        while let [byte, after @ ..] = rest {
            rest = after;
            let braced = after.strip_prefix(b"{");
            let front = braced.unwrap_or(after);
            let len = front.iter().take_while(|&&c| c.is_ascii_alphanumeric() || c == b'_').count();
            let (name, behind) = front.split_at(len);
            match self.get(name) {
                Some(value) if *byte == b'$' => {
                    path.extend_from_slice(value);
                    rest = behind.get(usize::from(braced.is_some())..).unwrap_or(behind);
                }
                // A `$` of any other kind may be quoted.
                _ => path.push(*byte),
            }
        }
        path
    }
}

impl Edit<'_> {
    /// Completes the word before the cursor, as far as that goes one way only; asked again, lists the ways (Tab). `?` lists them at
    /// once, `*` puts all of them there.
    #[inline(never)]
    pub fn complete(&mut self, how: u8) -> Step {
        let at = self.line.at;
        let line = self.line.text.get(..at).unwrap_or(&[]);
        let mut word = Word::default();
        word.read(line);
        let mut choices = Choices { words: Vec::new(), end: b' ', files: true };
        self.sh.find_choices(&word, line, &mut choices);
        let mut words = sorted(core::mem::take(&mut choices.words));
        words.dedup();
        let Some(first) = words.first() else {
            self.bell();
            return Ok(());
        };
        // What is typed of the name is spelled anew, in the quotes that the word ends in.
        let files = choices.files;
        let mut from = word.from;
        if word.variable > 0 {
            from = word.variable;
        } else if !files && choices.end == b'/' {
            from += 1;
        }
        let typed = line.get(from..).unwrap_or(&[]);
        let put = |text: &mut Vec<u8>, name: &[u8]| {
            if !files {
                return text.extend_from_slice(name);
            }
            if word.first_quote != word.quote {
                text.extend([word.first_quote, word.quote].iter().filter(|&&quote| quote != 0));
            }
            spell(text, name, word.quote);
        };
        let mut text = Vec::new();
        let mut same = first.len();
        for name in &words {
            if how == b'*' {
                if !text.is_empty() {
                    text.push(b' ');
                    text.extend_from_slice(line.get(word.start..from).unwrap_or(&[]));
                }
                put(&mut text, name);
            }
            let common = first.iter().zip(name).take_while(|(a, b)| a == b).count();
            same = same.min(common);
        }
        let alone = words.len() == 1;
        let mut changes = true;
        if how != b'*' {
            put(&mut text, first.get(..same).unwrap_or(first));
            changes = alone || !files && text != typed || same > word.part.len();
        }
        if (alone || how == b'*') && !first.ends_with(if files { b"/" } else { b"=" }) {
            if files && word.quote != 0 {
                text.push(word.quote);
            }
            if choices.end != 0 {
                text.push(choices.end);
            }
        }
        if how != b'?' && changes {
            self.line.remember();
            self.line.replace(from, at, &text);
        }
        self.last = b'\t';
        if how == b'?' || !changes && self.before == b'\t' {
            return self.list(&words);
        }
        if !changes {
            self.bell();
        }
        Ok(())
    }

    /// Shows the ways to go on.
    #[inline(never)]
    fn list(&mut self, words: &[Vec<u8>]) -> Step {
        self.show();
        self.screen.end(b"\r\n");
        if words.len() > MANY {
            let count = crate::sh::decimal(words.len() as i64);
            let question = rt::filled(b"Display all % possibilities? (y or n)", &[&count]);
            self.screen.write(&question);
            let answer = loop {
                match self.keys.next() {
                    Err(rt::sys::Errno::INTR) => {}
                    Err(_) => return Err(Leave::End),
                    Ok(key) => break key,
                }
            };
            self.screen.write(b"\r\n");
            if !matches!(u8::try_from(answer), Ok(b'y' | b'Y' | b' ')) {
                return Ok(());
            }
        }
        self.screen.list(words);
        Ok(())
    }
}
