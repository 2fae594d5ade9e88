//! nohup - run a command that outlives its terminal
use rt::{
    Cx, Done, Stop, c_string, command,
    sys::{
        Errno, Fd, fs, fstat, process,
        raw::{O_APPEND, O_CREAT, O_WRONLY, SIGHUP},
        signal::{self, Action},
        terminal::is_terminal,
    },
};

rt::applet! { "nohup", main, { failure: 125, options_first: true, own_process: true }, "\
Usage: nohup COMMAND [ARG]...
Run COMMAND so that it goes on when its terminal hangs up. Output that would go to a terminal is appended to nohup.out, or to
$HOME/nohup.out where that cannot be written; nothing is read from a terminal.

" }

fn main(cx: &mut Cx) -> Done {
    let own = |cx: &Cx, stop: Stop| match stop.status() {
        // POSIX has another status for what nohup itself fails at.
        125 if cx.posixly_correct() => Stop::new(127),
        _ => stop,
    };
    match prepare(cx) {
        Err(stop) => Err(own(cx, stop)),
        Ok(stderr) => {
            let (operands, env) = (cx.operands(), cx.env());
            let stop = run(cx, operands, env, stderr);
            Err(stop)
        }
    }
}

/// Runs the command; a failure is told where standard error was before.
fn run(cx: &mut Cx, args: rt::Strings, env: rt::Strings, stderr: Option<Fd>) -> Stop {
    let name = { args }.next().unwrap_or(c"");
    let error = command::exec(name, args, env);
    if let Some(stderr) = stderr {
        // Where that fails, there is nobody to tell.
        let _ = process::duplicate_to(stderr.number(), 2);
    }
    cx.say_error(packed!("failed to run command %q"), &[name.to_bytes()], Some(error));
    Stop::new(if error == Errno::NOENT { 127 } else { 126 })
}

/// Turns the streams away from the terminal. Returns where standard error went before, if it has changed.
fn prepare(cx: &mut Cx) -> Result<Option<Fd>, Stop> {
    while cx.option()?.is_some() {}
    if cx.operands().is_empty() {
        return Err(cx.missing_operand());
    }
    let input = is_terminal(&Fd::STDIN);
    let output = is_terminal(&Fd::STDOUT);
    let errors = is_terminal(&Fd::STDERR);
    if input {
        // What reads gets an error.
        cx.open(c"/dev/null", O_WRONLY, 0)
            .and_then(|null| process::duplicate_to(null.number(), 0))
            .map_err(|e| {
                cx.stop_error(packed!("failed to render standard input unusable"), &[], e)
            })?;
        if !output && !errors {
            cx.note(packed!("ignoring input"), &[]);
        }
    }
    let mut target = 1;
    let mut file = None;
    if output || errors && fstat(&Fd::STDOUT).err() == Some(Errno::BADF) {
        let fd = open(cx, input)?;
        target = fd.number();
        if output {
            process::duplicate_to(target, 1).map_err(|e| {
                cx.stop_error(packed!("failed to redirect standard output"), &[], e)
            })?;
        }
        file = Some(fd);
    }
    let mut stderr = None;
    if errors {
        // Without a second descriptor, a failure cannot be told.
        stderr = process::duplicate(2, 3).ok();
        if !output {
            cx.note(
                if input {
                    "ignoring input and redirecting stderr to stdout"
                } else {
                    "redirecting stderr to stdout"
                },
                &[],
            );
        }
        process::duplicate_to(target, 2)
            .map_err(|e| cx.stop_error(packed!("failed to redirect standard error"), &[], e))?;
    }
    drop(file);
    signal::set(SIGHUP as u8, Action::Ignore)
        .map_err(|e| cx.stop_error(packed!("failed to ignore SIGHUP"), &[], e))?;
    Ok(stderr)
}

/// Opens the file for the output, here or in the home directory, and says so.
fn open(cx: &mut Cx, input: bool) -> Result<Fd, Stop> {
    let home = cx.var(b"HOME").map(|home| rt::filled(b"%/nohup.out", &[home]));
    let mut errors = [Errno::NOENT; 2];
    let here = Some(b"nohup.out".to_vec());
    for (name, error) in [&here, &home].iter().zip(&mut errors) {
        let Some(name) = name else { continue };
        // Nobody else is to read it.
        let mask = process::umask(0o177);
        let opened = fs::open(fs::CWD, &c_string(name), O_CREAT | O_WRONLY | O_APPEND, 0o600);
        process::umask(mask);
        match opened {
            Ok(fd) => {
                let message = if input {
                    packed!("ignoring input and appending output to %q")
                } else {
                    packed!("appending output to %q")
                };
                cx.note(message, &[name]);
                return Ok(fd);
            }
            Err(e) => *error = e,
        }
    }
    let [first, second] = errors;
    cx.say_error(packed!("failed to open %q"), &[b"nohup.out"], Some(first));
    if let Some(home) = home {
        cx.say_error(packed!("failed to open %q"), &[&home], Some(second));
    }
    Err(Stop::new(125))
}
