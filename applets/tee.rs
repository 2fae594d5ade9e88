//! tee - copy standard input to files and to standard output
use core::ffi::CStr;
use rt::{
    Cx, Done, Vec, io,
    sys::{
        Errno, Fd,
        raw::{O_APPEND, O_CREAT, O_TRUNC, O_WRONLY, SIGINT, SIGPIPE},
        signal,
    },
};

rt::applet! { "tee", main, { own_process: true }, "\
Usage: tee [OPTION]... [FILE]...
Copy standard input to each FILE and to standard output.

  -a, --append              append to the FILEs, do not empty them
  -i, --ignore-interrupts   go on when interrupted
  -p                        go on when a pipe that is written to is closed, and report other errors
      --output-error[=MODE]  what to do when an output fails; -p is warn-nopipe, which is also what no MODE means

MODE is warn (report it and go on), warn-nopipe (not if a pipe was closed), exit (report it and stop) or exit-nopipe (not
if a pipe was closed). Without -p and MODE, a pipe that is closed ends tee, and other errors are reported.

" }

const MODES: &str = "warn|warn-nopipe|exit|exit-nopipe";

/// What to do when an output fails.
#[derive(Clone, Copy, PartialEq)]
struct Mode {
    exit: bool,
    /// Is a closed pipe no error?
    pipes: bool,
}

fn main(cx: &mut Cx) -> Done {
    let mut flags = O_WRONLY | O_CREAT | O_TRUNC;
    let mut mode = Mode { exit: false, pipes: true };
    while let Some(option) = cx.option()? {
        match option {
            b'a' => flags = O_WRONLY | O_CREAT | O_APPEND,
            b'i' => ignore(cx, SIGINT)?,
            _ => {
                ignore(cx, SIGPIPE)?;
                let choice = match cx.optional_value() {
                    Some(_) => cx.choose("--output-error", MODES)?,
                    None => 1,
                };
                mode = Mode { exit: choice >= 2, pipes: choice % 2 == 1 };
            }
        }
    }

    let mut files: Vec<(&CStr, Fd)> = Vec::new();
    for path in cx.operands() {
        match cx.open(path, flags, 0o666) {
            Ok(fd) => files.push((path, fd)),
            Err(e) => {
                cx.warn(path.to_bytes(), e);
                if mode.exit {
                    return Err(rt::Stop::new(1));
                }
            }
        }
    }
    let mut to_stdout = true;
    let mut buf = io::buffer(io::CHUNK);
    while to_stdout || !files.is_empty() {
        let chunk = match io::read(&Fd::STDIN, &mut buf) {
            Ok(0) => break,
            Ok(len) => buf.get(..len).unwrap_or(&[]),
            Err(e) => {
                cx.say_error(packed!("read error"), &[], Some(e));
                break;
            }
        };
        if to_stdout {
            let _ = cx.out.write(chunk).and_then(|()| cx.out.flush()); // the next line looks at the error
            if let Some(e) = cx.out.take_error() {
                to_stdout = false;
                report(cx, mode, b"standard output", e)?;
            }
        }
        let mut index = 0;
        while let Some((path, fd)) = files.get(index) {
            match io::write_all(fd, chunk) {
                Ok(()) => index += 1,
                Err(e) => {
                    report(cx, mode, path.to_bytes(), e)?;
                    files.remove(index);
                }
            }
        }
    }
    for (path, fd) in files {
        if let Err(e) = fd.close() {
            cx.warn(path.to_bytes(), e);
        }
    }
    Ok(())
}

fn ignore(cx: &mut Cx, number: u32) -> Done {
    signal::set(number as u8, signal::Action::Ignore)
        .map_err(|e| cx.stop_error(packed!("cannot ignore a signal"), &[], e))
}

fn report(cx: &mut Cx, mode: Mode, name: &[u8], error: Errno) -> Done {
    if error == Errno::PIPE && mode.pipes {
        return Ok(());
    }
    cx.warn(name, error);
    if mode.exit { Err(rt::Stop::new(1)) } else { Ok(()) }
}
