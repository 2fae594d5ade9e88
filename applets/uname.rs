//! uname - print the names of the system
use rt::{Cx, Done, Place, sys::system::Names};

rt::applet! { "uname", main, { place: Place::Bin }, "\
Usage: uname [OPTION]...
Print what the kernel calls itself and the machine, separated by spaces; -s without an OPTION.

  -a, --all                all of these in this order, without -p and -i
  -s, --kernel-name, --sysname  the kernel's name
  -n, --nodename           the machine's name in the network
  -r, --kernel-release, --release  the kernel's release
  -v, --kernel-version     the kernel's version: when and how it was built
  -m, --machine            the machine's architecture
  -p, --processor          the processor's type, which Linux does not tell: unknown
  -i, --hardware-platform  the hardware's platform, which Linux does not tell: unknown
  -o, --operating-system   the operating system's name
" }

fn main(cx: &mut Cx) -> Done {
    let mut letters = heapless::Vec::<u8, 8>::new();
    let mut all = false;
    while let Some(option) = cx.option()? {
        all |= option == b'a';
        if !letters.contains(&option) {
            let _ = letters.push(option); // there are 9 options, and -a asks for all
        }
    }
    if !cx.operands().is_empty() {
        return Err(cx.extra_operand(0));
    }
    if letters.is_empty() {
        let _ = letters.push(b's');
    }
    let names = match Names::get() {
        Ok(names) => names,
        Err(e) => {
            return Err(cx.stop_error(packed!("cannot get system name"), &[], e));
        }
    };
    let mut first = true;
    for (letter, value) in [
        (b's', names.kernel()),
        (b'n', names.node()),
        (b'r', names.release()),
        (b'v', names.version()),
        (b'm', names.machine()),
        (b'p', b"unknown"),
        (b'i', b"unknown"),
        (b'o', b"GNU/Linux"),
    ] {
        // What is unknown is left out of all.
        let asked = if all { !matches!(letter, b'p' | b'i') } else { letters.contains(&letter) };
        if asked {
            if !first {
                cx.out.byte(b' ')?;
            }
            first = false;
            cx.out.write(value)?;
        }
    }
    cx.out.byte(b'\n')
}
