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
}

/// A place where a line may break: before a word, or behind the last one.
#[derive(Clone, Copy, Default)]
pub struct Break {
    /// With a line that begins here: the least cost, the word that the next line begins with, and the line's length.
    pub cost: i64,
    pub next: usize,
    pub length: i64,
    /// Where a line that ends here does, if all words stood in one: less where it began, its length.
    end: i64,
    /// What it costs to end a line here, as a polynomial in its length, without what it costs to begin it.
    terms: [i64; 3],
}

impl Break {
    /// A line that ends here is to be about as long as another one.
    fn near(&mut self, length: i64) {
        let [constant, linear, quadratic] = &mut self.terms;
        *constant += square(length) * SHORT / 2;
        *linear -= length * SHORT;
        *quadratic += SHORT / 2;
    }
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
    pub before: i64,
}

/// What a line costs that is shorter than it is to be, for each column squared.
const SHORT: i64 = 100;

fn square(value: i64) -> i64 {
    value * value
}

/// Finds the breaks that cost the least, from the last word to the first (Knuth and Plass 1981, with GNU's costs). There is a break more
/// than there are words.
#[inline(never)]
pub fn fill(words: &[Word], breaks: &mut [Break], lines: &Lengths) {
    let (most, goal) = (lines.most as i64, lines.goal as i64);
    let mut start_of_word = 0;
    for (word, place) in words.iter().zip(breaks.iter_mut().skip(1)) {
        start_of_word += word.columns as i64;
        *place = Break { end: start_of_word, ..Break::default() };
        start_of_word += word.space as i64;
    }
    // A line ends at `last` at the most. The further in front it begins, the further in front it ends.
    let mut last = words.len();
    for (start, word) in words.iter().enumerate().rev() {
        let first = start == 0;
        start_of_word -= (word.columns + word.space) as i64;
        let indent = if first { lines.first } else { lines.other };
        let begin = start_of_word - indent as i64;
        if first {
            // The others may be indented otherwise.
            last = words.len();
        }
        while last > start + 1 && breaks.get(last).is_some_and(|place| place.end - begin >= most) {
            last -= 1;
        }
        let ends = breaks.get_mut(start + 1..=last).unwrap_or(&mut []);
        if first && lines.before > 0 {
            ends.iter_mut().for_each(|place| place.near(lines.before));
        }
        let mut best = (i64::MAX, 0);
        for (at, place) in ends.iter().enumerate() {
            let len = place.end - begin;
            let [constant, linear, quadratic] = place.terms;
            let cost = (quadratic * len + linear) * len + constant;
            if cost < best.0 {
                best = (cost, at);
            }
        }
        let length = ends.get(best.1).map_or(0, |place| place.end - begin);
        let (cost, next) = (best.0 + base_cost(words, start), start + 1 + best.1);
        if let Some(place) = breaks.get_mut(start) {
            // As long as it is to be, and as long as the next one, if that is not the last.
            let terms = [cost + square(goal) * SHORT, -2 * goal * SHORT, SHORT];
            *place = Break { cost, next, length, terms, ..*place };
            if next < words.len() {
                place.near(length);
            }
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

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The least that lines cost that begin with each word, by trying all breaks.
    fn plain(words: &[Word], lines: &Lengths) -> Vec<(i64, usize, i64)> {
        let mut costs = vec![(0, 0, 0); words.len() + 1];
        for start in (0..words.len()).rev() {
            let mut len = if start == 0 { lines.first } else { lines.other };
            let mut best = (i64::MAX, 0, 0);
            for end in start + 1..=words.len() {
                len += words[end - 1].columns;
                if end > start + 1 && len >= lines.most {
                    break;
                }
                let mut cost = 0;
                if end < words.len() {
                    cost = (lines.goal as i64 - len as i64).pow(2) * 100 + costs[end].0;
                    if costs[end].1 < words.len() {
                        cost += (len as i64 - costs[end].2).pow(2) * 50;
                    }
                }
                if start == 0 && lines.before > 0 {
                    cost += (len as i64 - lines.before).pow(2) * 50;
                }
                if cost < best.0 {
                    best = (cost, end, len as i64);
                }
                len += words[end - 1].space;
            }
            costs[start] = (best.0 + base_cost(words, start), best.1, best.2);
        }
        costs
    }

    proptest! {
        #[test]
        fn no_other_breaks_cost_less(
            words in proptest::collection::vec((0usize..30, 0usize..4, any::<[bool; 4]>()), 1..60),
            (first, other) in (0usize..30, 0usize..30),
            (most, goal) in (1usize..60, 0usize..60),
            before in 0i64..60,
        ) {
            let words: Vec<Word> = words
                .into_iter()
                .map(|(columns, space, [opens, period, punctuation, last])| {
                    Word { columns, space, opens, period, punctuation, last, ..Word::default() }
                })
                .collect();
            let lines = Lengths { first, other, most, goal, before };
            let mut breaks = vec![Break::default(); words.len() + 1];
            fill(&words, &mut breaks, &lines);
            let found: Vec<_> = breaks.iter().map(|place| (place.cost, place.next, place.length)).collect();
            prop_assert_eq!(found, plain(&words, &lines));
        }
    }
}
