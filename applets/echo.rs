//! echo - print words
use rt::{
    Cx, Done,
    text::escape::{Escape, escape},
};

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
    if !posix || words.get(0) == Some(c"-n") {
        while let Some([b'-', letters @ ..]) = words.get(0).map(|word| word.to_bytes()) {
            if letters.is_empty()
                || !letters.iter().all(|letter| matches!(letter, b'n' | b'e' | b'E'))
            {
                break;
            }
            for letter in letters {
                match letter {
                    b'n' => newline = false,
                    letter => escapes = posix || *letter == b'e',
                }
            }
            words = words.skip(1);
        }
    }
    for (index, word) in words.enumerate() {
        if index > 0 {
            cx.out.byte(b' ')?;
        }
        let mut text = word.to_bytes();
        while let [byte, rest @ ..] = text {
            let meaning =
                if escapes && *byte == b'\\' { escape(rest, true) } else { Escape::Other };
            let (byte, len) = match meaning {
                Escape::Byte(meaning, len) => (meaning, len),
                Escape::End => return Ok(()),
                Escape::Other => (*byte, 0),
            };
            cx.out.byte(byte)?;
            text = rest.get(len..).unwrap_or(b"");
        }
    }
    if newline { cx.out.byte(b'\n') } else { Ok(()) }
}
