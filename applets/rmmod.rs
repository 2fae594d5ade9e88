//! rmmod - take modules out of the kernel
use rt::{
    Cx, Done, c_string,
    modules::{self, State},
    sys::{
        Errno,
        module::unload,
        raw::O_TRUNC,
        wait::{Time, sleep},
    },
};

rt::applet! { "rmmod", main, { own_process: true, place: rt::Place::Sbin }, "\
Usage: rmmod [OPTION]... MODULE...
Take each MODULE out of the kernel.

  -f, --force    also while it is used
  -v, --verbose  say what is done
  -w, --wait     wait until it is not used any more
" }

fn main(cx: &mut Cx) -> Done {
    let (mut flags, mut verbose, mut wait) = (0, false, false);
    while let Some(option) = cx.option()? {
        match option {
            b'f' => flags = O_TRUNC,
            b'v' => verbose = true,
            _ => wait = true,
        }
    }
    if cx.operands().is_empty() {
        return Err(cx.stop(packed!("ERROR: missing module name."), &[]));
    }
    for operand in cx.operands() {
        let name = modules::name(operand.to_bytes());
        let count = match modules::state(&name) {
            State::Absent => {
                cx.say(packed!("ERROR: Module %r is not currently loaded"), &[&name]);
                continue;
            }
            State::Builtin => {
                cx.say(packed!("ERROR: Module %r is builtin."), &[&name]);
                continue;
            }
            State::Loaded(count) => count,
        };
        if count > 0 && flags == 0 && !wait {
            let holders = modules::holders(&name).join(&b' ');
            let words = [&*name, &holders];
            match holders.is_empty() {
                true => cx.say(packed!("ERROR: Module %r is in use"), &words),
                false => cx.say(packed!("ERROR: Module %r is in use by: %r"), &words),
            }
            continue;
        }
        if verbose {
            cx.report("rmmod %r", &[&name]);
        }
        loop {
            match unload(&c_string(&name), flags) {
                Err(Errno::AGAIN | Errno::BUSY) if wait => {
                    // A signal ends the pause sooner.
                    let _ = sleep(&mut Time { seconds: 0, nanoseconds: 100_000_000 });
                    continue;
                }
                Err(e) => {
                    cx.say_error(packed!("ERROR: could not remove module %r"), &[&name], Some(e))
                }
                Ok(()) => {}
            }
            break;
        }
    }
    Ok(())
}
