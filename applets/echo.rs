//! echo - print words
use rt::{Cx, Done, text::escape::escape};

rt::applet! { "echo", main, { place: rt::Place::Bin }, "\
Usage: echo [OPTION]... [WORD]...
Print the WORDs with a space between them and a newline at the end.

  -n   print no newline
  -e   interpret backslash escapes
  -E   print backslashes as they are (the default)

Escapes: \\\\ \\a \\b \\e \\f \\n \\r \\t \\v, \\0NNN (octal), \\xHH (hexadecimal), \\c (stop here).
With POSIXLY_CORRECT they are always interpreted, and -n first is the only option.

" }

fn main(cx: &mut Cx) -> Done {
    let posix = cx.posixly_correct();
    if !posix {
        cx.only_help()?;
    }
    let (mut newline, mut escapes) = (true, posix);
    let mut words = cx.operands();
    // In POSIX mode GNU looks for options only if the first is exactly -n.
    if !posix || words.get(0).is_some_and(|word| word.to_bytes() == b"-n") {
        let mut rest = words;
        'options: while let Some([b'-', letters @ ..]) = rest.next().map(|word| word.to_bytes()) {
            let (mut n, mut e) = (false, escapes);
            for letter in letters {
                match letter {
                    b'n' => n = true,
                    b'e' => e = true,
                    b'E' => e = posix,
                    _ => break 'options,
                }
            }
            if letters.is_empty() {
                break;
            }
            (newline, escapes) = (newline && !n, e);
            words = rest;
        }
    }
    while let Some(word) = words.next() {
        let mut text = word.to_bytes();
        while let [byte, rest @ ..] = text {
            text = rest;
            let mut byte = *byte;
            if escapes && byte == b'\\' {
                match escape(&mut text, true) {
                    Some(meaning) => byte = meaning,
                    None => return cx.out.checked(),
                }
            }
            cx.out.add(&[byte]);
        }
        if !words.is_empty() {
            cx.out.add(b" ");
        }
    }
    if newline {
        cx.out.add(b"\n");
    }
    cx.out.checked()
}
