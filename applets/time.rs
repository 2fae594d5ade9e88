//! time - run a command and tell what it has used
use rt::{
    Cx, Done, Stop, Strings, Vec, command, io,
    sys::{
        Fd, process,
        raw::{O_APPEND, O_CREAT, O_TRUNC, O_WRONLY, SIGINT, SIGQUIT},
        signal::{self, Action},
        wait,
    },
    text::number::{DIGITS, format},
};

rt::applet! { "time", main, { failure: 125, options_first: true, own_process: true }, "\
Usage: time [OPTION]... COMMAND [ARG]...
Run COMMAND, and tell what it has used, on standard error.

  -a, --append       add to the file of -o
  -f, --format=TEXT  tell it so: %e %E elapsed, %U user, %S system time, %P of the processor, %M memory, %F %R page faults, %I %O blocks
                     read and written, %r %s messages, %k signals, %w %c switches, %W swaps, %Z page size, %x status, %C command
  -o, --output=FILE  tell it there
  -p, --portability  tell it as POSIX says
  -q, --quiet        do not tell a status other than 0
  -v, --verbose      tell all there is

TIME in the environment is the format where there is none.

" }

static SHORT: &[u8] = b"%Uuser %Ssystem %Eelapsed %PCPU (%Xavgtext+%Davgdata %Mmaxresident)k\n\
%Iinputs+%Ooutputs (%Fmajor+%Rminor)pagefaults %Wswaps";
static POSIX: &[u8] = b"real %e\nuser %U\nsys %S";
static VERBOSE: &[u8] = b"\tCommand being timed: \"%C\"
\tUser time (seconds): %U
\tSystem time (seconds): %S
\tPercent of CPU this job got: %P
\tElapsed (wall clock) time (h:mm:ss or m:ss): %E
\tAverage shared text size (kbytes): %X
\tAverage unshared data size (kbytes): %D
\tAverage stack size (kbytes): %p
\tAverage total size (kbytes): %K
\tMaximum resident set size (kbytes): %M
\tAverage resident set size (kbytes): %t
\tMajor (requiring I/O) page faults: %F
\tMinor (reclaiming a frame) page faults: %R
\tVoluntary context switches: %w
\tInvoluntary context switches: %c
\tSwaps: %W
\tFile system inputs: %I
\tFile system outputs: %O
\tSocket messages sent: %s
\tSocket messages received: %r
\tSignals delivered: %k
\tPage size (bytes): %Z
\tExit status: %x";

/// The letters of [`process::Usage::counts`], in its order, and those that are always 0.
static COUNTS: &[u8] = b"MRFWIOsrkwcXDKpt";

fn main(cx: &mut Cx) -> Done {
    let mut form = cx.var(b"TIME").unwrap_or(SHORT);
    let (mut path, mut append, mut quiet) = (None, false, false);
    while let Some(option) = cx.option()? {
        match option {
            b'a' => append = true,
            b'f' => form = cx.value().to_bytes(),
            b'o' => path = Some(cx.value()),
            b'p' => form = POSIX,
            b'q' => quiet = true,
            _ => form = VERBOSE,
        }
    }
    let operands = cx.operands();
    if operands.is_empty() {
        return Err(cx.usage(packed!("missing program to run"), &[]));
    }
    let file = match path {
        None => Fd::STDERR,
        Some(path) => {
            let how = if append { O_APPEND } else { O_TRUNC };
            cx.open(path, O_WRONLY | O_CREAT | how, 0o666)
                .map_err(|e| cx.fail(path.to_bytes(), e))?
        }
    };
    let start = wait::nanoseconds();
    let child = process::fork().map_err(|e| cx.stop_error(packed!("cannot fork"), &[], e))?;
    if child == 0 {
        let env = cx.env();
        return Err(command::run(cx, "cannot run %r", operands, env));
    }
    // They are for the command.
    for signal in [SIGINT, SIGQUIT] {
        let _ = signal::set(signal as u8, Action::Ignore);
    }
    let (ended, usage) = process::wait_usage(child)
        .map_err(|e| cx.stop_error(packed!("error waiting for command"), &[], e))?;
    let elapsed = (wait::nanoseconds() - start) / 1000;
    let mut text = Vec::new();
    let status = ended.status();
    let signal = ended.signal();
    if !quiet && status != 0 && form != POSIX {
        text.extend_from_slice(match signal {
            0 => b"Command exited with non-zero status ",
            _ => b"Command terminated by signal ",
        });
        add(&mut text, u64::from(if signal == 0 { status } else { signal }), 1);
        text.push(b'\n');
    }
    let page = cx.auxv().page_size() as u64;
    let report = Report { elapsed, usage, status: if signal == 0 { status } else { 0 }, page };
    report.fill(&mut text, form, operands);
    io::write_all(&file, &text).map_err(|e| cx.fail(path.unwrap_or(c"-").to_bytes(), e))?;
    Err(Stop::new(status))
}

struct Report {
    /// In microseconds.
    elapsed: u64,
    usage: process::Usage,
    status: u8,
    page: u64,
}

impl Report {
    #[inline(never)]
    fn fill(&self, text: &mut Vec<u8>, form: &[u8], command: Strings) {
        let ([user, system], counts) = (self.usage.times(), self.usage.counts());
        let mut form = form.iter();
        while let Some(&byte) = form.next() {
            match byte {
                b'%' => match form.next() {
                    Some(b'%') => text.push(b'%'),
                    Some(b'e') => seconds(text, self.elapsed),
                    Some(b'U') => seconds(text, user),
                    Some(b'S') => seconds(text, system),
                    Some(b'E') => {
                        let whole = self.elapsed / 1_000_000;
                        let (hours, minutes) = (whole / 3600, whole / 60 % 60);
                        if hours > 0 {
                            add(text, hours, 1);
                            text.push(b':');
                            add(text, minutes, 2);
                            text.push(b':');
                            add(text, whole % 60, 2);
                        } else {
                            add(text, minutes, 1);
                            text.push(b':');
                            add(text, whole % 60, 2);
                            text.push(b'.');
                            add(text, self.elapsed / 10_000 % 100, 2);
                        }
                    }
                    Some(b'P') => {
                        match ((user + system) * 100).checked_div(self.elapsed) {
                            Some(percent) => add(text, percent, 1),
                            None => text.push(b'?'),
                        }
                        text.push(b'%');
                    }
                    Some(b'x') => add(text, self.status.into(), 1),
                    Some(b'Z') => add(text, self.page, 1),
                    Some(b'C') => {
                        for (index, word) in command.enumerate() {
                            if index > 0 {
                                text.push(b' ');
                            }
                            text.extend_from_slice(word.to_bytes());
                        }
                    }
                    Some(letter) => match COUNTS.iter().position(|known| known == letter) {
                        Some(at) => add(text, counts.get(at).copied().unwrap_or(0), 1),
                        None => text.extend_from_slice(&[b'?', *letter]),
                    },
                    None => text.push(b'?'),
                },
                b'\\' => match form.next() {
                    Some(b't') => text.push(b'\t'),
                    Some(b'n') => text.push(b'\n'),
                    Some(b'\\') => text.push(b'\\'),
                    Some(other) => text.extend_from_slice(&[b'?', b'\\', *other]),
                    None => text.extend_from_slice(b"?\\"),
                },
                byte => text.push(byte),
            }
        }
        text.push(b'\n');
    }
}

/// Adds microseconds as seconds with two digits behind the point.
fn seconds(text: &mut Vec<u8>, micros: u64) {
    add(text, micros / 1_000_000, 1);
    text.push(b'.');
    add(text, micros / 10_000 % 100, 2);
}

/// Adds a number of at least so many digits.
#[inline(never)]
fn add(text: &mut Vec<u8>, number: u64, width: usize) {
    let mut room = [0; DIGITS];
    let digits = format(number, &mut room);
    text.resize(text.len() + width.saturating_sub(digits.len()), b'0');
    text.extend_from_slice(digits);
}
