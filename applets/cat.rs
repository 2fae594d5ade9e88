//! cat - concatenate files
use rt::{Cx, Done};

rt::applet! { "cat", main, { place: rt::Place::Bin }, "\
Usage: cat [OPTION]... [FILE]...
Copy each FILE, or standard input, to standard output.

  -n, --number            number all lines
" }

fn main(cx: &mut Cx) -> Done {
    while cx.option()?.is_some() {}
    cx.each_input(|cx, input| {
        let mut buf = [0; 65536];
        while let Some(chunk) = input.chunk(cx, &mut buf) {
            cx.out.write(chunk)?;
        }
        Ok(())
    })
}
