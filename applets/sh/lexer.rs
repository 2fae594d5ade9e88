//! Characters to tokens (POSIX XCU 2.2, 2.3), with all that words contain. Errors are noted as in the parser.
use super::ast::*;
use super::parser::*;
use super::source::Source;
use alloc::{rc::Rc, vec::Vec};
use rt::text::split::parts;

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
    /// The `]` of a subscript.
    Bracket,
    /// The `}` of an expansion, or the `:` or `/` between the parts of one, which is left.
    Colon,
    Slash,
    /// The `;` or `))` of a counting loop; what ends it is left.
    Counting,
    /// The blank after a regular expression.
    Regex,
    /// The end of a here-document.
    Text,
}

/// A word that grows.
#[derive(Default)]
struct Pieces {
    nodes: Vec<Tree>,
    /// The text at the end, which is no node yet.
    text: Vec<u8>,
    /// Is there such a text, even if it is empty, and was it quoted?
    open: bool,
    quoted: bool,
}

impl Pieces {
    /// Goes on with text.
    fn text(&mut self, quoted: bool) {
        if !self.open || self.quoted != quoted {
            self.close();
            (self.open, self.quoted) = (true, quoted);
        }
    }

    #[inline(never)]
    fn push(&mut self, byte: u8, quoted: bool) {
        self.text(quoted);
        self.text.push(byte);
    }

    #[inline(never)]
    fn close(&mut self) {
        if self.open {
            self.open = false;
            let kind = if self.quoted { Kind::Quoted } else { Kind::Text };
            let mut node = Node::new(kind, Vec::new());
            node.text = core::mem::take(&mut self.text);
            self.nodes.push(Rc::new(node));
        }
    }

    #[inline(never)]
    fn add(&mut self, kind: Kind, quoted: bool, part: Tree) {
        self.close();
        self.nodes.push(Rc::new(Node { quoted, ..Node::new(kind, [part].into()) }));
    }

    #[inline(never)]
    fn word(&mut self) -> Tree {
        self.close();
        match self.nodes.pop() {
            Some(only) if self.nodes.is_empty() => only,
            last => {
                self.nodes.extend(last);
                Rc::new(Node::new(Kind::Word, core::mem::take(&mut self.nodes)))
            }
        }
    }
}

impl Parser<'_> {
    /// The next character after line continuations.
    #[inline(never)]
    fn peek(&mut self) -> Option<u8> {
        while self.source.peek(0) == Some(b'\\') && self.source.peek(1) == Some(b'\n') {
            self.source.next();
            self.source.next();
        }
        self.source.peek(0)
    }

    /// Takes the next character if it is this one.
    fn eat_byte(&mut self, wanted: u8) -> bool {
        let found = self.peek() == Some(wanted);
        if found {
            self.source.next();
        }
        found
    }

    #[inline(never)]
    fn take_while(&mut self, fits: fn(u8) -> bool) -> Vec<u8> {
        let mut taken = Vec::new();
        while let Some(byte) = self.peek().filter(|&byte| fits(byte)) {
            taken.push(byte);
            self.source.next();
        }
        taken
    }

    pub fn read_token(&mut self) {
        self.take_while(|byte| matches!(byte, b' ' | b'\t'));
        if self.peek() == Some(b'#') {
            while self.source.peek(0).is_some_and(|byte| byte != b'\n') {
                self.source.next();
            }
        }
        let first = self.peek();
        let line = self.source.line;
        self.token_place = self.source.place();
        self.token_start = self.source.log.len();
        self.alias_follows = self.source.follows_blank(self.token_place);
        self.source.inside |= first.is_some_and(|first| first != b'\n');
        if core::mem::take(&mut self.regex) && first.is_some_and(|first| first != b'\n') {
            let word = self.word(End::Regex, false);
            self.word = Some(word);
            self.reserved = 0;
            self.token = WORD;
            return;
        }
        let process = matches!(first, Some(b'<' | b'>'))
            && self.source.peek(1) == Some(b'(')
            && !self.syntax.posix;
        self.token = match first {
            None | Some(b'\n') => {
                // The last line, without a newline, is over as well.
                self.source.next();
                self.read_here_documents();
                if first.is_none() { END } else { NEWLINE }
            }
            Some(b'<' | b'>' | b'&' | b'|' | b';' | b'(' | b')') if !process => self.operator(),
            _ => {
                let word = self.word(End::Token, false);
                let text = literal(&word).unwrap_or(&[]);
                let follows = matches!(self.peek(), Some(b'<' | b'>'));
                self.reserved = reserved(text);
                if self.syntax.posix && self.reserved > WHILE {
                    self.reserved = 0;
                }
                let number = super::number(text);
                self.word = Some(word);
                match number {
                    Some(fd) if follows && i32::try_from(fd).is_ok() => DESCRIPTOR,
                    _ => WORD,
                }
            }
        };
        self.token_line = line;
    }

    #[inline(never)]
    fn operator(&mut self) -> Op {
        let mut text = Vec::new();
        let mut op = 0;
        while let Some(byte) = self.peek() {
            text.push(byte);
            let mut operators = parts(OPERATORS, b' ');
            let posix = self.syntax.posix;
            let longer = operators.find_map(|each| match each.strip_prefix(text.as_slice()) {
                Some([HERE_STRING | BOTH | BOTH_APPEND | PIPE_BOTH | ARM_TEST]) if posix => None,
                Some([op]) => Some(*op),
                _ => None,
            });
            op = match longer {
                Some(op) => op,
                None if text.len() == 1 => byte,
                None => break,
            };
            self.source.next();
        }
        op
    }

    /// All of the source as the inside of double quotes, in a here-document or a prompt.
    pub fn document(&mut self) -> Tree {
        self.word(End::Text, true)
    }

    fn word(&mut self, end: End, quoted: bool) -> Tree {
        let mut pieces = Pieces::default();
        self.pieces(&mut pieces, end, quoted);
        pieces.word()
    }

    /// Reads up to and including `end` (a token's end is left).
    fn pieces(&mut self, pieces: &mut Pieces, end: End, quoted: bool) {
        let opened = self.source.line;
        let mut parentheses = 0u32;
        while !self.is_too_deep() && self.message.is_empty() {
            let Some(byte) = self.peek() else {
                let what: &[u8] = match end {
                    End::Token | End::Text => return,
                    End::Brace | End::Colon | End::Slash => b"missing '}' of the \"${\"",
                    End::Bracket => b"missing ']'",
                    End::Regex => return,
                    End::Quote => b"unterminated quoted string that began",
                    End::Arithmetic | End::Counting => b"missing '))' of the \"((\"",
                };
                return self.unterminated(what, opened);
            };
            let blank = matches!(byte, b' ' | b'\t' | b'\n');
            let ends = match end {
                End::Token => {
                    if matches!(byte, b'<' | b'>')
                        && self.source.peek(1) == Some(b'(')
                        && !self.syntax.posix
                    {
                        self.process(pieces, byte == b'>');
                        continue;
                    }
                    if byte == b'[' && self.is_subscript(pieces) {
                        self.source.next();
                        pieces.push(b'[', false);
                        self.pieces(pieces, End::Bracket, false);
                        pieces.push(b']', false);
                        continue;
                    }
                    if blank || matches!(byte, b'<' | b'>' | b'&' | b'|' | b';' | b'(' | b')') {
                        return;
                    }
                    false
                }
                End::Brace => byte == b'}',
                End::Colon | End::Slash => {
                    let between = if end == End::Colon { b':' } else { b'/' };
                    if byte == b'}' || byte == between && parentheses == 0 {
                        return;
                    }
                    // A colon behind a question mark belongs to it.
                    match byte {
                        b'?' if end == End::Colon => parentheses += 1,
                        b':' if end == End::Colon => parentheses -= 1,
                        _ => {}
                    }
                    false
                }
                End::Bracket => byte == b']' && parentheses == 0,
                End::Counting => {
                    if parentheses == 0 && matches!(byte, b';' | b')') {
                        return;
                    }
                    false
                }
                End::Regex => {
                    if blank && parentheses == 0 {
                        return;
                    }
                    false
                }
                End::Quote => byte == b'"',
                End::Arithmetic => byte == b')' && parentheses == 0,
                End::Text => false,
            };
            self.source.next();
            if ends {
                if end == End::Arithmetic && !self.eat_byte(b')') {
                    self.unterminated(b"missing '))' of the \"((\"", opened);
                }
                return;
            }
            match byte {
                b'$' => self.dollar(pieces, quoted),
                b'`' => {
                    let command = self.backquotes(quoted && end != End::Text);
                    pieces.add(Kind::Substitution, quoted, command);
                }
                b'"' if matches!(end, End::Arithmetic | End::Counting) => {}
                b'"' if end != End::Text => {
                    let before = (pieces.nodes.len(), pieces.text.len());
                    self.pieces(pieces, End::Quote, true);
                    if (pieces.nodes.len(), pieces.text.len()) == before {
                        pieces.text(true);
                    }
                }
                b'\'' if !quoted => self.single_quotes(pieces, false),
                b'\\' => {
                    let escapes = match self.source.peek(0) {
                        None => false,
                        Some(_) if !quoted => true,
                        Some(b'$' | b'`' | b'\\') => true,
                        Some(b'"') => end != End::Text,
                        Some(b'}') => end == End::Brace,
                        Some(_) => false,
                    };
                    let byte = if escapes { self.source.next() } else { None };
                    pieces.push(byte.unwrap_or(b'\\'), true);
                }
                b'[' | b']' if end == End::Bracket => {
                    // Brackets nest; the one that ends it was looked at.
                    parentheses = if byte == b'[' { parentheses + 1 } else { parentheses - 1 };
                    pieces.push(byte, quoted);
                }
                _ => {
                    parentheses += u32::from(byte == b'(');
                    parentheses = parentheses.saturating_sub(u32::from(byte == b')'));
                    pieces.push(byte, quoted);
                }
            }
        }
    }

    /// An arithmetic expression up to and including its `))`.
    pub fn arithmetic_word(&mut self) -> Tree {
        self.word(End::Arithmetic, true)
    }

    /// The three expressions of a counting loop with the `))` behind them.
    pub fn counting_words(&mut self) -> Vec<Tree> {
        let opened = self.source.line;
        let mut words = Vec::new();
        for end in [b';', b';', b')'] {
            words.push(self.word(End::Counting, true));
            if !self.eat_byte(end) {
                self.unterminated(b"missing '))' of the \"((\"", opened);
            }
        }
        if !self.eat_byte(b')') {
            self.unterminated(b"missing '))' of the \"((\"", opened);
        }
        words
    }

    /// `<(…)` or `>(…)`, at the first character.
    #[inline(never)]
    fn process(&mut self, pieces: &mut Pieces, flag: bool) {
        self.source.next();
        self.source.next();
        let command = self.substitution();
        pieces.close();
        let node = Node::new(Kind::Process, [command].into());
        pieces.nodes.push(Rc::new(Node { flag, ..node }));
    }

    /// Does a `[` behind these pieces begin the subscript of an assignment, which may hold blanks? Otherwise it is like any other
    /// character.
    #[inline(never)]
    fn is_subscript(&mut self, pieces: &Pieces) -> bool {
        let named =
            pieces.nodes.is_empty() && (!pieces.open || !pieces.quoted && is_name(&pieces.text));
        if self.syntax.posix || !named {
            return false;
        }
        let (mut ahead, mut depth) = (0, 0u32);
        loop {
            match self.source.peek(ahead) {
                None | Some(b'\n') => return false,
                Some(b'[') => depth += 1,
                Some(b']') => depth -= 1,
                _ => {}
            }
            ahead += 1;
            if depth == 0 {
                break;
            }
        }
        let plus = usize::from(self.source.peek(ahead) == Some(b'+'));
        self.source.peek(ahead + plus) == Some(b'=')
    }

    /// The rest of a quotation in single quotes, or with C's escapes in `$'…'`.
    #[inline(never)]
    fn single_quotes(&mut self, pieces: &mut Pieces, escapes: bool) {
        let opened = self.source.line;
        pieces.text(true);
        let text = &mut pieces.text;
        // After an escape that gives a NUL, the rest of the quotation is left out.
        let mut cut = None;
        loop {
            match self.source.next() {
                None => {
                    return self.unterminated(b"unterminated quoted string that began", opened);
                }
                Some(b'\'') => return text.truncate(cut.unwrap_or(text.len())),
                Some(b'\\') if escapes => {
                    if self.escape(text).is_none() && cut.is_none() {
                        cut = Some(text.len());
                    }
                }
                Some(byte) => text.push(byte),
            }
        }
    }

    /// One of C's escapes, after the backslash. `None` for a NUL.
    #[inline(never)]
    fn escape(&mut self, text: &mut Vec<u8>) -> Option<()> {
        let byte = self.source.next().unwrap_or(b'\\');
        let (radix, most, mut value) = match byte {
            b'0'..=b'7' => (8, 2, u32::from(byte - b'0')),
            b'x' => (16, 2, 0),
            b'u' => (16, 4, 0),
            b'U' => (16, 8, 0),
            _ => {
                // What each letter of the one stands for is at the same place in the other.
                let letters = b"abefnrtvE\\'\"?c";
                let at = letters.iter().position(|&letter| letter == byte);
                match at.and_then(|at| b"\x07\x08\x1B\x0C\n\r\t\x0B\x1B\\'\"?".get(at)) {
                    Some(&byte) => text.push(byte),
                    None if byte == b'c' => {
                        text.push(self.source.next().unwrap_or(0).to_ascii_uppercase() ^ 0x40);
                    }
                    None => text.extend_from_slice(&[b'\\', byte]),
                }
                return Some(());
            }
        };
        for _ in 0..most {
            let digit = self.source.peek(0).and_then(|digit| char::from(digit).to_digit(radix));
            let Some(digit) = digit else { break };
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
    #[inline(never)]
    fn dollar(&mut self, pieces: &mut Pieces, quoted: bool) {
        let mut parameter = Node { quoted, ..Node::new(Kind::Parameter, Vec::new()) };
        match self.peek() {
            Some(b'(') => {
                self.source.next();
                return if self.peek() == Some(b'(') && self.closes_twice(1) {
                    self.source.next();
                    let word = self.arithmetic_word();
                    pieces.add(Kind::Arithmetic, quoted, word);
                } else {
                    let command = self.substitution();
                    pieces.add(Kind::Substitution, quoted, command);
                };
            }
            Some(b'\'') if !quoted => {
                self.source.next();
                return self.single_quotes(pieces, true);
            }
            Some(b'{') => {
                self.source.next();
                self.braces(&mut parameter);
            }
            Some(byte) => {
                parameter.text =
                    if byte.is_ascii_digit() { [byte].into() } else { self.parameter_name() };
                if parameter.text.is_empty() {
                    return pieces.push(b'$', quoted);
                }
                if byte.is_ascii_digit() {
                    self.source.next();
                }
            }
            None => return pieces.push(b'$', quoted),
        }
        pieces.close();
        pieces.nodes.push(Rc::new(parameter));
    }

    /// The name of a parameter, or a special one.
    fn parameter_name(&mut self) -> Vec<u8> {
        match self.peek() {
            Some(byte) if b"@*#?-$!".contains(&byte) => {
                self.source.next();
                [byte].into()
            }
            Some(b'0'..=b'9') => self.take_while(|byte| byte.is_ascii_digit()),
            _ => self.take_while(is_name_byte),
        }
    }

    /// What follows `${`.
    #[inline(never)]
    fn braces(&mut self, parameter: &mut Node) {
        let mut length = false;
        let posix = self.syntax.posix;
        // `${!x}` is about what x names; `${!}`, `${!-…}` and the like are about `$!`.
        let follows = self.source.peek(1).is_some_and(|byte| is_name_byte(byte) || byte == b'@');
        if !posix && self.peek() == Some(b'!') && follows {
            self.source.next();
            parameter.kind = Kind::Indirect;
        }
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
        parameter.text = self.parameter_name();
        let named = !parameter.text.is_empty();
        let mut subscript = None;
        if !posix && is_name(&parameter.text) && self.eat_byte(b'[') {
            let word = self.word(End::Bracket, false);
            subscript = Some(Rc::new(Node::new(Kind::Subscript, [word].into())));
        }
        self.operation(parameter, length, named);
        parameter.nodes.extend(subscript);
    }

    /// What is done with the parameter, up to and including the `}`.
    #[inline(never)]
    fn operation(&mut self, parameter: &mut Node, length: bool, named: bool) {
        if self.eat_byte(b'}') {
            parameter.op = match (named, length) {
                (false, _) => BAD,
                (true, true) => LENGTH,
                (true, false) => VALUE,
            };
            return;
        }
        let plain = !length && named;
        parameter.flag = plain && self.eat_byte(b':');
        let op = self.peek().unwrap_or(0);
        let pattern = matches!(op, b'#' | b'%') && !parameter.flag;
        parameter.op = BAD;
        if plain && (pattern || matches!(op, b'-' | b'=' | b'?' | b'+')) {
            parameter.op = op;
            self.source.next();
            if pattern {
                parameter.flag = self.eat_byte(op);
            }
        }
        if plain && !self.syntax.posix && parameter.op == BAD {
            return self.other_operation(parameter);
        }
        // A pattern is read as if there were no quotes around the expansion.
        let word = self.word(End::Brace, parameter.quoted && !(plain && pattern));
        parameter.nodes.push(word);
    }

    /// The operations that POSIX does not have; the character is the next one, or a colon was taken.
    #[inline(never)]
    fn other_operation(&mut self, parameter: &mut Node) {
        let op = if parameter.flag { b':' } else { self.peek().unwrap_or(0) };
        match op {
            b':' => {
                parameter.flag = false;
                let offset = self.word(End::Colon, true);
                parameter.nodes.push(offset);
                if self.eat_byte(b':') {
                    let length = self.word(End::Brace, true);
                    parameter.nodes.push(length);
                } else {
                    self.source.next();
                }
            }
            b'/' => {
                self.source.next();
                if let Some(mode @ (b'/' | b'#' | b'%')) = self.peek() {
                    self.source.next();
                    parameter.mode = mode;
                }
                let pattern = self.word(End::Slash, false);
                parameter.nodes.push(pattern);
                if self.eat_byte(b'/') {
                    let text = self.word(End::Brace, false);
                    parameter.nodes.push(text);
                } else {
                    self.source.next();
                }
            }
            b'^' | b',' => {
                self.source.next();
                parameter.flag = self.eat_byte(op);
                let pattern = self.word(End::Brace, false);
                parameter.nodes.push(pattern);
            }
            b'@' | b'*' => {
                self.source.next();
                let letter = self.peek();
                if letter == Some(b'}') && parameter.kind == Kind::Indirect {
                    self.source.next();
                    parameter.op = NAMES;
                    parameter.flag = op == b'@';
                    return;
                }
                parameter.mode = letter.unwrap_or(0);
                let word = self.word(End::Brace, false);
                let known =
                    literal(&word).is_some_and(|word| matches!(word, b"Q" | b"U" | b"u" | b"L"));
                if op == b'*' || !known {
                    return;
                }
            }
            _ => {
                let word = self.word(End::Brace, parameter.quoted);
                parameter.nodes.push(word);
                return;
            }
        }
        parameter.op = op;
    }

    /// The command in backquotes: its text loses one level of backslashes and is parsed by itself.
    #[inline(never)]
    fn backquotes(&mut self, quoted: bool) -> Tree {
        let line = self.source.line;
        let mut text = Vec::new();
        loop {
            match self.source.next() {
                None => {
                    self.unterminated(b"unterminated backquotes that began", line);
                    break;
                }
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
        self.parse_apart(text, line, |parser| parser.everything())
    }

    /// Parses a text by itself.
    #[inline(never)]
    fn parse_apart(&mut self, text: Vec<u8>, line: u32, parse: fn(&mut Parser) -> Tree) -> Tree {
        let mut source = Source::text(text, line);
        let mut inner = Parser::new(&mut source, self.syntax);
        let tree = parse(&mut inner);
        if !inner.message.is_empty() {
            let message = core::mem::take(&mut inner.message);
            self.failed(inner.error_line, message);
        }
        tree
    }

    #[inline(never)]
    fn read_here_documents(&mut self) {
        for document in core::mem::take(&mut self.pending) {
            // The delimiter is the word without its quotes.
            let (mut delimiter, mut quoted) = (Vec::new(), false);
            for part in document.first().map_or([].as_slice(), pieces) {
                quoted |= part.kind == Kind::Quoted;
                if part.kind == Kind::Parameter {
                    // An expansion in a delimiter is not one; nobody writes it.
                    delimiter.push(b'$');
                }
                delimiter.extend_from_slice(&part.text);
            }
            let (line, mut text) = (self.source.line, Vec::new());
            loop {
                let start = text.len();
                let mut more = false;
                while let Some(byte) = self.source.next() {
                    more = true;
                    if byte == b'\t' && document.op == HERE_TABS && text.len() == start {
                        continue;
                    }
                    text.push(byte);
                    if byte == b'\n' {
                        // A line that goes on in the next one is no end.
                        let slashes = text.iter().rev().skip(1).take_while(|&&c| c == b'\\');
                        if quoted || slashes.count() % 2 == 0 {
                            break;
                        }
                    }
                }
                let last = text.get(start..).unwrap_or(&[]);
                if last.strip_suffix(b"\n").unwrap_or(last) == delimiter && more {
                    text.truncate(start);
                    break;
                }
                if !more {
                    self.unfinished = Some(document.line);
                    if self.source.awaited.is_empty() {
                        self.source.awaited = delimiter;
                    }
                    break;
                }
            }
            let word = if quoted {
                Rc::new(Node { text, ..Node::new(Kind::Quoted, Vec::new()) })
            } else {
                self.parse_apart(text, line, |parser| parser.document())
            };
            let _ = document.here.set(word); // it is read once
        }
    }
}
