//! reset - make a terminal usable again
use rt::{
    Cx, Done,
    sys::{
        Errno, Fd,
        terminal::{Settings, is_terminal},
    },
};

rt::applet! { "reset", main, "\
Usage: reset
Set a terminal as it is at a login: lines are edited and shown, its modes, colors and characters are the usual ones, and its screen
is cleared.
" }

fn main(cx: &mut Cx) -> Done {
    cx.no_operands()?;
    // The one that is looked at, of those that may be redirected.
    let all = [Fd::STDERR, Fd::STDOUT, Fd::STDIN];
    let Some(terminal) = all.iter().find(|fd| is_terminal(fd)) else {
        return Err(cx.stop_error(packed!("standard error"), &[], Errno::NOTTY));
    };
    let settings = Settings::of(terminal).and_then(|now| now.for_lines().set(terminal, true));
    settings.map_err(|e| cx.stop_error(packed!("cannot set the terminal"), &[], e))?;
    // Everything, the character set, the colors, what is below, the cursor; in this order, for terminals that do not know the first.
    let text = b"\x1Bc\x1B(B\x1B[m\x1B[J\x1B[?25h";
    rt::io::write_all(terminal, text)
        .map_err(|e| cx.stop_error(packed!("cannot write to the terminal"), &[], e))
}
