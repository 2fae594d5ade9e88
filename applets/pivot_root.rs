//! pivot_root - put another mount in the place of the root
use rt::{Cx, Done, sys::mount::exchange_root};

rt::applet! { "pivot_root", main, { own_process: true, place: rt::Place::Sbin }, "\
Usage: pivot_root NEW_ROOT PUT_OLD
Make the mount NEW_ROOT the root of the tree, and mount the old one at PUT_OLD below it.
" }

fn main(cx: &mut Cx) -> Done {
    while cx.option()?.is_some() {}
    let mut operands = cx.operands();
    let (Some(root), Some(old)) = (operands.next(), operands.next()) else {
        return Err(cx.missing_operand());
    };
    if operands.next().is_some() {
        return Err(cx.extra_operand(2));
    }
    exchange_root(root, old).map_err(|e| {
        let words = [root.to_bytes(), old.to_bytes()];
        cx.stop_error(packed!("failed to change root from %w to %w"), &words, e)
    })
}
