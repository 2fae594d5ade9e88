//! tty - print the name of the terminal
use rt::{
    Cx, Done, Stop,
    sys::{Fd, terminal::is_terminal},
    tty,
};

rt::applet! { "tty", main, { failure: 2 }, "\
Usage: tty [OPTION]...
Print the file name of the terminal that standard input is. The status is 1 if it is none.

  -s, --silent, --quiet  print nothing
" }

/// The status after a failure to write.
const WRITE_ERROR: Stop = Stop::new(3);

fn main(cx: &mut Cx) -> Done {
    let mut silent = false;
    while cx.option()?.is_some() {
        silent = true;
    }
    if !cx.operands().is_empty() {
        return Err(cx.extra_operand(0));
    }
    if !is_terminal(&Fd::STDIN) {
        cx.raise(1);
    }
    if silent {
        return Ok(());
    }
    // A terminal of another place, such as outside of the container, has no name here.
    let name = tty::name().unwrap_or_else(|_| {
        cx.raise(1);
        b"not a tty".to_vec()
    });
    let done = cx.out.write(&name).and_then(|()| cx.out.byte(b'\n'));
    done.and_then(|()| cx.out.flush()).map_err(|_| WRITE_ERROR)
}
