//! which - find commands in PATH
use rt::{
    Cx, Done, Vec, c_string, command,
    sys::{
        fs::{self, may_access},
        raw::X_OK,
        stat_at,
    },
    text::split::parts,
};

rt::applet! { "which", main, { failure: 2 }, "\
Usage: which [OPTION]... COMMAND...
Print the path of each COMMAND that PATH leads to. The status is 1 if one is not there.

  -a, --all  print all there are
  -s         print nothing
" }

fn main(cx: &mut Cx) -> Done {
    let (mut most, mut silent) = (1, false);
    while let Some(option) = cx.option()? {
        match option {
            b'a' => most = usize::MAX,
            _ => silent = true,
        }
    }
    let path = cx.var(b"PATH").unwrap_or(command::DEFAULT_PATH);
    if cx.operands().is_empty() {
        cx.raise(1);
    }
    for name in cx.operands() {
        let found = files(name.to_bytes(), path).into_iter().filter(|file| runs(file));
        let mut count = 0;
        for file in found.take(most) {
            count += 1;
            if !silent {
                cx.print_line_name(&file)?;
                cx.out.byte(b'\n')?;
            }
        }
        if count == 0 {
            cx.raise(1);
        }
    }
    Ok(())
}

/// The files that may be meant by `name`, in the order in which a shell looks for them.
fn files(name: &[u8], path: &[u8]) -> Vec<Vec<u8>> {
    if name.is_empty() || name.contains(&b'/') {
        return Vec::from([name.to_vec()]);
    }
    let below = |directory: &[u8]| {
        let directory = if directory.is_empty() { b"." } else { directory };
        rt::filled(b"%/%", &[directory, name])
    };
    parts(path, b':').map(below).collect()
}

/// Can it be run?
fn runs(file: &[u8]) -> bool {
    let file = c_string(file);
    may_access(&file, X_OK) && stat_at(fs::CWD, &file, 0).is_ok_and(|stat| stat.is_regular())
}
