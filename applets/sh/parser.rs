//! Tokens to commands (POSIX XCU 2.9, 2.10), by recursive descent.
//!
//! An error is noted, and the token at hand becomes one that fits nowhere: every loop ends at it, and what is returned then is not
//! used. So nothing here has to look for errors but the end.
use super::ast::*;
use super::extensions::{assignment_after_bracket, word_of};
use super::source::Source;
use super::state::Syntax;
use alloc::{rc::Rc, vec::Vec};
use rt::text::split::parts;

// The tokens that are no operators.
pub const NONE: Op = 0;
pub const END: Op = 1;
pub const ERROR: Op = 2;
pub const NEWLINE: Op = b'\n';
pub const WORD: Op = b'w';
/// The number before a redirection.
pub const DESCRIPTOR: Op = b'd';

pub struct Parser<'s> {
    pub source: &'s mut Source,
    pub syntax: Syntax<'s>,
    /// Where parentheses open, and whether another one follows the one that closes them, as far as that was looked for.
    pub closings: Vec<(usize, bool)>,
    /// Is the next word a regular expression, in which parentheses and bars are characters like others?
    pub regex: bool,
    /// The next token, if it was read already.
    pub token: Op,
    /// What a word, or a descriptor's number, consists of.
    pub word: Option<Tree>,
    /// Which reserved word it would be.
    pub reserved: u8,
    /// The line on which it began, and its place.
    pub token_line: u32,
    pub token_place: usize,
    /// Where it begins in the source's log.
    pub token_start: usize,
    /// Does it follow an alias with a value that ends in a blank, so that it may be one as well?
    pub alias_follows: bool,
    /// The here-documents whose text begins on the next line.
    pub pending: Vec<Tree>,
    /// What is wrong, and where.
    pub message: Vec<u8>,
    pub error_line: u32,
    /// The line of a here-document that the end of the script ended.
    pub unfinished: Option<u32>,
}

impl<'s> Parser<'s> {
    pub fn new(source: &'s mut Source, syntax: Syntax<'s>) -> Parser<'s> {
        Parser {
            source,
            syntax,
            closings: Vec::new(),
            regex: false,
            token: NONE,
            word: None,
            reserved: 0,
            token_line: 0,
            token_place: 0,
            token_start: 0,
            alias_follows: false,
            pending: Vec::new(),
            message: Vec::new(),
            error_line: 0,
            unfinished: None,
        }
    }

    // Errors.

    /// Notes an error, if it is the first one.
    pub fn failed(&mut self, line: u32, message: Vec<u8>) {
        if self.message.is_empty() {
            self.error_line = line;
            self.message = message;
        }
        self.token = ERROR;
    }

    pub fn unterminated(&mut self, what: &[u8], opened: u32) {
        let line = super::decimal(opened.into());
        self.failed(self.source.line, rt::filled(b"% at line %", &[what, &line]));
    }

    /// Refuses to go deeper than the stack allows.
    pub fn is_too_deep(&mut self) -> bool {
        let deep = super::stack_is_low(self.syntax.floor);
        if deep {
            self.failed(self.source.line, b"too deeply nested".to_vec());
        }
        deep
    }

    /// The next token is out of place. `wanted` says what would have been right, for what `opener` began on line `opened`.
    #[inline(never)]
    pub fn unexpected(&mut self, wanted: &[u8], opener: &[u8], opened: u32) {
        let spelled;
        let found: &[u8] = match self.token() {
            END => b"end of file",
            NEWLINE => b"newline",
            DESCRIPTOR => b"redirection",
            WORD if !closes(self.reserved) => b"word",
            op => {
                let mut operators = parts(OPERATORS, b' ');
                let operator = operators.find_map(|each| each.strip_suffix(&[op]));
                let text = if op == WORD { Some(spelling(self.reserved)) } else { operator };
                spelled = [b"\"", text.unwrap_or(&[op]), b"\""].concat();
                &spelled
            }
        };
        let line = super::decimal(opened.into());
        let mut message = rt::filled(b"% unexpected", &[found]);
        if !wanted.is_empty() {
            let expecting: [&[u8]; 7] =
                [b" (expecting \"", wanted, b"\" for \"", opener, b"\" of line ", &line, b")"];
            let expecting = match opener {
                [] => rt::filled(b" (expecting %)", &[wanted]),
                _ => expecting.concat(),
            };
            message.extend_from_slice(&expecting);
        }
        self.failed(self.source.line, message);
    }

    // Tokens.

    pub fn token(&mut self) -> Op {
        if self.token == NONE {
            self.read_token();
            if !self.message.is_empty() {
                self.token = ERROR;
            }
        }
        self.token
    }

    /// Takes the token if it is next.
    pub fn eat(&mut self, wanted: Op) -> bool {
        let found = self.token() == wanted;
        if found {
            self.token = NONE;
        }
        found
    }

    /// The code of the reserved word that is next, or 0.
    pub fn reserved(&mut self) -> u8 {
        if self.token() == WORD { self.reserved } else { 0 }
    }

    /// Takes the reserved word if it is next.
    pub fn eat_reserved(&mut self, wanted: u8) -> bool {
        let found = self.reserved() == wanted;
        if found {
            self.token = NONE;
        }
        found
    }

    /// Takes the reserved word that must come next, for what `opener` on line `opened` began.
    pub fn expect(&mut self, wanted: u8, opener: u8, opened: u32) {
        if !self.eat_reserved(wanted) {
            self.unexpected(spelling(wanted), spelling(opener), opened);
        }
    }

    /// Takes the `)` that must come next.
    pub fn close(&mut self, opener: &[u8], opened: u32) {
        if !self.eat(b')') {
            let wanted: &[u8] = if opener.is_empty() { b"\")\"" } else { b")" };
            self.unexpected(wanted, opener, opened);
        }
    }

    /// Where a command's name may come next, puts the values of aliases in the places of their names (POSIX XCU 2.3.1).
    #[inline(never)]
    fn replace_alias(&mut self) {
        while self.token() == WORD
            && self.reserved == 0
            && let Some(name) = self.word.as_deref().and_then(literal)
            && let Some(value) = self.syntax.aliases.get(name)
            && !self.source.is_inside(name, self.token_place)
        {
            self.source.insert(name, value);
            self.closings.clear();
            self.token = NONE;
        }
    }

    pub fn skip_newlines(&mut self) {
        while self.eat(NEWLINE) {}
    }

    /// Adds the word that must come next.
    pub fn add_word(&mut self, nodes: &mut Vec<Tree>) {
        if self.eat(WORD) {
            nodes.extend(self.word.take());
        } else {
            self.unexpected(b"a word", b"", 0);
        }
    }

    // The grammar.

    /// The next complete command. `None` is the end, or an error if there is a message.
    pub fn complete_command(&mut self) -> Option<Tree> {
        self.skip_newlines();
        if self.token() == END {
            return None;
        }
        let command = self.list(false);
        if !self.eat(NEWLINE) && !self.eat(END) {
            self.unexpected(b"", b"", 0);
        }
        self.message.is_empty().then_some(command)
    }

    /// All commands up to the end.
    pub fn everything(&mut self) -> Tree {
        let command = self.list(true);
        if self.token() != END {
            self.unexpected(b"", b"", 0);
        }
        command
    }

    /// The commands of `$(`, up to and including the `)`.
    pub fn substitution(&mut self) -> Tree {
        let opened = self.source.line;
        // What waits for the next line of the text around it waits on.
        let pending = core::mem::take(&mut self.pending);
        let command = self.list(true);
        self.close(b"$(", opened);
        self.pending = pending;
        command
    }

    /// A node, or its only part where it has no meaning of its own without others.
    #[inline(never)]
    fn several(kind: Kind, mut nodes: Vec<Tree>) -> Tree {
        match nodes.pop() {
            Some(only) if nodes.is_empty() && only.kind != Kind::Background => only,
            last => {
                nodes.extend(last);
                Rc::new(Node::new(kind, nodes))
            }
        }
    }

    /// Commands separated by `;`, `&` and, with `lines`, newlines.
    fn list(&mut self, lines: bool) -> Tree {
        let mut commands = Vec::new();
        while !self.is_too_deep() {
            if lines {
                self.skip_newlines();
            }
            self.replace_alias();
            let ended = match self.token() {
                END | ERROR | NEWLINE | b')' | ARM_END | ARM_FALL | ARM_TEST => true,
                _ => closes(self.reserved()),
            };
            if ended {
                break;
            }
            let start = self.token_start;
            let mut command = self.and_or();
            let background = self.eat(b'&');
            if background {
                let log = &self.source.log;
                let text = log.get(start..log.len() - 1).unwrap_or(&[]).trim_ascii().to_vec();
                let node = Node::new(Kind::Background, [command].into());
                command = Rc::new(Node { text, ..node });
            }
            commands.push(command);
            let separated = background || self.eat(b';');
            if !(separated || lines && self.token() == NEWLINE) {
                break;
            }
        }
        Self::several(Kind::List, commands)
    }

    /// Adds a list that must not be empty.
    pub fn add_list(&mut self, nodes: &mut Vec<Tree>) {
        let list = self.list(true);
        if list.kind == Kind::List && list.nodes.is_empty() {
            self.unexpected(b"", b"", 0);
        }
        nodes.push(list);
    }

    #[inline(never)]
    fn and_or(&mut self) -> Tree {
        let mut commands = Vec::from([self.pipeline()]);
        loop {
            let kind = if self.eat(AND_IF) {
                Kind::And
            } else if self.eat(OR_IF) {
                Kind::Or
            } else {
                return Self::several(Kind::AndOr, commands);
            };
            self.skip_newlines();
            let command = self.pipeline();
            commands.push(Rc::new(Node::new(kind, [command].into())));
        }
    }

    #[inline(never)]
    fn pipeline(&mut self) -> Tree {
        let mut inverted = false;
        self.replace_alias();
        if self.eat_reserved(TIME) {
            return self.timed();
        }
        while self.eat_reserved(NOT) {
            inverted = !inverted;
        }
        let mut commands = Vec::new();
        loop {
            let mut command = self.command();
            if self.eat(PIPE_BOTH) {
                let nodes = [command, both_outputs()].into();
                command = Rc::new(Node::new(Kind::Redirected, nodes));
            } else if !self.eat(b'|') {
                commands.push(command);
                break;
            }
            commands.push(command);
            self.skip_newlines();
        }
        if !inverted {
            return Self::several(Kind::Pipeline, commands);
        }
        Rc::new(Node { flag: true, ..Node::new(Kind::Pipeline, commands) })
    }

    /// The pipeline after `time`.
    #[inline(never)]
    fn timed(&mut self) -> Tree {
        let word = if self.token() == WORD { self.word.as_deref().and_then(literal) } else { None };
        let flag = word == Some(b"-p");
        if flag {
            self.eat(WORD);
        }
        let nodes = match self.token() {
            END | NEWLINE | b';' | b'&' => Vec::new(),
            _ => [self.pipeline()].into(),
        };
        Rc::new(Node { flag, ..Node::new(Kind::Time, nodes) })
    }

    fn command(&mut self) -> Tree {
        let mut node = Node::new(Kind::Simple, Vec::new());
        if self.is_too_deep() {
            return Rc::new(node);
        }
        self.replace_alias();
        let reserved = self.reserved();
        let line = self.token_line;
        if closes(reserved) || reserved == IN {
            self.unexpected(b"", b"", 0);
        } else if matches!(reserved, 0 | NOT | TIME) && self.token() != b'(' {
            return self.simple();
        }
        self.token = if self.token == ERROR { ERROR } else { NONE };
        let nodes = &mut node.nodes;
        node.kind = match reserved {
            OPEN => {
                self.add_list(nodes);
                self.expect(CLOSE, OPEN, line);
                Kind::List
            }
            IF => {
                loop {
                    self.add_list(nodes);
                    self.expect(THEN, IF, line);
                    self.add_list(nodes);
                    if !self.eat_reserved(ELIF) {
                        break;
                    }
                }
                if self.eat_reserved(ELSE) {
                    self.add_list(nodes);
                }
                self.expect(FI, IF, line);
                Kind::If
            }
            WHILE | UNTIL => {
                node.flag = reserved == UNTIL;
                self.add_list(nodes);
                self.group(nodes, reserved, line);
                Kind::Loop
            }
            FOR if !self.syntax.posix
                && self.token() == b'('
                && self.source.peek(0) == Some(b'(') =>
            {
                self.token = NONE;
                self.counting_loop(&mut node, line);
                Kind::Count
            }
            FOR | SELECT => {
                node.mode = u8::from(reserved == SELECT);
                self.for_loop(&mut node, line);
                Kind::For
            }
            TEST => {
                let test = self.test_command(line);
                nodes.push(test);
                Kind::Test
            }
            FUNCTION => {
                let mut name = Vec::new();
                self.add_word(&mut name);
                let name = name.first().and_then(|word| literal(word));
                if self.eat(b'(') {
                    self.close(b"", 0);
                }
                self.skip_newlines();
                nodes.push(self.command());
                match name {
                    Some(name) => node.text = name.to_vec(),
                    None => self.failed(line, b"bad function name".to_vec()),
                }
                Kind::Function
            }
            CASE => {
                self.case(nodes, line);
                Kind::Case
            }
            _ => match self.arithmetic_command() {
                Some(word) => {
                    nodes.push(word);
                    Kind::Compute
                }
                None => {
                    self.add_list(nodes);
                    self.close(b"(", line);
                    Kind::Subshell
                }
            },
        };
        if node.kind == Kind::Test {
            // It is a test itself, with the line for messages.
            node.op = b'(';
        }
        node.line = line;
        let mut nodes = Vec::from([Rc::new(node)]);
        while self.redirection(&mut nodes) {}
        Self::several(Kind::Redirected, nodes)
    }

    /// Adds what stands between `do` and `done`.
    pub fn group(&mut self, nodes: &mut Vec<Tree>, opener: u8, line: u32) {
        self.expect(DO, opener, line);
        self.add_list(nodes);
        self.expect(DONE, if opener == FOR { FOR } else { DO }, line);
    }

    /// Adds the body of a `for` loop.
    #[inline(never)]
    pub fn loop_body(&mut self, nodes: &mut Vec<Tree>, line: u32) {
        self.skip_newlines();
        if !self.syntax.posix && self.eat_reserved(OPEN) {
            self.add_list(nodes);
            self.expect(CLOSE, OPEN, line);
        } else {
            self.group(nodes, FOR, line);
        }
    }

    #[inline(never)]
    fn for_loop(&mut self, node: &mut Node, line: u32) {
        let mut words = Vec::new();
        let name = if self.eat(WORD) { self.word.take() } else { None };
        match name.as_deref().and_then(literal) {
            Some(name) if is_name(name) => node.text = name.to_vec(),
            _ => self.failed(line, b"bad for loop variable".to_vec()),
        }
        if !self.eat(b';') {
            self.skip_newlines();
            if self.eat_reserved(IN) {
                node.flag = true;
                while self.token() == WORD {
                    self.add_word(&mut words);
                }
                if !self.eat(b';') && self.token() != NEWLINE {
                    self.unexpected(b"", b"", 0);
                }
            }
        }
        self.loop_body(&mut node.nodes, line);
        node.nodes.append(&mut words);
    }

    #[inline(never)]
    fn case(&mut self, nodes: &mut Vec<Tree>, line: u32) {
        self.add_word(nodes);
        self.skip_newlines();
        self.expect(IN, CASE, line);
        loop {
            self.skip_newlines();
            if !self.eat(b'(') && self.reserved() == ESAC || matches!(self.token(), END | ERROR) {
                break;
            }
            let mut patterns = Vec::new();
            loop {
                self.add_word(&mut patterns);
                if !self.eat(b'|') {
                    break;
                }
            }
            self.close(b"", 0);
            let mut arm = Node::new(Kind::Arm, [self.list(true)].into());
            arm.nodes.append(&mut patterns);
            arm.flag = self.eat(ARM_FALL);
            if self.eat(ARM_TEST) {
                arm.op = ARM_TEST;
            }
            let ended = arm.flag || arm.op != 0 || self.eat(ARM_END);
            nodes.push(Rc::new(arm));
            if !ended {
                break;
            }
        }
        self.skip_newlines();
        self.expect(ESAC, CASE, line);
    }

    #[inline(never)]
    fn simple(&mut self) -> Tree {
        let mut node = Node::new(Kind::Simple, Vec::new());
        node.line = self.token_line;
        let nodes = &mut node.nodes;
        // May a word declare variables, and is the command's name still to come?
        let (mut declares, mut named) = (false, false);
        loop {
            if self.redirection(nodes) {
                continue;
            }
            if !named || self.alias_follows {
                self.replace_alias();
            }
            if !self.eat(WORD) {
                break;
            }
            let Some(word) = self.word.take() else { break };
            let text = literal(&word);
            let kind = if named { Kind::Declaration } else { Kind::Assignment };
            let assignment = if declares || !named { assignment(&word, kind) } else { None };
            if assignment.is_none() {
                if nodes.is_empty()
                    && let Some(name) = text.filter(|name| self.names_function(name))
                    && self.eat(b'(')
                {
                    return self.function(name);
                }
                // `command export a=b` declares as well.
                declares |= match text {
                    Some(b"local" | b"declare" | b"typeset") => !named,
                    Some(b"export" | b"readonly") => nodes.iter().all(is_no_argument),
                    _ => false,
                };
                named = true;
            }
            let mut part = assignment.unwrap_or(word);
            if matches!(part.kind, Kind::Assignment | Kind::Declaration)
                && !self.syntax.posix
                && self.source.peek(0) == Some(b'(')
                && let [value] = part.nodes.as_slice()
                && value.nodes.is_empty()
            {
                // The parenthesis is the next token.
                self.eat(b'(');
                let (text, flag) = (part.text.clone(), part.flag);
                part = Rc::new(Node { text, flag, ..Node::new(part.kind, [self.array()].into()) });
            }
            nodes.push(part);
        }
        if nodes.is_empty() {
            self.unexpected(b"", b"", 0);
        }
        Rc::new(node)
    }

    /// May a function have the name? POSIX's are names; others may hold what has no meaning elsewhere.
    fn names_function(&self, name: &[u8]) -> bool {
        let fits = |byte: &u8| byte.is_ascii_graphic() && !b"$=/*?[]~{}".contains(byte);
        is_name(name) || !self.syntax.posix && name.iter().all(fits)
    }

    /// The rest of a function definition, after `name (`.
    #[inline(never)]
    fn function(&mut self, name: &[u8]) -> Tree {
        self.close(b"", 0);
        self.skip_newlines();
        let body = self.command();
        Rc::new(Node { text: name.to_vec(), ..Node::new(Kind::Function, [body].into()) })
    }

    /// Adds a redirection, if one is next.
    #[inline(never)]
    fn redirection(&mut self, nodes: &mut Vec<Tree>) -> bool {
        let mut node = Node::new(Kind::Redirection, Vec::new());
        if self.eat(DESCRIPTOR)
            && let Some(number) = self.word.take()
        {
            node.text = number.text.clone();
        }
        node.op = self.token();
        if redirects(node.op).is_none() {
            return false;
        }
        self.token = NONE;
        self.add_word(&mut node.nodes);
        node.line = self.token_line;
        let both = matches!(node.op, BOTH | BOTH_APPEND);
        if both {
            node.op = if node.op == BOTH { b'>' } else { APPEND };
        }
        let node = Rc::new(node);
        if matches!(node.op, HERE | HERE_TABS) {
            self.pending.push(node.clone());
        }
        nodes.push(node);
        if both {
            nodes.push(both_outputs());
        }
        true
    }
}

/// `2>&1`
#[inline(never)]
pub fn both_outputs() -> Tree {
    let one = Rc::new(Node { text: b"1".to_vec(), ..Node::new(Kind::Text, Vec::new()) });
    let redirection = Node::new(Kind::Redirection, [one].into());
    Rc::new(Node { op: DUP_OUT, text: b"2".to_vec(), ..redirection })
}

/// Is it `command`, or no word at all?
fn is_no_argument(node: &Tree) -> bool {
    let text = literal(node);
    matches!(node.kind, Kind::Assignment | Kind::Redirection) || text == Some(b"command")
}

/// Splits `name=value`.
#[inline(never)]
fn assignment(word: &Tree, kind: Kind) -> Option<Tree> {
    let (first, rest) = pieces(word).split_first()?;
    let text = literal(first)?;
    let (name, value) = text.split_at_checked(name_len(text))?;
    if !is_name(name) {
        return None;
    }
    if let Some(after) = value.strip_prefix(b"[") {
        let split = assignment_after_bracket(after, rest, kind)?;
        let (flag, nodes) = (split.flag, split.nodes.clone());
        return Some(Rc::new(Node { flag, text: name.to_vec(), ..Node::new(kind, nodes) }));
    }
    let (flag, value) = match value.strip_prefix(b"+") {
        Some(value) => (true, value),
        None => (false, value),
    };
    let nodes = [word_of(value.strip_prefix(b"=")?, rest)].into();
    Some(Rc::new(Node { flag, text: name.to_vec(), ..Node::new(kind, nodes) }))
}
