//! setsid - run a command in a session of its own
use rt::{
    Cx, Done, Stop, command,
    sys::{Fd, process, terminal},
};

rt::applet! { "setsid", main, { options_first: true, own_process: true }, "\
Usage: setsid [OPTION]... COMMAND [ARG]...
Run COMMAND in a new session, without a controlling terminal.

  -c, --ctty  make standard input its controlling terminal
  -f, --fork  always start a new process
  -w, --wait  wait until it ends, and leave with its status
" }

fn main(cx: &mut Cx) -> Done {
    let (mut control, mut fork, mut wait) = (false, false, false);
    while let Some(option) = cx.option()? {
        match option {
            b'c' => control = true,
            b'f' => fork = true,
            _ => wait = true,
        }
    }
    let operands = cx.operands();
    if operands.is_empty() {
        return Err(cx.usage(packed!("no command specified"), &[]));
    }
    // Who leads a group cannot begin a session.
    if fork || process::process_group(0) == Ok(process::id()) {
        let child = process::fork().map_err(|e| cx.stop_error("fork", &[], e))?;
        if child > 0 {
            if !wait {
                return Ok(());
            }
            let (_, ended) = process::wait(child, true)
                .map_err(|e| cx.stop_error(packed!("error waiting for command"), &[], e))?;
            return Err(Stop::new(ended.status()));
        }
    }
    process::new_session().map_err(|e| cx.stop_error(packed!("setsid"), &[], e))?;
    if control {
        terminal::take_control(&Fd::STDIN).map_err(|e| {
            cx.stop_error(packed!("failed to set the controlling terminal"), &[], e)
        })?;
    }
    let env = cx.env();
    Err(command::run(cx, "failed to execute %r", operands, env))
}
