//! What the parser makes of a script: a tree whose nodes are all of one type, which keeps the code that builds it, walks it and drops
//! it small. Long chains are flat lists, so that only nesting makes the tree deep.
use alloc::{rc::Rc, vec::Vec};
use core::cell::OnceCell;
use rt::text::split::parts;

pub type Tree = Rc<Node>;

pub struct Node {
    pub kind: Kind,
    /// A redirection's operator, or what is done with a parameter.
    pub op: Op,
    /// What it means is said at the kind.
    pub flag: bool,
    /// Does it stand in double quotes?
    pub quoted: bool,
    /// Which of several ways of doing it is meant.
    pub mode: u8,
    pub line: u32,
    pub text: Vec<u8>,
    pub nodes: Vec<Tree>,
    /// A here-document's text, filled in when its line is complete.
    pub here: OnceCell<Tree>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    // The pieces of words.
    /// Text without quotes: tildes, patterns and, inside `${x-…}`, field splitting apply.
    Text,
    /// Text that stands for itself.
    Quoted,
    /// `$text` or `${text…}` with the words after the operator and a `Subscript`, if there is one. The flag is for `:`, with which
    /// a parameter that is set but empty counts as unset, and for doubled operators.
    Parameter,
    /// `${!text…}`: the parameter is the one that this parameter names.
    Indirect,
    /// The word between `[` and `]`.
    Subscript,
    /// `$(…)` and its `…` in backquotes: the command.
    Substitution,
    /// `$((…))`: the expression, a word.
    Arithmetic,
    /// `<(…)`, with the flag `>(…)`: the command.
    Process,
    /// `text=value` after a declaration utility: the value is expanded as one after an assignment.
    Declaration,
    /// The pieces of a word that does not consist of just one.
    Word,

    // What simple commands consist of beside words.
    /// `text=value` before the command's name: the value, and a `Subscript` if there is one. The flag is for `+=`.
    Assignment,
    /// `(…)` as a value: words, and `Element`s.
    Array,
    /// `[…]=value` in an array: the value and the `Subscript`. The flag is for `+=`.
    Element,
    /// `text` is the descriptor's number, if one was given; the file or descriptor, which is unused for a here-document.
    Redirection,

    // Commands.
    /// Words, assignments and redirections as they came.
    Simple,
    /// The commands; the flag is for a `!` before them.
    Pipeline,
    /// `time`: the pipeline; the flag is for `-p`.
    Time,
    /// Commands, those after the first one in `And` and `Or`.
    AndOr,
    And,
    Or,
    /// Commands, those that `&` follows in `Background`.
    List,
    Background,
    Subshell,
    /// Conditions, each with what follows `then`, and what follows `else`.
    If,
    /// The condition and the body; the flag is for `until`.
    Loop,
    /// `text` is the variable; the body and the words, which count if the flag says that there was an `in`. The mode is for
    /// `select`.
    For,
    /// `for ((…))`: the body and three expressions, which are words.
    Count,
    /// `((…))`: the expression, a word.
    Compute,
    /// `[[ … ]]`: a word and what is asked about it (`text`), or two words and what is between them, or with `!`, `&&` and `||` as
    /// the operator tests.
    Test,
    /// The subject and the arms.
    Case,
    /// The body and the patterns; the flag is for an end in `;&`, the operator for one in `;;&`.
    Arm,
    /// `text` is the name; the body.
    Function,
    /// A command and its redirections.
    Redirected,
}

impl Node {
    pub fn new(kind: Kind, nodes: Vec<Tree>) -> Node {
        let (op, mode, flag, quoted, line, text) = (0, 0, false, false, 0, Vec::new());
        Node { kind, op, mode, flag, quoted, line, text, nodes, here: OnceCell::new() }
    }

    /// The node's only part, or its first one.
    pub fn first(&self) -> Option<&Tree> {
        self.nodes.first()
    }
}

/// The pieces of a word.
pub fn pieces(word: &Tree) -> &[Tree] {
    if word.kind == Kind::Word { &word.nodes } else { core::slice::from_ref(word) }
}

/// The text of a word without quotes or expansions.
pub fn literal(word: &Node) -> Option<&[u8]> {
    if word.kind == Kind::Text { Some(&word.text) } else { None }
}

/// An operator or another token: its character, or a letter where it has several.
pub type Op = u8;

pub const AND_IF: Op = b'A';
pub const OR_IF: Op = b'O';
pub const ARM_END: Op = b'D';
pub const ARM_FALL: Op = b'F';
/// `;;&`
pub const ARM_TEST: Op = b'M';
pub const HERE: Op = b'H';
pub const HERE_TABS: Op = b'T';
pub const DUP_IN: Op = b'I';
pub const DUP_OUT: Op = b'U';
pub const READ_WRITE: Op = b'W';
pub const APPEND: Op = b'P';
pub const CLOBBER: Op = b'C';

pub const HERE_STRING: Op = b'S';
/// `&>` and `&>>`: both outputs.
pub const BOTH: Op = b'B';
pub const BOTH_APPEND: Op = b'Q';
/// `|&`
pub const PIPE_BOTH: Op = b'R';

/// The operators of more than one character, each with a letter for it after it; a longer one comes before its own beginning.
pub static OPERATORS: &[u8] =
    b"<<<S <<-T <<H <&I <>W >>P >&U >|C &&A &>>Q &>B ||O |&R ;;&M ;;D ;&F";

// What is done with a parameter, beside `-`, `=`, `?`, `+`, `#` and `%`.
pub const VALUE: Op = 0;
pub const LENGTH: Op = b'l';
/// Names of variables that begin so, after `${!`.
pub const NAMES: Op = b'n';
/// What is none of these is an error when it is expanded, not before.
pub const BAD: Op = b'b';

/// The reserved words (POSIX XCU 2.4), and behind them those of other shells. Their codes are their places, from 1 on.
pub static RESERVED: &[u8] =
    b"! { } case do done elif else esac fi for if in then until while [[ function select time";

pub const NOT: u8 = 1;
pub const OPEN: u8 = 2;
pub const CLOSE: u8 = 3;
pub const CASE: u8 = 4;
pub const DO: u8 = 5;
pub const DONE: u8 = 6;
pub const ELIF: u8 = 7;
pub const ELSE: u8 = 8;
pub const ESAC: u8 = 9;
pub const FI: u8 = 10;
pub const FOR: u8 = 11;
pub const IF: u8 = 12;
pub const IN: u8 = 13;
pub const THEN: u8 = 14;
pub const UNTIL: u8 = 15;
pub const WHILE: u8 = 16;
pub const TEST: u8 = 17;
pub const FUNCTION: u8 = 18;
pub const SELECT: u8 = 19;
pub const TIME: u8 = 20;

/// The code of a reserved word; 0 for other words.
pub fn reserved(word: &[u8]) -> u8 {
    let at = parts(RESERVED, b' ').position(|other| other == word);
    at.map_or(0, |at| at as u8 + 1)
}

/// The reserved word of that code.
pub fn spelling(code: u8) -> &'static [u8] {
    let mut words = parts(RESERVED, b' ');
    words.nth(usize::from(code).wrapping_sub(1)).unwrap_or(&[])
}

/// Does the reserved word end a list of commands?
pub fn closes(code: u8) -> bool {
    matches!(code, CLOSE | DO..=FI | THEN)
}

/// Is the operator a redirection, and of which descriptor by default?
pub fn redirects(op: Op) -> Option<i32> {
    match op {
        b'<' | HERE | HERE_TABS | HERE_STRING | DUP_IN | READ_WRITE => Some(0),
        b'>' | APPEND | DUP_OUT | CLOBBER | BOTH | BOTH_APPEND => Some(1),
        _ => None,
    }
}

/// Is it a name (POSIX XBD 3.216)?
pub fn is_name(name: &[u8]) -> bool {
    !name.first().is_none_or(u8::is_ascii_digit) && name_len(name) == name.len()
}

/// How many bytes at the start could belong to a name.
pub fn name_len(text: &[u8]) -> usize {
    text.iter().position(|&byte| !is_name_byte(byte)).unwrap_or(text.len())
}

pub fn is_name_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
}
