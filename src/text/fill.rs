//! Texts from templates, in which `%` stands for the next of some words.
use alloc::vec::Vec;

/// Adds a template to a text.
#[inline(always)]
pub fn fill<const N: usize>(text: &mut Vec<u8>, template: &[u8], words: &[&[u8]; N]) {
    match words.as_slice() {
        [word] => fill_word(text, template, word),
        words => fill_words(text, template, words),
    }
}

/// A text of its own.
#[inline(always)]
pub fn filled<const N: usize>(template: &[u8], words: &[&[u8]; N]) -> Vec<u8> {
    match words.as_slice() {
        [word] => filled_word(template, word),
        words => filled_words(template, words),
    }
}

// A single word, which is most common, goes in registers.

#[inline(never)]
fn fill_word(text: &mut Vec<u8>, template: &[u8], word: &[u8]) {
    fill_words(text, template, &[word]);
}

#[inline(never)]
fn fill_words(text: &mut Vec<u8>, template: &[u8], words: &[&[u8]]) {
    let mut words = words.iter();
    for &byte in template {
        match byte {
            b'%' => text.extend_from_slice(words.next().unwrap_or(&b"".as_slice())),
            byte => text.push(byte),
        }
    }
}

#[inline(never)]
fn filled_word(template: &[u8], word: &[u8]) -> Vec<u8> {
    filled_words(template, &[word])
}

#[inline(never)]
fn filled_words(template: &[u8], words: &[&[u8]]) -> Vec<u8> {
    let mut text = Vec::new();
    fill_words(&mut text, template, words);
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_take_the_places_of_percents() {
        assert_eq!(filled(b"/dev/%/x", &[b"a%"]), b"/dev/a%/x");
        assert_eq!(filled(b"%%=%", &[b"a", b"", b"b"]), b"a=b");
        let mut text = Vec::from(*b"x");
        fill(&mut text, b"(%)", &[b"y"]);
        assert_eq!(text, b"x(y)");
    }
}
