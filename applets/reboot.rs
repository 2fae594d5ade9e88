//! halt, poweroff, reboot - bring the machine down
use rt::{
    Cx, Done, Place,
    sys::{
        raw::{
            LINUX_REBOOT_CMD_HALT, LINUX_REBOOT_CMD_POWER_OFF, LINUX_REBOOT_CMD_RESTART, SIGTERM,
            SIGUSR1, SIGUSR2,
        },
        signal, sync, system, wait,
    },
    text::span::Span,
};

rt::applet! { "reboot", main, { own_process: true, place: Place::Sbin }, "\
Usage: reboot [OPTION]...
Bring the machine down: restart, halt or power it off, as this command's name says.

  -d, --delay=TIME  wait for so long first: a number of seconds, or with a suffix m, h or d
  -f, --force       do it at once, and do not ask init to
  -n, --no-sync     do not write file systems first, with -f
  -p, --poweroff    power it off, whatever the name
  -w, --wtmp-only   only write a record to /var/log/wtmp
" }
rt::entry! { "halt", main, { own_process: true, place: Place::Sbin }, HELP }
rt::entry! { "poweroff", main, { own_process: true, place: Place::Sbin }, HELP }

fn main(cx: &mut Cx) -> Done {
    let (mut force, mut sync, mut only_record) = (false, true, false);
    let mut off = cx.applet.name == "poweroff";
    let mut delay = None;
    while let Some(option) = cx.option()? {
        match option {
            b'd' => {
                let text = cx.value().to_bytes();
                delay = Span::with_suffix(text);
                if delay.is_none() {
                    return Err(cx.usage(packed!("invalid time interval %w"), &[text]));
                }
            }
            b'f' => force = true,
            b'n' => sync = false,
            b'p' => off = true,
            _ => only_record = true,
        }
    }
    if !cx.operands().is_empty() {
        return Err(cx.extra_operand(0));
    }
    if let Some(delay) = delay {
        let mut time = delay.time();
        while wait::sleep(&mut time).is_err() {}
    }
    rt::sessions::note_shutdown();
    if only_record {
        return Ok(());
    }
    let (command, signal) = match cx.applet.name {
        _ if off => (LINUX_REBOOT_CMD_POWER_OFF, SIGUSR2),
        "halt" => (LINUX_REBOOT_CMD_HALT, SIGUSR1),
        _ => (LINUX_REBOOT_CMD_RESTART, SIGTERM),
    };
    if sync {
        sync::all();
    }
    let done = if force { system::reboot(command) } else { signal::send(1, signal as u8) };
    let name = cx.applet.name.as_bytes();
    done.map_err(|e| cx.stop_error(packed!("cannot %r"), &[name], e))?;
    Ok(())
}
