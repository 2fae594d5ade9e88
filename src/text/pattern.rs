//! Shell patterns (POSIX XCU 2.14): `*`, `?`, `[…]` and `\`.
use super::utf8;
use alloc::{vec, vec::Vec};

/// The character that `bytes` start with and its length. Outside UTF-8, and for what is not valid in it, it is one byte, with a
/// number that no character has.
pub fn character(bytes: &[u8], utf8: bool) -> Option<(u32, usize)> {
    let first = u32::from(*bytes.first()?);
    if utf8 && let Some((c, len)) = utf8::decode(bytes) {
        return Some((c as u32, len));
    }
    Some((if first < 0x80 { first } else { 0x11_0000 + first }, 1))
}

/// Does the pattern match all of the text?
///
/// The time is at most the product of the lengths: where a match fails, only the last `*` tries again, because whatever an earlier
/// one could take the last one can take as well.
pub fn matches(pattern: &[u8], text: &[u8], utf8: bool) -> bool {
    let (mut pattern, mut text) = (pattern, text);
    let mut star: Option<(&[u8], &[u8])> = None;
    loop {
        if let [b'*', rest @ ..] = pattern {
            star = Some((rest, text));
            pattern = rest;
            continue;
        }
        if pattern.is_empty() && text.is_empty() {
            return true;
        }
        if let Some((p, t)) = one(pattern, text, utf8) {
            (pattern, text) = (p, t);
            continue;
        }
        // The last star takes one character more.
        let Some((after, from)) = star else { return false };
        let Some((_, len)) = character(from, utf8) else { return false };
        let from = from.get(len..).unwrap_or(&[]);
        star = Some((after, from));
        (pattern, text) = (after, from);
    }
}

/// The length of the shortest or the longest beginning of the text that the pattern matches.
pub fn prefix(pattern: &[u8], text: &[u8], longest: bool, utf8: bool) -> Option<usize> {
    part(pattern, text, longest, utf8, true)
}

/// Where the shortest or the longest end of the text that the pattern matches begins.
pub fn suffix(pattern: &[u8], text: &[u8], longest: bool, utf8: bool) -> Option<usize> {
    part(pattern, text, longest, utf8, false)
}

/// Follows all matches at once, so that the time is at most the product of the lengths here as well.
fn part(pattern: &[u8], text: &[u8], longest: bool, utf8: bool, prefix: bool) -> Option<usize> {
    // For each place in the pattern, where in the text the best match began that has got there.
    let mut reached = vec![None; pattern.len() + 1];
    let reach = |reached: &mut Vec<Option<usize>>, place: usize, start: usize| {
        if let Some(old) = reached.get_mut(place) {
            *old = Some(
                old.map_or(start, |old| if longest { start.min(old) } else { start.max(old) }),
            );
        }
    };
    let (mut at, mut found) = (0, None);
    loop {
        if at == 0 || !prefix {
            reach(&mut reached, 0, at);
        }
        let mut next = vec![None; pattern.len() + 1];
        let rest = text.get(at..).unwrap_or(&[]);
        for (place, &first) in pattern.iter().enumerate() {
            let Some(start) = reached.get(place).copied().flatten() else { continue };
            if first == b'*' {
                reach(&mut reached, place + 1, start);
                reach(&mut next, place, start);
            } else if let Some((left, _)) = one(pattern.get(place..)?, rest, utf8) {
                reach(&mut next, pattern.len() - left.len(), start);
            }
        }
        let end = reached.last().copied().flatten();
        if prefix && end.is_some() {
            found = Some(at);
        }
        let stuck = prefix && next.iter().all(Option::is_none);
        match character(rest, utf8) {
            Some((_, len)) if !stuck && (longest || found.is_none()) => at += len,
            _ => return if prefix { found } else { end },
        }
        reached = next;
    }
}

/// Matches one character by what `pattern` starts with, which is no `*`. Returns what is left of both.
fn one<'p, 't>(pattern: &'p [u8], text: &'t [u8], utf8: bool) -> Option<(&'p [u8], &'t [u8])> {
    let (c, len) = character(text, utf8)?;
    let text = text.get(len..)?;
    match pattern {
        [b'?', rest @ ..] => return Some((rest, text)),
        [b'[', rest @ ..] => {
            if let Some((found, rest)) = bracket(rest, c, utf8) {
                return found.then_some((rest, text));
            }
        }
        _ => {}
    }
    let pattern = match pattern {
        [b'\\', rest @ ..] if !rest.is_empty() => rest,
        _ => pattern,
    };
    let (wanted, len) = character(pattern, utf8)?;
    (wanted == c).then_some((pattern.get(len..)?, text))
}

/// Looks for `c` in the bracket expression whose inside `pattern` starts with. Returns whether it matches and what follows the
/// closing bracket; `None` if there is none.
fn bracket(pattern: &[u8], c: u32, utf8: bool) -> Option<(bool, &[u8])> {
    let (negated, mut rest) = match pattern {
        [b'!' | b'^', rest @ ..] => (true, rest),
        _ => (false, pattern),
    };
    let (mut found, mut first) = (false, true);
    loop {
        match rest {
            [b']', after @ ..] if !first => return Some((found != negated, after)),
            [b'[', b':', name @ ..] => {
                if let Some(len) = name.windows(2).position(|two| two == b":]") {
                    found |= in_class(name.get(..len)?, c);
                    rest = name.get(len + 2..)?;
                    first = false;
                    continue;
                }
            }
            _ => {}
        }
        first = false;
        let (low, after) = element(rest, utf8)?;
        rest = after;
        let mut high = low;
        if let [b'-', end @ ..] = rest
            && !end.starts_with(b"]")
        {
            (high, rest) = element(end, utf8)?;
        }
        found |= (low..=high).contains(&c);
    }
}

/// One member of a bracket expression: a character, an escaped one, `[.c.]` or `[=c=]`.
fn element(pattern: &[u8], utf8: bool) -> Option<(u32, &[u8])> {
    if let [b'[', kind @ (b'.' | b'='), rest @ ..] = pattern {
        let (c, len) = character(rest, utf8)?;
        if let Some([end, b']', after @ ..]) = rest.get(len..)
            && end == kind
        {
            return Some((c, after));
        }
    }
    let pattern = match pattern {
        [b'\\', rest @ ..] if !rest.is_empty() => rest,
        _ => pattern,
    };
    let (c, len) = character(pattern, utf8)?;
    Some((c, pattern.get(len..)?))
}

/// Is the character in the class of that name? Beyond ASCII, whatever can be a letter counts as one, without cases.
pub fn in_class(name: &[u8], c: u32) -> bool {
    let beyond = matches!(c, 0xA0..0x11_0000);
    let Some(byte) = u8::try_from(c).ok().filter(u8::is_ascii) else {
        return beyond && matches!(name, b"alpha" | b"alnum" | b"graph" | b"print");
    };
    match name {
        b"alpha" => byte.is_ascii_alphabetic(),
        b"digit" => byte.is_ascii_digit(),
        b"alnum" => byte.is_ascii_alphanumeric(),
        b"upper" => byte.is_ascii_uppercase(),
        b"lower" => byte.is_ascii_lowercase(),
        b"space" => matches!(byte, b' ' | b'\t'..=b'\r'),
        b"blank" => matches!(byte, b' ' | b'\t'),
        b"punct" => byte.is_ascii_punctuation(),
        b"print" => matches!(byte, b' '..=b'~'),
        b"graph" => byte.is_ascii_graphic(),
        b"cntrl" => byte.is_ascii_control(),
        b"xdigit" => byte.is_ascii_hexdigit(),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(pattern: &str, yes: &[&str], no: &[&str]) {
        for text in yes {
            assert!(matches(pattern.as_bytes(), text.as_bytes(), true), "{pattern} ~ {text}");
        }
        for text in no {
            assert!(!matches(pattern.as_bytes(), text.as_bytes(), true), "{pattern} !~ {text}");
        }
    }

    #[test]
    fn wildcards() {
        check("", &[""], &["a"]);
        check("*", &["", "a", "äöü"], &[]);
        check("a*b*c", &["abc", "aXbYc", "abcbc"], &["ab", "abcd", "xabc"]);
        check("?", &["a", "ä"], &["", "ab"]);
        check(r"\*a\?", &["*a?"], &["xa?", "*ab"]);
        check(r"a\", &[r"a\"], &["a"]);
    }

    #[test]
    fn brackets() {
        check("[abc]", &["a", "c"], &["d", "", "ab"]);
        check("[!a-c]", &["d", "-", "ä"], &["a", "b", ""]);
        check("[]a]", &["]", "a"], &["b"]);
        check("[a-]", &["a", "-"], &["b"]);
        check("[ä-ü]", &["ö"], &["a"]);
        check("[[:digit:]x]", &["5", "x"], &["a", ":"]);
        check("[[:alpha:]]", &["a", "é"], &["5", " "]);
        check("[[.-.]a]", &["-", "a"], &["b"]);
        check(r"[\]]", &["]"], &["\\"]);
        check("[a", &["[a"], &["a"]);
        check("[[:alpha:", &["[[:alpha:"], &["a"]);
    }

    #[test]
    fn a_byte_that_is_no_utf8_is_a_character() {
        assert!(matches(b"a?b", b"a\xFFb", true));
        assert!(matches(b"a??b", "aäb".as_bytes(), false));
        assert!(!matches(b"a??b", "aäb".as_bytes(), true));
    }

    #[test]
    fn many_stars_take_no_more_than_the_product_of_the_lengths() {
        let pattern = "*a".repeat(2000) + "b";
        assert!(!matches(pattern.as_bytes(), "a".repeat(20000).as_bytes(), true));
    }

    #[test]
    fn beginnings_and_ends_of_long_texts_take_no_more_either() {
        let text = "ab".repeat(200_000);
        assert_eq!(prefix(b"*c", text.as_bytes(), true, true), None);
        assert_eq!(suffix(b"c*", text.as_bytes(), true, true), None);
        assert_eq!(suffix(b"a*c*", text.as_bytes(), false, true), None);
    }

    #[test]
    fn beginnings_and_ends() {
        assert_eq!(prefix(b"*/", b"a/b/c", false, true), Some(2));
        assert_eq!(prefix(b"*/", b"a/b/c", true, true), Some(4));
        assert_eq!(suffix(b".*", b"x.tar.gz", false, true), Some(5));
        assert_eq!(suffix(b".*", b"x.tar.gz", true, true), Some(1));
        assert_eq!(prefix(b"?", "ä".as_bytes(), false, true), Some(2));
        assert_eq!(prefix(b"z", b"abc", true, true), None);
        assert_eq!(prefix(b"", b"abc", true, true), Some(0));
        assert_eq!(prefix(b"*", b"abc", false, true), Some(0));
        assert_eq!(prefix(b"*", b"abc", true, true), Some(3));
        assert_eq!(suffix(b"*", b"abc", false, true), Some(3));
        assert_eq!(suffix(b"*", b"abc", true, true), Some(0));
        assert_eq!(suffix(b"", b"abc", true, true), Some(3));
        assert_eq!(suffix(b"?", "a\u{e4}".as_bytes(), false, true), Some(1));
        assert_eq!(suffix(b"a*b", b"aab", false, true), Some(1));
        assert_eq!(suffix(b"a*b", b"aaba", true, true), None);
    }
}
