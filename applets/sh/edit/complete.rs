//! Completing what is being typed: commands, files, variables, users, and options.
use super::{Edit, Last, Leave, Step};
use crate::sh::{
    ast::RESERVED,
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
    user,
};

/// More than so many are only shown if the user says so.
const MANY: usize = 100;

/// The word that the cursor is behind, as far as it was typed.
#[derive(Default)]
struct Word {
    /// Where it begins in the line.
    start: usize,
    /// What it is without quotes.
    text: Vec<u8>,
    /// For each byte of `text`, where in the line it stands, and in which quote; and for its end.
    places: Vec<usize>,
    quotes: Vec<u8>,
    /// The quote that it ends in, or 0.
    quote: u8,
    /// Is it a command's name?
    command: bool,
    /// Is it behind `<` or `>`?
    redirected: bool,
    /// The name of its command, as it was typed.
    name: Vec<u8>,
}

impl Word {
    fn push(&mut self, byte: u8, place: usize) {
        self.text.push(byte);
        self.places.push(place);
        self.quotes.push(self.quote);
    }
}

/// What may be completed to: the words, and what goes behind one that is the only one.
struct Choices {
    words: Vec<Vec<u8>>,
    /// How much of the word's text they stand for.
    from: usize,
    end: &'static [u8],
    /// Are they the names of files, and so to be quoted?
    files: bool,
}

/// Finds the word that ends with the text, and the command that it belongs to.
fn word_at_end(text: &[u8]) -> Word {
    let mut word = Word { command: true, ..Word::default() };
    let (mut started, mut escaped) = (false, false);
    let mut at = 0;
    // Ends a word, and says whether the next one is a command's name.
    let next = |word: &mut Word, at: usize, command: bool, redirected: bool| {
        let name = core::mem::take(&mut word.name);
        *word = Word { start: at, command, redirected, name, ..Word::default() };
    };
    while let Some(&byte) = text.get(at) {
        at += 1;
        let plain = word.quote == 0 && !escaped;
        match byte {
            b' ' | b'\t' if plain => {
                if started {
                    let prefix = word.command
                        && (word.text.contains(&b'=')
                            || RESERVED.split(|&byte| byte == b' ').any(|name| name == word.text));
                    if word.command && !prefix {
                        word.name = core::mem::take(&mut word.text);
                    }
                    // The name of a redirection's file leaves the rest as it was.
                    let command = prefix || word.redirected && word.name.is_empty();
                    next(&mut word, at, command, false);
                } else {
                    word.start = at;
                }
                started = false;
                continue;
            }
            b'\n' | b';' | b'|' | b'&' | b'(' | b'`' if plain => {
                word.name.clear();
                next(&mut word, at, true, false);
                started = false;
                continue;
            }
            b'(' if !escaped
                && word.quote == b'"'
                && text.get(at.wrapping_sub(2)) == Some(&b'$') =>
            {
                word.name.clear();
                next(&mut word, at, true, false);
                started = false;
                continue;
            }
            b'<' | b'>' if plain => {
                next(&mut word, at, false, true);
                started = false;
                continue;
            }
            _ => {}
        }
        started = true;
        match byte {
            _ if escaped => {
                escaped = false;
                word.push(byte, at - 2);
            }
            b'\\' if word.quote != b'\'' => escaped = true,
            b'\'' | b'"' if word.quote == 0 => word.quote = byte,
            _ if byte == word.quote => word.quote = 0,
            _ => word.push(byte, at - 1),
        }
    }
    word.places.push(text.len());
    word.quotes.push(word.quote);
    word
}

/// A name as it has to be typed, in the quote that is open.
fn quoted(name: &[u8], quote: u8) -> Vec<u8> {
    let mut text = Vec::new();
    let control = |byte: &u8| *byte < b' ' || *byte == 0x7F;
    for &byte in name {
        match byte {
            _ if control(&byte) && quote == 0 => {
                text.extend_from_slice(b"$'\\");
                text.extend([b'0' + (byte >> 6), b'0' + (byte >> 3 & 7), b'0' + (byte & 7), b'\'']);
            }
            b'\'' if quote == b'\'' => text.extend_from_slice(b"'\\''"),
            b'"' | b'$' | b'`' | b'\\' if quote == b'"' => text.extend([b'\\', byte]),
            b'~' | b'#' if quote == 0 && text.is_empty() => text.extend([b'\\', byte]),
            _ if quote == 0 && b" \"$&'()*;<>?[\\`{|}".contains(&byte) => {
                text.extend([b'\\', byte]);
            }
            _ => text.push(byte),
        }
    }
    text
}

impl Shell {
    /// What the word may become.
    fn choices(&mut self, word: &Word, line: &[u8]) -> Choices {
        let text = word.text.as_slice();
        let dollar = text.iter().rposition(|&byte| byte == b'$');
        if let Some(dollar) = dollar
            && word.quote != b'\''
            && line.get(word.places.get(dollar).copied().unwrap_or(0)) == Some(&b'$')
        {
            let brace = usize::from(text.get(dollar + 1) == Some(&b'{'));
            let from = dollar + 1 + brace;
            let name = text.get(from..).unwrap_or(&[]);
            if name.iter().all(|byte| byte.is_ascii_alphanumeric() || *byte == b'_') {
                let names = self.variables().map(|(name, _)| name.clone());
                let words = names.filter(|other| other.starts_with(name)).collect();
                return Choices {
                    words,
                    from,
                    end: if brace > 0 { b"}" } else { b"" },
                    files: false,
                };
            }
        }
        if let Some(name) = text.strip_prefix(b"~")
            && !name.contains(&b'/')
            && word.quote == 0
        {
            let mut users = user::Table::users();
            let found = users.entries().map(|entry| entry.name.to_vec());
            let words = found.filter(|other| other.starts_with(name)).collect();
            return Choices { words, from: 1, end: b"/", files: false };
        }
        if word.command && !text.contains(&b'/') && !text.contains(&b'=') {
            return Choices { words: self.commands_like(text), from: 0, end: b" ", files: true };
        }
        // Behind `=`, and in a list of paths, what follows is a path of its own.
        let mark = |&byte: &u8| byte == b'=' || byte == b':' && word.command;
        let value = text.iter().rposition(mark).map_or(0, |at| at + 1);
        if text.starts_with(b"-") && value == 0 && !word.redirected {
            return self.options_like(word);
        }
        let path = text.get(value..).unwrap_or(text);
        let base = path.iter().rposition(|&byte| byte == b'/').map_or(0, |slash| slash + 1);
        let (place, name) = path.split_at(base);
        let only = match word.name.as_slice() {
            _ if word.command && value == 0 => b'x',
            b"cd" | b"pushd" | b"rmdir" => b'd',
            _ => b'a',
        };
        let only = if word.redirected { b'a' } else { only };
        let words = self.files_like(place, name, only);
        Choices { words, from: value + base, end: b" ", files: true }
    }

    /// The names of commands that begin so.
    fn commands_like(&mut self, text: &[u8]) -> Vec<Vec<u8>> {
        let mut found = Vec::new();
        let mut add = |name: &[u8]| {
            if name.starts_with(text) {
                found.push(name.to_vec());
            }
        };
        builtins::names().for_each(|name| add(&name));
        RESERVED.split(|&byte| byte == b' ').for_each(&mut add);
        self.functions.iter().for_each(|(name, _)| add(name));
        self.aliases.iter().for_each(|(name, _)| add(name));
        rt::applets().iter().for_each(|applet| add(applet.name.as_bytes()));
        let path = self.get(b"PATH").unwrap_or_default().to_vec();
        for place in path.split(|&byte| byte == b':') {
            let place = if place.is_empty() { b"." } else { place };
            // One that cannot be read has no commands to offer.
            let _ = dir::list(&c_string(place), &mut |name| {
                if name.starts_with(text) && !matches!(name, b"." | b"..") {
                    let file = c_string(&builtins::beside(place, name));
                    let is_file = dir::identify(&file, true).is_ok_and(|file| file.is(S_IFREG));
                    if is_file && dir::executable(&file) {
                        found.push(name.to_vec());
                    }
                }
            });
        }
        found
    }

    /// The options of the command, from its help text.
    fn options_like(&mut self, word: &Word) -> Choices {
        let mut choices = Choices { words: Vec::new(), from: 0, end: b" ", files: false };
        let Some(applet) = rt::find(&word.name) else { return choices };
        let mut names = Names::new(applet.help);
        while names.next() {
            let name = names.text();
            if name.starts_with(&word.text) {
                let mut name = name.to_vec();
                if name.starts_with(b"--") {
                    match names.arity() {
                        Arity::Required => name.push(b'='),
                        // A value may be there, or none.
                        Arity::Optional => choices.end = b"",
                        Arity::None => {}
                    }
                }
                choices.words.push(name);
            }
        }
        choices
    }

    /// The names in a directory that begin so; a slash behind one tells a directory. `only`: `d` directories, `x` what can be run.
    fn files_like(&mut self, place: &[u8], name: &[u8], only: u8) -> Vec<Vec<u8>> {
        let place = self.expand_place(place);
        let mut found = Vec::new();
        let searched = if place.is_empty() { b"." } else { place.as_slice() };
        // A directory that cannot be read has no names to offer.
        let _ = dir::list(&c_string(searched), &mut |other| {
            let hidden = other.starts_with(b".") && !name.starts_with(b".");
            if hidden || !other.starts_with(name) || matches!(other, b"." | b"..") {
                return;
            }
            let path = c_string(&[place.as_slice(), other].concat());
            let directory = dir::identify(&path, true).is_ok_and(|file| file.is(S_IFDIR));
            if directory || only == b'a' || only == b'x' && dir::executable(&path) {
                let slash: &[u8] = if directory { b"/" } else { b"" };
                found.push([other, slash].concat());
            }
        });
        found
    }

    /// The directory that a word's front stands for, with a user's home and the values of variables. Nothing is run for it.
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
            if *byte != b'$' {
                path.push(*byte);
                continue;
            }
            let braced = after.strip_prefix(b"{").unwrap_or(after);
            let len =
                braced.iter().take_while(|&&c| c.is_ascii_alphanumeric() || c == b'_').count();
            let (name, behind) = braced.split_at(len);
            match self.get(name) {
                Some(value) => {
                    path.extend_from_slice(value);
                    rest = behind;
                    if braced.len() < after.len() {
                        rest = behind.strip_prefix(b"}").unwrap_or(behind);
                    }
                }
                // It may be quoted.
                None => path.push(b'$'),
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
        let word = word_at_end(self.line.text.get(..at).unwrap_or(&[]));
        let mut choices = self.sh.choices(&word, &self.line.text);
        choices.words = sorted(core::mem::take(&mut choices.words));
        choices.words.dedup();
        let Choices { words, from, end, files } = choices;
        // What is typed of the name is spelled anew, in the quotes that the word ends in.
        let start = word.places.get(from).copied().unwrap_or(at);
        let (before, quote) = (word.quotes.get(from).copied().unwrap_or(word.quote), word.quote);
        let spelled = |name: &[u8]| {
            let mut text = Vec::new();
            if before != quote {
                text.extend([before, quote].into_iter().filter(|&quote| quote != 0));
            }
            text.extend_from_slice(&if files { quoted(name, quote) } else { name.to_vec() });
            text
        };
        let Some(first) = words.first() else {
            self.bell();
            return Ok(());
        };
        let mut text = Vec::new();
        if how == b'*' {
            let front = self.line.text.get(word.start..start).unwrap_or(&[]);
            for (index, name) in words.iter().enumerate() {
                if index > 0 {
                    text.extend_from_slice(front);
                }
                text.extend_from_slice(&spelled(name));
                text.push(b' ');
            }
            self.line.remember();
            self.line.replace(start, at, &text);
            return Ok(());
        }
        let mut same = first.len();
        for other in &words {
            same = first.iter().zip(other).take(same).take_while(|(a, b)| a == b).count();
        }
        let alone = words.len() == 1;
        text = spelled(first.get(..same).unwrap_or(first));
        if alone && !first.ends_with(if files { b"/" } else { b"=" }) {
            if quote != 0 && files {
                text.push(quote);
            }
            text.extend_from_slice(end);
        }
        let typed = self.line.text.get(start..at).unwrap_or(&[]);
        let changes = typed != text && (alone || same + from > word.text.len());
        if how == b'\t' && changes {
            self.line.remember();
            self.line.replace(start, at, &text);
        }
        self.last = Last::Complete;
        if how == b'?' || !alone && !changes && self.before == Last::Complete {
            return self.list(&words);
        }
        if !alone && !changes {
            self.bell();
        }
        Ok(())
    }

    /// Shows the ways to go on.
    fn list(&mut self, words: &[Vec<u8>]) -> Step {
        if words.len() > MANY {
            self.show();
            let count = crate::sh::decimal(words.len() as i64);
            self.screen.leave();
            self.screen
                .write(&[b"Display all ", count.as_slice(), b" possibilities? (y or n)"].concat());
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
        } else {
            self.show();
        }
        self.screen.list(words);
        Ok(())
    }
}
