//! which - find commands in PATH
use rt::{
    Cx, Done, Stop, c_string, command,
    sys::{
        fs::{self, may_access},
        raw::X_OK,
        stat_at,
    },
};

rt::applet! { "which", main, { failure: 2 }, "\
Usage: which [OPTION]... COMMAND...
Print the path of each COMMAND that PATH leads to. The status is 1 if one is not there.

  -a, --all  print all there are
  -s         print nothing
" }

fn main(cx: &mut Cx) -> Done {
    let (mut all, mut silent) = (false, false);
    while let Some(option) = cx.option()? {
        match option {
            b'a' => all = true,
            _ => silent = true,
        }
    }
    let path = cx.var(b"PATH").unwrap_or(command::DEFAULT_PATH);
    let mut complete = !cx.operands().is_empty();
    for operand in cx.operands() {
        let name = operand.to_bytes();
        let mut found = false;
        // A name with a slash is a path.
        let places = if name.contains(&b'/') { b"" } else { path };
        for place in places.split(|&byte| byte == b':') {
            let place = match place {
                _ if name.contains(&b'/') => &b""[..],
                b"" => b".",
                place => place,
            };
            let slash: &[u8] = if place.is_empty() { b"" } else { b"/" };
            let file = c_string(&[place, slash, name].concat());
            let regular = stat_at(fs::CWD, &file, 0).is_ok_and(|stat| stat.is_regular());
            if name.is_empty() || !regular || !may_access(&file, X_OK) {
                continue;
            }
            found = true;
            if !silent {
                cx.print_line_name(file.to_bytes())?;
                cx.out.byte(b'\n')?;
            }
            if !all {
                break;
            }
        }
        complete &= found;
    }
    cx.out.checked()?;
    if complete { Ok(()) } else { Err(Stop::new(1)) }
}
