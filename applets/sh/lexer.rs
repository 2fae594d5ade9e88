//! Characters to tokens (POSIX XCU 2.2, 2.3), with all that words contain.
use super::ast::*;
use super::parser::{Failed, Parser, Token};
use super::source::Source;
use alloc::{boxed::Box, rc::Rc, vec::Vec};
use core::cell::OnceCell;

/// What ends a piece of text.
#[derive(Clone, Copy, PartialEq, Eq)]
enum End {
    /// A blank or an operator.
    Token,
    /// The `}` of an expansion.
    Brace,
    /// A double quote.
    Quote,
    /// The `))` of an arithmetic expansion.
    Arithmetic,
    /// The end of a here-document.
    Text,
}

/// A here-document whose text begins on the next line.
pub struct Pending {
    delimiter: Vec<u8>,
    quoted: bool,
    tabs: bool,
    text: Rc<OnceCell<Word>>,
    line: u32,
}

/// Adds a character to a word.
fn push(parts: &mut Word, byte: u8, quoted: bool) {
    match (parts.last_mut(), quoted) {
        (Some(Part::Text(text)), false) | (Some(Part::Quoted(text)), true) => text.push(byte),
        (_, true) => parts.push(Part::Quoted([byte].into())),
        (_, false) => parts.push(Part::Text([byte].into())),
    }
}

impl Parser<'_> {
    /// The next character after line continuations.
    fn peek(&mut self) -> Option<u8> {
        while self.source.peek(0) == Some(b'\\') && self.source.peek(1) == Some(b'\n') {
            self.source.next();
            self.source.next();
        }
        self.source.peek(0)
    }

    /// Takes the next character if it is this one.
    fn eat(&mut self, wanted: u8) -> bool {
        let found = self.peek() == Some(wanted);
        if found {
            self.source.next();
        }
        found
    }

    fn take_while(&mut self, fits: fn(u8) -> bool) -> Vec<u8> {
        let mut taken = Vec::new();
        while let Some(byte) = self.peek().filter(|&byte| fits(byte)) {
            taken.push(byte);
            self.source.next();
        }
        taken
    }

    pub fn read_token(&mut self) -> Result<Token, Failed> {
        self.take_while(|byte| matches!(byte, b' ' | b'\t'));
        if self.peek() == Some(b'#') {
            while self.source.peek(0).is_some_and(|byte| byte != b'\n') {
                self.source.next();
            }
        }
        self.token_line = self.source.line;
        let Some(first) = self.peek() else {
            // The last line, without a newline, is over as well.
            self.source.next();
            self.read_here_documents()?;
            return Ok(Token::End);
        };
        self.source.inside |= first != b'\n';
        match first {
            b'\n' => {
                self.source.next();
                self.read_here_documents()?;
                Ok(Token::Newline)
            }
            b'<' | b'>' | b'&' | b'|' | b';' | b'(' | b')' => Ok(Token::Operator(self.operator())),
            _ => {
                let word = self.parts(End::Token, false)?;
                if let [Part::Text(text)] = word.as_slice()
                    && text.iter().all(u8::is_ascii_digit)
                    && matches!(self.peek(), Some(b'<' | b'>'))
                    && let Some(fd) = super::number(text).and_then(|fd| i32::try_from(fd).ok())
                {
                    return Ok(Token::Descriptor(fd));
                }
                Ok(Token::Word(word))
            }
        }
    }

    fn operator(&mut self) -> Op {
        let mut text = Vec::new();
        let mut op = 0;
        while let Some(byte) = self.peek() {
            text.push(byte);
            let longer = OPERATORS.iter().find(|(spelling, _)| *spelling == text);
            op = match longer {
                Some(&(_, op)) => op,
                None if text.len() == 1 => byte,
                None => break,
            };
            self.source.next();
        }
        op
    }

    /// All of the source as the inside of double quotes.
    pub fn double_quoted(&mut self) -> Result<Word, Failed> {
        self.parts(End::Text, true)
    }

    /// Reads up to and including `end` (a token's end is left).
    fn parts(&mut self, end: End, quoted: bool) -> Result<Word, Failed> {
        self.guard()?;
        let opened = self.source.line;
        let mut parts = Vec::new();
        let mut parentheses = 0u32;
        loop {
            let Some(byte) = self.peek() else {
                let what: &[u8] = match end {
                    End::Token | End::Text => return Ok(parts),
                    End::Brace => b"missing '}' of the \"${\"",
                    End::Quote => b"unterminated quoted string that began",
                    End::Arithmetic => b"missing '))' of the \"$((\"",
                };
                return Err(self.unterminated(what, opened));
            };
            match (byte, end) {
                (
                    b' ' | b'\t' | b'\n' | b'<' | b'>' | b'&' | b'|' | b';' | b'(' | b')',
                    End::Token,
                ) => return Ok(parts),
                (b'}', End::Brace) | (b'"', End::Quote) => {
                    self.source.next();
                    return Ok(parts);
                }
                (b')', End::Arithmetic) if parentheses == 0 => {
                    self.source.next();
                    if !self.eat(b')') {
                        return Err(self.unterminated(b"missing '))' of the \"$((\"", opened));
                    }
                    return Ok(parts);
                }
                _ => {}
            }
            match byte {
                b'$' => {
                    self.source.next();
                    self.dollar(&mut parts, quoted)?;
                }
                b'`' => {
                    self.source.next();
                    let command = self.backquotes(quoted && end != End::Text)?;
                    parts.push(Part::Substitution(Rc::new(command), quoted));
                }
                b'"' if end == End::Arithmetic => drop(self.source.next()),
                b'"' if end != End::Text => {
                    self.source.next();
                    let inner = self.parts(End::Quote, true)?;
                    if inner.is_empty() {
                        parts.push(Part::Quoted(Vec::new()));
                    }
                    parts.extend(inner);
                }
                b'\'' if !quoted => {
                    self.source.next();
                    parts.push(Part::Quoted(self.single_quotes(false)?));
                }
                b'\\' => {
                    self.source.next();
                    let next = self.source.peek(0);
                    let escapes = match next {
                        None => false,
                        Some(_) if !quoted => true,
                        Some(b'$' | b'`' | b'\\') => true,
                        Some(b'"') => end != End::Text,
                        Some(b'}') => end == End::Brace,
                        Some(_) => false,
                    };
                    match next.filter(|_| escapes) {
                        Some(next) => {
                            self.source.next();
                            push(&mut parts, next, true);
                        }
                        None => push(&mut parts, b'\\', true),
                    }
                }
                _ => {
                    parentheses += u32::from(byte == b'(');
                    parentheses = parentheses.saturating_sub(u32::from(byte == b')'));
                    self.source.next();
                    push(&mut parts, byte, quoted);
                }
            }
        }
    }

    /// The rest of a quotation in single quotes, or with C's escapes in `$'…'`.
    fn single_quotes(&mut self, escapes: bool) -> Result<Vec<u8>, Failed> {
        let opened = self.source.line;
        let mut text = Vec::new();
        // After an escape that gives a NUL, the rest of the quotation is left out.
        let mut cut = None;
        loop {
            match self.source.next() {
                None => {
                    return Err(self.unterminated(b"unterminated quoted string that began", opened));
                }
                Some(b'\'') => {
                    text.truncate(cut.unwrap_or(text.len()));
                    return Ok(text);
                }
                Some(b'\\') if escapes => {
                    if self.escape(&mut text).is_none() && cut.is_none() {
                        cut = Some(text.len());
                    }
                }
                Some(byte) => text.push(byte),
            }
        }
    }

    /// One of C's escapes, after the backslash. `None` for a NUL.
    fn escape(&mut self, text: &mut Vec<u8>) -> Option<()> {
        let byte = self.source.next().unwrap_or(b'\\');
        let (radix, most, mut value) = match byte {
            b'0'..=b'7' => (8, 2, u32::from(byte - b'0')),
            b'x' => (16, 2, 0),
            b'u' => (16, 4, 0),
            b'U' => (16, 8, 0),
            _ => {
                let byte = match byte {
                    b'a' => 7,
                    b'b' => 8,
                    b'e' | b'E' => 27,
                    b'f' => 12,
                    b'n' => b'\n',
                    b'r' => b'\r',
                    b't' => b'\t',
                    b'v' => 11,
                    b'c' => self.source.next().unwrap_or(0).to_ascii_uppercase() ^ 0x40,
                    b'\\' | b'\'' | b'"' | b'?' => byte,
                    _ => {
                        text.push(b'\\');
                        byte
                    }
                };
                text.push(byte);
                return Some(());
            }
        };
        for _ in 0..most {
            let Some(digit) =
                self.source.peek(0).and_then(|digit| char::from(digit).to_digit(radix))
            else {
                break;
            };
            value = value.wrapping_mul(radix).wrapping_add(digit);
            self.source.next();
        }
        if value == 0 {
            return None;
        }
        if most > 2 {
            let c = char::from_u32(value).unwrap_or(char::REPLACEMENT_CHARACTER);
            text.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes());
        } else {
            text.push(value as u8);
        }
        Some(())
    }

    /// What follows a `$`.
    fn dollar(&mut self, parts: &mut Word, quoted: bool) -> Result<(), Failed> {
        let mut parameter = Parameter {
            name: Vec::new(),
            op: Operation::None,
            colon: false,
            word: Vec::new(),
            quoted,
        };
        match self.peek() {
            Some(b'(') => {
                self.source.next();
                let part = if self.eat(b'(') {
                    Part::Arithmetic(self.parts(End::Arithmetic, true)?, quoted)
                } else {
                    Part::Substitution(Rc::new(self.substitution()?), quoted)
                };
                parts.push(part);
                return Ok(());
            }
            Some(b'\'') if !quoted => {
                self.source.next();
                parts.push(Part::Quoted(self.single_quotes(true)?));
                return Ok(());
            }
            Some(b'{') => {
                self.source.next();
                self.braces(&mut parameter)?;
            }
            Some(b'0'..=b'9' | b'@' | b'*' | b'#' | b'?' | b'-' | b'$' | b'!') => {
                parameter.name.extend(self.source.next());
            }
            _ => {
                parameter.name = self.take_while(is_name_byte);
                if parameter.name.is_empty() {
                    push(parts, b'$', quoted);
                    return Ok(());
                }
            }
        }
        parts.push(Part::Parameter(Box::new(parameter)));
        Ok(())
    }

    /// What follows `${`.
    fn braces(&mut self, parameter: &mut Parameter) -> Result<(), Failed> {
        use Operation::{Alternative, Assign, Bad, Default, Length, Prefix, Require, Suffix};
        let mut length = false;
        if self.peek() == Some(b'#') {
            // `${#}`, `${#-x}`, `${#%x}` are about `$#`; `${#x}`, `${#-}`, `${##}` are lengths.
            let after = self.source.peek(1);
            length = match after {
                Some(b'-' | b'?' | b'#') => self.source.peek(2) == Some(b'}'),
                Some(byte) => is_name_byte(byte) || matches!(byte, b'@' | b'*' | b'!' | b'$'),
                None => false,
            };
            if length {
                self.source.next();
            }
        }
        parameter.name = match self.peek() {
            Some(b'0'..=b'9') => self.take_while(|byte| byte.is_ascii_digit()),
            Some(b'@' | b'*' | b'#' | b'?' | b'-' | b'$' | b'!') => {
                self.source.next().into_iter().collect()
            }
            _ => self.take_while(is_name_byte),
        };
        if self.peek() == Some(b'}') {
            self.source.next();
            parameter.op = match (parameter.name.is_empty(), length) {
                (true, _) => Bad,
                (false, true) => Length,
                (false, false) => Operation::None,
            };
            return Ok(());
        }
        let plain = !length && !parameter.name.is_empty();
        parameter.colon = plain && self.eat(b':');
        parameter.op = match self.peek() {
            _ if !plain => Bad,
            Some(b'-') => Default,
            Some(b'=') => Assign,
            Some(b'?') => Require,
            Some(b'+') => Alternative,
            Some(b'#') if !parameter.colon => Prefix(false),
            Some(b'%') if !parameter.colon => Suffix(false),
            _ => Bad,
        };
        let mut quoted = parameter.quoted;
        if parameter.op != Bad {
            self.source.next();
        }
        // A pattern is read as if there were no quotes around the expansion.
        match parameter.op {
            Prefix(_) => (parameter.op, quoted) = (Prefix(self.eat(b'#')), false),
            Suffix(_) => (parameter.op, quoted) = (Suffix(self.eat(b'%')), false),
            _ => {}
        }
        parameter.word = self.parts(End::Brace, quoted)?;
        Ok(())
    }

    /// The command in backquotes: its text loses one level of backslashes and is parsed by itself.
    fn backquotes(&mut self, quoted: bool) -> Result<Command, Failed> {
        let line = self.source.line;
        let mut text = Vec::new();
        loop {
            match self.source.next() {
                None => return Err(self.unterminated(b"unterminated backquotes that began", line)),
                Some(b'`') => break,
                Some(b'\\') => match self.source.peek(0) {
                    Some(byte @ (b'`' | b'\\' | b'$')) => {
                        self.source.next();
                        text.push(byte);
                    }
                    Some(b'"') if quoted => {}
                    _ => text.push(b'\\'),
                },
                Some(byte) => text.push(byte),
            }
        }
        let mut source = Source::text(text, line);
        let mut inner = Parser::new(&mut source, self.floor);
        inner.everything().map_err(|Failed| {
            self.message = core::mem::take(&mut inner.message);
            self.error_line = inner.error_line;
            Failed
        })
    }

    /// Notes a here-document, whose delimiter is `word`.
    pub fn here_document(&mut self, word: &[Part], tabs: bool, text: &Rc<OnceCell<Word>>) {
        let mut delimiter = Vec::new();
        let mut quoted = false;
        for part in word {
            match part {
                Part::Text(text) => delimiter.extend_from_slice(text),
                Part::Quoted(text) => {
                    quoted = true;
                    delimiter.extend_from_slice(text);
                }
                // An expansion in a delimiter is not one; nobody writes it.
                Part::Parameter(parameter) => {
                    delimiter.push(b'$');
                    delimiter.extend_from_slice(&parameter.name);
                }
                _ => {}
            }
        }
        let line = self.source.line;
        self.pending.push(Pending { delimiter, quoted, tabs, text: text.clone(), line });
    }

    fn read_here_documents(&mut self) -> Result<(), Failed> {
        for pending in core::mem::take(&mut self.pending) {
            let (line, mut text) = (self.source.line, Vec::new());
            loop {
                let start = text.len();
                let mut more = false;
                while let Some(byte) = self.source.next() {
                    more = true;
                    if byte == b'\t' && pending.tabs && text.len() == start {
                        continue;
                    }
                    text.push(byte);
                    if byte == b'\n' {
                        // A line that goes on in the next one is no end.
                        let slashes = text.iter().rev().skip(1).take_while(|&&c| c == b'\\');
                        if pending.quoted || slashes.count() % 2 == 0 {
                            break;
                        }
                    }
                }
                let last = text.get(start..).unwrap_or(&[]);
                if last.strip_suffix(b"\n").unwrap_or(last) == pending.delimiter && more {
                    text.truncate(start);
                    break;
                }
                if !more {
                    self.unfinished = Some(pending.line);
                    break;
                }
            }
            let word = if pending.quoted {
                [Part::Quoted(text)].into()
            } else {
                let mut source = Source::text(text, line);
                let mut inner = Parser::new(&mut source, self.floor);
                inner.parts(End::Text, true).map_err(|Failed| {
                    self.message = core::mem::take(&mut inner.message);
                    self.error_line = inner.error_line;
                    Failed
                })?
            };
            let _ = pending.text.set(word); // it is read once
        }
        Ok(())
    }
}
