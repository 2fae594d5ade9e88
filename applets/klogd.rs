//! klogd - pass the kernel's messages on to the system's log
use rt::{
    Cx, Done, Vec, command, io,
    log::{self, LEVELS},
    sys::{
        Errno, Fd, fs,
        log::{Action, control},
        net,
        raw::{O_NONBLOCK, O_RDONLY, POLLIN, POLLOUT, SIGINT, SIGTERM},
        signal,
        wait::{self, Time, Watch},
    },
    text::{
        number::{self, DIGITS, decimal, format},
        split::{lines, parts},
    },
};

rt::applet! { "klogd", main, { own_process: true, place: rt::Place::Sbin }, "\
Usage: klogd [OPTION]...
Pass what the kernel says on to syslogd, from the start of the machine on.

  -c LEVEL  print on the console what is more urgent than LEVEL, a name or 1 to 8
  -n        stay in the foreground
  -p SOCKET  in place of /dev/log
" }

fn main(cx: &mut Cx) -> Done {
    let (mut level, mut foreground, mut path) = (None, false, log::SOCKET);
    while let Some(option) = cx.option()? {
        match option {
            b'c' => {
                let text = cx.value().to_bytes();
                let number = match decimal(text) {
                    Ok(number) => Some(number).filter(|number| (1..=8).contains(number)),
                    _ => log::find(LEVELS, text).map(|number| number + 1),
                };
                if number.is_none() {
                    return Err(cx.usage(packed!("unknown level %w"), &[text]));
                }
                level = number;
            }
            b'p' => path = cx.value(),
            _ => foreground = true,
        }
    }
    if !cx.operands().is_empty() {
        return Err(cx.extra_operand(0));
    }
    let kernel = fs::open(fs::CWD, c"/dev/kmsg", O_RDONLY, 0);
    let kernel = kernel.map_err(|e| cx.fail(b"/dev/kmsg", e))?;
    if let Some(level) = level {
        control(Action::ConsoleLevel, level as usize)
            .map_err(|e| cx.stop_error(packed!("klogctl failed"), &[], e))?;
    }
    if !foreground {
        command::detach(cx)?;
    }
    let signals = [SIGINT, SIGTERM];
    let noted =
        signals.iter().try_for_each(|&signal| signal::set(signal as u8, signal::Action::Note));
    let mask = 1 << (SIGINT - 1) | 1 << (SIGTERM - 1);
    noted
        .and_then(|()| signal::block(mask))
        .map_err(|e| cx.stop_error(packed!("cannot wait for signals"), &[], e))?;
    let mut socket = None;
    let mut buf = [0; 8192];
    let mut message: Vec<u8> = Vec::new();
    while signal::take().is_none() {
        // Until there is somebody to take it, the kernel keeps the rest.
        let (watch, pause) = match &socket {
            _ if message.is_empty() => (Watch::new(&kernel, POLLIN), None),
            Some((log, _)) => (Watch::new(log, POLLOUT), Some(Time::milliseconds(500))),
            None => (Watch::none(), Some(Time::milliseconds(500))),
        };
        match wait::poll_with(&mut [watch], pause, Some(&0)) {
            Ok(_) => {}
            Err(Errno::INTR) => continue,
            Err(e) => return Err(cx.fail(b"/dev/kmsg", e)),
        }
        if message.is_empty() {
            match io::read(&kernel, &mut buf) {
                Ok(len) => read(&mut message, buf.get(..len).unwrap_or(&[])),
                // It was overwritten before it was read.
                Err(Errno::PIPE) => {}
                Err(e) => return Err(cx.fail(b"/dev/kmsg", e)),
            }
        }
        if socket.is_none() {
            socket = log::open(path).ok();
            if let Some((log, false)) = &socket {
                // Who takes nothing for now is not to keep us from hearing signals; without that, they wait, too.
                let _ = fs::set_open_flags(log, O_NONBLOCK);
            }
        }
        if let Some(log) = &socket
            && !message.is_empty()
        {
            match send(log, &message) {
                Ok(()) => message.clear(),
                Err(Errno::AGAIN) => {}
                Err(_) => socket = None,
            }
        }
    }
    if level.is_some() {
        control(Action::ConsoleOn, 0)
            .map_err(|e| cx.stop_error(packed!("klogctl failed"), &[], e))?;
    }
    Ok(())
}

fn send((socket, stream): &(Fd, bool), message: &[u8]) -> Result<(), Errno> {
    net::send(socket, message, None)?;
    if *stream { net::send(socket, b"\n", None).map(drop) } else { Ok(()) }
}

/// Makes a message of a record of /dev/kmsg, `priority,number,microseconds,flags;text`, if the kernel wrote it: what comes from programs
/// they send to the log themselves, or it comes from there.
#[inline(never)]
fn read(message: &mut Vec<u8>, record: &[u8]) {
    let line = lines(record).next().unwrap_or(record);
    let Some(at) = line.iter().position(|&byte| byte == b';') else { return };
    let mut fields = parts(line.get(..at).unwrap_or(&[]), b',');
    let mut number = |skip| fields.nth(skip).and_then(|text| decimal(text).ok()).unwrap_or(0);
    let (priority, when) = (number(0), number(1));
    if priority > 7 {
        return;
    }
    let (a, b, c) = (&mut [0; DIGITS], &mut [0; DIGITS], &mut [0; DIGITS]);
    let (seconds, rest) = (format(when / 1_000_000, b), format(1_000_000 + when % 1_000_000, c));
    let blanks = b"     ".get(seconds.len().min(5)..).unwrap_or(b"");
    let pieces = [
        b"<",
        number::format(priority, a),
        b">kernel: [",
        blanks,
        seconds,
        b".",
        rest.get(1..).unwrap_or(b""),
        b"] ",
        line.get(at + 1..).unwrap_or(b""),
    ];
    message.extend_from_slice(&pieces.concat());
}
