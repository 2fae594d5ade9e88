//! Tokens to commands (POSIX XCU 2.9, 2.10), by recursive descent.
use super::ast::*;
use super::lexer::Pending;
use super::source::Source;
use alloc::{boxed::Box, rc::Rc, vec::Vec};
use core::cell::OnceCell;

pub enum Token {
    Word(Word),
    Operator(Op),
    /// The number before a redirection.
    Descriptor(i32),
    Newline,
    End,
}

/// The script cannot be parsed; the parser holds the message.
pub struct Failed;

pub struct Parser<'s> {
    pub source: &'s mut Source,
    /// The least address that the stack may reach.
    pub floor: usize,
    token: Option<Token>,
    /// The line on which the last token began.
    pub token_line: u32,
    pub pending: Vec<Pending>,
    pub message: Vec<u8>,
    pub error_line: u32,
    /// The line of a here-document that the end of the script ended.
    pub unfinished: Option<u32>,
}

/// The words that the grammar gives a meaning where a command may begin and that end a list of commands.
static CLOSING: [&[u8]; 8] = [b"then", b"else", b"elif", b"fi", b"do", b"done", b"esac", b"}"];

impl<'s> Parser<'s> {
    pub fn new(source: &'s mut Source, floor: usize) -> Parser<'s> {
        Parser {
            source,
            floor,
            token: None,
            token_line: 0,
            pending: Vec::new(),
            message: Vec::new(),
            error_line: 0,
            unfinished: None,
        }
    }

    // Errors.

    fn failed(&mut self, line: u32, pieces: &[&[u8]]) -> Failed {
        self.error_line = line;
        self.message = pieces.concat();
        Failed
    }

    pub fn unterminated(&mut self, what: &[u8], opened: u32) -> Failed {
        let line = super::decimal(opened.into());
        self.failed(self.source.line, &[what, b" at line ", &line])
    }

    /// Refuses to go deeper than the stack allows.
    pub fn guard(&mut self) -> Result<(), Failed> {
        if super::stack_is_low(self.floor) {
            return Err(self.failed(self.source.line, &[b"too deeply nested"]));
        }
        Ok(())
    }

    /// The next token is out of place; `expecting` says what would have been right.
    fn unexpected(&mut self, expecting: &[&[u8]]) -> Failed {
        let mut message = Vec::new();
        match self.token.take() {
            None | Some(Token::End) => message.extend_from_slice(b"end of file"),
            Some(Token::Newline) => message.extend_from_slice(b"newline"),
            Some(Token::Descriptor(_)) => message.extend_from_slice(b"redirection"),
            Some(Token::Operator(op)) => {
                let spelling = OPERATORS.iter().find(|(_, code)| *code == op);
                let spelling = spelling.map_or([op].as_slice(), |&(spelling, _)| spelling).to_vec();
                message.extend_from_slice(&[b"\"", spelling.as_slice(), b"\""].concat());
            }
            Some(Token::Word(word)) => match literal(&word) {
                Some(text) if CLOSING.contains(&text) => {
                    message.extend_from_slice(&[b"\"", text, b"\""].concat());
                }
                _ => message.extend_from_slice(b"word"),
            },
        }
        message.extend_from_slice(b" unexpected");
        if !expecting.is_empty() {
            message.extend_from_slice(b" (expecting ");
            message.extend_from_slice(&expecting.concat());
            message.push(b')');
        }
        self.failed(self.source.line, &[&message])
    }

    // Tokens.

    fn token(&mut self) -> Result<&Token, Failed> {
        let token = match self.token.take() {
            Some(token) => token,
            None => self.read_token()?,
        };
        Ok(self.token.insert(token))
    }

    /// Takes the operator if it is next.
    fn eat_operator(&mut self, wanted: Op) -> Result<bool, Failed> {
        let found = matches!(self.token()?, Token::Operator(op) if *op == wanted);
        if found {
            self.token = None;
        }
        Ok(found)
    }

    /// Is the next token this word, without quotes?
    fn is_reserved(&mut self, wanted: &[u8]) -> Result<bool, Failed> {
        Ok(matches!(self.token()?, Token::Word(word) if literal(word) == Some(wanted)))
    }

    /// Takes the reserved word if it is next.
    fn eat_reserved(&mut self, wanted: &[u8]) -> Result<bool, Failed> {
        let found = self.is_reserved(wanted)?;
        if found {
            self.token = None;
        }
        Ok(found)
    }

    /// Takes the reserved word that must come next, for what `opener` on line `opened` began.
    fn expect(&mut self, wanted: &[u8], opener: &[u8], opened: u32) -> Result<(), Failed> {
        if self.eat_reserved(wanted)? {
            return Ok(());
        }
        let line = super::decimal(opened.into());
        Err(self.unexpected(&[b"\"", wanted, b"\" for \"", opener, b"\" of line ", &line]))
    }

    fn skip_newlines(&mut self) -> Result<(), Failed> {
        while let Token::Newline = self.token()? {
            self.token = None;
        }
        Ok(())
    }

    // The grammar.

    /// The next complete command; `None` at the end.
    pub fn complete_command(&mut self) -> Result<Option<Command>, Failed> {
        self.skip_newlines()?;
        if let Token::End = self.token()? {
            return Ok(None);
        }
        let command = self.list(false)?;
        match self.token()? {
            Token::Newline | Token::End => {
                self.token = None;
                Ok(Some(command))
            }
            _ => Err(self.unexpected(&[])),
        }
    }

    /// All commands up to the end.
    pub fn everything(&mut self) -> Result<Command, Failed> {
        let command = self.list(true)?;
        match self.token()? {
            Token::End => Ok(command),
            _ => Err(self.unexpected(&[])),
        }
    }

    /// The commands of `$(`, up to and including the `)`.
    pub fn substitution(&mut self) -> Result<Command, Failed> {
        let opened = self.source.line;
        // What waits for the next line of the text around it waits on.
        let (token, pending) = (self.token.take(), core::mem::take(&mut self.pending));
        let command = self.list(true)?;
        self.close(b"$(", opened)?;
        (self.token, self.pending) = (token, pending);
        Ok(command)
    }

    /// Takes the `)` that must come next.
    fn close(&mut self, opener: &[u8], opened: u32) -> Result<(), Failed> {
        if self.eat_operator(b')')? {
            return Ok(());
        }
        let line = super::decimal(opened.into());
        Err(self.unexpected(&[b"\")\" for \"", opener, b"\" of line ", &line]))
    }

    /// Commands separated by `;`, `&` and, with `lines`, newlines.
    fn list(&mut self, lines: bool) -> Result<Command, Failed> {
        self.guard()?;
        let mut commands = Vec::new();
        loop {
            if lines {
                self.skip_newlines()?;
            }
            match self.token()? {
                Token::End | Token::Newline => break,
                Token::Operator(b')' | ARM_END | ARM_FALL) => break,
                Token::Word(word) if literal(word).is_some_and(|text| CLOSING.contains(&text)) => {
                    break;
                }
                _ => {}
            }
            let command = self.and_or()?;
            let background = self.eat_operator(b'&')?;
            commands.push((command, background));
            let separated = background || self.eat_operator(b';')?;
            if !(separated || lines && matches!(self.token()?, Token::Newline)) {
                break;
            }
        }
        Ok(match commands.pop() {
            Some((command, false)) if commands.is_empty() => command,
            last => {
                commands.extend(last);
                Command::List(commands)
            }
        })
    }

    /// A list that must not be empty.
    fn some_list(&mut self) -> Result<Command, Failed> {
        match self.list(true)? {
            Command::List(commands) if commands.is_empty() => Err(self.unexpected(&[])),
            command => Ok(command),
        }
    }

    fn and_or(&mut self) -> Result<Command, Failed> {
        let first = self.pipeline()?;
        let mut rest = Vec::new();
        loop {
            let and = self.eat_operator(AND_IF)?;
            if !and && !self.eat_operator(OR_IF)? {
                break;
            }
            self.skip_newlines()?;
            rest.push((and, self.pipeline()?));
        }
        Ok(if rest.is_empty() { first } else { Command::AndOr(Box::new(first), rest) })
    }

    fn pipeline(&mut self) -> Result<Command, Failed> {
        let mut inverted = false;
        while self.eat_reserved(b"!")? {
            inverted = !inverted;
        }
        let mut commands = Vec::new();
        loop {
            commands.push(self.command()?);
            if !self.eat_operator(b'|')? {
                break;
            }
            self.skip_newlines()?;
        }
        Ok(match commands.pop() {
            Some(command) if commands.is_empty() && !inverted => command,
            last => {
                commands.extend(last);
                Command::Pipeline(commands, inverted)
            }
        })
    }

    fn command(&mut self) -> Result<Command, Failed> {
        self.guard()?;
        let mut reserved = None;
        if let Token::Word(word) = self.token()?
            && let Some(text) = literal(word)
        {
            let words: [&[u8]; 6] = [b"{", b"if", b"while", b"until", b"for", b"case"];
            reserved = words.into_iter().find(|&word| word == text);
            if reserved.is_none() && CLOSING.contains(&text) {
                return Err(self.unexpected(&[]));
            }
        }
        let line = self.token_line;
        let command = if let Some(reserved) = reserved {
            self.token = None;
            match reserved {
                b"{" => {
                    let body = self.some_list()?;
                    self.expect(b"}", reserved, line)?;
                    body
                }
                b"if" => self.branches(line)?,
                b"for" => self.for_loop(line)?,
                b"case" => self.case(line)?,
                _ => {
                    let condition = self.some_list()?;
                    self.expect(b"do", reserved, line)?;
                    let body = self.some_list()?;
                    self.expect(b"done", b"do", line)?;
                    Command::Loop(Box::new((condition, body)), reserved == b"until")
                }
            }
        } else if self.eat_operator(b'(')? {
            let body = self.some_list()?;
            self.close(b"(", line)?;
            Command::Subshell(Box::new(body))
        } else {
            return self.simple();
        };
        let mut redirections = Vec::new();
        while let Some(redirection) = self.redirection()? {
            redirections.push(redirection);
        }
        Ok(if redirections.is_empty() {
            command
        } else {
            Command::Redirected(Box::new(command), redirections)
        })
    }

    fn branches(&mut self, line: u32) -> Result<Command, Failed> {
        let mut branches = Vec::new();
        loop {
            let condition = self.some_list()?;
            self.expect(b"then", b"if", line)?;
            branches.push((condition, self.some_list()?));
            if !self.eat_reserved(b"elif")? {
                break;
            }
        }
        let mut otherwise = None;
        if self.eat_reserved(b"else")? {
            otherwise = Some(Box::new(self.some_list()?));
        }
        self.expect(b"fi", b"if", line)?;
        Ok(Command::If(branches, otherwise))
    }

    fn for_loop(&mut self, line: u32) -> Result<Command, Failed> {
        let name = match self.token()? {
            Token::Word(word) => literal(word).filter(|name| is_name(name)).map(<[u8]>::to_vec),
            _ => None,
        };
        let Some(name) = name else {
            return Err(self.failed(line, &[b"bad for loop variable"]));
        };
        self.token = None;
        let mut words = None;
        if !self.eat_operator(b';')? {
            self.skip_newlines()?;
            if self.eat_reserved(b"in")? {
                let mut list = Vec::new();
                while let Token::Word(_) = self.token()? {
                    list.extend(self.take_word());
                }
                words = Some(list);
                if !self.eat_operator(b';')? && !matches!(self.token()?, Token::Newline) {
                    return Err(self.unexpected(&[]));
                }
            }
        }
        self.skip_newlines()?;
        self.expect(b"do", b"for", line)?;
        let body = self.some_list()?;
        self.expect(b"done", b"for", line)?;
        Ok(Command::For(name, words, Box::new(body)))
    }

    fn take_word(&mut self) -> Option<Word> {
        match self.token.take() {
            Some(Token::Word(word)) => Some(word),
            other => {
                self.token = other;
                None
            }
        }
    }

    /// A word that must come next.
    fn word(&mut self) -> Result<Word, Failed> {
        self.token()?;
        match self.take_word() {
            Some(word) => Ok(word),
            None => Err(self.unexpected(&[b"a word"])),
        }
    }

    fn case(&mut self, line: u32) -> Result<Command, Failed> {
        let subject = self.word()?;
        self.skip_newlines()?;
        self.expect(b"in", b"case", line)?;
        let mut arms = Vec::new();
        loop {
            self.skip_newlines()?;
            if !self.eat_operator(b'(')? && self.is_reserved(b"esac")? || self.at_end()? {
                break;
            }
            let mut patterns = Vec::new();
            loop {
                patterns.push(self.word()?);
                if !self.eat_operator(b'|')? {
                    break;
                }
            }
            if !self.eat_operator(b')')? {
                return Err(self.unexpected(&[b"\")\""]));
            }
            let body = self.list(true)?;
            let falls_through = self.eat_operator(ARM_FALL)?;
            let ended = falls_through || self.eat_operator(ARM_END)?;
            arms.push(Arm { patterns, body, falls_through });
            if !ended {
                break;
            }
        }
        self.skip_newlines()?;
        self.expect(b"esac", b"case", line)?;
        Ok(Command::Case(subject, arms))
    }

    fn at_end(&mut self) -> Result<bool, Failed> {
        Ok(matches!(self.token()?, Token::End))
    }

    fn simple(&mut self) -> Result<Command, Failed> {
        self.token()?;
        let mut simple = Simple {
            line: self.token_line,
            assignments: Vec::new(),
            words: Vec::new(),
            redirections: Vec::new(),
        };
        let mut declares = false;
        loop {
            if let Some(redirection) = self.redirection()? {
                simple.redirections.push(redirection);
                continue;
            }
            let Some(word) = self.take_word() else { break };
            if simple.words.is_empty() {
                match assignment(word) {
                    Ok(assignment) => simple.assignments.push(assignment),
                    Err(word) => {
                        let text = literal(&word);
                        declares = matches!(text, Some(b"export" | b"readonly" | b"local"));
                        let begins =
                            simple.assignments.is_empty() && simple.redirections.is_empty();
                        if begins && let Some(name) = text.filter(|name| is_name(name)) {
                            let name = name.to_vec();
                            if self.eat_operator(b'(')? {
                                return self.function(name);
                            }
                        }
                        simple.words.push(word);
                    }
                }
            } else if declares {
                simple.words.push(match assignment(word) {
                    Ok((name, value)) => [Part::Assignment(name, value)].into(),
                    Err(word) => word,
                });
            } else {
                // `command export a=b` declares as well.
                declares = matches!(literal(&word), Some(b"export" | b"readonly"))
                    && simple.words.iter().all(|word| literal(word) == Some(b"command"));
                simple.words.push(word);
            }
        }
        if simple.assignments.is_empty()
            && simple.words.is_empty()
            && simple.redirections.is_empty()
        {
            return Err(self.unexpected(&[]));
        }
        Ok(Command::Simple(simple))
    }

    /// The rest of a function definition, after `name (`.
    fn function(&mut self, name: Vec<u8>) -> Result<Command, Failed> {
        if !self.eat_operator(b')')? {
            return Err(self.unexpected(&[b"\")\""]));
        }
        self.skip_newlines()?;
        let body = self.command()?;
        Ok(Command::Function(name, Rc::new(body)))
    }

    fn redirection(&mut self) -> Result<Option<Redirection>, Failed> {
        let mut number = None;
        if let Token::Descriptor(fd) = self.token()? {
            number = Some(*fd);
            self.token = None;
        }
        let Token::Operator(op) = *self.token()? else { return Ok(None) };
        let Some(default) = redirects(op) else { return Ok(None) };
        self.token = None;
        let word = self.word()?;
        let text = Rc::new(OnceCell::new());
        if matches!(op, HERE | HERE_TABS) {
            self.here_document(&word, op == HERE_TABS, &text);
        }
        let line = self.token_line;
        Ok(Some(Redirection { fd: number.unwrap_or(default), op, word, text, line }))
    }
}

/// The text of a word without quotes or expansions.
pub fn literal(word: &[Part]) -> Option<&[u8]> {
    match word {
        [Part::Text(text)] => Some(text),
        _ => None,
    }
}

/// Splits `name=value`, or gives the word back.
fn assignment(mut word: Word) -> Result<(Vec<u8>, Word), Word> {
    let Some(Part::Text(text)) = word.first_mut() else { return Err(word) };
    let Some(at) = text.iter().position(|&byte| byte == b'=') else { return Err(word) };
    if !is_name(text.get(..at).unwrap_or(&[])) {
        return Err(word);
    }
    let name = text.drain(..=at).take(at).collect();
    Ok((name, word))
}
