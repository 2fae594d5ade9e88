//! findfs - find a file system by its label or identity
use rt::{Cx, Done, Stop, probe};

rt::applet! { "findfs", main, { failure: 2, place: rt::Place::Sbin }, "\
Usage: findfs {LABEL|UUID|PARTLABEL|PARTUUID}=VALUE
Print the device with that label or identity. The status is 1 if there is none, and 2 if the command line is wrong.
" }

fn main(cx: &mut Cx) -> Done {
    while cx.option()?.is_some() {}
    let mut operands = cx.operands();
    let Some(word) = operands.next() else { return Err(cx.missing_operand()) };
    if operands.next().is_some() {
        return Err(cx.extra_operand(1));
    }
    let word = word.to_bytes();
    let found = match probe::split_tag(word) {
        Some((name, value)) => probe::find(name, value),
        // A device is what it is.
        None if word.starts_with(b"/dev/") => Some(rt::c_string(word)),
        None => None,
    };
    match found {
        Some(device) => {
            cx.report("%r", &[device.to_bytes()]);
            cx.out.checked()
        }
        None => {
            cx.say(packed!("unable to resolve %w"), &[word]);
            Err(Stop::new(1))
        }
    }
}
