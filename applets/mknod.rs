//! mknod - make devices and named pipes
use rt::{
    Cx, Done, Id, Place, Stop, context, long, node,
    sys::{
        Errno,
        raw::{S_IFBLK, S_IFCHR, S_IFIFO},
    },
    text::number,
};

rt::applet! { "mknod", main, { place: Place::Bin }, "\
Usage: mknod [OPTION]... NAME TYPE [MAJOR MINOR]
Make NAME a special file. TYPE is b for a block device, c or u for a character device, both with the numbers MAJOR and MINOR, or
p for a named pipe. Numbers that begin with 0x are hexadecimal, and others that begin with 0 octal.

  -m, --mode=MODE  set the permissions, as chmod does, and not a=rw without those in the umask
  -Z               set the default SELinux context (ignored where the kernel has none)
      --context[=CTX]  set the SELinux or SMACK context CTX, or the default
" }

const CONTEXT: Id = long(HELP, "context");

fn main(cx: &mut Cx) -> Done {
    let mut mode = None;
    while let Some(option) = cx.option()? {
        match option {
            b'm' => mode = Some(cx.value().to_bytes()),
            CONTEXT => context::ignore(cx),
            _ => {}
        }
    }
    let mode = node::mode(cx, mode)?;
    let mut operands = cx.operands();
    let (Some(path), Some(kind)) = (operands.next(), operands.next()) else {
        return Err(missing(cx));
    };
    let kind = kind.to_bytes().first().copied().unwrap_or(0);
    let count = cx.operands().len();
    if kind == b'p' && count > 2 {
        let note = "Fifos do not have major and minor device numbers.";
        return Err(wrong_count(cx, 2, if count == 4 { note } else { "" }));
    }
    if kind != b'p' && count != 4 {
        let note = "Special files require major and minor device numbers.";
        return Err(wrong_count(cx, 4, if count == 2 { note } else { "" }));
    }
    let kind = match kind {
        b'b' => S_IFBLK,
        b'c' | b'u' => S_IFCHR,
        b'p' => S_IFIFO,
        _ => {
            let kind = cx.operands().get(1).unwrap_or(c"").to_bytes();
            return Err(cx.usage(packed!("invalid device type %w"), &[kind]));
        }
    };
    let mut device = 0;
    if kind != S_IFIFO {
        let major = parse(cx, "invalid major device number %w", operands.next())?;
        let minor = parse(cx, "invalid minor device number %w", operands.next())?;
        if (major, minor) == (u32::MAX, u32::MAX) {
            return Err(cx.stop(packed!("invalid device 4294967295 4294967295"), &[]));
        }
        // The kernel's numbers have 12 and 20 bits.
        if major >= 1 << 12 || minor >= 1 << 20 {
            return Err(cx.fail(path.to_bytes(), Errno::INVAL));
        }
        device = minor & 0xFF | major << 8 | (minor & !0xFF) << 12;
    }
    node::make(path, kind, mode, device).map_err(|e| cx.fail(path.to_bytes(), e))
}

/// Reports that there are not enough operands.
fn missing(cx: &mut Cx) -> Stop {
    match cx.operands().last() {
        None => cx.missing_operand(),
        Some(last) => cx.usage(packed!("missing operand after %w"), &[last.to_bytes()]),
    }
}

/// Reports that there are not `right` operands, with a `note` if it is not empty.
fn wrong_count(cx: &mut Cx, right: usize, note: &str) -> Stop {
    let operands = cx.operands();
    match operands.get(right) {
        Some(extra) => cx.say(packed!("extra operand %w"), &[extra.to_bytes()]),
        None => {
            let last = operands.last().unwrap_or(c"");
            cx.say(packed!("missing operand after %w"), &[last.to_bytes()]);
        }
    }
    if !note.is_empty() {
        cx.line(note, &[]);
    }
    cx.hint()
}

/// A device's number, as C writes integers.
#[inline(never)]
fn parse(cx: &mut Cx, message: &str, text: Option<&core::ffi::CStr>) -> Result<u32, Stop> {
    let text = text.unwrap_or(c"").to_bytes();
    let digits = number::skip_space(text);
    let digits = digits.strip_prefix(b"+").unwrap_or(digits);
    let (base, digits) = match digits {
        [b'0', b'x' | b'X', digits @ ..] => (16, digits),
        [b'0', digits @ ..] if !digits.is_empty() => (8, digits),
        _ => (10, digits),
    };
    let mut value = if digits.is_empty() { None } else { Some(0u32) };
    for &digit in digits {
        let digit = (digit as char).to_digit(base);
        value = value.and_then(|value| value.checked_mul(base)?.checked_add(digit?));
    }
    value.ok_or_else(|| cx.stop(message, &[text]))
}
