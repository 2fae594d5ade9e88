//! yes - print a line until something stops it
use rt::{Cx, Done, io};

rt::applet! { "yes", main, { own_process: true }, "\
Usage: yes [WORD]...
Print a line of the WORDs, or of y, again and again until killed.

" }

fn main(cx: &mut Cx) -> Done {
    while cx.option()?.is_some() {}
    let mut line = rt::Vec::new();
    for word in cx.operands() {
        line.extend_from_slice(word.to_bytes());
        line.push(b' ');
    }
    match line.last_mut() {
        Some(last) => *last = b'\n',
        None => line.extend_from_slice(b"y\n"),
    }
    // Many lines, so that a pipe takes few pieces that are not whole pages.
    let line_len = line.len();
    let target = 64 << 10;
    let mut lines = rt::Vec::with_capacity(PAGE_ALIGNED.max(target + line_len));
    while lines.len() < target {
        lines.extend_from_slice(&line);
    }
    let error = io::repeat(&mut cx.out, lines);
    Err(cx.stop_error(packed!("standard output"), &[], error))
}

/// A block as large as this is a mapping of its own, of which only what is used takes memory.
const PAGE_ALIGNED: usize = 256 << 10;
