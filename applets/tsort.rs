//! tsort - put words into an order that pairs of them ask for
use core::ops::Range;
use rt::{Cx, Done, Input, Stop, Vec, io};

rt::applet! { "tsort", main, { own_process: true }, "\
Usage: tsort [OPTION]... [FILE]
Print all words of FILE, or of standard input, one a line, so that the first of each pair of words comes before the second.
- is standard input.

" }

/// What is known of a word; words are called by their place among all of them in alphabetical order.
struct Word {
    text: Range<usize>,
    /// How many words it has to wait for.
    count: usize,
    /// The last of its pairs with words that wait for it.
    pair: usize,
    printed: bool,
    /// In the search for a loop: the word that waits for it.
    next: usize,
}

const NONE: usize = usize::MAX;

struct Sort {
    words: Vec<Word>,
    /// The second word of each pair, and the pair before it with the same first word.
    pairs: Vec<(usize, usize)>,
}

fn main(cx: &mut Cx) -> Done {
    if cx.option()?.is_some() {
        return Err(cx.hint());
    }
    if cx.operands().get(1).is_some() {
        return Err(cx.extra_operand(1));
    }
    let path = cx.operands().next().unwrap_or(c"-");
    let input = cx.input(path).map_err(|e| cx.fail(path.to_bytes(), e))?;
    let text = read(cx, &input)?;
    let Some(mut sort) = Sort::new(&text) else {
        return Err(cx.stop(packed!("%n: input contains an odd number of tokens"), &[input.name]));
    };
    let mut left = sort.words.len();
    let mut queue: Vec<usize> = Vec::new();
    loop {
        queue.clear();
        for (index, word) in sort.words.iter().enumerate() {
            if word.count == 0 && !word.printed {
                queue.push(index);
            }
        }
        let mut at = 0;
        while let Some(word) = queue.get(at).and_then(|&index| sort.words.get_mut(index)) {
            at += 1;
            left -= 1;
            word.printed = true;
            cx.out.add(text.get(word.text.clone()).unwrap_or(b""));
            cx.out.byte(b'\n')?;
            let mut pair = word.pair;
            while let Some(&(second, before)) = sort.pairs.get(pair) {
                pair = before;
                if let Some(word) = sort.words.get_mut(second) {
                    word.count -= 1;
                    if word.count == 0 {
                        queue.push(second);
                    }
                }
            }
        }
        if left == 0 {
            return Ok(());
        }
        cx.say(packed!("%n: input contains a loop:"), &[input.name]);
        for index in sort.cut_loop() {
            let name = sort.words.get(index).and_then(|word| text.get(word.text.clone()));
            cx.say("%r", &[name.unwrap_or(b"")]);
        }
    }
}

/// All of the input.
fn read(cx: &mut Cx, input: &Input) -> Result<Vec<u8>, Stop> {
    match io::read_all(&input.fd) {
        Ok(text) => Ok(text),
        Err(e) => Err(cx.stop_error(packed!("%n: read error"), &[input.name], e)),
    }
}

impl Sort {
    /// Takes the words and the pairs of a text; `None` if one has no partner.
    fn new(text: &[u8]) -> Option<Sort> {
        let mut tokens: Vec<Range<usize>> = Vec::new();
        let mut at = 0;
        while at < text.len() {
            let end =
                |at: &usize| text.get(*at).is_none_or(|byte| matches!(byte, b' ' | b'\t' | b'\n'));
            let start = at;
            while !end(&at) {
                at += 1;
            }
            if at > start {
                tokens.push(start..at);
            }
            at += 1;
        }
        let name = |token: u32| {
            tokens.get(token as usize).and_then(|token| text.get(token.clone())).unwrap_or(b"")
        };
        let mut order: Vec<hot::Item> = Vec::new();
        for index in 0..tokens.len() as u32 {
            let mut prefix = [0; 8];
            for (place, &byte) in prefix.iter_mut().zip(name(index)) {
                *place = byte;
            }
            order.push((u64::from_be_bytes(prefix), index));
        }
        let mut spare = order.clone();
        hot::sort(&mut order, &mut spare, &|a, b| name(a) < name(b));

        // The words, each once, and which one each token is.
        let mut words: Vec<Word> = Vec::new();
        let mut ids = alloc::vec![0; tokens.len()];
        for &(_, token) in &order {
            let known =
                words.last().and_then(|word| text.get(word.text.clone())) == Some(name(token));
            if !known {
                let text = tokens.get(token as usize).cloned().unwrap_or(0..0);
                words.push(Word { text, count: 0, pair: NONE, printed: false, next: NONE });
            }
            if let Some(id) = ids.get_mut(token as usize) {
                *id = words.len() - 1;
            }
        }
        let (couples, []) = ids.as_chunks::<2>() else { return None };
        let mut pairs = Vec::new();
        for &[first, second] in couples {
            if first != second
                && let Some(word) = words.get_mut(first)
            {
                pairs.push((second, word.pair));
                word.pair = pairs.len() - 1;
                if let Some(word) = words.get_mut(second) {
                    word.count += 1;
                }
            }
        }
        Some(Sort { words, pairs })
    }

    /// Finds a loop, and takes out the pair that closes it. Each step goes from a word to one that it waits for, the next one in
    /// alphabetical order and from the start again, until one comes again.
    fn cut_loop(&mut self) -> Vec<usize> {
        let mut at = NONE;
        let mut found = Vec::new();
        loop {
            for index in 0..self.words.len() {
                let Some(word) = self.words.get_mut(index).filter(|word| word.count > 0) else {
                    continue;
                };
                if at == NONE {
                    at = index;
                    continue;
                }
                // Is there a pair of this word and the one that waits?
                let (mut pair, mut later) = (word.pair, NONE);
                while let Some(&(second, before)) = self.pairs.get(pair)
                    && second != at
                {
                    (later, pair) = (pair, before);
                }
                let Some(&(_, before)) = self.pairs.get(pair) else { continue };
                if word.next == NONE {
                    word.next = at;
                    at = index;
                    continue;
                }
                match self.pairs.get_mut(later) {
                    Some(later) => later.1 = before,
                    None => word.pair = before,
                }
                if let Some(word) = self.words.get_mut(at) {
                    word.count -= 1;
                }
                let mut whole = false;
                while let Some(word) = self.words.get_mut(at) {
                    if !whole {
                        found.push(at);
                        whole = at == index;
                    }
                    at = core::mem::replace(&mut word.next, NONE);
                }
                return found;
            }
            // Words that wait must be waiting for some.
            if at == NONE {
                return found;
            }
        }
    }
}
