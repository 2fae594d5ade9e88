//! false - do nothing, unsuccessfully
use rt::{Cx, Done, Stop};

rt::applet! { "false", main, { place: rt::Place::Bin }, "\
Usage: false [IGNORED]...
Exit with status 1.

" }

fn main(cx: &mut Cx) -> Done {
    cx.raise(1); // with --help as well
    cx.only_help()?;
    Err(Stop::new(1))
}
