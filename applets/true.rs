//! true - do nothing, successfully
use rt::{Cx, Done};

rt::applet! { "true", main, { place: rt::Place::Bin }, "\
Usage: true [IGNORED]...
Exit with status 0.

" }

fn main(cx: &mut Cx) -> Done {
    cx.only_help()
}
