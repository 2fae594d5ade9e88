//! runcon - run a command in another security context
use rt::{
    Cx, Done, Stop, io,
    sys::{fs, raw::O_RDONLY},
    text::split::before,
};

rt::applet! { "runcon", main, { options_first: true, own_process: true }, "\
Usage: runcon CONTEXT COMMAND [ARG]...
  or:  runcon [-c] [-u USER] [-r ROLE] [-t TYPE] [-l RANGE] COMMAND [ARG]...
Run COMMAND in another SELinux security context, or print the current one. It takes a kernel that has them.

  -c, --compute  start from the context that COMMAND would get
  -t, --type=TYPE  set the type
  -u, --user=USER  set the user
  -r, --role=ROLE  set the role
  -l, --range=RANGE  set the range
" }

fn main(cx: &mut Cx) -> Done {
    let mut given = [false; 5];
    while let Some(option) = cx.option()? {
        let names =
            [(b't', "types"), (b'u', "users"), (b'r', "roles"), (b'l', "levelranges"), (b'c', "")];
        for ((letter, name), given) in names.iter().zip(&mut given) {
            if *letter == option {
                if *given && !name.is_empty() {
                    return Err(cx.stop(packed!("multiple %r"), &[name.as_bytes()]));
                }
                *given = true;
            }
        }
    }
    let operands = cx.operands();
    if operands.is_empty() {
        // Without SELinux, nobody answers for this file.
        let current = fs::open(fs::CWD, c"/proc/self/attr/current", O_RDONLY, 0)
            .and_then(|file| io::read_all(&file));
        return match current {
            Ok(context) => {
                cx.out.add(before(&context, 0));
                cx.out.write(b"\n")
            }
            Err(e) => Err(cx.stop_error(packed!("failed to get current context"), &[], e)),
        };
    }
    if given == [false; 5] && operands.skip(1).is_empty() {
        return Err(cx.usage(packed!("no command specified"), &[]));
    }
    cx.say(packed!("runcon may be used only on a SELinux kernel"), &[]);
    Err(Stop::new(1))
}
