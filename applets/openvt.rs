//! openvt - run a command on another console
use rt::{
    CString, Cx, Done, IdSet, OwnedStrings, Stop, command,
    sys::{
        process,
        raw::{O_NOCTTY, O_RDWR},
        terminal,
    },
    text::path::base,
    user::{digits, parse_number},
};

rt::applet! { "openvt", main, { options_first: true, own_process: true, place: rt::Place::Bin }, "\
Usage: openvt [OPTION]... [COMMAND [ARG]...]
Run COMMAND, or a shell, in a session of its own on the next free console.

  -c, --console=N  on console N
  -e, --exec       become COMMAND, not start it
  -f, --force      also on a console that is used
  -l, --login      as a login shell: with a dash before its name
  -s, --switch     put the console on the screen
  -v, --verbose    say which it is
  -w, --wait       wait until it ends, and with -s put back the console before
" }

fn main(cx: &mut Cx) -> Done {
    let (mut number, mut flags) = (None, IdSet::default());
    while let Some(option) = cx.option()? {
        match option {
            b'c' => {
                let text = cx.value().to_bytes();
                let Some(value @ 1..=63) = parse_number(text) else {
                    return Err(cx.usage(packed!("invalid number %w"), &[text]));
                };
                number = Some(value);
            }
            flag => flags.add(flag),
        }
    }
    let failed = |cx: &mut Cx, e| cx.stop_error(packed!("cannot open a console"), &[], e);
    let console = terminal::console().map_err(|e| failed(cx, e))?;
    let (before, used) = terminal::consoles(&console).map_err(|e| failed(cx, e))?;
    let number = match number {
        Some(number) => {
            if !flags.has(b'f') && number < 16 && used >> number & 1 != 0 {
                let digits = digits(number);
                return Err(
                    cx.stop(packed!("console %r is used; -f takes it all the same"), &[&digits])
                );
            }
            number
        }
        None => terminal::free_console(&console)
            .map_err(|e| cx.stop_error(packed!("no console is free"), &[], e))?,
    };
    let path: CString = rt::c_filled(b"/dev/tty%", &[digits(number).as_slice()]);
    if flags.has(b'v') {
        cx.report(packed!("openvt: %r"), &[path.to_bytes()]);
        cx.out.flush()?;
    }
    if !flags.has(b'e') {
        let child = process::fork().map_err(|e| cx.stop_error(packed!("fork failed"), &[], e))?;
        if child > 0 {
            if !flags.has(b'w') {
                return Ok(());
            }
            let (_, ended) = process::wait(child, true)
                .map_err(|e| cx.stop_error(packed!("waitpid failed"), &[], e))?;
            if flags.has(b's') {
                terminal::activate(&console, before).map_err(|e| failed(cx, e))?;
            }
            return Err(Stop::new(ended.status()));
        }
    }
    // Who leads a group already goes on without a session of its own.
    let _ = process::new_session();
    let opened = cx.open(&path, O_RDWR | O_NOCTTY, 0);
    let tty = opened.map_err(|e| cx.fail(path.to_bytes(), e))?;
    if flags.has(b's') {
        terminal::activate(&tty, number).map_err(|e| cx.fail(path.to_bytes(), e))?;
    }
    for stream in 0..3 {
        process::duplicate_to(tty.number(), stream).map_err(|e| cx.fail(path.to_bytes(), e))?;
    }
    // Of another session it stays the terminal.
    let _ = terminal::take_control(&tty);
    let mut operands = cx.operands();
    let mut shell = OwnedStrings::default();
    let file = match operands.get(0) {
        Some(file) => file,
        None => cx.path_var(b"SHELL").filter(|shell| !shell.is_empty()).unwrap_or(c"/bin/sh"),
    };
    if flags.has(b'l') || operands.is_empty() {
        let dash: &[u8] = if flags.has(b'l') { b"-" } else { b"" };
        shell.push(&rt::filled(b"%%", &[dash, base(file.to_bytes())]));
        operands.skip(1).for_each(|word| shell.push(word.to_bytes()));
        operands = shell.as_strings();
    }
    let env = cx.env();
    let error = command::exec(file, operands, env);
    cx.say_error(packed!("failed to execute %r"), &[file.to_bytes()], Some(error));
    Err(Stop::new(127))
}
