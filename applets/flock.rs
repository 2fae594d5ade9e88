//! flock - run a command while a file is locked
use rt::{
    Cx, Done, Id, OwnedStrings, Stop, command, long,
    sys::{
        Errno, Fd, fs, process,
        raw::{LOCK_EX, LOCK_NB, LOCK_SH, LOCK_UN, O_CREAT, O_NOCTTY, O_RDONLY, O_RDWR, SIGALRM},
        signal::{self, Action},
        wait,
    },
    text::{
        number::{self, DIGITS, format},
        span::Span,
    },
};

rt::applet! { "flock", main, { failure: 64, options_first: true, own_process: true }, "\
Usage: flock [OPTION]... FILE COMMAND [ARG]...
  or:  flock [OPTION]... FILE -c COMMAND
  or:  flock [OPTION]... DESCRIPTOR
Run COMMAND while FILE, which is made if there is none, or a directory, is locked against others that lock it, or lock what the
shell has open as DESCRIPTOR.

  -s, --shared       a lock that others may have at the same time
  -x, -e, --exclusive  one that nobody else has (the default)
  -u, --unlock       remove the lock
  -n, --nb, --nonblock  do not wait
  -w, --wait, --timeout=SECONDS  wait no longer
  -E, --conflict-exit-code=N  the status if it cannot be had in time, not 1
  -o, --close        close the file before COMMAND runs
  -c, --command=COMMAND  give COMMAND to the shell
  -F, --no-fork      become COMMAND
      --verbose      say what is done

" }

const VERBOSE: Id = long(HELP, "verbose");

/// What sysexits.h has (64 being mistakes on the command line) for bad data, what cannot be opened, what cannot be run, the system's failures, and
/// what cannot be made.
const DATA: u8 = 65;
const NO_INPUT: u8 = 66;
const UNAVAILABLE: u8 = 69;
const SYSTEM: u8 = 71;
const CANNOT_CREATE: u8 = 73;

fn main(cx: &mut Cx) -> Done {
    let (mut how, mut wait_not, mut verbose, mut close, mut fork) =
        (LOCK_EX, false, false, false, true);
    let (mut timeout, mut conflict, mut text) = (None, 1, None);
    while let Some(option) = cx.option()? {
        let value = cx.value().to_bytes();
        match option {
            b's' => how = LOCK_SH,
            b'x' => how = LOCK_EX,
            b'u' => how = LOCK_UN,
            b'n' => wait_not = true,
            b'w' => match Span::parse(value) {
                Some((span, b"")) => timeout = Some(span.time()),
                _ => return Err(cx.stop(packed!("invalid timeout value: %w"), &[value])),
            },
            b'E' => match number::decimal(value).map(u8::try_from) {
                Ok(Ok(status)) => conflict = status,
                _ => {
                    return Err(cx.stop(packed!("exit code out of range (expected 0 to 255)"), &[]));
                }
            },
            b'o' => close = true,
            b'c' => text = Some(cx.value()),
            b'F' => fork = false,
            VERBOSE => verbose = true,
            _ => {}
        }
    }
    if close && !fork {
        // Nobody would hold the lock.
        let message = packed!("the --no-fork and --close options are incompatible");
        return Err(cx.stop(message, &[]));
    }
    let mut operands = cx.operands();
    let Some(name) = operands.next() else {
        return Err(cx.usage(packed!("not enough arguments"), &[]));
    };
    if matches!(operands.get(0), Some(word) if word == c"-c" || word == c"--command") {
        text = operands.get(1);
        if operands.len() != 2 {
            return Err(cx.stop(packed!("-c requires exactly one command argument"), &[]));
        }
        operands = operands.skip(2);
    }
    let mut shell = OwnedStrings::default();
    if let Some(text) = text {
        shell.push(cx.var(b"SHELL").filter(|shell| !shell.is_empty()).unwrap_or(b"/bin/sh"));
        shell.push(b"-c");
        shell.push(text.to_bytes());
        operands = shell.as_strings();
    }
    let words = [name.to_bytes()];
    let runs = !operands.is_empty();
    let mut file = if runs {
        let opened = cx.open(name, O_RDONLY | O_NOCTTY | O_CREAT, 0o666);
        let opened = match opened {
            Err(Errno::ISDIR) => cx.open(name, O_RDONLY | O_NOCTTY, 0),
            other => other,
        };
        opened.map_err(|e| {
            cx.say_error(packed!("cannot open lock file %r"), &words, Some(e));
            Stop::new(match e {
                Errno::NOMEM => SYSTEM,
                Errno::ROFS | Errno::NOSPC => CANNOT_CREATE,
                _ => NO_INPUT,
            })
        })?
    } else {
        match number::decimal(words[0]).map(i32::try_from) {
            Ok(Ok(number)) => Fd::from_number(number),
            _ => return Err(cx.stop(packed!("bad file descriptor: %w"), &words)),
        }
    };

    let start = wait::nanoseconds();
    if wait_not || timeout.is_some_and(|time| (time.seconds, time.nanoseconds) == (0, 0)) {
        (how, timeout) = (how | LOCK_NB, None);
    }
    if let Some(time) = timeout {
        let _ = signal::set(SIGALRM as u8, Action::Note);
        signal::set_alarm(time)
            .map_err(|e| cx.stop_error(packed!("cannot set a timer"), &[], e))?;
    }
    let mut reopened = false;
    loop {
        match fs::lock(&file, how) {
            Ok(()) => break,
            Err(Errno::AGAIN) => {
                if verbose {
                    cx.note(packed!("failed to get lock"), &[]);
                }
                return Err(Stop::new(conflict));
            }
            Err(Errno::INTR) if timeout.is_some() && signal::arrived() => {
                if verbose {
                    cx.note(packed!("timeout while waiting to get lock"), &[]);
                }
                return Err(Stop::new(conflict));
            }
            Err(Errno::INTR) => {}
            // NFS locks for itself alone only what may be written.
            Err(Errno::IO | Errno::BADF) if runs && !reopened => {
                reopened = true;
                if let Ok(other) = cx.open(name, O_RDWR | O_NOCTTY, 0) {
                    file = other;
                }
            }
            Err(e) => {
                cx.warn(words[0], e);
                return Err(Stop::new(DATA));
            }
        }
    }
    if timeout.is_some() {
        let _ = signal::set(SIGALRM as u8, Action::Ignore);
    }
    if verbose {
        let micros = (wait::nanoseconds() - start) / 1000;
        let (mut whole, mut rest) = ([0; DIGITS], [0; DIGITS]);
        let seconds = format(micros / 1_000_000, &mut whole);
        // A million more has seven digits, of which the first is left out.
        let fraction = format(micros % 1_000_000 + 1_000_000, &mut rest).get(1..).unwrap_or(b"");
        cx.report(packed!("flock: getting lock took %r.%r seconds"), &[seconds, fraction]);
    }
    if !runs {
        // The lock belongs to who has the descriptor open.
        let _ = file.into_number();
        return cx.out.checked();
    }
    if verbose {
        cx.report(packed!("flock: executing %r"), &[operands.get(0).unwrap_or(c"").to_bytes()]);
    }
    cx.out.flush()?;
    let child = match fork {
        true => process::fork().map_err(|e| cx.stop_error("fork", &[], e))?,
        false => 0,
    };
    if child == 0 {
        if timeout.is_some() {
            let _ = signal::set(SIGALRM as u8, Action::Default);
        }
        if !close {
            // The command has it open, too, and so the lock outlives us.
            let number = file.into_number();
            let _ = process::duplicate_to(number, number);
        } else if fork {
            drop(file);
        }
        let env = cx.env();
        let _ = command::run(cx, "failed to execute %r", operands, env);
        return Err(Stop::new(UNAVAILABLE));
    }
    let (_, ended) = process::wait(child, true)
        .map_err(|e| cx.stop_error(packed!("error waiting for command"), &[], e))?;
    Err(Stop::new(ended.status()))
}
