//! insmod - put a module into the kernel
use core::ffi::CStr;
use rt::{
    Cx, Done, Vec, modules,
    sys::{
        fs,
        module::{IGNORE_MODVERSIONS, IGNORE_VERMAGIC},
        raw::O_RDONLY,
    },
};

rt::applet! { "insmod", main, { options_first: true, place: rt::Place::Sbin }, "\
Usage: insmod [-f] FILE [NAME=VALUE]...
Put the module in FILE into the kernel, with these parameters.

  -f, --force  also if it was made for another kernel
" }

fn main(cx: &mut Cx) -> Done {
    let mut flags = 0;
    while cx.option()?.is_some() {
        flags = IGNORE_MODVERSIONS | IGNORE_VERMAGIC;
    }
    let mut operands = cx.operands();
    let Some(path) = operands.next() else {
        return Err(cx.stop(packed!("ERROR: missing filename."), &[]));
    };
    let words: Vec<&[u8]> = operands.map(CStr::to_bytes).collect();
    let parameters = words.join(&b' ');
    let path_bytes = path.to_bytes();
    if let Err(e) = fs::open(fs::CWD, path, O_RDONLY, 0) {
        return Err(cx.stop_error(packed!("ERROR: could not load module %r"), &[path_bytes], e));
    }
    modules::load(path, &parameters, flags).map_err(|e| {
        let message = packed!("ERROR: could not insert module %r");
        match modules::explain(path_bytes, e) {
            Some(why) => cx.stop(
                packed!("ERROR: could not insert module %r: %r"),
                &[path_bytes, why.as_bytes()],
            ),
            None => cx.stop_error(message, &[path_bytes], e),
        }
    })
}
