//! The language of `-S`: quotes, escapes, comments and variables, but no shell.
use rt::{Cx, Done, OwnedStrings, Stop, Vec, text::number::is_space};

/// Puts the words of the option's value in its place.
#[inline(never)]
pub fn replace(cx: &mut Cx, debug: bool) -> Done {
    let text = cx.value().to_bytes();
    let words = words(cx, text, debug)?;
    let mut args = OwnedStrings::default();
    args.push(cx.args().get(0).unwrap_or(c"env").to_bytes());
    if debug && !words.is_empty() {
        cx.line(packed!("split -S:  %w"), &[text]);
    }
    let mut lead = " into:    ";
    for word in &words {
        if debug {
            cx.line("%r%w", &[lead.as_bytes(), word]);
            lead = "     &    ";
        }
        args.push(word);
    }
    cx.rest().for_each(|arg| args.push(arg.to_bytes()));
    // The command line for the rest of the process, in place of the kernel's.
    cx.restart(args.leak());
    Ok(())
}

/// The words of `text`.
fn words(cx: &mut Cx, mut text: &[u8], debug: bool) -> Result<Vec<Vec<u8>>, Stop> {
    let mut words: Vec<Vec<u8>> = Vec::new();
    // The quotation mark that is open, and the word at hand.
    let (mut quote, mut word) = (None, None::<Vec<u8>>);
    while let [byte, rest @ ..] = text {
        text = rest;
        let mut meaning = *byte;
        match *byte {
            b'\'' | b'"' if quote == Some(*byte) => {
                quote = None;
                continue;
            }
            b'\'' | b'"' if quote.is_none() => {
                quote = Some(*byte);
                word.get_or_insert_default();
                continue;
            }
            blank if quote.is_none() && is_space(&blank) => {
                words.extend(word.take());
                continue;
            }
            b'#' if quote.is_none() && word.is_none() => break,
            b'$' if quote != Some(b'\'') => {
                let Some((name, after)) = variable(rest) else {
                    const ONLY: &str = "only ${VARNAME} expansion is supported, error at: $";
                    return Err(cx.stop("%r%r", &[ONLY.as_bytes(), rest]));
                };
                text = after;
                let value = cx.var(name);
                if let Some(value) = value {
                    word.get_or_insert_default().extend_from_slice(value);
                }
                if debug {
                    match value {
                        Some(value) => cx.line(packed!("expanding ${%r} into %w"), &[name, value]),
                        None => cx.line(packed!("replacing ${%r} with null string"), &[name]),
                    }
                }
                continue;
            }
            b'\\' => match (quote, rest) {
                // Between apostrophes it only stands before itself and them.
                (Some(b'\''), [letter @ (b'\\' | b'\''), after @ ..]) => {
                    (meaning, text) = (*letter, after);
                }
                (Some(b'\''), _) => {}
                (_, []) => {
                    return Err(cx.stop(packed!("invalid backslash at end of string in -S"), &[]));
                }
                (_, [letter, after @ ..]) => {
                    text = after;
                    meaning = match *letter {
                        letter @ (b'"' | b'#' | b'$' | b'\'' | b'\\') => letter,
                        b'_' if quote.is_some() => b' ',
                        b'_' => {
                            words.extend(word.take());
                            continue;
                        }
                        b'c' if quote.is_some() => {
                            const AMONG: &str = "'\\c' must not appear in double-quoted -S string";
                            return Err(cx.stop("%r", &[AMONG.as_bytes()]));
                        }
                        b'c' => break,
                        b'f' => 12,
                        b'n' => b'\n',
                        b'r' => b'\r',
                        b't' => b'\t',
                        b'v' => 11,
                        letter => {
                            return Err(cx.stop("invalid sequence '\\%r' in -S", &[&[letter]]));
                        }
                    };
                }
            },
            _ => {}
        }
        word.get_or_insert_default().push(meaning);
    }
    if quote.is_some() {
        return Err(cx.stop(packed!("no terminating quote in -S string"), &[]));
    }
    words.extend(word);
    Ok(words)
}

/// The name in `{NAME}`, which follows a dollar sign, and what is behind it.
fn variable(text: &[u8]) -> Option<(&[u8], &[u8])> {
    let text = text.strip_prefix(b"{")?;
    let end = text.iter().position(|byte| !byte.is_ascii_alphanumeric() && *byte != b'_')?;
    let (name, after) = text.split_at_checked(end)?;
    let starts_well = !name.first()?.is_ascii_digit();
    Some((name, after.strip_prefix(b"}")?)).filter(|_| starts_well)
}
