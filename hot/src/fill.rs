//! Breaking paragraphs into lines.

/// A word of a paragraph.
#[derive(Clone, Copy, Default)]
pub struct Word {
    /// Where its text begins, and its length in bytes and columns.
    pub at: usize,
    pub len: usize,
    pub columns: usize,
    /// The blanks behind it.
    pub space: usize,
    /// Does it begin with a bracket or a quotation mark?
    pub opens: bool,
    /// Does it end as a sentence does?
    pub period: bool,
    pub punctuation: bool,
    /// Does it end a sentence?
    pub last: bool,
    /// With a line that begins here: the least cost, the word that the next line begins with, and the line's length.
    pub cost: i64,
    pub next: usize,
    pub length: usize,
}

/// How long lines are, in columns.
pub struct Lengths {
    /// The indentation of the first line, and of the others.
    pub first: usize,
    pub other: usize,
    /// Lines are shorter than this, and as long as that if they can be.
    pub most: usize,
    pub goal: usize,
    /// The length of the line before; 0 if there is none.
    pub before: usize,
}

/// What a line costs that is shorter than it is to be, for each column squared.
const SHORT: i64 = 100;

fn square(value: i64) -> i64 {
    value * value
}

/// Finds the breaks that cost the least, from the last word to the first (Knuth and Plass 1981, with GNU's costs).
pub fn fill(all: &mut [Word], lines: &Lengths) {
    let count = all.len();
    for start in (0..count).rev() {
        let first = start == 0;
        let mut len = if first { lines.first } else { lines.other };
        let mut best = (i64::MAX, count, 0);
        let mut words = all.iter().skip(start);
        let Some(mut word) = words.next() else { continue };
        for at in start + 1.. {
            len += word.columns;
            let mut cost = 0;
            let next = words.next();
            if let Some(next) = next {
                cost = square(lines.goal as i64 - len as i64) * SHORT + next.cost;
                if next.next < count {
                    cost += square(len as i64 - next.length as i64) * SHORT / 2;
                }
            }
            if first && lines.before > 0 {
                cost += square(len as i64 - lines.before as i64) * SHORT / 2;
            }
            if cost < best.0 {
                best = (cost, at, len);
            }
            // The next word has to fit.
            len += word.space;
            match next {
                Some(next) if len + next.columns < lines.most => word = next,
                _ => break,
            }
        }
        let base = base_cost(all, start);
        if let Some(word) = all.get_mut(start) {
            (word.cost, word.next, word.length) = (best.0 + base, best.1, best.2);
        }
    }
}

/// What it costs to begin a line with a word.
fn base_cost(all: &[Word], start: usize) -> i64 {
    let Some(word) = all.get(start) else { return 0 };
    let mut cost = square(70);
    let before = start.checked_sub(1).and_then(|at| all.get(at));
    if let Some(before) = before {
        let earlier = start.checked_sub(2).and_then(|at| all.get(at));
        if before.period {
            cost += if before.last { -square(50) } else { square(600) };
        } else if before.punctuation {
            cost -= square(40);
        } else if earlier.is_some_and(|earlier| earlier.last) {
            cost += square(200) / (before.columns as i64 + 2);
        }
    }
    if word.opens {
        cost -= square(40);
    } else if word.last {
        cost += square(150) / (word.columns as i64 + 2);
    }
    cost
}
