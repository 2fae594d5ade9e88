//! stdbuf - run a command with other buffers for its streams
use rt::{
    Cx, Done, OwnedStrings, Stop, Vec, command,
    sys::{Errno, fs},
    text::number::{self, DIGITS, NumberError, format},
};

rt::applet! { "stdbuf", main, { failure: 125, options_first: true, own_process: true }, "\
Usage: stdbuf OPTION... COMMAND [ARG]...
Run COMMAND with other buffers for its standard streams, where it uses those of the C library or is one of mote's.

  -i, --input=MODE   the buffer of standard input
  -o, --output=MODE  that of standard output
  -e, --error=MODE   that of standard error

MODE is L for lines (but not of input), 0 for none, or a size: K, M, G and so on are powers of 1024, KB, MB of 1000.

" }

/// The variables, and the letters of the options that set them.
static NAMES: [(u8, &str); 4] =
    [(b'i', "_STDBUF_I="), (b'o', "_STDBUF_O="), (b'e', "_STDBUF_E="), (0, "LD_PRELOAD=")];

fn main(cx: &mut Cx) -> Done {
    // What they are set to.
    let mut values: [Vec<u8>; 4] = [const { Vec::new() }; 4];
    let mut any = false;
    while let Some(option) = cx.option()? {
        any = true;
        let mode = mode(cx, option)?;
        for ((letter, _), value) in NAMES.iter().zip(&mut values) {
            if *letter == option {
                value.clear();
                value.extend_from_slice(&mode);
            }
        }
    }
    let operands = cx.operands();
    if operands.is_empty() {
        return Err(cx.missing_operand());
    }
    if !any {
        return Err(cx.usage(packed!("you must specify a buffering mode option"), &[]));
    }
    let [.., last] = &mut values;
    preload(cx, last);
    let mut environment = OwnedStrings::default();
    for entry in cx.env() {
        let mut pieces: [&[u8]; 2] = [entry.to_bytes(), b""];
        for ((_, name), value) in NAMES.iter().zip(&mut values) {
            if !value.is_empty() && entry.to_bytes().starts_with(name.as_bytes()) {
                // It keeps its place, and is not added at the end.
                environment.push(&rt::filled(b"%%", &[name.as_bytes(), value]));
                value.clear();
                pieces = [b"", b""];
            }
        }
        if !pieces[0].is_empty() {
            environment.push(&pieces.concat());
        }
    }
    for ((_, name), value) in NAMES.iter().zip(&values) {
        if !value.is_empty() {
            environment.push(&rt::filled(b"%%", &[name.as_bytes(), value]));
        }
    }
    Err(command::run(cx, command::FAILED, operands, environment.as_strings()))
}

/// The mode that the option's value stands for.
fn mode(cx: &mut Cx, option: u8) -> Result<Vec<u8>, Stop> {
    let text = cx.value().to_bytes();
    if option == b'i' && text.starts_with(b"L") {
        return Err(cx.usage(packed!("line buffering stdin is meaningless"), &[]));
    }
    if text == b"L" {
        return Ok(text.to_vec());
    }
    // Of the suffixes for sizes, some are not for buffers.
    let size = match text.iter().any(|byte| matches!(byte, b'b' | b'm')) {
        true => Err(NumberError::Invalid),
        false => number::size(text),
    };
    match size {
        Ok(size) => Ok(format(size, &mut [0; DIGITS]).to_vec()),
        Err(e) => {
            let large = (e == NumberError::Overflow).then_some(Errno::OVERFLOW);
            cx.say_error(packed!("invalid mode %w"), &[text], large);
            Err(Stop::new(125))
        }
    }
}

/// Sets the libraries to load first, with the one by which GNU's programs and others obey, if it is there.
fn preload(cx: &Cx, value: &mut Vec<u8>) {
    let paths = [
        c"/usr/libexec/coreutils/libstdbuf.so",
        c"/usr/lib/coreutils/libstdbuf.so",
        c"/usr/lib64/coreutils/libstdbuf.so",
    ];
    if let Some(path) = paths.iter().find(|path| fs::may_access(path, 0)) {
        if let Some(others) = cx.var(b"LD_PRELOAD") {
            value.extend_from_slice(others);
            value.push(b':');
        }
        value.extend_from_slice(path.to_bytes());
    }
}
