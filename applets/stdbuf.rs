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

fn main(cx: &mut Cx) -> Done {
    // What each variable is set to.
    let mut values: [Vec<u8>; 3] = [const { Vec::new() }; 3];
    let mut any = false;
    while let Some(option) = cx.option()? {
        let text = cx.value().to_bytes();
        let mut mode = text.to_vec();
        if text == b"L" {
            if option == b'i' {
                return Err(cx.usage("line buffering stdin is meaningless", &[]));
            }
        } else {
            // Of the suffixes for sizes, some are not for buffers.
            let size = match text.iter().any(|byte| matches!(byte, b'b' | b'm')) {
                true => Err(NumberError::Invalid),
                false => number::size(text),
            };
            let size = size.map_err(|e| {
                let large = (e == NumberError::Overflow).then_some(Errno::OVERFLOW);
                cx.say_error("invalid mode %w", &[text], large);
                Stop::new(125)
            })?;
            mode = format(size, &mut [0; DIGITS]).to_vec();
        }
        let [input, output, error] = &mut values;
        *match option {
            b'i' => input,
            b'o' => output,
            _ => error,
        } = mode;
        any = true;
    }
    let operands = cx.operands();
    if operands.is_empty() {
        return Err(cx.missing_operand());
    }
    if !any {
        return Err(cx.usage("you must specify a buffering mode option", &[]));
    }
    let names: [&[u8]; 4] = [b"_STDBUF_I=", b"_STDBUF_O=", b"_STDBUF_E=", b"LD_PRELOAD="];
    let [input, output, error] = values;
    let mut values = [input, output, error, preload(cx)];
    let mut environment = OwnedStrings::default();
    for entry in cx.env() {
        let entry = entry.to_bytes();
        let index = names.iter().position(|name| entry.starts_with(name));
        match index.and_then(|index| Some((names.get(index)?, values.get_mut(index)?))) {
            Some((name, value)) if !value.is_empty() => {
                environment.push(&[name, &core::mem::take(value)]);
            }
            _ => environment.push(&[entry]),
        }
    }
    for (name, value) in names.iter().zip(&values) {
        if !value.is_empty() {
            environment.push(&[name, value]);
        }
    }
    let stop = command::run(cx, command::FAILED, operands, environment.as_strings());
    Err(stop)
}

/// The libraries to load first, with the one by which GNU's programs and others obey, if it is there.
fn preload(cx: &Cx) -> Vec<u8> {
    let paths = [
        c"/usr/libexec/coreutils/libstdbuf.so",
        c"/usr/lib/coreutils/libstdbuf.so",
        c"/usr/lib64/coreutils/libstdbuf.so",
    ];
    let Some(path) = paths.iter().find(|path| fs::may_access(path, 0)) else { return Vec::new() };
    match cx.var(b"LD_PRELOAD") {
        Some(others) => [others, b":", path.to_bytes()].concat(),
        None => path.to_bytes().to_vec(),
    }
}
