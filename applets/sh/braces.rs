//! Brace expansion, which comes before all other expansions: `{a,b}` and `{1..9}`.
use super::{Flow, ast::*, state::Shell};
use alloc::rc::Rc;
use rt::Vec;

/// A character of a word that means something, or a piece that is what it is.
#[derive(Clone)]
enum Item {
    Byte(u8),
    Piece(Tree),
}

/// How deep braces may be nested: each level looks at all that is in it.
const DEEPEST: u32 = 250;

/// Might the word have braces to expand?
pub fn has_braces(word: &Tree) -> bool {
    let mut texts = pieces(word).iter().filter_map(|piece| literal(piece));
    texts.any(|text| text.contains(&b'{'))
}

impl Shell {
    /// Adds the words that the word stands for.
    #[inline(never)]
    pub fn expand_braces(&mut self, word: &Tree, words: &mut Vec<Tree>) -> Result<(), Flow> {
        let mut items = Vec::new();
        for piece in pieces(word) {
            match literal(piece) {
                Some(text) => items.extend(text.iter().map(|&byte| Item::Byte(byte))),
                None => items.push(Item::Piece(piece.clone())),
            }
        }
        let mut expanded = Vec::new();
        if !expand(&items, 0, &mut expanded) {
            return Err(self.fail("too deeply nested", b""));
        }
        words.extend(expanded.into_iter().map(word_of));
        Ok(())
    }
}

/// A word of such items.
#[inline(never)]
fn word_of(items: Vec<Item>) -> Tree {
    let mut nodes: Vec<Tree> = Vec::new();
    let mut text = Vec::new();
    let end = |text: &mut Vec<u8>, nodes: &mut Vec<Tree>| {
        if !text.is_empty() {
            let text = core::mem::take(text);
            nodes.push(Rc::new(Node { text, ..Node::new(Kind::Text, Vec::new()) }));
        }
    };
    for item in items {
        match item {
            Item::Byte(byte) => text.push(byte),
            Item::Piece(piece) => {
                end(&mut text, &mut nodes);
                nodes.push(piece);
            }
        }
    }
    end(&mut text, &mut nodes);
    Rc::new(Node::new(Kind::Word, nodes))
}

/// Adds what the items stand for. Returns whether they are not too deep.
fn expand(items: &[Item], depth: u32, words: &mut Vec<Vec<Item>>) -> bool {
    if depth > DEEPEST {
        return false;
    }
    let Some((open, parts, close)) = first_braces(items) else {
        words.push(items.to_vec());
        return true;
    };
    let mut middles = Vec::new();
    for part in parts {
        if !expand(&part, depth + 1, &mut middles) {
            return false;
        }
    }
    let mut ends = Vec::new();
    // What follows is on the same level, but as deep in the stack.
    if !expand(items.get(close + 1..).unwrap_or(&[]), depth + 1, &mut ends) {
        return false;
    }
    let before = items.get(..open).unwrap_or(&[]);
    for middle in &middles {
        for end in &ends {
            words.push([before, middle, end].concat());
        }
    }
    true
}

/// Finds the first braces that are to be expanded: where they open, what is in them, and where they close.
#[inline(never)]
fn first_braces(items: &[Item]) -> Option<(usize, Vec<Vec<Item>>, usize)> {
    // For each brace that opens, its commas and where it closes; those that are open yet.
    let mut braces: Vec<(usize, Vec<usize>, usize)> = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    for (at, item) in items.iter().enumerate() {
        let Item::Byte(byte) = item else { continue };
        match byte {
            b'{' => {
                open.push(braces.len());
                braces.push((at, Vec::new(), 0));
            }
            b',' => {
                if let Some((_, commas, _)) = open.last().and_then(|&last| braces.get_mut(last)) {
                    commas.push(at);
                }
            }
            b'}' => {
                if let Some((_, _, close)) = open.pop().and_then(|last| braces.get_mut(last)) {
                    *close = at;
                }
            }
            _ => {}
        }
    }
    for (open, mut commas, close) in braces {
        if close == 0 {
            continue;
        }
        if commas.is_empty() {
            if let Some(parts) = sequence(items.get(open + 1..close)?) {
                return Some((open, parts, close));
            }
            continue;
        }
        let mut parts = Vec::new();
        let mut start = open + 1;
        commas.push(close);
        for end in commas {
            parts.push(items.get(start..end)?.to_vec());
            start = end + 1;
        }
        return Some((open, parts, close));
    }
    None
}

/// `1..9`, `a..z`, `1..9..2`
#[inline(never)]
fn sequence(items: &[Item]) -> Option<Vec<Vec<Item>>> {
    let text: Option<Vec<u8>> = items
        .iter()
        .map(|item| match item {
            Item::Byte(byte) => Some(*byte),
            Item::Piece(_) => None,
        })
        .collect();
    let text = text?;
    let at = text.windows(2).position(|two| two == b"..")?;
    let (first, rest) = (text.get(..at)?, text.get(at + 2..)?);
    let (last, step) = match rest.windows(2).position(|two| two == b"..") {
        Some(at) => (rest.get(..at)?, signed(rest.get(at + 2..)?)?),
        None => (rest, 1),
    };
    let step = step.unsigned_abs().clamp(1, i64::MAX as u64) as i64;
    let (from, to, letters) = match (first, last) {
        ([a], [b]) if a.is_ascii_alphabetic() && b.is_ascii_alphabetic() => {
            (i64::from(*a), i64::from(*b), true)
        }
        _ => (signed(first)?, signed(last)?, false),
    };
    // A zero in front of one says that all are as wide as the widest.
    let padded = |text: &[u8]| matches!(text, [b'0', _, ..] | [b'-', b'0', _, ..]);
    let width = if padded(first) || padded(last) { first.len().max(last.len()) } else { 0 };
    let mut parts = Vec::new();
    let mut value = from;
    loop {
        let mut text = match letters {
            true => [value as u8].into(),
            false => super::decimal(value),
        };
        while text.len() < width {
            text.insert(usize::from(value < 0), b'0');
        }
        parts.push(text.into_iter().map(Item::Byte).collect());
        let next = if from <= to { value.checked_add(step) } else { value.checked_sub(step) };
        match next {
            Some(next) if (from <= to) == (next <= to) || next == to => value = next,
            _ => return Some(parts),
        }
    }
}

fn signed(text: &[u8]) -> Option<i64> {
    let (digits, sign) = match text {
        [b'-', digits @ ..] => (digits, -1),
        [b'+', digits @ ..] => (digits, 1),
        _ => (text, 1),
    };
    i64::try_from(super::number(digits)?).ok().map(|value| value * sign)
}
