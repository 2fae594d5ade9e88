//! What the parser makes of a script. Long chains are flat lists, so that only nesting makes the tree deep.
use alloc::{boxed::Box, rc::Rc, vec::Vec};
use core::cell::OnceCell;

pub type Word = Vec<Part>;

/// A piece of a word.
pub enum Part {
    /// Text without quotes: tildes, patterns and, inside `${x-…}`, field splitting apply.
    Text(Vec<u8>),
    /// Text that stands for itself.
    Quoted(Vec<u8>),
    Parameter(Box<Parameter>),
    /// `$(…)` and its `…` in backquotes.
    Substitution(Rc<Command>, bool),
    /// `$((…))`
    Arithmetic(Word, bool),
    /// `name=value` after a declaration utility: the value is expanded as one after an assignment.
    Assignment(Vec<u8>, Word),
}

/// `$name` or `${name…}`.
pub struct Parameter {
    pub name: Vec<u8>,
    pub op: Operation,
    /// With `:`, a parameter that is set but empty counts as unset.
    pub colon: bool,
    pub word: Word,
    /// Does it stand in double quotes?
    pub quoted: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Operation {
    None,
    Length,
    /// `-`
    Default,
    /// `=`
    Assign,
    /// `?`
    Require,
    /// `+`
    Alternative,
    /// `#` and `##`
    Prefix(bool),
    /// `%` and `%%`
    Suffix(bool),
    /// What is none of these is an error when it is expanded, not before.
    Bad,
}

pub enum Command {
    Simple(Simple),
    /// The commands, and whether `!` stands before them.
    Pipeline(Vec<Command>, bool),
    /// The first command, and those after `&&` (true) and `||`.
    AndOr(Box<Command>, Vec<(bool, Command)>),
    /// Commands, each with whether `&` follows.
    List(Vec<(Command, bool)>),
    Subshell(Box<Command>),
    /// Conditions and what follows `then`; what follows `else`.
    If(Vec<(Command, Command)>, Option<Box<Command>>),
    /// The condition, the body, and whether it is `until`.
    Loop(Box<(Command, Command)>, bool),
    /// The variable, the words after `in`, the body.
    For(Vec<u8>, Option<Vec<Word>>, Box<Command>),
    Case(Word, Vec<Arm>),
    Function(Vec<u8>, Rc<Command>),
    Redirected(Box<Command>, Vec<Redirection>),
}

pub struct Simple {
    pub line: u32,
    pub assignments: Vec<(Vec<u8>, Word)>,
    pub words: Vec<Word>,
    pub redirections: Vec<Redirection>,
}

pub struct Arm {
    pub patterns: Vec<Word>,
    pub body: Command,
    /// Does `;&` end it?
    pub falls_through: bool,
}

pub struct Redirection {
    pub fd: i32,
    pub op: Op,
    /// The file or descriptor; unused for a here-document.
    pub word: Word,
    /// A here-document's text, filled in when its line is complete.
    pub text: Rc<OnceCell<Word>>,
    pub line: u32,
}

/// An operator: its character, or a letter where it has several.
pub type Op = u8;

pub const AND_IF: Op = b'A';
pub const OR_IF: Op = b'O';
pub const ARM_END: Op = b'D';
pub const ARM_FALL: Op = b'F';
pub const HERE: Op = b'H';
pub const HERE_TABS: Op = b'T';
pub const DUP_IN: Op = b'I';
pub const DUP_OUT: Op = b'U';
pub const READ_WRITE: Op = b'W';
pub const APPEND: Op = b'P';
pub const CLOBBER: Op = b'C';

/// The operators of more than one character; a longer one comes before its own beginning.
pub static OPERATORS: [(&[u8], Op); 11] = [
    (b"<<-", HERE_TABS),
    (b"<<", HERE),
    (b"<&", DUP_IN),
    (b"<>", READ_WRITE),
    (b">>", APPEND),
    (b">&", DUP_OUT),
    (b">|", CLOBBER),
    (b"&&", AND_IF),
    (b"||", OR_IF),
    (b";;", ARM_END),
    (b";&", ARM_FALL),
];

/// Is the operator a redirection, and of which descriptor by default?
pub fn redirects(op: Op) -> Option<i32> {
    match op {
        b'<' | HERE | HERE_TABS | DUP_IN | READ_WRITE => Some(0),
        b'>' | APPEND | DUP_OUT | CLOBBER => Some(1),
        _ => None,
    }
}

/// Is it a name (POSIX XBD 3.216)?
pub fn is_name(name: &[u8]) -> bool {
    !name.first().is_none_or(u8::is_ascii_digit) && name.iter().all(|&byte| is_name_byte(byte))
}

pub fn is_name_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
}
