//! The grammar of what other shells have beyond POSIX: `[[`, `((`, `function`, `select`, `time`, arrays.
use super::ast::*;
use super::parser::*;
use alloc::{rc::Rc, vec::Vec};
use rt::text::split::parts;

/// What `[[` knows between two words, beside `=~`.
static BINARY: &[u8] = b"= == != -eq -ne -lt -le -gt -ge -nt -ot -ef";

impl Parser<'_> {
    /// Where `((` was read, but for the second parenthesis: reads the expression between them if there is one, up to the `))`.
    #[inline(never)]
    pub fn arithmetic_command(&mut self) -> Option<Tree> {
        if self.syntax.posix || self.source.peek(0) != Some(b'(') || !self.closes_twice(1) {
            return None;
        }
        self.source.next();
        Some(self.arithmetic_word())
    }

    /// Do both parentheses of an expression that begins `ahead` close at once? Where only one does, it is a command in parentheses
    /// that begins with another one. If there is no end at all, it is an expression.
    #[inline(never)]
    pub fn closes_twice(&mut self, mut ahead: usize) -> bool {
        let start = self.source.place();
        let found = self.closings.binary_search_by_key(&(start + ahead), |closing| closing.0);
        if let Some((_, twice)) = found.ok().and_then(|at| self.closings.get(at)) {
            return *twice;
        }
        // What is found out about those inside is kept, so that each is looked at once.
        self.closings.clear();
        let (mut open, mut quote) = (Vec::from([start + ahead]), 0);
        while let Some(byte) = self.source.peek(ahead) {
            ahead += 1;
            match byte {
                b'\\' => ahead += 1,
                _ if quote == byte => quote = 0,
                _ if quote != 0 => {}
                b'"' | b'\'' | b'`' => quote = byte,
                b'(' => open.push(start + ahead),
                b')' => {
                    let twice = self.source.peek(ahead) == Some(b')');
                    self.closings.extend(open.pop().map(|place| (place, twice)));
                    if open.is_empty() {
                        rt::order::sort(&mut self.closings);
                        return twice;
                    }
                }
                _ => {}
            }
        }
        true
    }

    /// `for ((a; b; c))`, after the `for`: adds the body and the expressions.
    #[inline(never)]
    pub fn counting_loop(&mut self, node: &mut Node, line: u32) {
        self.source.next();
        node.kind = Kind::Count;
        let mut expressions = self.counting_words();
        if !self.eat(b';') {
            self.skip_newlines();
        }
        self.loop_body(&mut node.nodes, line);
        node.nodes.append(&mut expressions);
    }

    /// `[[ … ]]`, after the `[[`.
    #[inline(never)]
    pub fn test_command(&mut self, line: u32) -> Tree {
        let test = self.test_or();
        let closed = self.token() == WORD && self.is_word(b"]]");
        if !closed {
            self.unexpected(b"]]", b"[[", line);
        }
        self.eat(WORD);
        test
    }

    fn is_word(&self, wanted: &[u8]) -> bool {
        self.word.as_deref().and_then(literal) == Some(wanted)
    }

    fn test_or(&mut self) -> Tree {
        let mut test = self.test_and();
        while self.eat(OR_IF) {
            let other = self.test_and();
            test = self.junction(OR_IF, [test, other].into());
        }
        test
    }

    fn test_and(&mut self) -> Tree {
        let mut test = self.test_primary();
        while self.eat(AND_IF) {
            let other = self.test_primary();
            test = self.junction(AND_IF, [test, other].into());
        }
        self.skip_newlines();
        test
    }

    fn junction(&mut self, op: Op, nodes: Vec<Tree>) -> Tree {
        self.skip_newlines();
        Rc::new(Node { op, ..Node::new(Kind::Test, nodes) })
    }

    /// A test between `&&` and `||`.
    fn test_primary(&mut self) -> Tree {
        let mut node = Node::new(Kind::Test, Vec::new());
        self.skip_newlines();
        if self.is_too_deep() {
            return Rc::new(node);
        }
        if self.eat(b'(') {
            let test = self.test_or();
            self.close(b"[[ (", self.source.line);
            self.skip_newlines();
            return test;
        }
        if self.reserved() == NOT {
            self.eat(WORD);
            let test = self.test_primary();
            return self.junction(b'!', [test].into());
        }
        node.line = self.token_line;
        if self.is_word(b"]]") {
            self.unexpected(b"a test", b"", 0);
        }
        let unary = match self.word.as_deref().and_then(literal) {
            Some(&[b'-', letter]) => letter,
            _ => 0,
        };
        self.add_operand(&mut node.nodes);
        let second = self.token();
        let word = matches!(second, WORD | DESCRIPTOR);
        let ends = !word || self.is_word(b"]]");
        let between = self.word.as_deref().and_then(literal).filter(|_| word).unwrap_or(&[]);
        if !ends && (between == b"=~" || parts(BINARY, b' ').any(|op| op == between)) {
            node.text = between.to_vec();
            self.regex = between == b"=~";
            self.token = NONE;
            self.add_operand(&mut node.nodes);
        } else if matches!(second, b'<' | b'>') {
            node.text.push(second);
            self.token = NONE;
            self.add_operand(&mut node.nodes);
        } else if !ends && unary != 0 {
            node.text = [b'-', unary].into();
            node.nodes.clear();
            self.add_operand(&mut node.nodes);
        } else {
            node.text = b"-n".to_vec();
        }
        self.skip_newlines();
        Rc::new(node)
    }

    /// Adds a word, which may be a number before a `<`.
    fn add_operand(&mut self, nodes: &mut Vec<Tree>) {
        if self.token() == DESCRIPTOR {
            self.token = WORD;
        }
        self.add_word(nodes);
    }

    /// `name=(…)`, after the `(`: the value.
    #[inline(never)]
    pub fn array(&mut self) -> Tree {
        let opened = self.token_line;
        let mut words = Vec::new();
        loop {
            self.skip_newlines();
            if !self.eat(WORD) {
                break;
            }
            let Some(word) = self.word.take() else { break };
            words.push(element(&word).unwrap_or(word));
        }
        self.close(b"(", opened);
        Rc::new(Node::new(Kind::Array, words))
    }
}

/// Splits `[subscript]=value`.
#[inline(never)]
fn element(word: &Tree) -> Option<Tree> {
    let (first, rest) = pieces(word).split_first()?;
    let text = literal(first)?.strip_prefix(b"[")?;
    assignment_after_bracket(text, rest, Kind::Element)
}

/// Splits what follows `name[`: the subscript, and behind `]=` the value.
#[inline(never)]
pub fn assignment_after_bracket(text: &[u8], rest: &[Tree], kind: Kind) -> Option<Tree> {
    let mut subscript = Vec::new();
    let (mut text, mut rest) = (text, rest);
    loop {
        if let Some(at) = text.iter().position(|&byte| byte == b']') {
            let (before, after) = text.split_at(at);
            let after = after.get(1..)?;
            let (flag, value) = match after.strip_prefix(b"+") {
                Some(value) => (true, value),
                None => (false, after),
            };
            let value = word_of(value.strip_prefix(b"=")?, rest);
            subscript.push(piece(before));
            let subscript = Node::new(Kind::Word, subscript);
            let subscript = Node::new(Kind::Subscript, [Rc::new(subscript)].into());
            let nodes = [value, Rc::new(subscript)].into();
            return Some(Rc::new(Node { flag, ..Node::new(kind, nodes) }));
        }
        subscript.push(piece(text));
        // What is not plain text belongs to the subscript as it is.
        while let [next, more @ ..] = rest
            && literal(next).is_none()
        {
            subscript.push(next.clone());
            rest = more;
        }
        let (next, more) = rest.split_first()?;
        text = literal(next)?;
        rest = more;
    }
}

fn piece(text: &[u8]) -> Tree {
    Rc::new(Node { text: text.to_vec(), ..Node::new(Kind::Text, Vec::new()) })
}

/// A word of a text and further pieces.
#[inline(never)]
pub fn word_of(text: &[u8], rest: &[Tree]) -> Tree {
    let mut nodes = Vec::new();
    if !text.is_empty() {
        nodes.push(piece(text));
    }
    nodes.extend_from_slice(rest);
    Rc::new(Node::new(Kind::Word, nodes))
}
